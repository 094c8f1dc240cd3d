//! The life of a panel, as a table: a command that no row allows is refused, whatever door it comes through.

use crate::violation::{Code, Violation};

coded_enum! {
    /// Where a panel stands.
    PanelState, "panel-state-" {
        /// Being prepared; nobody else sees it.
        Draft = "draft",
        /// Members are looked for.
        Recruiting = "recruiting",
        /// Members are being chosen.
        Selecting = "selecting",
        /// At work. Seats that become free are filled all the while.
        Active = "active",
        Paused = "paused",
        /// Its term is over.
        Ended = "ended",
    }
}

coded_enum! {
    /// What can be done to a panel.
    PanelCommand, "panel-command-" {
        Recruit = "recruit",
        Select = "select",
        Activate = "activate",
        Pause = "pause",
        End = "end",
    }
}

use PanelCommand::{Activate, End, Pause, Recruit, Select};
use PanelState::{Active, Draft, Ended, Paused, Recruiting, Selecting};

/// Every transition there is. A pool may have been gathered elsewhere, and members may have been named, so that
/// recruiting and selecting can be passed over; who was chosen may not suffice, so that recruiting can be gone back to. A
/// panel at work stays at work whatever members are looked for: it would not count as functioning meanwhile.
const TRANSITIONS: &[(PanelState, PanelCommand, PanelState)] = &[
    (Draft, Recruit, Recruiting),
    (Draft, Select, Selecting),
    (Draft, Activate, Active),
    (Recruiting, Select, Selecting),
    (Recruiting, Activate, Active),
    (Recruiting, End, Ended),
    (Selecting, Activate, Active),
    (Selecting, Recruit, Recruiting),
    (Selecting, End, Ended),
    (Active, Pause, Paused),
    (Active, End, Ended),
    (Paused, Activate, Active),
    (Paused, End, Ended),
];

impl PanelState {
    /// Where a command leads.
    pub fn after(self, command: PanelCommand) -> Result<Self, Violation> {
        let row = TRANSITIONS.iter().find(|(from, by, _)| *from == self && *by == command);
        row.map(|(.., to)| *to).ok_or_else(|| Violation::new(Code::PanelNotSo, ["command"]))
    }

    /// Applications can be taken.
    pub fn takes_applications(self) -> bool {
        matches!(self, Recruiting | Active)
    }

    /// Lots can be made.
    pub fn has_lots(self) -> bool {
        matches!(self, Selecting | Active)
    }

    /// What can be done now, in the order of the table.
    pub fn commands(self) -> impl Iterator<Item = PanelCommand> {
        TRANSITIONS.iter().filter(move |(from, ..)| *from == self).map(|(_, command, _)| *command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_leads_where_the_table_says_or_is_refused() {
        for state in PanelState::ALL {
            for command in PanelCommand::ALL {
                let rows: Vec<_> =
                    TRANSITIONS.iter().filter(|row| row.0 == *state && row.1 == *command).collect();
                assert!(rows.len() <= 1, "{state:?} {command:?} leads to two states");
                match state.after(*command) {
                    Ok(to) => assert_eq!(rows, [&(*state, *command, to)]),
                    Err(refusal) => assert_eq!((rows.len(), refusal.code), (0, Code::PanelNotSo)),
                }
                assert_eq!(state.commands().any(|one| one == *command), !rows.is_empty());
            }
        }
    }

    #[test]
    fn a_panel_at_work_fills_its_seats_without_leaving_work() {
        assert!(Active.takes_applications() && Active.has_lots());
        assert_eq!(Active.commands().collect::<Vec<_>>(), [Pause, End]);
        for state in [Draft, Paused, Ended] {
            assert!(!state.takes_applications() && !state.has_lots(), "{state:?}");
        }
        assert!(Recruiting.takes_applications() && !Recruiting.has_lots());
        assert!(!Selecting.takes_applications() && Selecting.has_lots());
    }

    #[test]
    fn what_has_ended_stays_ended_and_everything_else_can_end() {
        assert_eq!(Ended.commands().count(), 0);
        for state in [Recruiting, Selecting, Active, Paused] {
            assert_eq!(state.after(End), Ok(Ended));
        }
        assert!(TRANSITIONS.iter().all(|(.., to)| *to != Draft), "what was public stays public");
    }
}
