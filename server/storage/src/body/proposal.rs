//! What bodies propose, and what has become of it.

use std::collections::BTreeMap;

use domain::body::{FollowUp, Proposal, ProposalStanding};
use domain::id::{BodyId, ProposalId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::SimpleExpr};
use uuid::Uuid;

use crate::entity::preparation::{body_proposal, proposal_follow_up};
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, one: &Proposal) -> Result<()> {
    body_proposal::Entity::insert(row(one)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes what is proposed, read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Proposal) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    let done = body_proposal::Entity::update_many()
        .set(columns)
        .filter(body_proposal::Column::Id.eq(one.id.uuid()))
        .filter(body_proposal::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds a follow-up; its number counts those of the proposal from one on.
pub async fn add_follow_up(tx: &Tx, id: ProposalId, number: i32, one: &FollowUp) -> Result<()> {
    let row = proposal_follow_up::ActiveModel {
        proposal_id: Set(id.uuid()),
        number: Set(number),
        on_day: Set(one.on),
        standing: Set(one.standing.code().to_owned()),
        content: Set(json::write("follow-up", &one.text)?),
        noted_at: Set(one.noted_at),
    };
    proposal_follow_up::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: ProposalId) -> Result<Option<Proposal>> {
    Ok(of(access, body_proposal::Column::Id.eq(id.uuid())).await?.pop())
}

/// The proposals of a body, the latest first.
pub async fn of_body(access: &impl Access, id: BodyId) -> Result<Vec<Proposal>> {
    of(access, body_proposal::Column::BodyId.eq(id.uuid())).await
}

/// Every proposal, the latest first.
pub async fn all(access: &impl Access) -> Result<Vec<Proposal>> {
    of(access, body_proposal::Column::Id.is_not_null()).await
}

async fn of(access: &impl Access, which: SimpleExpr) -> Result<Vec<Proposal>> {
    let rows = body_proposal::Entity::find()
        .filter(which)
        .order_by_desc(body_proposal::Column::Id)
        .all(access.connection())
        .await?;
    let mut told = follow_ups(access, rows.iter().map(|row| row.id).collect()).await?;
    let read = |row: body_proposal::Model| {
        Ok(Proposal {
            id: ProposalId::from_uuid(row.id),
            body: BodyId::from_uuid(row.body_id),
            content: json::read("proposal", &row.content)?,
            follow_ups: told.remove(&row.id).unwrap_or_default(),
            version: row.version,
            created_at: row.created_at,
        })
    };
    let mut proposals: Vec<Proposal> = rows.into_iter().map(read).collect::<Result<_>>()?;
    proposals.sort_by_key(|one| std::cmp::Reverse((one.content.made_on, one.id)));
    Ok(proposals)
}

async fn follow_ups(access: &impl Access, of: Vec<Uuid>) -> Result<BTreeMap<Uuid, Vec<FollowUp>>> {
    let rows = proposal_follow_up::Entity::find()
        .filter(proposal_follow_up::Column::ProposalId.is_in(of))
        .order_by_asc(proposal_follow_up::Column::OnDay)
        .order_by_asc(proposal_follow_up::Column::Number)
        .all(access.connection())
        .await?;
    let mut found: BTreeMap<Uuid, Vec<FollowUp>> = BTreeMap::new();
    for row in rows {
        let standing = ProposalStanding::from_code(&row.standing)
            .ok_or_else(|| StorageError::unreadable("standing", &row.standing))?;
        let text = json::read("follow-up", &row.content)?;
        let one = FollowUp { on: row.on_day, standing, text, noted_at: row.noted_at };
        found.entry(row.proposal_id).or_default().push(one);
    }
    Ok(found)
}

fn row(one: &Proposal) -> Result<body_proposal::ActiveModel> {
    Ok(body_proposal::ActiveModel {
        id: Set(one.id.uuid()),
        body_id: Set(one.body.uuid()),
        content: Set(json::write("proposal", &one.content)?),
        version: Set(one.version),
        created_at: Set(one.created_at),
    })
}
