//! What an expert says of a gig: how it was, whether it was safe, and whether they want to talk it over.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::AssignmentId;
use domain::{Violation, Violations};
use service::ServiceError;
use service::expert::feedback;
use service::expert::own::overview::{self, OwnGig};

use super::OwnPage;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::gig_feedback::{SCORES, Typed};
use crate::layout::{Frame, Keep, html};
use crate::pages::offer::span;
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own/feedback.html")]
struct FeedbackPage {
    frame: Frame,
    problems: Problems,
    gig: Said,
    reference: String,
    time: String,
    is_given: bool,
    typed: Typed,
    scores: [u8; 5],
}

pub async fn show(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<AssignmentId>,
    State(state): State<WebState>,
) -> Reply {
    let gig = overview::held_gig(&state.services, &page.caller.actor, id).await?;
    Ok(form(page.frame, &gig, Typed::default(), &Violations::new()))
}

pub async fn give(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<AssignmentId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let typed = Typed::sent(&fields);
    let done = if typed.wants_contact { "contact" } else { "told" };
    let wrong = match typed.read() {
        Ok(said) => match feedback::give(services, actor, id, said).await {
            Ok(()) => return Ok(see_other(&page.frame.address(&format!("own?done={done}")))),
            Err(ServiceError::Invalid(wrong)) => wrong,
            Err(error) => return Err(error.into()),
        },
        Err(wrong) => wrong,
    };
    let gig = overview::held_gig(services, actor, id).await?;
    Ok(form(page.frame, &gig, typed, &wrong))
}

fn form(frame: Frame, gig: &OwnGig, typed: Typed, wrong: &Violations) -> Response {
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some(name @ ("score" | "feltSafe" | "comment")) => name.to_owned(),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let busy = gig.assignment.busy;
    let page = FeedbackPage {
        problems: Problems::new(&frame, wrong, field),
        gig: Said::neutral(gig.order.content.title.trim(), &frame.language),
        reference: gig.order.reference.clone().unwrap_or_default(),
        time: span(&frame, busy.starts_at, busy.ends_at),
        is_given: gig.is_told,
        typed,
        scores: SCORES,
        frame,
    };
    html(status, Keep::Nothing, &page)
}
