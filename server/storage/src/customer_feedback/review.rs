//! The log of units going through their feedback.

use domain::AccountId;
use domain::customer_feedback::{Review, ReviewNote};
use domain::id::{FeedbackReviewId, TypedId};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder, QuerySelect};

use crate::account::{read_scope, scope_columns};
use crate::entity::customer_feedback::review;
use crate::{Access, Result, StorageError, Tx};

pub async fn insert(tx: &Tx, one: &Review) -> Result<()> {
    let (division, unit) = scope_columns(one.queue);
    let row = review::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        reviewed_on: Set(one.on),
        note: Set(one.note.as_str().to_owned()),
        waiting: Set(i64::try_from(one.waiting).unwrap_or(i64::MAX)),
        overdue: Set(i64::try_from(one.overdue).unwrap_or(i64::MAX)),
        made_by: Set(one.by.uuid()),
        at: Set(one.at),
    };
    review::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The latest entries, at most so many.
pub async fn latest(access: &impl Access, limit: u64) -> Result<Vec<Review>> {
    let rows = review::Entity::find()
        .order_by_desc(review::Column::ReviewedOn)
        .order_by_desc(review::Column::Id)
        .limit(limit)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: review::Model) -> Result<Review> {
    let count = |value: i64| u64::try_from(value).map_err(|_| StorageError::unreadable("review", value));
    Ok(Review {
        id: FeedbackReviewId::from_uuid(row.id),
        queue: read_scope(row.division_id, row.unit_id),
        on: row.reviewed_on,
        note: ReviewNote::parse(&row.note).map_err(|_| StorageError::unreadable("review", "its note"))?,
        waiting: count(row.waiting)?,
        overdue: count(row.overdue)?,
        by: AccountId::from_uuid(row.made_by),
        at: row.at,
    })
}
