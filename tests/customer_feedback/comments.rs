//! Comments on a programme: given by anybody, handled apart from feedback on services, published with the county's answer.

use chrono::Duration;
use domain::LocalizedText;
use domain::county::County;
use domain::identity::{Actor, Role};
use domain::message::Notice;
use domain::programme::{Adoption, KnownProgramme};
use serde_json::{Value, json};

use super::{complaint, give, queue, step, take};
use crate::panels::{called, codes};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const GIVEN: &str = "... on CustomerFeedbackGiven { token } ... on InvalidInput { violations { code path } }";
const PUBLISHED: &str =
    "... on ProgrammeComment { language text answer publishedOn about { programme version goal measure } }
    ... on InvalidInput { violations { code path } }";

/// Lapland's programme, approved.
async fn in_force(service: &TestService) {
    let (services, actor) = (&service.services, &Actor::System);
    let brought = ::service::programme::load(services, actor, KnownProgramme::Lapland).await.unwrap().version;
    let adoption =
        Adoption { body: LocalizedText::from([("fi", "Aluevaltuusto")]), on: "2026-11-20".parse().unwrap() };
    ::service::programme::adopt(services, actor, brought.id, brought.revision, adoption).await.unwrap();
}

fn of_measure(text: &str) -> Value {
    json!({ "programme": "lapland", "measure": "lappi-1-1-a", "text": text, "language": "sv", "mayPublish": true,
        "sender": { "name": "Aino Esimerkki", "email": "aino@example.fi" } })
}

/// A comment that nobody has taken: its id.
pub(crate) async fn commented(service: &TestService) -> Value {
    in_force(service).await;
    let comment = json!({ "programme": "lapland", "text": "Hyvä.", "mayPublish": true });
    called(&service.client(), "commentOnProgramme", comment, GIVEN).await;
    queue(&service.staff(Role::ProgrammeOfficer).await, "").await[0]["id"].clone()
}

/// What everybody reads.
async fn public(client: &Client) -> Value {
    let document =
        "{ programmeComments(programme: \"lapland\") { nodes { text answer about { measure } } } }";
    client.graphql(document, json!({})).await["data"]["programmeComments"]["nodes"].clone()
}

