//! Messages to people: written in the transaction of their cause, sent by a worker that may be any instance.
//!
//! A row names its recipient and not how they are reached: an address that is not stored twice cannot be forgotten in
//! one place. What a message says is sealed, since it may hold a private link. Only what tells that an address has changed
//! holds the one that was left, sealed as the rest, until it has been sent.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::audit::Act;
use domain::expert::{
    Consent, ConsentPurpose, Contact, ExpertStatus, OccurrenceState, OrderPrivate, OrderState,
};
use domain::id::{ExpertId, InitiativeId, OrderId, OutboxId, PanelId, TypedId};
use domain::identity::{Action, Actor};
use domain::initiative::Initiative;
use domain::message::{Notice, earliest};
use domain::outbox::{ATTEMPTS_MAX, OutboxState, Recipient, pause};
use domain::{Code, LanguageTag, SurveyId, Violation};
use serde_json::{Value, json};
use storage::Tx;
use storage::expert::{calendar, offer, order, person, registry};
use storage::outbox::{Attempt, OutboxRow};
use storage::panel::{meeting, member};
use uuid::Uuid;

use crate::expert::enclosed::{self, Enclosed};
use crate::expert::sealed::{self, Look};
use crate::identity::authorise_somewhere;
use crate::survey::panel::{is_over, needs_no_reminder};
use crate::{Result, ServiceError, Services, audit};

const PLACE: &str = "outbox.sealed";
/// A worker that has not reported back by then is taken for dead, and its message is sent by another.
const LEASE_MINUTES: i64 = 5;
/// The kind of message of which nothing tells whether it had to be sent.
const SURVEY_REMINDER: &str = "survey_reminder";
/// Calls that one list shows.
const CALLS_MAX: u64 = 200;

/// A message to be written in the transaction of its cause.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    /// What it is about, as `what:id:…`; the same to the same recipient is written once.
    pub about: String,
    pub to: Recipient,
    pub notice: Notice,
    /// The offer or booking it tells of, with its version: stale once that has moved on. Of a confirmed order, with
    /// the end of its last time in seconds of UTC: stale once that is another.
    pub valid_for: Option<(Uuid, i64)>,
    /// When it may be sent at the earliest; `None`: as soon as the quiet hours allow.
    pub not_before: Option<chrono::DateTime<chrono::Utc>>,
}

/// Writes a message to somebody instead of those of its kind that still wait: what they tell has ended. Each is a message of
/// its own, however alike two of them are.
pub(crate) async fn put_instead(
    services: &Services,
    tx: &Tx,
    what: &str,
    to: Recipient,
    notice: Notice,
) -> Result<()> {
    storage::outbox::drop_waiting(tx, to.uuid(), notice.kind()).await?;
    let about = format!("{what}:{}", services.fresh_id::<OutboxId>().uuid());
    put(services, tx, &[Outgoing { about, to, notice, valid_for: None, not_before: None }]).await
}

/// That there was a message, for whoever takes along what is kept of them; what it said is forgotten once it has been
/// sent.
pub(crate) fn told(row: &OutboxRow) -> Value {
    json!({ "kind": row.kind, "state": row.state.code(), "written_at": row.created_at })
}

/// Writes messages. Sent once this transaction has committed.
pub(crate) async fn put(services: &Services, tx: &Tx, messages: &[Outgoing]) -> Result<()> {
    let now = services.now();
    let mut rows = Vec::new();
    for message in messages {
        let id: OutboxId = services.fresh_id();
        let due = message.not_before.unwrap_or(now);
        let sealed = services.vault.seal_row(PLACE, id.uuid(), &message.notice, services.entropy.as_ref())?;
        rows.push(OutboxRow {
            id,
            dedup_key: message.about.clone(),
            recipient_kind: message.to.kind(),
            recipient: message.to.uuid(),
            kind: message.notice.kind().to_owned(),
            sealed: Some(sealed),
            valid_for: message.valid_for,
            state: OutboxState::Waiting,
            attempts: 0,
            not_before: if services.keeps_quiet_hours { earliest(due, &message.notice) } else { due },
            created_at: now,
        });
    }
    Ok(storage::outbox::insert(tx, &rows).await?)
}

