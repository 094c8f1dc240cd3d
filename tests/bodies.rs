//! Bodies over HTTP: what they say, handle and make for every year, and the half-yearly follow-up of what they propose.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::{BodyId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::{civil_day, half_year};
use serde_json::{Value, json};

use crate::matters;
use crate::panels::{called, codes};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const BODY: &str = "__typename ... on BodyInRegister { body { id version isInfluencing name { text } }
      documents { year kind address } records { id kind on version } proposals { id standing } }
    ... on InvalidInput { violations { code path } }";
const RECORD: &str =
    "__typename ... on BodyRecord { id kind version on } ... on InvalidInput { violations { code path } }";
const PROPOSAL: &str =
    "__typename ... on BodyProposal { id version standing followUps { on standing text { text } } }
    ... on InvalidInput { violations { code path } }";

pub(crate) fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

pub(crate) fn content(kind: &str, is_influencing: bool, name: &str) -> Value {
    json!({ "kind": kind, "isInfluencing": is_influencing, "isStatutory": true, "name": finnish(name) })
}

/// A body of the register: its id and version.
pub(crate) async fn body(client: &Client, kind: &str, is_influencing: bool, name: &str) -> Value {
    let input = json!({ "content": content(kind, is_influencing, name) });
    let made = called(client, "createBody", input, BODY).await;
    assert_eq!(made["__typename"], "BodyInRegister", "{made}");
    made["body"].clone()
}

fn body_uuid(body: &Value) -> String {
    BodyId::parse_node_id(body["id"].as_str().unwrap()).unwrap().uuid().to_string()
}

pub(crate) fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

pub(crate) fn record(kind: &str, on: &str, matter: Option<&Value>) -> Value {
    let mut record = json!({ "kind": kind, "on": on, "title": finnish("Lausunto palveluverkosta") });
    if let Some(matter) = matter {
        record["matterId"] = matter["id"].clone();
    }
    record
}

pub(crate) async fn recorded(client: &Client, body: &Value, content: Value) -> Value {
    called(client, "createBodyRecord", json!({ "bodyId": body["id"], "content": content }), RECORD).await
}

pub(crate) fn proposal(on: &str) -> Value {
    json!({ "madeOn": on, "title": finnish("Kuljetukset"), "text": finnish("Kuljetukset tilataan yhdestä numerosta.") })
}

pub(crate) async fn proposed(client: &Client, body: &Value, on: &str) -> Value {
    called(client, "createProposal", json!({ "bodyId": body["id"], "content": proposal(on) }), PROPOSAL).await
}

async fn followed(client: &Client, proposal: &Value, on: &str, standing: &str) -> Value {
    let input = json!({ "proposalId": proposal["id"], "version": proposal["version"], "on": on, "standing": standing,
        "text": finnish("Kilpailutus on käynnissä.") });
    called(client, "followProposal", input, PROPOSAL).await
}

async fn figures(client: &Client, body: &Value, from: &str, until: &str) -> Value {
    let document = "query($id: ID!, $from: Date!, $until: Date!) { body(id: $id) {
        figures(from: $from, until: $until) { statements bulletins handled handledBeforeDecision } } }";
    let answer = client.graphql(document, json!({ "id": body["id"], "from": from, "until": until })).await;
    answer["data"]["body"]["figures"].clone()
}

