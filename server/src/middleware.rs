//! What stands between the network and the faces: who is calling, where a write may come from, limits,
//! security headers, and an end for every panic.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use domain::LanguageTag;
use domain::identity::Actor;
use service::caller::{Caller, SessionCookie};
use service::entropy::Entropy;
use service::{ServiceError, Services};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument;

use crate::config::Config;

/// Largest body of any request: a long survey in ten languages fits.
const BODY: usize = 2 * 1_024 * 1_024;
const TIMEOUT: Duration = Duration::from_secs(30);

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Clone)]
struct Gate {
    services: Services,
    cookie: SessionCookie,
    trusted_proxies: Arc<[IpAddr]>,
    entropy: Arc<dyn Entropy>,
}

/// Bounds what one request may take and keeps foreign writes out. What is refused here is a bare status, put
/// into words by the faces.
pub fn bounded(faces: Router, config: &Config) -> Router {
    let public_url: Arc<str> = config.public_url.as_str().into();
    faces.layer(
        ServiceBuilder::new()
            .layer(CatchPanicLayer::custom(panicked))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
            .layer(from_fn_with_state(public_url, turned_away))
            .layer(RequestBodyLimitLayer::new(BODY)),
    )
}

/// Says who is calling and sets the headers of every response.
pub fn identified(faces: Router, config: &Config, services: &Services) -> Router {
    let gate = Gate {
        services: services.clone(),
        cookie: SessionCookie::of_staff(config.is_secure()),
        trusted_proxies: config.trusted_proxies.as_slice().into(),
        entropy: Arc::new(crate::entropy::SystemEntropy),
    };
    let secure = config.is_secure();
    faces.layer(
        ServiceBuilder::new()
            .layer(from_fn(move |request: Request, next: Next| secured(request, next, secure)))
            .layer(CompressionLayer::new())
            .layer(from_fn_with_state(gate, identify)),
    )
}

