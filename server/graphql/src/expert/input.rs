//! What orderers send.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use domain::expert::{OrderContent, OrderPrivate};
use domain::id::{AssignmentId, OrderId};

use super::order::GigType;
use super::person::{AccessNeed, Theme};
use super::registry::GigMode;
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

mirrored! {
    /// Why an order is taken back. One entered twice or by mistake does not count.
    WithdrawReason = "domain::expert::WithdrawReason" {
        /// Entered twice.
        Duplicate,
        /// Entered to try the service.
        Test,
        /// Entered by mistake.
        Mistake,
        /// No longer needed.
        NeedEnded,
    }
}

mirrored! {
    /// Why an order was left without an expert.
    UnfilledReason = "domain::expert::UnfilledReason" {
        /// Nobody in the registry suits it.
        NoEligibleExpert,
        /// Whoever suits it cannot at that time.
        NobodyFree,
        /// Those who were asked said no, or nothing.
        NobodyAccepted,
        /// It came too close to its time.
        ShortNotice,
        /// No longer needed.
        NeedEnded,
        /// Its time came before anybody was found.
        TimePassed,
        /// Something else.
        Other,
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
    /// Where the place is: the municipality's official three-digit code; the way there is reckoned from it.
    #[graphql(validator(max_length = 3))]
    municipality: Option<String>,
    /// What a yes of an expert means.
    #[graphql(default_with = "OfferMode::Binding")]
    offer_mode: OfferMode,
    /// The code of a class in the price list; the expert's own class pays unless told.
    #[graphql(validator(max_length = 40))]
    fee_class: Option<String>,
    /// What the costs are booked on.
    #[graphql(default)]
    cost_centre: String,
    /// Whether somebody who has been there before is preferred.
    #[graphql(default)]
    prefers_known: bool,
    /// What the place can offer to those who need it.
    #[graphql(default, validator(max_items = 20))]
    accessibility: Vec<AccessNeed>,
}

/// What of an order is kept sealed.
#[derive(InputObject)]
pub(super) struct OrderPrivateInput {
    /// Experience that is looked for.
    #[graphql(default, validator(max_items = 40))]
    themes: Vec<Theme>,
    /// The same in the orderer's words.
    #[graphql(default)]
    experience: String,
    /// Whom to reach about the gig, in one line: a name and a phone number.
    #[graphql(default)]
    reach: String,
}

impl From<OrderPrivateInput> for OrderPrivate {
    fn from(input: OrderPrivateInput) -> Self {
        Self {
            themes: input.themes.into_iter().map(Into::into).collect(),
            experience: input.experience,
            reach: input.reach,
        }
    }
}

mirrored! {
    /// What an expert's yes means.
    OfferMode = "domain::expert::OfferMode" {
        /// The seat is theirs.
        Binding,
        /// They would come; the coordinator chooses among those.
        Interest,
    }
}
mirrored! {
    /// Why an expert is asked in spite of a hindrance.
    OverrideReason = "domain::expert::OverrideReason" {
        /// The expert has agreed to it.
        ExpertAgreed,
        /// The orderer asked for this expert.
        OrdererAsked,
        /// There is nobody else.
        NobodyElse,
        /// Something else.
        Other,
    }
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
            municipality: input.municipality,
            accessibility: input.accessibility.into_iter().map(Into::into).collect(),
            offer_mode: input.offer_mode.into(),
            fee_class: input.fee_class,
            cost_centre: input.cost_centre,
            prefers_known: input.prefers_known,
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
    /// What of it is kept sealed.
    pub(super) private: Option<OrderPrivateInput>,
    /// The Helsinki day on which it came by phone or e-mail; it counts on that day. For coordinators.
    pub(super) received_on: Option<Date>,
    /// A key of your own, at most 100 characters: sent again with it, the first draft is answered and no second made.
    #[graphql(validator(max_length = 100))]
    pub(super) key: Option<String>,
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
    /// What of it is kept sealed, whole; stays as it is unless told.
    pub(super) private: Option<OrderPrivateInput>,
}

/// Which order, as the caller saw it.
#[derive(InputObject)]
pub(super) struct ExpertOrderStepInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
}

/// What came of an order.
#[derive(InputObject)]
pub(super) struct ReportExpertOrderInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// `Assignment:…`, whoever was booked and did not come.
    #[graphql(default, validator(max_items = 1_200))]
    pub(super) absent: Vec<ID>,
}

impl ReportExpertOrderInput {
    pub(super) fn read(&self, request: &Request<'_>) -> Result<(OrderId, BTreeSet<AssignmentId>)> {
        let absent = self.absent.iter().map(|id| request.parse_id(id));
        Ok((request.parse_id(&self.order_id)?, absent.collect::<Result<_>>()?))
    }
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

/// An order for which nobody was found.
#[derive(InputObject)]
pub(super) struct GiveUpExpertOrderInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
    /// Why.
    pub(super) reason: UnfilledReason,
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
    /// `Expert:…`, asked only when a seat becomes free.
    #[graphql(default, validator(max_items = 100))]
    pub(super) reserve: Vec<ID>,
    /// Needed where something speaks against one of them that may be overridden.
    pub(super) in_spite: Option<OverrideReason>,
}

/// Those who are chosen among the interested.
#[derive(InputObject)]
pub(super) struct SelectOffersInput {
    /// `ExpertOrder:…`
    pub(super) order_id: ID,
    /// The version that the coordinator saw.
    pub(super) version: i64,
    /// `Offer:…`, at least one.
    #[graphql(validator(max_items = 100))]
    pub(super) offers: Vec<ID>,
}
