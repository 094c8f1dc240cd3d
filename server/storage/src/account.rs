//! Accounts, their roles, sessions and one-time links.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::TypedId;
use domain::identity::{Account, AccountStatus, Email, Grant, LinkPurpose, Role, Scope};
use domain::{AccountId, DivisionId, LanguageTag, UnitId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::{account, account_link, role_grant, session};
use crate::{Access, Backend, Result, StorageError, Tx};

pub async fn find(access: &impl Access, id: AccountId) -> Result<Option<Account>> {
    let row = account::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    with_grants(access, row).await
}

/// The account of an address with its password hash, if it has one.
pub async fn find_by_email(access: &impl Access, email: &Email) -> Result<Option<(Account, Option<String>)>> {
    let row = account::Entity::find()
        .filter(account::Column::Email.eq(email.as_str()))
        .one(access.connection())
        .await?;
    let hash = row.as_ref().and_then(|row| row.password_hash.clone());
    Ok(with_grants(access, row).await?.map(|account| (account, hash)))
}

/// An account as it stands now, with its password hash; others wait to change it until the transaction ends.
pub async fn lock(tx: &Tx, id: AccountId) -> Result<Option<(Account, Option<String>)>> {
    let query = account::Entity::find_by_id(id.uuid());
    // SQLite's writer is alone; PostgreSQL locks the row.
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    let row = query.one(tx.connection()).await?;
    let hash = row.as_ref().and_then(|row| row.password_hash.clone());
    Ok(with_grants(tx, row).await?.map(|account| (account, hash)))
}

/// Every account, by name.
pub async fn all(access: &impl Access) -> Result<Vec<Account>> {
    let rows = account::Entity::find().order_by_asc(account::Column::Name).all(access.connection()).await?;
    let mut grants: BTreeMap<Uuid, Vec<Grant>> = BTreeMap::new();
    for row in role_grant::Entity::find().all(access.connection()).await? {
        grants.entry(row.account_id).or_default().push(read_grant(&row)?);
    }
    rows.into_iter()
        .map(|row| {
            let grants = grants.remove(&row.id).unwrap_or_default();
            read(row, grants)
        })
        .collect()
}

/// The names of some accounts.
pub async fn names(access: &impl Access, ids: &[AccountId]) -> Result<BTreeMap<AccountId, String>> {
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (AccountId::from_uuid(row.id), row.name)).collect())
}

/// How many accounts there are; none on a fresh database.
pub async fn count(access: &impl Access) -> Result<u64> {
    use sea_orm::PaginatorTrait;
    Ok(account::Entity::find().count(access.connection()).await?)
}

async fn with_grants(access: &impl Access, row: Option<account::Model>) -> Result<Option<Account>> {
    let Some(row) = row else { return Ok(None) };
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(row.id))
        .order_by_asc(role_grant::Column::Id)
        .all(access.connection())
        .await?;
    let grants = rows.iter().map(read_grant).collect::<Result<_>>()?;
    read(row, grants).map(Some)
}

fn read(row: account::Model, grants: Vec<Grant>) -> Result<Account> {
    let status = match (&row.disabled_at, &row.password_hash) {
        (Some(_), _) => AccountStatus::Disabled,
        (None, None) => AccountStatus::Invited,
        (None, Some(_)) => AccountStatus::Active,
    };
    let language = row.language.as_deref().map(str::parse::<LanguageTag>).transpose();
    Ok(Account {
        id: AccountId::from_uuid(row.id),
        email: Email::parse(&row.email).map_err(|_| StorageError::unreadable("e-mail", row.id))?,
        name: row.name,
        language: language.map_err(|e| StorageError::unreadable("language", e))?,
        status,
        grants,
        created_at: row.created_at,
    })
}

