//! The state machines of a booking, as tables: code, docs/booking-states.md and the exhaustive tests read the
//! same rows. A command that no row allows is refused, whatever door it comes through.

use super::event::EventKind;
use super::registry::ExpertStatus;
use crate::violation::{Code, Violation};

coded_enum! {
    /// Where an order stands.
    OrderState, "order-state-" {
        /// Being written by its orderer.
        Draft = "draft",
        /// Waits for the coordinator.
        Requested = "requested",
        /// Experts have been asked.
        Offering = "offering",
        /// Every seat is filled.
        Confirmed = "confirmed",
        /// Its last time is over and has been reported.
        Held = "held",
        /// Feedback has been given or the time for it is over, and every fee is settled.
        Closed = "closed",
        /// Taken back by the orderer or the coordinator before it was confirmed.
        Withdrawn = "withdrawn",
        /// Called off after it was confirmed.
        Cancelled = "cancelled",
        /// Nobody could be found.
        Unfilled = "unfilled",
    }
}

stored_enum! {
    /// What can be done to an order.
    OrderCommand {
        Submit = "submit",
        Return = "return",
        /// Fewer seats, another place or text, while nobody has to be asked anew.
        Edit = "edit",
        SendOffers = "send_offers",
        Confirm = "confirm",
        OffersExhausted = "offers_exhausted",
        GiveUp = "give_up",
        Withdraw = "withdraw",
        /// A seat has become free: an expert withdrew, or one more is wanted.
        ReopenSeat = "reopen_seat",
        /// One of its times is moved, called off, left out or taken up again.
        ChangeTime = "change_time",
        Cancel = "cancel",
        ReportHeld = "report_held",
        DisputeReport = "dispute_report",
        Close = "close",
    }
}

coded_enum! {
    /// Where one time of an order stands.
    OccurrenceState, "occurrence-state-" {
        Planned = "planned",
        Held = "held",
        Cancelled = "cancelled",
        /// Left out, since nobody could come then; may be taken up again.
        Skipped = "skipped",
    }
}

stored_enum! {
    /// What can be done to one time of an order.
    OccurrenceCommand {
        Reschedule = "reschedule",
        Skip = "skip",
        TakeUp = "take_up",
        Cancel = "cancel",
        Hold = "hold",
        /// The report was wrong.
        Correct = "correct",
    }
}

coded_enum! {
    /// Where an offer to one expert stands.
    OfferState, "offer-state-" {
        /// On the reserve list: asked when a seat becomes free.
        Queued = "queued",
        /// Waits for the expert's answer.
        Sent = "sent",
        /// The expert would come; the coordinator chooses among those.
        Interested = "interested",
        /// The expert has said yes; the seat is held.
        Accepted = "accepted",
        /// Chosen among those who were interested.
        Selected = "selected",
        NotSelected = "not_selected",
        /// The expert has said no. Costs nothing, and the orderer never learns of it.
        Declined = "declined",
        /// Not answered in time.
        Expired = "expired",
        /// Taken back with the order, or since the order is being written again.
        Withdrawn = "withdrawn",
        /// Every seat was filled by others.
        Superseded = "superseded",
    }
}

stored_enum! {
    /// What can be done to an offer.
    OfferCommand {
        Send = "send",
        Accept = "accept",
        /// Says that they would come, where the coordinator chooses.
        ShowInterest = "show_interest",
        Select = "select",
        Pass = "pass",
        Decline = "decline",
        Expire = "expire",
        Withdraw = "withdraw",
        Supersede = "supersede",
    }
}

coded_enum! {
    /// Where a booked expert stands in one occurrence: the only thing that fills a calendar.
    AssignmentState, "assignment-state-" {
        /// Held until the order is confirmed.
        Hold = "hold",
        Confirmed = "confirmed",
        /// The expert was there.
        Held = "held",
        /// The expert did not come.
        NoShow = "no_show",
        /// Given up before it was confirmed.
        Released = "released",
        /// Called off after it was confirmed.
        Cancelled = "cancelled",
    }
}

stored_enum! {
    /// What can be done to an assignment.
    AssignmentCommand {
        Confirm = "confirm",
        Release = "release",
        Cancel = "cancel",
        ReportHeld = "report_held",
        ReportNoShow = "report_no_show",
        Correct = "correct",
    }
}

stored_enum! {
    /// What can be done to an expert's standing.
    ExpertCommand {
        Train = "train",
        Activate = "activate",
        Pause = "pause",
        End = "end",
        Erase = "erase",
    }
}

