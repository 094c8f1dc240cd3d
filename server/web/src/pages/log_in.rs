//! The way in and out for staff.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use service::ServiceError;
use service::identity::session::{Credentials, log_in, log_out};
use zeroize::Zeroizing;

use super::see_other;
use crate::Reply;
use crate::forms::{Fields, Problems, local_address};
use crate::layout::{Frame, Keep, Page, html};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "log_in.html")]
struct LogInPage {
    frame: Frame,
    email: String,
    /// Where to go on to; empty for the first page of staff.
    next: String,
    problems: Problems,
}

pub async fn show(page: Page, Query(query): Query<Vec<(String, String)>>) -> Reply {
    let next = Fields::new(query).get("next").to_owned();
    if page.frame.staff().is_some() {
        return Ok(see_other(&onward(&page.frame, &next)));
    }
    let page = LogInPage { frame: page.frame, email: String::new(), next, problems: Problems::default() };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

/// The page that was asked for, if it is one of ours.
fn onward(frame: &Frame, next: &str) -> String {
    local_address(next).map_or_else(|| frame.address("staff"), str::to_owned)
}

pub async fn submit(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let Page { frame, caller, .. } = page;
    let credentials = Credentials {
        email: fields.get("email").to_owned(),
        password: Zeroizing::new(fields.get("password").to_owned()),
        address: caller.address,
        previous: caller.session_token,
    };
    let Some(session) = log_in(&state.services, credentials).await? else {
        let mut problems = Problems::default();
        problems.push("email", frame.text("log-in-wrong"));
        let (email, next) = (fields.get("email").to_owned(), fields.get("next").to_owned());
        let page = LogInPage { frame, email, next, problems };
        return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, Keep::Nothing, &page));
    };
    let mut reply = see_other(&onward(&frame, fields.get("next")));
    set_cookie(&mut reply, &state.cookie.begin(&session.token))?;
    Ok(reply)
}

pub async fn leave(page: Page, State(state): State<WebState>) -> Reply {
    log_out(&state.services, &page.caller.actor).await?;
    let mut reply = see_other(&page.frame.address(""));
    set_cookie(&mut reply, &state.cookie.end())?;
    Ok(reply)
}

pub(super) fn set_cookie(reply: &mut Response, cookie: &str) -> Result<(), ServiceError> {
    let value =
        HeaderValue::from_str(cookie).map_err(|error| ServiceError::Fault(service::Fault::new(error)))?;
    reply.headers_mut().insert(header::SET_COOKIE, value);
    Ok(())
}
