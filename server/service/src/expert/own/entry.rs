//! The way in: a private link that a coordinator sends, a code that is sent when the link is used, a short session.
//!
//! Two things in two hands: the link alone shows nothing, and a code is good for one link only.

use chrono::{DateTime, Duration, Utc};
use domain::audit::Act;
use domain::expert::Expert;
use domain::id::{ExpertId, TypedId};
use domain::identity::bucket::SIGN_IN_CODE;
use domain::identity::{Action, Actor, ExpertActor};
use domain::message::Notice;
use domain::outbox::Recipient;
use serde_json::json;
use storage::expert::link::{self, Link, Session};
use storage::expert::registry;
use zeroize::Zeroizing;

use crate::expert::registry::lock;
use crate::expert::sealed::is_there;
use crate::identity::{authorise_somewhere, take_token};
use crate::outbox::put_instead;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services, audit, one_time_code};

/// What the codes are for.
const PURPOSE: &str = "sign-in code";
/// What messages about the way in are about.
const ABOUT: &str = "own";
/// A session ends this long after the code was entered, whatever use is made of it.
pub const SESSION_HOURS: i64 = 2;

/// Sends an expert a new private link. The one before and every session of theirs end at once.
pub async fn send_link(services: &Services, actor: &Actor, id: ExpertId) -> Result<()> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let token = token::fresh(services);
    let notice = Notice::PersonalLink { link: format!("own/link/{}", token.as_str()) };
    let tx = services.storage.begin().await?;
    lock(&tx, id).await?;
    link::replace(&tx, id, &token::hash(&token), services.now()).await?;
    put_instead(services, &tx, ABOUT, Recipient::Expert(id), notice).await?;
    audit::record(services, &tx, actor, Act::ExpertLinkSent, id, json!({})).await?;
    Ok(tx.commit().await?)
}

/// What a private link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Until when a code that has been sent can be entered; `None` where there is none.
    pub code_until: Option<DateTime<Utc>>,
}

/// Looks at a private link. Looking changes nothing: mail scanners open links, too.
pub async fn look(services: &Services, token: &str) -> Result<Entry> {
    let (link, _) = find(services, token).await?;
    Ok(Entry { code_until: one_time_code::usable(services, link.code).map(|code| code.expires_at) })
}

/// Sends a code to the expert of a link, by the way they are always reached; until when it can be entered. A code sent
/// before ends.
pub async fn ask_code(services: &Services, token: &str) -> Result<DateTime<Utc>> {
    let (_, expert) = find(services, token).await?;
    let bucket = format!("own-code:{}", expert.id.uuid());
    take_token(services, &bucket, SIGN_IN_CODE).await?;
    let token_hash = token::hash(token);
    let code = one_time_code::fresh(services, PURPOSE, &token_hash);
    let tx = services.storage.begin().await?;
    link::set_code(&tx, &token_hash, Some((code.hash, code.expires_at))).await?;
    put_instead(services, &tx, ABOUT, Recipient::Expert(expert.id), code.notice).await?;
    tx.commit().await?;
    Ok(code.expires_at)
}

/// Begins a session with the code that was sent; its token, for a cookie. A wrong guess is counted, and the fifth ends
/// the code.
pub async fn enter(services: &Services, token: &str, code: &str) -> Result<Zeroizing<String>> {
    find(services, token).await?;
    let token_hash = token::hash(token);
    let tx = services.storage.begin().await?;
    let link = link::find_for_update(&tx, &token_hash).await?.ok_or(ServiceError::NotFound)?;
    let pending = one_time_code::usable(services, link.code).ok_or_else(one_time_code::not_valid)?;
    if let Err(wrong) = one_time_code::check(services, PURPOSE, &token_hash, pending, code) {
        link::count_attempt(&tx, &token_hash).await?;
        tx.commit().await?;
        return Err(wrong.into());
    }
    link::set_code(&tx, &token_hash, None).await?;
    let (session_token, now) = (token::fresh(services), services.now());
    let session = Session {
        token_hash: token::hash(&session_token),
        expert: link.expert,
        created_at: now,
        expires_at: now + Duration::hours(SESSION_HOURS),
    };
    link::insert_session(&tx, &session).await?;
    tx.commit().await?;
    Ok(session_token)
}

async fn find(services: &Services, token: &str) -> Result<(Link, Expert)> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let access = &services.storage;
    let link = link::find(access, &token::hash(token)).await?.ok_or(ServiceError::NotFound)?;
    let expert = registry::find(access, link.expert).await?.filter(is_there);
    Ok((link, expert.ok_or(ServiceError::NotFound)?))
}

/// Which expert holds this session token. Anonymous for an unknown or expired one.
pub async fn authenticate(services: &Services, token: Option<&str>) -> Result<Actor> {
    let Some(token) = token.filter(|token| token.len() <= TOKEN_MAX) else { return Ok(Actor::Anonymous) };
    let token_hash = token::hash(token);
    let session = link::find_session(&services.storage, &token_hash).await?;
    let Some(session) = session.filter(|session| services.now() < session.expires_at) else {
        return Ok(Actor::Anonymous);
    };
    let expert = registry::find(&services.storage, session.expert).await?.filter(is_there);
    Ok(match expert {
        Some(expert) => Actor::Expert(ExpertActor { expert: expert.id, session: token_hash }),
        None => Actor::Anonymous,
    })
}

/// Ends the expert's own session that this token is of, also where a session of staff comes with it; nothing happens where
/// there is none.
pub async fn leave(services: &Services, token: Option<&str>) -> Result<()> {
    let Some(token) = token.filter(|token| token.len() <= TOKEN_MAX) else { return Ok(()) };
    let tx = services.storage.begin().await?;
    link::delete_session(&tx, &token::hash(token)).await?;
    Ok(tx.commit().await?)
}
