//! What a county has written in the methods bank.

use domain::id::{MethodId, TypedId};
use domain::method::Method;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::activity::method as table;
use crate::{Access, Result, Tx, json};

/// Writes a method that was read as version `one.version - 1`, 0 being one that has no row; false where it has changed since.
pub async fn save(tx: &Tx, one: &Method) -> Result<bool> {
    let mut row = table::ActiveModel {
        id: Set(one.id.uuid()),
        content: Set(json::write("method", &one.content)?),
        is_retired: Set(one.is_retired),
        version: Set(one.version),
        updated_at: Set(one.updated_at.unwrap_or_default()),
    };
    if one.version == 1 {
        let once = OnConflict::column(table::Column::Id).do_nothing().to_owned();
        let written =
            table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.connection()).await?;
        return Ok(written == 1);
    }
    row.id = sea_orm::ActiveValue::NotSet;
    let done = table::Entity::update_many()
        .set(row)
        .filter(table::Column::Id.eq(one.id.uuid()))
        .filter(table::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: MethodId) -> Result<Option<Method>> {
    table::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Everything that the county has written, in the order in which it came.
pub async fn all(access: &impl Access) -> Result<Vec<Method>> {
    let rows = table::Entity::find().order_by_asc(table::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// Whether a method comes with the program is not known here.
fn read(row: table::Model) -> Result<Method> {
    Ok(Method {
        id: MethodId::from_uuid(row.id),
        content: json::read("method", &row.content)?,
        is_built_in: false,
        is_retired: row.is_retired,
        version: row.version,
        updated_at: Some(row.updated_at),
    })
}
