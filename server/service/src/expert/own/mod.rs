//! The experts' own pages: how they come in, what they see, and what they change themselves. Everything here is of the
//! expert who is acting; there is no argument that could name another.

pub mod data;
pub mod entry;
pub mod feed;
pub mod overview;
pub mod times;

use domain::id::ExpertId;
use domain::identity::Actor;

use crate::{Result, ServiceError};

/// The expert whose page it is.
fn own(actor: &Actor) -> Result<ExpertId> {
    actor.expert().ok_or(ServiceError::Unauthenticated)
}