async fn handled(client: &Client) {
    let item = take(client, &queue(client, "(class: PROGRAMME_COMMENT)").await[0]).await;
    let done = json!({ "action": "Vietiin ohjausryhmään.", "answer": "Tack, Aino Esimerkki." });
    step(client, "handleFeedback", &item, done).await;
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn page(client: &Client, path: &str) -> String {
    let response = client.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

on_both_databases! {
    async fn a_comment_is_handled_and_published_without_who_wrote_it(service: TestService) {
        in_force(&service).await;
        let everybody = service.client();
        for wrong in [json!({ "goal": "none" }), json!({ "goal": "lappi-1-1", "measure": "lappi-1-1-a" }), json!({ "report": "2025" })] {
            let mut input = json!({ "programme": "lapland", "text": "Hyvä." });
            input.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            assert_eq!(codes(&called(&everybody, "commentOnProgramme", input, GIVEN).await), ["UNKNOWN_OPTION"]);
        }
        let given = called(&everybody, "commentOnProgramme", of_measure("Bra åtgärd. /Aino Esimerkki"), GIVEN).await;
        assert!(given["token"].is_string(), "{given}");
        // The programme officer handles it, and a handler of the county; neither officer nor unit sees more than is theirs.
        give(&everybody, complaint("Jonotin.")).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let waiting = queue(&officer, "").await;
        assert_eq!((waiting.len(), &waiting[0]["class"]), (1, &json!("PROGRAMME_COMMENT")), "{waiting:?}");
        assert_eq!(queue(&service.staff(Role::FeedbackHandler).await, "").await.len(), 2);
        let publish = |text: &str, answer: &str| json!({ "itemId": waiting[0]["id"], "text": text, "answer": answer });
        let early = called(&officer, "publishProgrammeComment", publish("Bra.", "Tack."), PUBLISHED).await;
        assert_eq!(codes(&early), ["COMMENT_NOT_PUBLISHABLE"], "nobody has answered it");
        handled(&officer).await;
        let telling = publish("Bra åtgärd. /Aino Esimerkki", "Tack, aino esimerkki.");
        let telling = called(&officer, "publishProgrammeComment", telling, PUBLISHED).await;
        assert_eq!(codes(&telling), ["COMMENT_TELLS_WHO", "COMMENT_TELLS_WHO"]);
        assert_eq!(public(&everybody).await, json!([]), "nothing is published by itself");
        let done = called(&officer, "publishProgrammeComment", publish("Bra åtgärd.", "Tack."), PUBLISHED).await;
        let about = json!({ "programme": "lapland", "version": 1, "goal": null, "measure": "lappi-1-1-a" });
        assert_eq!(done, json!({ "language": "sv", "text": "Bra åtgärd.", "answer": "Tack.", "publishedOn": "2026-11-21", "about": about }));
        let again = called(&officer, "publishProgrammeComment", publish("Bra.", "Tack."), PUBLISHED).await;
        assert_eq!(codes(&again), ["COMMENT_PUBLISHED"]);
        let shown = json!([{ "text": "Bra åtgärd.", "answer": "Tack.", "about": { "measure": "lappi-1-1-a" } }]);
        assert_eq!(public(&everybody).await, shown);
        // It stays when what was written is forgotten, and goes when it is taken back.
        service.clock.advance(Duration::days(800));
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(public(&everybody).await, shown);
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let withdraw = "mutation($id: ID!) { withdrawProgrammeComment(itemId: $id) { __typename } }";
        let answer = officer.graphql(withdraw, json!({ "id": waiting[0]["id"] })).await;
        assert_eq!(answer["data"]["withdrawProgrammeComment"]["__typename"], "ProgrammeCommentWithdrawn", "{answer}");
        assert_eq!(public(&everybody).await, json!([]));
    }

    async fn comments_are_no_feedback_on_services(service: TestService) {
        in_force(&service).await;
        let everybody = service.client();
        called(&everybody, "commentOnProgramme", of_measure("Bra."), GIVEN).await;
        give(&everybody, complaint("Jonotin.")).await;
        let refused = called(&everybody, "giveCustomerFeedback", json!({ "class": "PROGRAMME_COMMENT", "text": "Hyvä." }), GIVEN).await;
        assert_eq!(codes(&refused), ["UNKNOWN_OPTION"], "a comment is about something");
        let document = "{ customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\") {
            handling { received } classes { class count } comments } }";
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let figures = officer.graphql(document, json!({})).await["data"]["customerFeedbackFigures"].clone();
        assert_eq!(figures, json!({ "handling": { "received": 1 }, "classes": [{ "class": "COMPLAINT", "count": 1 }], "comments": 1 }));
        // What turns out to be about a service counts as such, and leaves the officer.
        let item = take(&officer, &queue(&officer, "").await[0]).await;
        step(&officer, "classifyFeedback", &item, json!({ "class": "COMPLAINT" })).await;
        let figures = officer.graphql(document, json!({})).await["data"]["customerFeedbackFigures"].clone();
        assert_eq!((&figures["handling"]["received"], &figures["comments"]), (&json!(2), &json!(0)));
        assert_eq!(queue(&officer, "").await, Vec::<Value>::new());
    }

    async fn a_comment_is_written_and_published_on_pages_without_a_script(service: TestService) {
        in_force(&service).await;
        let everybody = service.client();
        let programme = page(&everybody, "/fi/programmes/lapland").await;
        assert!(programme.contains("/fi/programmes/lapland/comment?about=goal:lappi-1-1\"")
            && programme.contains("comment?about=measure:lappi-1-1-a\""), "beside each goal and measure");
        for language in ["fi", "sv", "en", "fi-simple"] {
            let form = page(&everybody, &format!("/{language}/programmes/lapland/comment?about=goal:lappi-1-1")).await;
            assert!(form.contains("value=\"goal:lappi-1-1\" selected") && form.contains("24"), "{form}");
        }
        let form = "/fi/programmes/lapland/comment";
        let refused = everybody.post_form(form, &fields(&[("about", "goal:lappi-1-1"), ("text", " "), ("mayPublish", "yes")])).await;
        assert_eq!(refused.status(), 422);
        let again = refused.text().await.unwrap();
        assert!(again.contains("text.error") && again.contains("value=\"yes\" checked") && again.contains("goal:lappi-1-1\" selected"), "{again}");
        let sent = everybody.post_form(form, &fields(&[("about", "goal:lappi-1-1"), ("text", "Hyvä tavoite."), ("mayPublish", "yes")])).await;
        assert_eq!(sent.status(), 303);
        let status = sent.headers()["location"].to_str().unwrap().to_owned();
        assert!(page(&everybody, &status).await.contains("Hyvä tavoite."));
        let comments = "/fi/programmes/lapland/comments";
        assert!(!page(&everybody, comments).await.contains("Hyvä tavoite."));
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let id = queue(&officer, "").await[0]["id"].as_str().unwrap().replace("FeedbackItem:", "");
        let item = format!("/fi/staff/customer-feedback/{id}");
        assert!(page(&officer, "/fi/staff").await.contains(&id) && !page(&officer, &item).await.contains("value=\"publish\""));
        for form in [vec![("act", "take"), ("version", "1")], vec![("act", "handle"), ("version", "2"), ("action", "Kirjattiin."), ("answer", "Kiitos.")]] {
            assert_eq!(officer.post_form(&item, &fields(&form)).await.status(), 303);
        }
        assert!(page(&officer, &item).await.contains("value=\"publish\""));
        let handler = service.staff(Role::FeedbackHandler).await;
        assert!(!page(&handler, &item).await.contains("value=\"publish\""), "who handles does not publish");
        let refused = officer.post_form(&item, &fields(&[("act", "publish"), ("text", "Hyvä tavoite."), ("answer", "")])).await;
        assert_eq!(refused.status(), 422);
        let publish = fields(&[("act", "publish"), ("text", "Hyvä tavoite."), ("answer", "Kiitos <tuesta>.")]);
        assert_eq!(officer.post_form(&item, &publish).await.status(), 303);
        let shown = page(&everybody, comments).await;
        assert!(shown.contains("Hyvä tavoite.") && shown.contains("Kiitos &#60;tuesta&#62;."), "{shown}");
        assert_eq!(everybody.get("/fi/programmes/none/comments").await.status(), 404);
    }

    async fn handlers_are_told_once_a_working_day_what_waits(service: TestService) {
        let everybody = service.client();
        give(&everybody, complaint("Jonotin.")).await;
        let _handler = service.staff(Role::FeedbackHandler).await;
        let _analyst = service.staff(Role::Analyst).await;
        let told = async |service: &TestService| {
            ::service::customer_feedback::notice::tell_handlers(&service.services).await.unwrap();
            let mut told = Vec::new();
            for one in ::service::outbox::claim(&service.services, &service.url, 50).await.unwrap() {
                if let Notice::CustomerFeedbackWaits { untaken, due_soon, overdue, .. } = one.notice {
                    told.push((untaken, due_soon, overdue));
                }
                ::service::outbox::sent(&service.services, &one).await.unwrap();
            }
            told
        };
        assert_eq!(told(&service).await, [], "on a Saturday");
        service.clock.advance(Duration::days(2));
        assert_eq!(told(&service).await, [(1, 0, 0)]);
        assert_eq!(told(&service).await, [], "once a day");
        // Due on the eleventh of December: soon from the eighth on.
        service.clock.advance(Duration::days(15));
        assert_eq!(told(&service).await, [(1, 1, 0)]);
        service.clock.advance(Duration::days(6));
        assert_eq!(told(&service).await, [(1, 0, 1)]);
    }

    async fn the_county_says_how_long_feedback_is_kept(service: TestService) {
        let county = |feedback_months| County { feedback_months, ..County::blank() };
        let (services, actor) = (&service.services, &Actor::System);
        assert!(::service::county::save_settings(services, actor, &county(5)).await.is_err());
        ::service::county::save_settings(services, actor, &county(6)).await.unwrap();
        let everybody = service.client();
        assert!(page(&everybody, "/fi/feedback").await.contains("6 kuukautta"));
        let token = give(&everybody, complaint("Jonotin.")).await;
        let handler = service.staff(Role::FeedbackHandler).await;
        let item = take(&handler, &queue(&handler, "").await[0]).await;
        step(&handler, "handleFeedback", &item, json!({ "action": "Lisättiin aikoja." })).await;
        let link = format!("/fi/feedback/{token}");
        // From the 21st of November to the 21st of May.
        for (days, status) in [(181, 200), (1, 404)] {
            service.clock.advance(Duration::days(days));
            ::service::survey::retention::nightly(services).await.unwrap();
            assert_eq!(everybody.get(&link).await.status(), status);
        }
    }
}
