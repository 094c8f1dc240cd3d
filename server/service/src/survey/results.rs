//! Results: what staff see while and after a survey runs, and what is released to the public.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::audit::Act;
use domain::identity::{Action, Actor, Scope};
use domain::survey::breakdown::{Group, breakdown};
use domain::survey::tally::{Tally, tally};
use domain::survey::{Answer, Answers, Release, Survey, SurveyVersion};
use domain::{Code, QuestionId, SurveyId};
use storage::survey::intake;
use storage::survey::response::{self, Response};

use super::panel::{Comparison, comparisons};
use super::{authorise_for, early, locked_for, visible};
use crate::{Result, ServiceError, Services, audit};

/// What staff see of a survey's answers.
#[derive(Clone, Debug)]
pub struct Results {
    pub survey: Survey,
    pub version: Arc<SurveyVersion>,
    /// Answers received, those that wait for the mixer included.
    pub received: u64,
    /// Answers counted below: the mixed ones.
    pub tally: Tally,
    pub by_language: Vec<Group>,
    pub by_channel: Vec<Group>,
    /// Free text answers by question, in an order that tells nothing.
    pub texts: BTreeMap<QuestionId, Vec<String>>,
    /// What has changed since earlier surveys of the same panel; empty for others.
    pub comparisons: Vec<Comparison>,
}

/// Counts a survey's answers for staff. Who looked is written to the audit log.
pub async fn results(services: &Services, actor: &Actor, id: SurveyId) -> Result<Results> {
    let survey = visible(services, actor, id).await?;
    authorise_for(actor, Action::ViewResults, &survey)?;
    let publication =
        survey.life.publication().ok_or(ServiceError::invalid(Code::NotPublished, ["state"]))?;
    let version = services.versions.get(&services.storage, id, publication.version).await?;
    let responses = response::all(&services.storage, id).await?;
    let waiting = intake::count(&services.storage, id).await?;

    let tx = services.storage.begin().await?;
    audit::record(services, &tx, actor, Act::ResultsViewed, id, serde_json::json!({})).await?;
    tx.commit().await?;

    let form = &version.content.form;
    Ok(Results {
        received: waiting + u64::try_from(responses.len()).unwrap_or(u64::MAX),
        tally: tally(form, responses.iter().map(|r| &r.submission.answers)),
        by_language: breakdown(form, grouped(&responses, |r| r.submission.language.to_string())),
        by_channel: breakdown(form, grouped(&responses, |r| r.submission.channel.code().to_owned())),
        texts: texts(&responses),
        comparisons: comparisons(services, &survey, &version, &responses).await?,
        version,
        survey,
    })
}

fn grouped(responses: &[Response], code: impl Fn(&Response) -> String) -> BTreeMap<String, Vec<&Answers>> {
    let mut groups: BTreeMap<String, Vec<&Answers>> = BTreeMap::new();
    for response in responses {
        groups.entry(code(response)).or_default().push(&response.submission.answers);
    }
    groups
}

fn texts(responses: &[Response]) -> BTreeMap<QuestionId, Vec<String>> {
    let mut texts: BTreeMap<QuestionId, Vec<String>> = BTreeMap::new();
    for response in responses {
        for (question, answer) in &response.submission.answers.0 {
            if let Answer::Text(text) = answer {
                texts.entry(*question).or_default().push(text.clone());
            }
        }
    }
    // Sorted, so that answers of one respondent to two questions do not stand at the same place.
    texts.values_mut().for_each(|texts| texts.sort());
    texts
}

/// How many answers surveys have received, without looking at any.
pub async fn received(services: &Services, actor: &Actor, id: SurveyId) -> Result<u64> {
    visible(services, actor, id).await?;
    Ok(response::count(&services.storage, id).await? + intake::count(&services.storage, id).await?)
}

/// How many answers several surveys have received, in two statements. Surveys that the actor may not see
/// are left out.
pub async fn received_by_many(
    services: &Services,
    actor: &Actor,
    surveys: &[(SurveyId, Scope)],
) -> Result<BTreeMap<SurveyId, u64>> {
    let visible: Vec<SurveyId> = surveys
        .iter()
        .filter(|(_, owner)| actor.may(Action::ViewSurveys, *owner))
        .map(|(id, _)| *id)
        .collect();
    let mixed = response::counts(&services.storage, &visible).await?;
    let waiting = intake::counts(&services.storage).await?;
    let count = |id: &SurveyId| {
        mixed.get(id).copied().unwrap_or_default() + waiting.get(id).copied().unwrap_or_default()
    };
    Ok(visible.iter().map(|id| (*id, count(id))).collect())
}

/// Releases the whole-survey totals to the public, once, after the final mix.
pub async fn publish(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    let now = services.now();
    early(actor, Action::PublishResults)?;
    let tx = services.storage.begin().await?;
    // Withdrawals end with the release: wait for those under way.
    intake::lock_for_mix(&tx, id).await?;
    let mut survey = locked_for(&tx, actor, Action::PublishResults, id).await?;
    survey.life = survey.life.release_results(now)?;
    let number = survey.life.publication().map_or(1, |p| p.version);
    let version = services.versions.get(&services.storage, id, number).await?;
    if version.content.form.is_external() {
        return Err(ServiceError::invalid(Code::NoResultsOfExternal, ["state"]));
    }
    let responses = response::all(&tx, id).await?;
    let tally = tally(&version.content.form, responses.iter().map(|r| &r.submission.answers));
    let release = Release::from_tally(number, &version.content.form, tally);
    storage::survey::insert_release(&tx, id, &release, now).await?;
    storage::survey::update(&tx, &survey).await?;
    audit::record(services, &tx, actor, Act::ResultsPublished, id, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(survey)
}

/// Results that the public may see, with the wording they belong to.
#[derive(Clone, Debug)]
pub struct PublishedResults {
    pub release: Release,
    pub version: Arc<SurveyVersion>,
}

/// The released results of a survey; `None` before they are released. Reads the release, never an answer.
pub async fn published(services: &Services, slug: &str) -> Result<Option<PublishedResults>> {
    let header =
        storage::survey::header_by_slug(&services.storage, slug).await?.ok_or(ServiceError::NotFound)?;
    if header.life.publication().is_none() {
        return Err(ServiceError::NotFound);
    }
    let Some(release) = storage::survey::release(&services.storage, header.id).await? else {
        return Ok(None);
    };
    let version = services.versions.get(&services.storage, header.id, release.version).await?;
    Ok(Some(PublishedResults { release, version }))
}

/// Released results of several surveys, in at most two statements.
pub async fn published_of_many(
    services: &Services,
    surveys: &[SurveyId],
) -> Result<BTreeMap<SurveyId, PublishedResults>> {
    let releases = storage::survey::releases(&services.storage, surveys).await?;
    let wanted: Vec<_> = releases.iter().map(|(id, release)| (*id, release.version)).collect();
    let versions = services.versions.get_many(&services.storage, &wanted).await?;
    let with_version = |(id, release): (SurveyId, Release)| {
        let version = versions.get(&(id, release.version)).map(Arc::clone)?;
        Some((id, PublishedResults { release, version }))
    };
    Ok(releases.into_iter().filter_map(with_version).collect())
}
