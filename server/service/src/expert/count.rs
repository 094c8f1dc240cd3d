//! "Kokemusasiantuntijoiden tilausmäärä": how many orders were submitted, and what came of them. Counted from the
//! history alone, so that it is the same after an expert has been forgotten.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::disclosure::{STAFF_GROUP, may_stand_alone, visible_groups};
use domain::expert::{DomainEvent, EventKind};
use domain::identity::{Action, Actor};
use domain::statistics::median;
use domain::time::civil_day;
use storage::expert::event;

use crate::identity::authorise_somewhere;
use crate::{Result, Services};

/// By what orders are broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    GigType,
    Division,
    Language,
    Mode,
    /// Why nobody was found: of the orders that were left unfilled.
    UnfilledReason,
}

impl Breakdown {
    fn field(self) -> &'static str {
        match self {
            Self::GigType => "gig_type",
            Self::Division => "division",
            Self::Language => "language",
            Self::Mode => "mode",
            Self::UnfilledReason => "reason",
        }
    }

    /// The events that it breaks down, one for each order.
    fn of(self, events: &[DomainEvent]) -> Vec<&DomainEvent> {
        match self {
            Self::GigType | Self::Division | Self::Language | Self::Mode => counting(events),
            Self::UnfilledReason => {
                events.iter().filter(|event| event.kind == EventKind::OrderUnfilledFinal).collect()
            }
        }
    }
}

/// One group of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderGroup {
    /// The code of the group; `None`: the county as a whole, or a reason that nobody has told.
    pub code: Option<String>,
    /// `None` where the group is too small to show, or would give a small one away.
    pub orders: Option<u64>,
}

/// What became of the orders of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFigures {
    /// Submitted, less those that turned out to be no orders.
    pub submitted: u64,
    pub confirmed: u64,
    pub held: u64,
    pub unfilled: u64,
    pub cancelled: u64,
    /// An expert at one time of an order, held.
    pub gigs: u64,
    pub minutes: u64,
    /// Distinct experts of those gigs.
    pub experts: u64,
    /// Half of the confirmed orders were confirmed within so many days of their submission, or receipt; `None` where
    /// fewer than five were.
    pub median_days: Option<i64>,
}

/// What everybody may know of the orders of a period: of the whole county, in no way broken down. Numbers below five
/// are hidden, but for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderTotal {
    /// Submitted, less those that turned out to be no orders.
    pub orders: Option<u64>,
    /// Gigs of those orders that were held.
    pub gigs: Option<u64>,
}

/// The orders that were submitted on the days from `from` to the one before `until`, Helsinki dates, and their gigs. For
/// everybody.
pub async fn total(services: &Services, from: NaiveDate, until: NaiveDate) -> Result<OrderTotal> {
    let kinds = [
        EventKind::OrderSubmitted,
        EventKind::OrderWithdrawn,
        EventKind::GigHeld,
        EventKind::GigNotHeld,
        EventKind::GigCorrected,
    ];
    let events = event::counted(&services.storage, &kinds, from, until).await?;
    let shown = |count: usize| Some(tally(count)).filter(|count| may_stand_alone(*count, STAFF_GROUP));
    Ok(OrderTotal { orders: shown(counting(&events).len()), gigs: shown(gigs(&events).len()) })
}

/// Orders submitted on the days from `from` to the one before `until`, Helsinki dates, less those that turned
/// out to be no orders (entered twice, as a test or by mistake). A reversal counts in the period of what it reverses.
pub async fn orders(services: &Services, actor: &Actor, from: NaiveDate, until: NaiveDate) -> Result<u64> {
    Ok(figures(services, actor, from, until).await?.submitted)
}

