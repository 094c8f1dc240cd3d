//! The messages about an order, on its page.

use axum::extract::State;
use domain::expert::ThreadSide;
use domain::id::OrderId;
use service::expert::thread::{self, MessageView};

use super::order_address;
use super::show::{Shown, order_page};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::Frame;
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// One message.
pub(super) struct MessageRow {
    pub author: String,
    pub side: Said,
    pub at: String,
    pub text: Said,
}

/// What has been written about an order, and the form to write more.
pub(super) struct Thread {
    pub messages: Vec<MessageRow>,
    pub may_write: bool,
    /// The form's own: sent twice, it writes once.
    pub key: String,
    /// What was typed and refused.
    pub typed: String,
}

impl MessageRow {
    pub(super) fn new(frame: &Frame, view: MessageView) -> Self {
        Self {
            author: view.author,
            side: match view.side {
                ThreadSide::Orderer => frame.text("staff-thread-orderer"),
                ThreadSide::Coordinator => frame.text("staff-thread-coordinator"),
            },
            at: frame.date_time(view.at),
            text: Said::neutral(view.text, &frame.language),
        }
    }
}

pub async fn write(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let text = fields.get("text").replace("\r\n", "\n");
    let key = Some(fields.get("key")).filter(|key| !key.is_empty());
    match thread::write(services, actor, id, &text, key).await {
        Ok(_) => Ok(see_other(&order_address(&page.frame, id, "?done=written#messages"))),
        Err(error) => {
            let problems = Problems::by_path(&page.frame, &mendable(error)?);
            order_page(page, services, id, Shown { notice: None, problems, typed: text }).await
        }
    }
}
