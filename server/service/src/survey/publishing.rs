//! Publishing through the gate, closing, archiving.

use domain::audit::Act;
use domain::identity::{Action, Actor};
use domain::survey::gate;
use domain::survey::{Life, Schedule, Survey, SurveyVersion};
use domain::{Code, SurveyId, Violation};

use super::begin_for;
use super::draft::{published_conflicts, with_county_defaults};
use crate::{Result, ServiceError, Services, audit, county};

/// Publishes the draft as a new version that never changes. Refused with everything that is missing.
pub async fn publish(services: &Services, actor: &Actor, id: SurveyId, revision: i64) -> Result<Survey> {
    let county = county::settings(services).await?;
    let now = services.now();
    let (tx, mut survey) = begin_for(services, actor, Action::PublishSurvey, id).await?;
    if survey.revision != revision {
        return Err(ServiceError::Conflict(Violation::new(Code::StaleRevision, ["revision"])));
    }
    let content = with_county_defaults(survey.draft.clone(), &county);
    let mut violations = gate::check(&content, &county.required_languages, now);
    violations.extend(published_conflicts(services, &survey, &content).await?);
    if !violations.is_empty() {
        return Err(ServiceError::Invalid(violations));
    }
    let schedule = Schedule {
        opens_at: content.opens_at.unwrap_or(now),
        closes_at: content.closes_at,
        // Nothing is answered here, so nothing comes late.
        late_answer_days: if content.form.is_external() {
            0
        } else {
            content.late_answer_days.unwrap_or_default()
        },
    };
    survey.life = survey.life.publish(schedule, now)?;
    survey.updated_at = now;
    let version = SurveyVersion {
        survey: id,
        number: survey.life.publication().map_or(1, |p| p.version),
        languages: gate::complete_languages(&content),
        mode: survey.respondents.mode(),
        published_at: now,
        content,
    };
    if !version.content.form.is_external() {
        // Before the survey opens, and durable: what is sealed under it must be opened again.
        services.keys.make(id, services.entropy.as_ref()).await?;
    }
    storage::survey::update(&tx, &survey).await?;
    storage::survey::version::insert(&tx, &version).await?;
    storage::survey::set_deletion_date(&tx, id, version.content.privacy.deletion_date).await?;
    let detail = serde_json::json!({ "version": version.number, "languages": version.languages });
    audit::record(services, &tx, actor, Act::SurveyPublished, id, detail).await?;
    tx.commit().await?;
    super::panel::invite_at_once(services, id).await;
    Ok(survey)
}

/// Closes a survey before its time. It cannot be opened again.
pub async fn close(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    change(services, actor, id, Act::SurveyClosed, |life, now| life.close(now)).await
}

/// Ends the days in which staff enter late answers, so that the final mix and the results can follow.
pub async fn end_late_answers(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    change(services, actor, id, Act::LateAnswersEnded, |life, now| life.end_late_answers(now)).await
}

/// Takes a survey off the public list.
pub async fn archive(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    change(services, actor, id, Act::SurveyArchived, |life, now| life.archive(now)).await
}

async fn change(
    services: &Services,
    actor: &Actor,
    id: SurveyId,
    act: Act,
    transition: impl FnOnce(Life, chrono::DateTime<chrono::Utc>) -> std::result::Result<Life, Violation>,
) -> Result<Survey> {
    let now = services.now();
    let (tx, mut survey) = begin_for(services, actor, Action::PublishSurvey, id).await?;
    survey.life = transition(survey.life, now)?;
    survey.updated_at = now;
    storage::survey::update(&tx, &survey).await?;
    audit::record(services, &tx, actor, act, id, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(survey)
}
