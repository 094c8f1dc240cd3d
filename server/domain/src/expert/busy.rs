//! When an expert is taken: the gig itself and the way there and back.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::travel::UNKNOWN_MINUTES;
use crate::violation::{Code, Violation};

coded_enum! {
    /// How an expert takes part.
    Mode, "gig-mode-" {
        InPerson = "in_person",
        Remote = "remote",
        /// On the spot or from afar, whichever suits the expert.
        Hybrid = "hybrid",
    }
}

impl Mode {
    /// Whether somebody goes to a place.
    pub fn has_place(self) -> bool {
        self != Self::Remote
    }

    /// Whether an expert who takes part in these ways can take part in this one. Hybrid among their ways stands for
    /// both of the others, and for a hybrid gig either is enough.
    pub fn is_among(self, ways: &[Self]) -> bool {
        ways.iter().any(|way| *way == self || *way == Self::Hybrid || self == Self::Hybrid)
    }

    /// The time that is kept free before and after where the way is not known: an hour there and back, or a breath
    /// between two calls. Where it is known, [`super::travel::Journey::buffer`] tells.
    pub fn buffer(self) -> Duration {
        match self {
            Self::InPerson | Self::Hybrid => Duration::minutes(i64::from(UNKNOWN_MINUTES)),
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
    /// The time that a gig takes in this mode where the way is not known.
    pub fn of(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, mode: Mode) -> Result<Self, Violation> {
        Self::around(starts_at, ends_at, mode.buffer(), mode.buffer())
    }

    /// The time that a gig takes with what is kept free before and after; never less than the gig itself.
    pub fn around(
        starts_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
        before: Duration,
        after: Duration,
    ) -> Result<Self, Violation> {
        if ends_at <= starts_at {
            return Err(Violation::new(Code::EndsBeforeStart, ["endsAt"]));
        }
        if ends_at - starts_at > Duration::hours(LONGEST_HOURS) {
            return Err(Violation::new(Code::GigTooLong, ["endsAt"]).with("max", LONGEST_HOURS));
        }
        let (before, after) = (before.max(Duration::zero()), after.max(Duration::zero()));
        Ok(Self { starts_at, ends_at, from: starts_at - before, until: ends_at + after })
    }

    /// The times of one order for one expert, who stays between two of them that are too close for the way home and
    /// back: the later one then begins where the earlier one lets go, so that an order never clashes with itself.
    /// Times keep their places; gigs that overlap are left as they are.
    #[must_use]
    pub fn of_one_stay(times: &[Self]) -> Vec<Self> {
        let stay = |one: &Self| {
            let next = times.iter().filter(|other| other.starts_at >= one.ends_at);
            let earlier = times.iter().filter(|other| other.ends_at <= one.starts_at);
            let until = match next.min_by_key(|other| other.starts_at) {
                Some(next) if next.from < one.until => next.starts_at,
                _ => one.until,
            };
            let from = match earlier.max_by_key(|other| other.ends_at) {
                Some(earlier) if earlier.until > one.from => one.starts_at,
                _ => one.from,
            };
            Self { from, until, ..*one }
        };
        times.iter().map(stay).collect()
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    #[test]
    fn who_does_either_does_both_and_a_hybrid_gig_takes_either() {
        use Mode::{Hybrid, InPerson, Remote};
        for ways in [&[InPerson][..], &[Remote], &[Hybrid], &[InPerson, Remote]] {
            assert!(Hybrid.is_among(ways), "{ways:?}");
        }
        assert!(InPerson.is_among(&[Hybrid]) && Remote.is_among(&[Hybrid]));
        assert!(!InPerson.is_among(&[Remote]) && !Remote.is_among(&[InPerson]));
        assert!(Mode::ALL.iter().all(|mode| !mode.is_among(&[])));
    }

    #[test]
    fn a_gig_is_never_shorter_than_itself() {
        let busy = Busy::around(at(0), at(60), Duration::minutes(-5), Duration::minutes(30)).unwrap();
        assert_eq!((busy.from, busy.until), (at(0), at(90)));
    }

    #[test]
    fn whoever_stays_goes_home_once() {
        let stay = Busy::of_one_stay(&[
            busy(200, 260, Mode::InPerson),
            busy(0, 60, Mode::InPerson),
            busy(400, 460, Mode::InPerson),
            busy(60, 100, Mode::InPerson),
        ]);
        let times: Vec<_> = stay.iter().map(|one| (one.from, one.until)).collect();
        // From 100 to 200 is too short for two ways of an hour, from 260 to 400 is not.
        let expected = [(200, 320), (-60, 60), (340, 520), (60, 200)];
        assert_eq!(times, expected.map(|(from, until)| (at(from), at(until))));
    }

    proptest! {
        #[test]
        fn an_order_never_clashes_with_itself(
            gaps in prop::collection::vec((1i64..600, 0i64..400, 0i64..900, 0i64..900), 0..8),
        ) {
            let mut now = 0;
            let mut times = Vec::new();
            for (length, gap, before, after) in gaps {
                let (from, until) = (now + gap, now + gap + length);
                let buffers = (Duration::minutes(before), Duration::minutes(after));
                times.push(Busy::around(at(from), at(until), buffers.0, buffers.1).unwrap());
                now = until;
            }
            let stay = Busy::of_one_stay(&times);
            for (i, one) in stay.iter().enumerate() {
                prop_assert!(one.from <= one.starts_at && one.ends_at <= one.until);
                prop_assert!(stay.iter().skip(i + 1).all(|other| !one.overlaps(*other)), "{:?}", stay);
            }
        }
    }
}
