//! What came of a survey: what we heard, what was decided, what was done.

use domain::audit::Act;
use domain::identity::{Action, Actor};
use domain::survey::{Outcome, Survey};
use domain::{Code, LanguageTag, SurveyId, Violation, Violations};

use super::{begin_for, visible};
use crate::{Result, ServiceError, Services, audit};

/// Publishes the outcome, in every language of the survey. May be published again, corrected.
///
/// `told` gets the language that the others are translations of.
pub async fn publish(
    services: &Services,
    actor: &Actor,
    id: SurveyId,
    told: impl FnOnce(&LanguageTag) -> Outcome,
) -> Result<Survey> {
    let now = services.now();
    let (tx, mut survey) = begin_for(services, actor, Action::PublishOutcome, id).await?;
    survey.life = survey.life.publish_outcome(now)?;
    let number = survey.life.publication().map_or(1, |p| p.version);
    let version = services.versions.get(&services.storage, id, number).await?;
    let outcome = told(&version.content.source_language);
    let parts = [("heard", &outcome.heard), ("decided", &outcome.decided), ("done", &outcome.done)];
    let mut missing = Violations::new();
    for (name, text) in parts {
        for language in version.languages.iter().filter(|language| text.get(language).is_none()) {
            missing.push(
                Violation::new(Code::MissingText, ["outcome", name]).with("language", language.as_str()),
            );
        }
    }
    if !missing.is_empty() {
        return Err(ServiceError::Invalid(missing));
    }
    storage::survey::save_outcome(&tx, id, &outcome, now).await?;
    storage::survey::update(&tx, &survey).await?;
    audit::record(services, &tx, actor, Act::OutcomePublished, id, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(survey)
}

/// The published outcome of a survey; `None` while it is owed.
pub async fn published(services: &Services, slug: &str) -> Result<Option<Outcome>> {
    let header =
        storage::survey::header_by_slug(&services.storage, slug).await?.ok_or(ServiceError::NotFound)?;
    if header.life.publication().is_none() {
        return Err(ServiceError::NotFound);
    }
    Ok(storage::survey::outcome(&services.storage, header.id).await?)
}

/// Published outcomes of several surveys, in one statement.
pub async fn published_of_many(
    services: &Services,
    surveys: &[SurveyId],
) -> Result<std::collections::BTreeMap<SurveyId, Outcome>> {
    Ok(storage::survey::outcomes(&services.storage, surveys).await?)
}

/// The outcome as staff see it, to correct it.
pub async fn of_survey(services: &Services, actor: &Actor, id: SurveyId) -> Result<Option<Outcome>> {
    visible(services, actor, id).await?;
    Ok(storage::survey::outcome(&services.storage, id).await?)
}
