//! Questions as a page asks them, and reading what was answered.

use domain::LanguageTag;
use domain::survey::question::{LONG_TEXT_MAX, SHORT_TEXT_MAX, YesNo};
use domain::survey::{Form, GivenAnswer, Question, QuestionKind};

use crate::forms::Fields;
use crate::layout::Frame;
use crate::said::Said;

/// What comes before a question's code in the name of its field. No code has a dot, so nothing else of a
/// form can be mistaken for an answer.
const PREFIX: &str = "a.";

/// The name of a question's field, and the id of its first control.
pub(super) fn field_name(code: &str) -> String {
    format!("{PREFIX}{code}")
}

/// A question ready to be asked.
pub(super) struct QuestionView {
    /// Counts the questions that can be answered; zero for a note.
    pub number: u64,
    pub field: String,
    pub text: Said,
    pub help: Said,
    pub required: bool,
    pub body: Body,
}

/// What a question shows to answer with.
pub(super) enum Body {
    Note,
    Radios(Vec<OptionView>),
    Boxes {
        options: Vec<OptionView>,
        at_most: Option<u32>,
    },
    /// Steps side by side, the first and the last explained in words.
    Scale {
        steps: Vec<OptionView>,
        low: Said,
        high: Said,
    },
    Line {
        value: String,
        max: u32,
    },
    Area {
        value: String,
        max: u32,
    },
}

pub(super) struct OptionView {
    pub id: String,
    pub value: String,
    pub label: Said,
    pub checked: bool,
}

/// The questions of a form with what has been answered so far.
pub(super) fn views(frame: &Frame, form: &Form, source: &LanguageTag, given: &Fields) -> Vec<QuestionView> {
    let mut number = 0;
    form.questions()
        .iter()
        .map(|question| {
            number += u64::from(question.is_answerable());
            QuestionView {
                number: if question.is_answerable() { number } else { 0 },
                field: field_name(&question.code),
                text: frame.content(&question.text, source),
                help: frame.content(&question.help, source),
                required: question.required,
                body: body(frame, question, source, given),
            }
        })
        .collect()
}

fn body(frame: &Frame, question: &Question, source: &LanguageTag, given: &Fields) -> Body {
    let field = field_name(&question.code);
    let options = |labels: Vec<(String, Said)>| options(&field, labels, given);
    let choices = || {
        let labels = question.kind.options().iter();
        options(labels.map(|option| (option.code.clone(), frame.content(&option.text, source))).collect())
    };
    let steps = |range: std::ops::RangeInclusive<u8>| {
        options(range.map(|n| (n.to_string(), Said::neutral(n.to_string(), &frame.language))).collect())
    };
    match &question.kind {
        QuestionKind::Note => Body::Note,
        QuestionKind::SingleChoice { .. } => Body::Radios(choices()),
        QuestionKind::MultipleChoice { at_most, .. } => Body::Boxes { options: choices(), at_most: *at_most },
        QuestionKind::YesNo => Body::Radios(options(
            YesNo::ALL.iter().map(|value| (value.code().to_owned(), frame.text(value.label_key()))).collect(),
        )),
        QuestionKind::Likert { points, low, high } => Body::Scale {
            steps: steps(1..=*points),
            low: frame.content(low, source),
            high: frame.content(high, source),
        },
        QuestionKind::Nps => {
            Body::Scale { steps: steps(0..=10), low: frame.text("nps-low"), high: frame.text("nps-high") }
        }
        QuestionKind::ShortText => Body::Line { value: given.get(&field).to_owned(), max: SHORT_TEXT_MAX },
        QuestionKind::LongText => Body::Area { value: given.get(&field).to_owned(), max: LONG_TEXT_MAX },
    }
}

/// The first option has the field's own id, so that the error summary leads to it.
fn options(field: &str, labels: Vec<(String, Said)>, given: &Fields) -> Vec<OptionView> {
    labels
        .into_iter()
        .zip(1..)
        .map(|((value, label), place)| OptionView {
            id: if place == 1 { field.to_owned() } else { format!("{field}.{place}") },
            checked: given.all(field).any(|chosen| chosen == value),
            value,
            label,
        })
        .collect()
}

