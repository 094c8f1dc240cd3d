//! The matters that a person prepares: searched, filtered, a page at a time. The state stands in the address.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::identity::Action;
use domain::matter::MatterState;
use domain::survey::listing::Filter;
use serde::Deserialize;
use service::ServiceError;
use service::matter::{self, MatterView};

use super::matter_address;
use crate::Reply;
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::MatterItem;
use crate::staff::StaffPage;
use crate::staff::list::PAGE_SIZE;
use crate::staff::preparation::Choice;
use crate::state::WebState;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MattersQuery {
    search: String,
    /// A state's code, or `warned`.
    state: String,
    page: String,
}

struct Row {
    item: MatterItem,
    case_number: String,
    is_public: bool,
    warnings: usize,
}

#[derive(Template)]
#[template(path = "staff/matters.html")]
struct MattersPage {
    frame: Frame,
    search: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    has_any: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<MattersQuery>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    if caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    let matters = matter::managed(&state.services, &caller.actor).await?;
    let ids: Vec<_> = matters.iter().map(|matter| matter.id).collect();
    let mut views: Vec<MatterView> =
        matter::views(&state.services, &caller.actor, &ids).await?.into_values().collect();
    views.sort_by_key(place);
    let has_any = !views.is_empty();
    let filter = Filter {
        search: Some(query.search.trim().to_owned()).filter(|words| !words.is_empty()),
        ..Filter::default()
    };
    let in_state = MatterState::from_code(&query.state);
    views.retain(|view| {
        (filter.accepts_matter(&view.matter) || is_numbered(view, &query.search))
            && in_state.is_none_or(|state| view.matter.state() == state)
            && (query.state != "warned" || !view.warnings.is_empty())
    });
    let pages = views.len().div_ceil(PAGE_SIZE).max(1);
    let number = query.page.parse().unwrap_or(1_usize).clamp(1, pages);
    let row = |view: &MatterView| Row {
        item: MatterItem::new(&frame, &view.matter, matter_address(&frame, view.matter.id, "")),
        case_number: view.matter.content.case_number.clone(),
        is_public: view.matter.is_public(),
        warnings: view.warnings.len(),
    };
    let page = MattersPage {
        rows: views.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default().iter().map(row).collect(),
        found: views.len(),
        previous: (number > 1).then(|| address(&frame, &query, number - 1)),
        next: (number < pages).then(|| address(&frame, &query, number + 1)),
        page: number,
        pages,
        has_any,
        states: states(&frame, &query.state),
        search: query.search,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// Those in preparation by the day of their decision, then the rest, the latest first.
fn place(view: &MatterView) -> (bool, matter::Place) {
    (view.matter.state() != MatterState::Preparation, matter::order(&view.matter))
}

/// A case number is looked for as a whole or by its beginning.
fn is_numbered(view: &MatterView, search: &str) -> bool {
    let search = search.trim();
    !search.is_empty() && view.matter.content.case_number.starts_with(search)
}

fn states(frame: &Frame, chosen: &str) -> Vec<Choice> {
    let of_state = |state: &MatterState| (state.code(), frame.text(state.label_key()));
    std::iter::once(("", frame.text("staff-matters-all")))
        .chain([("warned", frame.text("staff-matters-warned"))])
        .chain(MatterState::ALL.iter().map(of_state))
        .map(|(value, label)| Choice::new(value, label, chosen == value))
        .collect()
}

/// The address of another page of the list, search and filter kept.
fn address(frame: &Frame, query: &MattersQuery, page: usize) -> String {
    let (search, state) = (url_encode(&query.search), url_encode(&query.state));
    frame.address(&format!("staff/matters?search={search}&state={state}&page={page}"))
}

/// Whether a person prepares matters at all.
pub fn may_begin(page: &Page) -> Result<(), ServiceError> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        Err(ServiceError::Unauthenticated)
    } else if actor.may_somewhere(Action::ManageMatters) {
        Ok(())
    } else {
        Err(ServiceError::Denied)
    }
}
