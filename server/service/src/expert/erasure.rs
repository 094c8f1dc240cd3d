//! Forgetting an expert: by destroying their key. What they did still counts, as somebody's.

use std::collections::BTreeSet;

use chrono::{Duration, Months};
use domain::audit::Act;
use domain::expert::booking::{self, ClaimCommand, ExpertCommand, OfferCommand, Party};
use domain::expert::{Agreement, DomainEvent, EventKind, Expert, ExpertStatus, FeeClaim, Profile, Sensitive};
use domain::id::{AuditId, ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use domain::time::civil_day;
use serde_json::json;
use storage::expert::{calendar, event, fee, offer, person, registry};

use super::change::Changing;
use super::{answering, running, sealed};
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit, fees};

/// How long a confirmed gig or an open claim holds an erasure up at most, in days.
pub const ERASURE_DAYS: i64 = 30;

/// How long an applicant is kept who never became an expert.
const APPLICANT_KEPT: Months = Months::new(12);
/// How long somebody is kept whose time as an expert has ended.
const ENDED_KEPT: Months = Months::new(24);

/// Asks for an expert to be forgotten; never refused. Themes and open offers go at once, the rest when the last
/// confirmed gig is over and every claim settled, and [`ERASURE_DAYS`] later at the latest.
pub async fn ask(services: &Services, actor: &Actor, id: ExpertId) -> Result<()> {
    if actor.expert() != Some(id) {
        authorise_somewhere(actor, Action::ManageExperts)?;
    }
    begin(services, actor, id).await
}

async fn begin(services: &Services, actor: &Actor, id: ExpertId) -> Result<()> {
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

/// Asks for those to be forgotten who have been kept for long enough: applicants a year after they came, experts two years
/// after their time ended. Tells of how many.
pub async fn ask_due(services: &Services) -> Result<usize> {
    let access = &services.storage;
    let mut kept = registry::all(access).await?;
    kept.retain(|one| {
        one.erasure_asked_at.is_none() && matches!(one.status, ExpertStatus::Applicant | ExpertStatus::Ended)
    });
    let ids: Vec<_> = kept.iter().map(|one| one.id.uuid()).collect();
    let ends = event::of_kind(access, &ids, EventKind::ExpertEnded).await?;
    let mut asked = 0;
    for one in kept {
        let until = if one.status == ExpertStatus::Ended {
            let of_one = ends.iter().filter(|end| end.aggregate == one.id.uuid());
            of_one.map(|end| end.at).max().and_then(|at| at.checked_add_months(ENDED_KEPT))
        } else {
            one.id.made_at().and_then(|at| at.checked_add_months(APPLICANT_KEPT))
        };
        if until.is_some_and(|until| until <= services.now()) {
            begin(services, &Actor::System, one.id).await?;
            asked += 1;
        }
    }
    Ok(asked)
}

/// Takes back what the expert was asked and has not been confirmed for.
async fn end_offers(services: &Services, id: ExpertId) -> Result<()> {
    let offers = offer::of_expert(&services.storage, id).await?;
    let orders: BTreeSet<OrderId> =
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
        let expert = registry::find(&services.storage, id).await?;
        if expert.is_some_and(|expert| is_overdue(services, &expert)) {
            let_go(services, id).await?;
        }
        done += usize::from(complete(services, id).await?);
    }
    Ok(done)
}

/// Ends whatever still holds an expert who has waited long enough: gigs to come are looked to by somebody else, those that
/// nobody has reported are not counted, and claims that nobody has decided on are not paid.
async fn let_go(services: &Services, id: ExpertId) -> Result<()> {
    let bookings = calendar::of_experts(&services.storage, &[id]).await?;
    let orders: BTreeSet<OrderId> =
        bookings.iter().filter(|one| one.state.is_live()).map(|one| one.order).collect();
    for order in orders {
        running::take_out(services, order, id).await?;
    }
    for claim in fee::of_expert(&services.storage, id).await? {
        if claim.state.is_undecided() {
            fees::end_undecided(services, claim.id).await?;
        }
    }
    Ok(())
}

/// Whether somebody has waited to be forgotten for as long as anything may hold it up.
fn is_overdue(services: &Services, expert: &Expert) -> bool {
    let asked_at = expert.erasure_asked_at;
    asked_at.is_some_and(|at| services.now() - at >= Duration::days(ERASURE_DAYS))
}

/// Forgets an expert, unless a confirmed gig or an open claim still needs them. Costs that they have told nobody of for
/// long enough are not claimed any more.
async fn complete(services: &Services, id: ExpertId) -> Result<bool> {
    let bookings = calendar::of_experts(&services.storage, &[id]).await?;
    let claims = fee::of_expert(&services.storage, id).await?;
    let expert = registry::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let (mut idle, waiting): (Vec<FeeClaim>, Vec<FeeClaim>) =
        claims.into_iter().filter(|one| one.state.is_open()).partition(|one| one.is_idle(services.now()));
    let is_held = bookings.iter().any(|one| one.state.is_live()) || !waiting.is_empty();
    if is_held && !is_overdue(services, &expert) {
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
    for claim in &mut idle {
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
