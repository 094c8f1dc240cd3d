//! Races for experts through two processes of the program on one database, and what happens without the barriers.
//!
//! `OSALLISTU_RIVALS=200 OSALLISTU_DEADLOCKS=60 cargo test --workspace --test main races` is the long run.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod barriers;
mod crews;
pub(crate) mod invariants;
mod isolation;
mod killed;
mod legal;
mod naive;
mod parity;
mod rivals;
mod two;

use two::{Two, database, postgres};

/// The races share two processes: starting them takes longer than most of the races.
async fn run(two: &Two) {
    rivals::of_many_who_say_yes_one_wins(two).await;
    rivals::of_many_who_are_chosen_one_wins(two).await;
    rivals::each_of_twenty_times_has_one_winner(two).await;
    crews::orders_for_three_experts_never_wait_for_each_other(two).await;
    legal::whatever_meets_ends_in_a_legal_state(two).await;
    legal::the_same_key_sent_twice_is_one_order(two).await;
    invariants::hold(&two.database).await;
}

#[tokio::test]
async fn through_two_processes_on_sqlite() {
    run(&Two::start(database().await).await).await;
}

#[tokio::test]
async fn through_two_processes_on_postgres() {
    let Some(database) = postgres().await else { return };
    run(&Two::start(database).await).await;
}
