//! Comments on programmes: given by anybody, and published by those who publish feedback.

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::customer_feedback::{CommentPart, Commented, PublicComment};
use domain::id::TypedId;
use domain::programme::ProgrammeKey;
use domain::{Code, Violation};
use service::ServiceError;
use service::customer_feedback::{self as feedback, SentComment};

use super::input::FeedbackSenderInput;
use super::mutation::CustomerFeedbackGiven;
use super::node;
use crate::context::{Request, Result};
use crate::paging::{self, Cursor, Page};
use crate::problem::{outcome, settle};
use crate::scalar::{Date, LanguageTag};

/// Of what of a programme somebody says something. Of goal, measure and report one is told at most; none: of all of it.
#[derive(SimpleObject)]
pub(crate) struct CommentPlace {
    /// The key of the programme.
    programme: String,
    /// The number of the version that the writer read.
    version: i32,
    /// The key of a goal.
    goal: Option<String>,
    /// The key of a measure.
    measure: Option<String>,
    /// The period of a published report.
    report: Option<String>,
}

impl From<&Commented> for CommentPlace {
    fn from(of: &Commented) -> Self {
        let (mut goal, mut measure, mut report) = (None, None, None);
        match &of.part {
            CommentPart::Whole => {}
            CommentPart::Goal(key) => goal = Some(key.to_string()),
            CommentPart::Measure(key) => measure = Some(key.to_string()),
            CommentPart::Report(period) => report = Some(period.to_string()),
        }
        Self { programme: of.programme.to_string(), version: of.version, goal, measure, report }
    }
}

/// A comment on a programme as everybody reads it, with the county's answer. Nothing of it tells who wrote it.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeComment {
    /// `ProgrammeComment:…`
    id: ID,
    /// What it is about.
    about: CommentPlace,
    /// The language of both texts: that of its writer.
    language: LanguageTag,
    /// What was said, as it is published.
    text: String,
    /// What the county answers.
    answer: String,
    /// The Helsinki day.
    published_on: Date,
}

impl From<PublicComment> for ProgrammeComment {
    fn from(one: PublicComment) -> Self {
        Self {
            id: node(one.id),
            about: CommentPlace::from(&one.commented),
            language: LanguageTag(one.language),
            text: one.text,
            answer: one.answer,
            published_on: Date(one.published_on),
        }
    }
}

/// What was published of a comment is read by nobody any more.
#[derive(SimpleObject)]
pub(super) struct ProgrammeCommentWithdrawn {
    /// `FeedbackItem:…`, the comment itself: it can be published anew.
    item_id: ID,
}

/// What somebody says of a programme that is in force. Of goal, measure and report one is told at most; none: of all of it.
#[derive(InputObject)]
struct CommentOnProgrammeInput {
    /// The key of the programme.
    #[graphql(validator(chars_max_length = 100))]
    programme: String,
    /// The key of a goal.
    #[graphql(validator(chars_max_length = 100))]
    goal: Option<String>,
    /// The key of a measure.
    #[graphql(validator(chars_max_length = 100))]
    measure: Option<String>,
    /// The period of a published report, for example `2026-H1`.
    #[graphql(validator(chars_max_length = 100))]
    report: Option<String>,
    /// What is said, at most 5,000 characters.
    #[graphql(validator(chars_max_length = 20000))]
    text: String,
    /// The sender's language, in which they are answered; the caller's unless told.
    language: Option<LanguageTag>,
    /// Who says it; left out: nobody can be answered.
    sender: Option<FeedbackSenderInput>,
    /// They let the county publish what they say, without who they are.
    #[graphql(default)]
    may_publish: bool,
}

impl CommentOnProgrammeInput {
    /// `None`: more than one part, or what is no key.
    fn part(&self) -> Option<CommentPart> {
        let told = [("goal", &self.goal), ("measure", &self.measure), ("report", &self.report)];
        let mut told = told.into_iter().filter_map(|(kind, key)| key.as_ref().map(|key| (kind, key)));
        let Some((kind, key)) = told.next() else { return Some(CommentPart::Whole) };
        let part = CommentPart::from_code(&format!("{kind}:{key}"))?;
        told.next().is_none().then_some(part)
    }

    fn sent(self, request: &Request<'_>) -> service::Result<SentComment> {
        let unknown = Violation::new(Code::UnknownOption, ["about"]);
        let part = self.part().ok_or(ServiceError::Invalid(vec![unknown]))?;
        Ok(SentComment {
            programme: self.programme.parse::<ProgrammeKey>().map_err(|_| ServiceError::NotFound)?,
            part,
            language: self.language.map_or_else(|| request.caller.language.clone(), |tag| tag.0),
            text: self.text,
            sender: self.sender.unwrap_or_default().into(),
            may_publish: self.may_publish,
        })
    }
}

