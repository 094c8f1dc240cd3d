//! The mixer: moves sealed answers to where they are counted, in an order that tells nothing.

use std::time::Duration;

use chrono::NaiveDate;
use domain::SurveyId;
use domain::audit::Act;
use domain::id::TypedId;
use domain::identity::Actor;
use domain::survey::Life;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use storage::Tx;
use storage::survey::intake::{self, Tag};
use storage::survey::invitation;
use storage::survey::response::{self, Response};
use storage::survey::withdrawal;

use crate::work::Going;
use crate::{Result, Services, audit, county};

/// How often the mixer looks for work.
pub const INTERVAL: Duration = Duration::from_secs(5);

/// What one round of the mixer did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mixed {
    /// Answers moved from the intake.
    pub moved: usize,
    pub withdrawn: usize,
    /// Surveys that had their final mix.
    pub finalised: usize,
}

/// Mixes every survey that is due: enough answers wait, or the time for answers is over.
pub async fn mix_due(services: &Services) -> Result<Mixed> {
    let now = services.now();
    let threshold = u64::from(county::settings(services).await?.mix_threshold);
    let mut done = Mixed::default();
    let due = |life: &Life| matches!(life, Life::Published(p) if p.is_final_mix_due(now));
    for header in storage::survey::not_finalised(&services.storage).await? {
        if due(&header.life) {
            done.add(header.id, mix(services, header.id, threshold, true).await);
        }
    }
    for (survey, waiting) in intake::counts(&services.storage).await? {
        if waiting >= threshold {
            done.add(survey, mix(services, survey, threshold, false).await);
        }
    }
    if done.finalised > 0 {
        destroy_spent_keys(services).await?;
    }
    if done != Mixed::default() {
        services.storage.scrub().await?;
    }
    Ok(done)
}

/// Destroys the keys of surveys whose final mix is done: what old backups hold of their intake is unreadable from
/// then on. Looks at every key, so that one that a crash has left goes, too.
async fn destroy_spent_keys(services: &Services) -> Result<()> {
    for survey in services.keys.surveys().await? {
        let header = storage::survey::header(&services.storage, survey).await?;
        let publication = header.as_ref().and_then(|header| header.life.publication());
        if publication.is_some_and(|publication| publication.finalised_at.is_some()) {
            services.keys.destroy(survey).await?;
        }
    }
    Ok(())
}

impl Mixed {
    /// A survey that cannot be mixed now does not hold up the others.
    fn add(&mut self, survey: SurveyId, one: Result<Self>) {
        match one {
            Ok(one) => {
                self.moved += one.moved;
                self.withdrawn += one.withdrawn;
                self.finalised += one.finalised;
            }
            Err(error) => {
                tracing::warn!(survey = survey.node_id(), ?error, "not mixed; the mixer will try again")
            }
        }
    }
}

/// Mixes one survey. The final mix also rewrites what was mixed before, so that no batch shows, and ends
/// the survey for new answers.
async fn mix(services: &Services, survey: SurveyId, threshold: u64, last: bool) -> Result<Mixed> {
    let tx = services.storage.begin().await?;
    intake::lock_for_mix(&tx, survey).await?;
    let mut done = Mixed::default();
    if last && is_finalised(&tx, survey).await? {
        // Another instance was first.
        return Ok(done);
    }

    let (mut responses, tags, sealed) = open_pending(services, &tx, survey).await?;
    done.moved = responses.len();
    let few = u64::try_from(done.moved).is_ok_and(|moved| moved < threshold);
    if few && !last {
        // Withdrawn since they were counted, or not to be opened: too few to hide among each other.
        return Ok(Mixed::default());
    }
    let (withdrawn, still_sealed) = open_withdrawn(services, &tx, survey).await?;
    done.withdrawn = usize::try_from(response::remove(&tx, survey, &withdrawn).await?).unwrap_or(usize::MAX);
    // What this secret cannot open stays where it is: results wait, nothing is lost.
    let unreadable = sealed + still_sealed;
    if last && unreadable > 0 && done == Mixed::default() {
        return Ok(done);
    }
    intake::remove(&tx, &tags).await?;
    if still_sealed == 0 {
        withdrawal::mark_done(&tx, survey).await?;
    }

    let before = if last { response::all(&tx, survey).await? } else { Vec::new() };
    share_a_day(&mut responses, before.iter().map(|r| r.submission.day).max().filter(|_| few));
    if last {
        responses.extend(before);
        response::remove_all(&tx, survey).await?;
    }

    // Shuffled from an order that tells nothing either, not from that of the table they come from.
    responses.sort_unstable_by_key(|response| response.key);
    responses.shuffle(&mut StdRng::from_seed(services.random()));
    let batch = if last { 1 } else { response::last_batch(&tx, survey).await? + 1 };
    response::insert_all(&tx, survey, batch, &responses).await?;
    if last && unreadable == 0 {
        invitation::end(&tx, survey).await?;
    } else {
        invitation::rewrite(&tx, survey).await?;
    }

    if last && unreadable == 0 {
        finalise(services, &tx, survey, responses.len()).await?;
        done.finalised = 1;
    }
    tx.commit().await?;
    Ok(done)
}

