//! Steps of an order that ask first: each says what will happen.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{Assignment, AssignmentState, UnfilledReason, WithdrawReason};
use domain::id::{AssignmentId, OrderId, TypedId};
use domain::{Code, Violation};
use service::expert::order::OrderView;
use service::expert::{order, report};
use service::{ServiceError, Services};

use super::read::field_of;
use super::steps::Step;
use super::{Choice, order_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::parse_id;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// One booking that may not have come about.
struct AbsentChoice {
    value: String,
    label: String,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/order_step.html")]
struct StepPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    question: Said,
    paragraphs: Vec<Said>,
    /// Empty where no reason is asked for.
    reasons: Vec<Choice>,
    reasons_legend: Said,
    /// Empty where nobody's absence is asked about.
    booked: Vec<AbsentChoice>,
    button: Said,
    is_grave: bool,
    version: i64,
    action: String,
    cancel: String,
    is_possible: bool,
}

/// The steps that this page asks about; the others have pages of their own.
fn asked(path: &(String, String, String)) -> Result<Step, ServiceError> {
    let (_, _, step) = path;
    let asks =
        |s: &Step| !matches!(s, Step::Edit | Step::Choose | Step::Offers | Step::Running | Step::Feedback);
    Step::ALL.iter().copied().find(|s| asks(s) && s.path() == step).ok_or(ServiceError::NotFound)
}

pub async fn show(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let step = asked(&path)?;
    let found = order::view(&state.services, &page.caller.actor, id).await?;
    Ok(ask(page, &state.services, &found, step, &Fields::default(), StatusCode::OK, Problems::default()))
}

pub async fn submit(
    StaffPage(page): StaffPage,
    Path(path): Path<(String, String, String)>,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let step = asked(&path)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    let version = fields.get("version").parse().unwrap_or_default();
    let done = match step {
        Step::Submit => order::submit(services, actor, id, version).await.map(drop),
        Step::ReportHeld => {
            report::report_held(services, actor, id, version, &absent(&fields)).await.map(drop)
        }
        Step::Correct => report::dispute(services, actor, id, version, &absent(&fields)).await.map(drop),
        Step::Copy => match order::copy(services, actor, id).await {
            Ok(made) => return Ok(see_other(&order_address(&page.frame, made.id, "/edit"))),
            Err(error) => Err(error),
        },
        Step::Return => order::give_back(services, actor, id, version).await.map(drop),
        Step::GiveUp => match UnfilledReason::from_code(fields.get("reason")) {
            Some(reason) => order::give_up(services, actor, id, version, reason).await.map(drop),
            None => Err(Violation::new(Code::Required, ["reason"]).into()),
        },
        Step::Withdraw => match WithdrawReason::from_code(fields.get("reason")) {
            Some(reason) => order::withdraw(services, actor, id, version, reason).await.map(drop),
            None => Err(Violation::new(Code::Required, ["reason"]).into()),
        },
        Step::Cancel => order::cancel(services, actor, id, version).await.map(drop),
        Step::Delete => order::delete(services, actor, id).await,
        Step::Edit | Step::Choose | Step::Offers | Step::Running | Step::Feedback => {
            Err(ServiceError::NotFound)
        }
    };
    let error = match done {
        Ok(()) if step == Step::Delete => {
            return Ok(see_other(&page.frame.address("staff/orders?done=deleted")));
        }
        Ok(()) => {
            let rest = format!("?done={}", step.path());
            return Ok(see_other(&order_address(&page.frame, id, &rest)));
        }
        Err(error) => error,
    };
    let is_stale = matches!(error, ServiceError::Conflict(_));
    let violations = mendable(error)?;
    if step == Step::Submit && violations.iter().any(|violation| !field_of(violation).is_empty()) {
        // What is missing can be mended in the draft's own form only.
        return Ok(see_other(&order_address(&page.frame, id, "/edit?check=send")));
    }
    let found = order::view(services, actor, id).await?;
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&page.frame, &violations, field_of);
    Ok(ask(page, services, &found, step, &fields, status, problems))
}

