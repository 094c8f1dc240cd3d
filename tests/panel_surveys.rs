//! Surveys of panels over HTTP: members are invited, answer once each, and are paired between surveys where they want that.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod once;
mod relink;

use chrono::Duration;
use domain::identity::Role;
use domain::message::Notice;
use serde_json::{Value, json};
use service::survey::panel;

use crate::meetings::{claimed, seated};
use crate::panels::{self, PANEL, called, moved};
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, let_it_close, yes};
use crate::support::{TestService, on_both_databases};

const SURVEY: &str = "__typename ... on ManagedSurvey { id slug revision state anonymity invited panelId }
    ... on InvalidInput { violations { code path } }";

/// An active panel with room for many.
async fn large_panel(client: &Client) -> Value {
    let mut content = panels::content("Asukasraati");
    content["seats"] = json!(200);
    let input = json!({ "owner": {}, "content": content });
    let created = called(client, "createPanel", input, PANEL).await;
    moved(client, &created, "ACTIVATE").await
}

/// So many members who have taken their seats: the tokens of their links.
async fn members(service: &TestService, client: &Client, panel: &Value, count: usize) -> Vec<String> {
    let mut tokens = Vec::new();
    for number in 0..count {
        let email = format!("jasen{number}@example.fi");
        tokens.push(seated(service, client, panel, "Keksitty Jäsen", &email).await);
    }
    claimed(service).await;
    tokens
}

async fn started(client: &Client, panel: &Value, title: &str, paired: bool, continues: Value) -> Value {
    let input = json!({ "panelId": panel["id"], "sourceLanguage": "fi", "title": title, "paired": paired,
        "continues": continues });
    called(client, "createPanelSurvey", input, SURVEY).await
}

/// A survey of a panel, published and open for ten days; its members are invited with that.
async fn asked(service: &TestService, client: &Client, panel: &Value, paired: bool) -> Value {
    let draft = started(client, panel, "Kysely raadille", paired, Value::Null).await;
    published(service, client, &draft).await
}

async fn published(service: &TestService, client: &Client, draft: &Value) -> Value {
    let mut complete = complete_draft(draft);
    complete["closesAt"] = json!((service.services.now() + Duration::days(10)).to_rfc3339());
    if draft["continued"] == true {
        complete.as_object_mut().unwrap().remove("questions");
    }
    let complete = client.update_survey(complete).await;
    let published = client.publish_survey(&complete).await;
    assert_eq!(published["state"], "OPEN", "{published}");
    published
}

/// The codes of the invitations that have just been written to members.
async fn invitations(service: &TestService) -> Vec<String> {
    let link = |notice| match notice {
        Notice::SurveyInvitation { link, .. } => Some(link.rsplit('/').next().unwrap().to_owned()),
        _ => None,
    };
    claimed(service).await.into_iter().filter_map(|one| link(one.notice)).collect()
}

/// Answers by an invitation; `key` tells answers apart.
async fn answer(client: &Client, survey: &Value, key: u128, more: Value) -> Value {
    let mut input = json!({ "slug": survey["slug"], "clientKey": format!("{key:032x}"), "language": "fi",
        "answers": yes() });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    let document = "mutation($input: SubmitResponseInput!) { submitResponse(input: $input) { __typename
        ... on ResponseReceipt { receiptCode repeated } ... on Problem { code message } } }";
    client.graphql(document, json!({ "input": input })).await["data"]["submitResponse"].clone()
}

fn end(result: &Value) -> &str {
    result["__typename"].as_str().unwrap_or_default()
}

/// How many are invited to a survey.
async fn invited(client: &Client, survey: &Value) -> Value {
    let document = "query($id: ID!) { managedSurvey(id: $id) { invited } }";
    client.graphql(document, json!({ "id": survey["id"] })).await["data"]["managedSurvey"]["invited"].clone()
}

