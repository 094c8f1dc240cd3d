//! The power goes at one of two processes in the middle of a race.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::expert::OrderState;
use serde_json::{Value, json};

use super::invariants;
use super::rivals::{assert_each_time_has_one_winner, disjoint};
use super::two::{Two, database, postgres};
use crate::past;
use crate::support::Database;
use crate::support::calls::{accept, end};
use crate::support::orders::Office;

const PATIENCE: Duration = Duration::from_millis(2);
/// Answers of the process after which it is killed: some have been given, others are being worked on.
const ANSWERS: usize = 3;

#[tokio::test]
async fn what_was_promised_survives_a_kill_on_sqlite() {
    check(database().await).await;
}

#[tokio::test]
async fn what_was_promised_survives_a_kill_on_postgres() {
    let Some(database) = postgres().await else { return };
    check(database).await;
}

async fn check(database: Database) {
    let mut two = Two::start(database).await;
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Kuusi").await;
    let orders = disjoint(&office, &expert, office.services.now(), 2).await;

    let (doomed, other) = (two.one.url.clone(), two.other.url.clone());
    let http = reqwest::Client::new();
    let answers = AtomicUsize::new(0);
    let calls = orders.iter().enumerate().map(|(place, (_, token))| {
        let (http, answers) = (&http, &answers);
        let url = if place % 2 == 0 { &doomed } else { &other };
        async move {
            let told = try_to_accept(http, url, token).await;
            if place % 2 == 0 && told.is_some() {
                answers.fetch_add(1, Ordering::Relaxed);
            }
            told
        }
    });
    let plug = async {
        while answers.load(Ordering::Relaxed) < ANSWERS {
            tokio::time::sleep(PATIENCE).await;
        }
        two.one.kill();
    };
    let (mut told, ()) = tokio::join!(futures::future::join_all(calls), plug);
    let unanswered = told.iter().filter(|answer| answer.is_none()).count();
    println!("{unanswered} of {} got no answer", orders.len());
    invariants::hold(&two.database).await;

    // Whoever got no answer asks again, of a process that has just begun.
    two.one = two.program.serve().await;
    let client = two.one.client();
    for (answer, (_, token)) in told.iter_mut().zip(&orders) {
        if answer.is_none() {
            *answer = Some(accept(&client, token).await);
        }
    }
    let told: Vec<Value> = told.into_iter().flatten().collect();
    assert_each_time_has_one_winner(&orders, &told);
    for ((_, token), answer) in orders.iter().zip(&told) {
        // A promise that was given once is kept.
        assert_eq!(end(&accept(&client, token).await), end(answer));
    }
    let confirmed =
        format!("SELECT state FROM expert_order WHERE state = '{}'", OrderState::Confirmed.code());
    assert_eq!(past::texts(&two.database, &confirmed).await.len(), orders.len() / 2);
    invariants::hold(&two.database).await;
}

/// What became of a yes; nothing where the connection broke.
async fn try_to_accept(http: &reqwest::Client, url: &str, token: &str) -> Option<Value> {
    let document = "mutation($token: String!) { acceptOffer(token: $token) { __typename
        ... on OfferToAnswer { offer { state } } ... on Problem { code } } }";
    let body = json!({ "query": document, "variables": { "token": token } });
    let response = http.post(format!("{url}/graphql")).json(&body).send().await.ok()?;
    let answer: Value = response.json().await.ok()?;
    assert!(answer["errors"].is_null(), "{answer}");
    Some(answer["data"]["acceptOffer"].clone())
}
