//! The queue of initiatives: what is due first stands first.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::identity::Scope;
use domain::initiative::InitiativeState;
use serde::Deserialize;
use service::initiative::{self, InitiativeView, QueueFilter};

use super::{initiative_address, mark, title_of};
use crate::Reply;
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::{StaffPage, scopes};
use crate::state::WebState;

/// Initiatives on one page.
const PAGE_SIZE: usize = 25;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InitiativeQuery {
    search: String,
    /// A state's code.
    state: String,
    /// Filled where only those are asked for of which something is overdue.
    overdue: String,
    /// Filled where only those are asked for with a reply that nobody has opened.
    replied: String,
    page: String,
}

struct Row {
    title: Said,
    href: String,
    maker: Said,
    received: String,
    due: Option<String>,
    is_overdue: bool,
    has_new_reply: bool,
    state: Said,
    state_mark: &'static str,
    case_number: String,
    owner: String,
}

struct StateOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/initiatives.html")]
struct InitiativesPage {
    frame: Frame,
    search: String,
    states: Vec<StateOption>,
    only_overdue: bool,
    only_replied: bool,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    has_any: bool,
    /// Whether the caller handles those of the whole county.
    is_of_county: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<InitiativeQuery>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let filter = QueueFilter {
        search: query.search.clone(),
        state: InitiativeState::from_code(&query.state),
        is_overdue: !query.overdue.is_empty(),
        has_new_reply: !query.replied.is_empty(),
    };
    let found = initiative::managed(&state.services, &caller.actor, &filter).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let pages = found.len().div_ceil(PAGE_SIZE).max(1);
    let number = query.page.parse().unwrap_or(1_usize).clamp(1, pages);
    let row = |view: &InitiativeView| {
        let one = &view.initiative;
        Row {
            title: title_of(&frame, view),
            href: initiative_address(&frame, one.id, ""),
            maker: frame.text(one.maker.label_key()),
            received: frame.date(one.received_on),
            due: one.next_due().map(|due| frame.date(due)),
            is_overdue: view.is_overdue,
            has_new_reply: view.has_new_reply,
            state: frame.text(one.state().label_key()),
            state_mark: mark(view),
            case_number: one.case_number.clone(),
            owner: scopes::label(one.owner, &county, &divisions, &frame.language),
        }
    };
    let shown = found.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default();
    let is_filtered = filter != QueueFilter::default();
    let page = InitiativesPage {
        rows: shown.iter().map(row).collect(),
        found: found.len(),
        states: states(&frame, &query),
        only_overdue: filter.is_overdue,
        only_replied: filter.has_new_reply,
        previous: (number > 1).then(|| address(&frame, &query, number - 1)),
        next: (number < pages).then(|| address(&frame, &query, number + 1)),
        page: number,
        pages,
        has_any: is_filtered || !found.is_empty(),
        is_of_county: caller.actor.may(domain::identity::Action::ManageInitiatives, Scope::County),
        search: query.search,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn states(frame: &Frame, query: &InitiativeQuery) -> Vec<StateOption> {
    let of_state = |state: &InitiativeState| (state.code(), frame.text(state.label_key()));
    std::iter::once(("", frame.text("staff-surveys-all")))
        .chain(InitiativeState::ALL.iter().map(of_state))
        .map(|(value, label)| StateOption { selected: query.state == value, value, label })
        .collect()
}

/// The address of another page of the list, search and filter kept.
fn address(frame: &Frame, query: &InitiativeQuery, page: usize) -> String {
    let mut parts = vec![format!("page={page}")];
    let asked = [
        ("search", &query.search),
        ("state", &query.state),
        ("overdue", &query.overdue),
        ("replied", &query.replied),
    ];
    for (name, value) in asked {
        if !value.is_empty() {
            parts.push(format!("{name}={}", url_encode(value)));
        }
    }
    frame.address(&format!("staff/initiatives?{}", parts.join("&")))
}
