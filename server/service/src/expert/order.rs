//! Orders: writing, submitting and taking back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use domain::audit::Act;
use domain::expert::booking::AssignmentCommand;
use domain::expert::card::tells_contact;
use domain::expert::{
    Assignment, AssignmentState, Busy, Card, DomainEvent, Estimate, EventKind, Expert, Occurrence,
    OccurrenceState, Offer, Order, OrderCommand, OrderContent, OrderPrivate, OrderState, Party,
    UnfilledReason, WithdrawReason,
};
use domain::id::{ExpertId, OccurrenceId, OrderId, TypedId};
use domain::identity::{Action, Actor, Scope};
use domain::message::Notice;
use domain::time::civil_day;
use domain::{AccountId, Code, Violation};
use serde_json::json;
use storage::expert::{calendar, event, fee, offer, order, registry, settings};

use super::change::{Changing, retried};
use super::{card, sealed};
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county, fees};

/// An order with all that belongs to it.
#[derive(Clone, Debug)]
pub struct OrderView {
    pub order: Order,
    pub occurrences: Vec<Occurrence>,
    pub offers: Vec<Offer>,
    pub assignments: Vec<Assignment>,
    /// The experts of the offers.
    pub experts: BTreeMap<ExpertId, Expert>,
    /// The cards of those who are held or booked; none once the order has been closed for a while.
    pub cards: BTreeMap<ExpertId, Card>,
    /// Whoever has written it, by name.
    pub orderer: String,
    /// Why nobody was found; `None` too where that was not told.
    pub unfilled_reason: Option<UnfilledReason>,
}

impl OrderView {
    /// How many experts are still wanted at the time that has the fewest.
    pub fn free_seats(&self) -> usize {
        let live = |time: &Occurrence| {
            self.assignments.iter().filter(|one| one.occurrence == time.id && one.state.is_live()).count()
        };
        let planned = self.occurrences.iter().filter(|time| time.state == OccurrenceState::Planned);
        let fewest = planned.map(live).min().unwrap_or_default();
        usize::from(self.order.content.seats).saturating_sub(fewest)
    }

    /// Whether there is anybody whose name and contact whoever ordered may look up now.
    pub fn tells_contacts(&self) -> bool {
        let is_told = |one: &Assignment| tells_contact(one.state) && self.cards.contains_key(&one.expert);
        self.assignments.iter().any(is_told)
    }
}

/// Orders that the actor may see, the newest first.
pub async fn orders(services: &Services, actor: &Actor) -> Result<Vec<Order>> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let mut orders = order::all(&services.storage).await?;
    orders.retain(|order| is_visible(actor, order));
    Ok(orders)
}

/// Coordinators see what has been submitted, orderers the orders of their part of the county.
pub(super) fn is_visible(actor: &Actor, order: &Order) -> bool {
    if order.state == OrderState::Draft {
        actor.may(Action::PlaceOrder, order.owner)
    } else {
        actor.may(Action::ViewOrders, order.owner)
    }
}

/// An order that the actor may see, without what belongs to it.
pub async fn order(services: &Services, actor: &Actor, id: OrderId) -> Result<Order> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let found = order::find(&services.storage, id).await?.filter(|order| is_visible(actor, order));
    found.ok_or(ServiceError::NotFound)
}

/// An order that the actor may see. Who was asked is told to coordinators only; everyone sees who comes, or came, or
/// should have come.
pub async fn view(services: &Services, actor: &Actor, id: OrderId) -> Result<OrderView> {
    views(services, actor, &[id]).await?.remove(&id).ok_or(ServiceError::NotFound)
}

