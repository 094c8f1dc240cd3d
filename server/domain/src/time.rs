//! Time: UTC in storage with microseconds, Europe/Helsinki for everything a person reads or writes.

use chrono::{
    DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, SubsecRound, TimeZone, Utc,
};
use chrono_tz::Tz;

use crate::violation::Code;

/// The civil time zone of every Finnish county.
pub const HELSINKI: Tz = chrono_tz::Europe::Helsinki;

/// Where "now" comes from. Passed in, so that tests decide what time it is.
pub trait Clock: Send + Sync {
    /// The present moment, in UTC, cut to microseconds (what both databases keep).
    fn now(&self) -> DateTime<Utc>;
}

/// Cuts to the precision that both databases keep, so that a stored time reads back equal.
pub fn to_storable(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(6)
}

/// The Helsinki calendar day of a moment.
pub fn civil_day(time: DateTime<Utc>) -> NaiveDate {
    time.with_timezone(&HELSINKI).date_naive()
}

/// A Helsinki wall-clock time as a moment.
///
/// A time that does not exist, or exists twice, at a change of the clocks is refused, not guessed.
pub fn from_civil(local: NaiveDateTime) -> Result<DateTime<Utc>, Code> {
    match HELSINKI.from_local_datetime(&local) {
        LocalResult::Single(time) => Ok(time.with_timezone(&Utc)),
        LocalResult::None => Err(Code::LocalTimeDoesNotExist),
        LocalResult::Ambiguous(..) => Err(Code::LocalTimeIsAmbiguous),
    }
}

/// The wall-clock time in Helsinki of a moment.
pub fn to_civil(time: DateTime<Utc>) -> NaiveDateTime {
    time.with_timezone(&HELSINKI).naive_local()
}

/// The first moment of a Helsinki day (midnight always exists in Helsinki: clocks change at three and four).
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    from_civil(midnight).unwrap_or_else(|_| midnight.and_utc())
}

/// The half-year of a day, by which counties report: its first day and its last.
pub fn half_year(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let months = if day.month() <= 6 { ((1, 1), (6, 30)) } else { ((7, 1), (12, 31)) };
    let ((first, from), (last, until)) = months;
    let at = |month, of_month| NaiveDate::from_ymd_opt(day.year(), month, of_month).unwrap_or(day);
    (at(first, from), at(last, until))
}

/// Whole days left until `end`, counted in Helsinki calendar days; zero on the last day.
pub fn days_left(now: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    (civil_day(end - Duration::microseconds(1)) - civil_day(now)).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn gaps_and_folds_of_the_clock_are_refused() {
        assert_eq!(from_civil(local("2026-03-29T03:30:00")), Err(Code::LocalTimeDoesNotExist));
        assert_eq!(from_civil(local("2026-10-25T03:30:00")), Err(Code::LocalTimeIsAmbiguous));
        assert_eq!(
            from_civil(local("2026-11-21T14:30:00")).unwrap().to_rfc3339(),
            "2026-11-21T12:30:00+00:00"
        );
    }

    #[test]
    fn a_year_has_two_halves() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (spring, autumn) =
            ((day("2026-01-01"), day("2026-06-30")), (day("2026-07-01"), day("2026-12-31")));
        for (of, half) in
            [("2026-01-01", spring), ("2026-06-30", spring), ("2026-07-01", autumn), ("2026-12-31", autumn)]
        {
            assert_eq!(half_year(day(of)), half, "{of}");
        }
    }

    #[test]
    fn a_survey_that_closes_at_midnight_has_no_days_left_on_the_evening_before() {
        let closes = start_of_day(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
        let evening = from_civil(local("2026-11-30T21:00:00")).unwrap();
        assert_eq!(days_left(evening, closes), 0);
        assert_eq!(days_left(evening - Duration::days(6), closes), 6);
    }
}
