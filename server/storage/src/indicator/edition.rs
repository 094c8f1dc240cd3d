//! What was frozen: written once, and published by an act of its own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, EditionId, TypedId};
use domain::indicator::{Edition, Period};
use domain::programme::ProgrammeKey;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

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

/// An edition without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: EditionId,
    pub period: Period,
    pub number: u32,
    pub content_sha256: String,
    pub public_sha256: String,
    pub frozen_at: DateTime<Utc>,
    pub published_at: Option<DateTime<Utc>>,
}

/// The columns of a [`Head`] that the edition itself holds.
type HeadRow = (Uuid, String, i64, String, String, DateTime<Utc>);

/// Every edition of a programme without what it says: of each period the first one first.
pub async fn heads(access: &impl Access, programme: &ProgrammeKey) -> Result<Vec<Head>> {
    let rows: Vec<HeadRow> = edition::Entity::find()
        .filter(edition::Column::Programme.eq(programme.as_str()))
        .order_by_asc(edition::Column::Period)
        .order_by_asc(edition::Column::Number)
        .select_only()
        .columns([
            edition::Column::Id,
            edition::Column::Period,
            edition::Column::Number,
            edition::Column::ContentSha256,
            edition::Column::PublicSha256,
            edition::Column::FrozenAt,
        ])
        .into_tuple()
        .all(access.connection())
        .await?;
    let published = publications(access, rows.iter().map(|row| row.0)).await?;
    let read = |(id, period, number, content_sha256, public_sha256, frozen_at): HeadRow| {
        Ok(Head {
            id: EditionId::from_uuid(id),
            period: parsed("period", &period)?,
            number: u32::try_from(number).unwrap_or(u32::MAX),
            content_sha256,
            public_sha256,
            frozen_at,
            published_at: published.get(&id).map(|(at, _)| *at),
        })
    };
    rows.into_iter().map(read).collect()
}

/// What some editions say, as it was hashed: to staff, or to everybody.
pub async fn contents(
    access: &impl Access,
    ids: &[EditionId],
    for_staff: bool,
) -> Result<Vec<(EditionId, Vec<u8>)>> {
    let column = if for_staff { edition::Column::Content } else { edition::Column::PublicContent };
    let rows: Vec<(Uuid, Vec<u8>)> = edition::Entity::find()
        .filter(edition::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .select_only()
        .columns([edition::Column::Id, column])
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, bytes)| (EditionId::from_uuid(id), bytes)).collect())
}

type Publications = BTreeMap<Uuid, (DateTime<Utc>, Option<AccountId>)>;

async fn publications(access: &impl Access, editions: impl Iterator<Item = Uuid>) -> Result<Publications> {
    let published = publication::Entity::find()
        .filter(publication::Column::EditionId.is_in(editions))
        .all(access.connection())
        .await?;
    let by = |row: &publication::Model| row.published_by.map(AccountId::from_uuid);
    Ok(published.into_iter().map(|row| (row.edition_id, (row.published_at, by(&row)))).collect())
}

async fn with_publications(access: &impl Access, rows: Vec<edition::Model>) -> Result<Vec<Edition>> {
    let published = publications(access, rows.iter().map(|row| row.id)).await?;
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
