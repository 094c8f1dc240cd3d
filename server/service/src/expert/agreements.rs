//! Agreements that end soon: coordinators see them, and experts are told in good time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::expert::{Assignment, AssignmentState, Expert, ExpertStatus, Order};
use domain::id::{ExpertId, OrderId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::civil_day;
use storage::expert::{calendar, order, registry};

use super::order::{OrderView, is_visible};
use crate::identity::authorise_somewhere;
use crate::outbox::{self, Outgoing};
use crate::{Result, Services};

/// How many days before the last one an expert is told, the nearest first. Coordinators see it from the furthest on.
const DAYS: [i64; 2] = [14, 60];

/// Experts whose agreement ends within sixty days, the first to end first.
pub async fn ending(services: &Services, actor: &Actor) -> Result<Vec<Expert>> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    all_ending(services).await
}

async fn all_ending(services: &Services) -> Result<Vec<Expert>> {
    let today = civil_day(services.now());
    let mut experts = registry::all(&services.storage).await?;
    experts.retain(|expert| has_a_future(expert.status) && step(expert, today).is_some());
    experts.sort_by_key(|expert| (expert.profile.agreement.until, expert.id));
    Ok(experts)
}

/// A gig that will be held when the agreement of whoever is booked for it is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    pub expert: Expert,
    pub order: Order,
    pub assignment: Assignment,
}

/// Confirmed gigs to come that the agreements of their experts do not cover, by time. They stay as they are: the
/// coordinator agrees on how to go on, or takes the expert out.
pub async fn beyond(services: &Services, actor: &Actor) -> Result<Vec<Beyond>> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let access = &services.storage;
    let experts = registry::all(access).await?;
    let experts: BTreeMap<ExpertId, Expert> = experts.into_iter().map(|expert| (expert.id, expert)).collect();
    let ids: Vec<ExpertId> = experts.keys().copied().collect();
    let mut gigs = calendar::of_experts(access, &ids).await?;
    gigs.retain(|gig| {
        gig.state == AssignmentState::Confirmed
            && services.now() < gig.busy.starts_at
            && experts.get(&gig.expert).is_some_and(|expert| !covers(expert, gig))
    });
    let ordered: Vec<OrderId> = gigs.iter().map(|gig| gig.order).collect();
    let orders = order::many(access, &ordered).await?;
    let beyond = |assignment: Assignment| {
        let order = orders.iter().find(|order| order.id == assignment.order)?;
        let expert = experts.get(&assignment.expert)?.clone();
        is_visible(actor, order).then(|| Beyond { expert, order: order.clone(), assignment })
    };
    Ok(gigs.into_iter().filter_map(beyond).collect())
}

fn covers(expert: &Expert, gig: &Assignment) -> bool {
    expert.profile.agreement.covers(gig.busy.starts_at, gig.busy.ends_at)
}

/// Those of an order who are booked for a time that their agreement does not cover, each once.
pub fn beyond_in(view: &OrderView, now: DateTime<Utc>) -> Vec<&Expert> {
    let is_to_come = |gig: &&Assignment| gig.state == AssignmentState::Confirmed && now < gig.busy.starts_at;
    let is_beyond = |expert: &Expert| {
        let own = view.assignments.iter().filter(|gig| gig.expert == expert.id);
        own.filter(is_to_come).any(|gig| !covers(expert, gig))
    };
    view.experts.values().filter(|expert| is_beyond(expert)).collect()
}

/// Whether somebody might go on with an agreement at all.
fn has_a_future(status: ExpertStatus) -> bool {
    matches!(status, ExpertStatus::InTraining | ExpertStatus::Active | ExpertStatus::Paused)
}

/// Which of [`DAYS`] the last day is within; `None` where it is further away, or over.
fn step(expert: &Expert, today: NaiveDate) -> Option<i64> {
    let left = (expert.profile.agreement.until - today).num_days();
    DAYS.into_iter().find(|days| (0..=*days).contains(&left))
}

/// Tells experts that their agreement ends, sixty days ahead and again fourteen days ahead, each once; how many were
/// told now. Run by the clock.
pub async fn warn_due(services: &Services) -> Result<usize> {
    let today = civil_day(services.now());
    let message = |expert: &Expert| {
        let on = expert.profile.agreement.until;
        Some(Outgoing {
            about: format!("agreement:{on}:{}", step(expert, today)?),
            to: Recipient::Expert(expert.id),
            notice: Notice::AgreementEnds { on },
            valid_for: None,
            not_before: None,
        })
    };
    let mut messages: Vec<Outgoing> = all_ending(services).await?.iter().filter_map(message).collect();
    let keys: BTreeSet<String> = messages.iter().map(|message| message.about.clone()).collect();
    let written = storage::outbox::written(&services.storage, &keys).await?;
    messages.retain(|message| !written.contains(&(message.about.clone(), message.to.uuid())));
    if !messages.is_empty() {
        let tx = services.storage.begin().await?;
        outbox::put(services, &tx, &messages).await?;
        tx.commit().await?;
    }
    Ok(messages.len())
}
