//! What staff send to change a survey.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::id::TypedId;
use domain::survey::question::QuestionKind;
use domain::survey::{Choice, Form, Question, SurveyContent};
use domain::{Code, LocalizedText, OptionId, QuestionId, Violation, Violations};
use service::Services;
use service::survey::draft;

use super::question::{Audience, LegalBasis, QuestionType, SurveyKind};
use crate::activity::ParticipationCategory;
use crate::localized::{LocalizedTextInput, write};
use crate::scalar::{Date, DateTime};

const LIKERT_POINTS: u8 = 5;

/// Changes to a draft. What is left out stays as it is.
#[derive(InputObject)]
pub(super) struct UpdateSurveyDraftInput {
    /// `Survey:…`
    pub(super) survey_id: ID,
    /// The revision that the editor saw.
    pub(super) revision: i64,
    /// Another readable part of its address; only before the first publication.
    pub(super) slug: Option<String>,
    /// What kind of survey it is.
    kind: Option<SurveyKind>,
    /// Its title; languages that are not given stay as they are, here and below.
    #[graphql(validator(max_items = 50))]
    title: Option<Vec<LocalizedTextInput>>,
    /// What it is about, in one sentence.
    #[graphql(validator(max_items = 50))]
    summary: Option<Vec<LocalizedTextInput>>,
    /// Who asks and why.
    #[graphql(validator(max_items = 50))]
    introduction: Option<Vec<LocalizedTextInput>>,
    /// Whom it is meant for; empty means everyone.
    audiences: Option<Vec<Audience>>,
    /// In which categories one takes part by answering; empty means those of its kind.
    categories: Option<Vec<ParticipationCategory>>,
    /// Codes of the municipalities it concerns; empty means the whole county.
    #[graphql(validator(max_items = 400))]
    municipalities: Option<Vec<String>>,
    /// When it opens; `null` means at publishing.
    opens_at: MaybeUndefined<DateTime>,
    /// When it closes; `null` means never.
    closes_at: MaybeUndefined<DateTime>,
    /// Days after closing in which staff enter late answers; `null` takes the county's.
    late_answer_days: MaybeUndefined<u16>,
    /// What a respondent is told before answering.
    privacy_notice: Option<PrivacyNoticeInput>,
    /// All questions, in their order. One with an id or a code of the draft changes that question.
    #[graphql(validator(max_items = 100))]
    questions: Option<Vec<QuestionInput>>,
    /// The address of a survey run elsewhere.
    #[graphql(validator(max_items = 50))]
    external_address: Option<Vec<LocalizedTextInput>>,
}

/// Changes to a privacy notice. What is left out stays as it is.
#[derive(InputObject)]
struct PrivacyNoticeInput {
    /// Why the answers are collected.
    #[graphql(validator(max_items = 50))]
    purpose: Option<Vec<LocalizedTextInput>>,
    /// On what ground; `null` takes it away.
    legal_basis: MaybeUndefined<LegalBasis>,
    /// Who answers questions about the processing: an office, not a person.
    #[graphql(validator(max_items = 50))]
    contact: Option<Vec<LocalizedTextInput>>,
    /// The day on which single answers are deleted; `null` takes it away.
    deletion_date: MaybeUndefined<Date>,
}

/// A question, whole but for its texts: languages that are not given stay as they are.
#[derive(InputObject)]
struct QuestionInput {
    /// `Question:…` of the draft; a new question has none.
    id: Option<ID>,
    /// Stable and readable: lower-case letters, digits, `-` and `_`.
    code: String,
    /// The question-bank key, if it is a standard question.
    bank_key: Option<String>,
    /// Its type.
    #[graphql(name = "type")]
    kind: QuestionType,
    /// Whether it must be answered.
    #[graphql(default)]
    required: bool,
    /// The question itself.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
    /// What helps to answer.
    #[graphql(default, validator(max_items = 50))]
    help: Vec<LocalizedTextInput>,
    /// Options of a choice, in their order.
    #[graphql(default, validator(max_items = 100))]
    options: Vec<OptionInput>,
    /// Most options that may be chosen.
    at_most: Option<u32>,
    /// Steps of a Likert scale, 3 to 7; 5 unless told.
    points: Option<u8>,
    /// The lowest step of a Likert scale in words.
    #[graphql(default, validator(max_items = 50))]
    low: Vec<LocalizedTextInput>,
    /// The highest step of a Likert scale in words.
    #[graphql(default, validator(max_items = 50))]
    high: Vec<LocalizedTextInput>,
}

/// One option of a choice.
#[derive(InputObject)]
struct OptionInput {
    /// `Option:…` of the draft; a new option has none.
    id: Option<ID>,
    /// Stable and readable, unique in its question.
    code: String,
    /// Its label.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
    /// Whether it counts among valid answers.
    #[graphql(default = true)]
    valid: bool,
}

