//! Experts as they are registered.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::expert::{Expert, ExpertStatus};
use domain::id::{ExpertId, TypedId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entity::expert;
use crate::{Access, Backend, Result, StorageError, Tx, json};

/// Adds an expert. `pseudonym` stands for them in the history, and for nobody once it is forgotten.
pub async fn insert(tx: &Tx, expert: &Expert, pseudonym: Uuid) -> Result<()> {
    let row = expert::ActiveModel {
        id: Set(expert.id.uuid()),
        status: Set(expert.status.code().to_owned()),
        profile: Set(json::write("profile", &expert.profile)?),
        calendar_version: Set(0),
        created_at: Set(expert.created_at),
        contact_sealed: Set(None),
        sensitive_sealed: Set(None),
        pseudonym: Set(Some(pseudonym)),
        version: Set(1),
        active_since: Set(Some(expert.active_since)),
        erasure_asked_at: Set(None),
    };
    expert::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes standing and profile, and counts the change.
pub async fn update(tx: &Tx, expert: &Expert) -> Result<()> {
    let row = expert::ActiveModel {
        status: Set(expert.status.code().to_owned()),
        profile: Set(json::write("profile", &expert.profile)?),
        active_since: Set(Some(expert.active_since)),
        ..Default::default()
    };
    expert::Entity::update_many()
        .set(row)
        .col_expr(expert::Column::Version, Expr::col(expert::Column::Version).add(1))
        .filter(expert::Column::Id.eq(expert.id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: ExpertId) -> Result<Option<Expert>> {
    expert::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Reads an expert with the version of their row, and keeps others from changing it until this transaction ends.
pub async fn find_for_update(tx: &Tx, id: ExpertId) -> Result<Option<(Expert, i64)>> {
    let query = expert::Entity::find_by_id(id.uuid());
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    let row = query.one(tx.connection()).await?;
    row.map(|row| {
        let version = row.version;
        Ok((read(row)?, version))
    })
    .transpose()
}

/// Who stands for these experts in the history.
pub async fn pseudonyms(access: &impl Access, ids: &[ExpertId]) -> Result<BTreeMap<ExpertId, Uuid>> {
    let rows = expert::Entity::find()
        .filter(expert::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    Ok(rows.iter().filter_map(|row| Some((ExpertId::from_uuid(row.id), row.pseudonym?))).collect())
}

/// Every expert, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Expert>> {
    let rows = expert::Entity::find().order_by_desc(expert::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// Several experts, by id.
pub async fn many(access: &impl Access, ids: &[ExpertId]) -> Result<BTreeMap<ExpertId, Expert>> {
    let rows = expert::Entity::find()
        .filter(expert::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    rows.into_iter().map(|row| read(row).map(|expert| (expert.id, expert))).collect()
}

/// Makes lists that are registered wait for one another, so that one sent twice finds itself. On SQLite there is one
/// writer anyway.
pub async fn lock_lists(tx: &Tx) -> Result<()> {
    /// Any number that no other lock has.
    const LOCK: i64 = 0x6f73_6c69_7374;
    if tx.backend() == Backend::Postgres {
        let sql = "SELECT pg_advisory_xact_lock($1)";
        tx.connection().execute_raw(tx.statement("", sql, [LOCK.into()])).await?;
    }
    Ok(())
}

/// Notes that an expert has asked to be forgotten.
pub async fn ask_for_erasure(tx: &Tx, id: ExpertId, at: DateTime<Utc>) -> Result<()> {
    let row = expert::ActiveModel { erasure_asked_at: Set(Some(at)), ..Default::default() };
    expert::Entity::update_many()
        .set(row)
        .filter(expert::Column::Id.eq(id.uuid()))
        .filter(expert::Column::ErasureAskedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Who has asked to be forgotten and still is not.
pub async fn with_erasure_asked(access: &impl Access) -> Result<Vec<ExpertId>> {
    let rows = expert::Entity::find()
        .filter(expert::Column::ErasureAskedAt.is_not_null())
        .order_by_asc(expert::Column::Id)
        .all(access.connection())
        .await?;
    Ok(rows.iter().map(|row| ExpertId::from_uuid(row.id)).collect())
}

/// Empties what an expert's row keeps besides its profile: what is sealed, and who stands for them in the history.
pub async fn forget(tx: &Tx, id: ExpertId) -> Result<()> {
    let row = expert::ActiveModel {
        contact_sealed: Set(None),
        sensitive_sealed: Set(None),
        pseudonym: Set(None),
        erasure_asked_at: Set(None),
        ..Default::default()
    };
    expert::Entity::update_many()
        .set(row)
        .filter(expert::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: expert::Model) -> Result<Expert> {
    Ok(Expert {
        id: ExpertId::from_uuid(row.id),
        status: ExpertStatus::from_code(&row.status)
            .ok_or_else(|| StorageError::unreadable("expert status", &row.status))?,
        profile: json::read("profile", &row.profile)?,
        active_since: row.active_since.unwrap_or(row.created_at),
        created_at: row.created_at,
        erasure_asked_at: row.erasure_asked_at,
    })
}
