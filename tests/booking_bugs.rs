//! The worst booking bugs of the field, each with a test that it is not ours. `docs/booking-bugs.md` tells which row of
//! the list is held where.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod clashes;
mod commands;
mod foreign;
mod freed;
mod links;
mod messages;
mod schema;
mod seats;
mod times;
