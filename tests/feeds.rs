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
use domain::id::{AssignmentId, TypedId};
use proptest::prelude::*;

use checker::events;
use content::instant;

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
