//! What residents say of the county's programme: of all of it, of one goal or measure, or of a report on it; and what the
//! county publishes of that, with its answer.

use chrono::NaiveDate;

use super::item::check_length;
use super::{FeedbackClass, FeedbackItem, FeedbackState, Sender};
use crate::LanguageTag;
use crate::id::{FeedbackItemId, PublicCommentId};
use crate::indicator::Period;
use crate::programme::{ItemKey, ProgrammeContent, ProgrammeKey};
use crate::violation::{Code, Violation, Violations};

/// As many last digits of a number as tell whose it is.
const DIGITS: usize = 7;

/// Of what of a programme somebody says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommentPart {
    /// The programme, or something that is no part of it.
    Whole,
    Goal(ItemKey),
    Measure(ItemKey),
    /// The published follow-up report on a period.
    Report(Period),
}

impl CommentPart {
    /// Its code, as it stands in addresses and rows; empty for the whole programme.
    pub fn code(&self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Goal(key) => format!("goal:{key}"),
            Self::Measure(key) => format!("measure:{key}"),
            Self::Report(period) => format!("report:{period}"),
        }
    }

    /// `None`: no part of any programme.
    pub fn from_code(code: &str) -> Option<Self> {
        if code.is_empty() {
            return Some(Self::Whole);
        }
        let (kind, of) = code.split_once(':')?;
        match kind {
            "goal" => of.parse().ok().map(Self::Goal),
            "measure" => of.parse().ok().map(Self::Measure),
            "report" => of.parse().ok().map(Self::Report),
            _ => None,
        }
    }

    /// Whether a version has this part. Of reports that is not told here.
    pub fn is_in(&self, content: &ProgrammeContent) -> bool {
        match self {
            Self::Whole | Self::Report(_) => true,
            Self::Goal(key) => content.goals().any(|goal| goal.key == *key),
            Self::Measure(key) => content.measures().any(|measure| measure.key == *key),
        }
    }
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commented {
    pub programme: ProgrammeKey,
    /// The number of the version that its writer read.
    pub version: i32,
    pub part: CommentPart,
    /// Its writer lets the county publish what they say, without who they are.
    pub may_publish: bool,
}

/// A comment as everybody reads it, with the county's answer. Nothing of it tells who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicComment {
    pub id: PublicCommentId,
    /// The feedback of which it is the public form.
    pub item: FeedbackItemId,
    pub commented: Commented,
    /// In which both texts are.
    pub language: LanguageTag,
    pub text: String,
    pub answer: String,
    /// The Helsinki day.
    pub published_on: NaiveDate,
}

impl PublicComment {
    /// What is published of a comment on a day: its text as staff have left it, and the answer to it.
    ///
    /// # Errors
    /// Where it is no handled comment whose writer lets it be published, a text is missing or too long, or one still tells
    /// who wrote it, as far as they have told.
    pub fn of(
        id: PublicCommentId,
        item: &FeedbackItem,
        sender: &Sender,
        (text, answer): (&str, &str),
        on: NaiveDate,
    ) -> Result<Self, Violations> {
        let commented = item.publishable().ok_or_else(not_so)?;
        let mut found = Violations::new();
        for (field, text) in [("text", text.trim()), ("answer", answer.trim())] {
            check_length(field, text, true, &mut found);
            if tells_who(text, sender) {
                found.push(Violation::new(Code::CommentTellsWho, [field]));
            }
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            id,
            item: item.id,
            commented: commented.clone(),
            language: item.language.clone(),
            text: text.trim().to_owned(),
            answer: answer.trim().to_owned(),
            published_on: on,
        })
    }
}

impl FeedbackItem {
    /// It is counted as a comment on a programme, not as feedback on services.
    pub fn is_comment(&self) -> bool {
        self.classified.class == FeedbackClass::ProgrammeComment
    }

    /// What it is about, where everybody may be told what it says: it is a comment, it is handled, and its writer lets it.
    pub fn publishable(&self) -> Option<&Commented> {
        let is_done = self.is_comment() && self.state() == FeedbackState::Handled;
        self.commented.as_ref().filter(|commented| is_done && commented.may_publish)
    }
}

fn not_so() -> Violations {
    vec![Violation::new(Code::CommentNotPublishable, ["itemId"])]
}