/// By which way a claimed message goes, and to which address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Email(String),
    Sms(String),
}

impl Way {
    fn code(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::Sms(_) => "sms",
        }
    }
}

/// A message that this worker sends now.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: OutboxId,
    pub way: Way,
    /// The language in which the recipient is written to.
    pub language: LanguageTag,
    pub notice: Notice,
    about: String,
    attempts: u32,
}

/// Takes messages that are due. Stale ones end here; those for people who cannot be written to wait for a call.
/// `public_url` is how the world reaches the service.
pub async fn claim(services: &Services, public_url: &str, limit: u64) -> Result<Vec<Claimed>> {
    let now = services.now();
    let tx = services.storage.begin().await?;
    let rows = storage::outbox::claim(&tx, now, now + Duration::minutes(LEASE_MINUTES), limit).await?;
    tx.commit().await?;
    let mut claimed = Vec::new();
    for row in rows {
        if !is_current(services, &row).await? {
            finish(services, &row, OutboxState::Stale, None, None).await?;
            continue;
        }
        let notice = open(services, &row)?;
        let way = reached(services, &row, &notice).await?;
        if is_needless(services, &row, &notice, way.is_some()).await? {
            let by = way.map(|(way, _)| way.code());
            finish(services, &row, OutboxState::Sent, by, None).await?;
            continue;
        }
        let Some((way, language)) = way else {
            finish(services, &row, OutboxState::ToCall, None, None).await?;
            continue;
        };
        let notice = notice.with_link(|path| format!("{public_url}/{language}/{path}"));
        let (about, attempts) = (row.dedup_key, row.attempts);
        claimed.push(Claimed { id: row.id, way, language, notice, about, attempts });
    }
    Ok(claimed)
}

/// The calendar file that goes with a claimed message, if one does. `what` it tells of, in the reader's language, stands
/// before the reference.
pub async fn enclosure(
    services: &Services,
    claimed: &Claimed,
    public_url: &str,
    what: &str,
) -> Result<Option<Enclosed>> {
    let about = claimed.about.split(':').nth(1).and_then(|id| id.parse::<Uuid>().ok());
    let Some(about) = about else { return Ok(None) };
    enclosed::with(services, &claimed.notice, about, public_url, what).await
}

fn open(services: &Services, row: &OutboxRow) -> Result<Notice> {
    let sealed = row.sealed.as_deref().unwrap_or_default();
    services.vault.open_row(PLACE, row.id.uuid(), sealed).map_err(ServiceError::fault)
}

/// Whether what it tells still holds: an offer that was answered or a booking that has moved is told no more.
async fn is_current(services: &Services, row: &OutboxRow) -> Result<bool> {
    if let Recipient::Member(id) = Recipient::from_parts(row.recipient_kind, row.recipient)
        && member::contact(&services.storage, id).await?.is_none()
    {
        return Ok(false);
    }
    if let Recipient::MakerOf(id) = Recipient::from_parts(row.recipient_kind, row.recipient)
        && storage::initiative::contact(&services.storage, id).await?.is_none()
    {
        return Ok(false);
    }
    if let Recipient::SenderOf(id) = Recipient::from_parts(row.recipient_kind, row.recipient)
        && crate::customer_feedback::sender(services, id).await?.is_none()
    {
        return Ok(false);
    }
    let notice = open(services, row)?;
    if let Some(survey) = survey_of(&notice, row)
        && is_over(services, survey).await?
    {
        return Ok(false);
    }
    let is_useful = notice.useful_until().is_none_or(|until| services.now() < until);
    let Some((subject, version)) = row.valid_for.filter(|_| is_useful) else { return Ok(is_useful) };
    let access = &services.storage;
    if let Some(found) = calendar::find(access, TypedId::from_uuid(subject)).await? {
        return Ok(found.version == version);
    }
    if let Some(found) = offer::find(access, TypedId::from_uuid(subject)).await? {
        return Ok(found.version == version);
    }
    if let Some(found) = member::find(access, TypedId::from_uuid(subject)).await? {
        return Ok(found.version == version);
    }
    if let Some(found) = meeting::find(access, TypedId::from_uuid(subject)).await? {
        return Ok(found.told_version == version);
    }
    ends_at(services, TypedId::from_uuid(subject)).await.map(|end| end == Some(version))
}

