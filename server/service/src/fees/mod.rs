//! What experts are paid for their gigs and members of panels for their meetings: the price list, claims from the gig to
//! their approval, and the file for payroll.
//!
//! A claim goes through the table of `domain::expert::booking`: each transition leaves its event and its message in
//! its own transaction. Whoever has had a hand in a claim does not approve it.

mod claims;
mod payroll;
mod prices;
mod step;

pub use claims::{ClaimAbout, ClaimFilter, ClaimView, claim, claims};
pub use payroll::{ExportSummary, PAYROLL_TYPE, PayrollExport, download, export, exports, make, mark_paid};
pub use prices::{NewFeeClass, OfferedFee, choices, offered, price_list, save_class};
pub(crate) use prices::{agree, check_class};
pub(crate) use step::{advance, end_undecided, send_own, waive_own};
pub use step::{approve, check, fill, reject, reopen, submit, waive};

use chrono::{DateTime, NaiveDate, Utc};
use domain::expert::fee::km_cents_on;
use domain::expert::{Assignment, ClaimFor, ClaimLines, ClaimState, DomainEvent, EventKind, FeeClaim, Party};
use domain::id::{AuditId, ExpertId, FeeClaimId, MemberId, OccurrenceId, TypedId};
use domain::panel::Meeting;
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;
use storage::expert::{calendar, event, fee, registry};

use crate::expert::change::Changing;
use crate::{Result, ServiceError, Services};

/// Makes the claim for a gig that was held, unless there is one; the expert adds what it cost. So it is for one that was
/// cancelled too late. The fee is that of the class that was agreed when the gig was confirmed; without one, the claim is
/// of costs only.
pub(crate) async fn open_claim(changing: &mut Changing<'_>, one: &Assignment) -> Result<()> {
    if fee::of_assignment(&changing.tx, one.id).await?.is_some() {
        return Ok(());
    }
    let gig_day = civil_day(one.busy.starts_at);
    let lines = match fee::agreed(&changing.tx, one.id).await? {
        Some(class) => {
            let expert = registry::find(&changing.tx, one.expert).await?.ok_or(ServiceError::NotFound)?;
            let minutes = (one.busy.ends_at - one.busy.starts_at).num_minutes();
            ClaimLines {
                fee_cents: class.fee_for(minutes),
                km_cents: class.km_cents,
                class: Some(class),
                fee_waived: expert.profile.waives_fee,
                ..ClaimLines::default()
            }
        }
        None => {
            let km_cents = km_cents_on(&fee::classes(&changing.tx).await?, gig_day);
            ClaimLines { km_cents, ..ClaimLines::default() }
        }
    };
    let subject = ClaimFor::Gig { assignment: one.id, expert: one.expert, order: one.order };
    let claim = draft(changing.services.fresh_id(), subject, lines, gig_day, changing.now);
    fee::insert(&changing.tx, &claim).await?;
    changing.record(claim.id.uuid(), 1, EventKind::ClaimMade, json!({}));
    Ok(())
}

/// Makes the claim of a member who has attended a meeting; they add what it cost them to come.
pub(crate) async fn open_for_meeting(
    services: &Services,
    tx: &Tx,
    meeting: &Meeting,
    member: MemberId,
    lines: ClaimLines,
) -> Result<()> {
    let subject = ClaimFor::Meeting { meeting: meeting.id, member, panel: meeting.panel };
    let claim = draft(services.fresh_id(), subject, lines, meeting.content.on, services.now());
    fee::insert(tx, &claim).await?;
    let made = DomainEvent {
        id: services.fresh_id::<AuditId>().uuid(),
        aggregate: claim.id.uuid(),
        version: 1,
        kind: EventKind::ClaimMade,
        at: services.now(),
        counts_on: claim.gig_day,
        detail: json!({ "by": Party::Coordinator.code() }),
    };
    Ok(event::append(tx, &[made]).await?)
}

fn draft(
    id: FeeClaimId,
    subject: ClaimFor,
    lines: ClaimLines,
    gig_day: NaiveDate,
    now: DateTime<Utc>,
) -> FeeClaim {
    FeeClaim {
        id,
        subject,
        state: ClaimState::Draft,
        lines,
        gig_day,
        version: 1,
        made_by: None,
        checked_by: None,
        approved_by: None,
        updated_at: now,
    }
}

/// Takes the claim for a time that was left out too late along to its expert's new seat in it: a gig is paid once.
pub(crate) async fn follow(changing: &Changing<'_>, expert: ExpertId, time: OccurrenceId) -> Result<()> {
    let id = changing.order.id;
    let mut seats = calendar::of_order(&changing.tx, id).await?;
    seats.retain(|one| one.expert == expert && one.occurrence == time);
    let Some(seat) = seats.iter().find(|one| one.state.is_live()) else { return Ok(()) };
    let claims = fee::of_order(&changing.tx, id).await?;
    let is_of_time = |claim: &&FeeClaim| {
        claim.state == ClaimState::Draft && seats.iter().any(|one| Some(one.id) == claim.assignment())
    };
    if let Some(claim) = claims.iter().find(is_of_time) {
        fee::move_to(&changing.tx, claim.id, seat.id).await?;
    }
    Ok(())
}
