//! A week of gigs.

use async_graphql::{ID, SimpleObject};
use chrono::NaiveDate;
use domain::id::TypedId;
use service::expert::week;

use super::order::OrderState;
use crate::scalar::{Date, DateTime};

/// What is on in a week.
#[derive(SimpleObject)]
pub(crate) struct GigWeek {
    /// For example `2026-W48`.
    week: String,
    /// That of the week before.
    previous: String,
    /// That of the week after.
    next: String,
    /// Monday to Sunday.
    days: Vec<GigDay>,
}

/// What is on on a day.
#[derive(SimpleObject)]
pub(crate) struct GigDay {
    /// The day in Helsinki.
    date: Date,
    /// By time. A gig that goes on over midnight stands on both days.
    gigs: Vec<GigOfWeek>,
}

/// One time of an order.
#[derive(SimpleObject)]
pub(crate) struct GigOfWeek {
    /// `ExpertOrder:…`
    order_id: ID,
    /// How people refer to the order.
    reference: Option<String>,
    /// What the order is called.
    title: String,
    /// Where the order stands.
    state: OrderState,
    /// When this time begins.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
    /// Experts wanted.
    seats: u8,
    /// The aliases of those who are booked; as many seats are filled.
    booked: Vec<String>,
}

impl From<&week::GigWeek> for GigWeek {
    fn from(found: &week::GigWeek) -> Self {
        let day = |(date, gigs): (NaiveDate, Vec<&week::Gig>)| GigDay {
            date: Date(date),
            gigs: gigs.into_iter().map(GigOfWeek::from).collect(),
        };
        Self {
            week: found.week.code(),
            previous: found.week.previous().code(),
            next: found.week.next().code(),
            days: found.days().into_iter().map(day).collect(),
        }
    }
}

impl From<&week::Gig> for GigOfWeek {
    fn from(gig: &week::Gig) -> Self {
        Self {
            order_id: gig.order.id.node_id().into(),
            reference: gig.order.reference.clone(),
            title: gig.order.content.title.clone(),
            state: gig.order.state.into(),
            starts_at: DateTime(gig.time.busy.starts_at),
            ends_at: DateTime(gig.time.busy.ends_at),
            seats: gig.order.content.seats,
            booked: gig.booked.clone(),
        }
    }
}
