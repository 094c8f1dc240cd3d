//! Steps of a claim: each says what will happen, and asks first.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::FeeClaimId;
use domain::identity::Actor;
use domain::{Violation, Violations};
use service::ServiceError;
use service::fees::{self, ClaimView};

use super::claim_address;
use super::steps::Step;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/fee_step.html")]
struct StepPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    question: Said,
    text: Said,
    total: String,
    /// `None` where no reason is asked for.
    reason: Option<String>,
    is_grave: bool,
    version: i64,
    action: String,
    cancel: String,
    is_possible: bool,
}

fn asked(path: &(String, String, String)) -> Result<Step, ServiceError> {
    let (_, _, step) = path;
    Step::ALL.iter().copied().find(|known| known.path() == step).ok_or(ServiceError::NotFound)
}

pub async fn show(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
) -> Reply {
    let step = asked(&path)?;
    let view = fees::claim(&state.services, &page.caller.actor, id).await?;
    let (frame, actor, none) = (page.frame, &page.caller.actor, Violations::new());
    Ok(ask(frame, actor, &view, step, &Fields::default(), StatusCode::OK, &none))
}

pub async fn submit(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let step = asked(&path)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let version = fields.get("version").parse().unwrap_or_default();
    let done = match step {
        Step::Submit => fees::submit(services, actor, id, version).await,
        Step::Check => fees::check(services, actor, id, version).await,
        Step::Approve => fees::approve(services, actor, id, version).await,
        Step::Reopen => fees::reopen(services, actor, id, version).await,
        Step::Reject => fees::reject(services, actor, id, version, fields.get("reason")).await,
        Step::Waive => fees::waive(services, actor, id, version).await,
    };
    let error = match done {
        Ok(_) => return Ok(see_other(&claim_address(&page.frame, id, "?done=step"))),
        Err(error) => error,
    };
    let is_stale = matches!(error, ServiceError::Conflict(_));
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let wrong = mendable(error)?;
    let view = fees::claim(services, actor, id).await?;
    Ok(ask(page.frame, actor, &view, step, &fields, status, &wrong))
}

fn ask(
    frame: Frame,
    actor: &Actor,
    view: &ClaimView,
    step: Step,
    fields: &Fields,
    status: StatusCode,
    wrong: &Violations,
) -> Response {
    // Only the reason can be mended here.
    let field = |violation: &Violation| {
        let is_reason = violation.path.first().is_some_and(|field| field == "reason");
        if is_reason { "reason".to_owned() } else { String::new() }
    };
    let page = StepPage {
        problems: Problems::new(&frame, wrong, field),
        title: Said::neutral(format!("{} · {}", view.about.reference, view.alias), &frame.language),
        question: frame.text(step.label_key()),
        text: frame.text(step.text_key()),
        total: frame.euros(view.claim.lines.total()),
        reason: (step == Step::Reject).then(|| fields.get("reason").to_owned()),
        is_grave: step.is_grave(),
        version: view.claim.version,
        action: claim_address(&frame, view.claim.id, &format!("/{}", step.path())),
        cancel: claim_address(&frame, view.claim.id, ""),
        is_possible: step.is_offered(view, actor),
        frame,
    };
    html(status, Keep::Nothing, &page)
}
