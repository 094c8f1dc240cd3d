//! Whoever is named is asked and agrees before they are a member, and what comes on paper is written down with the same
//! checks.

use domain::id::{PanelId, TypedId};
use domain::identity::Role;
use serde_json::{Value, json};

use super::{
    SEAT, answered, call, count, drawn, in_days, in_state, letters, members, recruiting_by, seat,
    six_homes_apply,
};
use crate::members;
use crate::panels::{PANEL, called, codes, moved};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

/// A call that asks for guardians and homes.
fn strict_call(service: &TestService) -> Value {
    let mut strict = call(&in_days(service, 30));
    strict["guardianBelow"] = json!(18);
    strict["oneOfHousehold"] = json!(true);
    strict
}

/// What somebody tells and agrees to who takes the seat for which they were named.
pub(crate) fn agreed() -> Value {
    json!({ "meetsConditions": true, "isOfAge": true, "consents": true,
        "homeAddress": { "street": "Rantatie 0 A 2", "postcode": "01300" } })
}

pub(crate) async fn accepts(client: &Client, token: &str, acceptance: Value) -> Value {
    called(client, "acceptNomination", json!({ "token": token, "acceptance": acceptance }), SEAT).await
}

async fn consents(client: &Client, panel: &Value) -> Vec<Value> {
    let document = "query($id: ID!) { panelMembers(panelId: $id, first: 100) {
        nodes { id version state name guardianName consent { textVersion channel } } } }";
    let answer = client.graphql(document, json!({ "id": panel["id"] })).await;
    answer["data"]["panelMembers"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

async fn page(client: &Client, path: &str) -> String {
    client.get(path).await.text().await.unwrap()
}

on_both_databases! {
    async fn whoever_is_named_is_asked_and_is_no_member_before_they_agree(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let panel = recruiting_by(&coordinator, strict_call(&service)).await;
        let contact = json!({ "name": "Nimetty Jäsen", "email": "nimetty@example.fi" });
        let input = json!({ "panelId": panel["id"], "contact": contact, "answers": [
            { "feature": "age", "value": "a" }, { "feature": "tongue", "value": "fi" }] });
        called(&coordinator, "namePanelMember", input, PANEL).await;
        let told = letters(&service).await.into_values().next().unwrap();
        assert_eq!(told.kind, "proposed");
        let own = seat(&anybody, &told.token).await;
        assert_eq!((&own["state"], &own["commands"]), (&json!("NOMINATED"), &json!(["ACCEPT", "DECLINE"])));

        // The seat is taken with a consent, a guardian and a home, and not without.
        assert_eq!(codes(&answered(&anybody, &told.token, "ACCEPT").await), ["REQUIRED"]);
        let one = members(&coordinator, &panel).await[0].clone();
        let input = json!({ "memberId": one["id"], "version": one["version"], "command": "ACCEPT" });
        assert_eq!(codes(&called(&coordinator, "movePanelMember", input, PANEL).await), ["REQUIRED"]);
        let nothing = accepts(&anybody, &told.token, json!({ "consents": false })).await;
        let missing: Vec<String> = nothing["violations"].as_array().unwrap().iter().map(|one| one["path"].as_array().unwrap().iter()
            .map(|part| part.as_str().unwrap()).collect::<Vec<_>>().join(".")).collect();
        assert_eq!(missing, ["meetsConditions", "isOfAge", "homeAddress.street", "homeAddress.postcode", "consents"]);
        assert_eq!(seat(&anybody, &told.token).await["state"], "NOMINATED");
        let mut young = agreed();
        young["isOfAge"] = json!(false);
        young["guardian"] = json!({ "name": "Huoltaja Esimerkki", "reach": "040 765 4321" });
        let accepted = accepts(&anybody, &told.token, young).await;
        assert_eq!(accepted["state"], "MEMBER", "{accepted}");
        let seen = consents(&coordinator, &panel).await;
        assert_eq!(seen[0]["consent"], json!({ "textVersion": 1, "channel": "WEB" }));
        assert_eq!(seen[0]["guardianName"], "Huoltaja Esimerkki");
        assert_eq!(codes(&accepts(&anybody, &told.token, agreed()).await), ["MEMBER_NOT_SO"]);

        // Their home has its seat: nobody else of it is drawn.
        six_homes_apply(&service, &panel).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let lot = drawn(&coordinator, &selecting, None).await;
        assert_eq!(lot["draw"]["panel"].as_array().unwrap().len(), 3, "{lot}");
        let after = members(&coordinator, &panel).await;
        let names: Vec<&str> = in_state(&after, "SELECTED").iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert!(names.contains(&"Hakija 2") && !names.contains(&"Hakija 0") && !names.contains(&"Hakija 1"), "{names:?}");
    }

    async fn whoever_declines_to_be_named_is_forgotten_at_once(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let panel = recruiting_by(&coordinator, strict_call(&service)).await;
        let named = members::named(&service, &coordinator, &panel).await;
        let page = page(&anybody, &format!("/fi/panel-seat/{}", named.token)).await;
        assert!(page.contains("Sinua on ehdotettu raadin jäseneksi") && page.contains("name=\"consents\""), "{page}");
        let form = [("accepts", "yes"), ("isOfAge", "no")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let refused = anybody.post_form(&format!("/fi/panel-seat/{}", named.token), &form).await;
        assert_eq!(refused.status(), 422);
        let refused = refused.text().await.unwrap();
        assert!(refused.contains("id=\"guardian.name.error\"") && refused.contains("id=\"consents.error\""), "{refused}");
        assert_eq!(answered(&anybody, &named.token, "DECLINE").await["state"], "DECLINED");
        assert_eq!(count(&service, "panel_member WHERE contact_sealed IS NOT NULL").await, "0");
    }

    async fn what_somebody_has_told_on_paper_or_by_phone_is_written_down_with_the_same_checks(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting_by(&coordinator, call(&in_days(&service, 30))).await;
        // A seat for which somebody was named.
        let named = members::named(&service, &coordinator, &panel).await;
        let record = async |channel: &str, acceptance: Value| {
            let input = json!({ "memberId": named.id, "version": 1, "channel": channel, "acceptance": acceptance });
            called(&coordinator, "recordPanelAcceptance", input, PANEL).await
        };
        assert_eq!(codes(&record("WEB", agreed()).await), ["REQUIRED"]);
        assert_eq!(codes(&record("PHONE", json!({ "meetsConditions": true, "consents": false })).await), ["REQUIRED"]);
        let recorded = record("PHONE", agreed()).await;
        assert_eq!(recorded["__typename"], "Panel", "{recorded}");
        let seen = consents(&coordinator, &panel).await;
        assert_eq!((&seen[0]["state"], &seen[0]["consent"]["channel"]), (&json!("MEMBER"), &json!("PHONE")));

        // An application on paper.
        let enter = async |client: &Client, application: Value| {
            called(client, "enterPanelApplication", json!({ "channel": "PAPER", "application": application }), PANEL).await
        };
        let mut incomplete = members::application(&panel, "paperi@example.fi", "b");
        incomplete["consents"] = json!(false);
        assert_eq!(codes(&enter(&coordinator, incomplete).await), ["REQUIRED"]);
        let complete = members::application(&panel, "paperi@example.fi", "b");
        assert_eq!(enter(&coordinator, complete.clone()).await["__typename"], "Panel");
        assert_eq!(codes(&enter(&coordinator, complete.clone()).await), ["MEMBER_IS_THERE"]);
        let seen = consents(&coordinator, &panel).await;
        let paper = seen.iter().find(|one| one["state"] == "APPLIED").unwrap();
        assert_eq!(paper["consent"], json!({ "textVersion": 1, "channel": "PAPER" }));
        assert_eq!(count(&service, "audit_event WHERE act = 'application-entered'").await, "1");
        assert_eq!(letters(&service).await.into_values().next().unwrap().kind, "received", "they get their link");

        // On pages, too.
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let path = format!("/fi/staff/panels/{id}/applications/new");
        assert!(page(&coordinator, &path).await.contains("id=\"channel.paper\""));
        let form: Vec<(String, String)> = [("channel", "phone"), ("contact.name", "Puhelin Hakija"), ("contact.phone", "040 111 2233"),
            ("answers.age", "a"), ("answers.tongue", "sv"), ("meetsConditions", "yes")]
            .map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let refused = coordinator.post_form(&path, &form).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("value=\"Puhelin Hakija\""), "nothing typed is lost");
        let agreed: Vec<_> = form.into_iter().chain([("consents".to_owned(), "yes".to_owned())]).collect();
        assert_eq!(coordinator.post_form(&path, &agreed).await.status(), 303);
        assert_eq!(consents(&coordinator, &panel).await.len(), 3);
        // Where the call is over, nothing is taken in.
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        assert_eq!(selecting["__typename"], "Panel");
        assert_eq!(codes(&enter(&coordinator, members::application(&panel, "myohassa@example.fi", "b")).await), ["CALL_NOT_OPEN"]);
    }
}
