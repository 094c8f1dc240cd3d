//! Invitations to surveys of panels: a tag that leads to nobody, and whether it has been used.
//!
//! The rows of a survey are only ever written all at once and in the order of their tags. Which row changed last, and
//! which came later than the others, would otherwise stand in PostgreSQL's hidden columns.

use std::collections::{BTreeMap, BTreeSet};

use domain::SurveyId;
use domain::id::TypedId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::intake::{Tag, lock_for_mix, read_tag};
use crate::entity::survey_invitation;
use crate::{Access, Backend, Result, Tx};

/// An invitation as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub survey: SurveyId,
    pub is_used: bool,
}

/// The invitation that has a tag.
pub async fn find(access: &impl Access, tag: Tag) -> Result<Option<Invitation>> {
    let row = survey_invitation::Entity::find_by_id(tag.to_vec()).one(access.connection()).await?;
    Ok(row.map(|row| Invitation { survey: SurveyId::from_uuid(row.survey_id), is_used: row.used }))
}

/// Which of these tags are invited to a survey already.
pub async fn known(access: &impl Access, survey: SurveyId) -> Result<BTreeSet<Tag>> {
    Ok(all(access, survey).await?.into_keys().collect())
}

/// How many are invited to a survey.
pub async fn count(access: &impl Access, survey: SurveyId) -> Result<u64> {
    let query = survey_invitation::Entity::find();
    let of_survey = query.filter(survey_invitation::Column::SurveyId.eq(survey.uuid()));
    Ok(of_survey.count(access.connection()).await?)
}

/// Adds invitations, with submissions kept out until the transaction ends.
pub async fn add(tx: &Tx, survey: SurveyId, tags: &[Tag]) -> Result<()> {
    lock_for_mix(tx, survey).await?;
    let mut invitations = all(tx, survey).await?;
    for tag in tags {
        invitations.entry(*tag).or_insert(false);
    }
    write(tx, survey, &invitations).await
}

/// Writes the invitations of a survey anew, so that none stands in the transaction of the answer it was used for. Take the
/// mixer's lock first.
pub async fn rewrite(tx: &Tx, survey: SurveyId) -> Result<()> {
    let invitations = all(tx, survey).await?;
    write(tx, survey, &invitations).await
}

/// Ends the invitations of a survey that takes no more answers: nothing is left of who has answered.
pub async fn end(tx: &Tx, survey: SurveyId) -> Result<()> {
    let mut invitations = all(tx, survey).await?;
    invitations.values_mut().for_each(|is_used| *is_used = true);
    write(tx, survey, &invitations).await
}

/// Removes the invitations of a survey; tells how many there were.
pub async fn remove_all(tx: &Tx, survey: SurveyId) -> Result<u64> {
    let query = survey_invitation::Entity::delete_many();
    let of_survey = query.filter(survey_invitation::Column::SurveyId.eq(survey.uuid()));
    Ok(of_survey.exec(tx.connection()).await?.rows_affected)
}

async fn all(access: &impl Access, survey: SurveyId) -> Result<BTreeMap<Tag, bool>> {
    let rows = survey_invitation::Entity::find()
        .filter(survey_invitation::Column::SurveyId.eq(survey.uuid()))
        .all(access.connection())
        .await?;
    rows.into_iter().map(|row| Ok((read_tag(&row.tag)?, row.used))).collect()
}

/// As many rows have fewer values than a statement of either database takes.
const AT_ONCE: usize = 1_000;

async fn write(tx: &Tx, survey: SurveyId, invitations: &BTreeMap<Tag, bool>) -> Result<()> {
    remove_all(tx, survey).await?;
    let rows: Vec<_> = invitations
        .iter()
        .map(|(tag, used)| survey_invitation::ActiveModel {
            tag: Set(tag.to_vec()),
            survey_id: Set(survey.uuid()),
            used: Set(*used),
        })
        .collect();
    for rows in rows.chunks(AT_ONCE) {
        survey_invitation::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// The invitations that have these tags, kept from other submissions until the transaction ends. In the order of tags, so
/// that two batches do not wait for each other.
pub(super) async fn take(tx: &Tx, tags: &BTreeSet<Tag>) -> Result<BTreeMap<Tag, Invitation>> {
    if tags.is_empty() {
        return Ok(BTreeMap::new());
    }
    let query = survey_invitation::Entity::find()
        .filter(survey_invitation::Column::Tag.is_in(tags.iter().map(|tag| tag.to_vec())))
        .order_by_asc(survey_invitation::Column::Tag);
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    let rows = query.all(tx.connection()).await?;
    let read = |row: survey_invitation::Model| {
        let survey = SurveyId::from_uuid(row.survey_id);
        Ok((read_tag(&row.tag)?, Invitation { survey, is_used: row.used }))
    };
    rows.into_iter().map(read).collect()
}

/// Marks invitations that [`take`] has kept as used: a boolean and no time.
pub(super) async fn use_up(tx: &Tx, tags: &[Tag]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    survey_invitation::Entity::update_many()
        .set(survey_invitation::ActiveModel { used: Set(true), ..Default::default() })
        .filter(survey_invitation::Column::Tag.is_in(tags.iter().map(|tag| tag.to_vec())))
        .exec(tx.connection())
        .await?;
    Ok(())
}
