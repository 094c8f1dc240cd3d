//! Row 45: what belongs to another part of the county is told apart from what does not exist by nobody.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::Order;
use domain::id::TypedId;
use domain::identity::{Actor, Role, Scope};
use domain::{LanguageTag, LocalizedText};
use serde_json::{Value, json};

use crate::booking;
use crate::sdl;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

async fn division(service: &TestService, name: &str) -> Scope {
    let finnish = LanguageTag::finnish();
    let mut text = LocalizedText::default();
    text.set(finnish.clone(), name, &finnish);
    let added = ::service::county::add_division(&service.services, &Actor::System, text, Vec::new());
    Scope::Division(added.await.unwrap().id)
}

/// What an input that is about an order says in a field it cannot do without.
fn value(field: &str, order: &str, version: i64) -> Value {
    match field {
        "orderId" => json!(order),
        "version" => json!(version),
        "content" => booking::content(),
        // Said of one that is taken back as of one that is left unfilled.
        "reason" => json!("NEED_ENDED"),
        "experts" => json!([format!("Expert:{NOBODY}")]),
        "absent" => json!([]),
        "place" => json!("Kirjasto"),
        "reserve" => json!([]),
        "offers" => json!([format!("Offer:{NOBODY}")]),
        "expertId" => json!(format!("Expert:{NOBODY}")),
        "occurrenceId" => json!(format!("Occurrence:{NOBODY}")),
        "change" => json!("SKIP"),
        "description" => json!("Toisin."),
        "seats" => json!(1),
        "text" => json!("Hei"),
        "startsAt" => json!("2027-06-02T09:00:00Z"),
        "endsAt" => json!("2027-06-02T10:00:00Z"),
        other => panic!("say here what {other} is"),
    }
}

/// A call of each field that takes the id of an order: its name, the document and its variables.
fn calls(order: &str, version: i64) -> Vec<(String, String, Value)> {
    let mut found = vec![(
        "expertOrder".to_owned(),
        "query($id: ID!) { expertOrder(id: $id) { title state version } }".to_owned(),
        json!({ "id": order }),
    )];
    let types = sdl::types();
    for field in &sdl::named("Mutation").fields {
        let name = &field.name;
        for (argument, of) in &field.arguments {
            if argument == "orderId" {
                let document = format!("mutation($id: {of}) {{ {name}(orderId: $id) {{ __typename }} }}");
                found.push((name.clone(), document, json!({ "id": order })));
            }
            let kind = of.trim_end_matches('!');
            let Some(input) = types.iter().find(|found| found.is_input && found.name == kind) else {
                continue;
            };
            if !input.fields.iter().any(|field| field.name == "orderId") {
                continue;
            }
            let needed = input.fields.iter().filter(|field| field.of.ends_with('!'));
            let fields = needed.map(|field| (field.name.clone(), value(&field.name, order, version)));
            let document =
                format!("mutation($input: {of}) {{ {name}({argument}: $input) {{ __typename }} }}");
            found.push((name.clone(), document, json!({ "input": Value::Object(fields.collect()) })));
        }
    }
    found
}

/// What somebody is told who asks for each field about an order.
async fn told(client: &Client, order: &str, version: i64) -> Vec<(String, Value)> {
    let mut answers = Vec::new();
    for (name, document, variables) in calls(order, version) {
        answers.push((name, client.graphql(&document, variables).await));
    }
    answers
}

on_both_databases! {
    async fn an_order_of_others_is_answered_as_one_that_does_not_exist(service: TestService) {
        let own = division(&service, "Ikäihmisten palvelut").await;
        let elsewhere = division(&service, "Lasten palvelut").await;
        let office = Office::open(&service.services).await;
        let hour = Duration::hours(1);
        let content = gig(service.services.now() + Duration::hours(48), hour);
        let draft = office.draft_for(own, content.clone()).await;
        let sent = office.draft_for(own, content).await;
        let sent = ::service::expert::order::submit(&service.services, &office.actor, sent.id, sent.version);
        let orders: [Order; 2] = [draft, sent.await.unwrap()];
        assert!(calls(NOBODY, 1).len() >= 12, "this does walk the mutations");

        for role in [Role::Orderer, Role::Coordinator] {
            let stranger = service.staff_in(role, elsewhere).await;
            for order in &orders {
                let unknown = told(&stranger, &format!("ExpertOrder:{NOBODY}"), order.version).await;
                let foreign = told(&stranger, &order.id.node_id(), order.version).await;
                assert_eq!(foreign, unknown, "{role:?}");
                for (field, answer) in &foreign {
                    let code = answer["errors"][0]["extensions"]["code"].as_str();
                    let is_hidden = matches!(code, Some("NOT_FOUND" | "FORBIDDEN"));
                    // What experts alone do, staff have to be experts for.
                    let is_experts_own = field == "withdrawFromGig" && code == Some("UNAUTHENTICATED");
                    assert!(is_hidden || is_experts_own, "{field} as {role:?}: {answer}");
                }
                assert_eq!(&office.order(order).await, order, "nothing has happened to it");
            }
            let list = "{ expertOrders { nodes { id } } }";
            let listed = stranger.graphql(list, json!({})).await;
            assert_eq!(listed["data"]["expertOrders"]["nodes"], json!([]), "{listed}");
            let owner = service.staff_in(role, own).await;
            let listed = owner.graphql(list, json!({})).await;
            let seen = listed["data"]["expertOrders"]["nodes"].as_array().unwrap().len();
            assert_eq!(seen, orders.len(), "{role:?} of the division itself: {listed}");
        }
    }
}
