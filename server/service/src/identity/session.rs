//! Logging in and out, and who a session token is.

use std::net::IpAddr;

use chrono::{DateTime, Duration, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::AccountId;
use domain::audit::Act;
use domain::identity::bucket::{LOGIN_BY_ACCOUNT, LOGIN_BY_PREFIX};
use domain::identity::{Account, AccountStatus, Actor, Email, StaffActor};
use sha2::{Digest, Sha256};
use storage::account::Session;
use zeroize::Zeroizing;

use super::password::Verified;
use super::take_token;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, Services, audit};

/// A session ends this long after log-in, whatever use is made of it.
pub const ABSOLUTE_HOURS: i64 = 12;
/// A session ends after this long without use.
const IDLE_HOURS: i64 = 2;
/// The last use is written at most this often.
const TOUCH_MINUTES: i64 = 10;

/// What somebody typed to log in.
pub struct Credentials {
    pub email: String,
    pub password: Zeroizing<String>,
    /// Where the attempt comes from.
    pub address: IpAddr,
    /// The token of the session that this one replaces, if there was one.
    pub previous: Option<String>,
}

/// A session that has just begun. The token exists here and in the caller's cookie only.
#[derive(Debug)]
pub struct NewSession {
    pub token: Zeroizing<String>,
    pub account: Account,
    pub expires_at: DateTime<Utc>,
}

/// Logs in: `None` where the address or the password is wrong, without telling which.
pub async fn log_in(services: &Services, credentials: Credentials) -> Result<Option<NewSession>> {
    let now = services.now();
    let prefix = format!("login:{}", network_prefix(credentials.address));
    take_token(services, &prefix, LOGIN_BY_PREFIX).await?;
    let email = Email::parse(&credentials.email);
    if let Ok(email) = &email {
        take_token(services, &account_bucket(email), LOGIN_BY_ACCOUNT).await?;
    }
    let found = match &email {
        Ok(email) => storage::account::find_by_email(&services.storage, email).await?,
        Err(_) => None,
    };
    let usable = found.as_ref().filter(|(account, _)| account.status == AccountStatus::Active);
    let stored = usable.and_then(|(_, hash)| hash.as_deref());
    let verified = services.passwords.verify(&credentials.password, stored).await?;
    let Some((account, Some(hash))) = found.filter(|_| verified != Verified::Wrong) else { return Ok(None) };
    // Somebody who knows the password was not guessing.
    services.buckets.give_back(&prefix, LOGIN_BY_PREFIX, now).await?;
    let rehashed = match verified {
        Verified::RightButOld => {
            Some(services.passwords.hash(&credentials.password, services.random()).await?)
        }
        Verified::Right | Verified::Wrong => None,
    };
    let checked = Checked { account: account.id, hash, rehashed };
    begin(services, checked, credentials.previous.as_deref()).await
}

/// An account whose password was right a moment ago.
struct Checked {
    account: AccountId,
    /// What the password was verified against.
    hash: String,
    /// The same password hashed with today's parameters.
    rehashed: Option<String>,
}

fn account_bucket(email: &Email) -> String {
    let digest = Sha256::digest(email.as_str());
    format!("account:{}", BASE64URL_NOPAD.encode(digest.get(..16).unwrap_or_default()))
}

/// Begins a session; `None` where the password was changed or the account disabled while the password was
/// being verified, which takes a while.
async fn begin(services: &Services, checked: Checked, previous: Option<&str>) -> Result<Option<NewSession>> {
    let now = services.now();
    let token = token::fresh(services);
    let session = Session {
        token_hash: token::hash(&token),
        account: checked.account,
        created_at: now,
        last_seen_at: now,
        expires_at: now + Duration::hours(ABSOLUTE_HOURS),
    };
    let tx = services.storage.begin().await?;
    let found = storage::account::lock(&tx, checked.account).await?;
    let is_unchanged = |(account, hash): &(Account, Option<String>)| {
        account.status == AccountStatus::Active && hash.as_ref() == Some(&checked.hash)
    };
    let Some((account, _)) = found.filter(is_unchanged) else { return Ok(None) };
    if let Some(previous) = previous {
        storage::account::delete_session(&tx, &token::hash(previous)).await?;
    }
    if let Some(rehashed) = &checked.rehashed {
        storage::account::set_password(&tx, account.id, rehashed).await?;
    }
    storage::account::insert_session(&tx, &session).await?;
    let actor = Actor::Staff(as_actor(&account, session.token_hash));
    audit::record(services, &tx, &actor, Act::LoggedIn, account.id, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(Some(NewSession { token, account, expires_at: session.expires_at }))
}

/// Who holds this token. Anonymous for an unknown, expired or revoked one.
pub async fn authenticate(services: &Services, token: Option<&str>) -> Result<Actor> {
    let Some(token) = token.filter(|token| token.len() <= TOKEN_MAX) else { return Ok(Actor::Anonymous) };
    let token_hash = token::hash(token);
    let now = services.now();
    let Some(session) = storage::account::find_session(&services.storage, &token_hash).await? else {
        return Ok(Actor::Anonymous);
    };
    if session.expires_at <= now || session.last_seen_at + Duration::hours(IDLE_HOURS) <= now {
        return Ok(Actor::Anonymous);
    }
    let account = storage::account::find(&services.storage, session.account).await?;
    let Some(account) = account.filter(|account| account.status == AccountStatus::Active) else {
        return Ok(Actor::Anonymous);
    };
    if session.last_seen_at + Duration::minutes(TOUCH_MINUTES) <= now {
        let tx = services.storage.begin().await?;
        storage::account::touch_session(&tx, &token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(Actor::Staff(as_actor(&account, token_hash)))
}

/// Ends the actor's own session; nothing happens where there is none.
pub async fn log_out(services: &Services, actor: &Actor) -> Result<()> {
    let Some(staff) = actor.staff() else { return Ok(()) };
    let tx = services.storage.begin().await?;
    storage::account::delete_session(&tx, &staff.session).await?;
    audit::record(services, &tx, actor, Act::LoggedOut, staff.account, serde_json::json!({})).await?;
    Ok(tx.commit().await?)
}

fn as_actor(account: &Account, session: [u8; 32]) -> StaffActor {
    StaffActor {
        account: account.id,
        name: account.name.clone(),
        language: account.language.clone(),
        grants: account.grants.clone(),
        session,
    }
}

/// The network an address belongs to: IPv4 /24, IPv6 /56. One person's many addresses count as one.
pub(crate) fn network_prefix(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}")
        }
        IpAddr::V6(v6) => {
            let prefix = u128::from(v6) >> 72;
            format!("{prefix:x}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_prefix_and_strangers_do_not() {
        let prefix = |text: &str| network_prefix(text.parse().unwrap());
        assert_eq!(prefix("192.0.2.1"), prefix("192.0.2.254"));
        assert_eq!(prefix("192.0.2.1"), prefix("::ffff:192.0.2.9"));
        assert_ne!(prefix("192.0.2.1"), prefix("192.0.3.1"));
        assert_eq!(prefix("2001:db8:0:1::1"), prefix("2001:db8:0:ff::2"));
        assert_ne!(prefix("2001:db8:0:1::1"), prefix("2001:db8:0:100::1"));
    }
}
