//! Private calendar feeds, outside the languages and sessions of the pages: a calendar program knows the address and
//! nothing else. The address holds a secret, so that nothing of it is passed on or written down.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use domain::LanguageTag;
use domain::expert::GigType;
use service::expert::feed::{CalendarFile, FeedWords, calendar};
use service::{Fault, ServiceError};

use crate::Reply;
use crate::forms::Fields;
use crate::state::WebState;

const SUFFIX: &str = ".ics";

/// The address of a feed whose words are in this language.
pub(crate) fn address(public_url: &str, token: &str, language: &LanguageTag) -> String {
    let query = if language.as_str() == "fi" { String::new() } else { format!("?lang={language}") };
    format!("{public_url}/calendar/{token}{SUFFIX}{query}")
}

/// Answers with the calendar, or that it has not changed.
pub(crate) async fn serve(
    State(state): State<WebState>,
    Path(file): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Reply {
    let token = file.strip_suffix(SUFFIX).ok_or(ServiceError::NotFound)?;
    let query = Fields::new(query);
    // Only the address decides the language: whoever reads it is a program, and the bytes must be the same for all.
    let language = query.get("lang").parse().unwrap_or_else(|_| LanguageTag::finnish());
    let texts = state.catalogues.texts(&language.fallback_chain());
    let words = FeedWords {
        own: texts.text("own-feed-name").text,
        orders: texts.text("staff-feed-orders").text,
        gigs: texts.text("staff-feed-gigs").text,
        gig: texts.text("own-feed-gig").text,
        gig_types: GigType::ALL.iter().map(|one| (*one, texts.text(one.label_key()).text)).collect(),
    };
    let file = calendar(&state.services, token, &state.public_url, &words).await?;
    reply(&headers, file)
}

fn reply(asked: &HeaderMap, file: CalendarFile) -> Reply {
    // Weak, since the bytes may be compressed on their way.
    let tag = format!("W/\"{}\"", file.tag);
    let etag = HeaderValue::from_str(&tag).map_err(|error| ServiceError::Fault(Fault::new(error)))?;
    let fixed = [
        (header::ETAG, etag),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
    ];
    if is_known(asked, &file.tag) {
        return Ok((StatusCode::NOT_MODIFIED, fixed).into_response());
    }
    let content_type = [(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type))];
    Ok((fixed, content_type, file.text).into_response())
}

/// Whether the reader has these bytes already (RFC 9110, section 13.1.2: compared weakly).
fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).map(str::trim).any(|one| {
        let opaque = one.strip_prefix("W/").unwrap_or(one);
        one == "*" || opaque.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) == Some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, value.parse().unwrap());
        headers
    }

    #[test]
    fn tags_are_compared_weakly() {
        for known in ["W/\"abc\"", "\"abc\"", "\"x\", W/\"abc\"", "*"] {
            assert!(is_known(&asked(known), "abc"), "{known}");
        }
        for other in ["\"abd\"", "abc", "", "W/\"ab\""] {
            assert!(!is_known(&asked(other), "abc"), "{other}");
        }
        assert!(!is_known(&HeaderMap::new(), "abc"));
    }

    #[test]
    fn a_finnish_address_is_the_shortest() {
        let url = "https://osallistu.example.fi";
        let of = |language: &str| address(url, "abc", &language.parse().unwrap());
        assert_eq!(of("fi"), "https://osallistu.example.fi/calendar/abc.ics");
        assert_eq!(of("sv"), "https://osallistu.example.fi/calendar/abc.ics?lang=sv");
    }
}
