//! When an expert is taken: the gig itself and the way there and back.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::violation::{Code, Violation};

coded_enum! {
    /// How an expert takes part.
    Mode, "gig-mode-" {
        InPerson = "in_person",
        Remote = "remote",
    }
}

impl Mode {
    /// The time that is kept free before and after: the way there and back, or a breath between two calls.
    pub fn buffer(self) -> Duration {
        match self {
            Self::InPerson => Duration::minutes(60),
            Self::Remote => Duration::minutes(10),
        }
    }
}

/// Longest gig, in hours: three days.
pub const LONGEST_HOURS: i64 = 72;

/// A gig's own time and, round it, the time in which its expert cannot be booked elsewhere. Half-open: one may
/// start at the very moment at which another ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

impl Busy {
    /// The time that a gig takes in this mode.
    pub fn of(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, mode: Mode) -> Result<Self, Violation> {
        if ends_at <= starts_at {
            return Err(Violation::new(Code::EndsBeforeStart, ["endsAt"]));
        }
        if ends_at - starts_at > Duration::hours(LONGEST_HOURS) {
            return Err(Violation::new(Code::GigTooLong, ["endsAt"]).with("max", LONGEST_HOURS));
        }
        Ok(Self { starts_at, ends_at, from: starts_at - mode.buffer(), until: ends_at + mode.buffer() })
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::minutes(minutes)
    }

    fn busy(from: i64, until: i64, mode: Mode) -> Busy {
        Busy::of(at(from), at(until), mode).unwrap()
    }

    #[test]
    fn back_to_back_is_no_clash_and_a_buffer_is_kept() {
        let first = busy(0, 60, Mode::Remote);
        assert!(!first.overlaps(busy(80, 90, Mode::Remote)), "two buffers of ten minutes just fit");
        assert!(first.overlaps(busy(79, 90, Mode::Remote)));
        assert!(first.overlaps(busy(80, 90, Mode::InPerson)), "the way there takes longer");
        assert!(first.overlaps(busy(10, 20, Mode::Remote)), "one within the other");
        assert!(first.overlaps(first));
    }

    #[test]
    fn a_gig_ends_after_it_starts_and_within_three_days() {
        let of = |minutes| Busy::of(at(0), at(minutes), Mode::Remote);
        assert_eq!(of(0).unwrap_err().code, Code::EndsBeforeStart);
        assert_eq!(of(-1).unwrap_err().code, Code::EndsBeforeStart);
        assert!(of(72 * 60).is_ok());
        assert_eq!(of(72 * 60 + 1).unwrap_err().code, Code::GigTooLong);
    }
}
