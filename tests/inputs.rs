//! What callers may not set, what they may not sort by, and a resolver that panics.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::future::Future;
use std::net::SocketAddr;

use async_graphql::{Request, Response};
use domain::identity::Role;
use graphql::{Execute, Executor, GraphqlState};
use serde_json::json;
use service::caller::{Caller, SessionCookie};

use crate::sdl;
use crate::support::service::{Client, PATIENCE};
use crate::support::{Database, TestService};

/// What the server decides: a caller who could set one of these would be somebody else, somewhere else, or
/// at another time.
const SERVER_SETS: [&str; 38] = [
    "account",
    "accountStatus",
    "actor",
    "admin",
    "archivedAt",
    "assuranceClass",
    "at",
    "batchNo",
    "closedEarlyAt",
    "createdAt",
    "createdBy",
    "day",
    "disabledAt",
    "expiresAt",
    "finalisedAt",
    "grants",
    "isAdmin",
    "keyId",
    "life",
    "mode",
    "outcomePublishedAt",
    "ownerId",
    "passwordHash",
    "permissions",
    "publishedAt",
    "receivedAt",
    "responsesDeletedAt",
    "resultsReleasedAt",
    "role",
    "sealed",
    "session",
    "sessionToken",
    "state",
    "status",
    "tokenHash",
    "updatedAt",
    "updatedBy",
    "userId",
];
/// The exceptions: an administrator gives roles, a coordinator pauses an expert, a gig's mode is no survey's, and what a
/// body does with a matter is nobody's role.
const MAY_SET: [(&str, &str); 4] = [
    ("GrantInput", "role"),
    ("ChangeExpertInput", "status"),
    ("OrderContentInput", "mode"),
    ("PathStepInput", "role"),
];

#[test]
fn no_input_sets_what_the_server_decides() {
    let inputs: Vec<_> = sdl::types().iter().filter(|found| found.is_input).collect();
    assert!(inputs.len() > 10, "this does walk the inputs");
    let forbidden: Vec<_> = inputs
        .iter()
        .flat_map(|input| input.fields.iter().map(|field| (input.name.as_str(), field.name.as_str())))
        .filter(|field| SERVER_SETS.contains(&field.1) && !MAY_SET.contains(field))
        .collect();
    assert_eq!(forbidden, []);
}

/// Texts that a reading field takes, and why none of them can name a column.
const TEXT_ARGUMENTS: [(&str, &str); 12] = [
    ("after", "a cursor, compared with the keys of the list"),
    ("before", "a cursor, compared with the keys of the list"),
    ("invitation", "the code of an invitation, compared as a hash"),
    ("key", "the key of a programme, the readable part of a public address"),
    ("municipality", "a code, compared with public content"),
    ("period", "a half-year or a year, read as one"),
    ("programme", "the key of a programme, compared with those that are followed or in force"),
    ("search", "words, looked for in titles and summaries that the caller sees anyway"),
    ("slug", "the readable part of a public address"),
    ("text", "a whole name or number, compared as a hash"),
    ("token", "the secret of a private link, compared as a hash"),
    ("week", "a week of a year, read as one"),
];

#[test]
fn nothing_sorts_or_filters_by_a_name_that_the_caller_chooses() {
    let readable: Vec<_> =
        sdl::types().iter().filter(|found| !found.is_input && found.name != "Mutation").collect();
    for (of, field) in
        readable.iter().flat_map(|found| found.fields.iter().map(move |field| (&found.name, field)))
    {
        for (name, kind) in &field.arguments {
            let lower = name.to_lowercase();
            let chooses = ["sort", "order", "filter", "where", "by", "column", "field"];
            // An id names one thing, and this enumeration each of what it breaks down by.
            let is_closed = ["ID", "OrderBreakdown"].contains(&kind.trim_matches(['[', ']', '!']));
            let names_a_column = !is_closed && chooses.iter().any(|word| lower.contains(word));
            assert!(!names_a_column, "{of}.{}({name}): {kind}", field.name);
            let is_text = kind.trim_matches(['[', ']', '!']) == "String";
            // The audit log's subject is an id of any kind; only administrators read the log.
            let known = TEXT_ARGUMENTS.iter().any(|(known, _)| known == name)
                || (field.name.as_str(), name.as_str()) == ("auditEvents", "subject");
            assert!(
                !is_text || known,
                "say in TEXT_ARGUMENTS what {of}.{}({name}) is compared with",
                field.name
            );
        }
    }
}

#[tokio::test]
async fn a_field_that_an_input_does_not_have_is_refused() {
    let service = TestService::start(Database::sqlite().await).await;
    let editor = service.staff(Role::SurveyEditor).await;
    let document = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { __typename } }";
    for field in ["status", "ownerId", "createdAt", "finalisedAt", "assuranceClass", "role", "id"] {
        let mut input = json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely" });
        input[field] = json!("x");
        let answer = editor.graphql(document, json!({ "input": input })).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED",
            "{field}: {answer}"
        );
    }
    let none = editor.graphql("{ managedSurveys { nodes { id } } }", json!({})).await;
    assert_eq!(none["data"]["managedSurveys"]["nodes"], json!([]));
}

/// The real executor, with a document that makes it panic.
struct Panicking(Executor);

impl Execute for Panicking {
    fn execute(&self, request: Request, caller: Caller) -> impl Future<Output = Response> + Send {
        assert!(!request.query.contains("panicAtOnce"), "the secret of /src/secret.rs");
        async move {
            tokio::task::yield_now().await;
            assert!(!request.query.contains("panicLater"), "the secret of /src/secret.rs");
            self.0.execute(request, caller).await
        }
    }
}

#[tokio::test]
async fn a_panic_is_answered_without_its_text_and_the_next_request_is_fine() {
    let service = TestService::start(Database::sqlite().await).await;
    let catalogues = l10n::Catalogues::embedded().unwrap();
    let executor =
        Executor::new(service.services.clone(), catalogues.clone(), SessionCookie::of_staff(false));
    let face = graphql::router(GraphqlState::new(Panicking(executor), PATIENCE));
    let router = osallistu::around(face, &service.config, &service.services, catalogues);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let client = Client { url, ..service.client() };
    // More often than documents may run at once: a panic gives its place back.
    for _ in 0..150 {
        for document in ["{ panicAtOnce }", "{ panicLater }"] {
            let response = client.post_graphql(&json!({ "query": document })).await;
            assert_eq!(response.status(), 500);
            let headers = response.headers();
            assert_eq!(headers["x-content-type-options"], "nosniff", "the headers are there all the same");
            let request_id = headers["x-request-id"].to_str().unwrap().to_owned();
            let answer: serde_json::Value = response.json().await.unwrap();
            let message = "Something went wrong in the service. It has been logged.";
            let extensions = json!({ "code": "INTERNAL", "requestId": request_id });
            assert_eq!(answer, json!({ "errors": [{ "message": message, "extensions": extensions }] }));
        }
    }
    let next = client.graphql("{ openSurveys { nodes { id } } }", json!({})).await;
    assert_eq!(next, json!({ "data": { "openSurveys": { "nodes": [] } } }));
    server.abort();
}