/// The survey that a message is about.
fn survey_of(notice: &Notice, row: &OutboxRow) -> Option<SurveyId> {
    match notice {
        Notice::SurveyInvitation { .. } | Notice::SurveyReminder { .. } => {
            row.dedup_key.split(':').nth(1)?.parse::<Uuid>().ok().map(SurveyId::from_uuid)
        }
        _ => None,
    }
}

/// Whether nobody needs it: a reminder of a survey for somebody who has answered, or for whom it would take a call. It ends
/// as if it had been sent, since the database is not to tell who has answered, nor a call whom it is made to.
async fn is_needless(
    services: &Services,
    row: &OutboxRow,
    notice: &Notice,
    is_reached: bool,
) -> Result<bool> {
    let (Notice::SurveyReminder { .. }, Some(survey), Recipient::Member(member)) =
        (notice, survey_of(notice, row), Recipient::from_parts(row.recipient_kind, row.recipient))
    else {
        return Ok(false);
    };
    Ok(!is_reached || needs_no_reminder(services, survey, member).await?)
}

/// When the last time of a confirmed order ends, in seconds of UTC.
async fn ends_at(services: &Services, id: OrderId) -> Result<Option<i64>> {
    let access = &services.storage;
    let found = order::find(access, id).await?;
    if found.is_none_or(|order| order.state != OrderState::Confirmed) {
        return Ok(None);
    }
    let mut times = order::occurrences(access, id).await?;
    times.retain(|time| time.state == OccurrenceState::Planned);
    Ok(times.iter().map(|time| time.busy.ends_at.timestamp()).max())
}

/// How a recipient is reached; `None`: by a call.
async fn reached(
    services: &Services,
    row: &OutboxRow,
    notice: &Notice,
) -> Result<Option<(Way, LanguageTag)>> {
    match Recipient::from_parts(row.recipient_kind, row.recipient) {
        Recipient::OrdererOf(_) => Ok(None),
        Recipient::Member(id) => {
            // That it has changed how they are reached is told where they were reached before.
            if let Notice::ContactChanged { email, phone, language } = notice {
                let (email, phone, language) = (email.clone(), phone.clone(), language.clone());
                return Ok(way_to(Contact { email, phone, language, ..Contact::default() }, true));
            }
            let person = crate::panel::person::person(services, id).await?;
            Ok(person.and_then(|person| way_to(person.contact, true)))
        }
        Recipient::MakerOf(id) => {
            let contact = crate::initiative::maker::contact(services, id).await?;
            Ok(contact.and_then(|contact| way_to(contact, true)))
        }
        Recipient::SenderOf(id) => {
            let found = crate::customer_feedback::sender(services, id).await?;
            Ok(found.and_then(|contact| way_to(contact, true)))
        }
        Recipient::Account(id) => {
            let account = storage::account::find(&services.storage, id).await?;
            Ok(account.map(|account| {
                let language = account.language.unwrap_or_else(LanguageTag::finnish);
                (Way::Email(account.email.as_str().to_owned()), language)
            }))
        }
        Recipient::Expert(id) => {
            let about = notice.reference().map(|reference| (id, reference.to_owned()));
            let look = for_orders(services, Look::of_system("message"), about.as_slice()).await?;
            let Some(contact) = sealed::contacts(services, &look, &[id]).await?.remove(&id) else {
                return Ok(None);
            };
            let consents = person::consents(&services.storage, &[id]).await?.remove(&id).unwrap_or_default();
            let takes_texts = Consent::holds(&consents, ConsentPurpose::TextMessages);
            Ok(way_to(contact, takes_texts))
        }
    }
}