impl UpdateSurveyDraftInput {
    /// The draft with these changes.
    pub(super) fn apply(
        self,
        services: &Services,
        content: SurveyContent,
    ) -> Result<SurveyContent, Violations> {
        let mut content = content;
        let source = content.source_language.clone();
        if let Some(kind) = self.kind {
            content.kind = kind.into();
        }
        let texts = [
            (&mut content.title, self.title),
            (&mut content.summary, self.summary),
            (&mut content.introduction, self.introduction),
        ];
        for (text, inputs) in texts {
            write(text, inputs.unwrap_or_default(), &source);
        }
        if let Some(audiences) = self.audiences {
            content.audiences = audiences.into_iter().map(Into::into).collect();
        }
        if let Some(categories) = self.categories {
            content.categories = categories.into_iter().map(Into::into).collect();
        }
        if let Some(municipalities) = self.municipalities {
            content.municipalities = municipalities.into_iter().collect();
        }
        patch(&mut content.opens_at, self.opens_at, |time| time.0);
        patch(&mut content.closes_at, self.closes_at, |time| time.0);
        patch(&mut content.late_answer_days, self.late_answer_days, |days| days);
        if let Some(privacy) = self.privacy_notice {
            write(&mut content.privacy.purpose, privacy.purpose.unwrap_or_default(), &source);
            write(&mut content.privacy.contact, privacy.contact.unwrap_or_default(), &source);
            patch(&mut content.privacy.legal_basis, privacy.legal_basis, Into::into);
            patch(&mut content.privacy.deletion_date, privacy.deletion_date, |day| day.0);
        }
        match (&mut content.form, self.questions, self.external_address) {
            (Form::Questions(_), Some(inputs), None) => {
                let questions = inputs.into_iter().map(|input| input.apply(services, &content.form, &source));
                content.form = Form::Questions(questions.collect::<Result<_, _>>()?);
            }
            (Form::External { address }, None, Some(inputs)) => write(address, inputs, &source),
            (_, None, None) => {}
            _ => return Err(vec![Violation::new(Code::FormChanged, ["questions"])]),
        }
        Ok(content)
    }
}

fn patch<T, U>(field: &mut Option<U>, change: MaybeUndefined<T>, convert: impl FnOnce(T) -> U) {
    match change {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *field = None,
        MaybeUndefined::Value(value) => *field = Some(convert(value)),
    }
}

impl QuestionInput {
    /// Refuses what a question of this type has no place for, rather than drop it.
    fn check(&self) -> Result<(), Violations> {
        let is_choice = matches!(self.kind, QuestionType::SingleChoice | QuestionType::MultipleChoice);
        let is_likert = self.kind == QuestionType::Likert;
        let misplaced = [
            ("options", !self.options.is_empty() && !is_choice),
            ("atMost", self.at_most.is_some() && self.kind != QuestionType::MultipleChoice),
            ("points", self.points.is_some() && !is_likert),
            ("low", !self.low.is_empty() && !is_likert),
            ("high", !self.high.is_empty() && !is_likert),
        ];
        let violation = |field| Violation::new(Code::NotOfThisType, ["questions", &self.code, field]);
        let found: Violations =
            misplaced.into_iter().filter(|(_, is)| *is).map(|(field, _)| violation(field)).collect();
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    fn apply(
        self,
        services: &Services,
        form: &Form,
        source: &domain::LanguageTag,
    ) -> Result<Question, Violations> {
        self.check()?;
        let known = match &self.id {
            Some(id) => Some(
                QuestionId::parse_node_id(id)
                    .and_then(|id| form.question(id))
                    .ok_or_else(|| vec![Violation::new(Code::NotAnId, ["questions", &self.code, "id"])])?,
            ),
            None => form.question_by_code(&self.code),
        };
        let mut text = known.map(|q| q.text.clone()).unwrap_or_default();
        let mut help = known.map(|q| q.help.clone()).unwrap_or_default();
        write(&mut text, self.text, source);
        write(&mut help, self.help, source);
        let options = || -> Result<Vec<Choice>, Violations> {
            let known = |option: &OptionInput| match &option.id {
                Some(id) => OptionId::parse_node_id(id).and_then(|id| known?.option(id)),
                None => known?.option_by_code(&option.code),
            };
            self.options
                .into_iter()
                .map(|option| {
                    let known = known(&option);
                    if option.id.is_some() && known.is_none() {
                        return Err(vec![Violation::new(
                            Code::NotAnId,
                            ["questions", &self.code, "options"],
                        )]);
                    }
                    let mut text = known.map(|o| o.text.clone()).unwrap_or_default();
                    write(&mut text, option.text, source);
                    let id = known.map_or_else(|| draft::fresh_option_id(services), |o| o.id);
                    Ok(Choice { id, code: option.code, text, valid: option.valid })
                })
                .collect()
        };
        let ends = || {
            let (mut low, mut high) = match known.map(|q| &q.kind) {
                Some(QuestionKind::Likert { low, high, .. }) => (low.clone(), high.clone()),
                _ => (LocalizedText::default(), LocalizedText::default()),
            };
            write(&mut low, self.low, source);
            write(&mut high, self.high, source);
            (low, high)
        };
        let kind = match self.kind {
            QuestionType::SingleChoice => QuestionKind::SingleChoice { options: options()? },
            QuestionType::MultipleChoice => {
                QuestionKind::MultipleChoice { options: options()?, at_most: self.at_most }
            }
            QuestionType::Likert => {
                let (low, high) = ends();
                QuestionKind::Likert { points: self.points.unwrap_or(LIKERT_POINTS), low, high }
            }
            other => QuestionKind::empty(other.into()),
        };
        Ok(Question {
            id: known.map_or_else(|| draft::fresh_question_id(services), |q| q.id),
            code: self.code,
            bank_key: self.bank_key.filter(|key| !key.is_empty()),
            required: self.required,
            text,
            help,
            kind,
        })
    }
}
