//! What was frozen: written once, and published by an act of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, EditionId, TypedId};
use domain::indicator::{Edition, Period};
use domain::programme::ProgrammeKey;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::parsed;
use crate::entity::indicator::{edition, publication};
use crate::{Access, Result, Tx, json};

/// Freezes: two with one number of a period are refused.
pub async fn insert(tx: &Tx, one: &Edition) -> Result<()> {
    let row = edition::ActiveModel {
        id: Set(one.id.uuid()),
        programme: Set(one.programme.to_string()),
        period: Set(one.period.to_string()),
        number: Set(i64::from(one.number)),
        content: Set(one.content.clone()),
        content_sha256: Set(one.content_sha256.clone()),
        public_content: Set(one.public_content.clone()),
        public_sha256: Set(one.public_sha256.clone()),
        held: Set(json::write("held answers", &one.held)?),
        frozen_by: Set(one.frozen_by.map(TypedId::uuid)),
        frozen_at: Set(one.frozen_at),
    };
    edition::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn publish(tx: &Tx, id: EditionId, by: Option<AccountId>, now: DateTime<Utc>) -> Result<()> {
    let row = publication::ActiveModel {
        edition_id: Set(id.uuid()),
        published_by: Set(by.map(TypedId::uuid)),
        published_at: Set(now),
    };
    publication::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: EditionId) -> Result<Option<Edition>> {
    let rows = edition::Entity::find_by_id(id.uuid()).all(access.connection()).await?;
    Ok(with_publications(access, rows).await?.pop())
}

/// The editions of a period, the first one first.
pub async fn of_period(
    access: &impl Access,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Vec<Edition>> {
    let rows = edition::Entity::find()
        .filter(edition::Column::Programme.eq(programme.as_str()))
        .filter(edition::Column::Period.eq(period.to_string()))
        .order_by_asc(edition::Column::Number)
        .all(access.connection())
        .await?;
    with_publications(access, rows).await
}

/// Every edition of a programme: of each period the first one first.
pub async fn of_programme(access: &impl Access, programme: &ProgrammeKey) -> Result<Vec<Edition>> {
    let rows = edition::Entity::find()
        .filter(edition::Column::Programme.eq(programme.as_str()))
        .order_by_asc(edition::Column::Period)
        .order_by_asc(edition::Column::Number)
        .all(access.connection())
        .await?;
    with_publications(access, rows).await
}

async fn with_publications(access: &impl Access, rows: Vec<edition::Model>) -> Result<Vec<Edition>> {
    let published = publication::Entity::find()
        .filter(publication::Column::EditionId.is_in(rows.iter().map(|row| row.id)))
        .all(access.connection())
        .await?;
    let published: BTreeMap<_, _> = published
        .into_iter()
        .map(|row| (row.edition_id, (row.published_at, row.published_by.map(AccountId::from_uuid))))
        .collect();
    let read = |row: edition::Model| {
        Ok(Edition {
            id: EditionId::from_uuid(row.id),
            programme: parsed("programme", &row.programme)?,
            period: parsed("period", &row.period)?,
            number: u32::try_from(row.number).unwrap_or(u32::MAX),
            content: row.content,
            content_sha256: row.content_sha256,
            public_content: row.public_content,
            public_sha256: row.public_sha256,
            held: json::read("held answers", &row.held)?,
            frozen_by: row.frozen_by.map(AccountId::from_uuid),
            frozen_at: row.frozen_at,
            published: published.get(&row.id).copied(),
        })
    };
    rows.into_iter().map(read).collect()
}
