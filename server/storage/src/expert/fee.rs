//! The price list and fee claims.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::expert::{ClaimFor, ClaimState, FeeClaim, FeeClass};
use domain::id::{
    AccountId, AssignmentId, ExpertId, FeeClaimId, FeeExportId, MeetingId, MemberId, OccurrenceId, OrderId,
    PanelId, TypedId,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{assignment, fee_claim, fee_class};
use crate::{Access, Backend, Result, StorageError, Tx, json};

/// Every version of every class, the oldest first.
pub async fn classes(access: &impl Access) -> Result<Vec<FeeClass>> {
    let rows = fee_class::Entity::find()
        .order_by_asc(fee_class::Column::Code)
        .order_by_asc(fee_class::Column::ValidFrom)
        .all(access.connection())
        .await?;
    rows.into_iter().map(|row| json::read("fee class", &row.content)).collect()
}

/// Adds a version of a class, or replaces the one of the same day.
pub async fn save_class(tx: &Tx, class: &FeeClass, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    fee_class::Entity::delete_many()
        .filter(fee_class::Column::Code.eq(class.code.clone()))
        .filter(fee_class::Column::ValidFrom.eq(class.valid_from))
        .exec(tx.connection())
        .await?;
    let row = fee_class::ActiveModel {
        id: Set(class.id.uuid()),
        code: Set(class.code.clone()),
        valid_from: Set(class.valid_from),
        content: Set(json::write("fee class", class)?),
        created_at: Set(now),
    };
    fee_class::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Keeps the class that was agreed with a booking.
pub async fn agree(tx: &Tx, id: AssignmentId, class: &FeeClass) -> Result<()> {
    let fee = json::write("fee class", class)?;
    let row = assignment::ActiveModel { fee: Set(Some(fee)), ..Default::default() };
    assignment::Entity::update_many()
        .set(row)
        .filter(assignment::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The class that was agreed with a booking.
pub async fn agreed(access: &impl Access, id: AssignmentId) -> Result<Option<FeeClass>> {
    let row = assignment::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    row.and_then(|row| row.fee).map(|fee| json::read("fee class", &fee)).transpose()
}

/// The classes that were agreed with an expert's bookings of an order, by its times.
pub async fn agreed_with(
    access: &impl Access,
    order: OrderId,
    expert: ExpertId,
) -> Result<BTreeMap<OccurrenceId, FeeClass>> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::OrderId.eq(order.uuid()))
        .filter(assignment::Column::ExpertId.eq(expert.uuid()))
        .order_by_asc(assignment::Column::Id)
        .all(access.connection())
        .await?;
    let mut agreed = BTreeMap::new();
    for row in rows {
        if let Some(fee) = row.fee {
            agreed.insert(OccurrenceId::from_uuid(row.occurrence_id), json::read("fee class", &fee)?);
        }
    }
    Ok(agreed)
}

pub async fn insert(tx: &Tx, claim: &FeeClaim) -> Result<()> {
    fee_claim::Entity::insert(row(claim)?).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes a claim that was read as version `claim.version - 1`; false where somebody else has changed it since.
pub async fn update(tx: &Tx, claim: &FeeClaim) -> Result<bool> {
    let mut columns = row(claim)?;
    columns.id = sea_orm::ActiveValue::NotSet;
    columns.exported_in = sea_orm::ActiveValue::NotSet;
    let done = fee_claim::Entity::update_many()
        .set(columns)
        .filter(fee_claim::Column::Id.eq(claim.id.uuid()))
        .filter(fee_claim::Column::Version.eq(claim.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ties a claim to another booking of its expert.
pub async fn move_to(tx: &Tx, id: FeeClaimId, to: AssignmentId) -> Result<()> {
    let row = fee_claim::ActiveModel { assignment_id: Set(Some(to.uuid())), ..Default::default() };
    fee_claim::Entity::update_many()
        .set(row)
        .filter(fee_claim::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: FeeClaimId) -> Result<Option<FeeClaim>> {
    fee_claim::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// Reads a claim and keeps others from changing it until this transaction ends.
pub async fn find_for_update(tx: &Tx, id: FeeClaimId) -> Result<Option<FeeClaim>> {
    let query = fee_claim::Entity::find_by_id(id.uuid());
    let query = if tx.backend() == Backend::Postgres { query.lock_exclusive() } else { query };
    query.one(tx.connection()).await?.map(read).transpose()
}

/// The claim for a booking, if there is one.
pub async fn of_assignment(access: &impl Access, id: AssignmentId) -> Result<Option<FeeClaim>> {
    let query = fee_claim::Entity::find().filter(fee_claim::Column::AssignmentId.eq(id.uuid()));
    query.one(access.connection()).await?.map(read).transpose()
}

pub async fn of_order(access: &impl Access, id: OrderId) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all().add(fee_claim::Column::OrderId.eq(id.uuid()))).await
}

pub async fn of_expert(access: &impl Access, id: ExpertId) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all().add(fee_claim::Column::ExpertId.eq(id.uuid()))).await
}

/// The claims of somebody of a panel, the oldest meeting first.
pub async fn of_member(access: &impl Access, id: MemberId) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all().add(fee_claim::Column::MemberId.eq(id.uuid()))).await
}

/// The claims for the meetings of a panel, the oldest meeting first.
pub async fn of_panel(access: &impl Access, id: PanelId) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all().add(fee_claim::Column::PanelId.eq(id.uuid()))).await
}

