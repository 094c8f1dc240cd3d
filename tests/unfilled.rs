//! The figures of orders: why some were left without an expert, how long they wait, and what everybody learns of them.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::{OrderState, UnfilledReason, WithdrawReason};
use domain::id::TypedId;
use domain::identity::Role;
use serde_json::{Value, json};
use service::expert::{answering, order, report};

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

/// What anybody is told of the orders from one day to the one before another.
async fn total(service: &TestService, from: &str, until: &str) -> Value {
    let document =
        "query($from: Date!, $until: Date!) { expertOrderTotal(from: $from, until: $until) { orders gigs } }";
    let answer = service.client().graphql(document, json!({ "from": from, "until": until })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["expertOrderTotal"].clone()
}

/// The median of the days that the orders of the month waited for their confirmation.
async fn median(service: &TestService) -> Value {
    let document =
        "{ expertOrderFigures(from: \"2026-11-01\", until: \"2026-12-01\") { confirmed medianDays } }";
    let answer = service.staff(Role::Coordinator).await.graphql(document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["expertOrderFigures"].clone()
}

on_both_databases! {
    async fn everybody_learns_how_much_was_ordered_and_nothing_more(service: TestService) {
        let office = Office::open(&service.services).await;
        let mut experts = Vec::new();
        for alias in ["Kuusi", "Koivu", "Leppä", "Mänty", "Haapa"] {
            experts.push(office.expert(alias).await);
        }
        let all: Vec<_> = experts.iter().collect();
        let now = service.services.now();
        let held = office.confirmed(gig(now + Duration::hours(24), Duration::hours(1)), &all).await;
        let mut others = Vec::new();
        for _ in 0..5 {
            others.push(office.submitted(gig(now + Duration::days(9), Duration::hours(1))).await);
        }
        let half_year = ("2026-07-01", "2027-01-01");
        assert_eq!(total(&service, half_year.0, half_year.1).await, json!({ "orders": 6, "gigs": 0 }));
        service.clock.advance(Duration::hours(26));
        office.report_held(&held).await;
        let whole = json!({ "orders": 6, "gigs": 5 });
        assert_eq!(total(&service, half_year.0, half_year.1).await, whole);
        assert_eq!(total(&service, "2026-11-21", "2026-11-22").await, whole, "of that day");
        let none = json!({ "orders": 0, "gigs": 0 });
        assert_eq!(total(&service, "2026-11-22", "2027-01-01").await, none, "gigs count with their orders");
        assert_eq!(total(&service, "2026-12-31", "2026-07-01").await, none);

        let take_back = async |place: usize, reason: WithdrawReason| {
            let one = &others[place];
            order::withdraw(&service.services, &office.actor, one.id, one.version, reason).await.unwrap();
            total(&service, half_year.0, half_year.1).await["orders"].clone()
        };
        assert_eq!(take_back(0, WithdrawReason::NeedEnded).await, 6, "it was an order");
        assert_eq!(take_back(1, WithdrawReason::Mistake).await, 5);
        let page = async |language: &str| {
            let reply = service.client().get(&format!("/{language}/experts")).await;
            assert_eq!(reply.status(), 200, "{language}");
            reply.text().await.unwrap()
        };
        let html = page("fi").await;
        let figures = html.split("<tbody>").nth(1).unwrap();
        let rows: Vec<&str> = figures.split("<tr>").skip(1).collect();
        assert!(rows[0].contains("1.7.2026–31.12.2026") && rows[0].matches(">5<").count() == 2, "{figures}");
        assert!(rows[1].contains("1.1.2026–30.6.2026") && rows[1].matches(">0<").count() == 2, "{figures}");
        assert_eq!(take_back(2, WithdrawReason::Duplicate).await, Value::Null, "four are too few to tell");
        assert!(page("fi").await.contains("<td class=\"number\">alle viisi</td>"));
        for (language, title) in [("sv", "Erfarenhetsexperter"), ("en", "Experts by experience"), ("fi-simple", "Kokemusasiantuntijat")] {
            let html = page(language).await;
            assert!(html.contains(&format!("<h1>{title}</h1>")) && !html.contains("<p><span lang="), "{language}: {html}");
        }
        let list = service.client().get("/fi/").await.text().await.unwrap();
        assert!(list.contains("href=\"/fi/experts\""), "every page leads there: {list}");

        let odd = "{ expertOrderTotal(from: \"-4800-01-01\", until: \"+12026-01-01\") { orders } }";
        let refused = service.client().graphql(odd, json!({})).await;
        assert!(!refused["errors"].is_null() && !refused.to_string().contains("INTERNAL"), "{refused}");
    }

    async fn the_programme_officer_follows_the_figures_and_sees_no_order(service: TestService) {
        let office = Office::open(&service.services).await;
        office.submitted(gig(service.services.now() + Duration::hours(48), Duration::hours(1))).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let document = "{ expertOrderFigures(from: \"2026-11-01\", until: \"2026-12-01\") { submitted } }";
        let answer = officer.graphql(document, json!({})).await;
        assert_eq!(answer["data"]["expertOrderFigures"]["submitted"], 1, "{answer}");
        let desk = officer.get("/en/staff").await.text().await.unwrap();
        assert!(desk.contains("/en/staff/orders/figures\"") && !desk.contains("/en/staff/orders\""), "{desk}");
        let page = officer.get("/en/staff/orders/figures").await;
        assert_eq!(page.status(), 200);
        let html = page.text().await.unwrap();
        assert!(html.contains("Orders for experts") && !html.contains("/en/staff/orders\""), "{html}");
        assert!(!html.contains("id=\"fairness\""), "how gigs are shared is for coordinators");
        assert_eq!(officer.get("/en/staff/orders").await.status(), 403);
        let orders = officer.graphql("{ expertOrders { nodes { title } } }", json!({})).await;
        assert_eq!(orders["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let html = service.staff(Role::Orderer).await.get("/en/staff/orders/figures").await.text().await.unwrap();
        assert!(html.contains("/en/staff/orders\""), "orderers go back to theirs");
        assert_eq!(service.staff(Role::Analyst).await.get("/en/staff/orders/figures").await.status(), 403);
    }

    async fn half_of_the_orders_are_confirmed_within_the_median(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        for (number, days) in (0..).zip([0, 0, 1, 2, 2]) {
            assert_eq!(median(&service).await, json!({ "confirmed": number, "medianDays": null }));
            let starts_at = service.services.now() + Duration::days(20 + number);
            let asked = office.offered(gig(starts_at, Duration::hours(1)), &[&expert]).await;
            service.clock.advance(Duration::days(days));
            answering::accept(&service.services, &asked.links[0].token).await.unwrap();
            assert_eq!(office.order(&asked.order).await.state, OrderState::Confirmed);
        }
        assert_eq!(median(&service).await, json!({ "confirmed": 5, "medianDays": 1 }));
        let coordinator = service.staff(Role::Coordinator).await;
        let html = coordinator.get("/en/staff/orders/figures?from=2026-11-01&until=2026-11-30").await.text().await.unwrap();
        assert!(html.contains("<dt>Days from sending to confirmation (median)</dt><dd>1</dd>"), "{html}");
    }

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
