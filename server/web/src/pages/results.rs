//! What a survey told: the released results, and what came of them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::survey::Outcome;
use domain::time::civil_day;
use service::survey::answer::published as survey_by_slug;
use service::survey::{outcome, results};

use super::survey::Heading;
use crate::Reply;
use crate::chart::{Finding, findings};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::state::WebState;

/// What we heard, decided and did.
struct OutcomeView {
    heard: Said,
    decided: Said,
    done: Said,
    published_on: String,
}

#[derive(Template)]
#[template(path = "results.html")]
struct ResultsPage {
    frame: Frame,
    heading: Heading,
    closed_on: Option<String>,
    /// `None` before the release; inside, `None` where fewer answered than may be told.
    respondents: Option<Option<u64>>,
    findings: Vec<Finding>,
    outcome: Option<OutcomeView>,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, slug)): Path<(String, String)>,
) -> Reply {
    let survey = survey_by_slug(&state.services, &slug).await?;
    let released = results::published(&state.services, &slug).await?;
    let outcome = outcome::published(&state.services, &slug).await?;
    let matters = service::matter::of_survey(&state.services, survey.header.id).await?;
    let frame = page.frame;
    let now = state.services.now();
    let source = &survey.version.content.source_language;
    let on = |at: Option<DateTime<Utc>>| at.map(|at| frame.date(civil_day(at)));
    let outcome = outcome.map(|Outcome { heard, decided, done }| OutcomeView {
        heard: frame.content(&heard, source),
        decided: frame.content(&decided, source),
        done: frame.content(&done, source),
        published_on: on(survey.publication.outcome_published_at).unwrap_or_default(),
    });
    let page = ResultsPage {
        heading: Heading::new(&frame, &survey, now).about(&frame, &matters),
        closed_on: on(survey.publication.closes_at().filter(|at| *at <= now)),
        respondents: released.as_ref().map(|released| released.release.respondents),
        findings: released
            .map(|released| findings(&frame, &released.version.content, &released.release.questions))
            .unwrap_or_default(),
        outcome,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
