//! Bringing a programme from a file: what is wrong with it, what it would bring, and only then the draft.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::programme::SheetColumn;
use domain::{Violation, Violations};
use service::programme::{self, Preview};

use super::compare::ChangeRow;
use super::{counts, may_manage, version_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::programme::ProgrammeFacts;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

/// A column of the table, as the page explains it.
struct ColumnRow {
    name: &'static str,
    text: Said,
    is_required: bool,
}

#[derive(Template)]
#[template(path = "staff/programme_import.html")]
struct WritePage {
    frame: Frame,
    problems: Problems,
    file: String,
    columns: Vec<ColumnRow>,
}

#[derive(Template)]
#[template(path = "staff/programme_preview.html")]
struct PreviewPage {
    frame: Frame,
    problems: Problems,
    file: String,
    /// Of the draft that would be written anew; blank where one would be begun.
    revision: String,
    becomes: Said,
    counts: Said,
    changes: Vec<ChangeRow>,
    facts: ProgrammeFacts,
}

pub async fn show(StaffPage(page): StaffPage) -> Reply {
    may_manage(&page)?;
    Ok(write_page(page.frame, "", &Violations::new()))
}

pub async fn submit(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let file = fields.get("file").to_owned();
    let preview = match programme::preview(services, actor, &file).await {
        Ok(preview) => preview,
        Err(error) => return Ok(write_page(page.frame, &file, &mendable(error)?)),
    };
    match fields.get("action") {
        "write" => Ok(write_page(page.frame, &file, &Violations::new())),
        "save" => {
            let revision = fields.get("revision").parse().ok();
            match programme::import(services, actor, &file, revision).await {
                Ok(view) => Ok(see_other(&version_address(&page.frame, view.version.id, "?done=saved"))),
                Err(error) => Ok(preview_page(page.frame, file, &preview, &mendable(error)?)),
            }
        }
        _ => Ok(preview_page(page.frame, file, &preview, &Violations::new())),
    }
}

/// A table to be filled in.
pub async fn template(StaffPage(page): StaffPage) -> Reply {
    may_manage(&page)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(programme::CSV_TYPE)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"programme.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, programme::template(&page.frame.language)).into_response())
}

fn write_page(frame: Frame, file: &str, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut problems = Problems::default();
    for violation in wrong {
        // All of it is mended in one field; what is wrong where stands in the message.
        problems.push("file", placed(&frame, violation));
    }
    let columns = SheetColumn::ALL.iter().map(|column| ColumnRow {
        name: column.name_in(&frame.language),
        text: column_text(&frame, *column),
        is_required: column.is_required(),
    });
    let page = WritePage { problems, file: file.to_owned(), columns: columns.collect(), frame };
    html(status, Keep::Nothing, &page)
}

fn preview_page(frame: Frame, file: String, preview: &Preview, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let programme = preview.programme.as_ref();
    let draft = programme.and_then(|programme| programme.draft());
    let last = programme.and_then(|programme| programme.versions.last());
    let becomes = match (draft, last) {
        (Some(draft), _) => frame.with("staff-programme-over-draft", [("number", draft.number.into())]),
        (None, Some(last)) => frame.with("staff-programme-after", [("number", last.number.into())]),
        (None, None) => frame.text("staff-programme-new"),
    };
    let page = PreviewPage {
        problems: Problems::new(&frame, wrong, |_| String::new()),
        file,
        revision: draft.map(|draft| draft.revision.to_string()).unwrap_or_default(),
        becomes,
        counts: counts(&frame, &preview.content),
        changes: preview.changes.iter().map(|change| ChangeRow::new(&frame, change)).collect(),
        facts: ProgrammeFacts::new(&frame, &preview.content),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

/// What is wrong, after where it is: the row and the column of a table, the place in a JSON file.
fn placed(frame: &Frame, violation: &Violation) -> Said {
    let message = frame.violation(violation);
    match violation.path.as_slice() {
        [rows, row, column] if rows == "rows" => {
            let name = SheetColumn::from_code(column).map_or("", |column| column.name_in(&frame.language));
            frame.with(
                "staff-programme-problem",
                [("row", row.as_str().into()), ("column", name.into()), ("message", message.plain().into())],
            )
        }
        [first, ..] if !["file", "rows", "columns", "revision"].contains(&first.as_str()) => {
            let place = violation.path.join(".");
            frame.with(
                "staff-programme-problem-place",
                [("place", place.as_str().into()), ("message", message.plain().into())],
            )
        }
        _ => message,
    }
}

/// What stands in a column.
fn column_text(frame: &Frame, column: SheetColumn) -> Said {
    frame.text(match column {
        SheetColumn::Part => "staff-programme-column-part",
        SheetColumn::Key => "staff-programme-column-key",
        SheetColumn::PrintedCode => "staff-programme-column-printed_code",
        SheetColumn::TextFi | SheetColumn::TextSv | SheetColumn::TextEn => "staff-programme-column-text",
        SheetColumn::Supplied => "staff-programme-column-supplied",
        SheetColumn::Responsible => "staff-programme-column-responsible",
        SheetColumn::Kind => "staff-programme-column-kind",
        SheetColumn::Source => "staff-programme-column-source",
        SheetColumn::Cycle => "staff-programme-column-cycle",
        SheetColumn::Target => "staff-programme-column-target",
        SheetColumn::AtLeast => "staff-programme-column-at_least",
        SheetColumn::Question => "staff-programme-column-question",
        SheetColumn::How => "staff-programme-column-how",
        SheetColumn::Years => "staff-programme-column-years",
    })
}
