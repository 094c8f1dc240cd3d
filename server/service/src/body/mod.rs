//! Bodies: the register of who is heard and who decides, and what they have done.

pub mod proposal;
pub mod public;
pub mod record;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::Code;
use domain::audit::Act;
use domain::body::{
    Body, BodyContent, BodyDocument, BodyFigures, BodyRecord, HandledMatter, Proposal, check_year, handled,
};
use domain::id::{BodyId, MatterId};
use domain::identity::{Action, Actor, Scope};
use domain::matter::{Matter, MatterState};
use domain::time::civil_day;
use serde_json::json;
use storage::{Access, Tx};

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit};

/// A body with what it has done.
#[derive(Clone, Debug)]
pub struct BodyView {
    pub body: Body,
    /// The latest year first.
    pub documents: Vec<BodyDocument>,
    /// The latest first.
    pub records: Vec<BodyRecord>,
    /// The matters that it has handled to this day, the earliest first.
    pub handled: Vec<HandledMatter>,
    /// The latest first.
    pub proposals: Vec<Proposal>,
    /// The matters that any of this is about.
    pub matters: BTreeMap<MatterId, Matter>,
    /// Whether the reader keeps the register.
    pub is_managed: bool,
}

impl BodyView {
    /// What it has done in a period.
    pub fn figures(&self, period: (NaiveDate, NaiveDate)) -> BodyFigures {
        BodyFigures::count(&self.records, &self.handled, period)
    }
}

/// Whether an actor keeps the register.
pub fn keeps(actor: &Actor) -> bool {
    actor.may(Action::ManageBodies, Scope::County)
}

/// Refuses who has nothing to do with bodies: those who keep the register, and those who prepare matters.
pub(crate) fn authorise_reader(actor: &Actor) -> Result<()> {
    if actor.may_somewhere(Action::ManageBodies) || actor.may_somewhere(Action::ManageMatters) {
        Ok(())
    } else {
        authorise(actor, Action::ManageBodies, Scope::County)
    }
}

/// Every body in the order in which they were begun. For those who keep the register or prepare matters.
pub async fn all(services: &Services, actor: &Actor) -> Result<Vec<Body>> {
    authorise_reader(actor)?;
    Ok(storage::body::all(&services.storage).await?)
}

/// A body with what it has done. For those who keep the register or prepare matters.
pub async fn view(services: &Services, actor: &Actor, id: BodyId) -> Result<BodyView> {
    authorise_reader(actor)?;
    let access = &services.storage;
    let body = storage::body::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    let records = storage::body::record::of_body(access, id).await?;
    let proposals = storage::body::proposal::of_body(access, id).await?;
    let steps = storage::matter::steps_of_body(access, id).await?;
    let about: BTreeSet<MatterId> = steps
        .iter()
        .map(|(matter, _)| *matter)
        .chain(records.iter().filter_map(|one| one.content.matter))
        .chain(proposals.iter().filter_map(|one| one.content.matter))
        .collect();
    let about: Vec<_> = about.into_iter().collect();
    let matters: BTreeMap<_, _> =
        storage::matter::many(access, &about).await?.into_iter().map(|matter| (matter.id, matter)).collect();
    let today = civil_day(services.now());
    Ok(BodyView {
        handled: handled_by(&records, &steps, &matters, today),
        documents: storage::body::documents(access, id).await?,
        is_managed: keeps(actor),
        body,
        records,
        proposals,
        matters,
    })
}

/// What every body has done in a period, in a fixed number of statements.
pub async fn figures(
    services: &Services,
    actor: &Actor,
    period: (NaiveDate, NaiveDate),
) -> Result<Vec<(Body, BodyFigures)>> {
    authorise_reader(actor)?;
    let access = &services.storage;
    let matters: BTreeMap<_, _> =
        storage::matter::all(access).await?.into_iter().map(|matter| (matter.id, matter)).collect();
    let records = storage::body::record::all(access).await?;
    let today = civil_day(services.now());
    let count = |body: Body| {
        let own: Vec<_> = records.iter().filter(|one| one.body == body.id).cloned().collect();
        let steps: Vec<_> = matters.values().flat_map(|matter| steps_through(matter, body.id)).collect();
        let figures = BodyFigures::count(&own, &handled_by(&own, &steps, &matters, today), period);
        (body, figures)
    };
    Ok(storage::body::all(access).await?.into_iter().map(count).collect())
}

