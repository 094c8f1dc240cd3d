//! What a survey asks.

use async_graphql::{Object, SimpleObject};
use domain::LanguageTag as Tag;
use domain::id::TypedId;
use domain::survey::{self, Question as DomainQuestion, QuestionKind, SurveyContent};

use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::scalar::Date;

mirrored! {
    /// The type of a question.
    QuestionType = "domain::survey::QuestionType" {
        /// One of the options.
        SingleChoice,
        /// Any of the options.
        MultipleChoice,
        /// `yes`, `no` or `cannot_say`.
        YesNo,
        /// A step of a scale, from 1.
        Likert,
        /// How likely to recommend, 0 to 10.
        Nps,
        /// At most 200 characters.
        ShortText,
        /// At most 4,000 characters.
        LongText,
        /// Text between questions, nothing to answer.
        Note,
    }
}

mirrored! {
    /// What kind of survey it is.
    SurveyKind = "domain::survey::SurveyKind" {
        /// Asukaskysely.
        Resident,
        /// Asiakaskysely.
        Customer,
        /// A standing customer-feedback survey (asiakaspalautekysely).
        CustomerFeedback,
        /// After an event.
        Event,
        /// Asked of the members of a panel; no other survey is of this kind.
        Panel,
        /// Partner organisations or the county's own staff.
        Partner,
    }
}

mirrored! {
    /// How answers relate to people. Fixed when the survey is started.
    Anonymity = "domain::survey::AnonymityMode" {
        /// Anyone with the address may answer; nothing ties an answer to a person.
        AnonymousOpen,
        /// One answer an invitation, and nothing ties the answer to the invitation or to a person.
        AnonymousInvited,
        /// One answer an invitation; whoever agrees has it paired with their answers to other surveys of their panel.
        Consented,
    }
}

mirrored! {
    /// Whom a survey is meant for.
    Audience = "domain::survey::Audience" {
        /// Lapset ja nuoret.
        ChildrenAndYoung,
        /// Perheet.
        Families,
        /// Työikäiset.
        WorkingAge,
        /// Ikäihmiset.
        OlderPeople,
        /// Vammaiset ihmiset.
        PeopleWithDisabilities,
        /// Omaishoitajat.
        Carers,
        /// Palvelujen käyttäjät.
        ServiceUsers,
        /// Kumppanit.
        Partners,
    }
}

mirrored! {
    /// On what ground answers may be processed (GDPR article 6).
    LegalBasis = "domain::survey::LegalBasis" {
        /// A task in the public interest, 6(1)(e).
        PublicTask,
        /// A legal obligation, 6(1)(c).
        LegalObligation,
        /// Consent, 6(1)(a).
        Consent,
    }
}

/// A question or a note.
pub(crate) struct Question {
    question: DomainQuestion,
    source: Tag,
    wanted: Tag,
}

impl Question {
    pub(crate) fn all_of(content: &SurveyContent, wanted: &Tag) -> Vec<Self> {
        let source = &content.source_language;
        let one = |question: &DomainQuestion| Self {
            question: question.clone(),
            source: source.clone(),
            wanted: wanted.clone(),
        };
        content.form.questions().iter().map(one).collect()
    }

    fn localized(&self, text: &domain::LocalizedText) -> Localized {
        Localized::new(text, &self.source, &self.wanted)
    }
}

/// A question or a note.
#[Object]
impl Question {
    /// `Question:…`, the same through every version.
    async fn id(&self) -> async_graphql::ID {
        self.question.id.node_id().into()
    }

    /// Stable and readable: the name under which `submitResponse` takes its answer.
    async fn code(&self) -> &str {
        &self.question.code
    }

    /// The question-bank key that makes results comparable over surveys and years.
    async fn bank_key(&self) -> Option<&str> {
        self.question.bank_key.as_deref()
    }

    /// Its type.
    #[graphql(name = "type")]
    async fn kind(&self) -> QuestionType {
        self.question.kind.type_of().into()
    }

    /// Whether it must be answered.
    async fn required(&self) -> bool {
        self.question.required
    }

    /// The question itself.
    async fn text(&self) -> Localized {
        self.localized(&self.question.text)
    }

    /// What helps to answer.
    async fn help(&self) -> Option<Localized> {
        Localized::optional(&self.question.help, &self.source, &self.wanted)
    }

    /// The options of a choice; empty for other types.
    async fn options(&self) -> Vec<QuestionOption> {
        let option = |option: &survey::Choice| QuestionOption {
            id: option.id.node_id().into(),
            code: option.code.clone(),
            text: self.localized(&option.text),
            valid: option.valid,
        };
        self.question.kind.options().iter().map(option).collect()
    }

    /// Most options that may be chosen; `null` for any number.
    async fn at_most(&self) -> Option<u32> {
        match &self.question.kind {
            QuestionKind::MultipleChoice { at_most, .. } => *at_most,
            _ => None,
        }
    }

    /// The scale of a Likert or NPS question.
    async fn scale(&self) -> Option<Scale> {
        match &self.question.kind {
            QuestionKind::Likert { points, low, high } => Some(Scale {
                min: 1,
                max: u32::from(*points),
                low: Some(self.localized(low)),
                high: Some(self.localized(high)),
            }),
            QuestionKind::Nps => Some(Scale { min: 0, max: 10, low: None, high: None }),
            _ => None,
        }
    }

    /// Most characters of a text answer.
    async fn max_length(&self) -> Option<u32> {
        match &self.question.kind {
            QuestionKind::ShortText => Some(survey::question::SHORT_TEXT_MAX),
            QuestionKind::LongText => Some(survey::question::LONG_TEXT_MAX),
            _ => None,
        }
    }
}

/// One option of a choice.
#[derive(SimpleObject)]
pub(crate) struct QuestionOption {
    /// `Option:…`, the same through every version.
    id: async_graphql::ID,
    /// Stable and readable: what `submitResponse` takes.
    code: String,
    /// Its label.
    text: Localized,
    /// Whether it counts among valid answers.
    valid: bool,
}

/// A scale of whole steps.
#[derive(SimpleObject)]
pub(crate) struct Scale {
    /// The lowest step.
    min: u32,
    /// The highest step.
    max: u32,
    /// The lowest step in words.
    low: Option<Localized>,
    /// The highest step in words.
    high: Option<Localized>,
}

/// What a respondent is told before answering.
#[derive(SimpleObject)]
pub(crate) struct PrivacyNotice {
    /// Why the answers are collected.
    purpose: Localized,
    /// On what ground.
    legal_basis: Option<LegalBasis>,
    /// Who answers questions about the processing.
    contact: Localized,
    /// The day on which single answers are deleted.
    deletion_date: Option<Date>,
}

impl PrivacyNotice {
    pub(crate) fn of(content: &SurveyContent, wanted: &Tag) -> Self {
        let localized = |text: &domain::LocalizedText| Localized::new(text, &content.source_language, wanted);
        Self {
            purpose: localized(&content.privacy.purpose),
            legal_basis: content.privacy.legal_basis.map(Into::into),
            contact: localized(&content.privacy.contact),
            deletion_date: content.privacy.deletion_date.map(Date),
        }
    }
}
