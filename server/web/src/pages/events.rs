//! Public activities: the list, one of them, and their calendars.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{ActivityId, TypedId};
use domain::survey::listing::Filter;
use service::ServiceError;
use service::activity::{self, calendar::ActivityCalendar};

use crate::Reply;
use crate::activity::{ActivityFacts, ActivityItem};
use crate::layout::{Frame, Keep, Page, html};
use crate::staff::IdPath;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "events.html")]
struct EventsPage {
    frame: Frame,
    coming: Vec<ActivityItem>,
    past: Vec<ActivityItem>,
    /// The address of a calendar of those to come.
    calendar: String,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let coming = activity::public(&state.services, &Filter::default()).await?;
    let past = activity::past(&state.services).await?;
    let Page { frame, county, .. } = page;
    let item = |one: &domain::activity::Activity| ActivityItem::new(&frame, &county, one);
    let page = EventsPage {
        coming: coming.iter().map(item).collect(),
        past: past.iter().map(item).collect(),
        calendar: frame.address("events.ics"),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "event.html")]
struct EventPage {
    frame: Frame,
    facts: ActivityFacts,
    /// The address of its calendar file, while it lies ahead and its hours are known.
    calendar: Option<String>,
}

pub async fn show(page: Page, IdPath(id): IdPath<ActivityId>, State(state): State<WebState>) -> Reply {
    let view = activity::view(&state.services, &page.caller.actor, id).await?;
    let one = &view.activity;
    // What is not public is for the pages of staff.
    if !one.content.is_public {
        return Err(ServiceError::NotFound.into());
    }
    let Page { frame, county, .. } = page;
    let has_calendar = one.content.times().is_some() && one.is_to_come(state.services.now());
    let page = EventPage {
        calendar: has_calendar.then(|| frame.address(&format!("events/{}/calendar", id.uuid()))),
        facts: ActivityFacts::new(&frame, &county, &view),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// The calendar file of one of them.
pub async fn calendar(page: Page, IdPath(id): IdPath<ActivityId>, State(state): State<WebState>) -> Reply {
    let language = &page.frame.language;
    let file = activity::calendar::one(&state.services, id, &state.public_url, language).await?;
    Ok(sent(file, Some("attachment; filename=\"event.ics\"")))
}

/// Those to come as a calendar to subscribe to.
pub async fn all(page: Page, State(state): State<WebState>) -> Reply {
    let frame = page.frame;
    let name = format!("{} – {}", frame.text("events-title").plain(), frame.county_name.plain());
    let file = activity::calendar::all(&state.services, &state.public_url, &frame.language, name).await?;
    Ok(sent(file, None))
}

fn sent(file: ActivityCalendar, disposition: Option<&'static str>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    let mut response = (headers, file.text).into_response();
    if let Some(disposition) = disposition {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    }
    response
}
