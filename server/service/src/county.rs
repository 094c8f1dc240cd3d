//! The county's settings and organisation.

use domain::audit::Act;
use domain::county::{County, Division, SMALLEST_MIX};
use domain::identity::{Action, Actor, Scope};
use domain::{Code, DivisionId, LocalizedText, UnitId, Violation};

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit};

/// The county's public settings; its blank form before anything has been set.
pub async fn settings(services: &Services) -> Result<County> {
    Ok(storage::county::settings(&services.storage).await?.unwrap_or_else(County::blank))
}

/// Replaces the settings.
pub async fn save_settings(services: &Services, actor: &Actor, settings: &County) -> Result<()> {
    authorise(actor, Action::ManageCounty, Scope::County)?;
    if settings.required_languages.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["requiredLanguages"]));
    }
    if settings.mix_threshold < SMALLEST_MIX {
        let refusal = Violation::new(Code::OutOfRange, ["mixThreshold"]);
        return Err(refusal.with("min", i64::from(SMALLEST_MIX)).with("max", i64::from(u32::MAX)).into());
    }
    let tx = services.storage.begin().await?;
    storage::county::save_settings(&tx, settings, services.now()).await?;
    let subject = actor.staff().map_or_else(|| services.fresh_id(), |staff| staff.account);
    audit::record(services, &tx, actor, Act::CountyChanged, subject, serde_json::json!({})).await?;
    Ok(tx.commit().await?)
}

/// Divisions with their units.
pub async fn divisions(services: &Services) -> Result<Vec<Division>> {
    Ok(storage::county::divisions(&services.storage).await?)
}

/// Adds a division with its units and returns it.
pub async fn add_division(
    services: &Services,
    actor: &Actor,
    name: LocalizedText,
    units: Vec<LocalizedText>,
) -> Result<Division> {
    authorise(actor, Action::ManageCounty, Scope::County)?;
    let position = storage::county::divisions(&services.storage).await?.len();
    let id: DivisionId = services.fresh_id();
    let tx = services.storage.begin().await?;
    storage::county::add_division(&tx, id, &name, i32::try_from(position).unwrap_or(i32::MAX)).await?;
    let mut added = Vec::new();
    for (name, position) in units.into_iter().zip(0..) {
        let unit: UnitId = services.fresh_id();
        storage::county::add_unit(&tx, unit, id, &name, position).await?;
        added.push(domain::county::Unit { id: unit, name });
    }
    audit::record(services, &tx, actor, Act::CountyChanged, id, serde_json::json!({ "added": "division" }))
        .await?;
    tx.commit().await?;
    Ok(Division { id, name, units: added })
}

/// Refuses a scope that the county does not have.
pub(crate) async fn check_scope(services: &Services, scope: Scope) -> Result<()> {
    let divisions = storage::county::divisions(&services.storage).await?;
    let exists = match scope {
        Scope::County => true,
        Scope::Division(id) => divisions.iter().any(|d| d.id == id),
        Scope::Unit { division, unit } => {
            divisions.iter().any(|d| d.id == division && d.units.iter().any(|u| u.id == unit))
        }
    };
    if exists { Ok(()) } else { Err(ServiceError::invalid(Code::UnknownUnit, ["scope"])) }
}
