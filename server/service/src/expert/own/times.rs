//! When and how much an expert takes part, as they say themselves.

use domain::audit::Act;
use domain::expert::booking::{self, ExpertCommand, Party};
use domain::expert::{Expert, ExpertStatus, Times};
use domain::identity::Actor;
use serde_json::json;
use storage::expert::registry;

use super::own;
use crate::expert::profile;
use crate::expert::registry::{lock, record};
use crate::expert::sealed::is_there;
use crate::{Result, ServiceError, Services, audit};

/// The expert who is acting.
pub async fn expert(services: &Services, actor: &Actor) -> Result<Expert> {
    let found = registry::find(&services.storage, own(actor)?).await?;
    found.filter(is_there).ok_or(ServiceError::NotFound)
}

/// Replaces times and caps. Bookings that are made already stay.
pub async fn set_times(services: &Services, actor: &Actor, times: Times) -> Result<Expert> {
    profile::change(services, actor, own(actor)?, |before| times.put_into(before), json!({ "own": "times" }))
        .await
}

/// Takes a break: nothing is asked until the expert says so. What is booked stays.
pub async fn pause(services: &Services, actor: &Actor) -> Result<Expert> {
    step(services, actor, ExpertCommand::Pause).await
}

/// Ends the break.
pub async fn resume(services: &Services, actor: &Actor) -> Result<Expert> {
    step(services, actor, ExpertCommand::Activate).await
}

async fn step(services: &Services, actor: &Actor, command: ExpertCommand) -> Result<Expert> {
    let id = own(actor)?;
    let tx = services.storage.begin().await?;
    let (mut expert, version) = lock(&tx, id).await?;
    let row = booking::step(booking::EXPERT, expert.status, command, Party::Expert)?;
    expert.status = row.to;
    if row.to == ExpertStatus::Active {
        expert.active_since = services.now();
    }
    registry::update(&tx, &expert).await?;
    record(services, &tx, id, version + 1, row.event, Party::Expert).await?;
    let detail = json!({ "own": "standing", "status": row.to.code() });
    audit::record(services, &tx, actor, Act::ExpertChanged, id, detail).await?;
    tx.commit().await?;
    Ok(expert)
}
