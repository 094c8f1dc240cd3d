//! One piece of feedback, from its receipt to its handling.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Commented, EARLIEST_YEAR, FeedbackChannel, FeedbackClass, FeedbackService, FeedbackState, FeedbackTheme,
    ServiceLanguage,
};
use crate::LanguageTag;
use crate::id::{AccountId, FeedbackItemId};
use crate::identity::{Email, PhoneNumber, Scope};
use crate::violation::{Code, Violation, Violations};
use crate::working_day::{Eves, due};

/// The most characters of what somebody says, of what was done, and of an answer.
const TEXT_MAX: usize = 5_000;
const NAME_MAX: usize = 120;
/// What feedback says, whose it is and what was answered is forgotten so many months after it was handled, unless the county
/// says otherwise. What is counted of it stays.
pub const RETENTION_MONTHS: u32 = 24;
/// As soon as a complaint can have been answered for, and as late as anybody may still ask.
pub const RETENTION_MONTHS_RANGE: std::ops::RangeInclusive<u32> = 6..=120;

/// Feedback is due soon that is due within so many working days.
pub const DUE_SOON_DAYS: u32 = 3;
/// From this hour in Helsinki on those who handle feedback are told what waits.
pub const DIGEST_HOUR: u32 = 7;

/// Who gave feedback, as far as they tell.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Not even a debugger's line tells who gave feedback.
impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").field("is_reached", &self.is_reached()).finish_non_exhaustive()
    }
}

impl Sender {
    /// An answer can be sent.
    pub fn is_reached(&self) -> bool {
        self.email.is_some() || self.phone.is_some()
    }

    /// Trims, brings address and number into their one form, and collects what is wrong.
    fn check(self, found: &mut Violations) -> Self {
        let name = self.name.trim().to_owned();
        if name.chars().count() > NAME_MAX {
            found.push(Violation::new(Code::TooLong, ["name"]).with("max", NAME_MAX));
        }
        if name.chars().any(char::is_control) {
            found.push(Violation::new(Code::ControlCharacter, ["name"]));
        }
        let email = filled(self.email).and_then(|email| match Email::parse(&email) {
            Ok(email) => Some(email.as_str().to_owned()),
            Err(wrong) => {
                found.push(Violation { path: vec!["email".to_owned()], ..wrong });
                None
            }
        });
        let phone = filled(self.phone).and_then(|phone| match PhoneNumber::parse(&phone) {
            Ok(phone) => Some(phone.as_str().to_owned()),
            Err(wrong) => {
                found.push(Violation { path: vec!["phone".to_owned()], ..wrong });
                None
            }
        });
        Self { name, email, phone }
    }
}

fn filled(value: Option<String>) -> Option<String> {
    value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// What somebody wrote or said, and who they are. Sealed where it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub text: String,
    pub sender: Sender,
}

/// What was done because of feedback, and what its sender was answered. Sealed where it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub action: String,
    /// Blank where nobody can be answered.
    pub answer: String,
}

/// As what feedback is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classified {
    pub class: FeedbackClass,
    /// `None`: nobody has told yet.
    pub theme: Option<FeedbackTheme>,
    pub service: Option<FeedbackService>,
    pub service_language: Option<ServiceLanguage>,
}

/// Feedback as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    pub channel: FeedbackChannel,
    pub classified: Classified,
    /// The sender's, in which they are answered.
    pub language: LanguageTag,
    /// The part of the county that it is about.
    pub about: Scope,
    /// Of what of a programme it says something, where it was written there.
    pub commented: Option<Commented>,
    /// The Helsinki day on which the county got it.
    pub received_on: NaiveDate,
    pub written: Written,
}

impl Intake {
    /// Brings it into its one form, or tells everything that is wrong.
    pub fn check(self, today: NaiveDate) -> Result<Self, Violations> {
        let mut found = Violations::new();
        let text = self.written.text.trim().to_owned();
        found.extend(about_nothing(self.classified.class, self.commented.as_ref()));
        check_length("text", &text, true, &mut found);
        if self.received_on > today {
            found.push(Violation::new(Code::DayInFuture, ["receivedOn"]));
        } else if self.received_on.year() < EARLIEST_YEAR {
            found.push(Violation::new(Code::NotADate, ["receivedOn"]));
        }
        let sender = self.written.sender.check(&mut found);
        let written = Written { text, sender };
        if found.is_empty() { Ok(Self { written, ..self }) } else { Err(found) }
    }

    /// Whose queue it comes to: that of the part of the county it is about. What tells of discrimination goes past that
    /// part, to those who handle feedback for the whole county.
    pub fn queue(&self) -> Scope {
        route(self.classified.class, self.about)
    }
}

