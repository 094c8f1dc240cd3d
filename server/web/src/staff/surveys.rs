//! The list of surveys.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::SurveyId;
use domain::county::{County, Division};
use domain::identity::{Action, Actor};
use domain::survey::{Phase, Survey};
use domain::time::civil_day;
use l10n::Collator;
use service::survey::{draft, results};
use service::{ServiceError, Services};

use super::list::{Column, Item, ListQuery, Sort, page, select};
use super::{StaffPage, scopes, survey_address, title_of};
use crate::Reply;
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::state::WebState;

struct Row {
    title: Said,
    href: String,
    phase: Said,
    phase_code: &'static str,
    is_external: bool,
    owes_outcome: bool,
    closes: Said,
    /// `None` where this person may not know.
    received: Option<String>,
    edited: String,
    owner: String,
}

struct Heading {
    label: Said,
    href: String,
    /// `ascending` or `descending`, where the list is sorted by it.
    sorted: Option<&'static str>,
}

struct StateOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/surveys.html")]
struct SurveysPage {
    frame: Frame,
    search: String,
    sort: String,
    states: Vec<StateOption>,
    headings: Vec<Heading>,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    has_any: bool,
    may_edit: bool,
}

pub async fn show(
    StaffPage(staff): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<ListQuery>,
) -> Reply {
    let Page { frame, caller, county } = staff;
    let now = state.services.now();
    let surveys = draft::surveys(&state.services, &caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let collator = Collator::new(frame.language.as_str());
    let items = surveys.iter().map(|survey| Item::new(survey, &frame.language, now)).collect();
    let selected = select(items, &query, |a, b| collator.compare(a, b));
    let (shown, number, pages) = page(&selected, &query);
    let of_item = |item: &Item| surveys.iter().find(|survey| survey.id == item.id);
    let on_page: Vec<&Survey> = shown.iter().filter_map(of_item).collect();
    let received = received(&state.services, &caller.actor, &on_page).await?;
    let rows = on_page
        .iter()
        .zip(shown)
        .map(|(survey, item)| {
            row(&frame, &county, &divisions, survey, item, received.get(&survey.id).copied())
        })
        .collect();
    let sort = Sort::parse(&query.sort);
    let address = |sort: Sort, page: usize| address(&frame, &query, sort, page);
    let page = SurveysPage {
        states: states(&frame, &query),
        headings: Column::ALL.iter().map(|column| heading(&frame, &query, *column)).collect(),
        rows,
        found: selected.len(),
        previous: (number > 1).then(|| address(sort, number - 1)),
        next: (number < pages).then(|| address(sort, number + 1)),
        page: number,
        pages,
        has_any: !surveys.is_empty(),
        may_edit: frame.may(Action::EditSurvey),
        sort: query.sort.clone(),
        search: query.search.clone(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// Answers received by the surveys of this page.
async fn received(
    services: &Services,
    actor: &Actor,
    surveys: &[&Survey],
) -> Result<BTreeMap<SurveyId, u64>, ServiceError> {
    let has_answers =
        |survey: &&&Survey| survey.life.publication().is_some() && !survey.draft.form.is_external();
    let counted: Vec<_> = surveys.iter().filter(has_answers).map(|s| (s.id, s.owner)).collect();
    results::received_by_many(services, actor, &counted).await
}

fn row(
    frame: &Frame,
    county: &County,
    divisions: &[Division],
    survey: &Survey,
    item: &Item,
    received: Option<u64>,
) -> Row {
    let closes = match item.closes_at {
        Some(at) => Said::neutral(frame.date(civil_day(at)), &frame.language),
        None if item.phase == Phase::Draft => frame.text("staff-not-set"),
        None => frame.text("staff-surveys-standing"),
    };
    Row {
        title: title_of(frame, survey),
        href: survey_address(frame, survey, ""),
        phase: frame.text(item.phase.label_key()),
        phase_code: item.phase.code(),
        is_external: survey.draft.form.is_external(),
        owes_outcome: item.owes_outcome,
        closes,
        received: received.map(|count| frame.integer(count)),
        edited: frame.date(civil_day(item.updated_at)),
        owner: scopes::label(survey.owner, county, divisions, &frame.language),
    }
}

fn states(frame: &Frame, query: &ListQuery) -> Vec<StateOption> {
    let of_phase = |phase: &Phase| (phase.code(), frame.text(phase.label_key()));
    std::iter::once(("", frame.text("staff-surveys-all")))
        .chain(Phase::ALL.iter().map(of_phase))
        .chain([("owing", frame.text("staff-surveys-owing"))])
        .map(|(value, label)| StateOption { selected: query.state == value, value, label })
        .collect()
}

fn heading(frame: &Frame, query: &ListQuery, column: Column) -> Heading {
    let sort = Sort::parse(&query.sort);
    let label = match column {
        Column::Title => frame.text("staff-column-title"),
        Column::State => frame.text("staff-column-state"),
        Column::Closes => frame.text("staff-column-closes"),
        Column::Edited => frame.text("staff-column-edited"),
    };
    let direction = if sort.descending { "descending" } else { "ascending" };
    Heading {
        label,
        href: address(frame, query, sort.pressed(column), 1),
        sorted: (sort.column == column).then_some(direction),
    }
}

/// The address of the list in another order or at another page, search and filter kept.
fn address(frame: &Frame, query: &ListQuery, sort: Sort, page: usize) -> String {
    let mut parts = vec![format!("sort={}", sort.value())];
    if !query.search.is_empty() {
        parts.push(format!("search={}", url_encode(&query.search)));
    }
    if !query.state.is_empty() {
        parts.push(format!("state={}", url_encode(&query.state)));
    }
    if page > 1 {
        parts.push(format!("page={page}"));
    }
    frame.address(&format!("staff/surveys?{}", parts.join("&")))
}
