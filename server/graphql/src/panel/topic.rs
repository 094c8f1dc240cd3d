//! What members propose that their panel talk about.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::TypedId;
use domain::panel;
use service::panel::topic::{self, TopicView};

use super::member::{PanelSeatResult, seat_after};
use super::mutation::{PanelResult, answer_for};
use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::scalar::DateTime;

mirrored! {
    /// What has become of a proposal.
    TopicState = "domain::panel::TopicState" {
        /// Waits for an answer.
        Proposed,
        /// The panel talks about it.
        Taken,
        /// The panel does not talk about it; the answer says why.
        Left,
    }
}

/// What a member proposes that the panel talk about. Who it was is not told.
#[derive(SimpleObject)]
pub(crate) struct PanelTopic {
    /// `PanelTopic:…`
    id: ID,
    /// What it says.
    text: String,
    /// What has become of it.
    state: TopicState,
    /// What was answered; may be blank.
    answer: String,
    /// Counts up with every change: send it back with yours.
    version: i64,
    /// When it was made.
    created_at: DateTime,
}

impl From<TopicView> for PanelTopic {
    fn from(TopicView { topic, text }: TopicView) -> Self {
        Self {
            id: topic.id.node_id().into(),
            text,
            state: topic.state.into(),
            answer: topic.answer,
            version: topic.version,
            created_at: DateTime(topic.created_at),
        }
    }
}

/// A proposal as its maker sees it again, without what it says.
#[derive(SimpleObject)]
pub(crate) struct SeatTopic {
    /// When it was made.
    created_at: DateTime,
    /// What has become of it.
    state: TopicState,
    /// What was answered; may be blank.
    answer: String,
}

impl From<&panel::Topic> for SeatTopic {
    fn from(topic: &panel::Topic) -> Self {
        Self {
            created_at: DateTime(topic.created_at),
            state: topic.state.into(),
            answer: topic.answer.clone(),
        }
    }
}

/// What becomes of a proposal.
#[derive(InputObject)]
struct DecideTopicInput {
    /// `PanelTopic:…`
    topic_id: ID,
    /// As you read it.
    version: i64,
    /// The panel talks about it; otherwise it is left.
    taken: bool,
    /// What its maker is told, at most 1,000 characters; needed where it is left.
    #[graphql(default)]
    answer: String,
}

/// Proposals of members.
#[derive(Default)]
pub(super) struct TopicMutation;

#[Object]
impl TopicMutation {
    /// Proposes something that the panel should talk about, at most 1,000 characters; kept sealed. For members, by the
    /// secret of their private link.
    async fn propose_topic(
        &self,
        context: &Context<'_>,
        token: String,
        text: String,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let proposed = topic::propose(request.services, &token, &text).await;
        seat_after(&request, &token, proposed).await
    }

    /// Takes a proposal up or leaves it; its maker is told by a message. For organisers.
    async fn decide_topic(&self, context: &Context<'_>, input: DecideTopicInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.topic_id)?;
        let (services, actor) = (request.services, request.actor());
        let decided = topic::decide(services, actor, id, input.version, input.taken, &input.answer).await;
        answer_for(&request, decided.map(|topic| topic.panel)).await
    }
}
