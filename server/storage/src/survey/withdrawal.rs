//! Tombstones of withdrawn answers, so that a retry does not bring an answer back.

use domain::SurveyId;
use domain::id::TypedId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::intake::Tag;
use crate::entity::withdrawal;
use crate::{Access, Result, Tx};

/// Writes a tombstone. `sealed_key` names, sealed, a mixed answer that the next mix will remove.
pub async fn insert(tx: &Tx, survey: SurveyId, tag: Tag, sealed_key: Option<Vec<u8>>) -> Result<()> {
    let row = withdrawal::ActiveModel {
        tag: Set(tag.to_vec()),
        survey_id: Set(survey.uuid()),
        sealed_key: Set(sealed_key),
    };
    withdrawal::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The sealed keys that wait for the next mix of a survey.
pub async fn waiting(tx: &Tx, survey: SurveyId) -> Result<Vec<Vec<u8>>> {
    let rows = withdrawal::Entity::find()
        .filter(withdrawal::Column::SurveyId.eq(survey.uuid()))
        .filter(withdrawal::Column::SealedKey.is_not_null())
        .all(tx.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.sealed_key).collect())
}

/// The waiting withdrawals of a survey have been carried out.
pub async fn mark_done(tx: &Tx, survey: SurveyId) -> Result<()> {
    withdrawal::Entity::update_many()
        .set(withdrawal::ActiveModel { sealed_key: Set(None), ..Default::default() })
        .filter(withdrawal::Column::SurveyId.eq(survey.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Removes every tombstone of a survey; tells how many there were.
pub async fn remove_all(tx: &Tx, survey: SurveyId) -> Result<u64> {
    let query = withdrawal::Entity::delete_many().filter(withdrawal::Column::SurveyId.eq(survey.uuid()));
    Ok(query.exec(tx.connection()).await?.rows_affected)
}
