//! Meetings of a panel: what is told of them before and after, who comes, and whether the panel functions.

use std::collections::BTreeSet;

use chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Panel, PanelKind, PanelState, check_length, check_text};
use crate::LanguageTag;
use crate::activity::ParticipationCategory;
use crate::id::{MeetingId, MethodId, PanelId};
use crate::text::{LocalizedText, is_web_address};
use crate::time::{civil_day, from_civil};
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// How a meeting is held.
    MeetingMode, "meeting-mode-" {
        InPerson = "in_person",
        Remote = "remote",
        Hybrid = "hybrid",
    }
}

coded_enum! {
    /// What a member answers to an invitation.
    Attendance, "attendance-" {
        Comes = "comes",
        /// Comes by video or phone.
        Remotely = "remotely",
        Not = "not",
    }
}

impl MeetingMode {
    /// Whether somebody can take part so.
    pub fn takes(self, attendance: Attendance) -> bool {
        match attendance {
            Attendance::Comes => self != Self::Remote,
            Attendance::Remotely => self != Self::InPerson,
            Attendance::Not => true,
        }
    }
}

/// How many months before a day a meeting still shows that a panel functions, unless the county says otherwise.
pub const FUNCTIONING_MONTHS: u32 = 12;
/// What the county can say instead.
pub const FUNCTIONING_MONTHS_RANGE: std::ops::RangeInclusive<u32> = 1..=36;

/// The most characters of where a meeting is.
const PLACE_MAX: usize = 200;
/// More than this do not attend a panel.
const ATTENDED_MAX: u32 = 1_000;
/// The most characters of an address that a page leads to.
const ADDRESS_MAX: usize = 2_000;
/// The most characters of how one gets into the place, of an agenda, and of a memo.
const ACCESS_MAX: usize = 1_000;
const AGENDA_MAX: usize = 5_000;
const MEMO_MAX: usize = 20_000;
const MATERIALS_MAX: usize = 20;
const MATERIAL_NAME_MAX: usize = 200;
/// The most characters of what a member needs to take part.
const NEEDS_MAX: usize = 1_000;

/// Something to read before the meeting, by its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    pub name: String,
    pub address: String,
}

/// What is told of a meeting beside when, how and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingDetails {
    /// How one gets in and what there is: steps, lift, induction loop, parking.
    pub access: LocalizedText,
    pub agenda: LocalizedText,
    pub materials: Vec<Material>,
    /// Where those meet who come by video; for members only.
    pub remote_link: String,
    /// Which kinds of participation it is.
    pub categories: BTreeSet<ParticipationCategory>,
    /// By which method of the methods bank it is held.
    pub method: Option<MethodId>,
}

/// What a member needs at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingNeeds {
    /// The language to interpret into, a sign language among them; `None` where no interpreter is needed.
    pub interpreter: Option<LanguageTag>,
    /// What else: a way in, an assistant, an induction loop. Blank where nothing.
    pub access: String,
}

impl MeetingNeeds {
    pub fn is_nothing(&self) -> bool {
        self.interpreter.is_none() && self.access.is_empty()
    }
}

/// What was said at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    pub text: LocalizedText,
    /// The Helsinki day on which it was approved; everybody reads it from then on.
    pub approved_on: Option<NaiveDate>,
}

/// What an organiser writes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingContent {
    /// The Helsinki day.
    pub on: NaiveDate,
    /// The civil times of Helsinki, once they are known.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub mode: MeetingMode,
    /// Where it is; for everybody to read.
    pub place: String,
    pub details: MeetingDetails,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: MeetingId,
    pub panel: PanelId,
    pub content: MeetingContent,
    /// When its members were invited.
    pub invited_at: Option<DateTime<Utc>>,
    /// Counts up with everything that members are told of it; 0 before they are invited.
    pub told_version: i64,
    pub is_called_off: bool,
    /// How many members came; `None` until it has been held.
    pub attended: Option<u32>,
    pub memo: Option<Memo>,
    /// Counts up with every change.
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

