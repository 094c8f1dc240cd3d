//! Members of a panel, from the application to the end of their term, as a table.

use chrono::{DateTime, NaiveDate, Utc};

use crate::id::{MemberId, PanelId};
use crate::time::civil_day;
use crate::violation::{Code, Violation};

coded_enum! {
    /// How somebody came to a panel.
    MemberRoute, "member-route-" {
        /// By the open call.
        Applied = "applied",
        /// Named by whoever organises the panel.
        Nominated = "nominated",
        /// Of a sample that was invited to apply.
        Invited = "invited",
    }
}

coded_enum! {
    /// Where somebody stands with a panel.
    MemberState, "member-state-" {
        /// Of a sample that can apply with a code.
        Invited = "invited",
        Applied = "applied",
        /// Named by whoever organises the panel, and asked: a seat is theirs if they take it and agree to what is kept of them.
        Nominated = "nominated",
        /// Drawn or called up: a seat is theirs if they take it.
        Selected = "selected",
        /// Asked in their turn when a seat becomes free.
        Reserve = "reserve",
        Member = "member",
        /// Did not take the seat.
        Declined = "declined",
        /// Does not want to be a member any more, or not to wait for it.
        Withdrawn = "withdrawn",
        /// Was a member, has left, and somebody else has taken the seat.
        Replaced = "replaced",
        TermEnded = "term_ended",
    }
}

coded_enum! {
    /// What can happen to somebody's standing.
    MemberCommand, "member-command-" {
        /// Applies with the code of the invitation.
        Apply = "apply",
        /// Drawn by lot.
        Draw = "draw",
        /// Not drawn this time.
        Wait = "wait",
        /// Asked from the reserve.
        CallUp = "call_up",
        Accept = "accept",
        Decline = "decline",
        Withdraw = "withdraw",
        /// Somebody else has taken the seat that they left.
        Replace = "replace",
        EndTerm = "end_term",
    }
}

stored_enum! {
    /// Who does it.
    MemberParty {
        /// The person themselves, behind their private link.
        Own = "own",
        /// Whoever organises the panel, as the person has told them.
        Organiser = "organiser",
        /// The form of the call, the lot, or the end of the panel.
        Panel = "panel",
    }
}

use MemberCommand::{Accept, Apply, CallUp, Decline, Draw, EndTerm, Replace, Wait, Withdraw};
use MemberParty::{Organiser, Own};
use MemberState::{
    Applied, Declined, Invited, Member as Seated, Nominated, Replaced, Reserve, Selected, TermEnded,
    Withdrawn,
};

/// Every transition there is, and who makes it.
const TRANSITIONS: &[(MemberState, MemberCommand, MemberState, &[MemberParty])] = &[
    (Invited, Apply, Applied, &[MemberParty::Panel]),
    (Invited, Decline, Declined, &[Own, Organiser]),
    (Invited, EndTerm, TermEnded, &[MemberParty::Panel]),
    (Applied, Draw, Selected, &[MemberParty::Panel]),
    (Applied, Wait, Reserve, &[MemberParty::Panel]),
    // A lot drawn anew goes by all who still wait.
    (Reserve, Draw, Selected, &[MemberParty::Panel]),
    (Reserve, Wait, Reserve, &[MemberParty::Panel]),
    (Reserve, CallUp, Selected, &[Organiser]),
    (Selected, Accept, Seated, &[Own, Organiser]),
    (Selected, Decline, Declined, &[Own, Organiser]),
    // Whoever was named has agreed to nothing yet: the seat is taken with a consent (`Acceptance`).
    (Nominated, Accept, Seated, &[Own, Organiser]),
    (Nominated, Decline, Declined, &[Own, Organiser]),
    (Applied, Withdraw, Withdrawn, &[Own, Organiser]),
    (Reserve, Withdraw, Withdrawn, &[Own, Organiser]),
    (Seated, Withdraw, Withdrawn, &[Own, Organiser]),
    (Withdrawn, Replace, Replaced, &[MemberParty::Panel]),
    (Applied, EndTerm, TermEnded, &[MemberParty::Panel]),
    (Nominated, EndTerm, TermEnded, &[MemberParty::Panel]),
    (Selected, EndTerm, TermEnded, &[MemberParty::Panel]),
    (Reserve, EndTerm, TermEnded, &[MemberParty::Panel]),
    (Seated, EndTerm, TermEnded, &[MemberParty::Panel]),
];

impl MemberState {
    /// Where a command of somebody leads.
    pub fn after(self, command: MemberCommand, by: MemberParty) -> Result<Self, Violation> {
        let row = TRANSITIONS.iter().find(|(from, made, ..)| *from == self && *made == command);
        let row = row.filter(|(.., parties)| parties.contains(&by));
        row.map(|(_, _, to, _)| *to).ok_or_else(|| Violation::new(Code::MemberNotSo, ["command"]))
    }

    /// What somebody can do now, in the order of the table.
    pub fn commands(self, by: MemberParty) -> impl Iterator<Item = MemberCommand> {
        let rows =
            TRANSITIONS.iter().filter(move |(from, .., parties)| *from == self && parties.contains(&by));
        rows.map(|(_, command, ..)| *command)
    }

