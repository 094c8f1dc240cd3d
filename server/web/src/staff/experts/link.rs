//! Sending an expert the private link to their own pages. Asks first: a link sent before ends.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::{ExpertId, TypedId};
use service::expert::own::entry::send_link;
use service::expert::registry;

use crate::Reply;
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::staff::{IdPath, StaffPage};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/expert_link.html")]
struct LinkPage {
    frame: Frame,
    alias: String,
    /// The expert's page.
    back: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let back = frame.address(&format!("staff/experts/{}", id.uuid()));
    let page = LinkPage { frame, alias: expert.profile.alias, back };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

pub async fn send(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    send_link(&state.services, &page.caller.actor, id).await?;
    Ok(see_other(&page.frame.address(&format!("staff/experts/{}?done=link", id.uuid()))))
}