fn steps_through(matter: &Matter, body: BodyId) -> impl Iterator<Item = (MatterId, NaiveDate)> + '_ {
    let through = matter.path.steps().iter().filter(move |step| step.body == body);
    through.map(|step| (matter.id, step.on))
}

/// What one body has handled. The path of a matter that was withdrawn ends on that day.
fn handled_by(
    records: &[BodyRecord],
    steps: &[(MatterId, NaiveDate)],
    matters: &BTreeMap<MatterId, Matter>,
    until: NaiveDate,
) -> Vec<HandledMatter> {
    let has_been = |matter: &Matter, on: NaiveDate| {
        matter.state() != MatterState::Withdrawn || matter.progress.ended_on().is_none_or(|end| on <= end)
    };
    let steps: Vec<_> = steps
        .iter()
        .filter_map(|(id, on)| Some((matters.get(id)?, *on)))
        .filter(|(matter, on)| has_been(matter, *on))
        .map(|(matter, on)| (matter.id, on, matter.decided_on()))
        .collect();
    let decided = matters.values().filter_map(|matter| Some((matter.id, matter.decided_on()?))).collect();
    handled(records, &steps, &decided, until)
}

/// Adds a body to the register.
pub async fn create(services: &Services, actor: &Actor, content: BodyContent) -> Result<Body> {
    let tx = begin(services, actor).await?;
    content.check().map_err(ServiceError::Invalid)?;
    let now = services.now();
    let body = Body { id: services.fresh_id(), content, version: 1, created_at: now, updated_at: now };
    storage::body::insert(&tx, &body).await?;
    audit::record(services, &tx, actor, Act::BodyCreated, body.id, json!({})).await?;
    tx.commit().await?;
    Ok(body)
}

/// Replaces what is written of a body that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: BodyId,
    version: i64,
    content: BodyContent,
) -> Result<Body> {
    let tx = begin(services, actor).await?;
    let body = read(&tx, id, version).await?;
    content.check().map_err(ServiceError::Invalid)?;
    let body = Body { content, ..body };
    write(services, tx, actor, body, Act::BodySaved, json!({})).await
}

/// Replaces the documents that a body has made for one year.
pub async fn save_documents(
    services: &Services,
    actor: &Actor,
    id: BodyId,
    version: i64,
    year: i32,
    documents: Vec<BodyDocument>,
) -> Result<Body> {
    let tx = begin(services, actor).await?;
    let body = read(&tx, id, version).await?;
    let mut kinds = BTreeSet::new();
    let mut wrong: Vec<_> = check_year(year).err().into_iter().collect();
    for document in &documents {
        for mut violation in document.check().err().unwrap_or_default() {
            violation.path.insert(0, document.kind.code().to_owned());
            wrong.push(violation);
        }
        if !kinds.insert(document.kind) {
            wrong.push(domain::Violation::new(Code::DocumentTwice, [document.kind.code()]));
        }
    }
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    storage::body::replace_documents(&tx, id, year, &documents).await?;
    write(services, tx, actor, body, Act::BodyDocumentsSaved, json!({ "year": year })).await
}

/// Begins to change the register. Whoever may not is turned away before.
async fn begin(services: &Services, actor: &Actor) -> Result<Tx> {
    authorise(actor, Action::ManageBodies, Scope::County)?;
    Ok(services.storage.begin().await?)
}

async fn read(tx: &Tx, id: BodyId, version: i64) -> Result<Body> {
    let body = storage::body::find(tx, id).await?.ok_or(ServiceError::NotFound)?;
    if body.version == version { Ok(body) } else { Err(stale()) }
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    body: Body,
    act: Act,
    detail: serde_json::Value,
) -> Result<Body> {
    let body = Body { version: body.version + 1, updated_at: services.now(), ..body };
    if !storage::body::update(&tx, &body).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, body.id, detail).await?;
    tx.commit().await?;
    Ok(body)
}

/// Refuses a matter that there is not.
async fn check_matter(access: &impl Access, matter: Option<MatterId>) -> Result<()> {
    match matter {
        Some(id) if storage::matter::find(access, id).await?.is_none() => {
            Err(ServiceError::invalid(Code::UnknownMatter, ["matterId"]))
        }
        _ => Ok(()),
    }
}

pub(crate) fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleEntry, ["version"])
}