    /// A seat is theirs, or will be if they take it.
    pub fn has_seat(self) -> bool {
        matches!(self, Nominated | Selected | Seated)
    }

    /// Nobody knows any more who it was.
    pub fn is_forgotten(self) -> bool {
        self.has_left() || self == TermEnded
    }

    /// They do nothing more with it, and who it was is forgotten.
    pub fn has_left(self) -> bool {
        matches!(self, Declined | Withdrawn | Replaced)
    }
}

/// The Helsinki days on which somebody is a member: their own, which may be others than the panel's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemberTerm {
    /// The first; `None` for those who have not been members.
    pub starts: Option<NaiveDate>,
    /// The last; `None`: the panel's.
    pub ends: Option<NaiveDate>,
}

impl MemberTerm {
    /// Refuses one that ends before it starts.
    pub fn check(&self) -> Result<(), Violation> {
        match (self.starts, self.ends) {
            (Some(starts), Some(ends)) if ends < starts => {
                Err(Violation::new(Code::EndsBeforeStart, ["termEnds"]))
            }
            _ => Ok(()),
        }
    }

    /// After a move from one state to another on a day: it begins with the seat and ends, at the latest, with it.
    fn after(self, from: MemberState, to: MemberState, today: NaiveDate) -> Self {
        match (from, to) {
            (_, Seated) => Self { starts: Some(today), ..self },
            (Seated, _) => Self { ends: Some(self.ends.map_or(today, |ends| ends.min(today))), ..self },
            _ => self,
        }
    }
}

/// Somebody's standing with a panel. Who they are lies sealed apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub id: MemberId,
    pub panel: PanelId,
    /// By which a published lot names them: letters and digits that tell nothing.
    pub pseudonym: String,
    pub route: MemberRoute,
    pub state: MemberState,
    /// Their turn in the reserve, from one on.
    pub turn: Option<u32>,
    pub term: MemberTerm,
    /// Who has taken the seat that they left.
    pub replaced_by: Option<MemberId>,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

impl Member {
    /// When they applied or were named. Whoever is of a sample has been there before.
    pub fn came_at(&self) -> DateTime<Utc> {
        // Whoever has applied stands as the application left them until a lot is drawn.
        if self.state == Applied { self.changed_at } else { self.created_at }
    }

    /// After a command; a turn is kept in the reserve only.
    pub fn moved(
        self,
        command: MemberCommand,
        by: MemberParty,
        turn: Option<u32>,
        now: DateTime<Utc>,
    ) -> Result<Self, Violation> {
        let state = self.state.after(command, by)?;
        let turn = turn.filter(|_| state == Reserve);
        let term = self.term.after(self.state, state, civil_day(now));
        Ok(Self { state, turn, term, version: self.version + 1, changed_at: now, ..self })
    }
}

impl Member {
    /// They have left a seat that nobody has taken since. Whoever only waited has left none.
    pub fn has_left_seat(&self) -> bool {
        self.state == Withdrawn && self.term.starts.is_some()
    }

    /// Somebody else has the seat that they left. When they left stays: by that it is known until when something is owed to
    /// them.
    pub fn replaced(self, by: MemberId) -> Result<Self, Violation> {
        let state = self.state.after(Replace, MemberParty::Panel)?;
        Ok(Self { state, replaced_by: Some(by), version: self.version + 1, ..self })
    }
}

/// The most characters of a public name.
const PUBLIC_NAME_MAX: usize = 80;

