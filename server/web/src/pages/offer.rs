//! A request to an expert by experience, behind its private link. Looking changes nothing, since mail scanners
//! open links, too; only the buttons answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::county::Division;
use domain::expert::ExpertStatus;
use domain::expert::booking::{OfferState, OrderState};
use domain::identity::Scope;
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violations};
use service::expert::answering::{self, OfferView};
use service::fees::OfferedFee;
use service::{ServiceError, county, fees};

use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "offer.html")]
struct OfferPage {
    frame: Frame,
    problems: Problems,
    /// How it ended; `None` while it can be answered.
    told: Option<(Said, Said)>,
    is_good: bool,
    /// The part of the county that orders, from the larger to the smaller.
    ordered_by: Vec<Said>,
    /// Whether the expert is taking a break, and can only say no.
    is_paused: bool,
    title: Said,
    description: Said,
    gig_type: Said,
    language: LanguageName,
    mode: Said,
    place: String,
    times: Vec<String>,
    /// Nothing where there is nothing left to be paid for.
    fee: Vec<Said>,
    /// `None` where nobody travels, or there is nothing left to be paid for.
    travel: Option<Said>,
    until: String,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    let view = answering::view(&state.services, &token).await?;
    offer_page(page.frame, &state, &view, StatusCode::OK, Problems::default()).await
}

pub async fn answer(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let frame = page.frame;
    let answered = match fields.get("answer") {
        "accept" => answering::accept(&state.services, &token).await,
        "decline" => answering::decline(&state.services, &token).await,
        _ => {
            let view = answering::view(&state.services, &token).await?;
            let mut problems = Problems::default();
            problems.push("answer", frame.text("offer-choose"));
            return offer_page(frame, &state, &view, StatusCode::UNPROCESSABLE_ENTITY, problems).await;
        }
    };
    match answered {
        Ok(view) => offer_page(frame, &state, &view, StatusCode::OK, Problems::default()).await,
        Err(ServiceError::Invalid(wrong)) => {
            let view = answering::view(&state.services, &token).await?;
            refused(frame, &state, &view, &wrong).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The offer again, with why the answer was not taken.
pub(super) async fn refused(frame: Frame, state: &WebState, view: &OfferView, wrong: &Violations) -> Reply {
    let is_over = wrong.iter().any(|v| matches!(v.code, Code::OfferNotOpen | Code::OfferExpired));
    let status = if is_over { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&frame, wrong, |_| String::new());
    offer_page(frame, state, view, status, problems).await
}

pub(super) async fn offer_page(
    frame: Frame,
    state: &WebState,
    view: &OfferView,
    status: StatusCode,
    problems: Problems,
) -> Reply {
    let divisions = county::divisions(&state.services).await?;
    let is_paid = view.offer.state.is_live() && !view.order.state.has_ended();
    let paid = if is_paid { Some(fees::offered(&state.services, view).await?) } else { None };
    let neutral = |text: &str| Said::neutral(text.trim(), &frame.language);
    let content = &view.order.content;
    let told = told(view, view.is_open(&state.services));
    let page = OfferPage {
        problems,
        is_good: told.is_some_and(|(title, _)| title == "offer-accepted-title"),
        is_paused: view.expert.status == ExpertStatus::Paused,
        told: told.map(|(title, text)| (frame.text(title), frame.text(text))),
        ordered_by: ordered_by(&frame, &divisions, view.order.owner),
        title: neutral(&content.title),
        description: neutral(&content.description),
        gig_type: frame.text(content.gig_type.label_key()),
        language: LanguageName::of(&content.language),
        mode: frame.text(content.mode.label_key()),
        place: content.place.clone(),
        times: view
            .occurrences
            .iter()
            .map(|one| span(&frame, one.busy.starts_at, one.busy.ends_at))
            .collect(),
        fee: paid.as_ref().map(|paid| fee(&frame, paid)).unwrap_or_default(),
        travel: paid.filter(|_| content.mode.has_place()).map(|paid| travel(&frame, &paid)),
        until: frame.date_time(view.offer.expires_at),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

fn ordered_by(frame: &Frame, divisions: &[Division], owner: Scope) -> Vec<Said> {
    let (division, unit) = match owner {
        Scope::County => return vec![frame.county_name.clone()],
        Scope::Division(division) => (division, None),
        Scope::Unit { division, unit } => (division, Some(unit)),
    };
    let Some(division) = divisions.iter().find(|one| one.id == division) else { return Vec::new() };
    let unit = division.units.iter().find(|one| Some(one.id) == unit).map(|one| &one.name);
    let finnish = LanguageTag::finnish();
    std::iter::once(&division.name).chain(unit).map(|name| frame.content(name, &finnish)).collect()
}

/// What is said about the fee.
fn fee(frame: &Frame, paid: &OfferedFee) -> Vec<Said> {
    if paid.is_waived {
        return vec![frame.text("offer-fee-waived")];
    }
    let Some(class) = &paid.class else { return vec![frame.text("offer-fee-open")] };
    let name = frame.content(&class.name, &LanguageTag::finnish());
    let (price, unit) = (frame.euros(class.cents), frame.text(class.unit.label_key()));
    let unit = unit.plain().to_lowercase();
    vec![
        frame.with(
            "offer-fee-class",
            [("name", name.plain().into()), ("price", price.into()), ("unit", unit.into())],
        ),
        frame.with("offer-fee-total", [("total", frame.euros(paid.cents).into())]),
    ]
}

/// What is said about the way there and back: costs are paid whether or not a fee is.
fn travel(frame: &Frame, paid: &OfferedFee) -> Said {
    match paid.class.as_ref().filter(|class| class.km_cents > 0) {
        Some(class) => frame.with("offer-travel-km", [("price", frame.euros(class.km_cents).into())]),
        None => frame.text("offer-travel-paid"),
    }
}

/// The texts that tell how an offer ended.
fn told(view: &OfferView, is_open: bool) -> Option<(&'static str, &'static str)> {
    let is_called_off =
        matches!(view.order.state, OrderState::Withdrawn | OrderState::Cancelled | OrderState::Unfilled);
    match view.offer.state {
        OfferState::Sent if is_open => None,
        OfferState::Sent | OfferState::Expired => Some(("offer-expired-title", "offer-expired-text")),
        OfferState::Accepted | OfferState::Selected if is_called_off => {
            Some(("offer-called-off-title", "offer-called-off-text"))
        }
        OfferState::Accepted | OfferState::Selected => Some(("offer-accepted-title", "offer-accepted-text")),
        OfferState::Declined => Some(("offer-declined-title", "offer-declined-text")),
        OfferState::Interested => Some(("offer-interested-title", "offer-interested-text")),
        // Nobody has the link of one that was not sent.
        OfferState::Queued | OfferState::Withdrawn => Some(("offer-withdrawn-title", "offer-withdrawn-text")),
        OfferState::NotSelected => Some(("offer-not-chosen-title", "offer-not-chosen-text")),
        OfferState::Superseded => Some(("offer-superseded-title", "offer-superseded-text")),
    }
}

/// From when until when, in Helsinki; the day is said once where it is the same.
pub(crate) fn span(frame: &Frame, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
    let (start, end) = (frame.date_time(starts_at), frame.date_time(ends_at));
    match end.rsplit_once(' ') {
        Some((_, clock)) if civil_day(starts_at) == civil_day(ends_at) => format!("{start}–{clock}"),
        _ => format!("{start} – {end}"),
    }
}
