//! The report on a period while it is made.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::indicator::{Line, PeriodState};
use service::indicator::report::{self, EditionHead, LineView, ReportView};

use super::{PlacePath, line_address, logged_in, report_address, words};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::{StaffPage, said_done};
use crate::state::WebState;

struct Row {
    code: String,
    name: Said,
    href: String,
    source: Said,
    value: Said,
    is_empty: bool,
    is_gap: bool,
    is_explained: bool,
    target: Option<Said>,
    /// How many of those who report it have.
    reported: Option<Said>,
}

pub(super) struct EditionRow {
    pub number: u32,
    pub href: String,
    pub frozen_at: String,
    pub published_at: Option<String>,
    pub sha256: String,
    /// The report for the agenda.
    pub report: String,
}

struct FilterOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/indicator_report.html")]
struct ReportPage {
    frame: Frame,
    notice: Option<Said>,
    name: Said,
    period: Said,
    back: String,
    here: String,
    state: Said,
    state_mark: &'static str,
    due_on: String,
    rows: Vec<Row>,
    total: usize,
    gaps: usize,
    show: Vec<FilterOption>,
    search: String,
    editions: Vec<EditionRow>,
    is_managed: bool,
    may_freeze: bool,
    may_remind: bool,
    may_correct: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    logged_in(&page.frame)?;
    let Page { frame, caller, .. } = page;
    let view = report::view(&state.services, &caller.actor, &place.programme, place.period()?).await?;
    let notice = said_done(&frame, &query);
    Ok(html(StatusCode::OK, Keep::Revalidate, &shown(frame, &view, notice, &query)))
}

/// What a list of indicators shows.
const SHOWS: [(&str, &str); 4] = [
    ("", "indicator-show-all"),
    ("gaps", "indicator-show-gaps"),
    ("reported", "indicator-show-reported"),
    ("computed", "indicator-show-computed"),
];

fn shown(
    frame: Frame,
    view: &ReportView,
    notice: Option<Said>,
    query: &BTreeMap<String, String>,
) -> ReportPage {
    let key = view.followed.key();
    let text = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let (wanted, search) = (text("show"), text("search").trim().to_owned());
    let rows: Vec<Row> = view
        .lines
        .iter()
        .filter(|line| passes(&frame, line, wanted, &search))
        .map(|line| row(&frame, view, line))
        .collect();
    let is_over = matches!(view.state, PeriodState::Due | PeriodState::Overdue);
    ReportPage {
        notice,
        name: words::wording(&frame, &view.followed.content.name),
        period: words::period(&frame, view.period),
        back: frame.address("staff/indicators"),
        here: report_address(&frame, key, view.period, ""),
        state: frame.text(view.state.label_key()),
        state_mark: super::list::mark(view.state),
        due_on: frame.date(view.due_on),
        rows,
        total: view.lines.len(),
        gaps: view.gaps.len(),
        show: SHOWS
            .iter()
            .map(|(value, key)| FilterOption { value, label: frame.text(key), selected: *value == wanted })
            .collect(),
        search,
        editions: view.editions.iter().map(|head| edition_row(&frame, head)).collect(),
        is_managed: view.is_managed,
        may_freeze: view.is_managed && is_over,
        may_remind: view.is_managed && is_over,
        may_correct: view.is_managed && !view.editions.is_empty(),
        frame,
    }
}

pub(super) fn edition_row(frame: &Frame, head: &EditionHead) -> EditionRow {
    use domain::id::TypedId;
    EditionRow {
        number: head.number,
        href: frame.address(&format!("staff/indicator-editions/{}", head.id.uuid())),
        frozen_at: frame.date_time(head.frozen_at),
        published_at: head.published_at.map(|at| frame.date_time(at)),
        sha256: head.sha256.chars().take(12).collect(),
        report: frame.address(&format!("staff/indicator-editions/{}/report", head.id.uuid())),
    }
}

fn is_gap(line: &Line) -> bool {
    line.value.why_empty().is_some_and(|why| why.is_gap())
}

fn passes(frame: &Frame, view: &LineView, wanted: &str, search: &str) -> bool {
    let fits = match wanted {
        "gaps" => is_gap(&view.line) && view.line.explanation.is_none(),
        "reported" => !view.parts.is_empty(),
        "computed" => view.parts.is_empty(),
        _ => true,
    };
    let name = words::wording(frame, &view.line.definition.name);
    let text = format!("{} {}", view.line.code, name.plain()).to_lowercase();
    fits && search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn row(frame: &Frame, view: &ReportView, line_view: &LineView) -> Row {
    let line = &line_view.line;
    let counts = |(reported, expected): (u32, u32)| {
        frame.with("indicator-reported-of", [("count", reported.into()), ("of", expected.into())])
    };
    Row {
        code: line.code.to_string(),
        name: words::wording(frame, &line.definition.name),
        href: line_address(frame, view.followed.key(), view.period, &line.code, ""),
        source: frame.text(if line_view.parts.is_empty() {
            "indicator-is-computed"
        } else {
            "indicator-is-reported"
        }),
        value: words::value(frame, &line.value),
        is_empty: line.value.why_empty().is_some(),
        is_gap: is_gap(line),
        is_explained: line.explanation.is_some(),
        target: words::target(frame, line.target),
        reported: line.reported.map(counts),
    }
}
