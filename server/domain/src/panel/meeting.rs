//! Meetings of a panel, and whether it functions.

use chrono::{Months, NaiveDate};

use super::{Panel, PanelKind, PanelState};
use crate::id::{MeetingId, PanelId};
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// How a meeting is held.
    MeetingMode, "meeting-mode-" {
        InPerson = "in_person",
        Remote = "remote",
        Hybrid = "hybrid",
    }
}

/// How many months before a day a meeting still shows that a panel functions.
pub const FUNCTIONING_MONTHS: u32 = 12;

/// The most characters of where a meeting is.
const PLACE_MAX: usize = 200;
/// More than this do not attend a panel.
const ATTENDED_MAX: u32 = 1_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: MeetingId,
    pub panel: PanelId,
    /// The Helsinki day.
    pub on: NaiveDate,
    pub mode: MeetingMode,
    /// Where it is, or the address of the remote room; for everybody to read.
    pub place: String,
    /// How many members came; `None` until it has been held.
    pub attended: Option<u32>,
}

impl Meeting {
    /// Everything wrong with it.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        if self.place.chars().count() > PLACE_MAX {
            wrong.push(Violation::new(Code::TooLong, ["place"]).with("max", PLACE_MAX));
        }
        if self.place.chars().any(char::is_control) {
            wrong.push(Violation::new(Code::ControlCharacter, ["place"]));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// The meeting as it was held. One to come has not been attended yet.
    pub fn held(self, attended: u32, today: NaiveDate) -> Result<Self, Violation> {
        if self.on > today {
            return Err(Violation::new(Code::MeetingNotYet, ["attended"]));
        }
        if attended > ATTENDED_MAX {
            let range = Violation::new(Code::OutOfRange, ["attended"]);
            return Err(range.with("min", 0_i64).with("max", i64::from(ATTENDED_MAX)));
        }
        Ok(Self { attended: Some(attended), ..self })
    }
}

/// Whether a panel counts as functioning (toimiva raati) on a day: a panel of residents or customers, active then, with a
/// meeting that somebody attended in the months before. One that was created and never convened does not count.
pub fn is_functioning(panel: &Panel, state: PanelState, meetings: &[Meeting], on: NaiveDate) -> bool {
    let Some(from) = on.checked_sub_months(Months::new(FUNCTIONING_MONTHS)) else {
        return false;
    };
    matches!(panel.content.kind, PanelKind::Resident | PanelKind::Customer)
        && state == PanelState::Active
        && meetings.iter().any(|meeting| {
            meeting.on > from && meeting.on <= on && meeting.attended.is_some_and(|attended| attended > 0)
        })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::PanelContent;
    use super::*;
    use crate::id::TypedId;
    use crate::identity::Scope;
    use crate::text::LocalizedText;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn panel(kind: PanelKind) -> Panel {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Panel {
            id: PanelId::fresh(at, [1; 10]),
            owner: Scope::County,
            content: PanelContent {
                kind,
                name: LocalizedText::default(),
                purpose: LocalizedText::default(),
                seats: 12,
                term_starts: None,
                term_ends: None,
            },
            call: None,
            state: PanelState::Active,
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn meeting(on: &str, attended: Option<u32>) -> Meeting {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (id, panel) = (MeetingId::fresh(at, [2; 10]), PanelId::fresh(at, [1; 10]));
        Meeting { id, panel, on: day(on), mode: MeetingMode::Remote, place: String::new(), attended }
    }

    #[test]
    fn a_panel_functions_when_it_is_active_and_somebody_came_within_a_year() {
        let on = day("2026-12-31");
        let functions = |kind, state, meetings: &[Meeting]| is_functioning(&panel(kind), state, meetings, on);
        let held = [meeting("2026-03-01", Some(9))];
        for kind in PanelKind::ALL {
            let counts = matches!(kind, PanelKind::Resident | PanelKind::Customer);
            assert_eq!(functions(*kind, PanelState::Active, &held), counts, "{kind:?}");
        }
        for state in PanelState::ALL {
            let active = *state == PanelState::Active;
            assert_eq!(functions(PanelKind::Resident, *state, &held), active, "{state:?}");
        }
        for (on, attended, counts) in [
            ("2026-12-31", Some(1), true),
            ("2026-01-01", Some(1), true),
            ("2025-12-31", Some(1), false),
            ("2027-01-01", Some(1), false),
            ("2026-06-01", Some(0), false),
            ("2026-06-01", None, false),
        ] {
            let one = [meeting(on, attended)];
            assert_eq!(functions(PanelKind::Customer, PanelState::Active, &one), counts, "{on} {attended:?}");
        }
        assert!(!functions(PanelKind::Resident, PanelState::Active, &[]), "created and never convened");
    }

    #[test]
    fn a_meeting_to_come_has_not_been_attended() {
        let today = day("2026-11-27");
        assert_eq!(meeting("2026-11-28", None).held(5, today).unwrap_err().code, Code::MeetingNotYet);
        assert_eq!(meeting("2026-11-27", None).held(5, today).unwrap().attended, Some(5));
        assert_eq!(meeting("2026-11-27", None).held(1_001, today).unwrap_err().code, Code::OutOfRange);
    }
}
