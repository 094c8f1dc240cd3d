//! Feedback after a gig, both ways: was it useful, was it safe.

use serde::{Deserialize, Serialize};

use crate::violation::{Code, Violation, Violations};

stored_enum! {
    /// Who gives feedback.
    Side {
        Orderer = "orderer",
        Expert = "expert",
    }
}

const COMMENT_MAX: usize = 2_000;

/// What somebody says of a gig (L3: about an expert, or by one).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GigFeedback {
    /// From 1 to 5: how useful it was, or how well the expert was heard.
    pub score: u8,
    /// Everybody was treated with respect.
    pub felt_safe: bool,
    /// A coordinator is asked to get in touch.
    pub wants_contact: bool,
    pub comment: String,
}

impl GigFeedback {
    pub fn check(&self) -> Result<(), Violations> {
        let mut found = Violations::new();
        if !(1..=5).contains(&self.score) {
            found.push(Violation::new(Code::OutOfRange, ["score"]).with("min", 1_i64).with("max", 5_i64));
        }
        if self.comment.chars().count() > COMMENT_MAX {
            found.push(Violation::new(Code::TooLong, ["comment"]).with("max", COMMENT_MAX));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// Whether a coordinator has to look into it.
    pub fn needs_somebody(&self) -> bool {
        self.wants_contact || !self.felt_safe
    }
}
