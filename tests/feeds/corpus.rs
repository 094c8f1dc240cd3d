//! Calendars worth reading, each with what a reader must find in it.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use documents::calendar::{Calendar, Delivery, Event, Status, Uid};
use domain::id::{AssignmentId, TypedId};
use domain::time::from_civil;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

/// What is written, and what is read.
const TEXTS: &[(&str, &str)] = &[
    ("Keikka KA-2026-0142", "Keikka KA-2026-0142"),
    ("", ""),
    ("Áššedovdi: čoahkkin, ŋuoskkes đuohki; ŧ ž Š", "Áššedovdi: čoahkkin, ŋuoskkes đuohki; ŧ ž Š"),
    ("Äitsaahtâs, kirješ já õhttvuâđ ǥ ǧ ǩ ʒ ǯ", "Äitsaahtâs, kirješ já õhttvuâđ ǥ ǧ ǩ ʒ ǯ"),
    ("👩🏽\u{200d}⚕️ 🇫🇮 👨‍👩‍👧‍👦 1️⃣ terveisiä", "👩🏽\u{200d}⚕️ 🇫🇮 👨‍👩‍👧‍👦 1️⃣ terveisiä"),
    ("yksi\nkaksi\r\nkolme\u{85}neljä\u{2028}viisi\u{2029}kuusi", "yksi\nkaksi\nkolme\nneljä\nviisi\nkuusi"),
    ("a\rb\0c\u{b}d\u{c}e\u{1b}f\u{7f}g\u{9b}h\ti", "abcdefgh\ti"),
    (
        r#"C:\nimi\; "lainaus" ^n ^' %0A &amp; a:b;c=d,e\"#,
        r#"C:\nimi\; "lainaus" ^n ^' %0A &amp; a:b;c=d,e\"#,
    ),
    ("x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\n ATTACH:y", "x\nEND:VEVENT\nBEGIN:VALARM\n ATTACH:y"),
    ("مرحبا \u{202e}abc\u{202c} שלום \u{feff}", "مرحبا \u{202e}abc\u{202c} שלום \u{feff}"),
    ("\n\n\\\\\\n,,,;;;\n", "\n\n\\\\\\n,,,;;;\n"),
    (LONG, LONG),
];

/// Without a place to break, and with spaces wherever a fold may fall.
const LONG: &str = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas                            \
    ŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋŋ                                                               ,;\\,;\\";

/// A calendar with a name for its file.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) calendar: Calendar,
    /// What a reader must find: `[{uid, sequence, status, start, end, summary, location}]`.
    pub(crate) found: Value,
}

/// An event and the summary that is read of it.
type Written = (Event, String);

/// All of them, the same each time.
pub(crate) fn samples() -> Vec<Sample> {
    let feed = |name: &str| Delivery::Feed { name: name.to_owned() };
    let texts = || TEXTS.iter().map(|(written, read)| with_text(written, read)).collect();
    vec![
        sample("texts", feed("Omat keikat"), texts()),
        sample("message", Delivery::Message, texts()),
        sample("borders", feed(LONG), borders()),
        sample("instants", feed("a\r\nMETHOD:CANCEL\\;,"), instants()),
        sample("clock-changes", feed("Kellot"), clock_changes()),
        sample("states", feed(LONG), states()),
        sample("empty", feed(""), Vec::new()),
    ]
}

fn sample(name: &'static str, delivery: Delivery, written: Vec<Written>) -> Sample {
    let mut events = BTreeMap::new();
    let mut found = Vec::new();
    for ((event, summary), number) in written.into_iter().zip(1..) {
        let id = AssignmentId::fresh(event.stamp + Duration::milliseconds(number), [7; 10]);
        let uid = Uid::new(id, "osallistu.example.fi").unwrap();
        found.push(json!({
            "uid": uid.as_str(),
            "sequence": event.sequence,
            "status": match event.status {
                Status::Tentative => "TENTATIVE",
                Status::Confirmed => "CONFIRMED",
                Status::Cancelled => "CANCELLED",
            },
            "start": event.starts_at.format("%FT%TZ").to_string(),
            "end": event.ends_at.format("%FT%TZ").to_string(),
            "summary": summary,
            "location": event.location.as_ref().map(|_| &summary),
        }));
        events.insert(uid, event);
    }
    Sample { name, calendar: Calendar { delivery, events }, found: found.into() }
}

fn event(starts_at: DateTime<Utc>, minutes: i64) -> Event {
    Event {
        stamp: DateTime::UNIX_EPOCH + Duration::days(20_778),
        sequence: 0,
        status: Status::Confirmed,
        starts_at,
        ends_at: starts_at + Duration::minutes(minutes),
        summary: "Keikka".to_owned(),
        location: None,
    }
}

/// Nine in the morning in Helsinki.
fn at_nine(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    from_civil(NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(9, 0, 0).unwrap()).unwrap()
}

fn with_text(written: &str, read: &str) -> Written {
    let base = event(at_nine(2026, 12, 1), 90);
    (Event { summary: written.to_owned(), location: Some(written.to_owned()), ..base }, read.to_owned())
}

/// Letters of one to four octets, and of more than one code point, on either side of where a line must end.
fn borders() -> Vec<Written> {
    let letters = ["b", "ŧ", "€", "👍", "👩🏽\u{200d}⚕️", "\\", ",", "\n", " "];
    let pairs = letters.iter().flat_map(|letter| (60..80).map(move |length| (letter, length)));
    pairs
        .map(|(letter, length)| {
            let text = format!("{}{letter}{letter}c", "a".repeat(length));
            with_text(&text, &text)
        })
        .collect()
}

/// A thousand gigs at any second of a hundred years, of a quarter of an hour to three days.
fn instants() -> Vec<Written> {
    let mut random = StdRng::seed_from_u64(35);
    (0..1_000)
        .map(|number| {
            let seconds = random.random_range(946_684_800..4_102_444_800);
            let base = event(DateTime::from_timestamp(seconds, 0).unwrap(), random.random_range(15..4_320));
            let summary = format!("Keikka {number}");
            (Event { sequence: random.random_range(0..1_000), summary: summary.clone(), ..base }, summary)
        })
        .collect()
}

/// Every Sunday at nine around the days on which the clocks change, some through the night of the change.
fn clock_changes() -> Vec<Written> {
    let weeks = [(2026, 3, 22), (2026, 3, 29), (2026, 4, 5), (2026, 10, 18), (2026, 10, 25), (2026, 11, 1)];
    weeks
        .into_iter()
        .flat_map(|(year, month, day)| {
            let morning = at_nine(year, month, day);
            [event(morning, 60), event(morning - Duration::hours(12), 24 * 60)]
        })
        .map(|event| (event, "Keikka".to_owned()))
        .collect()
}

fn states() -> Vec<Written> {
    let of = |status, sequence| Event { status, sequence, ..event(at_nine(2026, 12, 24), 15) };
    [of(Status::Tentative, 0), of(Status::Confirmed, 1), of(Status::Cancelled, 2_147_483_647)]
        .map(|event| (event, "Keikka".to_owned()))
        .into()
}
