//! Text messages, and the gateways that take them over HTTP.

mod template;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use domain::identity::PhoneNumber;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::parts::is_gsm;
use template::{Template, Values};

/// One text message to one person.
#[derive(Clone)]
pub struct Sms {
    /// The same for every attempt; names the file in the spool.
    pub message_id: Uuid,
    pub to: PhoneNumber,
    pub text: String,
}

impl fmt::Debug for Sms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sms").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

/// What is wrong with the settings of a gateway. Values are not repeated: they may be secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAGateway {
    #[error("not the JSON of a gateway: {0}")]
    Malformed(String),
    #[error("{{{0}}} is not a placeholder; there are to, digits, text, sender and coding")]
    UnknownPlaceholder(String),
    #[error("the address is not https://host/…, or http:// with \"allow_http\": true")]
    Address,
    #[error("a header is not one that HTTP knows")]
    Header,
}

/// A gateway, as a county's contract with an operator describes it. Read from JSON:
///
/// ```json
/// { "kind": "http", "method": "POST", "url": "https://sms.example/messages", "sender": "County",
///   "headers": { "Authorization": "Bearer …" }, "body": { "json": { "to": "{to}", "text": "{text}" } },
///   "success": "\"accepted\"" }
/// { "kind": "kannel", "url": "http://127.0.0.1:13013/cgi-bin/sendsms", "username": "…", "password": "…",
///   "sender": "County", "allow_http": true }
/// ```
///
/// Placeholders in the address and in the body's values are `{to}` (`+358…`), `{digits}` (`358…`), `{text}`,
/// `{sender}` and `{coding}` (Kannel's: 0 for the alphabet of GSM, 2 for UCS-2). Each is encoded for its place. A
/// message counts as taken where the status is 2xx and, if given, `success` stands in the reply.
#[derive(Clone)]
pub struct Gateway {
    method: Method,
    url: Template,
    sender: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Body,
    success: Option<String>,
    /// Scheme, host and port.
    origin: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Written {
    Http(Http),
    Kannel(Kannel),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Http {
    method: Verb,
    url: String,
    sender: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Body,
    success: Option<String>,
    #[serde(default)]
    allow_http: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Verb {
    Get,
    Post,
}

/// What a request carries; placeholders stand in the values.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Body {
    #[default]
    Nothing,
    Form(BTreeMap<String, String>),
    Json(Value),
}

/// `sendsms` of Kannel, an open gateway: the text in UTF-8, converted there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kannel {
    url: String,
    username: String,
    password: String,
    sender: String,
    #[serde(default)]
    allow_http: bool,
}

impl From<Kannel> for Http {
    fn from(kannel: Kannel) -> Self {
        let [username, password] = [&kannel.username, &kannel.password].map(|value| template::for_url(value));
        let message = "from={sender}&to={to}&text={text}&charset=UTF-8&coding={coding}";
        Self {
            method: Verb::Get,
            url: format!("{}?username={username}&password={password}&{message}", kannel.url),
            sender: kannel.sender,
            headers: BTreeMap::new(),
            body: Body::Nothing,
            success: None,
            allow_http: kannel.allow_http,
        }
    }
}

impl FromStr for Gateway {
    type Err = NotAGateway;

    fn from_str(json: &str) -> Result<Self, NotAGateway> {
        let written: Written =
            serde_json::from_str(json).map_err(|error| NotAGateway::Malformed(told(&error)))?;
        let http = match written {
            Written::Http(http) => http,
            Written::Kannel(kannel) => kannel.into(),
        };
        Self::of(http)
    }
}

impl Gateway {
    fn of(http: Http) -> Result<Self, NotAGateway> {
        let mut headers = Vec::new();
        for (name, value) in &http.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| NotAGateway::Header)?;
            let mut value = HeaderValue::from_str(value).map_err(|_| NotAGateway::Header)?;
            value.set_sensitive(true);
            headers.push((name, value));
        }
        let mut gateway = Self {
            method: match http.method {
                Verb::Get => Method::GET,
                Verb::Post => Method::POST,
            },
            url: http.url.parse()?,
            sender: http.sender,
            headers,
            body: http.body,
            success: http.success,
            origin: String::new(),
        };
        // What cannot be written for one message could not be for any.
        let request = gateway.written("+358401234567", "Hei")?;
        gateway.origin = origin(request.uri(), http.allow_http).ok_or(NotAGateway::Address)?;
        Ok(gateway)
    }

    /// Whether the way there is encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// Whether a reply with a good status says that the message was taken.
    pub(crate) fn was_taken(&self, reply: &[u8]) -> bool {
        self.success.as_ref().is_none_or(|wanted| String::from_utf8_lossy(reply).contains(wanted))
    }

    /// The request that hands a message over.
    pub(crate) fn request(&self, sms: &Sms) -> Result<Request<String>, NotAGateway> {
        let request = self.written(sms.to.as_str(), &sms.text)?;
        // A placeholder in the host would let a message choose where it goes.
        let goes_there = origin(request.uri(), true).is_some_and(|origin| origin == self.origin);
        if goes_there { Ok(request) } else { Err(NotAGateway::Address) }
    }

    fn written(&self, to: &str, text: &str) -> Result<Request<String>, NotAGateway> {
        let coding = if is_gsm(text) { "0" } else { "2" };
        let values = Values { to, text, sender: &self.sender, coding };
        let uri =
            self.url.filled(&values, template::for_url).parse::<Uri>().map_err(|_| NotAGateway::Address)?;
        let (content_type, body) = match &self.body {
            Body::Nothing => (None, String::new()),
            Body::Form(fields) => {
                (Some("application/x-www-form-urlencoded"), template::filled_form(fields, &values)?)
            }
            Body::Json(json) => (Some("application/json"), template::filled_json(json, &values)?.to_string()),
        };
        let mut request = Request::builder().method(self.method.clone()).uri(uri);
        if let Some(content_type) = content_type {
            request = request.header(CONTENT_TYPE, content_type);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request.body(body).map_err(|_| NotAGateway::Header)
    }
}

/// What serde found, where its words quote names only; where it stood, if they could quote a value.
fn told(error: &serde_json::Error) -> String {
    let words = error.to_string();
    if ["missing field", "unknown field", "unknown variant"].iter().any(|start| words.starts_with(start)) {
        words
    } else {
        format!("line {}, column {}", error.line(), error.column())
    }
}

/// Scheme, host and port; `None` where there is a password before the host, or no encryption and no leave for that.
fn origin(uri: &Uri, allow_http: bool) -> Option<String> {
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    let scheme = uri.scheme_str().filter(|scheme| *scheme == "https" || (*scheme == "http" && allow_http))?;
    Some(format!("{scheme}://{authority}"))
}

impl fmt::Display for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gateway({self})")
    }
}

#[cfg(test)]
mod tests;