/// Adds an account that has no password yet.
pub async fn insert(tx: &Tx, account: &Account) -> Result<()> {
    let row = account::ActiveModel {
        id: Set(account.id.uuid()),
        email: Set(account.email.as_str().to_owned()),
        name: Set(account.name.clone()),
        password_hash: Set(None),
        language: Set(account.language.as_ref().map(ToString::to_string)),
        disabled_at: Set(None),
        created_at: Set(account.created_at),
    };
    account::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Makes changes to who is an administrator wait for one another: two that each count on the other one to
/// stay must not both happen. On SQLite there is one writer anyway.
pub async fn lock_administrators(tx: &Tx) -> Result<()> {
    /// Any number that no other lock has.
    const LOCK: i64 = 0x6f73_6164_6d69;
    if tx.backend() == Backend::Postgres {
        let sql = "SELECT pg_advisory_xact_lock($1)";
        tx.connection().execute_raw(tx.statement("", sql, [LOCK.into()])).await?;
    }
    Ok(())
}

/// Replaces all roles of an account. `ids` gives one fresh row identifier a grant.
pub async fn set_grants(tx: &Tx, account: AccountId, grants: &[Grant], ids: &[Uuid]) -> Result<()> {
    role_grant::Entity::delete_many()
        .filter(role_grant::Column::AccountId.eq(account.uuid()))
        .exec(tx.connection())
        .await?;
    let rows = grants.iter().zip(ids).map(|(grant, id)| {
        let (division, unit) = scope_columns(grant.scope);
        role_grant::ActiveModel {
            id: Set(*id),
            account_id: Set(account.uuid()),
            role: Set(grant.role.code().to_owned()),
            division_id: Set(division),
            unit_id: Set(unit),
        }
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        role_grant::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

pub async fn set_password(tx: &Tx, account: AccountId, hash: &str) -> Result<()> {
    update(tx, account, |row| row.password_hash = Set(Some(hash.to_owned()))).await
}

pub async fn set_language(tx: &Tx, account: AccountId, language: Option<&LanguageTag>) -> Result<()> {
    update(tx, account, |row| row.language = Set(language.map(ToString::to_string))).await
}

/// Disables an account at a moment, or enables it again.
pub async fn set_disabled(tx: &Tx, account: AccountId, at: Option<DateTime<Utc>>) -> Result<()> {
    update(tx, account, |row| row.disabled_at = Set(at)).await
}

async fn update(tx: &Tx, id: AccountId, change: impl FnOnce(&mut account::ActiveModel)) -> Result<()> {
    let mut row = account::ActiveModel::default();
    change(&mut row);
    account::Entity::update_many()
        .set(row)
        .filter(account::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The columns in which a scope is stored: division and unit.
pub(crate) fn scope_columns(scope: Scope) -> (Option<Uuid>, Option<Uuid>) {
    match scope {
        Scope::County => (None, None),
        Scope::Division(division) => (Some(division.uuid()), None),
        Scope::Unit { division, unit } => (Some(division.uuid()), Some(unit.uuid())),
    }
}

pub(crate) fn read_scope(division: Option<Uuid>, unit: Option<Uuid>) -> Scope {
    match (division.map(DivisionId::from_uuid), unit.map(UnitId::from_uuid)) {
        (None, _) => Scope::County,
        (Some(division), None) => Scope::Division(division),
        (Some(division), Some(unit)) => Scope::Unit { division, unit },
    }
}

fn read_grant(row: &role_grant::Model) -> Result<Grant> {
    Ok(Grant {
        role: Role::from_code(&row.role).ok_or_else(|| StorageError::unreadable("role", &row.role))?,
        scope: read_scope(row.division_id, row.unit_id),
    })
}

/// A logged-in session. The token itself is never stored, only its hash.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub token_hash: [u8; 32],
    pub account: AccountId,
    pub created_at: DateTime<Utc>,
    /// Written at most every ten minutes.
    pub last_seen_at: DateTime<Utc>,
    /// The absolute end, whatever use is made of it.
    pub expires_at: DateTime<Utc>,
}

pub async fn insert_session(tx: &Tx, session: &Session) -> Result<()> {
    let row = session::ActiveModel {
        token_hash: Set(session.token_hash.to_vec()),
        account_id: Set(session.account.uuid()),
        created_at: Set(session.created_at),
        last_seen_at: Set(session.last_seen_at),
        expires_at: Set(session.expires_at),
    };
    session::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find_session(access: &impl Access, token_hash: &[u8; 32]) -> Result<Option<Session>> {
    let row = session::Entity::find_by_id(token_hash.to_vec()).one(access.connection()).await?;
    Ok(row.map(|row| Session {
        token_hash: *token_hash,
        account: AccountId::from_uuid(row.account_id),
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    }))
}

pub async fn touch_session(tx: &Tx, token_hash: &[u8; 32], now: DateTime<Utc>) -> Result<()> {
    session::Entity::update_many()
        .set(session::ActiveModel { last_seen_at: Set(now), ..Default::default() })
        .filter(session::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn delete_session(tx: &Tx, token_hash: &[u8; 32]) -> Result<()> {
    session::Entity::delete_by_id(token_hash.to_vec()).exec(tx.connection()).await?;
    Ok(())
}

/// Ends every session of an account; tells how many there were.
pub async fn delete_sessions_of(tx: &Tx, account: AccountId) -> Result<u64> {
    let done = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected)
}

/// Forgets sessions and links that ended before now.
pub async fn delete_expired(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now)).exec(tx.connection()).await?;
    account_link::Entity::delete_many()
        .filter(account_link::Column::ExpiresAt.lte(now))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// A one-time link. The token itself is never stored, only its hash.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountLink {
    pub token_hash: [u8; 32],
    pub account: AccountId,
    pub purpose: LinkPurpose,
    pub expires_at: DateTime<Utc>,
}

fn purpose_code(purpose: LinkPurpose) -> &'static str {
    match purpose {
        LinkPurpose::Invitation => "invitation",
        LinkPurpose::PasswordReset => "password_reset",
    }
}

/// Stores a link and forgets earlier ones of the account: only the newest works.
pub async fn replace_link(tx: &Tx, link: &AccountLink) -> Result<()> {
    delete_links_of(tx, link.account).await?;
    let row = account_link::ActiveModel {
        token_hash: Set(link.token_hash.to_vec()),
        account_id: Set(link.account.uuid()),
        purpose: Set(purpose_code(link.purpose).to_owned()),
        expires_at: Set(link.expires_at),
    };
    account_link::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn delete_links_of(tx: &Tx, account: AccountId) -> Result<()> {
    account_link::Entity::delete_many()
        .filter(account_link::Column::AccountId.eq(account.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The link of a token, if it has not been used. Reading never uses it up.
pub async fn find_link(access: &impl Access, token_hash: &[u8; 32]) -> Result<Option<AccountLink>> {
    let row = account_link::Entity::find_by_id(token_hash.to_vec()).one(access.connection()).await?;
    row.map(|row| {
        Ok(AccountLink {
            token_hash: *token_hash,
            account: AccountId::from_uuid(row.account_id),
            purpose: match row.purpose.as_str() {
                "invitation" => LinkPurpose::Invitation,
                "password_reset" => LinkPurpose::PasswordReset,
                other => return Err(StorageError::unreadable("link purpose", other)),
            },
            expires_at: row.expires_at,
        })
    })
    .transpose()
}

/// Uses a link up; false where somebody was faster.
pub async fn consume_link(tx: &Tx, token_hash: &[u8; 32]) -> Result<bool> {
    let done = account_link::Entity::delete_by_id(token_hash.to_vec()).exec(tx.connection()).await?;
    Ok(done.rows_affected == 1)
}
