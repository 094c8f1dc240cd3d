//! Experts by experience: the registry, orders, offers and what comes of them.
//!
//! Every change of an order goes through [`change::Changing`]: the order's row is locked, each transition is
//! looked up in the table of `domain::expert::booking`, and its event is written in the same transaction.

pub mod answering;
mod change;
pub mod count;
pub mod offering;
pub mod order;
pub mod registry;
