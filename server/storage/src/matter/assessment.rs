//! Assessments of effects on children.

use domain::id::{AssessmentId, MatterId, TypedId};
use domain::matter::Assessment;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::preparation::matter_assessment;
use crate::{Access, Result, Tx, json};

pub async fn insert(tx: &Tx, one: &Assessment) -> Result<()> {
    let row = matter_assessment::ActiveModel {
        id: Set(one.id.uuid()),
        matter_id: Set(one.matter.uuid()),
        content: Set(json::write("assessment", &one.content)?),
        created_at: Set(one.created_at),
    };
    matter_assessment::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: AssessmentId) -> Result<()> {
    matter_assessment::Entity::delete_by_id(id.uuid()).exec(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: AssessmentId) -> Result<Option<Assessment>> {
    matter_assessment::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// The assessments of several matters, in the order in which they were added.
pub async fn of_matters(access: &impl Access, ids: &[MatterId]) -> Result<Vec<Assessment>> {
    let rows = matter_assessment::Entity::find()
        .filter(matter_assessment::Column::MatterId.is_in(ids.iter().map(|id| id.uuid())))
        .order_by_asc(matter_assessment::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: matter_assessment::Model) -> Result<Assessment> {
    Ok(Assessment {
        id: AssessmentId::from_uuid(row.id),
        matter: MatterId::from_uuid(row.matter_id),
        content: json::read("assessment", &row.content)?,
        created_at: row.created_at,
    })
}
