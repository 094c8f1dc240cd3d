//! Durable submissions a second over HTTP, beside the same server without the write and beside bare inserts.
//!
//! `cargo bench --bench submit` prints a Markdown table. The bench starts itself again as the server, so that
//! the server's processor time is read apart from the clients'. Loopback only; a few minutes.
// As for the library, whose futures end here.
#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::allow_attributes,
    clippy::disallowed_methods,
    reason = "a bench ends where something is wrong, and prints"
)]

mod cluster;
mod server;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use domain::identity::{Grant, Role, Scope};
use domain::time::Clock;
use osallistu::clock::SystemClock;
use osallistu::entropy::SystemEntropy;
use serde_json::{Value, json};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::net::TcpStream;

use cluster::Cluster;
use server::{Cell, Server, config, exchange, median, serve};

const CLIENTS: [usize; 3] = [1, 8, 32];
const ROUNDS: usize = 3;
const WARM_UP: Duration = Duration::from_millis(500);
const CELL: Duration = Duration::from_secs(2);
const PASSWORD: &str = "tunturikoivun varjossa 7";
/// Bytes of a sealed short answer.
const SEALED: usize = 1_064;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    match arguments.get(1).map(String::as_str) {
        Some("serve") => runtime.block_on(serve(&arguments[2], &arguments[3])),
        _ => runtime.block_on(measure()),
    }
}

async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = Cluster::start();
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    println!("\n{profile} profile; {ROUNDS} rounds of {CELL:?} a cell, median by rate\n");
    println!("| database | what | clients | a second | server CPU ms each | of bare inserts | of no write |");
    println!("|---|---|---|---|---|---|---|");
    for (name, url) in cluster::databases(folder.path(), cluster.as_ref()) {
        migrations::migrate(&url).await.unwrap();
        let slug = prepare(&url).await;
        let mut cells: BTreeMap<(&str, usize), Vec<Cell>> = BTreeMap::new();
        // First, while nothing waits for the mixer but what comes meanwhile.
        let server = Server::start("mixing", &url);
        cells.insert(("mixing", 32), vec![submissions(&server, &slug, 32, CELL * 6).await]);
        drop(server);
        for _ in 0..ROUNDS {
            for clients in CLIENTS {
                for kind in ["durable", "no-op"] {
                    let server = Server::start(kind, &url);
                    let cell = submissions(&server, &slug, clients, CELL).await;
                    cells.entry((kind, clients)).or_default().push(cell);
                }
                let bare = bare_inserts(&url, clients).await;
                cells.entry(("bare", clients)).or_default().push((bare, f64::NAN));
            }
        }
        print(name, &mut cells);
    }
}

fn print(database: &str, cells: &mut BTreeMap<(&str, usize), Vec<Cell>>) {
    let medians: BTreeMap<_, Cell> = cells.iter_mut().map(|(key, rounds)| (*key, median(rounds))).collect();
    let names = [
        ("durable", "submissions"),
        ("mixing", "submissions, the mixer at work, 12 s once"),
        ("no-op", "the same without the write"),
        ("bare", "bare inserts, a commit each"),
    ];
    for (kind, what) in names {
        for clients in CLIENTS {
            let Some((rate, cpu)) = medians.get(&(kind, clients)) else { continue };
            let of = |other| format!("{:.2}", rate / medians[&(other, clients)].0);
            let cpu = if cpu.is_nan() { String::new() } else { format!("{cpu:.2}") };
            let (bare, no_op) = (of("bare"), of("no-op"));
            println!("| {database} | {what} | {clients} | {rate:.0} | {cpu} | {bare} | {no_op} |");
        }
    }
}

/// Keys that no other submission has.
fn fresh_key() -> u128 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let random = u128::from(std::process::id()) << 96;
    // Spread, as random keys are: neighbours in a tree are not written one after another.
    random
        ^ u128::from(NEXT.fetch_add(1, Ordering::Relaxed))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

async fn submissions(server: &Server, slug: &str, clients: usize, time: Duration) -> Cell {
    let document = "mutation($input: SubmitResponseInput!) { submitResponse(input: $input) {
        __typename ... on ResponseReceipt { receiptCode repeated } ... on Problem { code } } }";
    let body = |key: u128| {
        let answers: Vec<Value> = (0..10)
            .map(|n| json!({ "question": format!("easy-{n}"), "value": { "number": 1 + (key >> n) % 5 } }))
            .collect();
        let input =
            json!({ "slug": slug, "clientKey": format!("{key:032x}"), "language": "fi", "answers": answers });
        json!({ "query": document, "variables": { "input": input } }).to_string()
    };
    // Made before: the clients share the processor with the server.
    let body = body(fresh_key());
    let marker = body.find("\"clientKey\":\"").unwrap() + 13;
    let connections = server.connect(clients).await;
    let begin = Instant::now() + WARM_UP;
    let end = begin + time;
    let mut tasks = Vec::new();
    for mut connection in connections {
        let (address, mut text) = (server.address.clone(), body.clone());
        tasks.push(tokio::spawn(async move {
            let mut done = 0_u64;
            loop {
                text.replace_range(marker..marker + 32, &format!("{:032x}", fresh_key()));
                let taken = submit(&mut connection, &address, &text).await;
                let now = Instant::now();
                if now >= end {
                    return done;
                }
                done += u64::from(taken && now >= begin);
            }
        }));
    }
    tokio::time::sleep_until(begin.into()).await;
    let before = server.cpu();
    tokio::time::sleep_until(end.into()).await;
    let spent = server.cpu() - before;
    let mut done = 0;
    for task in tasks {
        done += task.await.unwrap();
    }
    (done as f64 / time.as_secs_f64(), spent * 1_000.0 / done as f64)
}

