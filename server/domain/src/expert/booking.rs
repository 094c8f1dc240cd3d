//! The state machines of a booking, as tables: code, docs/booking-states.md and the exhaustive tests read the
//! same rows. A command that no row allows is refused, whatever door it comes through.

use super::event::EventKind;
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
        /// Taken back by the orderer or the coordinator before it was confirmed.
        Withdrawn = "withdrawn",
        /// Called off after it was confirmed.
        Cancelled = "cancelled",
        /// Nobody could be found.
        Unfilled = "unfilled",
    }
}

coded_enum! {
    /// What can be done to an order.
    OrderCommand, "order-command-" {
        Submit = "submit",
        Return = "return",
        SendOffers = "send_offers",
        Confirm = "confirm",
        OffersExhausted = "offers_exhausted",
        GiveUp = "give_up",
        Withdraw = "withdraw",
        Cancel = "cancel",
    }
}

coded_enum! {
    /// Where an offer to one expert stands.
    OfferState, "offer-state-" {
        /// Waits for the expert's answer.
        Sent = "sent",
        /// The expert has said yes; the seat is held.
        Accepted = "accepted",
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

coded_enum! {
    /// What can be done to an offer.
    OfferCommand, "offer-command-" {
        Accept = "accept",
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
        /// Given up before it was confirmed.
        Released = "released",
        /// Called off after it was confirmed.
        Cancelled = "cancelled",
    }
}

coded_enum! {
    /// What can be done to an assignment.
    AssignmentCommand, "assignment-command-" {
        Confirm = "confirm",
        Release = "release",
        Cancel = "cancel",
    }
}

coded_enum! {
    /// Who may give a command.
    Party, "party-" {
        Orderer = "orderer",
        Coordinator = "coordinator",
        Expert = "expert",
        System = "system",
    }
}

impl AssignmentState {
    /// Whether it keeps the expert from being booked at the same time.
    pub fn is_blocking(self) -> bool {
        matches!(self, Self::Hold | Self::Confirmed)
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
use Party::{Coordinator, Expert, Orderer, System};

/// The life of an order.
pub const ORDER: &[Transition<OrderState, OrderCommand>] = &[
    row(&[S::Draft], O::Submit, S::Requested, &[Orderer, Coordinator], E::OrderSubmitted),
    row(&[S::Requested], O::Return, S::Draft, &[Coordinator], E::OrderReturned),
    row(&[S::Requested, S::Offering], O::SendOffers, S::Offering, &[Coordinator], E::OffersSent),
    row(&[S::Offering], O::Confirm, S::Confirmed, &[Coordinator, System], E::OrderConfirmed),
    row(&[S::Offering], O::OffersExhausted, S::Requested, &[System], E::OrderUnfilled),
    row(&[S::Requested, S::Offering], O::GiveUp, S::Unfilled, &[Coordinator, System], E::OrderUnfilledFinal),
    row(&[S::Requested, S::Offering], O::Withdraw, S::Withdrawn, &[Orderer, Coordinator], E::OrderWithdrawn),
    row(&[S::Confirmed], O::Cancel, S::Cancelled, &[Orderer, Coordinator], E::OrderCancelled),
];

/// The life of an offer.
pub const OFFER: &[Transition<OfferState, OfferCommand>] = &[
    row(
        &[OfferState::Sent],
        OfferCommand::Accept,
        OfferState::Accepted,
        &[Expert, Coordinator],
        E::OfferAccepted,
    ),
    row(
        &[OfferState::Sent],
        OfferCommand::Decline,
        OfferState::Declined,
        &[Expert, Coordinator],
        E::OfferDeclined,
    ),
    row(&[OfferState::Sent], OfferCommand::Expire, OfferState::Expired, &[System], E::OfferExpired),
    row(
        &[OfferState::Sent, OfferState::Accepted],
        OfferCommand::Withdraw,
        OfferState::Withdrawn,
        &[System],
        E::OfferWithdrawn,
    ),
    row(&[OfferState::Sent], OfferCommand::Supersede, OfferState::Superseded, &[System], E::OfferSuperseded),
];

/// The life of an assignment. It begins as a hold, in the transaction that accepts the offer.
pub const ASSIGNMENT: &[Transition<AssignmentState, AssignmentCommand>] = &[
    row(
        &[AssignmentState::Hold],
        AssignmentCommand::Confirm,
        AssignmentState::Confirmed,
        &[System],
        E::AssignmentConfirmed,
    ),
    row(
        &[AssignmentState::Hold],
        AssignmentCommand::Release,
        AssignmentState::Released,
        &[System],
        E::AssignmentReleased,
    ),
    row(
        &[AssignmentState::Confirmed],
        AssignmentCommand::Cancel,
        AssignmentState::Cancelled,
        &[System],
        E::AssignmentCancelled,
    ),
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
    }

    #[test]
    fn what_has_ended_stays_so() {
        for state in [OrderState::Withdrawn, OrderState::Cancelled, OrderState::Unfilled] {
            assert!(ORDER.iter().all(|row| !row.from.contains(&state)), "{state:?}");
        }
        let lasting =
            [OfferState::Declined, OfferState::Expired, OfferState::Withdrawn, OfferState::Superseded];
        for state in &lasting {
            assert!(OFFER.iter().all(|row| !row.from.contains(state)), "{state:?}");
        }
    }
}