/// What is published of a comment.
#[derive(InputObject)]
struct PublishProgrammeCommentInput {
    /// `FeedbackItem:…`, a handled comment whose writer lets it be published.
    item_id: ID,
    /// What was said, without anything that tells who said it, at most 5,000 characters.
    #[graphql(validator(chars_max_length = 20000))]
    text: String,
    /// What the county answers, in the language of the comment, at most 5,000 characters.
    #[graphql(validator(chars_max_length = 20000))]
    answer: String,
}

outcome! {
    /// What became of a comment on a programme.
    CommentOnProgrammeResult = CustomerFeedbackGiven(CustomerFeedbackGiven) | InvalidInput
}
outcome! {
    /// What became of publishing a comment.
    PublishProgrammeCommentResult = ProgrammeComment(Box<ProgrammeComment>) | InvalidInput
}
outcome! {
    /// What became of taking back what was published.
    WithdrawProgrammeCommentResult = ProgrammeCommentWithdrawn(ProgrammeCommentWithdrawn) | InvalidInput
}

/// Comments come in and are published.
#[derive(Default)]
pub(super) struct CommentMutation;

#[Object]
impl CommentMutation {
    /// Says something of a programme that is in force, of one of its goals or measures, or of a published report on it. Nobody
    /// has to tell who they are. It is handled as customer feedback is, and counted apart from it. Limited for each network.
    async fn comment_on_programme(
        &self,
        context: &Context<'_>,
        input: CommentOnProgrammeInput,
    ) -> Result<CommentOnProgrammeResult> {
        let request = Request::of(context)?;
        let given = match input.sent(&request) {
            Ok(sent) => feedback::comment(request.services, request.caller.address, sent).await,
            Err(wrong) => Err(wrong),
        };
        let success =
            |token| CommentOnProgrammeResult::CustomerFeedbackGiven(CustomerFeedbackGiven { token });
        settle(&request, given, success, CommentOnProgrammeResult::InvalidInput)
    }

    /// Publishes a comment with the county's answer: from now on everybody reads both. For those who publish feedback.
    async fn publish_programme_comment(
        &self,
        context: &Context<'_>,
        input: PublishProgrammeCommentInput,
    ) -> Result<PublishProgrammeCommentResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.item_id)?;
        let (services, actor) = (request.services, request.actor());
        let texts = (input.text.as_str(), input.answer.as_str());
        let done = feedback::publish_comment(services, actor, id, texts).await;
        let success = |one: PublicComment| {
            PublishProgrammeCommentResult::ProgrammeComment(Box::new(ProgrammeComment::from(one)))
        };
        settle(&request, done, success, PublishProgrammeCommentResult::InvalidInput)
    }

    /// Takes back what was published of a comment. For those who publish feedback.
    async fn withdraw_programme_comment(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`FeedbackItem:…`, the comment itself.")] item_id: ID,
    ) -> Result<WithdrawProgrammeCommentResult> {
        let request = Request::of(context)?;
        let id = request.parse_id::<domain::id::FeedbackItemId>(&item_id)?;
        let done = feedback::withdraw_comment(request.services, request.actor(), id).await;
        let success = |()| {
            let item_id = id.node_id().into();
            WithdrawProgrammeCommentResult::ProgrammeCommentWithdrawn(ProgrammeCommentWithdrawn { item_id })
        };
        settle(&request, done, success, WithdrawProgrammeCommentResult::InvalidInput)
    }
}

/// Reading what is published of comments.
#[derive(Default)]
pub struct ProgrammeCommentQuery;

#[Object]
impl ProgrammeCommentQuery {
    /// What is published of comments on a programme that is in force, with the county's answers, the latest first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn programme_comments(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The key of the programme.")] programme: String,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, ProgrammeComment>> {
        let request = Request::of(context)?;
        let key = programme.parse().map_err(|_| request.error(ServiceError::NotFound))?;
        let published = feedback::published_comments(request.services, &key).await;
        let published = published.map_err(|e| request.error(e))?;
        let key = |one: &PublicComment| std::cmp::Reverse((one.published_on, one.id));
        paging::cut(&request, published, Page { first, after, last, before }, key, ProgrammeComment::from)
    }
}
