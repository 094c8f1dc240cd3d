//! Fees: the price list, claims, and the files for payroll.

pub(crate) mod amount;
mod claim;
mod list;
mod payroll;
mod prices;
mod step;
mod steps;

use domain::expert::ClaimState;
use domain::id::{FeeClaimId, TypedId};

use crate::Frame;

pub(crate) use claim::Typed;
pub(super) use claim::{fill, show};
pub(super) use list::list;
pub(super) use payroll::{act as use_export, make as make_export, show as payroll};
pub(super) use prices::{save as save_price, show as prices};
pub(super) use step::{show as show_step, submit as submit_step};
pub(super) use steps::waits_for;

/// The address of a claim's page; `rest` begins with a slash or is empty.
pub(super) fn claim_address(frame: &Frame, id: FeeClaimId, rest: &str) -> String {
    frame.address(&format!("staff/fees/{}{rest}", id.uuid()))
}

/// The look of a state, which surveys have, too.
fn mark(state: ClaimState) -> &'static str {
    match state {
        ClaimState::Draft => "draft",
        ClaimState::Submitted | ClaimState::Checked | ClaimState::Approved => "open",
        _ => "closed",
    }
}
