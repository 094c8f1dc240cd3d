//! Experts as they are registered.

use std::collections::BTreeMap;

use domain::expert::{Expert, ExpertStatus};
use domain::id::{ExpertId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::expert;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, expert: &Expert) -> Result<()> {
    let row = expert::ActiveModel {
        id: Set(expert.id.uuid()),
        status: Set(expert.status.code().to_owned()),
        profile: Set(json::write("profile", &expert.profile)?),
        calendar_version: Set(0),
        created_at: Set(expert.created_at),
    };
    expert::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn update(tx: &Tx, expert: &Expert) -> Result<()> {
    let row = expert::ActiveModel {
        status: Set(expert.status.code().to_owned()),
        profile: Set(json::write("profile", &expert.profile)?),
        ..Default::default()
    };
    expert::Entity::update_many()
        .set(row)
        .filter(expert::Column::Id.eq(expert.id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: ExpertId) -> Result<Option<Expert>> {
    expert::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Every expert, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Expert>> {
    let rows = expert::Entity::find().order_by_desc(expert::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// Several experts, by id.
pub async fn many(access: &impl Access, ids: &[ExpertId]) -> Result<BTreeMap<ExpertId, Expert>> {
    let rows = expert::Entity::find()
        .filter(expert::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    rows.into_iter().map(|row| read(row).map(|expert| (expert.id, expert))).collect()
}

fn read(row: expert::Model) -> Result<Expert> {
    Ok(Expert {
        id: ExpertId::from_uuid(row.id),
        status: ExpertStatus::from_code(&row.status)
            .ok_or_else(|| StorageError::unreadable("expert status", &row.status))?,
        profile: json::read("profile", &row.profile)?,
        created_at: row.created_at,
    })
}
