//! What is stored of a member, for themselves: by a private link and a code in one go, on pages and by GraphQL.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::{PanelId, TypedId};
use domain::identity::Role;
use domain::message::Notice;
use domain::panel::Application;
use serde_json::{Value, json};
use service::outbox::Way;

use crate::meetings::claimed;
use crate::members;
use crate::panels::{PANEL, called, codes, content, moved};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const READ: &str = "mutation($token: String!, $code: String!) { readMemberData(token: $token, code: $code) {
    __typename ... on MemberData { name email needs address route state hasConsented consentedAt isPaired
      answers { feature value featureName { text } valueLabel { text } } replies { needs } topics { text } file }
    ... on InvalidInput { violations { code path args { name value } } } } }";
const ASK: &str = "mutation($token: String!) { requestMemberCode(token: $token) { expiresAt } }";

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A panel that looks for members.
async fn recruiting(service: &TestService, coordinator: &Client) -> Value {
    let draft =
        called(coordinator, "createPanel", json!({ "owner": {}, "content": four_seats() }), PANEL).await;
    let closes = domain::time::civil_day(service.services.now()) + Duration::days(30);
    let call = members::call(&closes.to_string());
    let input = json!({ "panelId": draft["id"], "version": draft["version"], "call": call });
    let saved = called(coordinator, "saveOpenCall", input, PANEL).await;
    moved(coordinator, &saved, "RECRUIT").await
}

fn four_seats() -> Value {
    let mut content = content("Nuorten raati");
    content["seats"] = json!(4);
    content
}

/// Somebody applies: the token of their link.
async fn applied(service: &TestService, panel: &Value, name: &str, email: &str) -> String {
    let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap();
    let sent = Application {
        contact: domain::expert::Contact {
            name: name.to_owned(),
            email: Some(email.to_owned()),
            ..Default::default()
        },
        needs: "Esteetön tila".to_owned(),
        answers: [("age".to_owned(), "a".to_owned()), ("tongue".to_owned(), "sv".to_owned())].into(),
        meets_conditions: true,
        is_of_age: true,
        guardian: None,
        consents: true,
        code: String::new(),
        home: None,
    };
    let address = std::net::IpAddr::from([10, 0, 0, 1]);
    ::service::panel::call::apply(&service.services, address, id, sent).await.unwrap();
    let told = claimed(service).await.into_iter().find_map(|one| match one.notice {
        Notice::ApplicationReceived { link } => Some(link),
        _ => None,
    });
    told.unwrap().rsplit('/').next().unwrap().to_owned()
}

/// The code that was sent last.
async fn code_sent(service: &TestService) -> String {
    let mut codes = claimed(service).await.into_iter().filter_map(|one| match one.notice {
        Notice::SignInCode { code, .. } => Some(code),
        _ => None,
    });
    codes.next_back().unwrap()
}

fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

async fn read(client: &Client, token: &str, code: &str) -> Value {
    let answer = client.graphql(READ, json!({ "token": token, "code": code })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["readMemberData"].clone()
}

/// The permission that a page carries.
fn permit_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"permit\" value=\"").unwrap_or_else(|| panic!("{page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The ways that due messages of a kind go.
async fn sent_to(service: &TestService, kind: &str) -> Vec<Way> {
    let messages = claimed(service).await.into_iter();
    messages.filter(|one| one.notice.kind() == kind).map(|one| one.way).collect()
}

async fn change(client: &Client, token: &str, code: &str, email: &str) -> Value {
    let document = "mutation($token: String!, $code: String!, $contact: PanelContactInput!) {
        changeMemberContact(token: $token, code: $code, contact: $contact) { __typename ... on PanelSeat { state }
          ... on InvalidInput { violations { code path args { name value } } } } }";
    let contact = json!({ "name": "Aino Esimerkki", "email": email });
    let answer = client.graphql(document, json!({ "token": token, "code": code, "contact": contact })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["changeMemberContact"].clone()
}

/// What is stored, with what lets it be corrected.
async fn permitted(client: &Client, token: &str, code: &str) -> Value {
    let document = "mutation($token: String!, $code: String!) { readMemberData(token: $token, code: $code) {
        ... on MemberData { needs changeCode } } }";
    let answer = client.graphql(document, json!({ "token": token, "code": code })).await;
    answer["data"]["readMemberData"].clone()
}

