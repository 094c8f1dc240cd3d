//! GraphQL over HTTP: POST with `application/json`, and nothing else.
//!
//! Our own handler, since async-graphql-axum runs mutations over GET and from `text/plain`, and reads
//! bodies without axum's limit (docs/decisions/0003).

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Request, Response, ServerError};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::post;
use service::caller::Caller;
use tokio::sync::Semaphore;

/// Largest body, in bytes.
const BODY: usize = 256 * 1_024;
const TIMEOUT: Duration = Duration::from_secs(5);
/// Documents that run at once; more wait for nothing and are told to come back.
const AT_ONCE: usize = 256;
const RESPONSE_TYPE: &str = "application/graphql-response+json";

/// Something that runs documents. A trait, so that a test can put a panicking one behind the same handler.
pub trait Execute: Send + Sync + 'static {
    fn execute(&self, request: Request, caller: Caller) -> impl Future<Output = Response> + Send;
}

/// What the handler needs.
pub struct GraphqlState<E> {
    executor: Arc<E>,
    running: Arc<Semaphore>,
}

impl<E> GraphqlState<E> {
    pub fn new(executor: E) -> Self {
        Self { executor: Arc::new(executor), running: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl<E> Clone for GraphqlState<E> {
    fn clone(&self) -> Self {
        Self { executor: Arc::clone(&self.executor), running: Arc::clone(&self.running) }
    }
}

/// `/graphql`. Expects the [`Caller`] among the request's extensions.
pub fn router<E: Execute>(state: GraphqlState<E>) -> Router {
    Router::new()
        .route("/graphql", post(handle::<E>).fallback(only_post))
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(state)
}

async fn only_post() -> HttpResponse {
    let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "use POST");
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
    response
}

async fn handle<E: Execute>(
    State(state): State<GraphqlState<E>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> HttpResponse {
    if !is_json(&headers) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "send application/json");
    }
    let Ok(body) = body else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE", "the body is over 256 KiB");
    };
    // An object, never an array: no batch of documents in one request.
    let request = match serde_json::from_slice::<Request>(&body) {
        Ok(request) if body.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') => request,
        _ => return refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", "the body is not one GraphQL request"),
    };
    let Ok(_permit) = state.running.try_acquire() else {
        return busy();
    };
    let language = caller.language.to_string();
    let request_id = caller.request_id.clone();
    let run = state.executor.execute(request, caller);
    let Ok(mut response) = tokio::time::timeout(TIMEOUT, run).await else {
        tracing::warn!(request = request_id, "a document took too long");
        return busy();
    };
    response.errors.iter_mut().for_each(code_error);
    respond(&headers, response, &language)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Errors of the engine itself come without a code: those of validation have places in the document and
/// no path; anything else is ours.
fn code_error(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", "GRAPHQL_VALIDATION_FAILED");
    }
}

fn respond(headers: &HeaderMap, response: Response, language: &str) -> HttpResponse {
    // Refused before it ran: nothing came of it but errors.
    let refused = !response.errors.is_empty()
        && response.data == async_graphql::Value::Null
        && response.errors.iter().all(|error| error.path.is_empty());
    let status = if refused { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let accepts = |kind: &str| {
        headers.get_all(header::ACCEPT).iter().any(|v| v.to_str().is_ok_and(|value| value.contains(kind)))
    };
    let kind = if accepts(RESPONSE_TYPE) { RESPONSE_TYPE } else { "application/json" };
    let Ok(body) = serde_json::to_vec(&response) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", "internal");
    };
    let mut http = (status, body).into_response();
    let to = http.headers_mut();
    for (name, value) in &response.http_headers {
        if let (Ok(name), Ok(value)) =
            (header::HeaderName::try_from(name.as_str()), HeaderValue::from_bytes(value.as_bytes()))
        {
            to.append(name, value);
        }
    }
    to.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    to.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    to.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language, Cookie"));
    if let Ok(language) = HeaderValue::from_str(language) {
        to.insert(header::CONTENT_LANGUAGE, language);
    }
    http
}

fn busy() -> HttpResponse {
    let mut response = refuse(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "busy, try again in a moment");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

fn refuse(status: StatusCode, code: &str, message: &str) -> HttpResponse {
    let body = serde_json::json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    (status, axum::Json(body)).into_response()
}
