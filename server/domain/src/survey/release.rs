//! What the public gets: an immutable table of whole-survey totals.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::question::QuestionType;
use super::tally::{QuestionTally, Tally};
use crate::QuestionId;
use crate::disclosure::PUBLIC_TOTAL;

/// One question of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleasedQuestion {
    Totals(QuestionTally),
    /// Fewer answers than may be published. Says nothing about how many: none and nine look alike.
    TooFewAnswers(QuestionId),
    /// Free text is never part of a release.
    FreeText(QuestionId),
}

/// A survey's published results. Made once, after the final mix; the public reads only this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The version whose wording the totals are shown with.
    pub version: i32,
    /// `None` where fewer answered than may be told.
    pub respondents: Option<u64>,
    pub questions: Vec<ReleasedQuestion>,
}

impl Release {
    /// Whole-survey totals of the questions with at least [`PUBLIC_TOTAL`] answers; no breakdown, no text.
    pub fn from_tally(version: i32, form: &Form, tally: Tally) -> Self {
        let is_text = |id: QuestionId| {
            form.question(id)
                .is_some_and(|q| matches!(q.kind.type_of(), QuestionType::ShortText | QuestionType::LongText))
        };
        let questions = tally
            .questions
            .into_iter()
            .map(|question| {
                if is_text(question.question) {
                    ReleasedQuestion::FreeText(question.question)
                } else if question.answered < PUBLIC_TOTAL {
                    ReleasedQuestion::TooFewAnswers(question.question)
                } else {
                    ReleasedQuestion::Totals(question)
                }
            })
            .collect();
        Self { version, respondents: Some(tally.respondents).filter(|n| *n >= PUBLIC_TOTAL), questions }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalizedText;
    use crate::id::TypedId;
    use crate::survey::question::{Question, QuestionKind};
    use uuid::Uuid;

    fn question(n: u128, kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::from_uuid(Uuid::from_u128(n)),
            code: format!("q{n}"),
            bank_key: None,
            required: false,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind,
        }
    }

    fn tally_of(answered: [u64; 2], respondents: u64) -> Tally {
        let questions = answered
            .into_iter()
            .zip(1..)
            .map(|(answered, n)| QuestionTally {
                question: QuestionId::from_uuid(Uuid::from_u128(n)),
                answered,
                valid: answered,
                categories: Vec::new(),
            })
            .collect();
        Tally { respondents, questions }
    }

    #[test]
    fn totals_need_ten_answers_and_text_never_goes_out() {
        let form = Form::Questions(vec![question(1, QuestionKind::Nps), question(2, QuestionKind::LongText)]);
        let nine = Release::from_tally(1, &form, tally_of([9, 40], 40));
        assert!(matches!(
            nine.questions.as_slice(),
            [ReleasedQuestion::TooFewAnswers(_), ReleasedQuestion::FreeText(_)]
        ));
        let ten = Release::from_tally(1, &form, tally_of([10, 40], 40));
        assert!(matches!(ten.questions.first(), Some(ReleasedQuestion::Totals(_))));
    }

    #[test]
    fn no_answers_and_nine_answers_look_alike() {
        let form = Form::Questions(vec![question(1, QuestionKind::Nps), question(2, QuestionKind::YesNo)]);
        let none = Release::from_tally(1, &form, tally_of([0, 0], 0));
        let nine = Release::from_tally(1, &form, tally_of([9, 9], 9));
        assert_eq!(none, nine);
    }
}
