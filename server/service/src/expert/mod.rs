//! Experts by experience: the registry, orders, offers and what comes of them.
//!
//! Every change of an order goes through [`change::Changing`]: the order's row is locked, each transition is
//! looked up in the table of `domain::expert::booking`, and its event and messages are written in the same
//! transaction. What is sealed is read through [`sealed`] alone, which logs who looks.

pub mod agreements;
pub mod answering;
pub mod card;
pub(crate) mod change;
pub mod count;
pub mod enclosed;
pub mod erasure;
pub mod export;
pub mod feed;
pub mod feedback;
pub mod import;
pub mod matching;
pub mod offering;
pub mod order;
pub mod overview;
pub mod own;
pub mod pay;
pub mod profile;
pub mod registry;
pub mod report;
pub mod running;
pub(crate) mod sealed;
pub mod settings;
pub mod thread;
pub mod week;
