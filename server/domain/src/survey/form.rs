//! The form of a survey: questions of its own, or a survey run elsewhere.

use serde::{Deserialize, Serialize};

use super::question::Question;
use crate::{LocalizedText, QuestionId};

/// What a respondent meets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Questions answered here.
    Questions(Vec<Question>),
    /// A survey run elsewhere: listed with its address and dates, never answered here.
    External { address: LocalizedText },
}

impl Form {
    pub fn is_external(&self) -> bool {
        matches!(self, Self::External { .. })
    }

    /// The questions; none for an external survey.
    pub fn questions(&self) -> &[Question] {
        match self {
            Self::Questions(questions) => questions,
            Self::External { .. } => &[],
        }
    }

    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions().iter().find(|q| q.id == id)
    }

    pub fn question_by_code(&self, code: &str) -> Option<&Question> {
        self.questions().iter().find(|q| q.code == code)
    }
}
