//! Questions and their types.

use serde::{Deserialize, Serialize};

use crate::{LocalizedText, OptionId, QuestionId};

/// Longest answer to a short text question, in characters.
pub const SHORT_TEXT_MAX: u32 = 200;
/// Longest answer to a long text question, in characters.
pub const LONG_TEXT_MAX: u32 = 4_000;

coded_enum! {
    /// The types of question that an editor chooses from.
    QuestionType, "question-type-" {
        SingleChoice = "single_choice",
        MultipleChoice = "multiple_choice",
        YesNo = "yes_no",
        Likert = "likert",
        Nps = "nps",
        ShortText = "short_text",
        LongText = "long_text",
        /// Text between questions, nothing to answer.
        Note = "note",
    }
}

coded_enum! {
    /// The answers of a yes/no/cannot say question.
    YesNo, "yes-no-" {
        Yes = "yes",
        No = "no",
        CannotSay = "cannot_say",
    }
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub id: OptionId,
    /// Stable and readable, unique within its question.
    pub code: String,
    pub text: LocalizedText,
    /// Whether it counts among valid answers: "I have not needed any" does not.
    pub valid: bool,
}

/// What is asked for, with what each type needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    SingleChoice {
        options: Vec<Choice>,
    },
    MultipleChoice {
        options: Vec<Choice>,
        /// Most options that may be chosen; `None` for any number.
        at_most: Option<u32>,
    },
    YesNo,
    /// A scale of agreement or the like, with both ends in words.
    Likert {
        /// Steps of the scale, 3 to 7.
        points: u8,
        low: LocalizedText,
        high: LocalizedText,
    },
    /// How likely to recommend, 0 to 10.
    Nps,
    ShortText,
    LongText,
    Note,
}

impl QuestionKind {
    /// An empty question of a type, as the editor adds it.
    pub fn empty(kind: QuestionType) -> Self {
        match kind {
            QuestionType::SingleChoice => Self::SingleChoice { options: Vec::new() },
            QuestionType::MultipleChoice => Self::MultipleChoice { options: Vec::new(), at_most: None },
            QuestionType::YesNo => Self::YesNo,
            QuestionType::Likert => {
                Self::Likert { points: 5, low: LocalizedText::default(), high: LocalizedText::default() }
            }
            QuestionType::Nps => Self::Nps,
            QuestionType::ShortText => Self::ShortText,
            QuestionType::LongText => Self::LongText,
            QuestionType::Note => Self::Note,
        }
    }

    pub fn type_of(&self) -> QuestionType {
        match self {
            Self::SingleChoice { .. } => QuestionType::SingleChoice,
            Self::MultipleChoice { .. } => QuestionType::MultipleChoice,
            Self::YesNo => QuestionType::YesNo,
            Self::Likert { .. } => QuestionType::Likert,
            Self::Nps => QuestionType::Nps,
            Self::ShortText => QuestionType::ShortText,
            Self::LongText => QuestionType::LongText,
            Self::Note => QuestionType::Note,
        }
    }

    /// The editor's choices; empty for the types that have none.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::SingleChoice { options } | Self::MultipleChoice { options, .. } => options,
            _ => &[],
        }
    }

    pub fn options_mut(&mut self) -> Option<&mut Vec<Choice>> {
        match self {
            Self::SingleChoice { options } | Self::MultipleChoice { options, .. } => Some(options),
            _ => None,
        }
    }

    pub(super) fn estimated_seconds(&self) -> u32 {
        match self {
            Self::LongText => 60,
            Self::ShortText | Self::MultipleChoice { .. } => 20,
            Self::Note => 5,
            Self::SingleChoice { .. } | Self::YesNo | Self::Likert { .. } | Self::Nps => 10,
        }
    }
}

/// A question or a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    /// Stable and readable, unique within its survey; the name of its answer.
    pub code: String,
    /// The question-bank key that makes results comparable over surveys and years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_key: Option<String>,
    pub required: bool,
    pub text: LocalizedText,
    /// What helps to answer. May be left out.
    #[serde(default)]
    pub help: LocalizedText,
    pub kind: QuestionKind,
}

impl Question {
    /// False for a note.
    pub fn is_answerable(&self) -> bool {
        !matches!(self.kind, QuestionKind::Note)
    }

    pub fn option(&self, id: OptionId) -> Option<&Choice> {
        self.kind.options().iter().find(|option| option.id == id)
    }

    pub fn option_by_code(&self, code: &str) -> Option<&Choice> {
        self.kind.options().iter().find(|option| option.code == code)
    }
}

/// A code that may name a question or an option: lower-case letters, digits, `-` and `_`, at most 60.
pub fn is_code(value: &str) -> bool {
    (1..=60).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}
