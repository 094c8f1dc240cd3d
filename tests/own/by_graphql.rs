//! Experts by GraphQL alone: they come in, do whatever their pages let them do, and leave. What is another's is not
//! there, and staff have none of it.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{Duration, SecondsFormat};
use domain::expert::booking::OrderState;
use domain::expert::matching::Hindrance;
use domain::expert::{Expert, Order};
use domain::id::TypedId;
use domain::identity::{Actor, Role};
use domain::message::Notice;
use domain::time::Clock;
use serde_json::{Value, json};
use service::expert::{offering, order, registry, report};
use service::fees::{self, ClaimFilter};

use super::{
    booked, calendar, expert, hindrances, html, link, messages, offered, secret, signed_in, status, submitted,
};
use crate::experts::{coordinator, sensitive};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const OPEN: &str = "mutation($token: String!, $code: String!) { openOwnSession(token: $token, code: $code) {
    __typename ... on InvalidInput { violations { code path } } } }";
const ANSWER: &str =
    "mutation($id: ID!, $answer: OfferAnswer!) { answerOwnOffer(offerId: $id, answer: $answer) {
    __typename ... on OfferToAnswer { open offer { state } } ... on Problem { code path } } }";
const WITHDRAW: &str = "mutation($id: ID!) { withdrawFromGig(orderId: $id) { __typename } }";
const CLAIM: &str = "__typename ... on OwnFeeClaim { state version totalCents }
    ... on InvalidInput { violations { code } }";
const FEEDBACK: &str = "mutation($input: GiveGigFeedbackInput!) { giveOwnFeedback(input: $input) {
    __typename ... on InvalidInput { violations { code } } } }";
/// Everything there is to see, in one document.
const OWN: &str = "{ own { id alias status times { maxPerMonth weekly { weekday from until } }
    offers { open offer { id state } order { title place times { startsAt } } fee { cents waived } }
    comingGigs { orderId orderReference title startsAt mode place state reach canWithdraw canGiveFeedback }
    pastGigs { nodes { id state } } feedbackToGive { id }
    consents { id purpose withdrawnAt } income { months { year month pendingCents } years { year month } }
    feeClaims { nodes { id orderReference state } } reads { reader purpose orderReference }
    calendarFeed { showsPlace } } }";

/// What a field came to, without an error.
async fn done(client: &Client, field: &str, document: &str, variables: Value) -> Value {
    let answer = client.graphql(document, variables).await;
    assert!(answer["errors"].is_null(), "{field}: {answer}");
    answer["data"][field].clone()
}

/// The code of the error that a document ends with.
async fn refused(client: &Client, document: &str, variables: Value) -> Value {
    let answer = client.graphql(document, variables).await;
    answer["errors"][0]["extensions"]["code"].clone()
}

async fn own(client: &Client) -> Value {
    done(client, "own", OWN, json!({})).await
}

