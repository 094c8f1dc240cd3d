//! What makers of initiatives reply. What it says is bytes here.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{InitiativeId, InitiativeReplyId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::initiative::initiative_reply;
use crate::{Access, Result, Tx};

/// A reply with what it says, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRow {
    pub id: InitiativeReplyId,
    pub initiative: InitiativeId,
    /// The Helsinki day.
    pub on: NaiveDate,
    pub text: Vec<u8>,
    /// Whoever handles the initiative has opened it since.
    pub is_seen: bool,
}

/// Stores a reply that nobody has seen yet.
pub async fn insert(tx: &Tx, one: &ReplyRow) -> Result<()> {
    let row = initiative_reply::ActiveModel {
        id: Set(one.id.uuid()),
        initiative_id: Set(one.initiative.uuid()),
        replied_on: Set(one.on),
        text_sealed: Set(one.text.clone()),
        seen_at: Set(None),
    };
    initiative_reply::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The replies to what was told of an initiative, the earliest first.
pub async fn of_initiative(access: &impl Access, initiative: InitiativeId) -> Result<Vec<ReplyRow>> {
    let rows = initiative_reply::Entity::find()
        .filter(initiative_reply::Column::InitiativeId.eq(initiative.uuid()))
        .order_by_asc(initiative_reply::Column::Id)
        .all(access.connection())
        .await?;
    let read = |row: initiative_reply::Model| ReplyRow {
        id: InitiativeReplyId::from_uuid(row.id),
        initiative: InitiativeId::from_uuid(row.initiative_id),
        on: row.replied_on,
        text: row.text_sealed,
        is_seen: row.seen_at.is_some(),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// The initiatives with a reply that nobody has seen yet.
pub async fn unseen(access: &impl Access) -> Result<BTreeSet<InitiativeId>> {
    let rows = initiative_reply::Entity::find()
        .filter(initiative_reply::Column::SeenAt.is_null())
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|row| InitiativeId::from_uuid(row.initiative_id)).collect())
}

/// Notes that whoever handles an initiative has seen its replies.
pub async fn note_seen(tx: &Tx, initiative: InitiativeId, at: DateTime<Utc>) -> Result<()> {
    initiative_reply::Entity::update_many()
        .set(initiative_reply::ActiveModel { seen_at: Set(Some(at)), ..Default::default() })
        .filter(initiative_reply::Column::InitiativeId.eq(initiative.uuid()))
        .filter(initiative_reply::Column::SeenAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Forgets everything that a maker replied.
pub async fn forget(tx: &Tx, initiative: InitiativeId) -> Result<()> {
    let of = initiative_reply::Column::InitiativeId.eq(initiative.uuid());
    initiative_reply::Entity::delete_many().filter(of).exec(tx.connection()).await?;
    Ok(())
}
