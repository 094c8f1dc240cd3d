//! Matters under preparation: who decides and when, how one takes part, and what came of it.

pub mod assessment;
pub mod tie;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::audit::Act;
use domain::id::{BodyId, MatterId};
use domain::identity::{Action, Actor, Scope};
use domain::matter::{Decision, Matter, MatterCommand, MatterContent, Path, PathStep, Progress};
use domain::survey::listing::Filter;
use domain::time::civil_day;
use domain::{Code, LocalizedText, SurveyId, Violation};
use serde_json::json;
use storage::Tx;

use crate::body::stale;
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county};

pub use view::{MatterFigures, MatterView, Statement, figures, view, views, warned};

/// Matters that everybody reads of, those in preparation first and of them the one that is decided next.
pub async fn public(services: &Services) -> Result<Vec<Matter>> {
    let mut matters = storage::matter::all(&services.storage).await?;
    matters.retain(Matter::is_public);
    matters.sort_by_key(order);
    Ok(matters)
}

/// Public matters that one can still have effect on and that pass a filter of the list, the one that is decided next first.
pub async fn open(services: &Services, filter: &Filter) -> Result<Vec<Matter>> {
    let mut matters = public(services).await?;
    matters.retain(|matter| matter.is_open_to_all() && filter.accepts_matter(matter));
    Ok(matters)
}

/// Public matters that a survey is tied to.
pub async fn of_survey(services: &Services, id: SurveyId) -> Result<Vec<Matter>> {
    Ok(of_surveys(services, &[id]).await?.remove(&id).unwrap_or_default())
}

/// Public matters that surveys are tied to, in as many statements as those of one. Surveys without any are left out.
pub async fn of_surveys(services: &Services, ids: &[SurveyId]) -> Result<BTreeMap<SurveyId, Vec<Matter>>> {
    let ties = storage::matter::tie::of_surveys(&services.storage, ids).await?;
    let mut found: BTreeMap<SurveyId, Vec<Matter>> = BTreeMap::new();
    if ties.is_empty() {
        return Ok(found);
    }
    let wanted: Vec<_> =
        ties.iter().map(|(_, matter)| *matter).collect::<BTreeSet<_>>().into_iter().collect();
    let mut matters = storage::matter::many(&services.storage, &wanted).await?;
    matters.retain(Matter::is_public);
    matters.sort_by_key(order);
    for matter in &matters {
        for (survey, _) in ties.iter().filter(|(_, of)| *of == matter.id) {
            found.entry(*survey).or_default().push(matter.clone());
        }
    }
    Ok(found)
}

/// Matters that the actor prepares, the newest first.
pub async fn managed(services: &Services, actor: &Actor) -> Result<Vec<Matter>> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let mut matters = storage::matter::all(&services.storage).await?;
    matters.retain(|matter| actor.may(Action::ManageMatters, matter.owner));
    Ok(matters)
}

/// Every matter that bodies can have to do with, the newest first. For those who keep the register of bodies or prepare
/// matters.
pub async fn for_bodies(services: &Services, actor: &Actor) -> Result<Vec<Matter>> {
    crate::body::authorise_reader(actor)?;
    Ok(storage::matter::all(&services.storage).await?)
}

/// Where a matter stands on the list: what can still be influenced by the day of its decision, then the rest, the latest
/// decision first. A key that sorts, and from which a page of the list can start.
pub type Place = (bool, i64, MatterId);

pub fn order(matter: &Matter) -> Place {
    let day = |day: Option<NaiveDate>| day.map(|day| (day - NaiveDate::default()).num_days());
    if matter.is_open_to_all() {
        (false, day(matter.decided_on()).unwrap_or(i64::MAX), matter.id)
    } else {
        (true, day(matter.decided_on()).map_or(i64::MAX, |day| -day), matter.id)
    }
}

