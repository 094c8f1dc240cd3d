//! A week as the coordinator sees it: what is on each day, and who is booked.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::{Datelike, NaiveDate, Weekday};
use domain::expert::week::Week;
use service::expert::week::{self, Gig};

use super::orders::mark;
use super::{order_address, title_of};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::span;
use crate::said::Said;
use crate::staff::StaffPage;
use crate::state::WebState;

struct GigRow {
    reference: String,
    title: Said,
    href: String,
    time: String,
    state: Said,
    state_mark: &'static str,
    filled: usize,
    seats: u8,
    booked: String,
}

struct Day {
    /// Its ISO date, for the ids of its heading.
    id: String,
    name: Said,
    date: String,
    gigs: Vec<GigRow>,
}

#[derive(Template)]
#[template(path = "staff/orders_week.html")]
struct WeekPage {
    frame: Frame,
    heading: Said,
    previous: String,
    /// `None` in the week that it is.
    this: Option<String>,
    next: String,
    days: Vec<Day>,
    is_empty: bool,
}

/// Shows the week that the address asks for; whatever cannot be read asks for the one that it is.
pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let now = week::this_week(&state.services);
    let wanted = query.get("week").and_then(|code| Week::parse(code).ok()).unwrap_or(now);
    let found = week::gigs(&state.services, &caller.actor, wanted).await?;
    let address = |week: Week| frame.address(&format!("staff/orders/week?week={}", week.code()));
    let page = WeekPage {
        heading: heading(&frame, wanted),
        previous: address(wanted.previous()),
        this: (wanted != now).then(|| address(now)),
        next: address(wanted.next()),
        days: found.days().into_iter().map(|(date, gigs)| day(&frame, date, &gigs)).collect(),
        is_empty: found.gigs.is_empty(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn heading(frame: &Frame, week: Week) -> Said {
    // Years and numbers of weeks are names, not counts.
    let (number, year) = (week.number().to_string(), week.year().to_string());
    frame.with("desk-week-title", [("week", number.into()), ("year", year.into())])
}

fn day(frame: &Frame, date: NaiveDate, gigs: &[&Gig]) -> Day {
    Day {
        id: date.to_string(),
        name: frame.text(weekday(date)),
        date: frame.date(date),
        gigs: gigs.iter().map(|gig| row(frame, gig)).collect(),
    }
}

fn row(frame: &Frame, gig: &Gig) -> GigRow {
    GigRow {
        reference: gig.order.reference.clone().unwrap_or_default(),
        title: title_of(frame, &gig.order),
        href: order_address(frame, gig.order.id, ""),
        time: span(frame, gig.time.busy.starts_at, gig.time.busy.ends_at),
        state: frame.text(gig.order.state.label_key()),
        state_mark: mark(gig.order.state),
        filled: gig.booked.len(),
        seats: gig.order.content.seats,
        booked: gig.booked.join(", "),
    }
}

fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "desk-monday",
        Weekday::Tue => "desk-tuesday",
        Weekday::Wed => "desk-wednesday",
        Weekday::Thu => "desk-thursday",
        Weekday::Fri => "desk-friday",
        Weekday::Sat => "desk-saturday",
        Weekday::Sun => "desk-sunday",
    }
}
