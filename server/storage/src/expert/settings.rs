//! What the county has decided about its experts.

use chrono::{DateTime, Utc};
use domain::expert::ExpertSettings;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::entity::expert_settings;
use crate::{Access, Result, Tx, json};

/// The settings; the default where nothing has been decided.
pub async fn read(access: &impl Access) -> Result<ExpertSettings> {
    let row = expert_settings::Entity::find_by_id(1).one(access.connection()).await?;
    row.map_or_else(|| Ok(ExpertSettings::default()), |row| json::read("expert settings", &row.settings))
}

pub async fn save(tx: &Tx, settings: &ExpertSettings, now: DateTime<Utc>) -> Result<()> {
    let row = expert_settings::ActiveModel {
        id: Set(1),
        settings: Set(json::write("expert settings", settings)?),
        updated_at: Set(now),
    };
    let replace = OnConflict::column(expert_settings::Column::Id)
        .update_columns([expert_settings::Column::Settings, expert_settings::Column::UpdatedAt])
        .to_owned();
    expert_settings::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}
