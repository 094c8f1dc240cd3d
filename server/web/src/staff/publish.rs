//! The publishing gate: everything that is missing, with the way to the place that mends it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::survey::gate;
use domain::survey::{Survey, SurveyContent};
use domain::{Code, LanguageTag, SurveyId, Violation, violation};
use service::ServiceError;
use service::survey::draft::{self, Readiness};
use service::survey::publishing;

use super::edit::field_of;
use super::show::{LanguageRow, languages};
use super::steps::Step;
use super::{IdPath, StaffPage, survey_address, title_of};
use crate::Reply;
use crate::forms::Fields;
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

/// One thing that is missing, and the field that mends it.
struct Missing {
    /// Which question or which part; empty where the message says it all.
    place: Option<Said>,
    message: Said,
    href: String,
}

#[derive(Template)]
#[template(path = "staff/publish.html")]
struct PublishPage {
    frame: Frame,
    survey: Said,
    is_stale: bool,
    missing: Vec<Missing>,
    languages: Vec<LanguageRow>,
    offered: Vec<LanguageName>,
    has_unfinished: bool,
    schedule: Vec<Said>,
    mode: Option<Said>,
    is_again: bool,
    is_possible: bool,
    revision: i64,
    action: String,
    back: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
) -> Reply {
    let survey = draft::survey(&state.services, &page.caller.actor, id).await?;
    gate_page(page, &state, &survey, StatusCode::OK).await
}

pub async fn publish(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let revision = fields.get("revision").parse().unwrap_or_default();
    let status = match publishing::publish(services, actor, id, revision).await {
        Ok(survey) => return Ok(see_other(&survey_address(&page.frame, &survey, "?done=published"))),
        Err(ServiceError::Conflict(_)) => StatusCode::CONFLICT,
        Err(ServiceError::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(error) => return Err(error.into()),
    };
    let survey = draft::survey(services, actor, id).await?;
    gate_page(page, &state, &survey, status).await
}

async fn gate_page(page: Page, state: &WebState, survey: &Survey, status: StatusCode) -> Reply {
    let readiness = draft::readiness(&state.services, &page.caller.actor, &page.county, survey).await?;
    Ok(build(page, state, survey, &readiness, status))
}

fn build(
    page: Page,
    state: &WebState,
    survey: &Survey,
    readiness: &Readiness,
    status: StatusCode,
) -> Response {
    let Page { frame, caller, .. } = page;
    let content = &survey.draft;
    let rows = languages(&frame, readiness);
    let page = PublishPage {
        survey: title_of(&frame, survey),
        is_stale: status == StatusCode::CONFLICT,
        missing: readiness.violations.iter().map(|violation| missing(&frame, survey, violation)).collect(),
        offered: gate::complete_languages(content).iter().map(LanguageName::of).collect(),
        has_unfinished: rows.iter().any(|row| !row.is_offered),
        languages: rows,
        schedule: schedule(&frame, survey, state),
        mode: (!content.form.is_external()).then(|| frame.text(survey.respondents.mode().label_key())),
        is_again: survey.life.publication().is_some(),
        is_possible: Step::Publish.is_offered(survey, &caller.actor, state.services.now()),
        revision: survey.revision,
        action: survey_address(&frame, survey, "/publish"),
        back: survey_address(&frame, survey, ""),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

fn schedule(frame: &Frame, survey: &Survey, state: &WebState) -> Vec<Said> {
    let content = &survey.draft;
    let opens_at = content.opens_at.filter(|at| *at > state.services.now());
    let opens = match opens_at {
        Some(at) => frame.with("staff-publish-opens-at", [("date", frame.date_time(at).into())]),
        None => frame.text("staff-publish-opens-now"),
    };
    let closes = match content.closes_at {
        Some(at) => frame.with("staff-publish-closes-at", [("date", frame.date_time(at).into())]),
        None => frame.text("staff-publish-standing"),
    };
    if survey.life.publication().is_some() { vec![closes] } else { vec![opens, closes] }
}

fn missing(frame: &Frame, survey: &Survey, violation: &Violation) -> Missing {
    let field = field_of(&violation.path, &survey.draft);
    let language = match violation.args.get("language") {
        Some(violation::Arg::Text(tag)) => tag.parse::<LanguageTag>().ok(),
        _ => None,
    };
    let (message, field) = match language {
        Some(tag) if violation.code == Code::MissingText => {
            let name = LanguageName::of(&tag).name;
            (frame.with("staff-publish-missing-in", [("language", name.into())]), format!("{field}.{tag}"))
        }
        _ => (frame.violation(violation), field),
    };
    let place = place_of(frame, &violation.path, &survey.draft);
    Missing { place, message, href: survey_address(frame, survey, &format!("/edit#{field}")) }
}

/// Where something is: the question with its number and source text, and which part of it.
pub(super) fn place_of(frame: &Frame, path: &[String], content: &SurveyContent) -> Option<Said> {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let setting = |key: &str| Some(frame.text(key));
    let (code, rest) = match parts.as_slice() {
        ["title"] => return setting("staff-edit-survey-title"),
        ["summary"] => return setting("staff-edit-summary"),
        ["introduction"] => return setting("staff-edit-introduction"),
        ["externalAddress"] => return setting("staff-edit-address"),
        ["privacyNotice", "purpose"] => return setting("staff-edit-purpose"),
        ["privacyNotice", "contact"] => return setting("staff-edit-contact"),
        ["privacyNotice", "legalBasis"] => return setting("staff-edit-basis"),
        ["privacyNotice", "deletionDate"] => return setting("staff-edit-deletion"),
        ["closesAt"] => return setting("staff-edit-closes"),
        ["questions", code, rest @ ..] => (*code, rest),
        _ => return None,
    };
    let question = content.form.question_by_code(code)?;
    let source = &content.source_language;
    let text = question.text.get(source).unwrap_or(code).to_owned();
    let place = if question.is_answerable() {
        let number = content
            .form
            .questions()
            .iter()
            .filter(|q| q.is_answerable())
            .position(|q| q.id == question.id)?;
        frame.with("staff-publish-place-question", [("number", (number + 1).into()), ("text", text.into())])
    } else {
        frame.with("staff-publish-place-note", [("text", text.into())])
    };
    let part = match rest {
        ["help"] => frame.text("staff-edit-help").plain().to_owned(),
        ["low"] => frame.text("staff-edit-low").plain().to_owned(),
        ["high"] => frame.text("staff-edit-high").plain().to_owned(),
        ["options", option, ..] => question
            .option_by_code(option)
            .and_then(|option| option.text.get(source))
            .unwrap_or(option)
            .to_owned(),
        _ => return Some(place),
    };
    Some(Said::neutral(format!("{} – {part}", place.plain()), &frame.language))
}
