//! What members answer to their invitations. What they need is bytes here: this crate has no key.

use chrono::{DateTime, Utc};
use domain::id::{MeetingId, MemberId, TypedId};
use domain::panel::Attendance;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::meeting_reply;
use crate::{Access, Result, StorageError, Tx};

/// A member's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRow {
    pub meeting: MeetingId,
    pub member: MemberId,
    pub attendance: Attendance,
    pub needs: Option<Vec<u8>>,
    /// What of the meeting they had been told.
    pub told_version: i64,
    pub replied_at: DateTime<Utc>,
}

/// Writes an answer over the one that there was.
pub async fn put(tx: &Tx, one: &ReplyRow) -> Result<()> {
    let row = meeting_reply::ActiveModel {
        meeting_id: Set(one.meeting.uuid()),
        member_id: Set(one.member.uuid()),
        attendance: Set(one.attendance.code().to_owned()),
        needs_sealed: Set(one.needs.clone()),
        told_version: Set(one.told_version),
        replied_at: Set(one.replied_at),
    };
    let known = [meeting_reply::Column::MeetingId, meeting_reply::Column::MemberId];
    let written = [
        meeting_reply::Column::Attendance,
        meeting_reply::Column::NeedsSealed,
        meeting_reply::Column::ToldVersion,
        meeting_reply::Column::RepliedAt,
    ];
    meeting_reply::Entity::insert(row)
        .on_conflict(OnConflict::columns(known).update_columns(written).to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

pub async fn of_meetings(access: &impl Access, meetings: &[MeetingId]) -> Result<Vec<ReplyRow>> {
    let ids = meetings.iter().map(|id| id.uuid());
    let of = meeting_reply::Column::MeetingId.is_in(ids);
    let rows = meeting_reply::Entity::find().filter(of).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

pub async fn of_member(access: &impl Access, member: MemberId) -> Result<Vec<ReplyRow>> {
    let of = meeting_reply::Column::MemberId.eq(member.uuid());
    let rows = meeting_reply::Entity::find().filter(of).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// Lets what was answered to one version of what was told of a meeting stand for the next.
pub async fn carry(tx: &Tx, meeting: MeetingId, from: i64, to: i64) -> Result<()> {
    let row = meeting_reply::ActiveModel { told_version: Set(to), ..Default::default() };
    meeting_reply::Entity::update_many()
        .set(row)
        .filter(meeting_reply::Column::MeetingId.eq(meeting.uuid()))
        .filter(meeting_reply::Column::ToldVersion.eq(from))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Forgets everything that somebody has answered.
pub async fn forget(tx: &Tx, member: MemberId) -> Result<()> {
    let of = meeting_reply::Column::MemberId.eq(member.uuid());
    meeting_reply::Entity::delete_many().filter(of).exec(tx.connection()).await?;
    Ok(())
}

fn read(row: meeting_reply::Model) -> Result<ReplyRow> {
    Ok(ReplyRow {
        meeting: MeetingId::from_uuid(row.meeting_id),
        member: MemberId::from_uuid(row.member_id),
        attendance: Attendance::from_code(&row.attendance)
            .ok_or_else(|| StorageError::unreadable("attendance", &row.attendance))?,
        needs: row.needs_sealed,
        told_version: row.told_version,
        replied_at: row.replied_at,
    })
}