/// A look for the orders that messages to experts are about, each by its reference.
async fn for_orders(services: &Services, look: Look, about: &[(ExpertId, String)]) -> Result<Look> {
    let references: Vec<&str> = about.iter().map(|(_, reference)| reference.as_str()).collect();
    let orders = order::by_references(&services.storage, &references).await?;
    let order_of = |(id, reference): &(ExpertId, String)| Some((*id, *orders.get(reference)?));
    Ok(look.for_orders(about.iter().filter_map(order_of)))
}

/// E-mail where there is an address, a text message where that was consented to, else a call.
fn way_to(contact: Contact, takes_texts: bool) -> Option<(Way, LanguageTag)> {
    let language = contact.language.unwrap_or_else(LanguageTag::finnish);
    let way = match (contact.email, contact.phone) {
        (Some(email), _) => Way::Email(email),
        (None, Some(phone)) if takes_texts => Way::Sms(phone),
        _ => return None,
    };
    Some((way, language))
}

/// Reports that a message has left.
pub async fn sent(services: &Services, claimed: &Claimed) -> Result<()> {
    let Some(row) = storage::outbox::find(&services.storage, claimed.id).await? else { return Ok(()) };
    finish(services, &row, OutboxState::Sent, Some(claimed.way.code()), None).await
}

/// Reports that a message did not leave: tried again later, or given up where it was refused for good.
/// `problem` is a short code, never an address.
pub async fn not_sent(services: &Services, claimed: &Claimed, for_good: bool, problem: &str) -> Result<()> {
    let attempts = claimed.attempts + 1;
    let gives_up = for_good || attempts >= ATTEMPTS_MAX;
    let state = match &claimed.notice {
        _ if !gives_up => OutboxState::Waiting,
        // Nobody is called at a number that they have left.
        Notice::ContactChanged { .. } => OutboxState::Stale,
        _ => OutboxState::ToCall,
    };
    let now = services.now();
    let attempt = Attempt {
        state,
        attempts,
        not_before: now + pause(attempts),
        sent_by: None,
        problem: Some(problem.to_owned()),
        at: now,
        by: None,
    };
    let tx = services.storage.begin().await?;
    storage::outbox::finish(&tx, claimed.id, &attempt).await?;
    Ok(tx.commit().await?)
}

async fn finish(
    services: &Services,
    row: &OutboxRow,
    state: OutboxState,
    sent_by: Option<&'static str>,
    by: Option<Uuid>,
) -> Result<()> {
    // When a reminder left would tell whether it did.
    let is_of_survey = row.kind == SURVEY_REMINDER;
    let at = if is_of_survey { row.created_at } else { services.now() };
    let attempts = row.attempts + u32::from(state == OutboxState::Sent);
    let attempt = Attempt { state, attempts, not_before: row.not_before, sent_by, problem: None, at, by };
    let tx = services.storage.begin().await?;
    storage::outbox::finish(&tx, row.id, &attempt).await?;
    Ok(tx.commit().await?)
}

/// Somebody to be called, with what there is to tell.
#[derive(Clone, Debug)]
pub struct Call {
    pub id: OutboxId,
    /// The expert's alias, the order's reference, the pseudonym of somebody of a panel, or the number of an initiative.
    pub whom: String,
    /// Name and number.
    pub reach: String,
    pub notice: Notice,
    pub since: chrono::DateTime<chrono::Utc>,
}

