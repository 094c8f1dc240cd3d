//! The staff's report pages of both known programmes, 78 indicators, over a million mixed answers and a hundred thousand
//! pieces of feedback: from a server that has just started, again, and after something new has come; beside the bare
//! statement that goes through as many rows.
//!
//! `cargo bench --bench dashboard` prints a Markdown table. The bench starts itself again as the server, so that the
//! server's processor time and memory are read apart from its own. Loopback only; some minutes, most of which go into
//! writing the rows. `OSALLISTU_ANSWERS=20000 OSALLISTU_FEEDBACK=2000` is for a quick look.
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

#[allow(dead_code, reason = "this one has no bare writes")]
mod cluster;
#[path = "dashboard/planted.rs"]
mod planted;
#[allow(dead_code, reason = "this one reads pages, one after the other")]
mod server;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::json;
use sqlx::{Connection, PgConnection, SqliteConnection};

use cluster::Cluster;
use planted::{PASSWORD, Planted, Sizes};
use server::{Server, serve};

/// Servers that are started, each to be asked coldly once.
const ROUNDS: usize = 3;
/// Readings of a page that is warm, in each round.
const WARM: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    match arguments.get(1).map(String::as_str) {
        Some("serve") => runtime.block_on(serve(&arguments[2], &arguments[3])),
        _ => runtime.block_on(measure()),
    }
}

/// What one reading took.
#[derive(Clone, Copy)]
struct Reading {
    took: Duration,
    /// Of the server; in hundredths of a second, so that only sums over some readings tell anything.
    cpu: f64,
}

/// What was measured of each thing in each round.
type Readings = BTreeMap<usize, Vec<Reading>>;

const ROWS: [&str; 7] = [
    "from a server that has just started",
    "again, the second time and later",
    "after one new batch of ten mixed answers",
    "after one new piece of feedback",
    "after one new order",
    "after one answer was taken away",
    "the bare statements: answers by survey, day, language and channel, feedback by class and channel",
];
const BARE: usize = 6;

async fn measure() {
    let sizes = Sizes::from_environment();
    let folder = tempfile::tempdir().unwrap();
    let cluster = Cluster::start();
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    println!("\n{profile} profile; {sizes}; {ROUNDS} servers, {WARM} warm readings of each, medians\n");
    println!("| database | what | both pages, ms | server CPU ms | of the bare statements |");
    println!("|---|---|---|---|---|");
    for (name, url) in cluster::databases(folder.path(), cluster.as_ref()) {
        migrations::migrate(&url).await.unwrap();
        let begin = Instant::now();
        let planted = Planted::plant(&url, &sizes).await;
        eprintln!("{name}: planted in {:.0} s", begin.elapsed().as_secs_f64());
        let mut readings = Readings::new();
        let mut peak = 0;
        let http = logged_in(&url).await;
        for _ in 0..ROUNDS {
            peak = peak.max(round(&url, &http, &planted, &mut readings).await);
        }
        print(name, &mut readings);
        println!("| {name} | the most memory that a server had, MB | {peak} |  |  |");
    }
}

/// One server: cold, warm, and after each thing that may come. How much memory it had at most, in megabytes.
async fn round(url: &str, http: &reqwest::Client, planted: &Planted, readings: &mut Readings) -> u64 {
    let server = Server::start("plain", url);
    let mut read = async |row: usize| {
        let reading = pages(&server, http, planted).await;
        readings.entry(row).or_default().push(reading);
    };
    read(0).await;
    for _ in 0..WARM {
        read(1).await;
    }
    planted.mix_more().await;
    read(2).await;
    planted.give_feedback().await;
    read(3).await;
    planted.order().await;
    read(4).await;
    planted.take_away().await;
    read(5).await;
    readings.entry(BARE).or_default().push(Reading { took: bare(url).await, cpu: f64::NAN });
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_024
}

/// Reads the report of each programme on the period that goes on, one after the other. A page that took too long is asked
/// for again: what was counted for it stays counted.
async fn pages(server: &Server, http: &reqwest::Client, planted: &Planted) -> Reading {
    let (before, begin) = (server.cpu(), Instant::now());
    for (page, code) in &planted.pages {
        loop {
            let answer = http.get(format!("http://{}{page}", server.address)).send().await.unwrap();
            let status = answer.status();
            let text = answer.text().await.unwrap();
            if status == StatusCode::SERVICE_UNAVAILABLE {
                continue;
            }
            assert!(status.is_success() && text.contains(code), "{page}: {status}");
            break;
        }
    }
    Reading { took: begin.elapsed(), cpu: server.cpu() - before }
}

/// Whoever follows the indicators, logged in once: the cookie holds for every server on this database.
async fn logged_in(url: &str) -> reqwest::Client {
    let server = Server::start("plain", url);
    let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let document = "mutation($input: LogInInput!) { logIn(input: $input) { __typename } }";
    let input = json!({ "email": planted::EMAIL, "password": PASSWORD });
    let request = http.post(format!("http://{}/graphql", server.address));
    let answer = request.json(&json!({ "query": document, "variables": { "input": input } })).send().await;
    let answer = answer.unwrap().text().await.unwrap();
    assert!(answer.contains("LoggedIn"), "{answer}");
    http
}

/// What a database takes at least to go through as many rows, without looking into an answer.
async fn bare(url: &str) -> Duration {
    const ANSWERS: &str = "SELECT count(*) FROM (SELECT survey_id, day, language, channel, count(*)
        FROM response GROUP BY survey_id, day, language, channel) AS alike";
    const FEEDBACK: &str = "SELECT count(*) FROM (SELECT class, channel, count(*)
        FROM customer_feedback GROUP BY class, channel) AS alike";
    macro_rules! run {
        ($connection:expr) => {{
            let mut connection = $connection.await.unwrap();
            let begin = Instant::now();
            for statement in [ANSWERS, FEEDBACK] {
                let alike: i64 = sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap();
                assert!(alike > 0);
            }
            begin.elapsed()
        }};
    }
    if url.starts_with("sqlite:") {
        run!(SqliteConnection::connect(url))
    } else {
        run!(PgConnection::connect(url))
    }
}

fn print(database: &str, readings: &mut Readings) {
    let mut median = |row: usize| {
        let of = readings.get_mut(&row).unwrap();
        of.sort_by_key(|reading| reading.took);
        let cpu = of.iter().map(|reading| reading.cpu).sum::<f64>() / of.len() as f64;
        (of[of.len() / 2].took.as_secs_f64() * 1_000.0, cpu * 1_000.0)
    };
    let (bare, _) = median(BARE);
    for (row, what) in ROWS.iter().enumerate() {
        let (took, cpu) = median(row);
        let cpu = if cpu.is_nan() { String::new() } else { format!("{cpu:.0}") };
        println!("| {database} | {what} | {took:.0} | {cpu} | {:.2} |", took / bare);
    }
}
