//! Orders and their times.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::AccountId;
use domain::expert::{Busy, Occurrence, OccurrenceState, Order, OrderState};
use domain::id::{OccurrenceId, OrderId, TypedId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value,
};

use super::{read_busy, seconds};
use crate::account::{read_scope, scope_columns};
use crate::entity::{expert_order, occurrence};
use crate::{Access, Backend, Result, StorageError, Tx, json};

const PLANNED: &str = "planned";
const REPLACED: &str = "replaced";

/// Adds a draft. A second one under the same key of its sender is refused ([`by_dedup_key`] finds the first).
pub async fn insert(tx: &Tx, order: &Order, sealed: &[u8], dedup_key: Option<[u8; 32]>) -> Result<()> {
    let mut row = row(order)?;
    row.sealed = Set(Some(sealed.to_vec()));
    row.dedup_key = Set(dedup_key.map(|key| key.to_vec()));
    expert_order::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The order that was started under a key of its sender.
pub async fn by_dedup_key(access: &impl Access, key: [u8; 32]) -> Result<Option<Order>> {
    let query = expert_order::Entity::find().filter(expert_order::Column::DedupKey.eq(key.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// What of some orders is sealed.
pub async fn sealed(access: &impl Access, ids: &[OrderId]) -> Result<BTreeMap<OrderId, Vec<u8>>> {
    let rows = expert_order::Entity::find()
        .filter(expert_order::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((OrderId::from_uuid(row.id), row.sealed?))).collect())
}

/// Replaces what of an order is sealed.
pub async fn set_sealed(tx: &Tx, id: OrderId, sealed: &[u8]) -> Result<()> {
    let row = expert_order::ActiveModel { sealed: Set(Some(sealed.to_vec())), ..Default::default() };
    expert_order::Entity::update_many()
        .set(row)
        .filter(expert_order::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The next number of a year, never given twice.
pub async fn next_number(tx: &Tx, year: i32) -> Result<i32> {
    let next = tx.statement(
        "INSERT INTO order_reference (year, last) VALUES (?1, 1)
         ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last",
        "INSERT INTO order_reference (year, last) VALUES ($1, 1)
         ON CONFLICT (year) DO UPDATE SET last = order_reference.last + 1 RETURNING last",
        [Value::from(year)],
    );
    let row = tx.connection().query_one_raw(next).await?;
    row.map(|row| row.try_get("", "last"))
        .transpose()?
        .ok_or_else(|| StorageError::unreadable("order number", year))
}

/// Confirmed orders whose last time has passed, and reported ones that may be closed.
pub async fn in_states(access: &impl Access, states: &[OrderState]) -> Result<Vec<Order>> {
    let rows = expert_order::Entity::find()
        .filter(expert_order::Column::State.is_in(states.iter().map(|state| state.code())))
        .order_by_asc(expert_order::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Writes every field of an order that [`find_for_update`] has read in this transaction.
pub async fn update(tx: &Tx, order: &Order) -> Result<()> {
    let mut columns = row(order)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    expert_order::Entity::update_many()
        .set(columns)
        .filter(expert_order::Column::Id.eq(order.id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Orders that were confirmed at some time, whatever has become of them since.
pub async fn ever_confirmed(access: &impl Access) -> Result<Vec<Order>> {
    let rows = expert_order::Entity::find()
        .filter(expert_order::Column::ConfirmedAt.is_not_null())
        .order_by_asc(expert_order::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Removes a draft that has never been submitted.
pub async fn delete(tx: &Tx, id: OrderId) -> Result<()> {
    expert_order::Entity::delete_by_id(id.uuid()).exec(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: OrderId) -> Result<Option<Order>> {
    expert_order::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Several orders.
pub async fn many(access: &impl Access, ids: &[OrderId]) -> Result<Vec<Order>> {
    let rows = expert_order::Entity::find()
        .filter(expert_order::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The orders that people refer to so; what refers to none is missing.
pub async fn by_references(access: &impl Access, references: &[&str]) -> Result<BTreeMap<String, OrderId>> {
    let rows = expert_order::Entity::find()
        .filter(expert_order::Column::Reference.is_in(references.iter().copied()))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.reference?, OrderId::from_uuid(row.id)))).collect())
}

/// Reads an order and keeps others from changing it until this transaction ends. Whoever also locks calendars
/// locks the order first.
pub async fn find_for_update(tx: &Tx, id: OrderId) -> Result<Option<Order>> {
    let query = expert_order::Entity::find_by_id(id.uuid());
    // SQLite's writer is alone; PostgreSQL locks the row.
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx.connection()).await?.map(read).transpose()
}

/// Every order, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Order>> {
    let rows =
        expert_order::Entity::find().order_by_desc(expert_order::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// The times of an order, made when it is submitted. Those of an earlier submission stay for the bookings that
/// were once made of them, and are read no more.
pub async fn replace_occurrences(tx: &Tx, order: OrderId, occurrences: &[Occurrence]) -> Result<()> {
    let replaced = occurrence::ActiveModel { state: Set(REPLACED.to_owned()), ..Default::default() };
    occurrence::Entity::update_many()
        .set(replaced)
        .filter(occurrence::Column::OrderId.eq(order.uuid()))
        .exec(tx.connection())
        .await?;
    let rows = occurrences.iter().map(|one| occurrence::ActiveModel {
        id: Set(one.id.uuid()),
        order_id: Set(one.order.uuid()),
        state: Set(PLANNED.to_owned()),
        starts_at: Set(seconds(one.busy.starts_at)),
        ends_at: Set(seconds(one.busy.ends_at)),
        busy_from: Set(seconds(one.busy.from)),
        busy_until: Set(seconds(one.busy.until)),
        standing: Set(one.state.code().to_owned()),
        version: Set(one.version),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        occurrence::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Moves one time on, perhaps to another hour; false where somebody else has changed it since it was read.
pub async fn move_occurrence(tx: &Tx, one: &Occurrence, to: OccurrenceState, busy: Busy) -> Result<bool> {
    let row = occurrence::ActiveModel {
        starts_at: Set(seconds(busy.starts_at)),
        ends_at: Set(seconds(busy.ends_at)),
        busy_from: Set(seconds(busy.from)),
        busy_until: Set(seconds(busy.until)),
        standing: Set(to.code().to_owned()),
        version: Set(one.version + 1),
        ..Default::default()
    };
    let done = occurrence::Entity::update_many()
        .set(row)
        .filter(occurrence::Column::Id.eq(one.id.uuid()))
        .filter(occurrence::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The times of an order, in their order.
pub async fn occurrences(access: &impl Access, order: OrderId) -> Result<Vec<Occurrence>> {
    Ok(occurrences_of(access, &[order]).await?.remove(&order).unwrap_or_default())
}

/// The times of several orders, in one statement.
pub async fn occurrences_of(
    access: &impl Access,
    orders: &[OrderId],
) -> Result<BTreeMap<OrderId, Vec<Occurrence>>> {
    let rows = occurrence::Entity::find()
        .filter(occurrence::Column::OrderId.is_in(orders.iter().map(|id| id.uuid())))
        .filter(occurrence::Column::State.eq(PLANNED))
        .order_by_asc(occurrence::Column::StartsAt)
        .all(access.connection())
        .await?;
    let mut found: BTreeMap<OrderId, Vec<Occurrence>> = BTreeMap::new();
    for row in rows {
        let one = read_occurrence(row)?;
        found.entry(one.order).or_default().push(one);
    }
    Ok(found)
}

/// The times of all orders that touch a span of time, by time.
pub async fn occurrences_between(
    access: &impl Access,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Occurrence>> {
    let rows = occurrence::Entity::find()
        .filter(occurrence::Column::StartsAt.lt(seconds(until)))
        .filter(occurrence::Column::EndsAt.gt(seconds(from)))
        .filter(occurrence::Column::State.eq(PLANNED))
        .order_by_asc(occurrence::Column::StartsAt)
        .order_by_asc(occurrence::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read_occurrence).collect()
}

fn read_occurrence(row: occurrence::Model) -> Result<Occurrence> {
    Ok(Occurrence {
        id: OccurrenceId::from_uuid(row.id),
        order: OrderId::from_uuid(row.order_id),
        busy: read_busy(row.starts_at, row.ends_at, row.busy_from, row.busy_until)?,
        state: OccurrenceState::from_code(&row.standing)
            .ok_or_else(|| StorageError::unreadable("occurrence state", &row.standing))?,
        version: row.version,
    })
}

fn row(order: &Order) -> Result<expert_order::ActiveModel> {
    let (division, unit) = scope_columns(order.owner);
    Ok(expert_order::ActiveModel {
        id: Set(order.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        orderer: Set(order.orderer.uuid()),
        content: Set(json::write("order", &order.content)?),
        state: Set(order.state.code().to_owned()),
        version: Set(order.version),
        reference: Set(order.reference.clone()),
        submitted_on: Set(order.submitted_on),
        received_on: Set(order.received_on),
        confirmed_at: Set(order.confirmed_at),
        held_at: Set(order.held_at),
        created_at: Set(order.created_at),
        updated_at: Set(order.updated_at),
        ..Default::default()
    })
}

fn read(row: expert_order::Model) -> Result<Order> {
    Ok(Order {
        id: OrderId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        orderer: AccountId::from_uuid(row.orderer),
        content: json::read("order", &row.content)?,
        state: OrderState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("order state", &row.state))?,
        version: row.version,
        reference: row.reference,
        submitted_on: row.submitted_on,
        received_on: row.received_on,
        confirmed_at: row.confirmed_at,
        held_at: row.held_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
