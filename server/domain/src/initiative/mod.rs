//! Initiatives (aloitteet): what residents, associations and organisations want the county to do, how that is handled, and
//! what the maker is told (the act on wellbeing services counties, 611/2021, section 30).

mod deadline;
mod figures;
mod life;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::expert::Contact;
use crate::id::{InitiativeId, InitiativeReplyId, NoteId};
use crate::identity::Scope;
use crate::language::LanguageTag;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

pub use deadline::{Deadlines, InitiativeSettings};
pub use figures::{InitiativeFigures, figures};
pub use life::{InitiativeState, Outcome, OutcomeKind, Progress, PublicText, Transfer};

coded_enum! {
    /// Who makes an initiative.
    MakerKind, "initiative-maker-" {
        Person = "person",
        Association = "association",
        /// A company, a foundation or another organisation.
        Organisation = "organisation",
    }
}

coded_enum! {
    /// By which somebody has the right to make an initiative; noted of each maker.
    MakerGround, "initiative-ground-" {
        /// Lives in the county.
        Resident = "resident",
        /// An association, foundation or organisation that works in the county.
        OrganisationHere = "organisation_here",
        /// Uses the service that the initiative is about.
        ServiceUser = "service_user",
    }
}

coded_enum! {
    /// By which way it came.
    IntakeChannel, "initiative-channel-" {
        Web = "web",
        Paper = "paper",
        Phone = "phone",
        /// Told to somebody of the county face to face.
        InPerson = "in_person",
    }
}

coded_enum! {
    /// What was told to the maker, or done with them.
    NoteKind, "initiative-note-" {
        /// What is being done, or has been done since.
        Told = "told",
        /// The makers, or somebody for them, were heard.
        Hearing = "hearing",
        /// What was decided or answered.
        Answer = "answer",
        /// Who handles it instead.
        Transfer = "transfer",
    }
}

/// The most characters of a title, of the name of a service and of a number of the registry.
const TITLE_MAX: usize = 200;
const CASE_NUMBER_MAX: usize = 60;
/// The most characters of an initiative, and of what is told to its maker at a time.
const TEXT_MAX: usize = 10_000;
/// More people than live in the country make none.
const SUPPORTERS_MAX: u32 = 10_000_000;
/// How much may be told to one maker.
pub const NOTES_MAX: usize = 200;
/// How often a maker may reply: whoever finds a link cannot fill the database by it.
pub const REPLIES_MAX: usize = 30;

/// What the maker writes. Sealed in the database: people write of their health and of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeText {
    pub title: String,
    pub text: String,
    /// The service that it is about; needed of whoever has the right as its user, else it may be blank.
    pub service: String,
}

/// An initiative as it is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct NewInitiative {
    pub maker: MakerKind,
    pub ground: MakerGround,
    /// Who makes it, and how they are told what becomes of it. Neither an address nor a number is needed.
    pub contact: Contact,
    pub text: InitiativeText,
    /// How many make it together, the one who sends it included.
    pub supporters: u32,
}

/// An initiative and what becomes of it. Who made it and what it says lies sealed apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    pub id: InitiativeId,
    /// The part of the county that handles it.
    pub owner: Scope,
    pub maker: MakerKind,
    pub ground: MakerGround,
    pub channel: IntakeChannel,
    /// In which it is answered: that of the maker.
    pub language: LanguageTag,
    pub supporters: u32,
    /// The Helsinki day on which it came.
    pub received_on: NaiveDate,
    /// Reckoned when it came, and again when the number of makers is corrected: no later change of the settings moves it.
    pub deadlines: Deadlines,
    pub progress: Progress,
    /// The Helsinki day on which its maker was first told what is being done.
    pub first_told_on: Option<NaiveDate>,
    /// Under which the registry has it (asianumero); may be blank.
    pub case_number: String,
    /// What everybody reads of it; `None` while nobody does.
    pub public: Option<PublicText>,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What was told to a maker, or done with them. Once written it stays so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: NoteId,
    pub initiative: InitiativeId,
    pub kind: NoteKind,
    /// The Helsinki day on which it was told or done.
    pub on: NaiveDate,
    /// In the language of the maker.
    pub text: String,
}

/// What a maker has replied to what they were told, or added to what they wrote. Once written it stays so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakerReply {
    pub id: InitiativeReplyId,
    pub initiative: InitiativeId,
    /// The Helsinki day on which it came.
    pub on: NaiveDate,
    /// In the words of the maker.
    pub text: String,
    /// Whoever handles the initiative has opened it since.
    pub is_seen: bool,
}

/// Where an initiative stands in the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    pub owner: Scope,
    pub case_number: String,
    /// How many make it together, as it was counted.
    pub supporters: u32,
}

