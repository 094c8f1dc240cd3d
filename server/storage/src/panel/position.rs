//! Positions of panels.

use chrono::NaiveDate;
use domain::id::{PanelId, PositionId, TypedId};
use domain::panel::{Position, Progress, Told};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::panel_position;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Position) -> Result<()> {
    panel_position::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a position that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Position) -> Result<bool> {
    let mut row = row(one)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = panel_position::Entity::update_many()
        .set(row)
        .filter(panel_position::Column::Id.eq(one.id.uuid()))
        .filter(panel_position::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes a draft that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &Position) -> Result<bool> {
    let done = panel_position::Entity::delete_many()
        .filter(panel_position::Column::Id.eq(one.id.uuid()))
        .filter(panel_position::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: PositionId) -> Result<Option<Position>> {
    panel_position::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

pub async fn many(access: &impl Access, ids: &[PositionId]) -> Result<Vec<Position>> {
    let query = panel_position::Entity::find()
        .filter(panel_position::Column::Id.is_in(ids.iter().map(|id| id.uuid())));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// The positions of several panels in the order in which they were begun.
pub async fn of_panels(access: &impl Access, panels: &[PanelId]) -> Result<Vec<Position>> {
    let rows = panel_position::Entity::find()
        .filter(panel_position::Column::PanelId.is_in(panels.iter().map(|id| id.uuid())))
        .order_by_asc(panel_position::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Position) -> Result<panel_position::ActiveModel> {
    let response = one.response().map(|told| json::write("response", told)).transpose()?;
    Ok(panel_position::ActiveModel {
        id: Set(one.id.uuid()),
        panel_id: Set(one.panel.uuid()),
        content: Set(json::write("position", &one.content)?),
        given_on: Set(one.given_on()),
        response: Set(response),
        done: Set(json::write("done", &one.done())?),
        version: Set(one.version),
        created_at: Set(one.created_at),
    })
}

fn read(row: panel_position::Model) -> Result<Position> {
    let done: Vec<Told> = json::read("done", &row.done)?;
    let response: Option<Told> =
        row.response.as_deref().map(|told| json::read("response", told)).transpose()?;
    Ok(Position {
        id: PositionId::from_uuid(row.id),
        panel: PanelId::from_uuid(row.panel_id),
        content: json::read("position", &row.content)?,
        progress: progress(row.given_on, response, done)?,
        version: row.version,
        created_at: row.created_at,
    })
}

fn progress(given: Option<NaiveDate>, response: Option<Told>, done: Vec<Told>) -> Result<Progress> {
    match (given, response) {
        (None, None) if done.is_empty() => Ok(Progress::Draft),
        (Some(on), None) if done.is_empty() => Ok(Progress::Given { on }),
        (Some(on), Some(response)) => Ok(Progress::Answered { on, response, done }),
        _ => Err(StorageError::unreadable("position", "its columns do not go together")),
    }
}
