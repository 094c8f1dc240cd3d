//! Surveys, their published versions, and their answers.

mod life;

pub mod intake;
pub mod invitation;
pub mod response;
pub mod version;
pub mod withdrawal;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::SurveyId;
use domain::id::{PanelId, TypedId};
use domain::identity::Scope;
use domain::survey::{Life, Outcome, Release, Respondents, Survey, SurveyContent};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use life::LifeRow;

use crate::account::{read_scope, scope_columns};
use crate::entity::{survey, survey_outcome, survey_release};
use crate::{Access, Backend, Result, Tx, json};

pub async fn find(access: &impl Access, id: SurveyId) -> Result<Option<Survey>> {
    let row = survey::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    row.map(read).transpose()
}

/// Reads a survey and keeps others from changing it until this transaction ends.
pub async fn find_for_update(tx: &Tx, id: SurveyId) -> Result<Option<Survey>> {
    let query = survey::Entity::find_by_id(id.uuid());
    // SQLite's writer is alone; PostgreSQL locks the row.
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx.connection()).await?.map(read).transpose()
}

/// Every survey, newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Survey>> {
    let rows = survey::Entity::find().order_by_desc(survey::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

pub async fn many(access: &impl Access, ids: &[SurveyId]) -> Result<Vec<Survey>> {
    let query = survey::Entity::find().filter(survey::Column::Id.is_in(ids.iter().map(|id| id.uuid())));
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// A survey without its draft: what the public list and a submission need.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub id: SurveyId,
    pub slug: String,
    pub owner: Scope,
    pub respondents: Respondents,
    pub life: Life,
}

/// Published surveys that are not archived, without those of panels.
pub async fn published(access: &impl Access) -> Result<Vec<Header>> {
    let listed = Condition::all()
        .add(survey::Column::Version.is_not_null())
        .add(survey::Column::ArchivedAt.is_null())
        .add(survey::Column::PanelId.is_null());
    headers(survey::Entity::find().filter(listed), access).await
}

/// The surveys of a panel, the newest first.
pub async fn of_panel(access: &impl Access, panel: PanelId) -> Result<Vec<Survey>> {
    on_panel(panel).all(access.connection()).await?.into_iter().map(read).collect()
}

/// The surveys of a panel without what they ask, the newest first.
pub async fn headers_of_panel(access: &impl Access, panel: PanelId) -> Result<Vec<Header>> {
    headers(on_panel(panel), access).await
}

fn on_panel(panel: PanelId) -> sea_orm::Select<survey::Entity> {
    survey::Entity::find().filter(survey::Column::PanelId.eq(panel.uuid())).order_by_desc(survey::Column::Id)
}

/// Published surveys of panels that still take answers, or will.
pub async fn published_of_panels(access: &impl Access) -> Result<Vec<Header>> {
    let listed = Condition::all()
        .add(survey::Column::Version.is_not_null())
        .add(survey::Column::ArchivedAt.is_null())
        .add(survey::Column::FinalisedAt.is_null())
        .add(survey::Column::PanelId.is_not_null());
    headers(survey::Entity::find().filter(listed), access).await
}

/// The surveys of several panels whose results or outcome are published, the newest first.
pub async fn told_of_panels(access: &impl Access, panels: &[PanelId]) -> Result<Vec<Header>> {
    let is_told = Condition::any()
        .add(survey::Column::ResultsReleasedAt.is_not_null())
        .add(survey::Column::OutcomePublishedAt.is_not_null());
    let told = survey::Entity::find()
        .filter(survey::Column::PanelId.is_in(panels.iter().map(|panel| panel.uuid())))
        .filter(survey::Column::ArchivedAt.is_null())
        .filter(is_told)
        .order_by_desc(survey::Column::Id);
    headers(told, access).await
}

pub async fn header(access: &impl Access, id: SurveyId) -> Result<Option<Header>> {
    let query = survey::Entity::find().filter(survey::Column::Id.eq(id.uuid()));
    Ok(headers(query, access).await?.pop())
}

pub async fn header_by_slug(access: &impl Access, slug: &str) -> Result<Option<Header>> {
    // PostgreSQL takes no U+0000, not even to look for it.
    if slug.contains('\0') {
        return Ok(None);
    }
    let query = survey::Entity::find().filter(survey::Column::Slug.eq(slug));
    Ok(headers(query, access).await?.pop())
}

async fn headers(query: sea_orm::Select<survey::Entity>, access: &impl Access) -> Result<Vec<Header>> {
    let rows =
        query.select_only().columns(life::COLUMNS).into_model::<LifeRow>().all(access.connection()).await?;
    rows.into_iter()
        .map(|row| {
            let (owner, life) = (read_scope(row.division_id, row.unit_id), row.life()?);
            Ok(Header { id: row.id(), respondents: row.respondents(), slug: row.slug, owner, life })
        })
        .collect()
}

/// Published surveys whose answers have not been deleted although their day has come.
pub async fn due_for_deletion(access: &impl Access, today: NaiveDate) -> Result<Vec<SurveyId>> {
    let due = Condition::all()
        .add(survey::Column::Version.is_not_null())
        .add(survey::Column::ResponsesDeletedAt.is_null())
        .add(survey::Column::DeletionDate.lte(today));
    ids(survey::Entity::find().filter(due), access).await
}

/// Surveys that may be due for their final mix: closing planned or done, or answers deleted; not finalised.
pub async fn not_finalised(access: &impl Access) -> Result<Vec<Header>> {
    let closing = Condition::any()
        .add(survey::Column::ClosesAt.is_not_null())
        .add(survey::Column::ClosedEarlyAt.is_not_null())
        .add(survey::Column::ResponsesDeletedAt.is_not_null());
    let candidates = Condition::all()
        .add(survey::Column::Version.is_not_null())
        .add(survey::Column::FinalisedAt.is_null())
        .add(closing);
    headers(survey::Entity::find().filter(candidates), access).await
}

async fn ids(query: sea_orm::Select<survey::Entity>, access: &impl Access) -> Result<Vec<SurveyId>> {
    let rows =
        query.select_only().column(survey::Column::Id).into_tuple::<uuid::Uuid>().all(access.connection());
    Ok(rows.await?.into_iter().map(SurveyId::from_uuid).collect())
}

pub async fn insert(tx: &Tx, survey: &Survey) -> Result<()> {
    survey::Entity::insert(row(survey)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes every field of a survey that [`find_for_update`] has read in this transaction.
pub async fn update(tx: &Tx, survey: &Survey) -> Result<()> {
    let mut columns = row(survey)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    survey::Entity::update_many()
        .set(columns)
        .filter(survey::Column::Id.eq(survey.id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Removes a draft that has never been published.
pub async fn delete(tx: &Tx, id: SurveyId) -> Result<()> {
    survey::Entity::delete_by_id(id.uuid()).exec(tx.connection()).await?;
    Ok(())
}

fn row(survey: &Survey) -> Result<survey::ActiveModel> {
    let (division, unit) = scope_columns(survey.owner);
    let mut columns = life::columns(&survey.life);
    columns.id = Set(survey.id.uuid());
    columns.slug = Set(survey.slug.clone());
    columns.division_id = Set(division);
    columns.unit_id = Set(unit);
    columns.panel_id = Set(survey.respondents.panel().map(TypedId::uuid));
    columns.is_paired = Set(survey.respondents.are_paired());
    columns.draft = Set(json::write("draft", &survey.draft)?);
    columns.revision = Set(survey.revision);
    columns.created_at = Set(survey.created_at);
    columns.updated_at = Set(survey.updated_at);
    Ok(columns)
}

fn read(row: survey::Model) -> Result<Survey> {
    let draft: SurveyContent = json::read("draft", &row.draft)?;
    let columns = LifeRow::from(&row);
    Ok(Survey {
        id: SurveyId::from_uuid(row.id),
        slug: row.slug.clone(),
        owner: read_scope(row.division_id, row.unit_id),
        respondents: columns.respondents(),
        draft,
        revision: row.revision,
        life: columns.life()?,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// The day on which the nightly job deletes single answers: the one the published privacy notice promises.
pub async fn set_deletion_date(tx: &Tx, id: SurveyId, day: Option<NaiveDate>) -> Result<()> {
    survey::Entity::update_many()
        .set(survey::ActiveModel { deletion_date: Set(day), ..Default::default() })
        .filter(survey::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn outcome(access: &impl Access, id: SurveyId) -> Result<Option<Outcome>> {
    let row = survey_outcome::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    row.map(|row| json::read("outcome", &row.content)).transpose()
}

/// Outcomes of several surveys in one statement.
pub async fn outcomes(access: &impl Access, ids: &[SurveyId]) -> Result<BTreeMap<SurveyId, Outcome>> {
    let wanted = survey_outcome::Column::SurveyId.is_in(ids.iter().map(|id| id.uuid()));
    let rows = survey_outcome::Entity::find().filter(wanted).all(access.connection()).await?;
    let read = |row: survey_outcome::Model| {
        Ok((SurveyId::from_uuid(row.survey_id), json::read("outcome", &row.content)?))
    };
    rows.into_iter().map(read).collect()
}

pub async fn save_outcome(tx: &Tx, id: SurveyId, outcome: &Outcome, now: DateTime<Utc>) -> Result<()> {
    use survey_outcome::Column::{Content, SurveyId as Survey, UpdatedAt};
    let row = survey_outcome::ActiveModel {
        survey_id: Set(id.uuid()),
        content: Set(json::write("outcome", outcome)?),
        updated_at: Set(now),
    };
    let replace = OnConflict::column(Survey).update_columns([Content, UpdatedAt]).to_owned();
    survey_outcome::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn release(access: &impl Access, id: SurveyId) -> Result<Option<Release>> {
    let row = survey_release::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    row.map(|row| json::read("release", &row.content)).transpose()
}

/// Releases of several surveys in one statement.
pub async fn releases(access: &impl Access, ids: &[SurveyId]) -> Result<BTreeMap<SurveyId, Release>> {
    let wanted = survey_release::Column::SurveyId.is_in(ids.iter().map(|id| id.uuid()));
    let rows = survey_release::Entity::find().filter(wanted).all(access.connection()).await?;
    let read = |row: survey_release::Model| {
        Ok((SurveyId::from_uuid(row.survey_id), json::read("release", &row.content)?))
    };
    rows.into_iter().map(read).collect()
}

/// Stores the public results, once: a trigger refuses any change.
pub async fn insert_release(tx: &Tx, id: SurveyId, release: &Release, now: DateTime<Utc>) -> Result<()> {
    let row = survey_release::ActiveModel {
        survey_id: Set(id.uuid()),
        content: Set(json::write("release", release)?),
        released_at: Set(now),
    };
    survey_release::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
