//! Bodies (toimielimet): influencing bodies and those that decide, what they say and handle, and what they propose.

mod figures;
mod proposal;
mod record;

use std::ops::RangeInclusive;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::BodyId;
use crate::panel::{check_length, check_text};
use crate::text::{LocalizedText, is_web_address};
use crate::violation::{Code, Violation, Violations};

pub use figures::{BodyFigures, HandledMatter, handled};
pub use proposal::{FollowUp, FollowUpFigures, Proposal, ProposalContent, ProposalStanding, follow_up};
pub use record::{BodyRecord, RecordContent, RecordKind, is_before_decision};

coded_enum! {
    /// What kind of body it is.
    BodyKind, "body-kind-" {
        /// Nuorisovaltuusto.
        YouthCouncil = "youth_council",
        /// Vanhusneuvosto.
        OlderPeoplesCouncil = "older_peoples_council",
        /// Vammaisneuvosto.
        DisabilityCouncil = "disability_council",
        /// Monikulttuurisuusasiain neuvottelukunta.
        MulticulturalBoard = "multicultural_board",
        /// Saamen kielen lautakunta.
        SamiLanguageBoard = "sami_language_board",
        /// Kansalliskielilautakunta.
        NationalLanguagesBoard = "national_languages_board",
        /// Lautakunta.
        Committee = "committee",
        /// Aluehallitus.
        CountyBoard = "county_board",
        /// Aluevaltuusto.
        CountyCouncil = "county_council",
        Other = "other",
    }
}

coded_enum! {
    /// What a body is for.
    BodyRole, "body-role-" {
        /// It advises and states (vaikuttamistoimielin) and decides nothing.
        Influencing = "influencing",
        /// It decides, or prepares what others decide.
        Deciding = "deciding",
    }
}

coded_enum! {
    /// What a body makes for every year.
    DocumentKind, "body-document-" {
        /// Toimintasuunnitelma.
        ActionPlan = "action_plan",
        /// Viestintäsuunnitelma.
        CommunicationPlan = "communication_plan",
        /// Toimintakertomus.
        AnnualReport = "annual_report",
    }
}

const NAME_MAX: usize = 150;
const PURPOSE_MAX: usize = 2_000;
/// The most characters of how one reaches it, and of when it meets.
const CONTACT_MAX: usize = 1_000;
/// The most characters of the names of its members.
const MEMBERS_MAX: usize = 5_000;
/// The most characters of a web address.
const ADDRESS_MAX: usize = 500;
/// Years for which documents are noted: the counties began in 2023.
pub const YEARS: RangeInclusive<i32> = 2_020..=2_100;

/// What is written of a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyContent {
    pub kind: BodyKind,
    pub role: BodyRole,
    pub name: LocalizedText,
    /// What it is for; may be blank.
    pub purpose: LocalizedText,
    /// The law demands it (laki hyvinvointialueesta 611/2021, 32 §, and the laws on languages).
    pub is_statutory: bool,
    /// Its last Helsinki day, once it has one: it is offered no more for paths of matters from the next day on.
    pub ended_on: Option<NaiveDate>,
    /// How one reaches it; may be blank, as may all below.
    #[serde(default)]
    pub contact: LocalizedText,
    /// When and where it meets.
    #[serde(default)]
    pub meets: LocalizedText,
    /// Its own page on the web.
    #[serde(default)]
    pub website: String,
    /// Those of its members who have agreed that everybody reads their names, one a line, each with what they do in it where
    /// that is told.
    #[serde(default)]
    pub members: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub id: BodyId,
    pub content: BodyContent,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// That a body has made a document for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyDocument {
    pub body: BodyId,
    pub year: i32,
    pub kind: DocumentKind,
    /// Where it can be read; blank where it is not on the web.
    pub address: String,
}

