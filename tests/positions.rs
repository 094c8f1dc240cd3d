//! Positions of panels over HTTP: written as a draft, given to whoever is to answer, answered, and followed by what was done.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::{PanelId, PositionId, TypedId};
use domain::identity::{Role, Scope};
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::panels::{PANEL, called, codes, created, moved};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const POSITION: &str =
    "__typename ... on PanelPosition { id state version givenOn title { text } recipient { text }
      response { on text { text } } done { on text { text } } }
    ... on InvalidInput { violations { code path message } }";

fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

pub(crate) fn content(title: &str) -> Value {
    json!({ "title": finnish(title), "text": finnish("Palvelut samasta numerosta."), "recipient": finnish("Aluehallitus") })
}

/// A draft of a panel's.
pub(crate) async fn drafted(client: &Client, panel: &Value) -> Value {
    called(
        client,
        "createPosition",
        json!({ "panelId": panel["id"], "content": content("Yksi numero") }),
        POSITION,
    )
    .await
}

/// One that has been given.
pub(crate) async fn given(service: &TestService, client: &Client, panel: &Value) -> Value {
    let draft = drafted(client, panel).await;
    step(client, "givePosition", &draft, json!({ "on": day(service, 0) })).await
}

/// A step of a position, as it was read last.
async fn step(client: &Client, field: &str, position: &Value, more: Value) -> Value {
    let mut input = json!({ "positionId": position["id"], "version": position["version"] });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    let kind = match field {
        "answerPosition" | "followPosition" => "PositionReportInput".to_owned(),
        _ => format!("{}{}Input", field[..1].to_uppercase(), &field[1..]),
    };
    let document = format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ {POSITION} }} }}");
    let answer = client.graphql(&document, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

/// The states of a panel's positions, as somebody sees them.
async fn seen(client: &Client, panel: &Value) -> Value {
    let document = "query($id: ID!) { panel(id: $id) { positions { state } } }";
    client.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"]["positions"].clone()
}

async fn active(client: &Client) -> Value {
    moved(client, &created(client).await, "ACTIVATE").await
}

on_both_databases! {
    async fn a_position_is_given_answered_and_followed_and_stays_as_it_was_said(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = active(&coordinator).await;
        let empty = json!({ "panelId": panel["id"], "content": { "title": [], "text": [], "recipient": [] } });
        assert_eq!(codes(&called(&coordinator, "createPosition", empty, POSITION).await), ["REQUIRED"; 3]);
        let draft = drafted(&coordinator, &panel).await;
        assert_eq!((&draft["state"], &draft["version"]), (&json!("DRAFT"), &json!(1)));
        assert_eq!((seen(&everybody, &panel).await, seen(&coordinator, &panel).await), (json!([]), json!([{ "state": "DRAFT" }])));
        let read = "query($id: ID!) { panelPosition(id: $id) { state title { text } } }";
        let hidden = everybody.graphql(read, json!({ "id": draft["id"] })).await;
        assert_eq!(hidden["errors"][0]["extensions"]["code"], "NOT_FOUND", "{hidden}");

        let early = step(&coordinator, "answerPosition", &draft, json!({ "on": day(&service, 0), "text": finnish("Kiitos.") })).await;
        assert_eq!(codes(&early), ["POSITION_NOT_SO"]);
        let saved = step(&coordinator, "savePosition", &draft, json!({ "content": content("Yhteinen numero") })).await;
        assert_eq!((&saved["title"]["text"], &saved["version"]), (&json!("Yhteinen numero"), &json!(2)));
        assert_eq!(codes(&step(&coordinator, "givePosition", &draft, json!({ "on": day(&service, 0) })).await), ["STALE_POSITION"]);
        assert_eq!(codes(&step(&coordinator, "givePosition", &saved, json!({ "on": day(&service, 1) })).await), ["DAY_IN_FUTURE"]);
        let given = step(&coordinator, "givePosition", &saved, json!({ "on": day(&service, -3) })).await;
        assert_eq!((&given["state"], &given["givenOn"]), (&json!("GIVEN"), &json!(day(&service, -3))));
        let public = everybody.graphql(read, json!({ "id": draft["id"] })).await;
        assert_eq!(public["data"]["panelPosition"], json!({ "state": "GIVEN", "title": { "text": "Yhteinen numero" } }));

        // What the panel said stays as it said it.
        let again = step(&coordinator, "savePosition", &given, json!({ "content": content("Muuta") })).await;
        assert_eq!(codes(&again), ["POSITION_NOT_SO"]);
        let remove = format!("mutation($id: ID!, $version: Int!) {{ removePosition(positionId: $id, version: $version) {{ {PANEL} }} }}");
        let removed = coordinator.graphql(&remove, json!({ "id": given["id"], "version": given["version"] })).await;
        assert_eq!(codes(&removed["data"]["removePosition"]), ["POSITION_NOT_SO"]);

        let report = |days: i64, text: &str| json!({ "on": day(&service, days), "text": finnish(text) });
        assert_eq!(codes(&step(&coordinator, "followPosition", &given, report(0, "Tehty.")).await), ["POSITION_NOT_SO"]);
        assert_eq!(codes(&step(&coordinator, "answerPosition", &given, report(-4, "Kiitos.")).await), ["BEFORE_IT_WAS_GIVEN"]);
        let answered = step(&coordinator, "answerPosition", &given, report(-1, "Selvitetään.")).await;
        let mended = step(&coordinator, "answerPosition", &answered, report(-1, "Numero otetaan käyttöön.")).await;
        let followed = step(&coordinator, "followPosition", &mended, report(0, "Numero avattiin.")).await;
        assert_eq!(followed["state"], "FOLLOWED", "{followed}");
        assert_eq!(followed["response"]["text"]["text"], "Numero otetaan käyttöön.");
        assert_eq!(followed["done"], json!([{ "on": day(&service, 0), "text": { "text": "Numero avattiin." } }]));
        // What came of it is told after the panel has ended, too.
        moved(&coordinator, &panel, "END").await;
        let later = step(&coordinator, "followPosition", &followed, report(0, "Numeroon on soitettu.")).await;
        assert_eq!(later["done"].as_array().unwrap().len(), 2);
    }

    async fn a_draft_of_a_draft_panel_is_not_given_and_is_thrown_away(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = created(&coordinator).await;
        let draft = drafted(&coordinator, &panel).await;
        assert_eq!(codes(&step(&coordinator, "givePosition", &draft, json!({ "on": day(&service, 0) })).await), ["PANEL_NOT_SO"]);
        let remove = format!("mutation($id: ID!, $version: Int!) {{ removePosition(positionId: $id, version: $version) {{ {PANEL} }} }}");
        let removed = coordinator.graphql(&remove, json!({ "id": draft["id"], "version": 1 })).await;
        assert_eq!(removed["data"]["removePosition"]["id"], panel["id"], "{removed}");
        assert_eq!(seen(&coordinator, &panel).await, json!([]));
    }

    async fn another_division_does_not_speak_for_a_panel(service: TestService) {
        let county = service.staff(Role::Coordinator).await;
        let panel = active(&county).await;
        let draft = drafted(&county, &panel).await;
        let name = domain::LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(
            &service.services, &domain::identity::Actor::System, name, Vec::new());
        let other = service.staff_in(Role::Coordinator, Scope::Division(added.await.unwrap().id)).await;
        let document = "mutation($input: GivePositionInput!) { givePosition(input: $input) { __typename } }";
        let input = json!({ "positionId": draft["id"], "version": 1, "on": day(&service, 0) });
        let answer = other.graphql(document, json!({ "input": input })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
        let id = PositionId::parse_node_id(draft["id"].as_str().unwrap()).unwrap().uuid();
        assert_eq!(other.get(&format!("/fi/staff/panel-positions/{id}")).await.status(), 404, "a draft is not known of");
        assert_eq!(service.client().get(&format!("/fi/panel-positions/{id}")).await.status(), 404);
    }

    async fn a_position_is_written_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = active(&coordinator).await;
        let of_panel = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let new = format!("/fi/staff/panels/{of_panel}/positions/new");
        let refused = coordinator.post_form(&new, &fields(&[("title.sv", "Ett nummer"), ("text.fi", "Sama numero <kaikille>")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Ett nummer") && page.contains("Sama numero &#60;kaikille&#62;") && page.contains("title.fi.error"), "{page}");
        let right = fields(&[("title.fi", "Yksi numero"), ("recipient.fi", "Aluehallitus"), ("text.fi", "Sama numero kaikille.")]);
        let made = coordinator.post_form(&new, &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
        let edited = fields(&[("version", "1"), ("title.fi", "Yhteinen numero"), ("recipient.fi", "Aluehallitus"), ("text.fi", "Sama.")]);
        assert_eq!(coordinator.post_form(&format!("{address}/edit"), &edited).await.status(), 303);

        let refused = coordinator.post_form(&address, &fields(&[("act", "give"), ("version", "2"), ("given.on", "eilen")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"eilen\"") && page.contains("given.on.error"), "{page}");
        let today = day(&service, 0);
        let give = fields(&[("act", "give"), ("version", "2"), ("given.on", &today)]);
        assert_eq!(coordinator.post_form(&address, &give).await.status(), 303);
        assert_eq!(coordinator.get(&format!("{address}/edit")).await.status(), 404, "what was given is not edited");

        let wrong = fields(&[("act", "answer"), ("version", "3"), ("response.on", &today), ("response.text.sv", "Tack")]);
        let refused = coordinator.post_form(&address, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Tack</textarea>") && page.contains("response.text.fi.error"), "{page}");
        let answer = fields(&[("act", "answer"), ("version", "3"), ("response.on", &today), ("response.text.fi", "Numero tulee.")]);
        assert_eq!(coordinator.post_form(&address, &answer).await.status(), 303);
        let deed = fields(&[("act", "follow"), ("version", "4"), ("deed.on", &today), ("deed.text.fi", "Numero avattiin.")]);
        assert_eq!(coordinator.post_form(&address, &deed).await.status(), 303);

        let everybody = service.client();
        let public = address.replace("/staff/", "/");
        let page = everybody.get(&public).await.text().await.unwrap();
        for said in ["Yhteinen numero", "Sama.", "Aluehallitus", "Numero tulee.", "Numero avattiin."] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let page = everybody.get(&format!("/fi/panels/{of_panel}")).await.text().await.unwrap();
        assert!(page.contains(&public) && page.contains("Vastattu, toimista kerrottu"), "{page}");
    }
}
