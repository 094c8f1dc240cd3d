//! Customer feedback on the pages of staff.

mod enter;
mod figures;
mod item;
mod queue;
mod reviews;
mod scores;
mod summaries;

use domain::id::{FeedbackItemId, TypedId};
use domain::identity::Action;

use crate::layout::Frame;

pub(super) use enter::{enter, new};
pub(super) use figures::show as figures;
pub(super) use item::{act, show};
pub(super) use queue::show as queue;
pub(super) use reviews::{note as note_review, show as reviews};
pub(super) use scores::{import as import_scores, show as scores};
pub(super) use summaries::{
    act as act_on_summary, create as create_summary, list as summaries, new as new_summary,
    show as show_summary,
};

/// The address of a page about customer feedback; `rest` begins with a slash or a question mark, or is empty.
fn address(frame: &Frame, rest: &str) -> String {
    frame.address(&format!("staff/customer-feedback{rest}"))
}

fn item_address(frame: &Frame, id: FeedbackItemId, rest: &str) -> String {
    address(frame, &format!("/{}{rest}", id.uuid()))
}

/// What can be reached from every page about customer feedback.
pub(super) struct Links {
    /// Some waits in a queue for them: their own, or that of comments on programmes.
    pub has_queue: bool,
    pub handles: bool,
    pub publishes: bool,
}

impl Links {
    fn new(frame: &Frame) -> Self {
        let (handles, publishes) = (frame.may(Action::HandleFeedback), frame.may(Action::PublishFeedback));
        Self { has_queue: handles || publishes, handles, publishes }
    }
}