/// Asks for a code by GraphQL and reads the message.
async fn code_for(service: &TestService, client: &Client, token: &str) -> String {
    let ask = "mutation($token: String!) { requestSignInCode(token: $token) { expiresAt } }";
    let sent = done(client, "requestSignInCode", ask, json!({ "token": token })).await;
    let until = service.clock.now() + Duration::minutes(10);
    assert_eq!(sent["expiresAt"], until.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let mut codes = messages(service).await.into_iter().filter_map(|notice| match notice {
        Notice::SignInCode { code, .. } => Some(code),
        _ => None,
    });
    codes.next_back().unwrap()
}

/// What speaks against asking one of several experts.
async fn hindrances_of(service: &TestService, actor: &Actor, order: &Order, of: &Expert) -> Vec<Hindrance> {
    let all = offering::candidates(&service.services, actor, order.id).await.unwrap();
    all.into_iter().find(|one| one.expert.id == of.id).unwrap().hindrances
}

on_both_databases! {
    async fn an_expert_comes_in_does_everything_and_leaves_by_graphql_alone(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        let (order, asked) = offered(&service, &actor, &one, 48).await;
        let (_, of_other) = offered(&service, &actor, &other, 72).await;
        let client = service.client();
        let token = secret(&link(&service, &actor, &one).await);
        assert_eq!(refused(&client, OWN, json!({})).await, "UNAUTHENTICATED", "the link alone shows nothing");
        let ask = "mutation($token: String!) { requestSignInCode(token: $token) { expiresAt } }";
        assert_eq!(refused(&client, ask, json!({ "token": "unknown" })).await, "NOT_FOUND");
        let unknown = json!({ "token": "unknown", "code": "123456" });
        assert_eq!(refused(&client, OPEN, unknown).await, "NOT_FOUND");
        assert!(messages(&service).await.is_empty());

        let with = |code: &str| json!({ "token": token, "code": code });
        let none = done(&client, "openOwnSession", OPEN, with("123456")).await;
        assert_eq!(none["violations"], json!([{ "code": "CODE_NOT_VALID", "path": ["code"] }]));
        let right = code_for(&service, &client, &token).await;
        let wrong = format!("{:06}", (right.parse::<u32>().unwrap() + 1) % 1_000_000);
        let guessed = done(&client, "openOwnSession", OPEN, with(&wrong)).await;
        assert_eq!(guessed["violations"], json!([{ "code": "WRONG_CODE", "path": ["code"] }]));
        let opened = client.post_graphql(&json!({ "query": OPEN, "variables": with(&right) })).await;
        let cookie = opened.headers()["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.starts_with("osallistu-own=") && cookie.contains("HttpOnly"), "{cookie}");
        let opened: Value = opened.json().await.unwrap();
        assert_eq!(opened["data"]["openOwnSession"], json!({ "__typename": "OwnSessionOpened" }));
        let again = done(&service.client(), "openOwnSession", OPEN, with(&right)).await;
        assert_eq!(again["violations"][0]["code"], "CODE_NOT_VALID", "a code is used once");

        let seen = own(&client).await;
        assert_eq!((&seen["alias"], &seen["status"]), (&json!("Kuusi"), &json!("ACTIVE")));
        let offers = seen["offers"].as_array().unwrap();
        assert_eq!(offers.len(), 1, "{seen}");
        assert_eq!(offers[0]["offer"], json!({ "id": asked.offer.id.node_id(), "state": "SENT" }));
        assert_eq!((&offers[0]["open"], &offers[0]["order"]["title"]), (&json!(true), &json!("Luento masennuksesta")));
        assert_eq!((&seen["comingGigs"], &seen["calendarFeed"]), (&json!([]), &Value::Null));
        assert_eq!(seen["consents"][0]["purpose"], "MATCHING");
        assert!(html(&client, "/fi/own").await.contains("Luento masennuksesta"), "it is the session of the pages");

        let no = json!({ "id": of_other.offer.id.node_id(), "answer": "YES" });
        assert_eq!(refused(&client, ANSWER, no).await, "NOT_FOUND");
        let yes = json!({ "id": asked.offer.id.node_id(), "answer": "YES" });
        let answered = done(&client, "answerOwnOffer", ANSWER, yes.clone()).await;
        let accepted = json!({ "__typename": "OfferToAnswer", "open": false, "offer": { "state": "ACCEPTED" } });
        assert_eq!(answered, accepted);
        assert_eq!(done(&client, "answerOwnOffer", ANSWER, yes.clone()).await, accepted, "said again");
        let changed_mind = json!({ "id": yes["id"], "answer": "NO" });
        let late = done(&client, "answerOwnOffer", ANSWER, changed_mind).await;
        assert_eq!((&late["code"], &late["path"]), (&json!("OFFER_NOT_OPEN"), &json!(["offerId"])));
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Confirmed);
        let gig = own(&client).await["comingGigs"][0].clone();
        assert_eq!((&gig["orderReference"], &gig["state"]), (&json!(order.reference), &json!("CONFIRMED")));
        assert_eq!((&gig["canWithdraw"], &gig["canGiveFeedback"]), (&json!(true), &json!(false)));

        let next = submitted(&service, &actor, 96).await;
        let of_one = async || hindrances_of(&service, &actor, &next, &one).await;
        assert_eq!(of_one().await, []);
        let standing = |field: &str| format!("mutation {{ {field} {{ __typename ... on OwnExpert {{ status }} }} }}");
        let paused = done(&client, "pauseOwn", &standing("pauseOwn"), json!({})).await;
        assert_eq!(paused["status"], "PAUSED");
        assert_eq!(of_one().await, [Hindrance::NotActive]);
        let twice = done(&client, "pauseOwn", &standing("pauseOwn"), json!({})).await;
        assert_eq!(twice["__typename"], "InvalidInput");
        assert_eq!(done(&client, "resumeOwn", &standing("resumeOwn"), json!({})).await["status"], "ACTIVE");
        let times = "mutation($input: SetOwnTimesInput!) { setOwnTimes(input: $input) { __typename
            ... on OwnExpert { times { maxPerMonth weekly { weekday } } } } }";
        let hours = |until: &str| json!({ "input": { "maxPerMonth": 3,
            "weekly": [{ "weekday": "MON", "from": "09:00", "until": until }] } });
        let backwards = done(&client, "setOwnTimes", times, hours("08:00")).await;
        assert_eq!(backwards["__typename"], "InvalidInput");
        assert_eq!(own(&client).await["times"]["maxPerMonth"], Value::Null, "nothing was stored");
        let set = done(&client, "setOwnTimes", times, hours("12:00")).await;
        assert_eq!(set["times"], json!({ "maxPerMonth": 3, "weekly": [{ "weekday": "MON" }] }));
        assert_eq!(of_one().await, [Hindrance::NotAvailable], "a Wednesday");

        let made = "mutation { makeOwnFeed(showsPlace: true) { token showsPlace } }";
        let made = done(&client, "makeOwnFeed", made, json!({})).await;
        let path = format!("/calendar/{}.ics", made["token"].as_str().unwrap());
        assert!(service.client().get(&path).await.text().await.unwrap().contains("LOCATION"));
        assert_eq!(own(&client).await["calendarFeed"], json!({ "showsPlace": true }));
        done(&client, "revokeOwnFeed", "mutation { revokeOwnFeed { done } }", json!({})).await;
        assert_eq!(status(&service.client(), &path).await, 404);

        let export = "{ own { dataExport } }";
        let file = done(&client, "own", export, json!({})).await["dataExport"].clone();
        let file: Value = serde_json::from_str(file.as_str().unwrap()).unwrap();
        assert_eq!(file["contact"]["name"], "Kuusi Esimerkki");
        assert_eq!(file["sensitive"]["themes"][0]["theme"], "gambling");
        assert_eq!(file["gigs"][0]["order"], json!(order.reference));
        let look = json!({ "reader": "EXPERT", "purpose": "export", "orderReference": null });
        assert!(own(&client).await["reads"].as_array().unwrap().contains(&look), "who reads is told");

        let id = json!({ "id": order.id.node_id() });
        let stranger = signed_in(&service, &actor, &other).await;
        assert_eq!(refused(&stranger, WITHDRAW, id.clone()).await, "NOT_FOUND");
        assert_eq!(done(&client, "withdrawFromGig", WITHDRAW, id.clone()).await["__typename"], "GigLeft");
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Requested);
        assert_eq!(refused(&client, WITHDRAW, id).await, "NOT_FOUND", "there is nothing left to withdraw from");

        let close = "mutation { closeOwnSession { done } }";
        assert_eq!(done(&client, "closeOwnSession", close, json!({})).await["done"], true);
        assert_eq!(done(&client, "closeOwnSession", close, json!({})).await["done"], true, "twice is once");
        let pair = cookie.split(';').next().unwrap();
        for document in [OWN, export, "mutation { pauseOwn { __typename } }"] {
            assert_eq!(refused(&client, document, json!({})).await, "UNAUTHENTICATED", "{document}");
            // Nor for whoever has kept the cookie.
            let request = service.client().http.post(format!("{}/graphql", service.url)).header("cookie", pair);
            let answer: Value = request.json(&json!({ "query": document })).send().await.unwrap().json().await.unwrap();
            assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{answer}");
        }
    }

    async fn codes_are_as_hard_to_guess_by_graphql(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        let (client, token) = (service.client(), secret(&link(&service, &actor, &one).await));
        let right = code_for(&service, &client, &token).await;
        let wrong = format!("{:06}", (right.parse::<u32>().unwrap() + 1) % 1_000_000);
        let enter = async |code: &str| {
            done(&client, "openOwnSession", OPEN, json!({ "token": token, "code": code })).await
        };
        for last in [false, false, false, false, true] {
            let expected = if last { "CODE_NOT_VALID" } else { "WRONG_CODE" };
            assert_eq!(enter(&wrong).await["violations"][0]["code"], expected);
        }
        assert_eq!(enter(&right).await["violations"][0]["code"], "CODE_NOT_VALID", "five guesses end a code");
        code_for(&service, &client, &token).await;
        code_for(&service, &client, &token).await;
        let ask = "mutation($token: String!) { requestSignInCode(token: $token) { expiresAt } }";
        assert_eq!(refused(&client, ask, json!({ "token": token })).await, "RATE_LIMITED");
        let two = "mutation($token: String!) { a: openOwnSession(token: $token, code: \"1\") { __typename }
            b: openOwnSession(token: $token, code: \"2\") { __typename } }";
        assert_eq!(refused(&client, two, json!({ "token": token })).await, "TOO_MANY_AUTHENTICATIONS");
    }

    async fn a_gig_is_told_of_and_claimed_by_its_expert_only(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let gig = booked(&service, &actor, &one, 24).await;
        service.clock.advance(Duration::hours(26));
        report::report_held(services, &actor, gig.id, gig.version, &Default::default()).await.unwrap();
        let (client, stranger) = (signed_in(&service, &actor, &one).await, signed_in(&service, &actor, &other).await);
        let staff = service.staff(Role::Coordinator).await;

        let seen = own(&client).await;
        let seat = seen["feedbackToGive"][0]["id"].clone();
        assert_eq!(seen["pastGigs"]["nodes"], json!([{ "id": seat, "state": "HELD" }]));
        let said = json!({ "input": { "gigId": seat, "score": 4, "feltSafe": true } });
        assert_eq!(refused(&stranger, FEEDBACK, said.clone()).await, "NOT_FOUND");
        assert_eq!(refused(&staff, FEEDBACK, said.clone()).await, "UNAUTHENTICATED", "nor in their name");
        assert_eq!(done(&client, "giveOwnFeedback", FEEDBACK, said.clone()).await["__typename"], "GigFeedbackGiven");
        let twice = done(&client, "giveOwnFeedback", FEEDBACK, said).await;
        assert_eq!(twice["violations"][0]["code"], "FEEDBACK_GIVEN");
        assert_eq!(own(&client).await["feedbackToGive"], json!([]));

        let claim = seen["feeClaims"]["nodes"][0].clone();
        assert_eq!((&claim["orderReference"], &claim["state"]), (&json!(gig.reference), &json!("DRAFT")));
        assert_eq!(own(&stranger).await["feeClaims"]["nodes"], json!([]));
        let fill = format!("mutation($input: FillFeeClaimInput!) {{ fillOwnClaim(input: $input) {{ {CLAIM} }} }}");
        let step = |field: &str| {
            format!("mutation($input: FeeClaimStepInput!) {{ {field}(input: $input) {{ {CLAIM} }} }}")
        };
        let bus = json!({ "input": { "claimId": claim["id"], "version": 1, "otherCents": 340, "otherNote": "Bussi" } });
        let version = |version: i64| json!({ "input": { "claimId": claim["id"], "version": version } });
        for (who, code) in [(&stranger, "NOT_FOUND"), (&staff, "UNAUTHENTICATED")] {
            assert_eq!(refused(who, &fill, bus.clone()).await, code);
            for field in ["submitOwnClaim", "waiveOwnClaim"] {
                assert_eq!(refused(who, &step(field), version(1)).await, code, "{field}");
            }
        }
        let filled = done(&client, "fillOwnClaim", &fill, bus.clone()).await;
        assert_eq!((&filled["version"], &filled["totalCents"]), (&json!(2), &json!(340)));
        let stale = done(&client, "fillOwnClaim", &fill, bus).await;
        assert_eq!(stale["violations"][0]["code"], "STALE_CLAIM");
        let sent = done(&client, "submitOwnClaim", &step("submitOwnClaim"), version(2)).await;
        assert_eq!(sent["state"], "SUBMITTED");
        let stored = fees::claims(services, &actor, ClaimFilter::default()).await.unwrap().remove(0).claim;
        assert_eq!((stored.made_by, stored.lines.hands.len()), (None, 0), "no member of staff had a hand in it");
        let income = own(&client).await["income"].clone();
        assert_eq!(income["months"], json!([{ "year": 2026, "month": 11, "pendingCents": 340 }]));
        assert_eq!(income["years"], json!([{ "year": 2026, "month": null }]));

        let rejected = fees::reject(services, &actor, stored.id, stored.version, "Lippu puuttuu.").await.unwrap();
        let reopened = fees::reopen(services, &actor, stored.id, rejected.version).await.unwrap();
        let waived = done(&client, "waiveOwnClaim", &step("waiveOwnClaim"), version(reopened.version)).await;
        assert_eq!(waived["state"], "WAIVED");
    }

    async fn who_is_said_not_to_have_come_says_otherwise(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let gig = booked(&service, &actor, &one, 24).await;
        let seat = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
        service.clock.advance(Duration::hours(26));
        report::report_held(services, &actor, gig.id, gig.version, &[seat.id].into()).await.unwrap();
        let (client, stranger) = (signed_in(&service, &actor, &one).await, signed_in(&service, &actor, &other).await);
        let staff = service.staff(Role::Coordinator).await;
        assert_eq!(report::close_due(services).await.unwrap(), 0, "the two weeks are theirs");
        let past = "{ own { pastGigs { nodes { id state canDispute } } } }";
        let nodes = async || done(&client, "own", past, json!({})).await["pastGigs"]["nodes"].clone();
        let id = seat.id.node_id();
        assert_eq!(nodes().await, json!([{ "id": id, "state": "NO_SHOW", "canDispute": true }]));
        let dispute = "mutation($id: ID!) { disputeOwnAbsence(gigId: $id) { __typename } }";
        for (who, code) in [(&stranger, "NOT_FOUND"), (&staff, "UNAUTHENTICATED")] {
            assert_eq!(refused(who, dispute, json!({ "id": id })).await, code);
        }
        let said = done(&client, "disputeOwnAbsence", dispute, json!({ "id": id })).await;
        assert_eq!(said["__typename"], "AbsenceDisputed");
        assert_eq!(nodes().await, json!([{ "id": id, "state": "HELD", "canDispute": false }]));
        assert_eq!(refused(&client, dispute, json!({ "id": id })).await, "NOT_FOUND", "once");
    }

    async fn staff_have_nothing_of_their_own_here(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        let staff = service.staff(Role::Coordinator).await;
        let both = "{ me { name } own { alias } }";
        let seen = staff.graphql(both, json!({})).await;
        assert_eq!((&seen["data"]["own"], &seen["data"]["me"]["name"]), (&Value::Null, &json!("Testi Henkilö")));
        assert_eq!(seen["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");

        // A browser that holds both sessions is that of staff.
        let token = secret(&link(&service, &actor, &one).await);
        let code = code_for(&service, &staff, &token).await;
        let opened = done(&staff, "openOwnSession", OPEN, json!({ "token": token, "code": code })).await;
        assert_eq!(opened["__typename"], "OwnSessionOpened");
        assert_eq!(staff.graphql(both, json!({})).await["data"]["own"], Value::Null);
        done(&staff, "logOut", "mutation { logOut { __typename } }", json!({})).await;
        let seen = staff.graphql(both, json!({})).await;
        assert_eq!(seen["data"], json!({ "me": null, "own": { "alias": "Kuusi" } }));

        // Leaving ends it on the server, also beside a session of staff.
        let both_again = service.staff(Role::Coordinator).await;
        let code = code_for(&service, &both_again, &token).await;
        done(&both_again, "openOwnSession", OPEN, json!({ "token": token, "code": code })).await;
        let sessions = async || past::texts(&service.database, "SELECT 'one' FROM expert_session").await.len();
        let before = sessions().await;
        done(&both_again, "closeOwnSession", "mutation { closeOwnSession { done } }", json!({})).await;
        assert_eq!(sessions().await, before - 1);
    }

    async fn consents_and_the_end_are_the_experts_own(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        let order = submitted(&service, &actor, 48).await;
        let client = signed_in(&service, &actor, &one).await;
        let path = calendar(&service, &client, &[("act", "make")]).await;
        let given = own(&client).await["consents"][0]["id"].clone();
        let withdraw = "mutation($id: ID!) { withdrawOwnConsent(consentId: $id) { consents { withdrawnAt } } }";
        let left = done(&client, "withdrawOwnConsent", withdraw, json!({ "id": given })).await;
        assert!(left["consents"][0]["withdrawnAt"].is_string(), "{left}");
        assert_eq!(registry::sensitive(services, &actor, one.id).await.unwrap(), Default::default());
        assert_eq!(hindrances(&service, &actor, &order).await, [Hindrance::NoConsent]);
        let give = "mutation { giveOwnConsent(purpose: MATCHING) { consents { purpose } } }";
        for _ in 0..2 {
            let given = done(&client, "giveOwnConsent", give, json!({})).await;
            assert_eq!(given["consents"].as_array().unwrap().len(), 2, "one was withdrawn, one holds: {given}");
        }
        assert_eq!(hindrances(&service, &actor, &order).await, []);

        let erase = "mutation { askOwnErasure { done } }";
        assert_eq!(done(&client, "askOwnErasure", erase, json!({})).await["done"], true);
        assert_eq!(refused(&client, OWN, json!({})).await, "UNAUTHENTICATED", "the session has ended");
        assert_eq!(status(&service.client(), &path).await, 404);
        assert!(registry::expert(services, &actor, one.id).await.is_err(), "nothing held them");
    }
}
