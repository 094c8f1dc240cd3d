//! What the orderer and the coordinator of an order write to each other.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::TypedId;
use service::expert::thread::{self, MessageView};

use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::problem::{outcome, settle};
use crate::scalar::DateTime;

mirrored! {
    /// From which side of an order a message comes.
    OrderMessageSide = "domain::expert::ThreadSide" {
        /// Whoever ordered, or somebody else of that part of the county.
        Orderer,
        /// A coordinator.
        Coordinator,
    }
}

/// A message about an order.
#[derive(SimpleObject)]
pub(crate) struct OrderMessage {
    /// `OrderMessage:…`
    id: ID,
    /// From which side it comes.
    side: OrderMessageSide,
    /// Whoever wrote it, by name.
    author: String,
    /// What it says.
    text: String,
    /// When it was written.
    written_at: DateTime,
}

impl From<MessageView> for OrderMessage {
    fn from(view: MessageView) -> Self {
        Self {
            id: view.id.node_id().into(),
            side: view.side.into(),
            author: view.author,
            text: view.text,
            written_at: DateTime(view.at),
        }
    }
}

/// A message to be written.
#[derive(InputObject)]
struct WriteOrderMessageInput {
    /// `ExpertOrder:…`
    order_id: ID,
    /// What it says, at most 2,000 characters.
    text: String,
    /// A key of your own, at most 100 characters: sent again with it, the first message is answered and no second
    /// written.
    #[graphql(validator(max_length = 100))]
    key: Option<String>,
}

outcome! {
    /// What became of writing a message.
    WriteOrderMessageResult = Written(OrderMessage) | InvalidInput
}

/// Writing to the other side.
#[derive(Default)]
pub struct ThreadMutation;

#[Object]
impl ThreadMutation {
    /// Writes a message about an order to the other side, which is told that there is one. For orderers and
    /// coordinators.
    async fn write_order_message(
        &self,
        context: &Context<'_>,
        input: WriteOrderMessageInput,
    ) -> Result<WriteOrderMessageResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let (services, actor) = (request.services, request.actor());
        let written = thread::write(services, actor, id, &input.text, input.key.as_deref()).await;
        let success = |view: MessageView| WriteOrderMessageResult::Written(view.into());
        settle(&request, written, success, WriteOrderMessageResult::InvalidInput)
    }
}
