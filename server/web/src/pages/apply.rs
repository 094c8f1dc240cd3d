//! Applying to a panel whose call is open.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::LanguageTag;
use domain::Violations;
use domain::expert::Contact;
use domain::id::PanelId;
use domain::panel::{Application, Guardian, Home, OpenCall};
use service::ServiceError;
use service::panel::{self, PanelView, call};

use super::own::without_referrer;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::panel::{CallFacts, PanelFacts, public_address};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

/// Languages in which the service writes to people.
const WRITTEN_IN: [&str; 4] = ["fi", "sv", "en", "fi-simple"];

struct LanguageChoice {
    language: LanguageName,
    is_on: bool,
}

/// One thing that applicants are asked.
struct Asked {
    /// The name and the id of its field.
    field: String,
    name: Said,
    choices: Vec<Choice>,
}

struct Choice {
    id: String,
    value: String,
    label: Said,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "panel_apply.html")]
struct ApplyPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    call: CallFacts,
    back: String,
    typed: Application,
    languages: Vec<LanguageChoice>,
    asked: Vec<Asked>,
    /// Below which age a guardian agrees; `None` where nobody needs one.
    guardian_below: Option<u32>,
    guardian: Guardian,
    /// Whether the home address is asked.
    asks_home: bool,
    home: Home,
    /// Where the form is sent: the address without a code.
    action: String,
}

impl ApplyPage {
    fn email(&self) -> &str {
        self.typed.contact.email.as_deref().unwrap_or_default()
    }

    fn phone(&self) -> &str {
        self.typed.contact.phone.as_deref().unwrap_or_default()
    }
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
    let typed = sent(&fields, view.panel.call.as_ref());
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

fn sent(fields: &Fields, call: Option<&OpenCall>) -> Application {
    let value = |name: &str| Some(fields.get(name).trim().to_owned()).filter(|value| !value.is_empty());
    let features = call.map(|call| call.features.as_slice()).unwrap_or_default();
    let answer = |feature: &domain::panel::Feature| {
        Some((feature.code.clone(), value(&format!("answers.{}", feature.code))?))
    };
    Application {
        contact: Contact {
            name: fields.get("contact.name").to_owned(),
            email: value("contact.email"),
            phone: value("contact.phone"),
            language: fields.get("contact.language").parse().ok(),
            payroll_number: None,
        },
        needs: fields.get("needs").replace("\r\n", "\n").trim().to_owned(),
        answers: features.iter().filter_map(answer).collect(),
        meets_conditions: fields.has("meetsConditions"),
        consents: fields.has("consents"),
        is_of_age: fields.get("isOfAge") == "yes",
        guardian: (fields.get("isOfAge") == "no").then(|| Guardian {
            name: fields.get("guardian.name").trim().to_owned(),
            reach: fields.get("guardian.reach").trim().to_owned(),
        }),
        code: fields.get("code").trim().to_owned(),
        home: Some(Home {
            street: fields.get("homeAddress.street").trim().to_owned(),
            postcode: fields.get("homeAddress.postcode").trim().to_owned(),
        }),
    }
}

fn form(frame: Frame, view: &PanelView, typed: Application, wrong: &Violations) -> Response {
    let features = view.panel.call.as_ref().map(|call| call.features.as_slice()).unwrap_or_default();
    let asked = features.iter().map(|feature| {
        let field = format!("answers.{}", feature.code);
        let answer = typed.answers.get(&feature.code);
        let choice = |value: &domain::panel::FeatureValue| Choice {
            id: format!("{field}.{}", value.code),
            value: value.code.clone(),
            label: frame.content(&value.label, &LanguageTag::finnish()),
            is_on: answer == Some(&value.code),
        };
        let choices = feature.values.iter().map(choice).collect();
        Asked { name: frame.content(&feature.name, &LanguageTag::finnish()), choices, field }
    });
    let chosen = typed.contact.language.clone().unwrap_or_else(LanguageTag::finnish);
    let known = WRITTEN_IN.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    let languages =
        known.map(|tag| LanguageChoice { language: LanguageName::of(&tag), is_on: tag == chosen }).collect();
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
        asked: asked.collect(),
        action: format!("{}/apply", public_address(&frame, &view.panel)),
        languages,
        guardian_below: view.panel.call.as_ref().and_then(|call| call.guardian_below).map(u32::from),
        guardian: typed.guardian.clone().unwrap_or_default(),
        asks_home: view.panel.call.as_ref().is_some_and(|call| call.one_of_household),
        home: typed.home.clone().unwrap_or_default(),
        typed,
        frame,
    };
    // The address may hold a code.
    without_referrer(html(status, Keep::Nothing, &page))
}
