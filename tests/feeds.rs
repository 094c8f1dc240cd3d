//! Calendars: what we send is what every reader takes, octet by octet, and says what we meant.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

pub(crate) mod checker;
pub(crate) mod content;
mod corpus;
mod mutations;
mod others;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use documents::calendar::{Calendar, Delivery, Event, Status, Uid, write};
use domain::LocalizedText;
use domain::expert::feed::StaffFeed;
use domain::expert::{Expert, GigType, Mode, Order, OrderContent};
use domain::id::{AssignmentId, TypedId};
use domain::identity::{Actor, Grant, Role, Scope};
use proptest::prelude::*;
use serde_json::json;
use service::expert::{answering, feed, order, running};
use service::identity::account;

use checker::events;
use content::instant;

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

#[test]
fn the_corpus_is_faultless_and_says_what_it_should() {
    for corpus::Sample { name, calendar, found } in corpus::samples() {
        let mut read = events(write(&calendar).as_bytes());
        read.sort_by(|one, other| one["UID"].cmp(&other["UID"]));
        let mut expected = found.as_array().unwrap().clone();
        expected.sort_by(|one, other| one["uid"].as_str().cmp(&other["uid"].as_str()));
        assert_eq!(read.len(), expected.len(), "{name}");
        for (read, expected) in read.iter().zip(&expected) {
            for (property, field) in
                [("UID", "uid"), ("SUMMARY", "summary"), ("LOCATION", "location"), ("STATUS", "status")]
            {
                assert_eq!(read.get(property).map(String::as_str), expected[field].as_str(), "{name}");
            }
            assert_eq!(read["SEQUENCE"], expected["sequence"].to_string(), "{name}");
            for (property, field) in [("DTSTART", "start"), ("DTEND", "end")] {
                let expected: DateTime<Utc> = expected[field].as_str().unwrap().parse().unwrap();
                assert_eq!(instant(&read[property]), Some(expected), "{name}");
            }
        }
    }
}

/// Text of any kind, and of what has a meaning in a calendar more than chance would give.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\r\nEND:VEVENT\r\n".to_owned()),
        Just("\u{301}\u{200d}".to_owned()),
        "[\\\\;,:\n\r\t \0\u{b}\u{7f}\u{85}\u{2028}]",
        "[a-zčđŋšŧž€👍🏽]{1,40}",
        any::<char>().prop_map(String::from),
    ];
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())]
}

/// Any moment that there is, mostly of our own times.
fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let any_at_all =
        any::<i64>().prop_map(|micros| DateTime::from_timestamp_micros(micros).unwrap_or_default());
    let ours =
        (0_i64..4_102_444_800_000_000).prop_map(|micros| DateTime::from_timestamp_micros(micros).unwrap());
    prop_oneof![1 => any_at_all, 3 => ours]
}

prop_compose! {
    fn event()(
        (stamp, starts_at, ends_at) in (moment(), moment(), moment()),
        sequence: u32,
        status in prop::sample::select(vec![Status::Tentative, Status::Confirmed, Status::Cancelled]),
        summary in text(),
        location in prop::option::of(text()),
    ) -> Event {
        Event { stamp, sequence, status, starts_at, ends_at, summary, location }
    }
}

prop_compose! {
    fn uid()(random: [u8; 10], host in "[A-Za-z0-9.-]{1,120}") -> Uid {
        Uid::new(AssignmentId::fresh(DateTime::UNIX_EPOCH, random), &host).unwrap()
    }
}

prop_compose! {
    fn calendar()(
        delivery in prop_oneof![Just(Delivery::Message), text().prop_map(|name| Delivery::Feed { name })],
        events in prop::collection::btree_map(uid(), event(), 0..6),
    ) -> Calendar {
        Calendar { delivery, events }
    }
}

