//! What happens to an order between its confirmation and its day.

use async_graphql::{Context, ID, InputObject, Object};
use domain::expert::booking::OccurrenceCommand;
use domain::id::ExpertId;
use service::expert::answering::{self, Answer};
use service::expert::running::{self, Edit};

use super::mutation::{ExpertOrderResult, step};
use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::scalar::DateTime;

/// What of a submitted order can be changed without asking anybody anew.
#[derive(InputObject)]
struct EditExpertOrderInput {
    /// `ExpertOrder:…`
    order_id: ID,
    /// The version that the caller saw.
    version: i64,
    /// The aim, the audience, what the expert should know.
    description: String,
    /// The address, or the remote link.
    #[graphql(default)]
    place: String,
    /// Experts wanted at each time; never fewer than are booked.
    seats: u8,
}

/// Another time for one time of an order.
#[derive(InputObject)]
struct RescheduleExpertOrderInput {
    /// `ExpertOrder:…`
    order_id: ID,
    /// The version that the caller saw.
    version: i64,
    /// `Occurrence:…`
    occurrence_id: ID,
    /// When it begins now.
    starts_at: DateTime,
    /// When it ends now.
    ends_at: DateTime,
}

/// What becomes of one time of an order.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
enum TimeChange {
    /// Left out; it can be taken up again.
    Skip,
    /// Called off for good.
    Cancel,
    /// Taken up again after it was left out.
    TakeUp,
}

impl From<TimeChange> for OccurrenceCommand {
    fn from(change: TimeChange) -> Self {
        match change {
            TimeChange::Skip => Self::Skip,
            TimeChange::Cancel => Self::Cancel,
            TimeChange::TakeUp => Self::TakeUp,
        }
    }
}

/// Another standing of one time of an order.
#[derive(InputObject)]
struct ChangeExpertOrderTimeInput {
    /// `ExpertOrder:…`
    order_id: ID,
    /// The version that the caller saw.
    version: i64,
    /// `Occurrence:…`
    occurrence_id: ID,
    /// What becomes of it.
    change: TimeChange,
}

/// Who is taken out of an order.
#[derive(InputObject)]
struct WithdrawExpertInput {
    /// `ExpertOrder:…`
    order_id: ID,
    /// `Expert:…`
    expert_id: ID,
}

/// What an expert says to an offer.
#[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfferAnswer {
    /// They come, or would come.
    Yes,
    /// They do not. Costs nothing and is told to nobody else.
    No,
}

impl From<OfferAnswer> for Answer {
    fn from(answer: OfferAnswer) -> Self {
        match answer {
            OfferAnswer::Yes => Self::Yes,
            OfferAnswer::No => Self::No,
        }
    }
}

mirrored! {
    /// By which way somebody told the coordinator.
    ToldBy = "domain::expert::order::ToldBy" {
        /// By phone.
        Phone,
        /// By e-mail.
        Email,
        /// Face to face.
        InPerson,
    }
}

/// What an expert said to the coordinator.
#[derive(InputObject)]
struct AnswerOfferForInput {
    /// `Offer:…`
    offer_id: ID,
    /// What they said.
    answer: OfferAnswer,
    /// How.
    told_by: ToldBy,
}

/// What happens between an order's confirmation and its day.
#[derive(Default)]
pub struct RunningMutation;

#[Object]
impl RunningMutation {
    /// Changes text, place or seats of a submitted order. One that wants more seats than are filled asks again. For
    /// orderers and coordinators.
    async fn edit_expert_order(
        &self,
        context: &Context<'_>,
        input: EditExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let edit = Edit { description: input.description, place: input.place, seats: input.seats };
        step(&request, running::edit(request.services, request.actor(), id, input.version, edit).await)
    }

    /// Another time for one time of an order. Those who are booked keep it where they are free; a clash refuses all. For
    /// coordinators.
    async fn reschedule_expert_order(
        &self,
        context: &Context<'_>,
        input: RescheduleExpertOrderInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, time) = (request.parse_id(&input.order_id)?, request.parse_id(&input.occurrence_id)?);
        let to = (input.starts_at.0, input.ends_at.0);
        let moved = running::reschedule(request.services, request.actor(), id, input.version, time, to).await;
        step(&request, moved)
    }

    /// Leaves one time of an order out, calls it off, or takes it up again. For coordinators.
    async fn change_expert_order_time(
        &self,
        context: &Context<'_>,
        input: ChangeExpertOrderTimeInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let (id, time) = (request.parse_id(&input.order_id)?, request.parse_id(&input.occurrence_id)?);
        let command = input.change.into();
        let changed =
            running::change_time(request.services, request.actor(), id, input.version, time, command).await;
        step(&request, changed)
    }

    /// Takes an expert out of an order before it begins: the next on the reserve list is asked. For coordinators.
    async fn withdraw_expert(
        &self,
        context: &Context<'_>,
        input: WithdrawExpertInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.order_id)?;
        let expert: ExpertId = request.parse_id(&input.expert_id)?;
        step(&request, running::withdraw_expert(request.services, request.actor(), id, expert).await)
    }

    /// Enters what an expert said by phone, by e-mail or face to face. For coordinators.
    async fn answer_offer_for(
        &self,
        context: &Context<'_>,
        input: AnswerOfferForInput,
    ) -> Result<ExpertOrderResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.offer_id)?;
        let (answer, told_by) = (input.answer.into(), input.told_by.into());
        step(&request, answering::answer_for(request.services, request.actor(), id, answer, told_by).await)
    }
}