/// The name by which a member wants to be known to everybody, without the space around it; `None` where nobody is to know
/// it.
pub fn check_public_name(name: &str) -> Result<Option<&str>, Violation> {
    let name = name.trim();
    if name.chars().count() > PUBLIC_NAME_MAX {
        return Err(Violation::new(Code::TooLong, ["publicName"]).with("max", PUBLIC_NAME_MAX));
    }
    if name.chars().any(|one| one.is_control() || is_invisible(one)) {
        return Err(Violation::new(Code::ControlCharacter, ["publicName"]));
    }
    if !name.is_empty() && !name.chars().any(char::is_alphabetic) {
        return Err(Violation::new(Code::Required, ["publicName"]));
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}

/// What shows nothing, or turns what stands beside it round. Joiners are letters' own: Persian names have them.
fn is_invisible(one: char) -> bool {
    matches!(one, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Letters and digits that are not taken for one another or for a word.
const ALPHABET: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";

/// A pseudonym from random bytes: `K7D3-9MQP`, one of some 380 thousand million.
pub fn pseudonym(random: [u8; 16]) -> String {
    letters(random, 8)
}

/// The code of an invitation from random bytes: `K7D3-9MQP-XB2V`, one of some 2 × 10¹⁷.
pub fn invitation_code(random: [u8; 16]) -> String {
    letters(random, 12)
}

/// A code as somebody types it off a letter, in the form in which it was made: capital letters in fours. `None` where it
/// cannot be one.
pub fn parse_invitation_code(text: &str) -> Option<String> {
    let letters: Vec<char> = text
        .chars()
        .filter(|one| !one.is_whitespace() && *one != '-')
        .map(|one| one.to_ascii_uppercase())
        .collect();
    let is_code = letters.len() == 12
        && letters.iter().all(|one| u8::try_from(*one).is_ok_and(|one| ALPHABET.contains(&one)));
    let fours: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
    is_code.then(|| fours.join("-"))
}

/// So many letters in fours.
fn letters(random: [u8; 16], count: usize) -> String {
    let mut number = u128::from_le_bytes(random);
    let mut text = String::with_capacity(count + count / 4);
    for place in 0..count {
        if place > 0 && place % 4 == 0 {
            text.push('-');
        }
        let digit = usize::try_from(number % 28).unwrap_or_default();
        text.extend(ALPHABET.get(digit).map(|letter| char::from(*letter)));
        number /= 28;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;

    #[test]
    fn every_pair_leads_where_the_table_says_for_whom_it_says_or_is_refused() {
        for state in MemberState::ALL {
            for command in MemberCommand::ALL {
                let rows: Vec<_> =
                    TRANSITIONS.iter().filter(|row| row.0 == *state && row.1 == *command).collect();
                assert!(rows.len() <= 1, "{state:?} {command:?} leads to two states");
                for by in MemberParty::ALL {
                    let expected = rows.first().filter(|row| row.3.contains(by)).map(|row| row.2);
                    assert_eq!(state.after(*command, *by).ok(), expected, "{state:?} {command:?} {by:?}");
                    assert_eq!(state.commands(*by).any(|one| one == *command), expected.is_some());
                }
            }
        }
    }

    #[test]
    fn whoever_has_left_stays_away_and_nobody_is_drawn_but_by_the_lot() {
        for state in [Declined, Withdrawn, Replaced, TermEnded] {
            for by in MemberParty::ALL {
                let back = state.commands(*by).filter(|command| *command != Replace);
                assert_eq!(back.count(), 0, "{state:?}");
            }
        }
        let drawn = TRANSITIONS.iter().filter(|row| matches!(row.1, Draw | Wait));
        assert!(drawn.clone().count() > 0 && drawn.clone().all(|row| row.3 == [MemberParty::Panel]));
    }

    #[test]
    fn a_term_begins_with_the_seat_and_ends_with_it_and_a_seat_that_was_left_is_taken_once() {
        let at = |day: &str| format!("{day}T12:00:00Z").parse::<DateTime<Utc>>().unwrap();
        let day = |day: &str| Some(day.parse::<NaiveDate>().unwrap());
        let member = |state| Member {
            id: MemberId::fresh(at("2026-01-01"), [1; 10]),
            panel: PanelId::fresh(at("2026-01-01"), [1; 10]),
            pseudonym: pseudonym([0; 16]),
            route: MemberRoute::Applied,
            state,
            turn: None,
            term: MemberTerm::default(),
            replaced_by: None,
            version: 1,
            created_at: at("2026-01-01"),
            changed_at: at("2026-01-01"),
        };
        let seated = member(Selected).moved(Accept, MemberParty::Own, None, at("2026-02-01")).unwrap();
        assert_eq!(seated.term, MemberTerm { starts: day("2026-02-01"), ends: None });
        let left = seated.clone().moved(Withdraw, MemberParty::Own, None, at("2026-03-01")).unwrap();
        assert_eq!(left.term, MemberTerm { starts: day("2026-02-01"), ends: day("2026-03-01") });
        assert!(left.has_left_seat() && !seated.has_left_seat());
        let by = MemberId::fresh(at("2026-03-02"), [2; 10]);
        let replaced = left.replaced(by).unwrap();
        assert_eq!((replaced.state, replaced.replaced_by), (Replaced, Some(by)));
        assert!(!replaced.has_left_seat() && replaced.replaced(by).is_err());
        let waited = member(Reserve).moved(Withdraw, MemberParty::Own, None, at("2026-03-01")).unwrap();
        assert!(!waited.has_left_seat(), "whoever only waited has left no seat");
        let backwards = MemberTerm { starts: day("2026-02-01"), ends: day("2026-01-31") };
        assert_eq!(backwards.check().unwrap_err().code, Code::EndsBeforeStart);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed_off_a_letter() {
        let code = invitation_code([0x5c; 16]);
        assert_eq!(code.len(), 14);
        assert!(code.starts_with(&pseudonym([0x5c; 16])));
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(parse_invitation_code(&typed), Some(code.clone()));
        for wrong in [&code[1..], "", "AAAA-AAAA-AAAA", &format!("{code}B"), "ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ"] {
            assert_eq!(parse_invitation_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pseudonym_is_two_fours_of_letters_that_are_not_confused() {
        assert_eq!(pseudonym([0; 16]), "BBBB-BBBB");
        let one = pseudonym([0xa7; 16]);
        assert_eq!(one.len(), 9);
        assert!(!one.contains(['O', '0', 'I', '1', 'A', 'E', 'U', 'Y']));
        assert_ne!(one, pseudonym([0xa8; 16]));
    }
}
