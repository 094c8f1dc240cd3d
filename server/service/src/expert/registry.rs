//! The registry of experts, for coordinators.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Act;
use domain::expert::booking::{self, ExpertCommand, Party};
use domain::expert::person::AccessNeed;
use domain::expert::person::SealedRead;
use domain::expert::registry::Essentials;
use domain::expert::theme::{ExpertTheme, Recency, Relation, Theme, Visibility};
use domain::expert::{
    Consent, ConsentPurpose, Contact, DomainEvent, EventKind, Expert, ExpertStatus, Profile, Sensitive,
};
use domain::id::{AuditId, ConsentId, ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor, PhoneNumber, Scope};
use domain::time::civil_day;
use domain::{AccountId, Code, Violation, Violations};
use serde_json::json;
use storage::Tx;
use storage::expert::{event, order, person, registry};

use super::sealed::{self, Look};
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// The version of the texts of consent that a person reads today.
pub const CONSENT_TEXT: u16 = 2;
/// Reads that one list shows.
const READS_MAX: u64 = 500;

/// Every expert that is there, the newest first.
pub async fn experts(services: &Services, actor: &Actor) -> Result<Vec<Expert>> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let mut experts = registry::all(&services.storage).await?;
    experts.retain(sealed::is_there);
    Ok(experts)
}

pub async fn expert(services: &Services, actor: &Actor, id: ExpertId) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    registry::find(&services.storage, id).await?.filter(sealed::is_there).ok_or(ServiceError::NotFound)
}

/// Experts with exactly this name or phone number. Nothing is opened to find them.
pub async fn find(services: &Services, actor: &Actor, text: &str) -> Result<Vec<Expert>> {
    authorise_somewhere(actor, Action::ReadContact)?;
    let (kind, value) = match PhoneNumber::parse(text) {
        Ok(number) => ("phone", number.as_str().to_owned()),
        Err(_) => ("name", sealed::folded(text)),
    };
    let tag = services.vault.index_tag(kind, &value);
    let found = person::indexed(&services.storage, kind, &[tag]).await?;
    let ids: Vec<ExpertId> = found.into_keys().collect();
    Ok(registry::many(&services.storage, &ids).await?.into_values().filter(sealed::is_there).collect())
}

/// What is known of somebody who becomes an expert.
#[derive(Clone, Debug)]
pub struct Registration {
    /// One of [`ExpertStatus::FIRST`].
    pub standing: ExpertStatus,
    pub essentials: Essentials,
    pub contact: Option<Contact>,
    pub consents: Vec<ConsentPurpose>,
}

/// Registers an expert. Whoever is active can be asked from then on; an applicant or somebody in training moves on later,
/// by [`change`].
pub async fn register(services: &Services, actor: &Actor, registration: Registration) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let profile = registration.essentials.into_profile(civil_day(services.now()));
    let (expert, contact) = checked(services, registration.standing, profile, registration.contact)?;
    // Before the row, so that nothing is ever stored that has no key.
    services.keys.make_for_expert(expert.id, services.entropy.as_ref()).await?;
    let tx = services.storage.begin().await?;
    add(services, &tx, &expert, contact.as_ref(), &registration.consents).await?;
    let detail = json!({ "status": expert.status.code() });
    audit::record(services, &tx, actor, Act::ExpertRegistered, expert.id, detail).await?;
    tx.commit().await?;
    Ok(expert)
}

/// Somebody to be registered, with everything that is wrong told at once.
pub(super) fn checked(
    services: &Services,
    standing: ExpertStatus,
    profile: Profile,
    contact: Option<Contact>,
) -> Result<(Expert, Option<Contact>)> {
    let mut wrong = profile.check().err().unwrap_or_default();
    if !ExpertStatus::FIRST.contains(&standing) {
        wrong.push(Violation::new(Code::NotAStanding, ["standing"]));
    }
    let contact = match contact.map(Contact::check).transpose() {
        Ok(contact) => contact,
        Err(found) => {
            wrong.extend(found);
            None
        }
    };
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let now = services.now();
    let expert = Expert {
        id: services.fresh_id(),
        status: standing,
        profile,
        created_at: now,
        active_since: now,
        erasure_asked_at: None,
    };
    Ok((expert, contact))
}

