//! Forgetting what feedback says and whose it is, once its time has come. What is counted of it stays.

use std::collections::BTreeSet;

use chrono::{Duration, Months};
use domain::id::{FeedbackItemId, TypedId};
use domain::time::civil_day;
use storage::customer_feedback as rows;

use crate::{Result, Services, county};

/// Forgets what was handled so many months ago as the county has set: its texts, its sender, and the messages to them. For the nightly job; tells of
/// how much.
pub async fn forget_old(services: &Services) -> Result<usize> {
    let months = Months::new(county::settings(services).await?.feedback_months);
    let Some(day) = civil_day(services.now()).checked_sub_months(months) else { return Ok(0) };
    let old = rows::handled_before(&services.storage, day).await?;
    for id in &old {
        let tx = services.storage.begin().await?;
        storage::outbox::drop_to(&tx, id.uuid()).await?;
        rows::forget(&tx, *id).await?;
        tx.commit().await?;
    }
    services.keys.destroy_feedback(&old).await?;
    Ok(old.len())
}

/// Destroys the keys of what is forgotten, and keys that were made for rows that never came. For the nightly job; tells of
/// how many. A key is made before its row, so young ones are left alone.
pub async fn sweep_keys(services: &Services) -> Result<usize> {
    let known: BTreeSet<FeedbackItemId> = rows::remembered(&services.storage).await?.into_iter().collect();
    let young = services.now() - Duration::days(1);
    let mut left = services.keys.of_all_feedback().await?;
    left.retain(|id| !known.contains(id) && id.made_at().is_none_or(|at| at < young));
    services.keys.destroy_feedback(&left).await?;
    Ok(left.len())
}
