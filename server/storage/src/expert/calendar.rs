//! Experts' calendars. Two barriers keep bookings apart: whoever books locks the calendar and looks, and a rule
//! of the database refuses what would get past that.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::expert::{Assignment, AssignmentState, Busy};
use domain::id::{AssignmentId, ExpertId, OccurrenceId, OrderId, TypedId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use super::{moment, read_busy, seconds};
use crate::entity::{assignment, expert};
use crate::{Access, Result, StorageError, Tx};

/// Keeps every other booking of these experts out until the transaction ends. Always in one order, so that two
/// transactions never wait for each other. A stricter isolation level turns a stale view into an error here.
pub async fn lock(tx: &Tx, experts: &[ExpertId]) -> Result<()> {
    let sorted: BTreeSet<ExpertId> = experts.iter().copied().collect();
    for id in sorted {
        expert::Entity::update_many()
            .col_expr(expert::Column::CalendarVersion, Expr::col(expert::Column::CalendarVersion).add(1))
            .filter(expert::Column::Id.eq(id.uuid()))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}

/// The place of the first of these times at which an expert is booked, in one statement. Lock their calendar first, or
/// it may have changed by the time it is used.
pub async fn clashing(
    access: &impl Access,
    expert: ExpertId,
    times: impl Iterator<Item = Busy> + Clone,
) -> Result<Option<usize>> {
    let any = times.clone().fold(Condition::any(), |any, busy| {
        any.add(
            Condition::all()
                .add(assignment::Column::BusyFrom.lt(seconds(busy.until)))
                .add(assignment::Column::BusyUntil.gt(seconds(busy.from))),
        )
    });
    if any.is_empty() {
        return Ok(None);
    }
    let rows = assignment::Entity::find()
        .filter(assignment::Column::ExpertId.eq(expert.uuid()))
        .filter(assignment::Column::State.is_in(blocking()))
        .filter(any)
        .all(access.connection())
        .await?;
    let taken: Vec<Assignment> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let is_taken = |(_, busy): &(usize, Busy)| taken.iter().any(|one| one.busy.overlaps(*busy));
    Ok(times.enumerate().find(is_taken).map(|(place, _)| place))
}

/// Whether an expert is booked at a time by anything but this booking. Lock their calendar first.
pub async fn is_booked_besides(access: &impl Access, one: &Assignment, busy: Busy) -> Result<bool> {
    let clash = assignment::Entity::find()
        .filter(assignment::Column::ExpertId.eq(one.expert.uuid()))
        .filter(assignment::Column::Id.ne(one.id.uuid()))
        .filter(assignment::Column::State.is_in(blocking()))
        .filter(assignment::Column::BusyFrom.lt(seconds(busy.until)))
        .filter(assignment::Column::BusyUntil.gt(seconds(busy.from)))
        .one(access.connection())
        .await?;
    Ok(clash.is_some())
}

fn blocking() -> impl Iterator<Item = &'static str> {
    AssignmentState::ALL.iter().filter(|state| state.is_blocking()).map(|state| state.code())
}

/// Adds bookings. Fails with [`StorageError::DoubleBooked`] where one overlaps another.
pub async fn insert(tx: &Tx, assignments: &[Assignment]) -> Result<()> {
    let rows = assignments.iter().map(|one| assignment::ActiveModel {
        id: Set(one.id.uuid()),
        occurrence_id: Set(one.occurrence.uuid()),
        order_id: Set(one.order.uuid()),
        expert_id: Set(one.expert.uuid()),
        starts_at: Set(seconds(one.busy.starts_at)),
        ends_at: Set(seconds(one.busy.ends_at)),
        busy_from: Set(seconds(one.busy.from)),
        busy_until: Set(seconds(one.busy.until)),
        state: Set(one.state.code().to_owned()),
        version: Set(one.version),
        sequence: Set(i32::try_from(one.sequence).unwrap_or(i32::MAX)),
        changed_at: Set(Some(one.changed_at)),
        fee: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        assignment::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// The bookings of an order, by time.
pub async fn of_order(access: &impl Access, order: OrderId) -> Result<Vec<Assignment>> {
    of_orders(access, &[order]).await
}

/// The bookings of several orders, by time.
pub async fn of_orders(access: &impl Access, orders: &[OrderId]) -> Result<Vec<Assignment>> {
    let query = assignment::Entity::find()
        .filter(assignment::Column::OrderId.is_in(orders.iter().map(|id| id.uuid())))
        .order_by_asc(assignment::Column::StartsAt)
        .order_by_asc(assignment::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Moves a booking on, perhaps to another time; false where somebody else has changed it since it was read. Fails
/// with [`StorageError::DoubleBooked`] where it would overlap another.
pub async fn move_on(
    tx: &Tx,
    one: &Assignment,
    to: AssignmentState,
    busy: Busy,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = assignment::ActiveModel {
        state: Set(to.code().to_owned()),
        version: Set(one.version + 1),
        starts_at: Set(seconds(busy.starts_at)),
        ends_at: Set(seconds(busy.ends_at)),
        busy_from: Set(seconds(busy.from)),
        busy_until: Set(seconds(busy.until)),
        sequence: Set(i32::try_from(one.sequence + 1).unwrap_or(i32::MAX)),
        changed_at: Set(Some(now)),
        ..Default::default()
    };
    let done = assignment::Entity::update_many()
        .set(row)
        .filter(assignment::Column::Id.eq(one.id.uuid()))
        .filter(assignment::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Every booking of these experts, by time.
pub async fn of_experts(access: &impl Access, experts: &[ExpertId]) -> Result<Vec<Assignment>> {
    let query = assignment::Entity::find()
        .filter(assignment::Column::ExpertId.is_in(experts.iter().map(|id| id.uuid())))
        .order_by_asc(assignment::Column::StartsAt)
        .order_by_asc(assignment::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Bookings that touch a span of time, by time.
pub async fn between(
    access: &impl Access,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Assignment>> {
    let query = assignment::Entity::find()
        .filter(assignment::Column::StartsAt.lt(seconds(until)))
        .filter(assignment::Column::EndsAt.gt(seconds(from)))
        .filter(assignment::Column::State.is_in(blocking()))
        .order_by_asc(assignment::Column::StartsAt)
        .order_by_asc(assignment::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// One booking.
pub async fn find(access: &impl Access, id: AssignmentId) -> Result<Option<Assignment>> {
    assignment::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

fn read(row: assignment::Model) -> Result<Assignment> {
    Ok(Assignment {
        id: AssignmentId::from_uuid(row.id),
        occurrence: OccurrenceId::from_uuid(row.occurrence_id),
        order: OrderId::from_uuid(row.order_id),
        expert: ExpertId::from_uuid(row.expert_id),
        busy: read_busy(row.starts_at, row.ends_at, row.busy_from, row.busy_until)?,
        state: AssignmentState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("assignment state", &row.state))?,
        version: row.version,
        sequence: u32::try_from(row.sequence).unwrap_or_default(),
        // Rows of before the calendars have no such time; their first is as good as any.
        changed_at: row.changed_at.map_or_else(|| moment(row.starts_at), Ok)?,
    })
}
