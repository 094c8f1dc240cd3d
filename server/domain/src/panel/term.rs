//! The end of a panel's term: told to its organisers, and made by itself where nobody sees to it.

use chrono::{Days, NaiveDate};

use super::{Panel, PanelState};
use crate::time::civil_day;

/// So many days after the last one of its term a panel ends by itself: its members are not kept for ever because nobody
/// has thought of them.
pub const TERM_GRACE_DAYS: u32 = 60;
/// But not before so many days after it was last changed: what its end forgets does not come back, and a year is
/// mistyped soon.
const SINCE_CHANGE: Days = Days::new(14);

impl Panel {
    /// The last day of its term has passed, and nobody has ended it. A draft has no members to speak of.
    pub fn is_term_over(&self, today: NaiveDate) -> bool {
        !matches!(self.state, PanelState::Draft | PanelState::Ended)
            && self.content.term_ends.is_some_and(|last| last < today)
    }

    /// The day on which it ends by itself unless somebody ends it or moves the end of its term; `None` where its term is
    /// open.
    pub fn ends_by_itself_on(&self) -> Option<NaiveDate> {
        let grace = self.content.term_ends?.checked_add_days(Days::new(TERM_GRACE_DAYS.into()))?;
        let settled = civil_day(self.updated_at).checked_add_days(SINCE_CHANGE)?;
        Some(grace.max(settled))
    }

    /// It is to be ended today.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_term_over(today) && self.ends_by_itself_on().is_some_and(|day| day <= today)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::id::{PanelId, TypedId};
    use crate::identity::Scope;
    use crate::panel::{Compensation, PanelContent, PanelKind};
    use crate::text::LocalizedText;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn panel(state: PanelState, term_ends: Option<&str>, changed: &str) -> Panel {
        let at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        Panel {
            id: PanelId::fresh(at, [1; 10]),
            owner: Scope::County,
            content: PanelContent {
                kind: PanelKind::Resident,
                name: LocalizedText::default(),
                purpose: LocalizedText::default(),
                seats: 12,
                term_starts: None,
                term_ends: term_ends.map(day),
                compensation: Compensation::Nothing,
                cost_centre: String::new(),
                theme: LocalizedText::default(),
                support: LocalizedText::default(),
                reserve_seats: None,
                recruitment: std::collections::BTreeSet::new(),
                principles: LocalizedText::default(),
                categories: std::collections::BTreeSet::new(),
            },
            call: None,
            state,
            version: 1,
            created_at: at,
            updated_at: format!("{changed}T12:00:00Z").parse().unwrap(),
        }
    }

    #[test]
    fn a_panel_ends_by_itself_sixty_days_after_its_term_and_never_without_one() {
        let of = |state| panel(state, Some("2026-06-30"), "2026-01-10");
        let active = of(PanelState::Active);
        assert!(!active.is_term_over(day("2026-06-30")) && active.is_term_over(day("2026-07-01")));
        assert_eq!(active.ends_by_itself_on(), Some(day("2026-08-29")));
        assert!(!active.is_overdue(day("2026-08-28")) && active.is_overdue(day("2026-08-29")));
        for state in PanelState::ALL {
            let is_left = !matches!(state, PanelState::Draft | PanelState::Ended);
            assert_eq!(of(*state).is_overdue(day("2027-01-01")), is_left, "{state:?}");
        }
        let open = panel(PanelState::Active, None, "2026-01-10");
        assert!(!open.is_term_over(day("2099-01-01")) && !open.is_overdue(day("2099-01-01")));
    }

    #[test]
    fn a_mistyped_year_does_not_end_a_panel_overnight() {
        let mistyped = panel(PanelState::Active, Some("2016-06-30"), "2026-01-10");
        assert!(mistyped.is_term_over(day("2026-01-11")));
        assert!(!mistyped.is_overdue(day("2026-01-23")) && mistyped.is_overdue(day("2026-01-24")));
    }
}
