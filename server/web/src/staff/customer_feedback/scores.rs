//! Scores that came by text message: looked at, then taken in.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{BatchColumn, BatchFate, ScoreBatch};
use domain::{Violation, Violations};
use service::customer_feedback as feedback;

use super::{Links, address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::scopes;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

/// Rows that the page shows; the rest is in the interface.
const ROWS: usize = 200;

struct Row {
    id: String,
    part: String,
    days: String,
    counts: [String; 4],
    /// What becomes of it, where it is only looked at.
    fate: Option<Said>,
}

#[derive(Template)]
#[template(path = "staff/cf_scores.html")]
struct ScoresPage {
    frame: Frame,
    links: Links,
    notice: Option<Said>,
    problems: Problems,
    csv: String,
    columns: Vec<&'static str>,
    /// What would be taken in.
    preview: Vec<Row>,
    rows: Vec<Row>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    scores_page(page, &state, String::new(), Vec::new(), notice, &Violations::new()).await
}

/// Looks at a file, or takes it in, as the button says.
pub async fn import(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let csv = fields.get("csv").to_owned();
    let is_preview = fields.get("act") != "import";
    match feedback::import_file(services, actor, &csv, is_preview).await {
        Ok(fates) if is_preview => scores_page(page, &state, csv, fates, None, &Violations::new()).await,
        Ok(_) => Ok(see_other(&address(&page.frame, "/scores?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            scores_page(page, &state, csv, Vec::new(), None, &wrong).await
        }
    }
}

async fn scores_page(
    page: Page,
    state: &WebState,
    csv: String,
    fates: Vec<(ScoreBatch, BatchFate)>,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let batches = feedback::batches(&state.services, &page.caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, .. } = page;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut problems = Problems::default();
    for violation in wrong {
        problems.push("csv", with_row(&frame, violation));
    }
    let row = |batch: &ScoreBatch, fate: Option<BatchFate>| Row {
        id: batch.external_id.clone(),
        part: scopes::label(batch.about, &county, &divisions, &frame.language),
        days: format!("{} – {}", frame.date(batch.span.from), frame.date(batch.span.until)),
        counts: [
            frame.integer(batch.scores.count()),
            frame.integer(u64::from(batch.scores.promoters)),
            frame.integer(u64::from(batch.scores.passives)),
            frame.integer(u64::from(batch.scores.detractors)),
        ],
        fate: fate.map(|fate| match fate {
            BatchFate::Added => frame.text("staff-cf-batch-added"),
            BatchFate::Known => frame.text("staff-cf-batch-known"),
        }),
    };
    let page = ScoresPage {
        links: Links::new(&frame),
        notice,
        problems,
        csv,
        columns: BatchColumn::ALL.iter().filter_map(|one| one.headers().first().copied()).collect(),
        preview: fates.iter().map(|(batch, fate)| row(batch, Some(*fate))).collect(),
        rows: batches.iter().take(ROWS).map(|view| row(&view.batch, None)).collect(),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// What is wrong with a row, with the row.
fn with_row(frame: &Frame, violation: &Violation) -> Said {
    let text = frame.violation(violation);
    match violation.path.as_slice() {
        [rows, row, column] if rows == "rows" => {
            let args = [
                ("row", row.as_str().into()),
                ("column", column.as_str().into()),
                ("text", text.plain().into()),
            ];
            frame.with("staff-cf-row-wrong", args)
        }
        _ => text,
    }
}
