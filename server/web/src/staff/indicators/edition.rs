//! What was frozen: shown as it was, handed out as the bytes that were hashed, and published.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Violations;
use domain::id::{EditionId, TypedId};
use domain::indicator::Line;
use service::indicator::document as report;
use service::indicator::edition::{self, EditionView};

use super::{logged_in, report_address, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::indicator::{self, FileFacts};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct FrozenRow {
    code: String,
    name: Said,
    value: Said,
    target: Option<Said>,
    explanation: Option<Said>,
}

struct ChangeRow {
    code: String,
    before: Said,
    after: Said,
}

#[derive(Template)]
#[template(path = "staff/indicator_edition.html")]
struct EditionPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: Said,
    period: Said,
    back: String,
    number: u32,
    frozen_at: String,
    published_at: Option<String>,
    as_of: String,
    reason: Option<Said>,
    changes: Vec<ChangeRow>,
    rows: Vec<FrozenRow>,
    sha256: String,
    document: String,
    /// The report for the agenda, and of a second half-year also that of the year.
    report: String,
    year: Option<String>,
    files: Vec<FileFacts>,
    action: String,
    may_publish: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    logged_in(&page.frame)?;
    let view = edition::view(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    let may_publish = edition::is_managed(&page.caller.actor);
    Ok(frozen(page.frame, &view, may_publish, notice, &Violations::new()))
}

pub async fn publish(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match edition::publish(services, actor, id).await {
        Ok(_) => {
            let here = format!("staff/indicator-editions/{}?done=step", id.uuid());
            Ok(see_other(&page.frame.address(&here)))
        }
        Err(error) => {
            let wrong = mendable(error)?;
            let view = edition::view(services, actor, id).await?;
            Ok(frozen(page.frame, &view, true, None, &wrong))
        }
    }
}

/// The bytes that were hashed.
pub async fn document(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
) -> Reply {
    logged_in(&page.frame)?;
    let view = edition::view(&state.services, &page.caller.actor, id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(r#"attachment; filename="indicators.json""#)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, view.bytes).into_response())
}

fn frozen(
    frame: Frame,
    view: &EditionView,
    is_managed: bool,
    notice: Option<Said>,
    wrong: &Violations,
) -> Response {
    let content = &view.content;
    let finnish = domain::LanguageTag::finnish();
    let row = |line: &Line| FrozenRow {
        code: line.code.to_string(),
        name: words::wording(&frame, &line.definition.name),
        value: words::value(&frame, &line.value),
        target: words::target(&frame, line.target),
        explanation: line.explanation.as_ref().map(|text| frame.content(text, &finnish)),
    };
    let change = |one: &domain::indicator::Change| ChangeRow {
        code: one.code.to_string(),
        before: words::value(&frame, &one.before),
        after: words::value(&frame, &one.after),
    };
    let id = view.head.id.uuid();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = EditionPage {
        notice,
        problems: Problems::new(&frame, wrong, |_| String::new()),
        name: words::wording(&frame, &content.name),
        period: words::period(&frame, content.period),
        back: report_address(&frame, &content.programme, content.period, ""),
        number: content.number,
        frozen_at: frame.date_time(view.head.frozen_at),
        published_at: view.head.published_at.map(|at| frame.date_time(at)),
        as_of: frame.date(content.as_of),
        reason: (!content.reason.is_empty()).then(|| frame.content(&content.reason, &finnish)),
        changes: content.changes.iter().map(change).collect(),
        rows: content.lines.iter().map(row).collect(),
        sha256: view.sha256.clone(),
        document: frame.address(&format!("staff/indicator-editions/{id}/document")),
        report: frame.address(&report::path(view, None)),
        year: report::has_year(view)
            .then(|| frame.address(&format!("{}?span=year", report::path(view, None)))),
        files: indicator::files(&frame, |format| report::path(view, Some(format))),
        action: frame.address(&format!("staff/indicator-editions/{id}")),
        may_publish: is_managed && view.head.published_at.is_none(),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