/// Gives all that are moved together one day, their newest: an answer that waited overnight would stand
/// alone with its own. Too few for a day of their own, at the end, join the last day there is.
fn share_a_day(moved: &mut [Response], last_day: Option<NaiveDate>) {
    let Some(day) = last_day.or_else(|| moved.iter().map(|r| r.submission.day).max()) else { return };
    moved.iter_mut().for_each(|response| response.submission.day = day);
}

/// The pending answers with their tags, and how many this secret cannot open.
async fn open_pending(
    services: &Services,
    tx: &Tx,
    survey: SurveyId,
) -> Result<(Vec<Response>, Vec<Tag>, usize)> {
    let (mut responses, mut tags, mut sealed) = (Vec::new(), Vec::new(), 0);
    let pending = intake::pending(tx, survey).await?;
    let key = services.keys.of(survey).await?;
    for pending in pending {
        match key.as_ref().and_then(|key| key.open(&pending.sealed).ok()) {
            Some(response) => {
                responses.push(response);
                tags.push(pending.tag);
            }
            None => sealed += 1,
        }
    }
    if sealed > 0 {
        tracing::error!(
            survey = survey.node_id(),
            sealed,
            "answers that this secret cannot open stay in the intake"
        );
    }
    Ok((responses, tags, sealed))
}

/// The keys of mixed answers that are to go, and how many tombstones this secret cannot open.
async fn open_withdrawn(services: &Services, tx: &Tx, survey: SurveyId) -> Result<(Vec<Tag>, usize)> {
    let sealed = withdrawal::waiting(tx, survey).await?;
    if sealed.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let key = services.keys.of(survey).await?;
    let open = |sealed: &Vec<u8>| key.as_ref()?.open_name(sealed).ok();
    let keys: Vec<Tag> = sealed.iter().filter_map(open).collect();
    let still_sealed = sealed.len() - keys.len();
    if still_sealed > 0 {
        tracing::error!(
            survey = survey.node_id(),
            still_sealed,
            "withdrawals that this secret cannot open wait"
        );
    }
    Ok((keys, still_sealed))
}

async fn is_finalised(tx: &Tx, survey: SurveyId) -> Result<bool> {
    let header = storage::survey::header(tx, survey).await?;
    let publication = header.as_ref().and_then(|header| header.life.publication());
    Ok(publication.is_some_and(|publication| publication.finalised_at.is_some()))
}

async fn finalise(services: &Services, tx: &Tx, id: SurveyId, responses: usize) -> Result<()> {
    let Some(mut survey) = storage::survey::find_for_update(tx, id).await? else { return Ok(()) };
    survey.life = survey.life.finalise(services.now())?;
    storage::survey::update(tx, &survey).await?;
    let detail = serde_json::json!({ "responses": responses });
    audit::record(services, tx, &Actor::System, Act::SurveyFinalised, id, detail).await
}

/// Mixes for as long as it goes on. Starts with a scrub: a crash may have left traces.
pub async fn run(services: Services, mut going: Going) {
    let mut clean = false;
    if let Err(error) = destroy_spent_keys(&services).await {
        tracing::warn!(?error, "spent keys wait for the next final mix");
    }
    loop {
        if !clean {
            clean = services.storage.scrub().await.unwrap_or(false);
        }
        match mix_due(&services).await {
            Ok(done) if done != Mixed::default() => {
                clean = services.storage.scrub().await.unwrap_or(false);
                tracing::info!(moved = done.moved, finalised = done.finalised, "mixed");
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(?error, "the mixer will try again"),
        }
        if !going.pause(if clean { INTERVAL } else { Duration::from_secs(1) }).await {
            return;
        }
    }
}
