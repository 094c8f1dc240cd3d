//! Meetings of panels.

use chrono::{DateTime, NaiveTime, Utc};
use domain::id::{MeetingId, PanelId, TypedId};
use domain::panel::{Meeting, MeetingContent, MeetingMode};
use domain::time::to_civil;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::panel_meeting;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Meeting) -> Result<()> {
    panel_meeting::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a meeting that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Meeting) -> Result<bool> {
    let mut row = row(one)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = panel_meeting::Entity::update_many()
        .set(row)
        .filter(panel_meeting::Column::Id.eq(one.id.uuid()))
        .filter(panel_meeting::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes a meeting that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &Meeting) -> Result<bool> {
    let done = panel_meeting::Entity::delete_many()
        .filter(panel_meeting::Column::Id.eq(one.id.uuid()))
        .filter(panel_meeting::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
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

fn row(one: &Meeting) -> Result<panel_meeting::ActiveModel> {
    let content = &one.content;
    let times = content.times();
    Ok(panel_meeting::ActiveModel {
        id: Set(one.id.uuid()),
        panel_id: Set(one.panel.uuid()),
        meets_on: Set(content.on),
        mode: Set(content.mode.code().to_owned()),
        place: Set(content.place.clone()),
        attended: Set(one.attended.map(|count| i32::try_from(count).unwrap_or(i32::MAX))),
        starts_at: Set(times.map(|(starts, _)| starts)),
        ends_at: Set(times.map(|(_, ends)| ends)),
        details: Set(json::write("details", &content.details)?),
        invited_at: Set(one.invited_at),
        told_version: Set(one.told_version),
        is_called_off: Set(one.is_called_off),
        memo: Set(one.memo.as_ref().map(|memo| json::write("memo", memo)).transpose()?),
        version: Set(one.version),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: panel_meeting::Model) -> Result<Meeting> {
    let attended = row.attended.map(u32::try_from).transpose();
    let content = MeetingContent {
        on: row.meets_on,
        hours: hours(row.starts_at, row.ends_at),
        mode: MeetingMode::from_code(&row.mode)
            .ok_or_else(|| StorageError::unreadable("meeting mode", &row.mode))?,
        place: row.place,
        details: json::read("details", &row.details)?,
    };
    Ok(Meeting {
        id: MeetingId::from_uuid(row.id),
        panel: PanelId::from_uuid(row.panel_id),
        content,
        invited_at: row.invited_at,
        told_version: row.told_version,
        is_called_off: row.is_called_off,
        attended: attended.map_err(|_| StorageError::unreadable("attended", "a number below zero"))?,
        memo: row.memo.as_deref().map(|memo| json::read("memo", memo)).transpose()?,
        version: row.version,
        updated_at: row.updated_at,
    })
}

fn hours(starts: Option<DateTime<Utc>>, ends: Option<DateTime<Utc>>) -> Option<(NaiveTime, NaiveTime)> {
    Some((to_civil(starts?).time(), to_civil(ends?).time()))
}
