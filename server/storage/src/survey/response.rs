//! Answers after the mix, under keys that carry no order.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use domain::SurveyId;
use domain::id::TypedId;
use domain::survey::{Channel, Pair, Submission};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

use uuid::Uuid;

use super::intake::{Tag, read_tag};
use crate::entity::response;
use crate::{Access, Result, StorageError, Tx, json};

/// One mixed answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub key: Tag,
    pub submission: Submission,
}

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

/// By which it is known whether the mixed answers of surveys have changed: how many there are and the newest batch, in one
/// statement. Surveys without any are left out.
pub async fn marks(access: &impl Access, surveys: &[SurveyId]) -> Result<BTreeMap<SurveyId, (u64, i32)>> {
    let rows: Vec<(Uuid, i64, Option<i32>)> = response::Entity::find()
        .filter(response::Column::SurveyId.is_in(surveys.iter().map(|survey| survey.uuid())))
        .select_only()
        .column(response::Column::SurveyId)
        .column_as(response::Column::SurveyId.count(), "mixed")
        .column_as(response::Column::BatchNo.max(), "newest")
        .group_by(response::Column::SurveyId)
        .into_tuple()
        .all(access.connection())
        .await?;
    let mark = |(survey, mixed, newest): (Uuid, i64, Option<i32>)| {
        let mixed = u64::try_from(mixed).unwrap_or_default();
        (SurveyId::from_uuid(survey), (mixed, newest.unwrap_or_default()))
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

pub async fn remove(tx: &Tx, keys: &[Tag]) -> Result<u64> {
    let mut removed = 0;
    for chunk in keys.chunks(1_000) {
        let keys = chunk.iter().map(|key| key.to_vec());
        let done = response::Entity::delete_many()
            .filter(response::Column::Key.is_in(keys))
            .exec(tx.connection())
            .await?;
        removed += done.rows_affected;
    }
    Ok(removed)
}

/// Removes every mixed answer of a survey; tells how many there were.
pub async fn remove_all(tx: &Tx, survey: SurveyId) -> Result<u64> {
    let query = response::Entity::delete_many().filter(response::Column::SurveyId.eq(survey.uuid()));
    Ok(query.exec(tx.connection()).await?.rows_affected)
}
