//! The power goes in the middle of submissions: what was acknowledged is there, once.
//!
//! `OSALLISTU_KILLS=50 cargo test --workspace --test main kill` pulls the plug more often.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::support::postgres::Cluster;
use crate::support::program::Program;
use crate::support::surveys::yes;
use crate::support::{Database, TestService};

const KILLS: usize = 5;
const CLIENTS: u64 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_answers_survive_kills_once_on_sqlite() {
    let database = Database::sqlite().await;
    check(&database.url).await;
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let verdict: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    assert_eq!(verdict, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_answers_survive_kills_once_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("kill").await;
    migrations::migrate(&cluster.url("kill")).await.unwrap();
    check(&cluster.url("kill")).await;
}

/// What the clients know: acknowledged keys with their receipts, and keys that got no answer.
#[derive(Default)]
struct Book {
    acknowledged: BTreeMap<u128, Value>,
    unanswered: BTreeSet<u128>,
}

async fn check(url: &str) {
    let service = TestService::start_today(url, 1).await;
    let (_, survey) = service.open_survey_today().await;
    drop(service);
    let program = Program::on(url);
    let kills = osallistu::config::environment("OSALLISTU_KILLS").map_or(KILLS, |text| text.parse().unwrap());
    let mut random = StdRng::seed_from_u64(9);
    let book = Arc::new(Mutex::new(Book::default()));
    for _ in 0..kills {
        let mut running = program.serve().await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (url, slug, book) = (running.url.clone(), survey["slug"].clone(), Arc::clone(&book));
                tokio::spawn(submit_until_it_dies(url, slug, book, StdRng::seed_from_u64(random.next_u64())))
            })
            .collect();
        let before = book.lock().unwrap().acknowledged.len();
        tokio::time::sleep(Duration::from_millis(400 + random.next_u64() % 1_000)).await;
        // On a busy machine the first answers may take longer than that.
        for _ in 0..15_000 {
            if book.lock().unwrap().acknowledged.len() >= before + 10 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        running.kill();
        for client in clients {
            client.await.unwrap();
        }
    }

    // Everybody who got no answer tries again with the same key, and some who did.
    let running = program.serve().await;
    let (unanswered, acknowledged) = {
        let book = book.lock().unwrap();
        (book.unanswered.clone(), book.acknowledged.clone())
    };
    println!("{kills} kills, {} acknowledged, {} unanswered", acknowledged.len(), unanswered.len());
    assert!(acknowledged.len() >= kills * 10, "there was something to lose: {}", acknowledged.len());
    let http = reqwest::Client::new();
    for key in &unanswered {
        submit(&http, &running.url, &survey["slug"], *key).await.expect("a retry is acknowledged");
    }
    for (key, receipt) in acknowledged.iter().step_by(10) {
        let again = submit(&http, &running.url, &survey["slug"], *key).await.unwrap();
        assert_eq!((&again["repeated"], &again["receiptCode"]), (&json!(true), receipt));
    }
    drop(running);

    // Each is there, and none is there twice: mixed and pending ones together.
    let service = TestService::start_today(url, 2).await;
    let editor = service.staff(domain::identity::Role::SurveyEditor).await;
    let all = acknowledged.len() + unanswered.len();
    assert_eq!(editor.results(&survey).await["received"], all);
    service.clock.advance(chrono::Duration::days(11));
    service.mix().await;
    let editor = service.staff(domain::identity::Role::SurveyEditor).await;
    let results = editor.results(&survey).await;
    assert_eq!((&results["received"], &results["counted"]), (&json!(all), &json!(all)));
    for key in acknowledged.keys().chain(&unanswered) {
        let late = submit(&http, &service.url, &survey["slug"], *key).await.unwrap();
        assert_eq!(late["repeated"], true, "{key:x} is lost");
    }
}

async fn submit_until_it_dies(url: String, slug: Value, book: Arc<Mutex<Book>>, mut random: StdRng) {
    let http = reqwest::Client::new();
    loop {
        let waiting = book.lock().unwrap().unanswered.pop_first();
        let fresh = u128::from(random.next_u64()) << 64 | u128::from(random.next_u64());
        let key = waiting.unwrap_or(fresh);
        match submit(&http, &url, &slug, key).await {
            Some(receipt) => {
                book.lock().unwrap().acknowledged.insert(key, receipt["receiptCode"].clone());
            }
            None => {
                book.lock().unwrap().unanswered.insert(key);
                return;
            }
        }
    }
}

/// The receipt, or nothing where the connection broke.
async fn submit(http: &reqwest::Client, url: &str, slug: &Value, key: u128) -> Option<Value> {
    let document = "mutation($input: SubmitResponseInput!) { submitResponse(input: $input) {
        __typename ... on ResponseReceipt { receiptCode repeated } ... on Problem { code message } } }";
    let input =
        json!({ "slug": slug, "clientKey": format!("{key:032x}"), "language": "fi", "answers": yes() });
    let body = json!({ "query": document, "variables": { "input": input } });
    let response = http.post(format!("{url}/graphql")).json(&body).send().await.ok()?;
    let answer: Value = response.json().await.ok()?;
    let result = answer["data"]["submitResponse"].clone();
    assert_eq!(result["__typename"], "ResponseReceipt", "{answer}");
    Some(result)
}
