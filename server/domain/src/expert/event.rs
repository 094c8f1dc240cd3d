//! What happened to an order, an offer or an assignment: one event for each transition, in its transaction.
//!
//! An event names no person and holds no theme, so that counts survive erasure. The number of orders
//! ("kokemusasiantuntijoiden tilausmäärä") is counted from these.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

coded_enum! {
    /// What happened.
    EventKind, "expert-event-" {
        /// Counts in the number of orders, on its date.
        OrderSubmitted = "order_submitted",
        OrderReturned = "order_returned",
        OffersSent = "offers_sent",
        OrderConfirmed = "order_confirmed",
        /// Every offer was answered and seats are missing; the coordinator may ask others.
        OrderUnfilled = "order_unfilled",
        OrderUnfilledFinal = "order_unfilled_final",
        OrderWithdrawn = "order_withdrawn",
        OrderCancelled = "order_cancelled",
        OfferAccepted = "offer_accepted",
        OfferDeclined = "offer_declined",
        OfferExpired = "offer_expired",
        OfferWithdrawn = "offer_withdrawn",
        OfferSuperseded = "offer_superseded",
        AssignmentHeld = "assignment_held",
        AssignmentConfirmed = "assignment_confirmed",
        AssignmentReleased = "assignment_released",
        AssignmentCancelled = "assignment_cancelled",
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
