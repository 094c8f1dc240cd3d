//! Giving, writing down and handling customer feedback.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::customer_feedback::{Done, FeedbackItem as Item, RatedPage, Verdict};
use domain::time::civil_day;
use service::customer_feedback as feedback;

use super::input::{
    ClassifyFeedbackInput, EnterCustomerFeedbackInput, GiveCustomerFeedbackInput, HandleFeedbackInput,
    MoveFeedbackInput, ReviewFeedbackInput,
};
use super::item::{FeedbackItem, FeedbackReview};
use crate::context::{Request, Result};
use crate::problem::{outcome, settle};
use crate::scalar::LanguageTag;

/// Customer feedback has been taken in.
#[derive(SimpleObject)]
pub(super) struct CustomerFeedbackGiven {
    /// The secret of the private link behind which its sender sees what becomes of it: `feedbackStatus` and the page
    /// `/feedback/{token}`.
    pub(super) token: String,
}

/// What somebody said of a page is counted.
#[derive(SimpleObject)]
pub(super) struct PageRated {
    /// The page, as it is counted.
    page: String,
}

outcome! {
    /// What became of giving feedback.
    GiveCustomerFeedbackResult = CustomerFeedbackGiven(CustomerFeedbackGiven) | InvalidInput
}
outcome! {
    /// What became of feedback.
    FeedbackItemResult = FeedbackItem(Box<FeedbackItem>) | InvalidInput
}
outcome! {
    /// What became of noting a review.
    FeedbackReviewResult = FeedbackReview(FeedbackReview) | InvalidInput
}
outcome! {
    /// What became of rating a page.
    RatePageResult = PageRated(PageRated) | InvalidInput
}

/// Feedback comes in.
#[derive(Default)]
pub(super) struct IntakeMutation;

#[Object]
impl IntakeMutation {
    /// Gives customer feedback. Where the sender can be reached, they are told by message as well. Limited for each network.
    async fn give_customer_feedback(
        &self,
        context: &Context<'_>,
        input: GiveCustomerFeedbackInput,
    ) -> Result<GiveCustomerFeedbackResult> {
        let request = Request::of(context)?;
        let sent = match input.sent(&request) {
            Ok(sent) => sent,
            Err(wrong) => return Ok(GiveCustomerFeedbackResult::InvalidInput(wrong)),
        };
        let given = feedback::give(request.services, request.caller.address, sent).await;
        let success =
            |token| GiveCustomerFeedbackResult::CustomerFeedbackGiven(CustomerFeedbackGiven { token });
        settle(&request, given, success, GiveCustomerFeedbackResult::InvalidInput)
    }

    /// Counts whether somebody found what they looked for on one of the county's own pages. Nothing is kept of who it was.
    async fn rate_page(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The address of the page; what stands behind `?` and `#` is left out.")]
        page: String,
        #[graphql(desc = "The language of the page.")] language: LanguageTag,
        #[graphql(desc = "They found it.")] found: bool,
    ) -> Result<RatePageResult> {
        let request = Request::of(context)?;
        let verdict = if found { Verdict::Found } else { Verdict::NotFound };
        let address = request.caller.address;
        let rated = feedback::rate_page(request.services, address, &page, language.0, verdict).await;
        let success =
            |page: RatedPage| RatePageResult::PageRated(PageRated { page: page.as_str().to_owned() });
        settle(&request, rated, success, RatePageResult::InvalidInput)
    }

    /// Writes down customer feedback that came on paper, by phone, face to face or by text message. For those who handle
    /// feedback.
    async fn enter_customer_feedback(
        &self,
        context: &Context<'_>,
        input: EnterCustomerFeedbackInput,
    ) -> Result<FeedbackItemResult> {
        let request = Request::of(context)?;
        let sent = match input.sent(&request) {
            Ok(sent) => sent,
            Err(wrong) => return Ok(FeedbackItemResult::InvalidInput(wrong)),
        };
        answer(&request, feedback::enter(request.services, request.actor(), sent).await)
    }
}

/// Feedback is handled.
#[derive(Default)]
pub(super) struct HandlingMutation;

#[Object]
impl HandlingMutation {
    /// Takes customer feedback, also from whoever had it. For those who handle it.
    async fn take_feedback(
        &self,
        context: &Context<'_>,
        item_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<FeedbackItemResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&item_id)?;
        answer(&request, feedback::take(request.services, request.actor(), id, version).await)
    }

    /// Counts feedback as something else from now on; the day on which it is due is computed again from its receipt. For
    /// those who handle it.
    async fn classify_feedback(
        &self,
        context: &Context<'_>,
        input: ClassifyFeedbackInput,
    ) -> Result<FeedbackItemResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.item_id)?;
        let (services, actor) = (request.services, request.actor());
        let done = feedback::classify(services, actor, id, input.version, input.classified()).await;
        answer(&request, done)
    }

    /// Hands feedback to those who handle it for another part of the county. For those who have it.
    async fn move_feedback(
        &self,
        context: &Context<'_>,
        input: MoveFeedbackInput,
    ) -> Result<FeedbackItemResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.item_id)?;
        let queue = match input.queue.parse(&request, "queue") {
            Ok(queue) => queue,
            Err(wrong) => return Ok(FeedbackItemResult::InvalidInput(wrong)),
        };
        let (services, actor) = (request.services, request.actor());
        answer(&request, feedback::move_to(services, actor, id, input.version, queue).await)
    }

    /// Records what was done and answers the sender, where they can be reached: the feedback is handled then and stays as it
    /// is. For those who handle it.
    async fn handle_feedback(
        &self,
        context: &Context<'_>,
        input: HandleFeedbackInput,
    ) -> Result<FeedbackItemResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.item_id)?;
        let done = Done { action: input.action, answer: input.answer };
        let (services, actor) = (request.services, request.actor());
        answer(&request, feedback::handle(services, actor, id, input.version, done).await)
    }

    /// Notes that the feedback of a part of the county has been gone through today. For those who handle it.
    async fn review_feedback(
        &self,
        context: &Context<'_>,
        input: ReviewFeedbackInput,
    ) -> Result<FeedbackReviewResult> {
        let request = Request::of(context)?;
        let queue = match input.queue.parse(&request, "queue") {
            Ok(queue) => queue,
            Err(wrong) => return Ok(FeedbackReviewResult::InvalidInput(wrong)),
        };
        let noted = feedback::note_review(request.services, request.actor(), queue, &input.note).await;
        let success = |view| FeedbackReviewResult::FeedbackReview(FeedbackReview::from(view));
        settle(&request, noted, success, FeedbackReviewResult::InvalidInput)
    }
}

fn answer(request: &Request<'_>, done: service::Result<Item>) -> Result<FeedbackItemResult> {
    let today = civil_day(request.services.now());
    let success = |item: Item| FeedbackItemResult::FeedbackItem(Box::new(FeedbackItem::new(&item, today)));
    settle(request, done, success, FeedbackItemResult::InvalidInput)
}
