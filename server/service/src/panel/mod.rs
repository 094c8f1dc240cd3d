//! Panels.

pub mod lot;
