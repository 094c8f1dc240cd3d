//! Meetings of panels over HTTP: planned, invited to, answered by members behind their links, moved, called off, held, and
//! told of by an approved memo.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod remotely;

use chrono::Duration;
use domain::id::{MeetingId, PanelId, TypedId};
use domain::identity::Role;
use domain::message::Notice;
use domain::time::civil_day;
use serde_json::{Value, json};
use service::outbox::Claimed;

use crate::members;
use crate::panels::{PANEL, called, codes, created, moved};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const MEETING: &str = "id version on startsAt isCalledOff remoteLink attended agenda { text } memo { approvedOn text { text } }";
const SEAT: &str = "__typename ... on PanelSeat { meetings { answered meeting { id on remoteLink } } }
    ... on InvalidInput { violations { code path } }";

fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

/// What is written of a hybrid meeting so many days from now.
pub(crate) fn content(on: &str) -> Value {
    json!({
        "on": on, "starts": "17:00", "ends": "19:00", "how": "HYBRID", "place": "Kirjasto",
        "access": finnish("Hissi ja induktiosilmukka."), "agenda": finnish("1. Opasteet"),
        "materials": [{ "name": "Kartta", "address": "https://example.org/kartta" }],
        "remoteLink": "https://example.org/kokous",
    })
}

/// An active panel with a member: its id, and the member's token.
async fn with_member(service: &TestService, coordinator: &Client) -> (Value, String) {
    let panel = moved(coordinator, &created(coordinator).await, "ACTIVATE").await;
    let token = seated(service, coordinator, &panel, "Nimetty Jäsen", "jasen@example.fi").await;
    (panel, token)
}

/// The id of what a member of a panel has proposed.
pub(crate) async fn topic(service: &TestService, coordinator: &Client, panel: &Value) -> Value {
    let token = seated(service, coordinator, panel, "Ehdottava Jäsen", "ehdottaja@example.fi").await;
    let document =
        "mutation($token: String!) { proposeTopic(token: $token, text: \"Bussit\") { __typename } }";
    service.client().graphql(document, json!({ "token": token })).await;
    let list = "query($id: ID!) { panelTopics(panelId: $id) { id } }";
    coordinator.graphql(list, json!({ "id": panel["id"] })).await["data"]["panelTopics"][0]["id"].clone()
}

/// Somebody who is named and takes the seat: the token of their link.
pub(crate) async fn seated(
    service: &TestService,
    coordinator: &Client,
    panel: &Value,
    name: &str,
    email: &str,
) -> String {
    let contact = json!({ "name": name, "email": email });
    called(coordinator, "namePanelMember", json!({ "panelId": panel["id"], "contact": contact }), PANEL)
        .await;
    let offered = claimed(service).await.into_iter().find_map(|one| match one.notice {
        Notice::SeatProposed { link } => Some(link),
        _ => None,
    });
    let token = offered.unwrap().rsplit('/').next().unwrap().to_owned();
    members::named::accepts(&service.client(), &token, members::named::agreed()).await;
    token
}

/// The messages that are due, each once.
pub(crate) async fn claimed(service: &TestService) -> Vec<Claimed> {
    let claimed = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
    for one in &claimed {
        ::service::outbox::sent(&service.services, one).await.unwrap();
    }
    claimed
}

/// The kinds of the messages that are due.
pub(crate) async fn told(service: &TestService) -> Vec<&'static str> {
    let mut kinds: Vec<_> = claimed(service).await.iter().map(|one| one.notice.kind()).collect();
    kinds.sort_unstable();
    kinds
}

pub(crate) async fn planned(client: &Client, panel: &Value, content: Value) -> Value {
    let planned =
        called(client, "planMeeting", json!({ "panelId": panel["id"], "content": content }), PANEL).await;
    assert_eq!(planned["__typename"], "Panel", "{planned}");
    last(client, panel).await
}

/// The panel's last meeting, as somebody sees it.
async fn last(client: &Client, panel: &Value) -> Value {
    let document = format!("query($id: ID!) {{ panel(id: $id) {{ meetings {{ {MEETING} }} }} }}");
    let answer = client.graphql(&document, json!({ "id": panel["id"] })).await;
    answer["data"]["panel"]["meetings"]
        .as_array()
        .unwrap_or_else(|| panic!("{answer}"))
        .last()
        .unwrap()
        .clone()
}

