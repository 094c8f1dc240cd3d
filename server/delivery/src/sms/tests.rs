use domain::identity::PhoneNumber;
use http::Request;
use proptest::prelude::*;
use serde_json::{Value, json};
use url::{Url, form_urlencoded};
use uuid::Uuid;

use super::{Gateway, NotAGateway, Sms};

fn sms(text: &str) -> Sms {
    Sms { message_id: Uuid::nil(), to: PhoneNumber::parse("040 123 4567").unwrap(), text: text.to_owned() }
}

fn request(gateway: &Value, text: &str) -> Request<String> {
    gateway.to_string().parse::<Gateway>().unwrap().request(&sms(text)).unwrap()
}

fn refused(gateway: &Value) -> NotAGateway {
    gateway.to_string().parse::<Gateway>().unwrap_err()
}

fn with_body(body: Value) -> Value {
    json!({
        "kind": "http", "method": "POST", "url": "https://sms.example/{digits}/send?from={sender}&text={text}",
        "sender": "Länsi-Uusimaa", "headers": { "Authorization": "Bearer secret" }, "body": body,
    })
}

fn kannel() -> Value {
    json!({
        "kind": "kannel", "url": "http://127.0.0.1:13013/cgi-bin/sendsms", "username": "osallistu",
        "password": "a&b=c {text}", "sender": "Alue", "allow_http": true,
    })
}

fn query(request: &Request<String>) -> Vec<(String, String)> {
    Url::parse(&request.uri().to_string()).unwrap().query_pairs().into_owned().collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn kannel_gets_what_its_sendsms_reads() {
    let request = request(&kannel(), "Hyvää päivää!");
    assert_eq!((request.method().as_str(), request.uri().path()), ("GET", "/cgi-bin/sendsms"));
    let expected = pairs(&[
        ("username", "osallistu"),
        ("password", "a&b=c {text}"),
        ("from", "Alue"),
        ("to", "+358401234567"),
        ("text", "Hyvää päivää!"),
        ("charset", "UTF-8"),
        ("coding", "0"),
    ]);
    assert_eq!(query(&request), expected);
}

#[test]
fn kannel_is_told_where_the_alphabet_of_gsm_does_not_suffice() {
    let coding = |text: &str| query(&request(&kannel(), text)).pop().unwrap().1;
    assert_eq!(coding("Buorre beaivi, Áŋŋel"), "2");
    assert_eq!(coding("5 € ~ [x]"), "0");
}

#[test]
fn a_form_and_json_carry_the_message_with_the_secret_in_a_header() {
    let form = request(&with_body(json!({ "form": { "to": "{to}", "msg": "{text}" } })), "1 & 2=3 +ä");
    assert_eq!(form.uri().path(), "/358401234567/send");
    assert_eq!(form.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(form.headers()["authorization"], "Bearer secret");
    assert!(form.headers()["authorization"].is_sensitive());
    let fields: Vec<_> = form_urlencoded::parse(form.body().as_bytes()).into_owned().collect();
    assert_eq!(fields, pairs(&[("msg", "1 & 2=3 +ä"), ("to", "+358401234567")]));

    let body = json!({ "json": { "to": ["{to}"], "flash": false, "message": { "text": "{text}" } } });
    let json = request(&with_body(body), "\"},\n{to}");
    assert_eq!(json.headers()["content-type"], "application/json");
    let expected = json!({ "to": ["+358401234567"], "flash": false, "message": { "text": "\"},\n{to}" } });
    assert_eq!(serde_json::from_str::<Value>(json.body()).unwrap(), expected);
}

#[test]
fn settings_that_cannot_work_are_refused() {
    let changed = |field: &str, value: Value| {
        let mut gateway = with_body(json!({ "form": {} }));
        gateway[field] = value;
        refused(&gateway)
    };
    for url in [
        "sms.example",
        "http://sms.example",
        "ftp://sms.example",
        "https://user:word@sms.example",
        "https://{to}/",
    ] {
        assert_eq!(changed("url", json!(url)), NotAGateway::Address, "{url}");
    }
    assert_eq!(
        changed("url", json!("https://sms.example/{too}")),
        NotAGateway::UnknownPlaceholder("too".to_owned())
    );
    let body = json!({ "json": { "a": ["{msg}"] } });
    assert_eq!(changed("body", body), NotAGateway::UnknownPlaceholder("msg".to_owned()));
    assert_eq!(changed("headers", json!({ "X-Key": "a\r\nb" })), NotAGateway::Header);
    assert!(
        matches!(changed("succes", json!("ok")), NotAGateway::Malformed(words) if words.contains("succes"))
    );
}

#[test]
fn nothing_secret_shows() {
    let gateway: Gateway = with_body(json!("nothing")).to_string().parse().unwrap();
    assert_eq!(gateway.to_string(), "https://sms.example");
    assert!(!format!("{gateway:?}").contains("secret"));
    assert!(!format!("{:?}", sms("secret")).contains("secret"));
    let wrong =
        refused(&json!({ "kind": "kannel", "url": "http://a", "username": "a", "password": ["secret"] }));
    assert!(!wrong.to_string().contains("secret"), "{wrong}");
}

proptest! {
    #[test]
    fn a_message_is_a_value_and_nothing_else(text in any::<String>()) {
        let body = json!({ "json": { "to": "{to}", "text": "{text}" } });
        let json = request(&with_body(body), &text);
        let expected = json!({ "to": "+358401234567", "text": text });
        prop_assert_eq!(serde_json::from_str::<Value>(json.body()).unwrap(), expected);
        prop_assert_eq!(query(&json), pairs(&[("from", "Länsi-Uusimaa"), ("text", &text)]));

        let form = request(&with_body(json!({ "form": { "text": "{text}" } })), &text);
        let fields: Vec<_> = form_urlencoded::parse(form.body().as_bytes()).into_owned().collect();
        prop_assert_eq!(fields, pairs(&[("text", &text)]));
    }
}
