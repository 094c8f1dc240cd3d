//! The checker finds what it is for: a good calendar, broken in one way at a time.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use documents::calendar::write;

use super::checker::{Rule, faults};
use super::corpus;

/// What is put in place of what, and the rule that this breaks.
const SWAPS: &[(&str, &str, Rule)] = &[
    ("\r\n", "\n", Rule::LineEnds),
    ("VERSION:2.0\r\n", "VERSION:2.0\r", Rule::LineEnds),
    ("Keikka", "Kei\rkka", Rule::LineEnds),
    ("END:VCALENDAR\r\n", "END:VCALENDAR", Rule::LineEnds),
    ("END:VEVENT\r\n", "END:VEVENT\r\n\r\n", Rule::EmptyLine),
    ("END:VEVENT\r\n", "END:VEVENT\r\n \r\n", Rule::EmptyLine),
    ("Keikka", "Kei\0kka", Rule::ControlCharacter),
    ("Keikka", "Kei\u{b}kka", Rule::ControlCharacter),
    ("Keikka", "Kei\u{7f}kka", Rule::ControlCharacter),
    ("\r\n ", "", Rule::LineLength),
    ("VERSION:2.0", "VERSION", Rule::ContentLine),
    ("Keikka", "Keikka\r\nof the day", Rule::ContentLine),
    ("BEGIN:VCALENDAR", "\u{feff}BEGIN:VCALENDAR", Rule::ContentLine),
    ("BEGIN:VCALENDAR", " BEGIN:VCALENDAR", Rule::ContentLine),
    ("CLASS:", "CLASS;X:", Rule::ContentLine),
    ("BEGIN:VCALENDAR", "BEGIN:VCARD", Rule::Structure),
    ("BEGIN:VEVENT", "BEGIN:VTODO", Rule::Structure),
    ("END:VEVENT\r\n", "", Rule::Structure),
    ("BEGIN:VEVENT\r\n", "", Rule::Structure),
    ("END:VCALENDAR\r\n", "", Rule::Structure),
    ("END:VCALENDAR\r\n", "END:VCALENDAR\r\nEND:VCALENDAR\r\n", Rule::Structure),
    ("END:VCALENDAR\r\n", "METHOD:PUBLISH\r\nEND:VCALENDAR\r\n", Rule::Structure),
    ("Keikka", "Keikka\r\nBEGIN:VALARM\r\nEND:VALARM", Rule::Structure),
    ("Keikka", "Keikka\r\nATTACH:x", Rule::UnknownProperty),
    ("CLASS:", "RRULE:FREQ=DAILY\r\nCLASS:", Rule::UnknownProperty),
    ("VERSION:2.0\r\n", "", Rule::MissingProperty),
    ("PRODID:", "X-WR-CALNAME:", Rule::MissingProperty),
    ("UID:", "LOCATION:", Rule::MissingProperty),
    ("DTSTAMP:", "DTEND:", Rule::MissingProperty),
    ("DTSTART:", "DTEND:", Rule::MissingProperty),
    ("CLASS:PRIVATE\r\n", "", Rule::MissingProperty),
    ("SEQUENCE:", "SEQUENCE:1\r\nSEQUENCE:", Rule::PropertyTwice),
    ("VERSION:2.0", "VERSION:2.0\r\nVERSION:2.0", Rule::PropertyTwice),
    ("DTSTART:", "DTSTART;TZID=Europe/Helsinki:", Rule::Parameter),
    ("REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:", Rule::Parameter),
    ("Keikka", "Keikka, aamulla", Rule::Escaping),
    ("Keikka", "Keikka; aamulla", Rule::Escaping),
    ("Keikka", "Keikka\\", Rule::Escaping),
    ("Keikka", "Keikka\\t", Rule::Escaping),
    ("T070000Z", "T070000", Rule::Value),
    ("T070000Z", "T070000+0200", Rule::Value),
    ("T070000Z", "T250000Z", Rule::Value),
    ("DTSTART:20261224", "DTSTART:20261324", Rule::Value),
    ("DTSTART:20261224", "DTSTART:20260230", Rule::Value),
    ("DTSTART:20261224", "DTSTART:2026-12-24", Rule::Value),
    ("SEQUENCE:1\r\n", "SEQUENCE:-1\r\n", Rule::Value),
    ("SEQUENCE:1\r\n", "SEQUENCE:2147483648\r\n", Rule::Value),
    ("SEQUENCE:1\r\n", "SEQUENCE:01\r\n", Rule::Value),
    ("STATUS:CONFIRMED", "STATUS:MAYBE", Rule::Value),
    ("@osallistu", " osallistu", Rule::Value),
    ("VERSION:2.0", "VERSION:1.0", Rule::Value),
    ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "REFRESH-INTERVAL;VALUE=DURATION:6H", Rule::Value),
    ("DTEND:20261224", "DTEND:20261223", Rule::Sense),
    ("DTEND:20261224T071500Z", "DTEND:20261224T070000Z", Rule::Sense),
    ("TRANSP:TRANSPARENT", "TRANSP:OPAQUE", Rule::Sense),
];

/// The sample of this name, as it is sent.
fn written(name: &str) -> String {
    write(&corpus::samples().into_iter().find(|sample| sample.name == name).unwrap().calendar)
}

#[track_caller]
fn assert_caught(what: &str, broken: &[u8], rule: Rule) {
    let found = faults(broken);
    assert!(found.iter().any(|(broken, _)| *broken == rule), "{what:?}: not {rule:?} but {found:?}");
}

#[test]
fn every_way_of_breaking_a_calendar_is_caught() {
    let good = written("states");
    assert_eq!(faults(good.as_bytes()), []);
    for (from, to, rule) in SWAPS {
        assert!(good.contains(from), "{from:?} is not there to be broken");
        assert_caught(to, good.replace(from, to).as_bytes(), *rule);
        // Once is enough to be seen.
        assert_caught(to, good.replacen(from, to, 1).as_bytes(), *rule);
    }
}

#[test]
fn a_fold_inside_a_character_is_caught() {
    let good = written("texts");
    let (at, _) = good.match_indices('đ').next().unwrap();
    let mut broken = good.clone().into_bytes();
    drop(broken.splice(at + 1..at + 1, *b"\r\n "));
    assert_caught("đ", &broken, Rule::Utf8);
    broken = good.into_bytes();
    broken[at] = 0xff;
    assert_caught("0xff", &broken, Rule::Utf8);
}

#[test]
fn an_event_that_comes_twice_is_caught() {
    let good = written("states");
    let from = good.find("BEGIN:VEVENT").unwrap();
    let until = good.find("END:VEVENT\r\n").unwrap() + "END:VEVENT\r\n".len();
    let broken = format!("{}{}{}", &good[..until], &good[from..until], &good[until..]);
    assert_caught("twice", broken.as_bytes(), Rule::UidTwice);
}

#[test]
fn a_calendar_cut_short_anywhere_is_caught() {
    let good = written("states").into_bytes();
    for length in 0..good.len() {
        assert!(!faults(&good[..length]).is_empty(), "cut at {length}");
    }
}
