//! What an expert can be asked for.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::expert::{Skills, registry};

use super::order::GigType;
use crate::mirror::mirrored;
use crate::scalar::{Date, LanguageTag};

mirrored! {
    /// On which footing an expert stands with the county.
    AgreementKind = "domain::expert::AgreementKind" {
        /// A trained expert by experience.
        Expert,
        /// A development client; no training is needed.
        DevelopmentClient,
        /// A member of a panel.
        PanelMember,
    }
}

mirrored! {
    /// How well somebody knows a language.
    LanguageLevel = "domain::expert::Level" {
        /// As a mother tongue.
        Native,
        /// Well enough to work in it.
        Working,
        /// Follows it, but does not work in it.
        Understands,
    }
}

/// A language, and how well somebody knows it.
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "KnownLanguageInput")]
pub(crate) struct KnownLanguage {
    /// Which.
    language: LanguageTag,
    /// How well.
    level: LanguageLevel,
}

impl From<KnownLanguage> for registry::ExpertLanguage {
    fn from(known: KnownLanguage) -> Self {
        Self { tag: known.language.0, level: known.level.into() }
    }
}

impl From<registry::ExpertLanguage> for KnownLanguage {
    fn from(known: registry::ExpertLanguage) -> Self {
        Self { language: LanguageTag(known.tag), level: known.level.into() }
    }
}

/// A training that an expert has taken.
#[derive(SimpleObject)]
pub(crate) struct Training {
    /// What it was called.
    name: String,
    /// Who gave it; may be empty.
    provider: String,
    /// The last Helsinki day on which it counts; null: for good.
    valid_until: Option<Date>,
}

/// A training that an expert has taken.
#[derive(InputObject)]
pub(super) struct TrainingInput {
    /// What it was called.
    name: String,
    /// Who gave it.
    #[graphql(default)]
    provider: String,
    /// The last Helsinki day on which it counts; left out: for good.
    valid_until: Option<Date>,
}

impl From<TrainingInput> for registry::Training {
    fn from(input: TrainingInput) -> Self {
        let valid_until = input.valid_until.map(|day| day.0);
        Self { name: input.name, provider: input.provider, valid_until }
    }
}

impl From<registry::Training> for Training {
    fn from(training: registry::Training) -> Self {
        let valid_until = training.valid_until.map(Date);
        Self { name: training.name, provider: training.provider, valid_until }
    }
}

/// What an expert can be asked for, whole.
#[derive(InputObject)]
pub(super) struct SetExpertSkillsInput {
    /// `Expert:…`
    pub(super) expert_id: ID,
    /// Languages, and how well they know each; at least one to work in.
    #[graphql(validator(max_items = 20))]
    languages: Vec<KnownLanguage>,
    /// What they do; at least one.
    #[graphql(validator(max_items = 20))]
    gig_types: Vec<GigType>,
    /// Where their journeys begin: an official three-digit code.
    municipality: Option<String>,
    /// Municipalities in which they take gigs, by official code; none: anywhere within the longest way.
    #[graphql(default, validator(max_items = 400))]
    areas: Vec<String>,
    /// The longest way there, in kilometres; left out: any.
    max_travel_km: Option<u32>,
    /// On which footing they stand.
    #[graphql(default_with = "AgreementKind::Expert")]
    agreement_kind: AgreementKind,
    /// Have signed the undertaking of confidentiality.
    #[graphql(default)]
    confidentiality: bool,
    /// What they have been trained in.
    #[graphql(default, validator(max_items = 50))]
    trainings: Vec<TrainingInput>,
}

impl From<SetExpertSkillsInput> for Skills {
    fn from(input: SetExpertSkillsInput) -> Self {
        Self {
            languages: input.languages.into_iter().map(Into::into).collect(),
            gig_types: input.gig_types.into_iter().map(Into::into).collect(),
            municipality: input.municipality,
            areas: input.areas.into_iter().collect(),
            max_travel_km: input.max_travel_km,
            agreement_kind: input.agreement_kind.into(),
            confidentiality: input.confidentiality,
            trainings: input.trainings.into_iter().map(Into::into).collect(),
        }
    }
}
