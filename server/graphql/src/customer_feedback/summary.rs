//! What was received and what was done, as it is written and published.

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::customer_feedback::{Span, Summary, SummaryContent};
use service::customer_feedback as feedback;

use super::figures::{FeedbackHandling, handling};
use super::{node, source};
use crate::context::{Request, Result};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

mirrored! {
    /// Whether everybody may read it.
    FeedbackSummaryState = "domain::customer_feedback::SummaryState" {
        /// Being written.
        Draft,
        /// Everybody reads it, and it stays as it is.
        Published,
    }
}

/// What customer feedback was received in some days and what was done because of it.
#[derive(SimpleObject)]
pub(crate) struct FeedbackSummary {
    /// `FeedbackSummary:…`
    id: ID,
    /// The first Helsinki day.
    from: Date,
    /// The last one.
    until: Date,
    /// Whether everybody may read it.
    state: FeedbackSummaryState,
    /// What people said, by theme.
    themes: Localized,
    /// What was done because of it.
    actions: Localized,
    /// The Helsinki day on which it was published.
    published_on: Option<Date>,
    /// What was counted on that day; null until then.
    counted: Option<FeedbackHandling>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl FeedbackSummary {
    fn new(request: &Request<'_>, one: Summary) -> Self {
        let localized =
            |text: &domain::LocalizedText| Localized::new(text, &source(), &request.caller.language);
        Self {
            id: node(one.id),
            from: Date(one.span.from),
            until: Date(one.span.until),
            state: one.state().into(),
            themes: localized(&one.content.themes),
            actions: localized(&one.content.actions),
            published_on: one.published.map(|(on, _)| Date(on)),
            counted: one.published.map(|(_, counted)| handling(counted)),
            version: one.version,
        }
    }
}

/// A page of summaries, the latest days first.
pub(super) fn connection(
    request: &Request<'_>,
    all: Vec<Summary>,
    page: Page,
) -> Result<Connection<Cursor, FeedbackSummary>> {
    let key = |one: &Summary| std::cmp::Reverse((one.span.until, one.id));
    paging::cut(request, all, page, key, |one| FeedbackSummary::new(request, one))
}

/// What is written of some days.
#[derive(InputObject)]
struct FeedbackSummaryContentInput {
    /// The first Helsinki day.
    from: Date,
    /// The last one.
    until: Date,
    /// What people said, by theme, at most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    themes: Vec<LocalizedTextInput>,
    /// What was done because of it, at most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    actions: Vec<LocalizedTextInput>,
}

impl FeedbackSummaryContentInput {
    fn read(self) -> (Span, SummaryContent) {
        let span = Span { from: self.from.0, until: self.until.0 };
        let content =
            SummaryContent { themes: finnish_first(self.themes), actions: finnish_first(self.actions) };
        (span, content)
    }
}

/// A draft, whole.
#[derive(InputObject)]
struct SaveFeedbackSummaryInput {
    /// `FeedbackSummary:…`, a draft.
    summary_id: ID,
    /// As you read it.
    version: i64,
    /// What it says.
    content: FeedbackSummaryContentInput,
}

/// A summary to be begun.
#[derive(InputObject)]
struct CreateFeedbackSummaryInput {
    /// What it says.
    content: FeedbackSummaryContentInput,
}

outcome! {
    /// What became of a summary.
    FeedbackSummaryResult = FeedbackSummary(Box<FeedbackSummary>) | InvalidInput
}

/// Summaries are written and published.
#[derive(Default)]
pub(super) struct SummaryMutation;

#[Object]
impl SummaryMutation {
    /// Begins a summary of customer feedback as a draft. For those who publish feedback.
    async fn create_feedback_summary(
        &self,
        context: &Context<'_>,
        input: CreateFeedbackSummaryInput,
    ) -> Result<FeedbackSummaryResult> {
        let request = Request::of(context)?;
        let (span, content) = input.content.read();
        answer(&request, feedback::create_summary(request.services, request.actor(), span, content).await)
    }

    /// Writes a draft anew. For those who publish feedback.
    async fn save_feedback_summary(
        &self,
        context: &Context<'_>,
        input: SaveFeedbackSummaryInput,
    ) -> Result<FeedbackSummaryResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.summary_id)?;
        let (services, actor) = (request.services, request.actor());
        let written = input.content.read();
        answer(&request, feedback::save_summary(services, actor, id, input.version, written).await)
    }

    /// Publishes a summary with what is counted of its days today: from now on everybody reads it, and it stays as it is. For
    /// those who publish feedback.
    async fn publish_feedback_summary(
        &self,
        context: &Context<'_>,
        summary_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<FeedbackSummaryResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&summary_id)?;
        let (services, actor) = (request.services, request.actor());
        answer(&request, feedback::publish_summary(services, actor, id, version).await)
    }
}

fn answer(request: &Request<'_>, done: service::Result<Summary>) -> Result<FeedbackSummaryResult> {
    let success = |one| FeedbackSummaryResult::FeedbackSummary(Box::new(FeedbackSummary::new(request, one)));
    settle(request, done, success, FeedbackSummaryResult::InvalidInput)
}
