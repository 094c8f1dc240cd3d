//! What holds of orders, offers and bookings whatever has happened to them, as SQL that both databases read.
//!
//! Numbered as in the design: I1 no overlap, I2 buffers, I3 seats, I4 one live offer and booking, I5 a confirmed order
//! is filled, I6 one event a transition, I7 the number of orders. Each statement counts what breaks the rule.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::expert::booking::{self, AssignmentState, OfferState, OrderState, Transition};

use crate::past;
use crate::support::Database;

const INVARIANTS: &[(&str, &str)] = &[
    (
        "I1: no two bookings of an expert overlap",
        "SELECT count(*) FROM assignment a JOIN assignment b ON a.expert_id = b.expert_id AND a.id < b.id
         WHERE a.state IN {blocking} AND b.state IN {blocking}
         AND a.busy_from < b.busy_until AND b.busy_from < a.busy_until",
    ),
    (
        "I2: an expert is taken for the whole gig, and for the time that the order has",
        "SELECT count(*) FROM assignment a JOIN occurrence t ON t.id = a.occurrence_id
         WHERE a.busy_from > a.starts_at OR a.busy_until < a.ends_at OR a.starts_at >= a.ends_at
         OR a.state IN ('hold', 'confirmed') AND (a.starts_at <> t.starts_at OR a.ends_at <> t.ends_at)",
    ),
    (
        "I3: no time has more experts than seats",
        "SELECT count(*) FROM occurrence t JOIN expert_order o ON o.id = t.order_id
         WHERE (SELECT count(*) FROM assignment a WHERE a.occurrence_id = t.id AND a.state IN {blocking}) > {seats}",
    ),
    (
        "I4: an expert is asked once for an order",
        "SELECT count(*) FROM offer a JOIN offer b ON a.order_id = b.order_id AND a.expert_id = b.expert_id
         AND a.id < b.id WHERE a.state IN {live_offers} AND b.state IN {live_offers}",
    ),
    (
        "I4: an expert is booked once for a time",
        "SELECT count(*) FROM assignment a JOIN assignment b ON a.occurrence_id = b.occurrence_id
         AND a.expert_id = b.expert_id AND a.id < b.id WHERE a.state IN {blocking} AND b.state IN {blocking}",
    ),
    (
        "I5: a confirmed order has an expert in every seat",
        "SELECT count(*) FROM occurrence t JOIN expert_order o ON o.id = t.order_id
         WHERE o.state = 'confirmed' AND t.state = 'planned' AND t.standing = 'planned' AND {seats} >
         (SELECT count(*) FROM assignment a WHERE a.occurrence_id = t.id AND a.state = 'confirmed')",
    ),
    (
        "I5: an order that has ended keeps nobody",
        "SELECT count(*) FROM assignment a JOIN expert_order o ON o.id = a.order_id
         WHERE o.state IN ('draft', 'withdrawn', 'cancelled', 'unfilled') AND a.state IN ('hold', 'confirmed')",
    ),
    (
        "I5: an order that has ended asks nobody",
        "SELECT count(*) FROM offer f JOIN expert_order o ON o.id = f.order_id
         WHERE o.state IN ('draft', 'confirmed', 'withdrawn', 'cancelled', 'unfilled')
         AND f.state IN ('queued', 'sent', 'interested')",
    ),
    (
        "I6: an order has one event for each change",
        "SELECT count(*) FROM expert_order o
         WHERE (SELECT count(*) FROM expert_event e WHERE e.aggregate_id = o.id) <> o.version - 1",
    ),
    (
        "I6: an offer has one event for each change",
        "SELECT count(*) FROM offer f
         WHERE (SELECT count(*) FROM expert_event e WHERE e.aggregate_id = f.id) <> f.version - 1",
    ),
    (
        "I6: a time has one event for each change",
        "SELECT count(*) FROM occurrence t
         WHERE (SELECT count(*) FROM expert_event e WHERE e.aggregate_id = t.id) <> t.version - 1",
    ),
    (
        // A time that moves is told of the time, not of each booking.
        "I6: a booking has one event for each state",
        "SELECT count(*) FROM assignment a
         WHERE (SELECT count(*) FROM expert_event e WHERE e.aggregate_id = a.id) NOT BETWEEN 1 AND a.version
         OR a.version < (SELECT max(e.version) FROM expert_event e WHERE e.aggregate_id = a.id)",
    ),
    (
        "I6: an order is where its last event led",
        "SELECT count(*) FROM expert_order o WHERE o.state <> {order_by_history}",
    ),
    (
        "I6: an offer is where its last event led",
        "SELECT count(*) FROM offer o WHERE o.state <> {offer_by_history}",
    ),
    (
        "I6: a booking is where its last event led",
        "SELECT count(*) FROM assignment o WHERE o.state <> {assignment_by_history}",
    ),
    (
        "I7: an order that was submitted counts once, another not at all",
        "SELECT count(*) FROM expert_order o WHERE CASE WHEN o.submitted_on IS NULL THEN 0 ELSE 1 END <>
         (SELECT count(*) FROM expert_event e WHERE e.aggregate_id = o.id AND e.kind = 'order_submitted'
         AND e.detail LIKE '%\"again\":false%')",
    ),
    (
        "every confirmation is told once",
        "SELECT abs((SELECT count(*) FROM expert_event WHERE kind = 'assignment_confirmed') -
         (SELECT count(*) FROM outbox WHERE dedup_key LIKE 'confirmed:%' AND recipient_kind = 'expert'))",
    ),
];

