//! PostgreSQL whose administrator has made another isolation level the default.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::identity::Role;

use super::invariants;
use super::rivals::{assert_each_time_has_one_winner, disjoint};
use super::two::{Two, at_once, postgres};
use crate::past;
use crate::support::calls::{accept, end, step};
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

async fn races(level: &str) {
    let Some(database) = postgres().await else { return };
    let set = format!(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ''{level}''',
         current_database()); END $$"
    );
    past::execute(&database, &set).await;
    let found = past::texts(&database, "SELECT current_setting('default_transaction_isolation')").await;
    assert_eq!(found, [level], "the setting is in force for whoever connects from now on");
    let two = Two::start(database).await;

    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Kuusi").await;
    let orders = disjoint(&office, &expert, office.services.now(), 2).await;
    let call = async |client: &Client, (_, token): &(i64, String)| accept(client, token).await;
    let told = at_once(&two.strangers(), &orders, call).await;
    assert_each_time_has_one_winner(&orders, &told);

    // Two who change one order at once: the later one has seen what is no longer so, and is told that.
    let starts_at = office.services.now() + Duration::hours(24 * 20);
    let order = office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
    let clients = two.both(&two.here.staff(Role::Coordinator).await);
    let cancel = async |client: &Client, (): &()| step(client, "cancelExpertOrder", &order).await;
    let told = at_once(&clients, &[(), (), (), ()], cancel).await;
    let mut ends: Vec<&str> = told.iter().map(end).collect();
    ends.sort_unstable();
    assert_eq!(ends, ["CANCELLED", "STALE_ORDER", "STALE_ORDER", "STALE_ORDER"]);
    invariants::hold(&two.database).await;
}

#[tokio::test]
async fn one_wins_where_repeatable_read_is_the_default() {
    races("repeatable read").await;
}

#[tokio::test]
async fn one_wins_where_serializable_is_the_default() {
    races("serializable").await;
}
