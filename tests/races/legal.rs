//! Commands that meet over one order: each is done or refused, and what is left is a state that the tables know.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::{Order, OrderContent, OrderState};
use domain::id::TypedId;
use domain::identity::Role;
use serde_json::{Value, json};
use service::ServiceError;
use service::expert::running;

use super::invariants;
use super::two::{Two, at_once};
use crate::past;
use crate::support::calls::{accept, command, end, step, withdraw};
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

const ROUNDS: i64 = 6;

/// Ends that a command which comes too late may have.
const TOO_LATE: &[&str] = &["STALE_ORDER", "ILLEGAL_TRANSITION", "OFFER_NOT_OPEN"];

fn is_legal(told: &Value, done: &str) {
    assert!(end(told) == done || TOO_LATE.contains(&end(told)), "{told}");
}

/// The use case was done or refused; the database's own trouble is nobody's business.
fn is_no_fault(result: Result<Order, ServiceError>) {
    let refused = |error: &ServiceError| {
        matches!(error, ServiceError::Invalid(_) | ServiceError::Conflict(_) | ServiceError::NotFound)
    };
    if let Err(error) = result {
        assert!(refused(&error), "{error:?}");
    }
}

/// Moves the first time of an order by a quarter of an hour.
async fn move_a_quarter(office: &Office, order: &Order) -> Result<Order, ServiceError> {
    let time = office.view(order).await.occurrences[0];
    let quarter = Duration::minutes(15);
    let to = (time.busy.starts_at + quarter, time.busy.ends_at + quarter);
    running::reschedule(&office.services, &office.actor, order.id, order.version, time.id, to).await
}

pub(super) async fn whatever_meets_ends_in_a_legal_state(two: &Two) {
    let office = Office::open(&two.here.services).await;
    let [here, there] = two.both(&two.here.staff(Role::Coordinator).await);
    let (first, second) = (office.expert("Pihlaja").await, office.expert("Raita").await);
    let beside = office
        .confirmed(gig(office.services.now() + Duration::hours(40), Duration::hours(1)), &[&first])
        .await;
    for round in 0..ROUNDS {
        let starts_at = office.services.now() + Duration::hours(48 + 4 * round);
        let content = OrderContent { seats: 2, ..gig(starts_at, Duration::hours(1)) };
        let asked = office.offered(content, &[&first, &second]).await;
        assert_eq!(end(&accept(&two.one.client(), &asked.token(0)).await), "ACCEPTED");
        let order = &asked.order;
        let (stranger, token) = (two.other.client(), asked.token(1));
        let (accepted, confirmed, withdrawn, moved) = tokio::join!(
            accept(&stranger, &token),
            step(&here, "confirmExpertOrder", order),
            withdraw(&there, order),
            move_a_quarter(&office, order),
        );
        is_legal(&accepted, "ACCEPTED");
        is_legal(&confirmed, "CONFIRMED");
        is_legal(&withdrawn, "WITHDRAWN");
        is_no_fault(moved);

        let now = office.order(order).await;
        assert!(
            matches!(now.state, OrderState::Confirmed | OrderState::Withdrawn | OrderState::Offering),
            "{now:?}"
        );
        let (once, twice, away, moved) = tokio::join!(
            step(&here, "cancelExpertOrder", &now),
            step(&there, "cancelExpertOrder", &now),
            running::withdraw_expert(&office.services, &office.actor, now.id, second.id),
            move_a_quarter(&office, &now),
        );
        is_legal(&once, "CANCELLED");
        is_legal(&twice, "CANCELLED");
        let cancelled = [&once, &twice].into_iter().filter(|told| end(told) == "CANCELLED").count();
        assert!(cancelled <= 1, "called off twice");
        is_no_fault(away);
        is_no_fault(moved);
        invariants::hold(&two.database).await;
    }
    assert_eq!(office.order(&beside).await, beside, "another order is left alone");
}

/// A client that hears nothing sends its draft again, perhaps to another process.
pub(super) async fn the_same_key_sent_twice_is_one_order(two: &Two) {
    let clients = two.both(&two.here.staff(Role::Orderer).await);
    let count = "SELECT CAST(count(*) AS text) FROM expert_order";
    let before: usize = past::texts(&two.database, count).await[0].parse().unwrap();
    let starts_at = two.here.services.now() + Duration::hours(48);
    let keys: Vec<String> = (0..20).map(|number| format!("key {}", number / 2)).collect();
    let create = async |client: &Client, key: &String| {
        let content = json!({ "title": "Luento", "description": "Kerro.", "gigType": "LECTURE", "language": "fi",
            "mode": "REMOTE", "times": [{ "startsAt": starts_at, "endsAt": starts_at + Duration::hours(1) }] });
        let input = json!({ "content": content, "key": key });
        command(client, "createExpertOrder", "CreateExpertOrderInput", input).await
    };
    let told = at_once(&clients, &keys, create).await;
    for pair in told.chunks(2) {
        assert_eq!(end(&pair[0]), "DRAFT");
        assert_eq!(pair[0]["id"], pair[1]["id"], "{pair:?}");
    }
    let after: usize = past::texts(&two.database, count).await[0].parse().unwrap();
    assert_eq!(after - before, keys.len() / 2);
    let own = told[0]["id"].as_str().unwrap();
    assert!(domain::id::OrderId::parse_node_id(own).is_some(), "{own}");
}
