//! Members of panels over HTTP, from the open call to the end of their term: who applies, whom the lot seats, who takes
//! the seat, and what is forgotten when.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod applying;
mod at_work;
mod forgetting;
pub(crate) mod named;
mod proof;
mod replaced;

use std::collections::BTreeMap;

use chrono::Duration;
use domain::id::{PanelId, TypedId};
use domain::identity::Role;
use domain::message::Notice;
use domain::panel::{Application, Home};
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::meetings;
use crate::panels::{PANEL, called, codes, content, moved, worked_out};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const LOT: &str = "__typename ... on PanelLot { id state draw { panel reserve } }
    ... on InvalidInput { violations { code path args { name value } } }";
const SEAT: &str = "__typename ... on PanelSeat { state turn commands pseudonym }
    ... on InvalidInput { violations { code path } }";

/// A call for four seats, two of them for the young.
pub(crate) fn call(closes_on: &str) -> Value {
    let finnish = |text: &str| json!([{ "language": "fi", "text": text }]);
    let value = |code: &str, label: &str, min: u32, max: u32| json!({ "code": code, "label": finnish(label), "min": min, "max": max });
    json!({
        "closesOn": closes_on,
        "info": finnish("Raati kokoontuu neljästi vuodessa."),
        "conditions": finnish("Asun hyvinvointialueella."),
        "features": [
            { "code": "age", "name": finnish("Ikä"), "values": [value("a", "Alle 30", 2, 2), value("b", "30 tai yli", 2, 2)] },
            { "code": "tongue", "name": finnish("Kieli"), "values": [value("fi", "suomi", 2, 3), value("sv", "ruotsi", 1, 2)] },
        ],
        "keptDays": 60,
    })
}

pub(crate) fn application(panel: &Value, email: &str, age: &str) -> Value {
    json!({
        "panelId": panel["id"],
        "contact": { "name": "Esimerkki Hakija", "email": email, "language": "fi" },
        "answers": [{ "feature": "age", "value": age }, { "feature": "tongue", "value": "fi" }],
        "meetsConditions": true, "consents": true,
    })
}

/// Somebody who was named.
#[derive(Default)]
pub(crate) struct Named {
    pub(crate) id: Value,
    pub(crate) token: String,
}

pub(crate) async fn named(service: &TestService, client: &Client, panel: &Value) -> Named {
    let contact = json!({ "name": "Nimetty Jäsen", "phone": "040 123 4567" });
    let input = json!({ "panelId": panel["id"], "contact": contact });
    let named = called(client, "namePanelMember", input, PANEL).await;
    assert_eq!(named["__typename"], "Panel", "{named}");
    let id = members(client, panel).await[0]["id"].clone();
    let token = letters(service).await.into_values().next_back().unwrap().token;
    Named { id, token }
}

async fn members(client: &Client, panel: &Value) -> Vec<Value> {
    let document = "query($id: ID!) { panelMembers(panelId: $id, first: 100) {
        nodes { id pseudonym state turn version commands isNext name email needs } } }";
    let answer = client.graphql(document, json!({ "id": panel["id"] })).await;
    answer["data"]["panelMembers"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

/// What somebody has been told last.
#[derive(Clone)]
struct Letter {
    kind: &'static str,
    token: String,
}

/// The messages to members that are due, the last one by the token of each.
async fn letters(service: &TestService) -> BTreeMap<String, Letter> {
    let claimed = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
    let letter = |notice| {
        let (kind, link): (_, String) = match notice {
            Notice::ApplicationReceived { link } => ("received", link),
            Notice::SeatOffered { link } => ("offered", link),
            Notice::SeatProposed { link } => ("proposed", link),
            Notice::PutInReserve { link } => ("reserve", link),
            _ => return None,
        };
        let token = link.rsplit('/').next().unwrap().to_owned();
        Some((token.clone(), Letter { kind, token }))
    };
    claimed.into_iter().filter_map(|one| letter(one.notice)).collect()
}

async fn seat(client: &Client, token: &str) -> Value {
    let document = "query($token: String!) { panelSeat(token: $token) { state turn commands pseudonym panelName { text } } }";
    client.graphql(document, json!({ "token": token })).await["data"]["panelSeat"].clone()
}

async fn answered(client: &Client, token: &str, command: &str) -> Value {
    let document = format!(
        "mutation($token: String!, $command: MemberCommand!) {{
            answerPanelSeat(token: $token, command: $command) {{ {SEAT} }} }}"
    );
    let answer = client.graphql(&document, json!({ "token": token, "command": command })).await;
    answer["data"]["answerPanelSeat"].clone()
}

