//! Feedback after a gig, both ways. Sealed under the expert's key, since it says something about them: it goes when
//! they are forgotten, and who reads it is logged.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::expert::feedback::{GigFeedback, Side};
use domain::expert::{Assignment, AssignmentState, Busy, FieldClass};
use domain::id::{AssignmentId, ExpertId, FeedbackId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::feedback::FeedbackRow;
use storage::expert::{calendar, feedback, order, registry};

use super::order::order as visible_order;
use super::sealed::{self, Look};
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// The place to which what is said is bound: no row's text can stand in another's.
fn place(id: FeedbackId) -> String {
    format!("gig_feedback.sealed|{}", id.uuid())
}

/// Says how a gig was: an expert of their own, an orderer of those they ordered. Once from each side.
pub async fn give(
    services: &Services,
    actor: &Actor,
    assignment: AssignmentId,
    said: GigFeedback,
) -> Result<()> {
    let (gig, side) = own_gig(services, actor, assignment).await?;
    said.check().map_err(ServiceError::Invalid)?;
    if gig.state != AssignmentState::Held {
        return Err(Violation::new(Code::GigNotHeld, ["state"]).into());
    }
    let key = services.keys.of_expert(gig.expert).await?.ok_or(ServiceError::NotFound)?;
    let (id, at): (FeedbackId, _) = (services.fresh_id(), services.now());
    let row = FeedbackRow {
        id,
        assignment,
        expert: gig.expert,
        order: gig.order,
        side,
        sealed: key.seal(&place(id), &said, services.entropy.as_ref())?,
        // What asks for nobody waits for nobody, and need not be opened to know it.
        handled_at: (!said.needs_somebody()).then_some(at),
        at,
    };
    let tx = services.storage.begin().await?;
    // The order's row is the queue in which two of one side meet.
    order::find_for_update(&tx, gig.order).await?.ok_or(ServiceError::NotFound)?;
    let given = feedback::of_order(&tx, gig.order).await?;
    if given.iter().any(|one| one.assignment == assignment && one.side == side) {
        return Err(Violation::new(Code::FeedbackGiven, ["gigId"]).into());
    }
    feedback::insert(&tx, &row).await?;
    if actor.staff().is_some() {
        audit::record(services, &tx, actor, Act::FeedbackGiven, gig.order, json!({})).await?;
    }
    Ok(tx.commit().await?)
}

/// A gig that the actor has something to say of, and from which side.
async fn own_gig(services: &Services, actor: &Actor, id: AssignmentId) -> Result<(Assignment, Side)> {
    if let Some(own) = actor.expert() {
        let gig = calendar::find(&services.storage, id).await?.filter(|gig| gig.expert == own);
        return Ok((gig.ok_or(ServiceError::NotFound)?, Side::Expert));
    }
    authorise_somewhere(actor, Action::PlaceOrder)?;
    let gig = calendar::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let order = visible_order(services, actor, gig.order).await?;
    authorise(actor, Action::PlaceOrder, order.owner)?;
    Ok((gig, Side::Orderer))
}

/// What both sides have said of an expert's gigs, the oldest first. The look is logged.
pub(super) async fn all_about(
    services: &Services,
    look: &Look,
    id: ExpertId,
) -> Result<Vec<(FeedbackRow, GigFeedback)>> {
    let tx = services.storage.begin().await?;
    let rows = feedback::of_expert(&tx, id).await?;
    if !rows.is_empty() {
        sealed::log(services, &tx, look, FieldClass::L3, std::iter::once(id)).await?;
    }
    tx.commit().await?;
    // The key of an expert who is being erased may be gone already.
    let Some(key) = services.keys.of_expert(id).await? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for row in rows {
        let said = key.open(&place(row.id), &row.sealed).map_err(ServiceError::fault)?;
        all.push((row, said));
    }
    Ok(all)
}

/// A gig of an order that was held.
#[derive(Clone, Debug)]
pub struct HeldGig {
    pub id: AssignmentId,
    pub alias: String,
    pub busy: Busy,
    /// Whether the orderer's side has said how it was.
    pub is_given: bool,
}

/// The gigs of an order that were held, in the order of time. For whoever ordered.
pub async fn held_gigs(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<HeldGig>> {
    let order = visible_order(services, actor, id).await?;
    authorise(actor, Action::PlaceOrder, order.owner)?;
    let access = &services.storage;
    let mut gigs = calendar::of_order(access, id).await?;
    gigs.retain(|gig| gig.state == AssignmentState::Held);
    gigs.sort_by_key(|gig| (gig.busy.starts_at, gig.id));
    let given = feedback::of_order(access, id).await?;
    let experts = registry::many(access, &gigs.iter().map(|gig| gig.expert).collect::<Vec<_>>()).await?;
    let held = |gig: Assignment| HeldGig {
        id: gig.id,
        alias: experts.get(&gig.expert).map(|one| one.profile.alias.clone()).unwrap_or_default(),
        busy: gig.busy,
        is_given: given.iter().any(|one| one.assignment == gig.id && one.side == Side::Orderer),
    };
    Ok(gigs.into_iter().map(held).collect())
}

/// Feedback as a coordinator reads it.
#[derive(Clone, Debug)]
pub struct FeedbackView {
    pub id: FeedbackId,
    pub order: OrderId,
    /// How people refer to the order.
    pub reference: String,
    pub alias: String,
    pub side: Side,
    pub said: GigFeedback,
    pub at: DateTime<Utc>,
}

/// What somebody has to look into, the oldest first. For coordinators; each look is logged and shown to the expert.
pub async fn to_handle(services: &Services, actor: &Actor) -> Result<Vec<FeedbackView>> {
    authorise_somewhere(actor, Action::ReadSensitive)?;
    let tx = services.storage.begin().await?;
    let mut rows = feedback::not_handled(&tx).await?;
    let ids: Vec<OrderId> = rows.iter().map(|row| row.order).collect();
    let orders: BTreeMap<_, _> =
        order::many(&tx, &ids).await?.into_iter().map(|order| (order.id, order)).collect();
    let may =
        |id: &OrderId| orders.get(id).is_some_and(|order| actor.may(Action::ReadSensitive, order.owner));
    rows.retain(|row| may(&row.order));
    let ids: Vec<ExpertId> = rows.iter().map(|row| row.expert).collect();
    let mut experts = registry::many(&tx, &ids).await?;
    experts.retain(|_, expert| sealed::is_there(expert));
    rows.retain(|row| experts.contains_key(&row.expert));
    let look = Look::by(actor, "feedback").for_orders(rows.iter().map(|row| (row.expert, row.order)));
    sealed::log(services, &tx, &look, FieldClass::L3, experts.keys().copied()).await?;
    tx.commit().await?;
    let mut views = Vec::new();
    for row in rows {
        // The key of an expert who is being erased may be gone already.
        let Some(key) = services.keys.of_expert(row.expert).await? else { continue };
        let said = key.open(&place(row.id), &row.sealed).map_err(ServiceError::fault)?;
        let reference = orders.get(&row.order).and_then(|order| order.reference.clone());
        views.push(FeedbackView {
            id: row.id,
            order: row.order,
            reference: reference.unwrap_or_default(),
            alias: experts.get(&row.expert).map(|one| one.profile.alias.clone()).unwrap_or_default(),
            side: row.side,
            said,
            at: row.at,
        });
    }
    Ok(views)
}

/// Notes that somebody has looked into it. Said again, it stays as it was.
pub async fn handle(services: &Services, actor: &Actor, id: FeedbackId) -> Result<()> {
    authorise_somewhere(actor, Action::ReadSensitive)?;
    let tx = services.storage.begin().await?;
    let row = feedback::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let order = order::find(&tx, row.order).await?.ok_or(ServiceError::NotFound)?;
    authorise(actor, Action::ReadSensitive, order.owner)?;
    if row.handled_at.is_none() {
        feedback::set_handled(&tx, id, services.now()).await?;
        audit::record(services, &tx, actor, Act::FeedbackHandled, id, json!({})).await?;
        tx.commit().await?;
    }
    Ok(())
}