/// How far the follow-up of the half-year of a day has come.
async fn follow_up(client: &Client, on: &str) -> Value {
    let document =
        "query($on: Date!) { proposalFollowUp(on: $on) { from until due followed isDone lacking { id } } }";
    client.graphql(document, json!({ "on": on })).await["data"]["proposalFollowUp"].clone()
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

on_both_databases! {
    async fn everybody_reads_who_a_body_is_what_it_handles_and_how_it_is_reached(service: TestService) {
        let keeper = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let mut told = content("YOUTH_COUNCIL", true, "Nuoriso<valtuusto>");
        told["contact"] = finnish("Sihteeri: nuvo@example.org");
        told["meets"] = finnish("Joka toinen tiistai.");
        told["website"] = json!("nuvo.example.org");
        told["members"] = json!(["Aino Esimerkki, puheenjohtaja", "Onni Esimerkki"]);
        let refused = called(&keeper, "createBody", json!({ "content": told }), BODY).await;
        assert_eq!(codes(&refused), ["NOT_AN_ADDRESS"]);
        told["website"] = json!("https://nuvo.example.org");
        let council = called(&keeper, "createBody", json!({ "content": told }), BODY).await["body"].clone();
        let board = body(&keeper, "COUNTY_BOARD", false, "Aluehallitus").await;
        let public = matters::created(&keeper, "Palveluverkko", true).await;
        let hidden = matters::created(&keeper, "Salainen asia", false).await;
        for (matter, on) in [(&public, "2026-12-20"), (&hidden, "2026-12-21")] {
            let steps = json!([matters::step(&council, on, "GUIDANCE"), matters::step(&board, "2026-12-30", "APPROVAL")]);
            let input = json!({ "matterId": matter["id"], "version": matter["version"], "steps": steps });
            assert_eq!(called(&keeper, "saveMatterPath", input, "__typename").await["__typename"], "Matter");
        }
        recorded(&keeper, &council, record("STATEMENT", &day(&service, -1), Some(&public))).await;
        let mut secret = record("STATEMENT", &day(&service, -1), Some(&hidden));
        secret["title"] = finnish("Salainen lausunto");
        recorded(&keeper, &council, secret).await;

        let page = everybody.get(&format!("/fi/bodies/{}", body_uuid(&council))).await.text().await.unwrap();
        for said in ["Nuoriso&#60;valtuusto&#62;", "nuvo@example.org", "Joka toinen tiistai.", "https://nuvo.example.org",
            "Aino Esimerkki, puheenjohtaja", "Onni Esimerkki", "20.12.2026", "Palveluverkko", "Lausunto palveluverkosta"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Salainen"), "what is not public yet: {page}");
        let list = everybody.get("/fi/bodies").await.text().await.unwrap();
        assert!(list.contains(&format!("/fi/bodies/{}", body_uuid(&council))) && list.contains("Aluehallitus"), "{list}");
        let of_matter = everybody.get(&format!("/fi/matters/{}", matters::uuid(&public))).await.text().await.unwrap();
        assert!(of_matter.contains(&format!("/fi/bodies/{}", body_uuid(&board))), "{of_matter}");
        let document = "query($id: ID!) { publicBodies { id } publicBody(id: $id) { body { name { text } members }
            meetings { on matterId role } records { title { text } } matterIds } }";
        let seen = everybody.graphql(document, json!({ "id": council["id"] })).await["data"].clone();
        assert_eq!(seen["publicBodies"].as_array().unwrap().len(), 2, "{seen}");
        let found = &seen["publicBody"];
        assert_eq!(found["body"]["members"], json!(["Aino Esimerkki, puheenjohtaja", "Onni Esimerkki"]));
        assert_eq!(found["meetings"], json!([{ "on": "2026-12-20", "matterId": public["id"], "role": "GUIDANCE" }]));
        assert_eq!(found["matterIds"], json!([public["id"]]));
        assert_eq!(found["records"], json!([{ "title": { "text": "Lausunto palveluverkosta" } }]));
        assert_eq!(everybody.get("/fi/bodies/00000000-0000-7000-8000-000000000000").await.status(), 404);

        let form = format!("/fi/staff/bodies/{}/edit", body_uuid(&council));
        let typed = [("version", "1"), ("kind", "youth_council"), ("role", "influencing"), ("name.fi", "Nuva"),
            ("website", "ei osoite"), ("members", "Elsa Esimerkki")];
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let refused = keeper.post_form(&form, &typed).await;
        assert_eq!(refused.status(), 422);
        let refused = refused.text().await.unwrap();
        assert!(refused.contains("website.error") && refused.contains("Elsa Esimerkki"), "{refused}");
    }

    async fn what_a_body_does_in_a_period_is_counted(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let council = body(&officer, "YOUTH_COUNCIL", true, "Nuorisovaltuusto").await;
        let empty = json!({ "content": { "kind": "OTHER", "isInfluencing": true, "isStatutory": false, "name": [] } });
        assert_eq!(codes(&called(&officer, "createBody", empty, BODY).await), ["REQUIRED"]);

        let early = day(&service, -40);
        for (kind, on) in [("STATEMENT", 0), ("STATEMENT", -40), ("BULLETIN", -1), ("HANDLED", -2)] {
            let made = recorded(&officer, &council, record(kind, &day(&service, on), None)).await;
            assert_eq!(made["__typename"], "BodyRecord", "{made}");
        }
        let mut before = record("HANDLED", &day(&service, -3), None);
        before["wasBeforeDecision"] = json!(true);
        let noted = recorded(&officer, &council, before).await;
        let late = recorded(&officer, &council, record("STATEMENT", &day(&service, 1), None)).await;
        assert_eq!(codes(&late), ["DAY_IN_FUTURE"]);
        let mut unknown = record("STATEMENT", &day(&service, 0), None);
        unknown["matterId"] = json!("Matter:00000000-0000-7000-8000-000000000000");
        assert_eq!(codes(&recorded(&officer, &council, unknown).await), ["UNKNOWN_MATTER"]);
        let mut unsafe_one = record("STATEMENT", &day(&service, 0), None);
        unsafe_one["address"] = json!("javascript:alert(1)");
        assert_eq!(codes(&recorded(&officer, &council, unsafe_one).await), ["NOT_AN_ADDRESS"]);

        let (recent, today) = (day(&service, -30), day(&service, 0));
        let expected = json!({ "statements": 1, "bulletins": 1, "handled": 2, "handledBeforeDecision": 1 });
        assert_eq!(figures(&officer, &council, &recent, &today).await, expected);
        assert_eq!(figures(&officer, &council, &early, &early).await["statements"], 1);
        let all = "query($from: Date!, $until: Date!) { bodyFigures(from: $from, until: $until) { body { name { text } }
            figures { statements bulletins handled handledBeforeDecision } } }";
        let all = officer.graphql(all, json!({ "from": recent, "until": today })).await;
        assert_eq!(all["data"]["bodyFigures"], json!([{ "body": { "name": { "text": "Nuorisovaltuusto" } }, "figures": expected }]));

        // A record is changed by whoever read it last, and removed.
        let save = json!({ "recordId": noted["id"], "version": noted["version"], "content": record("BULLETIN", &today, None) });
        let saved = called(&officer, "saveBodyRecord", save.clone(), RECORD).await;
        assert_eq!((&saved["kind"], &saved["version"]), (&json!("BULLETIN"), &json!(2)));
        assert_eq!(codes(&called(&officer, "saveBodyRecord", save, RECORD).await), ["STALE_ENTRY"]);
        let remove = format!("mutation($id: ID!, $version: Int!) {{ removeBodyRecord(recordId: $id, version: $version) {{ {BODY} }} }}");
        let removed = officer.graphql(&remove, json!({ "id": noted["id"], "version": 2 })).await;
        assert_eq!(removed["data"]["removeBodyRecord"]["records"].as_array().unwrap().len(), 4, "{removed}");
        assert_eq!(figures(&officer, &council, &recent, &today).await["handled"], 1);
    }

    async fn documents_are_noted_for_each_year_and_a_lost_update_is_told(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let council = body(&coordinator, "DISABILITY_COUNCIL", true, "Vammaisneuvosto").await;
        let save = |version: i64, year: i64, documents: Value| {
            json!({ "bodyId": council["id"], "version": version, "year": year, "documents": documents })
        };
        let both = json!([{ "kind": "ACTION_PLAN", "address": "https://example.fi/suunnitelma.pdf" }, { "kind": "ANNUAL_REPORT" }]);
        let saved = called(&coordinator, "saveBodyDocuments", save(1, 2026, both), BODY).await;
        assert_eq!(saved["documents"].as_array().unwrap().len(), 2, "{saved}");
        let stale = called(&coordinator, "saveBodyDocuments", save(1, 2026, json!([])), BODY).await;
        assert_eq!(codes(&stale), ["STALE_ENTRY"]);
        let wrong = json!([{ "kind": "ACTION_PLAN", "address": "suunnitelma" }, { "kind": "ACTION_PLAN" }]);
        let refused = called(&coordinator, "saveBodyDocuments", save(2, 2026, wrong), BODY).await;
        assert_eq!(codes(&refused), ["NOT_AN_ADDRESS", "DOCUMENT_TWICE"]);
        assert_eq!(codes(&called(&coordinator, "saveBodyDocuments", save(2, 1900, json!([{ "kind": "ACTION_PLAN" }])), BODY).await), ["OUT_OF_RANGE"]);
        let later = called(&coordinator, "saveBodyDocuments", save(2, 2027, json!([{ "kind": "COMMUNICATION_PLAN" }])), BODY).await;
        let years: Vec<_> = later["documents"].as_array().unwrap().iter().map(|one| one["year"].as_i64().unwrap()).collect();
        assert_eq!(years, [2027, 2026, 2026], "each year has its own");
    }

    async fn every_proposal_is_followed_up_in_every_half_year(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let committee = body(&officer, "COMMITTEE", false, "Osallisuuslautakunta").await;
        let today = day(&service, 0);
        let (from, until) = half_year(civil_day(service.services.now()));
        let nothing = follow_up(&officer, &today).await;
        assert_eq!((&nothing["isDone"], &nothing["due"]), (&Value::Null, &json!(0)));
        let (first, second) = (proposed(&officer, &committee, &today).await, proposed(&officer, &committee, &today).await);
        let lacking = follow_up(&officer, &today).await;
        assert_eq!((&lacking["isDone"], &lacking["due"], &lacking["followed"]), (&json!(false), &json!(2), &json!(0)));
        assert_eq!((&lacking["from"], &lacking["until"]), (&json!(from.to_string()), &json!(until.to_string())));

        let early = followed(&officer, &first, &day(&service, -1), "UNDER_WAY").await;
        assert_eq!(codes(&early), ["BEFORE_PROPOSAL"]);
        let done = followed(&officer, &first, &today, "UNDER_WAY").await;
        assert_eq!((&done["standing"], &done["version"]), (&json!("UNDER_WAY"), &json!(2)));
        assert_eq!(codes(&followed(&officer, &first, &today, "DONE").await), ["STALE_ENTRY"]);
        let half = follow_up(&officer, &today).await;
        assert_eq!((&half["followed"], &half["lacking"]), (&json!(1), &json!([{ "id": second["id"] }])));
        let ended = followed(&officer, &second, &today, "DONE").await;
        assert_eq!(ended["followUps"][0]["text"]["text"], "Kilpailutus on käynnissä.");
        assert_eq!(follow_up(&officer, &today).await["isDone"], true);

        // The next half-year asks again, but for what has come to an end.
        let next = (until + Duration::days(1)).to_string();
        let asked = follow_up(&officer, &next).await;
        assert_eq!((&asked["due"], &asked["lacking"]), (&json!(1), &json!([{ "id": first["id"] }])));
        // A day is not moved behind what was found.
        service.clock.advance(Duration::minutes(5));
        let save = json!({ "proposalId": ended["id"], "version": ended["version"], "content": proposal(&day(&service, -5)) });
        let moved = called(&officer, "saveProposal", save, PROPOSAL).await;
        assert_eq!(moved["followUps"].as_array().unwrap().len(), 1, "what was found stays: {moved}");
    }

    async fn who_prepares_matters_of_a_division_reads_the_register_and_does_not_change_it(service: TestService) {
        let county = service.staff(Role::Coordinator).await;
        let council = body(&county, "YOUTH_COUNCIL", true, "Nuorisovaltuusto").await;
        let name = domain::LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new());
        let scope = Scope::Division(added.await.unwrap().id);
        let of_division = service.staff_in(Role::ProgrammeOfficer, scope).await;
        let read = of_division.graphql("{ bodies { name { text } } }", json!({})).await;
        assert_eq!(read["data"]["bodies"], json!([{ "name": { "text": "Nuorisovaltuusto" } }]));
        let document = "mutation($input: SaveBodyInput!) { saveBody(input: $input) { __typename } }";
        let input = json!({ "bodyId": council["id"], "version": 1, "content": content("OTHER", true, "Muu") });
        let refused = of_division.graphql(document, json!({ "input": input })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{refused}");
        let id = BodyId::parse_node_id(council["id"].as_str().unwrap()).unwrap().uuid();
        assert_eq!(of_division.get(&format!("/fi/staff/bodies/{id}")).await.status(), 200);
        assert_eq!(of_division.get(&format!("/fi/staff/bodies/{id}/edit")).await.status(), 403);
        assert_eq!(service.staff(Role::SurveyEditor).await.get("/fi/staff/bodies").await.status(), 403);
    }

    async fn the_register_is_kept_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let empty = officer.get("/fi/staff/bodies").await.text().await.unwrap();
        assert!(empty.contains("Toimielimiä ei ole vielä"), "{empty}");
        let refused = officer.post_form("/fi/staff/bodies/new", &fields(&[("name.sv", "Äldrerådet <X>"), ("role", "influencing")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Äldrerådet &#60;X&#62;") && page.contains("name.fi.error") && page.contains("kind.error"), "{page}");
        let right = fields(&[("name.fi", "Vanhusneuvosto"), ("kind", "older_peoples_council"), ("role", "influencing"), ("isStatutory", "yes")]);
        let made = officer.post_form("/fi/staff/bodies/new", &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
        let year = day(&service, 0)[..4].to_owned();

        let wrong = fields(&[("version", "1"), ("year", &year), ("action_plan.address", "suunnitelma")]);
        let refused = officer.post_form(&address, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"suunnitelma\"") && page.contains("action_plan.address.error"), "{page}");
        let right = fields(&[("version", "1"), ("year", &year), ("annual_report.exists", "yes")]);
        assert_eq!(officer.post_form(&address, &right).await.status(), 303);

        let record = format!("{address}/records/new");
        assert_eq!(officer.get(&format!("{record}?kind=statement")).await.status(), 200);
        let refused = officer.post_form(&record, &fields(&[("kind", "statement"), ("on", "eilen"), ("title.fi", "Lausunto verkosta")])).await;
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"eilen\"") && page.contains("on.error") && page.contains("Lausunto verkosta"), "{page}");
        let today = day(&service, 0);
        let right = fields(&[("kind", "statement"), ("on", &today), ("title.fi", "Lausunto verkosta"), ("address", "https://example.fi/l")]);
        assert_eq!(officer.post_form(&record, &right).await.status(), 303);
        let proposal = fields(&[("title.fi", "Yksi numero"), ("text.fi", "Yksi numero kaikkeen."), ("madeOn", &today)]);
        let made = officer.post_form(&format!("{address}/proposals/new"), &proposal).await;
        assert_eq!(made.status(), 303);
        let proposal = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();

        let page = officer.get(&format!("{address}?year={year}")).await.text().await.unwrap();
        for said in ["Vanhusneuvosto", "Lausunto verkosta", "https://example.fi/l", "Yksi numero", "seuranta puuttuu", "Tehty"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let lacking = officer.get("/fi/staff/proposals?show=lacking").await.text().await.unwrap();
        assert!(lacking.contains("Yksi numero") && lacking.contains("0 / 1"), "{lacking}");
        let refused = officer.post_form(&proposal, &fields(&[("version", "1"), ("on", &today), ("text.fi", "Selvitys alkoi.")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Selvitys alkoi.") && page.contains("standing.error"), "{page}");
        let follow = fields(&[("version", "1"), ("on", &today), ("standing", "under_way"), ("text.fi", "Selvitys alkoi.")]);
        assert_eq!(officer.post_form(&proposal, &follow).await.status(), 303);
        let lacking = officer.get("/fi/staff/proposals?show=lacking").await.text().await.unwrap();
        assert!(lacking.contains("Seuranta ei puutu"), "{lacking}");
    }
}
