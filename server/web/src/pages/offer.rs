//! A request to an expert by experience, behind its private link. Looking changes nothing, since mail scanners
//! open links, too; only the buttons answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::expert::ExpertStatus;
use domain::expert::booking::{OfferState, OrderState};
use domain::time::civil_day;
use domain::{Code, Violations};
use service::ServiceError;
use service::expert::answering::{self, OfferView};

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
    /// Whether the expert is taking a break, and can only say no.
    is_paused: bool,
    title: Said,
    description: Said,
    gig_type: Said,
    language: LanguageName,
    mode: Said,
    place: String,
    times: Vec<String>,
    until: String,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    let view = answering::view(&state.services, &token).await?;
    Ok(offer_page(page.frame, &state, &view, StatusCode::OK, Problems::default()))
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
            return Ok(offer_page(frame, &state, &view, StatusCode::UNPROCESSABLE_ENTITY, problems));
        }
    };
    match answered {
        Ok(view) => Ok(offer_page(frame, &state, &view, StatusCode::OK, Problems::default())),
        Err(ServiceError::Invalid(wrong)) => {
            let view = answering::view(&state.services, &token).await?;
            Ok(refused(frame, &state, &view, &wrong))
        }
        Err(error) => Err(error.into()),
    }
}

/// The offer again, with why the answer was not taken.
pub(super) fn refused(frame: Frame, state: &WebState, view: &OfferView, wrong: &Violations) -> Response {
    let is_over = wrong.iter().any(|v| matches!(v.code, Code::OfferNotOpen | Code::OfferExpired));
    let status = if is_over { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&frame, wrong, |_| String::new());
    offer_page(frame, state, view, status, problems)
}

pub(super) fn offer_page(
    frame: Frame,
    state: &WebState,
    view: &OfferView,
    status: StatusCode,
    problems: Problems,
) -> Response {
    let neutral = |text: &str| Said::neutral(text.trim(), &frame.language);
    let content = &view.order.content;
    let told = told(view, view.is_open(&state.services));
    let page = OfferPage {
        problems,
        is_good: told.is_some_and(|(title, _)| title == "offer-accepted-title"),
        is_paused: view.expert.status == ExpertStatus::Paused,
        told: told.map(|(title, text)| (frame.text(title), frame.text(text))),
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
        until: frame.date_time(view.offer.expires_at),
        frame,
    };
    html(status, Keep::Nothing, &page)
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