/// What of a text can be said in a calendar.
fn cleaned(text: &str) -> String {
    let text = text.replace(['\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

proptest! {
    #[test]
    fn any_calendar_is_faultless_and_says_what_was_written(calendar in calendar()) {
        let bytes = write(&calendar).into_bytes();
        let read = events(&bytes);
        prop_assert_eq!(read.len(), calendar.events.len());
        for event in &read {
            let (_, written) = calendar.events.iter().find(|(uid, _)| uid.as_str() == event["UID"]).unwrap();
            prop_assert_eq!(&event["SUMMARY"], &cleaned(&written.summary));
            let location = written.location.as_deref().map(cleaned);
            prop_assert_eq!(event.get("LOCATION"), location.as_ref());
        }
        let again = Calendar { events: calendar.events.into_iter().rev().collect(), ..calendar };
        prop_assert_eq!(write(&again).into_bytes(), bytes, "the same calendar gives the same bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn any_instant_of_ours_comes_back(seconds in 0_i64..4_102_444_800, minutes in 1_i64..5_000) {
        let starts_at = DateTime::from_timestamp(seconds, 0).unwrap();
        let event = Event {
            stamp: starts_at - Duration::days(3),
            sequence: 1,
            status: Status::Confirmed,
            starts_at,
            ends_at: starts_at + Duration::minutes(minutes),
            summary: "Keikka".to_owned(),
            location: None,
        };
        let uid = Uid::new(AssignmentId::fresh(starts_at, [1; 10]), "osallistu.example.fi").unwrap();
        let events_written = BTreeMap::from([(uid, event.clone())]);
        let read = events(write(&Calendar { delivery: Delivery::Message, events: events_written }).as_bytes());
        let at = |property: &str| instant(&read[0][property]);
        prop_assert_eq!(at("DTSTART"), Some(event.starts_at));
        prop_assert_eq!(at("DTEND"), Some(event.ends_at));
        prop_assert_eq!((at("DTSTAMP"), at("LAST-MODIFIED")), (Some(event.stamp), Some(event.stamp)));
    }
}

/// A part of the county of its own.
async fn division(service: &TestService, name: &str) -> Scope {
    let name = LocalizedText::from([("fi", name), ("sv", name)]);
    let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await;
    Scope::Division(added.unwrap().id)
}

/// The path of the address of a feed that has just been made.
async fn made(of: &Office, kind: StaffFeed) -> String {
    format!("/calendar/{}.ics", feed::make(&of.services, &of.actor, kind).await.unwrap().as_str())
}

/// What lies behind an address, which is faultless.
async fn read(service: &TestService, path: &str) -> Vec<BTreeMap<String, String>> {
    let reply = service.client().get(path).await;
    assert_eq!(reply.status(), 200, "{path}");
    events(&reply.bytes().await.unwrap())
}

async fn status(service: &TestService, path: &str) -> u16 {
    service.client().get(path).await.status().as_u16()
}

/// An order that somebody has written themselves, and that is confirmed with this expert.
async fn confirmed(
    orderer: &Office,
    coordinator: &Office,
    owner: Scope,
    days: i64,
    expert: &Expert,
) -> Order {
    let content = OrderContent {
        title: "Hiljainen otsikko".to_owned(),
        gig_type: GigType::Lecture,
        mode: Mode::InPerson,
        place: "Kirkkokatu 1".to_owned(),
        ..gig(orderer.services.now() + Duration::days(days), Duration::hours(1))
    };
    let draft = orderer.draft_for(owner, content).await;
    let sent = order::submit(&orderer.services, &orderer.actor, draft.id, draft.version).await.unwrap();
    let offered = coordinator.ask(&sent, &[expert]).await.unwrap();
    answering::accept(&orderer.services, &offered.links[0].token).await.unwrap();
    coordinator.order(&sent).await
}

fn account_of(office: &Office) -> domain::AccountId {
    office.actor.staff().unwrap().account
}

on_both_databases! {
    async fn orderers_and_coordinators_have_feeds_of_what_is_confirmed(service: TestService) {
        let services = &service.services;
        let (here, elsewhere) = (division(&service, "Terveys").await, division(&service, "Lapset").await);
        let county = Office::open(services).await;
        let orderer = Office::open_for(services, Role::Orderer, here).await;
        let colleague = Office::open_for(services, Role::Orderer, here).await;
        let near = Office::open_for(services, Role::Coordinator, here).await;
        let far = Office::open_for(services, Role::Coordinator, elsewhere).await;
        let expert = county.expert("Kuusi").await;
        let own = made(&orderer, StaffFeed::Orders).await;
        let of_colleague = made(&colleague, StaffFeed::Orders).await;
        let (of_near, of_far) = (made(&near, StaffFeed::Gigs).await, made(&far, StaffFeed::Gigs).await);
        let of_county = made(&county, StaffFeed::Gigs).await;
        assert!(feed::make(services, &orderer.actor, StaffFeed::Gigs).await.is_err(), "not a coordinator");
        assert!(read(&service, &own).await.is_empty(), "there before its first gig");

        let order = confirmed(&orderer, &county, here, 4, &expert).await;
        let waits = orderer.draft_for(here, gig(services.now() + Duration::days(5), Duration::hours(1))).await;
        order::submit(services, &orderer.actor, waits.id, waits.version).await.unwrap();
        let reference = order.reference.clone().unwrap();
        let time = county.view(&order).await.occurrences[0];
        let found = read(&service, &own).await;
        assert_eq!(found.len(), 1, "what is not confirmed is not there: {found:?}");
        assert_eq!(found[0]["UID"], format!("{}@127.0.0.1", time.id.uuid()));
        assert_eq!(found[0]["SUMMARY"], format!("Keikka {reference}: Luento tai puheenvuoro"));
        assert_eq!((found[0]["STATUS"].as_str(), instant(&found[0]["DTSTART"])), ("CONFIRMED", Some(time.busy.starts_at)));
        for path in [&of_near, &of_county] {
            assert_eq!(read(&service, path).await, found, "a coordinator of that part of the county");
        }
        for path in [&of_far, &of_colleague] {
            assert!(read(&service, path).await.is_empty(), "of somebody else");
        }
        let swedish = read(&service, &format!("{own}?lang=sv")).await;
        assert!(swedish[0]["SUMMARY"].starts_with(&format!("Uppdrag {reference}: ")), "{swedish:?}");

        // The same for whoever asks, whenever they do.
        let (first, later) = (service.client(), service.staff(Role::Analyst).await);
        let reply = first.get(&own).await;
        let tag = reply.headers()["etag"].to_str().unwrap().to_owned();
        assert!(reply.headers()["cache-control"].to_str().unwrap().contains("private"));
        let bytes = reply.bytes().await.unwrap();
        service.clock.advance(Duration::hours(30));
        assert_eq!(later.get(&own).await.bytes().await.unwrap(), bytes);
        let address = format!("{}{own}", service.url);
        let again = first.http.get(&address).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!(again.status(), 304);
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.contains("\r\nX-WR-CALNAME:Tilatut keikat\r\n"), "{text}");
        for secret in ["LOCATION", "Kirkkokatu", "otsikko", "auttoi", "Kuusi", "Esimerkki", "Kaisa"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }

        let to = (time.busy.starts_at + Duration::hours(2), time.busy.ends_at + Duration::hours(2));
        let moved = running::reschedule(services, &near.actor, order.id, order.version, time.id, to).await.unwrap();
        let after = read(&service, &own).await;
        let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().unwrap();
        assert!(sequence(&after[0]) > sequence(&found[0]));
        assert_eq!((&after[0]["UID"], instant(&after[0]["DTSTART"])), (&found[0]["UID"], Some(to.0)));
        let free = running::withdraw_expert(services, &near.actor, order.id, expert.id).await.unwrap();
        assert_eq!(read(&service, &own).await[0]["STATUS"], "TENTATIVE", "somebody is looked for: {:?}", moved.state);
        let back = county.ask(&free, &[&county.expert("Koivu").await]).await.unwrap();
        answering::accept(services, &back.links[0].token).await.unwrap();
        let whole = county.order(&order).await;
        order::cancel(services, &orderer.actor, order.id, whole.version).await.unwrap();
        assert_eq!(read(&service, &of_near).await[0]["STATUS"], "CANCELLED");
        service.clock.advance(Duration::days(60));
        assert!(read(&service, &own).await.is_empty(), "sixty days are enough for every reader");
    }

    async fn a_feed_of_staff_ends_with_its_address_its_role_and_its_account(service: TestService) {
        let services = &service.services;
        service.staff(Role::Administrator).await;
        let county = Office::open(services).await;
        let orderer = Office::open_for(services, Role::Orderer, Scope::County).await;
        let expert = county.expert("Kuusi").await;
        confirmed(&orderer, &county, Scope::County, 4, &expert).await;
        let old = made(&orderer, StaffFeed::Orders).await;
        let of_county = made(&county, StaffFeed::Gigs).await;
        let token = old.trim_start_matches("/calendar/").trim_end_matches(".ics");
        assert!(!past::contains(&past::everything(&service.database).await, token.as_bytes()));
        let new = made(&orderer, StaffFeed::Orders).await;
        assert_eq!((status(&service, &old).await, status(&service, &new).await), (404, 200), "another address");
        feed::revoke(services, &orderer.actor, StaffFeed::Orders).await.unwrap();
        assert_eq!((status(&service, &new).await, status(&service, &of_county).await), (404, 200));

        let again = made(&orderer, StaffFeed::Orders).await;
        let become_a = async |role| {
            let grants = vec![Grant { role, scope: Scope::County }];
            account::set_roles(services, &Actor::System, account_of(&orderer), grants).await.unwrap();
        };
        become_a(Role::Analyst).await;
        assert_eq!(status(&service, &again).await, 404, "no orderer any more");
        become_a(Role::Orderer).await;
        assert_eq!(read(&service, &again).await.len(), 1);
        for disabled in [true, false] {
            account::set_disabled(services, &Actor::System, account_of(&orderer), disabled).await.unwrap();
            assert_eq!(status(&service, &again).await, 404, "an address does not come back with its account");
        }
        let acts = "SELECT act FROM audit_event WHERE act LIKE 'calendar-%' ORDER BY act";
        let [ended, made] = ["calendar-ended", "calendar-made"];
        assert_eq!(past::texts(&service.database, acts).await, [ended, made, made, made, made]);
    }

    async fn staff_make_their_feeds_on_the_page_of_their_account_and_by_graphql(service: TestService) {
        let page = "/fi/staff/account";
        let fields = |kind: &str, action: &str| {
            [("feed", kind), ("action", action)].map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let [coordinator, orderer, analyst] = [
            service.staff(Role::Coordinator).await,
            service.staff(Role::Orderer).await,
            service.staff(Role::Analyst).await,
        ];
        let html = async |client: &Client| client.get(page).await.text().await.unwrap();
        let offered = |html: &str| ["orderer", "coordinator"].map(|kind| html.contains(&format!("name=\"feed\" value=\"{kind}\"")));
        assert_eq!(offered(&html(&coordinator).await), [true, true]);
        assert_eq!(offered(&html(&orderer).await), [true, false]);
        assert_eq!(offered(&html(&analyst).await), [false, false]);
        assert_eq!(orderer.post_form(page, &fields("coordinator", "make")).await.status(), 403);

        let made = coordinator.post_form(page, &fields("coordinator", "make")).await;
        assert_eq!((made.status().as_u16(), made.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        let shown = made.text().await.unwrap();
        let rest = shown.split(&format!("{}/calendar/", service.url)).nth(1).unwrap();
        let path = format!("/calendar/{}", rest.split('<').next().unwrap());
        assert!(read(&service, &path).await.is_empty());
        assert!(!html(&coordinator).await.contains(&path), "an address is shown once");
        let list = "{ calendarFeeds { kind madeAt } }";
        let known = coordinator.graphql(list, json!({})).await["data"]["calendarFeeds"].clone();
        let made_at = |place: usize| known[place]["madeAt"].is_string();
        assert_eq!((&known[0]["kind"], made_at(0)), (&json!("ORDERS"), false), "{known}");
        assert_eq!((&known[1]["kind"], made_at(1)), (&json!("GIGS"), true), "{known}");
        assert_eq!(analyst.graphql(list, json!({})).await["data"]["calendarFeeds"], json!([]));
        assert_eq!(coordinator.post_form(page, &fields("coordinator", "revoke")).await.status(), 303);
        assert_eq!(status(&service, &path).await, 404);

        let make = "mutation { makeCalendarFeed(kind: ORDERS) { token } }";
        let token = orderer.graphql(make, json!({})).await["data"]["makeCalendarFeed"]["token"].clone();
        let path = format!("/calendar/{}.ics", token.as_str().unwrap());
        assert_eq!(status(&service, &path).await, 200);
        let revoke = "mutation { revokeCalendarFeed(kind: ORDERS) { kind } }";
        orderer.graphql(revoke, json!({})).await;
        assert_eq!(status(&service, &path).await, 404);
    }
}
