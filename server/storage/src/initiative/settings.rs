//! What the county has decided of initiatives, and when the council was told of those of a year.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::initiative::InitiativeSettings;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::entity::initiative::{initiative_settings, initiative_year};
use crate::{Access, Result, Tx, json};

/// The settings; the default where nothing has been decided.
pub async fn read(access: &impl Access) -> Result<InitiativeSettings> {
    let row = initiative_settings::Entity::find_by_id(1).one(access.connection()).await?;
    row.map_or_else(
        || Ok(InitiativeSettings::default()),
        |row| json::read("initiative settings", &row.settings),
    )
}

pub async fn save(tx: &Tx, settings: &InitiativeSettings, now: DateTime<Utc>) -> Result<()> {
    let row = initiative_settings::ActiveModel {
        id: Set(1),
        settings: Set(json::write("initiative settings", settings)?),
        updated_at: Set(now),
    };
    let replace = OnConflict::column(initiative_settings::Column::Id)
        .update_columns([initiative_settings::Column::Settings, initiative_settings::Column::UpdatedAt])
        .to_owned();
    let insert = initiative_settings::Entity::insert(row).on_conflict(replace);
    insert.exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The Helsinki days on which the council was told of the initiatives of years.
pub async fn told_years(access: &impl Access) -> Result<BTreeMap<i32, NaiveDate>> {
    let rows = initiative_year::Entity::find().all(access.connection()).await?;
    Ok(rows.into_iter().map(|row| (row.year, row.told_on)).collect())
}

/// Notes when the council was told of the initiatives of a year; again, where that was noted wrong.
pub async fn note_told(tx: &Tx, year: i32, on: NaiveDate) -> Result<()> {
    let row = initiative_year::ActiveModel { year: Set(year), told_on: Set(on) };
    let replace = OnConflict::column(initiative_year::Column::Year)
        .update_column(initiative_year::Column::ToldOn)
        .to_owned();
    let insert = initiative_year::Entity::insert(row).on_conflict(replace);
    insert.exec_without_returning(tx.connection()).await?;
    Ok(())
}
