//! Rows 40 and 41: a message goes once, and only while what it tells is so.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use domain::expert::OrderContent;
use domain::outbox::{ATTEMPTS_MAX, pause};
use domain::time::{from_civil, to_civil};
use service::Services;
use service::expert::{answering, running};
use service::outbox::{self, Claimed};

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::{Database, TestService, on_both_databases};

const AT_ONCE: u64 = 4;

/// Takes what is due and says that it has been sent.
async fn send(service: &TestService) -> Vec<Claimed> {
    let claimed = outbox::claim(&service.services, &service.url, AT_ONCE).await.unwrap();
    for one in &claimed {
        outbox::sent(&service.services, one).await.unwrap();
    }
    claimed
}

async fn states(service: &TestService, about: &str) -> Vec<String> {
    let sql = format!("SELECT state FROM outbox WHERE dedup_key LIKE '{about}:%' ORDER BY state");
    past::texts(&service.database, &sql).await
}

on_both_databases! {
    /// Row 40.
    async fn two_workers_send_each_message_once(service: TestService) {
        let beside = Database { url: service.database.url.clone(), folder: None };
        let other = TestService::start_seeded(beside, 2).await;
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        for day in 2..10 {
            let starts_at = service.services.now() + Duration::days(day);
            office.offered(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        }
        // What reminds of the offers is due later.
        let due = "SELECT state FROM outbox WHERE kind <> 'offer_reminder'";
        let due = past::texts(&service.database, due).await.len();
        assert!(due >= 16, "an offer and a receipt for each order: {due}");
        let mut sent = Vec::new();
        loop {
            let (here, there) = tokio::join!(send(&service), send(&other));
            if here.is_empty() && there.is_empty() {
                break;
            }
            sent.extend(here.into_iter().chain(there).map(|one| one.id));
        }
        let distinct: BTreeSet<_> = sent.iter().copied().collect();
        assert_eq!((sent.len(), distinct.len()), (due, due));
    }

    /// Row 40: a worker that has died keeps its messages for no longer than its lease.
    async fn what_a_dead_worker_had_taken_is_sent_by_another(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        office.offered(gig(service.services.now() + Duration::hours(72), Duration::hours(1)), &[&expert]).await;
        let claim = async || {
            let claimed = outbox::claim(&service.services, &service.url, AT_ONCE).await.unwrap();
            claimed.into_iter().map(|one| (one.id, one)).collect::<BTreeMap<_, _>>()
        };
        let taken = claim().await;
        assert_eq!(taken.len(), 2, "the offer, and that the order has come");
        service.clock.advance(Duration::minutes(5) - Duration::seconds(1));
        assert!(claim().await.is_empty(), "somebody is at it");
        service.clock.advance(Duration::seconds(1));
        let again = claim().await;
        assert!(again.keys().eq(taken.keys()), "{again:?}");
        for one in again.values() {
            outbox::sent(&service.services, one).await.unwrap();
        }
        service.clock.advance(Duration::minutes(6));
        assert!(claim().await.is_empty(), "what has left is sent no more");
        assert_eq!(states(&service, "offer").await, ["sent"]);
    }

    /// Row 40: what does not get through is tried again, each time after a longer pause, and at last somebody calls.
    async fn what_could_not_leave_is_tried_again_later(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        office.offered(gig(service.services.now() + Duration::hours(72), Duration::hours(1)), &[&expert]).await;
        let services = &service.services;
        let claim = async || outbox::claim(services, &service.url, AT_ONCE).await.unwrap();
        let (offers, others): (Vec<_>, Vec<_>) =
            claim().await.into_iter().partition(|one| one.notice.kind() == "offer_sent");
        let ([offer], [other]) = (&offers[..], &others[..]) else { panic!("{offers:?} {others:?}") };
        outbox::not_sent(services, other, true, "5.1.1").await.unwrap();
        assert_eq!(states(&service, "received").await, ["to_call"], "refused for good");

        let mut one = offer.clone();
        for attempt in 1..ATTEMPTS_MAX {
            outbox::not_sent(services, &one, false, "4.4.1").await.unwrap();
            assert_eq!(states(&service, "offer").await, ["waiting"], "{attempt}");
            service.clock.advance(pause(attempt) - Duration::seconds(1));
            assert!(claim().await.is_empty(), "too early after attempt {attempt}");
            service.clock.advance(Duration::seconds(1));
            let mut due = claim().await;
            assert_eq!(due.iter().map(|one| one.id).collect::<Vec<_>>(), [offer.id], "after attempt {attempt}");
            one = due.remove(0);
            assert_eq!((&one.notice, &one.way), (&offer.notice, &offer.way));
        }
        outbox::not_sent(services, &one, false, "4.4.1").await.unwrap();
        assert_eq!(states(&service, "offer").await, ["to_call"]);
        let calls = outbox::calls(services, &office.actor).await.unwrap();
        let told: Vec<_> = calls.iter().map(|call| (call.whom.as_str(), call.notice.kind())).collect();
        assert!(told.contains(&("Kuusi", "offer_sent")), "{told:?}");
    }

    /// Row 41.
    async fn what_has_changed_meanwhile_is_not_told(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let starts_at = service.services.now() + Duration::hours(72);
        let order = office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        let time = office.view(&order).await.occurrences[0];
        let quarter = Duration::minutes(15);
        let to = (time.busy.starts_at + quarter, time.busy.ends_at + quarter);
        running::reschedule(&service.services, &office.actor, order.id, order.version, time.id, to).await.unwrap();
        assert_eq!(states(&service, "reminder").await, ["waiting", "waiting"]);

        service.clock.advance(Duration::hours(49));
        let mut told = Vec::new();
        // The question whether it was held waits for its end.
        let due = "SELECT state FROM outbox WHERE state = 'waiting' AND dedup_key NOT LIKE 'held:%'";
        while !past::texts(&service.database, due).await.is_empty() {
            told.extend(send(&service).await.iter().map(|one| one.notice.kind()));
        }
        assert_eq!(told.iter().filter(|kind| **kind == "gig_reminder").count(), 1, "{told:?}");
        assert!(!told.contains(&"offer_sent"), "it has been answered: {told:?}");
        assert_eq!(states(&service, "reminder").await, ["sent", "stale"]);
        assert_eq!(states(&service, "offer").await, ["stale"]);
    }

    /// Row 41.
    /// The demonstration writes to nobody: whoever tries it in the evening looks for a message at once.
    async fn at_night_messages_wait_for_the_morning_but_not_in_the_demonstration(service: TestService) {
        let evening = to_civil(service.services.now()).date().and_hms_opt(22, 0, 0).unwrap();
        service.clock.advance(from_civil(evening).unwrap() - service.services.now());
        let asks = async |services: &Services| {
            let office = Office::open(services).await;
            let expert = office.expert("Kuusi").await;
            office.offered(gig(services.now() + Duration::days(9), Duration::hours(1)), &[&expert]).await;
        };
        asks(&service.services).await;
        assert_eq!(send(&service).await.len(), 0, "eight in the morning is early enough");
        asks(&service.services.clone().without_quiet_hours()).await;
        assert!(!send(&service).await.is_empty());
        service.clock.advance(Duration::hours(10));
        assert!(!send(&service).await.is_empty(), "what has waited goes now");
    }

    async fn whoever_has_not_answered_is_reminded_once_the_day_before(service: TestService) {
        let office = Office::open(&service.services).await;
        let (silent, quick) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let late = office.expert("Koivu").await;
        let starts_at = service.services.now() + Duration::days(6);
        let content = OrderContent { seats: 2, ..gig(starts_at, Duration::hours(1)) };
        let offered = office.offered(content, &[&silent, &quick]).await;
        answering::accept(&service.services, &offered.token(1)).await.unwrap();
        // Nobody is reminded of what was sent within the last day: that is new enough.
        let soon = service.services.now() + Duration::hours(20);
        office.offered(gig(soon, Duration::hours(1)), &[&late]).await;
        // The reminder tells the time that the gig has in the end.
        let view = office.view(&offered.order).await;
        let (time, later) = (view.occurrences[0], Duration::hours(2));
        let to = (time.busy.starts_at + later, time.busy.ends_at + later);
        let version = view.order.version;
        running::reschedule(&service.services, &office.actor, view.order.id, version, time.id, to).await.unwrap();

        let mut reminded = Vec::new();
        for hour in 1..=24 * 4 {
            service.clock.advance(Duration::hours(1));
            let mut sent = send(&service).await;
            while !sent.is_empty() {
                let of_offers = sent.iter().filter(|one| one.notice.kind() == "offer_reminder");
                reminded.extend(of_offers.map(|one| (hour, one.notice.clone())));
                sent = send(&service).await;
            }
        }
        let [(hour, notice)] = &reminded[..] else { panic!("{reminded:?}") };
        assert!((48..72).contains(hour), "after {hour} hours, while the offer lasts for 72");
        assert_eq!(notice.starts_at(), Some(to.0));
        assert_eq!(states(&service, "offer_reminder").await, ["sent", "stale"]);
    }

    /// Row 41: the orderer is asked after the time that the gig has in the end, and only then.
    async fn whether_a_moved_gig_was_held_is_asked_once(service: TestService) {
        let office = Office::open(&service.services).await;
        let (one, other) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let starts_at = service.services.now() + Duration::hours(72);
        let content = OrderContent { seats: 2, ..gig(starts_at, Duration::hours(1)) };
        let mut order = office.confirmed(content, &[&one, &other]).await;
        let time = office.view(&order).await.occurrences[0];
        for days in [2, 1] {
            let later = Duration::days(days);
            let to = (time.busy.starts_at + later, time.busy.ends_at + later);
            order = running::reschedule(&service.services, &office.actor, order.id, order.version, time.id, to).await.unwrap();
        }

        let mut asked = Vec::new();
        for hour in 0..24 * 8 {
            service.clock.advance(Duration::hours(1));
            let mut sent = send(&service).await;
            while !sent.is_empty() {
                asked.extend(sent.iter().filter(|one| one.notice.kind() == "held_question").map(|_| hour));
                sent = send(&service).await;
            }
        }
        let [hour] = asked[..] else { panic!("asked at the hours {asked:?}") };
        let end = 72 + 24 + 1;
        assert!((end..end + 24).contains(&hour), "asked after {hour} hours, while the gig ends after {end}");
        assert_eq!(states(&service, "held").await, ["sent", "stale", "stale"]);
    }
}
