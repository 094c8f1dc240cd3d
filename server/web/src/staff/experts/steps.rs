//! What can be done with an order now, and by whom: what its page offers. The use cases check it again.

use chrono::{DateTime, Duration, Utc};
use domain::expert::booking::{self, OrderCommand, OrderState};
use domain::expert::{OfferMode, Order, Party};
use domain::identity::{Action, Actor};
use service::expert::report;

/// One thing to do with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Edit,
    Submit,
    Choose,
    Offers,
    Running,
    ReportHeld,
    Correct,
    Copy,
    Feedback,
    Return,
    GiveUp,
    Withdraw,
    Cancel,
    Delete,
}

impl Step {
    /// In the order in which they are offered: the way forward first.
    pub const ALL: &[Self] = &[
        Self::Submit,
        Self::Edit,
        Self::Choose,
        Self::Offers,
        Self::ReportHeld,
        Self::Correct,
        Self::Running,
        Self::Copy,
        Self::Feedback,
        Self::Return,
        Self::GiveUp,
        Self::Withdraw,
        Self::Cancel,
        Self::Delete,
    ];

    /// The last part of the address of its page.
    pub fn path(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Submit => "submit",
            Self::Choose => "choose",
            Self::Offers => "offers",
            Self::Running => "running",
            Self::ReportHeld => "report",
            Self::Correct => "correct",
            Self::Copy => "copy",
            Self::Feedback => "feedback",
            Self::Return => "return",
            Self::GiveUp => "give-up",
            Self::Withdraw => "withdraw",
            Self::Cancel => "cancel",
            Self::Delete => "delete",
        }
    }

    /// The key of its name.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Edit => "staff-step-edit",
            Self::Submit => "staff-order-send",
            Self::Choose => "staff-order-step-choose",
            Self::Offers => "staff-order-step-offers",
            Self::Running => "staff-running-title",
            Self::ReportHeld => "staff-order-step-report",
            Self::Correct => "staff-order-step-correct",
            Self::Copy => "staff-order-step-copy",
            Self::Feedback => "staff-order-step-feedback",
            Self::Return => "staff-order-step-return",
            Self::GiveUp => "staff-order-step-give-up",
            Self::Withdraw => "staff-order-step-withdraw",
            Self::Cancel => "staff-order-step-cancel",
            Self::Delete => "staff-step-delete",
        }
    }

    /// Whether it cannot be undone and is not the way forward either.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::GiveUp | Self::Withdraw | Self::Cancel | Self::Delete)
    }

    fn action(self) -> Action {
        match self {
            Self::Edit
            | Self::Submit
            | Self::Running
            | Self::ReportHeld
            | Self::Correct
            | Self::Copy
            | Self::Feedback
            | Self::Withdraw
            | Self::Cancel
            | Self::Delete => Action::PlaceOrder,
            Self::Choose | Self::Offers | Self::Return | Self::GiveUp => Action::CoordinateOrders,
        }
    }

    pub fn is_offered(self, order: &Order, actor: &Actor, now: DateTime<Utc>) -> bool {
        let coordinates = actor.may(Action::CoordinateOrders, order.owner);
        let party = if coordinates { Party::Coordinator } else { Party::Orderer };
        let allows = |command| booking::step(booking::ORDER, order.state, command, party).is_ok();
        let is_draft = order.state == OrderState::Draft;
        let is_over = order.content.times.iter().all(|(_, ends_at)| *ends_at <= now);
        let has_begun = order.content.times.iter().any(|(starts_at, _)| *starts_at <= now);
        actor.may(self.action(), order.owner)
            && match self {
                Self::Edit => is_draft,
                Self::Submit => allows(OrderCommand::Submit),
                Self::Choose => {
                    order.content.offer_mode == OfferMode::Interest
                        && order.state == OrderState::Offering
                        && allows(OrderCommand::Confirm)
                }
                Self::Offers => allows(OrderCommand::SendOffers),
                Self::Running => allows(OrderCommand::Edit),
                Self::Correct => {
                    let can_be = |held_at| now - held_at <= Duration::days(report::REPORT_DAYS);
                    allows(OrderCommand::DisputeReport) && order.held_at.is_some_and(can_be)
                }
                Self::Copy => !is_draft,
                Self::ReportHeld => allows(OrderCommand::ReportHeld) && is_over,
                Self::Feedback => order.state == OrderState::Held,
                Self::Return => allows(OrderCommand::Return),
                Self::GiveUp => allows(OrderCommand::GiveUp),
                Self::Withdraw => allows(OrderCommand::Withdraw) && order.submitted_on.is_some(),
                Self::Cancel => allows(OrderCommand::Cancel) && !has_begun,
                Self::Delete => is_draft && order.submitted_on.is_none(),
            }
    }
}

/// Everything that this person can do with an order now.
pub fn steps(order: &Order, actor: &Actor, now: DateTime<Utc>) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| step.is_offered(order, actor, now)).collect()
}
