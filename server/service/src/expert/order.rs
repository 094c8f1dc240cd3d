//! Orders: writing, submitting and taking back.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Act;
use domain::expert::booking::AssignmentCommand;
use domain::expert::{
    Assignment, Busy, Expert, Occurrence, Offer, Order, OrderCommand, OrderContent, OrderState, Party,
    WithdrawReason,
};
use domain::id::{ExpertId, OccurrenceId, OrderId};
use domain::identity::{Action, Actor, Scope};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::{calendar, offer, order, registry};

use super::change::Changing;
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county};

/// An order with all that belongs to it.
#[derive(Clone, Debug)]
pub struct OrderView {
    pub order: Order,
    pub occurrences: Vec<Occurrence>,
    pub offers: Vec<Offer>,
    pub assignments: Vec<Assignment>,
    /// The experts of the offers.
    pub experts: BTreeMap<ExpertId, Expert>,
}

/// Orders that the actor may see, the newest first.
pub async fn orders(services: &Services, actor: &Actor) -> Result<Vec<Order>> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let mut orders = order::all(&services.storage).await?;
    orders.retain(|order| is_visible(actor, order));
    Ok(orders)
}

/// Coordinators see what has been submitted, orderers the orders of their part of the county.
fn is_visible(actor: &Actor, order: &Order) -> bool {
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

/// An order that the actor may see. Who was asked is told to coordinators only; everyone sees who comes.
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
    assignments.retain(|one| one.state.is_blocking());
    let named = offers.iter().map(|offer| offer.expert).chain(assignments.iter().map(|one| one.expert));
    let experts = registry::many(access, &named.collect::<Vec<_>>()).await?;
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
            experts: experts.map(|(id, expert)| (*id, expert.clone())).collect(),
            offers,
            assignments,
            order,
        }
    };
    Ok(orders.into_iter().map(view).map(|view| (view.order.id, view)).collect())
}

/// Starts a draft for a part of the county.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: OrderContent,
) -> Result<Order> {
    authorise(actor, Action::PlaceOrder, owner)?;
    county::check_scope(services, owner, "owner").await?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let now = services.now();
    let order = Order {
        id: services.fresh_id(),
        owner,
        orderer: staff.account,
        content,
        state: OrderState::Draft,
        version: 1,
        submitted_on: None,
        created_at: now,
        updated_at: now,
    };
    let tx = services.storage.begin().await?;
    order::insert(&tx, &order).await?;
    audit::record(services, &tx, actor, Act::OrderCreated, order.id, json!({})).await?;
    tx.commit().await?;
    Ok(order)
}

/// Saves a draft, however incomplete.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    content: OrderContent,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    if changing.order.state != OrderState::Draft {
        return Err(Violation::new(Code::IllegalTransition, ["state"]).into());
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
    let again = changing.order.submitted_on.is_some();
    let day = civil_day(changing.now);
    changing.order.submitted_on.get_or_insert(day);
    let by = party(actor, &changing.order);
    changing.apply(OrderCommand::Submit, by, json!({ "again": again }))?;
    let occurrences = occurrences(services, &changing.order)?;
    order::replace_occurrences(&changing.tx, id, &occurrences).await?;
    changing.commit(Some((actor, Act::OrderSubmitted))).await
}

fn occurrences(services: &Services, order: &Order) -> Result<Vec<Occurrence>> {
    let mode = order.content.mode;
    let times = order.content.times.iter().map(|(starts_at, ends_at)| {
        let busy = Busy::of(*starts_at, *ends_at, mode)?;
        Ok(Occurrence { id: services.fresh_id::<OccurrenceId>(), order: order.id, busy })
    });
    times.collect::<std::result::Result<_, Violation>>().map_err(ServiceError::from)
}

/// Gives an order back to its orderer, to be written again: whoever had said yes is free.
pub async fn give_back(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    changing.apply(OrderCommand::Return, Party::Coordinator, json!({}))?;
    changing.let_go().await?;
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
    let by = party(actor, &changing.order);
    let detail = json!({ "reason": reason.code(), "reverses": reason.reverses() });
    changing.apply(OrderCommand::Withdraw, by, detail)?;
    changing.let_go().await?;
    changing.commit(Some((actor, Act::OrderWithdrawn))).await
}

/// Says that nobody could be found.
pub async fn give_up(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    changing.apply(OrderCommand::GiveUp, Party::Coordinator, json!({}))?;
    changing.let_go().await?;
    changing.commit(Some((actor, Act::OrderGivenUp))).await
}

/// Calls a confirmed order off, before it begins.
pub async fn cancel(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let first = order::occurrences(&changing.tx, id).await?.into_iter().map(|one| one.busy.starts_at).min();
    if first.is_some_and(|first| first <= changing.now) {
        return Err(Violation::new(Code::TimeHasPassed, ["state"]).into());
    }
    let by = party(actor, &changing.order);
    changing.apply(OrderCommand::Cancel, by, json!({}))?;
    changing.move_assignments(AssignmentCommand::Cancel).await?;
    changing.commit(Some((actor, Act::OrderCancelled))).await
}

/// As whom staff act: a coordinator may do for an orderer what they do themselves.
fn party(actor: &Actor, order: &Order) -> Party {
    if actor.may(Action::CoordinateOrders, order.owner) { Party::Coordinator } else { Party::Orderer }
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
