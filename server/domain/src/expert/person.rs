//! Who an expert is and what they have lived through: read by few, sealed in the database, each read logged.
//!
//! The classes are those of the registry's protection: L1 is what a coordinator's list shows ([`super::Profile`]),
//! L2 the [`Contact`], L3 the [`Sensitive`] part.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::theme::{ExpertTheme, Theme, Visibility};
use crate::LanguageTag;
use crate::id::{AccountId, ConsentId, ExpertId, OrderId, ReadId};
use crate::identity::{Email, PhoneNumber, Scope};
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// How protected a field is, and so who may read it.
    FieldClass, "field-class-" {
        /// Counts.
        L0 = "l0",
        /// Alias, languages, areas, competences.
        L1 = "l1",
        /// Name and contact.
        L2 = "l2",
        /// Themes, story, access needs, feedback about the expert.
        L3 = "l3",
    }
}

const NAME_MAX: usize = 120;
const PAYROLL_MAX: usize = 40;
const STORY_MAX: usize = 4_000;
const NOTES_MAX: usize = 1_000;

/// Name and contact (L2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    /// `None`: reached by phone.
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The language in which they are written to.
    pub language: Option<LanguageTag>,
    /// The number under which payroll knows them; no bank account or identity code is kept here.
    pub payroll_number: Option<String>,
}

impl Contact {
    /// Trims, brings addresses and numbers into their one form, and collects what is wrong.
    pub fn check(self) -> Result<Self, Violations> {
        let mut found = Violations::new();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            found.push(Violation::new(Code::Required, ["contact", "name"]));
        } else if name.chars().count() > NAME_MAX {
            found.push(Violation::new(Code::TooLong, ["contact", "name"]).with("max", NAME_MAX));
        }
        if name.chars().any(char::is_control) {
            found.push(Violation::new(Code::ControlCharacter, ["contact", "name"]));
        }
        let at = |violation: Violation, field: &str| Violation {
            path: vec!["contact".to_owned(), field.to_owned()],
            ..violation
        };
        let mut email = None;
        if let Some(value) = filled(self.email) {
            match Email::parse(&value) {
                Ok(parsed) => email = Some(parsed.as_str().to_owned()),
                Err(violation) => found.push(at(violation, "email")),
            }
        }
        let mut phone = None;
        if let Some(value) = filled(self.phone) {
            match PhoneNumber::parse(&value) {
                Ok(parsed) => phone = Some(parsed.as_str().to_owned()),
                Err(violation) => found.push(at(violation, "phone")),
            }
        }
        let payroll_number = filled(self.payroll_number);
        if payroll_number.as_ref().is_some_and(|number| number.chars().count() > PAYROLL_MAX) {
            found.push(Violation::new(Code::TooLong, ["contact", "payrollNumber"]).with("max", PAYROLL_MAX));
        }
        if payroll_number.as_ref().is_some_and(|number| number.chars().any(char::is_control)) {
            found.push(Violation::new(Code::ControlCharacter, ["contact", "payrollNumber"]));
        }
        if found.is_empty() {
            Ok(Self { name, email, phone, language: self.language, payroll_number })
        } else {
            Err(found)
        }
    }
}

fn filled(value: Option<String>) -> Option<String> {
    value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

coded_enum! {
    /// What an expert needs to take part.
    AccessNeed, "access-need-" {
        StepFree = "step_free",
        SignLanguageInterpreter = "sign_language_interpreter",
        Assistant = "assistant",
        Breaks = "breaks",
        HearingLoop = "hearing_loop",
        QuietRoom = "quiet_room",
    }
}

/// What an expert has lived through and needs (L3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sensitive {
    pub themes: Vec<ExpertTheme>,
    /// In their own words.
    pub story: String,
    pub access_needs: BTreeSet<AccessNeed>,
    /// What the needs above do not tell.
    pub access_notes: String,
    /// Parts of the county that must not order this expert: they are its client, or asked not to.
    pub keep_away_from: Vec<Scope>,
}

