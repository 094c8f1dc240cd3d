//! What an expert is asked and booked for, and what they say to it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{ExpertStatus, OfferState};
use domain::id::{AssignmentId, OfferId, OrderId, TypedId};
use service::ServiceError;
use service::expert::answering::{self, Answer};
use service::expert::own::overview::{self, OwnGig, OwnOffer};
use service::expert::report;

use super::confirm::{self, Question};
use super::{OwnPage, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::offer::{offer_page, refused, span};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct OfferLine {
    href: String,
    title: Said,
    times: Vec<String>,
    until: String,
    is_open: bool,
}

struct GigLine {
    title: Said,
    reference: String,
    time: String,
    place: String,
    /// Whoever answers for it and how to reach them; empty where that is not told.
    reach: String,
    state: Said,
    /// Where the expert can withdraw from it.
    withdraw: Option<String>,
    /// Where they can say how it was.
    feedback: Option<String>,
    is_told: bool,
    /// Where they can say that they were there after all.
    dispute: Option<String>,
}

#[derive(Template)]
#[template(path = "own/overview.html")]
struct OverviewPage {
    frame: Frame,
    notice: Option<Said>,
    alias: String,
    is_paused: bool,
    can_pause: bool,
    offers: Vec<OfferLine>,
    coming: Vec<GigLine>,
    past: Vec<GigLine>,
}

pub async fn show(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let found = overview::overview(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let gigs = |gigs: &[OwnGig]| gigs.iter().map(|gig| gig_line(&frame, &state, gig)).collect();
    let page = OverviewPage {
        notice: said_done(&frame, &query),
        alias: found.expert.profile.alias.clone(),
        is_paused: found.expert.status == ExpertStatus::Paused,
        can_pause: found.expert.status == ExpertStatus::Active,
        offers: found.offers.iter().map(|one| offer_line(&frame, one)).collect(),
        coming: gigs(&found.coming),
        past: gigs(&found.past),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn offer_line(frame: &Frame, one: &OwnOffer) -> OfferLine {
    let content = &one.order.content;
    OfferLine {
        href: frame.address(&format!("own/offers/{}", one.offer.id.uuid())),
        title: Said::neutral(content.title.trim(), &frame.language),
        times: content.times.iter().map(|(starts_at, ends_at)| span(frame, *starts_at, *ends_at)).collect(),
        until: frame.date_time(one.offer.expires_at),
        is_open: one.offer.state == OfferState::Sent,
    }
}

fn gig_line(frame: &Frame, state: &WebState, gig: &OwnGig) -> GigLine {
    let (one, order) = (&gig.assignment, &gig.order);
    let withdraw = || frame.address(&format!("own/orders/{}/withdraw", order.id.uuid()));
    let feedback = || frame.address(&format!("own/gigs/{}/feedback", one.id.uuid()));
    let dispute = || frame.address(&format!("own/gigs/{}/dispute", one.id.uuid()));
    GigLine {
        title: Said::neutral(order.content.title.trim(), &frame.language),
        reference: order.reference.clone().unwrap_or_default(),
        time: span(frame, one.busy.starts_at, one.busy.ends_at),
        place: order.content.place.clone(),
        reach: gig.reach.clone(),
        state: frame.text(one.state.label_key()),
        withdraw: gig.can_be_left(&state.services).then(withdraw),
        feedback: gig.can_be_told().then(feedback),
        is_told: gig.is_told,
        dispute: gig.can_be_disputed(&state.services).then(dispute),
    }
}

pub async fn show_offer(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<OfferId>,
    State(state): State<WebState>,
) -> Reply {
    let view = answering::view_own(&state.services, &page.caller.actor, id).await?;
    offer_page(page.frame, &state, &view, StatusCode::OK, Problems::default()).await
}

pub async fn answer_offer(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<OfferId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let answer = match fields.get("answer") {
        "accept" => Answer::Yes,
        "decline" => Answer::No,
        _ => {
            let view = answering::view_own(services, actor, id).await?;
            let mut problems = Problems::default();
            problems.push("answer", page.frame.text("offer-choose"));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return offer_page(page.frame, &state, &view, status, problems).await;
        }
    };
    match answering::answer_own(services, actor, id, answer).await {
        Ok(()) => Ok(see_other(&page.frame.address("own?done=answered"))),
        Err(ServiceError::Invalid(wrong)) => {
            let view = answering::view_own(services, actor, id).await?;
            refused(page.frame, &state, &view, &wrong).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_withdrawal(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let seats = overview::seats(&state.services, &page.caller.actor, id).await?;
    Ok(withdrawal(page.frame, &seats, Problems::default()))
}

fn withdrawal(frame: Frame, seats: &[OwnGig], problems: Problems) -> Response {
    let question = Question {
        title: frame.text("own-withdraw-title"),
        paragraphs: vec![frame.text("own-withdraw-text")],
        lines: seats
            .iter()
            .map(|gig| span(&frame, gig.assignment.busy.starts_at, gig.assignment.busy.ends_at))
            .collect(),
        button: frame.text("own-withdraw"),
        act: "withdraw",
        is_grave: true,
        back: "own",
    };
    confirm::ask(frame, question, problems)
}

pub async fn withdraw(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    match overview::withdraw(services, actor, id).await {
        Ok(()) => Ok(see_other(&page.frame.address("own?done=withdrawn"))),
        Err(ServiceError::Invalid(wrong)) => {
            let seats = overview::seats(services, actor, id).await?;
            let problems = Problems::new(&page.frame, &wrong, |_| String::new());
            Ok(withdrawal(page.frame, &seats, problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_dispute(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<AssignmentId>,
    State(state): State<WebState>,
) -> Reply {
    let gig = overview::missed_gig(&state.services, &page.caller.actor, id).await?;
    Ok(dispute_question(page.frame, &gig, Problems::default()))
}

fn dispute_question(frame: Frame, gig: &OwnGig, problems: Problems) -> Response {
    let question = Question {
        title: frame.text("own-dispute-title"),
        paragraphs: vec![frame.text("own-dispute-text")],
        lines: vec![span(&frame, gig.assignment.busy.starts_at, gig.assignment.busy.ends_at)],
        button: frame.text("own-dispute"),
        act: "dispute",
        is_grave: false,
        back: "own",
    };
    confirm::ask(frame, question, problems)
}

pub async fn dispute(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<AssignmentId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let gig = overview::missed_gig(services, actor, id).await?;
    match report::dispute_own(services, actor, id).await {
        Ok(()) => Ok(see_other(&page.frame.address("own?done=disputed"))),
        Err(ServiceError::Invalid(wrong)) => {
            let problems = Problems::new(&page.frame, &wrong, |_| String::new());
            Ok(dispute_question(page.frame, &gig, problems))
        }
        Err(error) => Err(error.into()),
    }
}
