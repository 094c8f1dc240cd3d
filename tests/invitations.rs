//! Random invitations over HTTP: a sample is taken in, written to and printed; whoever has a code applies once, a household
//! gets one seat, and those who do not apply are forgotten.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::{PanelId, TypedId};
use domain::identity::Role;
use domain::message::Notice;
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::members;
use crate::panels::{PANEL, called, codes, content, moved};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

/// Six people, the first two of one home; the last has a message only.
const SAMPLE: &str = "nimi;lähiosoite;postinumero;postitoimipaikka;sähköposti;kieli
Aino Otos;Rantatie 1;00100;Helsinki;aino@example.fi;sv
Onni Otos;RANTATIE 1;00100;HELSINKI;;fi
Eeva Otos;Rantatie 2;00100;Helsinki;;
Olli Otos;Rantatie 3;00100;Helsinki;;
Elli Otos;Rantatie 4;00100;Helsinki;;
Emil Otos;;;;emil@example.fi;fi
";

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

/// A panel of three seats to which those apply who are invited; its call ends in thirty days.
async fn by_invitation(service: &TestService, client: &Client) -> Value {
    recruiting(service, client, json!({ "isByInvitation": true })).await
}

/// A panel of three seats that looks for members; `more` stands in its call.
async fn recruiting(service: &TestService, client: &Client, more: Value) -> Value {
    let mut content = content("Asukaspaneeli");
    content["seats"] = json!(3);
    let draft = called(client, "createPanel", json!({ "owner": {}, "content": content }), PANEL).await;
    let mut call = members::call(&day(service, 30));
    call["features"] = json!([]);
    for (key, value) in more.as_object().unwrap() {
        call[key] = value.clone();
    }
    let input = json!({ "panelId": draft["id"], "version": draft["version"], "call": call });
    let saved = called(client, "saveOpenCall", input, PANEL).await;
    assert_eq!(saved["__typename"], "Panel", "{saved}");
    moved(client, &saved, "RECRUIT").await
}

