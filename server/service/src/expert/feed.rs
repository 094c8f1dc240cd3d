//! Private calendar feeds: an address that a calendar program asks again and again, without a session. Neutral words
//! only, since nobody knows who looks at that calendar.
//!
//! An expert has one of their own gigs ([`super::own::feed`]), an orderer one of what they have ordered, a coordinator
//! one of every gig of their part of the county.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use data_encoding::BASE64URL_NOPAD;
use documents::calendar::{Calendar, Delivery, Event, Status, Uid, write};
use domain::AccountId;
use domain::audit::Act;
use domain::expert::feed::{FeedHolder, StaffFeed};
use domain::expert::{GigType, Occurrence, OccurrenceState, Order, OrderState};
use domain::id::OrderId;
use domain::identity::{AccountStatus, Actor, StaffActor, permits};
use serde_json::json;
use storage::account;
use storage::expert::{feed, order};
use zeroize::Zeroizing;

use super::own;
use crate::identity::authorise_somewhere;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services, audit};

pub use storage::expert::feed::Feed;

/// How long a gig that was called off stays in a feed, so that every reader takes it out.
pub(super) const CANCELLED_DAYS: i64 = 60;
/// How long a gig that is over stays in a feed of staff.
const PAST_DAYS: i64 = 365;

/// The words of a feed, in the language in which its address was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedWords {
    /// What the calendar of an expert is called.
    pub own: String,
    /// That of an orderer.
    pub orders: String,
    /// That of a coordinator.
    pub gigs: String,
    /// What stands before a gig's reference: "Keikka".
    pub gig: String,
    pub gig_types: BTreeMap<GigType, String>,
}

/// A calendar as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    pub media_type: &'static str,
    pub text: String,
    /// Names these bytes: the same for the same bytes and no other.
    pub tag: String,
}

pub(super) type Events = BTreeMap<Uid, Event>;

/// A feed that somebody of staff may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub kind: StaffFeed,
    /// When its address was made, which is not known any more; `None` where there is none.
    pub made_at: Option<DateTime<Utc>>,
}

/// The feeds that somebody of staff may have.
pub async fn standing(services: &Services, actor: &Actor) -> Result<Vec<Standing>> {
    let staff = staff(actor)?;
    let mut found = Vec::new();
    for kind in StaffFeed::ALL.iter().copied() {
        if !actor.may_somewhere(kind.needs()) {
            continue;
        }
        let holder = FeedHolder::Staff(kind, staff.account);
        let feed = feed::of_holder(&services.storage, holder).await?;
        found.push(Standing { kind, made_at: feed.map(|feed| feed.created_at) });
    }
    Ok(found)
}

/// Makes a feed of staff, or gives it another address: the token of the new one. The address before ends at once.
pub async fn make(services: &Services, actor: &Actor, kind: StaffFeed) -> Result<Zeroizing<String>> {
    authorise_somewhere(actor, kind.needs())?;
    let staff = staff(actor)?;
    let token = token::fresh(services);
    let feed = Feed {
        id: services.fresh_id(),
        holder: FeedHolder::Staff(kind, staff.account),
        shows_place: false,
        created_at: services.now(),
    };
    let tx = services.storage.begin().await?;
    // The account's row is the queue in which two addresses of one feed meet.
    account::lock(&tx, staff.account).await?;
    feed::replace(&tx, &feed, &token::hash(&token)).await?;
    audit::record(services, &tx, actor, Act::CalendarMade, staff.account, json!({ "kind": kind.code() }))
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends a feed of staff.
pub async fn revoke(services: &Services, actor: &Actor, kind: StaffFeed) -> Result<()> {
    authorise_somewhere(actor, kind.needs())?;
    let staff = staff(actor)?;
    let tx = services.storage.begin().await?;
    feed::remove(&tx, FeedHolder::Staff(kind, staff.account)).await?;
    audit::record(services, &tx, actor, Act::CalendarEnded, staff.account, json!({ "kind": kind.code() }))
        .await?;
    Ok(tx.commit().await?)
}

fn staff(actor: &Actor) -> Result<&StaffActor> {
    actor.staff().ok_or(ServiceError::Unauthenticated)
}

/// The calendar behind an address. `public_url` is how the world reaches the service.
///
/// Not found for an unknown address, and at once for whoever may not have it any more.
pub async fn calendar(
    services: &Services,
    token: &str,
    public_url: &str,
    words: &FeedWords,
) -> Result<CalendarFile> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let feed = feed::find(&services.storage, &token::hash(token)).await?.ok_or(ServiceError::NotFound)?;
    let host = host(public_url);
    let (name, events) = match feed.holder {
        FeedHolder::Expert(id) => {
            (&words.own, own::feed::events(services, id, feed.shows_place, &host, &words.gig).await?)
        }
        FeedHolder::Staff(StaffFeed::Orders, id) => {
            (&words.orders, of_staff(services, StaffFeed::Orders, id, &host, words).await?)
        }
        FeedHolder::Staff(StaffFeed::Gigs, id) => {
            (&words.gigs, of_staff(services, StaffFeed::Gigs, id, &host, words).await?)
        }
    };
    let delivery = Delivery::Feed { name: name.clone() };
    let media_type = delivery.media_type();
    let text = write(&Calendar { delivery, events });
    let digest = token::hash(&text);
    let tag = BASE64URL_NOPAD.encode(digest.get(..16).unwrap_or_default());
    Ok(CalendarFile { media_type, text, tag })
}

