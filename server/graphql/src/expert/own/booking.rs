//! What experts are asked and booked for, and what they say to it.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert::OfferState;
use domain::id::TypedId;
use service::Services;
use service::expert::own::overview::{self, OwnGig, OwnOffer};
use service::expert::{answering, report};

use super::acting;
use crate::context::{Request, Result};
use crate::expert::feedback::{self, GiveGigFeedbackInput, GiveGigFeedbackResult};
use crate::expert::offer::{self, AnswerOfferResult, AskedOffer, AskedOrder, OfferedFee};
use crate::expert::order::AssignmentState;
use crate::expert::registry::GigMode;
use crate::expert::running::OfferAnswer;
use crate::problem::{outcome, settle};
use crate::scalar::DateTime;

/// An offer that waits.
pub(crate) struct OwnOfferView {
    found: Box<OwnOffer>,
    alias: String,
}

impl OwnOfferView {
    pub(super) fn new(found: &OwnOffer, alias: &str) -> Self {
        Self { found: Box::new(found.clone()), alias: alias.to_owned() }
    }
}

/// An offer that waits for the expert's answer, or for the coordinator's choice among the interested.
#[Object(name = "OwnOffer")]
impl OwnOfferView {
    /// The offer.
    async fn offer(&self) -> AskedOffer {
        AskedOffer::new(&self.found.offer, self.alias.clone())
    }

    /// What is asked.
    async fn order(&self) -> AskedOrder {
        AskedOrder(Box::new(self.found.order.clone()))
    }

    /// Whether it can still be answered.
    async fn open(&self) -> bool {
        self.found.offer.state == OfferState::Sent
    }

    /// What would be paid, by what the price list says now.
    #[graphql(complexity = "10 + child_complexity")]
    async fn fee(&self, context: &Context<'_>) -> Result<OfferedFee> {
        let request = Request::of(context)?;
        let view = answering::view_own(request.services, request.actor(), self.found.offer.id).await;
        OfferedFee::of(&request, &view.map_err(|error| request.error(error))?).await
    }
}

/// A seat of the expert in one time of an order.
#[derive(SimpleObject)]
#[graphql(name = "OwnGig")]
pub(crate) struct OwnGigView {
    /// `Assignment:…`
    id: ID,
    /// `ExpertOrder:…`
    order_id: ID,
    /// How people refer to the order.
    order_reference: String,
    /// What it is called.
    title: String,
    /// When it begins.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
    /// How the expert takes part.
    mode: GigMode,
    /// The address, or the remote link once it is known.
    place: String,
    /// Where the seat stands.
    state: AssignmentState,
    /// Whoever answers for it and how to reach them; null until it is confirmed, once it is over, and where nobody has
    /// been named.
    reach: Option<String>,
    /// Whether the expert can still withdraw from it.
    can_withdraw: bool,
    /// Whether they were there and can say how it was.
    can_give_feedback: bool,
    /// Whether they have said how it was.
    feedback_given: bool,
    /// Whether it is said that they were not there, and they can still say otherwise.
    can_dispute: bool,
}

impl OwnGigView {
    pub(super) fn new(gig: &OwnGig, services: &Services) -> Self {
        let (seat, order) = (&gig.assignment, &gig.order);
        Self {
            id: seat.id.node_id().into(),
            order_id: order.id.node_id().into(),
            order_reference: order.reference.clone().unwrap_or_default(),
            title: order.content.title.clone(),
            starts_at: DateTime(seat.busy.starts_at),
            ends_at: DateTime(seat.busy.ends_at),
            mode: order.content.mode.into(),
            place: order.content.place.clone(),
            state: seat.state.into(),
            reach: (!gig.reach.is_empty()).then(|| gig.reach.clone()),
            can_withdraw: gig.can_be_left(services),
            can_give_feedback: gig.can_be_told(),
            feedback_given: gig.is_told,
            can_dispute: gig.can_be_disputed(services),
        }
    }
}

/// The expert does not come any more.
#[derive(SimpleObject)]
pub(crate) struct GigLeft {
    /// `ExpertOrder:…`
    order_id: ID,
}

outcome! {
    /// What became of withdrawing from a gig.
    WithdrawFromGigResult = Left(GigLeft) | InvalidInput
}

/// The expert was there.
#[derive(SimpleObject)]
pub(crate) struct AbsenceDisputed {
    /// `Assignment:…`
    gig_id: ID,
}

outcome! {
    /// What became of saying that one was there.
    DisputeOwnAbsenceResult = Disputed(AbsenceDisputed) | InvalidInput
}

/// Offers, gigs and feedback of one's own.
#[derive(Default)]
pub struct OwnBookingMutation;

#[Object]
impl OwnBookingMutation {
    /// Says yes or no to an offer. Saying the same again gets the same answer. For the expert who was asked.
    async fn answer_own_offer(
        &self,
        context: &Context<'_>,
        offer_id: ID,
        answer: OfferAnswer,
    ) -> Result<AnswerOfferResult> {
        let request = Request::of(context)?;
        let (services, actor) = (request.services, request.actor());
        let id = request.parse_id(&offer_id)?;
        let result = match answering::answer_own(services, actor, id, answer.into()).await {
            Ok(()) => answering::view_own(services, actor, id).await,
            Err(error) => Err(error),
        };
        offer::answered(&request, result, "offerId")
    }

    /// Withdraws from an order before it begins: every time of it that the expert is booked for. Costs nothing. For the
    /// expert who is booked.
    async fn withdraw_from_gig(&self, context: &Context<'_>, order_id: ID) -> Result<WithdrawFromGigResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&order_id)?;
        let left = overview::withdraw(request.services, request.actor(), id).await;
        let success = |()| WithdrawFromGigResult::Left(GigLeft { order_id });
        settle(&request, left, success, WithdrawFromGigResult::InvalidInput)
    }

    /// Says that one was at a gig that is reported as missed, within two weeks of the report. From then on it counts as
    /// held. For the expert who is said not to have come.
    async fn dispute_own_absence(
        &self,
        context: &Context<'_>,
        gig_id: ID,
    ) -> Result<DisputeOwnAbsenceResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&gig_id)?;
        let disputed = report::dispute_own(request.services, request.actor(), id).await;
        let success = |()| DisputeOwnAbsenceResult::Disputed(AbsenceDisputed { gig_id });
        settle(&request, disputed, success, DisputeOwnAbsenceResult::InvalidInput)
    }

    /// Says how a gig was, once. For the expert who was there.
    async fn give_own_feedback(
        &self,
        context: &Context<'_>,
        input: GiveGigFeedbackInput,
    ) -> Result<GiveGigFeedbackResult> {
        let request = Request::of(context)?;
        acting(&request)?;
        feedback::give(&request, input).await
    }
}
