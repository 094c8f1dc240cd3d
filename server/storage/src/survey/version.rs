//! Published versions. Written once; a trigger refuses any change.

use std::collections::BTreeMap;

use domain::SurveyId;
use domain::id::TypedId;
use domain::survey::{AnonymityMode, SurveyVersion};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::entity::survey_version;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, version: &SurveyVersion) -> Result<()> {
    let row = survey_version::ActiveModel {
        survey_id: Set(version.survey.uuid()),
        number: Set(version.number),
        content: Set(json::write("version", &version.content)?),
        languages: Set(json::write("languages", &version.languages)?),
        mode: Set(version.mode.code().to_owned()),
        published_at: Set(version.published_at),
    };
    survey_version::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, survey: SurveyId, number: i32) -> Result<Option<SurveyVersion>> {
    let row = survey_version::Entity::find_by_id((survey.uuid(), number)).one(access.connection()).await?;
    row.map(read).transpose()
}

/// Several versions in one statement.
pub async fn find_many(
    access: &impl Access,
    wanted: &[(SurveyId, i32)],
) -> Result<BTreeMap<(SurveyId, i32), SurveyVersion>> {
    let mut found = BTreeMap::new();
    // Two bound values a version: well under SQLite's limit of 32,766.
    for chunk in wanted.chunks(500) {
        let any = chunk.iter().fold(Condition::any(), |any, (survey, number)| {
            let this = Condition::all()
                .add(survey_version::Column::SurveyId.eq(survey.uuid()))
                .add(survey_version::Column::Number.eq(*number));
            any.add(this)
        });
        for row in survey_version::Entity::find().filter(any).all(access.connection()).await? {
            let version = read(row)?;
            found.insert((version.survey, version.number), version);
        }
    }
    Ok(found)
}

fn read(row: survey_version::Model) -> Result<SurveyVersion> {
    Ok(SurveyVersion {
        survey: SurveyId::from_uuid(row.survey_id),
        number: row.number,
        content: json::read("version", &row.content)?,
        languages: json::read("languages", &row.languages)?,
        mode: AnonymityMode::from_code(&row.mode)
            .ok_or_else(|| StorageError::unreadable("mode", &row.mode))?,
        published_at: row.published_at,
    })
}
