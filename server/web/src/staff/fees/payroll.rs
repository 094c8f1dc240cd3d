//! The files for payroll: made, downloaded, noted as paid.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Violations;
use domain::expert::ClaimState;
use domain::id::{FeeExportId, TypedId};
use domain::time::civil_day;
use service::fees::{self, ClaimFilter, ExportSummary, PayrollExport};
use service::{Fault, ServiceError};

use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Row {
    made_at: String,
    claims: String,
    total: String,
    is_paid: bool,
    action: String,
}

#[derive(Template)]
#[template(path = "staff/fee_payroll.html")]
struct PayrollPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    /// Approved claims that are in no file yet, and what they come to.
    waiting: usize,
    total: String,
    rows: Vec<Row>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    payroll_page(page, &state, &Violations::new(), notice).await
}

pub async fn make(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match fees::make(&state.services, &page.caller.actor).await {
        Ok(_) => Ok(see_other(&page.frame.address("staff/fees/payroll?done=made"))),
        Err(error) => {
            let wrong = mendable(error)?;
            payroll_page(page, &state, &wrong, None).await
        }
    }
}

/// Downloads a file, or notes that it has been paid, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeeExportId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match fields.get("act") {
        "download" => download(&fees::download(services, actor, id).await?),
        "paid" => match fees::mark_paid(services, actor, id).await {
            Ok(_) => Ok(see_other(&page.frame.address("staff/fees/payroll?done=paid"))),
            Err(error) => {
                let wrong = mendable(error)?;
                payroll_page(page, &state, &wrong, None).await
            }
        },
        _ => Err(ServiceError::NotFound.into()),
    }
}

fn download(export: &PayrollExport) -> Reply {
    let name = format!("attachment; filename=\"palkkiot-{}.csv\"", civil_day(export.made_at));
    let name = HeaderValue::from_str(&name).map_err(|error| ServiceError::Fault(Fault::new(error)))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(fees::PAYROLL_TYPE)),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let response: Response = (headers, export.csv.clone()).into_response();
    Ok(response)
}

async fn payroll_page(page: Page, state: &WebState, wrong: &Violations, notice: Option<Said>) -> Reply {
    let Page { frame, caller, .. } = page;
    let exports = fees::exports(&state.services, &caller.actor).await?;
    let approved = ClaimFilter { state: Some(ClaimState::Approved), ..ClaimFilter::default() };
    let waiting = fees::claims(&state.services, &caller.actor, approved).await?;
    let total: i64 = waiting.iter().map(|view| view.claim.lines.total()).sum();
    let row = |one: &ExportSummary| Row {
        made_at: frame.date_time(one.made_at),
        claims: frame.integer(one.claims as u64),
        total: frame.euros(one.cents),
        is_paid: one.is_paid,
        action: frame.address(&format!("staff/fees/payroll/{}", one.id.uuid())),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PayrollPage {
        notice,
        problems: Problems::new(&frame, wrong, |_| String::new()),
        waiting: waiting.len(),
        total: frame.euros(total),
        rows: exports.iter().map(row).collect(),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