async fn invite(client: &Client, meeting: &Value) -> Value {
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ inviteToMeeting(meetingId: $id, version: $version) {{ {PANEL} }} }}"
    );
    let answer =
        client.graphql(&document, json!({ "id": meeting["id"], "version": meeting["version"] })).await;
    answer["data"]["inviteToMeeting"].clone()
}

async fn replied(client: &Client, token: &str, meeting: &Value, attendance: &str, needs: &str) -> Value {
    let input =
        json!({ "token": token, "meetingId": meeting["id"], "attendance": attendance, "needs": needs });
    called(client, "replyToMeeting", input, SEAT).await
}

async fn replies(client: &Client, meeting: &Value) -> Value {
    let document = "query($id: ID!) { meetingReplies(meetingId: $id) { name attendance needs } }";
    client.graphql(document, json!({ "id": meeting["id"] })).await["data"]["meetingReplies"].clone()
}

async fn save(client: &Client, meeting: &Value, content: Value) -> Value {
    let input = json!({ "meetingId": meeting["id"], "version": meeting["version"], "content": content });
    called(client, "saveMeeting", input, PANEL).await
}

/// Takes back a meeting as it stands now.
async fn remove(client: &Client, panel: &Value) -> Value {
    let meeting = last(client, panel).await;
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ removeMeeting(meetingId: $id, version: $version) {{ {PANEL} }} }}"
    );
    let variables = json!({ "id": meeting["id"], "version": meeting["version"] });
    client.graphql(&document, variables).await["data"]["removeMeeting"].clone()
}

