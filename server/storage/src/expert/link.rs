//! An expert's way in: the private link, its one-time code, and the short sessions that come of both. Of every token
//! and code only a hash is kept.

use chrono::{DateTime, Utc};
use domain::id::{ExpertId, TypedId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

use crate::entity::{expert_link, expert_session};
use crate::{Access, Backend, Result, StorageError, Tx};

/// What is kept of a token or a code.
pub type Hash = [u8; 32];

/// A code that has been sent and not used yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingCode {
    pub hash: Hash,
    pub expires_at: DateTime<Utc>,
    /// Wrong guesses so far.
    pub attempts: u32,
}

/// A private link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub expert: ExpertId,
    pub code: Option<PendingCode>,
}

/// Gives an expert a new link; the one before and every session of theirs end.
pub async fn replace(tx: &Tx, expert: ExpertId, token_hash: &Hash, now: DateTime<Utc>) -> Result<()> {
    let id = expert.uuid();
    expert_link::Entity::delete_many()
        .filter(expert_link::Column::ExpertId.eq(id))
        .exec(tx.connection())
        .await?;
    expert_session::Entity::delete_many()
        .filter(expert_session::Column::ExpertId.eq(id))
        .exec(tx.connection())
        .await?;
    let row = expert_link::ActiveModel {
        token_hash: Set(token_hash.to_vec()),
        expert_id: Set(id),
        code_hash: Set(None),
        code_expires_at: Set(None),
        code_attempts: Set(0),
        created_at: Set(now),
    };
    expert_link::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, token_hash: &Hash) -> Result<Option<Link>> {
    let query = expert_link::Entity::find_by_id(token_hash.to_vec());
    query.one(access.connection()).await?.map(read).transpose()
}

/// Reads a link and keeps others from guessing at its code until this transaction ends.
pub async fn find_for_update(tx: &Tx, token_hash: &Hash) -> Result<Option<Link>> {
    let query = expert_link::Entity::find_by_id(token_hash.to_vec());
    // SQLite's writer is alone; PostgreSQL locks the row.
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx.connection()).await?.map(read).transpose()
}

/// Writes the code of a link, or takes it away; guesses are counted anew.
pub async fn set_code(tx: &Tx, token_hash: &Hash, code: Option<(Hash, DateTime<Utc>)>) -> Result<()> {
    let row = expert_link::ActiveModel {
        code_hash: Set(code.map(|(hash, _)| hash.to_vec())),
        code_expires_at: Set(code.map(|(_, expires_at)| expires_at)),
        code_attempts: Set(0),
        ..Default::default()
    };
    expert_link::Entity::update_many()
        .set(row)
        .filter(expert_link::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Counts a wrong guess.
pub async fn count_attempt(tx: &Tx, token_hash: &Hash) -> Result<()> {
    expert_link::Entity::update_many()
        .col_expr(expert_link::Column::CodeAttempts, Expr::col(expert_link::Column::CodeAttempts).add(1))
        .filter(expert_link::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// A session of an expert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    pub token_hash: Hash,
    pub expert: ExpertId,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub async fn insert_session(tx: &Tx, session: &Session) -> Result<()> {
    let row = expert_session::ActiveModel {
        token_hash: Set(session.token_hash.to_vec()),
        expert_id: Set(session.expert.uuid()),
        created_at: Set(session.created_at),
        expires_at: Set(session.expires_at),
    };
    expert_session::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// A session by the hash of its token, expired or not.
pub async fn find_session(access: &impl Access, token_hash: &Hash) -> Result<Option<Session>> {
    let row = expert_session::Entity::find_by_id(token_hash.to_vec()).one(access.connection()).await?;
    Ok(row.map(|row| Session {
        token_hash: *token_hash,
        expert: ExpertId::from_uuid(row.expert_id),
        created_at: row.created_at,
        expires_at: row.expires_at,
    }))
}

pub async fn delete_session(tx: &Tx, token_hash: &Hash) -> Result<()> {
    expert_session::Entity::delete_by_id(token_hash.to_vec()).exec(tx.connection()).await?;
    Ok(())
}

/// Removes sessions that have ended by the clock.
pub async fn delete_expired(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    expert_session::Entity::delete_many()
        .filter(expert_session::Column::ExpiresAt.lte(now))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: expert_link::Model) -> Result<Link> {
    let code = row.code_hash.zip(row.code_expires_at).map(|(hash, expires_at)| {
        let hash: Hash =
            hash.try_into().map_err(|_| StorageError::unreadable("hash of a code", row.expert_id))?;
        let attempts = u32::try_from(row.code_attempts).unwrap_or(u32::MAX);
        Ok::<_, StorageError>(PendingCode { hash, expires_at, attempts })
    });
    Ok(Link { expert: ExpertId::from_uuid(row.expert_id), code: code.transpose()? })
}