/// Who waits for a call, the longest first: for coordinators and, of their panels, for organisers. Each look at a number is
/// logged.
pub async fn calls(services: &Services, actor: &Actor) -> Result<Vec<Call>> {
    authorise_calls(actor)?;
    let mut rows = storage::outbox::in_state(&services.storage, OutboxState::ToCall, CALLS_MAX).await?;
    rows.retain(|row| concerns(actor, row));
    let recipients = || rows.iter().map(|row| Recipient::from_parts(row.recipient_kind, row.recipient));
    let experts = experts_among(&rows);
    let orders: Vec<_> = recipients()
        .filter_map(|one| if let Recipient::OrdererOf(id) = one { Some(id) } else { None })
        .collect();
    let mut about = Vec::new();
    for row in &rows {
        if let Recipient::Expert(id) = Recipient::from_parts(row.recipient_kind, row.recipient)
            && let Some(reference) = open(services, row)?.reference()
        {
            about.push((id, reference.to_owned()));
        }
    }
    let look = for_orders(services, Look::by(actor, "call"), &about).await?;
    let contacts = sealed::contacts(services, &look, &experts).await?;
    let known = registry::many(&services.storage, &experts).await?;
    let ordered = order::many(&services.storage, &orders).await?;
    let privates = order::sealed(&services.storage, &orders).await?;
    let mut calls = Vec::new();
    let (mut panels, mut makers) = (BTreeSet::new(), BTreeSet::new());
    for row in &rows {
        let (whom, reach) = match Recipient::from_parts(row.recipient_kind, row.recipient) {
            Recipient::Expert(id) => {
                let Some(expert) = known.get(&id).filter(|expert| expert.status != ExpertStatus::Erased)
                else {
                    continue;
                };
                let contact = contacts.get(&id).cloned().unwrap_or_default();
                let number = contact.phone.unwrap_or_default();
                (expert.profile.alias.clone(), format!("{} {number}", contact.name).trim().to_owned())
            }
            Recipient::OrdererOf(id) => {
                let reference = ordered.iter().find(|order| order.id == id);
                let reference = reference.and_then(|order| order.reference.clone()).unwrap_or_default();
                let private = privates.get(&id).map(Vec::as_slice).unwrap_or_default();
                let private: OrderPrivate = sealed::order_private(services, id, private)?;
                (reference, private.reach)
            }
            Recipient::Member(id) => {
                let Some(one) = member::find(&services.storage, id).await? else { continue };
                if !organises(services, actor, one.panel).await? {
                    continue;
                }
                panels.insert(one.panel);
                let Some(person) = crate::panel::person::person(services, id).await? else { continue };
                let number = person.contact.phone.unwrap_or_default();
                (one.pseudonym, format!("{} {number}", person.contact.name).trim().to_owned())
            }
            Recipient::MakerOf(id) => {
                let Some(one) = handled(services, actor, id).await? else { continue };
                makers.insert(id);
                let Some(contact) = crate::initiative::maker::contact(services, id).await? else { continue };
                let number = contact.phone.unwrap_or_default();
                (one.case_number, format!("{} {number}", contact.name).trim().to_owned())
            }
            // Those who handle feedback call its sender, from its own page. An account that is gone has nobody to be called.
            Recipient::Account(_) | Recipient::SenderOf(_) => continue,
        };
        calls.push(Call { id: row.id, whom, reach, notice: open(services, row)?, since: row.created_at });
    }
    let tx = services.storage.begin().await?;
    for panel in panels {
        let detail = serde_json::json!({ "for": "calls" });
        audit::record(services, &tx, actor, Act::MembersRead, panel, detail).await?;
    }
    for maker in makers {
        let detail = serde_json::json!({ "for": "calls" });
        audit::record(services, &tx, actor, Act::InitiativeRead, maker, detail).await?;
    }
    tx.commit().await?;
    Ok(calls)
}

/// Since when each call of [`calls`] waits, the longest first. For the same people; no name and no number is opened for it.
pub async fn calls_waiting(services: &Services, actor: &Actor) -> Result<Vec<chrono::DateTime<chrono::Utc>>> {
    authorise_calls(actor)?;
    let access = &services.storage;
    let mut rows = storage::outbox::in_state(access, OutboxState::ToCall, CALLS_MAX).await?;
    rows.retain(|row| concerns(actor, row));
    let known = registry::many(access, &experts_among(&rows)).await?;
    let mut since = Vec::new();
    for row in rows {
        let can_be_called = match Recipient::from_parts(row.recipient_kind, row.recipient) {
            Recipient::Expert(id) => {
                known.get(&id).is_some_and(|expert| expert.status != ExpertStatus::Erased)
            }
            Recipient::OrdererOf(_) => true,
            Recipient::Member(id) => match member::find(access, id).await? {
                Some(one) => !one.state.is_forgotten() && organises(services, actor, one.panel).await?,
                None => false,
            },
            Recipient::MakerOf(id) => {
                handled(services, actor, id).await?.is_some()
                    && storage::initiative::contact(access, id).await?.is_some()
            }
            Recipient::Account(_) | Recipient::SenderOf(_) => false,
        };
        if can_be_called {
            since.push(row.created_at);
        }
    }
    Ok(since)
}

