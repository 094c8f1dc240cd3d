//! The nightly job: deletes single answers on the day the privacy notice promised, and forgets what has
//! expired. Idempotent: a second run finds nothing to do.

use std::time::Duration;

use domain::SurveyId;
use domain::audit::Act;
use domain::identity::Actor;
use domain::time::civil_day;
use storage::survey::{intake, invitation, response, withdrawal};

use crate::work::Going;
use crate::{Result, Services, audit};

/// How often the job looks: a service that restarts at night still keeps its promise.
const INTERVAL: Duration = Duration::from_secs(3_600);

/// What one survey's deletion removed, as proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deleted {
    pub survey: SurveyId,
    pub responses: u64,
    pub pending: u64,
    pub tombstones: u64,
    pub invitations: u64,
}

/// Deletes the answers of every survey whose day has come. Published results stay: they are totals.
pub async fn delete_due(services: &Services) -> Result<Vec<Deleted>> {
    let today = civil_day(services.now());
    let mut deleted = Vec::new();
    for survey in storage::survey::due_for_deletion(&services.storage, today).await? {
        deleted.extend(delete(services, survey).await?);
    }
    if !deleted.is_empty() {
        services.storage.scrub().await?;
    }
    Ok(deleted)
}

async fn delete(services: &Services, id: SurveyId) -> Result<Option<Deleted>> {
    let tx = services.storage.begin().await?;
    intake::lock_for_mix(&tx, id).await?;
    let Some(mut survey) = storage::survey::find_for_update(&tx, id).await? else { return Ok(None) };
    if survey.life.publication().is_none_or(|p| p.responses_deleted_at.is_some()) {
        return Ok(None);
    }
    let deleted = Deleted {
        survey: id,
        responses: response::remove_all(&tx, id).await?,
        pending: intake::remove_all(&tx, id).await?,
        tombstones: withdrawal::remove_all(&tx, id).await?,
        invitations: invitation::remove_all(&tx, id).await?,
    };
    survey.life = survey.life.delete_responses(services.now())?;
    storage::survey::update(&tx, &survey).await?;
    let detail = serde_json::json!({
        "responses": deleted.responses, "pending": deleted.pending, "tombstones": deleted.tombstones,
        "invitations": deleted.invitations,
    });
    audit::record(services, &tx, &Actor::System, Act::ResponsesDeleted, id, detail).await?;
    tx.commit().await?;
    Ok(Some(deleted))
}

/// Runs for as long as it goes on.
pub async fn run(services: Services, mut going: Going) {
    loop {
        if let Err(error) = nightly(&services).await {
            tracing::warn!(?error, "the nightly job will try again");
        }
        if !going.pause(INTERVAL).await {
            return;
        }
    }
}

/// One round: everything that is to be forgotten by now, is.
pub async fn nightly(services: &Services) -> Result<()> {
    let now = services.now();
    for deleted in delete_due(services).await? {
        tracing::info!(
            responses = deleted.responses,
            pending = deleted.pending,
            "answers deleted as promised"
        );
    }
    let forgotten = crate::panel::forget_due(services).await?;
    if !forgotten.is_nothing() {
        tracing::info!(?forgotten, "people of panels are forgotten as promised");
    }
    let makers = crate::initiative::forget::forget_due(services).await?;
    if makers > 0 {
        tracing::info!(makers, "makers of initiatives are forgotten as promised");
    }
    let feedback = crate::customer_feedback::forget_old(services).await?;
    let keys = crate::customer_feedback::sweep_keys(services).await?;
    if feedback + keys > 0 {
        tracing::info!(feedback, keys, "customer feedback is forgotten as promised");
    }
    let tx = services.storage.begin().await?;
    storage::account::delete_expired(&tx, now).await?;
    storage::expert::link::delete_expired(&tx, now).await?;
    tx.commit().await?;
    services.buckets.forget_before(now - chrono::Duration::hours(24)).await?;
    Ok(())
}
