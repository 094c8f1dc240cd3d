//! Statements and bulletins of bodies, and matters that they have handled.

use domain::audit::Act;
use domain::body::{Body, BodyRecord, RecordContent};
use domain::id::{BodyId, BodyRecordId};
use domain::identity::Actor;
use domain::time::civil_day;
use serde_json::json;
use storage::body::record;

use super::{authorise_reader, begin, check_matter, stale};
use crate::{Result, ServiceError, Services, audit};

/// Notes what a body has done.
pub async fn create(
    services: &Services,
    actor: &Actor,
    body: BodyId,
    content: RecordContent,
) -> Result<BodyRecord> {
    let tx = begin(services, actor).await?;
    storage::body::find(&tx, body).await?.ok_or(ServiceError::NotFound)?;
    content.check(civil_day(services.now())).map_err(ServiceError::Invalid)?;
    check_matter(&tx, content.matter).await?;
    let one = BodyRecord { id: services.fresh_id(), body, content, version: 1, created_at: services.now() };
    record::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::BodyRecordSaved, body, json!({ "record": one.id })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes a record anew that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: BodyRecordId,
    version: i64,
    content: RecordContent,
) -> Result<BodyRecord> {
    let tx = begin(services, actor).await?;
    let one = record::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version != version {
        return Err(stale());
    }
    content.check(civil_day(services.now())).map_err(ServiceError::Invalid)?;
    check_matter(&tx, content.matter).await?;
    let one = BodyRecord { content, version: one.version + 1, ..one };
    if !record::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::BodyRecordSaved, one.body, json!({ "record": id })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Removes a record that was noted by mistake; tells whose it was.
pub async fn remove(services: &Services, actor: &Actor, id: BodyRecordId, version: i64) -> Result<BodyId> {
    let tx = begin(services, actor).await?;
    let one = record::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version != version || !record::delete(&tx, &one).await? {
        return Err(stale());
    }
    let detail = json!({ "record": id, "kind": one.content.kind.code() });
    audit::record(services, &tx, actor, Act::BodyRecordRemoved, one.body, detail).await?;
    tx.commit().await?;
    Ok(one.body)
}

/// A record and whose it is. For those who keep the register or prepare matters.
pub async fn view(services: &Services, actor: &Actor, id: BodyRecordId) -> Result<(Body, BodyRecord)> {
    authorise_reader(actor)?;
    let one = record::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let body = storage::body::find(&services.storage, one.body).await?.ok_or(ServiceError::NotFound)?;
    Ok((body, one))
}
