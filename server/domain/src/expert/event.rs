//! What happened to an order, an offer or an assignment: one event for each transition, in its transaction.
//!
//! An event names no person and holds no theme, so that counts survive erasure: an expert stands in it as a random
//! pseudonym of their own, by which distinct experts are counted. The number of orders
//! ("kokemusasiantuntijoiden tilausmäärä") is counted from these.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

stored_enum! {
    /// What happened.
    EventKind {
        /// Counts in the number of orders, on its date.
        OrderSubmitted = "order_submitted",
        OrderReturned = "order_returned",
        OrderEdited = "order_edited",
        OffersSent = "offers_sent",
        OrderConfirmed = "order_confirmed",
        /// Every offer was answered and seats are missing; the coordinator may ask others.
        OrderUnfilled = "order_unfilled",
        OrderUnfilledFinal = "order_unfilled_final",
        OrderWithdrawn = "order_withdrawn",
        OrderCancelled = "order_cancelled",
        SeatReopened = "seat_reopened",
        TimeChanged = "time_changed",
        OrderHeld = "order_held",
        /// A report was wrong: what follows it in the history counts instead.
        HeldCorrected = "held_corrected",
        OrderClosed = "order_closed",
        TimeMoved = "time_moved",
        TimeSkipped = "time_skipped",
        TimeTakenUp = "time_taken_up",
        TimeCancelled = "time_cancelled",
        TimeHeld = "time_held",
        TimeCorrected = "time_corrected",
        OfferQueued = "offer_queued",
        OfferSent = "offer_sent",
        OfferAccepted = "offer_accepted",
        OfferInterested = "offer_interested",
        OfferSelected = "offer_selected",
        OfferNotSelected = "offer_not_selected",
        OfferDeclined = "offer_declined",
        OfferExpired = "offer_expired",
        OfferWithdrawn = "offer_withdrawn",
        OfferSuperseded = "offer_superseded",
        AssignmentHeld = "assignment_held",
        AssignmentConfirmed = "assignment_confirmed",
        AssignmentReleased = "assignment_released",
        AssignmentCancelled = "assignment_cancelled",
        /// An expert was at one time of an order; counts as a gig, with its minutes.
        GigHeld = "gig_held",
        GigNotHeld = "gig_not_held",
        GigCorrected = "gig_corrected",
        ExpertRegistered = "expert_registered",
        ExpertInTraining = "expert_in_training",
        ExpertActivated = "expert_activated",
        ExpertPaused = "expert_paused",
        ExpertEnded = "expert_ended",
        ExpertErased = "expert_erased",
        ClaimMade = "claim_made",
        ClaimSubmitted = "claim_submitted",
        ClaimWaived = "claim_waived",
        ClaimChecked = "claim_checked",
        ClaimApproved = "claim_approved",
        ClaimRejected = "claim_rejected",
        ClaimReopened = "claim_reopened",
        ClaimExported = "claim_exported",
        ClaimPaid = "claim_paid",
    }
}

/// One event. With its aggregate's version it is unique, so that no transition is written twice.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainEvent {
    pub id: Uuid,
    /// The order, offer or assignment.
    pub aggregate: Uuid,
    pub version: i64,
    pub kind: EventKind,
    pub at: DateTime<Utc>,
    /// The Helsinki date on which it counts; that of receipt for an order that came by phone or e-mail.
    pub counts_on: NaiveDate,
    /// Figures that explain it, never personal data.
    pub detail: serde_json::Value,
}
