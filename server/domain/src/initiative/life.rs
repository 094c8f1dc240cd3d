//! The life of an initiative: received, handled, answered or transferred, or withdrawn by its maker.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    CASE_NUMBER_MAX, Filing, Initiative, InitiativeSettings, TEXT_MAX, TITLE_MAX, check_public,
    check_supporters,
};
use crate::language::LanguageTag;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// Where an initiative stands.
    InitiativeState, "initiative-state-" {
        Received = "received",
        Handling = "handling",
        /// Answered, with what was decided.
        Answered = "answered",
        /// Somebody else handles it.
        Transferred = "transferred",
        /// Its maker has taken it back.
        Withdrawn = "withdrawn",
    }
}

coded_enum! {
    /// What an initiative led to.
    OutcomeKind, "initiative-outcome-" {
        /// Done, or decided to be done.
        Accepted = "accepted",
        Partly = "partly",
        NotAccepted = "not_accepted",
        /// Noted for what is prepared later.
        Noted = "noted",
    }
}

/// What was decided or answered. Everybody reads it once the initiative is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub kind: OutcomeKind,
    /// The Helsinki day on which it was decided.
    pub on: NaiveDate,
    /// Who decided: a board, a committee, an official.
    pub decided_by: LocalizedText,
    pub text: LocalizedText,
}

/// To whom it went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transfer {
    /// The Helsinki day.
    pub on: NaiveDate,
    /// Who handles it now: a municipality, another county, the state.
    pub to: LocalizedText,
}

/// What everybody reads of an initiative, as staff have written it: never who made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicText {
    pub title: LocalizedText,
    pub text: LocalizedText,
    /// The Helsinki day from which on it has been read.
    pub published_on: NaiveDate,
}

/// What has become of an initiative.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    Received,
    Handling {
        /// The Helsinki day on which it was taken up.
        since: NaiveDate,
    },
    Answered(Outcome),
    Transferred(Transfer),
    Withdrawn {
        on: NaiveDate,
    },
}

impl Progress {
    pub fn state(&self) -> InitiativeState {
        match self {
            Self::Received => InitiativeState::Received,
            Self::Handling { .. } => InitiativeState::Handling,
            Self::Answered(_) => InitiativeState::Answered,
            Self::Transferred(_) => InitiativeState::Transferred,
            Self::Withdrawn { .. } => InitiativeState::Withdrawn,
        }
    }

    /// The Helsinki day on which it ended; `None` while it is open.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Received | Self::Handling { .. } => None,
            Self::Answered(outcome) => Some(outcome.on),
            Self::Transferred(transfer) => Some(transfer.on),
            Self::Withdrawn { on } => Some(*on),
        }
    }
}

impl Outcome {
    fn check(&self, one: &Initiative, today: NaiveDate, required: &[LanguageTag]) -> Violations {
        let mut wrong = Violations::new();
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        } else if self.on < one.received_on {
            wrong.push(Violation::new(Code::BeforeItWasReceived, ["on"]));
        }
        // Staff and makers read Finnish at least; everybody every language that the county owes them.
        let finnish = [LanguageTag::finnish()];
        let required = if one.public.is_some() { required } else { &finnish };
        check_public(&["decidedBy"], &self.decided_by, TITLE_MAX, required, &mut wrong);
        check_public(&["text"], &self.text, TEXT_MAX, required, &mut wrong);
        wrong
    }
}

impl Initiative {
    pub fn state(&self) -> InitiativeState {
        self.progress.state()
    }

    /// Nothing has been decided of it, and its maker has not taken it back.
    pub fn is_open(&self) -> bool {
        self.progress.ended_on().is_none()
    }

    /// Its maker may reply or add to it: the county has it, whether it is answered or not.
    pub fn takes_replies(&self) -> bool {
        !matches!(self.progress, Progress::Transferred(_) | Progress::Withdrawn { .. })
    }

    /// Its maker has replied: whoever was about to write to them reads it anew first.
    pub fn replied(self) -> Result<Self, Violations> {
        if self.takes_replies() { Ok(self) } else { Err(not_so()) }
    }

    /// The next Helsinki day by which something is due; `None` once nothing is.
    pub fn next_due(&self) -> Option<NaiveDate> {
        if !self.is_open() {
            return None;
        }
        match self.first_told_on {
            None => Some(self.deadlines.tell_by.min(self.deadlines.answer_by)),
            Some(_) => Some(self.deadlines.answer_by),
        }
    }

