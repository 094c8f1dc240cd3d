//! Rows 40 and 41: a message goes once, and only while what it tells is so.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::Duration;
use service::expert::running;
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
        let due = past::texts(&service.database, "SELECT state FROM outbox").await.len();
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
}
