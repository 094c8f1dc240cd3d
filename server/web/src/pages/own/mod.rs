//! The experts' own pages: behind a private link and a code, within a short session.

mod calendar;
mod confirm;
mod consents;
mod data;
mod feedback;
mod fees;
mod link;
mod overview;
mod times;

pub(crate) use fees::{claim_field, facts as claim_facts};

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use service::ServiceError;
use service::expert::own::entry;

use super::told::{self, Told};
use super::{log_in, see_other};
use crate::layout::{Frame, Page};
use crate::said::Said;
use crate::state::WebState;
use crate::{Audience, Reply, Route};

/// Every page of experts.
pub(crate) const ROUTES: &[Route] = routes! { Audience::Expert;
    "/{lang}/own" => GET overview::show;
    "/{lang}/own/link/{token}" => GET link::show, POST link::submit;
    "/{lang}/own/offers/{id}" => GET overview::show_offer, POST overview::answer_offer;
    "/{lang}/own/orders/{id}/withdraw" => GET overview::ask_withdrawal, POST overview::withdraw;
    "/{lang}/own/gigs/{id}/feedback" => GET feedback::show, POST feedback::give;
    "/{lang}/own/gigs/{id}/dispute" => GET overview::ask_dispute, POST overview::dispute;
    "/{lang}/own/times" => GET times::show, POST times::save;
    "/{lang}/own/standing" => POST times::change_standing;
    "/{lang}/own/income" => GET data::income;
    "/{lang}/own/fees/{id}" => GET fees::show, POST fees::save;
    "/{lang}/own/fees/{id}/waive" => GET fees::ask_waiver, POST fees::waive;
    "/{lang}/own/data" => GET data::show;
    "/{lang}/own/export" => POST data::export;
    "/{lang}/own/consents" => GET consents::show;
    "/{lang}/own/consents/{purpose}" => GET consents::ask, POST consents::change;
    "/{lang}/own/erasure" => GET data::ask_erasure, POST data::erase;
    "/{lang}/own/calendar" => GET calendar::show, POST calendar::change;
    "/{lang}/own/leave" => POST leave;
};

/// A page within an expert's session. Whoever has none is told how to come in.
struct OwnPage(Page);

impl FromRequestParts<WebState> for OwnPage {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let page = Page::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        match page.caller.actor.expert() {
            Some(_) => Ok(Self(page)),
            None => Err(told::reply(page.frame, Told::OwnSessionOver)),
        }
    }
}

/// Keeps the address of a page with a secret in it from every other page.
pub(super) fn without_referrer(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// What is kept of somebody as a file for them, kept nowhere on the way.
pub(super) fn own_file(body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"own-data.json\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}

/// What has just been done, as the address of a redirect tells it (`?done=`).
fn said_done(frame: &Frame, query: &BTreeMap<String, String>) -> Option<Said> {
    let key = match query.get("done")?.as_str() {
        "answered" => "own-done-answered",
        "withdrawn" => "own-done-withdrawn",
        "disputed" => "own-done-disputed",
        "paused" => "own-done-paused",
        "resumed" => "own-done-resumed",
        "fee-sent" => "own-done-fee-sent",
        "told" => "own-done-told",
        "contact" => "own-done-contact",
        "revoked" => "own-done-revoked",
        "given" => "own-done-given",
        "taken-back" => "own-done-taken-back",
        _ => "own-done-saved",
    };
    Some(frame.text(key))
}

/// Ends the session.
async fn leave(page: Page, State(state): State<WebState>) -> Reply {
    entry::leave(&state.services, page.caller.own_token.as_deref()).await?;
    let mut reply = see_other(&page.frame.address(""));
    end_session(&mut reply, &state)?;
    Ok(reply)
}

fn end_session(reply: &mut Response, state: &WebState) -> Result<(), ServiceError> {
    log_in::set_cookie(reply, &state.cookie.of_expert().end())
}
