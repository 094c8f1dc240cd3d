//! Feedback after a gig: sealed, since it says something about an expert.

use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, ExpertId, FeedbackId, OrderId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::gig_feedback;
use crate::{Access, Result, StorageError, Tx};
use domain::expert::feedback::Side;

/// One side's feedback on one gig.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedbackRow {
    pub id: FeedbackId,
    pub assignment: AssignmentId,
    pub expert: ExpertId,
    pub order: OrderId,
    pub side: Side,
    pub sealed: Vec<u8>,
    /// When a coordinator has looked into what it asks for.
    pub handled_at: Option<DateTime<Utc>>,
    pub at: DateTime<Utc>,
}

/// Adds feedback; a second one of the same side on the same gig is refused.
pub async fn insert(tx: &Tx, one: &FeedbackRow) -> Result<()> {
    let row = gig_feedback::ActiveModel {
        id: Set(one.id.uuid()),
        assignment_id: Set(one.assignment.uuid()),
        expert_id: Set(one.expert.uuid()),
        order_id: Set(one.order.uuid()),
        side: Set(one.side.code().to_owned()),
        sealed: Set(one.sealed.clone()),
        handled_at: Set(one.handled_at),
        at: Set(one.at),
    };
    gig_feedback::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// How many have given feedback on an order's gigs.
pub async fn count(access: &impl Access, order: OrderId) -> Result<usize> {
    let query = gig_feedback::Entity::find().filter(gig_feedback::Column::OrderId.eq(order.uuid()));
    Ok(usize::try_from(query.count(access.connection()).await?).unwrap_or(usize::MAX))
}

/// Feedback on an order's gigs, the oldest first.
pub async fn of_order(access: &impl Access, order: OrderId) -> Result<Vec<FeedbackRow>> {
    let query = gig_feedback::Entity::find()
        .filter(gig_feedback::Column::OrderId.eq(order.uuid()))
        .order_by_asc(gig_feedback::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Feedback of both sides on an expert's gigs, the oldest first.
pub async fn of_expert(access: &impl Access, expert: ExpertId) -> Result<Vec<FeedbackRow>> {
    let query = gig_feedback::Entity::find()
        .filter(gig_feedback::Column::ExpertId.eq(expert.uuid()))
        .order_by_asc(gig_feedback::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Feedback given in this half-open span, the oldest first.
pub async fn between(
    access: &impl Access,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<FeedbackRow>> {
    let query = gig_feedback::Entity::find()
        .filter(gig_feedback::Column::At.gte(from))
        .filter(gig_feedback::Column::At.lt(until))
        .order_by_asc(gig_feedback::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Feedback that nobody has looked into yet, the oldest first.
pub async fn not_handled(access: &impl Access) -> Result<Vec<FeedbackRow>> {
    let query = gig_feedback::Entity::find()
        .filter(gig_feedback::Column::HandledAt.is_null())
        .order_by_asc(gig_feedback::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

pub async fn find(access: &impl Access, id: FeedbackId) -> Result<Option<FeedbackRow>> {
    gig_feedback::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Notes that a coordinator has looked into it.
pub async fn set_handled(tx: &Tx, id: FeedbackId, at: DateTime<Utc>) -> Result<()> {
    let row = gig_feedback::ActiveModel { handled_at: Set(Some(at)), ..Default::default() };
    gig_feedback::Entity::update_many()
        .set(row)
        .filter(gig_feedback::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

fn read(row: gig_feedback::Model) -> Result<FeedbackRow> {
    Ok(FeedbackRow {
        id: FeedbackId::from_uuid(row.id),
        assignment: AssignmentId::from_uuid(row.assignment_id),
        expert: ExpertId::from_uuid(row.expert_id),
        order: OrderId::from_uuid(row.order_id),
        side: Side::from_code(&row.side).ok_or_else(|| StorageError::unreadable("side", &row.side))?,
        sealed: row.sealed,
        handled_at: row.handled_at,
        at: row.at,
    })
}
