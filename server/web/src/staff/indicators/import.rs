//! A table of values: what is wrong with it, what it would bring in, and only then all of it.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::indicator::{Basis, IMPORT_COLUMNS, ImportColumn};
use domain::programme::ProgrammeKey;
use domain::{Violation, Violations};
use service::ServiceError;
use service::county;
use service::indicator::edition;
use service::indicator::import::{self, Import, ImportLine};

use super::list::division_name;
use super::{PlacePath, logged_in, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

struct ColumnRow {
    name: &'static str,
    text: Said,
}

struct LineRow {
    row: usize,
    code: String,
    period: Said,
    division: Option<Said>,
    value: Said,
    is_replacing: bool,
}

#[derive(Template)]
#[template(path = "staff/indicators_import.html")]
struct ImportPage {
    frame: Frame,
    problems: Problems,
    back: String,
    action: String,
    template: String,
    csv: String,
    is_before_go_live: bool,
    replaces: bool,
    columns: Vec<ColumnRow>,
    /// What would be brought in; empty while the table is being written.
    lines: Vec<LineRow>,
}

pub async fn show(StaffPage(page): StaffPage, place: PlacePath) -> Reply {
    logged_in(&page.frame)?;
    if !edition::is_managed(&page.caller.actor) {
        return Err(ServiceError::Denied.into());
    }
    Ok(write_page(page.frame, &place.programme, &Import::default(), &Violations::new()))
}

/// A header and nothing else.
pub async fn template(StaffPage(page): StaffPage) -> Reply {
    logged_in(&page.frame)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(service::expert::export::MEDIA_TYPE)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static(r#"attachment; filename="indicators-template.csv""#),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, import::template(&page.frame.language)).into_response())
}

pub async fn submit(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let table = Import {
        csv: fields.get("csv").to_owned(),
        is_before_go_live: fields.has("before"),
        replaces: fields.has("replaces"),
    };
    let programme = &place.programme;
    let done = match fields.get("action") {
        "write" => return Ok(write_page(page.frame, programme, &table, &Violations::new())),
        "bring" => import::bring(services, actor, programme, &table).await,
        _ => import::preview(services, actor, programme, &table).await,
    };
    match done {
        Ok(_) if fields.get("action") == "bring" => {
            Ok(see_other(&page.frame.address("staff/indicators?done=saved")))
        }
        Ok(lines) => {
            let divisions = county::divisions(services).await?;
            Ok(preview_page(page.frame, programme, &table, &lines, &divisions))
        }
        Err(error) => Ok(write_page(page.frame, programme, &table, &mendable(error)?)),
    }
}

fn address(frame: &Frame, programme: &ProgrammeKey, rest: &str) -> String {
    frame.address(&format!("staff/indicators/{programme}/import{rest}"))
}

fn write_page(frame: Frame, programme: &ProgrammeKey, table: &Import, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut problems = Problems::default();
    for violation in wrong {
        problems.push("csv", placed(&frame, violation));
    }
    let columns = IMPORT_COLUMNS.iter().map(|column| ColumnRow {
        name: column.name_in(frame.language.as_str()),
        text: frame.text(column_text(*column)),
    });
    let page = ImportPage {
        problems,
        columns: columns.collect(),
        lines: Vec::new(),
        ..blank(frame, programme, table)
    };
    html(status, Keep::Nothing, &page)
}

fn blank(frame: Frame, programme: &ProgrammeKey, table: &Import) -> ImportPage {
    ImportPage {
        problems: Problems::default(),
        back: frame.address("staff/indicators"),
        action: address(&frame, programme, ""),
        template: address(&frame, programme, "/template"),
        csv: table.csv.clone(),
        is_before_go_live: table.is_before_go_live,
        replaces: table.replaces,
        columns: Vec::new(),
        lines: Vec::new(),
        frame,
    }
}

fn preview_page(
    frame: Frame,
    programme: &ProgrammeKey,
    table: &Import,
    lines: &[ImportLine],
    divisions: &[domain::county::Division],
) -> Response {
    let row = |line: &ImportLine| LineRow {
        row: line.row,
        code: line.entry.indicator.to_string(),
        period: words::period(&frame, line.entry.period),
        division: line.entry.division.map(|id| division_name(&frame, divisions, id)),
        value: words::figure(&frame, &line.entry.content.figure, Basis::Register),
        is_replacing: line.is_replacing,
    };
    let lines = lines.iter().map(row).collect();
    let page = ImportPage { lines, ..blank(frame, programme, table) };
    html(StatusCode::OK, Keep::Nothing, &page)
}

/// What is wrong, after the row and the column where it is.
fn placed(frame: &Frame, violation: &Violation) -> Said {
    let message = frame.violation(violation);
    match violation.path.as_slice() {
        [rows, row, column] if rows == "rows" => {
            let column = ImportColumn::from_code(column);
            let name = column.map_or("", |column| column.name_in(frame.language.as_str()));
            frame.with(
                "indicator-import-problem",
                [("row", row.as_str().into()), ("column", name.into()), ("message", message.plain().into())],
            )
        }
        _ => message,
    }
}

/// What stands in a column.
fn column_text(column: ImportColumn) -> &'static str {
    match column {
        ImportColumn::Indicator => "indicator-column-indicator",
        ImportColumn::Period => "indicator-column-period",
        ImportColumn::Division => "indicator-column-division",
        ImportColumn::Value => "indicator-column-value",
        ImportColumn::Of => "indicator-column-of",
        ImportColumn::Promoters => "indicator-field-promoters",
        ImportColumn::Passives => "indicator-field-passives",
        ImportColumn::Detractors => "indicator-field-detractors",
        ImportColumn::Date => "indicator-column-date",
        ImportColumn::Evidence => "indicator-column-evidence",
        ImportColumn::Comment => "indicator-column-comment",
    }
}
