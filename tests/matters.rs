//! Matters under preparation over HTTP: who decides and when, how residents take part, and what came of it.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::{MatterId, TypedId};
use domain::identity::{Actor, Role, Scope};
use serde_json::{Value, json};

use crate::bodies::{body, day, finnish, proposed, record, recorded};
use crate::panels::{called, codes};
use crate::positions;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const FIELDS: &str = "id version state isPublic decidedOn endedOn title { text }
    path { on role body { name { text } } } decision { on decided { text } effect { text } }
    surveys { slug } tiedSurveys { id } panels { id isCallOpen } positions { id }
    statements { body { name { text } } record { id } } childImpactAssessments { id on summary { text } }
    warnings { kind surveyId decidedOn message } commands";

/// Calls a mutation about a matter.
async fn changed(client: &Client, field: &str, input: Value) -> Value {
    let selected = format!(
        "__typename ... on Matter {{ {FIELDS} }} ... on InvalidInput {{ violations {{ code path }} }}"
    );
    called(client, field, input, &selected).await
}

pub(crate) fn content(title: &str, is_public: bool) -> Value {
    json!({ "title": finnish(title), "summary": finnish("Missä palveluja saa."), "caseNumber": "D/12/2026", "isPublic": is_public })
}

pub(crate) async fn created(client: &Client, title: &str, is_public: bool) -> Value {
    let made =
        changed(client, "createMatter", json!({ "owner": {}, "content": content(title, is_public) })).await;
    assert_eq!(made["__typename"], "Matter", "{made}");
    made
}

pub(crate) fn step(body: &Value, on: &str, role: &str) -> Value {
    json!({ "bodyId": body["id"], "on": on, "role": role })
}

async fn path(client: &Client, matter: &Value, steps: Value) -> Value {
    let input = json!({ "matterId": matter["id"], "version": matter["version"], "steps": steps });
    changed(client, "saveMatterPath", input).await
}

async fn tied(client: &Client, matter: &Value, to: &Value) -> Value {
    changed(client, "tieMatter", json!({ "matterId": matter["id"], "to": to })).await
}

async fn decided(client: &Client, matter: &Value, on: &str, effect: &str) -> Value {
    let input = json!({ "matterId": matter["id"], "version": matter["version"], "on": on,
        "decided": finnish("Verkko uudistetaan."), "effect": finnish(effect) });
    changed(client, "decideMatter", input).await
}

async fn moved(client: &Client, matter: &Value, command: &str, on: &str) -> Value {
    let input = json!({ "matterId": matter["id"], "version": matter["version"], "command": command, "on": on,
        "reason": finnish("Laki muuttuu.") });
    changed(client, "moveMatter", input).await
}

