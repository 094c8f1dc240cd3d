//! Bodies on the pages of staff: the register, a body with its year, what it has said, handled and proposed.

mod form;
mod list;
mod proposal;
mod record;
mod show;

use chrono::NaiveDate;
use domain::id::{BodyId, BodyRecordId, ProposalId, TypedId};
use service::ServiceError;

use crate::Failure;
use crate::layout::{Frame, Page};

pub(super) use form::{create, edit, new, save};
pub(super) use list::show as list;
pub(super) use proposal::{
    create as create_proposal, edit as edit_proposal, follow as follow_proposal, list as list_proposals,
    new as new_proposal, save as save_proposal, show as show_proposal,
};
pub(super) use record::{
    create as create_record, edit as edit_record, new as new_record, save as save_record,
};
pub(super) use show::{save_documents, show};

/// The address of a body's page; `rest` begins with a slash or a question mark, or is empty.
fn body_address(frame: &Frame, id: BodyId, rest: &str) -> String {
    frame.address(&format!("staff/bodies/{}{rest}", id.uuid()))
}

fn record_address(frame: &Frame, id: BodyRecordId) -> String {
    frame.address(&format!("staff/body-records/{}", id.uuid()))
}

pub(super) fn proposal_address(frame: &Frame, id: ProposalId, rest: &str) -> String {
    frame.address(&format!("staff/proposals/{}{rest}", id.uuid()))
}

/// Refuses who does not keep the register.
fn keeper(page: &Page) -> Result<(), Failure> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if service::body::keeps(actor) { Ok(()) } else { Err(ServiceError::Denied.into()) }
}

/// The first and the last day of a year.
fn days_of(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}
