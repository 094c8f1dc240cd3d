//! What experts are paid for their gigs: the price list, claims from the gig to their approval, and the file for payroll.
//!
//! A claim goes through the table of `domain::expert::booking`: each transition leaves its event and its message in
//! its own transaction. Whoever has had a hand in a claim does not approve it.

mod claims;
mod payroll;
mod prices;
mod step;

pub use claims::{ClaimFilter, ClaimView, claim, claims};
pub use payroll::{ExportSummary, PAYROLL_TYPE, PayrollExport, download, export, exports, make, mark_paid};
pub use prices::{NewFeeClass, OfferedFee, choices, offered, price_list, save_class};
pub(crate) use prices::{agree, check_class};
pub(crate) use step::end_undecided;
pub use step::{approve, check, fill, reject, reopen, submit, waive};

use domain::expert::{Assignment, ClaimLines, ClaimState, EventKind, FeeClaim};
use domain::id::TypedId;
use domain::time::civil_day;
use serde_json::json;
use storage::expert::{fee, registry};

use crate::expert::change::Changing;
use crate::{Result, ServiceError};

/// Makes the claim for a gig that was held, where a fee class was agreed when it was confirmed and there is no claim
/// already; the expert adds what it cost. So it is for one that was cancelled too late.
pub(crate) async fn open_claim(changing: &mut Changing<'_>, one: &Assignment) -> Result<()> {
    if fee::of_assignment(&changing.tx, one.id).await?.is_some() {
        return Ok(());
    }
    let Some(class) = fee::agreed(&changing.tx, one.id).await? else { return Ok(()) };
    let expert = registry::find(&changing.tx, one.expert).await?.ok_or(ServiceError::NotFound)?;
    let minutes = (one.busy.ends_at - one.busy.starts_at).num_minutes();
    let lines = ClaimLines {
        fee_cents: class.fee_for(minutes),
        km_cents: class.km_cents,
        class: Some(class),
        fee_waived: expert.profile.waives_fee,
        ..ClaimLines::default()
    };
    let claim = FeeClaim {
        id: changing.services.fresh_id(),
        assignment: one.id,
        expert: one.expert,
        order: one.order,
        state: ClaimState::Draft,
        lines,
        gig_day: civil_day(one.busy.starts_at),
        version: 1,
        made_by: None,
        checked_by: None,
        approved_by: None,
        updated_at: changing.now,
    };
    fee::insert(&changing.tx, &claim).await?;
    changing.record(claim.id.uuid(), 1, EventKind::ClaimMade, json!({}));
    Ok(())
}