fn kinds(matter: &Value) -> Vec<&str> {
    matter["warnings"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect()
}

async fn read(client: &Client, matter: &Value) -> Value {
    let document = format!("query($id: ID!) {{ matter(id: $id) {{ {FIELDS} }} }}");
    client.graphql(&document, json!({ "id": matter["id"] })).await
}

pub(crate) fn uuid(matter: &Value) -> String {
    MatterId::parse_node_id(matter["id"].as_str().unwrap()).unwrap().uuid().to_string()
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// One thing of each kind, for calls of every field.
#[derive(Default)]
pub(crate) struct Prepared {
    pub(crate) matter: Value,
    pub(crate) body: Value,
    pub(crate) record: Value,
    pub(crate) proposal: Value,
}

impl Prepared {
    pub(crate) async fn made(service: &TestService, client: &Client) -> Self {
        let body = body(client, "YOUTH_COUNCIL", true, "Nuorisovaltuusto").await;
        let today = day(service, 0);
        Self {
            matter: created(client, "Palveluverkko", true).await,
            record: recorded(client, &body, record("STATEMENT", &today, None)).await,
            proposal: proposed(client, &body, &today).await,
            body,
        }
    }
}

on_both_databases! {
    async fn a_survey_that_closes_after_the_deciding_meeting_is_warned_of(service: TestService) {
        let (editor, officer) = (service.staff(Role::SurveyEditor).await, service.staff(Role::ProgrammeOfficer).await);
        // It closes on the first of December at two in the afternoon.
        let survey = editor.open_survey("Palveluverkko").await;
        let council = body(&officer, "COUNTY_COUNCIL", false, "Aluevaltuusto").await;
        let youth = body(&officer, "YOUTH_COUNCIL", true, "Nuorisovaltuusto").await;
        let matter = created(&officer, "Palveluverkko", true).await;
        assert_eq!(kinds(&matter), ["NOBODY_DECIDES", "NOBODY_HEARD"]);
        let matter = tied(&officer, &matter, &survey["id"]).await;
        assert_eq!(matter["tiedSurveys"], json!([{ "id": survey["id"] }]));
        assert_eq!(tied(&officer, &matter, &survey["id"]).await["tiedSurveys"].as_array().unwrap().len(), 1, "once");

        let steps = json!([step(&council, "2026-12-01", "APPROVAL"), step(&youth, "2026-11-30", "GUIDANCE")]);
        let late = path(&officer, &matter, steps).await;
        assert_eq!(kinds(&late), ["SURVEY_CLOSES_TOO_LATE"], "{late}");
        assert_eq!(late["warnings"][0]["surveyId"], survey["id"]);
        assert_eq!(late["warnings"][0]["decidedOn"], "2026-12-01");
        assert!(late["warnings"][0]["message"].as_str().unwrap().contains("too late"), "{late}");
        assert_eq!(late["path"][0]["body"]["name"]["text"], "Nuorisovaltuusto", "the earliest meeting first");
        let in_time = path(&officer, &late, json!([step(&council, "2026-12-02", "APPROVAL"), step(&youth, "2026-12-02", "HANDLING")])).await;
        assert_eq!(kinds(&in_time), ["NOBODY_HEARD"], "an influencing body on the day of the decision comes too late");

        // What is on the staff pages is the same.
        let page = officer.get(&format!("/fi/staff/matters/{}", uuid(&matter))).await.text().await.unwrap();
        assert!(page.contains("Mikään vaikuttamistoimielin ei käsittele asiaa ennen päätöstä."), "{page}");
        let list = officer.get("/fi/staff/matters?state=warned").await.text().await.unwrap();
        assert!(list.contains("Palveluverkko"), "{list}");
        // Others do not read the warnings.
        let public = read(&service.client(), &matter).await;
        assert_eq!(public["data"]["matter"]["warnings"], json!([]), "{public}");
        assert_eq!(public["data"]["matter"]["tiedSurveys"], json!([]));
        assert_eq!(public["data"]["matter"]["surveys"], json!([{ "slug": survey["slug"] }]));

        let untie = json!({ "matterId": matter["id"], "from": survey["id"] });
        let untied = changed(&officer, "untieMatter", untie).await;
        assert_eq!((&untied["tiedSurveys"], &untied["surveys"]), (&json!([]), &json!([])));
    }

    async fn a_matter_is_decided_and_tells_what_taking_part_did(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let council = body(&officer, "COUNTY_COUNCIL", false, "Aluevaltuusto").await;
        let youth = body(&officer, "YOUTH_COUNCIL", true, "Nuorisovaltuusto").await;
        let today = day(&service, 0);
        let matter = created(&officer, "Palveluverkko", true).await;
        let matter = path(&officer, &matter, json!([step(&council, &day(&service, -1), "APPROVAL")])).await;
        assert_eq!(kinds(&matter), ["DECISION_NOT_TOLD", "NOBODY_HEARD"]);
        // A statement of an influencing body before the day of the decision is a hearing.
        recorded(&officer, &youth, record("STATEMENT", &day(&service, -2), Some(&matter))).await;
        let early = moved(&officer, &matter, "IMPLEMENT", &today).await;
        assert_eq!(codes(&early), ["MATTER_NOT_SO"]);
        assert_eq!(codes(&decided(&officer, &matter, &day(&service, 1), "").await), ["DAY_IN_FUTURE"]);
        let told = decided(&officer, &matter, &day(&service, -1), "").await;
        assert_eq!((&told["state"], kinds(&told)), (&json!("DECIDED"), vec!["EFFECT_NOT_TOLD"]));
        assert_eq!(told["statements"][0]["body"]["name"]["text"], "Nuorisovaltuusto");
        assert_eq!(codes(&decided(&officer, &matter, &today, "").await), ["STALE_ENTRY"]);
        let effect = decided(&officer, &told, &day(&service, -1), "Asema jäi kylään.").await;
        assert_eq!(kinds(&effect), Vec::<&str>::new(), "{effect}");
        let add = json!({ "matterId": matter["id"], "on": today, "summary": finnish("Matka lyhenee.") });
        let assessed = changed(&officer, "addChildImpactAssessment", add).await;
        assert_eq!(assessed["childImpactAssessments"][0]["summary"]["text"], "Matka lyhenee.");
        let other = created(&officer, "Toinen asia", true).await;
        let remove = |of: &Value| json!({ "matterId": of["id"], "assessmentId": assessed["childImpactAssessments"][0]["id"] });
        changed(&officer, "removeChildImpactAssessment", remove(&other)).await;
        let kept = read(&officer, &matter).await;
        assert_eq!(kept["data"]["matter"]["childImpactAssessments"].as_array().unwrap().len(), 1, "another matter's");
        let done = moved(&officer, &effect, "IMPLEMENT", &today).await;
        assert_eq!((&done["state"], &done["endedOn"]), (&json!("IMPLEMENTED"), &json!(today)));

        let figures = "query($from: Date!, $until: Date!) { matterFigures(from: $from, until: $until) {
            decided bodyHeard assessed residentsAsked effectTold } }";
        let counted = officer.graphql(figures, json!({ "from": day(&service, -10), "until": today })).await;
        let expected = json!({ "decided": 1, "bodyHeard": 1, "assessed": 1, "residentsAsked": 0, "effectTold": 1 });
        assert_eq!(counted["data"]["matterFigures"], expected, "{counted}");
        // The path counts as what the council has handled.
        let handled = "query($from: Date!, $until: Date!) { bodyFigures(from: $from, until: $until) { body { name { text } } figures { handled handledBeforeDecision statements } } }";
        let handled = officer.graphql(handled, json!({ "from": day(&service, -10), "until": today })).await;
        assert_eq!(handled["data"]["bodyFigures"], json!([
            { "body": { "name": { "text": "Aluevaltuusto" } }, "figures": { "handled": 1, "handledBeforeDecision": 0, "statements": 0 } },
            { "body": { "name": { "text": "Nuorisovaltuusto" } }, "figures": { "handled": 0, "handledBeforeDecision": 0, "statements": 1 } },
        ]));

        let page = service.client().get(&format!("/fi/matters/{}", uuid(&matter))).await.text().await.unwrap();
        for said in ["Verkko uudistetaan.", "Asema jäi kylään.", "Nuorisovaltuusto", "Lausunto palveluverkosta", "Matka lyhenee.", "D/12/2026", "Toteutettu"] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }

    async fn a_matter_that_is_not_public_does_not_exist_for_others(service: TestService) {
        let county = service.staff(Role::Coordinator).await;
        let hidden = created(&county, "Luonnos", false).await;
        let name = domain::LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new());
        let other = service.staff_in(Role::ProgrammeOfficer, Scope::Division(added.await.unwrap().id)).await;
        for client in [&service.client(), &other] {
            assert_eq!(read(client, &hidden).await["errors"][0]["extensions"]["code"], "NOT_FOUND");
            assert_eq!(client.get(&format!("/fi/matters/{}", uuid(&hidden))).await.status(), 404);
        }
        let document = "mutation($input: SaveMatterInput!) { saveMatter(input: $input) { __typename } }";
        let save = |matter: &Value| json!({ "input": { "matterId": matter["id"], "version": 1, "content": content("Muu", true) } });
        assert_eq!(other.graphql(document, save(&hidden)).await["errors"][0]["extensions"]["code"], "NOT_FOUND");
        let public = created(&county, "Palveluverkko", true).await;
        assert_eq!(other.graphql(document, save(&public)).await["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let listed = service.client().graphql("{ matters { nodes { title { text } } } }", json!({})).await;
        assert_eq!(listed["data"]["matters"]["nodes"], json!([{ "title": { "text": "Palveluverkko" } }]));
        let managed = other.graphql("{ managedMatters { nodes { id } } }", json!({})).await;
        assert_eq!(managed["data"]["managedMatters"]["nodes"], json!([]));
        // Without a summary nothing becomes public.
        let empty = json!({ "owner": {}, "content": { "title": finnish("Asia"), "isPublic": true } });
        assert_eq!(codes(&changed(&county, "createMatter", empty).await), ["REQUIRED"]);
        // A draft of a survey is tied, and nobody else learns of it.
        let draft = service.staff(Role::SurveyEditor).await.create_survey("Salainen luonnos").await;
        let tied = tied(&county, &public, &draft["id"]).await;
        assert_eq!(tied["tiedSurveys"].as_array().unwrap().len(), 1);
        let seen = read(&service.client(), &public).await;
        assert_eq!(seen["data"]["matter"]["surveys"], json!([]), "{seen}");
        let page = service.client().get(&format!("/fi/matters/{}", uuid(&public))).await.text().await.unwrap();
        assert!(!page.contains("Salainen luonnos"), "{page}");
    }

    async fn residents_find_how_to_take_part_and_the_survey_tells_its_matter(service: TestService) {
        let (editor, coordinator) = (service.staff(Role::SurveyEditor).await, service.staff(Role::Coordinator).await);
        let survey = editor.open_survey("Kysely verkosta").await;
        let council = body(&coordinator, "COUNTY_COUNCIL", false, "Aluevaltuusto").await;
        let matter = created(&coordinator, "Palveluverkon <uudistus>", true).await;
        let matter = path(&coordinator, &matter, json!([step(&council, "2026-12-20", "APPROVAL")])).await;
        tied(&coordinator, &matter, &survey["id"]).await;
        let everybody = service.client();
        let slug = survey["slug"].as_str().unwrap();
        let address = format!("/fi/matters/{}", uuid(&matter));
        let asked_at = format!("/fi/surveys/{slug}");
        let page = everybody.get(&address).await.text().await.unwrap();
        for said in ["Palveluverkon &#60;uudistus&#62;", "Näin voit vaikuttaa nyt", "Aluevaltuusto", "20.12.2026", asked_at.as_str()] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let asked = everybody.get(&format!("/fi/surveys/{slug}")).await.text().await.unwrap();
        assert!(asked.contains(&address) && asked.contains("Kysely on osa asian valmistelua"), "{asked}");
        assert!(asked.contains("Päätetään 20.12.2026"), "{asked}");
        let document = "query($slug: String!) { survey(slug: $slug) { matters { id title { text } state decidedOn } }
            openSurveys { nodes { matters { id } } } }";
        let told = everybody.graphql(document, json!({ "slug": slug })).await["data"].clone();
        assert_eq!(told["survey"]["matters"], json!([{ "id": matter["id"], "title": { "text": "Palveluverkon <uudistus>" },
            "state": "PREPARATION", "decidedOn": "2026-12-20" }]), "{told}");
        assert_eq!(told["openSurveys"]["nodes"][0]["matters"][0]["id"], matter["id"]);
        let list = everybody.get("/fi/").await.text().await.unwrap();
        assert!(list.contains(&address), "{list}");
        assert!(!everybody.get("/fi/?q=kuljetukset").await.text().await.unwrap().contains(&address), "filters narrow");
        let feed: Value = everybody.get("/fi/feed.json").await.json().await.unwrap();
        let of_matter = feed["items"].as_array().unwrap().iter().find(|item| item["url"].as_str().unwrap().ends_with(&address));
        assert_eq!(of_matter.unwrap()["title"], "Palveluverkon <uudistus>", "{feed}");

        // Once it is closed the survey is among what has been heard, and once it is decided the list has it no more.
        service.clock.advance(Duration::days(30));
        let coordinator = service.staff(Role::Coordinator).await;
        let page = everybody.get(&address).await.text().await.unwrap();
        assert!(page.contains("Mitä on kuultu") && page.contains("ei ole juuri nyt avointa kyselyä"), "{page}");
        let told = decided(&coordinator, &matter, "2026-12-20", "Asema jäi kylään.").await;
        assert_eq!(told["state"], "DECIDED", "{told}");
        let list = everybody.get("/fi/").await.text().await.unwrap();
        assert!(!list.contains(&address), "{list}");
        assert!(everybody.get("/fi/matters").await.text().await.unwrap().contains(&address));
        let withdrawn = created(&coordinator, "Toinen asia", true).await;
        let withdrawn = moved(&coordinator, &withdrawn, "WITHDRAW", &day(&service, 0)).await;
        let page = everybody.get(&format!("/fi/matters/{}", uuid(&withdrawn))).await.text().await.unwrap();
        assert!(page.contains("Laki muuttuu.") && page.contains("valmistelu on lopetettu"), "{page}");
        let again = moved(&coordinator, &withdrawn, "REOPEN", &day(&service, 0)).await;
        assert_eq!(again["state"], "PREPARATION");
    }

    async fn what_panels_say_stands_with_the_matter(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = crate::panels::moved(&coordinator, &crate::panels::created(&coordinator).await, "ACTIVATE").await;
        let (draft, given) = (positions::drafted(&coordinator, &panel).await, positions::given(&service, &coordinator, &panel).await);
        let matter = created(&coordinator, "Palveluverkko", true).await;
        assert_eq!(codes(&tied(&coordinator, &matter, &draft["id"]).await), ["NOT_AN_ID"], "a draft is nothing that was said");
        tied(&coordinator, &matter, &given["id"]).await;
        let tied = tied(&coordinator, &matter, &panel["id"]).await;
        assert_eq!(tied["positions"], json!([{ "id": given["id"] }]));
        assert_eq!(tied["panels"], json!([{ "id": panel["id"], "isCallOpen": false }]));
        let page = service.client().get(&format!("/fi/matters/{}", uuid(&matter))).await.text().await.unwrap();
        assert!(page.contains("Yksi numero") && page.contains("Asukasraati"), "{page}");
    }

    async fn a_matter_is_prepared_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let council = body(&officer, "COUNTY_COUNCIL", false, "Aluevaltuusto").await;
        let of_body = domain::id::BodyId::parse_node_id(council["id"].as_str().unwrap()).unwrap().uuid().to_string();
        let refused = officer.post_form("/fi/staff/matters/new", &fields(&[("summary.fi", "Missä <palveluja> saa"), ("isPublic", "yes")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Missä &#60;palveluja&#62; saa") && page.contains("title.fi.error"), "{page}");
        let right = fields(&[("title.fi", "Palveluverkko"), ("summary.fi", "Missä palveluja saa."), ("isPublic", "yes"), ("owner", "county"), ("caseNumber", "D/77")]);
        let made = officer.post_form("/fi/staff/matters/new", &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();

        // Rows left blank are no steps; one that is half filled in is told of, and stays as it was typed.
        let half = fields(&[("version", "1"), ("steps.0.bodyId", &of_body), ("steps.0.on", "ensi viikolla"), ("steps.0.role", "approval"), ("steps.2.on", "2026-12-20")]);
        let refused = officer.post_form(&format!("{address}/path"), &half).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for said in ["value=\"ensi viikolla\"", "steps.0.on.error", "steps.1.bodyId.error", "value=\"2026-12-20\""] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let steps = fields(&[("version", "1"), ("steps.0.bodyId", &of_body), ("steps.0.on", "2026-12-20"), ("steps.0.role", "approval"),
            ("steps.4.bodyId", &of_body), ("steps.4.on", "2026-12-10"), ("steps.4.role", "guidance")]);
        assert_eq!(officer.post_form(&format!("{address}/path"), &steps).await.status(), 303);
        let stale = officer.post_form(&format!("{address}/path"), &steps).await;
        assert_eq!(stale.status(), 422);
        assert!(stale.text().await.unwrap().contains("Joku muu on muuttanut"));
        let page = officer.get(&address).await.text().await.unwrap();
        let (first, second) = (page.find("10.12.2026").unwrap(), page.rfind("20.12.2026").unwrap());
        assert!(first < second && page.contains("Evästys"), "{page}");

        let wrong = fields(&[("version", "2"), ("on", "2026-11-20"), ("effect.fi", "Asema jäi kylään.")]);
        let refused = officer.post_form(&format!("{address}/decision"), &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Asema jäi kylään.") && page.contains("decided.fi.error"), "{page}");
        let add = fields(&[("on", "2026-11-20"), ("summary.fi", "Matka lyhenee."), ("address", "http://ei.suojattu.fi")]);
        let refused = officer.post_form(&format!("{address}/assessments/new"), &add).await;
        assert!(refused.text().await.unwrap().contains("address.error"));
        let add = fields(&[("on", "2026-11-20"), ("summary.fi", "Matka lyhenee.")]);
        assert_eq!(officer.post_form(&format!("{address}/assessments/new"), &add).await.status(), 303);
        let withdraw = fields(&[("act", "withdraw"), ("version", "2"), ("on", "2026-11-20"), ("reason.fi", "Laki muuttuu.")]);
        assert_eq!(officer.post_form(&address, &withdraw).await.status(), 303);
        let page = officer.get(&format!("{address}?done=saved")).await.text().await.unwrap();
        assert!(page.contains("Laki muuttuu.") && page.contains("Matka lyhenee."), "{page}");
        for (search, is_found) in [("D/77", true), ("palvelu", true), ("kuljetus", false)] {
            let list = officer.get(&format!("/fi/staff/matters?search={}", search.replace('/', "%2F"))).await.text().await.unwrap();
            assert_eq!(list.contains(&address), is_found, "{search}: {list}");
        }
    }
}
