//! Panels on the pages of staff: the list, what is written of a panel, its call, its life, members and lots.

mod application;
mod call;
pub(in crate::staff) mod form;
mod invitations;
mod list;
mod lot;
mod meeting;
mod members;
mod position;
mod show;
mod survey;
mod topics;

use domain::Violation;
use domain::id::{LotId, PanelId, TypedId};
use service::ServiceError;

use crate::Failure;
use crate::layout::{Frame, Page};

pub(super) use application::{enter as enter_application, new as new_application};
pub(super) use call::{save as save_call, show as show_call};
pub(super) use form::{create, edit, languages, new, save, shown};
pub(super) use invitations::{act as act_on_invitations, letters, show as show_invitations};
pub(super) use list::show as list;
pub(super) use lot::{act as act_on_lot, new as new_lot, prepare as prepare_lot, show as show_lot};
pub(super) use meeting::{
    act as act_on_meeting, create as create_meeting, edit as edit_meeting, new as new_meeting,
    save as save_meeting, show as show_meeting,
};
pub(super) use members::{act as act_on_member, show as show_members};
pub(super) use position::{
    act as act_on_position, create as create_position, edit as edit_position, new as new_position,
    save as save_position, show as show_position,
};
pub(super) use show::{advance, show};
pub(super) use survey::{create as create_survey, new as new_survey};
pub(super) use topics::{decide as decide_topic, show as show_topics};

/// What somebody looks at who is logged in and organises it; `view` is not begun before it is known who looks.
async fn organised<T>(
    page: &Page,
    view: impl Future<Output = service::Result<T>>,
    is_managed: impl FnOnce(&T) -> bool,
) -> Result<T, Failure> {
    if page.caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    let view = view.await?;
    if is_managed(&view) { Ok(view) } else { Err(ServiceError::Denied.into()) }
}

/// The id of the field that a violation is about; blank for what is not typed.
fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("version" | "panelId" | "meetingId" | "positionId") => String::new(),
        // Whatever is wrong in a table is mended in its field; the message says in which row.
        Some(table @ "respondents") => table.to_owned(),
        _ => violation.path.join("."),
    }
}

/// The address of a panel's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn panel_address(frame: &Frame, id: PanelId, rest: &str) -> String {
    frame.address(&format!("staff/panels/{}{rest}", id.uuid()))
}

fn lot_address(frame: &Frame, id: LotId, rest: &str) -> String {
    frame.address(&format!("staff/panel-lots/{}{rest}", id.uuid()))
}
