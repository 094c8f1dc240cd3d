//! A matter as those who prepare it see it: what may go wrong, its path, what it is tied to, and the steps of its life.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::{MatterId, TypedId};
use domain::matter::{MatterCommand, MatterState, MatterWarning, Tie};
use domain::survey::Survey;
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText, Violations};
use service::matter::tie::{self, TieChoices};
use service::matter::{self, MatterView, Move, assessment};
use service::{ServiceError, body};

use super::{managed, matter_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::{MatterFacts, public_address};
use crate::pages::see_other;
use crate::panel;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::panels::{languages, panel_address, shown};
use crate::staff::preparation::{Choice, needed_day, typed_field};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, said_done, survey_address, title_of};
use crate::state::WebState;

/// Something that may go wrong, and what it is about.
struct WarningRow {
    text: Said,
    about: Option<Said>,
}

/// Something that the matter is tied to.
struct TieRow {
    /// As the form sends it.
    value: String,
    href: String,
    title: Said,
    note: Said,
}

struct Command {
    value: &'static str,
    label: Said,
    /// Only what is withdrawn has a reason.
    has_reason: bool,
    is_grave: bool,
}

#[derive(Template)]
#[template(path = "staff/matter.html")]
struct MatterPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    facts: MatterFacts,
    is_public: bool,
    public: Option<String>,
    version: i64,
    action: String,
    edit: String,
    path: String,
    decision: Option<String>,
    is_decided: bool,
    new_assessment: String,
    warnings: Vec<WarningRow>,
    ties: [Vec<TieRow>; 3],
    /// What it can be tied to besides.
    surveys: Vec<Choice>,
    panels: Vec<Choice>,
    positions: Vec<Choice>,
    commands: Vec<Command>,
    today: String,
    reason: TextField,
    has_bodies: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let notice = said_done(&page.frame, &query);
    shown_page(page, &state, &view, LocalizedText::default(), notice, &Violations::new()).await
}

pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let languages = languages();
    let reason = shown(&languages).sent(&fields, "reason", LocalizedText::default());
    let done = match fields.get("act") {
        "tie" => match read_tie(fields.get("to")) {
            Some(to) => tie::add(services, actor, id, to).await.map(drop),
            None => Ok(()),
        },
        "untie" => {
            let from = read_tie(fields.get("from")).ok_or(ServiceError::NotFound)?;
            tie::remove(services, actor, id, from).await.map(drop)
        }
        "remove-assessment" => {
            let assessment = parse_id(fields.get("assessment")).ok_or(ServiceError::NotFound)?;
            assessment::remove(services, actor, id, assessment).await
        }
        command => {
            let command = MatterCommand::from_code(command).ok_or(ServiceError::NotFound)?;
            let mut wrong = Violations::new();
            let on = needed_day("on", fields.get("on").trim(), civil_day(services.now()), &mut wrong);
            let version = fields.get("version").parse().unwrap_or(0);
            if wrong.is_empty() {
                let step = Move { command, on, reason: reason.clone() };
                matter::advance(services, actor, id, version, step).await.map(drop)
            } else {
                Err(ServiceError::Invalid(wrong))
            }
        }
    };
    match done {
        Ok(()) => Ok(see_other(&matter_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            shown_page(page, &state, &view, reason, None, &wrong).await
        }
    }
}

/// What a form names: the kind, a colon, and the id.
fn read_tie(value: &str) -> Option<Tie> {
    let (kind, id) = value.split_once(':')?;
    match kind {
        "survey" => parse_id(id).map(Tie::Survey),
        "panel" => parse_id(id).map(Tie::Panel),
        "position" => parse_id(id).map(Tie::Position),
        _ => None,
    }
}

