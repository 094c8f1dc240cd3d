//! Activities and the methods bank over HTTP: written down, held, called off, counted, and read by everybody.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::county::{County, Municipality};
use domain::id::{ActivityId, PanelId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::panels::{self, called, codes};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases, surveys};

/// A method that comes with the program: asukasilta.
pub(crate) const BUILT_IN: &str = "Method:78273c16-720c-8858-b2d0-4158f805c78d";

const ACTIVITY: &str =
    "__typename ... on Activity { id state version isPublic title { text } method { name { text } }
      report { participants counting reach outcome { text } } }
    ... on InvalidInput { violations { code path message } }";
const METHOD: &str = "__typename ... on Method { id version isBuiltIn isRetired held name { text } }
    ... on InvalidInput { violations { code path } }";

fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

/// A public evening for residents.
pub(crate) fn content(title: &str, on: &str) -> Value {
    json!({
        "kind": "RESIDENT_EVENT", "title": finnish(title), "on": on, "starts": "17:00", "ends": "19:00", "how": "HYBRID",
        "place": "Kirjasto", "access": finnish("Hissi."), "languages": ["fi", "sv"], "audiences": ["RESIDENTS"],
        "categories": ["INFORMATION", "INITIATIVE"], "topics": ["SERVICES"], "tags": ["nuoret"],
        "isPublic": true, "signUp": "https://example.org/mukaan",
    })
}

pub(crate) fn method_content(name: &str) -> Value {
    json!({
        "name": finnish(name), "about": finnish("Tapa osallistua."), "effort": "LIGHT", "family": "OTHER",
        "categories": ["PLANNING"],
    })
}

/// The same content with other values.
fn with(mut content: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        content[key] = value.clone();
    }
    content
}

pub(crate) async fn created(client: &Client, content: Value) -> Value {
    let input = json!({ "owner": {}, "content": content });
    let created = called(client, "createActivity", input, ACTIVITY).await;
    assert_eq!(created["__typename"], "Activity", "{created}");
    created
}

async fn reported(client: &Client, activity: &Value, participants: u32) -> Value {
    let input = json!({ "activityId": activity["id"], "version": activity["version"], "participants": participants,
        "counting": "COUNTED" });
    called(client, "reportActivity", input, ACTIVITY).await
}

async fn stepped(client: &Client, field: &str, activity: &Value) -> Value {
    let selected = if field == "removeActivity" {
        "__typename ... on ActivityRemoved { activityId } ... on InvalidInput { violations { code } }"
    } else {
        ACTIVITY
    };
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ {field}(activityId: $id, version: $version) {{ {selected} }} }}"
    );
    let answer =
        client.graphql(&document, json!({ "id": activity["id"], "version": activity["version"] })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

/// What somebody is told of an activity, or why not.
async fn seen(client: &Client, activity: &Value) -> Value {
    let document = "query($id: ID!) { activity(id: $id) { state title { text } } }";
    let answer = client.graphql(document, json!({ "id": activity["id"] })).await;
    match &answer["errors"][0]["extensions"]["code"] {
        Value::Null => answer["data"]["activity"]["state"].clone(),
        code => code.clone(),
    }
}

fn uuid(activity: &Value) -> String {
    ActivityId::parse_node_id(activity["id"].as_str().unwrap()).unwrap().uuid().to_string()
}

fn panel_uuid(panel: &Value) -> String {
    PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid().to_string()
}

/// A county with two municipalities.
async fn municipalities(service: &TestService) {
    let named = |code: &str, name: &str| Municipality {
        code: code.to_owned(),
        name: domain::LocalizedText::from([("fi", name)]),
    };
    let county = County {
        municipalities: vec![named("901", "Esimerkkilä"), named("902", "Koekylä")],
        ..County::blank()
    };
    ::service::county::save_settings(&service.services, &Actor::System, &county).await.unwrap();
}

async fn figures(client: &Client, from: &str, until: &str) -> Value {
    let document = "query($from: Date!, $until: Date!) { activityFigures(from: $from, until: $until) {
        held { activities participants estimated reach } planned calledOff emptyCategories trials
        categories { category planned held { activities } } topics { topic held { activities participants } }
        eventModes { mode held { activities } } eventMunicipalities { municipality held { activities } }
        otherMethods { activities } } }";
    let answer = client.graphql(document, json!({ "from": from, "until": until })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["activityFigures"].clone()
}

