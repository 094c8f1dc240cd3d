//! The question bank: questions whose answers are comparable over surveys, ways of answering and years. A question of a
//! survey is one of these by its key; then it asks it with these answers and no others.

use super::question::{Question, QuestionKind, YesNo};

/// How a question of the bank is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankAnswers {
    /// One of these codes, each with whether it counts among valid answers.
    Choice(&'static [(&'static str, bool)]),
    /// 0 to 10, how likely one is to recommend.
    Recommendation,
    /// A language of one's own, by its tag, or `other`.
    Language,
}

/// A question of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankItem {
    /// By which its answers are found in every survey. Never changes.
    pub key: &'static str,
    pub answers: BankAnswers,
}

/// Asked for itself: what language is one's own. The language of an answer is another thing.
pub const OWN_LANGUAGE: &str = "own-language";

/// Every question of the bank.
pub const BANK: &[BankItem] = &[
    // Whether one has got the information that one needed (V01).
    BankItem {
        key: "information-received",
        answers: BankAnswers::Choice(&[("yes", true), ("partly", true), ("no", true), ("not-needed", false)]),
    },
    // How likely one is to recommend the service (V05).
    BankItem { key: "recommendation-nps", answers: BankAnswers::Recommendation },
    // Whether one has got service and instructions in one's own language (V06).
    BankItem {
        key: "own-language-service",
        answers: BankAnswers::Choice(&[("yes", true), ("partly", true), ("no", true), ("cannot-say", false)]),
    },
    BankItem { key: OWN_LANGUAGE, answers: BankAnswers::Language },
    // Whether one could influence decisions on one's own care or service (L05).
    BankItem {
        key: "influence-on-own-care",
        answers: BankAnswers::Choice(&[("yes", true), ("partly", true), ("no", true), ("cannot-say", false)]),
    },
    // Whether one has heard of the committee (L50).
    BankItem {
        key: "committee-known",
        answers: BankAnswers::Choice(&[("yes", true), ("no", true), ("cannot-say", false)]),
    },
];

/// The question of the bank with this key.
pub fn bank_item(key: &str) -> Option<&'static BankItem> {
    BANK.iter().find(|item| item.key == key)
}

/// Whether an answer counts among valid ones. A code that the question does not have never does.
pub fn is_valid_answer(key: &str, code: &str) -> bool {
    match bank_item(key).map(|item| item.answers) {
        Some(BankAnswers::Choice(codes)) => codes.iter().any(|(known, valid)| *known == code && *valid),
        Some(BankAnswers::Recommendation) => code.parse::<u8>().is_ok_and(|score| score <= 10),
        Some(BankAnswers::Language) => code != "cannot-say",
        None => false,
    }
}

impl BankItem {
    /// Whether a survey's question can be this one: it is answered by the same codes, each as valid as here. A yes and a
    /// no without anything between them is the question with these two, where the bank has them.
    pub fn fits(&self, question: &Question) -> bool {
        match (self.answers, &question.kind) {
            (BankAnswers::Choice(codes), QuestionKind::SingleChoice { options }) => {
                options.len() == codes.len()
                    && codes.iter().all(|(code, valid)| {
                        options.iter().any(|option| option.code == *code && option.valid == *valid)
                    })
            }
            (BankAnswers::Choice(codes), QuestionKind::YesNo) => {
                let known = |code: &str| codes.iter().any(|(known, _)| *known == code);
                codes.len() == YesNo::ALL.len() && known("yes") && known("no")
            }
            (BankAnswers::Recommendation, QuestionKind::Nps) => true,
            (BankAnswers::Language, QuestionKind::SingleChoice { options }) => !options.is_empty(),
            _ => false,
        }
    }
}

/// The code of an answer in the bank's spelling.
pub fn bank_code(code: &str) -> &str {
    if code == YesNo::CannotSay.code() { "cannot-say" } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::survey::question::Choice;
    use crate::{LocalizedText, OptionId, QuestionId};
    use uuid::Uuid;

    fn question(kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::from_uuid(Uuid::nil()),
            code: "q".into(),
            bank_key: None,
            required: false,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind,
        }
    }

    fn choice(codes: &[(&str, bool)]) -> Question {
        let option = |(n, (code, valid)): (usize, &(&str, bool))| Choice {
            id: OptionId::from_uuid(Uuid::from_u128(n as u128)),
            code: (*code).to_owned(),
            text: LocalizedText::default(),
            valid: *valid,
        };
        question(QuestionKind::SingleChoice { options: codes.iter().enumerate().map(option).collect() })
    }

    #[test]
    fn a_question_of_the_bank_has_its_answers_and_no_others() {
        let item = bank_item("information-received").unwrap();
        let exact = [("yes", true), ("partly", true), ("no", true), ("not-needed", false)];
        assert!(item.fits(&choice(&exact)));
        assert!(!item.fits(&choice(&exact[..3])), "one is missing");
        let counted = [("yes", true), ("partly", true), ("no", true), ("not-needed", true)];
        assert!(!item.fits(&choice(&counted)), "who has not needed any would count");
        assert!(!item.fits(&question(QuestionKind::YesNo)));
        assert!(bank_item("committee-known").unwrap().fits(&question(QuestionKind::YesNo)));
        assert!(bank_item("recommendation-nps").unwrap().fits(&question(QuestionKind::Nps)));
        assert!(!bank_item("recommendation-nps").unwrap().fits(&choice(&exact)));
    }

    #[test]
    fn what_is_valid_is_the_banks_own() {
        assert!(is_valid_answer("information-received", "partly"));
        assert!(!is_valid_answer("information-received", "not-needed"));
        assert!(!is_valid_answer("information-received", "maybe"));
        assert!(!is_valid_answer("recommendation-nps", "11"));
        assert!(!is_valid_answer("unknown", "yes"));
        assert_eq!(bank_code("cannot_say"), "cannot-say");
    }
}
