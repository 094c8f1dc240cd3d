//! Feedback after a gig, both ways: was it useful, was it safe.

use serde::{Deserialize, Serialize};

use crate::disclosure::{STAFF_GROUP, may_stand_alone};
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

/// What the feedback of one side comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedbackFigures {
    pub side: Side,
    /// `None` where it is hidden.
    pub given: Option<u64>,
    /// The mean score in tenths, halves rounded up; `None` where it is hidden, or there is none.
    pub mean_tenths: Option<u32>,
}

impl FeedbackFigures {
    /// Of so many experts' gigs, by what was said of them; `scores` are not looked at where they are hidden.
    pub fn new(side: Side, experts: usize, scores: &[u8]) -> Self {
        if !Self::are_shown(experts) {
            return Self { side, given: None, mean_tenths: None };
        }
        let given = u64::try_from(scores.len()).unwrap_or(u64::MAX);
        let sum: u64 = scores.iter().map(|score| u64::from(*score)).sum();
        let mean = (sum * 20 + given).checked_div(given * 2);
        Self { side, given: Some(given), mean_tenths: mean.and_then(|tenths| u32::try_from(tenths).ok()) }
    }

    /// Whether feedback on the gigs of so many experts may be counted aloud. It goes by the experts: the mean of
    /// many gigs of one would tell of that one.
    pub fn are_shown(experts: usize) -> bool {
        may_stand_alone(u64::try_from(experts).unwrap_or(u64::MAX), STAFF_GROUP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_told_of_five_experts_and_to_a_tenth() {
        let of = |experts, scores: &[u8]| {
            let figures = FeedbackFigures::new(Side::Expert, experts, scores);
            (figures.given, figures.mean_tenths)
        };
        assert_eq!(of(0, &[]), (Some(0), None), "none is no secret, and no mean");
        assert_eq!(of(1, &[5; 40]), (None, None), "many gigs of one expert");
        assert_eq!(of(4, &[5, 4, 3, 2]), (None, None));
        assert_eq!(of(5, &[5, 4, 4, 2, 1]), (Some(5), Some(32)));
        assert_eq!(of(6, &[5, 5, 5, 5, 5, 4, 4, 4]), (Some(8), Some(46)), "4.625");
        assert_eq!(
            of(5, &[1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
            (Some(20), Some(11)),
            "1.05"
        );
    }
}
