//! Customer feedback: given, handled, counted and told of.

mod batch;
mod comment;
mod figures;
mod input;
mod item;
mod mutation;
mod summary;

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::{Context, ID, MergedObject, Object};
use domain::LanguageTag;
use domain::customer_feedback::{ItemFilter, Span};
use domain::id::TypedId;
use domain::identity::Scope;
use service::customer_feedback as feedback;
use storage_place::Place;

use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::paging::{self, Cursor, Page};
use crate::problem::InvalidInput;
use crate::scalar::Date;
use batch::{PageRating, ScoreBatch};
pub use comment::ProgrammeCommentQuery;
use figures::CustomerFeedbackFigures;
use item::{
    FeedbackChannel, FeedbackClass, FeedbackItem, FeedbackItemView, FeedbackReview, FeedbackState,
    FeedbackStatus,
};
use summary::FeedbackSummary;

/// Everything that can be changed about customer feedback.
#[derive(MergedObject, Default)]
pub struct CustomerFeedbackMutation(
    mutation::IntakeMutation,
    mutation::HandlingMutation,
    summary::SummaryMutation,
    batch::BatchMutation,
    comment::CommentMutation,
);

/// The key of a place in a queue.
mod storage_place {
    use chrono::NaiveDate;
    use domain::id::FeedbackItemId;

    pub(super) type Place = (NaiveDate, FeedbackItemId);
}

/// Reading about customer feedback.
#[derive(Default)]
pub struct CustomerFeedbackQuery;

