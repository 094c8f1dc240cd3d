//! Forgetting those who have left, and everybody of a panel that has ended.
//!
//! What they answered and proposed is forgotten at once. How they are reached stays, and their key with it, for as long as
//! something is owed to them: a claim that nobody has paid, or the message that tells of the panel's end.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::Code;
use domain::expert::ClaimState;
use domain::id::{MemberId, PanelId, TypedId};
use domain::message::Notice;
use domain::panel::{MemberCommand, MemberParty, MemberState};
use storage::expert::fee;
use storage::panel::{member, reply, topic};
use storage::{Access, Tx};

use super::member::write_to;
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, fees};

/// How long after somebody has left their draft of a claim can be sent, and a message to them be delivered.
const OWED_DAYS: i64 = 60;

/// Forgets what somebody who has left answered and proposed, and what waits to be sent to them; a last message may be.
/// Tells whether nothing is owed to them: they are forgotten whole then, and their key is to be destroyed once that is
/// committed; what is left of keys when that comes to nothing, [`sweep_keys`] finds.
pub(super) async fn forget(
    services: &Services,
    tx: &Tx,
    id: MemberId,
    last: Option<Outgoing>,
) -> Result<bool> {
    member::forget_but_contact(tx, id).await?;
    reply::forget(tx, id).await?;
    topic::forget(tx, id).await?;
    storage::outbox::drop_to(tx, id.uuid()).await?;
    outbox::put(services, tx, last.as_slice()).await?;
    if is_owed(tx, id).await? {
        return Ok(false);
    }
    member::forget_contact(tx, id).await?;
    Ok(true)
}

/// Whether somebody has still to be paid or told something.
async fn is_owed(access: &impl Access, id: MemberId) -> Result<bool> {
    let claims = fee::of_member(access, id).await?;
    if claims.iter().any(|claim| claim.state.is_open()) {
        return Ok(true);
    }
    let messages = storage::outbox::to_recipient(access, id.uuid()).await?;
    Ok(messages.iter().any(|message| !message.state.has_ended()))
}

/// Ends the standing of everybody of a panel that has ended. Members and those who waited for a seat are told so. Whose
/// keys are to be destroyed once that is committed.
pub(super) async fn end_terms(services: &Services, tx: &Tx, panel: PanelId) -> Result<Vec<MemberId>> {
    let mut gone = Vec::new();
    for one in member::of_panel(tx, panel).await? {
        let is_told = one.state != MemberState::Invited;
        let Ok(moved) = one.moved(MemberCommand::EndTerm, MemberParty::Panel, None, services.now()) else {
            continue;
        };
        if !member::update(tx, &moved).await? {
            return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
        }
        let last = is_told.then(|| write_to(&moved, Notice::PanelEnded, services.fresh_id()));
        if forget(services, tx, moved.id, last).await? {
            gone.push(moved.id);
        }
    }
    Ok(gone)
}

/// Forgets those who have left once nothing is owed to them any more. A claim that they have not sent within 60 days of
/// leaving is not paid, and a message that has not reached them by then is taken back. For the nightly job; tells of how
/// many people.
pub async fn forget_settled(services: &Services) -> Result<usize> {
    let mut forgotten = Vec::new();
    for one in member::leaving(&services.storage).await? {
        let is_late = one.changed_at < services.now() - Duration::days(OWED_DAYS);
        if is_late {
            for claim in fee::of_member(&services.storage, one.id).await? {
                if claim.state == ClaimState::Draft {
                    fees::end_undecided(services, claim.id).await?;
                }
            }
        }
        let tx = services.storage.begin().await?;
        if is_late {
            storage::outbox::drop_to(&tx, one.id.uuid()).await?;
        }
        if !is_owed(&tx, one.id).await? {
            storage::outbox::drop_to(&tx, one.id.uuid()).await?;
            member::forget_contact(&tx, one.id).await?;
            forgotten.push(one.id);
        }
        tx.commit().await?;
    }
    services.keys.destroy_members(&forgotten).await?;
    Ok(forgotten.len())
}

/// Destroys the keys of those who are forgotten, and keys that were made for rows that never came. For the nightly job;
/// tells of how many. A key is made before its row, so young ones are left alone.
pub(super) async fn sweep_keys(services: &Services) -> Result<usize> {
    let known: BTreeSet<MemberId> = member::known(&services.storage).await?.into_iter().collect();
    let young = services.now() - Duration::days(1);
    let mut left = services.keys.of_members().await?;
    left.retain(|id| !known.contains(id) && id.made_at().is_none_or(|at| at < young));
    services.keys.destroy_members(&left).await?;
    Ok(left.len())
}
