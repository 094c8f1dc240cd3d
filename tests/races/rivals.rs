//! Many want one expert at once.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, Utc};
use domain::expert::Expert;
use domain::id::TypedId;
use domain::identity::Role;
use serde_json::Value;

use super::two::{Two, at_once, how_many};
use crate::past;
use crate::support::Database;
use crate::support::calls::{accept, end, select};
use crate::support::orders::{Offered, Office, gig};
use crate::support::service::Client;

const TIMES: i64 = 20;

/// Orders that overlap, a minute apart, each with an offer to this expert; interested where `may_choose`.
async fn rivals(office: &Office, expert: &Expert, count: usize, may_choose: bool) -> Vec<Offered> {
    let first = office.services.now() + Duration::hours(48);
    let mut orders = Vec::new();
    for minute in (0..).take(count) {
        let content = gig(first + Duration::minutes(minute), Duration::hours(5));
        orders.push(if may_choose {
            office.interested(content, &[expert]).await
        } else {
            office.offered(content, &[expert]).await
        });
    }
    orders
}

/// One won and every other was told why not.
fn assert_one_wins(told: &[Value], won: &str) {
    let count = |wanted: &str| told.iter().filter(|result| end(result) == wanted).count();
    assert_eq!((count(won), count("EXPERT_DOUBLE_BOOKED")), (1, told.len() - 1), "{told:?}");
}

/// What is left of a race: one booking, one confirmed order and one message about it.
async fn assert_one_is_booked(database: &Database, expert: &Expert) {
    let of_expert = |sql: &str| {
        let id = expert.id.uuid().simple().to_string();
        let id = if database.is_sqlite() { format!("x'{id}'") } else { format!("'{id}'") };
        format!("{sql} {id}")
    };
    let booked = of_expert("SELECT state FROM assignment WHERE expert_id =");
    assert_eq!(past::texts(database, &booked).await, ["confirmed"]);
    let confirmed = of_expert(
        "SELECT e.kind FROM expert_event e JOIN assignment a ON a.order_id = e.aggregate_id
         WHERE e.kind = 'order_confirmed' AND a.expert_id =",
    );
    assert_eq!(past::texts(database, &confirmed).await, ["order_confirmed"]);
    let told = of_expert("SELECT kind FROM outbox WHERE dedup_key LIKE 'confirmed:%' AND recipient =");
    assert_eq!(past::texts(database, &told).await.len(), 1);
    let sql = "SELECT CAST(calendar_version AS text) FROM expert WHERE id =";
    let version = past::texts(database, &of_expert(sql)).await;
    assert_eq!(version, ["1"], "whoever was refused has left nothing, not even a turned page");
}

/// Offers that book: everybody's expert says yes at once.
pub(super) async fn of_many_who_say_yes_one_wins(two: &Two) {
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Kuusi").await;
    let orders = rivals(&office, &expert, how_many("OSALLISTU_RIVALS", 40), false).await;
    let tokens: Vec<String> = orders.iter().map(|order| order.token(0)).collect();
    let told = at_once(&two.strangers(), &tokens, async |client: &Client, token: &String| {
        accept(client, token).await
    })
    .await;
    assert_one_wins(&told, "ACCEPTED");
    assert_one_is_booked(&two.database, &expert).await;
}

/// Offers that ask: the coordinator chooses the same expert for everything at once.
pub(super) async fn of_many_who_are_chosen_one_wins(two: &Two) {
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Koivu").await;
    let orders = rivals(&office, &expert, how_many("OSALLISTU_RIVALS", 40) / 2, true).await;
    let clients = two.both(&two.here.staff(Role::Coordinator).await);
    let choose = async |client: &Client, one: &Offered| select(client, &one.order, &one.offers()).await;
    let told = at_once(&clients, &orders, choose).await;
    assert_one_wins(&told, "CONFIRMED");
    assert_one_is_booked(&two.database, &expert).await;
}

/// Twenty times that do not touch, several orders for each.
pub(super) async fn each_of_twenty_times_has_one_winner(two: &Two) {
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Leppä").await;
    let per_time = how_many("OSALLISTU_RIVALS", 40).div_ceil(20).max(2);
    let orders = disjoint(&office, &expert, office.services.now(), per_time).await;
    let call = async |client: &Client, (_, token): &(i64, String)| accept(client, token).await;
    let told = at_once(&two.strangers(), &orders, call).await;
    assert_each_time_has_one_winner(&orders, &told);
}

/// The links of orders for one expert, each with the number of the time that it is for.
pub(super) async fn disjoint(
    office: &Office,
    expert: &Expert,
    now: DateTime<Utc>,
    per_time: usize,
) -> Vec<(i64, String)> {
    let mut links = Vec::new();
    for time in 0..TIMES {
        // Neighbours go through different processes.
        for _ in 0..per_time {
            let content = gig(now + Duration::hours(48 + 2 * time), Duration::hours(1));
            links.push((time, office.offered(content, &[expert]).await.token(0)));
        }
    }
    links
}

pub(super) fn assert_each_time_has_one_winner(orders: &[(i64, String)], told: &[Value]) {
    for time in 0..TIMES {
        let of_time = orders.iter().zip(told).filter(|((of, _), _)| *of == time);
        let ends: Vec<&str> = of_time.map(|(_, result)| end(result)).collect();
        let won = ends.iter().filter(|end| **end == "ACCEPTED").count();
        let refused = ends.iter().filter(|end| **end == "EXPERT_DOUBLE_BOOKED").count();
        assert_eq!((won, refused), (1, ends.len() - 1), "time {time}: {ends:?}");
    }
}