on_both_databases! {
    async fn a_member_sees_and_takes_along_what_is_stored_of_them_with_link_and_code(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let token = applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        let everybody = service.client();
        let seat = format!("/fi/panel-seat/{token}");
        let path = format!("{seat}/data");

        // The link alone shows nothing of a person, and looking sends nothing.
        let page = everybody.get(&seat).await.text().await.unwrap();
        assert!(page.contains(&format!("href=\"{path}\"")) && !page.contains("Aino"), "{page}");
        let first = everybody.get(&path).await;
        assert_eq!((first.status().as_u16(), first.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert_eq!(first.headers()["referrer-policy"], "no-referrer");
        let page = first.text().await.unwrap();
        assert!(page.contains("value=\"send\"") && !page.contains("name=\"code\"") && !page.contains("Aino"), "{page}");
        assert!(claimed(&service).await.is_empty());
        let early = everybody.post_form(&path, &fields(&[("act", "show"), ("code", "123456")])).await;
        assert_eq!(early.status(), 422);

        // The right code shows it once.
        assert_eq!(everybody.post_form(&path, &fields(&[("act", "send")])).await.status(), 303);
        let code = code_sent(&service).await;
        let page = everybody.get(&path).await.text().await.unwrap();
        assert!(page.contains("name=\"code\"") && page.contains("value=\"file\"") && !page.contains("Aino"), "{page}");
        let wrong = everybody.post_form(&path, &fields(&[("act", "show"), ("code", &other_than(&code))])).await;
        assert_eq!(wrong.status(), 422);
        let page = wrong.text().await.unwrap();
        assert!(page.contains("code.error") && !page.contains("Aino"), "{page}");
        let right = fields(&[("act", "show"), ("code", &code)]);
        let shown = everybody.post_form(&path, &right).await;
        assert_eq!((shown.status().as_u16(), shown.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert_eq!(shown.headers()["referrer-policy"], "no-referrer");
        let page = shown.text().await.unwrap();
        for told in ["Aino Esimerkki", "aino@example.fi", "Esteetön tila", "Alle 30", "ruotsi", "Hait itse"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let again = everybody.post_form(&path, &right).await;
        assert_eq!(again.status(), 422, "a code is used once");
        assert!(!again.text().await.unwrap().contains("Aino"));

        // The same as a file.
        everybody.post_form(&path, &fields(&[("act", "send")])).await;
        let code = code_sent(&service).await;
        let file = everybody.post_form(&path, &fields(&[("act", "file"), ("code", &code)])).await;
        assert_eq!(file.headers()["content-disposition"], "attachment; filename=\"own-data.json\"");
        assert_eq!(file.headers()["cache-control"], "no-store");
        let file: Value = file.json().await.unwrap();
        assert_eq!(file["contact"]["name"], "Aino Esimerkki");
        assert_eq!(file["answers"][0], json!({ "feature": "age", "feature_name": "Ikä", "value": "a", "value_label": "Alle 30" }));
        assert_eq!(file["consents"][0]["given_at"], file["member"]["created_at"]);
        assert_eq!(file["call_conditions_now"], "Asun hyvinvointialueella.");
        assert!(file["messages"].to_string().contains("application_received"), "{file}");
        assert_eq!(everybody.get("/fi/panel-seat/none/data").await.status(), 404);
    }

    async fn whoever_applies_from_a_sample_sees_when_they_agreed_and_not_when_they_were_invited(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = recruiting(&service, &coordinator).await;
        let import = "mutation($id: ID!, $csv: String!) { importPanelSample(panelId: $id, csv: $csv) { __typename } }";
        let csv = "nimi;lähiosoite;postinumero;postitoimipaikka\nAino Otos;Rantatie 1;00100;Helsinki\n";
        let imported = coordinator.graphql(import, json!({ "id": panel["id"], "csv": csv })).await;
        assert_eq!(imported["data"]["importPanelSample"]["__typename"], "Panel", "{imported}");
        let document = "query($id: ID!) { panelLetters(panelId: $id) { code } }";
        let letters = coordinator.graphql(document, json!({ "id": panel["id"] })).await;
        let invited_at = service.services.now();
        service.clock.advance(Duration::days(5));
        let applied_at = service.services.now();
        let mut input = members::application(&panel, "aino@example.fi", "a");
        input["code"] = letters["data"]["panelLetters"][0]["code"].clone();
        let received = called(&everybody, "applyToPanel", input, "__typename").await;
        assert_eq!(received["__typename"], "ApplicationReceived", "{received}");
        let told = claimed(&service).await.into_iter().find_map(|one| match one.notice {
            Notice::ApplicationReceived { link } => Some(link),
            _ => None,
        });
        let token = told.unwrap().rsplit('/').next().unwrap().to_owned();

        // Whatever becomes of them later, that day stays.
        service.clock.advance(Duration::days(1));
        everybody.graphql(ASK, json!({ "token": token })).await;
        let code = code_sent(&service).await;
        let told = read(&everybody, &token, &code).await;
        assert_eq!((&told["route"], &told["hasConsented"]), (&json!("INVITED"), &json!(true)), "{told}");
        let file: Value = serde_json::from_str(told["file"].as_str().unwrap()).unwrap();
        let at = |value: &Value| value.as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        assert_eq!(at(&file["consents"][0]["given_at"]), applied_at);
        assert_eq!(at(&told["consentedAt"]).timestamp(), applied_at.timestamp());
        assert_eq!(at(&file["member"]["created_at"]).timestamp(), invited_at.timestamp());

        // Whoever was named has agreed to nothing in an application.
        let coordinator = service.staff(Role::Coordinator).await;
        let named = members::named(&service, &coordinator, &panel).await;
        everybody.graphql(ASK, json!({ "token": named.token })).await;
        let told = read(&everybody, &named.token, &code_sent(&service).await).await;
        assert_eq!((&told["hasConsented"], &told["consentedAt"]), (&json!(false), &Value::Null), "{told}");
    }

    async fn five_wrong_guesses_end_a_code_and_nobody_elses_opens_it(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let one = applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        let other = applied(&service, &panel, "Eino Esimerkki", "eino@example.fi").await;
        let everybody = service.client();
        let sent = everybody.graphql(ASK, json!({ "token": one })).await;
        assert!(sent["data"]["requestMemberCode"]["expiresAt"].is_string(), "{sent}");
        let code = code_sent(&service).await;
        everybody.graphql(ASK, json!({ "token": other })).await;
        let of_other = code_sent(&service).await;
        let guess = if of_other == code { other_than(&code) } else { of_other.clone() };

        for left in ["4", "3", "2", "1"] {
            let refused = read(&everybody, &one, &guess).await;
            let expected = json!([{ "code": "WRONG_CODE", "path": ["code"], "args": [{ "name": "left", "value": left }] }]);
            assert_eq!(refused["violations"], expected, "{refused}");
        }
        assert_eq!(read(&everybody, &one, &guess).await["violations"][0]["code"], "CODE_NOT_VALID");
        let late = read(&everybody, &one, &code).await;
        assert_eq!(late["violations"][0]["code"], "CODE_NOT_VALID", "the right one has ended, too: {late}");

        // Guesses at one code leave the other's alone; it ends by the clock.
        assert_eq!(read(&everybody, &other, &of_other).await["name"], "Eino Esimerkki");
        service.clock.advance(Duration::hours(1));
        everybody.graphql(ASK, json!({ "token": other })).await;
        let slow = code_sent(&service).await;
        service.clock.advance(Duration::minutes(10));
        assert_eq!(read(&everybody, &other, &slow).await["violations"][0]["code"], "CODE_NOT_VALID");

        // A code that waits to be sent is taken back by the next one; asking is limited.
        everybody.graphql(ASK, json!({ "token": one })).await;
        everybody.graphql(ASK, json!({ "token": one })).await;
        let waiting = "SELECT CAST(count(*) AS text) FROM outbox WHERE kind = 'sign_in_code' AND state = 'waiting'";
        assert_eq!(past::texts(&service.database, waiting).await, ["1"]);
        everybody.graphql(ASK, json!({ "token": one })).await;
        let limited = everybody.graphql(ASK, json!({ "token": one })).await;
        assert_eq!(limited["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{limited}");
    }

    async fn graphql_tells_the_same_and_who_is_forgotten_is_not_there(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let token = applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        let everybody = service.client();
        assert_eq!(read(&everybody, &token, "123456").await["violations"][0]["code"], "CODE_NOT_VALID");
        everybody.graphql(ASK, json!({ "token": token })).await;
        let code = code_sent(&service).await;
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let told = read(&everybody, &token, &spaced).await;
        assert_eq!((&told["name"], &told["email"]), (&json!("Aino Esimerkki"), &json!("aino@example.fi")));
        assert_eq!((&told["route"], &told["state"], &told["hasConsented"]), (&json!("APPLIED"), &json!("APPLIED"), &json!(true)));
        assert!(told["consentedAt"].is_string() && told["isPaired"].is_null(), "{told}");
        let answer = json!({ "feature": "tongue", "value": "sv", "featureName": { "text": "Kieli" }, "valueLabel": { "text": "ruotsi" } });
        assert_eq!(told["answers"][1], answer);
        let file: Value = serde_json::from_str(told["file"].as_str().unwrap()).unwrap();
        assert_eq!((&file["needs"], &file["address"]), (&json!("Esteetön tila"), &json!([])));
        assert_eq!(read(&everybody, &token, &code).await["violations"][0]["code"], "CODE_NOT_VALID", "used once");

        // With who they were the code is forgotten.
        everybody.graphql(ASK, json!({ "token": token })).await;
        let code = code_sent(&service).await;
        let withdraw = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) { __typename } }";
        everybody.graphql(withdraw, json!({ "token": token })).await;
        let path = format!("/fi/panel-seat/{token}/data");
        assert_eq!(everybody.get(&path).await.status(), 404);
        assert_eq!(everybody.post_form(&path, &fields(&[("act", "send")])).await.status(), 404);
        let shown = everybody.post_form(&path, &fields(&[("act", "show"), ("code", &code)])).await;
        assert_eq!(shown.status(), 404);
        for (document, variables) in [(ASK, json!({ "token": token })), (READ, json!({ "token": token, "code": code }))] {
            let refused = everybody.graphql(document, variables).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND", "{refused}");
        }
        let kept = "SELECT CAST(count(*) AS text) FROM panel_member WHERE own_code_hash IS NOT NULL OR own_code_expires_at IS NOT NULL";
        assert_eq!(past::texts(&service.database, kept).await, ["0"]);
        let seat = everybody.get(&format!("/fi/panel-seat/{token}")).await.text().await.unwrap();
        assert!(!seat.contains(&path), "nothing is stored any more: {seat}");
        assert!(claimed(&service).await.is_empty());
    }

    async fn a_member_corrects_how_they_are_reached_by_the_form_of_the_page_that_a_code_opens(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let token = applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        let everybody = service.client();
        let path = format!("/fi/panel-seat/{token}/data");
        everybody.post_form(&path, &fields(&[("act", "send")])).await;
        let code = code_sent(&service).await;
        let page = everybody.post_form(&path, &fields(&[("act", "show"), ("code", &code)])).await.text().await.unwrap();
        let permit = permit_of(&page);
        let looked = everybody.get(&path).await.text().await.unwrap();
        assert!(!looked.contains("name=\"code\"") && !looked.contains(&permit), "the permission is no code: {looked}");

        let typed = |permit: &str, email: &str| {
            fields(&[("act", "change"), ("permit", permit), ("contact.name", "Aino Uusi <b>"), ("contact.email", email),
                ("contact.phone", "040 765 4321"), ("contact.language", "sv"), ("needs", "Tulkki")])
        };
        for wrong in ["", code.as_str(), &permit[1..]] {
            let refused = everybody.post_form(&path, &typed(wrong, "uusi@example.fi")).await;
            assert_eq!(refused.status(), 422, "{wrong}");
            assert!(!refused.text().await.unwrap().contains("name=\"permit\""));
        }
        let refused = everybody.post_form(&path, &typed(&permit, "ei osoite")).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("contact.email.error") && page.contains("Aino Uusi &#60;b&#62;"), "{page}");
        assert_eq!(permit_of(&page), permit, "what is refused spends nothing");
        let changed = everybody.post_form(&path, &typed(&permit, "uusi@example.fi")).await;
        assert_eq!((changed.status().as_u16(), changed.headers()["referrer-policy"].to_str().unwrap()), (200, "no-referrer"));
        let again = everybody.post_form(&path, &typed(&permit, "kolmas@example.fi")).await;
        assert_eq!(again.status(), 422, "a permission is used once");

        // They are told where they were reached before, and from now on reached by the new address.
        assert_eq!(sent_to(&service, "contact_changed").await, [Way::Email("aino@example.fi".to_owned())]);
        everybody.post_form(&path, &fields(&[("act", "send")])).await;
        let messages = claimed(&service).await;
        assert_eq!(messages[0].way, Way::Email("uusi@example.fi".to_owned()));
        let Notice::SignInCode { code, .. } = &messages[0].notice else { panic!("a code") };
        let told = read(&everybody, &token, code).await;
        assert_eq!((&told["name"], &told["email"], &told["needs"]), (&json!("Aino Uusi <b>"), &json!("uusi@example.fi"), &json!("Tulkki")));
        assert_eq!(told["answers"].as_array().unwrap().len(), 2, "what the lot is drawn by stays");

        // Whoever applies from the new address is the same person; the old one is free.
        for (email, people) in [("uusi@example.fi", 1), ("aino@example.fi", 2)] {
            applied(&service, &panel, "Aino Esimerkki", email).await;
            assert_eq!(past::texts(&service.database, "SELECT pseudonym FROM panel_member").await.len(), people, "{email}");
        }
    }

    async fn a_contact_is_corrected_with_a_code_and_nothing_tells_that_somebody_else_has_it(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let one = applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        let other = applied(&service, &panel, "Eino Esimerkki", "eino@example.fi").await;
        let everybody = service.client();
        everybody.graphql(ASK, json!({ "token": one })).await;
        let code = code_sent(&service).await;
        let refused = change(&everybody, &one, &other_than(&code), "uusi@example.fi").await;
        let expected = json!([{ "code": "WRONG_CODE", "path": ["code"], "args": [{ "name": "left", "value": "4" }] }]);
        assert_eq!(refused["violations"], expected, "{refused}");
        let nowhere = change(&everybody, &one, &code, "").await;
        assert_eq!(nowhere["violations"][0]["code"], "EMAIL_OR_PHONE", "{nowhere}");
        let free = change(&everybody, &one, &code, "uusi@example.fi").await;
        assert_eq!(free, json!({ "__typename": "PanelSeat", "state": "APPLIED" }));
        assert_eq!(change(&everybody, &one, &code, "a@example.fi").await["violations"][0]["code"], "CODE_NOT_VALID", "used once");
        claimed(&service).await;

        // The needs that were not told are as before; the code that came with the data does for a change, for ten minutes
        // and behind one's own link.
        service.clock.advance(Duration::hours(1));
        let permit = async |token: &str| {
            everybody.graphql(ASK, json!({ "token": token })).await;
            let told = permitted(&everybody, token, &code_sent(&service).await).await;
            assert_eq!(told["needs"], "Esteetön tila");
            told["changeCode"].as_str().unwrap().to_owned()
        };
        let late = permit(&one).await;
        assert_eq!(change(&everybody, &other, &late, "a@example.fi").await["violations"][0]["code"], "CODE_NOT_VALID");
        assert_eq!(read(&everybody, &one, &late).await["violations"][0]["code"], "CODE_NOT_VALID", "it opens nothing");
        service.clock.advance(Duration::minutes(10));
        assert_eq!(change(&everybody, &one, &late, "a@example.fi").await["violations"][0]["code"], "CODE_NOT_VALID");
        service.clock.advance(Duration::hours(1));
        let permit = permit(&one).await;
        let shared = change(&everybody, &one, &permit, "eino@example.fi").await;
        assert_eq!(shared, free, "the same answer as for an address that nobody has");
        assert_eq!(sent_to(&service, "contact_changed").await, [Way::Email("uusi@example.fi".to_owned())]);
        let untold = past::texts(&service.database, "SELECT pseudonym FROM panel_member WHERE reach_tag IS NULL").await;
        assert_eq!(untold.len(), 1, "Eino is found by it, as before");
        assert_eq!(past::texts(&service.database, "SELECT act FROM audit_event WHERE act = 'member-contact-changed'").await.len(), 0);
    }

    async fn organisers_correct_contacts_and_are_told_of_a_clash(service: TestService) {
        let organiser = service.staff(Role::PanelOrganiser).await;
        let panel = recruiting(&service, &organiser).await;
        applied(&service, &panel, "Aino Esimerkki", "aino@example.fi").await;
        applied(&service, &panel, "Eino Esimerkki", "eino@example.fi").await;
        let document = "query($id: ID!) { panelMembers(panelId: $id) { nodes { id name email needs } } }";
        let people = async || {
            let answer = organiser.graphql(document, json!({ "id": panel["id"] })).await;
            let mut nodes = answer["data"]["panelMembers"]["nodes"].as_array().unwrap().clone();
            nodes.sort_by_key(|one| one["name"].as_str().unwrap().to_owned());
            nodes
        };
        let aino = people().await[0].clone();
        let set = async |email: &str| {
            let contact = json!({ "name": "Aino Esimerkki", "email": email });
            called(&organiser, "setPanelMemberContact", json!({ "memberId": aino["id"], "contact": contact }), PANEL).await
        };
        assert_eq!(codes(&set("eino@example.fi").await), ["MEMBER_IS_THERE"]);
        assert_eq!(people().await[0], aino, "nothing of it is stored");
        assert_eq!(set("uusi@example.fi").await["__typename"], "Panel");
        assert_eq!(set("uusi@example.fi").await["__typename"], "Panel", "their own address is no clash");
        assert_eq!((&people().await[0]["email"], &people().await[0]["needs"]), (&json!("uusi@example.fi"), &json!("Esteetön tila")));
        assert_eq!(sent_to(&service, "contact_changed").await, [Way::Email("aino@example.fi".to_owned())], "told once, where it changed");
        let acts = past::texts(&service.database, "SELECT act FROM audit_event WHERE act = 'member-contact-changed'").await;
        assert_eq!(acts.len(), 2);

        let uuid = |node: &Value| node.as_str().unwrap().split(':').nth(1).unwrap().to_owned();
        let (path, id) = (format!("/fi/staff/panels/{}/members", uuid(&panel["id"])), uuid(&aino["id"]));
        let page = organiser.get(&path).await.text().await.unwrap();
        assert!(page.contains(&format!("{path}?contact={id}")) && page.contains("value=\"name\""), "{page}");
        let page = organiser.get(&format!("{path}?contact={id}")).await.text().await.unwrap();
        assert!(page.contains("value=\"uusi@example.fi\"") && !page.contains("value=\"name\""), "{page}");
        let typed = |email: &str| fields(&[("act", "correct"), ("member", &id), ("contact.name", "Aino Nyt"), ("contact.email", email)]);
        let clash = organiser.post_form(&path, &typed("eino@example.fi")).await;
        assert_eq!(clash.status(), 422);
        let page = clash.text().await.unwrap();
        assert!(page.contains("contact.email.error") && page.contains("value=\"Aino Nyt\""), "{page}");
        assert_eq!(organiser.post_form(&path, &typed("aino@example.fi")).await.status(), 303);
        let aino = people().await[0].clone();
        assert_eq!((&aino["name"], &aino["email"], &aino["needs"]), (&json!("Aino Nyt"), &json!("aino@example.fi"), &Value::Null));
    }

    async fn an_old_address_that_nothing_reaches_is_called_by_nobody(service: TestService) {
        let organiser = service.staff(Role::PanelOrganiser).await;
        let panel = recruiting(&service, &organiser).await;
        let named = members::named(&service, &organiser, &panel).await;
        let contact = json!({ "name": "Nimetty Jäsen", "email": "uusi@example.fi" });
        called(&organiser, "setPanelMemberContact", json!({ "memberId": named.id, "contact": contact }), PANEL).await;
        let taken = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
        let changed: Vec<_> = taken.iter().filter(|one| one.notice.kind() == "contact_changed").collect();
        assert_eq!(changed.len(), 1);
        assert!(matches!(&changed[0].way, Way::Sms(number) if number.ends_with("401234567")), "{:?}", changed[0].way);
        ::service::outbox::not_sent(&service.services, changed[0], true, "no such number").await.unwrap();
        let calls = organiser.graphql("{ callsToMake { whom } }", json!({})).await;
        assert_eq!(calls["data"]["callsToMake"], json!([]), "{calls}");
    }
}
