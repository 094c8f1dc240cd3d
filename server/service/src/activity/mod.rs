//! Activities: planned, held, and what they come to.

pub mod calendar;
mod reading;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::Code;
use domain::activity::{Activity, ActivityContent, HeldReport, Stage};
use domain::audit::Act;
use domain::id::{ActivityId, DocumentId};
use domain::identity::{Action, Actor, Scope};
use domain::register::in_use;
use domain::time::civil_day;
use serde_json::json;
use storage::{Access, Tx, activity};

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county, method};

pub use reading::{ActivityFilter, ActivityView, counted, held, list, past, public, unreported, view};

/// Writes an activity down, ahead of it or afterwards.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: ActivityContent,
) -> Result<Activity> {
    authorise(actor, Action::ManageActivities, owner)?;
    let content = content.tidied();
    content.check().map_err(ServiceError::Invalid)?;
    county::check_scope(services, owner, "owner").await?;
    let now = services.now();
    let one = Activity {
        id: services.fresh_id(),
        owner,
        content,
        stage: Stage::Planned,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let tx = services.storage.begin().await?;
    check_names(&tx, &one.content, None).await?;
    activity::insert(&tx, &one).await?;
    let detail = json!({ "kind": one.content.kind.code(), "on": one.content.on });
    audit::record(services, &tx, actor, Act::ActivityPlanned, one.id, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes an activity anew that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: ActivityId,
    version: i64,
    content: ActivityContent,
) -> Result<Activity> {
    let (tx, one) = read(services, actor, id, version).await?;
    let before = one.content.clone();
    let written = one.written(content.tidied(), today(services)).map_err(ServiceError::Invalid)?;
    check_names(&tx, &written.content, Some(&before)).await?;
    let detail = json!({ "isPublic": written.content.is_public });
    write(services, tx, actor, written, Act::ActivitySaved, detail).await
}

/// Writes down how an activity went whose last day has come; again, when that was written down wrong.
pub async fn report(
    services: &Services,
    actor: &Actor,
    id: ActivityId,
    version: i64,
    report: HeldReport,
) -> Result<Activity> {
    let (tx, one) = read(services, actor, id, version).await?;
    let detail = json!({
        "participants": report.participants,
        "before": one.report().map(|before| before.participants),
    });
    let held = one.held(report, today(services)).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, held, Act::ActivityReported, detail).await
}

/// Takes back that an activity was held: it was reported by mistake.
pub async fn reopen(services: &Services, actor: &Actor, id: ActivityId, version: i64) -> Result<Activity> {
    let (tx, one) = read(services, actor, id, version).await?;
    let detail = json!({ "participants": one.report().map(|report| report.participants) });
    write(services, tx, actor, one.reopened()?, Act::ActivityReopened, detail).await
}

/// Calls an activity off for good. Where it is public, everybody reads so.
pub async fn call_off(services: &Services, actor: &Actor, id: ActivityId, version: i64) -> Result<Activity> {
    let (tx, one) = read(services, actor, id, version).await?;
    write(services, tx, actor, one.called_off()?, Act::ActivityCalledOff, json!({})).await
}

/// Takes a plan out of which nobody was told.
pub async fn remove(services: &Services, actor: &Actor, id: ActivityId, version: i64) -> Result<()> {
    let (tx, one) = read(services, actor, id, version).await?;
    if !one.is_removable() {
        return Err(ServiceError::invalid(Code::ActivityNotSo, ["activityId"]));
    }
    if !activity::delete(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::ActivityRemoved, one.id, json!({})).await?;
    Ok(tx.commit().await?)
}

/// Refuses a municipality that the county does not have, a method that the bank does not offer, and a document that is not in
/// use on its first day or its last. What was chosen before stays chosen.
async fn check_names(
    access: &impl Access,
    content: &ActivityContent,
    before: Option<&ActivityContent>,
) -> Result<()> {
    let is_new = |named: &Option<String>| before.is_none_or(|before| before.municipality != *named);
    if let Some(code) = &content.municipality
        && is_new(&content.municipality)
    {
        let settings = storage::county::settings(access).await?;
        let is_known =
            settings.is_some_and(|county| county.municipalities.iter().any(|one| one.code == *code));
        if !is_known {
            return Err(ServiceError::invalid(Code::UnknownMunicipality, ["municipality"]));
        }
    }
    if let Some(id) = content.method
        && before.is_none_or(|before| before.method != content.method)
    {
        let found = method::in_bank(access, id).await?;
        if found.is_none_or(|method| method.is_retired) {
            return Err(ServiceError::invalid(Code::UnknownMethod, ["method"]));
        }
    }
    let is_kept = |id: &DocumentId| before.is_some_and(|before| before.documents.contains(id));
    if content.documents.iter().any(|id| !is_kept(id)) {
        let all = storage::register::document::all(access).await?;
        let used: BTreeSet<DocumentId> = [content.on, content.last_day()]
            .into_iter()
            .flat_map(|on| in_use(&all, on).map(|one| one.id))
            .collect();
        if content.documents.iter().any(|id| !is_kept(id) && !used.contains(id)) {
            return Err(ServiceError::invalid(Code::DocumentNotInUse, ["documents"]));
        }
    }
    Ok(())
}

/// An activity that the actor writes, as they read it.
async fn read(services: &Services, actor: &Actor, id: ActivityId, version: i64) -> Result<(Tx, Activity)> {
    authorise_somewhere(actor, Action::ManageActivities)?;
    let tx = services.storage.begin().await?;
    let one = activity::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    authorise(actor, Action::ManageActivities, one.owner)?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one))
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    one: Activity,
    act: Act,
    detail: serde_json::Value,
) -> Result<Activity> {
    let one = Activity { version: one.version + 1, updated_at: services.now(), ..one };
    if !activity::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, one.id, detail).await?;
    tx.commit().await?;
    Ok(one)
}

fn today(services: &Services) -> NaiveDate {
    civil_day(services.now())
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleActivity, ["version"])
}
