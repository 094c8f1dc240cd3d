//! Experts as they are registered. What tells who somebody is, or what they have lived through, is not here yet:
//! an alias, languages and where and how they take part.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::busy::Mode;
use crate::LanguageTag;
use crate::id::ExpertId;
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// Where an expert stands.
    ExpertStatus, "expert-status-" {
        Active = "active",
        /// Asked for nothing until they say so.
        Paused = "paused",
        Ended = "ended",
    }
}

const ALIAS_MAX: usize = 60;
const LANGUAGES_MAX: usize = 20;

/// What is known of an expert before a booking: an alias, never a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What orderers and colleagues see until a booking is confirmed.
    pub alias: String,
    /// Languages in which the expert can work, sign languages included.
    pub languages: Vec<LanguageTag>,
    pub modes: Vec<Mode>,
    /// The last day on which the agreement with the county holds.
    pub agreement_until: NaiveDate,
}

impl Profile {
    pub fn check(&self) -> Result<(), Violations> {
        let mut found = Violations::new();
        let alias = self.alias.trim();
        if alias.is_empty() {
            found.push(Violation::new(Code::Required, ["alias"]));
        } else if alias.chars().count() > ALIAS_MAX {
            found.push(Violation::new(Code::TooLong, ["alias"]).with("max", ALIAS_MAX));
        }
        if self.languages.is_empty() {
            found.push(Violation::new(Code::Required, ["languages"]));
        } else if self.languages.len() > LANGUAGES_MAX {
            found.push(Violation::new(Code::TooLong, ["languages"]).with("max", LANGUAGES_MAX));
        }
        if self.modes.is_empty() {
            found.push(Violation::new(Code::Required, ["modes"]));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

/// An expert by experience.
#[derive(Clone, Debug, PartialEq)]
pub struct Expert {
    pub id: ExpertId,
    pub status: ExpertStatus,
    pub profile: Profile,
    pub created_at: DateTime<Utc>,
}