/// Several orders with what belongs to them, in as many statements as one. Those that the actor may not see are
/// left out.
pub async fn views(
    services: &Services,
    actor: &Actor,
    ids: &[OrderId],
) -> Result<BTreeMap<OrderId, OrderView>> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let access = &services.storage;
    let mut orders = order::many(access, ids).await?;
    orders.retain(|order| is_visible(actor, order));
    let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
    let mut occurrences = order::occurrences_of(access, &ids).await?;
    let offers = offer::of_orders(access, &ids).await?;
    let mut assignments = calendar::of_orders(access, &ids).await?;
    assignments.retain(|one| one.state.is_blocking() || one.state == AssignmentState::NoShow);
    let named = offers.iter().map(|offer| offer.expert).chain(assignments.iter().map(|one| one.expert));
    let experts = registry::many(access, &named.collect::<Vec<_>>()).await?;
    let mut cards = card::cards(services, &orders, &assignments, &experts).await?;
    let reasons = unfilled_reasons(services, &orders).await?;
    let orderers: Vec<AccountId> = orders.iter().map(|order| order.orderer).collect();
    let orderers = storage::account::names(access, &orderers).await?;
    let view = |order: Order| {
        let coordinates = actor.may(Action::CoordinateOrders, order.owner);
        let offers: Vec<Offer> =
            offers.iter().filter(|offer| coordinates && offer.order == order.id).cloned().collect();
        let assignments: Vec<Assignment> =
            assignments.iter().filter(|one| one.order == order.id).copied().collect();
        let named: BTreeSet<ExpertId> =
            offers.iter().map(|offer| offer.expert).chain(assignments.iter().map(|one| one.expert)).collect();
        let experts = experts.iter().filter(|(id, _)| named.contains(id));
        OrderView {
            occurrences: occurrences.remove(&order.id).unwrap_or_default(),
            cards: cards.remove(&order.id).unwrap_or_default(),
            experts: experts.map(|(id, expert)| (*id, expert.clone())).collect(),
            offers,
            assignments,
            unfilled_reason: reasons.get(&order.id).copied(),
            orderer: orderers.get(&order.orderer).cloned().unwrap_or_default(),
            order,
        }
    };
    Ok(orders.into_iter().map(view).map(|view| (view.order.id, view)).collect())
}

/// Why nobody was found, of those orders that were left unfilled: as their history says.
async fn unfilled_reasons(
    services: &Services,
    orders: &[Order],
) -> Result<BTreeMap<OrderId, UnfilledReason>> {
    let unfilled = orders.iter().filter(|order| order.state == OrderState::Unfilled);
    let unfilled: Vec<_> = unfilled.map(|order| order.id.uuid()).collect();
    if unfilled.is_empty() {
        return Ok(BTreeMap::new());
    }
    let events = event::of_kind(&services.storage, &unfilled, EventKind::OrderUnfilledFinal).await?;
    let told = |event: &DomainEvent| {
        let reason = UnfilledReason::from_code(event.detail.get("reason")?.as_str()?)?;
        Some((OrderId::from_uuid(event.aggregate), reason))
    };
    Ok(events.iter().filter_map(told).collect())
}

/// A draft to be started.
#[derive(Clone, Debug)]
pub struct NewOrder {
    pub owner: Scope,
    pub content: OrderContent,
    pub private: OrderPrivate,
    /// The Helsinki day on which it came by phone or e-mail. For coordinators; it counts on that day.
    pub received_on: Option<NaiveDate>,
    /// A key of the sender's own: sent again with it, the first draft is answered and no second one made.
    pub key: Option<String>,
}

/// Starts a draft for a part of the county.
pub async fn create(services: &Services, actor: &Actor, new: NewOrder) -> Result<Order> {
    retried(services, || create_once(services, actor, new.clone())).await
}

async fn create_once(services: &Services, actor: &Actor, new: NewOrder) -> Result<Order> {
    authorise(actor, Action::PlaceOrder, new.owner)?;
    county::check_scope(services, new.owner, "owner").await?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let now = services.now();
    if let Some(day) = new.received_on {
        authorise(actor, Action::CoordinateOrders, new.owner)?;
        if day > civil_day(now) {
            return Err(ServiceError::invalid(Code::ReceivedInFuture, ["receivedOn"]));
        }
    }
    let private_violations = new.private.check();
    if !private_violations.is_empty() {
        return Err(ServiceError::Invalid(private_violations));
    }
    let key =
        new.key.map(|key| services.vault.index_tag("order key", &format!("{}|{key}", staff.account.uuid())));
    let order = Order {
        id: services.fresh_id(),
        owner: new.owner,
        orderer: staff.account,
        content: new.content,
        state: OrderState::Draft,
        version: 1,
        reference: None,
        submitted_on: None,
        received_on: new.received_on,
        confirmed_at: None,
        held_at: None,
        created_at: now,
        updated_at: now,
    };
    let sealed = sealed::seal_order(services, order.id, &new.private)?;
    let tx = services.storage.begin().await?;
    if let Some(key) = key
        && let Some(first) = order::by_dedup_key(&tx, key).await?
    {
        return Ok(first);
    }
    order::insert(&tx, &order, &sealed, key).await?;
    audit::record(services, &tx, actor, Act::OrderCreated, order.id, json!({})).await?;
    tx.commit().await?;
    Ok(order)
}

