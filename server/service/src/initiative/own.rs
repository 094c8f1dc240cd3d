//! What the maker of an initiative sees behind their private link, and taking it back.

use domain::initiative::{Initiative, InitiativeText, Note};
use domain::time::civil_day;

use super::maker;
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services};

/// An initiative as its maker sees it. Who made it is not told: a link is forwarded easily.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnInitiative {
    pub initiative: Initiative,
    /// `None` once it has been taken back.
    pub text: Option<InitiativeText>,
    /// What its maker was told, the earliest first.
    pub notes: Vec<Note>,
}

/// Where an initiative stands, by the private link of its maker. Looking changes nothing: mail scanners open links, too.
pub async fn own(services: &Services, token: &str) -> Result<OwnInitiative> {
    let initiative = behind(services, token).await?;
    seen(services, initiative).await
}

/// Takes an initiative back, as long as nothing has been decided of it: what it said, what was told and who made it is
/// forgotten, and nobody reads it any more.
pub async fn withdraw(services: &Services, token: &str) -> Result<OwnInitiative> {
    let one = behind(services, token).await?;
    let today = civil_day(services.now());
    let one = one.withdrawn(today).map_err(ServiceError::Invalid)?;
    let one = Initiative { version: one.version + 1, updated_at: services.now(), ..one };
    let tx = services.storage.begin().await?;
    if !storage::initiative::update_forgotten(&tx, &one).await? {
        return Err(ServiceError::invalid(domain::Code::StaleInitiative, ["version"]));
    }
    storage::initiative::note::forget(&tx, one.id).await?;
    storage::outbox::drop_to(&tx, domain::id::TypedId::uuid(one.id)).await?;
    tx.commit().await?;
    services.keys.destroy_initiatives(&[one.id]).await?;
    seen(services, one).await
}

async fn behind(services: &Services, token: &str) -> Result<Initiative> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let found = storage::initiative::find_by_link(&services.storage, &token::hash(token)).await?;
    found.ok_or(ServiceError::NotFound)
}

async fn seen(services: &Services, initiative: Initiative) -> Result<OwnInitiative> {
    let sealed = storage::initiative::text(&services.storage, initiative.id).await?;
    Ok(OwnInitiative {
        text: sealed.map(|sealed| maker::open_text(services, initiative.id, &sealed)).transpose()?,
        notes: maker::notes(services, initiative.id).await?,
        initiative,
    })
}
