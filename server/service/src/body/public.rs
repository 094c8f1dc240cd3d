//! Bodies as everybody sees them: who is in them, what they handle and say, and how one reaches them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::body::{Body, BodyDocument, BodyRecord};
use domain::id::{BodyId, MatterId};
use domain::matter::{Matter, StepRole};

use crate::{Result, ServiceError, Services};

/// The most meetings of a body, and the most things that it has done, that are listed.
const LISTED_MOST: usize = 100;

/// That a body has a public matter before it on a day.
#[derive(Clone, Debug)]
pub struct BodyMeeting {
    /// The Helsinki day.
    pub on: NaiveDate,
    pub matter: Matter,
    pub role: StepRole,
    /// Where the agenda or the minutes can be read; blank where they are not on the web.
    pub address: String,
}

/// A body as everybody sees it.
#[derive(Clone, Debug)]
pub struct PublicBody {
    pub body: Body,
    /// The latest first; of public matters only, at most a hundred.
    pub meetings: Vec<BodyMeeting>,
    /// Its statements and bulletins and what it has handled, the latest first, at most a hundred. What is about a matter that is
    /// not public is not among them.
    pub records: Vec<BodyRecord>,
    /// Those that can be read on the web, the latest year first.
    pub documents: Vec<BodyDocument>,
    /// The public matters that it has to do with, those that are decided next first.
    pub matters: Vec<Matter>,
}

/// Every body, in the order in which they were begun.
pub async fn list(services: &Services) -> Result<Vec<Body>> {
    Ok(storage::body::all(&services.storage).await?)
}

/// A body as everybody sees it.
pub async fn view(services: &Services, id: BodyId) -> Result<PublicBody> {
    let access = &services.storage;
    let body = storage::body::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    let mut records = storage::body::record::of_body(access, id).await?;
    let steps = storage::matter::steps_of_body(access, id).await?;
    let about: BTreeSet<MatterId> = steps
        .iter()
        .map(|(matter, _)| *matter)
        .chain(records.iter().filter_map(|one| one.content.matter))
        .collect();
    let about: Vec<_> = about.into_iter().collect();
    let found = storage::matter::many(access, &about).await?;
    let matters: BTreeMap<MatterId, Matter> =
        found.into_iter().filter(Matter::is_public).map(|matter| (matter.id, matter)).collect();
    records.retain(|one| one.content.matter.is_none_or(|matter| matters.contains_key(&matter)));
    records.truncate(LISTED_MOST);
    let mut documents = storage::body::documents(access, id).await?;
    documents.retain(|one| !one.address.is_empty());
    let mut meetings: Vec<BodyMeeting> = matters.values().flat_map(|one| meetings_of(one, id)).collect();
    meetings.sort_by_key(|one| std::cmp::Reverse((one.on, one.matter.id)));
    meetings.truncate(LISTED_MOST);
    let mut matters: Vec<Matter> = matters.into_values().collect();
    matters.sort_by_key(crate::matter::order);
    Ok(PublicBody { body, meetings, records, documents, matters })
}

fn meetings_of(matter: &Matter, body: BodyId) -> impl Iterator<Item = BodyMeeting> + '_ {
    matter.path.steps().iter().filter(move |step| step.body == body).map(|step| BodyMeeting {
        on: step.on,
        matter: matter.clone(),
        role: step.role,
        address: step.address.clone(),
    })
}
