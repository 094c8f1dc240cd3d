//! Documents in use.

use domain::id::{DocumentId, TypedId};
use domain::register::Document;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::{read_scope, scope_columns};
use crate::entity::initiative::register_document;
use crate::{Access, Result, Tx, json};

pub async fn insert(tx: &Tx, one: &Document) -> Result<()> {
    register_document::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes one that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Document) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = register_document::Entity::update_many()
        .set(columns)
        .filter(register_document::Column::Id.eq(one.id.uuid()))
        .filter(register_document::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes one that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &Document) -> Result<bool> {
    let done = register_document::Entity::delete_many()
        .filter(register_document::Column::Id.eq(one.id.uuid()))
        .filter(register_document::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: DocumentId) -> Result<Option<Document>> {
    register_document::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// All of them, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Document>> {
    let rows = register_document::Entity::find()
        .order_by_desc(register_document::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Document) -> Result<register_document::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(register_document::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        content: Set(json::write("document", &one.content)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: register_document::Model) -> Result<Document> {
    Ok(Document {
        id: DocumentId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        content: json::read("document", &row.content)?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
