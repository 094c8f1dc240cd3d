//! Starting a survey of a panel.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::{PanelId, TypedId};
use domain::survey::Survey;
use domain::{LanguageTag, Violations};
use service::ServiceError;
use service::survey::panel::{self, NewPanelSurvey};

use super::form::managed;
use super::{panel_address, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::panel::PanelFacts;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::{IdPath, StaffPage, mendable, source_languages, survey_address, title_of};
use crate::state::WebState;

struct Earlier {
    value: String,
    title: Said,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/panel_survey_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    title: String,
    sources: Vec<(LanguageName, bool)>,
    is_paired: bool,
    /// The surveys that can be asked again.
    earlier: Vec<Earlier>,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    form(page, &state, id, &Fields::default(), &Violations::new()).await
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let new = NewPanelSurvey {
        panel: id,
        source_language: source(&fields),
        title: fields.get("title").to_owned(),
        is_paired: fields.get("answers") == "paired",
        continues: parse_id(fields.get("continues")),
    };
    match panel::create(&state.services, &page.caller.actor, new).await {
        Ok(survey) => Ok(see_other(&survey_address(&page.frame, &survey, "/edit"))),
        Err(error) => {
            let wrong = mendable(error)?;
            form(page, &state, id, &fields, &wrong).await
        }
    }
}

fn source(fields: &Fields) -> LanguageTag {
    let chosen = source_languages().into_iter().find(|tag| tag.as_str() == fields.get("source"));
    chosen.unwrap_or_else(LanguageTag::finnish)
}

async fn form(page: Page, state: &WebState, id: PanelId, fields: &Fields, wrong: &Violations) -> Reply {
    let view = managed(&page, state, id).await?;
    if view.panel.state == domain::panel::PanelState::Ended {
        return Err(ServiceError::NotFound.into());
    }
    let surveys = panel::surveys(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let chosen = source(fields);
    let earlier = |survey: &Survey| {
        let value = survey.id.uuid().to_string();
        Earlier { is_on: value == fields.get("continues"), title: title_of(&frame, survey), value }
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        panel: PanelFacts::new(&frame, &view.panel),
        back: panel_address(&frame, id, ""),
        title: fields.get("title").to_owned(),
        sources: source_languages().iter().map(|tag| (LanguageName::of(tag), *tag == chosen)).collect(),
        is_paired: fields.get("answers") == "paired",
        earlier: surveys.iter().map(earlier).collect(),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
