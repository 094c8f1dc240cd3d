//! Experts by experience: the registry, orders and offers.

mod input;
mod mutation;
mod offer;
mod order;
mod query;
mod registry;

pub use mutation::{ExpertMutation, OrderMutation};
pub use offer::OfferMutation;
pub use query::ExpertQuery;
