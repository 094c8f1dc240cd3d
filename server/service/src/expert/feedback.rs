//! Feedback after a gig, both ways. Sealed under the expert's key, since it says something about them: it goes when
//! they are forgotten, and who reads it is logged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::Act;
use domain::expert::feedback::{FeedbackFigures, GigFeedback, Side};
use domain::expert::{Assignment, AssignmentState, Busy, Expert, FieldClass, Order};
use domain::id::{AccountId, AssignmentId, ExpertId, FeedbackId, OrderId, TypedId};
use domain::identity::{Action, Actor, Scope};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::start_of_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::feedback::FeedbackRow;
use storage::expert::{calendar, feedback, order, registry};
use storage::{Access, Tx};

use super::order::order as visible_order;
use super::sealed::{self, Look};
use crate::identity::{account, authorise, authorise_somewhere};
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit};

/// The place to which what is said is bound: no row's text can stand in another's.
fn place(id: FeedbackId) -> String {
    format!("gig_feedback.sealed|{}", id.uuid())
}

/// Says how a gig was: an expert of their own, an orderer of those they ordered. Once from each side. Where somebody has
/// not felt safe, coordinators are told at once.
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
    let of = order::find_for_update(&tx, gig.order).await?.ok_or(ServiceError::NotFound)?;
    let given = feedback::of_order(&tx, gig.order).await?;
    if given.iter().any(|one| one.assignment == assignment && one.side == side) {
        return Err(Violation::new(Code::FeedbackGiven, ["gigId"]).into());
    }
    feedback::insert(&tx, &row).await?;
    if !said.felt_safe {
        tell_coordinators(services, &tx, actor, of.owner, id).await?;
    }
    if actor.staff().is_some() {
        audit::record(services, &tx, actor, Act::FeedbackGiven, gig.order, json!({})).await?;
    }
    Ok(tx.commit().await?)
}

