//! The county that this installation serves, and its organisation.

use serde::{Deserialize, Serialize};

use crate::customer_feedback::RETENTION_MONTHS;
use crate::panel::FUNCTIONING_MONTHS;
use crate::working_day::Eves;
use crate::{DivisionId, LanguageTag, LocalizedText, UnitId};

/// How many answers must be pending before the mixer moves them (surveys.md); may only be raised.
pub const SMALLEST_MIX: u32 = 10;

/// The county's name and settings. One installation serves one county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    pub name: LocalizedText,
    /// Languages in which every public text must be complete before it is published.
    pub required_languages: Vec<LanguageTag>,
    /// Languages that the language switch of the pages offers, in that order.
    pub page_languages: Vec<LanguageTag>,
    pub municipalities: Vec<Municipality>,
    /// Where residents send accessibility feedback, and the registry office's address.
    pub contact_email: String,
    /// Answers pending before a mix; never under [`SMALLEST_MIX`].
    pub mix_threshold: u32,
    /// Days after closing during which staff may still enter posted answers, unless a survey says otherwise.
    pub late_answer_days: u16,
    /// How many months before a day a meeting still shows that a panel functions.
    #[serde(default = "functioning_months")]
    pub functioning_months: u32,
    /// Whether Christmas Eve and Midsummer Eve count as working days when feedback falls due.
    #[serde(default)]
    pub eves: Eves,
    /// The hosts of the county's own pages, whose readers may say there whether they found what they looked for.
    #[serde(default)]
    pub rated_hosts: Vec<String>,
    /// How many months after it was handled customer feedback is forgotten.
    #[serde(default = "feedback_months")]
    pub feedback_months: u32,
}

fn feedback_months() -> u32 {
    RETENTION_MONTHS
}

fn functioning_months() -> u32 {
    FUNCTIONING_MONTHS
}

impl County {
    /// A county that has set nothing yet: Finnish only, one name to be changed.
    pub fn blank() -> Self {
        Self {
            name: LocalizedText::from([
                ("fi", "Hyvinvointialue"),
                ("sv", "Välfärdsområdet"),
                ("en", "Wellbeing services county"),
            ]),
            required_languages: vec![LanguageTag::finnish(), LanguageTag::swedish()],
            page_languages: ["fi", "sv", "en", "fi-simple"].iter().filter_map(|t| t.parse().ok()).collect(),
            municipalities: Vec::new(),
            contact_email: String::new(),
            mix_threshold: SMALLEST_MIX,
            late_answer_days: 14,
            functioning_months: FUNCTIONING_MONTHS,
            eves: Eves::default(),
            rated_hosts: Vec::new(),
            feedback_months: RETENTION_MONTHS,
        }
    }
}

/// A municipality of the county, by its official three-digit code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    pub code: String,
    pub name: LocalizedText,
}

/// A division (toimiala) with its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    pub id: DivisionId,
    pub name: LocalizedText,
    pub units: Vec<Unit>,
}

/// A unit (yksikkö) of a division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub name: LocalizedText,
}