/// Writes somebody whose key has been made.
pub(super) async fn add(
    services: &Services,
    tx: &Tx,
    expert: &Expert,
    contact: Option<&Contact>,
    consents: &[ConsentPurpose],
) -> Result<()> {
    let pseudonym = uuid::Builder::from_random_bytes(services.random()).into_uuid();
    registry::insert(tx, expert, pseudonym).await?;
    if let Some(contact) = contact {
        sealed::write_contact(services, tx, expert.id, contact).await?;
    }
    for purpose in consents {
        person::insert_consent(tx, expert.id, &fresh_consent(services, *purpose)).await?;
    }
    record(services, tx, expert.id, 1, EventKind::ExpertRegistered, Party::Coordinator).await
}

fn fresh_consent(services: &Services, purpose: ConsentPurpose) -> Consent {
    let given_at = services.now();
    Consent { id: services.fresh_id(), purpose, text_version: CONSENT_TEXT, given_at, withdrawn_at: None }
}

/// Writes what has happened to an expert's standing; `version` is that of their row from then on.
pub(super) async fn record(
    services: &Services,
    tx: &Tx,
    id: ExpertId,
    version: i64,
    kind: EventKind,
    by: Party,
) -> Result<()> {
    let at = services.now();
    let event = DomainEvent {
        id: services.fresh_id::<AuditId>().uuid(),
        aggregate: id.uuid(),
        version,
        kind,
        at,
        counts_on: civil_day(at),
        detail: json!({ "by": by.code() }),
    };
    Ok(event::append(tx, &[event]).await?)
}

/// Changes what is known of an expert before a booking, and where they stand. Bookings that are made already stay.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    status: ExpertStatus,
    essentials: Essentials,
) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let tx = services.storage.begin().await?;
    let (before, version) = lock(&tx, id).await?;
    let profile = essentials.changed(&before.profile);
    profile.check().map_err(ServiceError::Invalid)?;
    let mut expert = Expert { profile, ..before };
    if status != expert.status {
        let command = leading_to(status)?;
        let row = booking::step(booking::EXPERT, expert.status, command, Party::Coordinator)?;
        expert.status = row.to;
        if row.to == ExpertStatus::Active {
            expert.active_since = services.now();
        }
        record(services, &tx, id, version + 1, row.event, Party::Coordinator).await?;
    }
    registry::update(&tx, &expert).await?;
    audit::record(services, &tx, actor, Act::ExpertChanged, id, json!({ "status": status.code() })).await?;
    tx.commit().await?;
    Ok(expert)
}

/// The command that brings an expert to a standing. Erasure has a way of its own.
fn leading_to(status: ExpertStatus) -> Result<ExpertCommand> {
    match status {
        ExpertStatus::InTraining => Ok(ExpertCommand::Train),
        ExpertStatus::Active => Ok(ExpertCommand::Activate),
        ExpertStatus::Paused => Ok(ExpertCommand::Pause),
        ExpertStatus::Ended => Ok(ExpertCommand::End),
        ExpertStatus::Applicant | ExpertStatus::Erased => {
            Err(ServiceError::invalid(Code::IllegalTransition, ["status"]))
        }
    }
}

/// An expert who is there, locked, with the version of their row.
pub(super) async fn lock(tx: &Tx, id: ExpertId) -> Result<(Expert, i64)> {
    let found = registry::find_for_update(tx, id).await?;
    found.filter(|(expert, _)| sealed::is_there(expert)).ok_or(ServiceError::NotFound)
}

/// Name and contact. The look is logged and shown to the expert.
pub async fn contact(services: &Services, actor: &Actor, id: ExpertId) -> Result<Option<Contact>> {
    may_read(actor, Action::ReadContact, id)?;
    exists(services, id).await?;
    Ok(sealed::contacts(services, &Look::by(actor, "registry"), &[id]).await?.remove(&id))
}

