//! Reading and writing what is sealed. A read is a write: who reads is logged in the transaction that reads, and only
//! then is it opened.

use std::collections::{BTreeMap, BTreeSet};

use domain::AccountId;
use domain::expert::person::{Reader, SealedRead};
use domain::expert::{Contact, Expert, FieldClass, OrderPrivate, Sensitive};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use serde::Serialize;
use serde::de::DeserializeOwned;
use storage::Tx;
use storage::expert::person;

use crate::{Result, ServiceError, Services};

const ORDER: &str = "expert_order.sealed";

/// The place of a class of fields, to which what is sealed there is bound.
fn place(class: FieldClass) -> &'static str {
    match class {
        FieldClass::L3 => "expert.sensitive_sealed",
        _ => "expert.contact_sealed",
    }
}

/// Who looks, and what for.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    reader: Reader,
    actor: Option<AccountId>,
    purpose: &'static str,
    /// The orders for which each is looked at; whoever is missing is looked at for none.
    orders: BTreeMap<ExpertId, BTreeSet<OrderId>>,
}

impl Look {
    fn new(reader: Reader, actor: &Actor, purpose: &'static str) -> Self {
        let actor = actor.staff().map(|staff| staff.account);
        Self { reader, actor, purpose, orders: BTreeMap::new() }
    }

    /// The service itself, to send a message.
    pub(crate) fn of_system(purpose: &'static str) -> Self {
        Self::new(Reader::System, &Actor::System, purpose)
    }

    /// Whoever takes fees to payroll, whatever else they are.
    pub(crate) fn for_payroll(actor: &Actor) -> Self {
        Self::new(Reader::Payroll, actor, "payroll")
    }

    /// A member of staff, as what their roles make them.
    pub(crate) fn by(actor: &Actor, purpose: &'static str) -> Self {
        let reader = match actor {
            Actor::Expert(_) => Reader::Expert,
            Actor::Staff(_) if actor.may_somewhere(Action::ManageExperts) => Reader::Coordinator,
            Actor::Staff(_) => Reader::Orderer,
            Actor::Anonymous | Actor::System => Reader::System,
        };
        Self::new(reader, actor, purpose)
    }

    /// The same look, for these orders, each beside the expert who is looked at for it.
    #[must_use]
    pub(crate) fn for_orders(mut self, orders: impl IntoIterator<Item = (ExpertId, OrderId)>) -> Self {
        for (expert, order) in orders {
            self.orders.entry(expert).or_default().insert(order);
        }
        self
    }
}

/// Names and contacts of some experts. Whoever is erased, or has none, is missing.
pub(crate) async fn contacts(
    services: &Services,
    look: &Look,
    ids: &[ExpertId],
) -> Result<BTreeMap<ExpertId, Contact>> {
    read(services, look, FieldClass::L2, ids).await
}

/// What an expert has lived through and needs.
pub(crate) async fn sensitive(services: &Services, look: &Look, id: ExpertId) -> Result<Sensitive> {
    Ok(read(services, look, FieldClass::L3, &[id]).await?.remove(&id).unwrap_or_default())
}

async fn read<T: DeserializeOwned>(
    services: &Services,
    look: &Look,
    class: FieldClass,
    ids: &[ExpertId],
) -> Result<BTreeMap<ExpertId, T>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let tx = services.storage.begin().await?;
    let sealed = person::sealed(&tx, ids, class).await?;
    log(services, &tx, look, class, sealed.keys().copied()).await?;
    tx.commit().await?;
    let mut opened = BTreeMap::new();
    for (id, sealed) in sealed {
        // The key of an expert who is being erased may be gone already.
        let Some(key) = services.keys.of_expert(id).await? else { continue };
        opened.insert(id, key.open(place(class), &sealed).map_err(ServiceError::fault)?);
    }
    Ok(opened)
}