impl MeetingContent {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        let details = &self.details;
        if self.place.chars().count() > PLACE_MAX {
            wrong.push(Violation::new(Code::TooLong, ["place"]).with("max", PLACE_MAX));
        }
        if self.place.chars().any(char::is_control) {
            wrong.push(Violation::new(Code::ControlCharacter, ["place"]));
        }
        if let Some((starts, ends)) = self.hours {
            if ends <= starts {
                wrong.push(Violation::new(Code::EndsBeforeStart, ["ends"]));
            }
            for (field, time) in [("starts", starts), ("ends", ends)] {
                if let Err(code) = from_civil(self.on.and_time(time)) {
                    wrong.push(Violation::new(code, [field]));
                }
            }
        }
        if !details.remote_link.is_empty() && !is_link(&details.remote_link) {
            wrong.push(Violation::new(Code::NotAnAddress, ["remoteLink"]));
        }
        check_length("access", &details.access, ACCESS_MAX, &mut wrong);
        check_length("agenda", &details.agenda, AGENDA_MAX, &mut wrong);
        if details.materials.len() > MATERIALS_MAX {
            wrong.push(Violation::new(Code::TooLong, ["materials"]).with("max", MATERIALS_MAX));
        }
        for (material, number) in details.materials.iter().zip(1..) {
            material.check(number, &mut wrong);
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Whoever takes part remotely needs a link to be there.
    fn check_link(&self) -> Result<(), Violation> {
        if self.mode.takes(Attendance::Remotely) && self.details.remote_link.is_empty() {
            return Err(Violation::new(Code::RemoteLinkMissing, ["remoteLink"]));
        }
        Ok(())
    }

    /// What members are told of as soon as it changes, beside the link: they have to answer again.
    fn when_and_where(&self) -> (NaiveDate, Option<(NaiveTime, NaiveTime)>, MeetingMode, &str) {
        (self.on, self.hours, self.mode, &self.place)
    }

    /// When it starts and ends, once its hours are known.
    pub fn times(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (starts, ends) = self.hours?;
        let at = |time| from_civil(self.on.and_time(time)).ok();
        Some((at(starts)?, at(ends)?))
    }
}

fn is_link(address: &str) -> bool {
    is_web_address(address) && address.chars().count() <= ADDRESS_MAX
}

/// What somebody needs to take part.
pub fn check_needs(needs: &str) -> Result<(), Violation> {
    if needs.chars().count() <= NEEDS_MAX {
        return Ok(());
    }
    Err(Violation::new(Code::TooLong, ["needs"]).with("max", NEEDS_MAX))
}

impl Material {
    fn check(&self, number: usize, wrong: &mut Violations) {
        let place = |field: &str| ["materials".to_owned(), number.to_string(), field.to_owned()];
        if self.name.trim().is_empty() {
            wrong.push(Violation::new(Code::Required, place("name")));
        }
        if self.name.chars().count() > MATERIAL_NAME_MAX {
            wrong.push(Violation::new(Code::TooLong, place("name")).with("max", MATERIAL_NAME_MAX));
        }
        if !is_link(&self.address) {
            wrong.push(Violation::new(Code::NotAnAddress, place("address")));
        }
    }
}

impl Meeting {
    /// Whether members can still be invited and can answer.
    pub fn is_to_come(&self, now: DateTime<Utc>) -> bool {
        !self.is_called_off
            && match self.content.times() {
                Some((starts, _)) => now < starts,
                None => civil_day(now) <= self.content.on,
            }
    }

    /// The members are invited. It needs hours, and a link where it is held remotely, and must not be over.
    pub fn invited(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        if self.content.hours.is_none() {
            return Err(Violation::new(Code::Required, ["starts"]));
        }
        if self.invited_at.is_some() || !self.is_to_come(now) {
            return Err(Violation::new(Code::MeetingNotSo, ["meetingId"]));
        }
        self.content.check_link()?;
        Ok(Self { invited_at: Some(now), told_version: 1, ..self })
    }

