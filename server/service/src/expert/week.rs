//! What is on in a week, for coordinators.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::expert::week::Week;
use domain::expert::{Occurrence, OccurrenceState, Order, OrderState};
use domain::id::{ExpertId, OccurrenceId, OrderId};
use domain::identity::{Action, Actor};
use domain::time::civil_day;
use storage::expert::{calendar, order, registry};

use crate::identity::authorise_somewhere;
use crate::{Result, Services};

/// One time of an order.
#[derive(Clone, Debug)]
pub struct Gig {
    pub time: Occurrence,
    pub order: Order,
    /// The aliases of those who are booked for it, sorted; as many of the order's seats are filled.
    pub booked: Vec<String>,
}

/// A week with what is on in it, by time.
#[derive(Clone, Debug)]
pub struct GigWeek {
    pub week: Week,
    pub gigs: Vec<Gig>,
}

impl GigWeek {
    /// Monday to Sunday, each with its gigs; one that goes on over midnight stands on both days.
    pub fn days(&self) -> Vec<(NaiveDate, Vec<&Gig>)> {
        self.week.by_day(&self.gigs, |gig| (gig.time.busy.starts_at, gig.time.busy.ends_at))
    }
}

/// The week that it is in Helsinki.
pub fn this_week(services: &Services) -> Week {
    Week::of(civil_day(services.now()))
}

/// What is to be held or was held in a week, in the orders that the actor coordinates. What was called off, taken back
/// or given back to its orderer is not on.
pub async fn gigs(services: &Services, actor: &Actor, week: Week) -> Result<GigWeek> {
    authorise_somewhere(actor, Action::CoordinateOrders)?;
    let access = &services.storage;
    let (from, until) = (week.starts_at(), week.ends_at());
    let mut times = order::occurrences_between(access, from, until).await?;
    times.retain(|time| matches!(time.state, OccurrenceState::Planned | OccurrenceState::Held));
    let ids: BTreeSet<OrderId> = times.iter().map(|time| time.order).collect();
    let mut orders = order::many(access, &ids.into_iter().collect::<Vec<_>>()).await?;
    orders.retain(|order| is_on(order.state) && actor.may(Action::CoordinateOrders, order.owner));
    let orders: BTreeMap<OrderId, Order> = orders.into_iter().map(|order| (order.id, order)).collect();
    let booked = calendar::between(access, from, until).await?;
    let experts: Vec<ExpertId> = booked.iter().map(|one| one.expert).collect();
    let experts = registry::many(access, &experts).await?;
    let mut aliases: BTreeMap<OccurrenceId, Vec<String>> = BTreeMap::new();
    for one in &booked {
        let alias = experts.get(&one.expert).map(|expert| expert.profile.alias.clone());
        aliases.entry(one.occurrence).or_default().push(alias.unwrap_or_default());
    }
    let gig = |time: Occurrence| {
        let mut booked = aliases.remove(&time.id).unwrap_or_default();
        booked.sort();
        Some(Gig { order: orders.get(&time.order)?.clone(), time, booked })
    };
    Ok(GigWeek { week, gigs: times.into_iter().filter_map(gig).collect() })
}

fn is_on(state: OrderState) -> bool {
    state != OrderState::Draft && (state == OrderState::Closed || !state.has_ended())
}
