//! What the orderer and the coordinators of an order write to each other.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::{Order, OrderPrivate};
use domain::id::TypedId;
use domain::identity::{Actor, Role, Scope};
use domain::time::civil_day;
use serde_json::{Value, json};
use service::ServiceError;
use service::expert::order::{self, NewOrder};
use service::expert::thread;
use service::outbox::{self, Way};

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

/// Planted, and found nowhere but in the thread itself.
const SECRET: &str = "Esimerkin asiasta 4711";

async fn write(client: &Client, order: &Order, text: &str, key: Option<&str>) -> Value {
    let document = "mutation($input: WriteOrderMessageInput!) { writeOrderMessage(input: $input) { __typename
        ... on OrderMessage { id side author text }
        ... on InvalidInput { violations { code path message args { value } } } ... on Problem { code } } }";
    let input = json!({ "orderId": order.id.node_id(), "text": text, "key": key });
    client.graphql(document, json!({ "input": input })).await
}

/// The result of a message that reached the service.
async fn written(client: &Client, order: &Order, text: &str, key: Option<&str>) -> Value {
    let answer = write(client, order, text, key).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["writeOrderMessage"].clone()
}

async fn messages(client: &Client, order: &Order) -> Vec<Value> {
    let document = "query($id: ID!) { expertOrder(id: $id) { messages { id side author text writtenAt } } }";
    let answer = client.graphql(document, json!({ "id": order.id.node_id() })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["expertOrder"]["messages"].as_array().unwrap().clone()
}

async fn submitted(service: &TestService, office: &Office) -> Order {
    office.submitted(gig(service.services.now() + Duration::hours(48), Duration::hours(1))).await
}

/// Sends what is due; whom messages about a thread went to, and that they say nothing of what was written.
async fn told(service: &TestService, order: &Order) -> Vec<String> {
    let mut told = Vec::new();
    for one in outbox::claim(&service.services, &service.url, 50).await.unwrap() {
        outbox::sent(&service.services, &one).await.unwrap();
        if one.notice.kind() == "message_arrived" {
            assert_eq!(one.notice.reference(), order.reference.as_deref());
            let says = serde_json::to_string(&one.notice).unwrap();
            assert!(!says.contains(SECRET) && says.contains(&order.id.uuid().to_string()), "{says}");
            let Way::Email(address) = one.way else { panic!("staff have an address") };
            told.push(address);
        }
    }
    told.sort();
    told
}

async fn division(service: &TestService, name: &str) -> Scope {
    let name = LocalizedText::from([("fi", name)]);
    let added = service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await;
    Scope::Division(added.unwrap().id)
}

on_both_databases! {
    async fn each_side_reads_what_the_other_has_written(service: TestService) {
        let office = Office::open(&service.services).await;
        let order = submitted(&service, &office).await;
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        assert!(messages(&orderer, &order).await.is_empty());
        // At one and the same moment: the order in which they were written is kept all the same.
        let texts = ["Sopiiko tiistai?", "Sopii.", "Entä\nkeskiviikko?", "Ei <valitettavasti>."];
        for (text, writer) in texts.iter().zip([&orderer, &coordinator].into_iter().cycle()) {
            assert_eq!(written(writer, &order, &format!(" {text}\n"), None).await["text"], *text);
        }
        for reader in [&orderer, &coordinator] {
            let read = messages(reader, &order).await;
            assert_eq!(read.iter().map(|one| &one["text"]).collect::<Vec<_>>(), texts);
            let sides: Vec<_> = read.iter().map(|one| one["side"].as_str().unwrap()).collect();
            assert_eq!(sides, ["ORDERER", "COORDINATOR", "ORDERER", "COORDINATOR"]);
            assert!(read.iter().all(|one| one["author"] == "Testi Henkilö"), "{read:?}");
        }
        // Nobody who has the order open is in the way of a message, nor a message in theirs.
        assert_eq!(office.order(&order).await.version, order.version);
        let acts = "SELECT act FROM audit_event WHERE act = 'order-message-written'";
        assert_eq!(past::texts(&service.database, acts).await.len(), texts.len());
    }

    async fn the_other_side_is_told_that_there_is_a_message_and_not_what_it_says(service: TestService) {
        let services = &service.services;
        let (here, elsewhere) = (division(&service, "Terveys").await, division(&service, "Lapset").await);
        let orderer = Office::open_for(services, Role::Orderer, here).await;
        let colleague = Office::open_for(services, Role::Orderer, here).await;
        let coordinator = Office::open(services).await;
        let stranger = Office::open_for(services, Role::Coordinator, elsewhere).await;
        let content = gig(services.now() + Duration::hours(48), Duration::hours(1));
        let draft = orderer.draft_for(here, content).await;
        let order = order::submit(services, &orderer.actor, draft.id, draft.version).await.unwrap();
        assert_eq!(told(&service, &order).await, [""; 0]);
        let write = async |office: &Office| {
            thread::write(services, &office.actor, order.id, SECRET, None).await.unwrap();
            told(&service, &order).await
        };
        let to_coordinators = write(&orderer).await;
        assert_eq!(to_coordinators.len(), 1, "the one of this part of the county: {to_coordinators:?}");
        let to_orderers = write(&coordinator).await;
        assert_eq!(to_orderers.len(), 1);
        assert_ne!(to_orderers, to_coordinators);
        assert_eq!(write(&colleague).await, to_coordinators);
        let to_both = write(&coordinator).await;
        assert!(to_both.len() == 2 && to_both.contains(&to_orderers[0]), "{to_both:?}");

        let foreign = thread::write(services, &stranger.actor, order.id, SECRET, None).await;
        assert!(matches!(foreign, Err(ServiceError::NotFound)), "{foreign:?}");
        let foreign = thread::of_order(services, &stranger.actor, order.id).await;
        assert!(matches!(foreign, Err(ServiceError::NotFound)), "{foreign:?}");
        assert_eq!(thread::of_order(services, &colleague.actor, order.id).await.unwrap().len(), 4);
        let dump = past::everything(&service.database).await;
        assert!(!past::contains(&dump, SECRET.as_bytes()), "it lies open");
    }

    async fn an_orderer_without_an_account_is_called(service: TestService) {
        let services = &service.services;
        let office = Office::open(services).await;
        let new = NewOrder {
            owner: Scope::County,
            content: gig(services.now() + Duration::hours(48), Duration::hours(1)),
            private: OrderPrivate { reach: "Tilda, 040 765 4321".to_owned(), ..OrderPrivate::default() },
            received_on: Some(civil_day(services.now())),
            key: None,
        };
        let draft = order::create(services, &office.actor, new).await.unwrap();
        let order = order::submit(services, &office.actor, draft.id, draft.version).await.unwrap();
        thread::write(services, &office.actor, order.id, SECRET, None).await.unwrap();
        assert_eq!(told(&service, &order).await, [""; 0]);
        let calls = outbox::calls(services, &office.actor).await.unwrap();
        let call = calls.iter().find(|call| call.notice.kind() == "message_arrived").unwrap();
        assert_eq!(call.reach, "Tilda, 040 765 4321");
    }

    async fn what_cannot_be_written_is_told(service: TestService) {
        let office = Office::open(&service.services).await;
        let order = submitted(&service, &office).await;
        let orderer = service.staff(Role::Orderer).await.speaking("sv");
        let longest = "ä".repeat(2_000);
        assert_eq!(written(&orderer, &order, &longest, None).await["text"], longest);
        for (text, code) in [(" \n".to_owned(), "REQUIRED"), (format!("{longest}ä"), "TOO_LONG")] {
            let refused = written(&orderer, &order, &text, None).await;
            let violation = &refused["violations"][0];
            assert_eq!((&violation["code"], &violation["path"]), (&json!(code), &json!(["text"])), "{refused}");
        }
        let starts_at = service.services.now() + Duration::hours(48);
        let draft = office.draft(gig(starts_at, Duration::hours(1))).await;
        let refused = written(&orderer, &draft, "Hej", None).await;
        assert_eq!(refused["violations"][0]["code"], "ORDER_NOT_SENT");
        let message = refused["violations"][0]["message"].as_str().unwrap();
        assert!(message.starts_with("Skicka först"), "{message}");

        // One that was given back has a thread still.
        let back = order::give_back(&service.services, &office.actor, order.id, order.version).await.unwrap();
        assert_eq!(written(&orderer, &back, "Hej", None).await["__typename"], "OrderMessage");
        assert_eq!(messages(&orderer, &back).await.len(), 2);
        let long_key = "k".repeat(101);
        assert!(!write(&orderer, &back, "Hej", Some(&long_key)).await["errors"].is_null());
    }

    async fn sent_twice_under_one_key_it_is_written_once(service: TestService) {
        let office = Office::open(&service.services).await;
        let order = submitted(&service, &office).await;
        let other_order = submitted(&service, &office).await;
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let (one, same) = tokio::join!(
            written(&orderer, &order, "Hei", Some("avain")),
            written(&orderer, &order, "Hei", Some("avain"))
        );
        assert_eq!((&one["id"], &one["text"]), (&same["id"], &json!("Hei")));
        let again = written(&orderer, &order, "Toisin", Some("avain")).await;
        assert_eq!((&again["id"], &again["text"]), (&one["id"], &json!("Hei")));
        assert_eq!(messages(&orderer, &order).await.len(), 1);
        let notices = "SELECT DISTINCT dedup_key FROM outbox WHERE kind = 'message_arrived'";
        assert_eq!(past::texts(&service.database, notices).await.len(), 1);
        // A key is its sender's own, and about one order.
        assert_ne!(written(&coordinator, &order, "Hei", Some("avain")).await["id"], one["id"]);
        assert_ne!(written(&orderer, &other_order, "Hei", Some("avain")).await["id"], one["id"]);
        assert_eq!(messages(&orderer, &order).await.len(), 2);
    }

    async fn a_message_is_written_on_the_page_of_its_order(service: TestService) {
        let office = Office::open(&service.services).await;
        let order = submitted(&service, &office).await;
        let orderer = service.staff(Role::Orderer).await;
        let path = format!("/fi/staff/orders/{}", order.id.uuid());
        let page = async |client: &Client, path: &str| client.get(path).await.text().await.unwrap();
        let html = page(&orderer, &path).await;
        let (_, rest) = html.split_once("name=\"key\" value=\"").unwrap();
        let key = rest.split('"').next().unwrap();
        let form = |text: &str| {
            vec![("key".to_owned(), key.to_owned()), ("text".to_owned(), text.to_owned())]
        };
        let long = format!("<b>{}", "ä".repeat(2_000));
        let refused = orderer.post_form(&path, &form(&long)).await;
        assert_eq!(refused.status(), 422);
        let html = refused.text().await.unwrap();
        assert!(html.contains(&"ä".repeat(2_000)) && !html.contains("<b>"), "what was typed is there, and no markup");
        for _ in 0..2 {
            let sent = orderer.post_form(&path, &form("Sopiiko <tiistai>?")).await;
            assert_eq!(sent.status(), 303);
            let to = sent.headers()["location"].to_str().unwrap();
            assert_eq!(to, format!("{path}?done=written#messages"));
        }
        let html = page(&service.staff(Role::Coordinator).await, &path).await;
        let shown = html.split("<h2 id=\"messages\">").nth(1).unwrap();
        assert_eq!(shown.matches("Sopiiko").count(), 1, "{shown}");
        assert!(shown.contains("Testi Henkilö") && !shown.contains("<tiistai>"), "{shown}");

        let anonymous = service.client().post_form(&path, &form("Hei")).await;
        assert_ne!(anonymous.status(), 303);
        let starts_at = service.services.now() + Duration::hours(48);
        let draft = office.draft(gig(starts_at, Duration::hours(1))).await;
        let html = page(&orderer, &format!("/fi/staff/orders/{}", draft.id.uuid())).await;
        assert!(!html.contains("id=\"messages\""), "nobody but the orderer's side knows of it yet");
        assert_eq!(messages(&orderer, &order).await.len(), 1);
    }
}
