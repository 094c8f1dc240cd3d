//! What a member of a panel is paid for a meeting, behind their private link: they tell what it cost and send it on, or want
//! nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{ClaimState, FeeClaim};
use domain::id::FeeClaimId;
use domain::{LanguageTag, Violations};
use service::ServiceError;
use service::panel::claim;
use service::panel::member::{self, OwnMembership};

use super::own::{claim_facts, claim_field, without_referrer};
use super::see_other;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::fees::Typed;
use crate::staff::{mendable, parse_id};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "panel_seat_claim.html")]
struct ClaimPage {
    frame: Frame,
    problems: Problems,
    /// The seat's own page.
    back: String,
    panel: Said,
    day: String,
    state: Said,
    /// Why it was rejected.
    reason: Option<Said>,
    facts: Vec<(Said, Said)>,
    total: String,
    /// `None` once it has been sent.
    form: Option<Typed>,
    has_fee: bool,
    /// Whether kilometres have a price; else they are costs like others.
    pays_km: bool,
}

type ClaimPath = Path<(String, String, String)>;

pub async fn show(page: Page, State(state): State<WebState>, Path((_, token, id)): ClaimPath) -> Reply {
    let Some((own, claim)) = find(&state, &token, &id).await? else { return Ok(not_valid(page.frame)) };
    let typed = Typed::of(&claim);
    Ok(claim_page(page.frame, (&token, &own), &claim, typed, &Violations::new()))
}

/// Sends the claim with what was typed, or wants nothing, as the button says.
pub async fn submit(
    page: Page,
    State(state): State<WebState>,
    Path((_, token, id)): ClaimPath,
    fields: Fields,
) -> Reply {
    let services = &state.services;
    let typed = Typed::sent(&fields);
    let Some((_, claim)) = find(&state, &token, &id).await? else { return Ok(not_valid(page.frame)) };
    let done = match (fields.get("act"), typed.read()) {
        ("waive", _) => claim::waive(services, &token, claim.id, typed.version).await,
        (_, Ok(entry)) => claim::send(services, &token, claim.id, typed.version, entry).await,
        (_, Err(wrong)) => Err(ServiceError::Invalid(wrong)),
    };
    let wrong = match done {
        Ok(_) => return Ok(without_referrer(see_other(&page.frame.here()))),
        Err(error) => mendable(error)?,
    };
    let Some((own, claim)) = find(&state, &token, &id).await? else { return Ok(not_valid(page.frame)) };
    Ok(claim_page(page.frame, (&token, &own), &claim, typed, &wrong))
}

/// The claim of the member of a link; `None` where either is not there.
async fn find(
    state: &WebState,
    token: &str,
    id: &str,
) -> Result<Option<(OwnMembership, FeeClaim)>, ServiceError> {
    let own = match member::own(&state.services, token).await {
        Ok(own) => own,
        Err(ServiceError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let wanted: Option<FeeClaimId> = parse_id(id);
    let claim = own.claims.iter().find(|claim| Some(claim.id) == wanted).cloned();
    Ok(claim.map(|claim| (own, claim)))
}

fn not_valid(frame: Frame) -> Response {
    without_referrer(told::reply(frame, Told::SeatLinkNotValid))
}

fn claim_page(
    frame: Frame,
    (token, own): (&str, &OwnMembership),
    claim: &FeeClaim,
    typed: Typed,
    wrong: &Violations,
) -> Response {
    let reason = &claim.lines.reason;
    let (day, costs_only) = (frame.text("seat-claim-day"), frame.text("seat-claim-costs-only"));
    let page = ClaimPage {
        problems: Problems::new(&frame, wrong, claim_field),
        back: frame.address(&format!("panel-seat/{token}")),
        panel: frame.content(&own.panel.content.name, &LanguageTag::finnish()),
        day: frame.date(claim.gig_day),
        state: frame.text(claim.state.label_key()),
        reason: (!reason.is_empty()).then(|| Said::neutral(reason.clone(), &frame.language)),
        facts: claim_facts(&frame, claim, day, costs_only),
        total: frame.euros(claim.lines.total()),
        form: (claim.state == ClaimState::Draft).then_some(typed),
        has_fee: claim.lines.has_fee(),
        pays_km: claim.lines.km_cents > 0,
        frame,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    without_referrer(html(status, Keep::Nothing, &page))
}
