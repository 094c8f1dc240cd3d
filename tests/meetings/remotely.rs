//! Meetings that are held remotely have a link, and whoever was invited is told when it changes; what members need is told
//! apart; their calendar file; methods and categories of participation.

use domain::id::{MeetingId, TypedId};
use domain::identity::Role;
use serde_json::{Value, json};

use super::{claimed, content, day, invite, last, planned, replied, save, told, with_member};
use crate::panels::{PANEL, called, codes};
use crate::support::on_both_databases;
use crate::support::service::Client;

async fn replies(client: &Client, meeting: &Value) -> Value {
    let document = "query($id: ID!) { meetingReplies(meetingId: $id) { attendance interpreter needs } }";
    client.graphql(document, json!({ "id": meeting["id"] })).await["data"]["meetingReplies"].clone()
}

async fn needs(client: &Client, token: &str, meeting: &Value, more: Value) -> Value {
    let mut input = json!({ "token": token, "meetingId": meeting["id"], "attendance": "COMES" });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    called(client, "replyToMeeting", input, super::SEAT).await
}

fn sequence(file: &str) -> u32 {
    file.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap().trim().parse().unwrap()
}

on_both_databases! {
    async fn nobody_is_invited_to_a_remote_meeting_without_a_link_and_another_link_is_told(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let (panel, token) = with_member(&service, &coordinator).await;
        let mut unlinked = content(&day(&service, 10));
        unlinked["remoteLink"] = json!("");
        let meeting = planned(&coordinator, &panel, unlinked.clone()).await;
        let refused = invite(&coordinator, &meeting).await;
        assert_eq!(codes(&refused), ["REMOTE_LINK_MISSING"]);
        assert_eq!(told(&service).await, Vec::<&str>::new(), "nobody is told");
        assert_eq!(save(&coordinator, &meeting, content(&day(&service, 10))).await["__typename"], "Panel");
        assert_eq!(invite(&coordinator, &last(&coordinator, &panel).await).await["__typename"], "Panel");
        let letters = claimed(&service).await;
        let first = ::service::outbox::enclosure(&service.services, &letters[0], &service.url, "Kokous").await.unwrap().unwrap();
        replied(&anybody, &token, &meeting, "REMOTELY", "").await;

        // Another link is told with a calendar file that is newer, and what was answered stands.
        assert_eq!(codes(&save(&coordinator, &last(&coordinator, &panel).await, unlinked).await), ["REMOTE_LINK_MISSING"]);
        let mut other = content(&day(&service, 10));
        other["remoteLink"] = json!("https://example.org/toinen");
        assert_eq!(save(&coordinator, &last(&coordinator, &panel).await, other).await["__typename"], "Panel");
        let letters = claimed(&service).await;
        assert_eq!(letters.iter().map(|one| one.notice.kind()).collect::<Vec<_>>(), ["meeting_moved"]);
        let second = ::service::outbox::enclosure(&service.services, &letters[0], &service.url, "Kokous").await.unwrap().unwrap();
        assert!(sequence(&second.text) > sequence(&first.text), "{} {}", first.text, second.text);
        assert_eq!(replies(&coordinator, &meeting).await[0]["attendance"], "REMOTELY");

        // The same file is on the member's own page, and on nobody else's.
        let id = MeetingId::parse_node_id(meeting["id"].as_str().unwrap()).unwrap().uuid();
        let own = format!("/fi/panel-seat/{token}");
        let page = anybody.get(&own).await.text().await.unwrap();
        assert!(page.contains(&format!("{own}/meetings/{id}/calendar")), "{page}");
        let file = anybody.get(&format!("{own}/meetings/{id}/calendar")).await;
        assert!(file.headers()["content-type"].to_str().unwrap().starts_with("text/calendar"));
        let file = file.text().await.unwrap();
        assert_eq!(sequence(&file), sequence(&second.text));
        assert!(!file.contains("raati") && !file.contains("Kirjasto"), "it says no more than that it is one: {file}");
        assert_eq!(anybody.get(&format!("/fi/panel-seat/none/meetings/{id}/calendar")).await.status(), 404);
    }

    async fn an_interpreter_and_what_else_is_needed_are_told_apart_and_counted(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let (panel, token) = with_member(&service, &coordinator).await;
        let meeting = planned(&coordinator, &panel, content(&day(&service, 10))).await;
        invite(&coordinator, &meeting).await;
        needs(&anybody, &token, &meeting, json!({ "interpreter": "fse", "needs": "Ramppi" })).await;
        let both = json!([{ "attendance": "COMES", "interpreter": "fse", "needs": "Ramppi" }]);
        assert_eq!(replies(&coordinator, &meeting).await, both);
        needs(&anybody, &token, &meeting, json!({})).await;
        assert_eq!(replies(&coordinator, &meeting).await, both, "what is left out stays");
        needs(&anybody, &token, &meeting, json!({ "needs": "" })).await;
        assert_eq!(replies(&coordinator, &meeting).await[0], json!({ "attendance": "COMES", "interpreter": "fse", "needs": null }));
        assert_eq!(codes(&needs(&anybody, &token, &meeting, json!({ "interpreter": "viittomakieli!" })).await), ["NOT_A_LANGUAGE"]);

        let id = MeetingId::parse_node_id(meeting["id"].as_str().unwrap()).unwrap().uuid();
        let form = [("meeting", id.to_string()), ("attendance", "comes".to_owned()), ("interpreter", "fss".to_owned()), ("needs", "Avustaja".to_owned())]
            .map(|(name, value)| (name.to_owned(), value));
        assert_eq!(anybody.post_form(&format!("/fi/panel-seat/{token}"), &form).await.status(), 200);
        let page = coordinator.get(&format!("/fi/staff/panel-meetings/{id}")).await.text().await.unwrap();
        assert!(page.contains("Tulkkausta tarvitsee: ") && page.contains("Muita tarpeita kertonut") && page.contains("Avustaja"), "{page}");
    }

    async fn a_meeting_has_a_method_of_the_bank_and_kinds_of_participation(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (panel, _) = with_member(&service, &coordinator).await;
        let bank = coordinator.graphql("{ methods { id } }", json!({})).await;
        let method = bank["data"]["methods"][0]["id"].clone();
        assert!(method.is_string(), "{bank}");
        let mut held = content(&day(&service, 10));
        held["categories"] = json!(["PLANNING", "EVALUATION"]);
        held["methodId"] = method.clone();
        planned(&coordinator, &panel, held.clone()).await;
        let document = "query($id: ID!) { panel(id: $id) { meetings { categories methodId } } }";
        let seen = service.client().graphql(document, json!({ "id": panel["id"] })).await;
        assert_eq!(seen["data"]["panel"]["meetings"], json!([{ "categories": ["PLANNING", "EVALUATION"], "methodId": method }]));
        held["methodId"] = json!(method.as_str().unwrap().split(':').next().unwrap().to_owned() + ":00000000-0000-0000-0000-000000000000");
        let unknown = called(&coordinator, "planMeeting", json!({ "panelId": panel["id"], "content": held }), PANEL).await;
        assert_eq!(codes(&unknown), ["UNKNOWN_METHOD"]);
    }
}
