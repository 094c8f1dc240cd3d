//! The county's settings and organisation.

use std::collections::BTreeSet;

use domain::audit::Act;
use domain::county::{County, Division, SMALLEST_MIX};
use domain::customer_feedback::RETENTION_MONTHS_RANGE;
use domain::identity::{Action, Actor, Scope};
use domain::panel::FUNCTIONING_MONTHS_RANGE;
use domain::{Code, DivisionId, LocalizedText, UnitId, Violation};
use storage::Tx;

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit};

/// More hosts than this are none of one county.
const RATED_HOSTS_MAX: usize = 50;

/// The county's public settings; its blank form before anything has been set.
pub async fn settings(services: &Services) -> Result<County> {
    Ok(storage::county::settings(&services.storage).await?.unwrap_or_else(County::blank))
}

/// Replaces the settings.
pub async fn save_settings(services: &Services, actor: &Actor, settings: &County) -> Result<()> {
    let tx = begin(services, actor).await?;
    write_settings(services, &tx, actor, settings).await?;
    Ok(tx.commit().await?)
}

/// A division as it is to be: a new one has no id yet.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionPlan {
    pub id: Option<DivisionId>,
    pub name: LocalizedText,
    pub units: Vec<UnitPlan>,
}

/// A unit as it is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitPlan {
    pub id: Option<UnitId>,
    pub name: LocalizedText,
}

/// Replaces the settings and the organisation together. Every division and unit that there is must still be in
/// the plan: accounts and surveys belong to them.
pub async fn organise(
    services: &Services,
    actor: &Actor,
    settings: &County,
    plan: &[DivisionPlan],
) -> Result<Vec<Division>> {
    let tx = begin(services, actor).await?;
    let before = storage::county::divisions(&tx).await?;
    check_plan(&before, plan)?;
    write_settings(services, &tx, actor, settings).await?;
    for (division, position) in plan.iter().zip(0..) {
        let id = division.id.unwrap_or_else(|| services.fresh_id());
        storage::county::save_division(&tx, id, &division.name, position).await?;
        for (unit, position) in division.units.iter().zip(0..) {
            let unit_id = unit.id.unwrap_or_else(|| services.fresh_id());
            storage::county::save_unit(&tx, unit_id, id, &unit.name, position).await?;
        }
    }
    let after = storage::county::divisions(&tx).await?;
    tx.commit().await?;
    Ok(after)
}

/// Refuses an id that the county does not have, and a plan in which one of its own is missing or moved.
fn check_plan(before: &[Division], plan: &[DivisionPlan]) -> Result<()> {
    let planned: BTreeSet<_> = plan
        .iter()
        .flat_map(|division| {
            let units = division.units.iter().filter_map(|unit| unit.id).map(Some);
            std::iter::once(None).chain(units).filter_map(|unit| Some((division.id?, unit)))
        })
        .collect();
    let present: BTreeSet<_> = before
        .iter()
        .flat_map(|division| {
            let units = division.units.iter().map(|unit| Some(unit.id));
            std::iter::once(None).chain(units).map(|unit| (division.id, unit))
        })
        .collect();
    let of_new_division = plan.iter().any(|d| d.id.is_none() && d.units.iter().any(|unit| unit.id.is_some()));
    if planned == present && !of_new_division {
        Ok(())
    } else {
        Err(ServiceError::invalid(Code::UnknownUnit, ["divisions"]))
    }
}

async fn begin(services: &Services, actor: &Actor) -> Result<Tx> {
    authorise(actor, Action::ManageCounty, Scope::County)?;
    Ok(services.storage.begin().await?)
}

async fn write_settings(services: &Services, tx: &Tx, actor: &Actor, settings: &County) -> Result<()> {
    if settings.required_languages.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["requiredLanguages"]));
    }
    if settings.mix_threshold < SMALLEST_MIX {
        let refusal = Violation::new(Code::OutOfRange, ["mixThreshold"]);
        return Err(refusal.with("min", i64::from(SMALLEST_MIX)).with("max", i64::from(u32::MAX)).into());
    }
    if !FUNCTIONING_MONTHS_RANGE.contains(&settings.functioning_months) {
        let refusal = Violation::new(Code::OutOfRange, ["functioningMonths"]);
        let (min, max) = FUNCTIONING_MONTHS_RANGE.into_inner();
        return Err(refusal.with("min", i64::from(min)).with("max", i64::from(max)).into());
    }
    if !RETENTION_MONTHS_RANGE.contains(&settings.feedback_months) {
        let refusal = Violation::new(Code::OutOfRange, ["feedbackMonths"]);
        let (min, max) = RETENTION_MONTHS_RANGE.into_inner();
        return Err(refusal.with("min", i64::from(min)).with("max", i64::from(max)).into());
    }
    if settings.rated_hosts.len() > RATED_HOSTS_MAX {
        return Err(Violation::new(Code::TooLong, ["ratedHosts"]).with("max", RATED_HOSTS_MAX).into());
    }
    if settings.rated_hosts.iter().any(|host| !is_host(host)) {
        return Err(ServiceError::invalid(Code::NotAnAddress, ["ratedHosts"]));
    }
    storage::county::save_settings(tx, settings, services.now()).await?;
    let subject = actor.staff().map_or_else(|| services.fresh_id(), |staff| staff.account);
    audit::record(services, tx, actor, Act::CountyChanged, subject, serde_json::json!({})).await
}

/// A name such as `www.tunturialue.fi`, as it stands in the address of a page.
fn is_host(host: &str) -> bool {
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    (1..=253).contains(&host.len()) && host.chars().all(is_of_host)
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
    let tx = begin(services, actor).await?;
    let position = storage::county::divisions(&tx).await?.len();
    let id: DivisionId = services.fresh_id();
    storage::county::save_division(&tx, id, &name, i32::try_from(position).unwrap_or(i32::MAX)).await?;
    let mut added = Vec::new();
    for (name, position) in units.into_iter().zip(0..) {
        let unit: UnitId = services.fresh_id();
        storage::county::save_unit(&tx, unit, id, &name, position).await?;
        added.push(domain::county::Unit { id: unit, name });
    }
    audit::record(services, &tx, actor, Act::CountyChanged, id, serde_json::json!({ "added": "division" }))
        .await?;
    tx.commit().await?;
    Ok(Division { id, name, units: added })
}

/// Refuses a scope, given in this field, that the county does not have.
pub(crate) async fn check_scope(services: &Services, scope: Scope, field: &str) -> Result<()> {
    let divisions = storage::county::divisions(&services.storage).await?;
    let exists = match scope {
        Scope::County => true,
        Scope::Division(id) => divisions.iter().any(|d| d.id == id),
        Scope::Unit { division, unit } => {
            divisions.iter().any(|d| d.id == division && d.units.iter().any(|u| u.id == unit))
        }
    };
    if exists { Ok(()) } else { Err(ServiceError::invalid(Code::UnknownUnit, [field])) }
}
