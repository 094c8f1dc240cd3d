//! Agreements on partnership and on working together, for whoever keeps them.

use std::cmp::Reverse;

use chrono::NaiveDate;
use domain::Code;
use domain::audit::Act;
use domain::id::AgreementId;
use domain::identity::{Action, Actor, Scope};
use domain::register::{Agreement, AgreementContent, AgreementKind};
use serde_json::json;
use storage::Tx;
use storage::register::agreement;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county};

/// What is looked for among agreements. Blank, everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementFilter {
    /// Words that the partner or the subject hold, each of them.
    pub search: String,
    pub kind: Option<AgreementKind>,
    /// Only those in force on this Helsinki day.
    pub in_force_on: Option<NaiveDate>,
}

impl AgreementFilter {
    fn accepts(&self, one: &Agreement) -> bool {
        let content = &one.content;
        let subjects = content.subject.entries().map(|(_, text)| text.to_lowercase());
        let said = subjects.fold(content.partner.to_lowercase(), |said, text| format!("{said}\n{text}"));
        self.kind.is_none_or(|kind| content.kind == kind)
            && self.in_force_on.is_none_or(|on| content.is_in_force(on))
            && self.search.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }
}

/// The agreements that the actor keeps, those that began last first.
pub async fn agreements(
    services: &Services,
    actor: &Actor,
    filter: &AgreementFilter,
) -> Result<Vec<Agreement>> {
    authorise_somewhere(actor, Action::ManageRegister)?;
    let mut all = agreement::all(&services.storage).await?;
    all.retain(|one| actor.may(Action::ManageRegister, one.owner) && filter.accepts(one));
    all.sort_by_key(|one| Reverse((one.content.starts_on, one.id)));
    Ok(all)
}

/// One that the actor keeps.
pub async fn find(services: &Services, actor: &Actor, id: AgreementId) -> Result<Agreement> {
    managed_one(&services.storage, actor, id).await
}

/// Writes down an agreement that a part of the county has made.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: AgreementContent,
) -> Result<Agreement> {
    authorise(actor, Action::ManageRegister, owner)?;
    let content = content.check().map_err(ServiceError::Invalid)?;
    county::check_scope(services, owner, "owner").await?;
    let now = services.now();
    let one =
        Agreement { id: services.fresh_id(), owner, content, version: 1, created_at: now, updated_at: now };
    let tx = services.storage.begin().await?;
    agreement::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::AgreementSaved, one.id, json!({ "version": 1 })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes one anew that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: AgreementId,
    version: i64,
    content: AgreementContent,
) -> Result<Agreement> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let content = content.check().map_err(ServiceError::Invalid)?;
    let one = Agreement { content, version: one.version + 1, updated_at: services.now(), ..one };
    if !agreement::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::AgreementSaved, id, json!({ "version": one.version })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Removes one that was written down by mistake. One that is over stays: what was in force on a day is counted.
pub async fn remove(services: &Services, actor: &Actor, id: AgreementId, version: i64) -> Result<Agreement> {
    let (tx, one) = begin(services, actor, id, version).await?;
    if !agreement::delete(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::AgreementRemoved, id, json!({})).await?;
    tx.commit().await?;
    Ok(one)
}

async fn begin(services: &Services, actor: &Actor, id: AgreementId, version: i64) -> Result<(Tx, Agreement)> {
    let tx = services.storage.begin().await?;
    let one = managed_one(&tx, actor, id).await?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one))
}

async fn managed_one(access: &impl storage::Access, actor: &Actor, id: AgreementId) -> Result<Agreement> {
    authorise_somewhere(actor, Action::ManageRegister)?;
    let found = agreement::find(access, id).await?;
    found.filter(|one| actor.may(Action::ManageRegister, one.owner)).ok_or(ServiceError::NotFound)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleAgreement, ["version"])
}
