//! The form in which either side says how a gig was.

use domain::expert::feedback::GigFeedback;
use domain::{Code, Violation, Violations};

use crate::forms::Fields;

pub(crate) const SCORES: [u8; 5] = [1, 2, 3, 4, 5];

/// What is said of a gig, as it stands in the form.
#[derive(Clone, Default)]
pub(crate) struct Typed {
    pub(crate) score: Option<u8>,
    pub(crate) felt_safe: Option<bool>,
    pub(crate) wants_contact: bool,
    pub(crate) comment: String,
}

impl Typed {
    pub(crate) fn sent(fields: &Fields) -> Self {
        Self {
            score: fields.get("score").parse().ok(),
            felt_safe: match fields.get("feltSafe") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            wants_contact: fields.has("wantsContact"),
            comment: fields.get("comment").replace("\r\n", "\n").trim().to_owned(),
        }
    }

    pub(crate) fn is_safe(&self) -> bool {
        self.felt_safe == Some(true)
    }

    pub(crate) fn is_unsafe(&self) -> bool {
        self.felt_safe == Some(false)
    }

    pub(crate) fn has(&self, score: &u8) -> bool {
        self.score == Some(*score)
    }

    /// What it means, or what has not been said.
    pub(crate) fn read(&self) -> Result<GigFeedback, Violations> {
        let missing = |field: &str| Violation::new(Code::Required, [field]);
        match (self.score, self.felt_safe) {
            (Some(score), Some(felt_safe)) => Ok(GigFeedback {
                score,
                felt_safe,
                wants_contact: self.wants_contact,
                comment: self.comment.clone(),
            }),
            (score, felt_safe) => {
                let score = score.is_none().then(|| missing("score"));
                let felt_safe = felt_safe.is_none().then(|| missing("feltSafe"));
                Err(score.into_iter().chain(felt_safe).collect())
            }
        }
    }
}
