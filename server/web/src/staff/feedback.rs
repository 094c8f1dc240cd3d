//! Feedback after gigs: the orderer's form for each, and what a coordinator has to look into.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::feedback::Side;
use domain::id::{AssignmentId, FeedbackId, OrderId, TypedId};
use domain::{Violation, Violations};
use service::ServiceError;
use service::expert::feedback::{self, FeedbackView, HeldGig};
use service::expert::order;

use super::edit::{expired, parse_id};
use super::experts::{order_address, title_of};
use super::{IdPath, StaffPage, mendable, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::gig_feedback::{SCORES, Typed};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::state::WebState;

/// One gig with its form; the ids of its fields begin with its own.
struct GigForm {
    id: String,
    score_id: String,
    safe_id: String,
    comment_id: String,
    alias: String,
    when: String,
    is_given: bool,
    typed: Typed,
}

#[derive(Template)]
#[template(path = "staff/order_feedback.html")]
struct GivePage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    order: String,
    action: String,
    gigs: Vec<GigForm>,
    scores: [u8; 5],
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    give_page(page, &state, id, None, &Violations::new(), notice).await
}

pub async fn give(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let gig: AssignmentId = parse_id(fields.get("gig")).ok_or(ServiceError::NotFound)?;
    let typed = Typed::sent(&fields);
    let wrong = match typed.read() {
        Ok(said) => match feedback::give(services, actor, gig, said).await {
            Ok(()) => return Ok(see_other(&order_address(&page.frame, id, "/feedback?done=given"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    give_page(page, &state, id, Some((gig, typed)), &wrong, None).await
}

async fn give_page(
    page: Page,
    state: &WebState,
    id: OrderId,
    sent: Option<(AssignmentId, Typed)>,
    wrong: &Violations,
    notice: Option<Said>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let found = order::order(&state.services, &caller.actor, id).await?;
    let gigs = feedback::held_gigs(&state.services, &caller.actor, id).await?;
    let form = |gig: HeldGig| {
        let typed = sent.as_ref().filter(|(sent, _)| *sent == gig.id).map(|(_, typed)| typed.clone());
        let id = gig.id.uuid().to_string();
        GigForm {
            score_id: format!("{id}.score"),
            safe_id: format!("{id}.feltSafe"),
            comment_id: format!("{id}.comment"),
            id,
            when: span(&frame, gig.busy.starts_at, gig.busy.ends_at),
            alias: gig.alias,
            is_given: gig.is_given,
            typed: typed.unwrap_or_default(),
        }
    };
    let gigs: Vec<GigForm> = gigs.into_iter().map(form).collect();
    let of_gig = sent.as_ref().map(|(gig, _)| gig.uuid().to_string()).unwrap_or_default();
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some(name @ ("score" | "feltSafe" | "comment")) => format!("{of_gig}.{name}"),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = GivePage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        title: title_of(&frame, &found),
        order: order_address(&frame, id, ""),
        action: order_address(&frame, id, "/feedback"),
        gigs,
        scores: SCORES,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// What one side has said of a gig.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) reference: String,
    pub(super) href: String,
    pub(super) alias: String,
    pub(super) at: String,
    pub(super) side: Said,
    pub(super) score: String,
    pub(super) is_unsafe: bool,
    pub(super) wants_contact: bool,
    pub(super) comment: Said,
}

#[derive(Template)]
#[template(path = "staff/feedback.html")]
struct ListPage {
    frame: Frame,
    notice: Option<Said>,
    rows: Vec<Row>,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let found = feedback::to_handle(&state.services, &caller.actor).await?;
    let page = ListPage {
        notice: said_done(&frame, &query),
        rows: found.iter().map(|view| row(&frame, view)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

pub(super) fn row(frame: &Frame, view: &FeedbackView) -> Row {
    Row {
        id: view.id.uuid().to_string(),
        reference: view.reference.clone(),
        href: order_address(frame, view.order, ""),
        alias: view.alias.clone(),
        at: frame.date_time(view.at),
        side: match view.side {
            Side::Orderer => frame.text("staff-feedback-by-orderer"),
            Side::Expert => frame.text("staff-feedback-by-expert"),
        },
        score: frame.integer(view.said.score.into()),
        is_unsafe: !view.said.felt_safe,
        wants_contact: view.said.wants_contact,
        comment: Said::neutral(view.said.comment.clone(), &frame.language),
    }
}

pub async fn handle(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let id: FeedbackId = parse_id(fields.get("feedback")).ok_or(ServiceError::NotFound)?;
    feedback::handle(&state.services, &page.caller.actor, id).await?;
    Ok(see_other(&page.frame.address("staff/feedback?done=handled")))
}
