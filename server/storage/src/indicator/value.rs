//! Values that people have reported, and why others are missing.

use domain::DivisionId;
use domain::id::{AccountId, IndicatorValueId, TypedId};
use domain::indicator::{Entry, EntryState, Explanation, Origin, Period};
use domain::programme::{IndicatorCode, ProgrammeKey};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::parsed;
use crate::entity::indicator::{explanation, value};
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Entry) -> Result<()> {
    value::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a value that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Entry) -> Result<bool> {
    let mut row = row(one)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = value::Entity::update_many()
        .set(row)
        .filter(value::Column::Id.eq(one.id.uuid()))
        .filter(value::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: IndicatorValueId) -> Result<Option<Entry>> {
    value::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Every value of a programme over these periods, in the order in which they were reported.
pub async fn of_periods(
    access: &impl Access,
    programme: &ProgrammeKey,
    periods: &[Period],
) -> Result<Vec<Entry>> {
    let rows = value::Entity::find()
        .filter(value::Column::Programme.eq(programme.as_str()))
        .filter(value::Column::Period.is_in(periods.iter().map(ToString::to_string)))
        .order_by_asc(value::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every value of an indicator.
pub async fn of_indicator(
    access: &impl Access,
    programme: &ProgrammeKey,
    indicator: &IndicatorCode,
) -> Result<Vec<Entry>> {
    let rows = value::Entity::find()
        .filter(value::Column::Programme.eq(programme.as_str()))
        .filter(value::Column::Indicator.eq(indicator.as_str()))
        .order_by_asc(value::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(one: &Entry) -> Result<value::ActiveModel> {
    Ok(value::ActiveModel {
        id: Set(one.id.uuid()),
        programme: Set(one.programme.to_string()),
        indicator: Set(one.indicator.to_string()),
        period: Set(one.period.to_string()),
        division_id: Set(one.division.map(TypedId::uuid)),
        content: Set(json::write("indicator value", &one.content)?),
        origin: Set(one.origin.code().to_owned()),
        state: Set(one.state.code().to_owned()),
        made_by: Set(one.made_by.map(TypedId::uuid)),
        approved_by: Set(one.approved_by.map(TypedId::uuid)),
        version: Set(one.version),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: value::Model) -> Result<Entry> {
    Ok(Entry {
        id: IndicatorValueId::from_uuid(row.id),
        programme: parsed("programme", &row.programme)?,
        indicator: parsed("indicator", &row.indicator)?,
        period: parsed("period", &row.period)?,
        division: row.division_id.map(DivisionId::from_uuid),
        content: json::read("indicator value", &row.content)?,
        origin: Origin::from_code(&row.origin)
            .ok_or_else(|| StorageError::unreadable("origin", &row.origin))?,
        state: EntryState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("value state", &row.state))?,
        made_by: row.made_by.map(AccountId::from_uuid),
        approved_by: row.approved_by.map(AccountId::from_uuid),
        version: row.version,
        updated_at: row.updated_at,
    })
}

/// Writes why a value is missing, or writes it anew.
pub async fn explain(tx: &Tx, one: &Explanation) -> Result<()> {
    use explanation::Column::{Content, Indicator, MadeBy, Period as Of, Programme, UpdatedAt};
    let row = explanation::ActiveModel {
        programme: Set(one.programme.to_string()),
        indicator: Set(one.indicator.to_string()),
        period: Set(one.period.to_string()),
        content: Set(json::write("explanation", &one.text)?),
        made_by: Set(one.made_by.map(TypedId::uuid)),
        updated_at: Set(one.updated_at),
    };
    let replace = OnConflict::columns([Programme, Indicator, Of])
        .update_columns([Content, MadeBy, UpdatedAt])
        .to_owned();
    explanation::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Why values of a period are missing.
pub async fn explanations(
    access: &impl Access,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Vec<Explanation>> {
    let rows = explanation::Entity::find()
        .filter(explanation::Column::Programme.eq(programme.as_str()))
        .filter(explanation::Column::Period.eq(period.to_string()))
        .all(access.connection())
        .await?;
    let read = |row: explanation::Model| {
        Ok(Explanation {
            programme: parsed("programme", &row.programme)?,
            indicator: parsed("indicator", &row.indicator)?,
            period: parsed("period", &row.period)?,
            text: json::read("explanation", &row.content)?,
            made_by: row.made_by.map(AccountId::from_uuid),
            updated_at: row.updated_at,
        })
    };
    rows.into_iter().map(read).collect()
}
