//! Public activities as calendars: one to put into one's own, or all of them to subscribe to.

use documents::calendar::{Calendar, Delivery, Event, Status, Uid, write};
use domain::LanguageTag;
use domain::activity::{Activity, ActivityState};
use domain::id::ActivityId;
use domain::identity::Actor;
use domain::survey::listing::Filter;

use super::{public, view};
use crate::expert::feed::host;
use crate::{Result, ServiceError, Services};

/// A calendar as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityCalendar {
    pub media_type: &'static str,
    pub text: String,
}

/// The calendar file of one public activity, in a language. There is none while its hours are not known.
pub async fn one(
    services: &Services,
    id: ActivityId,
    public_url: &str,
    language: &LanguageTag,
) -> Result<ActivityCalendar> {
    let found = view(services, &Actor::Anonymous, id).await?.activity;
    let event = event(&found, &host(public_url), language)?.ok_or(ServiceError::NotFound)?;
    Ok(calendar(Delivery::Message, [event]))
}

/// The public activities to come whose hours are known, under the name that a reader's program shows.
pub async fn all(
    services: &Services,
    public_url: &str,
    language: &LanguageTag,
    name: String,
) -> Result<ActivityCalendar> {
    let (found, host) = (public(services, &Filter::default()).await?, host(public_url));
    let events: Result<Vec<_>> =
        found.iter().filter_map(|one| event(one, &host, language).transpose()).collect();
    Ok(calendar(Delivery::Feed { name }, events?))
}

fn calendar(delivery: Delivery, events: impl IntoIterator<Item = (Uid, Event)>) -> ActivityCalendar {
    let media_type = delivery.media_type();
    ActivityCalendar { media_type, text: write(&Calendar { delivery, events: events.into_iter().collect() }) }
}

fn event(one: &Activity, host: &str, language: &LanguageTag) -> Result<Option<(Uid, Event)>> {
    let Some((starts_at, ends_at)) = one.content.times() else { return Ok(None) };
    let title = one.content.title.serve(language, &LanguageTag::finnish());
    let event = Event {
        stamp: one.updated_at,
        sequence: u32::try_from(one.version).unwrap_or(u32::MAX),
        status: match one.state() {
            ActivityState::CalledOff => Status::Cancelled,
            ActivityState::Planned | ActivityState::Held => Status::Confirmed,
        },
        starts_at,
        ends_at,
        summary: title.map(|served| served.text.to_owned()).unwrap_or_default(),
        location: Some(one.content.place.clone()).filter(|place| !place.is_empty()),
    };
    Ok(Some((Uid::new(one.id, host).map_err(ServiceError::fault)?, event)))
}
