//! The half-years of the follow-up, and their days as the histories of the demonstration count them.

use chrono::{Days, Months, NaiveDate};
use domain::indicator::Period;

use super::super::script::Day;

/// How many days before the first half-year the history begins.
const LEAD: Day = 14;

/// Four half-years up to today: the first two are reported, the third is over and waits, the fourth is running.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    today: NaiveDate,
    pub first: Period,
    pub second: Period,
    pub third: Period,
    pub current: Period,
}

impl Calendar {
    pub fn of(today: NaiveDate) -> Self {
        // There is a half-year before every one of these centuries.
        let before = |period: Period| period.previous().unwrap_or(period);
        let current = Period::half_year_of(today);
        let (third, second) = (before(current), before(before(current)));
        Self { today, first: before(second), second, third, current }
    }

    pub fn today(self) -> NaiveDate {
        self.today
    }

    /// The half-years in their order.
    pub fn periods(self) -> [Period; 4] {
        [self.first, self.second, self.third, self.current]
    }

    /// The day on which everything begins.
    pub fn begins(self) -> Day {
        self.day(self.first.first()) - LEAD
    }

    /// A date as it is counted from today.
    pub fn day(self, date: NaiveDate) -> Day {
        (date - self.today).num_days()
    }

    /// So many days after the first one of a period.
    pub fn within(self, period: Period, days: Day) -> Day {
        self.day(period.first()) + days
    }

    /// So many days after the last one of a period.
    pub fn after(self, period: Period, days: Day) -> Day {
        self.day(period.last()) + days
    }
}

/// A day of a month of a half-year: `month` counts from zero, `day` from one and up to 28.
pub fn day_of_month(period: Period, month: u32, day: u32) -> Option<NaiveDate> {
    let first = period.first().checked_add_months(Months::new(month))?;
    first.checked_add_days(Days::new(u64::from(day.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn two_half_years_are_reported_and_one_is_open_on_any_day() {
        for (today, first, open, current) in [
            ("2026-11-29", "2025-H1", "2026-H1", "2026-H2"),
            ("2027-01-01", "2025-H2", "2026-H2", "2027-H1"),
            ("2026-12-31", "2025-H1", "2026-H1", "2026-H2"),
            ("2028-02-29", "2026-H2", "2027-H2", "2028-H1"),
            ("2028-07-01", "2027-H1", "2028-H1", "2028-H2"),
        ] {
            let calendar = Calendar::of(day(today));
            let codes = [calendar.first, calendar.third, calendar.current].map(|period| period.to_string());
            assert_eq!(codes, [first, open, current], "{today}");
            assert!(calendar.begins() < calendar.day(calendar.first.first()));
            // Everything about the reports that are out has happened.
            assert!(calendar.after(calendar.second, 100) < 0, "{today}");
        }
    }

    #[test]
    fn every_month_of_a_half_year_has_its_days() {
        for code in ["2028-H1", "2027-H2"] {
            let period: Period = code.parse().unwrap();
            for month in 0..6 {
                for number in [1, 28] {
                    let date = day_of_month(period, month, number).unwrap();
                    assert!(period.contains(date), "{date}");
                }
            }
        }
    }
}
