//! What committees propose to the board, and the half-yearly follow-up of it (L62).

use chrono::NaiveDate;
use domain::LocalizedText;
use domain::audit::Act;
use domain::body::{Body, FollowUp, Proposal, ProposalContent, ProposalStanding};
use domain::id::{BodyId, ProposalId};
use domain::identity::Actor;
use domain::time::{civil_day, half_year};
use serde_json::json;
use storage::body::proposal;

use super::{authorise_reader, begin, check_matter, stale};
use crate::{Result, ServiceError, Services, audit};

/// Notes what a body proposes.
pub async fn create(
    services: &Services,
    actor: &Actor,
    body: BodyId,
    content: ProposalContent,
) -> Result<Proposal> {
    let tx = begin(services, actor).await?;
    storage::body::find(&tx, body).await?.ok_or(ServiceError::NotFound)?;
    content.check(civil_day(services.now())).map_err(ServiceError::Invalid)?;
    check_matter(&tx, content.matter).await?;
    let one = Proposal {
        id: services.fresh_id(),
        body,
        content,
        follow_ups: Vec::new(),
        version: 1,
        created_at: services.now(),
    };
    proposal::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::ProposalSaved, one.id, json!({ "body": body })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes a proposal anew that was read as this version. What was found about it stays.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: ProposalId,
    version: i64,
    content: ProposalContent,
) -> Result<Proposal> {
    let tx = begin(services, actor).await?;
    let one = proposal::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version != version {
        return Err(stale());
    }
    check_matter(&tx, content.matter).await?;
    let one = one.written(content, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let one = Proposal { version: one.version + 1, ..one };
    if !proposal::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::ProposalSaved, id, json!({ "body": one.body })).await?;
    tx.commit().await?;
    Ok(one)
}

/// What was found on a day when it was looked into what has become of a proposal.
#[derive(Clone, Debug)]
pub struct NewFollowUp {
    pub on: NaiveDate,
    pub standing: ProposalStanding,
    pub text: LocalizedText,
}

/// Adds a follow-up to a proposal that was read as this version. It stays as it was written.
pub async fn follow(
    services: &Services,
    actor: &Actor,
    id: ProposalId,
    version: i64,
    new: NewFollowUp,
) -> Result<Proposal> {
    let tx = begin(services, actor).await?;
    let one = proposal::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version != version {
        return Err(stale());
    }
    let number = i32::try_from(one.follow_ups.len()).unwrap_or(i32::MAX).saturating_add(1);
    let entry = FollowUp { on: new.on, standing: new.standing, text: new.text, noted_at: services.now() };
    let one = one.followed(entry.clone(), civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let one = Proposal { version: one.version + 1, ..one };
    if !proposal::update(&tx, &one).await? {
        return Err(stale());
    }
    proposal::add_follow_up(&tx, id, number, &entry).await?;
    let detail = json!({ "body": one.body, "on": entry.on, "standing": entry.standing.code() });
    audit::record(services, &tx, actor, Act::ProposalFollowed, id, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// A proposal and whose it is. For those who keep the register or prepare matters.
pub async fn view(services: &Services, actor: &Actor, id: ProposalId) -> Result<(Body, Proposal)> {
    authorise_reader(actor)?;
    let one = proposal::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let body = storage::body::find(&services.storage, one.body).await?.ok_or(ServiceError::NotFound)?;
    Ok((body, one))
}

/// Every proposal, the latest first. For those who keep the register or prepare matters.
pub async fn all(services: &Services, actor: &Actor) -> Result<Vec<Proposal>> {
    authorise_reader(actor)?;
    Ok(proposal::all(&services.storage).await?)
}

/// Proposals that lack a follow-up in the half-year of today, the latest first. For those who keep the register or prepare
/// matters.
pub async fn lacking(services: &Services, actor: &Actor) -> Result<Vec<Proposal>> {
    let period = half_year(civil_day(services.now()));
    let mut proposals = all(services, actor).await?;
    proposals.retain(|one| one.lacks_follow_up(period));
    Ok(proposals)
}