/// Reads the answers of a posted form, each question once, without judging them: that is the domain's.
pub(super) fn read(form: &Form, fields: &Fields) -> Vec<(String, GivenAnswer)> {
    let mut given: Vec<(String, GivenAnswer)> = Vec::new();
    for (name, _) in fields.iter() {
        let Some(code) = name.strip_prefix(PREFIX) else { continue };
        if given.iter().any(|(seen, _)| seen == code) {
            continue;
        }
        let values: Vec<&str> = fields.all(name).filter(|value| !value.trim().is_empty()).collect();
        if let [first, ..] = values.as_slice() {
            given.push((code.to_owned(), answer(form.question_by_code(code), first, &values)));
        }
    }
    given
}

fn answer(question: Option<&Question>, first: &str, values: &[&str]) -> GivenAnswer {
    match question.map(|question| &question.kind) {
        Some(
            QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. } | QuestionKind::YesNo,
        ) => GivenAnswer::Choices(values.iter().map(|value| (*value).to_owned()).collect()),
        Some(QuestionKind::Likert { .. } | QuestionKind::Nps) => match first.trim().parse() {
            Ok(number) => GivenAnswer::Number(number),
            Err(_) => GivenAnswer::Text(first.to_owned()),
        },
        _ => GivenAnswer::Text(first.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use domain::id::TypedId;
    use domain::survey::answer::check;
    use domain::{Code, LocalizedText, QuestionId};
    use uuid::Uuid;

    use super::*;

    fn form() -> Form {
        let kinds = [
            ("need", QuestionKind::YesNo),
            ("score", QuestionKind::Nps),
            ("words", QuestionKind::LongText),
            ("note", QuestionKind::Note),
        ];
        Form::Questions(
            kinds
                .into_iter()
                .zip(1..)
                .map(|((code, kind), n)| Question {
                    id: QuestionId::from_uuid(Uuid::from_u128(n)),
                    code: code.to_owned(),
                    bank_key: None,
                    required: false,
                    text: LocalizedText::default(),
                    help: LocalizedText::default(),
                    kind,
                })
                .collect(),
        )
    }

    fn posted(pairs: &[(&str, &str)]) -> Vec<(String, GivenAnswer)> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        read(&form(), &Fields::new(pairs.collect()))
    }

    fn refused(pairs: &[(&str, &str)]) -> Vec<Code> {
        let violations = check(&form(), &posted(pairs)).err().unwrap_or_default();
        violations.into_iter().map(|violation| violation.code).collect()
    }

    #[test]
    fn a_form_is_read_as_its_questions_ask() {
        let given = posted(&[("key", "x"), ("a.need", "yes"), ("a.score", "10"), ("a.words", " Hei ")]);
        assert_eq!(
            given,
            [
                ("need".to_owned(), GivenAnswer::Choices(vec!["yes".to_owned()])),
                ("score".to_owned(), GivenAnswer::Number(10)),
                ("words".to_owned(), GivenAnswer::Text(" Hei ".to_owned())),
            ]
        );
    }

    #[test]
    fn what_is_left_blank_is_not_an_answer() {
        assert_eq!(posted(&[("a.need", ""), ("a.score", ""), ("a.words", "  ")]), []);
    }

    #[test]
    fn what_the_page_never_sends_is_refused_and_not_guessed() {
        assert_eq!(refused(&[("a.score", "many")]), [Code::WrongAnswerType]);
        assert_eq!(refused(&[("a.score", "11")]), [Code::OutOfRange]);
        assert_eq!(refused(&[("a.need", "yes"), ("a.need", "no")]), [Code::TooManyChoices]);
        assert_eq!(refused(&[("a.note", "x")]), [Code::UnknownQuestion]);
        assert_eq!(refused(&[("a.no-such", "x")]), [Code::UnknownQuestion]);
    }
}
