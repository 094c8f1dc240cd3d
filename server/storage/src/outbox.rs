//! Messages that wait to be sent: written in the transaction of their cause, taken under a lease, sent once.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::id::{OutboxId, TypedId};
use domain::outbox::{OutboxState, RecipientKind};
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::outbox;
use crate::{Access, Backend, Result, StorageError, Tx};

/// One message. Whom it reaches and by which way is looked up when it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxRow {
    pub id: OutboxId,
    /// What it is about: a second message about the same to the same person is not written.
    pub dedup_key: String,
    pub recipient_kind: RecipientKind,
    pub recipient: Uuid,
    /// The kind of notice, in clear; what it says is sealed.
    pub kind: String,
    /// `None` once it has been sent.
    pub sealed: Option<Vec<u8>>,
    /// What it tells of, with the version it tells: another version makes it stale.
    pub valid_for: Option<(Uuid, i64)>,
    pub state: OutboxState,
    pub attempts: u32,
    pub not_before: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

/// Writes messages; those about the same to the same person are written once.
pub async fn insert(tx: &Tx, rows: &[OutboxRow]) -> Result<()> {
    for rows in rows.chunks(AT_ONCE) {
        insert_some(tx, rows).await?;
    }
    Ok(())
}

/// As many rows have fewer values than a statement of either database takes.
const AT_ONCE: usize = 500;

async fn insert_some(tx: &Tx, rows: &[OutboxRow]) -> Result<()> {
    let models: Vec<_> = rows
        .iter()
        .map(|row| outbox::ActiveModel {
            id: Set(row.id.uuid()),
            dedup_key: Set(row.dedup_key.clone()),
            recipient_kind: Set(row.recipient_kind.code().to_owned()),
            recipient: Set(row.recipient),
            channel: Set("any".to_owned()),
            kind: Set(row.kind.clone()),
            sealed: Set(row.sealed.clone()),
            valid_for: Set(row.valid_for.map(|(id, _)| id)),
            valid_version: Set(row.valid_for.map(|(_, version)| version)),
            state: Set(row.state.code().to_owned()),
            attempts: Set(i32::try_from(row.attempts).unwrap_or(i32::MAX)),
            not_before: Set(row.not_before),
            leased_until: Set(None),
            last_problem: Set(None),
            sent_by: Set(None),
            created_at: Set(row.created_at),
            done_at: Set(None),
            done_by: Set(None),
        })
        .collect();
    let once =
        OnConflict::columns([outbox::Column::DedupKey, outbox::Column::Recipient, outbox::Column::Channel])
            .do_nothing()
            .to_owned();
    outbox::Entity::insert_many(models).on_conflict(once).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Takes messages that are due, the oldest first, so that no other worker sends them until `leased_until`.
pub async fn claim(
    tx: &Tx,
    now: DateTime<Utc>,
    leased_until: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<OutboxRow>> {
    let free =
        Condition::any().add(outbox::Column::LeasedUntil.is_null()).add(outbox::Column::LeasedUntil.lte(now));
    let query = outbox::Entity::find()
        .filter(outbox::Column::State.eq(OutboxState::Waiting.code()))
        .filter(outbox::Column::NotBefore.lte(now))
        .filter(free)
        .order_by_asc(outbox::Column::Id)
        .limit(limit);
    // SQLite's writer is alone; on PostgreSQL two workers pass each other by.
    let query = if tx.backend() == Backend::Postgres {
        query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
    } else {
        query
    };
    let rows = query.all(tx.connection()).await?;
    let taken = outbox::ActiveModel { leased_until: Set(Some(leased_until)), ..Default::default() };
    outbox::Entity::update_many()
        .set(taken)
        .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Which messages there are under these keys, whatever has become of them: each key with its recipient.
pub async fn written(
    access: &impl Access,
    dedup_keys: &BTreeSet<String>,
) -> Result<BTreeSet<(String, Uuid)>> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::DedupKey.is_in(dedup_keys.iter().map(String::as_str)))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.dedup_key, row.recipient)).collect())
}

/// How a message ended, or when it is tried again.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    pub state: OutboxState,
    pub attempts: u32,
    pub not_before: DateTime<Utc>,
    pub sent_by: Option<&'static str>,
    pub problem: Option<String>,
    pub at: DateTime<Utc>,
    pub by: Option<Uuid>,
}

/// Writes what became of a message; what it said goes once it has ended.
pub async fn finish(tx: &Tx, id: OutboxId, attempt: &Attempt) -> Result<()> {
    let mut row = outbox::ActiveModel {
        state: Set(attempt.state.code().to_owned()),
        attempts: Set(i32::try_from(attempt.attempts).unwrap_or(i32::MAX)),
        not_before: Set(attempt.not_before),
        leased_until: Set(None),
        sent_by: Set(attempt.sent_by.map(str::to_owned)),
        last_problem: Set(attempt.problem.clone()),
        done_by: Set(attempt.by),
        ..Default::default()
    };
    if attempt.state.has_ended() {
        row.sealed = Set(None);
        row.done_at = Set(Some(attempt.at));
    }
    outbox::Entity::update_many()
        .set(row)
        .filter(outbox::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: OutboxId) -> Result<Option<OutboxRow>> {
    outbox::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Messages in a state, the oldest first.
pub async fn in_state(access: &impl Access, state: OutboxState, limit: u64) -> Result<Vec<OutboxRow>> {
    let query = outbox::Entity::find()
        .filter(outbox::Column::State.eq(state.code()))
        .order_by_asc(outbox::Column::Id)
        .limit(limit);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Every message to somebody, the oldest first.
pub async fn to_recipient(access: &impl Access, recipient: Uuid) -> Result<Vec<OutboxRow>> {
    let query = outbox::Entity::find()
        .filter(outbox::Column::Recipient.eq(recipient))
        .order_by_asc(outbox::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Takes messages back that have not been sent and tell of these offers, bookings or orders.
pub async fn drop_about(tx: &Tx, subjects: &[Uuid]) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::State.eq(OutboxState::Waiting.code()))
        .filter(outbox::Column::ValidFor.is_in(subjects.iter().copied()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Takes messages of a kind back that have not been sent to somebody.
pub async fn drop_waiting(tx: &Tx, recipient: Uuid, kind: &str) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::State.eq(OutboxState::Waiting.code()))
        .filter(outbox::Column::Recipient.eq(recipient))
        .filter(outbox::Column::Kind.eq(kind))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Removes every message to somebody.
pub async fn drop_to(tx: &Tx, recipient: Uuid) -> Result<()> {
    outbox::Entity::delete_many()
        .filter(outbox::Column::Recipient.eq(recipient))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: outbox::Model) -> Result<OutboxRow> {
    Ok(OutboxRow {
        id: OutboxId::from_uuid(row.id),
        dedup_key: row.dedup_key,
        recipient_kind: RecipientKind::from_code(&row.recipient_kind)
            .ok_or_else(|| StorageError::unreadable("recipient kind", &row.recipient_kind))?,
        recipient: row.recipient,
        kind: row.kind,
        sealed: row.sealed,
        valid_for: row.valid_for.zip(row.valid_version),
        state: OutboxState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("outbox state", &row.state))?,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        not_before: row.not_before,
        created_at: row.created_at,
    })
}
