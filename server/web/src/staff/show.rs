//! One survey: where it stands and what can be done next.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::SurveyId;
use domain::survey::gate::Completeness;
use domain::survey::{Phase, Survey};
use domain::time::civil_day;
use service::survey::draft::{self, Readiness};
use service::survey::{panel, results};

use super::panels::panel_address;
use super::steps::{Step, steps};
use super::{IdPath, StaffPage, said_done, scopes, survey_address, title_of};
use crate::Reply;
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::said::Said;
use crate::state::WebState;

/// One fact: a label and what it says.
struct Fact {
    label: Said,
    value: Said,
}

/// One thing to do, with its page.
pub(super) struct StepLink {
    pub label: Said,
    pub href: String,
    pub is_grave: bool,
}

/// How far one language has come.
pub(super) struct LanguageRow {
    pub language: LanguageName,
    pub percent: usize,
    pub shown_percent: String,
    pub missing: usize,
    pub outdated: usize,
    pub is_required: bool,
    pub is_offered: bool,
}

#[derive(Template)]
#[template(path = "staff/show.html")]
struct ShowPage {
    frame: Frame,
    title: Said,
    notice: Option<Said>,
    phase: Said,
    phase_code: &'static str,
    owes_outcome: bool,
    facts: Vec<Fact>,
    /// The panel whose members are asked.
    panel: Option<String>,
    public: Option<String>,
    languages: Vec<LanguageRow>,
    /// What stands between the draft and its publication; `None` where it can no longer be published.
    missing: Option<usize>,
    gate: String,
    steps: Vec<StepLink>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let (services, actor) = (&state.services, &caller.actor);
    let survey = draft::survey(services, actor, id).await?;
    let readiness = draft::readiness(services, actor, &county, &survey).await?;
    let divisions = service::county::divisions(services).await?;
    let now = services.now();
    let phase = survey.life.phase(now);
    let publication = survey.life.publication();
    let is_answered_here = publication.is_some() && !survey.draft.form.is_external();
    let received = if is_answered_here { Some(results::received(services, actor, id).await?) } else { None };
    let owner = scopes::label(survey.owner, &county, &divisions, &frame.language);
    let of_panel = survey.respondents.panel();
    let invited = if of_panel.is_some() { Some(panel::invited(services, actor, id).await?) } else { None };
    let steps = steps(&survey, actor, now);
    let page = ShowPage {
        title: title_of(&frame, &survey),
        notice: said_done(&frame, &query),
        phase: frame.text(phase.label_key()),
        phase_code: phase.code(),
        owes_outcome: survey.life.owes_outcome(now),
        facts: facts(&frame, &survey, owner, Counts { invited, received }),
        panel: of_panel.map(|panel| panel_address(&frame, panel, "")),
        public: publication
            .filter(|_| phase != Phase::Archived)
            .map(|_| frame.address(&format!("surveys/{}", survey.slug))),
        languages: languages(&frame, &readiness),
        missing: steps.contains(&Step::Edit).then_some(readiness.violations.len()),
        gate: survey_address(&frame, &survey, "/publish"),
        steps: steps.into_iter().map(|step| link(&frame, &survey, step)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn link(frame: &Frame, survey: &Survey, step: Step) -> StepLink {
    let publication = survey.life.publication();
    let label = match step {
        Step::Edit => frame.text("staff-step-edit"),
        Step::Preview => frame.text("staff-step-preview"),
        Step::Publish if publication.is_some() => frame.text("staff-step-publish-again"),
        Step::Publish => frame.text("staff-step-publish"),
        Step::Remind => frame.text("staff-step-remind"),
        Step::Results => frame.text("staff-step-results"),
        Step::PublishResults => frame.text("staff-step-publish-results"),
        Step::Outcome if publication.is_some_and(|p| p.outcome_published_at.is_some()) => {
            frame.text("staff-step-outcome-again")
        }
        Step::Outcome => frame.text("staff-step-outcome"),
        Step::EndLateAnswers => frame.text("staff-step-end-late-answers"),
        Step::Close => frame.text("staff-step-close"),
        Step::Archive => frame.text("staff-step-archive"),
        Step::Delete => frame.text("staff-step-delete"),
    };
    let href = survey_address(frame, survey, &format!("/{}", step.path()));
    StepLink { label, href, is_grave: step.is_grave() }
}

/// What is counted of a survey, where it is.
struct Counts {
    invited: Option<u64>,
    received: Option<u64>,
}

fn facts(frame: &Frame, survey: &Survey, owner: String, counts: Counts) -> Vec<Fact> {
    let neutral = |text: String| Said::neutral(text, &frame.language);
    let moment = |at| neutral(frame.date_time(at));
    let draft = &survey.draft;
    let categories: Vec<String> =
        draft.participation().iter().map(|one| frame.text(one.label_key()).plain().to_owned()).collect();
    let publication = survey.life.publication();
    let opens_at = publication.map(|p| p.schedule.opens_at).or(draft.opens_at);
    let closes_at = publication.map_or(draft.closes_at, |p| p.closes_at());
    let mut facts = vec![
        (frame.text("staff-survey-kind"), frame.text(draft.kind.label_key())),
        (
            frame.text("activity-categories"),
            neutral(if categories.is_empty() { "–".to_owned() } else { categories.join(", ") }),
        ),
        (frame.text("staff-survey-mode"), frame.text(survey.respondents.mode().label_key())),
        (frame.text("staff-column-owner"), neutral(owner)),
        (
            frame.text("staff-survey-opens"),
            opens_at.map_or_else(|| frame.text("staff-survey-opens-at-once"), moment),
        ),
        (
            frame.text("staff-column-closes"),
            closes_at.map_or_else(|| frame.text("staff-surveys-standing"), moment),
        ),
        (
            frame.text("staff-survey-address"),
            neutral(format!("{}/{}/surveys/{}", frame.public_url, frame.language, survey.slug)),
        ),
    ];
    if let Some(publication) = publication {
        let late_until = publication.late_answers_until().filter(|_| !draft.form.is_external());
        let since = [
            ("version", publication.version.into()),
            ("date", frame.date(civil_day(publication.published_at)).into()),
        ];
        let later = [
            (frame.text("staff-survey-late-until"), late_until.map(moment)),
            (frame.text("staff-survey-version"), Some(frame.with("staff-survey-version-since", since))),
            (frame.text("staff-survey-invited"), counts.invited.map(|count| neutral(frame.integer(count)))),
            (
                frame.text("staff-results-received"),
                counts.received.map(|count| neutral(frame.integer(count))),
            ),
            (frame.text("staff-survey-results-published"), publication.results_released_at.map(moment)),
            (frame.text("staff-survey-outcome-published"), publication.outcome_published_at.map(moment)),
            (frame.text("staff-survey-deleted"), publication.responses_deleted_at.map(moment)),
        ];
        facts.extend(later.into_iter().filter_map(|(label, value)| Some((label, value?))));
    }
    let deletion = draft
        .privacy
        .deletion_date
        .filter(|_| publication.is_none_or(|publication| publication.responses_deleted_at.is_none()));
    if let Some(day) = deletion {
        facts.push((frame.text("staff-survey-deletion"), neutral(frame.date(day))));
    }
    facts.into_iter().map(|(label, value)| Fact { label, value }).collect()
}

/// How far the draft has come in each language, as the gate counts it.
pub(super) fn languages(frame: &Frame, readiness: &Readiness) -> Vec<LanguageRow> {
    let row = |found: &Completeness| LanguageRow {
        language: LanguageName::of(&found.language),
        percent: found.percent(),
        shown_percent: frame.percent(found.percent() as f64 / 100.0),
        missing: found.needed.saturating_sub(found.done),
        outdated: found.outdated,
        is_required: readiness.required.contains(&found.language),
        is_offered: found.is_complete(),
    };
    readiness.languages.iter().map(row).collect()
}
