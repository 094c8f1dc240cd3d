//! The county's settings and organisation.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::county::{County, Division, Unit};
use domain::id::TypedId;
use domain::{DivisionId, LocalizedText, UnitId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};

use crate::entity::{county, division, unit};
use crate::json;
use crate::{Access, Result, Tx};

const ONLY_ROW: i32 = 1;

/// The settings; `None` before anything has been set.
pub async fn settings(access: &impl Access) -> Result<Option<County>> {
    let row = county::Entity::find_by_id(ONLY_ROW).one(access.connection()).await?;
    row.map(|row| json::read("county settings", &row.settings)).transpose()
}

pub async fn save_settings(tx: &Tx, settings: &County, now: DateTime<Utc>) -> Result<()> {
    let row = county::ActiveModel {
        id: Set(ONLY_ROW),
        settings: Set(json::write("county settings", settings)?),
        updated_at: Set(now),
    };
    let replace = OnConflict::column(county::Column::Id)
        .update_columns([county::Column::Settings, county::Column::UpdatedAt])
        .to_owned();
    county::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Divisions with their units, in the order in which the county lists them.
pub async fn divisions(access: &impl Access) -> Result<Vec<Division>> {
    let connection = access.connection();
    let divisions = division::Entity::find().order_by_asc(division::Column::Position).all(connection).await?;
    let mut units: BTreeMap<_, Vec<Unit>> = BTreeMap::new();
    for row in unit::Entity::find().order_by_asc(unit::Column::Position).all(connection).await? {
        let name = json::read("unit name", &row.name)?;
        units.entry(row.division_id).or_default().push(Unit { id: UnitId::from_uuid(row.id), name });
    }
    divisions
        .into_iter()
        .map(|row| {
            Ok(Division {
                id: DivisionId::from_uuid(row.id),
                name: json::read("division name", &row.name)?,
                units: units.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Adds a division, or gives the one with this id another name and place.
pub async fn save_division(tx: &Tx, id: DivisionId, name: &LocalizedText, position: i32) -> Result<()> {
    let row = division::ActiveModel {
        id: Set(id.uuid()),
        name: Set(json::write("division name", name)?),
        position: Set(position),
    };
    let replace = OnConflict::column(division::Column::Id)
        .update_columns([division::Column::Name, division::Column::Position])
        .to_owned();
    division::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Adds a unit, or gives the one with this id another name and place.
pub async fn save_unit(
    tx: &Tx,
    id: UnitId,
    division: DivisionId,
    name: &LocalizedText,
    position: i32,
) -> Result<()> {
    let row = unit::ActiveModel {
        id: Set(id.uuid()),
        division_id: Set(division.uuid()),
        name: Set(json::write("unit name", name)?),
        position: Set(position),
    };
    let replace = OnConflict::column(unit::Column::Id)
        .update_columns([unit::Column::Name, unit::Column::Position])
        .to_owned();
    unit::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.connection()).await?;
    Ok(())
}
