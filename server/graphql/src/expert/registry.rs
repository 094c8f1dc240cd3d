//! Experts as coordinators see them.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::expert::registry::Essentials;
use domain::expert::{self, Contact, Times};
use domain::id::TypedId;

use super::order::GigType;
use super::skills::{AgreementKind, KnownLanguage, Training};
use super::times::ExpertTimes;
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

mirrored! {
    /// Where an expert stands.
    ExpertStatus = "domain::expert::ExpertStatus" {
        /// Has asked to become one.
        Applicant,
        /// In training.
        InTraining,
        /// Can be asked.
        Active,
        /// Is asked for nothing until they say so.
        Paused,
        /// No longer an expert of the county.
        Ended,
        /// Everything that told who they were is gone.
        Erased,
    }
}
mirrored! {
    /// How an expert takes part.
    GigMode = "domain::expert::Mode" {
        /// On the spot; the way there and back is kept free.
        InPerson,
        /// By video or phone.
        Remote,
        /// Either, as the expert likes.
        Hybrid,
    }
}

/// An expert by experience. Known by an alias, never by name.
#[derive(SimpleObject)]
pub(crate) struct Expert {
    /// `Expert:…`
    id: ID,
    /// What orderers and colleagues see.
    alias: String,
    /// Whether they can be asked.
    status: ExpertStatus,
    /// Languages, sign languages included, and how well they know each.
    languages: Vec<KnownLanguage>,
    /// How they take part.
    modes: Vec<GigMode>,
    /// What they do.
    gig_types: Vec<GigType>,
    /// Where their journeys begin: an official three-digit code.
    municipality: Option<String>,
    /// Municipalities in which they take gigs, by official code; none: anywhere within `maxTravelKm`.
    areas: Vec<String>,
    /// The longest way there, in kilometres; null: any.
    max_travel_km: Option<u32>,
    /// On which footing they stand.
    agreement_kind: AgreementKind,
    /// Have signed the undertaking of confidentiality.
    confidentiality: bool,
    /// What they have been trained in.
    trainings: Vec<Training>,
    /// When they can take gigs, and how many.
    times: ExpertTimes,
    /// The last day on which their agreement with the county holds.
    agreement_until: Date,
    /// The code of the class by which they are paid where an order says none.
    fee_class: Option<String>,
    /// Whether they take no fee; costs are paid all the same.
    waives_fee: bool,
    /// When they were registered.
    created_at: DateTime,
    /// When they asked to be forgotten, while that is not done; until then they are asked for nothing.
    erasure_asked_at: Option<DateTime>,
}

impl From<expert::Expert> for Expert {
    fn from(expert: expert::Expert) -> Self {
        let times = Times::of(&expert.profile).into();
        Self {
            id: expert.id.node_id().into(),
            alias: expert.profile.alias,
            status: expert.status.into(),
            languages: expert.profile.languages.into_iter().map(Into::into).collect(),
            modes: expert.profile.modes.into_iter().map(Into::into).collect(),
            gig_types: expert.profile.gig_types.into_iter().map(Into::into).collect(),
            municipality: expert.profile.municipality,
            areas: expert.profile.areas.into_iter().collect(),
            max_travel_km: expert.profile.max_travel_km,
            agreement_kind: expert.profile.agreement.kind.into(),
            confidentiality: expert.profile.agreement.confidentiality,
            trainings: expert.profile.trainings.into_iter().map(Into::into).collect(),
            times,
            agreement_until: Date(expert.profile.agreement.until),
            fee_class: expert.profile.fee_class,
            waives_fee: expert.profile.waives_fee,
            created_at: DateTime(expert.created_at),
            erasure_asked_at: expert.erasure_asked_at.map(DateTime),
        }
    }
}

/// What is known of an expert before a booking.
#[derive(InputObject)]
pub(super) struct ProfileInput {
    /// What orderers and colleagues see: no name.
    alias: String,
    /// Languages in which they work; at least one.
    #[graphql(validator(max_items = 20))]
    languages: Vec<LanguageTag>,
    /// How they take part; at least one way.
    #[graphql(validator(max_items = 3))]
    modes: Vec<GigMode>,
    /// The last day on which their agreement with the county holds.
    agreement_until: Date,
}

impl From<ProfileInput> for Essentials {
    fn from(input: ProfileInput) -> Self {
        Self {
            alias: input.alias.trim().to_owned(),
            languages: input.languages.into_iter().map(|tag| tag.0).collect(),
            modes: input.modes.into_iter().map(Into::into).collect(),
            agreement_until: input.agreement_until.0,
        }
    }
}

mirrored! {
    /// What an expert consents to.
    ConsentPurpose = "domain::expert::ConsentPurpose" {
        /// Being matched with orders, and themes being kept for that. Nobody is asked without it.
        Matching,
        /// Chosen themes being told to the orderer.
        ToldToOrderer,
        /// Being written to by text message.
        TextMessages,
    }
}

/// Somebody who becomes an expert.
#[derive(InputObject)]
pub(super) struct RegisterExpertInput {
    /// What is known of them before a booking.
    pub(super) profile: ProfileInput,
    /// Where they stand: `APPLICANT`, `IN_TRAINING` or `ACTIVE`. Only active experts can be asked.
    #[graphql(default_with = "ExpertStatus::Active")]
    pub(super) standing: ExpertStatus,
    /// How they are reached; kept sealed.
    pub(super) contact: Option<ContactInput>,
    /// What they consent to, today.
    #[graphql(default, validator(max_items = 3))]
    pub(super) consents: Vec<ConsentPurpose>,
}

/// A name and how to reach it. Kept sealed, and each look at it is logged.
#[derive(InputObject)]
pub(super) struct ContactInput {
    /// First and last name.
    name: String,
    /// Where messages go; without one they are called.
    email: Option<String>,
    /// In any usual form.
    phone: Option<String>,
    /// The language in which they are written to.
    language: Option<LanguageTag>,
    /// The number under which payroll knows them; never a bank account or an identity code.
    payroll_number: Option<String>,
}

impl From<ContactInput> for Contact {
    fn from(input: ContactInput) -> Self {
        Self {
            name: input.name,
            email: input.email,
            phone: input.phone,
            language: input.language.map(|tag| tag.0),
            payroll_number: input.payroll_number,
        }
    }
}
