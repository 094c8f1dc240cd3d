//! Activities.

use chrono::NaiveDate;
use domain::activity::{Activity, ActivityState, HeldReport, Stage};
use domain::id::{ActivityId, MethodId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::account::{read_scope, scope_columns};
use crate::entity::activity::activity as table;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Activity) -> Result<()> {
    table::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes an activity that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Activity) -> Result<bool> {
    let mut row = row(one)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = table::Entity::update_many()
        .set(row)
        .filter(table::Column::Id.eq(one.id.uuid()))
        .filter(table::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes an activity that was read as this version; false where it has changed since.
pub async fn delete(tx: &Tx, one: &Activity) -> Result<bool> {
    let done = table::Entity::delete_many()
        .filter(table::Column::Id.eq(one.id.uuid()))
        .filter(table::Column::Version.eq(one.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: ActivityId) -> Result<Option<Activity>> {
    table::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Which activities are read. What is `None` asks for everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// The last day is this Helsinki day or a later one.
    pub from: Option<NaiveDate>,
    /// The last day is this Helsinki day or an earlier one.
    pub until: Option<NaiveDate>,
    pub state: Option<ActivityState>,
    pub is_public: Option<bool>,
    pub method: Option<MethodId>,
}

/// The activities wanted, the latest last day first.
pub async fn list(access: &impl Access, wanted: Wanted) -> Result<Vec<Activity>> {
    let mut condition = Condition::all();
    if let Some(from) = wanted.from {
        condition = condition.add(table::Column::LastDay.gte(from));
    }
    if let Some(until) = wanted.until {
        condition = condition.add(table::Column::LastDay.lte(until));
    }
    if let Some(state) = wanted.state {
        condition = condition.add(table::Column::State.eq(state.code()));
    }
    if let Some(is_public) = wanted.is_public {
        condition = condition.add(table::Column::IsPublic.eq(is_public));
    }
    if let Some(method) = wanted.method {
        condition = condition.add(table::Column::MethodId.eq(method.uuid()));
    }
    let rows = table::Entity::find()
        .filter(condition)
        .order_by_desc(table::Column::LastDay)
        .order_by_desc(table::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// What counts in a period, both days in it: activities whose last day lies in it, and trials that began in it.
pub async fn of_period(access: &impl Access, first: NaiveDate, last: NaiveDate) -> Result<Vec<Activity>> {
    let rows = table::Entity::find()
        .filter(
            Condition::any()
                .add(table::Column::LastDay.between(first, last))
                .add(table::Column::TrialSince.between(first, last)),
        )
        .order_by_desc(table::Column::LastDay)
        .order_by_desc(table::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The earliest last day of an activity that was held; `None` where none was.
pub async fn first_day(access: &impl Access) -> Result<Option<NaiveDate>> {
    let day = table::Entity::find()
        .filter(table::Column::State.eq(ActivityState::Held.code()))
        .select_only()
        .column(table::Column::LastDay)
        .order_by_asc(table::Column::LastDay)
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(day)
}

/// By which method each activity was held that names one: how many times.
pub async fn uses(access: &impl Access) -> Result<Vec<(MethodId, u32)>> {
    let rows: Vec<(uuid::Uuid, i64)> = table::Entity::find()
        .select_only()
        .column(table::Column::MethodId)
        .column_as(table::Column::Id.count(), "uses")
        .filter(table::Column::MethodId.is_not_null())
        .filter(table::Column::State.eq(ActivityState::Held.code()))
        .group_by(table::Column::MethodId)
        .into_tuple()
        .all(access.connection())
        .await?;
    let read = |(id, uses)| (MethodId::from_uuid(id), u32::try_from(uses).unwrap_or(u32::MAX));
    Ok(rows.into_iter().map(read).collect())
}

fn row(one: &Activity) -> Result<table::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(table::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        content: Set(json::write("activity", &one.content)?),
        last_day: Set(one.content.last_day()),
        trial_since: Set(one.content.trial_since),
        is_public: Set(one.content.is_public),
        method_id: Set(one.content.method.map(|id| id.uuid())),
        state: Set(one.state().code().to_owned()),
        report: Set(one.report().map(|report| json::write("report", report)).transpose()?),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: table::Model) -> Result<Activity> {
    let report: Option<HeldReport> =
        row.report.as_deref().map(|report| json::read("report", report)).transpose()?;
    let stage = match (ActivityState::from_code(&row.state), report) {
        (Some(ActivityState::Planned), None) => Stage::Planned,
        (Some(ActivityState::CalledOff), None) => Stage::CalledOff,
        (Some(ActivityState::Held), Some(report)) => Stage::Held(report),
        _ => return Err(StorageError::unreadable("activity state", &row.state)),
    };
    Ok(Activity {
        id: ActivityId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        content: json::read("activity", &row.content)?,
        stage,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