coded_enum! {
    /// Where a fee claim stands.
    ClaimState, "claim-state-" {
        /// Made when the gig was held; the expert adds what it cost.
        Draft = "draft",
        Submitted = "submitted",
        /// The coordinator has looked at it.
        Checked = "checked",
        Approved = "approved",
        /// In a file for payroll.
        Exported = "exported",
        Paid = "paid",
        /// The expert takes neither fee nor costs.
        Waived = "waived",
        Rejected = "rejected",
    }
}

stored_enum! {
    /// What can be done to a fee claim.
    ClaimCommand {
        Submit = "submit",
        Waive = "waive",
        Check = "check",
        Approve = "approve",
        Reject = "reject",
        Reopen = "reopen",
        Export = "export",
        MarkPaid = "mark_paid",
    }
}

stored_enum! {
    /// Who may give a command.
    Party {
        Orderer = "orderer",
        Coordinator = "coordinator",
        Expert = "expert",
        /// A member of a panel, for what a meeting cost them.
        Member = "member",
        /// Approves what a fee costs: neither who is paid nor who made the claim.
        Approver = "approver",
        Payroll = "payroll",
        System = "system",
    }
}

impl AssignmentState {
    /// Whether it keeps the expert from being booked at the same time.
    pub fn is_blocking(self) -> bool {
        matches!(self, Self::Hold | Self::Confirmed | Self::Held)
    }

    /// Whether the expert is still to come.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Hold | Self::Confirmed)
    }
}

impl OfferState {
    /// Whether the expert has been asked and no end has come of it yet.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Queued | Self::Sent | Self::Interested | Self::Accepted | Self::Selected)
    }
}

impl OrderState {
    /// Whether nothing happens to it any more.
    pub fn has_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn | Self::Cancelled | Self::Unfilled)
    }
}

impl ClaimState {
    /// Whether money may still be owed.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Paid | Self::Exported | Self::Waived | Self::Rejected)
    }

    /// Whether it keeps its order from being closed.
    pub fn is_undecided(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Checked)
    }
}

/// One row: `command` leads from any state of `from` to `to`.
#[derive(Debug)]
pub struct Transition<S: 'static, C: 'static> {
    pub from: &'static [S],
    pub command: C,
    pub to: S,
    /// Who may give it.
    pub by: &'static [Party],
    /// What it writes to the history, in the same transaction.
    pub event: EventKind,
}

use EventKind as E;
use OrderCommand as O;
use OrderState as S;
use Party::{Approver, Coordinator, Expert, Member, Orderer, Payroll, System};

/// The life of an order.
pub const ORDER: &[Transition<OrderState, OrderCommand>] = &[
    row(&[S::Draft], O::Submit, S::Requested, &[Orderer, Coordinator], E::OrderSubmitted),
    row(&[S::Requested], O::Return, S::Draft, &[Coordinator], E::OrderReturned),
    row(&[S::Requested], O::Edit, S::Requested, &[Coordinator], E::OrderEdited),
    row(&[S::Offering], O::Edit, S::Offering, &[Coordinator], E::OrderEdited),
    row(&[S::Confirmed], O::Edit, S::Confirmed, &[Orderer, Coordinator], E::OrderEdited),
    row(&[S::Requested, S::Offering], O::SendOffers, S::Offering, &[Coordinator], E::OffersSent),
    row(&[S::Requested, S::Offering], O::Confirm, S::Confirmed, &[Coordinator, System], E::OrderConfirmed),
    row(&[S::Offering], O::OffersExhausted, S::Requested, &[System], E::OrderUnfilled),
    row(&[S::Requested, S::Offering], O::GiveUp, S::Unfilled, &[Coordinator, System], E::OrderUnfilledFinal),
    row(
        &[S::Draft, S::Requested, S::Offering],
        O::Withdraw,
        S::Withdrawn,
        &[Orderer, Coordinator],
        E::OrderWithdrawn,
    ),
    row(&[S::Confirmed], O::ReopenSeat, S::Offering, &[Expert, Coordinator], E::SeatReopened),
    row(&[S::Requested], O::ChangeTime, S::Requested, &[Coordinator], E::TimeChanged),
    row(&[S::Offering], O::ChangeTime, S::Offering, &[Coordinator], E::TimeChanged),
    row(&[S::Confirmed], O::ChangeTime, S::Confirmed, &[Coordinator], E::TimeChanged),
    row(&[S::Confirmed], O::Cancel, S::Cancelled, &[Orderer, Coordinator], E::OrderCancelled),
    // A report speaks of everybody who was booked and opens what is owed to each: no expert gives it about the others.
    // One who is said not to have come can say otherwise of themselves.
    row(&[S::Confirmed], O::ReportHeld, S::Held, &[Orderer, Coordinator], E::OrderHeld),
    row(&[S::Held], O::DisputeReport, S::Held, &[Orderer, Coordinator, Expert], E::HeldCorrected),
    row(&[S::Held], O::Close, S::Closed, &[System], E::OrderClosed),
];

