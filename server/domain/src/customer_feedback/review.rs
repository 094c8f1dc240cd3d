//! That a unit has gone through its feedback, as units do regularly.

use chrono::{DateTime, NaiveDate, Utc};

use crate::id::{AccountId, FeedbackReviewId};
use crate::identity::Scope;
use crate::violation::{Code, Violation};

const NOTE_MAX: usize = 2_000;

/// One entry of the log. It stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: FeedbackReviewId,
    /// Whose feedback was gone through.
    pub queue: Scope,
    /// The Helsinki day.
    pub on: NaiveDate,
    pub note: ReviewNote,
    /// How much was not handled then.
    pub waiting: u64,
    /// How much of that was overdue.
    pub overdue: u64,
    pub by: AccountId,
    pub at: DateTime<Utc>,
}

/// What was found, and what the unit will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewNote(String);

impl ReviewNote {
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Violation::new(Code::Required, ["note"]));
        }
        if text.chars().count() > NOTE_MAX {
            return Err(Violation::new(Code::TooLong, ["note"]).with("max", NOTE_MAX));
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_says_something() {
        let code = |text: &str| ReviewNote::parse(text).map_err(|wrong| wrong.code);
        assert_eq!(code(" "), Err(Code::Required));
        assert_eq!(code(&"x".repeat(NOTE_MAX + 1)), Err(Code::TooLong));
        assert_eq!(code(" Käytiin läpi. ").unwrap().as_str(), "Käytiin läpi.");
    }
}
