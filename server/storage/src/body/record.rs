//! What bodies have said and handled.

use domain::body::BodyRecord;
use domain::id::{BodyId, BodyRecordId, MatterId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::SimpleExpr};

use crate::entity::preparation::body_record;
use crate::{Access, Result, Tx, json};

pub async fn insert(tx: &Tx, one: &BodyRecord) -> Result<()> {
    body_record::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a record that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &BodyRecord) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = body_record::Entity::update_many()
        .set(columns)
        .filter(body_record::Column::Id.eq(one.id.uuid()))
        .filter(body_record::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes a record that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &BodyRecord) -> Result<bool> {
    let done = body_record::Entity::delete_many()
        .filter(body_record::Column::Id.eq(one.id.uuid()))
        .filter(body_record::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: BodyRecordId) -> Result<Option<BodyRecord>> {
    body_record::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// The records of a body, the latest first.
pub async fn of_body(access: &impl Access, id: BodyId) -> Result<Vec<BodyRecord>> {
    of(access, body_record::Column::BodyId.eq(id.uuid())).await
}

/// The records about several matters, the latest first.
pub async fn of_matters(access: &impl Access, ids: &[MatterId]) -> Result<Vec<BodyRecord>> {
    of(access, body_record::Column::MatterId.is_in(ids.iter().map(|id| id.uuid()))).await
}

/// Every record, the latest first.
pub async fn all(access: &impl Access) -> Result<Vec<BodyRecord>> {
    of(access, body_record::Column::Id.is_not_null()).await
}

async fn of(access: &impl Access, which: SimpleExpr) -> Result<Vec<BodyRecord>> {
    let rows = body_record::Entity::find()
        .filter(which)
        .order_by_desc(body_record::Column::OnDay)
        .order_by_desc(body_record::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &BodyRecord) -> Result<body_record::ActiveModel> {
    Ok(body_record::ActiveModel {
        id: Set(one.id.uuid()),
        body_id: Set(one.body.uuid()),
        matter_id: Set(one.content.matter.map(TypedId::uuid)),
        on_day: Set(one.content.on),
        content: Set(json::write("record", &one.content)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
    })
}

fn read(row: body_record::Model) -> Result<BodyRecord> {
    Ok(BodyRecord {
        id: BodyRecordId::from_uuid(row.id),
        body: BodyId::from_uuid(row.body_id),
        content: json::read("record", &row.content)?,
        version: row.version,
        created_at: row.created_at,
    })
}
