//! Asking experts for an order. The private links are in the reply itself and nowhere else.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::LanguageTag;
use domain::expert::matching::Reason;
use domain::expert::{Mode, Order};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::Action;
use service::ServiceError;
use service::expert::offering::{self, Asked, Candidate, OfferLink};
use service::expert::order;

use super::read::field_of;
use super::steps::Step;
use super::{order_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::parse_id;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// An expert beside the order.
struct CandidateRow {
    id: String,
    alias: String,
    languages: Vec<LanguageName>,
    modes: Vec<Said>,
    reasons: Vec<Said>,
    /// How well they suit, 0 to 100, and where the points come from.
    score: Option<u32>,
    points: Vec<Points>,
    is_on: bool,
}

/// One part of a score.
struct Points {
    label: Said,
    points: u32,
    of: u32,
}

#[derive(Template)]
#[template(path = "staff/order_offers.html")]
struct OffersPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    action: String,
    version: i64,
    seats: u8,
    language: LanguageName,
    mode: Said,
    times: Vec<String>,
    possible: Vec<CandidateRow>,
    hindered: Vec<CandidateRow>,
    may_register: bool,
}

/// A private link to hand over.
struct LinkRow {
    number: usize,
    alias: String,
    link: String,
    until: String,
}

#[derive(Template)]
#[template(path = "staff/order_links.html")]
struct LinksPage {
    frame: Frame,
    title: Said,
    back: String,
    links: Vec<LinkRow>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = order::order(services, actor, id).await?;
    let candidates = offering::candidates(services, actor, id).await?;
    if !Step::Offers.is_offered(&found, actor, services.now()) {
        return Ok(see_other(&order_address(&page.frame, id, "")));
    }
    Ok(form(page, &found, candidates, &[], StatusCode::OK, Problems::default()))
}

pub async fn send(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let chosen: Vec<ExpertId> = fields.all("experts").filter_map(parse_id).collect();
    let version = fields.get("version").parse().unwrap_or_default();
    let asked: Vec<Asked> =
        chosen.iter().map(|expert| Asked { expert: *expert, in_spite: None, on_reserve: false }).collect();
    let error = match offering::send_offers(services, actor, id, version, &asked).await {
        Ok((order, links)) => return Ok(links_page(page, &order, &links)),
        Err(error) => error,
    };
    let is_stale = matches!(error, ServiceError::Conflict(_));
    let violations = mendable(error)?;
    let found = order::order(services, actor, id).await?;
    let candidates = offering::candidates(services, actor, id).await?;
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&page.frame, &violations, field_of);
    Ok(form(page, &found, candidates, &chosen, status, problems))
}

fn form(
    page: Page,
    order: &Order,
    candidates: Vec<Candidate>,
    chosen: &[ExpertId],
    status: StatusCode,
    problems: Problems,
) -> Response {
    let frame = page.frame;
    let points = |reason: &Reason| Points {
        label: frame.text(reason.code.label_key()),
        points: reason.points,
        of: reason.of,
    };
    let row = |one: &Candidate| CandidateRow {
        id: one.expert.id.uuid().to_string(),
        alias: one.expert.profile.alias.clone(),
        languages: one.expert.profile.languages.iter().map(|known| LanguageName::of(&known.tag)).collect(),
        modes: one.expert.profile.modes.iter().map(|mode: &Mode| frame.text(mode.label_key())).collect(),
        reasons: one.hindrances.iter().map(|hindrance| frame.text(hindrance.label_key())).collect(),
        score: one.score.as_ref().map(|score| score.total),
        points: one.score.iter().flat_map(|score| &score.reasons).map(points).collect(),
        is_on: chosen.contains(&one.expert.id),
    };
    let (possible, hindered): (Vec<_>, Vec<_>) =
        candidates.iter().map(row).partition(|row| row.reasons.is_empty());
    let content = &order.content;
    let page = OffersPage {
        problems,
        title: title_of(&frame, order),
        back: order_address(&frame, order.id, ""),
        action: order_address(&frame, order.id, "/offers"),
        version: order.version,
        seats: content.seats,
        language: LanguageName::of(&content.language),
        mode: frame.text(content.mode.label_key()),
        times: content.times.iter().map(|(from, until)| span(&frame, *from, *until)).collect(),
        possible,
        hindered,
        may_register: frame.may(Action::ManageExperts),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

/// The page that shows the links: they stand in no address and no cache.
fn links_page(page: Page, order: &Order, links: &[OfferLink]) -> Response {
    let Page { frame, county, .. } = page;
    let language_of = |link: &OfferLink| -> LanguageTag {
        let known = |tag: &&LanguageTag| county.page_languages.contains(tag);
        let mut spoken = link.expert.profile.languages.iter().map(|spoken| &spoken.tag);
        spoken.find(known).unwrap_or(&frame.language).clone()
    };
    let row = |(number, link): (usize, &OfferLink)| LinkRow {
        number,
        alias: link.expert.profile.alias.clone(),
        link: format!("{}/{}/offers/{}", frame.public_url, language_of(link), link.token.as_str()),
        until: frame.date_time(link.offer.expires_at),
    };
    let page = LinksPage {
        title: title_of(&frame, order),
        back: order_address(&frame, order.id, ""),
        links: (1..).zip(links).map(row).collect(),
        frame,
    };
    html(StatusCode::OK, Keep::Nothing, &page)
}
