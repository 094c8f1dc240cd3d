//! The calendar feed of an expert: its address is shown once, when it is made.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use service::expert::own::feed;

use super::{OwnPage, said_done};
use crate::Reply;
use crate::forms::Fields;
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own/calendar.html")]
struct CalendarPage {
    frame: Frame,
    notice: Option<Said>,
    /// The address that has just been made.
    address: Option<String>,
    /// When the feed was made that there is.
    since: Option<String>,
    shows_place: bool,
}

pub async fn show(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    form(page, &state, notice, None).await
}

async fn form(page: Page, state: &WebState, notice: Option<Said>, address: Option<String>) -> Reply {
    let standing = feed::standing(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let page = CalendarPage {
        notice,
        address,
        since: standing.map(|feed| frame.date_time(feed.created_at)),
        shows_place: standing.is_some_and(|feed| feed.shows_place),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

/// Makes an address, or ends the one there is.
pub async fn change(OwnPage(page): OwnPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if fields.get("act") == "revoke" {
        feed::revoke(services, actor).await?;
        return Ok(see_other(&page.frame.address("own/calendar?done=revoked")));
    }
    let token = feed::make(services, actor, fields.has("place")).await?;
    let address = crate::calendar::address(&state.public_url, &token, &page.frame.language);
    form(page, &state, None, Some(address)).await
}
