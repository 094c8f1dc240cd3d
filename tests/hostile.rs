//! Malformed and hostile requests: each gets an answer with a code, and nothing leaks or breaks.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderName};
use serde_json::{Value, json};

use crate::past;
use crate::support::surveys::{let_it_close, text};
use crate::support::{Database, TestService, on_both_databases};
use domain::identity::Role;

const COUNTY: &str = r#"{"query":"{ county { contactEmail } }"}"#;

/// What an error must never tell.
const LEAKS: [&str; 10] = [
    "sqlx",
    "sea_orm",
    "SqlxError",
    "panicked",
    "/src/",
    ".rs:",
    "SELECT ",
    "no such table",
    "relation \"",
    "Did you mean",
];

async fn sqlite() -> TestService {
    TestService::start(Database::sqlite().await).await
}

/// Sends a body as it is, with these headers; the status and the answer, which leaks nothing.
async fn send(
    service: &TestService,
    body: impl Into<reqwest::Body>,
    headers: &[(&str, &str)],
) -> (StatusCode, Value) {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
        .collect();
    let request = reqwest::Client::new().post(format!("{}/graphql", service.url)).headers(headers).body(body);
    told(request.send().await.unwrap()).await
}

async fn told(response: reqwest::Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.unwrap();
    for leak in LEAKS {
        assert!(!text.contains(leak), "{leak} in {text}");
    }
    (status, serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {status} {text}")))
}

/// Sends a document; the status, the code of the first error and the answer.
async fn ask(service: &TestService, document: &str, variables: Value) -> (StatusCode, String, Value) {
    let body = json!({ "query": document, "variables": variables }).to_string();
    let (status, answer) = send(service, body, &[("content-type", "application/json")]).await;
    (status, code(&answer), answer)
}

fn code(answer: &Value) -> String {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn only_a_post_of_json_is_read() {
    let service = sqlite().await;
    let log_in = "mutation { logIn(input: { email: \"a@example.fi\", password: \"x\" }) { __typename } }";
    let before = service.services.password_hash_count();
    for method in
        [reqwest::Method::GET, reqwest::Method::PUT, reqwest::Method::DELETE, reqwest::Method::PATCH]
    {
        let request = reqwest::Client::new().request(method.clone(), format!("{}/graphql", service.url));
        let response = request.query(&[("query", log_in)]).send().await.unwrap();
        assert_eq!(response.headers()["allow"], "POST");
        let (status, answer) = told(response).await;
        assert_eq!(
            (status, code(&answer).as_str()),
            (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"),
            "{method}"
        );
    }
    let body = json!({ "query": log_in }).to_string();
    let multipart =
        format!("--x\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n{body}\r\n--x--\r\n");
    for (content_type, body) in [
        ("text/plain", body.clone()),
        ("text/plain;charset=UTF-8", body.clone()),
        ("application/x-www-form-urlencoded", format!("query={log_in}")),
        ("multipart/form-data; boundary=x", multipart),
        ("application/graphql", log_in.to_owned()),
        ("application/jsonp", body.clone()),
        ("text/plain; application/json", body.clone()),
        ("", body.clone()),
    ] {
        let (status, answer) = send(&service, body, &[("content-type", content_type)]).await;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}: {answer}");
        assert_eq!(code(&answer), "UNSUPPORTED_MEDIA_TYPE");
    }
    assert_eq!(send(&service, body, &[]).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(service.services.password_hash_count(), before, "none of them ran");
    for content_type in
        ["application/json", "application/json;charset=utf-8", "Application/JSON ; charset=UTF-8"]
    {
        assert_eq!(
            send(&service, COUNTY, &[("content-type", content_type)]).await.0,
            StatusCode::OK,
            "{content_type}"
        );
    }
}

#[tokio::test]
async fn a_body_is_one_document_of_a_decent_size() {
    let service = sqlite().await;
    let json = [("content-type", "application/json")];
    let deep = format!(
        "{{\"query\":\"{{ me {{ id }} }}\",\"variables\":{}1{}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    for body in [
        "",
        " ",
        "null",
        "[]",
        "\"{ me { id } }\"",
        "{",
        "{\"query\":1}",
        &format!("[{COUNTY},{COUNTY}]"),
        &format!("[{COUNTY}]"),
        &deep,
    ] {
        let (status, answer) = send(&service, body.to_owned(), &json).await;
        assert_eq!((status, code(&answer).as_str()), (StatusCode::BAD_REQUEST, "BAD_REQUEST"), "{answer}");
    }
    assert_eq!(send(&service, vec![b'{', 0xff, b'}'], &json).await.0, StatusCode::BAD_REQUEST);
    for (kib, expected) in
        [(255, StatusCode::OK), (257, StatusCode::PAYLOAD_TOO_LARGE), (3_000, StatusCode::PAYLOAD_TOO_LARGE)]
    {
        let (status, answer) = send(&service, COUNTY.to_owned() + &" ".repeat(kib * 1_024), &json).await;
        assert_eq!(status, expected, "{kib} KiB");
        assert_eq!(code(&answer), if expected == StatusCode::OK { "" } else { "BODY_TOO_LARGE" });
    }
    assert_eq!(send(&service, COUNTY, &json).await.0, StatusCode::OK, "the next is served");
}

/// `n` fragments on the query, each made of the next.
fn chain(n: usize, spread: impl Fn(usize) -> String) -> String {
    let fragments: String =
        (0..n).map(|i| format!("fragment f{i} on Query {{ {} }} ", spread(i + 1))).collect();
    format!("{{ ...f0 }} {fragments} fragment f{n} on Query {{ county {{ contactEmail }} }}")
}

#[tokio::test]
async fn a_document_over_a_limit_is_refused_with_a_code() {
    let service = sqlite().await;
    let many = |n: usize, text: &str| (0..n).map(|i| text.replace('#', &i.to_string())).collect::<String>();
    let names = |n: usize| format!("{{ county {{ {} }} }}", many(n, "a#: contactEmail "));
    let of_type = |n: usize| {
        format!(
            "{{ __schema {{ types {{ fields {{ type {{ {} name {} }} }} }} }} }}",
            many(n, "ofType {"),
            many(n, "}")
        )
    };
    let include = |n: usize| format!("{{ county {{ contactEmail {} }} }}", many(n, "@include(if: true) "));
    let log_in = "logIn(input: { email: \"a@example.fi\", password: \"x\" }) { __typename }";
    let redeem = "redeemAccountLink(input: { token: \"x\", password: \"x\" }) { __typename }";
    let come_in = "openOwnSession(token: \"x\", code: \"000000\") { __typename }";
    let read = "readMemberData(token: \"x\", code: \"000000\") { __typename }";
    let correct =
        "changeMemberContact(token: \"x\", code: \"000000\", contact: { name: \"x\" }) { __typename }";
    let before = service.services.password_hash_count();
    for (expected, document) in [
        ("", names(15)),
        ("TOO_MANY_ALIASES", names(16)),
        ("TOO_MANY_ALIASES", format!("mutation {{ {} }}", many(100, &format!("a#: {log_in} ")))),
        ("", format!("{{ {} }}", many(10, "county { contactEmail } "))),
        ("TOO_MANY_ROOT_FIELDS", format!("{{ {} }}", many(11, "county { contactEmail } "))),
        (
            "TOO_MANY_ROOT_FIELDS",
            format!("{{ ...f }} fragment f on Query {{ {} }}", many(11, "county { contactEmail } ")),
        ),
        ("TOO_MANY_AUTHENTICATIONS", format!("mutation {{ {log_in} b: {log_in} }}")),
        ("TOO_MANY_AUTHENTICATIONS", format!("mutation {{ {log_in} {redeem} }}")),
        ("TOO_MANY_AUTHENTICATIONS", format!("mutation {{ {come_in} b: {come_in} }}")),
        ("TOO_MANY_AUTHENTICATIONS", format!("mutation {{ {come_in} {read} }}")),
        ("TOO_MANY_AUTHENTICATIONS", format!("mutation {{ {correct} b: {correct} }}")),
        (
            "TOO_MANY_AUTHENTICATIONS",
            format!("mutation {{ {log_in} ...f }} fragment f on Mutation {{ b: {log_in} }}"),
        ),
        ("", of_type(10)),
        ("GRAPHQL_VALIDATION_FAILED", of_type(11)),
        ("", format!("{{ openSurveys(first: 100) {{ nodes {{ {} }} }} }}", many(30, "id "))),
        (
            "GRAPHQL_VALIDATION_FAILED",
            format!("{{ openSurveys(first: 100) {{ nodes {{ {} }} }} }}", many(50, "id ")),
        ),
        ("GRAPHQL_VALIDATION_FAILED", include(9)),
        ("", chain(20, |next| format!("...f{next}"))),
        ("GRAPHQL_VALIDATION_FAILED", chain(40, |next| format!("...f{next}"))),
        // Thirty doublings: a billion selections, were they walked through.
        ("TOO_MANY_SELECTIONS", chain(30, |next| format!("...f{next} ...f{next}"))),
        (
            "TOO_MANY_SELECTIONS",
            "{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }".to_owned(),
        ),
        ("TOO_MANY_TOKENS", format!("{{ {} }}", many(2_001, "county "))),
        // Behind what looks like a string or a comment to a careless reader.
        ("TOO_MANY_TOKENS", format!("{{ survey(slug: \"\"\"a\"b\"\"\") {{ {} }} }}", many(2_001, "id "))),
        ("TOO_MANY_TOKENS", format!("{{ me {{ #\r {} }} }}", many(2_001, "id "))),
        // The parser would overflow its stack, and that ends the process.
        ("NESTED_TOO_DEEP", format!("{{ survey(slug: {}{}) {{ id }} }}", "[".repeat(900), "]".repeat(900))),
        ("NESTED_TOO_DEEP", format!("query($a: {}ID{}) {{ me {{ id }} }}", "[".repeat(900), "]".repeat(900))),
        ("NESTED_TOO_DEEP", "{a".repeat(900)),
        ("GRAPHQL_PARSE_FAILED", "{ county { ".to_owned()),
        ("GRAPHQL_PARSE_FAILED", String::new()),
        ("GRAPHQL_PARSE_FAILED", "{ survey(slug: \"\u{0}\") { \u{0} } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "{ countyy { name } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "{ county { nam } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "{ survey(slugg: \"x\") { id } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "{ ...f } fragment f on Queryy { me { id } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "subscription { county { name } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "query A { me { id } } query B { me { id } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "query($a: [Strin]) { me { id } }".to_owned()),
        ("GRAPHQL_VALIDATION_FAILED", "{ openSurveys(first: 3000000000) { nodes { id } } }".to_owned()),
    ] {
        let (status, found, answer) = ask(&service, &document, json!({})).await;
        let start: String = document.chars().take(80).collect();
        assert_eq!(found, expected, "{start}: {answer}");
        assert_eq!(status == StatusCode::OK, expected.is_empty(), "{start}: {status}");
    }
    assert_eq!(service.services.password_hash_count(), before, "nobody's password was looked at");
    // The limits tell what they are, so that a client can keep to them.
    for (document, limit) in [
        (of_type(11), "too deep"),
        (include(9), "directives"),
        (chain(40, |n| format!("...f{n}")), "recursion"),
    ] {
        let (_, _, answer) = ask(&service, &document, json!({})).await;
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains(limit), "{answer}");
    }
}

#[tokio::test]
async fn a_browser_on_a_foreign_page_is_refused() {
    let service = sqlite().await;
    let own = service.url.clone();
    let port = service.url.rsplit_once(':').unwrap().1;
    let neighbour = format!("http://127.0.0.1:{}", port.parse::<u16>().unwrap().wrapping_add(1));
    for (headers, passes) in [
        (&[][..], true),
        (&[("origin", own.as_str())][..], true),
        (&[("origin", own.as_str()), ("sec-fetch-site", "same-origin")][..], true),
        (&[("origin", "null"), ("sec-fetch-site", "same-origin")][..], true),
        (&[("origin", "https://evil.example")][..], false),
        (&[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")][..], false),
        (&[("origin", neighbour.as_str())][..], false),
        (&[("origin", "null")][..], false),
        (&[("origin", "null"), ("sec-fetch-site", "cross-site")][..], false),
        (&[("origin", "")][..], false),
        (&[("sec-fetch-site", "cross-site")][..], false),
        (&[("sec-fetch-site", "same-site")][..], false),
    ] {
        let with_type: Vec<_> =
            headers.iter().copied().chain([("content-type", "application/json")]).collect();
        let (status, answer) = send(&service, COUNTY, &with_type).await;
        assert_eq!(status == StatusCode::OK, passes, "{headers:?}: {answer}");
        if !passes {
            assert_eq!(
                (status, code(&answer).as_str()),
                (StatusCode::FORBIDDEN, "FOREIGN_ORIGIN"),
                "{headers:?}"
            );
        }
    }
}

on_both_databases! {
    async fn an_argument_of_the_wrong_kind_is_told_so(service: TestService) {
        let staff = service.staff(Role::SurveyEditor).await;
        let admin = service.staff(Role::Administrator).await;
        let me = admin.graphql("{ me { id } }", json!({})).await["data"]["me"]["id"].clone();
        let survey = staff.create_survey("Kysely").await;
        for title in ["Toinen", "Kolmas"] {
            staff.create_survey(title).await;
        }
        let nobody = me.as_str().unwrap().replace(|c: char| c.is_ascii_digit(), "0");
        for (client, field, expected) in [
            (&staff, format!("managedSurvey(id: {me}) {{ id }}"), "BAD_INPUT"),
            (&staff, "managedSurvey(id: \"Survey:x\") { id }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurvey(id: \"\\u0000\") { id }".to_owned(), "BAD_INPUT"),
            (&staff, format!("managedSurvey(id: {nobody:?}) {{ id }}").replace("Account:", "Survey:"), "NOT_FOUND"),
            (&staff, format!("surveyResults(surveyId: {me}) {{ received }}"), "BAD_INPUT"),
            (&staff, format!("surveyResults(surveyId: {}) {{ received }}", survey["id"]), "BAD_INPUT"),
            (&staff, "managedSurveys(after: \"%%%\") { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(after: \"\") { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(after: \"U3VydmV5Og\") { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(after: \"_____w\") { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(first: 1, last: 1) { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(last: 1) { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(first: 0) { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(first: -1) { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "managedSurveys(first: 101) { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, format!("managedSurveys(search: \"{}\") {{ nodes {{ id }} }}", "x".repeat(201)), "GRAPHQL_VALIDATION_FAILED"),
            (&admin, format!("auditEvents(after: {}) {{ nodes {{ id }} }}", survey["id"]), "BAD_INPUT"),
            (&admin, "auditEvents(after: \"\") { nodes { id } }".to_owned(), "BAD_INPUT"),
            (&staff, "openSurveys(language: \"' OR 1=1\") { nodes { id } }".to_owned(), "GRAPHQL_VALIDATION_FAILED"),
            (&staff, "openSurveys(section: SECRET) { nodes { id } }".to_owned(), "GRAPHQL_VALIDATION_FAILED"),
            (&staff, "openSurveys(search: \"'; DROP TABLE survey --\\u0000%_\") { nodes { id } }".to_owned(), ""),
            (&staff, "survey(slug: \"kysely\\u0000\") { id }".to_owned(), ""),
            (&staff, "publishedResults(slug: \"\\u0000\") { respondents }".to_owned(), ""),
        ] {
            let answer = client.post_graphql(&json!({ "query": format!("{{ {field} }}") })).await;
            let (_, answer) = told(answer).await;
            assert_eq!(code(&answer), expected, "{field}: {answer}");
        }
        for (client, field, expected) in [
            (&staff, format!("closeSurvey(surveyId: {me})"), "BAD_INPUT"),
            (&staff, format!("updateSurveyDraft(input: {{ surveyId: {me}, revision: 1 }})"), "BAD_INPUT"),
            (&staff, format!("publishSurvey(input: {{ surveyId: {nobody:?}, revision: 1 }})").replace("Account:", "Survey:"), "NOT_FOUND"),
            (&admin, format!("makeAccountLink(accountId: {})", survey["id"]), "BAD_INPUT"),
            (&admin, format!("makeAccountLink(accountId: {nobody:?})"), "NOT_FOUND"),
            (&admin, format!("setAccountDisabled(input: {{ accountId: {nobody:?}, disabled: true }})"), "NOT_FOUND"),
        ] {
            let answer = client.post_graphql(&json!({ "query": format!("mutation {{ {field} {{ __typename }} }}") })).await;
            let (_, answer) = told(answer).await;
            assert_eq!(code(&answer), expected, "{field}: {answer}");
        }
        // Where an owner is wrong, the input is.
        for owner in ["division: \"x\"", "unit: \"Unit:00000000-0000-7000-8000-000000000000\"",
            "division: \"Division:00000000-0000-7000-8000-000000000000\""]
        {
            let field = format!("createSurvey(input: {{ kind: EVENT, sourceLanguage: \"fi\", title: \"x\", owner: {{ {owner} }} }})");
            let document = format!("mutation {{ {field} {{ __typename ... on InvalidInput {{ violations {{ code }} }} }} }}");
            let answer = staff.graphql(&document, json!({})).await;
            assert_eq!(answer["data"]["createSurvey"]["__typename"], "InvalidInput", "{answer}");
        }
        let titled = staff.create_survey("Kysely \u{0}\u{202e} '; DROP TABLE survey; --").await;
        assert_eq!(titled["__typename"], "ManagedSurvey", "{titled}");
    }

    async fn a_broken_database_shows_an_id_and_nothing_else(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Kysely").await;
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let said = text("Kuulimme.", "Vi hörde.");
        let input = json!({ "surveyId": survey["id"], "heard": said, "decided": said, "done": said });
        let outcome = "mutation($input: PublishOutcomeInput!) { publishOutcome(input: $input) { __typename } }";
        editor.graphql(outcome, json!({ "input": input })).await;
        for (table, document) in [
            ("survey_outcome", "{ openSurveys(section: CLOSED) { nodes { outcome { heard { text } } } } }"),
            ("county", "{ county { contactEmail } }"),
            ("account", "mutation { logIn(input: { email: \"a@example.fi\", password: \"x\" }) { __typename } }"),
            ("survey", "{ openSurveys { nodes { slug } } }"),
        ] {
            past::execute(&service.database, &format!("ALTER TABLE {table} RENAME TO gone")).await;
            let response = service.client().post_graphql(&json!({ "query": document })).await;
            let request_id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
            let (_, answer) = told(response).await;
            assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "INTERNAL", "requestId": request_id }), "{table}: {answer}");
            assert!(!answer.to_string().contains(table) || table == "survey" || table == "county" || table == "account", "{answer}");
            past::execute(&service.database, &format!("ALTER TABLE gone RENAME TO {table}")).await;
        }
        past::execute(&service.database, "ALTER TABLE session RENAME TO gone").await;
        let (status, answer) = told(editor.post_graphql(&json!({ "query": "{ me { id } }" })).await).await;
        assert_eq!((status, code(&answer).as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL"), "{answer}");
        past::execute(&service.database, "ALTER TABLE gone RENAME TO session").await;
        let whole = editor.graphql("{ me { id } openSurveys { nodes { id } } }", json!({})).await;
        assert!(whole["errors"].is_null() && !whole["data"]["me"].is_null(), "all is well again: {whole}");
    }
}
