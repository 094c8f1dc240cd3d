//! An expert's gigs as a private calendar feed: an address that a calendar program asks again and again, without a
//! session. Neutral words only, since nobody knows who looks at that calendar.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use data_encoding::BASE64URL_NOPAD;
use documents::calendar::{Calendar, Delivery, Event, Status, Uid, write};
use domain::expert::{Assignment, AssignmentState, ExpertStatus, Order};
use domain::identity::Actor;
use storage::expert::{calendar as bookings, feed, order, registry};
use zeroize::Zeroizing;

use super::overview::by_id;
use super::own;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services};

pub use storage::expert::feed::Feed;

/// How long a gig that was called off stays in the feed, so that every reader takes it out.
const CANCELLED_DAYS: i64 = 60;

/// The feed that the expert has, if there is one; its address is not known any more.
pub async fn standing(services: &Services, actor: &Actor) -> Result<Option<Feed>> {
    Ok(feed::of_expert(&services.storage, own(actor)?).await?)
}

/// Makes a feed, or gives it another address: the token of the new one. The address before ends at once.
pub async fn make(services: &Services, actor: &Actor, shows_place: bool) -> Result<Zeroizing<String>> {
    let token = token::fresh(services);
    let feed = Feed { id: services.fresh_id(), expert: own(actor)?, shows_place, created_at: services.now() };
    let tx = services.storage.begin().await?;
    feed::replace(&tx, &feed, &token::hash(&token)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends the feed.
pub async fn revoke(services: &Services, actor: &Actor) -> Result<()> {
    let tx = services.storage.begin().await?;
    feed::remove(&tx, own(actor)?).await?;
    Ok(tx.commit().await?)
}

/// The words of a feed, in the language in which its address was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedWords {
    /// What the calendar is called.
    pub name: String,
    /// What stands before a gig's reference: "Keikka".
    pub gig: String,
}

/// A calendar as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    pub media_type: &'static str,
    pub text: String,
    /// Names these bytes: the same for the same bytes and no other.
    pub tag: String,
}

/// The calendar behind an address: every gig of its expert. `public_url` is how the world reaches the service.
///
/// Not found for an unknown address, and for an expert who has ended or is erased, at once.
pub async fn calendar(
    services: &Services,
    token: &str,
    public_url: &str,
    words: &FeedWords,
) -> Result<CalendarFile> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let access = &services.storage;
    let feed = feed::find(access, &token::hash(token)).await?.ok_or(ServiceError::NotFound)?;
    let expert = registry::find(access, feed.expert).await?;
    let is_over = |status| matches!(status, ExpertStatus::Ended | ExpertStatus::Erased);
    let expert = expert.filter(|expert| !is_over(expert.status)).ok_or(ServiceError::NotFound)?;
    let since = services.now() - Duration::days(CANCELLED_DAYS);
    let mut gigs = bookings::of_experts(access, &[expert.id]).await?;
    gigs.retain(|one| status(one) != Status::Cancelled || since < one.changed_at);
    let ids: Vec<_> = gigs.iter().map(|one| one.order).collect();
    let orders = by_id(order::many(access, &ids).await?);
    let host = host(public_url);
    let mut events = BTreeMap::new();
    for one in &gigs {
        let Some(order) = orders.get(&one.order) else { continue };
        let uid = Uid::new(one.id, &host).map_err(ServiceError::fault)?;
        events.insert(uid, event(one, order, feed.shows_place, &words.gig));
    }
    let delivery = Delivery::Feed { name: words.name.clone() };
    let media_type = delivery.media_type();
    let text = write(&Calendar { delivery, events });
    let digest = token::hash(&text);
    let tag = BASE64URL_NOPAD.encode(digest.get(..16).unwrap_or_default());
    Ok(CalendarFile { media_type, text, tag })
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

/// The host of an address, without scheme and port; that of an IPv6 address in letters that a UID can hold.
pub(in crate::expert) fn host(public_url: &str) -> String {
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
