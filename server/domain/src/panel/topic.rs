//! What members propose that their panel talk about.

use chrono::{DateTime, Utc};

use crate::id::{MemberId, PanelId, TopicId};
use crate::violation::{Code, Violation, Violations};

/// The most characters of a proposal, and of what is answered to it.
const TEXT_MAX: usize = 1_000;
/// As many can wait for an answer to one member.
pub const TOPICS_MAX: usize = 20;

coded_enum! {
    /// What has become of a proposal.
    TopicState, "topic-state-" {
        Proposed = "proposed",
        /// The panel talks about it.
        Taken = "taken",
        /// The panel does not talk about it; the answer says why.
        Left = "left",
    }
}

/// A proposal of a member. What it says lies sealed apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub id: TopicId,
    pub panel: PanelId,
    pub member: MemberId,
    pub state: TopicState,
    /// What its organiser answered; may be blank where it was taken up.
    pub answer: String,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

/// What a member proposes, without the space around it.
pub fn check_topic(text: &str) -> Result<&str, Violation> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Violation::new(Code::Required, ["topic"]));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Violation::new(Code::TooLong, ["topic"]).with("max", TEXT_MAX));
    }
    Ok(text)
}

impl Topic {
    /// Taken up or left, once or again. Whoever is turned down is told why.
    pub fn decided(self, is_taken: bool, answer: &str) -> Result<Self, Violations> {
        let answer = answer.trim();
        let mut wrong = Violations::new();
        if !is_taken && answer.is_empty() {
            wrong.push(Violation::new(Code::Required, ["answer"]));
        }
        if answer.chars().count() > TEXT_MAX {
            wrong.push(Violation::new(Code::TooLong, ["answer"]).with("max", TEXT_MAX));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let state = if is_taken { TopicState::Taken } else { TopicState::Left };
        Ok(Self { state, answer: answer.to_owned(), version: self.version + 1, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;

    #[test]
    fn whoever_is_turned_down_is_told_why() {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let topic = || Topic {
            id: TopicId::fresh(at, [1; 10]),
            panel: PanelId::fresh(at, [2; 10]),
            member: MemberId::fresh(at, [3; 10]),
            state: TopicState::Proposed,
            answer: String::new(),
            version: 1,
            created_at: at,
        };
        let code = |is_taken, answer: &str| topic().decided(is_taken, answer).map_err(|wrong| wrong[0].code);
        assert_eq!(code(false, " ").unwrap_err(), Code::Required);
        assert_eq!(code(true, &"x".repeat(1_001)).unwrap_err(), Code::TooLong);
        let taken = code(true, "").unwrap();
        assert_eq!((taken.state, taken.version), (TopicState::Taken, 2));
        let left = taken.decided(false, " Asia on kunnan. ").unwrap();
        assert_eq!(left.answer, "Asia on kunnan.");
    }
}