/// Replaces name and contact.
pub async fn set_contact(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    contact: Contact,
) -> Result<Contact> {
    may_read(actor, Action::ReadContact, id)?;
    let contact = contact.check().map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    lock(&tx, id).await?;
    sealed::write_contact(services, &tx, id, &contact).await?;
    audit::record(services, &tx, actor, Act::ExpertContactChanged, id, json!({})).await?;
    tx.commit().await?;
    Ok(contact)
}

/// What an expert has lived through and needs. The look is logged and shown to the expert.
pub async fn sensitive(services: &Services, actor: &Actor, id: ExpertId) -> Result<Sensitive> {
    may_read(actor, Action::ReadSensitive, id)?;
    exists(services, id).await?;
    sealed::sensitive(services, &Look::by(actor, "registry"), id).await
}

/// One theme as it is written down; the consent it rests on is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeEntry {
    pub theme: Theme,
    pub relation: Relation,
    pub recency: Recency,
    pub visibility: Visibility,
}

/// What is to be kept of an expert's history and needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SensitiveEntry {
    pub themes: Vec<ThemeEntry>,
    pub story: String,
    pub access_needs: BTreeSet<AccessNeed>,
    pub access_notes: String,
    pub keep_away_from: Vec<Scope>,
}

/// Replaces what is kept of an expert's history. Refused for a theme without the consent that it needs.
pub async fn set_sensitive(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    entry: SensitiveEntry,
) -> Result<Sensitive> {
    may_read(actor, Action::ReadSensitive, id)?;
    let tx = services.storage.begin().await?;
    lock(&tx, id).await?;
    let consents = person::consents(&tx, &[id]).await?.remove(&id).unwrap_or_default();
    let sensitive = resting_on(entry, &consents)?;
    sensitive.check().map_err(ServiceError::Invalid)?;
    sealed::write_sensitive(services, &tx, id, &sensitive).await?;
    audit::record(services, &tx, actor, Act::ExpertSensitiveChanged, id, json!({})).await?;
    tx.commit().await?;
    Ok(sensitive)
}

/// Ties each theme to the consent it rests on: one for keeping it, and another for telling it.
fn resting_on(entry: SensitiveEntry, consents: &[Consent]) -> Result<Sensitive> {
    let given = |purpose| consents.iter().find(|one| one.purpose == purpose && one.is_given());
    let (keeping, telling) = (given(ConsentPurpose::Matching), given(ConsentPurpose::ToldToOrderer));
    let mut missing = Violations::new();
    let mut themes = Vec::new();
    for (theme, number) in entry.themes.iter().zip(1..) {
        let needed = match theme.visibility {
            Visibility::MatchingOnly => keeping,
            Visibility::Orderer | Visibility::Public => keeping.and(telling),
        };
        match needed {
            Some(consent) => themes.push(ExpertTheme {
                theme: theme.theme,
                relation: theme.relation,
                recency: theme.recency,
                visibility: theme.visibility,
                consent: consent.id,
            }),
            None => {
                missing.push(Violation::new(Code::ConsentMissing, ["themes".to_owned(), number.to_string()]))
            }
        }
    }
    let has_other = !entry.story.trim().is_empty()
        || !entry.access_needs.is_empty()
        || !entry.access_notes.trim().is_empty();
    if has_other && keeping.is_none() {
        missing.push(Violation::new(Code::ConsentMissing, ["story"]));
    }
    if !missing.is_empty() {
        return Err(ServiceError::Invalid(missing));
    }
    Ok(Sensitive {
        themes,
        story: entry.story,
        access_needs: entry.access_needs,
        access_notes: entry.access_notes,
        keep_away_from: entry.keep_away_from,
    })
}

/// The consents of an expert, the oldest first.
pub async fn consents(services: &Services, actor: &Actor, id: ExpertId) -> Result<Vec<Consent>> {
    may_read(actor, Action::ManageExperts, id)?;
    exists(services, id).await?;
    Ok(person::consents(&services.storage, &[id]).await?.remove(&id).unwrap_or_default())
}