/// Every time of the orders that somebody of staff follows, once they were confirmed.
async fn of_staff(
    services: &Services,
    kind: StaffFeed,
    id: AccountId,
    host: &str,
    words: &FeedWords,
) -> Result<Events> {
    let access = &services.storage;
    let holder = account::find(access, id).await?.filter(|one| one.status == AccountStatus::Active);
    let mut grants = holder.ok_or(ServiceError::NotFound)?.grants;
    grants.retain(|grant| permits(grant.role, kind.needs()));
    if grants.is_empty() {
        return Err(ServiceError::NotFound);
    }
    let mut orders = order::ever_confirmed(access).await?;
    orders.retain(|order| {
        // What a coordinator has entered for somebody else is not theirs.
        let is_own = order.orderer == id && order.received_on.is_none();
        (kind == StaffFeed::Gigs || is_own) && grants.iter().any(|grant| grant.scope.contains(order.owner))
    });
    let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
    let times = order::occurrences_of(access, &ids).await?;
    let mut events = Events::new();
    for order in &orders {
        let gig_type = words.gig_types.get(&order.content.gig_type).map(String::as_str).unwrap_or_default();
        let reference = order.reference.as_deref().unwrap_or_default();
        let summary = format!("{} {reference}: {gig_type}", words.gig);
        for one in times.get(&order.id).into_iter().flatten() {
            let event = of_time(order, one, summary.clone());
            if is_shown(&event, services.now()) {
                events.insert(Uid::new(one.id, host).map_err(ServiceError::fault)?, event);
            }
        }
    }
    Ok(events)
}

fn is_shown(event: &Event, now: DateTime<Utc>) -> bool {
    match event.status {
        Status::Cancelled => now - Duration::days(CANCELLED_DAYS) < event.stamp,
        Status::Tentative | Status::Confirmed => now - Duration::days(PAST_DAYS) < event.ends_at,
    }
}

/// A time of an order as the calendars of staff show it.
pub(super) fn of_time(order: &Order, one: &Occurrence, summary: String) -> Event {
    Event {
        stamp: order.updated_at,
        // Counts more than the calendar shows, and never stands still where that changes.
        sequence: u32::try_from(order.version).unwrap_or(u32::MAX),
        status: status(order, one),
        starts_at: one.busy.starts_at,
        ends_at: one.busy.ends_at,
        summary,
        location: None,
    }
}

fn status(order: &Order, one: &Occurrence) -> Status {
    if matches!(one.state, OccurrenceState::Cancelled | OccurrenceState::Skipped) {
        return Status::Cancelled;
    }
    match order.state {
        OrderState::Confirmed | OrderState::Held | OrderState::Closed => Status::Confirmed,
        // Somebody who was booked cannot come, and somebody else is looked for.
        OrderState::Requested | OrderState::Offering => Status::Tentative,
        OrderState::Draft | OrderState::Withdrawn | OrderState::Cancelled | OrderState::Unfilled => {
            Status::Cancelled
        }
    }
}

/// The host of an address, without scheme and port; that of an IPv6 address in letters that a UID can hold.
pub(crate) fn host(public_url: &str) -> String {
    let rest = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !host.is_empty() => host,
        _ => authority,
    };
    host.trim_matches(['[', ']']).replace(':', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_neither_scheme_nor_port() {
        for (url, expected) in [
            ("https://osallistu.example.fi", "osallistu.example.fi"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[fd00::1]:8080", "fd00--1"),
            ("http://[fd00::1]", "fd00--1"),
        ] {
            assert_eq!(host(url), expected);
        }
    }
}