impl Sensitive {
    pub fn check(&self) -> Result<(), Violations> {
        let mut found = Violations::new();
        let mut seen = BTreeSet::new();
        if self.themes.iter().any(|entry| !seen.insert((entry.theme, entry.relation))) {
            found.push(Violation::new(Code::AnsweredTwice, ["sensitive", "themes"]));
        }
        for (field, text, max) in
            [("story", &self.story, STORY_MAX), ("accessNotes", &self.access_notes, NOTES_MAX)]
        {
            if text.chars().count() > max {
                found.push(Violation::new(Code::TooLong, ["sensitive", field]).with("max", max));
            }
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// Every theme once.
    pub fn theme_codes(&self) -> BTreeSet<Theme> {
        self.themes.iter().map(|entry| entry.theme).collect()
    }

    /// The themes that an orderer may know of.
    pub fn told_to_orderer(&self) -> BTreeSet<Theme> {
        let is_told = |entry: &&ExpertTheme| entry.visibility != Visibility::MatchingOnly;
        self.themes.iter().filter(is_told).map(|entry| entry.theme).collect()
    }

    /// The themes that stand on lists of candidates, too.
    pub fn listed(&self) -> BTreeSet<Theme> {
        let is_listed = |entry: &&ExpertTheme| entry.visibility == Visibility::Public;
        self.themes.iter().filter(is_listed).map(|entry| entry.theme).collect()
    }

    /// The same where no theme is told to anybody any more; each rests on the consent to keeping it.
    #[must_use]
    pub fn untold(mut self, keeping: ConsentId) -> Self {
        for entry in &mut self.themes {
            entry.visibility = Visibility::MatchingOnly;
            entry.consent = keeping;
        }
        self
    }

    /// What is left once a consent has been withdrawn.
    #[must_use]
    pub fn without(mut self, consent: ConsentId) -> Self {
        self.themes.retain(|entry| entry.consent != consent);
        self
    }
}

coded_enum! {
    /// What an expert consents to (GDPR art. 9(2)(a)).
    ConsentPurpose, "consent-purpose-" {
        /// Keeping themes, to find gigs that suit.
        Matching = "matching",
        /// Telling the orderer chosen themes.
        ToldToOrderer = "told_to_orderer",
        /// Being contacted by text message.
        TextMessages = "text_messages",
    }
}

/// A consent, given once and perhaps withdrawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    pub id: ConsentId,
    pub purpose: ConsentPurpose,
    /// Which version of the text was read.
    pub text_version: u16,
    pub given_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Consent {
    pub fn is_given(&self) -> bool {
        self.withdrawn_at.is_none()
    }

    /// Whether somebody has agreed to something, and not taken that back.
    pub fn holds(given: &[Self], purpose: ConsentPurpose) -> bool {
        given.iter().any(|one| one.purpose == purpose && one.is_given())
    }
}

stored_enum! {
    /// Who reads sealed data.
    Reader {
        Coordinator = "coordinator",
        Orderer = "orderer",
        /// The expert themselves.
        Expert = "expert",
        /// To pay a fee.
        Payroll = "payroll",
        /// The service itself, to send a message or to work out a mean.
        System = "system",
    }
}

/// One look at sealed data, written in the transaction of the look and shown to the expert.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedRead {
    pub id: ReadId,
    pub at: DateTime<Utc>,
    /// The account that read; `None` for the expert and the service itself.
    pub actor: Option<AccountId>,
    pub reader: Reader,
    pub expert: ExpertId,
    pub class: FieldClass,
    /// A short code, such as `booking` or `message`.
    pub purpose: String,
    pub order: Option<OrderId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expert::theme::{Recency, Relation};
    use crate::id::TypedId;
    use uuid::Uuid;

    fn entry(theme: Theme, visibility: Visibility, consent: u128) -> ExpertTheme {
        let consent = ConsentId::from_uuid(Uuid::from_u128(consent));
        ExpertTheme { theme, relation: Relation::Own, recency: Recency::Earlier, visibility, consent }
    }

    #[test]
    fn an_orderer_is_told_what_was_chosen_and_a_withdrawn_consent_takes_its_themes() {
        let sensitive = Sensitive {
            themes: vec![
                entry(Theme::Depression, Visibility::MatchingOnly, 1),
                entry(Theme::Debt, Visibility::Orderer, 2),
            ],
            ..Sensitive::default()
        };
        assert_eq!(sensitive.told_to_orderer(), BTreeSet::from([Theme::Debt]));
        assert_eq!(sensitive.listed(), BTreeSet::new());
        let kept = sensitive.clone().untold(ConsentId::from_uuid(Uuid::from_u128(1)));
        assert_eq!((kept.told_to_orderer(), kept.theme_codes().len()), (BTreeSet::new(), 2));
        let left = sensitive.without(ConsentId::from_uuid(Uuid::from_u128(2)));
        assert_eq!(left.theme_codes(), BTreeSet::from([Theme::Depression]));
    }

    #[test]
    fn a_contact_has_one_form_and_takes_no_line_break() {
        let contact = Contact {
            name: " Aino Esimerkki ".into(),
            email: Some("Aino@Example.fi".into()),
            phone: Some("040 123 4567".into()),
            ..Contact::default()
        };
        let contact = contact.check().unwrap();
        assert_eq!(
            (contact.name.as_str(), contact.email.as_deref()),
            ("Aino Esimerkki", Some("aino@example.fi"))
        );
        assert_eq!(contact.phone.as_deref(), Some("+358401234567"));
        let hostile = Contact { name: "Aino\r\nBcc: x@example.fi".into(), ..Contact::default() };
        assert_eq!(hostile.check().unwrap_err().first().unwrap().code, Code::ControlCharacter);
    }
}
