//! A daily look at the public list of surveys. It is taken on its day or not at all: nobody knows afterwards.

use std::time::Duration;

use domain::survey::Phase;
use domain::survey::listing::{Filter, Section};
use domain::time::civil_day;
use storage::indicator::listing;

use crate::work::Going;
use crate::{Result, Services, survey};

/// How often the worker asks whether today's look has been taken.
const INTERVAL: Duration = Duration::from_secs(1_800);

/// Takes today's look unless somebody has; tells whether it was taken now. The list is up where it can be read and shows
/// every survey that is open to everybody.
pub async fn look(services: &Services) -> Result<bool> {
    let now = services.now();
    let today = civil_day(now);
    if listing::has_snapshot(&services.storage, today).await? {
        return Ok(false);
    }
    let filter = Filter { section: Some(Section::Open), ..Filter::default() };
    let listed = survey::listing::list(services, &filter).await;
    let open: Vec<_> = storage::survey::published(&services.storage)
        .await?
        .into_iter()
        .filter(|header| header.life.phase(now) == Phase::Open)
        .map(|header| header.id)
        .collect();
    let is_up = listed.is_ok_and(|listed| open.iter().all(|id| listed.iter().any(|one| one.id == *id)));
    let tx = services.storage.begin().await?;
    let count = u64::try_from(open.len()).unwrap_or(u64::MAX);
    listing::note_snapshot(&tx, today, is_up, count, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Looks every day for as long as it goes on.
pub async fn run(services: Services, mut going: Going) {
    loop {
        if let Err(error) = look(&services).await {
            tracing::warn!(?error, "the public list will be looked at again");
        }
        if !going.pause(INTERVAL).await {
            return;
        }
    }
}
