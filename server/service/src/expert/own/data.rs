//! What an expert can see and take with them of what is kept about them.

use std::collections::{BTreeMap, BTreeSet};

use domain::expert::feed::FeedHolder;
use domain::expert::feedback::GigFeedback;
use domain::expert::income::{self, Income};
use domain::expert::person::SealedRead;
use domain::expert::{Assignment, Consent, FeeClaim, Offer, Order};
use domain::id::{OrderId, TypedId};
use domain::identity::Actor;
use serde_json::{Value, json};
use storage::expert::feedback::FeedbackRow;
use storage::expert::{calendar, fee, feed, offer, order, person};

use super::overview::by_id;
use super::{own, times};
use crate::expert::sealed::{self, Look};
use crate::expert::{feedback, registry};
use crate::{Result, Services, outbox};

/// More looks than anybody's data is ever given.
const EVERY_READ: u64 = u64::MAX >> 1;

/// What an expert's gigs bring in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnIncome {
    /// By year and month.
    pub months: BTreeMap<(i32, u32), Income>,
    pub years: BTreeMap<i32, Income>,
}

/// Fees and costs by month and year; what has been approved apart from what waits.
pub async fn income(services: &Services, actor: &Actor) -> Result<OwnIncome> {
    let claims = fee::of_expert(&services.storage, own(actor)?).await?;
    Ok(OwnIncome { months: income::by_month(&claims), years: income::by_year(&claims) })
}

/// Everything that is kept about the expert, as JSON for people and programs. What is sealed is opened for it, and
/// that look stands in the log as the expert's own.
pub async fn export(services: &Services, actor: &Actor) -> Result<Value> {
    let id = own(actor)?;
    let expert = times::expert(services, actor).await?;
    let (access, look) = (&services.storage, Look::by(actor, "export"));
    let contact = sealed::contacts(services, &look, &[id]).await?.remove(&id);
    let sensitive = sealed::sensitive(services, &look, id).await?;
    let consents = registry::consents(services, actor, id).await?;
    let offers = offer::of_expert(access, id).await?;
    let bookings = calendar::of_experts(access, &[id]).await?;
    let claims = fee::of_expert(access, id).await?;
    let said = feedback::all_about(services, &look, id).await?;
    let messages = storage::outbox::to_recipient(access, id.uuid()).await?;
    let reads = person::reads(access, id, EVERY_READ).await?;
    let asked = offers.iter().map(|one| one.order).chain(bookings.iter().map(|one| one.order));
    let orders: BTreeSet<OrderId> = asked.chain(reads.iter().filter_map(|one| one.order)).collect();
    let orders: Vec<OrderId> = orders.into_iter().collect();
    let orders = by_id(order::many(access, &orders).await?);
    let feed = feed::of_holder(access, FeedHolder::Expert(id)).await?;
    let order_of = |one: &SealedRead| one.order.and_then(|id| orders.get(&id));
    Ok(json!({
        "made_at": services.now(),
        "expert": {
            "id": id.node_id(),
            "status": expert.status.code(),
            "registered_at": expert.created_at,
            "active_since": expert.active_since,
            "profile": expert.profile,
        },
        "contact": contact,
        "sensitive": sensitive,
        "consents": consents.iter().map(consent).collect::<Vec<_>>(),
        "offers": offers.iter().map(|one| offer_of(one, orders.get(&one.order))).collect::<Vec<_>>(),
        "gigs": bookings.iter().map(|one| gig(one, orders.get(&one.order))).collect::<Vec<_>>(),
        "fee_claims": claims.iter().map(|one| claim(one, one.order().and_then(|id| orders.get(&id)))).collect::<Vec<_>>(),
        "feedback": said.iter().map(|(row, said)| told(row, said, orders.get(&row.order))).collect::<Vec<_>>(),
        "messages": messages.iter().map(outbox::told).collect::<Vec<_>>(),
        "calendar_feed": feed.map(|feed| json!({ "made_at": feed.created_at, "shows_place": feed.shows_place })),
        "reads": reads.iter().map(|one| read(one, order_of(one))).collect::<Vec<_>>(),
    }))
}

fn consent(consent: &Consent) -> Value {
    json!({
        "purpose": consent.purpose.code(),
        "text_version": consent.text_version,
        "given_at": consent.given_at,
        "withdrawn_at": consent.withdrawn_at,
    })
}

fn offer_of(offer: &Offer, order: Option<&Order>) -> Value {
    json!({
        "order": order.and_then(|order| order.reference.as_deref()),
        "title": order.map(|order| order.content.title.as_str()),
        "state": offer.state.code(),
        "sent_at": offer.sent_at,
        "expires_at": offer.expires_at,
        "explanation": offer.explanation,
    })
}

fn gig(one: &Assignment, order: Option<&Order>) -> Value {
    json!({
        "order": order.and_then(|order| order.reference.as_deref()),
        "title": order.map(|order| order.content.title.as_str()),
        "place": order.map(|order| order.content.place.as_str()),
        "starts_at": one.busy.starts_at,
        "ends_at": one.busy.ends_at,
        "state": one.state.code(),
    })
}

fn claim(claim: &FeeClaim, order: Option<&Order>) -> Value {
    let lines = &claim.lines;
    json!({
        "order": order.and_then(|order| order.reference.as_deref()),
        "gig_day": claim.gig_day,
        "state": claim.state.code(),
        "fee_class": lines.class.as_ref().map(|class| class.code.as_str()),
        "fee_cents": lines.fee(),
        "fee_waived": lines.fee_waived,
        "costs_cents": lines.costs(),
        "kilometres": lines.km,
        "other_cents": lines.other_cents,
        "other_note": lines.other_note,
        "reason": lines.reason,
        "updated_at": claim.updated_at,
    })
}

/// What either side has said of a gig; so the orderer's is theirs to read, too.
fn told(row: &FeedbackRow, said: &GigFeedback, order: Option<&Order>) -> Value {
    json!({
        "order": order.and_then(|order| order.reference.as_deref()),
        "given_by": row.side.code(),
        "given_at": row.at,
        "handled_at": row.handled_at,
        "said": said,
    })
}

fn read(read: &SealedRead, order: Option<&Order>) -> Value {
    json!({
        "at": read.at,
        "reader": read.reader.code(),
        "what": read.class.code(),
        "purpose": read.purpose,
        "order": order.and_then(|order| order.reference.as_deref()),
    })
}
