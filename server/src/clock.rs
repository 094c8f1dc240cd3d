//! The system clock: the one place that reads it.

use chrono::{DateTime, Utc};
use domain::time::{Clock, to_storable};

/// The real time.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in everywhere else")]
    fn now(&self) -> DateTime<Utc> {
        to_storable(Utc::now())
    }
}
