//! Experts by experience: the registry, orders, offers and calendars.

pub mod calendar;
pub mod event;
pub mod fee;
pub mod feed;
pub mod feedback;
pub mod link;
pub mod offer;
pub mod order;
pub mod person;
pub mod registry;
pub mod settings;
pub mod thread;

use chrono::{DateTime, Utc};
use domain::expert::Busy;

use crate::{Result, StorageError};

/// A moment as both databases keep a busy time: whole seconds since 1970.
fn seconds(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

fn moment(seconds: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0).ok_or_else(|| StorageError::unreadable("moment", seconds))
}

fn read_busy(starts_at: i64, ends_at: i64, from: i64, until: i64) -> Result<Busy> {
    Ok(Busy {
        starts_at: moment(starts_at)?,
        ends_at: moment(ends_at)?,
        from: moment(from)?,
        until: moment(until)?,
    })
}
