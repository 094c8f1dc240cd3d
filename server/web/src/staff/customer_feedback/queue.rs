//! The queue: what is due first before the rest, filtered by what stands in the address.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::customer_feedback::{FeedbackChannel, FeedbackClass, FeedbackItem, FeedbackState, ItemFilter};
use domain::id::{FeedbackItemId, TypedId};
use domain::identity::{Action, Actor};
use service::customer_feedback::{self as feedback};

use super::{Links, address, item_address};
use crate::Reply;
use crate::customer_feedback::{Choice, ItemFacts, choices};
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::edit::parse_id;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{StaffPage, said_done};
use crate::state::WebState;

const PAGE: usize = 50;

struct Row {
    href: String,
    facts: ItemFacts,
    about: String,
    queue: String,
    is_overdue: bool,
    has_contact: bool,
}

#[derive(Template)]
#[template(path = "staff/cf_queue.html")]
struct QueuePage {
    frame: Frame,
    links: Links,
    notice: Option<Said>,
    rows: Vec<Row>,
    total: u64,
    overdue: u64,
    classes: Vec<Choice>,
    channels: Vec<Choice>,
    states: Vec<Choice>,
    queues: Vec<ScopeOption>,
    only_overdue: bool,
    is_filtered: bool,
    first: String,
    is_first: bool,
    next: Option<String>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let filter = ItemFilter {
        class: FeedbackClass::from_code(value("class")),
        channel: FeedbackChannel::from_code(value("channel")),
        state: FeedbackState::from_code(value("state")),
        with_handled: false,
        queue: scopes::parse(value("queue")),
        is_overdue: value("overdue") == "yes",
        due_by: None,
    };
    let after = place(value("after"));
    let found = feedback::queue(&state.services, &caller.actor, &filter, after, PAGE).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let named = |scope| scopes::label(scope, &county, &divisions, &frame.language);
    let row = |item: &FeedbackItem| Row {
        href: item_address(&frame, item.id, ""),
        facts: ItemFacts::new(&frame, item),
        about: named(item.about),
        queue: named(item.queue),
        is_overdue: item.is_overdue(found.today),
        has_contact: item.has_contact,
    };
    let narrowed: Vec<String> = ["class", "channel", "state", "queue", "overdue"]
        .iter()
        .filter(|name| !value(name).is_empty())
        .map(|name| format!("{name}={}", url_encode(value(name))))
        .collect();
    let with = |more: Option<String>| {
        let parts: Vec<&str> = narrowed.iter().map(String::as_str).chain(more.as_deref()).collect();
        address(&frame, &if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) })
    };
    let page = QueuePage {
        links: Links::new(&frame),
        notice: said_done(&frame, &query),
        rows: found.items.iter().map(row).collect(),
        total: found.total,
        overdue: found.overdue,
        classes: choices(&frame, FeedbackClass::ALL, |one| (one.code(), one.label_key()), filter.class),
        channels: choices(&frame, FeedbackChannel::ALL, |one| (one.code(), one.label_key()), filter.channel),
        states: choices(&frame, FeedbackState::ALL, |one| (one.code(), one.label_key()), filter.state),
        queues: scopes::options(&county, &divisions, &frame.language, filter.queue, |scope| {
            handles(&caller.actor, scope)
        }),
        only_overdue: filter.is_overdue,
        is_filtered: !narrowed.is_empty(),
        first: with(None),
        is_first: after.is_none(),
        next: found.next.map(|(due, id)| with(Some(format!("after={due}.{}", id.uuid())))),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn handles(actor: &Actor, scope: domain::identity::Scope) -> bool {
    actor.may(Action::HandleFeedback, scope)
}

/// Where a page begins, as its address says.
fn place(value: &str) -> Option<(NaiveDate, FeedbackItemId)> {
    let (day, id) = value.split_once('.')?;
    Some((day.parse().ok()?, parse_id(id)?))
}
