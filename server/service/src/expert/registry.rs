//! The registry of experts, for coordinators.

use domain::audit::Act;
use domain::expert::{Expert, ExpertStatus, Profile};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use storage::expert::registry;

use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Every expert, the newest first.
pub async fn experts(services: &Services, actor: &Actor) -> Result<Vec<Expert>> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    Ok(registry::all(&services.storage).await?)
}

pub async fn expert(services: &Services, actor: &Actor, id: ExpertId) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    registry::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)
}

/// Registers an expert, who can be asked from then on.
pub async fn register(services: &Services, actor: &Actor, profile: Profile) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    profile.check().map_err(ServiceError::Invalid)?;
    let expert =
        Expert { id: services.fresh_id(), status: ExpertStatus::Active, profile, created_at: services.now() };
    let tx = services.storage.begin().await?;
    registry::insert(&tx, &expert).await?;
    audit::record(services, &tx, actor, Act::ExpertRegistered, expert.id, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(expert)
}

/// Changes what is known of an expert, or whether they can be asked.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    status: ExpertStatus,
    profile: Profile,
) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    profile.check().map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    let before = registry::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let expert = Expert { status, profile, ..before };
    registry::update(&tx, &expert).await?;
    let detail = serde_json::json!({ "status": status.code() });
    audit::record(services, &tx, actor, Act::ExpertChanged, id, detail).await?;
    tx.commit().await?;
    Ok(expert)
}
