//! A private link: asking for a code, and coming in with it. Opening the link changes nothing, since mail scanners
//! open links, too.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use service::ServiceError;
use service::expert::own::entry::{self, Entry};

use super::without_referrer;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::told::{self, Told};
use crate::pages::{log_in, see_other};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own/link.html")]
struct LinkPage {
    frame: Frame,
    problems: Problems,
    /// Until when the code that has been sent can be entered; `None` where it has to be asked for.
    until: Option<String>,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    form(page.frame, entry::look(&state.services, &token).await, Problems::default())
}

fn form(frame: Frame, found: Result<Entry, ServiceError>, problems: Problems) -> Reply {
    let found = match found {
        Ok(found) => found,
        Err(ServiceError::NotFound) => return Ok(not_valid(frame)),
        Err(error) => return Err(error.into()),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let until = found.code_until.map(|at| frame.date_time(at));
    let page = LinkPage { frame, problems, until };
    Ok(without_referrer(html(status, Keep::Nothing, &page)))
}

fn not_valid(frame: Frame) -> Response {
    without_referrer(told::reply(frame, Told::OwnLinkNotValid))
}

/// Sends a code, or takes the one that was sent.
pub async fn submit(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let (frame, services) = (page.frame, &state.services);
    if !fields.has("code") {
        return match entry::ask_code(services, &token).await {
            Ok(_) => Ok(without_referrer(see_other(&frame.here()))),
            Err(ServiceError::NotFound) => Ok(not_valid(frame)),
            Err(error) => Err(error.into()),
        };
    }
    match entry::enter(services, &token, fields.get("code")).await {
        Ok(session) => {
            let mut reply = without_referrer(see_other(&frame.address("own")));
            log_in::set_cookie(&mut reply, &state.cookie.of_expert().begin(&session))?;
            Ok(reply)
        }
        Err(ServiceError::Invalid(wrong)) => {
            let problems = Problems::by_path(&frame, &wrong);
            form(frame, entry::look(services, &token).await, problems)
        }
        Err(ServiceError::NotFound) => Ok(not_valid(frame)),
        Err(error) => Err(error.into()),
    }
}
