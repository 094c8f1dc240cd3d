//! Feedback is given, taken, put right, answered and counted.

use chrono::Duration;
use domain::identity::Role;
use domain::message::Notice;
use serde_json::{Value, json};

use super::{ITEM, complaint, give, queue, step, take, unit};
use crate::panels::{called, codes};
use crate::support::{TestService, on_both_databases};

/// Messages to those who gave feedback that are due: where to, in which language, and their links.
async fn messages(service: &TestService) -> Vec<(String, String, String)> {
    let mut told = Vec::new();
    for one in ::service::outbox::claim(&service.services, &service.url, 50).await.unwrap() {
        let mut link = String::new();
        let (Notice::CustomerFeedbackReceived { .. } | Notice::CustomerFeedbackAnswered { .. }) = &one.notice
        else {
            continue;
        };
        let kind = one.notice.kind().to_owned();
        let _ = one.notice.clone().with_link(|whole| {
            link = whole.to_owned();
            String::new()
        });
        told.push((kind, one.language.to_string(), link));
        ::service::outbox::sent(&service.services, &one).await.unwrap();
    }
    told
}

async fn status(service: &TestService, token: &str) -> Value {
    let document =
        "query($token: String!) { feedbackStatus(token: $token) { text state dueOn handledOn answer } }";
    let answer = service.client().graphql(document, json!({ "token": token })).await;
    answer["data"]["feedbackStatus"].clone()
}

async fn figures(service: &TestService) -> Value {
    let document = "{ customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\") {
        handling { received handled onTime decided pending handledShare onTimeShare }
        classes { class count } channels { channel count } serviceLanguages { language count } scores { count } } }";
    let officer = service.staff(Role::ProgrammeOfficer).await;
    officer.graphql(document, json!({})).await["data"]["customerFeedbackFigures"].clone()
}

