//! Bodies, and the documents that they make for every year.

pub mod proposal;
pub mod record;

use domain::body::{Body, BodyDocument, DocumentKind};
use domain::id::{BodyId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::preparation::{body, body_document};
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Body) -> Result<()> {
    body::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a body that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Body) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = body::Entity::update_many()
        .set(columns)
        .filter(body::Column::Id.eq(one.id.uuid()))
        .filter(body::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: BodyId) -> Result<Option<Body>> {
    body::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Every body in the order in which they were begun.
pub async fn all(access: &impl Access) -> Result<Vec<Body>> {
    let rows = body::Entity::find().order_by_asc(body::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// The documents of a body, the latest year first.
pub async fn documents(access: &impl Access, id: BodyId) -> Result<Vec<BodyDocument>> {
    let rows = body_document::Entity::find()
        .filter(body_document::Column::BodyId.eq(id.uuid()))
        .order_by_desc(body_document::Column::Year)
        .order_by_asc(body_document::Column::Kind)
        .all(access.connection())
        .await?;
    let read = |row: body_document::Model| {
        Ok(BodyDocument {
            body: BodyId::from_uuid(row.body_id),
            year: row.year,
            kind: DocumentKind::from_code(&row.kind)
                .ok_or_else(|| StorageError::unreadable("document kind", &row.kind))?,
            address: row.address,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Replaces the documents of one year of a body.
pub async fn replace_documents(tx: &Tx, id: BodyId, year: i32, documents: &[BodyDocument]) -> Result<()> {
    body_document::Entity::delete_many()
        .filter(body_document::Column::BodyId.eq(id.uuid()))
        .filter(body_document::Column::Year.eq(year))
        .exec(tx.connection())
        .await?;
    let rows = documents.iter().map(|one| body_document::ActiveModel {
        body_id: Set(id.uuid()),
        year: Set(year),
        kind: Set(one.kind.code().to_owned()),
        address: Set(one.address.clone()),
    });
    if !documents.is_empty() {
        body_document::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

fn row(one: &Body) -> Result<body::ActiveModel> {
    Ok(body::ActiveModel {
        id: Set(one.id.uuid()),
        content: Set(json::write("body", &one.content)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: body::Model) -> Result<Body> {
    Ok(Body {
        id: BodyId::from_uuid(row.id),
        content: json::read("body", &row.content)?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
