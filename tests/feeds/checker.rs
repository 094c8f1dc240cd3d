//! What our calendars must be, octet by octet (RFC 5545). Knows nothing of how they are written.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Line, escaped_text, instant, unfolded};

/// A rule that a calendar breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Lines end with CR LF, and neither stands alone.
    LineEnds,
    /// There is something in each line.
    EmptyLine,
    /// No control characters but the tab.
    ControlCharacter,
    /// 75 octets, the line's end not counted.
    LineLength,
    /// Each line is UTF-8 by itself: a fold splits no character.
    Utf8,
    /// `NAME;PARAMETER=value:value`
    ContentLine,
    /// One calendar, which holds properties, then events, which hold properties.
    Structure,
    /// Only properties that we mean to send.
    UnknownProperty,
    MissingProperty,
    PropertyTwice,
    /// No time zones, so no TZID; only the one VALUE that a reader needs to be told.
    Parameter,
    /// TEXT escapes `\`, `;`, `,` and line breaks, and nothing else.
    Escaping,
    /// What is no TEXT has its own form.
    Value,
    /// An event ends after it begins, and takes time unless it is cancelled.
    Sense,
    /// No two events of one UID.
    UidTwice,
}

/// A broken rule, and where.
pub(crate) type Fault = (Rule, String);

/// The form of a value.
enum Form {
    Text,
    Instant,
    /// From 0 to 2³¹ − 1.
    Count,
    Uid,
    OneOf(&'static [&'static str]),
}
use Form::{Count, Instant, OneOf, Text, Uid};

/// What a component holds: each property once at most.
struct Property {
    name: &'static str,
    is_required: bool,
    form: Form,
    /// Its parameters, exactly.
    parameters: &'static str,
}

const fn must(name: &'static str, form: Form) -> Property {
    Property { name, is_required: true, form, parameters: "" }
}

const fn may(name: &'static str, form: Form) -> Property {
    Property { name, is_required: false, form, parameters: "" }
}

const CALENDAR: &[Property] = &[
    must("VERSION", OneOf(&["2.0"])),
    must("PRODID", Text),
    must("CALSCALE", OneOf(&["GREGORIAN"])),
    may("METHOD", OneOf(&["PUBLISH"])),
    may("NAME", Text),
    may("X-WR-CALNAME", Text),
    may("X-PUBLISHED-TTL", OneOf(&["PT6H"])),
    Property { parameters: ";VALUE=DURATION", ..may("REFRESH-INTERVAL", OneOf(&["PT6H"])) },
];

const EVENT: &[Property] = &[
    must("UID", Uid),
    must("DTSTAMP", Instant),
    must("LAST-MODIFIED", Instant),
    must("SEQUENCE", Count),
    must("DTSTART", Instant),
    may("DTEND", Instant),
    must("STATUS", OneOf(&["TENTATIVE", "CONFIRMED", "CANCELLED"])),
    must("TRANSP", OneOf(&["OPAQUE", "TRANSPARENT"])),
    must("CLASS", OneOf(&["PRIVATE"])),
    must("SUMMARY", Text),
    may("LOCATION", Text),
];

/// Everything that is wrong with it.
pub(crate) fn faults(bytes: &[u8]) -> Vec<Fault> {
    let mut faults = octets(bytes);
    let mut lines = Vec::new();
    for line in unfolded(bytes) {
        match Line::read(&line) {
            Some(line) => lines.push(line),
            None => faults.push((Rule::ContentLine, String::from_utf8_lossy(&line).into_owned())),
        }
    }
    match components(&lines) {
        Ok((calendar, events)) => {
            holds(&calendar, CALENDAR, &mut faults);
            let mut uids = BTreeSet::new();
            for event in &events {
                holds(event, EVENT, &mut faults);
                makes_sense(event, &mut faults);
                let uid = value(event, "UID");
                if !uids.insert(uid) {
                    faults.push((Rule::UidTwice, format!("{uid:?}")));
                }
            }
        }
        Err(place) => faults.push((Rule::Structure, place)),
    }
    faults
}

/// Fails the test unless the calendar is faultless; its events, each property as a person would read it.
#[track_caller]
pub(crate) fn events(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let faults = faults(bytes);
    assert!(faults.is_empty(), "{faults:?}\n{}", String::from_utf8_lossy(bytes));
    let lines: Vec<Line> = unfolded(bytes).iter().filter_map(|line| Line::read(line)).collect();
    let (_, events) = components(&lines).unwrap();
    let read =
        |line: &Line| (line.name.clone(), escaped_text(&line.value).unwrap_or_else(|| line.value.clone()));
    events.into_iter().map(|event| event.into_iter().map(read).collect()).collect()
}

