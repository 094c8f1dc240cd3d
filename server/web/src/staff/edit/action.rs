//! The buttons of the editor that change the questions.

use domain::id::TypedId;
use domain::survey::{Choice, Form, Question, QuestionKind, QuestionType, SurveyContent};
use domain::{LocalizedText, OptionId, QuestionId};

use super::fields::parse_id;

/// What the pressed button asks for, besides saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Save,
    Preview,
    Gate,
    AddLanguage,
    AddQuestion(QuestionType),
    RemoveQuestion(QuestionId),
    Move(QuestionId, Direction),
    AddOption(QuestionId),
    RemoveOption(QuestionId, OptionId),
    MoveOption(QuestionId, OptionId, Direction),
}

/// Which way a question or an option goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// Ids for what a button may add, made by the caller.
#[derive(Clone, Copy, Debug)]
pub struct Fresh {
    pub question: QuestionId,
    pub options: [OptionId; 2],
}

impl Action {
    /// Reads a button's value, for example `up:0198…`. Anything else saves and does no more.
    pub fn parse(value: &str) -> Self {
        Self::known(value).unwrap_or(Self::Save)
    }

    fn known(value: &str) -> Option<Self> {
        let mut parts = value.split(':');
        let (name, first, second) = (parts.next()?, parts.next(), parts.next());
        let question = || first.and_then(parse_id::<QuestionId>);
        let option = || second.and_then(parse_id::<OptionId>);
        Some(match name {
            "preview" => Self::Preview,
            "gate" => Self::Gate,
            "add-language" => Self::AddLanguage,
            "add-question" => Self::AddQuestion(QuestionType::from_code(first?)?),
            "remove-question" => Self::RemoveQuestion(question()?),
            "up" => Self::Move(question()?, Direction::Up),
            "down" => Self::Move(question()?, Direction::Down),
            "add-option" => Self::AddOption(question()?),
            "remove-option" => Self::RemoveOption(question()?, option()?),
            "option-up" => Self::MoveOption(question()?, option()?, Direction::Up),
            "option-down" => Self::MoveOption(question()?, option()?, Direction::Down),
            _ => return None,
        })
    }

    /// Changes the questions and tells where on the page the person was.
    pub fn apply(self, content: &mut SurveyContent, fresh: Fresh) -> Option<String> {
        let Form::Questions(questions) = &mut content.form else { return None };
        let at = |id: QuestionId| Some(question_anchor(id));
        match self {
            Self::Save | Self::Preview | Self::Gate => None,
            Self::AddLanguage => Some("languages".to_owned()),
            Self::AddQuestion(kind) => {
                questions.push(new_question(kind, questions, fresh));
                at(fresh.question)
            }
            Self::RemoveQuestion(id) => {
                let place = questions.iter().position(|q| q.id == id);
                questions.retain(|q| q.id != id);
                let next = place.and_then(|place| questions.get(place).or(questions.last()));
                Some(next.map_or_else(|| "questions".to_owned(), |q| question_anchor(q.id)))
            }
            Self::Move(id, direction) => {
                shift(questions, |q| q.id == id, direction);
                at(id)
            }
            Self::AddOption(id) => {
                let [option, _] = fresh.options;
                if let Some(options) = options_of(questions, id) {
                    options.push(new_option(option, options));
                }
                at(id)
            }
            Self::RemoveOption(id, option) => {
                if let Some(options) = options_of(questions, id) {
                    options.retain(|o| o.id != option);
                }
                at(id)
            }
            Self::MoveOption(id, option, direction) => {
                if let Some(options) = options_of(questions, id) {
                    shift(options, |o| o.id == option, direction);
                }
                at(id)
            }
        }
    }
}

/// The fragment of a question's place in the editor.
pub fn question_anchor(id: QuestionId) -> String {
    format!("question-{}", id.uuid().simple())
}

fn options_of(questions: &mut [Question], id: QuestionId) -> Option<&mut Vec<Choice>> {
    questions.iter_mut().find(|q| q.id == id)?.kind.options_mut()
}

fn shift<T>(items: &mut [T], is_it: impl Fn(&T) -> bool, direction: Direction) {
    let Some(place) = items.iter().position(is_it) else { return };
    let other = match direction {
        Direction::Up => place.checked_sub(1),
        Direction::Down => Some(place + 1).filter(|next| *next < items.len()),
    };
    if let Some(other) = other {
        items.swap(place, other);
    }
}

fn new_question(kind: QuestionType, questions: &[Question], fresh: Fresh) -> Question {
    let mut kind = QuestionKind::empty(kind);
    if let Some(options) = kind.options_mut() {
        for id in fresh.options {
            options.push(new_option(id, options));
        }
    }
    Question {
        id: fresh.question,
        code: free_code("q", |code| questions.iter().any(|q| q.code == code)),
        bank_key: None,
        required: false,
        text: LocalizedText::default(),
        help: LocalizedText::default(),
        kind,
    }
}

fn new_option(id: OptionId, options: &[Choice]) -> Choice {
    let code = free_code("o", |code| options.iter().any(|o| o.code == code));
    Choice { id, code, text: LocalizedText::default(), valid: true }
}

/// The first of `q1`, `q2`, … that is free.
fn free_code(prefix: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1_u32;
    loop {
        let code = format!("{prefix}{number}");
        if !is_taken(&code) {
            return code;
        }
        number += 1;
    }
}