/// Tells the coordinators of that part of the county that somebody has not felt safe, but for whoever says so.
async fn tell_coordinators(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    owner: Scope,
    about: FeedbackId,
) -> Result<()> {
    let author = actor.staff().map(|staff| staff.account);
    let message = |id: AccountId| Outgoing {
        about: format!("safety:{}", about.uuid()),
        to: Recipient::Account(id),
        notice: Notice::SafetyReported { link: "staff/feedback".to_owned() },
        valid_for: None,
        not_before: None,
    };
    let mut told = account::who_may(tx, Action::ReadSensitive, owner).await?;
    told.retain(|id| Some(*id) != author);
    let messages: Vec<Outgoing> = told.into_iter().map(message).collect();
    outbox::put(services, tx, &messages).await
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

/// Feedback as those read it who may.
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

/// Feedback on an order, the oldest first, whatever has become of the order since. Coordinators read what both sides
/// have said, orderers what their own has; each look is logged and shown to the expert.
pub async fn of_order(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<FeedbackView>> {
    let order = visible_order(services, actor, id).await?;
    let reads_all = actor.may(Action::ReadSensitive, order.owner);
    if !reads_all {
        authorise(actor, Action::PlaceOrder, order.owner)?;
    }
    // Where there is nothing to read nothing is logged, and nobody waits for the database to write.
    if feedback::count(&services.storage, id).await? == 0 {
        return Ok(Vec::new());
    }
    let tx = services.storage.begin().await?;
    let mut rows = feedback::of_order(&tx, id).await?;
    rows.retain(|row| reads_all || row.side == Side::Orderer);
    opened(services, tx, actor, rows, &BTreeMap::from([(id, order)])).await
}

/// What somebody has to look into, the oldest first. For coordinators; each look is logged and shown to the expert.
pub async fn to_handle(services: &Services, actor: &Actor) -> Result<Vec<FeedbackView>> {
    authorise_somewhere(actor, Action::ReadSensitive)?;
    let tx = services.storage.begin().await?;
    let (rows, orders) = not_handled(&tx, actor).await?;
    opened(services, tx, actor, rows, &orders).await
}

/// Since when each piece of feedback waits that somebody has to look into, the longest first. For coordinators; none is
/// opened for it.
pub async fn waiting(services: &Services, actor: &Actor) -> Result<Vec<DateTime<Utc>>> {
    authorise_somewhere(actor, Action::ReadSensitive)?;
    let (rows, _) = not_handled(&services.storage, actor).await?;
    let experts = those_there(&services.storage, &rows).await?;
    Ok(rows.iter().filter(|row| experts.contains_key(&row.expert)).map(|row| row.at).collect())
}

/// What waits for a coordinator, unopened, with the orders that it is about.
async fn not_handled(
    access: &impl Access,
    actor: &Actor,
) -> Result<(Vec<FeedbackRow>, BTreeMap<OrderId, Order>)> {
    let mut rows = feedback::not_handled(access).await?;
    let ids: Vec<OrderId> = rows.iter().map(|row| row.order).collect();
    let mut orders: BTreeMap<_, _> =
        order::many(access, &ids).await?.into_iter().map(|order| (order.id, order)).collect();
    orders.retain(|_, order| actor.may(Action::ReadSensitive, order.owner));
    rows.retain(|row| orders.contains_key(&row.order));
    Ok((rows, orders))
}

/// The experts of some feedback, but for those who have been forgotten.
async fn those_there(access: &impl Access, rows: &[FeedbackRow]) -> Result<BTreeMap<ExpertId, Expert>> {
    let ids: Vec<ExpertId> = rows.iter().map(|row| row.expert).collect();
    let mut experts = registry::many(access, &ids).await?;
    experts.retain(|_, expert| sealed::is_there(expert));
    Ok(experts)
}

/// Opens feedback for somebody who may read it: after the look has been logged, in this transaction, which ends here.
async fn opened(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    mut rows: Vec<FeedbackRow>,
    orders: &BTreeMap<OrderId, Order>,
) -> Result<Vec<FeedbackView>> {
    let experts = those_there(&tx, &rows).await?;
    rows.retain(|row| experts.contains_key(&row.expert));
    let look = Look::by(actor, "feedback").for_orders(rows.iter().map(|row| (row.expert, row.order)));
    sealed::log(services, &tx, &look, FieldClass::L3, experts.keys().copied()).await?;
    tx.commit().await?;
    let mut views = Vec::new();
    for row in rows {
        let Some(expert) = experts.get(&row.expert) else { continue };
        // The key of an expert who is being erased may be gone already.
        let Some(key) = services.keys.of_expert(row.expert).await? else { continue };
        let said = key.open(&place(row.id), &row.sealed).map_err(ServiceError::fault)?;
        let reference = orders.get(&row.order).and_then(|order| order.reference.clone());
        views.push(FeedbackView {
            id: row.id,
            order: row.order,
            reference: reference.unwrap_or_default(),
            alias: expert.profile.alias.clone(),
            side: row.side,
            said,
            at: row.at,
        });
    }
    Ok(views)
}

/// How much feedback each side gave on the days from `from` to the one before `until`, Helsinki dates, and its mean
/// score. The service itself opens it for that, which is logged; what would be hidden is not opened. For coordinators
/// and programme officers.
pub async fn figures(
    services: &Services,
    actor: &Actor,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<FeedbackFigures>> {
    authorise_somewhere(actor, Action::ViewFeedbackFigures)?;
    let tx = services.storage.begin().await?;
    let mut rows = feedback::between(&tx, start_of_day(from), start_of_day(until)).await?;
    let mut experts: BTreeMap<Side, BTreeSet<ExpertId>> =
        Side::ALL.iter().map(|side| (*side, BTreeSet::new())).collect();
    for row in &rows {
        experts.entry(row.side).or_default().insert(row.expert);
    }
    let is_shown = |side: &Side| experts.get(side).is_some_and(|some| FeedbackFigures::are_shown(some.len()));
    rows.retain(|row| is_shown(&row.side));
    let read: BTreeSet<ExpertId> = rows.iter().map(|row| row.expert).collect();
    let look = Look::of_system("figures");
    sealed::log(services, &tx, &look, FieldClass::L3, read.iter().copied()).await?;
    tx.commit().await?;
    let mut scores: BTreeMap<Side, Vec<u8>> = BTreeMap::new();
    for id in read {
        // The key of an expert who is being erased may be gone already.
        let Some(key) = services.keys.of_expert(id).await? else { continue };
        for row in rows.iter().filter(|row| row.expert == id) {
            let said: GigFeedback = key.open(&place(row.id), &row.sealed).map_err(ServiceError::fault)?;
            scores.entry(row.side).or_default().push(said.score);
        }
    }
    let of_side = |(side, experts): (&Side, &BTreeSet<ExpertId>)| {
        let scores = scores.get(side).map(Vec::as_slice).unwrap_or_default();
        FeedbackFigures::new(*side, experts.len(), scores)
    };
    Ok(experts.iter().map(of_side).collect())
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
