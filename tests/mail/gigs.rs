//! What a mail about a gig brings along: the event of the feed, so that both are one in the reader's calendar.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use domain::id::{ExpertId, TypedId};
use domain::identity::{Actor, ExpertActor};
use l10n::Catalogues;
use osallistu::messages::Messages;
use serde_json::Value;
use service::expert::own::feed;
use service::expert::{order, running};

use super::Server;
use crate::feeds::checker::events;
use crate::support::orders::{Office, gig};
use crate::support::{TestService, on_both_databases};

const EXPERT: &str = "esimerkki@example.fi";

type Event = BTreeMap<String, String>;

/// A worker that sends to a mail server, and what has come of it so far.
struct Post {
    messages: Messages,
    server: Server,
    known: BTreeSet<String>,
}

impl Post {
    async fn open(service: &TestService) -> Option<Self> {
        let server = Server::start().await?;
        let messages = Messages {
            services: service.services.clone(),
            catalogues: Catalogues::embedded().unwrap(),
            delivery: server.delivery(),
            public_url: service.url.clone(),
        };
        Some(Self { messages, server, known: BTreeSet::new() })
    }

    /// Sends what is due; the mail that has come since, to the expert and to staff.
    async fn send(&mut self) -> (Vec<Value>, Vec<Value>) {
        while self.messages.send_due().await.unwrap() > 0 {}
        let mut mail = self.server.mailbox();
        mail.retain(|one| self.known.insert(one["id"].as_str().unwrap().to_owned()));
        mail.into_iter().partition(|one| one["recipient"] == EXPERT)
    }
}

/// The one event of the one calendar that a mail brings.
fn enclosed(mail: &[Value], subject: &str) -> Event {
    let told: Vec<&Value> =
        mail.iter().filter(|one| one["subject"].as_str().unwrap().contains(subject)).collect();
    let [one] = told[..] else { panic!("{subject}: {mail:?}") };
    let files = one["files"].as_array().unwrap();
    assert_eq!(files.len(), 1, "{one}");
    assert!(files[0][0].as_str().unwrap().starts_with("KA-2026-"), "{one}");
    assert_eq!(files[0][1], "text/calendar");
    let text = files[0][2].as_str().unwrap();
    assert!(text.contains("\r\nMETHOD:PUBLISH\r\n") && !text.contains("NAME:"), "{text}");
    for secret in ["LOCATION", "Luento", "auttoi", "Kuusi", "Esimerkki", "Kaisa"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let mut found = events(text.as_bytes());
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

fn sequence(event: &Event) -> u32 {
    event["SEQUENCE"].parse().unwrap()
}

/// The only gig of an expert's feed.
async fn in_feed(service: &TestService, token: &str) -> Event {
    let feed = service.client().get(&format!("/calendar/{token}.ics")).await;
    let mut found = events(&feed.bytes().await.unwrap());
    assert_eq!(found.len(), 1);
    found.remove(0)
}

async fn feed_of(service: &TestService, expert: ExpertId) -> String {
    let actor = Actor::Expert(ExpertActor { expert, session: [0; 32] });
    feed::make(&service.services, &actor, true).await.unwrap().to_string()
}

on_both_databases! {
    async fn a_mail_about_a_gig_brings_the_event_of_the_feed(service: TestService) {
        let Some(mut post) = Post::open(&service).await else { return };
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let token = feed_of(&service, expert.id).await;
        let starts_at = service.services.now() + Duration::hours(96);
        let booked = office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        let assignment = office.view(&booked).await.assignments[0];
        let time = office.view(&booked).await.occurrences[0];

        let (expert_mail, staff_mail) = post.send().await;
        let confirmed = enclosed(&expert_mail, "on vahvistettu");
        assert_eq!(confirmed["UID"], format!("{}@127.0.0.1", assignment.id.uuid()));
        assert_eq!(confirmed["STATUS"], "CONFIRMED");
        assert_eq!(confirmed["SUMMARY"], format!("Keikka {}", booked.reference.clone().unwrap()));
        assert_eq!(confirmed, in_feed(&service, &token).await);
        let ordered = enclosed(&staff_mail, "on vahvistettu");
        assert_eq!(ordered["UID"], format!("{}@127.0.0.1", time.id.uuid()));
        assert_eq!((&ordered["STATUS"], &ordered["DTSTART"]), (&confirmed["STATUS"], &confirmed["DTSTART"]));
        let received: Vec<_> = staff_mail.iter().filter(|one| one["files"] == serde_json::json!([])).collect();
        assert_eq!(received.len(), 1, "that an order has arrived is no gig yet: {staff_mail:?}");

        let to = (starts_at + Duration::minutes(15), starts_at + Duration::minutes(75));
        running::reschedule(&service.services, &office.actor, booked.id, booked.version, time.id, to).await.unwrap();
        let (expert_mail, staff_mail) = post.send().await;
        let moved = enclosed(&expert_mail, "aika on muuttunut");
        assert_eq!((&moved["UID"], &moved["STATUS"]), (&confirmed["UID"], &confirmed["STATUS"]));
        assert!(sequence(&moved) > sequence(&confirmed) && moved["DTSTART"] != confirmed["DTSTART"]);
        assert_eq!(moved, in_feed(&service, &token).await);
        let told = enclosed(&staff_mail, "ajat ovat muuttuneet");
        assert_eq!((&told["UID"], &told["DTSTART"]), (&ordered["UID"], &moved["DTSTART"]));
        assert!(sequence(&told) > sequence(&ordered));

        let version = office.order(&booked).await.version;
        order::cancel(&service.services, &office.actor, booked.id, version).await.unwrap();
        let (expert_mail, staff_mail) = post.send().await;
        let cancelled = enclosed(&expert_mail, "on peruttu");
        assert_eq!((&cancelled["UID"], cancelled["STATUS"].as_str()), (&confirmed["UID"], "CANCELLED"));
        assert!(sequence(&cancelled) > sequence(&moved));
        assert_eq!(cancelled, in_feed(&service, &token).await);
        let called_off = enclosed(&staff_mail, "on peruttu");
        assert_eq!((&called_off["UID"], called_off["STATUS"].as_str()), (&ordered["UID"], "CANCELLED"));
        assert!(sequence(&called_off) > sequence(&told));
        assert_eq!(called_off["DTSTART"], moved["DTSTART"]);
    }

    /// Confirmed and moved before the first mail could leave: the calendar is never told the time that is gone.
    async fn a_mail_that_has_been_overtaken_brings_no_event(service: TestService) {
        let Some(mut post) = Post::open(&service).await else { return };
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let starts_at = service.services.now() + Duration::hours(96);
        let booked = office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        let time = office.view(&booked).await.occurrences[0];
        let to = (starts_at + Duration::minutes(15), starts_at + Duration::minutes(75));
        running::reschedule(&service.services, &office.actor, booked.id, booked.version, time.id, to).await.unwrap();

        let (mail, _) = post.send().await;
        let confirmed = mail.iter().find(|one| one["subject"].as_str().unwrap().contains("on vahvistettu"));
        assert_eq!(confirmed.unwrap()["files"], serde_json::json!([]));
        assert_eq!(enclosed(&mail, "aika on muuttunut")["SEQUENCE"], "2");
    }
}
