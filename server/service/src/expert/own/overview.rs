//! What an expert sees first: what they are asked, what they are booked for, and what has been.

use std::collections::{BTreeMap, BTreeSet};

use domain::expert::feedback::Side;
use domain::expert::{Assignment, AssignmentState, Expert, Offer, OfferState, Order, OrderState};
use domain::id::{AssignmentId, ExpertId, OrderId};
use domain::identity::Actor;
use storage::expert::{calendar, feedback, offer, order, registry};

use super::own;
use crate::expert::sealed::{is_there, order_private};
use crate::expert::{report, running};
use crate::{Result, ServiceError, Services};

/// An offer that waits for the expert, or for the coordinator's choice among the interested.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnOffer {
    pub offer: Offer,
    pub order: Order,
}

/// A seat of the expert in one time of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnGig {
    pub assignment: Assignment,
    pub order: Order,
    /// Whoever answers for it and how to reach them, once the expert is confirmed; empty for every other gig, and where
    /// nobody has been named.
    pub reach: String,
    /// Whether the expert has said how it was.
    pub is_told: bool,
}

impl OwnGig {
    /// Whether the expert was there and can say how it was.
    pub fn can_be_told(&self) -> bool {
        self.assignment.state == AssignmentState::Held && !self.is_told
    }

    /// Whether it is said that the expert was not there, and they can still say otherwise.
    pub fn can_be_disputed(&self, services: &Services) -> bool {
        self.assignment.state == AssignmentState::NoShow
            && self.order.state == OrderState::Held
            && report::is_open(&self.order, services.now())
    }

    /// Whether the expert can still withdraw from it.
    pub fn can_be_left(&self, services: &Services) -> bool {
        self.assignment.state.is_live() && services.now() < self.assignment.busy.starts_at
    }
}

/// An expert's own page.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub expert: Expert,
    /// The newest first.
    pub offers: Vec<OwnOffer>,
    /// The next first.
    pub coming: Vec<OwnGig>,
    /// The latest first; what was called off is among them.
    pub past: Vec<OwnGig>,
}

/// Everything that concerns the expert now, and what has been.
pub async fn overview(services: &Services, actor: &Actor) -> Result<Overview> {
    let id = own(actor)?;
    let (access, now) = (&services.storage, services.now());
    let expert = registry::find(access, id).await?.filter(is_there).ok_or(ServiceError::NotFound)?;
    let mut offers = offer::of_expert(access, id).await?;
    offers.retain(|one| match one.state {
        OfferState::Sent => one.check_time(now).is_ok(),
        OfferState::Interested => true,
        _ => false,
    });
    let mut bookings = calendar::of_experts(access, &[id]).await?;
    // Nobody counted on what was only held.
    bookings.retain(|one| one.state != AssignmentState::Released);
    let orders: Vec<OrderId> =
        offers.iter().map(|one| one.order).chain(bookings.iter().map(|one| one.order)).collect();
    let orders = by_id(order::many(access, &orders).await?);
    let offers = offers.into_iter().filter_map(|offer| {
        let order = orders.get(&offer.order)?.clone();
        Some(OwnOffer { offer, order })
    });
    let told = told(services, id).await?;
    let is_agreed = |one: &Assignment| one.state == AssignmentState::Confirmed && now < one.busy.ends_at;
    let agreed: Vec<OrderId> = bookings.iter().filter(|one| is_agreed(one)).map(|one| one.order).collect();
    let reach = reach(services, &agreed).await?;
    let gigs = bookings.into_iter().filter_map(|assignment| {
        let order = orders.get(&assignment.order)?.clone();
        let reach = reach.get(&order.id).filter(|_| is_agreed(&assignment)).cloned().unwrap_or_default();
        Some(OwnGig { is_told: told.contains(&assignment.id), assignment, order, reach })
    });
    let is_coming = |gig: &OwnGig| gig.assignment.state.is_live() && now < gig.assignment.busy.ends_at;
    let (coming, mut past): (Vec<OwnGig>, Vec<OwnGig>) = gigs.partition(is_coming);
    past.reverse();
    Ok(Overview { expert, offers: offers.collect(), coming, past })
}

/// Whom to reach about some orders. Nothing else of what of them is sealed is told to an expert.
async fn reach(services: &Services, ids: &[OrderId]) -> Result<BTreeMap<OrderId, String>> {
    let sealed = order::sealed(&services.storage, ids).await?.into_iter();
    sealed.map(|(id, sealed)| Ok((id, order_private(services, id, &sealed)?.reach))).collect()
}

/// The gigs of which an expert has said how they were.
async fn told(services: &Services, id: ExpertId) -> Result<BTreeSet<AssignmentId>> {
    let given = feedback::of_expert(&services.storage, id).await?;
    Ok(given.into_iter().filter(|one| one.side == Side::Expert).map(|one| one.assignment).collect())
}

/// A gig that the expert has held. Not found for every other.
pub async fn held_gig(services: &Services, actor: &Actor, id: AssignmentId) -> Result<OwnGig> {
    let (access, own) = (&services.storage, own(actor)?);
    let is_held = |gig: &Assignment| gig.expert == own && gig.state == AssignmentState::Held;
    let assignment = calendar::find(access, id).await?.filter(is_held).ok_or(ServiceError::NotFound)?;
    let order = order::find(access, assignment.order).await?.ok_or(ServiceError::NotFound)?;
    let is_told = told(services, own).await?.contains(&id);
    Ok(OwnGig { assignment, order, reach: String::new(), is_told })
}

/// A gig of which it is said that the expert was not there, while they can say otherwise. Not found for every other.
pub async fn missed_gig(services: &Services, actor: &Actor, id: AssignmentId) -> Result<OwnGig> {
    let (access, own) = (&services.storage, own(actor)?);
    let found = calendar::find(access, id).await?.filter(|gig| gig.expert == own);
    let assignment = found.ok_or(ServiceError::NotFound)?;
    let order = order::find(access, assignment.order).await?.ok_or(ServiceError::NotFound)?;
    let gig = OwnGig { assignment, order, reach: String::new(), is_told: false };
    if gig.can_be_disputed(services) { Ok(gig) } else { Err(ServiceError::NotFound) }
}

pub(super) fn by_id(orders: Vec<Order>) -> BTreeMap<OrderId, Order> {
    orders.into_iter().map(|order| (order.id, order)).collect()
}

/// The expert's seats in an order that they can still withdraw from, by time. Not found where there are none.
pub async fn seats(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<OwnGig>> {
    let gigs = seats_of(services, own(actor)?, id).await?;
    if gigs.is_empty() { Err(ServiceError::NotFound) } else { Ok(gigs) }
}

async fn seats_of(services: &Services, expert: ExpertId, id: OrderId) -> Result<Vec<OwnGig>> {
    let Some(order) = order::find(&services.storage, id).await? else { return Ok(Vec::new()) };
    let bookings = calendar::of_order(&services.storage, id).await?;
    let gigs = bookings.into_iter().filter(|one| one.expert == expert).map(|assignment| OwnGig {
        assignment,
        order: order.clone(),
        reach: String::new(),
        is_told: false,
    });
    Ok(gigs.filter(|gig| gig.can_be_left(services)).collect())
}

/// Withdraws from an order: every time of it that the expert is booked for. Costs nothing.
pub async fn withdraw(services: &Services, actor: &Actor, id: OrderId) -> Result<()> {
    running::withdraw_expert(services, actor, id, own(actor)?).await.map(drop)
}
