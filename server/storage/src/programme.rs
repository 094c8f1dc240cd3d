//! Participation programmes and their versions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::{ProgrammeId, ProgrammeVersionId, TypedId};
use domain::programme::{Adoption, Programme, ProgrammeKey, ProgrammeVersion};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::programme::{programme, programme_version};
use crate::{Access, Result, StorageError, Tx, json};

/// Adds a programme without a version.
pub async fn insert(tx: &Tx, id: ProgrammeId, key: &ProgrammeKey, now: DateTime<Utc>) -> Result<()> {
    let row = programme::ActiveModel {
        id: Set(id.uuid()),
        key: Set(key.as_str().to_owned()),
        created_at: Set(now),
    };
    programme::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Holds a programme as it is until this transaction ends, so that no two versions are begun or approved at once.
pub async fn lock(tx: &Tx, id: ProgrammeId) -> Result<()> {
    programme::Entity::update_many()
        .col_expr(programme::Column::Key, Expr::col(programme::Column::Key))
        .filter(programme::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Deletes a programme that has no version.
pub async fn delete(tx: &Tx, id: ProgrammeId) -> Result<()> {
    programme::Entity::delete_by_id(id.uuid()).exec(tx.connection()).await?;
    Ok(())
}

pub async fn insert_version(tx: &Tx, of: ProgrammeId, version: &ProgrammeVersion) -> Result<()> {
    let row = row(of, version)?;
    programme_version::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a draft that was read as revision `version.revision - 1`; false where it has changed since.
pub async fn update_version(tx: &Tx, of: ProgrammeId, version: &ProgrammeVersion) -> Result<bool> {
    let mut row = row(of, version)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = programme_version::Entity::update_many()
        .set(row)
        .filter(programme_version::Column::Id.eq(version.id.uuid()))
        .filter(programme_version::Column::Revision.eq(version.revision - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes a draft that was read as this revision; false where it has changed since.
pub async fn delete_version(tx: &Tx, version: &ProgrammeVersion) -> Result<bool> {
    let done = programme_version::Entity::delete_many()
        .filter(programme_version::Column::Id.eq(version.id.uuid()))
        .filter(programme_version::Column::Revision.eq(version.revision))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Every programme with its versions, in the order in which they were brought.
pub async fn all(access: &impl Access) -> Result<Vec<Programme>> {
    let rows = programme::Entity::find().order_by_asc(programme::Column::Id);
    with_versions(access, rows.all(access.connection()).await?).await
}

pub async fn find(access: &impl Access, id: ProgrammeId) -> Result<Option<Programme>> {
    let row = programme::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    Ok(with_versions(access, row.into_iter().collect()).await?.pop())
}

/// The programme with this key.
pub async fn named(access: &impl Access, key: &ProgrammeKey) -> Result<Option<Programme>> {
    let row = programme::Entity::find()
        .filter(programme::Column::Key.eq(key.as_str()))
        .one(access.connection())
        .await?;
    Ok(with_versions(access, row.into_iter().collect()).await?.pop())
}

/// The programme that has this version.
pub async fn of_version(access: &impl Access, id: ProgrammeVersionId) -> Result<Option<Programme>> {
    match programme_version::Entity::find_by_id(id.uuid()).one(access.connection()).await? {
        Some(version) => find(access, ProgrammeId::from_uuid(version.programme_id)).await,
        None => Ok(None),
    }
}

async fn with_versions(access: &impl Access, rows: Vec<programme::Model>) -> Result<Vec<Programme>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let versions = programme_version::Entity::find()
        .filter(programme_version::Column::ProgrammeId.is_in(ids))
        .order_by_asc(programme_version::Column::Number)
        .all(access.connection())
        .await?;
    let mut of_programmes: BTreeMap<_, Vec<ProgrammeVersion>> = BTreeMap::new();
    for version in versions {
        of_programmes.entry(version.programme_id).or_default().push(read(version)?);
    }
    let programme = |row: programme::Model| {
        let key = row.key.parse().map_err(|error| StorageError::unreadable("key of a programme", error))?;
        let versions = of_programmes.remove(&row.id).unwrap_or_default();
        Ok(Programme { id: ProgrammeId::from_uuid(row.id), key, versions })
    };
    rows.into_iter().map(programme).collect()
}

fn row(of: ProgrammeId, version: &ProgrammeVersion) -> Result<programme_version::ActiveModel> {
    let adopted_by =
        version.adoption.as_ref().map(|adoption| json::write("body", &adoption.body)).transpose()?;
    Ok(programme_version::ActiveModel {
        id: Set(version.id.uuid()),
        programme_id: Set(of.uuid()),
        number: Set(version.number),
        content: Set(json::write("programme", &version.content)?),
        adopted_by: Set(adopted_by),
        adopted_on: Set(version.adoption.as_ref().map(|adoption| adoption.on)),
        revision: Set(version.revision),
        created_at: Set(version.created_at),
        updated_at: Set(version.updated_at),
    })
}

fn read(row: programme_version::Model) -> Result<ProgrammeVersion> {
    let adoption = match (row.adopted_by, row.adopted_on) {
        (Some(body), Some(on)) => Some(Adoption { body: json::read("body", &body)?, on }),
        _ => None,
    };
    Ok(ProgrammeVersion {
        id: ProgrammeVersionId::from_uuid(row.id),
        number: row.number,
        content: json::read("programme", &row.content)?,
        adoption,
        revision: row.revision,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
