//! What a reader sees when a page cannot be made.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use domain::Violations;
use domain::county::County;
use domain::expert::settings::Wording;
use domain::identity::Actor;
use service::ServiceError;
use service::caller::Caller;

use crate::layout::{Frame, Keep, html, page_language};
use crate::said::Said;
use crate::state::WebState;

/// What a handler returns.
pub type Reply = Result<Response, Failure>;

/// A use case that did not happen. [`dress`] makes it a page, since only there all is known that a page needs.
#[derive(Debug)]
pub struct Failure(ServiceError);

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = match &self.0 {
            ServiceError::Unauthenticated => StatusCode::UNAUTHORIZED,
            ServiceError::Denied => StatusCode::FORBIDDEN,
            ServiceError::NotFound => StatusCode::NOT_FOUND,
            ServiceError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            ServiceError::Conflict(_) => StatusCode::CONFLICT,
            ServiceError::Limited { .. } => StatusCode::TOO_MANY_REQUESTS,
            ServiceError::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            ServiceError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// Turns every reply to a page's address that says "no" without a page of its own, whichever layer it comes
/// from, into a page in the reader's language.
pub fn dressed(faces: Router, state: WebState) -> Router {
    faces.layer(from_fn_with_state(state, dress))
}

async fn dress(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().cloned();
    let (uri, method) = (request.uri().clone(), request.method().clone());
    let response = next.run(request).await;
    let is_refusal = response.status().is_client_error() || response.status().is_server_error();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    match caller {
        Some(caller) if is_refusal && !is_page && is_of_a_page(&uri) => {
            problem(&state, &caller, &uri, &method, response).await
        }
        _ => response,
    }
}

fn is_of_a_page(uri: &Uri) -> bool {
    !uri.path().starts_with("/assets/") && uri.path() != "/graphql"
}

/// A page that says what happened and what to do.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    title: Said,
    advice: Said,
    /// What is wrong with the input, where that is what happened.
    details: Vec<Said>,
    /// Names the fault in the log.
    fault: Option<String>,
}

async fn problem(
    state: &WebState,
    caller: &Caller,
    uri: &Uri,
    method: &Method,
    response: Response,
) -> Response {
    let error = response.extensions().get::<Arc<ServiceError>>().cloned();
    // The database may be what has failed: a blank county still makes a page.
    let county = service::county::settings(&state.services).await.unwrap_or_else(|_| County::blank());
    let language = page_language(uri, &county, state).unwrap_or_else(|| caller.language.clone());
    if matches!(error.as_deref(), Some(ServiceError::Unauthenticated)) {
        return to_log_in(&language, uri, method);
    }
    if let Some(ServiceError::Fault(fault)) = error.as_deref() {
        fault.log(&caller.request_id);
    }
    let status = response.status();
    // A refused caller is shown no more of the frame than a stranger: a fault may be about who they are.
    let actor = if status.is_server_error() { &Actor::Anonymous } else { &caller.actor };
    let wording = service::expert::settings::wording(&state.services).await;
    let wording = wording.unwrap_or(Wording::Kokemusasiantuntija);
    let frame = Frame::new(state, &county, actor, language, uri).calling_experts(wording);
    let (title, advice) = words(&frame, status);
    let details: Violations = match error.as_deref() {
        Some(ServiceError::Invalid(violations)) => violations.clone(),
        Some(ServiceError::Conflict(violation)) => vec![violation.clone()],
        _ => Violations::new(),
    };
    let details = details.iter().map(|violation| frame.violation(violation)).collect();
    let fault = (status == StatusCode::INTERNAL_SERVER_ERROR).then(|| caller.request_id.clone());
    let mut page = html(status, Keep::Nothing, &ProblemPage { frame, title, advice, details, fault });
    let wait = match error.as_deref() {
        Some(ServiceError::Limited { retry_after }) => Some(*retry_after),
        _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(5),
        _ => None,
    };
    if let Some(seconds) = wait {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}

fn words(frame: &Frame, status: StatusCode) -> (Said, Said) {
    match status {
        StatusCode::FORBIDDEN => (frame.text("problem-denied-title"), frame.text("problem-denied-advice")),
        StatusCode::NOT_FOUND => {
            (frame.text("problem-not-found-title"), frame.text("problem-not-found-advice"))
        }
        StatusCode::CONFLICT => (frame.text("problem-conflict-title"), frame.text("problem-conflict-advice")),
        StatusCode::UNPROCESSABLE_ENTITY => {
            (frame.text("problem-invalid-title"), frame.text("problem-invalid-advice"))
        }
        StatusCode::TOO_MANY_REQUESTS => {
            (frame.text("problem-limited-title"), frame.text("problem-limited-advice"))
        }
        StatusCode::SERVICE_UNAVAILABLE => {
            (frame.text("problem-unavailable-title"), frame.text("problem-unavailable-advice"))
        }
        status if status.is_server_error() => {
            (frame.text("problem-fault-title"), frame.text("problem-fault-advice"))
        }
        _ => (frame.text("problem-request-title"), frame.text("problem-request-advice")),
    }
}

/// Leads to the log-in page, and from there back to the page that was asked for.
fn to_log_in(language: &domain::LanguageTag, uri: &Uri, method: &Method) -> Response {
    let next = match uri.path_and_query() {
        Some(asked) if *method == Method::GET => asked.as_str().to_owned(),
        _ => format!("/{language}/staff"),
    };
    let location = format!("/{language}/log-in?next={}", crate::forms::url_encode(&next));
    match HeaderValue::from_str(&location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
