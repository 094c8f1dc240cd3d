//! The one-time code with which a member sees what is stored of them. Only a hash of it is kept.

use chrono::{DateTime, Utc};
use domain::id::{MemberId, TypedId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

use crate::entity::panel_member;
use crate::expert::link::{Hash, PendingCode};
use crate::{Access, Backend, Result, StorageError, Tx};

/// Whose a private link is, and the code that was sent to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberCode {
    pub member: MemberId,
    pub code: Option<PendingCode>,
}

pub async fn find(access: &impl Access, link_hash: &Hash) -> Result<Option<MemberCode>> {
    let query = panel_member::Entity::find().filter(panel_member::Column::LinkHash.eq(link_hash.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// Reads a code and keeps others from guessing at it until this transaction ends.
pub async fn find_for_update(tx: &Tx, link_hash: &Hash) -> Result<Option<MemberCode>> {
    let query = panel_member::Entity::find().filter(panel_member::Column::LinkHash.eq(link_hash.to_vec()));
    // SQLite's writer is alone; PostgreSQL locks the row.
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx.connection()).await?.map(read).transpose()
}

/// Writes the code of a member, or takes it away; guesses are counted anew.
pub async fn set(tx: &Tx, member: MemberId, code: Option<(Hash, DateTime<Utc>)>) -> Result<()> {
    write(tx, member, code, 0).await
}

/// Writes a permission of a member in the place of their code. It is none: no guess at it is left.
pub async fn permit(tx: &Tx, member: MemberId, hash: Hash, expires_at: DateTime<Utc>) -> Result<()> {
    write(tx, member, Some((hash, expires_at)), i32::MAX).await
}

async fn write(tx: &Tx, member: MemberId, code: Option<(Hash, DateTime<Utc>)>, attempts: i32) -> Result<()> {
    let row = panel_member::ActiveModel {
        own_code_hash: Set(code.map(|(hash, _)| hash.to_vec())),
        own_code_expires_at: Set(code.map(|(_, expires_at)| expires_at)),
        own_code_attempts: Set(attempts),
        ..Default::default()
    };
    let of_one = panel_member::Column::Id.eq(member.uuid());
    panel_member::Entity::update_many().set(row).filter(of_one).exec(tx.connection()).await?;
    Ok(())
}

/// Counts a wrong guess.
pub async fn count_attempt(tx: &Tx, member: MemberId) -> Result<()> {
    let attempts = panel_member::Column::OwnCodeAttempts;
    panel_member::Entity::update_many()
        .col_expr(attempts, Expr::col(attempts).add(1))
        .filter(panel_member::Column::Id.eq(member.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: panel_member::Model) -> Result<MemberCode> {
    let code = row.own_code_hash.zip(row.own_code_expires_at).map(|(hash, expires_at)| {
        let hash: Hash = hash.try_into().map_err(|_| StorageError::unreadable("hash of a code", row.id))?;
        let attempts = u32::try_from(row.own_code_attempts).unwrap_or(u32::MAX);
        Ok::<_, StorageError>(PendingCode { hash, expires_at, attempts })
    });
    Ok(MemberCode { member: MemberId::from_uuid(row.id), code: code.transpose()? })
}