/// Writes down a consent that was given today, unless one holds already.
pub async fn give_consent(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    purpose: ConsentPurpose,
) -> Result<Vec<Consent>> {
    may_read(actor, Action::ManageExperts, id)?;
    let tx = services.storage.begin().await?;
    lock(&tx, id).await?;
    let mut consents = person::consents(&tx, &[id]).await?.remove(&id).unwrap_or_default();
    if !Consent::holds(&consents, purpose) {
        let consent = fresh_consent(services, purpose);
        person::insert_consent(&tx, id, &consent).await?;
        let detail = json!({ "purpose": purpose.code(), "text": consent.text_version });
        audit::record(services, &tx, actor, Act::ConsentGiven, id, detail).await?;
        consents.push(consent);
        tx.commit().await?;
    }
    Ok(consents)
}

/// Withdraws a consent: what rests on it goes at once.
pub async fn withdraw_consent(
    services: &Services,
    actor: &Actor,
    id: ExpertId,
    consent: ConsentId,
) -> Result<Vec<Consent>> {
    may_read(actor, Action::ManageExperts, id)?;
    let before = consents(services, actor, id).await?;
    let found = before.iter().find(|one| one.id == consent && one.is_given());
    let Some(purpose) = found.map(|one| one.purpose) else { return Ok(before) };
    let keeping = before.iter().find(|one| one.purpose == ConsentPurpose::Matching && one.is_given());
    let look = Look::by(actor, "consent");
    let sensitive = sealed::sensitive(services, &look, id).await?;
    let sensitive = match (purpose, keeping) {
        // Nothing may be kept without it, in whoever's words.
        (ConsentPurpose::Matching, _) => {
            Sensitive { keep_away_from: sensitive.keep_away_from, ..Sensitive::default() }
        }
        // They are still looked for, and told to nobody.
        (ConsentPurpose::ToldToOrderer, Some(keeping)) => sensitive.untold(keeping.id),
        (ConsentPurpose::ToldToOrderer | ConsentPurpose::TextMessages, _) => sensitive.without(consent),
    };
    let tx = services.storage.begin().await?;
    lock(&tx, id).await?;
    person::withdraw_consent(&tx, consent, services.now()).await?;
    sealed::write_sensitive(services, &tx, id, &sensitive).await?;
    audit::record(services, &tx, actor, Act::ConsentWithdrawn, id, json!({ "purpose": purpose.code() }))
        .await?;
    tx.commit().await?;
    consents(services, actor, id).await
}

/// Who has read an expert's name or history, the newest first. For the expert and coordinators.
pub async fn reads(services: &Services, actor: &Actor, id: ExpertId) -> Result<Vec<SealedRead>> {
    may_read(actor, Action::ManageExperts, id)?;
    exists(services, id).await?;
    Ok(person::reads(&services.storage, id, READS_MAX).await?)
}

/// The names of those members of staff among the readers who still have an account. For whoever [`reads`] has shown these
/// to.
pub async fn reader_names(services: &Services, reads: &[SealedRead]) -> Result<BTreeMap<AccountId, String>> {
    let readers: BTreeSet<AccountId> = reads.iter().filter_map(|read| read.actor).collect();
    let readers: Vec<AccountId> = readers.into_iter().collect();
    Ok(storage::account::names(&services.storage, &readers).await?)
}

/// How people refer to the orders for which an expert's data was read. For whoever [`reads`] has shown these to.
pub async fn read_references(services: &Services, reads: &[SealedRead]) -> Result<BTreeMap<OrderId, String>> {
    let orders: BTreeSet<OrderId> = reads.iter().filter_map(|read| read.order).collect();
    let orders: Vec<OrderId> = orders.into_iter().collect();
    let found = order::many(&services.storage, &orders).await?;
    Ok(found.into_iter().filter_map(|order| Some((order.id, order.reference?))).collect())
}

/// Lets experts at what is theirs, and staff by the table.
fn may_read(actor: &Actor, action: Action, id: ExpertId) -> Result<()> {
    match actor.expert() {
        Some(own) if own == id => Ok(()),
        Some(_) => Err(ServiceError::NotFound),
        None => authorise_somewhere(actor, action),
    }
}

async fn exists(services: &Services, id: ExpertId) -> Result<Expert> {
    registry::find(&services.storage, id).await?.filter(sealed::is_there).ok_or(ServiceError::NotFound)
}
