//! What the county has decided about its experts.

use async_graphql::{InputObject, SimpleObject};
use domain::expert::matching::Weights;
use domain::expert::{self, settings};

use crate::mirror::mirrored;

mirrored! {
    /// What the county calls its experts in Finnish.
    ExpertWording = "domain::expert::settings::Wording" {
        /// Kokemusasiantuntija.
        Kokemusasiantuntija,
        /// Kokemusosaaja.
        Kokemusosaaja,
    }
}

/// What the county has decided about its experts.
#[derive(SimpleObject)]
pub(crate) struct ExpertSettings {
    /// What they are called in Finnish.
    wording: ExpertWording,
    /// What matters when experts are proposed for an order.
    weights: MatchWeights,
    /// Whether an expert must have a training that counts.
    needs_training: bool,
    /// Ways that take longer or shorter than reckoned.
    travel_times: Vec<TravelTime>,
    /// How many days ahead orders are best made.
    lead_days: u16,
}

/// The most points that each part of a score gives.
#[derive(SimpleObject)]
pub(crate) struct MatchWeights {
    /// Counts up whenever a weight changes.
    version: u16,
    /// Themes of experience that are wanted.
    theme: u32,
    /// How well they know the language.
    language: u32,
    /// Waiting, and fewer gigs than others.
    fairness: u32,
    /// How far it is.
    travel: u32,
    /// Gigs of this kind, or being new.
    experience: u32,
    /// Being new; a part of `experience`.
    newcomer: u32,
    /// Has been there before, where the orderer wishes it.
    continuity: u32,
}

/// A way between two municipalities, in either direction.
#[derive(SimpleObject)]
pub(crate) struct TravelTime {
    /// The official codes of both.
    between: Vec<String>,
    /// How long it takes one way.
    minutes: u32,
}

impl From<expert::ExpertSettings> for ExpertSettings {
    fn from(found: expert::ExpertSettings) -> Self {
        let of = found.weights;
        let time = |time: settings::TravelTime| TravelTime {
            between: vec![time.between.0, time.between.1],
            minutes: time.minutes,
        };
        Self {
            wording: found.wording.into(),
            weights: MatchWeights {
                version: of.version,
                theme: of.theme,
                language: of.language,
                fairness: of.fairness,
                travel: of.travel,
                experience: of.experience,
                newcomer: of.newcomer,
                continuity: of.continuity,
            },
            needs_training: found.needs_training,
            travel_times: found.travel_times.into_iter().map(time).collect(),
            lead_days: found.lead_days,
        }
    }
}

/// The settings as they are to be, whole.
#[derive(InputObject)]
pub(super) struct ChangeExpertSettingsInput {
    /// What experts are called in Finnish.
    wording: ExpertWording,
    /// What matters when experts are proposed for an order.
    weights: MatchWeightsInput,
    /// Whether an expert must have a training that counts.
    needs_training: bool,
    /// Ways that take longer or shorter than reckoned.
    #[graphql(validator(max_items = 1_000))]
    travel_times: Vec<TravelTimeInput>,
    /// How many days ahead orders are best made.
    lead_days: u16,
}

/// The most points that each part of a score gives: 100 together, without `newcomer`.
#[derive(InputObject)]
struct MatchWeightsInput {
    /// Themes of experience that are wanted.
    theme: u32,
    /// How well they know the language.
    language: u32,
    /// Waiting, and fewer gigs than others.
    fairness: u32,
    /// How far it is.
    travel: u32,
    /// Gigs of this kind, or being new.
    experience: u32,
    /// Being new; at least half of `experience`.
    newcomer: u32,
    /// Has been there before, where the orderer wishes it.
    continuity: u32,
}

/// A way between two municipalities, in either direction.
#[derive(InputObject)]
struct TravelTimeInput {
    /// The official three-digit code of one end.
    from: String,
    /// That of the other.
    to: String,
    /// How long it takes one way.
    minutes: u32,
}

impl From<ChangeExpertSettingsInput> for expert::ExpertSettings {
    fn from(input: ChangeExpertSettingsInput) -> Self {
        let of = input.weights;
        let time = |time: TravelTimeInput| settings::TravelTime {
            between: (time.from, time.to),
            minutes: time.minutes,
        };
        Self {
            wording: input.wording.into(),
            weights: Weights {
                // The service numbers them.
                version: Weights::default().version,
                theme: of.theme,
                language: of.language,
                fairness: of.fairness,
                travel: of.travel,
                experience: of.experience,
                newcomer: of.newcomer,
                continuity: of.continuity,
            },
            needs_training: input.needs_training,
            travel_times: input.travel_times.into_iter().map(time).collect(),
            lead_days: input.lead_days,
        }
    }
}
