//! How far the report on a period has come, and what is still lacking.

use chrono::NaiveDate;

use super::period::Period;
use super::value::Empty;
use crate::programme::IndicatorCode;

coded_enum! {
    /// How far the report on a period has come.
    PeriodState, "period-state-" {
        /// The period goes on.
        Open = "open",
        /// It is over: values are owed.
        Due = "due",
        /// Values were owed by a day that has passed.
        Overdue = "overdue",
        /// Kept as it was.
        Frozen = "frozen",
        Published = "published",
    }
}

/// From what there is of a period: whether an edition is frozen, whether one is published.
pub fn period_state(
    period: Period,
    today: NaiveDate,
    days_to_report: u32,
    is_frozen: bool,
    is_published: bool,
) -> PeriodState {
    if is_published {
        PeriodState::Published
    } else if is_frozen {
        PeriodState::Frozen
    } else if !period.has_ended(today) {
        PeriodState::Open
    } else if today > period.due_on(days_to_report) {
        PeriodState::Overdue
    } else {
        PeriodState::Due
    }
}

/// An indicator without a value that nobody has explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub indicator: IndicatorCode,
    pub why: Empty,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::DAYS_TO_REPORT;

    #[test]
    fn a_report_goes_from_open_over_due_to_published() {
        let period: Period = "2026-H1".parse().unwrap();
        let on = |day: &str, frozen, published| {
            period_state(period, day.parse().unwrap(), DAYS_TO_REPORT, frozen, published)
        };
        assert_eq!(on("2026-06-30", false, false), PeriodState::Open);
        assert_eq!(on("2026-07-01", false, false), PeriodState::Due);
        assert_eq!(on("2026-07-31", false, false), PeriodState::Due);
        assert_eq!(on("2026-08-01", false, false), PeriodState::Overdue);
        assert_eq!(on("2026-08-01", true, false), PeriodState::Frozen);
        assert_eq!(on("2026-08-01", true, true), PeriodState::Published);
    }
}
