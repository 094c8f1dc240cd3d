//! Panels: their life, and lots that are worked out, published and drawn.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod composition;

use std::time::Duration;

use domain::county::County;
use domain::id::{LotId, PanelId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::members;
use crate::past;
use crate::support::on_both_databases;
use crate::support::program::Program;
use crate::support::service::Client;

const RESPONDENTS: &str = include_str!("lot/respondents.csv");
const CATEGORIES: &str = include_str!("lot/categories.csv");

pub(crate) const PANEL: &str =
    "__typename ... on Panel { id state version commands isFunctioning name { text } lots { id state number }
      meetings { id on place attended } }
    ... on InvalidInput { violations { code path args { name value } } }";
pub(crate) const LOT: &str = "__typename ... on PanelLot { id number state progress commitment document
      told { code args { name value } } fairness { objective isComplete people smallest bound }
      draw { seed index panel reserve } }
    ... on InvalidInput { violations { code path message } }";

pub(crate) async fn called(client: &Client, field: &str, input: Value, selected: &str) -> Value {
    let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
    let document = format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ {selected} }} }}");
    let answer = client.graphql(&document, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

pub(crate) fn content(name: &str) -> Value {
    json!({
        "kind": "RESIDENT", "seats": 24,
        "name": [{ "language": "fi", "text": name }, { "language": "sv", "text": "Invånarråd" }],
        "purpose": [{ "language": "fi", "text": "Kehittää lähipalveluja." }],
    })
}

pub(crate) async fn created(client: &Client) -> Value {
    let input = json!({ "owner": {}, "content": content("Asukasraati") });
    called(client, "createPanel", input, PANEL).await
}

pub(crate) async fn moved(client: &Client, panel: &Value, command: &str) -> Value {
    let input = json!({ "panelId": panel["id"], "version": panel["version"], "command": command });
    called(client, "movePanel", input, PANEL).await
}

/// What somebody sees of a panel.
async fn seen(client: &Client, panel: &Value) -> Value {
    let document = "query($id: ID!) { panel(id: $id) { state commands } }";
    client.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"].clone()
}

/// A panel whose members are being chosen.
async fn selecting(client: &Client) -> Value {
    moved(client, &created(client).await, "SELECT").await
}

pub(crate) async fn prepared(client: &Client, panel: &Value, more: Value) -> Value {
    let mut input = json!({ "panelId": panel["id"], "respondents": RESPONDENTS, "categories": CATEGORIES,
        "household": "talous", "seedSource": "Lotto 5.12.2026" });
    for (key, value) in more.as_object().into_iter().flatten() {
        input[key] = value.clone();
    }
    called(client, "prepareLot", input, LOT).await
}

pub(crate) async fn lot(client: &Client, id: &Value) -> Value {
    let document = format!("query($id: ID!) {{ panelLot(id: $id) {{ {LOT} }} }}")
        .replace("... on InvalidInput { violations { code path message } }", "");
    let answer = client.graphql(&document, json!({ "id": id })).await;
    answer["data"]["panelLot"].clone()
}

/// Waits until a lot is no longer being worked out.
pub(crate) async fn worked_out(client: &Client, id: &Value) -> Value {
    for _ in 0..600 {
        let lot = lot(client, id).await;
        if lot["state"] != "WORKING" {
            return lot;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the lot is not worked out");
}

/// A lot whose panels are published: its panel and itself.
pub(crate) async fn committed(client: &Client) -> (Value, Value) {
    let panel = selecting(client).await;
    let begun = prepared(client, &panel, json!({})).await;
    assert_eq!(begun["__typename"], "PanelLot", "{begun}");
    (panel, worked_out(client, &begun["id"]).await)
}

/// A meeting that so many came to: its id.
pub(crate) async fn held_meeting(client: &Client, panel: &Value, on: &str, attended: u32) -> Value {
    let input = json!({ "panelId": panel["id"], "content": { "on": on, "how": "IN_PERSON" } });
    let planned = called(client, "planMeeting", input, PANEL).await;
    let meeting = planned["meetings"][0]["id"].clone();
    let held =
        called(client, "reportMeeting", json!({ "meetingId": meeting, "attended": attended }), PANEL).await;
    assert_eq!(held["meetings"][0]["attended"], attended, "{held}");
    meeting
}

pub(crate) fn codes(result: &Value) -> Vec<&str> {
    result["violations"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn division(name: &str) -> domain::LocalizedText {
    let finnish = domain::LanguageTag::finnish();
    let mut text = domain::LocalizedText::default();
    text.set(finnish.clone(), name, &finnish);
    text
}

on_both_databases! {
    async fn a_panel_lives_from_its_draft_to_its_end_and_takes_no_other_way(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let wrong = json!({ "owner": {}, "content": { "kind": "CUSTOMER", "seats": 0, "name": [], "purpose": [],
            "termStarts": "2027-01-01", "termEnds": "2026-01-01" } });
        let refused = called(&coordinator, "createPanel", wrong, PANEL).await;
        assert_eq!(codes(&refused), ["REQUIRED", "REQUIRED", "OUT_OF_RANGE", "ENDS_BEFORE_START"]);

        let draft = created(&coordinator).await;
        assert_eq!((&draft["state"], &draft["version"]), (&json!("DRAFT"), &json!(1)));
        let everybody = service.client();
        assert_eq!(seen(&everybody, &draft).await, Value::Null, "nobody learns of a draft");
        let refused = moved(&coordinator, &draft, "PAUSE").await;
        assert_eq!(codes(&refused), ["PANEL_NOT_SO"]);

        let recruiting = moved(&coordinator, &draft, "RECRUIT").await;
        assert_eq!(seen(&everybody, &draft).await, json!({ "state": "RECRUITING", "commands": [] }));
        let stale = moved(&coordinator, &draft, "SELECT").await;
        assert_eq!(codes(&stale), ["STALE_PANEL"]);
        let input = json!({ "panelId": draft["id"], "version": recruiting["version"], "content": content("Uusi nimi") });
        let saved = called(&coordinator, "savePanel", input, PANEL).await;
        assert_eq!((&saved["name"]["text"], &saved["state"]), (&json!("Uusi nimi"), &json!("RECRUITING")));
        let mut panel = saved;
        for (command, state) in [("SELECT", "SELECTING"), ("ACTIVATE", "ACTIVE"), ("PAUSE", "PAUSED"), ("END", "ENDED")] {
            panel = moved(&coordinator, &panel, command).await;
            assert_eq!(panel["state"], state);
        }
        assert_eq!(panel["commands"], json!([]));

        let listed = everybody.graphql("{ panels { nodes { id } } }", json!({})).await;
        assert_eq!(listed["data"]["panels"]["nodes"], json!([{ "id": panel["id"] }]));
    }

    async fn a_panel_counts_as_functioning_once_it_is_active_and_somebody_came(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let today = civil_day(service.services.now());
        let before = |days: i64| (today - chrono::Duration::days(days)).to_string();
        let panel = created(&coordinator).await;
        let counted = async |on: String| {
            let document = "query($on: Date!) { functioningPanels(on: $on) { residents customers } }";
            service.client().graphql(document, json!({ "on": on })).await["data"]["functioningPanels"].clone()
        };
        let (none, one) = (json!({ "residents": 0, "customers": 0 }), json!({ "residents": 1, "customers": 0 }));
        held_meeting(&coordinator, &panel, &before(3), 11).await;
        assert_eq!(counted(before(0)).await, none, "a draft is not at work");
        let active = moved(&coordinator, &panel, "ACTIVATE").await;
        assert_eq!(active["isFunctioning"], true);
        assert_eq!(counted(before(0)).await, one);
        assert_eq!(counted(before(1)).await, none, "yesterday it was a draft");
        service.clock.advance(chrono::Duration::days(400));
        assert_eq!(counted(today.to_string()).await, one, "what was counted for a day stays");
        let now = civil_day(service.services.now());
        assert_eq!(counted(now.to_string()).await, none, "nobody has met for a year");

        let coordinator = service.staff(Role::Coordinator).await;
        let later = (now + chrono::Duration::days(1)).to_string();
        let content = json!({ "on": later, "how": "HYBRID", "place": "Kirjasto" });
        let input = json!({ "panelId": panel["id"], "content": content });
        let planned = called(&coordinator, "planMeeting", input, PANEL).await;
        let meeting = planned["meetings"][1].clone();
        assert_eq!((&meeting["place"], &meeting["attended"]), (&json!("Kirjasto"), &Value::Null));
        let report = json!({ "meetingId": meeting["id"], "attended": 5 });
        let refused = called(&coordinator, "reportMeeting", report, PANEL).await;
        assert_eq!(codes(&refused), ["MEETING_NOT_YET"]);
        let remove = format!("mutation($id: ID!, $version: Int!) {{ removeMeeting(meetingId: $id, version: $version) {{ {PANEL} }} }}");
        let stale = coordinator.graphql(&remove, json!({ "id": meeting["id"], "version": 2 })).await;
        assert_eq!(codes(&stale["data"]["removeMeeting"]), ["STALE_MEETING"]);
        let removed = coordinator.graphql(&remove, json!({ "id": meeting["id"], "version": 1 })).await;
        let left = removed["data"]["removeMeeting"]["meetings"].as_array().unwrap().clone();
        assert_eq!(left.len(), 1);
        let refused = coordinator.graphql(&remove, json!({ "id": left[0]["id"], "version": 2 })).await;
        assert_eq!(codes(&refused["data"]["removeMeeting"]), ["MEETING_HELD"]);
    }

    async fn what_a_panel_is_about_and_how_one_takes_part_is_told_before_anybody_applies(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let finnish = |text: &str| json!([{ "language": "fi", "text": text }]);
        let mut about = content("Asukasraati");
        about["seats"] = json!(4);
        about["theme"] = finnish(&"x".repeat(201));
        let refused = called(&coordinator, "createPanel", json!({ "owner": {}, "content": about }), PANEL).await;
        assert_eq!((codes(&refused), &refused["violations"][0]["path"]), (vec!["TOO_LONG"], &json!(["theme", "fi"])));
        about["theme"] = json!([{ "language": "fi", "text": "Kotona asuminen" }, { "language": "sv", "text": "Att bo hemma" }]);
        about["support"] = finnish("Tulkki tilataan tarvittaessa.");
        about["principles"] = finnish("Jokaista kuunnellaan.");
        let draft = called(&coordinator, "createPanel", json!({ "owner": {}, "content": about }), PANEL).await;
        let closes_on = civil_day(service.services.now()) + chrono::Duration::days(10);
        let call = members::call(&closes_on.to_string());
        let input = json!({ "panelId": draft["id"], "version": draft["version"], "call": call });
        let panel = moved(&coordinator, &called(&coordinator, "saveOpenCall", input, PANEL).await, "RECRUIT").await;
        assert_eq!(panel["state"], "RECRUITING", "{panel}");

        let document = "query($id: ID!) { panel(id: $id) { theme { text } support { text } principles { text } } }";
        let seen = everybody.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"].clone();
        let expected = json!({ "theme": { "text": "Kotona asuminen" }, "support": { "text": "Tulkki tilataan tarvittaessa." },
            "principles": { "text": "Jokaista kuunnellaan." } });
        assert_eq!(seen, expected);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let read = async |path: &str| everybody.get(path).await.text().await.unwrap();
        for path in [format!("/fi/panels/{id}"), format!("/fi/panels/{id}/apply")] {
            let page = read(&path).await;
            for told in ["Kotona asuminen", "Tulkki tilataan tarvittaessa.", "Turvallisemman tilan periaatteet", "Jokaista kuunnellaan."] {
                assert!(page.contains(told), "{told} on {path}: {page}");
            }
        }
        assert!(read(&format!("/sv/panels/{id}/apply")).await.contains("Att bo hemma"));

        // The form shows what is written, and writes it anew; what is blank is not shown.
        let path = format!("/fi/staff/panels/{id}/edit");
        let form = coordinator.get(&path).await.text().await.unwrap();
        for told in ["name=\"theme.fi\"", "value=\"Att bo hemma\"", "Tulkki tilataan tarvittaessa.", "name=\"principles.sv\""] {
            assert!(form.contains(told), "{told}: {form}");
        }
        let version = panel["version"].to_string();
        let typed = [("kind", "resident"), ("name.fi", "Asukasraati"), ("purpose.fi", "Kehittää lähipalveluja."), ("seats", "4"),
            ("theme.fi", "Lähipalvelut"), ("support.fi", "Tulkki tilataan."), ("principles.fi", ""), ("version", &version)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(coordinator.post_form(&path, &typed).await.status(), 303);
        let page = read(&format!("/fi/panels/{id}")).await;
        assert!(page.contains("Lähipalvelut") && page.contains("Tulkki tilataan.") && !page.contains("Kotona asuminen"), "{page}");
        assert!(!page.contains("Turvallisemman tilan periaatteet"), "{page}");
    }

    async fn the_county_sets_within_how_many_months_a_meeting_counts(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let today = civil_day(service.services.now());
        let panel = created(&coordinator).await;
        held_meeting(&coordinator, &panel, &(today - chrono::Duration::days(60)).to_string(), 7).await;
        let active = moved(&coordinator, &panel, "ACTIVATE").await;
        assert_eq!(active["isFunctioning"], true);
        let counted = async || {
            let document = "query($on: Date!) { functioningPanels(on: $on) { residents windowMonths } }";
            let answer = service.client().graphql(document, json!({ "on": today.to_string() })).await;
            answer["data"]["functioningPanels"].clone()
        };
        assert_eq!(counted().await, json!({ "residents": 1, "windowMonths": 12 }));
        let set = async |functioning_months: u32| {
            let county = County { functioning_months, ..County::blank() };
            ::service::county::save_settings(&service.services, &Actor::System, &county).await
        };
        for wrong in [0, 37] {
            assert!(set(wrong).await.is_err(), "{wrong}");
        }
        set(1).await.unwrap();
        assert_eq!(counted().await, json!({ "residents": 0, "windowMonths": 1 }), "two months ago is too long ago");
        let document = "query($id: ID!) { panel(id: $id) { isFunctioning } }";
        let seen = coordinator.graphql(document, json!({ "id": panel["id"] })).await;
        assert_eq!(seen["data"]["panel"]["isFunctioning"], false);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap();
        let page = coordinator.get(&format!("/en/staff/panels/{}", id.uuid())).await.text().await.unwrap();
        assert!(page.contains("attended in the last month."), "{page}");
        set(36).await.unwrap();
        assert_eq!(counted().await, json!({ "residents": 1, "windowMonths": 36 }));
    }

    async fn a_lot_is_worked_out_published_drawn_once_and_proved(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (panel, lot_of) = committed(&coordinator).await;
        assert_eq!(lot_of["state"], "COMMITTED", "{lot_of}");
        assert_eq!((&lot_of["fairness"]["isComplete"], &lot_of["fairness"]["people"]), (&json!(true), &json!(120)));
        assert!((lot_of["fairness"]["smallest"].as_f64().unwrap() - 0.129_032).abs() < 1e-5);
        // Everybody has the panels before anybody has the seed.
        let everybody = service.client();
        let public = lot(&everybody, &lot_of["id"]).await;
        assert_eq!((&public["commitment"], &public["draw"]), (&lot_of["commitment"], &Value::Null));

        let draw = async |seed: &str| {
            called(&coordinator, "drawLot", json!({ "lotId": lot_of["id"], "seed": seed }), LOT).await
        };
        for wrong in ["", "5eed", "no hexadecimal", "123456789"] {
            assert_eq!(codes(&draw(wrong).await), ["LOT_NOT_A_SEED"], "{wrong}");
        }
        let drawn = draw("5eed5eed").await;
        assert_eq!((&drawn["state"], drawn["draw"]["panel"].as_array().unwrap().len()), (&json!("DRAWN"), 24));
        assert_eq!(drawn["draw"]["reserve"].as_array().unwrap().len(), 96);
        assert_eq!(codes(&draw("5eed5eee").await), ["LOT_NOT_SO"], "one commitment, one draw");

        // The document that the page hands out holds without the server.
        let id = LotId::parse_node_id(lot_of["id"].as_str().unwrap()).unwrap();
        let path = format!("/fi/panel-lots/{}/document", id.uuid());
        let document = everybody.get(&path).await.text().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let verified = |text: &str| {
            let file = folder.path().join("lot.json");
            std::fs::write(&file, text).unwrap();
            Program::new().run(&["panel", "verify", file.to_str().unwrap()])
        };
        let ran = verified(&document);
        assert!(ran.good && ran.said.contains("5eed5eed"), "{ran:?}");
        assert!(!verified(&document.replace("5eed5eed", "5eed5eee")).good);

        // Another lot needs a reason, and the first stays.
        let again = prepared(&coordinator, &panel, json!({})).await;
        assert_eq!(codes(&again), ["REQUIRED"]);
        let again = prepared(&coordinator, &panel, json!({ "reason": "Kaksi perui" })).await;
        assert_eq!(again["number"], 2);
        worked_out(&coordinator, &again["id"]).await;
        assert_eq!(lot(&everybody, &lot_of["id"]).await["state"], "DRAWN");
        let view = "query($id: ID!) { panel(id: $id) { lots { number reason } } }";
        let lots = everybody.graphql(view, json!({ "id": panel["id"] })).await;
        let expected = json!([{ "number": 1, "reason": null }, { "number": 2, "reason": "Kaksi perui" }]);
        assert_eq!(lots["data"]["panel"]["lots"], expected);
    }

    async fn a_lot_is_called_as_fair_as_it_was_asked_to_be(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = selecting(&coordinator).await;
        let begun = prepared(&coordinator, &panel, json!({ "objective": "MAXIMIN" })).await;
        let done = worked_out(&coordinator, &begun["id"]).await;
        assert_eq!((&done["fairness"]["objective"], &done["fairness"]["isComplete"]), (&json!("MAXIMIN"), &json!(true)));
        let lot = LotId::parse_node_id(done["id"].as_str().unwrap()).unwrap().uuid();
        let page = service.client().get(&format!("/fi/panel-lots/{lot}")).await.text().await.unwrap();
        assert!(page.contains("Pienin todennäköisyys on niin suuri kuin se voi olla."), "{page}");
        assert!(!page.contains("reiluin mahdollinen"), "that of leximin: {page}");
    }

    async fn the_pool_is_kept_nowhere_and_what_is_published_is_not_changed(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = selecting(&coordinator).await;
        // The value is in the quotas, which are published; who has it is not.
        let begun = prepared(&coordinator, &panel, json!({})).await;
        let done = worked_out(&coordinator, &begun["id"]).await;
        let document = done["document"].as_str().unwrap();
        let row = RESPONDENTS.lines().nth(1).unwrap();
        let (id, rest) = row.split_once(',').unwrap();
        assert!(document.contains(&format!("\"{id}\"")) && !document.contains(rest), "{rest}");
        assert!(!document.contains("\"T001\""), "no household is published");

        let change = "UPDATE panel_lot SET commitment = '{}'";
        assert!(past::try_execute(&service.database, change).await.is_err(), "a commitment stays as it is");
        assert!(past::try_execute(&service.database, "DELETE FROM panel_lot").await.is_err(), "and is not deleted");
    }

    async fn a_lot_that_cannot_be_made_says_why(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let draft = created(&coordinator).await;
        assert_eq!(codes(&prepared(&coordinator, &draft, json!({})).await), ["PANEL_NOT_SO"]);
        let panel = moved(&coordinator, &draft, "SELECT").await;
        let wrong = json!({ "respondents": "id,ikä\nA,nuori\nA,x\n", "seedSource": " " });
        let refused = prepared(&coordinator, &panel, wrong).await;
        assert_eq!(codes(&refused)[0], "REQUIRED");
        assert!(codes(&refused).contains(&"CSV_COLUMN_MISSING"), "{refused}");

        // Quotas that no panel meets are found by the work itself.
        let categories = CATEGORIES.replace("ikä,75+,2,4", "ikä,75+,22,24");
        let begun = prepared(&coordinator, &panel, json!({ "categories": categories })).await;
        let done = worked_out(&coordinator, &begun["id"]).await;
        assert_eq!(done["state"], "REFUSED");
        let told: Vec<_> = done["told"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert!(told == ["LOT_QUOTA_SUM_MIN_GT_K", "LOT_INFEASIBLE"], "{done}");
        assert_eq!(lot(&service.client(), &begun["id"]).await, Value::Null, "nobody else sees what came to nothing");
    }

    async fn a_division_sees_to_its_own_panels(service: TestService) {
        let county = service.staff(Role::Coordinator).await;
        let (panel, lot_of) = committed(&county).await;
        let added = ::service::county::add_division(
            &service.services, &domain::identity::Actor::System, division("Terveys"), Vec::new());
        let scope = Scope::Division(added.await.unwrap().id);
        let other = service.staff_in(Role::Coordinator, scope).await;
        let document = "mutation($input: MovePanelInput!) { movePanel(input: $input) { __typename } }";
        let input = json!({ "panelId": panel["id"], "version": panel["version"], "command": "END" });
        let answer = other.graphql(document, json!({ "input": input })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let draw = "mutation($input: DrawLotInput!) { drawLot(input: $input) { __typename } }";
        let answer = other.graphql(draw, json!({ "input": { "lotId": lot_of["id"], "seed": "00000000" } })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let answer = other.graphql("{ managedPanels { nodes { id } } }", json!({})).await;
        assert_eq!(answer["data"]["managedPanels"]["nodes"], json!([]));
    }

    async fn a_panel_and_its_lot_are_made_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let wrong = fields(&[("kind", "customer"), ("name.sv", "Kundråd"), ("seats", "kaksi"), ("owner", "county")]);
        let refused = coordinator.post_form("/fi/staff/panels/new", &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Kundråd") && page.contains("value=\"kaksi\"") && page.contains("name.fi.error"), "{page}");
        let right = fields(&[("kind", "customer"), ("name.fi", "Asiakasraati"), ("purpose.fi", "Kehittää palveluja."),
            ("seats", "24"), ("owner", "county")]);
        let made = coordinator.post_form("/fi/staff/panels/new", &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
        let page = coordinator.get(&address).await.text().await.unwrap();
        assert!(page.contains("Asiakasraati") && page.contains("Aloita jäsenten valinta"), "{page}");
        let step = fields(&[("command", "select"), ("version", "1")]);
        assert_eq!(coordinator.post_form(&address, &step).await.status(), 303);

        let lots = format!("{address}/lots/new");
        let wrong = fields(&[("respondents", "id,ikä\nA,x"), ("categories", CATEGORIES), ("seedSource", "Lotto")]);
        let refused = coordinator.post_form(&lots, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("respondents.error") && page.contains("id,ikä\nA,x"), "{page}");
        let right = fields(&[("respondents", RESPONDENTS), ("categories", CATEGORIES), ("household", "talous"),
            ("objective", "leximin"), ("seedSource", "Lotto 5.12.2026")]);
        let begun = coordinator.post_form(&lots, &right).await;
        assert_eq!(begun.status(), 303);
        let lot = begun.headers()["location"].to_str().unwrap().to_owned();
        let mut page = String::new();
        for _ in 0..300 {
            page = coordinator.get(&lot).await.text().await.unwrap();
            if page.contains("name=\"seed\"") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(page.contains("12,90 %"), "the smallest chance is told: {page}");
        let bad = coordinator.post_form(&lot, &fields(&[("act", "draw"), ("seed", "xyz")])).await;
        assert_eq!(bad.status(), 422);
        assert!(bad.text().await.unwrap().contains("value=\"xyz\""));
        assert_eq!(coordinator.post_form(&lot, &fields(&[("act", "draw"), ("seed", "5eed5eed")])).await.status(), 303);

        let public = lot.replace("/staff/panel-lots/", "/panel-lots/");
        let page = service.client().get(&public).await.text().await.unwrap();
        assert!(page.contains("5eed5eed") && page.contains("osallistu panel verify"), "{page}");
        let page = service.client().get("/sv/panels").await.text().await.unwrap();
        assert!(page.contains("Kundråd") || page.contains("Asiakasraati"), "{page}");
    }
}
