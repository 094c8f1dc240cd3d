//! Checking a respondent's answers on the server: one violation a question, nothing guessed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::Form;
use super::question::{LONG_TEXT_MAX, Question, QuestionKind, SHORT_TEXT_MAX, YesNo};
use crate::violation::{Code, Violation, Violations};
use crate::{LanguageTag, OptionId, QuestionId};

coded_enum! {
    /// How an answer came.
    Channel, "channel-" {
        Web = "web",
        /// Posted or handed in, entered by staff.
        Paper = "paper",
        /// Told on the phone, entered by staff.
        Phone = "phone",
    }
}

impl Channel {
    /// Channels in which staff enter the answer, also during the days after closing.
    pub fn is_entered_by_staff(self) -> bool {
        matches!(self, Self::Paper | Self::Phone)
    }
}

/// An answer as a respondent gives it, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenAnswer {
    Text(String),
    /// Option codes, or `yes`, `no`, `cannot_say`.
    Choices(Vec<String>),
    Number(i64),
}

impl GivenAnswer {
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choices(codes) => codes.iter().all(|code| code.is_empty()),
            Self::Number(_) => false,
        }
    }
}

/// A checked answer. Options by their stable id, never a label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Choice(OptionId),
    Choices(BTreeSet<OptionId>),
    YesNo(YesNo),
    /// A step of a Likert scale, from 1.
    Step(u8),
    /// 0 to 10.
    Nps(u8),
    Text(String),
}

/// The checked answers of one respondent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<QuestionId, Answer>);

/// By which the answers of one member to several surveys of a panel are paired, without telling whose they are.
pub type Pair = [u8; 16];

/// One checked submission: everything that is kept of it, and no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    pub version: i32,
    pub language: LanguageTag,
    pub channel: Channel,
    /// The Helsinki day; nothing finer is ever kept. The mixer gives all that it moves together one day.
    pub day: NaiveDate,
    pub answers: Answers,
    /// Only where the survey pairs answers and the member agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<Pair>,
}

/// Checks what a respondent gave against the questions of a version. All violations are collected, at
/// most one a question, each with the question's code as its path.
pub fn check(form: &Form, given: &[(String, GivenAnswer)]) -> Result<Answers, Violations> {
    let mut violations = Violations::new();
    let mut answers = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (code, _) in given {
        if form.question_by_code(code).is_none_or(|question| !question.is_answerable()) {
            violations
                .push(Violation::new(Code::UnknownQuestion, [code.chars().take(60).collect::<String>()]));
        } else if !seen.insert(code.as_str()) {
            violations.push(Violation::new(Code::AnsweredTwice, [code.as_str()]));
        }
    }
    for question in form.questions().iter().filter(|q| q.is_answerable()) {
        let value = given.iter().find(|(code, _)| *code == question.code).map(|(_, value)| value);
        match value.filter(|value| !value.is_blank()) {
            Some(value) => match check_one(question, value) {
                Ok(answer) => {
                    answers.insert(question.id, answer);
                }
                Err(violation) => violations.push(violation),
            },
            None if question.required => {
                violations.push(Violation::new(Code::AnswerRequired, [question.code.as_str()]));
            }
            None => {}
        }
    }
    if violations.is_empty() && answers.is_empty() {
        violations.push(Violation::new(Code::NoAnswers, ["answers"]));
    }
    if violations.is_empty() { Ok(Answers(answers)) } else { Err(violations) }
}

fn check_one(question: &Question, value: &GivenAnswer) -> Result<Answer, Violation> {
    let refuse = |code: Code| Violation::new(code, [question.code.as_str()]);
    match (&question.kind, value) {
        (QuestionKind::SingleChoice { .. }, GivenAnswer::Choices(codes)) => match codes.as_slice() {
            [code] => {
                question.option_by_code(code).map(|o| Answer::Choice(o.id)).ok_or(refuse(Code::UnknownOption))
            }
            _ => Err(refuse(Code::TooManyChoices).with("max", 1_i64)),
        },
        (QuestionKind::MultipleChoice { at_most, options }, GivenAnswer::Choices(codes)) => {
            let chosen = codes
                .iter()
                .map(|code| question.option_by_code(code).map(|o| o.id))
                .collect::<Option<BTreeSet<_>>>()
                .ok_or(refuse(Code::UnknownOption))?;
            let most = at_most.and_then(|n| usize::try_from(n).ok()).unwrap_or(options.len());
            if chosen.len() > most {
                return Err(refuse(Code::TooManyChoices).with("max", most));
            }
            Ok(Answer::Choices(chosen))
        }
        (QuestionKind::YesNo, GivenAnswer::Choices(codes)) => match codes.as_slice() {
            [code] => YesNo::from_code(code).map(Answer::YesNo).ok_or(refuse(Code::UnknownOption)),
            _ => Err(refuse(Code::TooManyChoices).with("max", 1_i64)),
        },
        (QuestionKind::Likert { points, .. }, GivenAnswer::Number(n)) => {
            within(*n, 1, *points).map(Answer::Step).ok_or_else(|| out_of_range(question, 1, *points))
        }
        (QuestionKind::Nps, GivenAnswer::Number(n)) => {
            within(*n, 0, 10).map(Answer::Nps).ok_or_else(|| out_of_range(question, 0, 10))
        }
        (QuestionKind::ShortText, GivenAnswer::Text(text)) => text_answer(question, text, SHORT_TEXT_MAX),
        (QuestionKind::LongText, GivenAnswer::Text(text)) => text_answer(question, text, LONG_TEXT_MAX),
        _ => Err(refuse(Code::WrongAnswerType)),
    }
}