    /// The meeting with other contents. Hours that members were invited to can be moved, not taken away, and what was held
    /// was held. Those who were invited are told when its time, place, way or link is another.
    pub fn written(self, content: MeetingContent, today: NaiveDate) -> Result<Self, Violations> {
        if self.is_called_off {
            return Err(vec![Violation::new(Code::MeetingNotSo, ["meetingId"])]);
        }
        content.check()?;
        if self.invited_at.is_some() && content.hours.is_none() {
            return Err(vec![Violation::new(Code::Required, ["starts"])]);
        }
        if self.attended.is_some() && content.on > today {
            return Err(vec![Violation::new(Code::MeetingHeld, ["on"])]);
        }
        if self.invited_at.is_some() && self.attended.is_none() {
            content.check_link().map_err(|missing| vec![missing])?;
        }
        let is_other = content.details.remote_link != self.content.details.remote_link;
        let is_told = self.invited_at.is_some() && (is_other || self.is_moved(&content));
        Ok(Self { content, told_version: self.told_version + i64::from(is_told), ..self })
    }

    /// Whether members have to answer again once it is so: another link alone leaves what they have answered.
    pub fn is_moved(&self, content: &MeetingContent) -> bool {
        self.content.when_and_where() != content.when_and_where()
    }

    /// Called off after its members were invited. One that has been held was held.
    pub fn called_off(self) -> Result<Self, Violation> {
        if self.attended.is_some() {
            return Err(Violation::new(Code::MeetingHeld, ["meetingId"]));
        }
        if self.is_called_off {
            return Err(Violation::new(Code::MeetingNotSo, ["meetingId"]));
        }
        let is_told = self.invited_at.is_some();
        Ok(Self { is_called_off: true, told_version: self.told_version + i64::from(is_told), ..self })
    }

    /// The meeting as it was held, with so many members of whom at least `named` are known. One to come has not been
    /// attended yet.
    pub fn held(self, attended: u32, named: usize, today: NaiveDate) -> Result<Self, Violation> {
        if self.content.on > today {
            return Err(Violation::new(Code::MeetingNotYet, ["attended"]));
        }
        if self.is_called_off {
            return Err(Violation::new(Code::MeetingNotSo, ["meetingId"]));
        }
        let named = u32::try_from(named).unwrap_or(u32::MAX);
        if !(named..=ATTENDED_MAX).contains(&attended) {
            let range = Violation::new(Code::OutOfRange, ["attended"]);
            return Err(range.with("min", i64::from(named)).with("max", i64::from(ATTENDED_MAX)));
        }
        Ok(Self { attended: Some(attended), ..self })
    }

    /// The memo of a meeting that was held, as a draft or as it was approved on a day from the meeting to today.
    pub fn with_memo(self, memo: Memo, today: NaiveDate) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        if self.attended.is_none() {
            wrong.push(Violation::new(Code::MeetingNotReported, ["meetingId"]));
        }
        check_text("memo", &memo.text, MEMO_MAX, &mut wrong);
        match memo.approved_on {
            Some(on) if on > today => wrong.push(Violation::new(Code::DayInFuture, ["approvedOn"])),
            Some(on) if on < self.content.on => {
                wrong.push(Violation::new(Code::EndsBeforeStart, ["approvedOn"]));
            }
            _ => {}
        }
        if wrong.is_empty() { Ok(Self { memo: Some(memo), ..self }) } else { Err(wrong) }
    }

    /// The memo, once it has been approved.
    pub fn approved_memo(&self) -> Option<&Memo> {
        self.memo.as_ref().filter(|memo| memo.approved_on.is_some())
    }
}

/// Whether a panel counts as functioning (toimiva raati) on a day: a panel of residents or customers, active then, with a
/// meeting that somebody attended in so many months before. One that was created and never convened does not count.
pub fn is_functioning(
    panel: &Panel,
    state: PanelState,
    meetings: &[Meeting],
    on: NaiveDate,
    months: u32,
) -> bool {
    let held = meetings.iter().filter_map(|meeting| Some((meeting.content.on, meeting.attended?)));
    functions_on(panel.content.kind, state, held, on, months)
}

