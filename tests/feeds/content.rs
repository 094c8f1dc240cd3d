//! Content lines taken apart: folds, parameters, escapes, instants.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, NaiveDateTime, Utc};

/// A content line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) name: String,
    /// From the first semicolon on: `;VALUE=DURATION`.
    pub(crate) parameters: String,
    /// As it stands, escapes and all.
    pub(crate) value: String,
}

impl Line {
    /// `None` for what is none. No parameter of ours is quoted, so the first colon ends them.
    pub(crate) fn read(line: &[u8]) -> Option<Self> {
        let (head, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
        let name_ends = head.find(';').unwrap_or(head.len());
        let (name, parameters) = head.split_at(name_ends);
        let is_name = |text: &str| {
            !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
        };
        let is_parameter = |text: &str| {
            text.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.contains(['"', ',']))
        };
        (is_name(name) && parameters.split(';').skip(1).all(is_parameter)).then(|| Self {
            name: name.to_owned(),
            parameters: parameters.to_owned(),
            value: value.to_owned(),
        })
    }
}

/// The lines as they were before they were folded.
pub(crate) fn unfolded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for line in bytes.split(|octet| *octet == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, lines.last_mut()) {
            ([b' ' | b'\t', rest @ ..], Some(last)) => last.extend(rest),
            _ => lines.push(line.to_vec()),
        }
    }
    // What follows the last break is no line when it is nothing.
    if lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    lines
}

/// What a `TEXT` says; `None` where it is escaped wrongly.
pub(crate) fn escaped_text(value: &str) -> Option<String> {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(match characters.next()? {
                'n' => '\n',
                escaped @ ('\\' | ';' | ',') => escaped,
                _ => return None,
            }),
            ';' | ',' => return None,
            other => text.push(other),
        }
    }
    Some(text)
}

const INSTANT: &str = "%Y%m%dT%H%M%SZ";

/// A `DATE-TIME` in UTC; `None` for any other form and for days that are not in the calendar.
pub(crate) fn instant(value: &str) -> Option<DateTime<Utc>> {
    let time = NaiveDateTime::parse_from_str(value, INSTANT).ok()?.and_utc();
    (value.len() == 16 && time.format(INSTANT).to_string() == value).then_some(time)
}
