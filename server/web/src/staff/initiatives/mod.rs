//! Initiatives on the pages of staff: the queue, handling one, writing down what came on paper, the year, the settings.

mod enter;
mod handle;
mod list;
mod settings;
mod year;

use domain::id::{InitiativeId, TypedId};
use service::initiative::InitiativeView;

use crate::layout::Frame;
use crate::said::Said;

pub(super) use enter::{show as show_entry, submit as enter};
pub(super) use handle::{act, show};
pub(super) use list::show as list;
pub(super) use settings::{save as save_settings, show as show_settings};
pub(super) use year::{note as note_year, show as show_year};

/// The address of an initiative's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn initiative_address(frame: &Frame, id: InitiativeId, rest: &str) -> String {
    frame.address(&format!("staff/initiatives/{}{rest}", id.uuid()))
}

/// What an initiative is about, in the words of its maker.
fn title_of(frame: &Frame, view: &InitiativeView) -> Said {
    match &view.text {
        Some(text) => Said::new(text.title.clone(), view.initiative.language.as_str(), &frame.language),
        None => frame.text("staff-initiative-taken-back"),
    }
}

/// The look of a state, which surveys have, too.
fn mark(view: &InitiativeView) -> &'static str {
    use domain::initiative::InitiativeState;
    match view.initiative.state() {
        InitiativeState::Received => "draft",
        InitiativeState::Handling => "open",
        _ => "closed",
    }
}