fn in_days(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

/// A panel of four seats whose call is open for thirty days.
async fn recruiting(service: &TestService, client: &Client) -> Value {
    recruiting_by(client, call(&in_days(service, 30))).await
}

/// A panel of four seats that looks for members by this call.
async fn recruiting_by(client: &Client, call: Value) -> Value {
    let mut content = content("Nuorten raati");
    content["seats"] = json!(4);
    let draft = called(client, "createPanel", json!({ "owner": {}, "content": content }), PANEL).await;
    let input = json!({ "panelId": draft["id"], "version": draft["version"], "call": call });
    let saved = called(client, "saveOpenCall", input, PANEL).await;
    assert_eq!(saved["__typename"], "Panel", "{saved}");
    moved(client, &saved, "RECRUIT").await
}

/// Twelve people apply, each from a network of their own: three of them young, three Swedish-speaking.
async fn twelve_apply(service: &TestService, panel: &Value) {
    for number in 0..12 {
        applies(service, panel, number).await;
    }
}

/// One of them applies.
async fn applies(service: &TestService, panel: &Value, number: u8) {
    applies_as(service, panel, number, applicant(number)).await;
}

async fn applies_as(service: &TestService, panel: &Value, number: u8, sent: Application) {
    let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap();
    let address = std::net::IpAddr::from([10, number, 0, 1]);
    ::service::panel::call::apply(&service.services, address, id, sent).await.unwrap();
}

fn applicant(number: u8) -> Application {
    Application {
        contact: domain::expert::Contact {
            name: format!("Hakija {number}"),
            email: Some(format!("hakija{number}@example.fi")),
            ..Default::default()
        },
        needs: if number == 5 { "Esteetön tila".to_owned() } else { String::new() },
        answers: [
            ("age".to_owned(), if number < 3 { "a" } else { "b" }.to_owned()),
            ("tongue".to_owned(), if number.is_multiple_of(4) { "sv" } else { "fi" }.to_owned()),
        ]
        .into(),
        meets_conditions: true,
        is_of_age: true,
        guardian: None,
        consents: true,
        code: String::new(),
        home: None,
    }
}

/// Twelve people in six homes apply to a panel of whose homes one seat at most is each's.
async fn six_homes_apply(service: &TestService, panel: &Value) {
    for number in 0..12_u8 {
        let street = match number % 2 {
            0 => format!("Rantatie {} A 2", number / 2),
            _ => format!("RANTATIE {}, a2", number / 2),
        };
        let home = Some(Home { street, postcode: "01300".to_owned() });
        applies_as(service, panel, number, Application { home, ..applicant(number) }).await;
    }
}

/// A lot from the applicants, drawn.
pub(crate) async fn drawn(client: &Client, panel: &Value, reason: Option<&str>) -> Value {
    let input = json!({ "panelId": panel["id"], "seedSource": "Lotto 5.12.2026", "reason": reason });
    let begun = called(client, "prepareLot", input, LOT).await;
    assert_eq!(begun["__typename"], "PanelLot", "{begun}");
    let lot = worked_out(client, &begun["id"]).await;
    assert_eq!(lot["state"], "COMMITTED", "{lot}");
    called(client, "drawLot", json!({ "lotId": begun["id"], "seed": "5eed5eed" }), LOT).await
}

fn in_state<'a>(members: &'a [Value], state: &str) -> Vec<&'a Value> {
    members.iter().filter(|one| one["state"] == state).collect()
}

async fn count(service: &TestService, what: &str) -> String {
    past::texts(&service.database, &format!("SELECT CAST(count(*) AS text) FROM {what}")).await.remove(0)
}

