//! Calendars as iCalendar text (RFC 5545, with the calendar's name of RFC 7986).
//!
//! Every time is UTC, so that no reader needs our time zone explained, and nothing repeats: each gig is an event of
//! its own. The same calendar always gives the same bytes, so that a feed can be answered with "not modified".

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

mod line;
mod uid;
mod write;

#[cfg(test)]
mod tests;

pub use uid::{NotAUid, Uid};
pub use write::write;

/// A calendar as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub delivery: Delivery,
    /// By UID, so that none comes twice. Without any the calendar is still sent: the grammar of RFC 5545 asks for one
    /// component at least, but a feed must be there before its first event, and every reader takes it.
    pub events: BTreeMap<Uid, Event>,
}

/// How a calendar reaches its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Fetched again and again from one address; the name is what the reader's program shows.
    Feed { name: String },
    /// Attached to a message. It has no name: some programs would make a calendar of that name for it.
    Message,
}

impl Delivery {
    /// The `Content-Type`. That of a message repeats the method (RFC 6047, section 2.4).
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Feed { .. } => "text/calendar; charset=utf-8",
            Self::Message => "text/calendar; charset=utf-8; method=PUBLISH",
        }
    }
}

/// One event. Times are cut to whole seconds and kept within the years 1 to 9999.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it last changed. Never the moment of writing, or the bytes would differ each time.
    pub stamp: DateTime<Utc>,
    /// Grows with each change that a reader can see; at most 2³¹ − 1 is written.
    pub sequence: u32,
    pub status: Status,
    pub starts_at: DateTime<Utc>,
    /// An event that does not end after it starts is written without an end, as a mere moment.
    pub ends_at: DateTime<Utc>,
    pub summary: String,
    pub location: Option<String>,
}

/// How certain an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Tentative,
    Confirmed,
    /// Takes no time any more; sent for a while, so that readers remove it.
    Cancelled,
}
