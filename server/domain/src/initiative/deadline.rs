//! By when a maker is told, and by when an initiative is answered.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::violation::{Code, Violation, Violations};

const RESIDENTS_MAX: u32 = 10_000_000;
const DAYS_MAX: u32 = 90;
const MONTHS_MAX: u32 = 24;
const KEPT_MONTHS_MAX: u32 = 120;

/// What the county has decided of initiatives. The share and its months are those of section 30 of the act on wellbeing
/// services counties; the others are the county's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeSettings {
    /// How many live in the county; zero while that is not told, when no share is reckoned.
    pub residents: u32,
    /// Of so many in a hundred of them an initiative has to be taken up.
    pub share_percent: u32,
    /// Within so many months then.
    pub share_months: u32,
    /// Within so many calendar days the maker is told what is being done.
    pub tell_days: u32,
    /// Within so many months every other initiative is answered.
    pub answer_months: u32,
    /// For so many months after its end it is kept who made it.
    pub kept_months: u32,
}

impl Default for InitiativeSettings {
    fn default() -> Self {
        Self {
            residents: 0,
            share_percent: 2,
            share_months: 6,
            tell_days: 30,
            answer_months: 12,
            kept_months: 24,
        }
    }
}

/// By when what is done, all Helsinki days. The day on which it came does not count; what would end on a Sunday is not moved
/// on, since nothing keeps the county from being earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The maker is told what is being done.
    pub tell_by: NaiveDate,
    /// It is answered.
    pub answer_by: NaiveDate,
    /// So many make it that the law sets when it is to be taken up.
    pub is_by_share: bool,
}

impl InitiativeSettings {
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        let ranges = [
            ("residents", self.residents, 0, RESIDENTS_MAX),
            ("sharePercent", self.share_percent, 1, 100),
            ("shareMonths", self.share_months, 1, MONTHS_MAX),
            ("tellDays", self.tell_days, 1, DAYS_MAX),
            ("answerMonths", self.answer_months, 1, MONTHS_MAX),
            ("keptMonths", self.kept_months, 1, KEPT_MONTHS_MAX),
        ];
        for (field, value, min, max) in ranges {
            if !(min..=max).contains(&value) {
                let range = Violation::new(Code::OutOfRange, [field]);
                wrong.push(range.with("min", i64::from(min)).with("max", i64::from(max)));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Of how many makers the law sets when an initiative is to be taken up; `None` while it is not known how many live in the
    /// county. Part of a person is a whole one.
    pub fn share(&self) -> Option<u32> {
        let makers = (u64::from(self.residents) * u64::from(self.share_percent)).div_ceil(100);
        u32::try_from(makers).ok().filter(|makers| *makers > 0)
    }

    /// By when what is done with an initiative of so many that came on this day.
    pub fn deadlines(&self, received_on: NaiveDate, supporters: u32) -> Deadlines {
        let is_by_share = self.share().is_some_and(|share| supporters >= share);
        let usual = after_months(received_on, self.answer_months);
        let answer_by = match is_by_share {
            true => usual.min(after_months(received_on, self.share_months)),
            false => usual,
        };
        let told = received_on.checked_add_days(Days::new(self.tell_days.into())).unwrap_or(received_on);
        Deadlines { tell_by: told.min(answer_by), answer_by, is_by_share }
    }

    /// The last Helsinki day on which it is kept who made an initiative that ended on this day.
    pub fn kept_until(&self, ended_on: NaiveDate) -> NaiveDate {
        after_months(ended_on, self.kept_months)
    }
}

/// The same day so many months later; the last of a month that is shorter.
fn after_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn two_in_a_hundred_are_taken_up_within_six_months() {
        let settings = InitiativeSettings { residents: 280_001, ..InitiativeSettings::default() };
        assert_eq!(settings.share(), Some(5_601));
        let of = |makers| settings.deadlines(day("2026-08-31"), makers);
        let few = of(5_600);
        assert_eq!(
            (few.tell_by, few.answer_by, few.is_by_share),
            (day("2026-09-30"), day("2027-08-31"), false)
        );
        let many = of(5_601);
        assert_eq!((many.answer_by, many.is_by_share), (day("2027-02-28"), true));
    }

    #[test]
    fn while_nobody_has_told_how_many_live_here_no_share_is_reckoned() {
        let settings = InitiativeSettings::default();
        assert_eq!(settings.share(), None);
        assert!(!settings.deadlines(day("2026-08-31"), 10_000_000).is_by_share);
    }

    #[test]
    fn settings_out_of_range_are_told_by_their_fields() {
        let wrong = InitiativeSettings { share_percent: 0, tell_days: 91, ..InitiativeSettings::default() };
        let fields: Vec<_> = wrong.check().unwrap_err().into_iter().map(|one| one.path.join(".")).collect();
        assert_eq!(fields, ["sharePercent", "tellDays"]);
    }

    proptest! {
        #[test]
        fn more_makers_are_never_answered_later(
            residents in 0_u32..600_000, one in 1_u32..20_000, more in 0_u32..20_000,
            answer_months in 1_u32..=24, share_months in 1_u32..=24, days in 0_u64..4_000,
        ) {
            let settings = InitiativeSettings { residents, answer_months, share_months, ..InitiativeSettings::default() };
            let received = day("2024-01-31").checked_add_days(Days::new(days)).unwrap();
            let (few, many) = (settings.deadlines(received, one), settings.deadlines(received, one + more));
            prop_assert!(many.answer_by <= few.answer_by && many.tell_by <= few.tell_by);
            prop_assert!(few.tell_by > received && few.tell_by <= few.answer_by);
            prop_assert!(many.is_by_share || !few.is_by_share);
        }
    }
}