fn within(n: i64, low: u8, high: u8) -> Option<u8> {
    u8::try_from(n).ok().filter(|n| (low..=high).contains(n))
}

fn out_of_range(question: &Question, low: u8, high: u8) -> Violation {
    Violation::new(Code::OutOfRange, [question.code.as_str()])
        .with("min", i64::from(low))
        .with("max", i64::from(high))
}

fn text_answer(question: &Question, text: &str, max: u32) -> Result<Answer, Violation> {
    // Line breaks as one character, whatever the browser sent; other control characters mean nothing.
    let text: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let text = text.trim();
    if text.chars().count() > usize::try_from(max).unwrap_or(usize::MAX) {
        return Err(Violation::new(Code::AnswerTooLong, [question.code.as_str()]).with("max", i64::from(max)));
    }
    Ok(Answer::Text(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalizedText;
    use crate::id::TypedId;
    use crate::survey::question::Choice;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn option(n: u128, code: &str) -> Choice {
        Choice {
            id: OptionId::from_uuid(Uuid::from_u128(n)),
            code: code.into(),
            text: LocalizedText::default(),
            valid: true,
        }
    }

    fn question(n: u128, code: &str, required: bool, kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::from_uuid(Uuid::from_u128(n)),
            code: code.into(),
            bank_key: None,
            required,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind,
        }
    }

    fn form() -> Form {
        let options = vec![option(1, "a"), option(2, "b"), option(3, "c")];
        let low = LocalizedText::default();
        Form::Questions(vec![
            question(1, "one", true, QuestionKind::SingleChoice { options: options.clone() }),
            question(2, "many", false, QuestionKind::MultipleChoice { options, at_most: Some(2) }),
            question(3, "yes", false, QuestionKind::YesNo),
            question(4, "step", false, QuestionKind::Likert { points: 5, low: low.clone(), high: low }),
            question(5, "nps", false, QuestionKind::Nps),
            question(6, "short", false, QuestionKind::ShortText),
            question(7, "note", false, QuestionKind::Note),
        ])
    }

    fn choices(codes: &[&str]) -> GivenAnswer {
        GivenAnswer::Choices(codes.iter().map(|c| (*c).to_owned()).collect())
    }

    fn codes(given: &[(&str, GivenAnswer)]) -> Vec<(Code, String)> {
        let given: Vec<_> = given.iter().map(|(c, a)| ((*c).to_owned(), a.clone())).collect();
        let violations = check(&form(), &given).err().unwrap_or_default();
        violations.into_iter().map(|v| (v.code, v.path.join("."))).collect()
    }

    #[test]
    fn every_type_takes_its_own_answer() {
        let given = [
            ("one", choices(&["a"])),
            ("many", choices(&["a", "c"])),
            ("yes", choices(&["cannot_say"])),
            ("step", GivenAnswer::Number(5)),
            ("nps", GivenAnswer::Number(0)),
            ("short", GivenAnswer::Text(" rivi\r\ntoinen\u{7} ".into())),
        ]
        .map(|(c, a)| (c.to_owned(), a));
        let answers = check(&form(), &given).unwrap();
        assert_eq!(answers.0.len(), 6);
        let text = answers.0.get(&QuestionId::from_uuid(Uuid::from_u128(6)));
        assert_eq!(text, Some(&Answer::Text("rivi\ntoinen".into())));
    }

    #[test]
    fn each_wrong_answer_is_named_by_its_question() {
        let one = ("one", choices(&["a"]));
        let cases = [
            (vec![("one", choices(&["z"]))], Code::UnknownOption, "one"),
            (vec![("one", choices(&["a", "b"]))], Code::TooManyChoices, "one"),
            (vec![("one", GivenAnswer::Number(1))], Code::WrongAnswerType, "one"),
            (vec![], Code::AnswerRequired, "one"),
            (vec![one.clone(), ("many", choices(&["a", "b", "c"]))], Code::TooManyChoices, "many"),
            (vec![one.clone(), ("step", GivenAnswer::Number(6))], Code::OutOfRange, "step"),
            (vec![one.clone(), ("nps", GivenAnswer::Number(-1))], Code::OutOfRange, "nps"),
            (vec![one.clone(), ("short", GivenAnswer::Text("x".repeat(201)))], Code::AnswerTooLong, "short"),
            (vec![one.clone(), ("note", GivenAnswer::Text("x".into()))], Code::UnknownQuestion, "note"),
            (vec![one.clone(), ("ghost", GivenAnswer::Number(1))], Code::UnknownQuestion, "ghost"),
            (vec![one.clone(), one.clone()], Code::AnsweredTwice, "one"),
        ];
        for (given, code, path) in cases {
            assert_eq!(codes(&given), [(code, path.to_owned())]);
        }
    }

    #[test]
    fn violations_of_several_questions_come_together() {
        let found = codes(&[("step", GivenAnswer::Number(9)), ("nps", GivenAnswer::Text("x".into()))]);
        assert_eq!(found.len(), 3);
    }

    proptest! {
        #[test]
        fn a_text_is_accepted_exactly_up_to_its_limit(n in 190usize..210) {
            let given = [("one".to_owned(), choices(&["a"])), ("short".to_owned(), GivenAnswer::Text("ä".repeat(n)))];
            prop_assert_eq!(check(&form(), &given).is_ok(), n <= 200);
        }

        #[test]
        fn a_number_is_accepted_exactly_in_its_range(n in -20i64..20) {
            let given = [("one".to_owned(), choices(&["a"])), ("nps".to_owned(), GivenAnswer::Number(n))];
            prop_assert_eq!(check(&form(), &given).is_ok(), (0..=10).contains(&n));
        }
    }
}