#[Object]
impl CustomerFeedbackQuery {
    /// The customer feedback that the caller handles, what is due first before the rest; nothing of what it says. For those
    /// who handle feedback; for those who publish it, the comments on programmes.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    #[graphql(complexity = "2 + first.unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn feedback_queue(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only this class.")] class: Option<FeedbackClass>,
        #[graphql(desc = "Only what came by this way.")] channel: Option<FeedbackChannel>,
        #[graphql(desc = "Only what stands so; left out: what is not handled yet.")] state: Option<
            FeedbackState,
        >,
        #[graphql(desc = "What is handled as well.", default)] with_handled: bool,
        #[graphql(desc = "Only what those who handle feedback for this part of the county have.")]
        queue: Option<ScopeInput>,
        #[graphql(desc = "Only what is overdue.", default)] overdue: bool,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Cursor, FeedbackItem>> {
        let request = Request::of(context)?;
        let queue = match queue.map(|queue| queue.parse(&request, "queue")) {
            None => None,
            Some(Ok(scope)) => Some(scope),
            Some(Err(InvalidInput { .. })) => return Err(request.bad_input("violation-not-an-id")),
        };
        let filter = ItemFilter {
            class: class.map(Into::into),
            channel: channel.map(Into::into),
            state: state.map(Into::into),
            with_handled,
            queue,
            is_overdue: overdue,
            due_by: None,
        };
        let after: Option<Place> = Cursor::read(&request, after)?;
        let first = paging::size(&request, first)?;
        let found = feedback::queue(request.services, request.actor(), &filter, after, first).await;
        let found = found.map_err(|e| request.error(e))?;
        let mut connection = Connection::new(after.is_some(), found.next.is_some());
        connection.edges.extend(found.items.iter().map(|item| {
            let cursor = Cursor::of(&(item.due_on, item.id));
            Edge::with_additional_fields(cursor, FeedbackItem::new(item, found.today), EmptyFields)
        }));
        Ok(connection)
    }

    /// One piece of customer feedback, with what it says. For those who handle it; that they read it is in the audit log.
    async fn feedback_item(&self, context: &Context<'_>, id: ID) -> Result<FeedbackItemView> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = feedback::view(request.services, request.actor(), id).await;
        view.map(FeedbackItemView::from).map_err(|e| request.error(e))
    }

    /// What has become of customer feedback, for whoever holds its private link; null where the link leads nowhere.
    async fn feedback_status(&self, context: &Context<'_>, token: String) -> Result<Option<FeedbackStatus>> {
        let request = Request::of(context)?;
        match feedback::status(request.services, &token).await {
            Ok(status) => Ok(Some(FeedbackStatus::from(status))),
            Err(service::ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }

    /// The log of units going through their feedback, the latest first. For those who handle feedback, of their own units,
    /// and for those who publish it, of all.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn feedback_reviews(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, FeedbackReview>> {
        let request = Request::of(context)?;
        let reviews = feedback::reviews(request.services, request.actor()).await;
        let reviews = reviews.map_err(|e| request.error(e))?;
        let key = |view: &feedback::ReviewView| std::cmp::Reverse((view.review.on, view.review.id));
        paging::cut(&request, reviews, Page { first, after, last, before }, key, FeedbackReview::from)
    }

    /// How much customer feedback arrived from a day to a day, both counted, and how it was handled as it stood on a day.
    /// For those who handle or publish feedback.
    async fn customer_feedback_figures(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
        #[graphql(desc = "Only about this part of the county and those within it.")] about: Option<
            ScopeInput,
        >,
        #[graphql(desc = "As it stood at the end of this Helsinki day; today where it is left out.")]
        as_of: Option<Date>,
    ) -> Result<CustomerFeedbackFigures> {
        let request = Request::of(context)?;
        let span = Span { from: from.0, until: until.0 };
        let about = match about.map(|about| about.parse(&request, "about")) {
            None => Scope::County,
            Some(Ok(scope)) => scope,
            Some(Err(InvalidInput { .. })) => return Err(request.bad_input("violation-not-an-id")),
        };
        let as_of = as_of.map(|day| day.0);
        let figures = feedback::figures(request.services, request.actor(), span, about, as_of).await;
        figures.map(CustomerFeedbackFigures::new).map_err(|e| request.error(e))
    }

    /// The scores that came by text message, the latest days first. For those who publish feedback.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn score_batches(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, ScoreBatch>> {
        let request = Request::of(context)?;
        let batches = feedback::batches(request.services, request.actor()).await;
        let batches = batches.map_err(|e| request.error(e))?;
        let key = |view: &feedback::BatchView| std::cmp::Reverse((view.batch.span.until, view.id));
        let page = Page { first, after, last, before };
        paging::cut(&request, batches, page, key, |view| ScoreBatch::new(&view.batch))
    }

    /// What customer feedback was received and what was done, as it is published, the latest days first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn feedback_summaries(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, FeedbackSummary>> {
        let request = Request::of(context)?;
        let published = feedback::published(request.services).await.map_err(|e| request.error(e))?;
        summary::connection(&request, published, Page { first, after, last, before })
    }

    /// The same with drafts. For those who publish feedback.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn managed_feedback_summaries(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, FeedbackSummary>> {
        let request = Request::of(context)?;
        let all = feedback::summaries(request.services, request.actor()).await;
        let all = all.map_err(|e| request.error(e))?;
        summary::connection(&request, all, Page { first, after, last, before })
    }

    /// Whether people found what they looked for on the county's own pages, by page, language and day. For those who handle
    /// or publish feedback.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn page_ratings(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, PageRating>> {
        let request = Request::of(context)?;
        let span = Span { from: from.0, until: until.0 };
        let ratings = feedback::ratings(request.services, request.actor(), span).await;
        let ratings = ratings.map_err(|e| request.error(e))?;
        let key = |one: &domain::customer_feedback::PageRating| {
            (one.page.as_str().to_owned(), one.language.to_string(), one.on)
        };
        paging::cut(&request, ratings, Page { first, after, last, before }, key, PageRating::from)
    }
}

/// The id of a thing as clients see it.
fn node(id: impl TypedId) -> ID {
    id.node_id().into()
}

/// In which language texts of the county are written first.
fn source() -> LanguageTag {
    LanguageTag::finnish()
}
