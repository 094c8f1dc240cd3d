//! What orderers and coordinators do.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::Code;
use domain::Violation;
use domain::expert::Order;
use domain::id::{ExpertId, OfferId, TypedId};
use domain::identity::Scope;
use service::ServiceError;
use service::expert::offering::Asked;
use service::expert::order::NewOrder;
use service::expert::own::entry;
use service::expert::pay::{self, Pay};
use service::expert::registry::Registration;
use service::expert::{erasure, offering, order, profile, registry, report};

use super::candidate::OfferLinkView;
use super::input::{
    CreateExpertOrderInput, ExpertOrderStepInput, GiveUpExpertOrderInput, ReportExpertOrderInput,
    SaveExpertOrderInput, SelectOffersInput, SendOffersInput, WithdrawExpertOrderInput,
};
use super::order::ExpertOrder;
use super::registry::{Expert, ExpertStatus, ProfileInput, RegisterExpertInput};
use super::skills::SetExpertSkillsInput;
use super::times::SetExpertTimesInput;
use crate::context::{Request, Result};
use crate::problem::{InvalidInput, StaleOrder, outcome, settle};

outcome! {
    /// What became of registering or changing an expert.
    ExpertResult = Expert(Box<Expert>) | InvalidInput
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

/// By what an expert is paid.
#[derive(InputObject)]
struct SetExpertPayInput {
    /// `Expert:…`
    expert_id: ID,
    /// The code of a class in the price list, for orders that say none; left out: none.
    fee_class: Option<String>,
    /// Takes no fee; costs are paid all the same.
    #[graphql(default)]
    waives_fee: bool,
}

/// The registry.
#[derive(Default)]
pub struct RegistryMutation;

#[Object]
impl RegistryMutation {
    /// Registers an expert; whoever is active can be asked from then on. For coordinators.
    async fn register_expert(
        &self,
        context: &Context<'_>,
        input: RegisterExpertInput,
    ) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let registration = Registration {
            standing: input.standing.into(),
            essentials: input.profile.into(),
            contact: input.contact.map(Into::into),
            consents: input.consents.into_iter().map(Into::into).collect(),
        };
        let registered = registry::register(request.services, request.actor(), registration).await;
        expert_result(&request, registered)
    }

    /// Changes what is known of an expert, or whether they can be asked. For coordinators.
    async fn change_expert(&self, context: &Context<'_>, input: ChangeExpertInput) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let (status, profile) = (input.status.into(), input.profile.into());
        let changed = registry::change(request.services, request.actor(), id, status, profile).await;
        expert_result(&request, changed)
    }

    /// Changes by what an expert is paid; what was agreed with a booking stays. For coordinators.
    async fn set_expert_pay(&self, context: &Context<'_>, input: SetExpertPayInput) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let agreed = Pay { fee_class: input.fee_class, waives_fee: input.waives_fee };
        let changed = pay::set(request.services, request.actor(), id, agreed).await;
        expert_result(&request, changed)
    }

    /// Changes what an expert can be asked for; bookings that are made already stay. For coordinators.
    async fn set_expert_skills(
        &self,
        context: &Context<'_>,
        input: SetExpertSkillsInput,
    ) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let changed = profile::set_skills(request.services, request.actor(), id, input.into()).await;
        expert_result(&request, changed)
    }

    /// Changes when and how much an expert takes part, as they have told; bookings that are made already stay. For
    /// coordinators.
    async fn set_expert_times(
        &self,
        context: &Context<'_>,
        input: SetExpertTimesInput,
    ) -> Result<ExpertResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let changed = profile::set_times(request.services, request.actor(), id, input.into()).await;
        expert_result(&request, changed)
    }

    /// Forgets an expert: themes and open offers at once, the rest once nothing is booked or owed. What they did still
    /// counts. For coordinators.
    async fn erase_expert(&self, context: &Context<'_>, expert_id: ID) -> Result<ErasureAsked> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let asked = erasure::ask(request.services, request.actor(), id).await;
        asked.map_err(|error| request.error(error))?;
        Ok(ErasureAsked { id: expert_id })
    }

    /// Sends an expert a new private link to their own pages; the one before and every session of theirs end. For
    /// coordinators.
    async fn send_expert_link(&self, context: &Context<'_>, expert_id: ID) -> Result<ExpertLinkSent> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let sent = entry::send_link(request.services, request.actor(), id).await;
        sent.map_err(|error| request.error(error))?;
        Ok(ExpertLinkSent { id: expert_id })
    }
}