on_both_databases! {
    async fn twelve_apply_four_are_seated_by_lot_and_the_reserve_takes_its_turn(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let told = letters(&service).await;
        assert_eq!((told.len(), told.values().all(|one| one.kind == "received")), (12, true));
        let applied = members(&coordinator, &panel).await;
        assert_eq!(applied.len(), 12);
        let fifth = applied.iter().find(|one| one["name"] == "Hakija 5").unwrap();
        assert_eq!(fifth["needs"], "Esteetön tila");

        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let lot = drawn(&coordinator, &selecting, None).await;
        let chosen: Vec<&str> = lot["draw"]["panel"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        let after = members(&coordinator, &panel).await;
        let selected = in_state(&after, "SELECTED");
        assert!(selected.len() == 4 && selected.iter().all(|one| chosen.contains(&one["pseudonym"].as_str().unwrap())));
        // Two of the four are young, and one or two speak Swedish.
        let numbers: Vec<u8> = selected.iter().map(|one| one["name"].as_str().unwrap()[7..].parse().unwrap()).collect();
        assert_eq!(numbers.iter().filter(|number| **number < 3).count(), 2, "{numbers:?}");
        assert!((1..=2).contains(&numbers.iter().filter(|number| **number % 4 == 0).count()), "{numbers:?}");
        let turns: Vec<_> = in_state(&after, "RESERVE").iter().map(|one| one["turn"].as_u64().unwrap()).collect();
        assert_eq!(turns, (1..=8).collect::<Vec<_>>());

        // Each is told by a link of their own; looking at it changes nothing.
        let told = letters(&service).await;
        let offered: Vec<_> = told.values().filter(|one| one.kind == "offered").cloned().collect();
        assert_eq!((told.len(), offered.len()), (12, 4));
        let own = seat(&everybody, &offered[0].token).await;
        assert_eq!((&own["state"], &own["commands"]), (&json!("SELECTED"), &json!(["ACCEPT", "DECLINE"])));
        assert!(!own.to_string().contains("Hakija"), "a link that leaks tells nobody's name: {own}");
        let accepted = answered(&everybody, &offered[0].token, "ACCEPT").await;
        assert_eq!(accepted["state"], "MEMBER", "{accepted}");
        assert_eq!(codes(&answered(&everybody, &offered[0].token, "ACCEPT").await), ["MEMBER_NOT_SO"]);
        assert_eq!(codes(&answered(&everybody, &offered[1].token, "CALL_UP").await), ["MEMBER_NOT_SO"]);
        assert_eq!(seat(&everybody, "none").await, Value::Null);

        // Who leaves is forgotten: the row stays as a count, the key is gone.
        let declined = answered(&everybody, &offered[1].token, "DECLINE").await;
        assert_eq!((&declined["state"], &declined["commands"]), (&json!("DECLINED"), &json!([])));
        let after = members(&coordinator, &panel).await;
        assert_eq!(in_state(&after, "DECLINED")[0]["name"], Value::Null);
        assert_eq!(count(&service, "panel_member WHERE contact_sealed IS NULL").await, "1");

        // Whose turn it is is asked, and nobody else: with anybody before them the quotas could not be met.
        let reserve = in_state(&after, "RESERVE");
        let next = reserve.iter().find(|one| one["isNext"] == true).unwrap();
        let others: Vec<_> = reserve.iter().filter(|one| one["id"] != next["id"]).collect();
        assert!(others.iter().all(|one| one["isNext"] == false && !one["commands"].to_string().contains("CALL_UP")));
        let input = json!({ "memberId": others[0]["id"], "version": others[0]["version"], "command": "CALL_UP" });
        assert_eq!(codes(&called(&coordinator, "movePanelMember", input, PANEL).await), ["NOT_IN_TURN"]);
        let input = json!({ "memberId": next["id"], "version": next["version"], "command": "CALL_UP" });
        let called_up = called(&coordinator, "movePanelMember", input.clone(), PANEL).await;
        assert_eq!(called_up["__typename"], "Panel", "{called_up}");
        assert_eq!(codes(&called(&coordinator, "movePanelMember", input, PANEL).await), ["STALE_PANEL"]);
        let offer = letters(&service).await.into_values().next().unwrap();
        assert_eq!(offer.kind, "offered");
        assert_eq!(answered(&everybody, &offer.token, "ACCEPT").await["state"], "MEMBER");
        let full = members(&coordinator, &panel).await;
        let waits = in_state(&full, "RESERVE")[0];
        let input = json!({ "memberId": waits["id"], "version": waits["version"], "command": "CALL_UP" });
        assert_eq!(codes(&called(&coordinator, "movePanelMember", input, PANEL).await), ["NOBODY_IN_TURN"]);

        // The rest of the seats by a second lot from those who wait: what the seated have of the quotas is theirs.
        for one in &offered[2..] {
            answered(&everybody, &one.token, "DECLINE").await;
        }
        let again = drawn(&coordinator, &selecting, Some("Kaksi ei ottanut paikkaa")).await;
        assert_eq!(again["draw"]["panel"].as_array().unwrap().len(), 2, "{again}");
        let after = members(&coordinator, &panel).await;
        assert_eq!((in_state(&after, "MEMBER").len(), in_state(&after, "SELECTED").len()), (2, 2));

        // With the end of the panel everybody is told so, and forgotten once that has been sent.
        let current = coordinator.graphql("query($id: ID!) { panel(id: $id) { version } }", json!({ "id": panel["id"] })).await;
        let version = current["data"]["panel"]["version"].clone();
        let ended = moved(&coordinator, &json!({ "id": panel["id"], "version": version }), "END").await;
        assert_eq!(ended["state"], "ENDED", "{ended}");
        assert_eq!(count(&service, "panel_member").await, "12");
        assert_eq!(count(&service, "panel_member WHERE answers_sealed IS NOT NULL OR reach_tag IS NOT NULL").await, "0");
        let told = meetings::told(&service).await;
        assert_eq!(told.iter().filter(|kind| **kind == "panel_ended").count(), 9, "{told:?}");
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(count(&service, "panel_member WHERE contact_sealed IS NOT NULL").await, "0");
        assert_eq!(seat(&everybody, &offered[0].token).await["state"], "TERM_ENDED");
    }

    async fn who_the_members_are_is_told_to_their_organiser_only_and_written_down(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let named = named(&service, &coordinator, &panel).await;
        let contact = json!({ "name": "Sama Numero", "phone": "+358401234567" });
        let again = called(&coordinator, "namePanelMember", json!({ "panelId": panel["id"], "contact": contact }), PANEL).await;
        assert_eq!(codes(&again), ["MEMBER_IS_THERE"]);
        let reads = async || count(&service, "audit_event WHERE act = 'members-read'").await;
        let before: u32 = reads().await.parse().unwrap();
        members(&coordinator, &panel).await;
        assert_eq!(reads().await.parse::<u32>().unwrap(), before + 1);

        let document = "query($id: ID!) { panelMembers(panelId: $id) { nodes { name } } }";
        for (client, code) in [(service.client(), "UNAUTHENTICATED"), (service.staff(Role::Administrator).await, "FORBIDDEN")] {
            let answer = client.graphql(document, json!({ "id": panel["id"] })).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
        }
        let input = json!({ "memberId": named.id, "version": 1, "command": "DECLINE" });
        let left = called(&coordinator, "movePanelMember", input, PANEL).await;
        assert_eq!(left["__typename"], "Panel", "{left}");
        assert_eq!(members(&coordinator, &panel).await[0]["name"], Value::Null);
        // Whoever left and was forgotten can be named again.
        let contact = json!({ "name": "Sama Numero", "phone": "+358401234567" });
        let again = called(&coordinator, "namePanelMember", json!({ "panelId": panel["id"], "contact": contact }), PANEL).await;
        assert_eq!(again["__typename"], "Panel", "{again}");
    }

    async fn whoever_wants_that_is_named_on_the_page_of_the_panel_until_they_take_it_back_or_leave(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let named = named(&service, &coordinator, &panel).await;
        let anybody = service.client();
        let names = async || {
            let document = "query($id: ID!) { panel(id: $id) { memberNames } }";
            anybody.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"]["memberNames"].clone()
        };
        let document = "mutation($token: String!, $name: String!) { showPublicName(token: $token, name: $name) {
            __typename ... on PanelSeat { isNamed } ... on InvalidInput { violations { code path } } } }";
        let show = async |name: &str| {
            let answer = anybody.graphql(document, json!({ "token": named.token, "name": name })).await;
            answer["data"]["showPublicName"].clone()
        };
        assert_eq!(codes(&show("Nimetty J.").await), ["MEMBER_NOT_SO"], "the seat has not been taken");
        named::accepts(&anybody, &named.token, named::agreed()).await;
        assert_eq!(names().await, json!([]), "nobody is named who has not said so");
        assert_eq!(codes(&show(&"x".repeat(81)).await), ["TOO_LONG"]);
        for hostile in ["Nimetty\nJäsen", "Nimetty \u{202e}nesäJ", "\u{200b}"] {
            assert_eq!(codes(&show(hostile).await), ["CONTROL_CHARACTER"]);
        }
        assert_eq!(codes(&show("…").await), ["REQUIRED"]);
        assert_eq!(show("  Nimetty J. ").await["isNamed"], true);
        assert_eq!(names().await, json!(["Nimetty J."]));
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let page = async || anybody.get(&format!("/fi/panels/{id}")).await.text().await.unwrap();
        assert!(page().await.contains("Nimetty J."));
        assert_eq!(members(&coordinator, &panel).await[0]["version"], 2, "their standing is what it was");

        // Their own page does the same, and keeps what was typed.
        let own = format!("/fi/panel-seat/{}", named.token);
        let form = async |fields: &[(&str, &str)]| {
            let owned: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            anybody.post_form(&own, &owned).await
        };
        assert_eq!(form(&[("publicName", " ")]).await.status(), 422);
        let long = "y".repeat(81);
        let refused = form(&[("publicName", &long)]).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains(&long));
        let named_page = form(&[("publicName", "Jäsen")]).await.text().await.unwrap();
        assert!(named_page.contains("Nimesi näkyy kaikille") && !named_page.contains("value=\"Jäsen\""));
        assert_eq!(names().await, json!(["Jäsen"]));
        form(&[("publicName", "Jäsen"), ("hide", "yes")]).await;
        assert_eq!(names().await, json!([]));

        // Whoever organises the panel can take a name off; leaving it does so, too.
        show("Väärä nimi").await;
        let list = format!("/fi/staff/panels/{id}/members");
        assert!(coordinator.get(&list).await.text().await.unwrap().contains("Väärä nimi"));
        let hide = "mutation($id: ID!) { hidePublicName(memberId: $id) { __typename } }";
        let hidden = coordinator.graphql(hide, json!({ "id": named.id })).await;
        assert_eq!(hidden["data"]["hidePublicName"]["__typename"], "Panel", "{hidden}");
        assert_eq!(names().await, json!([]));
        assert_eq!(count(&service, "audit_event WHERE act = 'public-name-hidden'").await, "1");
        show("Nimetty J.").await;
        answered(&anybody, &named.token, "WITHDRAW").await;
        assert_eq!(names().await, json!([]));
        assert_eq!(count(&service, "panel_member WHERE public_name IS NOT NULL").await, "0");
        assert_eq!(codes(&show("Nimetty J.").await), ["MEMBER_NOT_SO"]);
        // Nor is whoever left while the name was on its way.
        past::execute(&service.database, "UPDATE panel_member SET public_name = 'Nimetty J.'").await;
        assert_eq!(names().await, json!([]));
    }

    async fn nobody_is_named_or_drawn_beyond_the_seats(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let prepare = async |reason: Option<&str>| {
            let input = json!({ "panelId": selecting["id"], "seedSource": "Lotto", "reason": reason });
            let begun = called(&coordinator, "prepareLot", input, LOT).await;
            worked_out(&coordinator, &begun["id"]).await["id"].clone()
        };
        let draw = async |lot: &Value| {
            called(&coordinator, "drawLot", json!({ "lotId": lot, "seed": "5eed5eed" }), LOT).await
        };
        let (first, second) = (prepare(None).await, prepare(Some("Uusi yritys")).await);
        assert_eq!(codes(&draw(&first).await), ["LOT_NOT_SO"], "another lot has taken its place");
        // A seat that was given to somebody else meanwhile is not drawn for.
        let contact = json!({ "name": "Nimetty Jäsen", "phone": "040 123 4567" });
        let input = json!({ "panelId": panel["id"], "contact": contact });
        assert_eq!(called(&coordinator, "namePanelMember", input, PANEL).await["__typename"], "Panel");
        assert_eq!(codes(&draw(&second).await), ["NO_SEATS_LEFT"]);
        assert_eq!(in_state(&members(&coordinator, &panel).await, "APPLIED").len(), 12, "nothing is half done");
        for number in 1..4 {
            let contact = json!({ "name": "Nimetty Jäsen", "phone": format!("040 123 456{number}") });
            let input = json!({ "panelId": panel["id"], "contact": contact });
            assert_eq!(called(&coordinator, "namePanelMember", input, PANEL).await["__typename"], "Panel");
        }
        let input = json!({ "panelId": panel["id"], "contact": { "name": "Viides", "email": "viides@example.fi" } });
        assert_eq!(codes(&called(&coordinator, "namePanelMember", input, PANEL).await), ["NO_SEATS_LEFT"]);
    }

    async fn whoever_is_named_counts_in_the_quotas_by_their_answers_and_without_them_the_lot_says_what_to_do(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let name = async |panel: &Value, answers: Value| {
            let contact = json!({ "name": "Nimetty Jäsen", "phone": "040 123 4567" });
            let input = json!({ "panelId": panel["id"], "contact": contact, "answers": answers });
            called(&coordinator, "namePanelMember", input, PANEL).await
        };
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let foreign = json!([{ "feature": "age", "value": "x" }, { "feature": "income", "value": "1" }]);
        assert_eq!(codes(&name(&panel, foreign).await), ["UNKNOWN_OPTION", "UNKNOWN_QUESTION"]);
        // Two of four seats are the young's, two the others': somebody of whom nothing is known takes one of the four.
        assert_eq!(name(&panel, json!([])).await["__typename"], "Panel");
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let input = json!({ "panelId": panel["id"], "seedSource": "Lotto" });
        let refused = called(&coordinator, "prepareLot", input, LOT).await;
        assert_eq!(codes(&refused), ["LOT_NAMED_BESIDE_QUOTAS"], "{refused}");
        let args = refused["violations"][0]["args"].as_array().unwrap();
        for (name, value) in [("feature", "Ikä"), ("count", "1"), ("sum", "4"), ("seats", "3"), ("over", "1")] {
            assert!(args.contains(&json!({ "name": name, "value": value })), "{name}: {refused}");
        }
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let lot = [("from", "applicants"), ("seedSource", "Lotto")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let page = coordinator.post_form(&format!("/fi/staff/panels/{id}/lots/new"), &lot).await;
        assert_eq!(page.status(), 422);
        assert!(page.text().await.unwrap().contains("Pienennä haun vähimmäismääriä yhteensä"));
        let mut lower = call(&in_days(&service, 30));
        lower["features"][0]["values"][1]["min"] = json!(1);
        let input = json!({ "panelId": panel["id"], "version": selecting["version"], "call": lower });
        assert_eq!(called(&coordinator, "saveOpenCall", input, PANEL).await["__typename"], "Panel");
        let lot = drawn(&coordinator, &selecting, None).await;
        assert_eq!(lot["draw"]["panel"].as_array().unwrap().len(), 3, "{lot}");

        // Named as young: one young person is left to be drawn.
        let other = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &other).await;
        let young = json!([{ "feature": "age", "value": "a" }]);
        assert_eq!(name(&other, young).await["__typename"], "Panel");
        let lot = drawn(&coordinator, &moved(&coordinator, &other, "SELECT").await, None).await;
        assert_eq!(lot["draw"]["panel"].as_array().unwrap().len(), 3, "{lot}");
        let after = members(&coordinator, &other).await;
        let drawn = in_state(&after, "SELECTED").into_iter().filter_map(|one| one["name"].as_str());
        let drawn: Vec<u8> = drawn.filter_map(|name| name.strip_prefix("Hakija ")?.parse().ok()).collect();
        assert_eq!((drawn.len(), drawn.iter().filter(|number| **number < 3).count()), (3, 1), "{drawn:?}");
    }

    async fn who_waits_for_a_call_is_told_to_their_own_organiser(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        for one in ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap() {
            ::service::outbox::not_sent(&service.services, &one, true, "no such mailbox").await.unwrap();
        }
        let calls = "{ callsToMake { id whom reach } }";
        let own = coordinator.graphql(calls, json!({})).await;
        assert_eq!(own["data"]["callsToMake"].as_array().unwrap().len(), 12, "{own}");
        let name = domain::LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(
            &service.services, &domain::identity::Actor::System, name, Vec::new());
        let scope = domain::identity::Scope::Division(added.await.unwrap().id);
        let other = service.staff_in(Role::Coordinator, scope).await;
        assert_eq!(other.graphql(calls, json!({})).await["data"]["callsToMake"], json!([]));
        let note = "mutation($id: ID!) { noteCall(id: $id) { __typename } }";
        let id = &own["data"]["callsToMake"][0]["id"];
        let refused = other.graphql(note, json!({ "id": id })).await;
        assert!(!refused["errors"].is_null(), "{refused}");
        assert_eq!(count(&service, "audit_event WHERE act = 'members-read'").await, "1");
    }

    async fn the_call_the_members_and_a_lot_from_them_are_made_on_pages(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        twelve_apply(&service, &panel).await;
        let call = format!("/fi/staff/panels/{id}/call");
        let page = coordinator.get(&call).await.text().await.unwrap();
        assert!(page.contains("Alle 30") && page.contains("name=\"features.1.values.1.min\""), "{page}");
        assert!(!page.contains("<span class=\"tag missing\">liian"), "three of the two young people have applied");
        let wrong = fields(&[("version", "3"), ("closesOn", "huomenna"), ("info.fi", "Uusi teksti"), ("keptDays", "monta")]);
        let refused = coordinator.post_form(&call, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Uusi teksti") && page.contains("value=\"monta\"") && page.contains("closesOn.error"), "{page}");

        moved(&coordinator, &panel, "SELECT").await;
        let lots = format!("/fi/staff/panels/{id}/lots/new");
        assert!(coordinator.get(&lots).await.text().await.unwrap().contains("value=\"applicants\""));
        let lot = fields(&[("from", "applicants"), ("objective", "leximin"), ("seedSource", "Lotto 5.12.2026")]);
        let begun = coordinator.post_form(&lots, &lot).await;
        assert_eq!(begun.status(), 303, "{}", begun.text().await.unwrap());

        let list = format!("/fi/staff/panels/{id}/members");
        let page = coordinator.get(&list).await.text().await.unwrap();
        assert!(page.contains("hakija5@example.fi") && page.contains("Esteetön tila"), "{page}");
        let refused = coordinator.post_form(&list, &fields(&[("act", "name"), ("contact.name", "Nimi Vain")])).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("value=\"Nimi Vain\""));
        let wrong = fields(&[("act", "name"), ("contact.name", "Nimi Vain"), ("answers.age", "b"), ("answers.tongue", "")]);
        let kept = coordinator.post_form(&list, &wrong).await.text().await.unwrap();
        assert!(kept.contains("<option value=\"b\" selected>30 tai yli") && kept.contains("Ei kerrottu"), "{kept}");
        let right = fields(&[("act", "name"), ("contact.name", "Nimetty Jäsen"), ("contact.phone", "040 123 4567"),
            ("answers.age", "b"), ("answers.tongue", "")]);
        assert_eq!(coordinator.post_form(&list, &right).await.status(), 303);
        let named = members(&coordinator, &panel).await.into_iter().find(|one| one["state"] == "NOMINATED").unwrap();
        let member = named["id"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
        // What they have said on the phone is written down: without their consent it is none.
        let said = [("act", "accept"), ("member", &member), ("version", "1"), ("channel", "phone")];
        let refused = coordinator.post_form(&list, &fields(&said)).await;
        assert_eq!(refused.status(), 422);
        let refused = refused.text().await.unwrap();
        assert!(refused.contains("consents.error"), "{refused}");
        let said = [&said[..], &[("meetsConditions", "yes"), ("isOfAge", "yes"), ("consents", "yes"), ("homeAddress.street", "Rantatie 0 A 2"), ("homeAddress.postcode", "01300")]].concat();
        let accepted = coordinator.post_form(&list, &fields(&said)).await;
        assert_eq!(accepted.status(), 303, "{}", accepted.text().await.unwrap());
        assert_eq!(in_state(&members(&coordinator, &panel).await, "MEMBER").len(), 1);
        let page = coordinator.get(&call).await.text().await.unwrap();
        assert!(page.contains("<span data-applied>10</span>"), "nine of the twelve and whoever was named: {page}");
    }
}