/// One submission: whether there was a receipt. A busy server says so, and that is told too.
async fn submit(connection: &mut TcpStream, address: &str, body: &str) -> bool {
    let answer = exchange(connection, address, body).await;
    let taken = answer.contains("receiptCode") && answer.contains("false");
    if !taken {
        eprintln!("refused: {answer}");
    }
    taken
}

/// Single rows of the size of a sealed answer, a commit each, with the server's own settings.
async fn bare_inserts(url: &str, clients: usize) -> f64 {
    const SQL: &str = "INSERT INTO bare (tag, sealed) VALUES ($1, $2)";
    macro_rules! run {
        ($pool:expr, $table:expr) => {{
            let pool = $pool;
            sqlx::raw_sql($table).execute(&pool).await.unwrap();
            let (begin, end) = (Instant::now() + WARM_UP, Instant::now() + WARM_UP + CELL);
            let tasks: Vec<_> = (0..clients)
                .map(|_| {
                    let pool = pool.clone();
                    tokio::spawn(async move {
                        let mut done = 0_u64;
                        loop {
                            let (tag, sealed) = (fresh_key().to_be_bytes().to_vec(), vec![7_u8; SEALED]);
                            sqlx::query(SQL).bind(tag).bind(sealed).execute(&pool).await.unwrap();
                            let now = Instant::now();
                            if now >= end {
                                return done;
                            }
                            done += u64::from(now >= begin);
                        }
                    })
                })
                .collect();
            let mut done = 0;
            for task in tasks {
                done += task.await.unwrap();
            }
            pool.close().await;
            done as f64 / CELL.as_secs_f64()
        }};
    }
    if let Some(file) = url.strip_prefix("sqlite:") {
        let options = cluster::as_the_server_has(&format!("{file}-bare"));
        run!(
            SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap(),
            "CREATE TABLE IF NOT EXISTS bare (tag blob PRIMARY KEY NOT NULL, sealed blob NOT NULL) WITHOUT ROWID"
        )
    } else {
        let most = u32::try_from(clients).unwrap();
        run!(
            PgPoolOptions::new().max_connections(most).connect(url).await.unwrap(),
            "CREATE TABLE IF NOT EXISTS bare (tag bytea PRIMARY KEY, sealed bytea NOT NULL)"
        )
    }
}

/// An open survey of ten questions, made through the API; gives the readable part of its address.
async fn prepare(url: &str) -> String {
    let config = config(url, "127.0.0.1:0".parse().unwrap());
    let app = osallistu::app(&config, Arc::new(SystemClock), Arc::new(SystemEntropy)).await.unwrap();
    let grants = vec![Grant { role: Role::SurveyEditor, scope: Scope::County }];
    service::identity::account::create_active(
        &app.services,
        "mittaaja@example.fi",
        "Mittaaja",
        PASSWORD,
        grants,
    )
    .await
    .unwrap();
    let server = Server::start("durable", url);
    let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let run = async |document: &str, input: Value| -> Value {
        let request = http.post(format!("http://{}/graphql", server.address));
        let body = json!({ "query": document, "variables": { "input": input } });
        let answer: Value = request.json(&body).send().await.unwrap().json().await.unwrap();
        let data = answer["data"].as_object().unwrap_or_else(|| panic!("{answer}"));
        data.values().next().unwrap().clone()
    };
    let log_in = "mutation($input: LogInInput!) { logIn(input: $input) { __typename } }";
    run(log_in, json!({ "email": "mittaaja@example.fi", "password": PASSWORD })).await;
    let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on ManagedSurvey { id revision } } }";
    let draft = run(create, json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Mittaus" })).await;
    let text = |text: &str| {
        json!(["fi", "sv", "fi-simple"].map(|language| json!({ "language": language, "text": text })))
    };
    let questions: Vec<Value> = (0..10)
        .map(|n| {
            json!({ "code": format!("easy-{n}"), "type": "LIKERT", "points": 5, "text": text("Helppoa?"),
            "low": text("Vaikeaa"), "high": text("Helppoa") })
        })
        .collect();
    let now = SystemClock.now();
    let day = |days: i64| (now + chrono::Duration::days(days)).format("%Y-%m-%d").to_string();
    let update = "mutation($input: UpdateSurveyDraftInput!) { updateSurveyDraft(input: $input) { ... on ManagedSurvey { id revision } } }";
    let saved = run(
        update,
        json!({ "surveyId": draft["id"], "revision": draft["revision"], "title": text("Mittaus"), "summary": text("Mittaus"),
            "closesAt": format!("{}T12:00:00Z", day(10)), "lateAnswerDays": 0, "questions": questions,
            "privacyNotice": { "purpose": text("Mittaus"), "legalBasis": "PUBLIC_TASK", "contact": text("Kirjaamo"),
                "deletionDate": day(300) } }),
    )
    .await;
    let publish = "mutation($input: PublishSurveyInput!) { publishSurvey(input: $input) {
        __typename ... on ManagedSurvey { slug state } ... on InvalidInput { violations { code path } } } }";
    let published = run(publish, json!({ "surveyId": saved["id"], "revision": saved["revision"] })).await;
    assert_eq!(published["state"], "OPEN", "{published}");
    published["slug"].as_str().unwrap().to_owned()
}