fn route(class: FeedbackClass, queue: Scope) -> Scope {
    if class == FeedbackClass::Discrimination { Scope::County } else { queue }
}

/// Only what was written of a programme is a comment on it.
fn about_nothing(class: FeedbackClass, commented: Option<&Commented>) -> Option<Violation> {
    let is_none = class == FeedbackClass::ProgrammeComment && commented.is_none();
    is_none.then(|| Violation::new(Code::UnknownOption, ["class"]))
}

/// How far feedback has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    Received,
    /// Somebody of the staff has it.
    InHandling {
        by: AccountId,
    },
    /// Handled on a Helsinki day.
    Handled {
        by: AccountId,
        on: NaiveDate,
    },
}

/// One piece of feedback. What it says lies sealed apart.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedbackItem {
    pub id: FeedbackItemId,
    pub channel: FeedbackChannel,
    pub classified: Classified,
    /// The sender's.
    pub language: LanguageTag,
    /// The part of the county that it is about.
    pub about: Scope,
    /// Of what of a programme it says something, where it was written there.
    pub commented: Option<Commented>,
    /// Who handles it: those who do for this part of the county.
    pub queue: Scope,
    /// The Helsinki day on which the county got it.
    pub received_on: NaiveDate,
    /// The last Helsinki day on which it is handled in time, as it was computed at receipt or when its class changed.
    pub due_on: NaiveDate,
    /// Its sender can be answered.
    pub has_contact: bool,
    pub progress: Progress,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

impl FeedbackItem {
    /// Feedback that has come in, checked.
    pub fn received(id: FeedbackItemId, intake: &Intake, eves: Eves, now: DateTime<Utc>) -> Self {
        Self {
            id,
            channel: intake.channel,
            classified: intake.classified,
            language: intake.language.clone(),
            about: intake.about,
            commented: intake.commented.clone(),
            queue: intake.queue(),
            received_on: intake.received_on,
            due_on: due(intake.received_on, intake.classified.class.clock(), eves),
            has_contact: intake.written.sender.is_reached(),
            progress: Progress::Received,
            version: 1,
            created_at: now,
        }
    }

    pub fn state(&self) -> FeedbackState {
        match self.progress {
            Progress::Received => FeedbackState::Received,
            Progress::InHandling { .. } => FeedbackState::InHandling,
            Progress::Handled { .. } => FeedbackState::Handled,
        }
    }

    /// The Helsinki day on which it was handled.
    pub fn handled_on(&self) -> Option<NaiveDate> {
        match self.progress {
            Progress::Handled { on, .. } => Some(on),
            Progress::Received | Progress::InHandling { .. } => None,
        }
    }

    /// Whoever has it or has handled it.
    pub fn handler(&self) -> Option<AccountId> {
        match self.progress {
            Progress::Received => None,
            Progress::InHandling { by } | Progress::Handled { by, .. } => Some(by),
        }
    }

    /// Not handled although its time has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.handled_on().is_none() && self.due_on < today
    }

    /// Somebody takes it, from whoever had it.
    pub fn taken(self, by: AccountId) -> Result<Self, Violation> {
        self.changed(|one| Self { progress: Progress::InHandling { by }, ..one })
    }

    /// Counted as something else from now on. Its time is computed again from its receipt; what turns out to tell of
    /// discrimination leaves the queue of whom it is about. Only what was written of a programme can be a comment on it.
    pub fn classified(self, classified: Classified, eves: Eves) -> Result<Self, Violation> {
        if let Some(wrong) = about_nothing(classified.class, self.commented.as_ref()) {
            return Err(wrong);
        }
        self.changed(|one| Self {
            due_on: due(one.received_on, classified.class.clock(), eves),
            queue: if classified.class == one.classified.class {
                one.queue
            } else {
                route(classified.class, one.queue)
            },
            classified,
            ..one
        })
    }

    /// Handed to those who handle feedback for another part of the county; nobody there has taken it yet. What tells of
    /// discrimination is not given to the unit that it is about.
    pub fn moved(self, queue: Scope) -> Result<Self, Violation> {
        let is_unit = matches!(queue, Scope::Unit { .. });
        if self.classified.class == FeedbackClass::Discrimination && is_unit && queue == self.about {
            return Err(Violation::new(Code::FeedbackOwnUnit, ["queue"]));
        }
        self.changed(|one| Self { queue, progress: Progress::Received, ..one })
    }

    /// Handled by whoever has it: what was done is told and, where the sender can be reached, an answer goes out.
    pub fn handled(self, on: NaiveDate, done: Done) -> Result<(Self, Done), Violations> {
        let Progress::InHandling { by } = self.progress else { return Err(vec![not_so()]) };
        let done = Done { action: done.action.trim().to_owned(), answer: done.answer.trim().to_owned() };
        let mut found = Violations::new();
        check_length("action", &done.action, true, &mut found);
        check_length("answer", &done.answer, self.has_contact, &mut found);
        if !found.is_empty() {
            return Err(found);
        }
        let handled = self.changed(|one| Self { progress: Progress::Handled { by, on }, ..one });
        Ok((handled.map_err(|wrong| vec![wrong])?, done))
    }

    /// What was handled stays as it was counted.
    fn changed(self, change: impl FnOnce(Self) -> Self) -> Result<Self, Violation> {
        if self.handled_on().is_some() {
            return Err(not_so());
        }
        let version = self.version + 1;
        Ok(Self { version, ..change(self) })
    }
}

