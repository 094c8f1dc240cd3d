//! The way in: a private link that a coordinator sends, a code that is sent when the link is used, a short session.
//!
//! Two things in two hands: the link alone shows nothing, and a code is good for one link only.

use chrono::{DateTime, Duration, Utc};
use domain::audit::Act;
use domain::expert::Expert;
use domain::id::{ExpertId, OutboxId, TypedId};
use domain::identity::bucket::SIGN_IN_CODE;
use domain::identity::{Action, Actor, ExpertActor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::{Code, Violation};
use serde_json::json;
use storage::Tx;
use storage::expert::link::{self, Hash, Link, PendingCode, Session};
use storage::expert::registry;
use zeroize::Zeroizing;

use crate::expert::registry::lock;
use crate::expert::sealed::is_there;
use crate::identity::{authorise_somewhere, take_token};
use crate::outbox::{self, Outgoing};
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services, audit};

/// How long a code can be used.
const CODE_MINUTES: i64 = 10;
/// Guesses at one code.
pub const ATTEMPTS_MAX: u32 = 5;
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
    put_instead(services, &tx, id, notice).await?;
    audit::record(services, &tx, actor, Act::ExpertLinkSent, id, json!({})).await?;
    Ok(tx.commit().await?)
}

/// Writes a message instead of those of its kind that still wait: what they tell has ended. Each is a message of its
/// own, however alike two of them are.
async fn put_instead(services: &Services, tx: &Tx, to: ExpertId, notice: Notice) -> Result<()> {
    storage::outbox::drop_waiting(tx, to.uuid(), notice.kind()).await?;
    let message = Outgoing {
        about: format!("own:{}", services.fresh_id::<OutboxId>().uuid()),
        to: Recipient::Expert(to),
        notice,
        valid_for: None,
        not_before: None,
    };
    outbox::put(services, tx, &[message]).await
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
    Ok(Entry { code_until: usable(services, &link).map(|code| code.expires_at) })
}

/// Sends a code to the expert of a link, by the way they are always reached. A code sent before ends.
pub async fn ask_code(services: &Services, token: &str) -> Result<()> {
    let (_, expert) = find(services, token).await?;
    let bucket = format!("own-code:{}", expert.id.uuid());
    take_token(services, &bucket, SIGN_IN_CODE).await?;
    let code = fresh_code(services);
    let token_hash = token::hash(token);
    let expires_at = services.now() + Duration::minutes(CODE_MINUTES);
    let notice = Notice::SignInCode { code: code.as_str().to_owned(), expires_at };
    let tx = services.storage.begin().await?;
    link::set_code(&tx, &token_hash, Some((code_hash(services, &token_hash, &code), expires_at))).await?;
    put_instead(services, &tx, expert.id, notice).await?;
    Ok(tx.commit().await?)
}

/// Six digits, each code as likely as any other but for one part in ten million million.
fn fresh_code(services: &Services) -> Zeroizing<String> {
    Zeroizing::new(format!("{:06}", u64::from_le_bytes(services.random()) % 1_000_000))
}

/// What is stored of a code: keyed, since a million codes are soon tried by whoever has the database, and bound to its
/// link.
fn code_hash(services: &Services, token_hash: &Hash, code: &str) -> Hash {
    let bound = format!("{}:{code}", data_encoding::HEXLOWER.encode(token_hash));
    services.vault.index_tag("sign-in code", &bound)
}

/// Begins a session with the code that was sent; its token, for a cookie. A wrong guess is counted, and the fifth ends
/// the code.
pub async fn enter(services: &Services, token: &str, code: &str) -> Result<Zeroizing<String>> {
    find(services, token).await?;
    let token_hash = token::hash(token);
    let digits: Zeroizing<String> = Zeroizing::new(code.chars().filter(char::is_ascii_digit).collect());
    let tx = services.storage.begin().await?;
    let link = link::find_for_update(&tx, &token_hash).await?.ok_or(ServiceError::NotFound)?;
    let pending = usable(services, &link);
    let pending = pending.ok_or_else(|| ServiceError::invalid(Code::CodeNotValid, ["code"]))?;
    if pending.hash != code_hash(services, &token_hash, &digits) {
        link::count_attempt(&tx, &token_hash).await?;
        tx.commit().await?;
        return Err(wrong(pending).into());
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

/// What a wrong guess at this code is told.
fn wrong(pending: PendingCode) -> Violation {
    match ATTEMPTS_MAX.saturating_sub(pending.attempts + 1) {
        0 => Violation::new(Code::CodeNotValid, ["code"]),
        left => Violation::new(Code::WrongCode, ["code"]).with("left", i64::from(left)),
    }
}

/// The code of a link that can still be entered.
fn usable(services: &Services, link: &Link) -> Option<PendingCode> {
    link.code.filter(|code| services.now() < code.expires_at && code.attempts < ATTEMPTS_MAX)
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

/// Ends the expert's own session; nothing happens where there is none.
pub async fn leave(services: &Services, actor: &Actor) -> Result<()> {
    let Actor::Expert(own) = actor else { return Ok(()) };
    let tx = services.storage.begin().await?;
    link::delete_session(&tx, &own.session).await?;
    Ok(tx.commit().await?)
}