/// Whether a text holds the name, the address or the number that somebody has told of themselves.
fn tells_who(text: &str, sender: &Sender) -> bool {
    let lower = text.to_lowercase();
    let holds = |told: &str| !told.trim().is_empty() && lower.contains(&told.trim().to_lowercase());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(sender.phone.as_deref().unwrap_or_default());
    let last = number.get(number.len().saturating_sub(DIGITS)..).unwrap_or_default();
    holds(&sender.name)
        || sender.email.as_deref().is_some_and(holds)
        || (last.len() == DIGITS && digits(text).contains(last))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::super::{Classified, Done, FeedbackChannel, Intake, Written};
    use super::*;
    use crate::id::{AccountId, TypedId};
    use crate::identity::Scope;
    use crate::programme::KnownProgramme;
    use crate::working_day::Eves;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sender() -> Sender {
        Sender {
            name: "Aino Esimerkki".to_owned(),
            email: Some("aino@example.fi".to_owned()),
            phone: Some("+358401234567".to_owned()),
        }
    }

    fn commented(may_publish: bool) -> Commented {
        let programme = "oma".parse().unwrap();
        Commented { programme, version: 1, part: CommentPart::Whole, may_publish }
    }

    fn intake(may_publish: bool) -> Intake {
        let class = FeedbackClass::ProgrammeComment;
        Intake {
            channel: FeedbackChannel::Web,
            classified: Classified { class, theme: None, service: None, service_language: None },
            language: LanguageTag::finnish(),
            about: Scope::County,
            commented: Some(commented(may_publish)),
            received_on: day("2026-12-01"),
            written: Written { text: "Hyvä tavoite.".to_owned(), sender: sender() },
        }
    }

    fn received(intake: &Intake) -> FeedbackItem {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        FeedbackItem::received(FeedbackItemId::fresh(at, [1; 10]), intake, Eves::NonWorking, at)
    }

    fn handled(item: FeedbackItem) -> FeedbackItem {
        let by = AccountId::from_uuid(Uuid::from_u128(9));
        let done = Done { action: "Kirjattiin.".to_owned(), answer: "Kiitos.".to_owned() };
        item.taken(by).unwrap().handled(day("2026-12-02"), done).unwrap().0
    }

    fn publish(item: &FeedbackItem, text: &str, answer: &str) -> Result<PublicComment, Vec<(Code, String)>> {
        let id = PublicCommentId::from_uuid(Uuid::from_u128(7));
        let made = PublicComment::of(id, item, &sender(), (text, answer), day("2026-12-03"));
        made.map_err(|found| found.into_iter().map(|one| (one.code, one.path.join("."))).collect())
    }

    #[test]
    fn a_part_reads_back_from_its_code() {
        let parts = ["", "goal:vake-2-3", "measure:vake-2-3-b", "report:2026-H1", "report:2026"];
        for code in parts {
            assert_eq!(CommentPart::from_code(code).unwrap().code(), code);
        }
        for code in ["goal", "goal:", "report:spring", "indicator:V01", "goal:Ä"] {
            assert_eq!(CommentPart::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn a_part_is_of_the_version_that_has_it() {
        let content = KnownProgramme::VantaaKerava.content().unwrap();
        let is_in = |code: &str| CommentPart::from_code(code).unwrap().is_in(content);
        assert!(is_in("") && is_in("measure:vake-2-3-b") && is_in("report:2026"));
        assert!(!is_in("goal:vake-2-3-b") && !is_in("measure:none"));
    }

    #[test]
    fn only_a_handled_comment_whose_writer_lets_it_is_published() {
        let waiting = received(&intake(true));
        let refused = [(Code::CommentNotPublishable, "itemId".to_owned())];
        assert_eq!(publish(&waiting, "Hyvä.", "Kiitos.").unwrap_err(), refused);
        assert_eq!(publish(&handled(received(&intake(false))), "Hyvä.", "Kiitos.").unwrap_err(), refused);
        let one = publish(&handled(waiting.clone()), " Hyvä. ", "Kiitos.").unwrap();
        assert_eq!((one.text.as_str(), one.answer.as_str()), ("Hyvä.", "Kiitos."));
        // What turns out to be feedback on a service is none.
        let complaint = Classified { class: FeedbackClass::Complaint, ..waiting.classified };
        let other = handled(waiting.classified(complaint, Eves::NonWorking).unwrap());
        assert_eq!(publish(&other, "Hyvä.", "Kiitos.").unwrap_err(), refused);
    }

    #[test]
    fn what_is_published_does_not_tell_what_its_writer_told_of_themselves() {
        let item = handled(received(&intake(true)));
        for text in ["Terveisin aino esimerkki", "Kirjoita: AINO@example.fi", "Soita 040 123 4567"] {
            let found = publish(&item, text, "").unwrap_err();
            let expected = [(Code::CommentTellsWho, "text"), (Code::Required, "answer")];
            assert_eq!(found, expected.map(|(code, path)| (code, path.to_owned())), "{text}");
        }
        let answer = publish(&item, "Hyvä.", "Kiitos, Aino Esimerkki").unwrap_err();
        assert_eq!(answer, [(Code::CommentTellsWho, "answer".to_owned())]);
    }

    #[test]
    fn a_comment_is_about_something() {
        let nothing = Intake { commented: None, ..intake(true) };
        let found = nothing.check(day("2026-12-01")).unwrap_err();
        assert_eq!((found[0].code, found[0].path.join(".")), (Code::UnknownOption, "class".to_owned()));
        let of_service = Classified { class: FeedbackClass::Thanks, ..intake(true).classified };
        let thanks = received(&Intake { commented: None, classified: of_service, ..intake(true) });
        let as_comment = intake(true).classified;
        assert_eq!(thanks.classified(as_comment, Eves::NonWorking).unwrap_err().code, Code::UnknownOption);
    }
}
