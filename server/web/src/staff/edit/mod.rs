//! The editor: settings and questions of a survey in one form, every text in all its languages side by side.

mod action;
mod conflict;
mod fields;
mod read;
mod view;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::survey::Survey;
use domain::survey::gate::languages_used;
use domain::{LanguageTag, SurveyId, Violations};
use service::survey::draft::{self, DraftChange, fresh_option_id, fresh_question_id};
use service::{ServiceError, Services};

pub use fields::{field_of, parse_id};

use super::{IdPath, StaffPage, said_done, survey_address};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::state::WebState;
use crate::{Reply, Said};
use action::{Action, Fresh};
use fields::FieldMap;
use read::Read;
use view::{EditPage, Shape};

/// Languages that an editor can add, besides those of the county; others come in by import.
const ADDABLE: &[&str] = &[
    "fi",
    "fi-simple",
    "sv",
    "sv-simple",
    "en",
    "se",
    "smn",
    "sms",
    "ar",
    "ckb",
    "es",
    "et",
    "fa",
    "fr",
    "ku",
    "pl",
    "prs",
    "ps",
    "ru",
    "so",
    "sq",
    "th",
    "tr",
    "uk",
    "vi",
    "zh",
];

/// A form whose sender is no longer logged in, with everything that was typed.
#[derive(Template)]
#[template(path = "staff/expired.html")]
struct ExpiredPage {
    frame: Frame,
    action: String,
    fields: Fields,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let survey = draft::survey(&state.services, &page.caller.actor, id).await?;
    if !page.caller.actor.may(domain::identity::Action::EditSurvey, survey.owner) {
        return Err(ServiceError::Denied.into());
    }
    if survey.life.accepts_edits(state.services.now()).is_err() {
        return Ok(see_other(&survey_address(&page.frame, &survey, "")));
    }
    let readiness = draft::readiness(&state.services, &page.caller.actor, &page.county, &survey).await?;
    let added = parse_languages(query.get("languages").map(String::as_str).unwrap_or_default());
    let shape = Shape {
        languages: shown_languages(&page, &survey, &added),
        notice: said_done(&page.frame, &query),
        missing: readiness.violations.len(),
        revision: survey.revision,
        typed: BTreeMap::new(),
        problems: Problems::default(),
        is_partly_stored: false,
        conflict: None,
    };
    let page = EditPage::new(page, &survey, &survey.draft, shape);
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let survey = draft::survey(services, actor, id).await?;
    let sent: FieldMap = fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut read = read::read(&sent, &survey.draft);
    if let Some(slug) = sent.get("slug") {
        read.typed.insert("slug".to_owned(), slug.to_owned());
    }
    let action = Action::parse(sent.value("action"));
    let anchor = action.apply(&mut read.content, fresh(services));
    let added = added_languages(&sent, action);
    let change = DraftChange {
        survey: id,
        revision: sent.value("revision").parse().unwrap_or_default(),
        content: read.content.clone(),
        slug: sent.get("slug").map(|slug| slug.trim().to_owned()).filter(|slug| !slug.is_empty()),
    };
    match draft::save(services, actor, change).await {
        Ok(saved) if read.problems.is_empty() => {
            Ok(see_other(&next_address(&page.frame, &saved, action, anchor, &added)))
        }
        Ok(saved) => again(page, services, &saved, read, &added, Refused::Partly).await,
        Err(ServiceError::Invalid(violations)) => {
            again(page, services, &survey, read, &added, Refused::Wholly(violations)).await
        }
        Err(ServiceError::Conflict(_)) => {
            let stored = draft::survey(services, actor, id).await?;
            again(page, services, &stored, read, &added, Refused::Conflict).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A page that keeps what was typed until its author is logged in again.
pub(super) fn expired(frame: Frame, fields: Fields) -> Response {
    let action = frame.address(frame.path.trim_start_matches('/'));
    html(StatusCode::UNAUTHORIZED, Keep::Nothing, &ExpiredPage { frame, action, fields })
}

/// How much of a form could not be stored.
enum Refused {
    /// Some fields only: the rest is stored.
    Partly,
    Wholly(Violations),
    /// Somebody else has saved meanwhile.
    Conflict,
}

/// The form again with everything typed.
async fn again(
    page: Page,
    services: &Services,
    survey: &Survey,
    read: Read,
    added: &[LanguageTag],
    refused: Refused,
) -> Reply {
    let Read { content, typed, mut problems } = read;
    // What is on the form, also while something else is stored.
    let shown = Survey { draft: content, ..survey.clone() };
    let readiness = draft::readiness(services, &page.caller.actor, &page.county, &shown).await?;
    let languages = shown_languages(&page, &shown, added);
    let status = match refused {
        Refused::Conflict => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let is_partly_stored = matches!(refused, Refused::Partly);
    let conflict = match refused {
        Refused::Conflict => {
            Some(conflict::differences(&page.frame, &survey.draft, &shown.draft, &languages))
        }
        Refused::Wholly(violations) => {
            problems.extend(violations);
            None
        }
        Refused::Partly => None,
    };
    let shape = Shape {
        languages,
        notice: None,
        missing: readiness.violations.len(),
        revision: survey.revision,
        typed,
        problems: Problems::new(&page.frame, &problems, |violation| field_of(&violation.path, &shown.draft)),
        is_partly_stored,
        conflict,
    };
    let page = EditPage::new(page, survey, &shown.draft, shape);
    Ok(html(status, Keep::Revalidate, &page))
}

fn fresh(services: &Services) -> Fresh {
    Fresh {
        question: fresh_question_id(services),
        options: [fresh_option_id(services), fresh_option_id(services)],
    }
}

/// The languages of the form: the source, the required ones, those in use and those just added.
fn shown_languages(page: &Page, survey: &Survey, added: &[LanguageTag]) -> Vec<LanguageTag> {
    let content = &survey.draft;
    let mut shown = vec![content.source_language.clone()];
    let others = page.county.required_languages.iter().cloned();
    for tag in others.chain(languages_used(content)).chain(added.iter().cloned()) {
        if !shown.contains(&tag) {
            shown.push(tag);
        }
    }
    shown
}

/// The languages that were asked for and have no text yet, kept in the address.
fn added_languages(sent: &FieldMap, action: Action) -> Vec<LanguageTag> {
    let mut added = parse_languages(sent.value("languages"));
    if action == Action::AddLanguage {
        added.extend(sent.value("new-language").parse());
    }
    added
}

fn parse_languages(value: &str) -> Vec<LanguageTag> {
    value.split(',').filter_map(|tag| tag.parse().ok()).take(ADDABLE.len()).collect()
}

/// Where a saved form leads: back to the same place, or on to what was asked for.
fn next_address(
    frame: &Frame,
    survey: &Survey,
    action: Action,
    anchor: Option<String>,
    added: &[LanguageTag],
) -> String {
    match action {
        Action::Preview => return survey_address(frame, survey, "/preview"),
        Action::Gate => return survey_address(frame, survey, "/publish"),
        _ => {}
    }
    let used = languages_used(&survey.draft);
    let tags: Vec<&str> = added.iter().filter(|tag| !used.contains(tag)).map(LanguageTag::as_str).collect();
    let languages = if tags.is_empty() { String::new() } else { format!("&languages={}", tags.join(",")) };
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    survey_address(frame, survey, &format!("/edit?done=saved{languages}{anchor}"))
}

/// A setting's label, for the table of what differs.
fn setting_label(frame: &Frame, field: &str) -> Option<Said> {
    Some(match field {
        "kind" => frame.text("staff-edit-kind"),
        "audience" => frame.text("staff-edit-audiences"),
        "category" => frame.text("activity-categories"),
        "municipality" => frame.text("staff-edit-municipalities"),
        "opens" => frame.text("staff-edit-opens"),
        "closes" => frame.text("staff-edit-closes"),
        "late" => frame.text("staff-edit-late"),
        "basis" => frame.text("staff-edit-basis"),
        "deletion" => frame.text("staff-edit-deletion"),
        _ => return None,
    })
}
