//! What orderers send.

use async_graphql::{ID, InputObject};
use domain::expert::OrderContent;

use super::order::GigType;
use super::registry::GigMode;
use crate::identity::ScopeInput;
use crate::mirror::mirrored;
use crate::scalar::{DateTime, LanguageTag};

mirrored! {
    /// Why an order is taken back. One entered twice or by mistake does not count.
    WithdrawReason = "domain::expert::WithdrawReason" {
        /// Entered twice.
        Duplicate,
        /// Entered by mistake.
        Mistake,
        /// No longer needed.
        NeedEnded,
    }
}

/// What is ordered.
#[derive(InputObject)]
pub(super) struct OrderContentInput {
    /// What it is called.
    title: String,
    /// The aim, the audience, what the expert should know.
    description: String,
    /// What the expert is asked to do.
    gig_type: GigType,
    /// The language in which the gig is held.
    language: LanguageTag,
    /// How the expert takes part.
    mode: GigMode,
    /// The address, or the remote link once it is known.
    #[graphql(default)]
    place: String,
    /// Experts wanted at each time, 1 to 20.
    #[graphql(default = 1)]
    seats: u8,
    /// The times, at most 60.
    #[graphql(validator(max_items = 1_000))]
    times: Vec<GigTimeInput>,
}

/// A time of a gig, in UTC.
#[derive(InputObject)]
struct GigTimeInput {
    /// When it begins.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
}

impl From<OrderContentInput> for OrderContent {
    fn from(input: OrderContentInput) -> Self {
        Self {
            title: input.title,
            description: input.description,
            gig_type: input.gig_type.into(),
            language: input.language.0,
            mode: input.mode.into(),
            place: input.place,
            seats: input.seats,
            times: input.times.into_iter().map(|time| (time.starts_at.0, time.ends_at.0)).collect(),
        }
    }
}

/// An order to be written.
#[derive(InputObject)]
pub(super) struct CreateExpertOrderInput {
    /// The part of the county that orders; the whole county unless told.
    pub(super) owner: Option<ScopeInput>,
    /// What is ordered.
    pub(super) content: OrderContentInput,
}

/// A draft to be changed.
#[derive(InputObject)]
pub(super) struct SaveExpertOrderInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the orderer saw.
    pub(super) version: i64,
    /// What is ordered, whole.
    pub(super) content: OrderContentInput,
}

/// Which order, as the caller saw it.
#[derive(InputObject)]
pub(super) struct ExpertOrderStepInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
}

/// An order to be taken back.
#[derive(InputObject)]
pub(super) struct WithdrawExpertOrderInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// Why.
    pub(super) reason: WithdrawReason,
}

/// Experts to be asked.
#[derive(InputObject)]
pub(super) struct SendOffersInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the coordinator saw.
    pub(super) version: i64,
    /// `Expert:…`, at least one.
    #[graphql(validator(max_items = 100))]
    pub(super) experts: Vec<ID>,
}
