//! Random invitations on the pages of staff: a sample is taken in, written to, and its letters are printed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::county::County;
use domain::id::{PanelId, TypedId};
use domain::panel::{INVITEES_MAX, InviteeColumn, MemberState, Panel};
use domain::{LanguageTag, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::panel::invitation::{self, Letter};

use super::form::managed;
use super::panel_address;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{CallFacts, PanelFacts};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/panel_invitations.html")]
struct InvitationsPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    call: CallFacts,
    back: String,
    action: String,
    letters: String,
    call_page: String,
    /// Who have not applied yet.
    waiting: u32,
    columns: Vec<String>,
    csv: String,
    most: u32,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    invitations_page(page, &state, id, String::new(), notice, &Violations::new()).await
}

/// Takes a sample in or writes to it, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let csv = fields.get("csv").to_owned();
    let done = match fields.get("act") {
        "import" => invitation::import(services, actor, id, &csv).await,
        "send" => invitation::send(services, actor, id).await,
        _ => Err(ServiceError::NotFound),
    };
    match done {
        Ok(_) => Ok(see_other(&panel_address(&page.frame, id, "/invitations?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            invitations_page(page, &state, id, csv, None, &wrong).await
        }
    }
}

async fn invitations_page(
    page: Page,
    state: &WebState,
    id: PanelId,
    csv: String,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let view = managed(&page, state, id).await?;
    let frame = page.frame;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("csv" | "rows" | "file") => "csv".to_owned(),
        _ => String::new(),
    };
    let mut problems = Problems::default();
    for violation in wrong {
        problems.push(field(violation), with_row(&frame, violation));
    }
    let header = |column: &InviteeColumn| column.headers().first().copied().unwrap_or_default().to_owned();
    let page = InvitationsPage {
        notice,
        problems,
        panel: PanelFacts::new(&frame, &view.panel),
        call: CallFacts::new(&frame, &view),
        back: panel_address(&frame, id, ""),
        action: panel_address(&frame, id, "/invitations"),
        letters: panel_address(&frame, id, "/letters"),
        call_page: panel_address(&frame, id, "/call"),
        waiting: view.members.get(&MemberState::Invited).copied().unwrap_or_default(),
        columns: InviteeColumn::ALL.iter().map(header).collect(),
        csv,
        most: u32::try_from(INVITEES_MAX).unwrap_or(u32::MAX),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// What is wrong with a row, with the row.
fn with_row(frame: &Frame, violation: &Violation) -> Said {
    let text = frame.violation(violation);
    match violation.path.as_slice() {
        [rows, row, ..] if rows == "rows" => {
            let args = [("row", row.as_str().into()), ("text", text.plain().into())];
            frame.with("staff-invitations-row", args)
        }
        _ => text,
    }
}

/// One letter, in the language of its reader.
struct LetterItem {
    language: String,
    direction: &'static str,
    name: String,
    address: Vec<String>,
    title: String,
    text: Vec<String>,
    panel: String,
    info: Vec<String>,
    until: String,
    how: String,
    link: String,
    code_label: String,
    code: String,
    county: String,
}

#[derive(Template)]
#[template(path = "staff/panel_letters.html")]
struct LettersPage {
    frame: Frame,
    back: String,
    letters: Vec<LetterItem>,
}

/// The letters of those who have a postal address and have not applied, one to a sheet of paper.
pub async fn letters(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    managed(&page, &state, id).await?;
    let (panel, letters) = invitation::letters(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let item = |letter| letter_item(&state, &frame, &page.county, &panel, letter);
    let page = LettersPage {
        back: panel_address(&frame, id, "/invitations"),
        letters: letters.into_iter().map(item).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn letter_item(
    state: &WebState,
    frame: &Frame,
    county: &County,
    panel: &Panel,
    letter: Letter,
) -> LetterItem {
    let Letter { name, address, language, code } = letter;
    let texts = state.catalogues.texts(&language.fallback_chain());
    let served = |text: &LocalizedText| {
        let served = text.serve(&language, &LanguageTag::finnish());
        served.map(|served| served.text.to_owned()).unwrap_or_default()
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let call = panel.call.as_ref();
    let until = call.map(|call| l10n::format::date(language.as_str(), call.closes_on)).unwrap_or_default();
    let path = format!("panels/{}/apply", panel.id.uuid());
    LetterItem {
        direction: language.direction().as_str(),
        name,
        address: lines(&address),
        title: texts.text("letter-title").text,
        text: lines(&texts.text("letter-text").text),
        panel: served(&panel.content.name),
        info: call.map(|call| lines(&served(&call.info))).unwrap_or_default(),
        until: texts.with("apply-until", &[("date", until.as_str().into())]).text,
        how: texts.text("letter-how").text,
        link: frame.absolute_in(&language, &path),
        code_label: texts.text("apply-code").text,
        county: served(&county.name),
        language: language.to_string(),
        code,
    }
}
