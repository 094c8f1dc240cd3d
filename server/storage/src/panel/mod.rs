//! Panels.

pub mod code;
pub mod lot;
pub mod meeting;
pub mod member;
pub mod position;
pub mod reply;
pub mod topic;

use chrono::{DateTime, Utc};
use domain::id::{PanelId, TypedId};
use domain::panel::{Panel, PanelState};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::{read_scope, scope_columns};
use crate::entity::{panel, panel_state};
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Panel) -> Result<()> {
    panel::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Notes in which state a panel is from its present version on.
pub async fn note_state(tx: &Tx, one: &Panel) -> Result<()> {
    let row = panel_state::ActiveModel {
        panel_id: Set(one.id.uuid()),
        version: Set(one.version),
        state: Set(one.state.code().to_owned()),
        at: Set(one.updated_at),
    };
    panel_state::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The states that panels have been in, each with the moment from which on; those of a panel the oldest first.
pub async fn states(access: &impl Access) -> Result<Vec<(PanelId, PanelState, DateTime<Utc>)>> {
    let rows = panel_state::Entity::find()
        .order_by_asc(panel_state::Column::PanelId)
        .order_by_asc(panel_state::Column::Version)
        .all(access.connection())
        .await?;
    let read = |row: panel_state::Model| {
        let state = PanelState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("panel state", &row.state))?;
        Ok((PanelId::from_uuid(row.panel_id), state, row.at))
    };
    rows.into_iter().map(read).collect()
}

/// Writes a panel that was read as version `one.version - 1`; false where somebody else has changed it since.
pub async fn update(tx: &Tx, one: &Panel) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = panel::Entity::update_many()
        .set(columns)
        .filter(panel::Column::Id.eq(one.id.uuid()))
        .filter(panel::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Holds a panel as it is until this transaction ends, so that nobody is added to one that ends meanwhile.
pub async fn lock(tx: &Tx, id: PanelId) -> Result<()> {
    panel::Entity::update_many()
        .col_expr(panel::Column::Version, Expr::col(panel::Column::Version))
        .filter(panel::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: PanelId) -> Result<Option<Panel>> {
    panel::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

pub async fn many(access: &impl Access, ids: &[PanelId]) -> Result<Vec<Panel>> {
    let query = panel::Entity::find().filter(panel::Column::Id.is_in(ids.iter().map(|id| id.uuid())));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Every panel, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Panel>> {
    let rows = panel::Entity::find()
        .order_by_desc(panel::Column::CreatedAt)
        .order_by_desc(panel::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Panel) -> Result<panel::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(panel::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        content: Set(json::write("panel", &one.content)?),
        open_call: Set(one.call.as_ref().map(|call| json::write("call", call)).transpose()?),
        state: Set(one.state.code().to_owned()),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: panel::Model) -> Result<Panel> {
    Ok(Panel {
        id: PanelId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        content: json::read("panel", &row.content)?,
        call: row.open_call.as_deref().map(|call| json::read("call", call)).transpose()?,
        state: PanelState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("panel state", &row.state))?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
