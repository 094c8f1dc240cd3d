//! The spans of days that values are about, by Helsinki dates, and when they are owed.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::time::half_year;

/// How many days after the last one of a period its values are owed, unless a programme says otherwise: those of a half
/// year by the end of July or of January, before the committee meets.
pub const DAYS_TO_REPORT: u32 = 31;
/// Councils of wellbeing services counties begin their term on the first of June of an election year, every four years.
const A_COUNCIL_BEGAN: i32 = 2025;
const COUNCIL_YEARS: i32 = 4;
/// Years in which a period may lie: before and after them somebody has mistyped.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

coded_enum! {
    /// What kind of span a period is.
    PeriodKind, "period-kind-" {
        HalfYear = "half_year",
        Year = "year",
        CouncilTerm = "council_term",
        /// One day: an election, a negotiation, a state of things.
        Day = "day",
    }
}

/// A period, read from and shown as a short code: `2026-H1`, `2026`, `2025-2029`, `2026-04-13`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
    kind: PeriodKind,
}

/// The text names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period")]
pub struct NotAPeriod;

/// What is shown instead of a value that belongs to no period of this report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Falls {
    /// It is measured over this period.
    In(Period),
    /// Its own period does not end within the one that is reported.
    NotYet,
    /// It is tied to a date that somebody tells with its value.
    OnADate,
}

impl Period {
    pub fn half_year_of(day: NaiveDate) -> Self {
        let (first, last) = half_year(day);
        Self { first, last, kind: PeriodKind::HalfYear }
    }

    pub fn year(year: i32) -> Option<Self> {
        if !YEARS.contains(&year) {
            return None;
        }
        let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
        Some(Self { first, last, kind: PeriodKind::Year })
    }

    /// The term of a council that began in this year.
    pub fn council_term(began: i32) -> Option<Self> {
        if !YEARS.contains(&began) || (began - A_COUNCIL_BEGAN).rem_euclid(COUNCIL_YEARS) != 0 {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(began, 6, 1)?;
        let last = NaiveDate::from_ymd_opt(began + COUNCIL_YEARS, 5, 31)?;
        Some(Self { first, last, kind: PeriodKind::CouncilTerm })
    }

    pub fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day, kind: PeriodKind::Day }
    }

    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    pub fn last(self) -> NaiveDate {
        self.last
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// It lies within another one, whole.
    pub fn is_within(self, other: Self) -> bool {
        other.contains(self.first) && other.contains(self.last)
    }

    pub fn has_ended(self, today: NaiveDate) -> bool {
        today > self.last
    }

    /// Every day of it, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |day| *day <= self.last)
    }

    /// The last Helsinki day on which its values are in time.
    pub fn due_on(self, days_to_report: u32) -> NaiveDate {
        self.last.checked_add_days(Days::new(days_to_report.into())).unwrap_or(self.last)
    }

    /// The one before it, of the same kind.
    pub fn previous(self) -> Option<Self> {
        let before = self.first.pred_opt()?;
        match self.kind {
            PeriodKind::HalfYear => Some(Self::half_year_of(before)),
            PeriodKind::Year => Self::year(before.year()),
            PeriodKind::CouncilTerm => Self::council_term(self.first.year() - COUNCIL_YEARS),
            PeriodKind::Day => None,
        }
    }

    /// The one after it, of the same kind.
    pub fn next(self) -> Option<Self> {
        let after = self.last.succ_opt()?;
        match self.kind {
            PeriodKind::HalfYear => Some(Self::half_year_of(after)),
            PeriodKind::Year => Self::year(after.year()),
            PeriodKind::CouncilTerm => Self::council_term(after.year()),
            PeriodKind::Day => None,
        }
    }

    /// Over which days an indicator is measured that is reported by this cycle, in a report about this period.
    ///
    /// A half-year's report holds the year's figures once the year is over. A year's report counts half-yearly figures
    /// over the year. What is a state of things is measured on the last day, over the report's period.
    pub fn measured(self, cycle: MeasuredBy) -> Falls {
        match cycle {
            MeasuredBy::HalfYear | MeasuredBy::Snapshot => Falls::In(self),
            MeasuredBy::Year => match (self.kind, Self::year(self.last.year())) {
                (PeriodKind::HalfYear, Some(year)) if year.last == self.last => Falls::In(year),
                (PeriodKind::HalfYear, _) => Falls::NotYet,
                _ => Falls::In(self),
            },
            MeasuredBy::CouncilTerm => match Self::council_term_of(self.last) {
                Some(term) if self.contains(term.last) => Falls::In(term),
                _ => match Self::council_term_of(self.first) {
                    Some(term) if self.contains(term.last) => Falls::In(term),
                    _ => Falls::NotYet,
                },
            },
            MeasuredBy::Date => Falls::OnADate,
        }
    }

    fn council_term_of(day: NaiveDate) -> Option<Self> {
        let into_term = (day.year() - A_COUNCIL_BEGAN).rem_euclid(COUNCIL_YEARS);
        let began = day.year() - into_term;
        let this = Self::council_term(began)?;
        if this.contains(day) { Some(this) } else { Self::council_term(began - COUNCIL_YEARS) }
    }
}

