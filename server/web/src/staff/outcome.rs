//! What came of a survey, written in every language it was offered in.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::survey::{Outcome, Survey};
use domain::{LanguageTag, LocalizedText, SurveyId, Violations};
use service::ServiceError;
use service::survey::answer::published;
use service::survey::{draft, outcome};

use super::edit::expired;
use super::steps::Step;
use super::texts::{Shown, TextField};
use super::{IdPath, StaffPage, mendable, survey_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/outcome.html")]
struct OutcomePage {
    frame: Frame,
    survey: Said,
    problems: Problems,
    fields: Vec<TextField>,
    is_possible: bool,
    action: String,
    back: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let survey = draft::survey(services, actor, id).await?;
    let told = outcome::of_survey(services, actor, id).await?.unwrap_or_default();
    let languages = offered(&state, &survey).await?;
    Ok(build(page, &state, &survey, &told, &languages, &Violations::new()))
}

pub async fn publish(
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
    let before = outcome::of_survey(services, actor, id).await?.unwrap_or_default();
    let languages = offered(&state, &survey).await?;
    let told = read(&fields, before, &languages, &survey.draft.source_language);
    match outcome::publish(services, actor, id, |_| told.clone()).await {
        Ok(survey) => Ok(see_other(&survey_address(&page.frame, &survey, "?done=outcome"))),
        Err(error) => {
            let violations = mendable(error)?;
            Ok(build(page, &state, &survey, &told, &languages, &violations))
        }
    }
}

/// The languages in which the survey could be answered.
async fn offered(state: &WebState, survey: &Survey) -> Result<Vec<LanguageTag>, ServiceError> {
    let source = survey.draft.source_language.clone();
    if survey.life.publication().is_none() {
        return Ok(vec![source]);
    }
    let mut languages = published(&state.services, &survey.slug).await?.version.languages.clone();
    languages.sort_by_key(|tag| *tag != source);
    Ok(languages)
}

/// Writes what was sent over what had been told before, the source language first.
fn read(fields: &Fields, before: Outcome, languages: &[LanguageTag], source: &LanguageTag) -> Outcome {
    let shown = Shown { languages, source };
    let write = |text: LocalizedText, name: &str| shown.sent(fields, name, text);
    Outcome {
        heard: write(before.heard, "heard"),
        decided: write(before.decided, "decided"),
        done: write(before.done, "done"),
    }
}

fn build(
    page: Page,
    state: &WebState,
    survey: &Survey,
    told: &Outcome,
    languages: &[LanguageTag],
    violations: &Violations,
) -> Response {
    let Page { frame, caller, .. } = page;
    let shown = Shown { languages, source: &survey.draft.source_language };
    let field =
        |name, label, help, text| shown.field(name, frame.text(label), 6, text).with_help(&frame, help);
    let fields = vec![
        field("heard", "staff-outcome-heard", "staff-outcome-heard-help", &told.heard),
        field("decided", "staff-outcome-decided", "staff-outcome-decided-help", &told.decided),
        field("done", "staff-outcome-done", "staff-outcome-done-help", &told.done),
    ];
    let problems = Problems::new(&frame, violations, |violation| {
        let language = match violation.args.get("language") {
            Some(domain::violation::Arg::Text(tag)) => tag.as_str(),
            _ => return String::new(),
        };
        violation.path.last().map(|part| format!("{part}.{language}")).unwrap_or_default()
    });
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OutcomePage {
        survey: title_of(&frame, survey),
        problems,
        fields,
        is_possible: Step::Outcome.is_offered(survey, &caller.actor, state.services.now()),
        action: survey_address(&frame, survey, "/outcome"),
        back: survey_address(&frame, survey, ""),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_in_other_languages_before_is_kept() {
        let fi = LanguageTag::finnish();
        let before = Outcome { heard: LocalizedText::from([("fi", "A"), ("en", "B")]), ..Outcome::default() };
        let fields = Fields::new(vec![("heard.fi".into(), "Uusi\r\nrivi".into())]);
        let told = read(&fields, before, std::slice::from_ref(&fi), &fi);
        assert_eq!(told.heard.get(&fi), Some("Uusi\nrivi"));
        assert_eq!(told.heard.get(&"en".parse().unwrap()), Some("B"));
        assert!(told.done.is_empty());
    }
}
