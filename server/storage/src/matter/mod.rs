//! Matters under preparation, and their paths through bodies.

pub mod assessment;
pub mod tie;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::id::{BodyId, MatterId, TypedId};
use domain::matter::{Matter, Path, PathStep, StepRole};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use crate::account::{read_scope, scope_columns};
use crate::entity::preparation::{matter, matter_step};
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Matter) -> Result<()> {
    matter::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    write_path(tx, one).await
}

/// Writes a matter that was read as version `one.version - 1`, its path included; false where it has changed since.
pub async fn update(tx: &Tx, one: &Matter) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = matter::Entity::update_many()
        .set(columns)
        .filter(matter::Column::Id.eq(one.id.uuid()))
        .filter(matter::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    matter_step::Entity::delete_many()
        .filter(matter_step::Column::MatterId.eq(one.id.uuid()))
        .exec(tx.connection())
        .await?;
    write_path(tx, one).await?;
    Ok(true)
}

async fn write_path(tx: &Tx, one: &Matter) -> Result<()> {
    let rows = one.path.steps().iter().zip(0..).map(|(step, place)| matter_step::ActiveModel {
        matter_id: Set(one.id.uuid()),
        place: Set(place),
        body_id: Set(step.body.uuid()),
        on_day: Set(step.on),
        role: Set(step.role.code().to_owned()),
        address: Set(step.address.clone()),
    });
    if !one.path.is_empty() {
        matter_step::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

pub async fn find(access: &impl Access, id: MatterId) -> Result<Option<Matter>> {
    Ok(many(access, &[id]).await?.pop())
}

/// Several matters, the newest first.
pub async fn many(access: &impl Access, ids: &[MatterId]) -> Result<Vec<Matter>> {
    of(access, matter::Entity::find().filter(matter::Column::Id.is_in(ids.iter().map(|id| id.uuid())))).await
}

/// Every matter, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Matter>> {
    of(access, matter::Entity::find()).await
}

/// The steps of every path that lead through a body: the matter and the day.
pub async fn steps_of_body(access: &impl Access, id: BodyId) -> Result<Vec<(MatterId, NaiveDate)>> {
    let rows = matter_step::Entity::find()
        .filter(matter_step::Column::BodyId.eq(id.uuid()))
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (MatterId::from_uuid(row.matter_id), row.on_day)).collect())
}

async fn of(access: &impl Access, which: Select<matter::Entity>) -> Result<Vec<Matter>> {
    let rows = which.order_by_desc(matter::Column::Id).all(access.connection()).await?;
    let mut paths = paths(access, rows.iter().map(|row| row.id).collect()).await?;
    rows.into_iter().map(|row| read(row, &mut paths)).collect()
}

async fn paths(access: &impl Access, of: Vec<Uuid>) -> Result<BTreeMap<Uuid, Vec<PathStep>>> {
    let rows = matter_step::Entity::find()
        .filter(matter_step::Column::MatterId.is_in(of))
        .order_by_asc(matter_step::Column::Place)
        .all(access.connection())
        .await?;
    let mut found: BTreeMap<Uuid, Vec<PathStep>> = BTreeMap::new();
    for row in rows {
        let role =
            StepRole::from_code(&row.role).ok_or_else(|| StorageError::unreadable("step role", &row.role))?;
        let body = BodyId::from_uuid(row.body_id);
        let step = PathStep { body, on: row.on_day, role, address: row.address };
        found.entry(row.matter_id).or_default().push(step);
    }
    Ok(found)
}

fn row(one: &Matter) -> Result<matter::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(matter::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        content: Set(json::write("matter", &one.content)?),
        state: Set(one.state().code().to_owned()),
        progress: Set(json::write("progress", &one.progress)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn read(row: matter::Model, paths: &mut BTreeMap<Uuid, Vec<PathStep>>) -> Result<Matter> {
    Ok(Matter {
        id: MatterId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        content: json::read("matter", &row.content)?,
        path: Path::ordered(paths.remove(&row.id).unwrap_or_default()),
        progress: json::read("progress", &row.progress)?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
