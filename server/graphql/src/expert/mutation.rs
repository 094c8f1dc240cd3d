//! What orderers and coordinators do.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::Code;
use domain::Violation;
use domain::expert::Order;
use domain::id::{ExpertId, TypedId};
use domain::identity::Scope;
use service::ServiceError;
use service::expert::{offering, order, registry};

use super::input::{
    CreateExpertOrderInput, ExpertOrderStepInput, SaveExpertOrderInput, SendOffersInput,
    WithdrawExpertOrderInput,
};
use super::order::{ExpertOrder, OfferLinkView};
use super::registry::{Expert, ExpertStatus, ProfileInput};
use crate::context::{Request, Result};
use crate::problem::{InvalidInput, StaleOrder, outcome, settle};

outcome! {
    /// What became of registering or changing an expert.
    ExpertResult = Expert(Expert) | InvalidInput
}
outcome! {
    /// What became of starting an order.
    CreateExpertOrderResult = Order(ExpertOrder) | InvalidInput
}
outcome! {
    /// What became of a step in an order's life.
    ExpertOrderResult = Order(ExpertOrder) | InvalidInput | StaleOrder
}
outcome! {
    /// What became of asking experts.
    SendOffersResult = Sent(OffersSent) | InvalidInput | StaleOrder
}
outcome! {
    /// What became of removing a draft.
    DeleteExpertOrderResult = Deleted(ExpertOrderDeleted) | InvalidInput
}

/// A draft is gone.
#[derive(SimpleObject)]
pub(crate) struct ExpertOrderDeleted {
    /// `ExpertOrder:…`
    id: ID,
}

/// Experts have been asked.
#[derive(SimpleObject)]
pub(crate) struct OffersSent {
    /// The order.
    order: ExpertOrder,
    /// The private link of each offer, in the order in which the experts were given.
    links: Vec<OfferLinkView>,
}

/// Another profile and standing of an expert.
#[derive(InputObject)]
struct ChangeExpertInput {
    /// `Expert:…`
    expert_id: ID,
    /// Whether they can be asked.
    status: ExpertStatus,
    /// What is known of them, whole.
    profile: ProfileInput,
}

/// The registry.
#[derive(Default)]
pub struct ExpertMutation;

#[Object]
impl ExpertMutation {
    /// Registers an expert, who can be asked from then on. For coordinators.
    async fn register_expert(&self, context: &Context<'_>, input: ProfileInput) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let registered = registry::register(request.services, request.actor(), input.into()).await;
        let success = |expert: domain::expert::Expert| ExpertResult::Expert(expert.into());
        settle(&request, registered, success, ExpertResult::InvalidInput)
    }

    /// Changes what is known of an expert, or whether they can be asked. For coordinators.
    async fn change_expert(&self, context: &Context<'_>, input: ChangeExpertInput) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let (status, profile) = (input.status.into(), input.profile.into());
        let changed = registry::change(request.services, request.actor(), id, status, profile).await;
        let success = |expert: domain::expert::Expert| ExpertResult::Expert(expert.into());
        settle(&request, changed, success, ExpertResult::InvalidInput)
    }
}

/// Orders.
#[derive(Default)]
pub struct OrderMutation;