on_both_databases! {
    async fn feedback_is_answered_in_its_senders_language_and_its_time_runs_from_receipt(service: TestService) {
        let everybody = service.client().speaking("sv");
        let refused = called(&everybody, "giveCustomerFeedback",
            json!({ "class": "COMPLAINT", "text": " ", "sender": { "email": "aino", "phone": "1" } }),
            "... on InvalidInput { violations { code path } }").await;
        assert_eq!(codes(&refused), ["REQUIRED", "NOT_AN_EMAIL", "NOT_A_PHONE_NUMBER"]);
        let token = give(&everybody, json!({ "class": "COMPLAINT", "text": "Jag fick ingen tid.", "service": "HEALTH_CENTRE",
            "serviceLanguage": "SWEDISH", "sender": { "name": "Aino", "email": "aino@example.fi" } })).await;
        assert_eq!(status(&service, &token).await, json!({ "text": "Jag fick ingen tid.", "state": "RECEIVED",
            "dueOn": "2026-12-11", "handledOn": null, "answer": null }));
        assert_eq!(status(&service, "someone-elses").await, Value::Null);
        let told = messages(&service).await;
        let link = format!("{}/sv/feedback/{token}", service.url);
        assert_eq!(told, [("customer_feedback_received".to_owned(), "sv".to_owned(), link.clone())]);

        let handler = service.staff(Role::FeedbackHandler).await;
        let waiting = queue(&handler, "").await;
        assert_eq!(waiting.len(), 1);
        let read = "query($id: ID!) { feedbackItem(id: $id) { text senderName senderEmail action messages { state } } }";
        let seen = handler.graphql(read, json!({ "id": waiting[0]["id"] })).await;
        assert_eq!(seen["data"]["feedbackItem"], json!({ "text": "Jag fick ingen tid.", "senderName": "Aino",
            "senderEmail": "aino@example.fi", "action": null, "messages": [{ "state": "sent" }] }), "{seen}");

        let early = step(&handler, "handleFeedback", &waiting[0], json!({ "action": "Korjattiin.", "answer": "Tack." })).await;
        assert_eq!(codes(&early), ["CUSTOMER_FEEDBACK_NOT_SO"], "nobody has it yet");
        let taken = take(&handler, &waiting[0]).await;
        assert_eq!((&taken["state"], &taken["version"]), (&json!("IN_HANDLING"), &json!(2)));
        let stale = step(&handler, "classifyFeedback", &waiting[0], json!({ "class": "THANKS" })).await;
        assert_eq!(codes(&stale), ["STALE_FEEDBACK"]);
        // Another class has another time, from receipt.
        let put_right = step(&handler, "classifyFeedback", &taken, json!({ "class": "ACCESSIBILITY", "theme": "DIGITAL" })).await;
        assert_eq!((&put_right["dueOn"], &put_right["clock"], &put_right["theme"], &put_right["service"]),
            (&json!("2026-12-05"), &json!("ACCESSIBILITY"), &json!("DIGITAL"), &Value::Null));
        let back = step(&handler, "classifyFeedback", &put_right, json!({ "class": "COMPLAINT", "theme": "OWN_CARE" })).await;
        assert_eq!((&back["dueOn"], &back["clock"]), (&json!("2026-12-11"), &json!("WORKING_DAYS")));
        let unanswered = step(&handler, "handleFeedback", &back, json!({ "action": "Lisättiin aikoja." })).await;
        assert_eq!(codes(&unanswered), ["REQUIRED"], "whoever can be reached is answered");
        assert!(messages(&service).await.is_empty());
        let done = json!({ "action": "Lisättiin aikoja.", "answer": "Vi har ordnat fler tider." });
        let handled = step(&handler, "handleFeedback", &back, done).await;
        assert_eq!((&handled["state"], &handled["handledOn"]), (&json!("HANDLED"), &json!("2026-11-21")));
        assert_eq!(messages(&service).await, [("customer_feedback_answered".to_owned(), "sv".to_owned(), link)]);
        let told = status(&service, &token).await;
        assert_eq!((&told["state"], &told["answer"]), (&json!("HANDLED"), &json!("Vi har ordnat fler tider.")));
        // What was handled stays as it was counted.
        assert_eq!(codes(&take(&handler, &handled).await), ["CUSTOMER_FEEDBACK_NOT_SO"]);
        assert!(queue(&handler, "").await.is_empty());
        assert_eq!(queue(&handler, "(state: HANDLED)").await.len(), 1);
    }

    async fn discrimination_goes_past_the_unit_that_it_is_about(service: TestService) {
        let (division, unit, seen) = unit(&service).await;
        let of_unit = service.staff_in(Role::FeedbackHandler, unit).await;
        let of_division = service.staff_in(Role::FeedbackHandler, division).await;
        let of_county = service.staff(Role::FeedbackHandler).await;
        let everybody = service.client();
        give(&everybody, json!({ "class": "THANKS", "text": "Kiitos.", "about": seen })).await;
        give(&everybody, json!({ "class": "DISCRIMINATION", "text": "Minua ei palveltu.", "about": seen })).await;
        let classes = |items: Vec<Value>| items.iter().map(|item| item["class"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(classes(queue(&of_unit, "").await), ["THANKS"]);
        assert_eq!(classes(queue(&of_division, "").await), ["THANKS"]);
        assert_eq!(queue(&of_county, "").await.len(), 2);
        let told = queue(&of_county, "(class: DISCRIMINATION)").await[0].clone();
        assert_eq!(told["queue"], json!({ "division": null, "unit": null }));
        let hidden = of_unit.graphql("query($id: ID!) { feedbackItem(id: $id) { text } }", json!({ "id": told["id"] })).await;
        assert_eq!(hidden["errors"][0]["extensions"]["code"], "NOT_FOUND", "{hidden}");
        let back = step(&of_county, "moveFeedback", &told, json!({ "queue": seen })).await;
        assert_eq!(codes(&back), ["FEEDBACK_OWN_UNIT"]);
        let moved = step(&of_county, "moveFeedback", &told, json!({ "queue": { "division": seen["division"] } })).await;
        assert_eq!(moved["queue"], json!({ "division": seen["division"], "unit": null }));
        assert_eq!(queue(&of_division, "(class: DISCRIMINATION)").await.len(), 1);
        // What turns out to tell of it leaves the unit.
        let thanks = queue(&of_unit, "").await[0].clone();
        let found_out = step(&of_unit, "classifyFeedback", &thanks, json!({ "class": "DISCRIMINATION" })).await;
        assert_eq!(found_out["queue"], json!({ "division": null, "unit": null }));
        assert!(queue(&of_unit, "").await.is_empty());
        // It is counted for the unit that it is about, whoever handles it.
        let counted = async |about: Value| {
            let document = "query($about: ScopeInput!) { customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\", about: $about) {
                handling { received } } }";
            let answer = of_county.graphql(document, json!({ "about": about })).await;
            answer["data"]["customerFeedbackFigures"]["handling"]["received"].clone()
        };
        give(&everybody, complaint("Jonotin.")).await;
        assert_eq!((counted(seen.clone()).await, counted(json!({})).await), (json!(2), json!(3)));
    }

    async fn feedback_on_paper_is_written_down_and_counted_as_it_stood(service: TestService) {
        let handler = service.staff(Role::FeedbackHandler).await;
        let enter = async |channel: &str, day: &str| called(&handler, "enterCustomerFeedback", json!({ "channel": channel,
            "class": "SAMI_SERVICES", "text": "Palvelua ei saanut saameksi.", "language": "fi", "receivedOn": day,
            "serviceLanguage": "INARI_SAMI" }), ITEM).await;
        assert_eq!(codes(&enter("WEB", "2026-11-20").await), ["UNKNOWN_OPTION"], "nobody writes down what comes by itself");
        assert_eq!(codes(&enter("PAPER", "2026-11-22").await), ["DAY_IN_FUTURE"]);
        let late = enter("PAPER", "2026-10-30").await;
        assert_eq!((&late["dueOn"], &late["isOverdue"]), (&json!("2026-11-20"), &json!(true)));
        let pending = enter("PHONE", "2026-11-20").await;
        assert_eq!((&pending["dueOn"], &pending["isOverdue"]), (&json!("2026-12-11"), &json!(false)));
        let told = figures(&service).await;
        assert_eq!(told["handling"], json!({ "received": 2, "handled": 0, "onTime": 0, "decided": 1, "pending": 1,
            "handledShare": 0.0, "onTimeShare": 0.0 }), "what is not due yet is not late: {told}");
        assert_eq!(told["channels"], json!([{ "channel": "PAPER", "count": 1 }, { "channel": "PHONE", "count": 1 }]));
        assert_eq!(told["serviceLanguages"], json!([{ "language": "INARI_SAMI", "count": 2 }]));
        for item in [&late, &pending] {
            let taken = take(&handler, item).await;
            let handled = step(&handler, "handleFeedback", &taken, json!({ "action": "Sovittiin tulkkauksesta." })).await;
            assert_eq!(handled["state"], "HANDLED", "nobody can be answered: {handled}");
        }
        let told = figures(&service).await;
        assert_eq!(told["handling"], json!({ "received": 2, "handled": 2, "onTime": 1, "decided": 2, "pending": 0,
            "handledShare": 1.0, "onTimeShare": 0.5 }), "{told}");
        assert_eq!(queue(&handler, "(overdue: true)").await.len(), 0);
    }

    async fn units_note_that_they_have_gone_through_their_feedback(service: TestService) {
        let (_, unit, seen) = unit(&service).await;
        give(&service.client(), json!({ "class": "PROPOSAL", "text": "Aukiolot pidemmiksi.", "about": seen })).await;
        service.clock.advance(Duration::days(40));
        give(&service.client(), json!({ "class": "PROPOSAL", "text": "Lisää valoa.", "about": seen })).await;
        let handler = service.staff_in(Role::FeedbackHandler, unit).await;
        const REVIEW: &str = "... on FeedbackReview { on note waiting overdue madeBy } ... on InvalidInput { violations { code } }";
        let blank = called(&handler, "reviewFeedback", json!({ "queue": seen, "note": " " }), REVIEW).await;
        assert_eq!(codes(&blank), ["REQUIRED"]);
        let noted = called(&handler, "reviewFeedback", json!({ "queue": seen, "note": "Aukioloja jatketaan." }), REVIEW).await;
        assert_eq!(noted, json!({ "on": "2026-12-31", "note": "Aukioloja jatketaan.", "waiting": 2, "overdue": 1,
            "madeBy": "Testi Henkilö" }));
        let elsewhere = handler.graphql("mutation { reviewFeedback(input: { queue: {}, note: \"x\" }) { __typename } }", json!({})).await;
        assert_eq!(elsewhere["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let listed = "{ feedbackReviews { nodes { note } } }";
        let of_officer = service.staff(Role::ProgrammeOfficer).await.graphql(listed, json!({})).await;
        assert_eq!(of_officer["data"]["feedbackReviews"]["nodes"], json!([{ "note": "Aukioloja jatketaan." }]));
        let text = |text: &str| domain::LocalizedText::from([("fi", text)]);
        let other = ::service::county::add_division(&service.services, &domain::identity::Actor::System, text("Muu"), Vec::new());
        let other = domain::identity::Scope::Division(other.await.unwrap().id);
        let of_other = service.staff_in(Role::FeedbackHandler, other).await.graphql(listed, json!({})).await;
        assert_eq!(of_other["data"]["feedbackReviews"]["nodes"], json!([]));
    }

    async fn whoever_floods_is_stopped_for_a_while(service: TestService) {
        let everybody = service.client();
        for _ in 0..20 {
            give(&everybody, complaint("Jonotin.")).await;
        }
        let document = "mutation($input: GiveCustomerFeedbackInput!) { giveCustomerFeedback(input: $input) { __typename } }";
        let refused = everybody.graphql(document, json!({ "input": complaint("Jonotin.") })).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{refused}");
        service.clock.advance(Duration::minutes(2));
        give(&everybody, complaint("Jonotin.")).await;
        // The queue comes in pages.
        let handler = service.staff(Role::FeedbackHandler).await;
        let document = "query($after: String) { feedbackQueue(first: 15, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }";
        let first = handler.graphql(document, json!({})).await["data"]["feedbackQueue"].clone();
        let rest = handler.graphql(document, json!({ "after": first["pageInfo"]["endCursor"] })).await["data"]["feedbackQueue"].clone();
        let count = |page: &Value| page["nodes"].as_array().unwrap().len();
        assert_eq!((count(&first), count(&rest), &rest["pageInfo"]["hasNextPage"]), (15, 6, &json!(false)));
    }

    async fn both_eves_are_worked_where_the_county_says_so(service: TestService) {
        service.clock.advance(Duration::days(25));
        let handler = service.staff(Role::FeedbackHandler).await;
        let enter = async || called(&handler, "enterCustomerFeedback", json!({ "channel": "PAPER", "class": "COMPLAINT",
            "text": "Jonotin.", "language": "fi", "receivedOn": "2026-12-15" }), ITEM).await;
        let before = enter().await;
        assert_eq!(before["dueOn"], "2027-01-11");
        let county = domain::county::County { eves: domain::working_day::Eves::Working, ..domain::county::County::blank() };
        ::service::county::save_settings(&service.services, &domain::identity::Actor::System, &county).await.unwrap();
        assert_eq!(enter().await["dueOn"], "2027-01-08");
        // What stands written down stays.
        let due: Vec<Value> = queue(&handler, "").await.iter().map(|item| item["dueOn"].clone()).collect();
        assert_eq!(due, ["2027-01-08", "2027-01-11"]);
    }
}
