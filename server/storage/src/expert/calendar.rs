//! Experts' calendars. Two barriers keep bookings apart: whoever books locks the calendar and looks, and a rule
//! of the database refuses what would get past that.

use std::collections::BTreeSet;

use domain::expert::{Assignment, AssignmentState, Busy};
use domain::id::{AssignmentId, ExpertId, OccurrenceId, OrderId, TypedId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use super::{read_busy, seconds};
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

/// Which of these experts are booked at any of these times. Lock their calendars first, or it may have changed
/// by the time it is used.
pub async fn booked(
    access: &impl Access,
    experts: &[ExpertId],
    times: &[Busy],
) -> Result<BTreeSet<ExpertId>> {
    if experts.is_empty() || times.is_empty() {
        return Ok(BTreeSet::new());
    }
    let clash = times.iter().fold(Condition::any(), |any, busy| {
        any.add(
            Condition::all()
                .add(assignment::Column::BusyFrom.lt(seconds(busy.until)))
                .add(assignment::Column::BusyUntil.gt(seconds(busy.from))),
        )
    });
    let rows = assignment::Entity::find()
        .filter(assignment::Column::ExpertId.is_in(experts.iter().map(|id| id.uuid())))
        .filter(assignment::Column::State.is_in(blocking()))
        .filter(clash)
        .all(access.connection())
        .await?;
    Ok(rows.iter().map(|row| ExpertId::from_uuid(row.expert_id)).collect())
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

/// Moves a booking on; false where somebody else has changed it since it was read.
pub async fn move_on(tx: &Tx, one: &Assignment, to: AssignmentState) -> Result<bool> {
    let row = assignment::ActiveModel {
        state: Set(to.code().to_owned()),
        version: Set(one.version + 1),
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
    })
}
