//! What follows a gig on its expert's own page: how it was, and everything that is kept about it.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::feedback::{GigFeedback, Side};
use domain::expert::{ClaimState, FeeUnit};
use domain::id::TypedId;
use domain::message::Notice;
use domain::time::{Clock, civil_day};
use serde_json::Value;
use service::expert::pay::{self, Pay};
use service::expert::{count, feedback, order, report};
use service::fees::{self, ClaimFilter, NewFeeClass};

use super::{booked, expert, html, location, messages, post, signed_in, status};
use crate::experts::coordinator;
use crate::past;
use crate::support::on_both_databases;

const COMMENT: &str = "Minut keskeytettiin monta kertaa.";

on_both_databases! {
    async fn an_expert_says_how_a_gig_was_and_asks_to_talk_it_over(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let gig = booked(&service, &actor, &one, 24).await;
        let seat = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
        let path = format!("/fi/own/gigs/{}/feedback", seat.id.uuid());
        let said = [("score", "2"), ("feltSafe", "no"), ("wantsContact", "yes"), ("comment", COMMENT)];
        let early = signed_in(&service, &actor, &one).await;
        assert_eq!(status(&early, &path).await, 404, "it has not been held");
        assert_eq!(post(&early, &path, &said).await.status(), 404);

        service.clock.advance(Duration::hours(26));
        report::report_held(services, &actor, gig.id, gig.version, &Default::default()).await.unwrap();
        let to_own_page = format!("{}/fi/own", service.url);
        let is_question = |notice: &Notice| {
            matches!(notice, Notice::FeedbackAsked { link, .. } if *link == to_own_page)
        };
        assert_eq!(messages(&service).await.iter().filter(|notice| is_question(notice)).count(), 1);
        let client = signed_in(&service, &actor, &one).await;
        assert!(html(&client, "/fi/own").await.contains(&path));
        assert!(html(&client, &path).await.contains("Haluatko jutella keikasta?"));
        let stranger = signed_in(&service, &actor, &other).await;
        assert_eq!(status(&stranger, &path).await, 404);
        assert_eq!(post(&stranger, &path, &said).await.status(), 404);

        let unfinished = post(&client, &path, &said[1..]).await;
        assert_eq!(unfinished.status(), 422);
        let page = unfinished.text().await.unwrap();
        assert!(page.contains("score.error") && page.contains(COMMENT), "what was typed stays: {page}");
        let given = post(&client, &path, &said).await;
        assert_eq!((given.status().as_u16(), location(&given)), (303, "/fi/own?done=contact"));
        assert_eq!(post(&client, &path, &said).await.status(), 422, "once");
        let page = html(&client, "/fi/own").await;
        assert!(page.contains("Olet antanut palautetta") && !page.contains(&path), "{page}");

        let waiting = feedback::to_handle(services, &actor).await.unwrap();
        let waiting: Vec<_> = waiting.iter().map(|view| (view.side, view.said.clone())).collect();
        let whole =
            GigFeedback { score: 2, felt_safe: false, wants_contact: true, comment: COMMENT.to_owned() };
        assert_eq!(waiting, [(Side::Expert, whole)]);
        assert!(!past::contains(&past::everything(&service.database).await, COMMENT.as_bytes()), "it is sealed");
        assert!(html(&client, "/fi/own/data").await.contains("Palaute keikasta"), "who reads it is told");
    }

    async fn who_is_said_not_to_have_come_says_otherwise_of_themselves(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let gig = booked(&service, &actor, &one, 24).await;
        let seat = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
        let path = format!("/fi/own/gigs/{}/dispute", seat.id.uuid());
        service.clock.advance(Duration::hours(26));
        let client = signed_in(&service, &actor, &one).await;
        assert_eq!(status(&client, &path).await, 404, "nothing has been said of it yet");
        report::report_held(services, &actor, gig.id, gig.version, &[seat.id].into()).await.unwrap();
        let gigs = async || {
            let (from, until) = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap());
            count::figures(services, &actor, from, until).await.unwrap().gigs
        };
        assert_eq!(gigs().await, 0);
        assert!(html(&client, "/fi/own").await.contains(&path));
        assert!(html(&client, &path).await.contains("Olitko keikalla?"));
        let stranger = signed_in(&service, &actor, &other).await;
        assert_eq!(status(&stranger, &path).await, 404);
        assert_eq!(post(&stranger, &path, &[]).await.status(), 404);
        let said = post(&client, &path, &[("act", "dispute")]).await;
        assert_eq!((said.status().as_u16(), location(&said)), (303, "/fi/own?done=disputed"));
        assert_eq!(gigs().await, 1, "it counts from then on");
        let claims = past::texts(&service.database, "SELECT state FROM fee_claim").await;
        assert_eq!(claims, ["draft"], "and what it cost can be told");
        assert_eq!(post(&client, &path, &[]).await.status(), 404, "once");
        assert!(!html(&client, "/fi/own").await.contains(&path));

        // The orderer stays with it; after two weeks nothing is corrected any more.
        let held = order::order(services, &actor, gig.id).await.unwrap();
        report::dispute(services, &actor, gig.id, held.version, &[seat.id].into()).await.unwrap();
        assert_eq!(gigs().await, 0);
        service.clock.advance(Duration::days(15));
        let late = signed_in(&service, &actor, &one).await;
        assert!(!html(&late, "/fi/own").await.contains(&path));
        assert_eq!(post(&late, &path, &[]).await.status(), 404);
    }

    async fn what_was_said_of_a_gig_and_what_it_brings_in_is_theirs_to_take_along(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let gig = booked(&service, &actor, &one, 24).await;
        service.clock.advance(Duration::hours(26));
        report::report_held(services, &actor, gig.id, gig.version, &Default::default()).await.unwrap();
        let client = signed_in(&service, &actor, &one).await;
        let seat = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
        let said = GigFeedback { score: 5, felt_safe: true, wants_contact: false, comment: COMMENT.to_owned() };
        feedback::give(services, &actor, seat.id, said).await.unwrap();
        service.clock.advance(Duration::minutes(1));
        let path = format!("/fi/own/gigs/{}/feedback", seat.id.uuid());
        let given = post(&client, &path, &[("score", "4"), ("feltSafe", "yes")]).await;
        assert_eq!(location(&given), "/fi/own?done=told");

        let file: Value = post(&client, "/fi/own/export", &[]).await.json().await.unwrap();
        assert_eq!(file["expert"]["profile"]["agreement"]["until"], "2027-12-31");
        assert_eq!(file["consents"][0]["purpose"], "matching");
        assert_eq!(file["gigs"][0]["state"], "held");
        let by: Vec<_> = file["feedback"].as_array().unwrap().iter().map(|one| &one["given_by"]).collect();
        assert_eq!(by, ["orderer", "expert"]);
        assert_eq!(file["feedback"][0]["said"]["comment"], COMMENT);
        assert_eq!(file["feedback"][0]["order"], gig.reference.unwrap());
        let kinds: Vec<_> = file["messages"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
        assert!(kinds.contains(&&Value::from("feedback_asked")), "{kinds:?}");
    }

    async fn an_expert_says_what_a_gig_cost_and_reads_why_it_is_not_paid(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let class = NewFeeClass {
            code: "lecture".to_owned(),
            valid_from: civil_day(service.clock.now()),
            name: LocalizedText::from([("fi", "Luento"), ("sv", "Föreläsning")]),
            unit: FeeUnit::Hour,
            cents: 5_000,
            preparation_minutes: 0,
            km_cents: 55,
        };
        fees::save_class(services, &actor, class).await.unwrap();
        let agreed = Pay { fee_class: Some("lecture".to_owned()), waives_fee: false };
        pay::set(services, &actor, one.id, agreed).await.unwrap();
        let gig = booked(&service, &actor, &one, 24).await;
        service.clock.advance(Duration::hours(26));
        report::report_held(services, &actor, gig.id, gig.version, &Default::default()).await.unwrap();
        let claims = async || fees::claims(services, &actor, ClaimFilter::default()).await.unwrap().remove(0).claim;
        let id = claims().await.id;
        let path = format!("/fi/own/fees/{}", id.uuid());
        let client = signed_in(&service, &actor, &one).await;
        assert!(html(&client, "/fi/own/income").await.contains(&path));

        let right = [("version", "1"), ("km", "10"), ("otherCents", "3,40"), ("otherNote", "Bussi"), ("act", "send")];
        let stranger = signed_in(&service, &actor, &other).await;
        assert_eq!(status(&stranger, &path).await, 404);
        assert_eq!(post(&stranger, &path, &right).await.status(), 404);
        assert_eq!(post(&stranger, &format!("{path}/waive"), &[]).await.status(), 404);
        let wrong = post(&client, &path, &[("version", "1"), ("km", "pitkä"), ("otherCents", "3")]).await;
        assert_eq!(wrong.status(), 422);
        let page = wrong.text().await.unwrap();
        assert!(page.contains("km.error") && page.contains("otherNote.error") && page.contains("pitkä"), "{page}");
        let sent = post(&client, &path, &right).await;
        assert_eq!((sent.status().as_u16(), location(&sent)), (303, format!("{path}?done=fee-sent").as_str()));
        let claim = claims().await;
        assert_eq!((claim.state, claim.lines.total()), (ClaimState::Submitted, 5_000 + 550 + 340));
        assert_eq!((claim.made_by, claim.lines.hands.len()), (None, 0), "no member of staff had a hand in it");
        assert_eq!(post(&client, &path, &right).await.status(), 422, "it has been sent");

        let rejected = fees::reject(services, &actor, id, claim.version, "Lippu puuttuu.").await.unwrap();
        let whole = format!("{}{path}", service.url);
        let is_told = |notice: &Notice| matches!(notice, Notice::FeeRejected { link, .. } if *link == whole);
        assert!(messages(&service).await.iter().any(is_told));
        assert!(html(&client, &path).await.contains("Lippu puuttuu."));
        fees::reopen(services, &actor, id, rejected.version).await.unwrap();
        let waive = format!("{path}/waive");
        assert_eq!(status(&client, &waive).await, 200);
        assert_eq!(claims().await.state, ClaimState::Draft, "asking first changes nothing");
        assert_eq!(post(&client, &waive, &[]).await.status(), 303);
        assert_eq!(claims().await.state, ClaimState::Waived);
    }
}