/// The same, of a panel's kind, the state in which it was, and the days of its meetings with how many members came.
pub fn functions_on(
    kind: PanelKind,
    state: PanelState,
    mut held: impl Iterator<Item = (NaiveDate, u32)>,
    on: NaiveDate,
    months: u32,
) -> bool {
    let Some(from) = on.checked_sub_months(Months::new(months)) else {
        return false;
    };
    matches!(kind, PanelKind::Resident | PanelKind::Customer)
        && state == PanelState::Active
        && held.any(|(day, attended)| day > from && day <= on && attended > 0)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::{Compensation, PanelContent};
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
                compensation: Compensation::Nothing,
                cost_centre: String::new(),
                theme: LocalizedText::default(),
                support: LocalizedText::default(),
                reserve_seats: None,
                recruitment: BTreeSet::new(),
                principles: LocalizedText::default(),
                categories: std::collections::BTreeSet::new(),
            },
            call: None,
            state: PanelState::Active,
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn content(on: &str) -> MeetingContent {
        MeetingContent {
            on: day(on),
            hours: None,
            mode: MeetingMode::Remote,
            place: String::new(),
            details: MeetingDetails::default(),
        }
    }

    fn meeting(on: &str, attended: Option<u32>) -> Meeting {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let (id, panel) = (MeetingId::fresh(at, [2; 10]), PanelId::fresh(at, [1; 10]));
        Meeting {
            id,
            panel,
            content: content(on),
            invited_at: None,
            told_version: 0,
            is_called_off: false,
            attended,
            memo: None,
            version: 1,
            updated_at: at,
        }
    }

    #[test]
    fn a_panel_functions_when_it_is_active_and_somebody_came_within_a_year() {
        let on = day("2026-12-31");
        let functions = |kind, state, meetings: &[Meeting]| {
            is_functioning(&panel(kind), state, meetings, on, FUNCTIONING_MONTHS)
        };
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
        for (months, counts) in [(9, false), (10, true), (36, true)] {
            let panel = panel(PanelKind::Resident);
            let found = is_functioning(&panel, PanelState::Active, &held, on, months);
            assert_eq!(found, counts, "{months}");
        }
    }

    #[test]
    fn a_meeting_to_come_has_not_been_attended() {
        let today = day("2026-11-27");
        assert_eq!(meeting("2026-11-28", None).held(5, 3, today).unwrap_err().code, Code::MeetingNotYet);
        assert_eq!(meeting("2026-11-27", None).held(5, 3, today).unwrap().attended, Some(5));
        assert_eq!(meeting("2026-11-27", None).held(1_001, 0, today).unwrap_err().code, Code::OutOfRange);
        assert_eq!(meeting("2026-11-27", None).held(2, 3, today).unwrap_err().code, Code::OutOfRange);
    }

    fn hours(on: &str, starts: &str, ends: &str) -> MeetingContent {
        MeetingContent { hours: Some((starts.parse().unwrap(), ends.parse().unwrap())), ..content(on) }
    }

    fn found(checked: Result<(), Violations>) -> Vec<(Code, String)> {
        checked.unwrap_err().into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn hours_that_the_clock_leaves_out_or_has_twice_are_refused() {
        assert_eq!(hours("2026-11-28", "17:00:00", "19:00:00").check(), Ok(()));
        let backwards = hours("2026-11-28", "17:00:00", "17:00:00").check();
        assert_eq!(found(backwards), [(Code::EndsBeforeStart, "ends".to_owned())]);
        let gap = hours("2026-03-29", "03:30:00", "05:00:00").check();
        assert_eq!(found(gap), [(Code::LocalTimeDoesNotExist, "starts".to_owned())]);
        let fold = hours("2026-10-25", "02:00:00", "03:30:00").check();
        assert_eq!(found(fold), [(Code::LocalTimeIsAmbiguous, "ends".to_owned())]);
        let (starts, ends) = hours("2026-07-01", "17:00:00", "19:00:00").times().unwrap();
        assert_eq!(
            (starts.to_rfc3339(), (ends - starts).num_hours()),
            ("2026-07-01T14:00:00+00:00".to_owned(), 2)
        );
        let mut linked = content("2026-11-28");
        linked.details.remote_link = "http://example.fi".to_owned();
        linked.details.materials =
            vec![Material { name: " ".to_owned(), address: "javascript:1".to_owned() }];
        let expected = ["remoteLink", "materials.1.name", "materials.1.address"];
        assert_eq!(found(linked.check()).into_iter().map(|(_, path)| path).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn members_are_invited_once_and_told_of_what_concerns_them() {
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let whole_day = meeting("2026-11-28", None);
        assert_eq!(whole_day.invited(now).unwrap_err().code, Code::Required);
        let today = day("2026-11-20");
        let mut evening = hours("2026-11-28", "17:00:00", "19:00:00");
        let unlinked = meeting("2026-11-28", None).written(evening.clone(), today).unwrap();
        assert_eq!(unlinked.invited(now).unwrap_err().code, Code::RemoteLinkMissing);
        evening.details.remote_link = "https://example.org/1".to_owned();
        let planned = meeting("2026-11-28", None).written(evening.clone(), today).unwrap();
        let invited = planned.invited(now).unwrap();
        let without = hours("2026-11-28", "17:00:00", "19:00:00");
        let gone = invited.clone().written(without, today).unwrap_err();
        assert_eq!(gone[0].code, Code::RemoteLinkMissing, "whoever was invited keeps a link");
        evening.details.remote_link = "https://example.org/2".to_owned();
        assert!(!invited.is_moved(&evening), "another link leaves what was answered");
        assert_eq!(invited.clone().written(evening, today).unwrap().told_version, 2, "and is told");
        assert_eq!(invited.clone().invited(now).unwrap_err().code, Code::MeetingNotSo);
        let unclear = invited.clone().written(content("2026-11-28"), today);
        assert_eq!(unclear.unwrap_err()[0].code, Code::Required);
        let mut other = invited.content.clone();
        other.details.agenda = LocalizedText::from([("fi", "1. Opasteet")]);
        let invited = invited.written(other.clone(), today).unwrap();
        assert_eq!(invited.told_version, 1, "an agenda is read behind the link");
        let moved = MeetingContent { place: "Kirjasto".to_owned(), ..other };
        assert!(invited.is_moved(&moved));
        assert_eq!(invited.clone().written(moved, today).unwrap().told_version, 2);
        let held = meeting("2026-11-18", Some(4)).written(content("2026-11-21"), today);
        assert_eq!(held.unwrap_err()[0].code, Code::MeetingHeld, "what was held is not to come");
        let off = invited.called_off().unwrap();
        assert!(!off.is_to_come(now));
        assert_eq!(off.held(4, 0, day("2026-12-31")).unwrap_err().code, Code::MeetingNotSo);
        assert_eq!(meeting("2026-11-28", Some(4)).called_off().unwrap_err().code, Code::MeetingHeld);
    }

    #[test]
    fn a_memo_comes_after_the_meeting_and_is_read_once_approved() {
        let today = day("2026-11-28");
        let memo = |approved: Option<&str>| Memo {
            text: LocalizedText::from([("fi", "Sovittiin.")]),
            approved_on: approved.map(day),
        };
        let early = meeting("2026-11-28", None).with_memo(memo(None), today);
        assert_eq!(early.unwrap_err()[0].code, Code::MeetingNotReported);
        let held = || meeting("2026-11-20", Some(9));
        assert!(held().with_memo(memo(None), today).unwrap().approved_memo().is_none());
        assert!(held().with_memo(memo(Some("2026-11-28")), today).unwrap().approved_memo().is_some());
        for (on, code) in [("2026-11-29", Code::DayInFuture), ("2026-11-19", Code::EndsBeforeStart)] {
            assert_eq!(held().with_memo(memo(Some(on)), today).unwrap_err()[0].code, code);
        }
        let blank = Memo { text: LocalizedText::default(), approved_on: None };
        assert_eq!(held().with_memo(blank, today).unwrap_err()[0].code, Code::Required);
    }
}