/// Starts a draft with what an earlier order says, without its times.
pub async fn copy(services: &Services, actor: &Actor, id: OrderId) -> Result<Order> {
    let earlier = order(services, actor, id).await?;
    let private = private(services, actor, &earlier).await?;
    let content = OrderContent { times: Vec::new(), ..earlier.content };
    let new = NewOrder { owner: earlier.owner, content, private, received_on: None, key: None };
    create(services, actor, new).await
}

/// What of an order is sealed: for whoever writes or coordinates it.
pub async fn private(services: &Services, actor: &Actor, order: &Order) -> Result<OrderPrivate> {
    if !is_visible(actor, order) {
        return Err(ServiceError::NotFound);
    }
    let sealed = order::sealed(&services.storage, &[order.id]).await?.remove(&order.id).unwrap_or_default();
    sealed::order_private(services, order.id, &sealed)
}

/// What an order that says this is likely to cost, saved or not. For whoever orders or coordinates.
pub async fn estimate(services: &Services, actor: &Actor, content: &OrderContent) -> Result<Estimate> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let access = &services.storage;
    let classes = fee::classes(access).await?;
    let county = county::settings(services).await?;
    let homes: Vec<&str> = county.municipalities.iter().map(|one| one.code.as_str()).collect();
    let overrides = settings::read(access).await?.policy().overrides;
    Ok(domain::expert::estimate::estimate(content, &classes, &homes, &overrides))
}

/// Saves a draft, however incomplete; what is sealed stays as it was unless it is given.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    content: OrderContent,
    private: Option<OrderPrivate>,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    if changing.order.state != OrderState::Draft {
        return Err(Violation::new(Code::IllegalTransition, ["state"]).into());
    }
    if let Some(private) = private {
        let violations = private.check();
        if !violations.is_empty() {
            return Err(ServiceError::Invalid(violations));
        }
        let sealed = sealed::seal_order(services, id, &private)?;
        order::set_sealed(&changing.tx, id, &sealed).await?;
    }
    changing.order.content = content;
    changing.order.version += 1;
    changing.order.updated_at = changing.now;
    changing.commit(Some((actor, Act::OrderSaved))).await
}

/// Removes a draft that was never submitted.
pub async fn delete(services: &Services, actor: &Actor, id: OrderId) -> Result<()> {
    let changing = begin(services, actor, Action::PlaceOrder, id).await?;
    if changing.order.state != OrderState::Draft || changing.order.submitted_on.is_some() {
        return Err(Violation::new(Code::IllegalTransition, ["state"]).into());
    }
    order::delete(&changing.tx, id).await?;
    audit::record(services, &changing.tx, actor, Act::OrderDeleted, id, json!({})).await?;
    Ok(changing.tx.commit().await?)
}

/// Sends an order to the coordinator. From then on it counts, once.
pub async fn submit(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let violations = changing.order.content.check(changing.now);
    if !violations.is_empty() {
        return Err(ServiceError::Invalid(violations));
    }
    fees::check_class(&changing).await?;
    let again = changing.order.submitted_on.is_some();
    if !again {
        let day = changing.order.received_on.unwrap_or_else(|| civil_day(changing.now));
        changing.order.submitted_on = Some(day);
        let year = day.year();
        let number = order::next_number(&changing.tx, year).await?;
        changing.order.reference = Some(format!("KA-{year}-{number:04}"));
    }
    let by = party(actor, &changing.order);
    let detail = changing.order_detail([("again", again.into())]);
    changing.apply(OrderCommand::Submit, by, detail)?;
    changing.tell_orderer("received", |reference, link| Notice::OrderReceived { reference, link });
    let occurrences = occurrences(services, &changing.order)?;
    order::replace_occurrences(&changing.tx, id, &occurrences).await?;
    changing.commit(Some((actor, Act::OrderSubmitted))).await
}

