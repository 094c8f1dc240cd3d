//! Surveys: what they ask, when they are open, how they are answered and what came of them.

pub mod answer;
pub mod bank;
pub mod breakdown;
pub mod content;
pub mod edit;
pub mod form;
pub mod gate;
mod letters;
pub mod life;
pub mod listing;
pub mod pairing;
pub mod question;
pub mod receipt;
pub mod release;
pub mod respondents;
pub mod tally;

pub use answer::{Answer, Answers, Channel, GivenAnswer, Pair, Submission};
pub use content::{AnonymityMode, Audience, LegalBasis, PrivacyNotice, SurveyContent, SurveyKind};
pub use form::Form;
pub use life::{Life, Phase, Publication, Schedule};
pub use question::{Choice, Question, QuestionKind, QuestionType};
pub use receipt::ClientKey;
pub use release::Release;
pub use respondents::{InvitationKey, Respondents};
pub use tally::{QuestionTally, Tally};

use chrono::{DateTime, Utc};

use crate::identity::{Action, Actor, Scope};
use crate::{LanguageTag, LocalizedText, SurveyId};

/// A survey as staff work on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    pub id: SurveyId,
    /// The readable part of its address, unique in the county; fixed once published.
    pub slug: String,
    /// The part of the county it belongs to.
    pub owner: Scope,
    pub respondents: Respondents,
    /// What staff are writing. Published versions are copies that never change.
    pub draft: SurveyContent,
    /// Counts the saves of the draft, so that two editors do not overwrite each other.
    pub revision: i64,
    pub life: Life,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Survey {
    /// Whether an actor may do this to it. Whoever organises a panel may do all there is to do to its surveys.
    pub fn allows(&self, actor: &Actor, action: Action) -> bool {
        let organises = || self.respondents.are_invited() && actor.may(Action::ManagePanels, self.owner);
        actor.may(action, self.owner) || organises()
    }
}

/// A published version. Never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyVersion {
    pub survey: SurveyId,
    /// Counts from 1.
    pub number: i32,
    pub content: SurveyContent,
    /// The languages in which it is complete, and so offered.
    pub languages: Vec<LanguageTag>,
    pub mode: AnonymityMode,
    pub published_at: DateTime<Utc>,
}

/// What the county answers to those who answered.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Outcome {
    /// What we heard.
    pub heard: LocalizedText,
    /// What was decided.
    pub decided: LocalizedText,
    /// What was done.
    pub done: LocalizedText,
}