/// The rules that hold before anything is understood.
fn octets(bytes: &[u8]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut lines: Vec<&[u8]> = bytes.split(|octet| *octet == b'\n').collect();
    if lines.pop().is_none_or(|last| !last.is_empty()) {
        faults.push((Rule::LineEnds, "the end".to_owned()));
    }
    for (line, number) in lines.into_iter().zip(1..) {
        let mut found = |rule| faults.push((rule, format!("line {number}")));
        let content = line.strip_suffix(b"\r").unwrap_or_else(|| {
            found(Rule::LineEnds);
            line
        });
        if content.contains(&b'\r') {
            found(Rule::LineEnds);
        }
        if content.iter().any(|octet| matches!(octet, 0x00..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f)) {
            found(Rule::ControlCharacter);
        }
        if matches!(content, b"" | b" " | b"\t") {
            found(Rule::EmptyLine);
        }
        if content.len() > 75 {
            found(Rule::LineLength);
        }
        if std::str::from_utf8(content).is_err() {
            found(Rule::Utf8);
        }
    }
    faults
}

/// The properties of the calendar and of each event; or where the structure is broken.
fn components(lines: &[Line]) -> Result<(Vec<&Line>, Vec<Vec<&Line>>), String> {
    let (mut calendar, mut events) = (Vec::new(), Vec::new());
    let mut open: Vec<&str> = Vec::new();
    let mut is_over = false;
    for (line, number) in lines.iter().zip(1..) {
        let wrong = || Err(format!("property {number}: {}:{}", line.name, line.value));
        if is_over {
            return wrong();
        }
        match (open.as_slice(), line.name.as_str(), line.value.as_str()) {
            ([], "BEGIN", "VCALENDAR") => open.push("VCALENDAR"),
            (["VCALENDAR"], "BEGIN", "VEVENT") => {
                open.push("VEVENT");
                events.push(Vec::new());
            }
            (["VCALENDAR", "VEVENT"], "END", "VEVENT") => drop(open.pop()),
            (["VCALENDAR"], "END", "VCALENDAR") => is_over = true,
            ([], ..) | (_, "BEGIN" | "END", _) => return wrong(),
            (["VCALENDAR"], ..) if events.is_empty() => calendar.push(line),
            (["VCALENDAR"], ..) => return wrong(),
            _ => events.last_mut().into_iter().for_each(|event| event.push(line)),
        }
    }
    if is_over { Ok((calendar, events)) } else { Err("the end".to_owned()) }
}

/// Checks the properties of a component one by one.
fn holds(lines: &[&Line], properties: &[Property], faults: &mut Vec<Fault>) {
    for property in properties {
        match lines.iter().filter(|line| line.name == property.name).count() {
            0 if property.is_required => faults.push((Rule::MissingProperty, property.name.to_owned())),
            0 | 1 => {}
            _ => faults.push((Rule::PropertyTwice, property.name.to_owned())),
        }
    }
    for line in lines {
        let mut found =
            |rule| faults.push((rule, format!("{}{}:{}", line.name, line.parameters, line.value)));
        let Some(property) = properties.iter().find(|property| property.name == line.name) else {
            found(Rule::UnknownProperty);
            continue;
        };
        if line.parameters != property.parameters {
            found(Rule::Parameter);
        }
        let value = line.value.as_str();
        match property.form {
            Text if escaped_text(value).is_none() => found(Rule::Escaping),
            Instant if instant(value).is_none() => found(Rule::Value),
            Count
                if value.parse::<i32>().ok().is_none_or(|count| count.to_string() != value || count < 0) =>
            {
                found(Rule::Value);
            }
            Uid if !is_uid(value) => found(Rule::Value),
            OneOf(words) if !words.contains(&value) => found(Rule::Value),
            _ => {}
        }
    }
}

fn is_uid(value: &str) -> bool {
    let allowed = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.' | b'@');
    (1..=255).contains(&value.len()) && value.bytes().all(allowed)
}

fn makes_sense(event: &[&Line], faults: &mut Vec<Fault>) {
    let time = |name| value(event, name).and_then(instant);
    if let (Some(starts_at), Some(ends_at)) = (time("DTSTART"), time("DTEND"))
        && ends_at <= starts_at
    {
        faults.push((Rule::Sense, format!("from {starts_at} until {ends_at}")));
    }
    let is_cancelled = value(event, "STATUS") == Some("CANCELLED");
    let is_transparent = value(event, "TRANSP") == Some("TRANSPARENT");
    if is_cancelled != is_transparent {
        faults.push((Rule::Sense, "STATUS and TRANSP".to_owned()));
    }
}

fn value<'a>(lines: &[&'a Line], name: &str) -> Option<&'a str> {
    lines.iter().find(|line| line.name == name).map(|line| line.value.as_str())
}
