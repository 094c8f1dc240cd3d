//! Who comes, as whoever ordered sees it: cards, for which nothing sealed is opened, and names and contacts, for which
//! each look is logged.

use std::collections::{BTreeMap, BTreeSet};

use domain::expert::card::{is_seen, tells_contact};
use domain::expert::{
    Assignment, Card, Consent, ConsentPurpose, Contact, EventKind, Expert, Order, OrderState, Theme,
};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use storage::expert::person::{self, Tag};
use storage::expert::{calendar, event, registry};

use super::order::order as visible_order;
use super::sealed::{self, Look, TOLD};
use crate::identity::authorise;
use crate::{Result, Services};

/// The cards of those who are held or booked for these orders, as long as more than aliases is seen of them.
pub(super) async fn cards(
    services: &Services,
    orders: &[Order],
    assignments: &[Assignment],
    experts: &BTreeMap<ExpertId, Expert>,
) -> Result<BTreeMap<OrderId, BTreeMap<ExpertId, Card>>> {
    let mut cards: BTreeMap<OrderId, BTreeMap<ExpertId, Card>> = BTreeMap::new();
    if assignments.is_empty() {
        return Ok(cards);
    }
    let seen = still_seen(services, orders).await?;
    let booked: BTreeSet<(OrderId, ExpertId)> = assignments
        .iter()
        .filter(|one| seen.contains(&one.order))
        .map(|one| (one.order, one.expert))
        .collect();
    let ids: BTreeSet<ExpertId> = booked.iter().map(|(_, expert)| *expert).collect();
    let themes = themes(services, TOLD, &ids.into_iter().collect::<Vec<_>>()).await?;
    for (order, id) in booked {
        let Some(expert) = experts.get(&id).filter(|expert| sealed::is_there(expert)) else { continue };
        let told = themes.get(&id).cloned().unwrap_or_default();
        cards.entry(order).or_default().insert(id, Card::of(&expert.profile, told));
    }
    Ok(cards)
}

/// Those of these orders of whose experts more than aliases is still seen.
async fn still_seen(services: &Services, orders: &[Order]) -> Result<BTreeSet<OrderId>> {
    let is_closed = |order: &&Order| order.state == OrderState::Closed;
    let closed: Vec<_> = orders.iter().filter(is_closed).map(|order| order.id.uuid()).collect();
    let events = match closed.is_empty() {
        true => Vec::new(),
        false => event::of_kind(&services.storage, &closed, EventKind::OrderClosed).await?,
    };
    let closed_at = |order: &Order| {
        let own = events.iter().filter(|event| event.aggregate == order.id.uuid());
        let at = own.map(|event| event.at).max();
        (order.state == OrderState::Closed).then(|| at.unwrap_or(order.updated_at))
    };
    let now = services.now();
    Ok(orders.iter().filter(|order| is_seen(closed_at(order), now)).map(|order| order.id).collect())
}

/// The themes of some experts that the index has under this kind, as long as the consents hold on which it rests that
/// anybody else knows of them.
pub(super) async fn themes(
    services: &Services,
    kind: &str,
    ids: &[ExpertId],
) -> Result<BTreeMap<ExpertId, BTreeSet<Theme>>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let consents = person::consents(&services.storage, ids).await?;
    let all: BTreeMap<Tag, Theme> =
        Theme::ALL.iter().map(|theme| (services.vault.index_tag(kind, theme.code()), *theme)).collect();
    let tags: Vec<Tag> = all.keys().copied().collect();
    let found = person::indexed(&services.storage, kind, &tags).await?;
    let may_be_told = |id: &ExpertId| consents.get(id).is_some_and(|given| has_agreed(given));
    let of_tags = |tags: BTreeSet<Tag>| -> BTreeSet<Theme> {
        tags.iter().filter_map(|tag| all.get(tag)).copied().collect()
    };
    let told = found.into_iter().filter(|(id, _)| may_be_told(id));
    Ok(told.map(|(id, tags)| (id, of_tags(tags))).collect())
}

/// Whether somebody agrees to their themes being kept, and chosen ones being told.
fn has_agreed(given: &[Consent]) -> bool {
    Consent::holds(given, ConsentPurpose::Matching) && Consent::holds(given, ConsentPurpose::ToldToOrderer)
}

/// Somebody who comes, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookedContact {
    pub alias: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Names and contacts of those who are confirmed for an order, by alias, until a while after it is closed; nobody before
/// and after. For whoever ordered and coordinators; the look is logged for the order and shown to the expert.
pub async fn booked_contacts(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<BookedContact>> {
    let order = visible_order(services, actor, id).await?;
    authorise(actor, Action::PlaceOrder, order.owner)?;
    if still_seen(services, std::slice::from_ref(&order)).await?.is_empty() {
        return Ok(Vec::new());
    }
    let booked = calendar::of_order(&services.storage, id).await?;
    let confirmed = booked.iter().filter(|one| tells_contact(one.state)).map(|one| one.expert);
    let ids: BTreeSet<ExpertId> = confirmed.collect();
    let ids: Vec<ExpertId> = ids.into_iter().collect();
    let experts = registry::many(&services.storage, &ids).await?;
    let look = Look::by(actor, "booking").for_orders(ids.iter().map(|expert| (*expert, id)));
    let contacts = sealed::contacts(services, &look, &ids).await?;
    let told = |(id, contact): (ExpertId, Contact)| {
        let alias = experts.get(&id)?.profile.alias.clone();
        Some(BookedContact { alias, name: contact.name, phone: contact.phone, email: contact.email })
    };
    let mut told: Vec<BookedContact> = contacts.into_iter().filter_map(told).collect();
    told.sort_by(|one, other| one.alias.cmp(&other.alias));
    Ok(told)
}