async fn secured(request: Request, next: Next, secure: bool) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in fixed {
        // What is behind a secret address may say even less about where it is.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    tracing::error!(panic = text, "a request panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// A caller whose session could not be looked up. Told so further in, where a refusal gets its words.
#[derive(Clone, Copy)]
struct Unidentified(StatusCode);

async fn turned_away(State(public_url): State<Arc<str>>, request: Request, next: Next) -> Response {
    if let Some(Unidentified(status)) = request.extensions().get() {
        return status.into_response();
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && !comes_from_our_pages(request.headers(), &public_url) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

async fn identify(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let mut id = [0; 8];
    gate.entropy.fill(&mut id);
    let request_id = HEXLOWER.encode(&id);
    let cookies = text(request.headers(), &header::COOKIE).unwrap_or_default();
    let session_token = gate.cookie.read(cookies);
    let own_token = gate.cookie.of_expert().read(cookies);
    let found = who(&gate.services, session_token.as_deref(), own_token.as_deref()).await;
    let actor = found.unwrap_or_else(|error| {
        request.extensions_mut().insert(unidentified(&error, &request_id));
        Actor::Anonymous
    });
    let language = preferred_language(&actor, request.headers());
    let address = client_address(&request, &gate.trusted_proxies);
    request.extensions_mut().insert(Caller {
        actor,
        session_token,
        own_token,
        address,
        request_id: request_id.clone(),
        language,
    });
    // The template of the path, never the path: an address may hold a one-time token.
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let span = tracing::info_span!("request", id = request_id);
    let mut response = next.run(request).instrument(span).await;
    tracing::debug!(%method, route, status = response.status().as_u16(), "answered");
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}

/// Who is calling. Somebody who holds both sessions is staff: what they do there is then theirs as staff.
async fn who(
    services: &Services,
    session_token: Option<&str>,
    own_token: Option<&str>,
) -> Result<Actor, ServiceError> {
    match service::identity::session::authenticate(services, session_token).await? {
        Actor::Anonymous => service::expert::own::entry::authenticate(services, own_token).await,
        staff => Ok(staff),
    }
}

fn unidentified(error: &ServiceError, request_id: &str) -> Unidentified {
    match error {
        ServiceError::Fault(fault) => {
            fault.log(request_id);
            Unidentified(StatusCode::INTERNAL_SERVER_ERROR)
        }
        _ => Unidentified(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Whether a write comes from our own pages, or from a client that is no browser. A browser tells the
/// origin of every write; `null` comes from privacy settings and passes only where the browser vouches
/// for the same origin.
fn comes_from_our_pages(headers: &HeaderMap, public_url: &str) -> bool {
    let site = text(headers, &HeaderName::from_static("sec-fetch-site"));
    match text(headers, &header::ORIGIN) {
        Some("null") => site == Some("same-origin"),
        Some(origin) => origin == public_url || is_same_host(origin, headers),
        None => matches!(site, None | Some("same-origin" | "none")),
    }
}

/// On loopback one server has several names.
fn is_same_host(origin: &str, headers: &HeaderMap) -> bool {
    let host = text(headers, &header::HOST).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&name) && origin.strip_prefix("http://") == Some(host)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Profile, then Accept-Language, then Finnish.
fn preferred_language(actor: &Actor, headers: &HeaderMap) -> LanguageTag {
    const OFFERED: [&str; 8] = ["fi", "sv", "en", "fi-simple", "se", "smn", "sms", "sv-simple"];
    let profile = actor.staff().and_then(|staff| staff.language.clone());
    let accepted = || {
        let header = text(headers, &header::ACCEPT_LANGUAGE)?;
        l10n::negotiate(header, &OFFERED)?.parse().ok()
    };
    profile.or_else(accepted).unwrap_or_else(LanguageTag::finnish)
}

/// The address of the client. A proxy's word counts only where the proxy is trusted, and then the
/// rightmost address that is not itself a trusted proxy.
fn client_address(request: &Request, trusted: &[IpAddr]) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::from([127, 0, 0, 1])).to_canonical();
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded =
        request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let addresses: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    let client =
        addresses.iter().rev().map_while(|text| text.parse().ok()).find(|a: &IpAddr| !trusted.contains(a));
    client.unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (HeaderName::from_static(n), v.parse().unwrap())).collect()
    }

    #[test]
    fn a_write_comes_from_our_pages_or_from_no_browser() {
        let ours = "https://osallistu.example";
        for (pairs, passes) in [
            (&[][..], true),
            (&[("origin", ours)][..], true),
            (&[("origin", "https://evil.example")][..], false),
            (&[("origin", "null")][..], false),
            (&[("origin", "null"), ("sec-fetch-site", "same-origin")][..], true),
            (&[("origin", "null"), ("sec-fetch-site", "cross-site")][..], false),
            (&[("sec-fetch-site", "cross-site")][..], false),
            (&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")][..], true),
            (&[("origin", "http://[::1]:8080"), ("host", "[::1]:8080")][..], true),
            (&[("origin", "http://[::1]"), ("host", "[::1]")][..], true),
            (&[("origin", "http://localhost:1"), ("host", "localhost:2")][..], false),
            (&[("origin", "http://evil.example"), ("host", "evil.example")][..], false),
        ] {
            assert_eq!(comes_from_our_pages(&headers(pairs), ours), passes, "{pairs:?}");
        }
    }

    fn address(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        for value in forwarded {
            request.headers_mut().append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<IpAddr> = trusted.iter().map(|a| a.parse().unwrap()).collect();
        client_address(&request, &trusted).to_string()
    }

    #[test]
    fn a_forged_forwarding_header_moves_nobody() {
        assert_eq!(address("198.51.100.7", &["203.0.113.1"], &[]), "198.51.100.7");
        assert_eq!(address("10.0.0.1", &["203.0.113.1"], &["10.0.0.1"]), "203.0.113.1");
        assert_eq!(address("10.0.0.1", &["1.1.1.1, 203.0.113.1"], &["10.0.0.1"]), "203.0.113.1");
        assert_eq!(
            address("10.0.0.1", &["1.1.1.1", "203.0.113.1, 10.0.0.2"], &["10.0.0.1", "10.0.0.2"]),
            "203.0.113.1"
        );
        assert_eq!(address("10.0.0.1", &["not an address"], &["10.0.0.1"]), "10.0.0.1");
    }
}
