//! Rows in SQLite (embedded, the default) and PostgreSQL. sea-orm lives here and nowhere above; at the
//! border of this crate everything is a domain value.
//!
//! Reads go through anything that is [`Access`]: the storage itself or an open [`Tx`]. Writes take a
//! [`Tx`], so that a use case is one transaction. On SQLite there is one writer: `begin` is the queue.

mod connect;
mod entity;
mod error;
mod guard;
mod json;
mod keys;
mod scrub;

pub mod account;
pub mod activity;
pub mod audit;
pub mod body;
pub mod county;
pub mod customer_feedback;
pub mod expert;
pub mod indicator;
pub mod initiative;
pub mod matter;
pub mod method;
pub mod outbox;
pub mod panel;
pub mod programme;
pub mod rate;
pub mod register;
pub mod survey;

pub use connect::{Access, Backend, Storage, Tx};
pub use error::{Constraint, StorageError};
pub use guard::Guard;
pub use keys::{Holder, KeyStore};

/// The result of everything here.
pub type Result<T> = std::result::Result<T, StorageError>;
