//! The calendar as text.

use chrono::{DateTime, Utc};

use super::line::Lines;
use super::{Calendar, Delivery, Event, Status, Uid};

/// Who wrote it. Without a version: a new release changes no bytes.
const PRODUCT: &str = "-//Osallistu//Osallistu//EN";

/// How often a reader may look again.
const REFRESH: &str = "PT6H";

/// The greatest `INTEGER` (RFC 5545, section 3.3.8).
const SEQUENCE_MAX: u32 = 2_147_483_647;

/// The first and the last second that four digits of a year can say, from 1970-01-01 in seconds.
const SECONDS: (i64, i64) = (-62_135_596_800, 253_402_300_799);

/// Writes a calendar as UTF-8, its events by their beginning, then by UID.
pub fn write(calendar: &Calendar) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", PRODUCT);
    lines.plain("CALSCALE", "GREGORIAN");
    match &calendar.delivery {
        Delivery::Message => lines.plain("METHOD", "PUBLISH"),
        Delivery::Feed { name } => {
            lines.text("NAME", name);
            // Older readers know only these two.
            lines.text("X-WR-CALNAME", name);
            lines.plain("X-PUBLISHED-TTL", REFRESH);
            lines.plain("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        }
    }
    let mut events: Vec<(&Uid, &Event)> = calendar.events.iter().collect();
    // Stable: those that begin together stay in the order of their UIDs.
    events.sort_by_key(|(_, event)| event.starts_at);
    for (uid, event) in events {
        write_event(&mut lines, uid, event);
    }
    lines.plain("END", "VCALENDAR");
    lines.finish()
}

fn write_event(lines: &mut Lines, uid: &Uid, event: &Event) {
    let (status, transparency) = match event.status {
        Status::Tentative => ("TENTATIVE", "OPAQUE"),
        Status::Confirmed => ("CONFIRMED", "OPAQUE"),
        Status::Cancelled => ("CANCELLED", "TRANSPARENT"),
    };
    let (stamp, starts_at, ends_at) = (second(event.stamp), second(event.starts_at), second(event.ends_at));
    lines.plain("BEGIN", "VEVENT");
    lines.plain("UID", uid.as_str());
    lines.plain("DTSTAMP", &utc(stamp));
    lines.plain("LAST-MODIFIED", &utc(stamp));
    lines.plain("SEQUENCE", &event.sequence.min(SEQUENCE_MAX).to_string());
    lines.plain("DTSTART", &utc(starts_at));
    if ends_at > starts_at {
        lines.plain("DTEND", &utc(ends_at));
    }
    lines.plain("STATUS", status);
    lines.plain("TRANSP", transparency);
    lines.plain("CLASS", "PRIVATE");
    lines.text("SUMMARY", &event.summary);
    if let Some(location) = &event.location {
        lines.text("LOCATION", location);
    }
    lines.plain("END", "VEVENT");
}

/// The whole second of a moment.
fn second(time: DateTime<Utc>) -> DateTime<Utc> {
    let (first, last) = SECONDS;
    DateTime::from_timestamp(time.timestamp().clamp(first, last), 0).unwrap_or_default()
}

fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}
