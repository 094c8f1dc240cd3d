//! What is done to a claim, one step at a time.

use chrono::{DateTime, Utc};
use domain::AccountId;
use domain::audit::Act;
use domain::expert::booking::{self, ClaimCommand};
use domain::expert::fee::check_reason;
use domain::expert::{ClaimEntry, ClaimFor, ClaimState, DomainEvent, FeeClaim, Party};
use domain::id::{AuditId, FeeClaimId, MemberId, TypedId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::{Code, Violation};
use serde_json::{Value, json};
use storage::Tx;
use storage::expert::{calendar, event, fee, order, person};

use super::claims::{ClaimAbout, is_visible, of_order, of_panel};
use crate::expert::change::with;
use crate::expert::sealed;
use crate::identity::{authorise, authorise_somewhere};
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, token};

/// A claim whose row is locked. What happened is written by [`Self::commit`]; dropped before, nothing did.
struct Moving<'a> {
    services: &'a Services,
    tx: Tx,
    about: ClaimAbout,
    claim: FeeClaim,
    now: DateTime<Utc>,
    event: Option<DomainEvent>,
    message: Option<Outgoing>,
}

/// Begins what an expert does with their own claim, or whoever manages it for them. Tells as whom.
async fn begin_own<'a>(
    services: &'a Services,
    actor: &Actor,
    id: FeeClaimId,
    version: i64,
) -> Result<(Moving<'a>, Party)> {
    if actor.expert().is_none() {
        return Ok((begin_managed(services, actor, id, version).await?, Party::Coordinator));
    }
    Ok((Moving::read(services, actor, id, version).await?, Party::Expert))
}

/// Begins what is done by whoever manages such claims: those of experts or those of members of panels.
async fn begin_managed<'a>(
    services: &'a Services,
    actor: &Actor,
    id: FeeClaimId,
    version: i64,
) -> Result<Moving<'a>> {
    if !actor.may_somewhere(Action::ManagePanels) {
        authorise_somewhere(actor, Action::ManageFees)?;
    }
    let moving = Moving::read(services, actor, id, version).await?;
    authorise(actor, moving.claim.subject.managing(), moving.about.owner)?;
    Ok(moving)
}

/// Begins what is done to claims of both kinds by the same staff.
async fn begin_as<'a>(
    services: &'a Services,
    actor: &Actor,
    action: Action,
    id: FeeClaimId,
    version: i64,
) -> Result<Moving<'a>> {
    authorise_somewhere(actor, action)?;
    let moving = Moving::read(services, actor, id, version).await?;
    authorise(actor, action, moving.about.owner)?;
    Ok(moving)
}

impl<'a> Moving<'a> {
    async fn read(services: &'a Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<Self> {
        let moving = Self::find(services, id).await?;
        if !is_visible(actor, &moving.claim, moving.about.owner) {
            return Err(ServiceError::NotFound);
        }
        moving.at(version)
    }

    async fn of_member(
        services: &'a Services,
        member: MemberId,
        id: FeeClaimId,
        version: i64,
    ) -> Result<Self> {
        let moving = Self::find(services, id).await?;
        match moving.claim.subject {
            ClaimFor::Meeting { member: own, .. } if own == member => moving.at(version),
            _ => Err(ServiceError::NotFound),
        }
    }

    async fn find(services: &'a Services, id: FeeClaimId) -> Result<Self> {
        let tx = services.storage.begin().await?;
        let claim = fee::find_for_update(&tx, id).await?.ok_or(ServiceError::NotFound)?;
        let about = match claim.subject {
            ClaimFor::Gig { order, .. } => order::find(&tx, order).await?.as_ref().map(of_order),
            ClaimFor::Meeting { panel, .. } => storage::panel::find(&tx, panel).await?.as_ref().map(of_panel),
        };
        let about = about.ok_or(ServiceError::NotFound)?;
        Ok(Self { services, tx, about, claim, now: services.now(), event: None, message: None })
    }

    /// As it was read, or refused.
    fn at(self, version: i64) -> Result<Self> {
        if self.claim.version == version {
            return Ok(self);
        }
        Err(ServiceError::Conflict(Violation::new(Code::StaleClaim, ["version"])))
    }

    /// Takes in what it cost, while it is a draft.
    fn enter(&mut self, entry: ClaimEntry) -> Result<()> {
        if self.claim.state != ClaimState::Draft {
            return Err(Violation::new(Code::ClaimNotSo, ["state"]).into());
        }
        entry.check().map_err(ServiceError::Invalid)?;
        self.claim.lines.enter(entry);
        Ok(())
    }

    /// Moves the claim on, or refuses.
    fn apply(&mut self, command: ClaimCommand, by: Party, detail: Value) -> Result<()> {
        self.event = Some(advance(self.services, &mut self.claim, command, by, detail)?);
        Ok(())
    }

