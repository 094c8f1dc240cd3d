//! What an expert can be asked for, as a coordinator has agreed with them.

use domain::audit::Act;
use domain::expert::{Expert, Skills};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use serde_json::json;
use storage::expert::registry;

use super::registry::lock;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Replaces what an expert can be asked for. Bookings that are made already stay. For coordinators.
pub async fn set(services: &Services, actor: &Actor, id: ExpertId, skills: Skills) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let tx = services.storage.begin().await?;
    let (before, _) = lock(&tx, id).await?;
    let profile = skills.put_into(before.profile).map_err(ServiceError::Invalid)?;
    let expert = Expert { profile, ..before };
    registry::update(&tx, &expert).await?;
    audit::record(services, &tx, actor, Act::ExpertChanged, id, json!({ "changed": "skills" })).await?;
    tx.commit().await?;
    Ok(expert)
}
