//! Correcting who somebody of a panel is and how they are reached: by themselves, and by whoever organises the panel.

use domain::audit::Act;
use domain::expert::Contact;
use domain::id::{MemberId, OutboxId, PanelId, TypedId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{Member, MemberState, check_needs};
use domain::{Code, Violations};
use serde_json::json;
use storage::Tx;
use storage::panel::{code, member};

use super::person::{self, Person};
use super::{managed_one, own_data};
use crate::identity::authorise_somewhere;
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, token};

/// What is written instead of what was there.
#[derive(Clone, Debug, Default)]
pub struct ContactChange {
    pub contact: Contact,
    /// What they need to take part; `None` leaves it.
    pub needs: Option<String>,
}

/// Corrects how a member is reached, behind their private link: with a code that was sent to them, or once with what reading
/// their data has given.
pub async fn change(services: &Services, token: &str, shown: &str, change: ContactChange) -> Result<()> {
    let one = own_data::find(services, token).await?;
    let change = check(change)?;
    let link = token::hash(token);
    let tx = services.storage.begin().await?;
    storage::panel::lock(&tx, one.panel).await?;
    let found = code::find_for_update(&tx, &link).await?.ok_or(ServiceError::NotFound)?;
    let tx = if own_data::is_permitted(services, &link, found, shown) {
        tx
    } else {
        own_data::enter(services, tx, &link, found, shown).await?
    };
    code::set(&tx, found.member, None).await?;
    // Another of the panel may share the address, and is not told of: this one is not found by it then.
    write(services, &tx, found.member, change, true).await?;
    Ok(tx.commit().await?)
}

/// Corrects what somebody of a panel has told its organiser; which panel it is. Refuses an address by which another of the
/// panel is found.
pub async fn set(services: &Services, actor: &Actor, id: MemberId, change: ContactChange) -> Result<PanelId> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let one = member::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(&services.storage, actor, one.panel).await?;
    let change = check(change)?;
    let tx = services.storage.begin().await?;
    storage::panel::lock(&tx, one.panel).await?;
    write(services, &tx, id, change, false).await?;
    let detail = json!({ "pseudonym": one.pseudonym });
    audit::record(services, &tx, actor, Act::MemberContactChanged, one.panel, detail).await?;
    tx.commit().await?;
    Ok(one.panel)
}

/// Brings it into its one form, or tells everything that is wrong at once.
fn check(change: ContactChange) -> Result<ContactChange> {
    let mut wrong = Violations::new();
    let needs = change.needs.map(|needs| needs.trim().to_owned());
    wrong.extend(needs.as_deref().and_then(|needs| check_needs(needs).err()));
    match change.contact.check() {
        Ok(contact) if wrong.is_empty() => Ok(ContactChange { contact, needs }),
        Ok(_) => Err(ServiceError::Invalid(wrong)),
        Err(mut found) => {
            found.append(&mut wrong);
            Err(ServiceError::Invalid(found))
        }
    }
}

/// Seals what somebody is corrected to, and tells them where they were reached before. The panel is locked, so that nobody
/// else comes to the same address meanwhile.
async fn write(
    services: &Services,
    tx: &Tx,
    id: MemberId,
    change: ContactChange,
    may_share: bool,
) -> Result<()> {
    let one = member::find(tx, id).await?.ok_or(ServiceError::NotFound)?;
    let before = person::person(services, id).await?.ok_or(ServiceError::NotFound)?;
    let ContactChange { contact, needs } = change;
    // Letters reach those of a sample who have neither.
    if !is_reached(&contact) && before.address.is_empty() {
        return Err(ServiceError::invalid(Code::EmailOrPhone, ["contact", "email"]));
    }
    let old = before.contact.clone();
    let contact = Contact { payroll_number: old.payroll_number.clone(), ..contact };
    let needs = needs.unwrap_or_else(|| before.needs.clone());
    let after = Person { contact, needs, ..before };
    let sealed = person::seal_contact(services, id, &after).await?;
    if !member::set_contact(tx, &one, &sealed).await? {
        return Err(ServiceError::Unavailable);
    }
    let tag = |contact: &Contact| person::reach_tag(services, one.panel, contact);
    if tag(&old) != tag(&after.contact) {
        let found_by = found_by(services, tx, &one, &after.contact, may_share).await?;
        member::set_reach(tx, id, found_by).await?;
    }
    tell(services, tx, id, old, &after.contact).await
}

fn is_reached(contact: &Contact) -> bool {
    contact.email.is_some() || contact.phone.is_some()
}

/// By which somebody is found when they apply again; `None` where they are not by their address: of a sample before they
/// apply, those who have left, and where another has it and it may be shared.
async fn found_by(
    services: &Services,
    tx: &Tx,
    one: &Member,
    contact: &Contact,
    may_share: bool,
) -> Result<Option<[u8; 32]>> {
    if one.state == MemberState::Invited || one.state.is_forgotten() || !is_reached(contact) {
        return Ok(None);
    }
    let tag = person::reach_tag(services, one.panel, contact);
    let other = member::find_by_reach(tx, one.panel, &tag).await?.filter(|other| other.id != one.id);
    match other {
        None => Ok(Some(tag)),
        Some(_) if may_share => Ok(None),
        Some(_) => Err(ServiceError::invalid(Code::MemberIsThere, ["contact", "email"])),
    }
}

/// Tells somebody that their name or how they are reached has changed, by the way that held before.
async fn tell(services: &Services, tx: &Tx, id: MemberId, old: Contact, new: &Contact) -> Result<()> {
    let is_same = old.name == new.name && old.email == new.email && old.phone == new.phone;
    if is_same || !is_reached(&old) {
        return Ok(());
    }
    let message = Outgoing {
        about: format!("contact changed:{}", services.fresh_id::<OutboxId>().uuid()),
        to: Recipient::Member(id),
        notice: Notice::ContactChanged { email: old.email, phone: old.phone, language: old.language },
        valid_for: None,
        not_before: None,
    };
    outbox::put(services, tx, &[message]).await
}