on_both_databases! {
    async fn members_are_invited_once_each_and_answer_once(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 3).await;
        let survey = asked(&service, &coordinator, &panel, false).await;
        assert_eq!(invited(&coordinator, &survey).await, 3);
        let codes = invitations(&service).await;
        assert_eq!(codes.len(), 3);
        assert_eq!(panel::invite_due(&service.services).await.unwrap(), 0, "each is invited once");

        // Looking uses nothing up, however often.
        for _ in 0..3 {
            let page = everybody.get(&format!("/fi/survey-invitation/{}", codes[0])).await;
            assert_eq!(page.status(), 200);
            assert_eq!(page.headers()["referrer-policy"], "no-referrer");
            assert!(page.text().await.unwrap().contains(&format!("name=\"invitation\" value=\"{}\"", codes[0])));
        }
        let by = |code: &str| json!({ "invitation": code });
        assert_eq!(end(&answer(&everybody, &survey, 1, json!({})).await), "SurveyInvitationNeeded");
        assert_eq!(end(&answer(&everybody, &survey, 1, by("0000-0000")).await), "SurveyInvitationNeeded");
        let first = answer(&everybody, &survey, 1, by(&codes[0])).await;
        assert_eq!(end(&first), "ResponseReceipt", "{first}");
        let again = answer(&everybody, &survey, 1, by(&codes[0])).await;
        assert_eq!((&again["repeated"], &again["receiptCode"]), (&json!(true), &first["receiptCode"]));
        assert_eq!(end(&answer(&everybody, &survey, 2, by(&codes[0])).await), "SurveyInvitationUsed");
        // Typed off a letter.
        let typed = codes[1].to_lowercase().replace('-', " ");
        assert_eq!(end(&answer(&everybody, &survey, 3, by(&typed)).await), "ResponseReceipt");

        // A withdrawal opens the invitation to nobody again.
        assert_eq!(everybody.withdraw(&first["receiptCode"]).await["__typename"], "ResponseWithdrawn");
        assert_eq!(end(&answer(&everybody, &survey, 4, by(&codes[0])).await), "SurveyInvitationUsed");
        let told = everybody.get(&format!("/fi/survey-invitation/{}", codes[0])).await.text().await.unwrap();
        assert!(told.contains("Tällä kutsulla on jo vastattu"), "{told}");
        assert_eq!(coordinator.results(&survey).await["received"], 1);
    }

    async fn the_form_of_a_panel_takes_the_code_keeps_what_is_typed_and_is_on_no_list(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 1).await;
        let survey = asked(&service, &coordinator, &panel, true).await;
        let code = invitations(&service).await.remove(0);
        let path = format!("/fi/surveys/{}", survey["slug"].as_str().unwrap());
        let list = everybody.graphql("{ openSurveys { nodes { slug } } }", json!({})).await;
        assert_eq!(list["data"]["openSurveys"]["nodes"], json!([]));
        let read = "query($slug: String!, $code: String) { survey(slug: $slug, invitation: $code) { anonymity questions { code } } }";
        let seen = |code: Value| everybody.graphql(read, json!({ "slug": survey["slug"], "code": code }));
        assert!(seen(Value::Null).await["data"]["survey"].is_null());
        assert_eq!(seen(json!(code)).await["data"]["survey"]["anonymity"], "CONSENTED");

        let closed = everybody.get(&path).await.text().await.unwrap();
        assert!(closed.contains("Kutsun koodi") && !closed.contains("Oletko saanut tiedon?"), "{closed}");
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let wrong = everybody.post_form(&path, &[field("open", "1"), field("invitation", "väärä")]).await;
        assert_eq!(wrong.status(), 422);
        assert!(wrong.text().await.unwrap().contains("value=\"väärä\""));
        let open = everybody.post_form(&path, &[field("open", "1"), field("invitation", &code)]).await;
        let form = open.text().await.unwrap();
        assert!(form.contains("Oletko saanut tiedon?") && form.contains("id=\"pairing\""), "{form}");
        let key = form.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap();

        let mut sent = vec![field("key", key), field("version", "1"), field("language", "fi"), field("pairing", "yes"),
            field("invitation", &code), field("a.more", "Ei kadonnut")];
        let refused = everybody.post_form(&path, &sent).await;
        assert_eq!(refused.status(), 422);
        let kept = refused.text().await.unwrap();
        assert!(kept.contains("Ei kadonnut") && kept.contains(&code) && kept.contains("value=\"yes\" checked"), "{kept}");
        sent.push(field("a.information", "yes"));
        let receipt = everybody.post_form(&path, &sent).await;
        assert!(receipt.text().await.unwrap().contains(key));
        assert_eq!(coordinator.results(&survey).await["received"], 1);
    }

    async fn whoever_takes_a_seat_later_is_invited_and_nobody_before_it_opens(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = large_panel(&coordinator).await;
        let early = members(&service, &coordinator, &panel, 1).await;
        let draft = started(&coordinator, &panel, "Kysely raadille", false, Value::Null).await;
        let mut complete = complete_draft(&draft);
        complete["opensAt"] = json!((service.services.now() + Duration::hours(2)).to_rfc3339());
        let complete = coordinator.update_survey(complete).await;
        let survey = coordinator.publish_survey(&complete).await;
        assert_eq!(survey["state"], "SCHEDULED");
        assert_eq!(panel::invite_due(&service.services).await.unwrap(), 0);
        service.clock.advance(Duration::hours(2));
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(panel::invite_due(&service.services).await.unwrap(), 1);
        let late = seated(&service, &coordinator, &panel, "Myöhempi Jäsen", "myohempi@example.fi").await;
        claimed(&service).await;
        assert_eq!(panel::invite_due(&service.services).await.unwrap(), 1);
        let own = "query($token: String!) { panelSeat(token: $token) { surveys { invitation answered } } }";
        let mut codes = Vec::new();
        for token in [&early[0], &late] {
            let seen = service.client().graphql(own, json!({ "token": token })).await;
            let surveys = &seen["data"]["panelSeat"]["surveys"];
            assert_eq!(surveys[0]["answered"], false, "{seen}");
            codes.push(surveys[0]["invitation"].clone());
        }
        assert_ne!(codes[0], codes[1]);
        let taken = answer(&service.client(), &survey, 1, json!({ "invitation": codes[0] })).await;
        assert_eq!(end(&taken), "ResponseReceipt");
        let seen = service.client().graphql(own, json!({ "token": early[0] })).await;
        assert_eq!(seen["data"]["panelSeat"]["surveys"][0]["answered"], true);
    }

    async fn whoever_has_left_the_panel_answers_no_more_and_no_row_tells_whose_it_was(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = large_panel(&coordinator).await;
        let tokens = members(&service, &coordinator, &panel, 3).await;
        let survey = asked(&service, &coordinator, &panel, false).await;
        claimed(&service).await;
        let own = "query($token: String!) { panelSeat(token: $token) { surveys { invitation } } }";
        let mut codes = Vec::new();
        for token in &tokens {
            let seen = everybody.graphql(own, json!({ "token": token })).await;
            codes.push(seen["data"]["panelSeat"]["surveys"][0]["invitation"].as_str().unwrap().to_owned());
        }
        // The second has answered before they leave, the first has not.
        let first = answer(&everybody, &survey, 2, json!({ "invitation": codes[1] })).await;
        assert_eq!(end(&first), "ResponseReceipt", "{first}");
        let mut administrator = relink::administrator_of(&service).await;
        let before = relink::table(&mut administrator).await;
        let leave = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) {
            ... on PanelSeat { state surveys { invitation } } } }";
        for token in &tokens[..2] {
            let left = everybody.graphql(leave, json!({ "token": token })).await;
            assert_eq!(left["data"]["answerPanelSeat"], json!({ "state": "WITHDRAWN", "surveys": [] }), "{left}");
        }
        assert_eq!(relink::table(&mut administrator).await, before, "nothing tells whose invitations these were");

        let nobodys = everybody.get("/fi/survey-invitation/0000-0000").await;
        for code in &codes[..2] {
            let page = everybody.get(&format!("/fi/survey-invitation/{code}")).await;
            assert_eq!(page.status(), nobodys.status());
            assert!(!page.text().await.unwrap().contains("Oletko saanut tiedon?"));
            let refused = answer(&everybody, &survey, 7, json!({ "invitation": code })).await;
            assert_eq!(end(&refused), "SurveyInvitationNeeded", "{refused}");
            let read = "query($slug: String!, $code: String) { survey(slug: $slug, invitation: $code) { title { text } } }";
            let seen = everybody.graphql(read, json!({ "slug": survey["slug"], "code": code })).await;
            assert!(seen["data"]["survey"].is_null(), "{seen}");
        }
        // What they have answered stays, and a retry gets its receipt.
        let again = answer(&everybody, &survey, 2, json!({ "invitation": codes[1] })).await;
        assert_eq!((&again["repeated"], &again["receiptCode"]), (&json!(true), &first["receiptCode"]), "{again}");
        assert_eq!(end(&answer(&everybody, &survey, 3, json!({ "invitation": codes[2] })).await), "ResponseReceipt");
        assert_eq!(coordinator.results(&survey).await["received"], 2);
    }

    async fn a_panel_survey_has_an_end_and_belongs_to_whoever_organises_the_panel(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let analyst = service.staff(Role::Analyst).await;
        let panel = large_panel(&coordinator).await;
        for other in [&editor, &analyst] {
            let input = json!({ "panelId": panel["id"], "sourceLanguage": "fi", "title": "Kysely" });
            let document = "mutation($input: CreatePanelSurveyInput!) { createPanelSurvey(input: $input) { __typename } }";
            let refused = other.graphql(document, json!({ "input": input })).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{refused}");
        }
        let untitled = started(&coordinator, &panel, " ", false, Value::Null).await;
        assert_eq!(untitled["violations"][0]["code"], "REQUIRED");
        let draft = started(&coordinator, &panel, "Kysely", true, Value::Null).await;
        assert_eq!((&draft["anonymity"], &draft["panelId"]), (&json!("CONSENTED"), &panel["id"]));
        let mut standing = complete_draft(&draft);
        standing["closesAt"] = Value::Null;
        let standing = coordinator.update_survey(standing).await;
        let refused = coordinator.publish_survey(&standing).await;
        assert_eq!(refused["violations"][0]["path"], json!(["closesAt"]), "{refused}");
        let other_kind = json!({ "surveyId": draft["id"], "revision": 2, "kind": "RESIDENT" });
        let refused = coordinator.update_survey(other_kind).await;
        assert_eq!(refused["violations"][0]["code"], "KIND_OF_PANELS", "{refused}");
        // The coordinator has nothing to do with other surveys.
        let open = editor.open_survey("Tieto palveluista").await;
        let document = "query($id: ID!) { surveyResults(surveyId: $id) { received } }";
        let refused = coordinator.graphql(document, json!({ "id": open["id"] })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{refused}");
        let made = editor.graphql(
            "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on InvalidInput { violations { code } } } }",
            json!({ "input": { "kind": "PANEL", "sourceLanguage": "fi", "title": "Kysely" } }),
        ).await;
        assert_eq!(made["data"]["createSurvey"]["violations"][0]["code"], "KIND_OF_PANELS", "{made}");
    }

    async fn a_reminder_reaches_whoever_has_not_answered_and_nothing_tells_who_that_is(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 4).await;
        let survey = asked(&service, &coordinator, &panel, false).await;
        let codes = invitations(&service).await;
        for (code, key) in codes[..3].iter().zip(1..) {
            answer(&service.client(), &survey, key, json!({ "invitation": code })).await;
        }
        service.clock.advance(Duration::days(1));
        let coordinator = service.staff(Role::Coordinator).await;
        for _ in 0..2 {
            let reminded = coordinator.step("remindPanelSurvey", &survey).await;
            assert_eq!(reminded["__typename"], "ManagedSurvey", "{reminded}");
        }
        let sent = claimed(&service).await;
        let codes_sent: Vec<_> = sent.iter().map(|one| match &one.notice {
            Notice::SurveyReminder { link, .. } => link.rsplit('/').next().unwrap().to_owned(),
            other => panic!("{other:?}"),
        }).collect();
        assert_eq!(codes_sent, [codes[3].clone()], "the one who has not answered");
        let mut administrator = relink::administrator_of(&service).await;
        let rows = administrator.rows(
            "SELECT state || '|' || coalesce(sent_by, '') || '|' || CAST(attempts AS text) || '|' || CAST(done_at AS text)
             FROM outbox WHERE kind = 'survey_reminder'",
        ).await;
        assert_eq!(rows.len(), 4);
        assert!(rows.iter().all(|row| *row == rows[0]), "{rows:?}");
    }

    async fn answers_are_paired_where_a_member_agrees_and_only_until_they_do_not(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = large_panel(&coordinator).await;
        let tokens = members(&service, &coordinator, &panel, 8).await;
        let easy = |step: i64| json!([
            { "question": "information", "value": { "choice": "yes" } },
            { "question": "easy", "value": { "number": step } },
        ]);
        let first = asked(&service, &coordinator, &panel, true).await;
        let wave = async |survey: &Value, base: u128, step: &dyn Fn(usize) -> i64, agree: &dyn Fn(usize) -> bool| {
            let own = "query($token: String!) { panelSeat(token: $token) { surveys { slug invitation } } }";
            for (place, token) in tokens.iter().enumerate() {
                let seen = everybody.graphql(own, json!({ "token": token })).await;
                let surveys = seen["data"]["panelSeat"]["surveys"].as_array().unwrap().clone();
                let code = surveys.into_iter().find(|one| one["slug"] == survey["slug"]).unwrap()["invitation"].clone();
                let more = json!({ "invitation": code, "answers": easy(step(place)), "agreesToPairing": agree(place) });
                let taken = answer(&everybody, survey, base + u128::try_from(place).unwrap(), more).await;
                assert_eq!(end(&taken), "ResponseReceipt", "{taken}");
            }
        };
        // The last member never agrees.
        wave(&first, 100, &|_| 3, &|place| place != 7).await;
        let_it_close(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let again = started(&coordinator, &panel, "Sama uudelleen", true, first["id"].clone()).await;
        let mut again = again;
        again["continued"] = json!(true);
        let second = published(&service, &coordinator, &again).await;
        wave(&second, 200, &|place| if place < 4 { 5 } else { 2 }, &|_| true).await;

        let is_paired = async |token: &String| {
            let document = "query($token: String!) { panelSeat(token: $token) { isPaired } }";
            everybody.graphql(document, json!({ "token": token })).await["data"]["panelSeat"]["isPaired"].clone()
        };
        assert_eq!(is_paired(&tokens[0]).await, true);
        // One who has agreed takes it back while their second answer still waits for the mixer.
        let stop = "mutation($token: String!) { stopPairing(token: $token) { ... on PanelSeat { isPaired } } }";
        let stopped = everybody.graphql(stop, json!({ "token": tokens[0] })).await;
        assert_eq!(stopped["data"]["stopPairing"]["isPaired"], false, "{stopped}");
        let_it_close(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(is_paired(&tokens[0]).await, false);

        let document = "query($id: ID!) { surveyResults(surveyId: $id) { counted comparisons { pairs earlierId
            changes { code up same down other } } } }";
        let results = coordinator.graphql(document, json!({ "id": second["id"] })).await["data"]["surveyResults"].clone();
        assert_eq!(results["counted"], 8, "their answers stay");
        let compared = &results["comparisons"][0];
        assert_eq!((&compared["pairs"], &compared["earlierId"]), (&json!(6), &first["id"]));
        let changes = compared["changes"].as_array().unwrap();
        let change = changes.iter().find(|one| one["code"] == "easy").unwrap();
        assert_eq!((&change["up"], &change["same"], &change["down"]), (&json!(3), &json!(0), &json!(3)));
        let choice = changes.iter().find(|one| one["code"] == "information").unwrap();
        assert_eq!((&choice["same"], &choice["other"]), (&json!(6), &json!(0)));
        let page = coordinator.get(&format!("/fi/staff/surveys/{}/results", second["id"].as_str().unwrap().replace("Survey:", ""))).await;
        assert!(page.text().await.unwrap().contains("6 jäsentä on vastannut molempiin"));
    }

    async fn what_came_of_a_panel_survey_stands_on_the_panels_page(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 12).await;
        let survey = asked(&service, &coordinator, &panel, false).await;
        for (code, key) in invitations(&service).await.iter().zip(1..) {
            answer(&everybody, &survey, key, json!({ "invitation": code })).await;
        }
        let told = "query($id: ID!) { panel(id: $id) { surveys { slug publishedResults { respondents } } } }";
        let seen = everybody.graphql(told, json!({ "id": panel["id"] })).await;
        assert_eq!(seen["data"]["panel"]["surveys"], json!([]));
        let_it_close(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let released = coordinator.step("publishResults", &survey).await;
        assert_eq!(released["__typename"], "ManagedSurvey", "{released}");
        let seen = everybody.graphql(told, json!({ "id": panel["id"] })).await;
        assert_eq!(seen["data"]["panel"]["surveys"][0]["publishedResults"]["respondents"], 12, "{seen}");
        let page = everybody.get(&format!("/fi/panels/{}", panel["id"].as_str().unwrap().replace("Panel:", ""))).await;
        assert!(page.text().await.unwrap().contains(survey["slug"].as_str().unwrap()));
        assert_eq!(invited(&coordinator, &survey).await, 12);
    }
}
