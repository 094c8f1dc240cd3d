//! Telling those who handle feedback what waits for them: one message a working day.

use std::time::Duration;

use chrono::Timelike;
use domain::customer_feedback::{DIGEST_HOUR, DUE_SOON_DAYS, FeedbackState, ItemFilter};
use domain::id::TypedId;
use domain::identity::{Account, AccountStatus};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::{civil_day, to_civil};
use domain::working_day::{after, is_working_day};
use storage::customer_feedback::{self as rows, Reach};

use super::reach_of;
use crate::outbox::{self, Outgoing};
use crate::work::Going;
use crate::{Result, Services, county};

/// How often it is looked whether today's message has been written.
const INTERVAL: Duration = Duration::from_secs(900);

/// Writes today's message to everybody who handles feedback and for whom some waits that nobody has taken, that is due soon, or
/// that is overdue; tells of how many. Nothing before the morning or on a free day, and to each one message a day, whoever
/// asks how often. The message says how much there is and no more.
pub async fn tell_handlers(services: &Services) -> Result<usize> {
    let now = services.now();
    let (today, eves) = (civil_day(now), county::settings(services).await?.eves);
    if to_civil(now).hour() < DIGEST_HOUR || !is_working_day(today, eves) {
        return Ok(0);
    }
    let soon = after(today, DUE_SOON_DAYS, eves);
    let tx = services.storage.begin().await?;
    let mut messages = Vec::new();
    for account in storage::account::all(&tx).await? {
        let Some(reach) = handled_by(&account) else { continue };
        let count = async |filter: ItemFilter| rows::count(&tx, &reach, &filter, today).await;
        let open = ItemFilter::default();
        let untaken = count(ItemFilter { state: Some(FeedbackState::Received), ..open }).await?;
        let overdue = count(ItemFilter { is_overdue: true, ..open }).await?;
        let due_by_then = count(ItemFilter { due_by: Some(soon), ..open }).await?;
        let due_soon = due_by_then.saturating_sub(overdue);
        if untaken + due_soon + overdue == 0 {
            continue;
        }
        let link = "staff/customer-feedback".to_owned();
        messages.push(Outgoing {
            about: format!("feedback digest:{}:{today}", account.id.uuid()),
            to: Recipient::Account(account.id),
            notice: Notice::CustomerFeedbackWaits { untaken, due_soon, overdue, link },
            valid_for: None,
            not_before: None,
        });
    }
    outbox::put(services, &tx, &messages).await?;
    tx.commit().await?;
    Ok(messages.len())
}

/// Whose feedback an account handles; `None` where it handles none, or nobody uses it.
fn handled_by(account: &Account) -> Option<Reach> {
    let reach = reach_of(&account.grants);
    let handles = !reach.queues.is_empty() || reach.comments;
    (handles && account.status == AccountStatus::Active).then_some(reach)
}

/// Looks for as long as it goes on.
pub async fn run(services: Services, mut going: Going) {
    loop {
        if let Err(error) = tell_handlers(&services).await {
            tracing::warn!(?error, "those who handle feedback will be told later");
        }
        if !going.pause(INTERVAL).await {
            return;
        }
    }
}
