//! Who staff are and what they may do.

pub mod account;
pub mod bucket;
pub mod permission;
pub mod phone;

pub use account::{Account, AccountStatus, Email, LinkPurpose};
pub use permission::{Action, Actor, ExpertActor, Grant, Role, Scope, StaffActor, permits};
pub use phone::PhoneNumber;
