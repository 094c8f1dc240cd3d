//! Starting a survey.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::county::Division;
use domain::identity::{Action, Actor};
use domain::survey::SurveyKind;
use domain::{LanguageTag, Violations};
use service::ServiceError;
use service::survey::draft::{self, NewSurvey};

use super::scopes::{self, ScopeOption};
use super::{StaffPage, mendable, source_languages, survey_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

struct KindOption {
    code: &'static str,
    label: Said,
    selected: bool,
}

struct SourceOption {
    language: LanguageName,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/new.html")]
struct NewPage {
    frame: Frame,
    problems: Problems,
    title: String,
    kinds: Vec<KindOption>,
    sources: Vec<SourceOption>,
    owners: Vec<ScopeOption>,
    is_external: bool,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    } else if !actor.may_somewhere(Action::EditSurvey) {
        return Err(ServiceError::Denied.into());
    }
    let divisions = service::county::divisions(&state.services).await?;
    let form = build(page, &divisions, &Fields::default(), &Violations::new());
    Ok(html(StatusCode::OK, Keep::Revalidate, &form))
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let new = NewSurvey {
        kind: SurveyKind::from_code(fields.get("kind")).unwrap_or(SurveyKind::Resident),
        source_language: source(&fields, &page.frame),
        title: fields.get("title").to_owned(),
        owner: scopes::parse(fields.get("scope")).unwrap_or(domain::identity::Scope::County),
        slug: None,
        external: fields.has("external"),
    };
    match draft::create(&state.services, &page.caller.actor, new).await {
        Ok(survey) => Ok(see_other(&survey_address(&page.frame, &survey, "/edit"))),
        Err(error) => {
            let violations = mendable(error)?;
            let divisions = service::county::divisions(&state.services).await?;
            let form = build(page, &divisions, &fields, &violations);
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, Keep::Revalidate, &form))
        }
    }
}

/// The chosen source language; before a choice, the page's if one can write in it.
fn source(fields: &Fields, frame: &Frame) -> LanguageTag {
    let given = if fields.has("source") { fields.get("source") } else { frame.language.as_str() };
    source_languages().into_iter().find(|tag| tag.as_str() == given).unwrap_or_else(LanguageTag::finnish)
}

fn build(page: Page, divisions: &[Division], fields: &Fields, violations: &Violations) -> NewPage {
    let Page { frame, caller, county } = page;
    let kind = SurveyKind::from_code(fields.get("kind")).unwrap_or(SurveyKind::Resident);
    let chosen = source(fields, &frame);
    let may_edit = |actor: &Actor, scope| actor.may(Action::EditSurvey, scope);
    NewPage {
        problems: Problems::by_path(&frame, violations),
        title: fields.get("title").to_owned(),
        kinds: SurveyKind::ALL
            .iter()
            .filter(|kind| **kind != SurveyKind::Panel)
            .map(|k| KindOption { code: k.code(), label: frame.text(k.label_key()), selected: *k == kind })
            .collect(),
        sources: source_languages()
            .iter()
            .map(|tag| SourceOption { language: LanguageName::of(tag), selected: *tag == chosen })
            .collect(),
        owners: scopes::options(
            &county,
            divisions,
            &frame.language,
            scopes::parse(fields.get("scope")),
            |scope| may_edit(&caller.actor, scope),
        ),
        is_external: fields.has("external"),
        frame,
    }
}
