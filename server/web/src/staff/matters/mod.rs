//! Matters under preparation on the pages of staff: the list, what is written of one, its path, what it is tied to, and
//! what was decided.

mod assessment;
mod decision;
mod form;
mod list;
mod path;
mod show;

use domain::id::{MatterId, TypedId};
use service::ServiceError;
use service::matter::{self, MatterView};

use crate::Failure;
use crate::layout::{Frame, Page};
use crate::state::WebState;

pub(super) use assessment::{create as create_assessment, new as new_assessment};
pub(super) use decision::{save as save_decision, show as show_decision};
pub(super) use form::{create, edit, new, save};
pub(super) use list::show as list;
pub(super) use path::{edit as edit_path, save as save_path};
pub(super) use show::{act, show};

/// The address of a matter's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn matter_address(frame: &Frame, id: MatterId, rest: &str) -> String {
    frame.address(&format!("staff/matters/{}{rest}", id.uuid()))
}

/// A matter that the caller prepares.
async fn managed(page: &Page, state: &WebState, id: MatterId) -> Result<MatterView, Failure> {
    if page.caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    let view = matter::view(&state.services, &page.caller.actor, id).await?;
    if view.is_managed { Ok(view) } else { Err(ServiceError::Denied.into()) }
}
