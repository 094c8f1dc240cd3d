//! Choosing among the experts who have said that they would come.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{Mode, Offer, OfferState};
use domain::id::{OfferId, OrderId, TypedId};
use service::ServiceError;
use service::expert::offering;
use service::expert::order::{self, OrderView};

use super::read::field_of;
use super::steps::Step;
use super::{Why, order_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::parse_id;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// Somebody who would come.
struct InterestedRow {
    id: String,
    alias: String,
    languages: Vec<LanguageName>,
    modes: Vec<Said>,
    why: Why,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/order_choose.html")]
struct ChoosePage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    action: String,
    version: i64,
    times: Vec<String>,
    free_seats: usize,
    interested: Vec<InterestedRow>,
    /// How many have been asked and have not answered yet.
    silent: usize,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let view = order::view(services, actor, id).await?;
    if !Step::Choose.is_offered(&view.order, actor, services.now()) {
        return Ok(see_other(&order_address(&page.frame, id, "")));
    }
    Ok(form(page, &view, &BTreeSet::new(), StatusCode::OK, Problems::default()))
}

pub async fn choose(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let chosen: BTreeSet<OfferId> = fields.all("offers").filter_map(parse_id).collect();
    let version = fields.get("version").parse().unwrap_or_default();
    let offers: Vec<OfferId> = chosen.iter().copied().collect();
    let error = match offering::select(services, actor, id, version, &offers).await {
        Ok(_) => return Ok(see_other(&order_address(&page.frame, id, "?done=choose"))),
        Err(error) => error,
    };
    let is_stale = matches!(error, ServiceError::Conflict(_));
    let violations = mendable(error)?;
    let view = order::view(services, actor, id).await?;
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&page.frame, &violations, field_of);
    Ok(form(page, &view, &chosen, status, problems))
}

fn form(
    page: Page,
    view: &OrderView,
    chosen: &BTreeSet<OfferId>,
    status: StatusCode,
    problems: Problems,
) -> Response {
    let frame = page.frame;
    let order = &view.order;
    let row = |offer: &Offer| {
        let profile = &view.experts.get(&offer.expert)?.profile;
        Some(InterestedRow {
            id: offer.id.uuid().to_string(),
            alias: profile.alias.clone(),
            languages: profile.languages.iter().map(|known| LanguageName::of(&known.tag)).collect(),
            modes: profile.modes.iter().map(|mode: &Mode| frame.text(mode.label_key())).collect(),
            why: Why::of(&frame, &offer.explanation),
            is_on: chosen.contains(&offer.id),
        })
    };
    let those = |state: OfferState| view.offers.iter().filter(move |offer| offer.state == state);
    let page = ChoosePage {
        problems,
        title: title_of(&frame, order),
        back: order_address(&frame, order.id, ""),
        action: order_address(&frame, order.id, "/choose"),
        version: order.version,
        times: order.content.times.iter().map(|(from, until)| span(&frame, *from, *until)).collect(),
        free_seats: view.free_seats(),
        interested: those(OfferState::Interested).filter_map(row).collect(),
        silent: those(OfferState::Sent).count(),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
