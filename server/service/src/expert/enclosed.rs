//! The calendar file that a mail about a gig or a meeting brings along, so that nobody has to type times off.
//!
//! To an expert it is the event of their feed, under the same UID. To an orderer it is the times of their order, under
//! UIDs of their own. Both say when, and a number: nobody knows who looks at that calendar.

use documents::calendar::{Calendar, Delivery, Event, Status, Uid, write};
use domain::expert::OrderState;
use domain::id::{AssignmentId, MeetingId, OrderId, TypedId};
use domain::message::Notice;
use storage::expert::{calendar as bookings, order};
use storage::panel::meeting;
use uuid::Uuid;

use super::feed::{self, Events};
use super::own;
use crate::{Result, ServiceError, Services};

/// A file to be attached to a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// The order's reference with `.ics`.
    pub name: String,
    pub media_type: &'static str,
    pub text: String,
}

/// The file that goes with a notice about a booking, an order or a meeting; `what` it is stands before the reference in
/// the calendar.
///
/// `None` where it tells of no gig, or of one that has changed since: the message that tells of the change brings the
/// file, and a calendar must not go back.
pub(crate) async fn with(
    services: &Services,
    notice: &Notice,
    about: Uuid,
    public_url: &str,
    what: &str,
) -> Result<Option<Enclosed>> {
    let host = feed::host(public_url);
    let events = match notice {
        Notice::BookingConfirmed { .. } | Notice::BookingMoved { .. } | Notice::BookingCancelled { .. } => {
            of_booking(services, notice, TypedId::from_uuid(about), &host, what).await?
        }
        Notice::OrderConfirmed { .. } | Notice::OrderMoved { .. } => {
            of_order(services, OrderState::Confirmed, TypedId::from_uuid(about), &host, what).await?
        }
        Notice::OrderCancelled { .. } => {
            of_order(services, OrderState::Cancelled, TypedId::from_uuid(about), &host, what).await?
        }
        Notice::MeetingInvitation { .. } | Notice::MeetingMoved { .. } | Notice::MeetingCalledOff { .. } => {
            of_meeting(services, TypedId::from_uuid(about), &host, what).await?
        }
        _ => return Ok(None),
    };
    if events.is_empty() {
        return Ok(None);
    }
    Ok(Some(enclosed(notice.reference().unwrap_or("meeting"), events)))
}

/// The file of a meeting by itself, under the name that it has in a message; `None` while its hours are not known.
pub(crate) async fn meeting(
    services: &Services,
    id: MeetingId,
    public_url: &str,
    what: &str,
) -> Result<Option<Enclosed>> {
    let events = of_meeting(services, id, &feed::host(public_url), what).await?;
    Ok((!events.is_empty()).then(|| enclosed("meeting", events)))
}

fn enclosed(name: &str, events: Events) -> Enclosed {
    let media_type = Delivery::Message.media_type();
    let text = write(&Calendar { delivery: Delivery::Message, events });
    Enclosed { name: format!("{name}.ics"), media_type, text }
}

/// A meeting says no more than that it is one: which panel somebody is on may tell of their health.
async fn of_meeting(services: &Services, id: MeetingId, host: &str, what: &str) -> Result<Events> {
    let found = meeting::find(&services.storage, id).await?;
    let Some((one, (starts_at, ends_at))) =
        found.and_then(|one| one.content.times().map(|times| (one, times)))
    else {
        return Ok(Events::new());
    };
    let event = Event {
        stamp: one.updated_at,
        sequence: u32::try_from(one.version).unwrap_or(u32::MAX),
        status: if one.is_called_off { Status::Cancelled } else { Status::Confirmed },
        starts_at,
        ends_at,
        summary: what.to_owned(),
        location: None,
    };
    Ok(Events::from([(Uid::new(one.id, host).map_err(ServiceError::fault)?, event)]))
}

async fn of_booking(
    services: &Services,
    notice: &Notice,
    id: AssignmentId,
    host: &str,
    gig: &str,
) -> Result<Events> {
    let access = &services.storage;
    let Some(one) = bookings::find(access, id).await? else { return Ok(Events::new()) };
    let Some(order) = order::find(access, one.order).await? else { return Ok(Events::new()) };
    // Where it is stays in the feed, for those who chose so: a mail passes through more hands.
    let event = own::feed::event(&one, &order, false, gig);
    let told = match notice {
        Notice::BookingCancelled { .. } => Status::Cancelled,
        _ => Status::Confirmed,
    };
    // The database keeps whole seconds.
    let is_its_time = notice.starts_at().is_some_and(|at| at.timestamp() == event.starts_at.timestamp());
    if event.status != told || !is_its_time {
        return Ok(Events::new());
    }
    Ok(Events::from([(Uid::new(one.id, host).map_err(ServiceError::fault)?, event)]))
}

/// Every time of an order that is still in the state that was told.
async fn of_order(
    services: &Services,
    told: OrderState,
    id: OrderId,
    host: &str,
    gig: &str,
) -> Result<Events> {
    let access = &services.storage;
    let order = order::find(access, id).await?.filter(|order| order.state == told);
    let Some(order) = order else { return Ok(Events::new()) };
    let summary = format!("{gig} {}", order.reference.as_deref().unwrap_or_default()).trim().to_owned();
    let mut events = Events::new();
    for one in order::occurrences(access, id).await? {
        let uid = Uid::new(one.id, host).map_err(ServiceError::fault)?;
        events.insert(uid, feed::of_time(&order, &one, summary.clone()));
    }
    Ok(events)
}