fn occurrences(services: &Services, order: &Order) -> Result<Vec<Occurrence>> {
    let mode = order.content.mode;
    let times = order.content.times.iter().map(|(starts_at, ends_at)| {
        let busy = Busy::of(*starts_at, *ends_at, mode)?;
        Ok(Occurrence {
            id: services.fresh_id::<OccurrenceId>(),
            order: order.id,
            busy,
            state: OccurrenceState::Planned,
            version: 1,
        })
    });
    times.collect::<std::result::Result<_, Violation>>().map_err(ServiceError::from)
}

/// Gives an order back to its orderer, to be written again: whoever had said yes is free.
pub async fn give_back(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    changing.apply(OrderCommand::Return, Party::Coordinator, json!({}))?;
    changing.let_go().await?;
    changing.tell_orderer("returned", |reference, link| Notice::OrderReturned { reference, link });
    changing.commit(Some((actor, Act::OrderReturned))).await
}

/// Takes an order back before it is confirmed: holds go, offers end.
pub async fn withdraw(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    reason: WithdrawReason,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    if changing.order.submitted_on.is_none() {
        // A draft that nobody has seen is removed, not withdrawn.
        return Err(Violation::new(Code::IllegalTransition, ["state"]).into());
    }
    let by = party(actor, &changing.order);
    let detail =
        changing.order_detail([("reason", reason.code().into()), ("reverses", reason.reverses().into())]);
    changing.apply(OrderCommand::Withdraw, by, detail)?;
    changing.let_go().await?;
    changing.commit(Some((actor, Act::OrderWithdrawn))).await
}

/// Says that nobody could be found, and why.
pub async fn give_up(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    reason: UnfilledReason,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    leave_unfilled(&mut changing, Party::Coordinator, reason).await?;
    changing.commit(Some((actor, Act::OrderGivenUp))).await
}

/// Ends an order without an expert: whoever had said yes is free, and the orderer is told.
pub(super) async fn leave_unfilled(
    changing: &mut Changing<'_>,
    by: Party,
    reason: UnfilledReason,
) -> Result<()> {
    changing.apply(OrderCommand::GiveUp, by, json!({ "reason": reason.code() }))?;
    changing.let_go().await?;
    changing.tell_orderer("unfilled", |reference, link| Notice::OrderUnfilled { reference, link });
    Ok(())
}

/// Calls a confirmed order off, before it begins.
pub async fn cancel(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let planned = changing.planned().await?;
    let first = planned.iter().map(|one| one.busy.starts_at).min();
    if first.is_some_and(|first| first <= changing.now) {
        return Err(Violation::new(Code::TimeHasPassed, ["state"]).into());
    }
    let by = party(actor, &changing.order);
    let is_late = first.is_some_and(|first| is_short_notice(first, changing.now));
    changing.apply(OrderCommand::Cancel, by, json!({ "late": is_late }))?;
    for one in calendar::of_order(&changing.tx, id).await? {
        if one.state == AssignmentState::Confirmed {
            changing.move_assignment(&one, AssignmentCommand::Cancel, one.busy, json!({})).await?;
            changing.tell_of_cancelled(&one);
            if is_late {
                fees::open_claim(&mut changing, &one).await?;
            }
        }
    }
    changing.tell_orderer("cancelled", |reference, link| Notice::OrderCancelled { reference, link });
    changing.commit(Some((actor, Act::OrderCancelled))).await
}

/// As whom staff act: a coordinator may do for an orderer what they do themselves.
pub(super) fn party(actor: &Actor, order: &Order) -> Party {
    if actor.may(Action::CoordinateOrders, order.owner) { Party::Coordinator } else { Party::Orderer }
}

/// A cancellation this close to the beginning is late.
const LATE_HOURS: i64 = 48;

/// Whether it is late to call off what begins then: what was agreed about fees holds all the same.
pub(super) fn is_short_notice(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at - now < Duration::hours(LATE_HOURS)
}

/// Begins to change an order that the actor may change.
pub(super) async fn begin<'a>(
    services: &'a Services,
    actor: &Actor,
    action: Action,
    id: OrderId,
) -> Result<Changing<'a>> {
    authorise_somewhere(actor, action)?;
    let changing = Changing::begin(services, id).await?;
    if !is_visible(actor, &changing.order) {
        return Err(ServiceError::NotFound);
    }
    authorise(actor, action, changing.order.owner)?;
    Ok(changing)
}
