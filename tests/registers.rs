//! Agreements on working together and documents in use over HTTP: written down, counted on a day, replaced, removed.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LocalizedText;
use domain::id::{ActivityId, AgreementId, DocumentId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::activities;
use crate::panels::{called, codes};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const AGREEMENT: &str = "__typename ... on CooperationAgreement { id version partner kind startsOn endsOn }
    ... on InvalidInput { violations { code path } }";
const DOCUMENT: &str =
    "__typename ... on RegisterDocument { id version kind inUseSince replacedBy title { text } }
    ... on InvalidInput { violations { code path } }";

fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

fn agreed(partner: &str, starts: &str, ends: Option<&str>) -> Value {
    json!({ "kind": "PARTNERSHIP", "partner": partner, "subject": finnish("Vertaistuki"), "startsOn": starts, "endsOn": ends })
}

/// An agreement that has been written down.
pub(crate) async fn agreement(client: &Client, partner: &str, starts: &str, ends: Option<&str>) -> Value {
    let made =
        called(client, "createAgreement", json!({ "content": agreed(partner, starts, ends) }), AGREEMENT)
            .await;
    assert_eq!(made["__typename"], "CooperationAgreement", "{made}");
    made
}

/// A document that has been written down.
pub(crate) async fn document(client: &Client, content: Value) -> Value {
    let made = called(client, "createDocument", json!({ "content": content }), DOCUMENT).await;
    assert_eq!(made["__typename"], "RegisterDocument", "{made}");
    made
}

/// A plan that is being drawn up.
pub(crate) fn plan() -> Value {
    json!({ "kind": "PLAN", "title": finnish("Suunnitelma") })
}

async fn in_force(client: &Client, on: &str) -> Vec<String> {
    let ask = "query($on: Date) { cooperationAgreements(inForceOn: $on) { nodes { partner } } }";
    let answer = client.graphql(ask, json!({ "on": on })).await;
    let nodes =
        answer["data"]["cooperationAgreements"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    nodes.iter().map(|one| one["partner"].as_str().unwrap().to_owned()).collect()
}

async fn in_use(client: &Client, on: Option<&str>) -> Vec<String> {
    let ask = "query($on: Date) { documentsInUse(on: $on) { nodes { title { text } } } }";
    let answer = client.graphql(ask, json!({ "on": on })).await;
    let nodes = answer["data"]["documentsInUse"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    nodes.iter().map(|one| one["title"]["text"].as_str().unwrap().to_owned()).collect()
}

async fn removed(client: &Client, field: &str, id: &Value, version: i64) -> Value {
    let argument = if field == "removeAgreement" { "agreementId" } else { "documentId" };
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ {field}({argument}: $id, version: $version) {{
            __typename ... on InvalidInput {{ violations {{ code }} }} }} }}"
    );
    client.graphql(&document, json!({ "id": id, "version": version })).await["data"][field].clone()
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

on_both_databases! {
    async fn agreements_are_counted_on_the_day_that_is_asked_for(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let wrong = called(&officer, "createAgreement", json!({ "content": {
            "kind": "COOPERATION", "partner": " ", "subject": [], "startsOn": "2026-02-01", "endsOn": "2026-01-31", "link": "javascript:alert(1)",
        } }), AGREEMENT).await;
        assert_eq!(codes(&wrong), ["REQUIRED", "REQUIRED", "ENDS_BEFORE_START", "NOT_AN_ADDRESS"]);
        agreement(&officer, "Ensimmäinen ry", "2026-01-01", Some("2026-06-30")).await;
        let second = agreement(&officer, "Toinen ry", "2026-06-30", None).await;
        assert_eq!(in_force(&officer, "2025-12-31").await, Vec::<String>::new());
        assert_eq!(in_force(&officer, "2026-06-30").await, ["Toinen ry", "Ensimmäinen ry"], "its last day counts");
        assert_eq!(in_force(&officer, "2026-07-01").await, ["Toinen ry"]);
        let save = |version: i64, ends: &str| json!({ "agreementId": second["id"], "version": version, "content": agreed("Toinen ry", "2026-06-30", Some(ends)) });
        let ended = called(&officer, "saveAgreement", save(1, "2026-12-31"), AGREEMENT).await;
        assert_eq!((&ended["version"], &ended["endsOn"]), (&json!(2), &json!("2026-12-31")));
        assert_eq!(codes(&called(&officer, "saveAgreement", save(1, "2027-12-31"), AGREEMENT).await), ["STALE_AGREEMENT"]);
        assert_eq!(in_force(&officer, "2027-01-01").await, Vec::<String>::new());
        assert_eq!(codes(&removed(&officer, "removeAgreement", &second["id"], 1).await), ["STALE_AGREEMENT"]);
        assert_eq!(removed(&officer, "removeAgreement", &second["id"], 2).await["__typename"], "CooperationAgreement");
        assert_eq!(in_force(&officer, "2026-06-30").await, ["Ensimmäinen ry"]);
        let found = officer.graphql("{ cooperationAgreements(search: \"ENSIMMÄ\", kind: PARTNERSHIP) { nodes { id } } }", json!({})).await;
        assert_eq!(found["data"]["cooperationAgreements"]["nodes"].as_array().unwrap().len(), 1, "{found}");

        // Another division keeps its own.
        let name = LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await.unwrap();
        let health = service.staff_in(Role::Coordinator, Scope::Division(added.id)).await;
        assert_eq!(in_force(&health, "2026-06-30").await, Vec::<String>::new());
        let elsewhere = health.graphql("mutation($input: CreateAgreementInput!) { createAgreement(input: $input) { __typename } }",
            json!({ "input": { "content": agreed("Kolmas ry", "2026-01-01", None) } })).await;
        assert_eq!(elsewhere["errors"][0]["extensions"]["code"], "FORBIDDEN", "{elsewhere}");
    }

    async fn a_document_tells_in_which_activities_it_was_followed(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let (today, everybody) = (day(&service, 0), service.client());
        let principles = json!({ "kind": "PRINCIPLES", "title": finnish("Turvallisempi tila"),
            "drawnUpOn": day(&service, -9), "inUseSince": day(&service, -3) });
        let principles = document(&officer, principles).await;
        let drawn_up = document(&officer, plan()).await;
        let following = |on: &str, is_public: bool, ids: &[&Value]| {
            let mut content = activities::content("Asukasilta <kirjastossa>", on);
            content["isPublic"] = json!(is_public);
            content["documentIds"] = json!(ids.iter().map(|one| one["id"].clone()).collect::<Vec<_>>());
            json!({ "owner": {}, "content": content })
        };
        let made = "__typename ... on Activity { id version documents { id title { text } } } ... on InvalidInput { violations { code path } }";
        for wrong in [following(&today, true, &[&drawn_up]), following(&day(&service, -5), true, &[&principles])] {
            let refused = called(&officer, "createActivity", wrong, made).await;
            assert_eq!(codes(&refused), ["DOCUMENT_NOT_IN_USE"], "not in use on that day");
        }
        let mut ids = Vec::new();
        for is_public in [true, false] {
            let event = called(&officer, "createActivity", following(&today, is_public, &[&principles]), made).await;
            assert_eq!(event["documents"][0]["title"]["text"], "Turvallisempi tila", "{event}");
            ids.push(event);
        }
        let uuid = |id: &Value| DocumentId::parse_node_id(id.as_str().unwrap()).unwrap().uuid();
        let page = format!("/fi/documents/{}", uuid(&principles["id"]));
        let before = everybody.get(&page).await.text().await.unwrap();
        assert!(before.contains("Tätä ei ole vielä noudatettu"), "nothing was held: {before}");
        for event in &ids {
            let input = json!({ "activityId": event["id"], "version": 1, "participants": 12, "counting": "COUNTED" });
            called(&officer, "reportActivity", input, "__typename").await;
        }
        let told = everybody.get(&page).await.text().await.unwrap();
        assert!(told.contains("Noudatettu 2 kertaa") && told.matches("Asukasilta &#60;kirjastossa&#62;").count() == 1, "{told}");
        let ask = "query($id: ID!) { documentUses(documentId: $id) { id documents { id } } }";
        let used = everybody.graphql(ask, json!({ "id": principles["id"] })).await["data"]["documentUses"].clone();
        assert_eq!(used, json!([{ "id": ids[0]["id"], "documents": [{ "id": principles["id"] }] }]));
        let event = ActivityId::parse_node_id(ids[0]["id"].as_str().unwrap()).unwrap().uuid();
        let event = everybody.get(&format!("/fi/events/{event}")).await.text().await.unwrap();
        assert!(event.contains(&page) && event.contains("Noudatettavat periaatteet"), "{event}");
        assert_eq!(everybody.get(&format!("/fi/documents/{}", uuid(&drawn_up["id"]))).await.status(), 404, "being drawn up");
        let form = officer.get("/fi/staff/activities/new").await.text().await.unwrap();
        assert!(form.contains(&format!("value=\"{}\"", uuid(&principles["id"]))) && !form.contains("Suunnitelma ("), "{form}");
        assert_eq!(codes(&removed(&officer, "removeDocument", &principles["id"], 1).await), ["DOCUMENT_FOLLOWED"]);
    }

    async fn a_document_is_in_use_until_what_takes_its_place_is(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let old = json!({ "kind": "PRINCIPLES", "title": finnish("Pelisäännöt"), "drawnUpOn": "2024-01-01", "inUseSince": "2024-02-01" });
        let old_one = document(&officer, old.clone()).await;
        let mut new = json!({ "kind": "PRINCIPLES", "title": finnish("Turvallisemman tilan periaatteet") });
        let new_one = document(&officer, new.clone()).await;
        let guide = json!({ "kind": "GUIDELINE", "title": finnish("Ohje"), "drawnUpOn": "2026-01-01", "inUseSince": "2026-01-01", "inUseUntil": "2026-10-31" });
        document(&officer, guide).await;
        assert_eq!(in_use(&everybody, None).await, ["Pelisäännöt"]);
        assert_eq!(in_use(&everybody, Some("2026-10-31")).await, ["Pelisäännöt", "Ohje"], "by their kinds");
        let mut replaced = old;
        replaced["replacedBy"] = new_one["id"].clone();
        let save = |one: &Value, version: i64, content: &Value| json!({ "documentId": one["id"], "version": version, "content": content });
        let saved = called(&officer, "saveDocument", save(&old_one, 1, &replaced), DOCUMENT).await;
        assert_eq!(saved["replacedBy"], new_one["id"], "{saved}");
        assert_eq!(in_use(&everybody, None).await, ["Pelisäännöt"], "what is being drawn up takes nobody's place yet");
        new["drawnUpOn"] = json!("2024-01-15");
        new["inUseSince"] = json!("2024-02-01");
        assert_eq!(codes(&called(&officer, "saveDocument", save(&new_one, 1, &new), DOCUMENT).await), ["REPLACED_BEFORE_USE"]);
        new["inUseSince"] = json!("2026-09-01");
        new["replacedBy"] = old_one["id"].clone();
        let circle = called(&officer, "saveDocument", save(&new_one, 1, &new), DOCUMENT).await;
        assert_eq!(circle["violations"][0]["path"], json!(["replacedBy"]), "{circle}");
        new["replacedBy"] = Value::Null;
        called(&officer, "saveDocument", save(&new_one, 1, &new), DOCUMENT).await;
        assert_eq!(in_use(&everybody, Some("2026-08-31")).await, ["Pelisäännöt", "Ohje"]);
        assert_eq!(in_use(&everybody, Some("2026-09-01")).await, ["Turvallisemman tilan periaatteet", "Ohje"]);
        assert_eq!(codes(&removed(&officer, "removeDocument", &new_one["id"], 2).await), ["DOCUMENT_REPLACES_ANOTHER"]);
        assert_eq!(removed(&officer, "removeDocument", &old_one["id"], 2).await["__typename"], "RegisterDocument");
        assert_eq!(removed(&officer, "removeDocument", &new_one["id"], 2).await["__typename"], "RegisterDocument");
        assert_eq!(in_use(&everybody, None).await, Vec::<String>::new());
    }

    async fn what_is_in_force_is_kept_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let new = "/fi/staff/agreements/new";
        let refused = coordinator.post_form(new, &fields(&[("partner", "Kerho & <ystävät>"), ("startsOn", "pian")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for named in ["Kerho &#38; &#60;ystävät&#62;", "value=\"pian\"", "kind.error", "startsOn.error", "subject.fi.error"] {
            assert!(page.contains(named), "{named}: {page}");
        }
        let today = day(&service, 0);
        let right = fields(&[("kind", "cooperation"), ("partner", "Kerho ry"), ("subject.fi", "Digiopastus"), ("startsOn", &today), ("owner", "county")]);
        assert_eq!(coordinator.post_form(new, &right).await.status(), 303);
        let list = coordinator.get(&format!("/fi/staff/agreements?search=kerho&on={today}")).await.text().await.unwrap();
        assert!(list.contains("Kerho ry") && list.contains("Näistä yksi on voimassa tänään") && list.contains("Toistaiseksi"), "{list}");
        let all = coordinator.graphql("{ cooperationAgreements { nodes { id } } }", json!({})).await;
        let id = AgreementId::parse_node_id(all["data"]["cooperationAgreements"]["nodes"][0]["id"].as_str().unwrap()).unwrap().uuid();
        let one = format!("/fi/staff/agreements/{id}");
        let mut changed = right.clone();
        changed.extend(fields(&[("version", "1"), ("endsOn", &day(&service, -1))]));
        let page = coordinator.post_form(&one, &changed).await.text().await.unwrap();
        assert!(page.contains("endsOn.error") && page.contains("Kerho ry"), "{page}");
        let remove = fields(&[("act", "remove"), ("version", "1")]);
        assert_eq!(coordinator.post_form(&one, &remove).await.status(), 303);
        assert_eq!(coordinator.get(&one).await.status(), 404);

        let new = "/fi/staff/documents/new";
        let refused = coordinator.post_form(new, &fields(&[("kind", "plan"), ("title.sv", "Plan"), ("inUseSince", &today)])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"Plan\"") && page.contains("title.fi.error") && page.contains("drawnUpOn.error"), "{page}");
        let right = fields(&[("kind", "plan"), ("title.fi", "Viestintäsuunnitelma"), ("title.sv", "Kommunikationsplan"),
            ("drawnUpOn", &today), ("inUseSince", &today), ("link", "https://example.fi/suunnitelma")]);
        assert_eq!(coordinator.post_form(new, &right).await.status(), 303);
        let public = service.client().get("/sv/documents").await.text().await.unwrap();
        assert!(public.contains("Kommunikationsplan") && public.contains("Planer"), "{public}");
        let all = coordinator.graphql("{ registerDocuments(search: \"viestintä\") { nodes { id } } }", json!({})).await;
        let id = DocumentId::parse_node_id(all["data"]["registerDocuments"]["nodes"][0]["id"].as_str().unwrap()).unwrap().uuid();
        let page = service.client().get(&format!("/sv/documents/{id}")).await.text().await.unwrap();
        assert!(page.contains("Kommunikationsplan") && page.contains("https://example.fi/suunnitelma"), "{page}");
        let one = format!("/fi/staff/documents/{id}");
        let page = coordinator.get(&one).await.text().await.unwrap();
        assert!(page.contains("value=\"Viestintäsuunnitelma\"") && page.contains(&format!("value=\"{today}\"")), "{page}");
        let mut ended = right;
        ended.extend(fields(&[("version", "1"), ("inUseUntil", &today)]));
        assert_eq!(coordinator.post_form(&one, &ended).await.status(), 303);
        assert_eq!(in_use(&service.client(), Some(&today)).await.len(), 1);
        assert_eq!(in_use(&service.client(), Some(&day(&service, 1))).await.len(), 0);
        assert_eq!(service.staff(Role::PanelOrganiser).await.get("/fi/staff/documents").await.status(), 403);
    }
}
