//! Staff: logging in, sessions, accounts.

pub mod account;
pub mod password;
pub mod session;

use domain::identity::bucket::Rate;
use domain::identity::{Action, Actor, Scope};

use crate::{Result, ServiceError, Services};

/// Refuses what the table of permissions does not allow.
pub(crate) fn authorise(actor: &Actor, action: Action, resource: Scope) -> Result<()> {
    if actor.may(action, resource) {
        Ok(())
    } else if matches!(actor, Actor::Anonymous) {
        Err(ServiceError::Unauthenticated)
    } else {
        Err(ServiceError::Denied)
    }
}

/// Refuses whoever may not do this anywhere; what they then see is narrowed to their scopes.
pub(crate) fn authorise_somewhere(actor: &Actor, action: Action) -> Result<()> {
    if actor.may_somewhere(action) {
        Ok(())
    } else if matches!(actor, Actor::Anonymous) {
        Err(ServiceError::Unauthenticated)
    } else {
        Err(ServiceError::Denied)
    }
}

/// Refuses an attempt for which the bucket has no token left.
pub(crate) async fn take_token(services: &Services, bucket: &str, rate: Rate) -> Result<()> {
    match services.buckets.take(bucket, rate, services.now()).await? {
        Ok(()) => Ok(()),
        Err(retry_after) => Err(ServiceError::Limited { retry_after }),
    }
}
