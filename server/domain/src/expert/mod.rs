//! Experts by experience: who they are, the orders for them, and bookings that never overlap.

mod availability;
pub mod booking;
pub mod busy;
pub mod card;
pub mod estimate;
pub mod event;
pub mod fairness;
pub mod fee;
pub mod feed;
pub mod feedback;
pub mod import;
pub mod income;
pub mod matching;
pub mod municipality;
pub mod order;
pub mod person;
pub mod registry;
pub mod settings;
mod skills;
pub mod theme;
pub mod thread;
mod times;
pub mod travel;
pub mod week;

pub use booking::{
    AssignmentState, ClaimState, OccurrenceState, OfferState, OrderCommand, OrderState, Party, Transition,
};
pub use busy::{Busy, Mode};
pub use card::Card;
pub use estimate::{Estimate, TravelEstimate};
pub use event::{DomainEvent, EventKind};
pub use fee::{ClaimEntry, ClaimFor, ClaimLines, FeeClaim, FeeClass, FeeUnit};
pub use order::{
    Assignment, GigType, Occurrence, Offer, OfferMode, Order, OrderContent, OrderPrivate, OverrideReason,
    ToldBy, UnfilledReason, WithdrawReason,
};
pub use person::{Consent, ConsentPurpose, Contact, FieldClass, Sensitive};
pub use registry::{Agreement, AgreementKind, Expert, ExpertLanguage, ExpertStatus, Level, Profile};
pub use settings::ExpertSettings;
pub use skills::Skills;
pub use theme::Theme;
pub use thread::ThreadSide;
pub use times::Times;
pub use travel::Journey;
