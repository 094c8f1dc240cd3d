//! The history of orders, offers and bookings: appended in the transaction of its cause, never changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::expert::{DomainEvent, EventKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::expert_event;
use crate::{Access, Result, StorageError, Tx, json};

/// Writes events. Two with one version of an aggregate are refused.
pub async fn append(tx: &Tx, events: &[DomainEvent]) -> Result<()> {
    let mut rows = Vec::new();
    for event in events {
        rows.push(expert_event::ActiveModel {
            id: Set(event.id),
            aggregate_id: Set(event.aggregate),
            version: Set(event.version),
            kind: Set(event.kind.code().to_owned()),
            at: Set(event.at),
            counts_on: Set(event.counts_on),
            detail: Set(json::write("event detail", &event.detail)?),
        });
    }
    if !rows.is_empty() {
        expert_event::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Events of these kinds that count on a day of this half-open span.
pub async fn counted(
    access: &impl Access,
    kinds: &[EventKind],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<DomainEvent>> {
    let query = expert_event::Entity::find()
        .filter(expert_event::Column::Kind.is_in(kinds.iter().map(|kind| kind.code())))
        .filter(expert_event::Column::CountsOn.gte(from))
        .filter(expert_event::Column::CountsOn.lt(until));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// How many events of these kinds count on each day of this half-open span. Events are appended and never changed, so a day
/// with the same number has the same events.
pub async fn day_counts(
    access: &impl Access,
    kinds: &[EventKind],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<BTreeMap<NaiveDate, i64>> {
    let rows: Vec<(NaiveDate, i64)> = expert_event::Entity::find()
        .filter(expert_event::Column::Kind.is_in(kinds.iter().map(|kind| kind.code())))
        .filter(expert_event::Column::CountsOn.gte(from))
        .filter(expert_event::Column::CountsOn.lt(until))
        .select_only()
        .column(expert_event::Column::CountsOn)
        .column_as(expert_event::Column::CountsOn.count(), "events")
        .group_by(expert_event::Column::CountsOn)
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// Events of these kinds that count on some days.
pub async fn of_days(
    access: &impl Access,
    kinds: &[EventKind],
    days: &[NaiveDate],
) -> Result<Vec<DomainEvent>> {
    let query = expert_event::Entity::find()
        .filter(expert_event::Column::Kind.is_in(kinds.iter().map(|kind| kind.code())))
        .filter(expert_event::Column::CountsOn.is_in(days.iter().copied()));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// The earliest day on which an event of a kind counts; `None` where there has been none.
pub async fn first_counted(access: &impl Access, kind: EventKind) -> Result<Option<NaiveDate>> {
    let day = expert_event::Entity::find()
        .filter(expert_event::Column::Kind.eq(kind.code()))
        .select_only()
        .column(expert_event::Column::CountsOn)
        .order_by_asc(expert_event::Column::CountsOn)
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(day)
}

/// The events of one kind of some orders, offers, bookings or experts.
pub async fn of_kind(access: &impl Access, aggregates: &[Uuid], kind: EventKind) -> Result<Vec<DomainEvent>> {
    let query = expert_event::Entity::find()
        .filter(expert_event::Column::AggregateId.is_in(aggregates.iter().copied()))
        .filter(expert_event::Column::Kind.eq(kind.code()));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

fn read(row: expert_event::Model) -> Result<DomainEvent> {
    Ok(DomainEvent {
        id: row.id,
        aggregate: row.aggregate_id,
        version: row.version,
        kind: EventKind::from_code(&row.kind)
            .ok_or_else(|| StorageError::unreadable("event kind", &row.kind))?,
        at: row.at,
        counts_on: row.counts_on,
        detail: json::read("event detail", &row.detail)?,
    })
}