/// The experts whom some messages are for.
fn experts_among(rows: &[OutboxRow]) -> Vec<ExpertId> {
    let recipients = rows.iter().map(|row| Recipient::from_parts(row.recipient_kind, row.recipient));
    recipients.filter_map(|one| if let Recipient::Expert(id) = one { Some(id) } else { None }).collect()
}

/// Refuses whoever calls nobody.
fn authorise_calls(actor: &Actor) -> Result<()> {
    let organises =
        [Action::ManagePanels, Action::ManageInitiatives].iter().any(|action| actor.may_somewhere(*action));
    if organises { Ok(()) } else { authorise_somewhere(actor, Action::ManageExperts) }
}

/// Whether a call may be this person's at all. Of those to members of panels and to makers of initiatives it is looked at
/// apart, whose panel or initiative it is.
fn concerns(actor: &Actor, row: &OutboxRow) -> bool {
    match Recipient::from_parts(row.recipient_kind, row.recipient) {
        Recipient::Member(_) | Recipient::MakerOf(_) => true,
        _ => actor.may_somewhere(Action::ManageExperts),
    }
}

/// An initiative that somebody handles: only they learn who made it.
async fn handled(services: &Services, actor: &Actor, id: InitiativeId) -> Result<Option<Initiative>> {
    let found = storage::initiative::find(&services.storage, id).await?;
    Ok(found.filter(|one| actor.may(Action::ManageInitiatives, one.owner)))
}

/// Whether somebody organises a panel: only they learn who its people are.
async fn organises(services: &Services, actor: &Actor, id: PanelId) -> Result<bool> {
    let panel = storage::panel::find(&services.storage, id).await?;
    Ok(panel.is_some_and(|panel| actor.may(Action::ManagePanels, panel.owner)))
}

/// Notes that somebody has been called.
pub async fn called(services: &Services, actor: &Actor, id: OutboxId) -> Result<()> {
    let handles_feedback =
        [Action::HandleFeedback, Action::PublishFeedback].iter().any(|action| actor.may_somewhere(*action));
    if !handles_feedback {
        authorise_calls(actor)?;
    }
    let row = storage::outbox::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    match Recipient::from_parts(row.recipient_kind, row.recipient) {
        Recipient::SenderOf(item) if handles_feedback => {
            crate::customer_feedback::managed(&services.storage, actor, item).await?;
        }
        Recipient::SenderOf(_) => return Err(ServiceError::NotFound),
        _ => {
            authorise_calls(actor)?;
            if !concerns(actor, &row) {
                return Err(ServiceError::NotFound);
            }
        }
    }
    if row.state != OutboxState::ToCall {
        return Err(Violation::new(Code::IllegalTransition, ["state"]).into());
    }
    if let Recipient::Member(id) = Recipient::from_parts(row.recipient_kind, row.recipient) {
        let one = member::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
        if !organises(services, actor, one.panel).await? {
            return Err(ServiceError::NotFound);
        }
    }
    if let Recipient::MakerOf(id) = Recipient::from_parts(row.recipient_kind, row.recipient)
        && handled(services, actor, id).await?.is_none()
    {
        return Err(ServiceError::NotFound);
    }
    let now = services.now();
    let attempt = Attempt {
        state: OutboxState::Called,
        attempts: row.attempts,
        not_before: row.not_before,
        sent_by: Some("phone"),
        problem: None,
        at: now,
        by: actor.staff().map(|staff| staff.account.uuid()),
    };
    let tx = services.storage.begin().await?;
    storage::outbox::finish(&tx, id, &attempt).await?;
    audit::record(services, &tx, actor, Act::CallNoted, id, serde_json::json!({ "kind": row.kind })).await?;
    Ok(tx.commit().await?)
}
