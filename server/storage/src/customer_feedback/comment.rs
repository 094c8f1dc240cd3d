//! What is published of comments on programmes.

use domain::customer_feedback::{CommentPart, Commented, PublicComment};
use domain::id::{FeedbackItemId, PublicCommentId, TypedId};
use domain::programme::ProgrammeKey;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::customer_feedback::public_comment as comment;
use crate::{Access, Result, StorageError, Tx};

/// # Errors
/// Where one of the same feedback is there.
pub async fn insert(tx: &Tx, one: &PublicComment) -> Result<()> {
    let row = comment::ActiveModel {
        id: Set(one.id.uuid()),
        item_id: Set(one.item.uuid()),
        programme_key: Set(one.commented.programme.to_string()),
        programme_number: Set(one.commented.version),
        programme_part: Set(one.commented.part.code()),
        language: Set(one.language.to_string()),
        body: Set(one.text.clone()),
        answer: Set(one.answer.clone()),
        published_on: Set(one.published_on),
    };
    comment::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// What is published of a piece of feedback.
pub async fn of_item(access: &impl Access, item: FeedbackItemId) -> Result<Option<PublicComment>> {
    let query = comment::Entity::find().filter(comment::Column::ItemId.eq(item.uuid()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// What is published of comments on a programme, the latest first.
pub async fn of_programme(access: &impl Access, programme: &ProgrammeKey) -> Result<Vec<PublicComment>> {
    let rows = comment::Entity::find()
        .filter(comment::Column::ProgrammeKey.eq(programme.as_str()))
        .order_by_desc(comment::Column::PublishedOn)
        .order_by_desc(comment::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Takes back what is published of a piece of feedback; false where nothing is.
pub async fn remove(tx: &Tx, item: FeedbackItemId) -> Result<bool> {
    let of = comment::Column::ItemId.eq(item.uuid());
    let done = comment::Entity::delete_many().filter(of).exec(tx.connection()).await?;
    Ok(done.rows_affected > 0)
}

fn read(row: comment::Model) -> Result<PublicComment> {
    let unreadable = |what| StorageError::unreadable("comment", what);
    Ok(PublicComment {
        id: PublicCommentId::from_uuid(row.id),
        item: FeedbackItemId::from_uuid(row.item_id),
        commented: Commented {
            programme: row.programme_key.parse().map_err(|_| unreadable("its programme"))?,
            version: row.programme_number,
            part: CommentPart::from_code(&row.programme_part).ok_or_else(|| unreadable("its part"))?,
            may_publish: true,
        },
        language: row.language.parse().map_err(|_| StorageError::unreadable("language", &row.language))?,
        text: row.body,
        answer: row.answer,
        published_on: row.published_on,
    })
}
