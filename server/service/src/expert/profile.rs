//! What an expert can be asked for, and when: as a coordinator has agreed with them, or writes down what they said on
//! the phone.

use domain::Violations;
use domain::audit::Act;
use domain::expert::{Expert, Profile, Skills, Times};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use serde_json::json;
use storage::expert::registry;

use super::registry::lock;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Replaces what an expert can be asked for. Bookings that are made already stay. For coordinators.
pub async fn set_skills(services: &Services, actor: &Actor, id: ExpertId, skills: Skills) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    change(services, actor, id, |before| skills.put_into(before), json!({ "changed": "skills" })).await
}

/// Replaces an expert's times and caps, as they have told. Bookings that are made already stay. For coordinators.
pub async fn set_times(services: &Services, actor: &Actor, id: ExpertId, times: Times) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    change(services, actor, id, |before| times.put_into(before), json!({ "changed": "times" })).await
}

/// Another profile of an expert, with what the audit log says of it. Whether the actor may has been asked already.
pub(super) async fn change(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    changed: impl FnOnce(Profile) -> std::result::Result<Profile, Violations>,
    detail: serde_json::Value,
) -> Result<Expert> {
    let tx = services.storage.begin().await?;
    let (before, _) = lock(&tx, id).await?;
    let profile = changed(before.profile).map_err(ServiceError::Invalid)?;
    let expert = Expert { profile, ..before };
    registry::update(&tx, &expert).await?;
    audit::record(services, &tx, actor, Act::ExpertChanged, id, detail).await?;
    tx.commit().await?;
    Ok(expert)
}