/// Claims in these states, the oldest gig first.
pub async fn in_states(access: &impl Access, states: &[ClaimState]) -> Result<Vec<FeeClaim>> {
    let codes = states.iter().map(|state| state.code());
    list(access, Condition::all().add(fee_claim::Column::State.is_in(codes))).await
}

/// Claims of every state, the oldest gig first.
pub async fn all(access: &impl Access) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all()).await
}

/// Notes in which file for payroll claims are.
pub async fn set_exported(tx: &Tx, ids: &[FeeClaimId], export: FeeExportId) -> Result<()> {
    let row = fee_claim::ActiveModel { exported_in: Set(Some(export.uuid())), ..Default::default() };
    fee_claim::Entity::update_many()
        .set(row)
        .filter(fee_claim::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The claims of a file for payroll, the oldest gig first; none where there is no such file.
pub async fn of_export(access: &impl Access, id: FeeExportId) -> Result<Vec<FeeClaim>> {
    list(access, Condition::all().add(fee_claim::Column::ExportedIn.eq(id.uuid()))).await
}

/// Every file for payroll, the newest first.
pub async fn exports(access: &impl Access) -> Result<Vec<FeeExportId>> {
    let found: Vec<Uuid> = fee_claim::Entity::find()
        .select_only()
        .column(fee_claim::Column::ExportedIn)
        .filter(fee_claim::Column::ExportedIn.is_not_null())
        .distinct()
        .into_tuple()
        .all(access.connection())
        .await?;
    let mut ids: Vec<FeeExportId> = found.into_iter().map(FeeExportId::from_uuid).collect();
    // Made of time first, so that they sort by it.
    ids.sort_by_key(|id| Reverse(*id));
    Ok(ids)
}

async fn list(access: &impl Access, which: Condition) -> Result<Vec<FeeClaim>> {
    let rows = fee_claim::Entity::find()
        .filter(which)
        .order_by_asc(fee_claim::Column::GigDay)
        .order_by_asc(fee_claim::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn row(claim: &FeeClaim) -> Result<fee_claim::ActiveModel> {
    let (gig, meeting) = match claim.subject {
        ClaimFor::Gig { assignment, expert, order } => (Some((assignment, expert, order)), None),
        ClaimFor::Meeting { meeting, member, panel } => (None, Some((meeting, member, panel))),
    };
    Ok(fee_claim::ActiveModel {
        id: Set(claim.id.uuid()),
        assignment_id: Set(gig.map(|(assignment, ..)| assignment.uuid())),
        expert_id: Set(gig.map(|(_, expert, _)| expert.uuid())),
        order_id: Set(gig.map(|(.., order)| order.uuid())),
        meeting_id: Set(meeting.map(|(meeting, ..)| meeting.uuid())),
        member_id: Set(meeting.map(|(_, member, _)| member.uuid())),
        panel_id: Set(meeting.map(|(.., panel)| panel.uuid())),
        state: Set(claim.state.code().to_owned()),
        content: Set(json::write("claim", &claim.lines)?),
        gig_day: Set(claim.gig_day),
        version: Set(claim.version),
        made_by: Set(claim.made_by.map(TypedId::uuid)),
        checked_by: Set(claim.checked_by.map(TypedId::uuid)),
        approved_by: Set(claim.approved_by.map(TypedId::uuid)),
        exported_in: Set(None),
        updated_at: Set(claim.updated_at),
    })
}

fn read(row: fee_claim::Model) -> Result<FeeClaim> {
    Ok(FeeClaim {
        id: FeeClaimId::from_uuid(row.id),
        subject: subject(&row)?,
        state: ClaimState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("claim state", &row.state))?,
        lines: json::read("claim", &row.content)?,
        gig_day: row.gig_day,
        version: row.version,
        made_by: row.made_by.map(AccountId::from_uuid),
        checked_by: row.checked_by.map(AccountId::from_uuid),
        approved_by: row.approved_by.map(AccountId::from_uuid),
        updated_at: row.updated_at,
    })
}

fn subject(row: &fee_claim::Model) -> Result<ClaimFor> {
    match (row.assignment_id, row.expert_id, row.order_id, row.meeting_id, row.member_id, row.panel_id) {
        (Some(assignment), Some(expert), Some(order), None, None, None) => Ok(ClaimFor::Gig {
            assignment: AssignmentId::from_uuid(assignment),
            expert: ExpertId::from_uuid(expert),
            order: OrderId::from_uuid(order),
        }),
        (None, None, None, Some(meeting), Some(member), Some(panel)) => Ok(ClaimFor::Meeting {
            meeting: MeetingId::from_uuid(meeting),
            member: MemberId::from_uuid(member),
            panel: PanelId::from_uuid(panel),
        }),
        _ => Err(StorageError::unreadable("claim", "neither a gig nor a meeting")),
    }
}
