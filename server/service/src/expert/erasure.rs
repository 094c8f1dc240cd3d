//! Forgetting an expert: by destroying their key. What they did still counts, as somebody's.

use domain::audit::Act;
use domain::expert::booking::{self, ClaimCommand, ExpertCommand, OfferCommand, Party};
use domain::expert::{Agreement, DomainEvent, Expert, ExpertStatus, FeeClaim, Profile, Sensitive};
use domain::id::{AuditId, ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use domain::time::civil_day;
use serde_json::json;
use storage::expert::{calendar, event, fee, offer, person, registry};

use super::change::Changing;
use super::{answering, sealed};
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit, fees};

/// Asks for an expert to be forgotten; never refused. Themes and open offers go at once, the rest when the last
/// confirmed gig is over and every claim settled, and no later than the next run of the clock after that.
pub async fn ask(services: &Services, actor: &Actor, id: ExpertId) -> Result<()> {
    if actor.expert() != Some(id) {
        authorise_somewhere(actor, Action::ManageExperts)?;
    }
    let tx = services.storage.begin().await?;
    super::registry::lock(&tx, id).await?;
    registry::ask_for_erasure(&tx, id, services.now()).await?;
    sealed::write_sensitive(services, &tx, id, &Sensitive::default()).await?;
    audit::record(services, &tx, actor, Act::ErasureAsked, id, json!({})).await?;
    tx.commit().await?;
    end_offers(services, id).await?;
    complete(services, id).await?;
    Ok(())
}

/// Takes back what the expert was asked and has not been confirmed for.
async fn end_offers(services: &Services, id: ExpertId) -> Result<()> {
    let offers = offer::of_expert(&services.storage, id).await?;
    let orders: std::collections::BTreeSet<OrderId> =
        offers.iter().filter(|one| one.state.is_live()).map(|one| one.order).collect();
    for order in orders {
        let mut changing = Changing::begin(services, order).await?;
        if changing.order.state == domain::expert::OrderState::Confirmed {
            continue;
        }
        changing.release_holds_of(id).await?;
        for one in offer::of_order(&changing.tx, order).await? {
            if one.expert == id && one.state.is_live() {
                changing.move_offer(&one, OfferCommand::Withdraw, Party::System).await?;
            }
        }
        answering::settle(&mut changing).await?;
        changing.commit(None).await?;
    }
    Ok(())
}

/// Forgets everybody who has asked for it and whom nothing holds any more.
pub async fn complete_due(services: &Services) -> Result<usize> {
    let mut done = 0;
    for id in registry::with_erasure_asked(&services.storage).await? {
        done += usize::from(complete(services, id).await?);
    }
    Ok(done)
}

/// Forgets an expert, unless a confirmed gig or an open claim still needs them. Costs that they have told nobody of for
/// long enough are not claimed any more.
async fn complete(services: &Services, id: ExpertId) -> Result<bool> {
    let bookings = calendar::of_experts(&services.storage, &[id]).await?;
    let mut claims = fee::of_expert(&services.storage, id).await?;
    claims.retain(|one| one.state.is_open());
    let waits = |one: &FeeClaim| !one.is_idle(services.now());
    if bookings.iter().any(|one| one.state.is_live()) || claims.iter().any(waits) {
        return Ok(false);
    }
    // First the key: whatever fails after this, nothing can be read any more.
    services.keys.destroy_expert(id).await?;
    let tx = services.storage.begin().await?;
    let Some((before, version)) = registry::find_for_update(&tx, id).await? else {
        return Err(ServiceError::NotFound);
    };
    if before.status == ExpertStatus::Erased {
        return Ok(false);
    }
    let row = booking::step(booking::EXPERT, before.status, ExpertCommand::Erase, Party::System)?;
    let tombstone = Expert { status: row.to, profile: nobody(&before), ..before };
    registry::update(&tx, &tombstone).await?;
    registry::forget(&tx, id).await?;
    person::forget(&tx, id).await?;
    storage::outbox::drop_to(&tx, id.uuid()).await?;
    let at = services.now();
    let event = DomainEvent {
        id: services.fresh_id::<AuditId>().uuid(),
        aggregate: id.uuid(),
        version: version + 1,
        kind: row.event,
        at,
        counts_on: civil_day(at),
        detail: json!({ "by": Party::System.code() }),
    };
    let mut events = vec![event];
    for claim in &mut claims {
        events.push(fees::advance(services, claim, ClaimCommand::Waive, Party::Expert, json!({}))?);
        if !fee::update(&tx, claim).await? {
            return Err(ServiceError::Unavailable);
        }
    }
    event::append(&tx, &events).await?;
    audit::record(services, &tx, &Actor::System, Act::ExpertErased, id, json!({})).await?;
    tx.commit().await?;
    services.storage.scrub_registry().await?;
    Ok(true)
}

/// What is left of a profile: nothing.
fn nobody(before: &Expert) -> Profile {
    let agreement = Agreement {
        from: chrono::NaiveDate::default(),
        until: chrono::NaiveDate::default(),
        confidentiality: false,
        ..before.profile.agreement.clone()
    };
    Profile {
        alias: String::new(),
        languages: Vec::new(),
        modes: Vec::new(),
        gig_types: Default::default(),
        municipality: None,
        areas: Default::default(),
        max_travel_km: None,
        caps: Default::default(),
        availability: Vec::new(),
        exceptions: Vec::new(),
        agreement,
        trainings: Vec::new(),
        fee_class: None,
        waives_fee: false,
    }
}