/// Fails where the database holds something that must not be. No draft may have been saved twice.
pub(crate) async fn hold(database: &Database) {
    let seats = if database.is_sqlite() {
        "CAST(json_extract(o.content, '$.seats') AS integer)"
    } else {
        "CAST(CAST(o.content AS json) ->> 'seats' AS integer)"
    };
    let blocking = AssignmentState::ALL.iter().filter(|state| state.is_blocking());
    let live = OfferState::ALL.iter().filter(|state| state.is_live());
    let mut broken = Vec::new();
    for (rule, sql) in INVARIANTS {
        let sql = sql
            .replace("{seats}", seats)
            .replace("{blocking}", &listed(blocking.clone().map(|state| state.code())))
            .replace("{live_offers}", &listed(live.clone().map(|state| state.code())))
            .replace("{order_by_history}", &by_history(booking::ORDER, OrderState::code, &[]))
            .replace("{offer_by_history}", &by_history(booking::OFFER, OfferState::code, &[]))
            .replace("{assignment_by_history}", &{
                by_history(booking::ASSIGNMENT, AssignmentState::code, &[("assignment_held", "hold")])
            });
        let found = past::texts(database, &format!("SELECT CAST(({sql}) AS text)")).await;
        if found != ["0"] {
            broken.push(format!("{rule}: {found:?}"));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

fn listed<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = codes.map(|code| format!("'{code}'")).collect();
    format!("({})", quoted.join(", "))
}

/// The state to which the last event of `o` led, by the table; its own where no event led anywhere.
fn by_history<S: Copy + PartialEq, C>(
    table: &[Transition<S, C>],
    code: fn(S) -> &'static str,
    beginnings: &[(&'static str, &'static str)],
) -> String {
    // What only ever leaves something where it is says nothing about where that is.
    let moves = table.iter().filter(|row| row.from.iter().any(|from| *from != row.to));
    let moves: Vec<(&str, &str)> =
        moves.map(|row| (row.event.code(), code(row.to))).chain(beginnings.iter().copied()).collect();
    let kinds = listed(moves.iter().map(|(kind, _)| *kind));
    let cases: Vec<String> =
        moves.iter().map(|(kind, state)| format!("WHEN '{kind}' THEN '{state}'")).collect();
    format!(
        "COALESCE((SELECT CASE e.kind {} END FROM expert_event e WHERE e.aggregate_id = o.id AND e.kind IN {kinds}
         ORDER BY e.version DESC LIMIT 1), o.state)",
        cases.join(" ")
    )
}