use OccurrenceCommand as T;
use OccurrenceState as P;

/// The life of one time of an order.
pub const OCCURRENCE: &[Transition<OccurrenceState, OccurrenceCommand>] = &[
    row(&[P::Planned], T::Reschedule, P::Planned, &[Coordinator], E::TimeMoved),
    row(&[P::Planned], T::Skip, P::Skipped, &[Coordinator], E::TimeSkipped),
    row(&[P::Skipped], T::TakeUp, P::Planned, &[Coordinator], E::TimeTakenUp),
    row(&[P::Planned], T::Cancel, P::Cancelled, &[Coordinator, System], E::TimeCancelled),
    row(&[P::Planned], T::Hold, P::Held, &[System], E::TimeHeld),
    row(&[P::Held], T::Correct, P::Planned, &[System], E::TimeCorrected),
];

use OfferCommand as F;
use OfferState as W;

/// The life of an offer.
pub const OFFER: &[Transition<OfferState, OfferCommand>] = &[
    row(&[W::Queued], F::Send, W::Sent, &[Coordinator, System], E::OfferSent),
    row(&[W::Sent], F::Accept, W::Accepted, &[Expert, Coordinator], E::OfferAccepted),
    row(&[W::Sent], F::ShowInterest, W::Interested, &[Expert, Coordinator], E::OfferInterested),
    row(&[W::Interested], F::Select, W::Selected, &[Coordinator], E::OfferSelected),
    row(&[W::Interested], F::Pass, W::NotSelected, &[System], E::OfferNotSelected),
    row(&[W::Sent, W::Interested], F::Decline, W::Declined, &[Expert, Coordinator], E::OfferDeclined),
    row(&[W::Sent], F::Expire, W::Expired, &[System], E::OfferExpired),
    row(
        &[W::Queued, W::Sent, W::Interested, W::Accepted, W::Selected],
        F::Withdraw,
        W::Withdrawn,
        &[System],
        E::OfferWithdrawn,
    ),
    row(&[W::Queued, W::Sent], F::Supersede, W::Superseded, &[System], E::OfferSuperseded),
];

use AssignmentCommand as G;
use AssignmentState as A;

/// The life of an assignment. It begins as a hold, in the transaction that accepts the offer, or as confirmed, in
/// the one that chooses among the interested.
pub const ASSIGNMENT: &[Transition<AssignmentState, AssignmentCommand>] = &[
    row(&[A::Hold], G::Confirm, A::Confirmed, &[System], E::AssignmentConfirmed),
    row(&[A::Hold], G::Release, A::Released, &[System], E::AssignmentReleased),
    row(&[A::Confirmed], G::Cancel, A::Cancelled, &[System], E::AssignmentCancelled),
    row(&[A::Confirmed], G::ReportHeld, A::Held, &[System], E::GigHeld),
    row(&[A::Confirmed], G::ReportNoShow, A::NoShow, &[System], E::GigNotHeld),
    row(&[A::Held, A::NoShow], G::Correct, A::Confirmed, &[System], E::GigCorrected),
];

use ExpertCommand as X;
use ExpertStatus as Z;

/// The life of an expert in the registry. Anybody may be erased, whatever their standing.
pub const EXPERT: &[Transition<ExpertStatus, ExpertCommand>] = &[
    row(&[Z::Applicant], X::Train, Z::InTraining, &[Coordinator], E::ExpertInTraining),
    row(&[Z::Applicant, Z::InTraining, Z::Ended], X::Activate, Z::Active, &[Coordinator], E::ExpertActivated),
    row(&[Z::Paused], X::Activate, Z::Active, &[Coordinator, Expert], E::ExpertActivated),
    row(&[Z::Active], X::Pause, Z::Paused, &[Coordinator, Expert], E::ExpertPaused),
    row(
        &[Z::Applicant, Z::InTraining, Z::Active, Z::Paused],
        X::End,
        Z::Ended,
        &[Coordinator],
        E::ExpertEnded,
    ),
    row(
        &[Z::Applicant, Z::InTraining, Z::Active, Z::Paused, Z::Ended],
        X::Erase,
        Z::Erased,
        &[Coordinator, Expert, System],
        E::ExpertErased,
    ),
];

use ClaimCommand as K;
use ClaimState as C;

