//! Meetings of panels.

use domain::id::{MeetingId, PanelId, TypedId};
use domain::panel::{Meeting, MeetingMode};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::panel_meeting;
use crate::{Access, Result, StorageError, Tx};

pub async fn insert(tx: &Tx, one: &Meeting) -> Result<()> {
    panel_meeting::Entity::insert(row(one)).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn update(tx: &Tx, one: &Meeting) -> Result<()> {
    panel_meeting::Entity::update(row(one)).exec(tx.connection()).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: MeetingId) -> Result<()> {
    panel_meeting::Entity::delete_by_id(id.uuid()).exec(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: MeetingId) -> Result<Option<Meeting>> {
    panel_meeting::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// The meetings of several panels, the earliest first.
pub async fn of_panels(access: &impl Access, panels: &[PanelId]) -> Result<Vec<Meeting>> {
    let rows = panel_meeting::Entity::find()
        .filter(panel_meeting::Column::PanelId.is_in(panels.iter().map(|id| id.uuid())))
        .order_by_asc(panel_meeting::Column::MeetsOn)
        .order_by_asc(panel_meeting::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Meeting) -> panel_meeting::ActiveModel {
    panel_meeting::ActiveModel {
        id: Set(one.id.uuid()),
        panel_id: Set(one.panel.uuid()),
        meets_on: Set(one.on),
        mode: Set(one.mode.code().to_owned()),
        place: Set(one.place.clone()),
        attended: Set(one.attended.map(|count| i32::try_from(count).unwrap_or(i32::MAX))),
    }
}

fn read(row: panel_meeting::Model) -> Result<Meeting> {
    let attended = row.attended.map(u32::try_from).transpose();
    Ok(Meeting {
        id: MeetingId::from_uuid(row.id),
        panel: PanelId::from_uuid(row.panel_id),
        on: row.meets_on,
        mode: MeetingMode::from_code(&row.mode)
            .ok_or_else(|| StorageError::unreadable("meeting mode", &row.mode))?,
        place: row.place,
        attended: attended.map_err(|_| StorageError::unreadable("attended", "a number below zero"))?,
    })
}
