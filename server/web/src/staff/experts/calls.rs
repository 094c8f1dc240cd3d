//! Who cannot be written to and waits for a call.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::TypedId;
use l10n::Arg;
use service::ServiceError;
use service::outbox::{self, Call};

use crate::Reply;
use crate::forms::Fields;
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

struct CallRow {
    id: String,
    whom: String,
    reach: String,
    what: Said,
    starts: Option<String>,
    since: String,
}

#[derive(Template)]
#[template(path = "staff/calls.html")]
struct CallsPage {
    frame: Frame,
    notice: Option<Said>,
    rows: Vec<CallRow>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let calls = outbox::calls(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let page = CallsPage {
        notice: said_done(&frame, &query),
        rows: calls.iter().map(|call| row(&frame, call)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

pub async fn note(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let id = parse_id(fields.get("call")).ok_or(ServiceError::NotFound)?;
    if let Err(error) = outbox::called(&state.services, &page.caller.actor, id).await {
        // Noted by a colleague meanwhile: the list says so.
        mendable(error)?;
    }
    Ok(see_other(&page.frame.address("staff/calls?done=saved")))
}

/// What there is to tell stands in the subject of the mail that could not be sent.
fn row(frame: &Frame, call: &Call) -> CallRow {
    let starts = call.notice.starts_at().map(|at| frame.date_time(at));
    let args = [
        ("reference", Arg::from(call.notice.reference().unwrap_or_default())),
        ("starts", Arg::from(starts.clone().unwrap_or_default())),
        ("day", Arg::from("")),
    ];
    CallRow {
        id: call.id.uuid().to_string(),
        whom: call.whom.clone(),
        reach: call.reach.clone(),
        what: frame.with(&format!("message-{}-subject", call.notice.kind()), args),
        starts,
        since: frame.date_time(call.since),
    }
}