    /// Something was due before this day, and has not been done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.next_due().is_some_and(|due| due < today)
    }

    /// What it led to.
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.progress {
            Progress::Answered(outcome) => Some(outcome),
            _ => None,
        }
    }

    pub fn transfer(&self) -> Option<&Transfer> {
        match &self.progress {
            Progress::Transferred(transfer) => Some(transfer),
            _ => None,
        }
    }

    /// Somebody begins to handle it.
    pub fn taken_up(self, today: NaiveDate) -> Result<Self, Violations> {
        match self.progress {
            Progress::Received => Ok(Self { progress: Progress::Handling { since: today }, ..self }),
            _ => Err(not_so()),
        }
    }

    /// Its maker is told something, or heard, on a day that has been. What is done after it was answered is told, too.
    pub fn told(self, on: NaiveDate, today: NaiveDate) -> Result<Self, Violations> {
        if matches!(self.progress, Progress::Received | Progress::Withdrawn { .. }) {
            return Err(not_so());
        }
        if on > today {
            return Err(vec![Violation::new(Code::DayInFuture, ["on"])]);
        }
        if on < self.received_on {
            return Err(vec![Violation::new(Code::BeforeItWasReceived, ["on"])]);
        }
        Ok(self.first_told(on))
    }

    fn first_told(self, on: NaiveDate) -> Self {
        let first_told_on = Some(self.first_told_on.map_or(on, |first| first.min(on)));
        Self { first_told_on, ..self }
    }

    /// What was decided; again, when that was written down wrong. `required` are the languages that the county owes everybody.
    pub fn answered(
        self,
        outcome: Outcome,
        today: NaiveDate,
        required: &[LanguageTag],
    ) -> Result<Self, Violations> {
        if !matches!(self.progress, Progress::Handling { .. } | Progress::Answered(_)) {
            return Err(not_so());
        }
        let wrong = outcome.check(&self, today, required);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Self { progress: Progress::Answered(outcome), ..self }.first_told(today))
    }

    /// It is not the county's: somebody else handles it, and its maker is told who.
    pub fn transferred(
        self,
        to: LocalizedText,
        today: NaiveDate,
        required: &[LanguageTag],
    ) -> Result<Self, Violations> {
        if !self.is_open() {
            return Err(not_so());
        }
        let mut wrong = Violations::new();
        let finnish = [LanguageTag::finnish()];
        let required = if self.public.is_some() { required } else { &finnish };
        check_public(&["to"], &to, TITLE_MAX, required, &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let progress = Progress::Transferred(Transfer { on: today, to });
        Ok(Self { progress, ..self }.first_told(today))
    }

    /// Its maker takes it back, as long as nothing has been decided. Nobody reads it any more.
    pub fn withdrawn(self, today: NaiveDate) -> Result<Self, Violations> {
        if !self.is_open() {
            return Err(not_so());
        }
        Ok(Self { progress: Progress::Withdrawn { on: today }, public: None, ..self })
    }

    /// Everybody reads it, with what was decided, in every language that the county owes them; again, to write it anew.
    pub fn published(
        self,
        title: LocalizedText,
        text: LocalizedText,
        today: NaiveDate,
        required: &[LanguageTag],
    ) -> Result<Self, Violations> {
        if matches!(self.progress, Progress::Withdrawn { .. }) {
            return Err(not_so());
        }
        let mut wrong = Violations::new();
        check_public(&["title"], &title, TITLE_MAX, required, &mut wrong);
        check_public(&["text"], &text, TEXT_MAX, required, &mut wrong);
        if let Some(outcome) = self.outcome() {
            check_public(&["outcome", "decidedBy"], &outcome.decided_by, TITLE_MAX, required, &mut wrong);
            check_public(&["outcome", "text"], &outcome.text, TEXT_MAX, required, &mut wrong);
        }
        if let Some(transfer) = self.transfer() {
            check_public(&["transfer", "to"], &transfer.to, TITLE_MAX, required, &mut wrong);
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let published_on = self.public.as_ref().map_or(today, |public| public.published_on);
        Ok(Self { public: Some(PublicText { title, text, published_on }), ..self })
    }

    /// Nobody reads it any more.
    pub fn hidden(self) -> Result<Self, Violations> {
        if self.public.is_none() { Err(not_so()) } else { Ok(Self { public: None, ..self }) }
    }

    /// Who handles it, under which number, and how many make it. What is due is reckoned anew while something is.
    pub fn filed(self, filing: Filing, settings: &InitiativeSettings) -> Result<Self, Violations> {
        if matches!(self.progress, Progress::Withdrawn { .. }) {
            return Err(not_so());
        }
        let mut wrong = Violations::new();
        check_supporters(filing.supporters, &mut wrong);
        let case_number = filing.case_number.trim().to_owned();
        if case_number.chars().count() > CASE_NUMBER_MAX {
            wrong.push(Violation::new(Code::TooLong, ["caseNumber"]).with("max", CASE_NUMBER_MAX));
        }
        if case_number.chars().any(char::is_control) {
            wrong.push(Violation::new(Code::ControlCharacter, ["caseNumber"]));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let is_counted_anew = self.is_open() && filing.supporters != self.supporters;
        let deadlines = match is_counted_anew {
            true => settings.deadlines(self.received_on, filing.supporters),
            false => self.deadlines,
        };
        Ok(Self { owner: filing.owner, case_number, supporters: filing.supporters, deadlines, ..self })
    }
}

fn not_so() -> Violations {
    vec![Violation::new(Code::InitiativeNotSo, ["initiativeId"])]
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Days};
    use proptest::prelude::*;

    use super::*;
    use crate::id::{InitiativeId, TypedId};
    use crate::identity::Scope;
    use crate::initiative::{IntakeChannel, MakerGround, MakerKind};

    const RECEIVED: &str = "2026-03-02";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn text(text: &str) -> LocalizedText {
        LocalizedText::from([("fi", text)])
    }

    fn both(fi: &str, sv: &str) -> LocalizedText {
        LocalizedText::from([("fi", fi), ("sv", sv)])
    }

    fn required() -> [LanguageTag; 2] {
        [LanguageTag::finnish(), LanguageTag::swedish()]
    }

    fn initiative() -> Initiative {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Initiative {
            id: InitiativeId::fresh(at, [1; 10]),
            owner: Scope::County,
            maker: MakerKind::Person,
            ground: MakerGround::Resident,
            channel: IntakeChannel::Web,
            language: LanguageTag::finnish(),
            supporters: 1,
            received_on: day(RECEIVED),
            deadlines: InitiativeSettings::default().deadlines(day(RECEIVED), 1),
            progress: Progress::Received,
            first_told_on: None,
            case_number: String::new(),
            public: None,
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn outcome(on: &str) -> Outcome {
        Outcome {
            kind: OutcomeKind::Partly,
            on: day(on),
            decided_by: text("Aluehallitus"),
            text: text("Kokeillaan vuoden ajan."),
        }
    }

    fn codes(wrong: Violations) -> Vec<(Code, String)> {
        wrong.into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn what_is_due_is_to_tell_the_maker_first_and_then_to_answer() {
        let (told_by, answer_by) = (day("2026-04-01"), day("2027-03-02"));
        let received = initiative();
        assert_eq!(received.next_due(), Some(told_by));
        assert!(!received.is_overdue(told_by) && received.is_overdue(day("2026-04-02")));
        let early = received.clone().told(day(RECEIVED), day(RECEIVED));
        assert_eq!(codes(early.unwrap_err()), [(Code::InitiativeNotSo, "initiativeId".to_owned())]);
        let handling = received.taken_up(day("2026-03-04")).unwrap();
        assert_eq!(handling.next_due(), Some(told_by), "whoever takes it up has told nobody yet");
        let told = handling.told(day("2026-03-05"), day("2026-03-05")).unwrap();
        assert_eq!((told.next_due(), told.first_told_on), (Some(answer_by), Some(day("2026-03-05"))));
        assert!(told.is_overdue(day("2027-03-03")));
        let answered = told.answered(outcome("2026-09-01"), day("2026-09-02"), &required()).unwrap();
        assert_eq!((answered.next_due(), answered.is_overdue(day("2030-01-01"))), (None, false));
        // What was done since is told as well, and what was written down wrong is mended.
        let later = answered.told(day("2026-12-01"), day("2026-12-01")).unwrap();
        assert_eq!(later.first_told_on, Some(day("2026-03-05")));
        assert!(later.answered(outcome("2026-08-31"), day("2026-12-02"), &required()).is_ok());
    }

    #[test]
    fn what_everybody_reads_is_there_in_every_language_that_is_owed() {
        let today = day("2026-09-02");
        let handling = initiative().taken_up(today).unwrap();
        let answered = handling.clone().answered(outcome("2026-09-01"), today, &required()).unwrap();
        let public = answered.published(both("Illat", "Kvällar"), text("Auki"), today, &required());
        assert_eq!(
            codes(public.unwrap_err()),
            ["text.sv", "outcome.decidedBy.sv", "outcome.text.sv"]
                .map(|field| (Code::Required, field.to_owned()))
        );
        let public =
            handling.published(both("Illat", "Kvällar"), both("Auki", "Öppet"), today, &required()).unwrap();
        let wrong = public.clone().answered(outcome("2026-09-03"), today, &required());
        assert_eq!(
            codes(wrong.unwrap_err()),
            [
                (Code::DayInFuture, "on".to_owned()),
                (Code::Required, "decidedBy.sv".to_owned()),
                (Code::Required, "text.sv".to_owned()),
            ]
        );
        let anew =
            public.published(both("Iltaisin", "Kvällstid"), both("A", "Ö"), day("2026-10-01"), &required());
        assert_eq!(anew.unwrap().public.unwrap().published_on, today, "it has been read since the first day");
    }

    #[test]
    fn nothing_is_decided_before_it_came() {
        let handling = initiative().taken_up(day(RECEIVED)).unwrap();
        let wrong = handling.answered(outcome("2026-03-01"), day("2026-09-02"), &[]);
        assert_eq!(codes(wrong.unwrap_err()), [(Code::BeforeItWasReceived, "on".to_owned())]);
    }

    #[test]
    fn counted_anew_it_is_due_by_the_share_and_an_ended_one_stays_as_it_was() {
        let settings = InitiativeSettings { residents: 1_000, ..InitiativeSettings::default() };
        let filing =
            Filing { owner: Scope::County, case_number: " VAKE/12/2026 ".to_owned(), supporters: 20 };
        let filed = initiative().filed(filing.clone(), &settings).unwrap();
        assert_eq!((filed.case_number.as_str(), filed.supporters), ("VAKE/12/2026", 20));
        assert_eq!((filed.deadlines.answer_by, filed.deadlines.is_by_share), (day("2026-09-02"), true));
        let gone = initiative().transferred(text("Kunta"), day("2026-04-01"), &[]).unwrap();
        let filed = gone.clone().filed(filing, &settings).unwrap();
        assert_eq!(filed.deadlines, gone.deadlines);
    }

    /// One of everything that can happen to an initiative.
    fn step(one: Initiative, which: u8, today: NaiveDate) -> Result<Initiative, Violations> {
        let on = |one: &Initiative| today.max(one.received_on);
        match which {
            0 => one.taken_up(today),
            1 => one.told(today, today),
            2 => {
                let outcome = Outcome { on: on(&one), ..outcome("2026-09-01") };
                one.answered(outcome, today, &[])
            }
            3 => one.transferred(text("Kunta"), today, &[]),
            4 => one.withdrawn(today),
            5 => one.published(text("Illat"), text("Auki"), today, &[]),
            6 => one.hidden(),
            _ => {
                let filing = Filing { owner: Scope::County, case_number: String::new(), supporters: 7 };
                one.filed(filing, &InitiativeSettings::default())
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_happens_an_end_stays_and_nobody_reads_what_was_withdrawn(
            steps in prop::collection::vec((0_u8..8, 0_u64..40), 0..40),
        ) {
            let (mut one, mut today) = (initiative(), day(RECEIVED));
            for (which, later) in steps {
                today = today.checked_add_days(Days::new(later)).unwrap();
                let before = one.clone();
                let Ok(after) = step(one.clone(), which, today) else { continue };
                prop_assert!(before.is_open() || before.state() == after.state());
                prop_assert!(before.state() != InitiativeState::Withdrawn, "nothing happens to it any more");
                prop_assert!(after.state() != InitiativeState::Withdrawn || after.public.is_none());
                prop_assert_eq!(after.next_due().is_some(), after.is_open());
                prop_assert!(!matches!(after.progress, Progress::Answered(_) | Progress::Transferred(_))
                    || after.first_told_on.is_some(), "whoever made it knows");
                one = after;
            }
        }
    }
}
