//! Why orders were left without an expert, and how many for each reason.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::{OrderState, UnfilledReason};
use domain::id::TypedId;
use domain::identity::Role;
use serde_json::{Value, json};
use service::expert::{order, report};

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

async fn give_up(service: &TestService, office: &Office, reason: UnfilledReason) {
    let order = office.submitted(gig(service.services.now() + Duration::hours(48), Duration::hours(1))).await;
    let given_up = order::give_up(&service.services, &office.actor, order.id, order.version, reason).await;
    assert_eq!(given_up.unwrap().state, OrderState::Unfilled);
}

/// The reasons of the month with their numbers, and how many orders were left unfilled in it.
async fn reasons(client: &Client) -> (Vec<(String, Value)>, Value) {
    let document = "{ expertOrderBreakdown(from: \"2026-11-01\", until: \"2026-12-01\", by: UNFILLED_REASON)
        { code orders } expertOrderFigures(from: \"2026-11-01\", until: \"2026-12-01\") { unfilled } }";
    let answer = client.graphql(document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let groups = answer["data"]["expertOrderBreakdown"].as_array().unwrap();
    let group = |group: &Value| (group["code"].as_str().unwrap().to_owned(), group["orders"].clone());
    (groups.iter().map(group).collect(), answer["data"]["expertOrderFigures"]["unfilled"].clone())
}

on_both_databases! {
    async fn reasons_are_counted_and_small_numbers_hidden(service: TestService) {
        let office = Office::open(&service.services).await;
        let soon = gig(service.services.now() + Duration::hours(2), Duration::hours(1));
        let passed = office.submitted(soon).await;
        for (reason, orders) in [
            (UnfilledReason::NobodyFree, 7),
            (UnfilledReason::NobodyAccepted, 6),
            (UnfilledReason::NoEligibleExpert, 4),
            (UnfilledReason::ShortNotice, 2),
        ] {
            for _ in 0..orders {
                give_up(&service, &office, reason).await;
            }
        }
        service.clock.advance(Duration::hours(3));
        assert_eq!(report::end_passed(&service.services).await.unwrap(), 1);
        assert_eq!(office.order(&passed).await.state, OrderState::Unfilled);

        let coordinator = service.staff(Role::Coordinator).await;
        let (groups, unfilled) = reasons(&coordinator).await;
        let expected = [
            ("nobody_free", json!(7)),
            ("nobody_accepted", json!(6)),
            ("no_eligible_expert", Value::Null),
            ("short_notice", Value::Null),
            ("time_passed", Value::Null),
        ];
        assert_eq!(groups, expected.map(|(code, orders)| (code.to_owned(), orders)));
        assert_eq!(unfilled, 20);
        let path = "/en/staff/orders/figures?from=2026-11-01&until=2026-11-30";
        let html = coordinator.get(path).await.text().await.unwrap();
        let table = html.split("<h3 id=\"by-reason\">").nth(1).unwrap().split("</table>").next().unwrap();
        assert!(table.contains("Nobody suitable is free") && table.contains("Too few to show"), "{table}");
        assert!(!table.contains(">4<") && !table.contains(">2<") && !table.contains(">1<"), "{table}");
    }

    async fn one_small_reason_does_not_follow_from_the_whole(service: TestService) {
        let office = Office::open(&service.services).await;
        for _ in 0..5 {
            give_up(&service, &office, UnfilledReason::NobodyFree).await;
        }
        give_up(&service, &office, UnfilledReason::NeedEnded).await;
        let (groups, unfilled) = reasons(&service.staff(Role::Coordinator).await).await;
        assert_eq!((groups.len(), unfilled), (2, json!(6)));
        assert!(groups.iter().all(|(_, orders)| orders.is_null()), "{groups:?}");
    }

    async fn nobody_gives_up_without_saying_why(service: TestService) {
        let office = Office::open(&service.services).await;
        let content = gig(service.services.now() + Duration::hours(48), Duration::hours(1));
        let order = office.submitted(content).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let figures = coordinator.get("/fi/staff/orders/figures").await.text().await.unwrap();
        assert!(!figures.contains("by-reason"), "there is nothing to explain");
        let path = format!("/fi/staff/orders/{}/give-up", order.id.uuid());
        let form = |reason: &str| {
            let fields = [("version", order.version.to_string()), ("reason", reason.to_owned())];
            fields.map(|(name, value)| (name.to_owned(), value)).to_vec()
        };
        let asked = coordinator.get(&path).await.text().await.unwrap();
        for reason in UnfilledReason::ALL {
            assert!(asked.contains(&format!("value=\"{}\"", reason.code())), "{reason:?}");
        }
        for none in ["", "mistake"] {
            assert_eq!(coordinator.post_form(&path, &form(none)).await.status(), 422, "{none}");
        }
        assert_eq!(office.order(&order).await, order);
        let without = "mutation($input: GiveUpExpertOrderInput!) { giveUpExpertOrder(input: $input) { __typename } }";
        let input = json!({ "orderId": order.id.node_id(), "version": order.version });
        assert!(!coordinator.graphql(without, json!({ "input": input })).await["errors"].is_null());
        assert_eq!(coordinator.post_form(&path, &form("short_notice")).await.status(), 303);
        assert_eq!(office.order(&order).await.state, OrderState::Unfilled);
        let why = "query($id: ID!) { expertOrder(id: $id) { state unfilledReason } }";
        let orderer = service.staff(Role::Orderer).await;
        let told = orderer.graphql(why, json!({ "id": order.id.node_id() })).await;
        let expected = json!({ "state": "UNFILLED", "unfilledReason": "SHORT_NOTICE" });
        assert_eq!(told["data"]["expertOrder"], expected, "{told}");
        let page = orderer.get(&format!("/en/staff/orders/{}", order.id.uuid())).await.text().await.unwrap();
        assert!(page.contains("The order came too close to its time"), "{page}");
        let details = "SELECT detail FROM expert_event WHERE kind = 'order_unfilled_final'";
        let details: Vec<Value> = past::texts(&service.database, details)
            .await
            .iter()
            .map(|detail| serde_json::from_str(detail).unwrap())
            .collect();
        assert_eq!(details, [json!({ "by": "coordinator", "reason": "short_notice" })]);
    }
}