/// The life of a fee claim.
pub const CLAIM: &[Transition<ClaimState, ClaimCommand>] = &[
    row(&[C::Draft], K::Submit, C::Submitted, &[Expert, Member, Coordinator], E::ClaimSubmitted),
    row(&[C::Draft, C::Submitted], K::Waive, C::Waived, &[Expert, Member, Coordinator], E::ClaimWaived),
    row(&[C::Submitted], K::Check, C::Checked, &[Coordinator], E::ClaimChecked),
    row(&[C::Checked], K::Approve, C::Approved, &[Approver], E::ClaimApproved),
    row(
        &[C::Draft, C::Submitted, C::Checked],
        K::Reject,
        C::Rejected,
        &[Coordinator, Approver, System],
        E::ClaimRejected,
    ),
    row(&[C::Rejected], K::Reopen, C::Draft, &[Coordinator], E::ClaimReopened),
    row(&[C::Approved], K::Export, C::Exported, &[Payroll], E::ClaimExported),
    row(&[C::Exported], K::MarkPaid, C::Paid, &[Payroll], E::ClaimPaid),
];

const fn row<S, C>(
    from: &'static [S],
    command: C,
    to: S,
    by: &'static [Party],
    event: EventKind,
) -> Transition<S, C> {
    Transition { from, command, to, by, event }
}

/// Where a command leads from a state, for whoever gives it. Refused where no row of the table allows it.
pub fn step<S, C>(
    table: &'static [Transition<S, C>],
    state: S,
    command: C,
    by: Party,
) -> Result<&'static Transition<S, C>, Violation>
where
    S: Copy + PartialEq,
    C: Copy + PartialEq,
{
    table
        .iter()
        .find(|row| row.command == command && row.from.contains(&state) && row.by.contains(&by))
        .ok_or_else(|| Violation::new(Code::IllegalTransition, ["state"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair that the table does not name is refused, and every pair that it names leads to one state.
    fn is_complete<S: Copy + PartialEq + std::fmt::Debug, C: Copy + PartialEq + std::fmt::Debug>(
        table: &'static [Transition<S, C>],
        states: &[S],
        commands: &[C],
    ) {
        for state in states {
            for command in commands {
                for by in Party::ALL {
                    let rows: Vec<_> = table
                        .iter()
                        .filter(|row| {
                            row.command == *command && row.from.contains(state) && row.by.contains(by)
                        })
                        .collect();
                    assert!(rows.len() <= 1, "{state:?} {command:?}: {rows:?}");
                    match step(table, *state, *command, *by) {
                        Ok(found) => assert_eq!(found.to, rows.first().unwrap().to),
                        Err(refused) => {
                            assert!(rows.is_empty());
                            assert_eq!(refused.code, Code::IllegalTransition);
                        }
                    }
                }
            }
        }
        for state in states {
            let is_known = table.iter().any(|row| row.from.contains(state) || row.to == *state);
            assert!(is_known, "no command leads to or from {state:?}");
        }
        for command in commands {
            assert!(table.iter().any(|row| row.command == *command), "{command:?} does nothing");
        }
    }

    #[test]
    fn every_pair_is_named_or_refused() {
        is_complete(ORDER, OrderState::ALL, OrderCommand::ALL);
        is_complete(OFFER, OfferState::ALL, OfferCommand::ALL);
        is_complete(ASSIGNMENT, AssignmentState::ALL, AssignmentCommand::ALL);
        is_complete(OCCURRENCE, OccurrenceState::ALL, OccurrenceCommand::ALL);
        is_complete(EXPERT, ExpertStatus::ALL, ExpertCommand::ALL);
        is_complete(CLAIM, ClaimState::ALL, ClaimCommand::ALL);
    }

    #[test]
    fn what_has_ended_stays_so() {
        for state in OrderState::ALL.iter().filter(|state| state.has_ended()) {
            assert!(ORDER.iter().all(|row| !row.from.contains(state)), "{state:?}");
        }
        for state in OfferState::ALL.iter().filter(|state| !state.is_live()) {
            assert!(OFFER.iter().all(|row| !row.from.contains(state)), "{state:?}");
        }
        assert!(EXPERT.iter().all(|row| !row.from.contains(&ExpertStatus::Erased)));
    }

    #[test]
    fn everybody_can_be_erased_and_nobody_approves_what_they_claim() {
        for status in ExpertStatus::ALL.iter().filter(|status| **status != ExpertStatus::Erased) {
            assert!(step(EXPERT, *status, ExpertCommand::Erase, Party::Expert).is_ok(), "{status:?}");
        }
        for row in CLAIM.iter().filter(|row| row.command == ClaimCommand::Approve) {
            assert_eq!(row.by, [Party::Approver]);
        }
    }
}
