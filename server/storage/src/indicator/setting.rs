//! What indicators are compared with and computed by, how a programme is reported, and whose each party's part is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::id::{AccountId, TypedId};
use domain::indicator::{IndicatorSetting, ReportingSetting};
use domain::programme::{IndicatorCode, ProgrammeKey};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::parsed;
use crate::entity::indicator::{party, programme, setting};
use crate::{Access, Result, Tx, json};

/// The settings of a programme's indicators, each with its version.
pub async fn of_programme(
    access: &impl Access,
    programme: &ProgrammeKey,
) -> Result<BTreeMap<IndicatorCode, (IndicatorSetting, i64)>> {
    let rows = setting::Entity::find()
        .filter(setting::Column::Programme.eq(programme.as_str()))
        .all(access.connection())
        .await?;
    let read = |row: setting::Model| {
        let content = json::read("indicator setting", &row.content)?;
        Ok((parsed("indicator", &row.indicator)?, (content, row.version)))
    };
    rows.into_iter().map(read).collect()
}

/// Writes an indicator's settings that were read as version `version`, zero where there were none; false where they have
/// changed since.
pub async fn save(
    tx: &Tx,
    programme: &ProgrammeKey,
    indicator: &IndicatorCode,
    one: &IndicatorSetting,
    version: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = setting::ActiveModel {
        programme: Set(programme.to_string()),
        indicator: Set(indicator.to_string()),
        content: Set(json::write("indicator setting", one)?),
        version: Set(version + 1),
        updated_at: Set(now),
    };
    let (of_programme, of_indicator) = (
        setting::Column::Programme.eq(programme.as_str()),
        setting::Column::Indicator.eq(indicator.as_str()),
    );
    if version > 0 {
        let changed = setting::Entity::update_many()
            .set(row)
            .filter(of_programme)
            .filter(of_indicator)
            .filter(setting::Column::Version.eq(version))
            .exec(tx.connection())
            .await?;
        return Ok(changed.rows_affected == 1);
    }
    let found =
        setting::Entity::find().filter(of_programme).filter(of_indicator).one(tx.connection()).await?;
    if found.is_some() {
        return Ok(false);
    }
    setting::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(true)
}

/// How a programme is reported, with its version; as it is without being set, where nobody has set it.
pub async fn reporting(access: &impl Access, programme: &ProgrammeKey) -> Result<(ReportingSetting, i64)> {
    let row = programme::Entity::find_by_id(programme.to_string()).one(access.connection()).await?;
    match row {
        Some(row) => Ok((json::read("reporting setting", &row.content)?, row.version)),
        None => Ok((ReportingSetting::default(), 0)),
    }
}

/// Writes how a programme is reported, as it was read; false where it has changed since.
pub async fn save_reporting(
    tx: &Tx,
    of: &ProgrammeKey,
    one: &ReportingSetting,
    version: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = programme::ActiveModel {
        programme: Set(of.to_string()),
        content: Set(json::write("reporting setting", one)?),
        version: Set(version + 1),
        updated_at: Set(now),
    };
    if version > 0 {
        let changed = programme::Entity::update_many()
            .set(row)
            .filter(programme::Column::Programme.eq(of.as_str()))
            .filter(programme::Column::Version.eq(version))
            .exec(tx.connection())
            .await?;
        return Ok(changed.rows_affected == 1);
    }
    if programme::Entity::find_by_id(of.to_string()).one(tx.connection()).await?.is_some() {
        return Ok(false);
    }
    programme::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(true)
}

/// The accounts that report for each party of a programme, by the party's key.
pub async fn parties(
    access: &impl Access,
    programme: &ProgrammeKey,
) -> Result<BTreeMap<String, Vec<AccountId>>> {
    let rows = party::Entity::find()
        .filter(party::Column::Programme.eq(programme.as_str()))
        .all(access.connection())
        .await?;
    let mut parties: BTreeMap<String, Vec<AccountId>> = BTreeMap::new();
    for row in rows {
        parties.entry(row.party).or_default().push(AccountId::from_uuid(row.account_id));
    }
    parties.values_mut().for_each(|accounts| accounts.sort_unstable());
    Ok(parties)
}

/// Writes who reports for a party, in place of whoever did.
pub async fn save_party(tx: &Tx, programme: &ProgrammeKey, of: &str, accounts: &[AccountId]) -> Result<()> {
    party::Entity::delete_many()
        .filter(party::Column::Programme.eq(programme.as_str()))
        .filter(party::Column::Party.eq(of))
        .exec(tx.connection())
        .await?;
    let rows: Vec<_> = accounts
        .iter()
        .map(|account| party::ActiveModel {
            programme: Set(programme.to_string()),
            party: Set(of.to_owned()),
            account_id: Set(account.uuid()),
        })
        .collect();
    if !rows.is_empty() {
        party::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}