/// How many surveys and panels a half-year has in a category: surveys held and ahead, panels held and ahead.
async fn in_category(client: &Client, category: &str) -> Value {
    let document =
        "{ activityFigures(from: \"2026-07-01\", until: \"2026-12-31\") { emptyCategories held { activities }
        categories { category surveys { held ahead } panels { held ahead } } } }";
    let answer = client.graphql(document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let figures = &answer["data"]["activityFigures"];
    assert_eq!(figures["held"]["activities"], 0, "the figures of activities are of activities: {figures}");
    let is_empty = figures["emptyCategories"].as_array().unwrap().contains(&json!(category));
    let rows = figures["categories"].as_array().unwrap();
    let row = rows.iter().find(|row| row["category"] == category).unwrap();
    assert_eq!(is_empty, row["surveys"]["held"] == 0 && row["panels"]["held"] == 0, "{figures}");
    json!([row["surveys"]["held"], row["surveys"]["ahead"], row["panels"]["held"], row["panels"]["ahead"]])
}

/// The names of the titles of a connection.
fn titles(answer: &Value, field: &str) -> Vec<String> {
    let nodes = answer["data"][field]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    nodes.iter().map(|node| node["title"]["text"].as_str().unwrap().to_owned()).collect()
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

on_both_databases! {
    async fn an_activity_is_planned_held_mended_and_not_held_after_all(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let bare = json!({ "kind": "TRAINING", "title": [], "on": day(&service, 0), "until": day(&service, -1), "how": "REMOTE",
            "audiences": [], "categories": [], "signUp": "example.org", "municipality": "901" });
        let refused = called(&officer, "createActivity", json!({ "owner": {}, "content": bare }), ACTIVITY).await;
        assert_eq!(codes(&refused), ["REQUIRED", "ENDS_BEFORE_START", "NOT_AN_ADDRESS", "REQUIRED", "REQUIRED"]);
        let elsewhere = with(content("Asukasilta", &day(&service, 3)), json!({ "municipality": "901" }));
        let refused = called(&officer, "createActivity", json!({ "owner": {}, "content": elsewhere }), ACTIVITY).await;
        assert_eq!(codes(&refused), ["UNKNOWN_MUNICIPALITY"]);
        let unknown = with(content("Asukasilta", &day(&service, 3)),
            json!({ "methodId": "Method:00000000-0000-7000-8000-000000000000" }));
        let refused = called(&officer, "createActivity", json!({ "owner": {}, "content": unknown }), ACTIVITY).await;
        assert_eq!(codes(&refused), ["UNKNOWN_METHOD"]);

        let planned = created(&officer, with(content("Asukasilta", &day(&service, 1)), json!({ "methodId": BUILT_IN }))).await;
        assert_eq!((&planned["state"], &planned["method"]["name"]["text"]), (&json!("PLANNED"), &json!("Residents’ evening")));
        assert_eq!(codes(&reported(&officer, &planned, 5).await), ["ACTIVITY_NOT_YET"]);
        let input = json!({ "activityId": planned["id"], "version": 1, "content": content("Asukasilta", &day(&service, 0)) });
        let moved = called(&officer, "saveActivity", input.clone(), ACTIVITY).await;
        assert_eq!(moved["version"], 2, "{moved}");
        assert_eq!(codes(&called(&officer, "saveActivity", input, ACTIVITY).await), ["STALE_ACTIVITY"]);
        let held = reported(&officer, &moved, 12).await;
        assert_eq!((&held["state"], &held["report"]["participants"]), (&json!("HELD"), &json!(12)));
        assert_eq!(codes(&stepped(&officer, "callOffActivity", &held).await), ["ACTIVITY_NOT_SO"]);
        let ahead = json!({ "activityId": held["id"], "version": held["version"], "content": content("Asukasilta", &day(&service, 2)) });
        assert_eq!(codes(&called(&officer, "saveActivity", ahead, ACTIVITY).await), ["ACTIVITY_NOT_YET"]);
        let input = json!({ "activityId": held["id"], "version": held["version"], "participants": 40, "counting": "ESTIMATED",
            "reach": 300, "outcome": finnish("Aukioloa pidennettiin.") });
        let mended = called(&officer, "reportActivity", input, ACTIVITY).await;
        assert_eq!(mended["report"], json!({ "participants": 40, "counting": "ESTIMATED", "reach": 300,
            "outcome": { "text": "Aukioloa pidennettiin." } }));
        let reopened = stepped(&officer, "reopenActivity", &mended).await;
        assert_eq!((&reopened["state"], &reopened["report"]), (&json!("PLANNED"), &Value::Null));
        assert_eq!(codes(&stepped(&officer, "removeActivity", &reopened).await), ["ACTIVITY_NOT_SO"], "everybody was told");
        let off = stepped(&officer, "callOffActivity", &reopened).await;
        assert_eq!(off["state"], "CALLED_OFF");
        assert_eq!(codes(&reported(&officer, &off, 1).await), ["ACTIVITY_NOT_SO"]);
        let quiet = created(&officer, with(content("Sisäinen", &day(&service, 1)), json!({ "isPublic": false }))).await;
        let removed = stepped(&officer, "removeActivity", &quiet).await;
        assert_eq!(removed["activityId"], quiet["id"], "{removed}");
        assert_eq!(seen(&officer, &quiet).await, "NOT_FOUND");
    }

    async fn what_is_not_public_is_for_those_who_have_to_do_with_it(service: TestService) {
        let name = domain::LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await.unwrap();
        let county = service.staff(Role::Coordinator).await;
        let of_division = service.staff_in(Role::ProgrammeOfficer, Scope::Division(added.id)).await;
        let everybody = service.client();
        let hidden = created(&county, with(content("Sisäinen", &day(&service, 2)), json!({ "isPublic": false }))).await;
        let public = created(&county, content("Asukasilta", &day(&service, 3))).await;
        assert_eq!((seen(&everybody, &hidden).await, seen(&everybody, &public).await), (json!("NOT_FOUND"), json!("PLANNED")));
        assert_eq!(seen(&of_division, &hidden).await, "NOT_FOUND", "of the whole county");
        assert_eq!(seen(&service.staff(Role::Analyst).await, &hidden).await, "PLANNED");
        assert_eq!(seen(&service.staff(Role::Orderer).await, &hidden).await, "NOT_FOUND");
        let owner = json!({ "division": added.id.node_id() });
        let own = json!({ "owner": owner, "content": with(content("Oma", &day(&service, 2)), json!({ "isPublic": false })) });
        assert_eq!(called(&of_division, "createActivity", own, ACTIVITY).await["__typename"], "Activity");
        let list = "{ managedActivities { nodes { title { text } } } }";
        assert_eq!(titles(&of_division.graphql(list, json!({})).await, "managedActivities"), ["Oma"]);
        let all = titles(&county.graphql(list, json!({})).await, "managedActivities");
        assert_eq!(all.len(), 3, "{all:?}");
        let found = county.graphql("{ managedActivities(search: \"KIRJASTO sisäinen\") { nodes { title { text } } } }", json!({})).await;
        assert_eq!(titles(&found, "managedActivities"), ["Sisäinen"]);
        let document = "query($id: ID!) { managedActivities(divisionId: $id) { nodes { title { text } } } }";
        let found = county.graphql(document, json!({ "id": added.id.node_id() })).await;
        assert_eq!(titles(&found, "managedActivities"), ["Oma"]);
        let page = format!("/fi/staff/activities/{}", uuid(&hidden));
        assert_eq!(of_division.get(&page).await.status(), 404);
        assert_eq!(everybody.get(&format!("/fi/events/{}", uuid(&hidden))).await.status(), 404);
        assert_eq!(county.get(&format!("/fi/events/{}", uuid(&hidden))).await.status(), 404, "a page for everybody");
        let wider = json!({ "owner": {}, "content": content("Liian laaja", &day(&service, 2)) });
        let document = "mutation($input: CreateActivityInput!) { createActivity(input: $input) { __typename } }";
        let denied = of_division.graphql(document, json!({ "input": wider })).await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{denied}");
    }

    async fn a_period_counts_what_was_held_in_it_and_shows_empty_categories(service: TestService) {
        municipalities(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let evening = |on: &str, code: &str, how: &str| {
            with(content("Asukasilta", on), json!({ "municipality": code, "how": how }))
        };
        for (on, code, how, people) in
            [("2026-01-01", "901", "REMOTE", 10), ("2026-06-30", "902", "HYBRID", 20), ("2026-07-01", "901", "IN_PERSON", 400)]
        {
            reported(&officer, &created(&officer, evening(on, code, how)).await, people).await;
        }
        let training = with(content("Kohtaaminen", "2026-03-02"), json!({ "kind": "TRAINING", "categories": ["ACTION"],
            "topics": ["ENCOUNTERING_CUSTOMERS"], "audiences": ["STAFF", "SUPERVISORS"], "isPublic": false }));
        reported(&officer, &created(&officer, training).await, 30).await;
        // It began in the spring and ended in the autumn: it counts in the autumn, and its trial in the spring.
        let budget = with(content("Budjetti", "2026-05-01"), json!({ "kind": "PARTICIPATORY_BUDGETING", "until": "2026-08-31",
            "categories": ["DECISION_MAKING"], "trialSince": "2026-05-01", "municipality": null }));
        reported(&officer, &created(&officer, budget).await, 1_000).await;
        let off = created(&officer, with(evening("2026-04-01", "901", "REMOTE"), json!({ "trialSince": "2026-04-01" }))).await;
        stepped(&officer, "callOffActivity", &off).await;
        created(&officer, with(content("Raportoimatta", "2026-05-05"), json!({ "categories": ["PLANNING"] }))).await;

        let spring = figures(&officer, "2026-01-01", "2026-06-30").await;
        assert_eq!(spring["held"], json!({ "activities": 3, "participants": 60, "estimated": 0, "reach": 0 }));
        assert_eq!((&spring["planned"], &spring["calledOff"], &spring["trials"]), (&json!(1), &json!(1), &json!(1)));
        assert_eq!(spring["emptyCategories"], json!(["PLANNING", "EVALUATION", "DECISION_MAKING"]));
        assert_eq!(spring["categories"].as_array().unwrap().len(), 6);
        assert_eq!(spring["categories"][2], json!({ "category": "PLANNING", "planned": 1, "held": { "activities": 0 } }));
        assert_eq!(spring["topics"][0], json!({ "topic": "ENCOUNTERING_CUSTOMERS", "held": { "activities": 1, "participants": 30 } }));
        assert_eq!(spring["eventMunicipalities"], json!([{ "municipality": "901", "held": { "activities": 1 } },
            { "municipality": "902", "held": { "activities": 1 } }]));
        assert_eq!(spring["eventModes"], json!([{ "mode": "IN_PERSON", "held": { "activities": 0 } },
            { "mode": "REMOTE", "held": { "activities": 1 } }, { "mode": "HYBRID", "held": { "activities": 1 } }]));
        assert_eq!(spring["otherMethods"]["activities"], 0);
        let autumn = figures(&officer, "2026-07-01", "2026-12-31").await;
        assert_eq!(autumn["held"]["participants"], 1_400);
        assert_eq!((&autumn["trials"], &autumn["otherMethods"]["activities"]), (&json!(0), &json!(1)));
        let backwards = officer.graphql(
            "{ activityFigures(from: \"2026-07-01\", until: \"2026-06-30\") { planned } }", json!({})).await;
        assert_eq!(backwards["errors"][0]["extensions"]["code"], "BAD_INPUT", "{backwards}");

        let tally = async |more: &str| {
            let document = format!(
                "{{ activityTally(from: \"2026-01-01\", until: \"2026-06-30\", {more}) {{ activities participants }} }}");
            officer.graphql(&document, json!({})).await["data"]["activityTally"].clone()
        };
        let trainings = json!({ "activities": 1, "participants": 30 });
        assert_eq!(tally("kinds: [TRAINING], topics: [ENCOUNTERING_CUSTOMERS]").await, trainings);
        assert_eq!(tally("kinds: [TRAINING, WORKSHOP], audiences: [SUPERVISORS]").await, trainings);
        assert_eq!(tally("kinds: [TRAINING], topics: [SAMI_RIGHTS]").await["activities"], 0);
        assert_eq!(tally("municipality: \"902\"").await, json!({ "activities": 1, "participants": 20 }));
        let trials = officer.graphql("{ managedActivities(trials: true, state: HELD) { nodes { title { text } } } }", json!({})).await;
        assert_eq!(titles(&trials, "managedActivities"), ["Budjetti"]);

        let page = officer.get("/fi/staff/activities/overview?from=2026-01-01&until=2026-06-30").await.text().await.unwrap();
        assert!(page.contains("Suunnitteluosallisuus, Arviointiosallisuus, Päätöksenteko-osallisuus"), "{page}");
    }

    async fn surveys_and_panels_fill_the_categories_of_a_period(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let coordinator = service.staff(Role::Coordinator).await;
        editor.create_survey("Luonnos").await;
        let open = editor.open_survey("Kysely").await;
        assert_eq!(in_category(&coordinator, "INFORMATION").await, json!([0, 1, 0, 0]), "of its kind, and still open; a draft counts nowhere");
        let chosen = json!({ "surveyId": open["id"], "revision": open["revision"], "categories": ["ACTION"] });
        assert_eq!(editor.update_survey(chosen).await["__typename"], "ManagedSurvey");
        assert_eq!(in_category(&coordinator, "INFORMATION").await, json!([0, 0, 0, 0]));
        let panel = panels::moved(&coordinator, &panels::created(&coordinator).await, "ACTIVATE").await;
        assert_eq!(in_category(&coordinator, "PLANNING").await, json!([0, 0, 0, 0]), "it has not met");
        panels::held_meeting(&coordinator, &panel, &day(&service, -1), 7).await;
        assert_eq!(in_category(&coordinator, "PLANNING").await, json!([0, 0, 1, 0]));
        surveys::let_it_close(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(in_category(&coordinator, "ACTION").await, json!([1, 0, 0, 0]), "it has closed");
        let page = coordinator.get("/fi/staff/activities/overview?from=2026-07-01&until=2026-12-31").await.text().await.unwrap();
        assert!(page.contains("Tieto-osallisuus, Aloiteosallisuus, Päätöksenteko-osallisuus"), "{page}");

        let read = "query($id: ID!) { panel(id: $id) { version categories } }";
        let seen = coordinator.graphql(read, json!({ "id": panel["id"] })).await["data"]["panel"].clone();
        assert_eq!(seen["categories"], json!(["PLANNING", "EVALUATION"]));
        let decides = with(panels::content("Asukasraati"), json!({ "categories": ["DECISION_MAKING"] }));
        let input = json!({ "panelId": panel["id"], "version": seen["version"], "content": decides });
        assert_eq!(called(&coordinator, "savePanel", input, "__typename").await["__typename"], "Panel");
        assert_eq!(in_category(&coordinator, "PLANNING").await, json!([0, 0, 0, 0]));
        assert_eq!(in_category(&coordinator, "DECISION_MAKING").await, json!([0, 0, 1, 0]));
        let form = coordinator.get(&format!("/fi/staff/panels/{}/edit", panel_uuid(&panel))).await.text().await.unwrap();
        assert!(form.contains("value=\"decision_making\" checked"), "{form}");
    }

    async fn everybody_finds_public_events_on_the_list_in_the_feeds_and_in_their_calendar(service: TestService) {
        municipalities(&service).await;
        let coordinator = service.staff(Role::PanelOrganiser).await;
        let everybody = service.client();
        let in_town = with(content("Ilta <kirjastossa>", &day(&service, 4)), json!({ "municipality": "901" }));
        let event = created(&coordinator, in_town).await;
        let quiet = created(&coordinator, with(content("Sisäinen", &day(&service, 4)), json!({ "isPublic": false }))).await;
        let address = format!("/fi/events/{}", uuid(&event));
        let page = everybody.get("/fi/").await.text().await.unwrap();
        assert!(page.contains(&address) && page.contains("Ilta &#60;kirjastossa&#62;") && !page.contains("Sisäinen"), "{page}");
        for (query, shown) in [("municipality=901", true), ("municipality=902", false), ("q=ilta", true), ("language=en", false)] {
            let page = everybody.get(&format!("/fi/?{query}")).await.text().await.unwrap();
            assert_eq!(page.contains(&address), shown, "{query}");
            let feed: Value = everybody.get(&format!("/fi/feed.json?{query}")).await.json().await.unwrap();
            let has = feed["items"].as_array().unwrap().iter().any(|item| item["url"].as_str().unwrap().ends_with(&address));
            assert_eq!(has, shown, "{query}");
        }
        let rss = everybody.get("/fi/feed.rss").await.text().await.unwrap();
        assert!(rss.contains(&address) && !rss.contains("Sisäinen"), "{rss}");
        let page = everybody.get(&address).await.text().await.unwrap();
        for said in ["https://example.org/mukaan", "Hissi.", "Esimerkkilä", "klo 17", "Tieto-osallisuus", "/calendar"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let file = everybody.get(&format!("{address}/calendar")).await;
        assert_eq!((file.status().as_u16(), file.headers()["content-type"].to_str().unwrap().starts_with("text/calendar")), (200, true));
        let file = file.text().await.unwrap();
        assert!(file.contains("SUMMARY:Ilta <kirjastossa>") && file.contains("LOCATION:Kirjasto"), "{file}");
        let subscribed = everybody.get("/fi/events.ics").await.text().await.unwrap();
        assert!(subscribed.contains("SUMMARY:Ilta <kirjastossa>") && !subscribed.contains("Sisäinen"), "{subscribed}");
        for hidden in [format!("/fi/events/{}", uuid(&quiet)), format!("/fi/events/{}/calendar", uuid(&quiet))] {
            assert_eq!(everybody.get(&hidden).await.status(), 404, "{hidden}");
        }

        stepped(&coordinator, "callOffActivity", &event).await;
        let page = everybody.get("/fi/").await.text().await.unwrap();
        assert!(page.contains(&address) && page.contains("Peruttu"), "nobody comes in vain: {page}");
        let page = everybody.get(&address).await.text().await.unwrap();
        assert!(page.contains("Tapahtuma on peruttu.") && !page.contains("https://example.org/mukaan"), "{page}");
        let subscribed = everybody.get("/fi/events.ics").await.text().await.unwrap();
        assert!(subscribed.contains("STATUS:CANCELLED"), "{subscribed}");
        service.clock.advance(Duration::days(5));
        let page = everybody.get("/fi/").await.text().await.unwrap();
        assert!(!page.contains(&address), "it is over");
    }

    async fn an_activity_is_written_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (new, today) = ("/fi/staff/activities/new", day(&service, 0));
        let refused = coordinator.post_form(new, &fields(&[("title.sv", "Kväll <öppen>"), ("on", "huomenna"), ("tags", "yksi, kaksi"),
            ("languages", "so"), ("categories", "planning"), ("isPublic", "yes"), ("starts", "17:00")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for said in ["Kväll &#60;öppen&#62;", "value=\"huomenna\"", "yksi, kaksi", "title.fi.error", "on.error", "kind.error",
            "audiences.error", "ends.error", "id=\"languages.so\" name=\"languages\" value=\"so\" checked",
            "value=\"planning\" checked", "value=\"yes\" checked"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("categories.error"), "one was chosen");
        let right = fields(&[("kind", "workshop"), ("title.fi", "Työpaja"), ("on", &today), ("mode", "in_person"), ("audiences", "customers"),
            ("categories", "planning"), ("tags", "Nuoret, nuoret, ,lähi"), ("isPublic", "yes"), ("owner", "county"),
            ("method", "78273c16-720c-8858-b2d0-4158f805c78d")]);
        let made = coordinator.post_form(new, &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
        let page = coordinator.get(&address).await.text().await.unwrap();
        assert!(page.contains("Nuoret, lähi") && page.contains("Asukasilta"), "{page}");

        let wrong = fields(&[("act", "report"), ("version", "1"), ("participants", "monta"), ("outcome.fi", "Opittiin paljon.")]);
        let refused = coordinator.post_form(&address, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for said in ["value=\"monta\"", "Opittiin paljon.</textarea>", "participants.error", "counting.error"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let report = fields(&[("act", "report"), ("version", "1"), ("participants", "1 200"), ("counting", "estimated"),
            ("outcome.fi", "Opittiin paljon.")]);
        assert_eq!(coordinator.post_form(&address, &report).await.status(), 303);
        assert_eq!(coordinator.post_form(&address, &report).await.status(), 422, "somebody else has changed it");
        let public = address.replace("/staff/activities/", "/events/");
        let page = service.client().get(&public).await.text().await.unwrap();
        for said in ["Opittiin paljon.", "Arvio", "Mitä tapahtumasta seurasi"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let page = service.client().get("/fi/events").await.text().await.unwrap();
        assert!(page.contains(&public) && page.contains("Pidetyt tapahtumat"), "{page}");
        let list = coordinator.get("/fi/staff/activities?kind=workshop&search=nuoret").await.text().await.unwrap();
        assert!(list.contains(&address), "{list}");
        let list = coordinator.get("/fi/staff/activities?kind=training").await.text().await.unwrap();
        assert!(!list.contains(&address), "{list}");
        let reopen = fields(&[("act", "reopen"), ("version", "2")]);
        assert_eq!(coordinator.post_form(&address, &reopen).await.status(), 303);
        let off = fields(&[("act", "callOff"), ("version", "3")]);
        assert_eq!(coordinator.post_form(&address, &off).await.status(), 303);
        assert_eq!(coordinator.post_form(&format!("{address}/edit"), &right).await.status(), 422, "called off for good");
        let reader = service.staff(Role::Analyst).await;
        assert_eq!(reader.get(&address).await.status(), 200);
        for page in [new.to_owned(), format!("{address}/edit")] {
            assert_eq!(reader.get(&page).await.status(), 403, "{page}");
        }
        assert_eq!(service.staff(Role::Orderer).await.get("/fi/staff/activities").await.status(), 403);
    }

    async fn what_is_over_waits_for_somebody_to_say_how_it_went(service: TestService) {
        let organiser = service.staff(Role::PanelOrganiser).await;
        let over = created(&organiser, content("Eilinen ilta", &day(&service, -1))).await;
        created(&organiser, content("Tämä ilta", &day(&service, 0))).await;
        let page = organiser.get("/fi/staff").await.text().await.unwrap();
        assert!(page.contains("Eilinen ilta") && !page.contains("Tämä ilta"), "{page}");
        reported(&organiser, &over, 3).await;
        let page = organiser.get("/fi/staff").await.text().await.unwrap();
        assert!(!page.contains("Eilinen ilta"), "{page}");
    }

    async fn a_county_rewrites_retires_and_adds_methods(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let bank = "{ methods { id name { text(language: \"fi\") } isBuiltIn held } }";
        let methods = everybody.graphql(bank, json!({})).await["data"]["methods"].clone();
        assert_eq!(methods.as_array().unwrap().len(), 14, "{methods}");
        let rewrite = json!({ "methodId": BUILT_IN, "version": 0, "content": method_content("Kyläilta") });
        let rewritten = called(&officer, "saveMethod", rewrite.clone(), METHOD).await;
        assert_eq!((&rewritten["version"], &rewritten["isBuiltIn"]), (&json!(1), &json!(true)), "{rewritten}");
        assert_eq!(codes(&called(&officer, "saveMethod", rewrite, METHOD).await), ["STALE_METHOD"]);
        let own = called(&officer, "createMethod", json!({ "content": method_content("Saunailta") }), METHOD).await;
        assert_eq!(own["isBuiltIn"], false, "{own}");
        let nameless = json!({ "content": { "name": [], "about": [], "effort": "LIGHT", "family": "OTHER", "categories": [] } });
        assert_eq!(codes(&called(&officer, "createMethod", nameless, METHOD).await), ["REQUIRED"; 3]);

        // It is used, in public and otherwise.
        for is_public in [true, false] {
            let more = json!({ "methodId": own["id"], "isPublic": is_public });
            let activity = created(&officer, with(content("Sauna", &day(&service, -1)), more)).await;
            reported(&officer, &activity, 9).await;
        }
        let uses = "query($id: ID!) { method(id: $id) { held } methodUses(methodId: $id) { isPublic } }";
        let used = everybody.graphql(uses, json!({ "id": own["id"] })).await;
        assert_eq!(used["data"], json!({ "method": { "held": 2 }, "methodUses": [{ "isPublic": true }] }));
        let path = own["id"].as_str().unwrap().split(':').nth(1).unwrap().to_owned();
        let page = everybody.get(&format!("/fi/methods/{path}")).await.text().await.unwrap();
        assert!(page.contains("Käytetty 2 kertaa") && page.contains("/fi/events/"), "{page}");

        let retire = "mutation($id: ID!, $version: Int!) { retireMethod(methodId: $id, version: $version, isRetired: true) { __typename
            ... on Method { isRetired version } } }";
        let retired = officer.graphql(retire, json!({ "id": own["id"], "version": own["version"] })).await;
        assert_eq!(retired["data"]["retireMethod"]["isRetired"], true, "{retired}");
        let list = everybody.get("/fi/methods").await.text().await.unwrap();
        assert!(list.contains("Kyläilta") && !list.contains("Asukasilta") && !list.contains("Saunailta"), "{list}");
        assert_eq!(everybody.get(&format!("/fi/methods/{path}")).await.status(), 200, "what was done by it leads there");
        let again = json!({ "owner": {}, "content": with(content("Sauna", &day(&service, 1)), json!({ "methodId": own["id"] })) });
        assert_eq!(codes(&called(&officer, "createActivity", again, ACTIVITY).await), ["UNKNOWN_METHOD"]);

        let form = format!("/fi/staff/methods/{path}");
        let back = fields(&[("act", "takeBack"), ("version", "2")]);
        assert_eq!(officer.post_form(&form, &back).await.status(), 303);
        let refused = officer.post_form(&form, &fields(&[("version", "3"), ("name.sv", "Bastukväll"), ("effort", "light"), ("family", "other")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Bastukväll") && page.contains("name.fi.error") && page.contains("categories.error"), "{page}");
        let analyst = service.staff(Role::Analyst).await;
        assert_eq!(analyst.get("/fi/staff/methods").await.status(), 200);
        assert_eq!(analyst.get(&form).await.status(), 403);
    }
}
