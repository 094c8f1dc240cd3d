//! Initiatives as everybody reads them.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::InitiativeId;
use domain::initiative::InitiativeState;
use serde::Deserialize;
use service::initiative::{self, PublicFilter};

use crate::Reply;
use crate::forms::url_encode;
use crate::initiative::{PublicFacts, public_address};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct Row {
    href: String,
    facts: PublicFacts,
}

/// Initiatives on one page.
const PAGE_SIZE: usize = 25;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InitiativeQuery {
    q: String,
    /// A state's code.
    state: String,
    page: String,
}

struct StateOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "initiatives.html")]
struct InitiativesPage {
    frame: Frame,
    search: String,
    states: Vec<StateOption>,
    is_filtered: bool,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

pub async fn list(page: Page, State(state): State<WebState>, Query(query): Query<InitiativeQuery>) -> Reply {
    let filter = PublicFilter { search: query.q.clone(), state: InitiativeState::from_code(&query.state) };
    let all = initiative::public(&state.services, &filter).await?;
    let frame = page.frame;
    let pages = all.len().div_ceil(PAGE_SIZE).max(1);
    let number = query.page.parse().unwrap_or(1_usize).clamp(1, pages);
    let row = |one: &domain::initiative::Initiative| {
        Some(Row { href: public_address(&frame, one), facts: PublicFacts::new(&frame, one)? })
    };
    let of_state = |state: &InitiativeState| (state.code(), frame.text(state.label_key()));
    let states = std::iter::once(("", frame.text("filter-all")))
        .chain(
            InitiativeState::ALL.iter().filter(|state| **state != InitiativeState::Withdrawn).map(of_state),
        )
        .map(|(value, label)| StateOption { selected: query.state == value, value, label });
    let page = InitiativesPage {
        states: states.collect(),
        rows: all.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default().iter().filter_map(row).collect(),
        is_filtered: filter != PublicFilter::default(),
        found: all.len(),
        previous: (number > 1).then(|| address(&frame, &query, number - 1)),
        next: (number < pages).then(|| address(&frame, &query, number + 1)),
        page: number,
        pages,
        search: query.q,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// The address of another page of the list, search and filter kept.
fn address(frame: &Frame, query: &InitiativeQuery, page: usize) -> String {
    let mut parts = vec![format!("page={page}")];
    for (name, value) in [("q", &query.q), ("state", &query.state)] {
        if !value.is_empty() {
            parts.push(format!("{name}={}", url_encode(value)));
        }
    }
    frame.address(&format!("initiatives?{}", parts.join("&")))
}

#[derive(Template)]
#[template(path = "initiative.html")]
struct InitiativePage {
    frame: Frame,
    facts: PublicFacts,
}

/// An initiative and what came of it.
pub async fn show(page: Page, IdPath(id): IdPath<InitiativeId>, State(state): State<WebState>) -> Reply {
    let one = initiative::public_one(&state.services, id).await?;
    let frame = page.frame;
    let facts = PublicFacts::new(&frame, &one).ok_or(service::ServiceError::NotFound)?;
    Ok(html(StatusCode::OK, Keep::Revalidate, &InitiativePage { facts, frame }))
}