/// The orders of a period and what came of them; each counts in the period of its submission.
pub async fn figures(
    services: &Services,
    actor: &Actor,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<OrderFigures> {
    authorise_somewhere(actor, Action::ViewFigures)?;
    Ok(summed(&event::counted(&services.storage, EventKind::ALL, from, until).await?))
}

/// The figures, from the history of a period.
fn summed(events: &[DomainEvent]) -> OrderFigures {
    let count = |kind: EventKind| tally(events.iter().filter(|event| event.kind == kind).count());
    let orders = |kind: EventKind| {
        let ids: BTreeSet<_> =
            events.iter().filter(|event| event.kind == kind).map(|event| event.aggregate).collect();
        tally(ids.len())
    };
    let gigs = gigs(events);
    let experts: BTreeSet<&str> = gigs.iter().filter_map(|gig| gig.detail.get("expert")?.as_str()).collect();
    let minutes = gigs.iter().filter_map(|gig| gig.detail.get("minutes")?.as_u64()).sum();
    OrderFigures {
        submitted: tally(counting(events).len()),
        confirmed: orders(EventKind::OrderConfirmed),
        held: orders(EventKind::OrderHeld),
        unfilled: count(EventKind::OrderUnfilledFinal),
        cancelled: count(EventKind::OrderCancelled),
        gigs: tally(gigs.len()),
        minutes,
        experts: tally(experts.len()),
        median_days: median_days(events),
    }
}

/// How many days orders waited until they were confirmed for the first time.
fn median_days(events: &[DomainEvent]) -> Option<i64> {
    let mut confirmed: BTreeMap<uuid::Uuid, NaiveDate> = BTreeMap::new();
    for event in events.iter().filter(|event| event.kind == EventKind::OrderConfirmed) {
        let day = civil_day(event.at);
        let first = confirmed.entry(event.aggregate).or_insert(day);
        *first = day.min(*first);
    }
    // What came by phone counts on the day on which it came.
    let waited = |event: &&DomainEvent| {
        let day = *confirmed.get(&event.aggregate)?;
        Some((day - event.counts_on).num_days())
    };
    let waited: Vec<i64> = counting(events).iter().filter_map(waited).collect();
    median(&waited).filter(|_| may_stand_alone(tally(waited.len()), STAFF_GROUP))
}

fn tally(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn says(event: &DomainEvent, field: &str) -> bool {
    event.detail.get(field) == Some(&true.into())
}

/// The submissions that count: the first of each order, unless it was reversed.
fn counting(events: &[DomainEvent]) -> Vec<&DomainEvent> {
    let reversed: BTreeSet<_> = events
        .iter()
        .filter(|event| event.kind == EventKind::OrderWithdrawn && says(event, "reverses"))
        .map(|event| event.aggregate)
        .collect();
    let counts = |event: &&DomainEvent| {
        event.kind == EventKind::OrderSubmitted
            && !says(event, "again")
            && !reversed.contains(&event.aggregate)
    };
    events.iter().filter(counts).collect()
}

/// The gigs that were held: the last that the history says of each booking.
pub(crate) fn gigs<'a>(events: impl IntoIterator<Item = &'a DomainEvent>) -> Vec<&'a DomainEvent> {
    let mut last: BTreeMap<uuid::Uuid, &DomainEvent> = BTreeMap::new();
    for event in events {
        if !matches!(event.kind, EventKind::GigHeld | EventKind::GigNotHeld | EventKind::GigCorrected) {
            continue;
        }
        let newest = last.entry(event.aggregate).or_insert(event);
        if newest.version < event.version {
            *newest = event;
        }
    }
    last.into_values().filter(|event| event.kind == EventKind::GigHeld).collect()
}

/// Orders by group, the largest first: those that were submitted, or those that were left unfilled by why. Small groups are hidden with what would give them away.
pub async fn breakdown(
    services: &Services,
    actor: &Actor,
    from: NaiveDate,
    until: NaiveDate,
    by: Breakdown,
) -> Result<Vec<OrderGroup>> {
    authorise_somewhere(actor, Action::ViewFigures)?;
    let events = event::counted(&services.storage, EventKind::ALL, from, until).await?;
    let mut sizes: BTreeMap<Option<String>, u64> = BTreeMap::new();
    for event in by.of(&events) {
        let code = event.detail.get(by.field()).and_then(|value| value.as_str()).map(str::to_owned);
        *sizes.entry(code).or_default() += 1;
    }
    let mut groups: Vec<(Option<String>, u64)> = sizes.into_iter().collect();
    groups.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let sizes: Vec<u64> = groups.iter().map(|(_, size)| *size).collect();
    let visible = visible_groups(&sizes, STAFF_GROUP);
    let shown = |((code, size), is_visible): ((Option<String>, u64), bool)| OrderGroup {
        code,
        orders: is_visible.then_some(size),
    };
    Ok(groups.into_iter().zip(visible).map(shown).collect())
}
