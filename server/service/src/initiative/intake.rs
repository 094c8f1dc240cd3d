//! Taking initiatives in: by the form and the schema, and what came on paper, by phone or face to face.

use std::net::IpAddr;

use chrono::NaiveDate;
use domain::audit::Act;
use domain::expert::Contact;
use domain::id::{InitiativeId, OutboxId, TypedId};
use domain::identity::bucket::INITIATE;
use domain::identity::{Action, Actor, Scope};
use domain::initiative::{Initiative, IntakeChannel, NewInitiative, Progress};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::survey::ClientKey;
use domain::time::civil_day;
use domain::{Code, LanguageTag};
use serde_json::json;
use storage::Tx;
use storage::initiative::Sealed;

use super::maker;
use crate::identity::session::network_prefix;
use crate::identity::{authorise, take_token};
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, county, token};

/// An initiative that is there, and the way to it for its maker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    pub id: InitiativeId,
    /// The secret of the private link.
    pub token: String,
}

/// A key by which an initiative that is sent twice is there once.
pub fn fresh_key(services: &Services) -> ClientKey {
    ClientKey::from_bytes(services.random())
}

/// Takes an initiative in. Sent again with the same key, it is there once. Whoever has given an address or a number is told
/// that it is there.
pub async fn send(
    services: &Services,
    address: IpAddr,
    new: NewInitiative,
    key: Option<&ClientKey>,
) -> Result<TakenIn> {
    let new = new.check().map_err(ServiceError::Invalid)?;
    take_token(services, &format!("initiate:{}", network_prefix(address)), INITIATE).await?;
    let today = civil_day(services.now());
    let made = Made { new, owner: Scope::County, channel: IntakeChannel::Web, received_on: today };
    let dedup_key = key.map(|key| token::hash(&format!("initiative|{key}")));
    take_in(services, None, made, dedup_key).await
}

/// Writes down an initiative that came by another way. For whoever handles those of that part of the county.
pub async fn enter(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    channel: IntakeChannel,
    received_on: NaiveDate,
    new: NewInitiative,
) -> Result<TakenIn> {
    authorise(actor, Action::ManageInitiatives, owner)?;
    county::check_scope(services, owner, "owner").await?;
    let mut wrong = match new.clone().check() {
        Ok(_) => Vec::new(),
        Err(wrong) => wrong,
    };
    if channel == IntakeChannel::Web {
        wrong.push(domain::Violation::new(Code::Required, ["channel"]));
    }
    if received_on > civil_day(services.now()) {
        wrong.push(domain::Violation::new(Code::ReceivedInFuture, ["receivedOn"]));
    }
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let new = new.check().map_err(ServiceError::Invalid)?;
    take_in(services, Some(actor), Made { new, owner, channel, received_on }, None).await
}

/// What came, where and when.
struct Made {
    new: NewInitiative,
    owner: Scope,
    channel: IntakeChannel,
    received_on: NaiveDate,
}

async fn take_in(
    services: &Services,
    actor: Option<&Actor>,
    made: Made,
    dedup_key: Option<[u8; 32]>,
) -> Result<TakenIn> {
    if let Some(key) = &dedup_key
        && let Some(first) = storage::initiative::by_dedup_key(&services.storage, key).await?
    {
        return Ok(taken_in(services, first.id));
    }
    let Made { new, owner, channel, received_on } = made;
    let settings = storage::initiative::settings::read(&services.storage).await?;
    let now = services.now();
    let one = Initiative {
        id: services.fresh_id(),
        owner,
        maker: new.maker,
        ground: new.ground,
        channel,
        language: new.contact.language.clone().unwrap_or_else(LanguageTag::finnish),
        supporters: new.supporters,
        received_on,
        deadlines: settings.deadlines(received_on, new.supporters),
        progress: Progress::Received,
        first_told_on: None,
        case_number: String::new(),
        public: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    // Keys without rows are found by the nightly sweep.
    let sealed = Sealed {
        contact: maker::seal_contact(services, one.id, &new.contact).await?,
        text: maker::seal_text(services, one.id, &new.text)?,
        link_hash: token::hash(&token::of_initiative(services, one.id)),
        dedup_key,
    };
    let tx = services.storage.begin().await?;
    storage::initiative::insert(&tx, &one, &sealed).await?;
    if let Some(actor) = actor {
        let detail = json!({ "channel": channel.code() });
        audit::record(services, &tx, actor, Act::InitiativeEntered, one.id, detail).await?;
    }
    let link = token::initiative_link(services, one.id);
    tell(services, &tx, one.id, &new.contact, Notice::InitiativeReceived { link }).await?;
    tx.commit().await?;
    Ok(taken_in(services, one.id))
}

fn taken_in(services: &Services, id: InitiativeId) -> TakenIn {
    TakenIn { id, token: token::of_initiative(services, id).to_string() }
}

/// Writes to the maker of an initiative, where they have told how.
pub(super) async fn tell(
    services: &Services,
    tx: &Tx,
    id: InitiativeId,
    contact: &Contact,
    notice: Notice,
) -> Result<()> {
    if contact.email.is_none() && contact.phone.is_none() {
        return Ok(());
    }
    let message = Outgoing {
        about: format!("initiative:{}", services.fresh_id::<OutboxId>().uuid()),
        to: Recipient::MakerOf(id),
        notice,
        valid_for: None,
        not_before: None,
    };
    outbox::put(services, tx, &[message]).await
}