    /// Staff who have a hand in it do not approve it.
    fn take_a_hand(&mut self, actor: &Actor) -> Option<AccountId> {
        let account = actor.staff()?.account;
        self.claim.lines.hands.insert(account);
        Some(account)
    }

    /// Refuses where a report says by now that the gig was not held. A meeting that has been held was held.
    async fn check_gig(&self) -> Result<()> {
        let Some(assignment) = self.claim.assignment() else { return Ok(()) };
        let gig = calendar::find(&self.tx, assignment).await?.ok_or(ServiceError::NotFound)?;
        Ok(self.claim.check_gig(gig.state)?)
    }

    /// Refuses whom it pays, by their name. Nothing of an expert is opened to compare: whoever has the name leaves it to
    /// somebody else.
    async fn check_payee(&self, approver: &str) -> Result<()> {
        let is_payee = match self.claim.subject {
            ClaimFor::Gig { expert, .. } => {
                let name = self.services.vault.index_tag("name", &sealed::folded(approver));
                person::indexed(&self.tx, "name", &[name]).await?.contains_key(&expert)
            }
            ClaimFor::Meeting { member, .. } => {
                let person = crate::panel::person::person(self.services, member).await?;
                person.is_some_and(|one| sealed::folded(&one.contact.name) == sealed::folded(approver))
            }
        };
        if is_payee { Err(Violation::new(Code::FourEyes, ["approver"]).into()) } else { Ok(()) }
    }

    /// Tells whom it pays that it is approved, once this has been committed.
    fn tell_approved(&mut self) {
        let cents = self.claim.lines.total();
        let notice = match self.claim.subject {
            ClaimFor::Gig { .. } => Notice::FeeApproved { reference: self.about.reference.clone(), cents },
            ClaimFor::Meeting { .. } => Notice::MeetingFeeApproved { on: self.claim.gig_day, cents },
        };
        self.tell("fee approved", notice);
    }

    /// Tells whom it was to pay that it is rejected, once this has been committed.
    fn tell_rejected(&mut self) {
        let notice = match self.claim.subject {
            ClaimFor::Gig { .. } => {
                let link = format!("own/fees/{}", self.claim.id.uuid());
                Notice::FeeRejected { reference: self.about.reference.clone(), link }
            }
            ClaimFor::Meeting { member, .. } => {
                let link = token::seat_link(self.services, member);
                Notice::MeetingFeeRejected { on: self.claim.gig_day, link }
            }
        };
        self.tell("fee rejected", notice);
    }

    fn tell(&mut self, about: &str, notice: Notice) {
        self.message = Some(Outgoing {
            about: format!("{about}:{}:{}", self.claim.id.uuid(), self.claim.version),
            to: match self.claim.subject {
                ClaimFor::Gig { expert, .. } => Recipient::Expert(expert),
                ClaimFor::Meeting { member, .. } => Recipient::Member(member),
            },
            notice,
            valid_for: None,
            not_before: None,
        });
    }

    /// Writes the claim, its history and its message; a staff act is logged beside them.
    async fn commit(self, actor: &Actor, act: Act) -> Result<FeeClaim> {
        if !fee::update(&self.tx, &self.claim).await? {
            return Err(ServiceError::Unavailable);
        }
        event::append(&self.tx, self.event.as_slice()).await?;
        outbox::put(self.services, &self.tx, self.message.as_slice()).await?;
        if actor.staff().is_some() {
            let detail = json!({ "state": self.claim.state.code() });
            audit::record(self.services, &self.tx, actor, act, self.claim.id, detail).await?;
        }
        self.tx.commit().await?;
        Ok(self.claim)
    }
}

/// Moves a claim on by the table, or refuses; the event of it.
pub(crate) fn advance(
    services: &Services,
    claim: &mut FeeClaim,
    command: ClaimCommand,
    by: Party,
    detail: Value,
) -> Result<DomainEvent> {
    let row = booking::step(booking::CLAIM, claim.state, command, by)
        .map_err(|_| Violation::new(Code::ClaimNotSo, ["state"]))?;
    let at = services.now();
    claim.state = row.to;
    claim.version += 1;
    claim.updated_at = at;
    Ok(DomainEvent {
        id: services.fresh_id::<AuditId>().uuid(),
        aggregate: claim.id.uuid(),
        version: claim.version,
        kind: row.event,
        at,
        counts_on: claim.gig_day,
        detail: with(detail, "by", by.code()),
    })
}

/// Fills in what a gig cost, while the claim is a draft. For its expert, and for whoever manages it and was told.
pub async fn fill(
    services: &Services,
    actor: &Actor,
    id: FeeClaimId,
    version: i64,
    entry: ClaimEntry,
) -> Result<FeeClaim> {
    let (mut moving, _) = begin_own(services, actor, id, version).await?;
    moving.enter(entry)?;
    moving.claim.version += 1;
    moving.claim.updated_at = moving.now;
    if let Some(account) = moving.take_a_hand(actor) {
        moving.claim.made_by = Some(account);
    }
    moving.commit(actor, Act::ClaimFilled).await
}