/// How often an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasuredBy {
    HalfYear,
    Year,
    CouncilTerm,
    /// On the last day of the report's period.
    Snapshot,
    /// On the day of an election or of a negotiation.
    Date,
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::HalfYear => {
                write!(out, "{}-H{}", self.first.year(), if self.first.month() == 1 { 1 } else { 2 })
            }
            PeriodKind::Year => write!(out, "{}", self.first.year()),
            PeriodKind::CouncilTerm => write!(out, "{}-{}", self.first.year(), self.last.year()),
            PeriodKind::Day => write!(out, "{}", self.first),
        }
    }
}

impl std::str::FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let parts: Vec<&str> = text.split('-').collect();
        let year = |text: &str| match text.len() {
            4 => text.parse::<i32>().ok().filter(|year| YEARS.contains(year)).ok_or(NotAPeriod),
            _ => Err(NotAPeriod),
        };
        match parts.as_slice() {
            [one] => Self::year(year(one)?).ok_or(NotAPeriod),
            [of, half @ ("H1" | "H2")] => {
                let month = if *half == "H1" { 1 } else { 7 };
                NaiveDate::from_ymd_opt(year(of)?, month, 1).map(Self::half_year_of).ok_or(NotAPeriod)
            }
            [began, ended] => {
                let term = Self::council_term(year(began)?).ok_or(NotAPeriod)?;
                if term.last.year() == year(ended)? { Ok(term) } else { Err(NotAPeriod) }
            }
            [of, _, _] if text.len() == 10 => {
                year(of)?;
                text.parse().map(Self::day).map_err(|_| NotAPeriod)
            }
            _ => Err(NotAPeriod),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_code_names_a_span_of_days_and_is_written_as_it_was_read() {
        for (code, first, last) in [
            ("2026-H1", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2025-2029", "2025-06-01", "2029-05-31"),
            ("2025-04-13", "2025-04-13", "2025-04-13"),
        ] {
            let one = period(code);
            assert_eq!((one.first(), one.last()), (day(first), day(last)), "{code}");
            assert_eq!(one.to_string(), code);
        }
        for wrong in
            ["", "26", "2026-H3", "2026-h1", "2026-2030", "2025-2030", "1999", "2026-13-01", "2026-1-1", "H1"]
        {
            assert_eq!(wrong.parse::<Period>(), Err(NotAPeriod), "{wrong}");
        }
    }

    #[test]
    fn values_of_a_half_year_are_owed_by_the_end_of_july_and_of_january() {
        assert_eq!(period("2026-H1").due_on(DAYS_TO_REPORT), day("2026-07-31"));
        assert_eq!(period("2026-H2").due_on(DAYS_TO_REPORT), day("2027-01-31"));
        assert!(!period("2026-H1").has_ended(day("2026-06-30")));
        assert!(period("2026-H1").has_ended(day("2026-07-01")));
    }

    #[test]
    fn what_is_reported_yearly_is_not_due_in_the_middle_of_the_year() {
        let measured = |code: &str, cycle| period(code).measured(cycle);
        assert_eq!(measured("2026-H1", MeasuredBy::Year), Falls::NotYet);
        assert_eq!(measured("2026-H2", MeasuredBy::Year), Falls::In(period("2026")));
        assert_eq!(measured("2026", MeasuredBy::HalfYear), Falls::In(period("2026")));
        assert_eq!(measured("2026-H1", MeasuredBy::Snapshot), Falls::In(period("2026-H1")));
        assert_eq!(measured("2026-H1", MeasuredBy::Date), Falls::OnADate);
        assert_eq!(measured("2028", MeasuredBy::CouncilTerm), Falls::NotYet);
        for report in ["2029-H1", "2029"] {
            assert_eq!(measured(report, MeasuredBy::CouncilTerm), Falls::In(period("2025-2029")), "{report}");
        }
        assert_eq!(measured("2029-H2", MeasuredBy::CouncilTerm), Falls::NotYet);
    }

    proptest! {
        #[test]
        fn the_period_before_the_next_one_is_the_same(year in 2001i32..2099, half in 1u8..=2) {
            for code in [format!("{year}-H{half}"), year.to_string()] {
                let one = period(&code);
                prop_assert_eq!(one.next().unwrap().previous(), Some(one));
                prop_assert_eq!(one.previous().unwrap().last().succ_opt(), Some(one.first()));
                prop_assert_eq!(one.days().count() as i64, (one.last() - one.first()).num_days() + 1);
            }
        }
    }
}
