//! Steps of a survey's life that ask first: each says what will happen.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::TypedId;
use domain::survey::Survey;
use domain::{SurveyId, Violations};
use service::survey::{draft, panel, publishing, results};
use service::{ServiceError, Services};

use super::steps::Step;
use super::{IdPath, StaffPage, mendable, survey_address, title_of};
use crate::Reply;
use crate::forms::Problems;
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    problems: Problems,
    survey: Said,
    question: Said,
    paragraphs: Vec<Said>,
    button: Said,
    action: String,
    cancel: String,
    is_possible: bool,
}

/// The steps that this page asks about; the others have pages of their own.
fn asked(path: &(String, String, String)) -> Result<Step, ServiceError> {
    let (_, _, step) = path;
    let asks = |s: &Step| s.is_grave() || matches!(s, Step::PublishResults | Step::Remind);
    Step::ALL.iter().copied().find(|s| asks(s) && s.path() == step).ok_or(ServiceError::NotFound)
}

pub async fn show(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
) -> Reply {
    let step = asked(&path)?;
    let survey = draft::survey(&state.services, &page.caller.actor, id).await?;
    Ok(ask(page, &state.services, &survey, step, &Violations::new()))
}

pub async fn submit(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
) -> Reply {
    let step = asked(&path)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    let done = match step {
        Step::Close => publishing::close(services, actor, id).await.map(drop),
        Step::EndLateAnswers => publishing::end_late_answers(services, actor, id).await.map(drop),
        Step::Archive => publishing::archive(services, actor, id).await.map(drop),
        Step::PublishResults => results::publish(services, actor, id).await.map(drop),
        Step::Remind => panel::remind(services, actor, id).await.map(drop),
        Step::Delete => draft::delete(services, actor, id).await,
        Step::Edit | Step::Preview | Step::Publish | Step::Results | Step::Outcome => {
            Err(ServiceError::NotFound)
        }
    };
    match done {
        Ok(()) if step == Step::Delete => Ok(see_other(&page.frame.address("staff/surveys"))),
        Ok(()) => {
            let address = page.frame.address(&format!("staff/surveys/{}?done={}", id.uuid(), step.path()));
            Ok(see_other(&address))
        }
        Err(error) => {
            let violations = mendable(error)?;
            let survey = draft::survey(services, actor, id).await?;
            Ok(ask(page, services, &survey, step, &violations))
        }
    }
}

fn ask(page: Page, services: &Services, survey: &Survey, step: Step, violations: &Violations) -> Response {
    let Page { frame, caller, .. } = page;
    let (question, button, mut paragraphs) = words(&frame, survey, step);
    paragraphs.push(frame.text("staff-cannot-be-undone"));
    let status = if violations.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ConfirmPage {
        problems: Problems::new(&frame, violations, |_| String::new()),
        survey: title_of(&frame, survey),
        question,
        paragraphs,
        button,
        action: survey_address(&frame, survey, &format!("/{}", step.path())),
        cancel: survey_address(&frame, survey, ""),
        is_possible: step.is_offered(survey, &caller.actor, services.now()),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

/// What is asked, the button's text, and what will happen.
fn words(frame: &Frame, survey: &Survey, step: Step) -> (Said, Said, Vec<Said>) {
    let publication = survey.life.publication();
    match step {
        Step::Close => {
            let mut paragraphs = vec![frame.text("staff-close-text")];
            let days = publication.map_or(0, |p| p.schedule.late_answer_days);
            if days > 0 {
                paragraphs.push(frame.with("staff-close-late", [("days", u32::from(days).into())]));
            }
            (frame.text("staff-close-title"), frame.text("staff-step-close"), paragraphs)
        }
        Step::EndLateAnswers => (
            frame.text("staff-end-late-answers-title"),
            frame.text("staff-step-end-late-answers"),
            vec![frame.text("staff-end-late-answers-text")],
        ),
        Step::Archive => {
            let mut paragraphs = vec![frame.text("staff-archive-text")];
            if publication.is_some_and(|p| p.outcome_published_at.is_none()) {
                paragraphs.push(frame.text("staff-archive-owing"));
            }
            (frame.text("staff-archive-title"), frame.text("staff-step-archive"), paragraphs)
        }
        Step::Remind => (
            frame.text("staff-remind-title"),
            frame.text("staff-step-remind"),
            vec![frame.text("staff-remind-text")],
        ),
        Step::PublishResults => (
            frame.text("staff-publish-results-title"),
            frame.text("staff-step-publish-results"),
            vec![frame.text("staff-publish-results-text"), frame.text("staff-results-public-text")],
        ),
        _ => (
            frame.text("staff-delete-title"),
            frame.text("staff-step-delete"),
            vec![frame.text("staff-delete-text")],
        ),
    }
}
