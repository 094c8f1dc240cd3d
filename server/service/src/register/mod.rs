//! Agreements on working together, and documents in use.

pub mod agreement;
pub mod document;
