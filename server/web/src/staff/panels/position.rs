//! A position of a panel on the pages of staff: written, given, answered, and what was done.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::{PanelId, PositionId, TypedId};
use domain::panel::{PositionContent, PositionState, Told};
use domain::time::civil_day;
use domain::{LocalizedText, Violation, Violations};
use service::ServiceError;
use service::panel::position::{self, PositionView};

use super::form::{languages, managed, shown};
use super::{organised, panel_address, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{PanelFacts, PositionFacts, public_position};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::read_day;
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// The address of a position's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn position_address(frame: &Frame, id: PositionId, rest: &str) -> String {
    frame.address(&format!("staff/panel-positions/{}{rest}", id.uuid()))
}

#[derive(Template)]
#[template(path = "staff/panel_position_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    panel: PanelFacts,
    back: String,
    version: String,
    texts: [TextField; 3],
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let back = panel_address(&page.frame, id, "");
    Ok(form(page.frame, &view.panel, back, None, &PositionContent::default(), &Violations::new()))
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let typed = sent(&fields, PositionContent::default());
    match position::create(services, actor, id, typed.clone()).await {
        Ok(one) => Ok(see_other(&position_address(&page.frame, one.id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let back = panel_address(&page.frame, id, "");
            Ok(form(page.frame, &view.panel, back, None, &typed, &wrong))
        }
    }
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PositionId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed_position(&page, &state, id).await?;
    if view.position.is_public() {
        return Err(ServiceError::NotFound.into());
    }
    let back = position_address(&page.frame, id, "");
    let version = Some(view.position.version.to_string());
    Ok(form(page.frame, &view.panel, back, version, &view.position.content, &Violations::new()))
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PositionId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed_position(&page, &state, id).await?;
    let typed = sent(&fields, view.position.content.clone());
    let version = fields.get("version");
    match position::save(services, actor, id, version.parse().unwrap_or(0), typed.clone()).await {
        Ok(_) => Ok(see_other(&position_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let back = position_address(&page.frame, id, "");
            Ok(form(page.frame, &view.panel, back, Some(version.to_owned()), &typed, &wrong))
        }
    }
}

/// What was sent over what was written before, so that languages that the form does not have stay.
fn sent(fields: &Fields, before: PositionContent) -> PositionContent {
    let languages = languages();
    let shown = shown(&languages);
    PositionContent {
        title: shown.sent(fields, "title", before.title),
        text: shown.sent(fields, "text", before.text),
        recipient: shown.sent(fields, "recipient", before.recipient),
    }
}

fn form(
    frame: Frame,
    panel: &domain::panel::Panel,
    back: String,
    version: Option<String>,
    typed: &PositionContent,
    wrong: &Violations,
) -> axum::response::Response {
    let languages = languages();
    let shown = shown(&languages);
    let texts = [
        shown.field("title", frame.text("staff-position-about"), 1, &typed.title),
        shown
            .field("recipient", frame.text("panel-position-to"), 1, &typed.recipient)
            .with_help(&frame, "staff-position-to-help"),
        shown.field("text", frame.text("staff-position-text"), 8, &typed.text),
    ];
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: version.is_none(),
        panel: PanelFacts::new(&frame, panel),
        back,
        version: version.unwrap_or_default(),
        texts,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

/// What is told of a position on a day, as it stands in the form.
#[derive(Clone, Default)]
struct Typed {
    on: String,
    text: LocalizedText,
}

/// A day, and what was told on it.
struct Report {
    /// The name of the day's field.
    day: String,
    on: String,
    text: TextField,
}

#[derive(Template)]
#[template(path = "staff/panel_position.html")]
struct PositionPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    facts: PositionFacts,
    action: String,
    version: i64,
    edit: String,
    /// The page for everybody, once it has been given.
    public: Option<String>,
    state: PositionState,
    given_on: String,
    response: Report,
    deed: Report,
}

impl PositionPage {
    fn is_draft(&self) -> bool {
        self.state == PositionState::Draft
    }

    fn awaits_response(&self) -> bool {
        self.state == PositionState::Given
    }

    /// Something is wrong with what was typed under this name.
    fn is_wrong(&self, part: &str) -> bool {
        ["on", "text.fi", "text.sv", "text.en"]
            .iter()
            .any(|rest| self.problems.of(&format!("{part}.{rest}")).is_some())
    }
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PositionId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = managed_position(&page, &state, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(shown_page(page.frame, &state, &view, None, notice, &Violations::new()))
}

/// The three things that happen to a position, by the name that their fields begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Give,
    Answer,
    Follow,
}

impl Step {
    fn of(act: &str) -> Option<Self> {
        match act {
            "give" => Some(Self::Give),
            "answer" => Some(Self::Answer),
            "follow" => Some(Self::Follow),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Give => "given",
            Self::Answer => "response",
            Self::Follow => "deed",
        }
    }
}

pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PositionId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed_position(&page, &state, id).await?;
    let version = fields.get("version").parse().unwrap_or(0);
    if fields.get("act") == "remove" {
        return match position::remove(services, actor, id, version).await {
            Ok(panel) => Ok(see_other(&panel_address(&page.frame, panel, "?done=saved"))),
            Err(error) => Ok(shown_page(page.frame, &state, &view, None, None, &mendable(error)?)),
        };
    }
    let step = Step::of(fields.get("act")).ok_or(ServiceError::NotFound)?;
    let languages = languages();
    let text = shown(&languages).sent(&fields, &format!("{}.text", step.name()), kept(&view, step));
    let typed = Typed { on: fields.get(&format!("{}.on", step.name())).trim().to_owned(), text };
    let wrong = match read_day("on", &typed.on) {
        Ok(on) => {
            let told = Told { on, text: typed.text.clone() };
            let done = match step {
                Step::Give => position::give(services, actor, id, version, on).await,
                Step::Answer => position::answer(services, actor, id, version, told).await,
                Step::Follow => position::follow(services, actor, id, version, told).await,
            };
            match done {
                Ok(_) => return Ok(see_other(&position_address(&page.frame, id, "?done=saved"))),
                Err(error) => mendable(error)?,
            }
        }
        Err(wrong) => vec![wrong],
    };
    Ok(shown_page(page.frame, &state, &view, Some((step, typed)), None, &wrong))
}

/// What had been written, so that languages that the form does not have stay.
fn kept(view: &PositionView, step: Step) -> LocalizedText {
    match (step, view.position.response()) {
        (Step::Answer, Some(response)) => response.text.clone(),
        _ => LocalizedText::default(),
    }
}

/// A position whose panel the caller organises.
async fn managed_position(
    page: &Page,
    state: &WebState,
    id: PositionId,
) -> Result<PositionView, crate::Failure> {
    organised(page, position::view(&state.services, &page.caller.actor, id), |view| view.is_managed).await
}

fn shown_page(
    frame: Frame,
    state: &WebState,
    view: &PositionView,
    typed: Option<(Step, Typed)>,
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let PositionView { position, panel, .. } = view;
    let today = civil_day(state.services.now());
    let languages = languages();
    let shown = shown(&languages);
    let step = typed.as_ref().map(|(step, _)| *step);
    let of = |step: Step, before: Typed| match &typed {
        Some((typed_step, typed)) if *typed_step == step => typed.clone(),
        _ => before,
    };
    let fresh = || Typed { on: today.to_string(), text: LocalizedText::default() };
    let responded =
        position.response().map(|told| Typed { on: told.on.to_string(), text: told.text.clone() });
    let report = |step: Step, label: &str, before: Typed| {
        let typed = of(step, before);
        Report {
            day: format!("{}.on", step.name()),
            on: typed.on,
            text: shown.field(&format!("{}.text", step.name()), frame.text(label), 4, &typed.text),
        }
    };
    let field = |violation: &Violation| match (step, violation.path.first().map(String::as_str)) {
        (Some(step), Some("on" | "text")) => format!("{}.{}", step.name(), violation.path.join(".")),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PositionPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, panel),
        back: panel_address(&frame, panel.id, ""),
        facts: PositionFacts::new(&frame, position),
        action: position_address(&frame, position.id, ""),
        version: position.version,
        edit: position_address(&frame, position.id, "/edit"),
        public: position.is_public().then(|| public_position(&frame, position)),
        state: position.state(),
        given_on: of(Step::Give, fresh()).on,
        response: report(Step::Answer, "panel-position-response", responded.unwrap_or_else(fresh)),
        deed: report(Step::Follow, "staff-position-deed", fresh()),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
