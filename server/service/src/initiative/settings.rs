//! What the county has decided of initiatives.

use domain::audit::Act;
use domain::identity::{Action, Actor, Scope};
use domain::initiative::InitiativeSettings;
use serde_json::json;
use storage::initiative::settings;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// The settings, for whoever handles initiatives.
pub async fn read(services: &Services, actor: &Actor) -> Result<InitiativeSettings> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    Ok(settings::read(&services.storage).await?)
}

/// Replaces the settings. For those who handle initiatives of the whole county. What has come already stays due as it was.
pub async fn change(
    services: &Services,
    actor: &Actor,
    new: InitiativeSettings,
) -> Result<InitiativeSettings> {
    authorise(actor, Action::ManageInitiatives, Scope::County)?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    new.check().map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    settings::save(&tx, &new, services.now()).await?;
    let detail = json!({ "residents": new.residents, "share_percent": new.share_percent });
    audit::record(services, &tx, actor, Act::InitiativeSettingsChanged, staff.account, detail).await?;
    tx.commit().await?;
    Ok(new)
}