/// Sends a claim to be checked. For its expert, and for whoever manages it and was told.
pub async fn submit(services: &Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let (mut moving, by) = begin_own(services, actor, id, version).await?;
    moving.apply(ClaimCommand::Submit, by, json!({}))?;
    moving.claim.lines.reason.clear();
    if let Some(account) = moving.take_a_hand(actor) {
        moving.claim.made_by = Some(account);
    }
    moving.commit(actor, Act::ClaimSubmitted).await
}

/// Fills in what it cost a member to attend, and sends the claim to be checked.
pub(crate) async fn send_own(
    services: &Services,
    member: MemberId,
    id: FeeClaimId,
    version: i64,
    entry: ClaimEntry,
) -> Result<FeeClaim> {
    let mut moving = Moving::of_member(services, member, id, version).await?;
    moving.enter(entry)?;
    moving.apply(ClaimCommand::Submit, Party::Member, json!({}))?;
    moving.claim.lines.reason.clear();
    moving.commit(&Actor::Anonymous, Act::ClaimSubmitted).await
}

/// Takes neither fee nor costs, as a member says.
pub(crate) async fn waive_own(
    services: &Services,
    member: MemberId,
    id: FeeClaimId,
    version: i64,
) -> Result<FeeClaim> {
    let mut moving = Moving::of_member(services, member, id, version).await?;
    moving.apply(ClaimCommand::Waive, Party::Member, json!({}))?;
    moving.commit(&Actor::Anonymous, Act::ClaimWaived).await
}

/// Takes neither fee nor costs. For its expert, and for whoever manages it and was told.
pub async fn waive(services: &Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let (mut moving, by) = begin_own(services, actor, id, version).await?;
    moving.apply(ClaimCommand::Waive, by, json!({}))?;
    moving.commit(actor, Act::ClaimWaived).await
}

/// Says that what is claimed is right. For coordinators, and of meetings for organisers of panels.
pub async fn check(services: &Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let mut moving = begin_managed(services, actor, id, version).await?;
    moving.check_gig().await?;
    moving.apply(ClaimCommand::Check, Party::Coordinator, json!({}))?;
    moving.claim.checked_by = moving.take_a_hand(actor);
    moving.commit(actor, Act::ClaimChecked).await
}

/// Says that it is paid. For budget approvers: neither whom it pays nor who has had a hand in it.
pub async fn approve(services: &Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let mut moving = begin_as(services, actor, Action::ApproveFees, id, version).await?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    moving.claim.check_approver(staff.account)?;
    moving.check_payee(&staff.name).await?;
    moving.check_gig().await?;
    let (fee, costs) = (moving.claim.lines.fee(), moving.claim.lines.costs());
    moving.apply(ClaimCommand::Approve, Party::Approver, json!({ "fee": fee, "costs": costs }))?;
    moving.claim.approved_by = Some(staff.account);
    moving.tell_approved();
    moving.commit(actor, Act::ClaimApproved).await
}

/// Says that it is not paid as it is, and why. For coordinators, of meetings for organisers of panels, and for budget
/// approvers.
pub async fn reject(
    services: &Services,
    actor: &Actor,
    id: FeeClaimId,
    version: i64,
    reason: &str,
) -> Result<FeeClaim> {
    let (mut moving, by) = if actor.may_somewhere(Action::ApproveFees) {
        (begin_as(services, actor, Action::ApproveFees, id, version).await?, Party::Approver)
    } else {
        (begin_managed(services, actor, id, version).await?, Party::Coordinator)
    };
    let reason = check_reason(reason)?;
    moving.apply(ClaimCommand::Reject, by, json!({}))?;
    moving.claim.lines.reason = reason;
    moving.tell_rejected();
    moving.commit(actor, Act::ClaimRejected).await
}

/// Ends a claim of somebody who is forgotten before anybody has decided on it; one that is approved stays for payroll.
pub(crate) async fn end_undecided(services: &Services, id: FeeClaimId) -> Result<()> {
    let tx = services.storage.begin().await?;
    let mut claim = fee::find_for_update(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let detail = json!({ "for": "erasure" });
    let event = advance(services, &mut claim, ClaimCommand::Reject, Party::System, detail)?;
    if !fee::update(&tx, &claim).await? {
        return Err(ServiceError::Unavailable);
    }
    event::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}

/// Makes a rejected claim a draft again, to be mended. For coordinators, and of meetings for organisers of panels.
pub async fn reopen(services: &Services, actor: &Actor, id: FeeClaimId, version: i64) -> Result<FeeClaim> {
    let mut moving = begin_managed(services, actor, id, version).await?;
    moving.apply(ClaimCommand::Reopen, Party::Coordinator, json!({}))?;
    moving.claim.checked_by = None;
    moving.commit(actor, Act::ClaimReopened).await
}
