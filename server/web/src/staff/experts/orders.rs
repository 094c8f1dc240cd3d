//! The list of orders: what waits for the coordinator first.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::Order;
use domain::expert::booking::OrderState;
use domain::identity::Action;
use serde::Deserialize;
use service::expert::order;

use super::{first_time, order_address, title_of, waits_for};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::{StaffPage, said_done, scopes};
use crate::state::WebState;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OrderQuery {
    search: String,
    /// A state's code.
    state: String,
}

impl OrderQuery {
    fn asks_for(&self, order: &Order) -> bool {
        let state = OrderState::from_code(&self.state);
        let reference = order.reference.as_deref().unwrap_or_default();
        let title = format!("{} {reference}", order.content.title).to_lowercase();
        state.is_none_or(|state| state == order.state)
            && self.search.to_lowercase().split_whitespace().all(|word| title.contains(word))
    }
}

struct Row {
    title: Said,
    href: String,
    gig_type: Said,
    first: Said,
    state: Said,
    state_mark: &'static str,
    owner: String,
}

struct StateOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/orders.html")]
struct OrdersPage {
    frame: Frame,
    notice: Option<Said>,
    search: String,
    states: Vec<StateOption>,
    /// Submitted orders that this coordinator has not taken on yet.
    waiting: Vec<Row>,
    rows: Vec<Row>,
    has_any: bool,
    may_order: bool,
    may_coordinate: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<OrderQuery>,
    Query(done): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let orders = order::orders(&state.services, &caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let row = |order: &Order| Row {
        title: title_of(&frame, order),
        href: order_address(&frame, order.id, ""),
        gig_type: frame.text(order.content.gig_type.label_key()),
        first: first_time(&frame, order),
        state: frame.text(order.state.label_key()),
        state_mark: mark(order.state),
        owner: scopes::label(order.owner, &county, &divisions, &frame.language),
    };
    let page = OrdersPage {
        notice: said_done(&frame, &done),
        waiting: orders.iter().filter(|order| waits_for(&caller.actor, order)).map(row).collect(),
        rows: orders.iter().filter(|order| query.asks_for(order)).map(row).collect(),
        states: states(&frame, &query),
        has_any: !orders.is_empty(),
        may_order: frame.may(Action::PlaceOrder),
        may_coordinate: frame.may(Action::CoordinateOrders),
        search: query.search,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn states(frame: &Frame, query: &OrderQuery) -> Vec<StateOption> {
    let of_state = |state: &OrderState| (state.code(), frame.text(state.label_key()));
    std::iter::once(("", frame.text("staff-surveys-all")))
        .chain(OrderState::ALL.iter().map(of_state))
        .map(|(value, label)| StateOption { selected: query.state == value, value, label })
        .collect()
}

/// The look of a state, which surveys have, too.
pub(super) fn mark(state: OrderState) -> &'static str {
    match state {
        OrderState::Draft => "draft",
        OrderState::Confirmed => "open",
        _ => "closed",
    }
}