/// The bookings whose experts are said not to have come.
fn absent(fields: &Fields) -> BTreeSet<AssignmentId> {
    fields.all("absent").filter_map(parse_id).collect()
}

/// Who was booked, to be ticked if they did not come.
fn booked(frame: &Frame, view: &OrderView, step: Step, fields: &Fields) -> Vec<AbsentChoice> {
    if !matches!(step, Step::ReportHeld | Step::Correct) {
        return Vec::new();
    }
    let ticked = absent(fields);
    let counts = |one: &&Assignment| {
        matches!(one.state, AssignmentState::Confirmed | AssignmentState::Held | AssignmentState::NoShow)
    };
    let choice = |one: &Assignment| {
        let alias = &view.experts.get(&one.expert)?.profile.alias;
        Some(AbsentChoice {
            value: one.id.uuid().to_string(),
            label: format!("{alias} · {}", span(frame, one.busy.starts_at, one.busy.ends_at)),
            is_on: ticked.contains(&one.id) || one.state == AssignmentState::NoShow,
        })
    };
    view.assignments.iter().filter(counts).filter_map(choice).collect()
}

fn ask(
    page: Page,
    services: &Services,
    view: &OrderView,
    step: Step,
    fields: &Fields,
    status: StatusCode,
    problems: Problems,
) -> Response {
    let Page { frame, caller, .. } = page;
    let order = &view.order;
    let (question, mut paragraphs) = words(&frame, step);
    if step.is_grave() {
        paragraphs.push(frame.text("staff-cannot-be-undone"));
    }
    let page = StepPage {
        problems,
        title: title_of(&frame, order),
        question,
        paragraphs,
        reasons: reasons(&frame, step, fields),
        reasons_legend: match step {
            Step::GiveUp => frame.text("staff-order-unfilled-reason"),
            _ => frame.text("staff-order-reason"),
        },
        booked: booked(&frame, view, step, fields),
        button: frame.text(step.label_key()),
        is_grave: step.is_grave(),
        version: order.version,
        action: order_address(&frame, order.id, &format!("/{}", step.path())),
        cancel: order_address(&frame, order.id, ""),
        is_possible: step.is_offered(order, &caller.actor, services.now()),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

/// The reasons of which a step asks for one.
fn reasons(frame: &Frame, step: Step, fields: &Fields) -> Vec<Choice> {
    let choice = |value: &'static str, label_key: &str| Choice {
        value,
        label: frame.text(label_key),
        is_on: fields.get("reason") == value,
    };
    match step {
        Step::Withdraw => {
            WithdrawReason::ALL.iter().map(|reason| choice(reason.code(), reason.label_key())).collect()
        }
        Step::GiveUp => {
            UnfilledReason::ALL.iter().map(|reason| choice(reason.code(), reason.label_key())).collect()
        }
        _ => Vec::new(),
    }
}

/// What is asked, and what will happen.
fn words(frame: &Frame, step: Step) -> (Said, Vec<Said>) {
    let (question, text) = match step {
        Step::Submit => ("staff-order-submit-title", "staff-order-submit-text"),
        Step::ReportHeld => ("staff-order-report-title", "staff-order-report-text"),
        Step::Correct => ("staff-order-correct-title", "staff-order-correct-text"),
        Step::Copy => ("staff-order-copy-title", "staff-order-copy-text"),
        Step::Return => ("staff-order-return-title", "staff-order-return-text"),
        Step::GiveUp => ("staff-order-give-up-title", "staff-order-give-up-text"),
        Step::Withdraw => ("staff-order-withdraw-title", "staff-order-withdraw-text"),
        Step::Cancel => ("staff-order-cancel-title", "staff-order-cancel-text"),
        _ => ("staff-delete-title", "staff-order-delete-text"),
    };
    (frame.text(question), vec![frame.text(text)])
}