async fn run(client: &Client, field: &str, arguments: &str, panel: &Value, csv: &str) -> Value {
    let document =
        format!("mutation($id: ID!, $csv: String!) {{ {field}(panelId: $id{arguments}) {{ {PANEL} }} }}");
    let document = if arguments.is_empty() { document.replace(", $csv: String!", "") } else { document };
    let answer = client.graphql(&document, json!({ "id": panel["id"], "csv": csv })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

async fn import(client: &Client, panel: &Value, csv: &str) -> Value {
    run(client, "importPanelSample", ", csv: $csv", panel, csv).await
}

async fn send(client: &Client, panel: &Value) -> Value {
    run(client, "sendPanelInvitations", "", panel, "").await
}

async fn letters(client: &Client, panel: &Value) -> Vec<Value> {
    let document = "query($id: ID!) { panelLetters(panelId: $id) { name address language code } }";
    let answer = client.graphql(document, json!({ "id": panel["id"] })).await;
    answer["data"]["panelLetters"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

async fn apply(client: &Client, panel: &Value, code: &str, email: &str) -> Value {
    let input = json!({
        "panelId": panel["id"], "contact": { "name": "Esimerkki Hakija", "email": email }, "code": code,
        "meetsConditions": true, "consents": true,
    });
    called(client, "applyToPanel", input, "__typename ... on InvalidInput { violations { code path } }").await
}

async fn count(service: &TestService, what: &str) -> String {
    past::texts(&service.database, &format!("SELECT CAST(count(*) AS text) FROM {what}")).await.remove(0)
}

on_both_databases! {
    async fn a_sample_is_invited_applies_once_each_and_one_of_a_home_is_seated(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = by_invitation(&service, &coordinator).await;
        let imported = import(&coordinator, &panel, SAMPLE).await;
        assert_eq!(imported["__typename"], "Panel", "{imported}");
        let letters = letters(&coordinator, &panel).await;
        assert_eq!(letters.len(), 5, "one has no postal address");
        let aino = letters.iter().find(|one| one["name"] == "Aino Otos").unwrap();
        assert_eq!((&aino["address"], &aino["language"]), (&json!("Rantatie 1\n00100 Helsinki"), &json!("sv")));

        // Nobody finds the call among those that are open to all, and nobody applies without a code.
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        assert!(!everybody.get("/fi/").await.text().await.unwrap().contains(&id.to_string()));
        assert_eq!(codes(&apply(&everybody, &panel, "", "a@example.fi").await), ["REQUIRED"]);
        assert_eq!(codes(&apply(&everybody, &panel, "BCDF", "a@example.fi").await), ["INVITATION_NOT_VALID"]);
        assert_eq!(codes(&apply(&everybody, &panel, "BCDF-BCDF-BCDF", "a@example.fi").await), ["INVITATION_NOT_VALID"]);

        // Two of the sample have an address; each is written to once.
        assert_eq!(send(&coordinator, &panel).await["__typename"], "Panel");
        let links = async || {
            let claimed = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
            let mut links = Vec::new();
            for one in claimed {
                ::service::outbox::sent(&service.services, &one).await.unwrap();
                if let Notice::PanelInvitation { link } = &one.notice {
                    links.push(link.clone());
                }
            }
            links
        };
        let sent = links().await;
        assert_eq!(sent.len(), 2);
        send(&coordinator, &panel).await;
        assert_eq!(links().await, Vec::<String>::new());
        // A look at the link spends nothing.
        let emil = sent.iter().find(|link| link.contains("/fi/")).unwrap();
        let path = emil.strip_prefix(&service.url).unwrap();
        for _ in 0..3 {
            let page = everybody.get(path).await;
            assert_eq!(page.headers()["referrer-policy"], "no-referrer");
            assert!(page.text().await.unwrap().contains(&format!("value=\"{}\"", path.rsplit('=').next().unwrap())));
        }

        // A code is read as people type it, and is spent with the application.
        for (number, letter) in letters.iter().enumerate() {
            let typed = letter["code"].as_str().unwrap().to_lowercase().replace('-', " ");
            let email = format!("hakija{number}@example.fi");
            assert_eq!(apply(&everybody, &panel, &typed, &email).await["__typename"], "ApplicationReceived");
        }
        let spent = apply(&everybody, &panel, aino["code"].as_str().unwrap(), "toinen@example.fi").await;
        assert_eq!(codes(&spent), ["INVITATION_NOT_VALID"]);
        assert_eq!(count(&service, "panel_member WHERE state = 'applied'").await, "5");

        // Five people in four homes for three seats: never two of one home, in any of the published panels.
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let lot = members::drawn(&coordinator, &selecting, None).await;
        let document = "query($id: ID!) { panelLot(id: $id) { document } }";
        let answer = coordinator.graphql(document, json!({ "id": lot["id"] })).await;
        let document: Value = serde_json::from_str(answer["data"]["panelLot"]["document"].as_str().unwrap()).unwrap();
        let listed = "query($id: ID!) { panelMembers(panelId: $id) { nodes { pseudonym route state } } }";
        let of_panel = coordinator.graphql(listed, json!({ "id": panel["id"] })).await;
        assert_eq!(of_panel["data"]["panelMembers"]["nodes"][0]["route"], "INVITED");
        let home: Vec<String> = past::texts(&service.database, "SELECT pseudonym FROM panel_member WHERE household_tag IN
            (SELECT household_tag FROM panel_member WHERE household_tag IS NOT NULL GROUP BY household_tag HAVING count(*) > 1)").await;
        assert_eq!(home.len(), 2);
        for panel in document["portfolio"].as_array().unwrap() {
            let both = home.iter().filter(|one| panel.as_array().unwrap().contains(&json!(one))).count();
            assert!(both <= 1, "{panel}");
        }

        // Whoever did not apply is forgotten once the call is over.
        assert_eq!(count(&service, "panel_member WHERE state = 'invited'").await, "1");
        service.clock.advance(Duration::days(31));
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(count(&service, "panel_member WHERE state = 'invited' OR code_hash IS NOT NULL").await, "0");
    }

    async fn a_panel_at_work_invites_a_sample_while_its_call_is_open(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = moved(&coordinator, &by_invitation(&service, &coordinator).await, "ACTIVATE").await;
        assert_eq!(panel["state"], "ACTIVE", "{panel}");
        let imported = import(&coordinator, &panel, SAMPLE).await;
        assert_eq!((&imported["__typename"], &imported["state"]), (&json!("Panel"), &json!("ACTIVE")), "{imported}");
        assert_eq!(send(&coordinator, &panel).await["__typename"], "Panel");
        let told = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
        assert_eq!(told.iter().filter(|one| matches!(one.notice, Notice::PanelInvitation { .. })).count(), 2);
        let letters = letters(&coordinator, &panel).await;
        let code = letters[0]["code"].as_str().unwrap();
        let applied = apply(&everybody, &panel, code, "kutsuttu@example.fi").await;
        assert_eq!(applied, json!({ "__typename": "ApplicationReceived" }));
        // Once the call is over an invitation would lead nowhere.
        service.clock.advance(Duration::days(31));
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(codes(&send(&coordinator, &panel).await), ["CALL_NOT_OPEN"]);
        assert_eq!(codes(&import(&coordinator, &panel, SAMPLE).await), ["CALL_NOT_OPEN"]);
    }

    async fn whoever_is_invited_to_an_open_call_has_one_chance_by_both_ways(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = recruiting(&service, &coordinator, json!({})).await;
        import(&coordinator, &panel, SAMPLE).await;
        let letters = letters(&coordinator, &panel).await;
        let code = |name: &str| letters.iter().find(|one| one["name"] == name).unwrap()["code"].as_str().unwrap();
        let applied = async || count(&service, "panel_member WHERE state = 'applied'").await;
        let is_received = async |code: &str, email: &str| {
            let answer = apply(&everybody, &panel, code, email).await;
            assert_eq!(answer, json!({ "__typename": "ApplicationReceived" }), "the same whoever it is");
        };
        is_received(code("Aino Otos"), "aino@example.fi").await;
        is_received("", "Aino@example.fi").await;
        assert_eq!(applied().await, "1", "the code first, then the form");
        is_received("", "eeva@example.fi").await;
        is_received(code("Eeva Otos"), "eeva@example.fi").await;
        assert_eq!(applied().await, "2", "the form first, then the code");
        let told = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
        let links: std::collections::BTreeSet<_> = told
            .iter()
            .filter_map(|one| match &one.notice {
                Notice::ApplicationReceived { link } => Some(link.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!((told.len(), links.len()), (4, 2), "each is told of the application that is there");
        // The code was not spent: somebody else in that home may have typed the address.
        is_received(code("Eeva Otos"), "toinen.eeva@example.fi").await;
        assert_eq!(applied().await, "3");
        // Two of the sample with one address are two people.
        is_received(code("Olli Otos"), "yhteinen@example.fi").await;
        is_received(code("Elli Otos"), "yhteinen@example.fi").await;
        is_received("", "yhteinen@example.fi").await;
        assert_eq!(applied().await, "5");
        // At the same moment.
        tokio::join!(is_received(code("Onni Otos"), "onni@example.fi"), is_received("", "onni@example.fi"));
        assert_eq!(applied().await, "6");
    }

    async fn a_sample_with_mistakes_is_refused_whole_with_every_row(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = by_invitation(&service, &coordinator).await;
        let wrong = "nimi,sähköposti,kieli\n,aino@example.fi,fi\nOnni,onni,fi\nEeva,,\nElli,elli@example.fi,suomea\n";
        let refused = import(&coordinator, &panel, wrong).await;
        let told: Vec<_> = refused["violations"].as_array().unwrap().iter()
            .map(|one| (one["code"].as_str().unwrap(), one["path"].to_string())).collect();
        let place = |row: u32, column: &str| json!(["rows", row.to_string(), column]).to_string();
        assert_eq!(told, [("REQUIRED", place(2, "name")), ("NOT_AN_EMAIL", place(3, "email")), ("NO_WAY_TO_REACH", place(4, "street")),
            ("NOT_A_LANGUAGE", place(5, "language"))]);
        assert_eq!(codes(&import(&coordinator, &panel, "").await), ["CSV_EMPTY"]);
        assert_eq!(codes(&import(&coordinator, &panel, "nimi\n").await), ["CSV_EMPTY"]);
        assert_eq!(codes(&import(&coordinator, &panel, "etunimi;katu\nAino;Rantatie\n").await), ["CSV_COLUMN_MISSING"]);
        assert_eq!(codes(&send(&coordinator, &panel).await), ["NOBODY_TO_INVITE"]);
        assert_eq!(count(&service, "panel_member").await, "0");
        service.clock.advance(Duration::days(31));
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(codes(&import(&coordinator, &panel, SAMPLE).await), ["CALL_NOT_OPEN"]);
    }

    async fn invitations_are_made_on_pages_and_the_letters_are_printed(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = by_invitation(&service, &coordinator).await;
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let page = format!("/fi/staff/panels/{id}/invitations");
        let refused = coordinator.post_form(&page, &fields(&[("act", "import"), ("csv", "nimi;osoite\n<Aino>;\n")])).await;
        assert_eq!(refused.status(), 422);
        let text = refused.text().await.unwrap();
        assert!(text.contains("&#60;Aino&#62;;") && text.contains("Rivi 2:") && text.contains("csv.error"), "{text}");
        assert_eq!(coordinator.post_form(&page, &fields(&[("act", "import"), ("csv", SAMPLE)])).await.status(), 303);
        assert_eq!(coordinator.post_form(&page, &fields(&[("act", "send")])).await.status(), 303);
        let printed = coordinator.get(&format!("/fi/staff/panels/{id}/letters")).await;
        assert_eq!(printed.headers()["cache-control"], "no-store");
        let text = printed.text().await.unwrap();
        assert_eq!(text.matches("<article").count(), 5);
        assert!(text.contains("lang=\"sv\"") && text.contains(&format!("{}/sv/panels/{id}/apply", service.url)), "{text}");
        let reads = count(&service, "audit_event WHERE act = 'letters-printed'").await;
        assert_eq!(reads, "1");
        for role in [Role::Analyst, Role::Administrator] {
            let other = service.staff(role).await;
            assert_eq!(other.get(&format!("/fi/staff/panels/{id}/letters")).await.status(), 403);
        }
    }
}
