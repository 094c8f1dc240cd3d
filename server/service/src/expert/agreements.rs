//! Agreements that end soon: coordinators see them, and experts are told in good time.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::expert::{Expert, ExpertStatus};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::civil_day;
use storage::expert::registry;

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
