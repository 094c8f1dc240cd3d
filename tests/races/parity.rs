//! PostgreSQL's constraint and SQLite's triggers refuse the same bookings: those that a look at every pair refuses.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::naive::Plain;
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};

const SEED: u64 = 15;
const WRITES: usize = 400;
const STATES: [&str; 6] = ["hold", "confirmed", "held", "no_show", "released", "cancelled"];

/// One booking, as a person would keep it on paper.
#[derive(Clone, Copy)]
struct Row {
    from: i64,
    until: i64,
    state: &'static str,
}

impl Row {
    /// Short and long, many with a border in common.
    fn random(random: &mut StdRng) -> Self {
        let mut below = |limit: u32| random.next_u32() % limit;
        let from = i64::from(below(400)) * 5;
        let until = from + 5 + i64::from(below(12)) * 5;
        Self { from, until, state: STATES[usize::try_from(below(6)).unwrap()] }
    }

    fn blocks(self) -> bool {
        ["hold", "confirmed", "held"].contains(&self.state)
    }

    fn clashes(self, other: Self) -> bool {
        self.blocks() && other.blocks() && self.from < other.until && other.from < self.until
    }
}

/// Writes a booking, each for a time of its own, so that no other rule is in the way.
fn insert(id: &str, Row { from, until, state }: Row) -> [String; 2] {
    let times = format!("{from}, {until}, {from}, {until}");
    [
        format!(
            "INSERT INTO occurrence (id, order_id, state, starts_at, ends_at, busy_from, busy_until)
             SELECT {id}, id, 'replaced', {times} FROM expert_order"
        ),
        format!(
            "INSERT INTO assignment
                (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
             SELECT {id}, {id}, o.id, e.id, {times}, '{state}', 1 FROM expert_order o, expert e"
        ),
    ]
}

fn update(id: &str, Row { from, until, state }: Row) -> String {
    format!(
        "UPDATE assignment SET starts_at = {from}, ends_at = {until}, busy_from = {from}, busy_until = {until},
            state = '{state}' WHERE id = {id}"
    )
}

on_both_databases! {
    async fn the_rule_refuses_what_a_look_at_every_pair_refuses(service: TestService) {
        let office = Office::open(&service.services).await;
        office.expert("Kuusi").await;
        office.draft(gig(service.services.now() + Duration::hours(48), Duration::hours(1))).await;
        let is_sqlite = service.database.is_sqlite();
        let id = |number: usize| {
            if is_sqlite { format!("x'{number:032x}'") } else { format!("CAST('{number:032x}' AS uuid)") }
        };
        let mut random = StdRng::seed_from_u64(SEED);
        println!("seed {SEED}");
        let mut plain = Plain::connect(&service.database).await;
        let mut rows: Vec<(usize, Row)> = Vec::new();
        let mut refused = 0;
        for number in 0..WRITES {
            let row = Row::random(&mut random);
            let moved = usize::try_from(random.next_u32()).unwrap() % (rows.len() + 20);
            let changed = rows.get(moved).map(|(id, _)| *id);
            let expected = rows.iter().any(|(other, kept)| Some(*other) != changed && row.clashes(*kept));
            let written = match changed {
                Some(changed) => plain.run(&update(&id(changed), row)).await,
                None => {
                    let [time, booking] = insert(&id(number), row);
                    plain.run(&time).await.unwrap();
                    plain.run(&booking).await
                }
            };
            assert_eq!(written.is_err(), expected, "{} {} {}", row.from, row.until, row.state);
            refused += usize::from(expected);
            match changed {
                _ if expected => {}
                Some(_) => rows[moved].1 = row,
                None => rows.push((number, row)),
            }
        }
        assert!(refused > 20 && rows.len() > 20, "{refused} refused, {} kept", rows.len());
    }
}
