//! The methods bank, and where its methods were used.

use std::collections::BTreeMap;

use domain::Code;
use domain::activity::{Activity, ActivityState};
use domain::audit::Act;
use domain::id::MethodId;
use domain::identity::{Action, Actor, Scope};
use domain::method::{self, Method, MethodContent};
use serde_json::json;
use storage::activity::Wanted;
use storage::{Access, Tx};

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit};

/// The most activities by which it is shown where a method was used.
const USES_MOST: usize = 50;

/// Where a method was used.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodUses {
    /// How many activities were held by it, public or not.
    pub held: u32,
    /// The public ones of them, the latest first, at most fifty.
    pub public: Vec<Activity>,
}

/// Every method, those that the county does not use any more among them.
pub async fn bank(services: &Services) -> Result<Vec<Method>> {
    Ok(method::bank(storage::method::all(&services.storage).await?))
}

/// A method of the bank.
pub async fn find(services: &Services, id: MethodId) -> Result<Method> {
    in_bank(&services.storage, id).await?.ok_or(ServiceError::NotFound)
}

/// How many activities were held by each method; those by which none was are left out.
pub async fn use_counts(services: &Services) -> Result<BTreeMap<MethodId, u32>> {
    Ok(storage::activity::uses(&services.storage).await?.into_iter().collect())
}

/// Where a method was used.
pub async fn uses(services: &Services, id: MethodId) -> Result<MethodUses> {
    let wanted = Wanted { method: Some(id), state: Some(ActivityState::Held), ..Wanted::default() };
    let mut found = storage::activity::list(&services.storage, wanted).await?;
    let held = u32::try_from(found.len()).unwrap_or(u32::MAX);
    found.retain(|one| one.content.is_public);
    found.truncate(USES_MOST);
    Ok(MethodUses { held, public: found })
}

/// Adds a method of the county's own.
pub async fn create(services: &Services, actor: &Actor, content: MethodContent) -> Result<Method> {
    authorise(actor, Action::ManageActivities, Scope::County)?;
    content.check().map_err(ServiceError::Invalid)?;
    let one = Method {
        id: services.fresh_id(),
        content,
        is_built_in: false,
        is_retired: false,
        version: 0,
        updated_at: None,
    };
    let tx = services.storage.begin().await?;
    write(services, tx, actor, one, Act::MethodSaved).await
}

/// Writes a method anew that was read as this version, 0 being one as it came with the program.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: MethodId,
    version: i64,
    content: MethodContent,
) -> Result<Method> {
    let (tx, one) = read(services, actor, id, version).await?;
    content.check().map_err(ServiceError::Invalid)?;
    write(services, tx, actor, Method { content, ..one }, Act::MethodSaved).await
}

/// Takes a method out of what is offered, or back into it. What was done by it goes on naming it.
pub async fn retire(
    services: &Services,
    actor: &Actor,
    id: MethodId,
    version: i64,
    is_retired: bool,
) -> Result<Method> {
    let (tx, one) = read(services, actor, id, version).await?;
    let act = if is_retired { Act::MethodRetired } else { Act::MethodTakenBack };
    write(services, tx, actor, Method { is_retired, ..one }, act).await
}

/// A method as the county has written it, else as it came with the program.
pub(crate) async fn in_bank(access: &impl Access, id: MethodId) -> Result<Option<Method>> {
    let written = storage::method::find(access, id).await?;
    Ok(method::bank(written.into_iter().collect()).into_iter().find(|one| one.id == id))
}

async fn read(services: &Services, actor: &Actor, id: MethodId, version: i64) -> Result<(Tx, Method)> {
    authorise(actor, Action::ManageActivities, Scope::County)?;
    let tx = services.storage.begin().await?;
    let one = in_bank(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one))
}

async fn write(services: &Services, tx: Tx, actor: &Actor, one: Method, act: Act) -> Result<Method> {
    let one = Method { version: one.version + 1, updated_at: Some(services.now()), ..one };
    if !storage::method::save(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, one.id, json!({})).await?;
    tx.commit().await?;
    Ok(one)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleMethod, ["version"])
}
