//! Writing down an application to a panel that came on paper, by phone or face to face.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::PanelId;
use domain::initiative::IntakeChannel;
use domain::panel::Application;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::panel::{PanelView, call};

use super::form::managed;
use super::{panel_address, typed_field};
use crate::Reply;
use crate::application::{self, ApplicationForm};
use crate::consent::ConsentForm;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{CallFacts, PanelFacts};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// A way by which somebody can have told it.
pub(super) struct ChannelChoice {
    pub(super) value: &'static str,
    pub(super) label: Said,
    pub(super) is_on: bool,
}

/// The ways by which somebody tells what is written down for them.
pub(super) fn channels(frame: &Frame, chosen: Option<IntakeChannel>) -> Vec<ChannelChoice> {
    let choice = |channel: &IntakeChannel| ChannelChoice {
        value: channel.code(),
        label: frame.text(channel.label_key()),
        is_on: chosen == Some(*channel),
    };
    IntakeChannel::ALL.iter().filter(|one| **one != IntakeChannel::Web).map(choice).collect()
}

/// The way that was chosen: none by which nobody writes down anything for somebody else.
pub(super) fn told_by(fields: &Fields) -> Option<IntakeChannel> {
    IntakeChannel::from_code(fields.get("channel")).filter(|channel| *channel != IntakeChannel::Web)
}

#[derive(Template)]
#[template(path = "staff/panel_application.html")]
struct ApplicationPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    call: CallFacts,
    back: String,
    action: String,
    channels: Vec<ChannelChoice>,
    form: ApplicationForm,
    consent: ConsentForm,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = open(&page, &state, id).await?;
    Ok(entry(page, &view, (Application::default(), None), &Violations::new()))
}

pub async fn enter(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = open(&page, &state, id).await?;
    let typed = application::sent(&fields, view.panel.call.as_ref());
    let channel = told_by(&fields);
    let done = match channel {
        Some(channel) => call::enter(services, actor, id, channel, typed.clone()).await,
        None => Err(Violation::new(Code::Required, ["channel"]).into()),
    };
    match done {
        Ok(()) => Ok(see_other(&panel_address(&page.frame, id, "/members?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            Ok(entry(page, &view, (typed, channel), &wrong))
        }
    }
}

/// A panel that has a call; whether it is open still is told by the form.
async fn open(page: &Page, state: &WebState, id: PanelId) -> Result<PanelView, crate::Failure> {
    let view = managed(page, state, id).await?;
    if view.panel.call.is_some() { Ok(view) } else { Err(ServiceError::NotFound.into()) }
}

fn entry(
    page: Page,
    view: &PanelView,
    (typed, channel): (Application, Option<IntakeChannel>),
    wrong: &Violations,
) -> Response {
    let frame = page.frame;
    let call = view.panel.call.as_ref();
    let form = ApplicationForm::new(&frame, call, typed, false);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ApplicationPage {
        problems: Problems::new(&frame, wrong, typed_field),
        panel: PanelFacts::new(&frame, &view.panel),
        call: CallFacts::new(&frame, view),
        back: panel_address(&frame, view.panel.id, "/members"),
        action: panel_address(&frame, view.panel.id, "/applications/new"),
        channels: channels(&frame, channel),
        consent: form.consent(&frame, call),
        form,
        frame,
    };
    html(status, Keep::Nothing, &page)
}