async fn shown_page(
    page: Page,
    state: &WebState,
    view: &MatterView,
    reason: LocalizedText,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let choices = tie::choices(&state.services, &page.caller.actor).await?;
    let has_bodies = !body::all(&state.services, &page.caller.actor).await?.is_empty();
    let frame = page.frame;
    let today = civil_day(state.services.now());
    let matter = &view.matter;
    let languages = languages();
    let command = |command: MatterCommand| Command {
        value: command.code(),
        label: frame.text(command.label_key()),
        has_reason: command == MatterCommand::Withdraw,
        is_grave: matches!(command, MatterCommand::Withdraw | MatterCommand::Reopen),
    };
    let (surveys, panels, positions) = tie_choices(&frame, view, &choices);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = MatterPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        facts: MatterFacts::new(&frame, view, today),
        is_public: matter.is_public(),
        public: matter.is_public().then(|| public_address(&frame, matter.id)),
        version: matter.version,
        action: matter_address(&frame, matter.id, ""),
        edit: matter_address(&frame, matter.id, "/edit"),
        path: matter_address(&frame, matter.id, "/path"),
        decision: matter.progress.may_be_decided().then(|| matter_address(&frame, matter.id, "/decision")),
        is_decided: matter.progress.decision().is_some(),
        new_assessment: matter_address(&frame, matter.id, "/assessments/new"),
        warnings: view.warnings.iter().map(|one| warning_row(&frame, view, one)).collect(),
        ties: ties(&frame, state, view),
        surveys,
        panels,
        positions,
        commands: matter.progress.commands().map(command).collect(),
        today: today.to_string(),
        reason: shown(&languages).optional("reason", frame.text("staff-matter-reason"), 3, &reason),
        has_bodies,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

fn warning_row(frame: &Frame, view: &MatterView, one: &MatterWarning) -> WarningRow {
    let survey = one.survey.and_then(|id| view.tied_surveys.iter().find(|survey| survey.id == id));
    WarningRow { text: frame.text(one.kind.label_key()), about: survey.map(|survey| title_of(frame, survey)) }
}

fn ties(frame: &Frame, state: &WebState, view: &MatterView) -> [Vec<TieRow>; 3] {
    let now = state.services.now();
    let finnish = LanguageTag::finnish();
    let survey = |one: &Survey| {
        let closes_at = match one.life.publication() {
            Some(publication) => publication.closes_at(),
            None => one.draft.closes_at,
        };
        let note = match closes_at {
            Some(at) => frame.with("staff-matter-survey-closes", [("date", frame.date_time(at).into())]),
            None => frame.text(one.life.phase(now).label_key()),
        };
        TieRow {
            value: format!("survey:{}", one.id.uuid()),
            href: survey_address(frame, one, ""),
            title: title_of(frame, one),
            note,
        }
    };
    let of_panel = |one: &domain::panel::Panel| TieRow {
        value: format!("panel:{}", one.id.uuid()),
        href: if one.is_public() {
            panel::public_address(frame, one)
        } else {
            panel_address(frame, one.id, "")
        },
        title: frame.content(&one.content.name, &finnish),
        note: frame.text(one.state.label_key()),
    };
    let position = |one: &domain::panel::Position| TieRow {
        value: format!("position:{}", one.id.uuid()),
        href: panel::public_position(frame, one),
        title: frame.content(&one.content.title, &finnish),
        note: frame.text(one.state().label_key()),
    };
    [
        view.tied_surveys.iter().map(survey).collect(),
        view.panels.iter().map(of_panel).collect(),
        view.positions.iter().map(position).collect(),
    ]
}

/// What it is not tied to yet. A matter that has come to its end is tied to nothing new that is still to be asked.
fn tie_choices(
    frame: &Frame,
    view: &MatterView,
    choices: &TieChoices,
) -> (Vec<Choice>, Vec<Choice>, Vec<Choice>) {
    let finnish = LanguageTag::finnish();
    if view.matter.state() == MatterState::Withdrawn {
        return (Vec::new(), Vec::new(), Vec::new());
    }
    let is_tied = |survey: &&Survey| view.tied_surveys.iter().any(|tied| tied.id == survey.id);
    let surveys = choices.surveys.iter().filter(|one| !is_tied(one));
    let panels = choices.panels.iter().filter(|one| !view.panels.iter().any(|tied| tied.id == one.id));
    let positions =
        choices.positions.iter().filter(|one| !view.positions.iter().any(|tied| tied.id == one.id));
    (
        surveys
            .map(|one| Choice::new(format!("survey:{}", one.id.uuid()), title_of(frame, one), false))
            .collect(),
        panels
            .map(|one| {
                let name = frame.content(&one.content.name, &finnish);
                Choice::new(format!("panel:{}", one.id.uuid()), name, false)
            })
            .collect(),
        positions
            .map(|one| {
                let title = frame.content(&one.content.title, &finnish);
                Choice::new(format!("position:{}", one.id.uuid()), title, false)
            })
            .collect(),
    )
}
