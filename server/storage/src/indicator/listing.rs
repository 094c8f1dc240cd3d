//! Looks at the public list of surveys, one a day, and what divisions say about their own.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::DivisionId;
use domain::id::{AccountId, TypedId};
use domain::indicator::Period;
use domain::indicator::facts::ConfirmationFact;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::parsed;
use crate::entity::indicator::{confirmation, snapshot};
use crate::{Access, Result, Tx};

/// Notes a look at the list on the day on which it is taken. The first of a day stays.
pub async fn note_snapshot(
    tx: &Tx,
    day: NaiveDate,
    is_up: bool,
    open_surveys: u64,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = snapshot::ActiveModel {
        day: Set(day),
        is_up: Set(is_up),
        open_surveys: Set(i64::try_from(open_surveys).unwrap_or(i64::MAX)),
        taken_at: Set(now),
    };
    let keep = OnConflict::column(snapshot::Column::Day).do_nothing().to_owned();
    snapshot::Entity::insert(row).on_conflict(keep).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Whether somebody has looked on this day.
pub async fn has_snapshot(access: &impl Access, day: NaiveDate) -> Result<bool> {
    Ok(snapshot::Entity::find_by_id(day).one(access.connection()).await?.is_some())
}

/// Whether the list was up, by day, on the days of a span.
pub async fn snapshots(
    access: &impl Access,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<BTreeMap<NaiveDate, bool>> {
    let rows = snapshot::Entity::find()
        .filter(snapshot::Column::Day.gte(first))
        .filter(snapshot::Column::Day.lte(last))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (row.day, row.is_up)).collect())
}

/// Writes what a division says about a period, in place of what it said before.
pub async fn confirm(
    tx: &Tx,
    one: &ConfirmationFact,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<()> {
    use confirmation::Column::{DivisionId, MadeAt, MadeBy, Period as Of, RanUnlisted};
    let row = confirmation::ActiveModel {
        division_id: Set(one.division.uuid()),
        period: Set(one.period.to_string()),
        ran_unlisted: Set(one.ran_unlisted),
        made_by: Set(by.map(TypedId::uuid)),
        made_at: Set(now),
    };
    let replace =
        OnConflict::columns([DivisionId, Of]).update_columns([RanUnlisted, MadeBy, MadeAt]).to_owned();
    confirmation::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// What divisions say about these periods.
pub async fn confirmations(access: &impl Access, periods: &[Period]) -> Result<Vec<ConfirmationFact>> {
    let rows = confirmation::Entity::find()
        .filter(confirmation::Column::Period.is_in(periods.iter().map(ToString::to_string)))
        .all(access.connection())
        .await?;
    let read = |row: confirmation::Model| {
        Ok(ConfirmationFact {
            division: DivisionId::from_uuid(row.division_id),
            period: parsed("period", &row.period)?,
            ran_unlisted: row.ran_unlisted,
        })
    };
    rows.into_iter().map(read).collect()
}
