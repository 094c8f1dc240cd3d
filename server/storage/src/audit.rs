//! The audit log: appended in the transaction of its cause, never changed (a trigger sees to it).

use domain::AccountId;
use domain::audit::{Act, AuditEvent};
use domain::id::{AuditId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::audit_event;
use crate::json;
use crate::{Access, Result, StorageError, Tx};

pub async fn append(tx: &Tx, event: &AuditEvent) -> Result<()> {
    let row = audit_event::ActiveModel {
        id: Set(event.id.uuid()),
        at: Set(event.at),
        actor: Set(event.actor.map(TypedId::uuid)),
        act: Set(event.act.code().to_owned()),
        subject: Set(event.subject.clone()),
        detail: Set(json::write("audit detail", &event.detail)?),
    };
    audit_event::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The newest events before one of them, at most `limit`; of one subject where it is given.
pub async fn page(
    access: &impl Access,
    subject: Option<&str>,
    before: Option<AuditId>,
    limit: u64,
) -> Result<Vec<AuditEvent>> {
    let mut query = audit_event::Entity::find();
    if let Some(subject) = subject {
        // PostgreSQL takes no U+0000, not even to look for it.
        if subject.contains('\0') {
            return Ok(Vec::new());
        }
        query = query.filter(audit_event::Column::Subject.eq(subject));
    }
    if let Some(id) = before {
        // Identifiers sort by time, so they are the key of the page.
        query = query.filter(audit_event::Column::Id.lt(id.uuid()));
    }
    let rows = query.order_by_desc(audit_event::Column::Id).limit(limit).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: audit_event::Model) -> Result<AuditEvent> {
    Ok(AuditEvent {
        id: AuditId::from_uuid(row.id),
        at: row.at,
        actor: row.actor.map(AccountId::from_uuid),
        act: Act::from_code(&row.act).ok_or_else(|| StorageError::unreadable("act", &row.act))?,
        subject: row.subject,
        detail: json::read("audit detail", &row.detail)?,
    })
}
