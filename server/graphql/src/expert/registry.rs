//! Experts as coordinators see them.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::expert::{self, Profile};
use domain::id::TypedId;

use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

mirrored! {
    /// Where an expert stands.
    ExpertStatus = "domain::expert::ExpertStatus" {
        /// Can be asked.
        Active,
        /// Is asked for nothing until they say so.
        Paused,
        /// No longer an expert of the county.
        Ended,
    }
}
mirrored! {
    /// How an expert takes part.
    GigMode = "domain::expert::Mode" {
        /// On the spot; the way there and back is kept free.
        InPerson,
        /// By video or phone.
        Remote,
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
    /// Languages in which they work, sign languages included.
    languages: Vec<LanguageTag>,
    /// How they take part.
    modes: Vec<GigMode>,
    /// The last day on which their agreement with the county holds.
    agreement_until: Date,
    /// When they were registered.
    created_at: DateTime,
}

impl From<expert::Expert> for Expert {
    fn from(expert: expert::Expert) -> Self {
        Self {
            id: expert.id.node_id().into(),
            alias: expert.profile.alias,
            status: expert.status.into(),
            languages: expert.profile.languages.into_iter().map(LanguageTag).collect(),
            modes: expert.profile.modes.into_iter().map(Into::into).collect(),
            agreement_until: Date(expert.profile.agreement_until),
            created_at: DateTime(expert.created_at),
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
    #[graphql(validator(max_items = 2))]
    modes: Vec<GigMode>,
    /// The last day on which their agreement with the county holds.
    agreement_until: Date,
}

impl From<ProfileInput> for Profile {
    fn from(input: ProfileInput) -> Self {
        Self {
            alias: input.alias.trim().to_owned(),
            languages: input.languages.into_iter().map(|tag| tag.0).collect(),
            modes: input.modes.into_iter().map(Into::into).collect(),
            agreement_until: input.agreement_until.0,
        }
    }
}
