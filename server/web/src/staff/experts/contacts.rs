//! Names and contacts of those who are confirmed for an order. A page of its own, since each look is logged.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::expert::card::SEEN_DAYS;
use domain::id::OrderId;
use service::expert::{card, order};

use super::{order_address, title_of};
use crate::Reply;
use crate::layout::{Frame, Keep, html};
use crate::said::Said;
use crate::staff::{IdPath, StaffPage};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/order_contacts.html")]
struct ContactsPage {
    frame: Frame,
    title: Said,
    back: String,
    rows: Vec<card::BookedContact>,
    seen_days: i64,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = order::order(services, actor, id).await?;
    let rows = card::booked_contacts(services, actor, id).await?;
    let frame = page.frame;
    let page = ContactsPage {
        title: title_of(&frame, &found),
        back: order_address(&frame, id, ""),
        rows,
        seen_days: SEEN_DAYS,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}