impl NewInitiative {
    /// Trims it, or collects what is wrong; the names of fields are those of the form and of the schema.
    pub fn check(self) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        let contact = self.contact.check().unwrap_or_else(|violations| {
            wrong.extend(violations);
            Contact::default()
        });
        if !self.maker.has(self.ground) {
            wrong.push(Violation::new(Code::GroundNotOfMaker, ["ground"]));
        }
        check_supporters(self.supporters, &mut wrong);
        let written = InitiativeText {
            title: self.text.title.trim().to_owned(),
            text: self.text.text.trim().to_owned(),
            service: self.text.service.trim().to_owned(),
        };
        check_line("title", &written.title, true, &mut wrong);
        check_line("service", &written.service, self.ground == MakerGround::ServiceUser, &mut wrong);
        wrong.extend(check_body("text", &written.text).err());
        if wrong.is_empty() { Ok(Self { contact, text: written, ..self }) } else { Err(wrong) }
    }
}

impl MakerKind {
    /// Whether such a maker can have the right by this ground: people live in the county, others work in it.
    pub fn has(self, ground: MakerGround) -> bool {
        match ground {
            MakerGround::Resident => self == Self::Person,
            MakerGround::OrganisationHere => self != Self::Person,
            MakerGround::ServiceUser => true,
        }
    }
}

/// What is told to a maker, without the space around it.
pub fn check_note(text: &str) -> Result<String, Violation> {
    let text = text.trim();
    check_body("message", text)?;
    Ok(text.to_owned())
}

fn check_body(field: &str, text: &str) -> Result<(), Violation> {
    if text.is_empty() {
        return Err(Violation::new(Code::Required, [field]));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Violation::new(Code::TooLong, [field]).with("max", TEXT_MAX));
    }
    if text.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t')) {
        return Err(Violation::new(Code::ControlCharacter, [field]));
    }
    Ok(())
}

fn check_line(field: &str, text: &str, is_needed: bool, wrong: &mut Violations) {
    if is_needed && text.is_empty() {
        wrong.push(Violation::new(Code::Required, [field]));
    }
    if text.chars().count() > TITLE_MAX {
        wrong.push(Violation::new(Code::TooLong, [field]).with("max", TITLE_MAX));
    }
    if text.chars().any(char::is_control) {
        wrong.push(Violation::new(Code::ControlCharacter, [field]));
    }
}

fn check_supporters(supporters: u32, wrong: &mut Violations) {
    if !(1..=SUPPORTERS_MAX).contains(&supporters) {
        let range = Violation::new(Code::OutOfRange, ["supporters"]);
        wrong.push(range.with("min", 1_i64).with("max", i64::from(SUPPORTERS_MAX)));
    }
}

/// A text that everybody reads: there in every language of `required`, and nowhere too long.
fn check_public(
    path: &[&str],
    text: &LocalizedText,
    max: usize,
    required: &[LanguageTag],
    wrong: &mut Violations,
) {
    let at =
        |tag: &LanguageTag| path.iter().copied().chain([tag.as_str()]).map(str::to_owned).collect::<Vec<_>>();
    for tag in required.iter().filter(|tag| text.get(tag).is_none()) {
        wrong.push(Violation::new(Code::Required, at(tag)));
    }
    for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > max) {
        wrong.push(Violation::new(Code::TooLong, at(tag)).with("max", max));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> NewInitiative {
        NewInitiative {
            maker: MakerKind::Person,
            ground: MakerGround::Resident,
            contact: Contact { name: " Maija Esimerkki ".to_owned(), ..Contact::default() },
            text: InitiativeText {
                title: " Iltavastaanotto ".to_owned(),
                text: "Pitäkää terveysasema auki\niltaisin.".to_owned(),
                service: String::new(),
            },
            supporters: 1,
        }
    }

    fn codes(sent: NewInitiative) -> Vec<(Code, String)> {
        sent.check().unwrap_err().into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn neither_an_address_nor_a_number_is_needed() {
        let checked = sent().check().unwrap();
        assert_eq!(
            (checked.contact.name.as_str(), checked.text.title.as_str()),
            ("Maija Esimerkki", "Iltavastaanotto")
        );
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = NewInitiative {
            maker: MakerKind::Association,
            contact: Contact { email: Some("ei osoite".to_owned()), ..Contact::default() },
            text: InitiativeText { title: "a\u{7}".to_owned(), ..InitiativeText::default() },
            supporters: 0,
            ..sent()
        };
        assert_eq!(
            codes(wrong),
            [
                (Code::Required, "contact.name".to_owned()),
                (Code::NotAnEmail, "contact.email".to_owned()),
                (Code::GroundNotOfMaker, "ground".to_owned()),
                (Code::OutOfRange, "supporters".to_owned()),
                (Code::ControlCharacter, "title".to_owned()),
                (Code::Required, "text".to_owned()),
            ]
        );
    }

    #[test]
    fn a_user_of_a_service_says_which_one() {
        for maker in MakerKind::ALL {
            let wrong = NewInitiative { maker: *maker, ground: MakerGround::ServiceUser, ..sent() };
            assert_eq!(codes(wrong), [(Code::Required, "service".to_owned())]);
        }
    }
}