/// Writes down a look, in the transaction that reads: once for each order that it is for.
pub(super) async fn log(
    services: &Services,
    tx: &Tx,
    look: &Look,
    class: FieldClass,
    experts: impl Iterator<Item = ExpertId>,
) -> Result<()> {
    let now = services.now();
    let read = |expert, order| SealedRead {
        id: services.fresh_id(),
        at: now,
        actor: look.actor,
        reader: look.reader,
        expert,
        class,
        purpose: look.purpose.to_owned(),
        order,
    };
    let of_expert = |expert: ExpertId| -> Vec<SealedRead> {
        match look.orders.get(&expert) {
            Some(orders) => orders.iter().map(|order| read(expert, Some(*order))).collect(),
            None => vec![read(expert, None)],
        }
    };
    let reads: Vec<SealedRead> = experts.flat_map(of_expert).collect();
    Ok(person::log_reads(tx, &reads).await?)
}

/// Seals and stores a contact, with what the expert is found by.
pub(super) async fn write_contact(
    services: &Services,
    tx: &Tx,
    id: ExpertId,
    contact: &Contact,
) -> Result<()> {
    write(services, tx, id, FieldClass::L2, contact).await?;
    let mut tags = vec![("name", services.vault.index_tag("name", &folded(&contact.name)))];
    if let Some(phone) = &contact.phone {
        tags.push(("phone", services.vault.index_tag("phone", phone)));
    }
    Ok(person::set_index(tx, id, &["name", "phone"], &tags).await?)
}

/// Themes that may be told to whoever ordered, as the index knows them.
pub(super) const TOLD: &str = "told";
/// Themes that stand on lists of candidates, too.
pub(super) const LISTED: &str = "listed";

/// Seals and stores what is sensitive, with what the matching finds it by and what cards tell of it.
pub(super) async fn write_sensitive(
    services: &Services,
    tx: &Tx,
    id: ExpertId,
    sensitive: &Sensitive,
) -> Result<()> {
    write(services, tx, id, FieldClass::L3, sensitive).await?;
    let tag = |kind: &'static str, value: &str| (kind, services.vault.index_tag(kind, value));
    let themes = sensitive.theme_codes().into_iter().map(|theme| tag("theme", theme.code()));
    let needs = sensitive.access_needs.iter().map(|need| tag("need", need.code()));
    let away = sensitive.keep_away_from.iter().map(|scope| tag("away", &scope_key(*scope)));
    let told = sensitive.told_to_orderer().into_iter().map(|theme| tag(TOLD, theme.code()));
    let listed = sensitive.listed().into_iter().map(|theme| tag(LISTED, theme.code()));
    let tags: Vec<_> = themes.chain(needs).chain(away).chain(told).chain(listed).collect();
    Ok(person::set_index(tx, id, &["theme", "need", "away", TOLD, LISTED], &tags).await?)
}

async fn write<T: Serialize + Sync>(
    services: &Services,
    tx: &Tx,
    id: ExpertId,
    class: FieldClass,
    value: &T,
) -> Result<()> {
    let key = services.keys.of_expert(id).await?.ok_or(ServiceError::NotFound)?;
    let sealed = key.seal(place(class), value, services.entropy.as_ref())?;
    Ok(person::set_sealed(tx, id, class, Some(sealed)).await?)
}

/// A name as it is looked for: case and spaces do not matter.
pub(crate) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A part of the county as the index knows it.
pub(super) fn scope_key(scope: domain::identity::Scope) -> String {
    use domain::identity::Scope;
    match scope {
        Scope::County => "county".to_owned(),
        Scope::Division(id) => id.node_id(),
        Scope::Unit { unit, .. } => unit.node_id(),
    }
}

/// Seals what of an order must not lie open beside its offers.
pub(super) fn seal_order(services: &Services, id: OrderId, private: &OrderPrivate) -> Result<Vec<u8>> {
    services.vault.seal_row(ORDER, id.uuid(), private, services.entropy.as_ref())
}

/// Opens what [`seal_order`] made; nothing where nothing was stored.
pub(crate) fn order_private(services: &Services, id: OrderId, sealed: &[u8]) -> Result<OrderPrivate> {
    if sealed.is_empty() {
        return Ok(OrderPrivate::default());
    }
    services.vault.open_row(ORDER, id.uuid(), sealed).map_err(ServiceError::fault)
}

/// Whether there is anybody left to read about.
pub(super) fn is_there(expert: &Expert) -> bool {
    expert.status != domain::expert::ExpertStatus::Erased
}