on_both_databases! {
    async fn members_are_invited_answer_and_are_told_of_what_changes(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let (panel, token) = with_member(&service, &coordinator).await;
        let meeting = planned(&coordinator, &panel, content(&day(&service, 10))).await;
        assert_eq!(meeting["remoteLink"], "https://example.org/kokous");
        assert_eq!(last(&everybody, &panel).await["remoteLink"], Value::Null, "the link is for members");
        assert_eq!(codes(&replied(&everybody, &token, &meeting, "COMES", "").await), ["MEETING_NOT_SO"], "nobody is invited yet");

        let invited = invite(&coordinator, &meeting).await;
        assert_eq!(invited["__typename"], "Panel", "{invited}");
        assert_eq!(codes(&invite(&coordinator, &last(&coordinator, &panel).await).await), ["MEETING_NOT_SO"]);
        let letters = claimed(&service).await;
        assert_eq!(letters.len(), 1, "the reminder waits");
        let file = ::service::outbox::enclosure(&service.services, &letters[0], &service.url, "Kokous").await.unwrap().unwrap();
        assert!(file.name == "meeting.ics" && file.text.contains("SUMMARY:Kokous\r\n") && file.text.contains("STATUS:CONFIRMED"), "{}", file.text);
        assert!(!file.text.contains("raati") && !file.text.contains("Kirjasto"), "a calendar tells nobody which panel: {}", file.text);

        // The member answers behind the link, and again.
        let seat = replied(&everybody, &token, &meeting, "REMOTELY", "Viittomakielen tulkki").await;
        assert_eq!(seat["meetings"][0]["answered"], "REMOTELY", "{seat}");
        assert_eq!(seat["meetings"][0]["meeting"]["remoteLink"], "https://example.org/kokous");
        assert_eq!(replies(&coordinator, &meeting).await, json!([{ "name": "Nimetty Jäsen", "attendance": "REMOTELY", "needs": "Viittomakielen tulkki" }]));
        let kept = json!({ "token": token, "meetingId": meeting["id"], "attendance": "COMES" });
        called(&everybody, "replyToMeeting", kept, SEAT).await;
        assert_eq!(replies(&coordinator, &meeting).await[0]["needs"], "Viittomakielen tulkki", "another answer takes back no need");
        replied(&everybody, &token, &meeting, "NOT", "").await;
        assert_eq!(replies(&coordinator, &meeting).await, json!([{ "name": "Nimetty Jäsen", "attendance": "NOT", "needs": null }]));
        assert_eq!(codes(&replied(&everybody, &token, &meeting, "COMES", &"x".repeat(1_001)).await), ["TOO_LONG"]);

        // Whoever takes a seat later is invited then.
        let second = seated(&service, &coordinator, &panel, "Toinen Jäsen", "toinen@example.fi").await;
        assert_eq!(told(&service).await, ["meeting_invitation"]);
        replied(&everybody, &second, &meeting, "COMES", "").await;

        // What does not concern when, where and how is told to nobody; the rest is.
        let now = last(&coordinator, &panel).await;
        let mut agenda = content(&day(&service, 10));
        agenda["agenda"] = finnish("1. Opasteet 2. Bussit");
        assert_eq!(save(&coordinator, &now, agenda.clone()).await["__typename"], "Panel");
        assert_eq!(told(&service).await, Vec::<&str>::new());
        assert_eq!(codes(&save(&coordinator, &now, agenda.clone()).await), ["STALE_MEETING"]);
        agenda["how"] = json!("IN_PERSON");
        let now = last(&coordinator, &panel).await;
        save(&coordinator, &now, agenda).await;
        assert_eq!(told(&service).await, ["meeting_moved", "meeting_moved"]);
        let answers = replies(&coordinator, &meeting).await;
        assert!(answers.as_array().unwrap().iter().all(|one| one["attendance"].is_null()), "nobody has answered to this meeting: {answers}");
        assert_eq!(codes(&replied(&everybody, &token, &meeting, "REMOTELY", "").await), ["ATTENDANCE_NOT_OFFERED"]);

        // Only the last reminder is still right.
        service.clock.advance(Duration::days(9));
        assert_eq!(told(&service).await, ["meeting_reminder", "meeting_reminder"]);
        let coordinator = service.staff(Role::Coordinator).await;
        let off = remove(&coordinator, &panel).await;
        assert_eq!(off["__typename"], "Panel", "{off}");
        let letters = claimed(&service).await;
        assert_eq!(letters.iter().map(|one| one.notice.kind()).collect::<Vec<_>>(), ["meeting_called_off"; 2]);
        let file = ::service::outbox::enclosure(&service.services, &letters[0], &service.url, "Kokous").await.unwrap().unwrap();
        assert!(file.text.contains("STATUS:CANCELLED"), "{}", file.text);
        assert_eq!(last(&everybody, &panel).await["isCalledOff"], true);
        assert_eq!(codes(&remove(&coordinator, &panel).await), ["MEETING_NOT_SO"]);
        assert_eq!(codes(&replied(&everybody, &token, &meeting, "COMES", "").await), ["MEETING_NOT_SO"]);

        // Whoever leaves is forgotten with what they answered.
        let rows = "SELECT CAST(count(*) AS text) FROM meeting_reply";
        assert_eq!(past::texts(&service.database, rows).await, ["2"]);
        let document = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) { __typename } }";
        everybody.graphql(document, json!({ "token": token })).await;
        assert_eq!(past::texts(&service.database, rows).await, ["1"]);
    }

    async fn an_agenda_that_is_mended_takes_no_invitation_and_no_reminder_back(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (panel, token) = with_member(&service, &coordinator).await;
        let meeting = planned(&coordinator, &panel, content(&day(&service, 10))).await;
        invite(&coordinator, &meeting).await;
        replied(&service.client(), &token, &meeting, "COMES", "").await;
        let mut mended = content(&day(&service, 10));
        mended["agenda"] = finnish("1. Opasteet, 2. Bussit");
        let now = last(&coordinator, &panel).await;
        assert_eq!(save(&coordinator, &now, mended).await["__typename"], "Panel");
        assert_eq!(told(&service).await, ["meeting_invitation"]);
        assert_eq!(replies(&coordinator, &meeting).await[0]["attendance"], "COMES");
        service.clock.advance(Duration::days(9));
        assert_eq!(told(&service).await, ["meeting_reminder"]);
        // Whoever leaves gets no more messages, and nothing waits for a call.
        let document = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) { __typename } }";
        service.client().graphql(document, json!({ "token": token })).await;
        let left = past::texts(&service.database, "SELECT CAST(count(*) AS text) FROM outbox").await;
        assert_eq!(left, ["0"]);
    }

    async fn a_memo_is_read_by_everybody_once_it_is_approved(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = moved(&coordinator, &created(&coordinator).await, "ACTIVATE").await;
        let meeting = planned(&coordinator, &panel, content(&day(&service, -3))).await;
        let write = async |approved: Value| {
            let version = last(&coordinator, &panel).await["version"].clone();
            let input = json!({ "meetingId": meeting["id"], "version": version, "text": finnish("Sovittiin opasteista."), "approvedOn": approved });
            called(&coordinator, "writeMemo", input, PANEL).await
        };
        assert_eq!(codes(&write(Value::Null).await), ["MEETING_NOT_REPORTED"]);
        called(&coordinator, "reportMeeting", json!({ "meetingId": meeting["id"], "attended": 9 }), PANEL).await;
        assert_eq!(write(Value::Null).await["__typename"], "Panel");
        assert_eq!(last(&everybody, &panel).await["memo"], Value::Null, "a draft is for whoever organises the panel");
        assert_eq!(last(&coordinator, &panel).await["memo"]["text"]["text"], "Sovittiin opasteista.");
        assert_eq!(codes(&write(json!(day(&service, 1))).await), ["DAY_IN_FUTURE"]);
        let id = MeetingId::parse_node_id(meeting["id"].as_str().unwrap()).unwrap().uuid();
        let page = format!("/fi/panel-meetings/{id}");
        let before = everybody.get(&page).await.text().await.unwrap();
        assert!(before.contains("Hissi ja induktiosilmukka.") && before.contains("17.00–19.00") && !before.contains("Sovittiin"), "{before}");
        assert!(!before.contains("example.org/kokous"), "the link is for members: {before}");
        write(json!(day(&service, 0))).await;
        assert!(everybody.get(&page).await.text().await.unwrap().contains("Sovittiin opasteista."));
        assert_eq!(last(&everybody, &panel).await["memo"]["approvedOn"], day(&service, 0));
        assert_eq!(codes(&remove(&coordinator, &panel).await), ["MEETING_HELD"]);
        let now = last(&coordinator, &panel).await;
        assert_eq!(codes(&save(&coordinator, &now, content(&day(&service, 9))).await), ["MEETING_HELD"]);
    }

    async fn a_meeting_that_cannot_be_says_why(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = moved(&coordinator, &created(&coordinator).await, "ACTIVATE").await;
        let plan = async |more: Value| {
            let mut content = content("2027-03-27");
            for (key, value) in more.as_object().unwrap() {
                content[key] = value.clone();
            }
            called(&coordinator, "planMeeting", json!({ "panelId": panel["id"], "content": content }), PANEL).await
        };
        assert_eq!(codes(&plan(json!({ "ends": "16:00" })).await), ["ENDS_BEFORE_START"]);
        assert_eq!(codes(&plan(json!({ "on": "2027-03-28", "starts": "03:30" })).await), ["LOCAL_TIME_DOES_NOT_EXIST"]);
        let links = json!({ "remoteLink": "kokous", "materials": [{ "name": "", "address": "ftp://example.org" }] });
        assert_eq!(codes(&plan(links).await), ["NOT_AN_ADDRESS", "REQUIRED", "NOT_AN_ADDRESS"]);
        let whole_day = plan(json!({ "starts": null, "ends": null })).await;
        assert_eq!(whole_day["__typename"], "Panel", "{whole_day}");
        assert_eq!(codes(&invite(&coordinator, &last(&coordinator, &panel).await).await), ["REQUIRED"]);
    }

    async fn meetings_live_on_pages_too_and_nothing_typed_is_lost(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let (panel, token) = with_member(&service, &coordinator).await;
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let new = format!("/fi/staff/panels/{id}/meetings/new");
        let wrong = fields(&[("on", "huomenna"), ("starts", "viideltä"), ("place", "Talo <A>"), ("agenda.fi", "Alku"),
            ("materials.2.name", "Kartta"), ("materials.2.address", "kartta")]);
        let refused = coordinator.post_form(&new, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for kept in ["value=\"huomenna\"", "value=\"viideltä\"", "Talo &#60;A&#62;", "Alku</textarea>", "on.error", "starts.error",
            "ends.error", "materials.1.address.error"] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        let on = day(&service, 5);
        let right = fields(&[("on", &on), ("starts", "17.00"), ("ends", "19:00"), ("mode", "hybrid"), ("place", "Kirjasto"),
            ("remoteLink", "https://example.org/kokous"), ("agenda.fi", "1. Opasteet")]);
        let made = coordinator.post_form(&new, &right).await;
        assert_eq!(made.status(), 303);
        let address = made.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
        assert_eq!(coordinator.post_form(&address, &fields(&[("act", "invite"), ("version", "1")])).await.status(), 303);
        let moved = fields(&[("version", "2"), ("on", &on), ("starts", "18:00"), ("ends", "19:00"), ("mode", "hybrid"),
            ("remoteLink", "https://example.org/kokous")]);
        assert_eq!(coordinator.post_form(&format!("{address}/edit"), &moved).await.status(), 303);

        let own = format!("/fi/panel-seat/{token}");
        let meeting = address.rsplit('/').next().unwrap();
        let page = everybody.get(&own).await.text().await.unwrap();
        assert!(page.contains("18.00–19.00") && page.contains(meeting), "{page}");
        let blank = everybody.post_form(&own, &fields(&[("meeting", meeting), ("needs", "Tulkki")])).await;
        assert_eq!(blank.status(), 422);
        let page = blank.text().await.unwrap();
        assert!(page.contains("Tulkki</textarea>") && page.contains(&format!("attendance.{meeting}.error")), "{page}");
        let answer = fields(&[("meeting", meeting), ("attendance", "comes"), ("needs", "Tulkki")]);
        let answered = everybody.post_form(&own, &answer).await.text().await.unwrap();
        assert!(answered.contains("Tulen paikalle") && !answered.contains("Tulkki</textarea>"), "what was told is shown to the organiser only");
        let page = coordinator.get(&address).await.text().await.unwrap();
        assert!(page.contains("Nimetty Jäsen") && page.contains("Tulkki"), "{page}");

        service.clock.advance(Duration::days(6));
        let coordinator = service.staff(Role::Coordinator).await;
        let refused = coordinator.post_form(&address, &fields(&[("act", "report"), ("attended", "monta")])).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("value=\"monta\""));
        assert_eq!(coordinator.post_form(&address, &fields(&[("act", "report"), ("attended", "1")])).await.status(), 303);
        let memo = fields(&[("act", "memo"), ("version", "4"), ("memo.sv", "Kort"), ("approvedOn", "eilen")]);
        let refused = coordinator.post_form(&address, &memo).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Kort</textarea>") && page.contains("value=\"eilen\""), "{page}");
        let memo = fields(&[("act", "memo"), ("version", "4"), ("memo.fi", "Sovittiin."), ("approvedOn", &day(&service, 0))]);
        assert_eq!(coordinator.post_form(&address, &memo).await.status(), 303);
        let public = everybody.get(&address.replace("/staff/", "/")).await.text().await.unwrap();
        assert!(public.contains("Sovittiin.") && !public.contains("Nimetty"), "{public}");
    }

    async fn who_comes_is_told_to_the_organiser_only(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (panel, _) = with_member(&service, &coordinator).await;
        let meeting = planned(&coordinator, &panel, content(&day(&service, 5))).await;
        invite(&coordinator, &meeting).await;
        let document = "query($id: ID!) { meetingReplies(meetingId: $id) { name } }";
        let answer = service.staff(Role::Analyst).await.graphql(document, json!({ "id": meeting["id"] })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
        let reads = "SELECT CAST(count(*) AS text) FROM audit_event WHERE act = 'members-read'";
        replies(&coordinator, &meeting).await;
        assert_eq!(past::texts(&service.database, reads).await, ["1"]);
        // An applicant without a seat learns nothing of invitations.
        let named = members::named(&service, &coordinator, &panel).await;
        let seat = "query($token: String!) { panelSeat(token: $token) { meetings { answered } } }";
        let seen = service.client().graphql(seat, json!({ "token": named.token })).await;
        assert_eq!(seen["data"]["panelSeat"]["meetings"], json!([]));
    }

    async fn members_propose_topics_without_their_names_and_are_answered(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let (panel, token) = with_member(&service, &coordinator).await;
        let seat = "__typename ... on PanelSeat { topics { state answer } } ... on InvalidInput { violations { code } }";
        let propose = async |token: &str, text: &str| {
            let document = format!("mutation($token: String!, $text: String!) {{ proposeTopic(token: $token, text: $text) {{ {seat} }} }}");
            let answer = everybody.graphql(&document, json!({ "token": token, "text": text })).await;
            assert!(answer["errors"].is_null(), "{answer}");
            answer["data"]["proposeTopic"].clone()
        };
        assert_eq!(codes(&propose(&token, " ").await), ["REQUIRED"]);
        assert_eq!(codes(&propose(&token, &"x".repeat(1_001)).await), ["TOO_LONG"]);
        let named = members::named(&service, &coordinator, &panel).await;
        assert_eq!(codes(&propose(&named.token, "Bussit").await), ["MEMBER_NOT_SO"], "they have not taken the seat");
        let made = propose(&token, "Sairaalan opasteet").await;
        assert_eq!(made["topics"], json!([{ "state": "PROPOSED", "answer": "" }]), "a link does not tell what was proposed");

        let list = "query($id: ID!) { panelTopics(panelId: $id) { id text state version } }";
        let topics = coordinator.graphql(list, json!({ "id": panel["id"] })).await["data"]["panelTopics"].clone();
        assert_eq!((&topics[0]["text"], &topics[0]["state"]), (&json!("Sairaalan opasteet"), &json!("PROPOSED")));
        let decide = async |version: i64, taken: bool, answer: &str| {
            let input = json!({ "topicId": topics[0]["id"], "version": version, "taken": taken, "answer": answer });
            called(&coordinator, "decideTopic", input, PANEL).await
        };
        assert_eq!(codes(&decide(1, false, "").await), ["REQUIRED"]);
        assert_eq!(decide(1, true, "Seuraavassa kokouksessa.").await["__typename"], "Panel");
        assert_eq!(codes(&decide(1, true, "").await), ["STALE_TOPIC"]);
        assert_eq!(told(&service).await, ["topic_answered"]);

        let own = format!("/fi/panel-seat/{token}");
        let page = everybody.get(&own).await.text().await.unwrap();
        assert!(page.contains("Otettu käsittelyyn") && page.contains("Seuraavassa kokouksessa.") && !page.contains("Sairaalan"), "{page}");
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let refused = everybody.post_form(&own, &fields(&[("topic", &"x".repeat(1_001))])).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("topic.error"));
        assert_eq!(everybody.post_form(&own, &fields(&[("topic", "Bussit & junat")])).await.status(), 200);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let address = format!("/fi/staff/panels/{id}/topics");
        let page = coordinator.get(&address).await.text().await.unwrap();
        assert!(page.contains("Bussit &#38; junat") && !page.contains("Nimetty"), "{page}");
        let topics = coordinator.graphql(list, json!({ "id": panel["id"] })).await["data"]["panelTopics"].clone();
        let waits = topics.as_array().unwrap().iter().find(|one| one["state"] == "PROPOSED").unwrap();
        let topic = waits["id"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
        let leave = fields(&[("topic", &topic), ("version", "1"), ("act", "leave"), ("answer", "")]);
        let refused = coordinator.post_form(&address, &leave).await;
        assert_eq!(refused.status(), 422);
        let refused = refused.text().await.unwrap();
        assert!(refused.contains(&format!("answer.{topic}.error")), "{refused}");
        let leave = fields(&[("topic", &topic), ("version", "1"), ("act", "leave"), ("answer", "Asia on kunnan.")]);
        assert_eq!(coordinator.post_form(&address, &leave).await.status(), 303);

        // Whoever leaves takes along what they proposed.
        let document = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) { __typename } }";
        everybody.graphql(document, json!({ "token": token })).await;
        assert_eq!(past::texts(&service.database, "SELECT CAST(count(*) AS text) FROM panel_topic").await, ["0"]);
    }
}