pub(super) fn check_length(field: &'static str, text: &str, is_required: bool, found: &mut Violations) {
    if is_required && text.is_empty() {
        found.push(Violation::new(Code::Required, [field]));
    }
    if text.chars().count() > TEXT_MAX {
        found.push(Violation::new(Code::TooLong, [field]).with("max", TEXT_MAX));
    }
}

fn not_so() -> Violation {
    Violation::new(Code::FeedbackNotSo, ["itemId"])
}

/// Which feedback a queue shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemFilter {
    pub class: Option<FeedbackClass>,
    pub channel: Option<FeedbackChannel>,
    /// `None`: what is not handled, unless [`Self::with_handled`].
    pub state: Option<FeedbackState>,
    pub with_handled: bool,
    /// Only what belongs to this part of the county.
    pub queue: Option<Scope>,
    pub is_overdue: bool,
    /// Only what is due on this Helsinki day or before.
    pub due_by: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::{DivisionId, TypedId, UnitId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn unit() -> Scope {
        let division = DivisionId::from_uuid(Uuid::from_u128(1));
        Scope::Unit { division, unit: UnitId::from_uuid(Uuid::from_u128(2)) }
    }

    fn as_class(class: FeedbackClass) -> Classified {
        Classified { class, theme: None, service: None, service_language: None }
    }

    fn intake(class: FeedbackClass) -> Intake {
        Intake {
            channel: FeedbackChannel::Web,
            classified: as_class(class),
            language: LanguageTag::finnish(),
            about: unit(),
            commented: None,
            received_on: day("2026-12-15"),
            written: Written { text: " Kiitos! ".to_owned(), sender: Sender::default() },
        }
    }

    fn item(class: FeedbackClass, sender: Sender) -> FeedbackItem {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let mut intake = intake(class);
        intake.written.sender = sender;
        FeedbackItem::received(FeedbackItemId::fresh(at, [1; 10]), &intake, Eves::NonWorking, at)
    }

    fn somebody() -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(9))
    }

    fn reached() -> Sender {
        Sender { phone: Some("+358401234567".to_owned()), ..Sender::default() }
    }

    fn done(action: &str, answer: &str) -> Done {
        Done { action: action.to_owned(), answer: answer.to_owned() }
    }

    fn codes(found: Violations) -> Vec<(Code, String)> {
        found.into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn what_comes_in_is_brought_into_its_form_or_refused_with_every_reason() {
        let checked = intake(FeedbackClass::Thanks).check(day("2026-12-15")).unwrap();
        assert_eq!(checked.written.text, "Kiitos!");
        let mut wrong = intake(FeedbackClass::Thanks);
        wrong.written.text = " ".to_owned();
        wrong.written.sender = Sender {
            name: "A\u{7}".to_owned(),
            email: Some("aino".to_owned()),
            phone: Some("040".to_owned()),
        };
        let found = codes(wrong.check(day("2026-12-14")).unwrap_err());
        let expected = [
            (Code::Required, "text"),
            (Code::DayInFuture, "receivedOn"),
            (Code::ControlCharacter, "name"),
            (Code::NotAnEmail, "email"),
            (Code::NotAPhoneNumber, "phone"),
        ];
        assert_eq!(found, expected.map(|(code, path)| (code, path.to_owned())));
        let sender = Sender {
            email: Some(" ".to_owned()),
            phone: Some("040 123 4567".to_owned()),
            ..Sender::default()
        };
        let mut good = intake(FeedbackClass::Thanks);
        good.written.sender = sender;
        assert_eq!(good.check(day("2026-12-15")).unwrap().written.sender, reached());
    }

    #[test]
    fn handled_is_what_was_done_and_answered_where_somebody_can_be() {
        let on = day("2026-12-20");
        let untaken = item(FeedbackClass::Complaint, reached()).handled(on, done("Korjattiin.", "Kiitos."));
        assert_eq!(untaken.unwrap_err()[0].code, Code::FeedbackNotSo);
        let taken = || item(FeedbackClass::Complaint, reached()).taken(somebody()).unwrap();
        let found = codes(taken().handled(on, done(" ", "")).unwrap_err());
        assert_eq!(found, [(Code::Required, "action".to_owned()), (Code::Required, "answer".to_owned())]);
        let (handled, told) = taken().handled(on, done(" Korjattiin. ", "Kiitos.")).unwrap();
        assert_eq!((handled.state(), handled.handled_on()), (FeedbackState::Handled, Some(on)));
        assert_eq!((told.action.as_str(), handled.version), ("Korjattiin.", 3));
        // Nobody can be answered: nothing has to be.
        let nameless = item(FeedbackClass::Complaint, Sender::default()).taken(somebody()).unwrap();
        assert!(nameless.handled(on, done("Korjattiin.", "")).is_ok());
        // What was handled stays as it was counted.
        let code = |done: Result<FeedbackItem, Violation>| done.unwrap_err().code;
        assert_eq!(code(handled.clone().taken(somebody())), Code::FeedbackNotSo);
        assert_eq!(code(handled.clone().moved(Scope::County)), Code::FeedbackNotSo);
        let otherwise = as_class(FeedbackClass::Thanks);
        assert_eq!(code(handled.clone().classified(otherwise, Eves::NonWorking)), Code::FeedbackNotSo);
        assert_eq!(handled.handled(on, done("x", "y")).unwrap_err()[0].code, Code::FeedbackNotSo);
    }

    #[test]
    fn another_class_has_its_own_time_from_receipt() {
        let one = item(FeedbackClass::Complaint, Sender::default());
        assert_eq!(one.due_on, day("2027-01-11"));
        let one = one.classified(as_class(FeedbackClass::Accessibility), Eves::NonWorking).unwrap();
        assert_eq!(one.due_on, day("2026-12-29"));
        let one = one.classified(as_class(FeedbackClass::Thanks), Eves::NonWorking).unwrap();
        assert_eq!((one.due_on, one.queue), (day("2027-01-11"), unit()));
        assert!(!one.is_overdue(day("2027-01-11")) && one.is_overdue(day("2027-01-12")));
    }

    #[test]
    fn discrimination_goes_past_the_unit_that_it_is_about() {
        let told = item(FeedbackClass::Discrimination, Sender::default());
        assert_eq!((told.queue, told.about), (Scope::County, unit()));
        assert_eq!(told.clone().moved(unit()).unwrap_err().code, Code::FeedbackOwnUnit);
        let Scope::Unit { division, .. } = unit() else { panic!() };
        let moved = told.moved(Scope::Division(division)).unwrap();
        assert_eq!(moved.queue, Scope::Division(division));
        // Put right about something else, it stays where it was put.
        let again = as_class(FeedbackClass::Discrimination);
        assert_eq!(moved.classified(again, Eves::NonWorking).unwrap().queue, Scope::Division(division));
        let found_out = item(FeedbackClass::Complaint, Sender::default());
        let found_out = found_out.taken(somebody()).unwrap();
        let found_out = found_out.classified(again, Eves::NonWorking).unwrap();
        assert_eq!(found_out.queue, Scope::County);
    }

    #[test]
    fn whoever_gave_feedback_is_in_no_line_of_a_debugger() {
        let sender = Sender { name: "Aino Esimerkki".to_owned(), ..reached() };
        let shown = format!("{:?}", Written { text: String::new(), sender });
        assert!(!shown.contains("Aino") && !shown.contains("+358"), "{shown}");
    }

    proptest! {
        /// However often its class changes, its time is that of its last class from its receipt.
        #[test]
        fn the_time_is_that_of_the_last_class(classes in proptest::collection::vec(0..FeedbackClass::ALL.len() - 1, 1..6)) {
            // The last class is of comments only, which this is none of.
            let mut one = item(FeedbackClass::Thanks, Sender::default());
            for class in &classes {
                one = one.classified(as_class(FeedbackClass::ALL[*class]), Eves::NonWorking).unwrap();
            }
            let last = FeedbackClass::ALL[*classes.last().unwrap()];
            prop_assert_eq!(one.due_on, due(day("2026-12-15"), last.clock(), Eves::NonWorking));
        }
    }
}
