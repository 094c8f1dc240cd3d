//! A panel as its organiser sees it, and the steps of its life.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Violations;
use domain::id::PanelId;
use domain::panel::{PanelCommand, PanelState};
use domain::survey::Survey;
use service::ServiceError;
use service::panel::{self, PanelView};
use service::survey;

use super::form::managed;
use super::meeting::meeting_address;
use super::position::position_address;
use super::{lot_address, panel_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{CallFacts, LotRow, MeetingRow, PanelFacts, PositionRow, public_address};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done, survey_address, title_of};
use crate::state::WebState;

struct Command {
    value: &'static str,
    label: Said,
    /// The likely next step.
    is_first: bool,
}

/// A survey of the panel.
struct SurveyRow {
    href: String,
    title: Said,
    phase: Said,
    phase_code: &'static str,
}

fn survey_row(frame: &Frame, state: &WebState, survey: &Survey) -> SurveyRow {
    let phase = survey.life.phase(state.services.now());
    SurveyRow {
        href: survey_address(frame, survey, ""),
        title: title_of(frame, survey),
        phase: frame.text(phase.label_key()),
        phase_code: phase.code(),
    }
}

#[derive(Template)]
#[template(path = "staff/panel.html")]
struct PanelPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    facts: PanelFacts,
    version: i64,
    action: String,
    edit: String,
    call: String,
    members_page: String,
    invitations: String,
    /// Where an application is written down that came on paper.
    new_application: String,
    topics: String,
    /// How many stand where with it.
    members: Vec<(Said, u32)>,
    call_facts: CallFacts,
    /// Its seats are filled without it leaving work.
    is_at_work: bool,
    /// Its page for everybody, once there is one.
    public: Option<String>,
    commands: Vec<Command>,
    /// It can be ended, which cannot be undone.
    may_end: bool,
    is_functioning: bool,
    /// Within how many months a meeting shows that.
    functioning_months: u32,
    positions: Vec<PositionRow>,
    surveys: Vec<SurveyRow>,
    /// Where another survey is started, while the panel can be asked.
    new_survey: Option<String>,
    new_position: String,
    meetings: Vec<MeetingRow>,
    /// Where another meeting is planned, while it can be.
    new_meeting: Option<String>,
    lots: Vec<LotRow>,
    /// Where another lot begins, when it can.
    new_lot: Option<String>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let surveys = survey::panel::surveys(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(panel_page(page, &state, (&view, &surveys), notice, &Violations::new()))
}

pub async fn advance(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let command = PanelCommand::from_code(fields.get("command")).ok_or(ServiceError::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    match panel::advance(services, actor, id, version, command).await {
        Ok(_) => Ok(see_other(&panel_address(&page.frame, id, "?done=moved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = managed(&page, &state, id).await?;
            let surveys = survey::panel::surveys(services, actor, id).await?;
            Ok(panel_page(page, &state, (&view, &surveys), None, &wrong))
        }
    }
}

fn panel_page(
    page: Page,
    state: &WebState,
    (view, surveys): (&PanelView, &[Survey]),
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let functioning_months = page.county.functioning_months;
    let frame = page.frame;
    let panel = &view.panel;
    let command = |(number, command): (usize, PanelCommand)| Command {
        value: command.code(),
        label: frame.text(command.label_key()),
        // A panel at work needs no next step.
        is_first: number == 0 && panel.state != PanelState::Active,
    };
    let meeting =
        |one: &domain::panel::Meeting| MeetingRow::new(&frame, one, meeting_address(&frame, one.id, ""));
    let position =
        |one: &domain::panel::Position| PositionRow::new(&frame, one, position_address(&frame, one.id, ""));
    let steps = panel.state.commands().filter(|one| *one != PanelCommand::End);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PanelPage {
        notice,
        problems: Problems::new(&frame, wrong, |_| String::new()),
        facts: PanelFacts::new(&frame, panel),
        version: panel.version,
        action: panel_address(&frame, panel.id, ""),
        edit: panel_address(&frame, panel.id, "/edit"),
        call: panel_address(&frame, panel.id, "/call"),
        members_page: panel_address(&frame, panel.id, "/members"),
        invitations: panel_address(&frame, panel.id, "/invitations"),
        new_application: panel_address(&frame, panel.id, "/applications/new"),
        topics: panel_address(&frame, panel.id, "/topics"),
        members: view.members.iter().map(|(state, count)| (frame.text(state.label_key()), *count)).collect(),
        call_facts: CallFacts::new(&frame, view),
        is_at_work: panel.state == PanelState::Active,
        public: panel.is_public().then(|| public_address(&frame, panel)),
        commands: steps.enumerate().map(command).collect(),
        may_end: panel.state.commands().any(|one| one == PanelCommand::End),
        is_functioning: view.is_functioning,
        functioning_months,
        positions: view.positions.iter().map(position).collect(),
        surveys: surveys.iter().map(|one| survey_row(&frame, state, one)).collect(),
        new_survey: (panel.state != PanelState::Ended)
            .then(|| panel_address(&frame, panel.id, "/surveys/new")),
        new_position: panel_address(&frame, panel.id, "/positions/new"),
        meetings: view.meetings.iter().map(meeting).collect(),
        new_meeting: (panel.state != PanelState::Ended)
            .then(|| panel_address(&frame, panel.id, "/meetings/new")),
        lots: view.lots.iter().map(|lot| LotRow::new(&frame, lot, lot_address(&frame, lot.id, ""))).collect(),
        new_lot: panel::may_have_lot(view).map(|_| panel_address(&frame, panel.id, "/lots/new")),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
