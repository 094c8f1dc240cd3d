//! A panel as its organiser sees it, and the steps of its life.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::PanelId;
use domain::panel::{MeetingMode, PanelCommand, PanelState};
use domain::time::civil_day;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::panel::meeting::{self, NewMeeting};
use service::panel::{self, PanelView};

use super::form::managed;
use super::position::position_address;
use super::{lot_address, panel_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{CallFacts, LotRow, MeetingRow, PanelFacts, PositionRow, public_address};
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::experts::parse_day;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Command {
    value: &'static str,
    label: Said,
    /// The likely next step.
    is_first: bool,
}

struct ModeOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// A meeting as it stands in the form.
#[derive(Default)]
struct TypedMeeting {
    on: String,
    mode: String,
    place: String,
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
    /// How many stand where with it.
    members: Vec<(Said, u32)>,
    call_facts: CallFacts,
    /// Its page for everybody, once there is one.
    public: Option<String>,
    commands: Vec<Command>,
    /// It can be ended, which cannot be undone.
    may_end: bool,
    is_functioning: bool,
    positions: Vec<PositionRow>,
    new_position: String,
    meetings: Vec<MeetingRow>,
    modes: Vec<ModeOption>,
    typed: TypedMeeting,
    meetings_action: String,
    may_plan: bool,
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
    let notice = said_done(&page.frame, &query);
    Ok(panel_page(page, &state, &view, TypedMeeting::default(), notice, &Violations::new()))
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
            Ok(panel_page(page, &state, &view, TypedMeeting::default(), None, &wrong))
        }
    }
}

/// Plans a meeting, notes who came to one or takes it back, as the button says.
pub async fn meet(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let value = |name: &str| fields.get(name).trim().to_owned();
    let typed = TypedMeeting { on: value("on"), mode: value("mode"), place: value("place") };
    let meeting = parse_id(fields.get("meeting")).ok_or(ServiceError::NotFound);
    let done = match fields.get("act") {
        "plan" => match parse_day(&typed.on) {
            Some(on) => {
                let mode = MeetingMode::from_code(&typed.mode).unwrap_or(MeetingMode::InPerson);
                let new = NewMeeting { on, mode, place: typed.place.clone() };
                meeting::plan(services, actor, id, new).await.map(drop)
            }
            None => {
                let code = if typed.on.is_empty() { Code::Required } else { Code::NotADate };
                Err(ServiceError::Invalid(vec![Violation::new(code, ["on"])]))
            }
        },
        // What is no number is more than can have come, and told as that.
        "report" => {
            let attended = value("attended").parse().unwrap_or(u32::MAX);
            meeting::report(services, actor, meeting?, attended).await.map(drop)
        }
        "remove" => meeting::remove(services, actor, meeting?).await.map(drop),
        _ => Err(ServiceError::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&panel_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = managed(&page, &state, id).await?;
            Ok(panel_page(page, &state, &view, typed, None, &wrong))
        }
    }
}

fn panel_page(
    page: Page,
    state: &WebState,
    view: &PanelView,
    typed: TypedMeeting,
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let frame = page.frame;
    let panel = &view.panel;
    let command = |(number, command): (usize, PanelCommand)| Command {
        value: command.code(),
        label: frame.text(command.label_key()),
        // A panel at work needs no next step.
        is_first: number == 0 && panel.state != PanelState::Active,
    };
    let today = civil_day(state.services.now());
    let mode = |mode: &MeetingMode| ModeOption {
        value: mode.code(),
        label: frame.text(mode.label_key()),
        is_on: typed.mode == mode.code() || (typed.mode.is_empty() && *mode == MeetingMode::InPerson),
    };
    let position =
        |one: &domain::panel::Position| PositionRow::new(&frame, one, position_address(&frame, one.id, ""));
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some(known @ ("on" | "place")) => known.to_owned(),
        _ => String::new(),
    };
    let steps = panel.state.commands().filter(|one| *one != PanelCommand::End);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PanelPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        facts: PanelFacts::new(&frame, panel),
        version: panel.version,
        action: panel_address(&frame, panel.id, ""),
        edit: panel_address(&frame, panel.id, "/edit"),
        call: panel_address(&frame, panel.id, "/call"),
        members_page: panel_address(&frame, panel.id, "/members"),
        members: view.members.iter().map(|(state, count)| (frame.text(state.label_key()), *count)).collect(),
        call_facts: CallFacts::new(&frame, view),
        public: panel.is_public().then(|| public_address(&frame, panel)),
        commands: steps.enumerate().map(command).collect(),
        may_end: panel.state.commands().any(|one| one == PanelCommand::End),
        is_functioning: view.is_functioning,
        positions: view.positions.iter().map(position).collect(),
        new_position: panel_address(&frame, panel.id, "/positions/new"),
        meetings: view.meetings.iter().map(|one| MeetingRow::new(&frame, one, today)).collect(),
        modes: MeetingMode::ALL.iter().map(mode).collect(),
        typed,
        meetings_action: panel_address(&frame, panel.id, "/meetings"),
        may_plan: panel.state != PanelState::Ended,
        lots: view.lots.iter().map(|lot| LotRow::new(&frame, lot, lot_address(&frame, lot.id, ""))).collect(),
        new_lot: panel::may_have_lot(view).map(|_| panel_address(&frame, panel.id, "/lots/new")),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
