//! Agreements on partnership and on working together.

use domain::id::{AgreementId, TypedId};
use domain::register::Agreement;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::{read_scope, scope_columns};
use crate::entity::initiative::cooperation_agreement;
use crate::{Access, Result, Tx, json};

pub async fn insert(tx: &Tx, one: &Agreement) -> Result<()> {
    cooperation_agreement::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes one that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Agreement) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = cooperation_agreement::Entity::update_many()
        .set(columns)
        .filter(cooperation_agreement::Column::Id.eq(one.id.uuid()))
        .filter(cooperation_agreement::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes one that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &Agreement) -> Result<bool> {
    let done = cooperation_agreement::Entity::delete_many()
        .filter(cooperation_agreement::Column::Id.eq(one.id.uuid()))
        .filter(cooperation_agreement::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: AgreementId) -> Result<Option<Agreement>> {
    cooperation_agreement::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// All of them, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Agreement>> {
    let rows = cooperation_agreement::Entity::find()
        .order_by_desc(cooperation_agreement::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Agreement) -> Result<cooperation_agreement::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(cooperation_agreement::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        content: Set(json::write("agreement", &one.content)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: cooperation_agreement::Model) -> Result<Agreement> {
    Ok(Agreement {
        id: AgreementId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        content: json::read("agreement", &row.content)?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
