//! Applying to a panel whose call is open.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::expert::Contact;
use domain::id::PanelId;
use domain::panel::Application;
use service::ServiceError;
use service::panel::{self, PanelView, call};

use super::own::without_referrer;
use super::told::{self, Told};
use crate::Reply;
use crate::application::{self, ApplicationForm};
use crate::consent::ConsentForm;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::panel::{CallFacts, PanelFacts, public_address};
use crate::staff::IdPath;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "panel_apply.html")]
struct ApplyPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    call: CallFacts,
    back: String,
    form: ApplicationForm,
    consent: ConsentForm,
    /// Where the form is sent: the address without a code.
    action: String,
}

/// Whoever comes by the link of an invitation has the code filled in.
pub async fn show(
    page: Page,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = open(&state, &page, id).await?;
    let contact = Contact { language: Some(page.frame.language.clone()), ..Contact::default() };
    let code = query.get("code").cloned().unwrap_or_default();
    let typed = Application { contact, code, ..Application::default() };
    Ok(form(page.frame, &view, typed, &Violations::new()))
}

pub async fn submit(
    page: Page,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let view = open(&state, &page, id).await?;
    let typed = application::sent(&fields, view.panel.call.as_ref());
    match call::apply(&state.services, page.caller.address, id, typed.clone()).await {
        Ok(()) => Ok(told::reply(page.frame, Told::ApplicationReceived)),
        Err(ServiceError::Invalid(wrong)) => Ok(form(page.frame, &view, typed, &wrong)),
        Err(error) => Err(error.into()),
    }
}

/// A panel that had a call; whether it is open still is told by the form.
async fn open(state: &WebState, page: &Page, id: PanelId) -> Result<PanelView, ServiceError> {
    let view = panel::view(&state.services, &page.caller.actor, id).await?;
    if view.panel.is_public() && view.panel.call.is_some() { Ok(view) } else { Err(ServiceError::NotFound) }
}

fn form(frame: Frame, view: &PanelView, typed: Application, wrong: &Violations) -> Response {
    let call = view.panel.call.as_ref();
    let form = ApplicationForm::new(&frame, call, typed, true);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // That the call is over is no field's fault.
    let field = |violation: &domain::Violation| match violation.code {
        domain::Code::CallNotOpen => String::new(),
        _ => violation.path.join("."),
    };
    let page = ApplyPage {
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, &view.panel),
        call: CallFacts::new(&frame, view),
        back: public_address(&frame, &view.panel),
        action: format!("{}/apply", public_address(&frame, &view.panel)),
        consent: form.consent(&frame, call),
        form,
        frame,
    };
    // The address may hold a code.
    without_referrer(html(status, Keep::Nothing, &page))
}
