//! Answers after the mix, under keys that carry no order.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use domain::SurveyId;
use domain::id::TypedId;
use domain::survey::{Channel, Pair, Submission};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use uuid::Uuid;

use super::intake::{Tag, read_tag};
use crate::entity::{response, response_mark};
use crate::{Access, Result, StorageError, Tx, json};

/// One mixed answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub key: Tag,
    pub submission: Submission,
}

/// How far the mixed answers of a survey have come. As long as nothing is removed, answers come in batches with higher
/// numbers; every removal counts up, that of the final mix, which writes all of them anew as one batch, as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Zero before the first.
    pub newest_batch: i32,
    /// How many times answers were removed.
    pub removals: i64,
}

/// Where a reader has come to: the batch and the key of the last answer that it has read.
pub type Place = (i32, Tag);

/// Before the first answer.
pub const START: Place = (0, [0; 16]);

const INSERT_SQLITE: &str = "
    INSERT INTO response (key, survey_id, version, day, language, channel, answers, pair, batch_no)
    SELECT unhex(value ->> 0), ?2, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, unhex(value ->> 6), ?3
    FROM json_each(?1) WHERE true ON CONFLICT (key) DO NOTHING";
const INSERT_POSTGRES: &str = "
    INSERT INTO response (key, survey_id, version, day, language, channel, answers, pair, batch_no)
    SELECT decode(e ->> 0, 'hex'), $2, (e ->> 1)::integer, (e ->> 2)::date, e ->> 3, e ->> 4, e ->> 5,
        decode(e ->> 6, 'hex'), $3
    FROM json_array_elements($1::json) e ON CONFLICT (key) DO NOTHING";

/// Writes answers in the order given: the caller has shuffled them.
pub async fn insert_all(tx: &Tx, survey: SurveyId, batch_no: i32, responses: &[Response]) -> Result<()> {
    for chunk in responses.chunks(500) {
        let rows = chunk.iter().map(|response| {
            let submission = &response.submission;
            Ok(serde_json::json!([
                HEXLOWER.encode(&response.key),
                submission.version,
                submission.day,
                submission.language,
                submission.channel.code(),
                json::write("answers", &submission.answers)?,
                submission.pair.map(|pair| HEXLOWER.encode(&pair)),
            ]))
        });
        let rows = json::write("responses", &rows.collect::<Result<Vec<_>>>()?)?;
        let values = [rows.into(), survey.uuid().into(), batch_no.into()];
        tx.connection().execute_raw(tx.statement(INSERT_SQLITE, INSERT_POSTGRES, values)).await?;
    }
    if responses.is_empty() { Ok(()) } else { mark_batch(tx, survey, batch_no).await }
}

async fn mark_batch(tx: &Tx, survey: SurveyId, batch_no: i32) -> Result<()> {
    let row = response_mark::ActiveModel {
        survey_id: Set(survey.uuid()),
        newest_batch: Set(batch_no),
        removals: Set(0),
    };
    let newest = OnConflict::column(response_mark::Column::SurveyId)
        .update_column(response_mark::Column::NewestBatch)
        .to_owned();
    response_mark::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.connection()).await?;
    Ok(())
}

async fn mark_removal(tx: &Tx, survey: SurveyId) -> Result<()> {
    response_mark::Entity::update_many()
        .col_expr(response_mark::Column::Removals, Expr::col(response_mark::Column::Removals).add(1))
        .filter(response_mark::Column::SurveyId.eq(survey.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Every mixed answer of a survey, by key: an order that tells nothing.
pub async fn all(access: &impl Access, survey: SurveyId) -> Result<Vec<Response>> {
    let mut responses = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey.uuid()))
        .all(access.connection())
        .await?
        .into_iter()
        .map(read)
        .collect::<Result<Vec<_>>>()?;
    responses.sort_by_key(|response| response.key);
    Ok(responses)
}

/// Some mixed answers of a survey behind a place, in the order of their batches and keys, each with its own place.
pub async fn after(
    access: &impl Access,
    survey: SurveyId,
    (batch_no, key): Place,
    limit: u64,
) -> Result<Vec<(Place, Submission)>> {
    let place = Expr::tuple([Expr::col(response::Column::BatchNo), Expr::col(response::Column::Key)]);
    let rows = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey.uuid()))
        .filter(place.gt(Expr::tuple([Expr::value(batch_no), Expr::value(key.to_vec())])))
        .order_by_asc(response::Column::BatchNo)
        .order_by_asc(response::Column::Key)
        .limit(limit)
        .all(access.connection())
        .await?;
    let placed = |row: response::Model| {
        let batch_no = row.batch_no;
        let Response { key, submission } = read(row)?;
        Ok(((batch_no, key), submission))
    };
    rows.into_iter().map(placed).collect()
}