/// Begins a matter.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: MatterContent,
) -> Result<Matter> {
    authorise(actor, Action::ManageMatters, owner)?;
    content.check().map_err(ServiceError::Invalid)?;
    county::check_scope(services, owner, "owner").await?;
    let now = services.now();
    let matter = Matter {
        id: services.fresh_id(),
        owner,
        content,
        path: Path::default(),
        progress: Progress::Preparation,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let tx = services.storage.begin().await?;
    storage::matter::insert(&tx, &matter).await?;
    let detail = json!({ "public": matter.content.is_public });
    audit::record(services, &tx, actor, Act::MatterCreated, matter.id, detail).await?;
    tx.commit().await?;
    Ok(matter)
}

/// Replaces what is written of a matter that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: MatterId,
    version: i64,
    content: MatterContent,
) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id, version).await?;
    content.check().map_err(ServiceError::Invalid)?;
    let detail = json!({ "public": content.is_public });
    write(services, tx, actor, Matter { content, ..matter }, Act::MatterSaved, detail).await
}

/// Replaces the path of a matter that was read as this version. Bodies that have ended stay where they were.
pub async fn save_path(
    services: &Services,
    actor: &Actor,
    id: MatterId,
    version: i64,
    steps: Vec<PathStep>,
) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id, version).await?;
    let known: BTreeSet<BodyId> = storage::body::all(&tx).await?.into_iter().map(|body| body.id).collect();
    let unknown: Vec<Violation> = steps
        .iter()
        .enumerate()
        .filter(|(_, step)| !known.contains(&step.body))
        .map(|(place, _)| {
            Violation::new(Code::UnknownBody, ["steps".to_owned(), place.to_string(), "bodyId".to_owned()])
        })
        .collect();
    if !unknown.is_empty() {
        return Err(ServiceError::Invalid(unknown));
    }
    let path = Path::new(steps).map_err(ServiceError::Invalid)?;
    let detail = json!({ "steps": path.steps().len() });
    write(services, tx, actor, Matter { path, ..matter }, Act::MatterPathSaved, detail).await
}

/// Writes down what was decided, and what taking part had to do with it; again, when that was written down wrong or the
/// effect is told.
pub async fn decide(
    services: &Services,
    actor: &Actor,
    id: MatterId,
    version: i64,
    decision: Decision,
) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id, version).await?;
    let Matter { progress, .. } = matter.clone();
    let progress = progress.decided(decision, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let detail = json!({ "effectTold": progress.tells_effect() });
    write(services, tx, actor, Matter { progress, ..matter }, Act::MatterDecided, detail).await
}

/// A step of a matter's life besides its decision.
#[derive(Clone, Debug)]
pub struct Move {
    pub command: MatterCommand,
    /// The Helsinki day on which it happened.
    pub on: NaiveDate,
    /// Why it was withdrawn; of no effect otherwise.
    pub reason: LocalizedText,
}

/// Moves a matter on that was read as this version.
pub async fn advance(
    services: &Services,
    actor: &Actor,
    id: MatterId,
    version: i64,
    step: Move,
) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id, version).await?;
    let from = matter.state();
    let today = civil_day(services.now());
    let Matter { progress, .. } = matter.clone();
    let progress =
        progress.after(step.command, step.on, step.reason, today).map_err(ServiceError::Invalid)?;
    let detail = json!({ "from": from.code(), "to": progress.state().code() });
    write(services, tx, actor, Matter { progress, ..matter }, Act::MatterMoved, detail).await
}

/// A matter that the actor prepares, as they read it.
async fn begin(services: &Services, actor: &Actor, id: MatterId, version: i64) -> Result<(Tx, Matter)> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let tx = services.storage.begin().await?;
    let matter = managed_one(&tx, actor, id).await?;
    if matter.version == version { Ok((tx, matter)) } else { Err(stale()) }
}

/// A matter that the actor prepares. One that is not public does not exist for others.
async fn managed_one(tx: &Tx, actor: &Actor, id: MatterId) -> Result<Matter> {
    let matter = storage::matter::find(tx, id).await?.ok_or(ServiceError::NotFound)?;
    if !matter.is_public() && !actor.may(Action::ManageMatters, matter.owner) {
        return Err(ServiceError::NotFound);
    }
    authorise(actor, Action::ManageMatters, matter.owner)?;
    Ok(matter)
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    matter: Matter,
    act: Act,
    detail: serde_json::Value,
) -> Result<Matter> {
    let matter = Matter { version: matter.version + 1, updated_at: services.now(), ..matter };
    if !storage::matter::update(&tx, &matter).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, matter.id, detail).await?;
    tx.commit().await?;
    Ok(matter)
}
