//! Scores that came by text message.

use chrono::{DateTime, Utc};
use domain::AccountId;
use domain::customer_feedback::{ScoreBatch, Scores, Span};
use domain::id::{ScoreBatchId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::{read_scope, scope_columns};
use crate::entity::customer_feedback::score_batch;
use crate::{Access, Result, StorageError, Tx};

/// A batch with when it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub id: ScoreBatchId,
    pub batch: ScoreBatch,
    /// `None`: not by staff.
    pub by: Option<AccountId>,
    pub at: DateTime<Utc>,
}

pub async fn insert(tx: &Tx, row: &BatchRow) -> Result<()> {
    let BatchRow { id, batch, by, at } = row;
    let (division, unit) = scope_columns(batch.about);
    let row = score_batch::ActiveModel {
        id: Set(id.uuid()),
        external_id: Set(batch.external_id.clone()),
        division_id: Set(division),
        unit_id: Set(unit),
        from_on: Set(batch.span.from),
        until_on: Set(batch.span.until),
        promoters: Set(batch.scores.promoters.into()),
        passives: Set(batch.scores.passives.into()),
        detractors: Set(batch.scores.detractors.into()),
        made_by: Set(by.map(|by| by.uuid())),
        at: Set(*at),
    };
    score_batch::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Those of these names that are there.
pub async fn named(access: &impl Access, external_ids: &[&str]) -> Result<Vec<BatchRow>> {
    let mut found = Vec::new();
    for names in external_ids.chunks(500) {
        let query =
            score_batch::Entity::find().filter(score_batch::Column::ExternalId.is_in(names.iter().copied()));
        found.extend(query.all(access.connection()).await?);
    }
    found.into_iter().map(read).collect()
}

/// Every batch, the latest days first.
pub async fn all(access: &impl Access) -> Result<Vec<BatchRow>> {
    let rows = score_batch::Entity::find()
        .order_by_desc(score_batch::Column::UntilOn)
        .order_by_desc(score_batch::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Those that lie within some days.
pub async fn within(access: &impl Access, span: Span) -> Result<Vec<BatchRow>> {
    let query = score_batch::Entity::find()
        .filter(score_batch::Column::FromOn.gte(span.from))
        .filter(score_batch::Column::UntilOn.lte(span.until));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

fn read(row: score_batch::Model) -> Result<BatchRow> {
    let count = |value: i64| u32::try_from(value).map_err(|_| StorageError::unreadable("scores", value));
    let scores = Scores {
        promoters: count(row.promoters)?,
        passives: count(row.passives)?,
        detractors: count(row.detractors)?,
    };
    Ok(BatchRow {
        id: ScoreBatchId::from_uuid(row.id),
        batch: ScoreBatch {
            external_id: row.external_id,
            about: read_scope(row.division_id, row.unit_id),
            span: Span { from: row.from_on, until: row.until_on },
            scores,
        },
        by: row.made_by.map(AccountId::from_uuid),
        at: row.at,
    })
}
