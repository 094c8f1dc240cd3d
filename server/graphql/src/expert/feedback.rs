//! Feedback after gigs.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::feedback as domain_feedback;
use domain::expert::feedback::FeedbackFigures;
use domain::id::TypedId;
use service::expert::feedback::{self, FeedbackView, HeldGig};

use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::problem::{outcome, settle};
use crate::scalar::{Date, DateTime};

mirrored! {
    /// Who gave feedback.
    FeedbackSide = "domain::expert::feedback::Side" {
        /// The unit that ordered.
        Orderer,
        /// The expert.
        Expert,
    }
}

/// A gig that was held.
#[derive(SimpleObject)]
#[graphql(name = "HeldGig")]
pub(crate) struct HeldGigView {
    /// `Assignment:…`
    id: ID,
    /// Who was there, by alias.
    alias: String,
    /// When it began.
    starts_at: DateTime,
    /// When it ended.
    ends_at: DateTime,
    /// Whether the orderer has said how it was.
    feedback_given: bool,
}

impl From<HeldGig> for HeldGigView {
    fn from(gig: HeldGig) -> Self {
        Self {
            id: gig.id.node_id().into(),
            alias: gig.alias,
            starts_at: DateTime(gig.busy.starts_at),
            ends_at: DateTime(gig.busy.ends_at),
            feedback_given: gig.is_given,
        }
    }
}

/// What one side has said of a gig.
#[derive(SimpleObject)]
pub(crate) struct GigFeedback {
    /// `GigFeedback:…`
    id: ID,
    /// `ExpertOrder:…`
    order_id: ID,
    /// How people refer to the order.
    order_reference: String,
    /// The expert whose gig it was.
    alias: String,
    /// Who gave it.
    side: FeedbackSide,
    /// From 1 to 5: how useful the gig was, or how well the expert was heard.
    score: u8,
    /// Whether everybody was treated with respect.
    felt_safe: bool,
    /// Whether a coordinator is asked to get in touch.
    wants_contact: bool,
    /// In their own words.
    comment: String,
    /// When it was given.
    given_at: DateTime,
}

impl From<FeedbackView> for GigFeedback {
    fn from(view: FeedbackView) -> Self {
        Self {
            id: view.id.node_id().into(),
            order_id: view.order.node_id().into(),
            order_reference: view.reference,
            alias: view.alias,
            side: view.side.into(),
            score: view.said.score,
            felt_safe: view.said.felt_safe,
            wants_contact: view.said.wants_contact,
            comment: view.said.comment,
            given_at: DateTime(view.at),
        }
    }
}

/// What the feedback of one side comes to.
#[derive(SimpleObject)]
#[graphql(name = "FeedbackFigures")]
pub(crate) struct FeedbackFiguresView {
    /// Who gave it.
    side: FeedbackSide,
    /// How much was given; `null` where it is about the gigs of too few experts to show.
    given: Option<u64>,
    /// The mean score, from 1 to 5, to a tenth; `null` where there is none to show.
    mean_score: Option<f64>,
}

impl From<FeedbackFigures> for FeedbackFiguresView {
    fn from(figures: FeedbackFigures) -> Self {
        Self {
            side: figures.side.into(),
            given: figures.given,
            mean_score: figures.mean_tenths.map(|tenths| f64::from(tenths) / 10.0),
        }
    }
}

/// How a gig was.
#[derive(InputObject)]
pub(super) struct GiveGigFeedbackInput {
    /// `Assignment:…`
    gig_id: ID,
    /// From 1 to 5: how useful it was, or how well the expert was heard.
    score: u8,
    /// Whether everybody was treated with respect.
    felt_safe: bool,
    /// Whether a coordinator is asked to get in touch.
    #[graphql(default)]
    wants_contact: bool,
    /// In your own words.
    #[graphql(default)]
    comment: String,
}

/// Feedback has been taken in.
#[derive(SimpleObject)]
pub(crate) struct GigFeedbackGiven {
    /// `Assignment:…`
    id: ID,
}

/// Feedback has been looked into.
#[derive(SimpleObject)]
pub(crate) struct GigFeedbackHandled {
    /// `GigFeedback:…`
    id: ID,
}

outcome! {
    /// What became of giving feedback.
    GiveGigFeedbackResult = Given(GigFeedbackGiven) | InvalidInput
}

/// Reading feedback.
#[derive(Default)]
pub struct FeedbackQuery;

#[Object]
impl FeedbackQuery {
    /// The gigs of an order that were held, in the order of time. For orderers and coordinators.
    async fn held_gigs(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`ExpertOrder:…`")] id: ID,
    ) -> Result<Vec<HeldGigView>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let found = feedback::held_gigs(request.services, request.actor(), id).await;
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(HeldGigView::from).collect())
    }

    /// Feedback on an order, the oldest first: to coordinators what both sides have said, to orderers what their own
    /// side has. Each look is logged. For orderers and coordinators.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn order_feedback(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`ExpertOrder:…`")] id: ID,
    ) -> Result<Vec<GigFeedback>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let found = feedback::of_order(request.services, request.actor(), id).await;
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(GigFeedback::from).collect())
    }

    /// How much feedback each side gave on the days from `from` to the one before `until`, and its mean score. The
    /// service opens it for that, which is logged. For coordinators and programme officers.
    #[graphql(complexity = "50 + child_complexity")]
    async fn expert_feedback_figures(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<Vec<FeedbackFiguresView>> {
        let request = Request::of(context)?;
        let found = feedback::figures(request.services, request.actor(), from.0, until.0).await;
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(FeedbackFiguresView::from).collect())
    }

    /// What somebody has to look into, the oldest first; each look is logged. For coordinators.
    async fn feedback_to_handle(&self, context: &Context<'_>) -> Result<Vec<GigFeedback>> {
        let request = Request::of(context)?;
        let found = feedback::to_handle(request.services, request.actor()).await;
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(GigFeedback::from).collect())
    }
}

/// Giving and handling feedback.
#[derive(Default)]
pub struct FeedbackMutation;

#[Object]
impl FeedbackMutation {
    /// Says how a gig was, once. For orderers and coordinators.
    async fn give_gig_feedback(
        &self,
        context: &Context<'_>,
        input: GiveGigFeedbackInput,
    ) -> Result<GiveGigFeedbackResult> {
        give(&Request::of(context)?, input).await
    }

    /// Notes that somebody has looked into it. For coordinators.
    async fn handle_gig_feedback(
        &self,
        context: &Context<'_>,
        feedback_id: ID,
    ) -> Result<GigFeedbackHandled> {
        let request = Request::of(context)?;
        let id = request.parse_id(&feedback_id)?;
        let handled = feedback::handle(request.services, request.actor(), id).await;
        handled.map_err(|error| request.error(error))?;
        Ok(GigFeedbackHandled { id: feedback_id })
    }
}

/// Takes in what the caller's side says of a gig.
pub(super) async fn give(
    request: &Request<'_>,
    input: GiveGigFeedbackInput,
) -> Result<GiveGigFeedbackResult> {
    let id = request.parse_id(&input.gig_id)?;
    let said = domain_feedback::GigFeedback {
        score: input.score,
        felt_safe: input.felt_safe,
        wants_contact: input.wants_contact,
        comment: input.comment,
    };
    let given = feedback::give(request.services, request.actor(), id, said).await;
    let success = |()| GiveGigFeedbackResult::Given(GigFeedbackGiven { id: input.gig_id });
    settle(request, given, success, GiveGigFeedbackResult::InvalidInput)
}
