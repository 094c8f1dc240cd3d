//! What can be done with a claim now, and by whom: what its page offers. The use cases check it again.

use domain::expert::Party;
use domain::expert::booking::{self, ClaimCommand};
use domain::identity::{Action, Actor};
use service::fees::ClaimView;

const APPROVER: (Action, Party) = (Action::ApproveFees, Party::Approver);

/// One thing to do with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    Check,
    Approve,
    Reopen,
    Reject,
    Waive,
}

impl Step {
    /// In the order in which they are offered: the way forward first.
    pub const ALL: &[Self] =
        &[Self::Submit, Self::Check, Self::Approve, Self::Reopen, Self::Reject, Self::Waive];

    /// The last part of the address of its page.
    pub fn path(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Check => "check",
            Self::Approve => "approve",
            Self::Reopen => "reopen",
            Self::Reject => "reject",
            Self::Waive => "waive",
        }
    }

    /// The key of its name.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Submit => "staff-fee-step-submit",
            Self::Check => "staff-fee-step-check",
            Self::Approve => "staff-fee-step-approve",
            Self::Reopen => "staff-fee-step-reopen",
            Self::Reject => "staff-fee-step-reject",
            Self::Waive => "staff-fee-step-waive",
        }
    }

    /// The key of what will happen.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Submit => "staff-fee-submit-text",
            Self::Check => "staff-fee-check-text",
            Self::Approve => "staff-fee-approve-text",
            Self::Reopen => "staff-fee-reopen-text",
            Self::Reject => "staff-fee-reject-text",
            Self::Waive => "staff-fee-waive-text",
        }
    }

    /// Whether it is not the way forward.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Reject | Self::Waive)
    }

    pub fn is_offered(self, view: &ClaimView, actor: &Actor) -> bool {
        let manager = (view.claim.subject.managing(), Party::Coordinator);
        let (managers, approvers, both) = ([manager], [APPROVER], [manager, APPROVER]);
        let (command, by): (ClaimCommand, &[(Action, Party)]) = match self {
            Self::Submit => (ClaimCommand::Submit, &managers),
            Self::Check => (ClaimCommand::Check, &managers),
            Self::Approve => (ClaimCommand::Approve, &approvers),
            Self::Reopen => (ClaimCommand::Reopen, &managers),
            Self::Reject => (ClaimCommand::Reject, &both),
            Self::Waive => (ClaimCommand::Waive, &managers),
        };
        let is_allowed = |(action, party): &(Action, Party)| {
            actor.may(*action, view.about.owner)
                && booking::step(booking::CLAIM, view.claim.state, command, *party).is_ok()
        };
        let had_a_hand = actor.staff().is_none_or(|staff| view.claim.check_approver(staff.account).is_err());
        by.iter().any(is_allowed) && !(self == Self::Approve && had_a_hand)
    }
}

/// Everything that this person can do with a claim now.
pub fn steps(view: &ClaimView, actor: &Actor) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| step.is_offered(view, actor)).collect()
}

/// Whether a claim waits for this person.
pub fn waits_for(view: &ClaimView, actor: &Actor) -> bool {
    [Step::Check, Step::Approve].iter().any(|step| step.is_offered(view, actor))
}
