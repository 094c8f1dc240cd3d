//! Experts by experience: who they are, the orders for them, and bookings that never overlap.

pub mod booking;
pub mod busy;
pub mod event;
pub mod matching;
pub mod order;
pub mod registry;

pub use booking::{AssignmentState, OfferState, OrderCommand, OrderState, Party, Transition};
pub use busy::{Busy, Mode};
pub use event::{DomainEvent, EventKind};
pub use order::{Assignment, GigType, Occurrence, Offer, Order, OrderContent, WithdrawReason};
pub use registry::{Expert, ExpertStatus, Profile};
