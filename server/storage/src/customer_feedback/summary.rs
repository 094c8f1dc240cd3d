//! What was received and what was done, as it is published.

use domain::customer_feedback::{Handling, Span, Summary};
use domain::id::{FeedbackSummaryId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::customer_feedback::summary;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Summary) -> Result<()> {
    summary::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a summary that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Summary) -> Result<bool> {
    let mut row = row(one)?;
    row.id = sea_orm::ActiveValue::NotSet;
    let done = summary::Entity::update_many()
        .set(row)
        .filter(summary::Column::Id.eq(one.id.uuid()))
        .filter(summary::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: FeedbackSummaryId) -> Result<Option<Summary>> {
    summary::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Every summary, or those that everybody may read; the latest days first.
pub async fn all(access: &impl Access, only_published: bool) -> Result<Vec<Summary>> {
    let mut query =
        summary::Entity::find().order_by_desc(summary::Column::UntilOn).order_by_desc(summary::Column::Id);
    if only_published {
        query = query.filter(summary::Column::PublishedOn.is_not_null());
    }
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

fn row(one: &Summary) -> Result<summary::ActiveModel> {
    let counted = one.published.map(|(_, counted)| json::write("counted", &counted)).transpose()?;
    Ok(summary::ActiveModel {
        id: Set(one.id.uuid()),
        from_on: Set(one.span.from),
        until_on: Set(one.span.until),
        content: Set(json::write("summary", &one.content)?),
        published_on: Set(one.published.map(|(on, _)| on)),
        counted: Set(counted),
        version: Set(one.version),
    })
}

fn read(row: summary::Model) -> Result<Summary> {
    let counted: Option<Handling> =
        row.counted.as_deref().map(|counted| json::read("counted", counted)).transpose()?;
    let published = match (row.published_on, counted) {
        (None, None) => None,
        (Some(on), Some(counted)) => Some((on, counted)),
        _ => return Err(StorageError::unreadable("summary", "its columns do not go together")),
    };
    Ok(Summary {
        id: FeedbackSummaryId::from_uuid(row.id),
        span: Span { from: row.from_on, until: row.until_on },
        content: json::read("summary", &row.content)?,
        published,
        version: row.version,
    })
}
