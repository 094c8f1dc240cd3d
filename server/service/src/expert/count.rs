//! "Kokemusasiantuntijoiden tilausmäärä": how many orders were submitted.

use chrono::NaiveDate;
use domain::expert::EventKind;
use domain::identity::{Action, Actor};
use storage::expert::event;

use crate::identity::authorise_somewhere;
use crate::{Result, Services};

/// Orders submitted on the days from `from` to the one before `until`, Helsinki dates, less those that turned
/// out to be no orders (entered twice or by mistake). A reversal counts in the period of what it reverses.
pub async fn orders(services: &Services, actor: &Actor, from: NaiveDate, until: NaiveDate) -> Result<u64> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let kinds = [EventKind::OrderSubmitted, EventKind::OrderWithdrawn];
    let events = event::counted(&services.storage, &kinds, from, until).await?;
    let says =
        |event: &domain::expert::DomainEvent, field: &str| event.detail.get(field) == Some(&true.into());
    let submitted =
        events.iter().filter(|e| e.kind == EventKind::OrderSubmitted && !says(e, "again")).count();
    let reversed =
        events.iter().filter(|e| e.kind == EventKind::OrderWithdrawn && says(e, "reverses")).count();
    Ok(u64::try_from(submitted.saturating_sub(reversed)).unwrap_or_default())
}
