//! What members are owed for meetings: claims that are made when a meeting is reported, and what members do with them
//! behind their private link.

use std::collections::BTreeSet;

use domain::expert::{ClaimEntry, ClaimFor, FeeClaim};
use domain::id::{FeeClaimId, MeetingId, MemberId, PanelId, TypedId};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{Compensation, Meeting, Member, MemberState, Panel};
use domain::{Code, Violation};
use storage::expert::fee;
use storage::panel::member;
use storage::{Access, Tx};

use super::member::behind;
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, fees, token};

/// Refuses a rule by a class that the price list does not have.
pub(super) async fn check_rule(access: &impl Access, rule: &Compensation) -> Result<()> {
    let Compensation::FeeClass { code } = rule else { return Ok(()) };
    if fee::classes(access).await?.iter().any(|class| class.code == *code) {
        return Ok(());
    }
    Err(ServiceError::invalid(Code::UnknownFeeClass, ["meetingFeeClass"]))
}

/// Whose claims for a meeting there are.
pub(super) async fn claimed(
    access: &impl Access,
    panel: PanelId,
    meeting: MeetingId,
) -> Result<BTreeSet<MemberId>> {
    let of_meeting = |claim: FeeClaim| match claim.subject {
        ClaimFor::Meeting { meeting: found, member, .. } if found == meeting => Some(member),
        _ => None,
    };
    Ok(fee::of_panel(access, panel).await?.into_iter().filter_map(of_meeting).collect())
}

/// Makes the claims of members who have attended a meeting, but for those who have one, and asks them what it cost. Who
/// has attended is written down for that only: a panel that pays nothing counts its members and names nobody.
pub(super) async fn open(
    services: &Services,
    tx: &Tx,
    panel: &Panel,
    meeting: &Meeting,
    present: &BTreeSet<MemberId>,
) -> Result<()> {
    if present.is_empty() {
        return Ok(());
    }
    let classes = fee::classes(tx).await?;
    let Some(lines) = panel.content.compensation.lines(&meeting.content, &classes)? else {
        return Err(ServiceError::invalid(Code::NothingIsPaid, ["present"]));
    };
    let claimed = claimed(tx, panel.id, meeting.id).await?;
    let members = member::of_panel(tx, panel.id).await?;
    let mut messages = Vec::new();
    for id in present.difference(&claimed) {
        let is_seated = |one: &Member| one.id == *id && one.state == MemberState::Member;
        if !members.iter().any(is_seated) {
            return Err(ServiceError::invalid(Code::MemberNotSo, ["present"]));
        }
        fees::open_for_meeting(services, tx, meeting, *id, lines.clone()).await?;
        messages.push(asked(services, meeting, *id));
    }
    outbox::put(services, tx, &messages).await
}

fn asked(services: &Services, meeting: &Meeting, member: MemberId) -> Outgoing {
    Outgoing {
        about: format!("meeting costs:{}:{}", meeting.id.uuid(), member.uuid()),
        to: Recipient::Member(member),
        notice: Notice::MeetingCostsAsked {
            on: meeting.content.on,
            link: token::seat_link(services, member),
        },
        valid_for: None,
        not_before: None,
    }
}

/// What somebody is or was owed, the latest meeting first. Nothing of those who are forgotten.
pub(super) async fn own_claims(services: &Services, one: &Member) -> Result<Vec<FeeClaim>> {
    let access = &services.storage;
    if member::contact(access, one.id).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut claims = fee::of_member(access, one.id).await?;
    claims.reverse();
    Ok(claims)
}

/// Tells what it cost to attend, and sends the claim to be checked. For the member of the link, also once they have left.
pub async fn send(
    services: &Services,
    token: &str,
    id: FeeClaimId,
    version: i64,
    entry: ClaimEntry,
) -> Result<FeeClaim> {
    let member = payee(services, token).await?;
    fees::send_own(services, member, id, version, entry).await
}

/// Takes nothing for a meeting. For the member of the link, also once they have left.
pub async fn waive(services: &Services, token: &str, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let member = payee(services, token).await?;
    fees::waive_own(services, member, id, version).await
}

/// The member of a link, if it is still known who they are: nobody else can be paid.
async fn payee(services: &Services, token: &str) -> Result<MemberId> {
    let (one, _) = behind(services, token).await?;
    match member::contact(&services.storage, one.id).await? {
        Some(_) => Ok(one.id),
        None => Err(Violation::new(Code::MemberNotSo, ["token"]).into()),
    }
}
