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
use axum::extract::{DefaultBodyLimit, Extension, Request as HttpRequest, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::post;
use l10n::{Catalogues, Texts};
use service::caller::Caller;
use tokio::sync::Semaphore;

const PATH: &str = "/graphql";
/// Largest body, in bytes.
const BODY: usize = 256 * 1_024;
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
    patience: Duration,
}

impl<E> GraphqlState<E> {
    /// `patience` is how long a document may take.
    pub fn new(executor: E, patience: Duration) -> Self {
        Self { executor: Arc::new(executor), running: Arc::new(Semaphore::new(AT_ONCE)), patience }
    }
}

impl<E> Clone for GraphqlState<E> {
    fn clone(&self) -> Self {
        Self {
            executor: Arc::clone(&self.executor),
            running: Arc::clone(&self.running),
            patience: self.patience,
        }
    }
}

/// `/graphql`. Expects the [`Caller`] among the request's extensions. What it refuses to run is a bare status
/// until [`dressed`] puts it into words, as for the layers in between.
pub fn router<E: Execute>(state: GraphqlState<E>) -> Router {
    Router::new()
        .route(PATH, post(handle::<E>).fallback(only_post))
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(state)
}

async fn only_post() -> HttpResponse {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "POST")]).into_response()
}

async fn handle<E: Execute>(
    State(state): State<GraphqlState<E>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> HttpResponse {
    if !is_json(&headers) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let Ok(body) = body else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    // An object, never an array: no batch of documents in one request.
    let request = match serde_json::from_slice::<Request>(&body) {
        Ok(request) if body.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') => request,
        _ => return StatusCode::BAD_REQUEST.into_response(),
    };
    let Ok(_permit) = state.running.try_acquire() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let request_id = caller.request_id.clone();
    let run = state.executor.execute(request, caller);
    let Ok(mut response) = tokio::time::timeout(state.patience, run).await else {
        tracing::warn!(request = request_id, "a document took too long");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    response.errors.iter_mut().for_each(code_error);
    respond(&headers, response)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Errors of our own have a code; those without are the engine's, which did not understand the document.
fn code_error(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", "GRAPHQL_VALIDATION_FAILED");
    }
}

fn respond(headers: &HeaderMap, response: Response) -> HttpResponse {
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
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
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
    http
}

/// Puts what was refused on the way to a document, here or in a layer in between, into GraphQL's shape: with a
/// code, in the caller's language.
pub fn dressed(faces: Router, catalogues: Catalogues) -> Router {
    faces.layer(from_fn_with_state(catalogues, dress))
}

async fn dress(State(catalogues): State<Catalogues>, request: HttpRequest, next: Next) -> HttpResponse {
    let caller = request.extensions().get::<Caller>().filter(|_| request.uri().path() == PATH).cloned();
    let mut response = next.run(request).await;
    let Some(caller) = caller else { return response };
    let texts = catalogues.texts(&caller.language.fallback_chain());
    let is_answer = response.headers().get(header::CONTENT_TYPE).is_some_and(is_json_type);
    let refusal = Refusal::of(response.status()).filter(|_| !is_answer);
    let lang = match &refusal {
        Some(refusal) => refusal.write(&mut response, &texts, &caller.request_id),
        None => texts.text(Refusal::FAULT.key).lang,
    };
    if let Ok(lang) = HeaderValue::from_str(&lang) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
    }
    response
}

/// Why no document was run.
struct Refusal {
    code: &'static str,
    key: &'static str,
    /// Seconds until it is worth trying again.
    retry_after: Option<u64>,
}

impl Refusal {
    const FAULT: Self = Self { code: "INTERNAL", key: "error-fault", retry_after: None };

    fn of(status: StatusCode) -> Option<Self> {
        let known = |code, key| Some(Self { code, key, retry_after: None });
        match status {
            StatusCode::METHOD_NOT_ALLOWED => known("METHOD_NOT_ALLOWED", "error-method-not-allowed"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => known("UNSUPPORTED_MEDIA_TYPE", "error-media-type"),
            StatusCode::PAYLOAD_TOO_LARGE => known("BODY_TOO_LARGE", "error-body-too-large"),
            StatusCode::FORBIDDEN => known("FOREIGN_ORIGIN", "error-foreign-origin"),
            StatusCode::SERVICE_UNAVAILABLE => {
                Some(Self { code: "UNAVAILABLE", key: "error-unavailable", retry_after: Some(1) })
            }
            status if status.is_client_error() => known("BAD_REQUEST", "error-bad-request"),
            status if status.is_server_error() => Some(Self::FAULT),
            _ => None,
        }
    }

    /// Writes it into the response; the language it was written in.
    fn write(&self, response: &mut HttpResponse, texts: &Texts, request_id: &str) -> Arc<str> {
        let message = texts.text(self.key);
        let mut extensions = serde_json::Map::from_iter([("code".to_owned(), self.code.into())]);
        if let Some(seconds) = self.retry_after {
            extensions.insert("retryAfter".to_owned(), seconds.into());
        }
        if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
            extensions.insert("requestId".to_owned(), request_id.into());
        }
        let answer = serde_json::json!({ "errors": [{ "message": message.text, "extensions": extensions }] });
        *response.body_mut() = answer.to_string().into();
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        message.lang
    }
}

fn is_json_type(value: &HeaderValue) -> bool {
    value.to_str().is_ok_and(|kind| kind.starts_with("application/json") || kind.starts_with(RESPONSE_TYPE))
}