#[Object]
impl OrderMutation {
    /// Starts an order as a draft. For orderers and coordinators.
    async fn create_expert_order(
        &self,
        context: &Context<'_>,
        input: CreateExpertOrderInput,
    ) -> Result<CreateExpertOrderResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.map(|scope| scope.parse(&request, "owner")).transpose() {
            Ok(owner) => owner.unwrap_or(Scope::County),
            Err(invalid) => return Ok(CreateExpertOrderResult::InvalidInput(invalid)),
        };
        let created = order::create(request.services, request.actor(), owner, input.content.into()).await;
        let success = |order| CreateExpertOrderResult::Order(ExpertOrder(order));
        settle(&request, created, success, CreateExpertOrderResult::InvalidInput)
    }

    /// Saves a draft, however incomplete. For orderers and coordinators.
    async fn save_expert_order(
        &self,
        context: &Context<'_>,
        input: SaveExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, version) = (request.parse_id(&input.order_id)?, input.version);
        let content = input.content.into();
        step(&request, order::save(request.services, request.actor(), id, version, content).await)
    }

    /// Removes a draft that was never submitted. For orderers and coordinators.
    async fn delete_expert_order(
        &self,
        context: &Context<'_>,
        order_id: ID,
    ) -> Result<DeleteExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&order_id)?;
        let deleted = order::delete(request.services, request.actor(), id).await;
        let success = |()| DeleteExpertOrderResult::Deleted(ExpertOrderDeleted { id: order_id });
        settle(&request, deleted, success, DeleteExpertOrderResult::InvalidInput)
    }

    /// Sends an order to the coordinator. It counts from then on, once. For orderers and coordinators.
    async fn submit_expert_order(
        &self,
        context: &Context<'_>,
        input: ExpertOrderStepInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        step(&request, order::submit(request.services, request.actor(), id, input.version).await)
    }

    /// Gives an order back to its orderer, to be written again. For coordinators.
    async fn return_expert_order(
        &self,
        context: &Context<'_>,
        input: ExpertOrderStepInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        step(&request, order::give_back(request.services, request.actor(), id, input.version).await)
    }

    /// Asks experts. Each gets a private link that is shown here, once. For coordinators.
    async fn send_offers(&self, context: &Context<'_>, input: SendOffersInput) -> Result<SendOffersResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let experts: Option<Vec<ExpertId>> =
            input.experts.iter().map(|id| ExpertId::parse_node_id(id)).collect();
        let Some(experts) = experts else {
            let violations = vec![Violation::new(Code::NotAnId, ["experts"])];
            let invalid = InvalidInput::new(&request.texts(None), &violations);
            return Ok(SendOffersResult::InvalidInput(invalid));
        };
        let sent =
            offering::send_offers(request.services, request.actor(), id, input.version, &experts).await;
        if let Err(ServiceError::Conflict(_)) = sent {
            return Ok(SendOffersResult::StaleOrder(StaleOrder::new(&request.texts(None), ["version"])));
        }
        let success = |(order, links): (Order, Vec<offering::OfferLink>)| {
            let links = links.into_iter().map(OfferLinkView::from).collect();
            SendOffersResult::Sent(OffersSent { order: ExpertOrder(order), links })
        };
        settle(&request, sent, success, SendOffersResult::InvalidInput)
    }

    /// Takes an order back before it is confirmed. For orderers and coordinators.
    async fn withdraw_expert_order(
        &self,
        context: &Context<'_>,
        input: WithdrawExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, reason) = (request.parse_id(&input.order_id)?, input.reason.into());
        step(&request, order::withdraw(request.services, request.actor(), id, input.version, reason).await)
    }

    /// Says that nobody could be found. For coordinators.
    async fn give_up_expert_order(
        &self,
        context: &Context<'_>,
        input: ExpertOrderStepInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        step(&request, order::give_up(request.services, request.actor(), id, input.version).await)
    }

    /// Calls a confirmed order off, before it begins. For orderers and coordinators.
    async fn cancel_expert_order(
        &self,
        context: &Context<'_>,
        input: ExpertOrderStepInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        step(&request, order::cancel(request.services, request.actor(), id, input.version).await)
    }
}

fn step(request: &Request<'_>, result: service::Result<Order>) -> Result<ExpertOrderResult> {
    if let Err(ServiceError::Conflict(_)) = result {
        return Ok(ExpertOrderResult::StaleOrder(StaleOrder::new(&request.texts(None), ["version"])));
    }
    let success = |order| ExpertOrderResult::Order(ExpertOrder(order));
    settle(request, result, success, ExpertOrderResult::InvalidInput)
}
