//! Orders for three experts each, out of few, in any order.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::{Expert, OrderContent};
use domain::identity::Role;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use super::invariants;
use super::two::{Two, at_once, how_many};
use crate::past;
use crate::support::calls::{end, select};
use crate::support::orders::{Offered, Office, gig};
use crate::support::service::Client;

const SEED: u64 = 11;
const EXPERTS: usize = 9;
const SEATS: usize = 3;

/// Whoever locks several calendars in an order of their own waits for another who waits for them: no deadlock, and
/// no other error, reaches a client.
pub(super) async fn orders_for_three_experts_never_wait_for_each_other(two: &Two) {
    let office = Office::open(&two.here.services).await;
    let mut random = StdRng::seed_from_u64(SEED);
    println!("seed {SEED}");
    let mut experts: Vec<Expert> = Vec::new();
    for number in 0..EXPERTS {
        experts.push(office.expert(&format!("Mänty {number}")).await);
    }
    let mut orders: Vec<Offered> = Vec::new();
    for _ in 0..how_many("OSALLISTU_DEADLOCKS", 20) {
        experts.shuffle(&mut random);
        let starts_at = office.services.now() + Duration::hours(48 + i64::from(random.next_u32() % 5));
        let content = OrderContent { seats: 3, ..gig(starts_at, Duration::hours(2)) };
        let crew: Vec<&Expert> = experts.iter().take(SEATS).collect();
        orders.push(office.interested(content, &crew).await);
    }
    let clients = two.both(&two.here.staff(Role::Coordinator).await);
    let choose = async |client: &Client, one: &Offered| select(client, &one.order, &one.offers()).await;
    let told = at_once(&clients, &orders, choose).await;
    let won = told.iter().filter(|result| end(result) == "CONFIRMED").count();
    let refused = told.iter().filter(|result| end(result) == "EXPERT_DOUBLE_BOOKED").count();
    assert_eq!(won + refused, orders.len(), "{told:?}");
    assert!(won > 0 && refused > 0, "{won} won, {refused} refused");

    invariants::hold(&two.database).await;
    for (one, result) in orders.iter().zip(&told) {
        let booked = office.view(&one.order).await.assignments.len();
        let expected = if end(result) == "CONFIRMED" { SEATS } else { 0 };
        assert_eq!(booked, expected, "all three or nobody");
    }
    let held = past::texts(&two.database, "SELECT state FROM assignment WHERE state = 'hold'").await;
    assert_eq!(held, [""; 0], "nobody is left on hold");
}
