//! What the maker of an initiative sees behind their private link, replying to it, and taking it back.

use chrono::NaiveDate;
use domain::expert::Contact;
use domain::initiative::{Initiative, InitiativeText, MakerReply, Note, REPLIES_MAX, check_note};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;

use super::maker;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services};

/// An initiative as its maker sees it. Who made it is not told: a link is forwarded easily.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnInitiative {
    pub initiative: Initiative,
    /// `None` once it has been taken back.
    pub text: Option<InitiativeText>,
    /// What its maker was told, the earliest first.
    pub notes: Vec<Note>,
    /// What they have replied, the earliest first.
    pub replies: Vec<MakerReply>,
}

/// Where an initiative stands, by the private link of its maker. Looking changes nothing: mail scanners open links, too.
pub async fn own(services: &Services, token: &str) -> Result<OwnInitiative> {
    let initiative = behind(services, token).await?;
    seen(services, initiative).await
}

/// Replies to what was told of an initiative, or adds to it. The same words twice on a day are there once, so that a form may be
/// sent again. Whoever was about to write to the maker has to read it first.
pub async fn reply(services: &Services, token: &str, message: &str) -> Result<OwnInitiative> {
    let one = behind(services, token).await?;
    let text = check_note(message)?;
    let today = civil_day(services.now());
    let one = one.replied().map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    let before = maker::replies(services, &tx, one.id).await?;
    if before.iter().any(|earlier| earlier.on == today && earlier.text == text) {
        return seen(services, one).await;
    }
    if before.len() >= REPLIES_MAX {
        let full = Violation::new(Code::TooManyReplies, ["message"]);
        return Err(full.with("max", REPLIES_MAX).into());
    }
    let one = Initiative { version: one.version + 1, updated_at: services.now(), ..one };
    if !storage::initiative::update(&tx, &one).await? {
        return Err(ServiceError::invalid(Code::StaleInitiative, ["version"]));
    }
    let id = services.fresh_id();
    let reply = MakerReply { id, initiative: one.id, on: today, text, is_seen: false };
    maker::write_reply(services, &tx, &reply).await?;
    tx.commit().await?;
    seen(services, one).await
}

/// Everything that is kept of an initiative, for its maker. Of who made it only what is kept and for how long, and not what that
/// is: a link is forwarded easily.
pub async fn data(services: &Services, token: &str) -> Result<serde_json::Value> {
    let own = own(services, token).await?;
    let one = &own.initiative;
    let contact = maker::contact(services, one.id).await?;
    let settings = storage::initiative::settings::read(&services.storage).await?;
    let kept_until = one.progress.ended_on().map(|ended| settings.kept_until(ended));
    Ok(json!({
        "state": one.state().code(),
        "maker": one.maker.code(),
        "ground": one.ground.code(),
        "channel": one.channel.code(),
        "language": one.language.as_str(),
        "supporters": one.supporters,
        "receivedOn": one.received_on,
        "tellBy": one.deadlines.tell_by,
        "answerBy": one.deadlines.answer_by,
        "caseNumber": one.case_number,
        "title": own.text.as_ref().map(|text| &text.title),
        "text": own.text.as_ref().map(|text| &text.text),
        "service": own.text.as_ref().map(|text| &text.service),
        "kept": kept(contact.as_ref(), kept_until),
        "told": own.notes.iter().map(|note| {
            json!({ "kind": note.kind.code(), "on": note.on, "text": note.text })
        }).collect::<Vec<_>>(),
        "replies": own.replies.iter().map(|reply| {
            json!({ "on": reply.on, "text": reply.text })
        }).collect::<Vec<_>>(),
        "outcome": one.outcome(),
        "transfer": one.transfer(),
        "published": one.public.as_ref(),
    }))
}

fn kept(contact: Option<&Contact>, until: Option<NaiveDate>) -> serde_json::Value {
    json!({
        "name": contact.is_some_and(|contact| !contact.name.is_empty()),
        "email": contact.is_some_and(|contact| contact.email.is_some()),
        "phone": contact.is_some_and(|contact| contact.phone.is_some()),
        "until": until.filter(|_| contact.is_some()),
    })
}

/// Takes an initiative back, as long as nothing has been decided of it: what it said, what was told and who made it is
/// forgotten, and nobody reads it any more.
pub async fn withdraw(services: &Services, token: &str) -> Result<OwnInitiative> {
    let one = behind(services, token).await?;
    let today = civil_day(services.now());
    let one = one.withdrawn(today).map_err(ServiceError::Invalid)?;
    let one = Initiative { version: one.version + 1, updated_at: services.now(), ..one };
    let tx = services.storage.begin().await?;
    if !storage::initiative::update_forgotten(&tx, &one).await? {
        return Err(ServiceError::invalid(Code::StaleInitiative, ["version"]));
    }
    storage::initiative::note::forget(&tx, one.id).await?;
    storage::initiative::reply::forget(&tx, one.id).await?;
    storage::outbox::drop_to(&tx, domain::id::TypedId::uuid(one.id)).await?;
    tx.commit().await?;
    services.keys.destroy_initiatives(&[one.id]).await?;
    seen(services, one).await
}

async fn behind(services: &Services, token: &str) -> Result<Initiative> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let found = storage::initiative::find_by_link(&services.storage, &token::hash(token)).await?;
    found.ok_or(ServiceError::NotFound)
}

async fn seen(services: &Services, initiative: Initiative) -> Result<OwnInitiative> {
    let sealed = storage::initiative::text(&services.storage, initiative.id).await?;
    Ok(OwnInitiative {
        text: sealed.map(|sealed| maker::open_text(services, initiative.id, &sealed)).transpose()?,
        notes: maker::notes(services, initiative.id).await?,
        replies: maker::replies(services, &services.storage, initiative.id).await?,
        initiative,
    })
}
