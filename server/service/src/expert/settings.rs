//! What the county has decided about its experts.

use domain::audit::Act;
use domain::expert::ExpertSettings;
use domain::expert::settings::Wording;
use domain::identity::{Action, Actor, Scope};
use serde_json::json;
use storage::expert::settings;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// What the county calls its experts. Every page says it, so everybody may know.
pub async fn wording(services: &Services) -> Result<Wording> {
    Ok(settings::read(&services.storage).await?.wording)
}

/// The settings, for whoever orders or coordinates: the weights by which experts are proposed are no secret.
pub async fn read(services: &Services, actor: &Actor) -> Result<ExpertSettings> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    Ok(settings::read(&services.storage).await?)
}

/// Replaces the settings. For those who coordinate experts in the whole county: they answer for who is proposed first.
/// Whoever manages accounts does not, and a coordinator of one division does not decide for the others.
pub async fn change(services: &Services, actor: &Actor, new: ExpertSettings) -> Result<ExpertSettings> {
    authorise(actor, Action::ManageExperts, Scope::County)?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let tx = services.storage.begin().await?;
    let new = new.succeeding(&settings::read(&tx).await?);
    new.check().map_err(ServiceError::Invalid)?;
    settings::save(&tx, &new, services.now()).await?;
    let detail = json!({ "wording": new.wording.code(), "weights": new.weights.version });
    audit::record(services, &tx, actor, Act::ExpertSettingsChanged, staff.account, detail).await?;
    tx.commit().await?;
    Ok(new)
}