impl BodyContent {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("name", &self.name, NAME_MAX, &mut wrong);
        check_length("purpose", &self.purpose, PURPOSE_MAX, &mut wrong);
        for (field, text) in [("contact", &self.contact), ("meets", &self.meets)] {
            check_length(field, text, CONTACT_MAX, &mut wrong);
        }
        check_address("website", &self.website, &mut wrong);
        if self.members.chars().count() > MEMBERS_MAX {
            wrong.push(Violation::new(Code::TooLong, ["members"]).with("max", MEMBERS_MAX));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl BodyContent {
    /// The members who are named to everybody, each with what they do in it where that is told.
    pub fn named_members(&self) -> impl Iterator<Item = &str> {
        self.members.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

impl Body {
    pub fn is_influencing(&self) -> bool {
        self.content.role == BodyRole::Influencing
    }

    /// Whether matters are taken to it on a day.
    pub fn is_at_work(&self, today: NaiveDate) -> bool {
        self.content.ended_on.is_none_or(|last| today <= last)
    }
}

impl BodyDocument {
    /// What is wrong with its address.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_address("address", &self.address, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// Refuses a year for which no documents are noted.
pub fn check_year(year: i32) -> Result<(), Violation> {
    let (min, max) = (i64::from(*YEARS.start()), i64::from(*YEARS.end()));
    let out_of_range = || Violation::new(Code::OutOfRange, ["year"]).with("min", min).with("max", max);
    if YEARS.contains(&year) { Ok(()) } else { Err(out_of_range()) }
}

/// An address is on the web and not too long, or blank.
pub(crate) fn check_address(field: &str, address: &str, wrong: &mut Violations) {
    if address.chars().count() > ADDRESS_MAX {
        wrong.push(Violation::new(Code::TooLong, [field]).with("max", ADDRESS_MAX));
    } else if !address.is_empty() && !is_web_address(address) {
        wrong.push(Violation::new(Code::NotAnAddress, [field]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;

    #[test]
    fn a_document_is_on_the_web_or_on_paper_and_of_a_year_that_can_be() {
        let of = |address: &str| {
            let document = BodyDocument {
                body: BodyId::fresh(DateTime::UNIX_EPOCH, [1; 10]),
                year: 2026,
                kind: DocumentKind::AnnualReport,
                address: address.to_owned(),
            };
            document.check().err().map(|wrong| wrong.iter().map(|one| one.code).collect::<Vec<_>>())
        };
        assert_eq!(of(""), None);
        assert_eq!(of("https://example.fi/kertomus.pdf"), None);
        assert_eq!(of("javascript:alert(1)"), Some(vec![Code::NotAnAddress]));
        assert_eq!(of(&format!("https://{}", "a".repeat(500))), Some(vec![Code::TooLong]));
        assert_eq!(check_year(2026), Ok(()));
        assert_eq!(check_year(26).unwrap_err().code, Code::OutOfRange);
    }

    #[test]
    fn a_body_takes_matters_to_its_last_day_and_names_who_agreed() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let content = BodyContent {
            kind: BodyKind::YouthCouncil,
            role: BodyRole::Influencing,
            name: LocalizedText::from([("fi", "Nuorisovaltuusto")]),
            purpose: LocalizedText::default(),
            is_statutory: true,
            ended_on: Some(day("2026-12-31")),
            contact: LocalizedText::default(),
            meets: LocalizedText::default(),
            website: "neuvosto".to_owned(),
            members: " Aino Esimerkki, puheenjohtaja\r\n\nOnni Esimerkki ".to_owned(),
        };
        let wrong: Vec<_> = content.check().unwrap_err().into_iter().map(|one| one.code).collect();
        assert_eq!(wrong, [Code::NotAnAddress]);
        let named: Vec<_> = content.named_members().collect();
        assert_eq!(named, ["Aino Esimerkki, puheenjohtaja", "Onni Esimerkki"]);
        let at = DateTime::UNIX_EPOCH;
        let body =
            Body { id: BodyId::fresh(at, [1; 10]), content, version: 1, created_at: at, updated_at: at };
        assert!(body.is_at_work(day("2026-12-31")) && !body.is_at_work(day("2027-01-01")));
    }
}