/// How far the mixed answers of surveys have come, in one statement; those that never had any are left out.
pub async fn marks(access: &impl Access, surveys: &[SurveyId]) -> Result<BTreeMap<SurveyId, Mark>> {
    let rows = response_mark::Entity::find()
        .filter(response_mark::Column::SurveyId.is_in(surveys.iter().map(|survey| survey.uuid())))
        .all(access.connection())
        .await?;
    let mark = |row: response_mark::Model| {
        let mark = Mark { newest_batch: row.newest_batch, removals: row.removals };
        (SurveyId::from_uuid(row.survey_id), mark)
    };
    Ok(rows.into_iter().map(mark).collect())
}

fn read(row: response::Model) -> Result<Response> {
    Ok(Response {
        key: read_tag(&row.key)?,
        submission: Submission {
            version: row.version,
            language: row.language.parse().map_err(|e| StorageError::unreadable("language", e))?,
            channel: Channel::from_code(&row.channel)
                .ok_or_else(|| StorageError::unreadable("channel", &row.channel))?,
            day: row.day,
            answers: json::read("answers", &row.answers)?,
            pair: row.pair.as_deref().map(read_tag).transpose()?,
        },
    })
}

/// The number of the newest batch of a survey; zero before the first.
pub async fn last_batch(access: &impl Access, survey: SurveyId) -> Result<i32> {
    let newest: Option<Option<i32>> = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey.uuid()))
        .select_only()
        .column_as(response::Column::BatchNo.max(), "newest")
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(newest.flatten().unwrap_or_default())
}

/// How many mixed answers a survey has.
pub async fn count(access: &impl Access, survey: SurveyId) -> Result<u64> {
    let query = response::Entity::find().filter(response::Column::SurveyId.eq(survey.uuid()));
    Ok(query.count(access.connection()).await?)
}

/// How many mixed answers surveys have, in one statement; those without any are left out.
pub async fn counts(access: &impl Access, surveys: &[SurveyId]) -> Result<BTreeMap<SurveyId, u64>> {
    let rows: Vec<(Uuid, i64)> = response::Entity::find()
        .filter(response::Column::SurveyId.is_in(surveys.iter().map(|survey| survey.uuid())))
        .select_only()
        .column(response::Column::SurveyId)
        .column_as(response::Column::SurveyId.count(), "mixed")
        .group_by(response::Column::SurveyId)
        .into_tuple()
        .all(access.connection())
        .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or_default();
    Ok(rows.into_iter().map(|(survey, n)| (SurveyId::from_uuid(survey), count(n))).collect())
}

/// Whether any answer to these surveys is paired so.
pub async fn has_pair(access: &impl Access, surveys: &[SurveyId], pair: Pair) -> Result<bool> {
    let found = response::Entity::find()
        .filter(response::Column::SurveyId.is_in(surveys.iter().map(|survey| survey.uuid())))
        .filter(response::Column::Pair.eq(pair.to_vec()));
    Ok(found.count(access.connection()).await? > 0)
}

/// Takes a pair off every answer to these surveys that has it; tells of how many.
pub async fn unpair(tx: &Tx, surveys: &[SurveyId], pair: Pair) -> Result<u64> {
    let done = response::Entity::update_many()
        .set(response::ActiveModel { pair: Set(None), ..Default::default() })
        .filter(response::Column::SurveyId.is_in(surveys.iter().map(|survey| survey.uuid())))
        .filter(response::Column::Pair.eq(pair.to_vec()))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected)
}

/// Removes answers to a survey; tells how many there were.
pub async fn remove(tx: &Tx, survey: SurveyId, keys: &[Tag]) -> Result<u64> {
    let mut removed = 0;
    for chunk in keys.chunks(1_000) {
        let keys = chunk.iter().map(|key| key.to_vec());
        let done = response::Entity::delete_many()
            .filter(response::Column::Key.is_in(keys))
            .filter(response::Column::SurveyId.eq(survey.uuid()))
            .exec(tx.connection())
            .await?;
        removed += done.rows_affected;
    }
    if removed > 0 {
        mark_removal(tx, survey).await?;
    }
    Ok(removed)
}

/// Removes every mixed answer of a survey; tells how many there were.
pub async fn remove_all(tx: &Tx, survey: SurveyId) -> Result<u64> {
    let query = response::Entity::delete_many().filter(response::Column::SurveyId.eq(survey.uuid()));
    let removed = query.exec(tx.connection()).await?.rows_affected;
    if removed > 0 {
        mark_removal(tx, survey).await?;
    }
    Ok(removed)
}
