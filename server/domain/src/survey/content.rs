//! What a survey says: its texts, its privacy notice and its questions.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::form::Form;
use crate::activity::ParticipationCategory;
use crate::{LanguageTag, LocalizedText};

coded_enum! {
    /// What kind of survey it is.
    SurveyKind, "survey-kind-" {
        /// Asukaskysely.
        Resident = "resident",
        /// Asiakaskysely.
        Customer = "customer",
        /// A standing customer-feedback survey (asiakaspalautekysely).
        CustomerFeedback = "customer_feedback",
        Event = "event",
        /// Asked of the members of a panel; no other survey is of this kind.
        Panel = "panel",
        /// Partner organisations or the county's own staff.
        Partner = "partner",
    }
}

impl SurveyKind {
    /// In which categories one takes part by a survey of this kind where nobody has said so: those that the methods bank names
    /// for surveys, less those that do not fit. What partners and staff are asked is no participation of residents.
    pub fn usual_categories(self) -> &'static [ParticipationCategory] {
        match self {
            Self::Resident => &[ParticipationCategory::Information, ParticipationCategory::Evaluation],
            Self::Customer | Self::CustomerFeedback | Self::Event => &[ParticipationCategory::Evaluation],
            Self::Panel => &[ParticipationCategory::Planning],
            Self::Partner => &[],
        }
    }
}

coded_enum! {
    /// Whom a survey is meant for.
    Audience, "audience-" {
        ChildrenAndYoung = "children_and_young",
        Families = "families",
        WorkingAge = "working_age",
        OlderPeople = "older_people",
        PeopleWithDisabilities = "people_with_disabilities",
        Carers = "carers",
        ServiceUsers = "service_users",
        Partners = "partners",
    }
}

coded_enum! {
    /// On what ground answers may be processed (GDPR article 6).
    LegalBasis, "legal-basis-" {
        /// Article 6(1)(e): a task in the public interest.
        PublicTask = "public_task",
        /// Article 6(1)(c): a legal obligation.
        LegalObligation = "legal_obligation",
        /// Article 6(1)(a): consent.
        Consent = "consent",
    }
}

coded_enum! {
    /// How answers relate to people. Fixed at publishing; there is no column that could hold more.
    AnonymityMode, "anonymity-" {
        /// Anyone with the address may answer; nothing ties an answer to a person.
        AnonymousOpen = "anonymous_open",
        /// One answer an invitation, and nothing ties the answer to the invitation or to a person.
        AnonymousInvited = "anonymous_invited",
        /// One answer an invitation; whoever agrees has it paired with their answers to other surveys of their panel.
        Consented = "consented",
    }
}

/// What a respondent is told before answering.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrivacyNotice {
    /// Why the answers are collected.
    pub purpose: LocalizedText,
    pub legal_basis: Option<LegalBasis>,
    /// Who answers questions about the processing: an office, not a person.
    pub contact: LocalizedText,
    /// The Helsinki day on which single answers are deleted; the nightly job keeps the promise.
    pub deletion_date: Option<NaiveDate>,
}

/// Everything that staff write of a survey. Saved however incomplete; checked when published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyContent {
    pub kind: SurveyKind,
    /// The language the editor writes in, fi or sv; always among the required ones.
    pub source_language: LanguageTag,
    pub title: LocalizedText,
    /// What it is about, in one sentence, for the list.
    pub summary: LocalizedText,
    /// Who asks and why, at the top of the form. May be left out.
    #[serde(default)]
    pub introduction: LocalizedText,
    /// Empty means everyone.
    #[serde(default)]
    pub audiences: BTreeSet<Audience>,
    /// In which categories one takes part by answering; empty means those of its kind. Staff count by them.
    #[serde(default)]
    pub categories: BTreeSet<ParticipationCategory>,
    /// Official codes; empty means the whole county.
    #[serde(default)]
    pub municipalities: BTreeSet<String>,
    #[serde(default)]
    pub privacy: PrivacyNotice,
    #[serde(default)]
    pub opens_at: Option<DateTime<Utc>>,
    /// `None` for a standing survey.
    #[serde(default)]
    pub closes_at: Option<DateTime<Utc>>,
    /// Days after closing during which staff may still enter posted answers; `None` takes the county's.
    #[serde(default)]
    pub late_answer_days: Option<u16>,
    pub form: Form,
}

impl SurveyContent {
    /// A draft with a title and nothing else.
    pub fn new(kind: SurveyKind, source_language: LanguageTag, title: LocalizedText, form: Form) -> Self {
        Self {
            kind,
            source_language,
            title,
            summary: LocalizedText::default(),
            introduction: LocalizedText::default(),
            audiences: BTreeSet::new(),
            categories: BTreeSet::new(),
            municipalities: BTreeSet::new(),
            privacy: PrivacyNotice::default(),
            opens_at: None,
            closes_at: None,
            late_answer_days: None,
            form,
        }
    }

    /// In which categories one takes part by answering.
    pub fn participation(&self) -> BTreeSet<ParticipationCategory> {
        ParticipationCategory::chosen_or(&self.categories, self.kind.usual_categories())
    }

    /// Minutes it takes to answer, estimated from the questions and rounded up: about ten seconds for a
    /// choice, a minute for a long text. Zero for an external survey, whose length is not known.
    pub fn estimated_minutes(&self) -> u32 {
        self.form.questions().iter().map(|q| q.kind.estimated_seconds()).sum::<u32>().div_ceil(60)
    }
}
