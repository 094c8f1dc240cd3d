//! Writing and reading the audit log.

use domain::audit::{Act, AuditEvent};
use domain::id::{AuditId, TypedId};
use domain::identity::{Action, Actor, Scope};
use serde_json::json;
use storage::{StorageError, Tx};

use crate::identity::authorise;
use crate::{Result, Rewrapped, Services};

/// Most events of one page.
const PAGE: u64 = 100;

/// Writes one act in the transaction that does it.
pub(crate) async fn record(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    act: Act,
    subject: impl TypedId,
    detail: serde_json::Value,
) -> Result<()> {
    record_about(services, tx, actor, act, subject.node_id(), detail).await
}

/// The same for what is named by a key and not by an id.
pub(crate) async fn record_about(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    act: Act,
    subject: String,
    detail: serde_json::Value,
) -> Result<()> {
    let event = AuditEvent {
        id: services.fresh_id(),
        at: services.now(),
        actor: actor.staff().map(|staff| staff.account),
        act,
        subject,
        detail,
    };
    Ok(storage::audit::append(tx, &event).await?)
}

/// Writes that the operator has wrapped the keys anew; by nobody who has an account.
pub(crate) async fn record_rewrapped(
    services: &Services,
    done: &Rewrapped,
) -> std::result::Result<(), StorageError> {
    let event = AuditEvent {
        id: services.fresh_id(),
        at: services.now(),
        actor: None,
        act: Act::KeysRewrapped,
        subject: format!("WrappingKey:{}", done.version),
        detail: json!({ "anew": done.anew, "already": done.already }),
    };
    let tx = services.storage.begin().await?;
    storage::audit::append(&tx, &event).await?;
    tx.commit().await
}

/// A page of the log, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditPage {
    pub events: Vec<AuditEvent>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<AuditId>,
}

/// The audit log, newest first, of everything or of one subject.
pub async fn audit_log(
    services: &Services,
    actor: &Actor,
    subject: Option<&str>,
    before: Option<AuditId>,
    first: u64,
) -> Result<AuditPage> {
    authorise(actor, Action::ViewAudit, Scope::County)?;
    let wanted = usize::try_from(first.clamp(1, PAGE)).unwrap_or(usize::MAX);
    let mut events =
        storage::audit::page(&services.storage, subject, before, first.clamp(1, PAGE) + 1).await?;
    let more = events.len() > wanted;
    events.truncate(wanted);
    Ok(AuditPage { next: events.last().filter(|_| more).map(|event| event.id), events })
}
