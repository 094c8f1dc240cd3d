//! A week of a calendar: Monday to Sunday by the wall clock in Helsinki, numbered as ISO 8601 does.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc, Weekday};

use crate::time::{civil_day, start_of_day};
use crate::violation::{Code, Violation};

/// A week, written like `2026-W48`. It is an hour longer or shorter than others where the clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// Reads `2026-W48`; years have four digits.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        Self::read(text).ok_or_else(|| Violation::new(Code::NotAWeek, ["week"]))
    }

    fn read(text: &str) -> Option<Self> {
        let (year, week) = text.trim().split_once("-W")?;
        let is_number = |text: &str, digits| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
        if !is_number(year, 4) || !is_number(week, 2) {
            return None;
        }
        let monday = NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)?;
        Some(Self { monday })
    }

    /// The week that holds a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { monday: day.week(Weekday::Mon).checked_first_day().unwrap_or(day) }
    }

    /// As [`Self::parse`] reads it.
    pub fn code(self) -> String {
        format!("{:04}-W{:02}", self.year(), self.number())
    }

    /// The year that its number belongs to, which that of its first days need not be.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// Counted from 1.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// Monday to Sunday.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.monday.iter_days().take(7)
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self { monday: self.monday.checked_sub_days(Days::new(7)).unwrap_or(self.monday) }
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self { monday: self.monday.checked_add_days(Days::new(7)).unwrap_or(self.monday) }
    }

    /// Its first moment.
    pub fn starts_at(self) -> DateTime<Utc> {
        start_of_day(self.monday)
    }

    /// The first moment after it.
    pub fn ends_at(self) -> DateTime<Utc> {
        start_of_day(self.next().monday)
    }

    /// Each day with what happens on it, in the order in which it was given. What goes on over midnight stands on both
    /// days; what ends at midnight does not reach into the next. `span` tells when something begins and ends.
    pub fn by_day<T>(
        self,
        items: &[T],
        span: impl Fn(&T) -> (DateTime<Utc>, DateTime<Utc>),
    ) -> Vec<(NaiveDate, Vec<&T>)> {
        let is_on = |day: NaiveDate, item: &T| {
            let (starts_at, ends_at) = span(item);
            let last = (ends_at - Duration::microseconds(1)).max(starts_at);
            (civil_day(starts_at)..=civil_day(last)).contains(&day)
        };
        self.days().map(|day| (day, items.iter().filter(|item| is_on(day, item)).collect())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_is_written_as_iso_8601_does() {
        let week = Week::parse("2026-W53").unwrap();
        assert_eq!(week, Week::of(day("2027-01-03")), "a Sunday of the next year");
        assert_eq!(week.days().map(|day| day.to_string()).next().unwrap(), "2026-12-28");
        assert_eq!((week.next().code(), week.previous().code()), ("2027-W01".into(), "2026-W52".into()));
        for wrong in ["", "2027-W53", "2026-W00", "26-W01", "2026W01", "2026-W1", "2026-W+1", "-026-W01"] {
            assert_eq!(Week::parse(wrong).unwrap_err().code, Code::NotAWeek, "{wrong}");
        }
    }

    #[test]
    fn the_weeks_in_which_the_clocks_change_are_an_hour_off() {
        let hours = |of: &str| (Week::of(day(of)).ends_at() - Week::of(day(of)).starts_at()).num_hours();
        assert_eq!((hours("2026-11-25"), hours("2027-03-28"), hours("2026-10-25")), (168, 167, 169));
    }

    proptest! {
        /// Against asking each minute of the gig on which day it is.
        #[test]
        fn something_stands_on_each_day_on_which_it_goes_on(start in 0i64..40_000, minutes in 1i64..4_400) {
            // From the middle of March 2027 on, past the change of the clocks.
            let starts_at = start_of_day(day("2027-03-15")) + Duration::minutes(start);
            let span = (starts_at, starts_at + Duration::minutes(minutes));
            let week = Week::of(day("2027-03-28"));
            let spans = [span];
            let grouped = week.by_day(&spans, |span| *span);
            let shown: Vec<NaiveDate> =
                grouped.iter().filter(|(_, items)| !items.is_empty()).map(|(day, _)| *day).collect();
            let mut expected: Vec<NaiveDate> = (0..minutes)
                .map(|minute| civil_day(starts_at + Duration::minutes(minute)))
                .filter(|day| week.days().any(|of_week| of_week == *day))
                .collect();
            expected.dedup();
            prop_assert_eq!(grouped.len(), 7);
            prop_assert_eq!(shown, expected);
            prop_assert_eq!(
                grouped.iter().any(|(_, items)| !items.is_empty()),
                span.0 < week.ends_at() && span.1 > week.starts_at()
            );
        }

        #[test]
        fn every_day_is_in_its_own_week(offset in 0u64..40_000) {
            let one = day("1980-01-01").checked_add_days(Days::new(offset)).unwrap();
            let week = Week::of(one);
            prop_assert!(week.days().any(|day| day == one));
            prop_assert_eq!(Week::parse(&week.code()).unwrap(), week);
            prop_assert_eq!(week.next().previous(), week);
        }
    }
}
