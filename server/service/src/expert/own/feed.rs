//! An expert's gigs as a private calendar feed of their own.

use chrono::{DateTime, Duration, Utc};
use documents::calendar::{Event, Status, Uid};
use domain::expert::feed::FeedHolder;
use domain::expert::{Assignment, AssignmentState, ExpertStatus, Order};
use domain::id::ExpertId;
use domain::identity::Actor;
use storage::expert::{calendar as bookings, feed, order, registry};
use zeroize::Zeroizing;

use super::overview::by_id;
use super::own;
use crate::expert::feed::{CANCELLED_DAYS, Events, Feed};
use crate::{Result, ServiceError, Services, token};

/// The feed that the expert has, if there is one; its address is not known any more.
pub async fn standing(services: &Services, actor: &Actor) -> Result<Option<Feed>> {
    Ok(feed::of_holder(&services.storage, FeedHolder::Expert(own(actor)?)).await?)
}

/// Makes a feed, or gives it another address: the token of the new one. The address before ends at once.
pub async fn make(services: &Services, actor: &Actor, shows_place: bool) -> Result<Zeroizing<String>> {
    let token = token::fresh(services);
    let holder = FeedHolder::Expert(own(actor)?);
    let feed = Feed { id: services.fresh_id(), holder, shows_place, created_at: services.now() };
    let tx = services.storage.begin().await?;
    feed::replace(&tx, &feed, &token::hash(&token)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends the feed.
pub async fn revoke(services: &Services, actor: &Actor) -> Result<()> {
    let tx = services.storage.begin().await?;
    feed::remove(&tx, FeedHolder::Expert(own(actor)?)).await?;
    Ok(tx.commit().await?)
}

/// Every gig of an expert; `gig` stands before the references. Not found for one who has ended or is erased.
pub(in crate::expert) async fn events(
    services: &Services,
    id: ExpertId,
    shows_place: bool,
    host: &str,
    gig: &str,
) -> Result<Events> {
    let access = &services.storage;
    let is_over = |status| matches!(status, ExpertStatus::Ended | ExpertStatus::Erased);
    let expert = registry::find(access, id).await?.filter(|expert| !is_over(expert.status));
    let expert = expert.ok_or(ServiceError::NotFound)?;
    let since = services.now() - Duration::days(CANCELLED_DAYS);
    let mut gigs = bookings::of_experts(access, &[expert.id]).await?;
    gigs.retain(|one| status(one) != Status::Cancelled || since < one.changed_at);
    let ids: Vec<_> = gigs.iter().map(|one| one.order).collect();
    let orders = by_id(order::many(access, &ids).await?);
    let mut events = Events::new();
    for one in &gigs {
        let Some(order) = orders.get(&one.order) else { continue };
        let uid = Uid::new(one.id, host).map_err(ServiceError::fault)?;
        events.insert(uid, event(one, order, shows_place, gig));
    }
    Ok(events)
}

/// A booking as its expert's calendar shows it; `gig` stands before the reference.
pub(in crate::expert) fn event(one: &Assignment, order: &Order, shows_place: bool, gig: &str) -> Event {
    let reference = order.reference.as_deref().unwrap_or_default();
    let has_place = order.content.mode.has_place() && !order.content.place.trim().is_empty();
    let location = (shows_place && has_place).then(|| order.content.place.clone());
    Event {
        stamp: stamp(one, order, location.is_some()),
        sequence: one.sequence,
        status: status(one),
        starts_at: one.busy.starts_at,
        ends_at: one.busy.ends_at,
        summary: format!("{gig} {reference}").trim().to_owned(),
        location,
    }
}

/// When what is shown last changed: the place is the order's, everything else the booking's own.
fn stamp(one: &Assignment, order: &Order, has_location: bool) -> DateTime<Utc> {
    if has_location { one.changed_at.max(order.updated_at) } else { one.changed_at }
}

fn status(one: &Assignment) -> Status {
    match one.state {
        AssignmentState::Hold => Status::Tentative,
        AssignmentState::Confirmed | AssignmentState::Held => Status::Confirmed,
        AssignmentState::NoShow | AssignmentState::Released | AssignmentState::Cancelled => Status::Cancelled,
    }
}