fn expert_result(
    request: &Request<'_>,
    done: service::Result<domain::expert::Expert>,
) -> Result<ExpertResult> {
    let success = |expert: domain::expert::Expert| ExpertResult::Expert(Box::new(expert.into()));
    settle(request, done, success, ExpertResult::InvalidInput)
}

/// An expert who has been sent a link.
#[derive(SimpleObject)]
pub(crate) struct ExpertLinkSent {
    /// `Expert:…`
    id: ID,
}

/// An expert who is to be forgotten.
#[derive(SimpleObject)]
pub(crate) struct ErasureAsked {
    /// `Expert:…`
    id: ID,
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
        let new = NewOrder {
            owner,
            content: input.content.into(),
            private: input.private.map(Into::into).unwrap_or_default(),
            received_on: input.received_on.map(|day| day.0),
            key: input.key,
        };
        let created = order::create(request.services, request.actor(), new).await;
        let success = |order| CreateExpertOrderResult::Order(ExpertOrder(Box::new(order)));
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
        let (content, private) = (input.content.into(), input.private.map(Into::into));
        step(&request, order::save(request.services, request.actor(), id, version, content, private).await)
    }

    /// Starts a draft with what an earlier order says, without its times. For orderers and coordinators.
    async fn copy_expert_order(
        &self,
        context: &Context<'_>,
        order_id: ID,
    ) -> Result<CreateExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&order_id)?;
        let copied = order::copy(request.services, request.actor(), id).await;
        let success = |order| CreateExpertOrderResult::Order(ExpertOrder(Box::new(order)));
        settle(&request, copied, success, CreateExpertOrderResult::InvalidInput)
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
        let in_spite = input.in_spite.map(Into::into);
        let asked =
            |id: &ID, on_reserve| Some(Asked { expert: ExpertId::parse_node_id(id)?, in_spite, on_reserve });
        let first = input.experts.iter().map(|id| asked(id, false));
        let reserve = input.reserve.iter().map(|id| asked(id, true));
        let Some(experts) = first.chain(reserve).collect::<Option<Vec<Asked>>>() else {
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
            SendOffersResult::Sent(OffersSent { order: ExpertOrder(Box::new(order)), links })
        };
        settle(&request, sent, success, SendOffersResult::InvalidInput)
    }

    /// Chooses among the interested: they are booked, and the order is confirmed once its seats are filled. For
    /// coordinators.
    async fn select_offers(
        &self,
        context: &Context<'_>,
        input: SelectOffersInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let mut offers: Vec<OfferId> = Vec::new();
        for offer in &input.offers {
            offers.push(request.parse_id(offer)?);
        }
        let selected = offering::select(request.services, request.actor(), id, input.version, &offers).await;
        step(&request, selected)
    }

    /// Confirms an order with those who have said yes, though fewer than were wanted. For coordinators.
    async fn confirm_expert_order(
        &self,
        context: &Context<'_>,
        input: ExpertOrderStepInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let confirmed = offering::confirm_partly(request.services, request.actor(), id, input.version).await;
        step(&request, confirmed)
    }

    /// Says that an order was held. Everybody who was booked came, but for those named. For orderers and coordinators.
    async fn report_expert_order_held(
        &self,
        context: &Context<'_>,
        input: ReportExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, absent) = input.read(&request)?;
        let reported =
            report::report_held(request.services, request.actor(), id, input.version, &absent).await;
        step(&request, reported)
    }

    /// Corrects a report within two weeks: what is said now counts. For orderers and coordinators.
    async fn correct_expert_order_report(
        &self,
        context: &Context<'_>,
        input: ReportExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, absent) = input.read(&request)?;
        let corrected = report::dispute(request.services, request.actor(), id, input.version, &absent).await;
        step(&request, corrected)
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

    /// Says that nobody could be found, and why. For coordinators.
    async fn give_up_expert_order(
        &self,
        context: &Context<'_>,
        input: GiveUpExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, reason) = (request.parse_id(&input.order_id)?, input.reason.into());
        step(&request, order::give_up(request.services, request.actor(), id, input.version, reason).await)
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

pub(super) fn step(request: &Request<'_>, result: service::Result<Order>) -> Result<ExpertOrderResult> {
    if let Err(ServiceError::Conflict(_)) = result {
        return Ok(ExpertOrderResult::StaleOrder(StaleOrder::new(&request.texts(None), ["version"])));
    }
    let success = |order| ExpertOrderResult::Order(ExpertOrder(Box::new(order)));
    settle(request, result, success, ExpertOrderResult::InvalidInput)
}
