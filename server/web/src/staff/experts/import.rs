//! Registering a list of experts: what is wrong with it, what it would register, and only then the registration.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::import::Column;
use domain::identity::Action;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::expert::import::{self, Import, Line};

use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

/// A column of the list, as the page explains it.
struct ColumnRow {
    name: &'static str,
    text: Said,
    is_required: bool,
}

/// A row of the list, as it would be registered.
struct LineRow {
    row: usize,
    alias: String,
    languages: Vec<LanguageName>,
    modes: Vec<Said>,
    agreement: String,
    status: Said,
    has_contact: bool,
    has_consented: bool,
    /// Why the person seems to be there already, and whether they are to be registered all the same.
    known: Option<Said>,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/experts_import.html")]
struct ImportPage {
    frame: Frame,
    problems: Problems,
    csv: String,
    columns: Vec<ColumnRow>,
    /// What would be registered; empty while the list is being written.
    lines: Vec<LineRow>,
    /// How many of them seem to be there already.
    known: usize,
}

pub async fn show(StaffPage(page): StaffPage) -> Reply {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !actor.may_somewhere(Action::ManageExperts) {
        return Err(ServiceError::Denied.into());
    }
    Ok(write_page(page.frame, &Import::default(), &Violations::new()))
}

pub async fn submit(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let import = sent(&fields);
    let lines = match import::preview(services, actor, &import).await {
        Ok(lines) => lines,
        Err(error) => return Ok(write_page(page.frame, &import, &mendable(error)?)),
    };
    match fields.get("action") {
        "write" => Ok(write_page(page.frame, &import, &Violations::new())),
        "register" => match import::register(services, actor, &import).await {
            Ok(_) => Ok(see_other(&page.frame.address("staff/experts?done=saved"))),
            Err(error) => Ok(preview_page(page, &import, &lines, &mendable(error)?)),
        },
        _ => Ok(preview_page(page, &import, &lines, &Violations::new())),
    }
}

fn sent(fields: &Fields) -> Import {
    let even_if_known = fields.all("even_if_known").filter_map(|row| row.parse().ok()).collect();
    Import { csv: fields.get("csv").to_owned(), even_if_known }
}

fn write_page(frame: Frame, import: &Import, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut problems = Problems::default();
    for violation in wrong {
        // All of it is mended in one field; what is wrong where stands in the message.
        problems.push("csv", placed(&frame, violation));
    }
    let page = ImportPage {
        problems,
        csv: import.csv.clone(),
        columns: columns(&frame),
        lines: Vec::new(),
        known: 0,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn preview_page(page: Page, import: &Import, lines: &[Line], wrong: &Violations) -> Response {
    let frame = page.frame;
    let row = |line: &Line| LineRow {
        row: line.row,
        alias: line.expert.profile.alias.clone(),
        languages: line.expert.profile.languages.iter().map(|known| LanguageName::of(&known.tag)).collect(),
        modes: line.expert.profile.modes.iter().map(|mode| frame.text(mode.label_key())).collect(),
        agreement: frame.date(line.expert.profile.agreement.until),
        status: frame.text(line.expert.status.label_key()),
        has_contact: line.contact.is_some(),
        has_consented: line.has_consented,
        known: line.known.as_ref().map(|violation| frame.violation(violation)),
        is_on: import.even_if_known.contains(&line.row),
    };
    let mut problems = Problems::default();
    for violation in wrong {
        let row = violation.path.get(1).map(String::as_str).unwrap_or_default();
        problems.push(format!("even_if_known.{row}"), placed(&frame, violation));
    }
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ImportPage {
        problems,
        csv: import.csv.clone(),
        columns: Vec::new(),
        lines: lines.iter().map(row).collect(),
        known: lines.iter().filter(|line| line.known.is_some()).count(),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

/// What is wrong, after the row and the column where it is.
fn placed(frame: &Frame, violation: &Violation) -> Said {
    let message = frame.violation(violation);
    match violation.path.as_slice() {
        [rows, row, column] if rows == "rows" => {
            let name = Column::from_code(column).map_or("", |column| column.name_in(&frame.language));
            frame.with(
                "desk-import-problem",
                [("row", row.as_str().into()), ("column", name.into()), ("message", message.plain().into())],
            )
        }
        // There is nothing below the header, or nothing at all.
        [rows] if rows == "rows" && violation.code == Code::Required => frame.text("desk-import-no-rows"),
        _ => message,
    }
}

fn columns(frame: &Frame) -> Vec<ColumnRow> {
    let row = |column: &Column| ColumnRow {
        name: column.name_in(&frame.language),
        text: column_text(frame, *column),
        is_required: column.is_required(),
    };
    Column::ALL.iter().map(row).collect()
}

/// What stands in a column.
fn column_text(frame: &Frame, column: Column) -> Said {
    frame.text(match column {
        Column::Alias => "staff-expert-alias-help",
        Column::Languages => "desk-import-languages",
        Column::Modes => "desk-import-modes",
        Column::Municipality => "desk-import-municipality",
        Column::AgreementUntil => "desk-import-agreement",
        Column::Name => "desk-import-name",
        Column::Email => "desk-import-email",
        Column::Phone => "desk-import-phone",
        Column::ConsentMatching => "desk-import-consent",
        Column::Standing => "desk-import-standing",
    })
}
