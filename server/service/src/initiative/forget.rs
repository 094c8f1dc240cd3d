//! Forgetting who made initiatives that ended long ago.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::audit::Act;
use domain::id::{InitiativeId, TypedId};
use domain::identity::Actor;
use domain::time::civil_day;
use serde_json::json;

use crate::{Result, Services, audit};

/// Forgets who made initiatives for whose end the county keeps that no longer, and destroys keys that open nothing. What they
/// said and what came of it stays. For the nightly job; tells of how many.
pub async fn forget_due(services: &Services) -> Result<usize> {
    let today = civil_day(services.now());
    let settings = storage::initiative::settings::read(&services.storage).await?;
    let known: BTreeSet<InitiativeId> =
        storage::initiative::known(&services.storage).await?.into_iter().collect();
    let mut forgotten = Vec::new();
    for one in storage::initiative::all(&services.storage).await? {
        let ended = one.progress.ended_on();
        if !known.contains(&one.id) || ended.is_none_or(|ended| settings.kept_until(ended) >= today) {
            continue;
        }
        let tx = services.storage.begin().await?;
        storage::initiative::forget_contact(&tx, one.id).await?;
        storage::outbox::drop_to(&tx, one.id.uuid()).await?;
        audit::record(services, &tx, &Actor::System, Act::InitiativeMakersForgotten, one.id, json!({}))
            .await?;
        tx.commit().await?;
        forgotten.push(one.id);
    }
    services.keys.destroy_initiatives(&forgotten).await?;
    sweep_keys(services).await?;
    Ok(forgotten.len())
}

/// Destroys keys of initiatives whose makers are forgotten, and keys that were made for rows that never came. A key is made
/// before its row, so young ones are left alone.
async fn sweep_keys(services: &Services) -> Result<()> {
    let known: BTreeSet<InitiativeId> =
        storage::initiative::known(&services.storage).await?.into_iter().collect();
    let young = services.now() - Duration::days(1);
    let mut left = services.keys.of_initiatives().await?;
    left.retain(|id| !known.contains(id) && id.made_at().is_none_or(|at| at < young));
    services.keys.destroy_initiatives(&left).await
}
