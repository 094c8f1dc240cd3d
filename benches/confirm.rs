//! Confirmed bookings a second over HTTP, beside the bare guarded transaction that the rule against double booking asks
//! for at least.
//!
//! `cargo bench --bench confirm` prints a Markdown table. The bench starts itself again as the server, so that
//! the server's processor time is read apart from the clients'. Loopback only; a few minutes.
// As for the library, whose futures end here.
#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::allow_attributes,
    clippy::disallowed_methods,
    reason = "a bench ends where something is wrong, and prints"
)]

mod cluster;
mod server;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::LanguageTag;
use domain::expert::registry::Essentials;
use domain::expert::{ConsentPurpose, Contact, Expert, ExpertStatus, Mode, OrderContent, OrderPrivate};
use domain::id::TypedId;
use domain::identity::{Actor, Grant, Role, Scope, StaffActor};
use domain::time::{Clock, civil_day};
use osallistu::clock::SystemClock;
use osallistu::entropy::SystemEntropy;
use serde_json::json;
use service::Services;
use service::expert::offering::{self, Asked};
use service::expert::order::{self, NewOrder};
use service::expert::registry::{self, Registration};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tokio::net::TcpStream;
use uuid::Uuid;

use cluster::Cluster;
use server::{Cell, Server, config, exchange, median, serve};

const CLIENTS: [usize; 3] = [1, 8, 32];
const ROUNDS: usize = 3;
/// Bookings of a cell, besides one of each client for warming up. Clients share them, and no two an expert.
const BOOKINGS: usize = 320;
const EXPERTS: usize = 32;
const PASSWORD: &str = "tunturikoivun varjossa 7";
/// Seconds that are kept free before and after a remote gig.
const BREATH: i64 = 600;
/// So many orders are written at once.
const AT_ONCE: usize = 8;

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
    println!("\n{profile} profile; {ROUNDS} rounds of {BOOKINGS} bookings a cell, median by rate\n");
    println!("| database | what | clients | a second | server CPU ms each | of the bare transaction |");
    println!("|---|---|---|---|---|---|");
    for (name, url) in cluster::databases(folder.path(), cluster.as_ref()) {
        migrations::migrate(&url).await.unwrap();
        let Prepared { mut offers, mut times } = prepare(&url).await;
        let all = offers.len();
        let mut cells: BTreeMap<(&str, usize), Vec<Cell>> = BTreeMap::new();
        for _ in 0..ROUNDS {
            for clients in CLIENTS {
                let server = Server::start("plain", &url);
                let own = offers.split_off(offers.len() - BOOKINGS - clients);
                let cell = confirmations(&server, clients, &own).await;
                cells.entry(("service", clients)).or_default().push(cell);
                drop(server);
                let own = times.split_off(times.len() - BOOKINGS - clients);
                let bare = bare_bookings(&url, clients, &own).await;
                cells.entry(("bare", clients)).or_default().push((bare, f64::NAN));
            }
        }
        let confirmed = "SELECT count(*) FROM expert_order WHERE state = 'confirmed'";
        assert_eq!(
            count(&url, confirmed).await,
            i64::try_from(all).unwrap(),
            "every yes has confirmed its order"
        );
        print(name, &mut cells);
    }
}

fn print(database: &str, cells: &mut BTreeMap<(&str, usize), Vec<Cell>>) {
    let medians: BTreeMap<_, Cell> = cells.iter_mut().map(|(key, rounds)| (*key, median(rounds))).collect();
    let names = [("service", "a yes that books and confirms"), ("bare", "the bare transaction")];
    for (kind, what) in names {
        for clients in CLIENTS {
            let (rate, cpu) = medians[&(kind, clients)];
            let cpu = if cpu.is_nan() { String::new() } else { format!("{cpu:.2}") };
            let of_bare = rate / medians[&("bare", clients)].0;
            println!("| {database} | {what} | {clients} | {rate:.0} | {cpu} | {of_bare:.2} |");
        }
    }
}

/// What each client does: every so many-th.
fn shares<T: Clone>(all: &[T], clients: usize) -> Vec<Vec<T>> {
    (0..clients).map(|first| all.iter().skip(first).step_by(clients).cloned().collect()).collect()
}

/// Says yes to these offers by their links.
async fn confirmations(server: &Server, clients: usize, offers: &[String]) -> Cell {
    let (warming, counted) = offers.split_at(clients);
    let mut connections = server.connect(clients).await;
    for (connection, token) in connections.iter_mut().zip(warming) {
        accept(connection, &server.address, token).await;
    }
    let (before, begin) = (server.cpu(), Instant::now());
    let clients = connections.into_iter().zip(shares(counted, clients));
    let tasks: Vec<_> = clients
        .map(|(mut connection, own)| {
            let address = server.address.clone();
            tokio::spawn(async move {
                for token in own {
                    accept(&mut connection, &address, &token).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let (took, spent) = (begin.elapsed(), server.cpu() - before);
    let done = counted.len() as f64;
    (done / took.as_secs_f64(), spent * 1_000.0 / done)
}

async fn accept(connection: &mut TcpStream, address: &str, token: &str) {
    const DOCUMENT: &str = "mutation($token: String!) { acceptOffer(token: $token) { __typename
        ... on OfferToAnswer { offer { state } } ... on Problem { code } } }";
    let body = json!({ "query": DOCUMENT, "variables": { "token": token } }).to_string();
    let answer = exchange(connection, address, &body).await;
    assert!(answer.contains("ACCEPTED"), "{answer}");
}

/// One booking past the service.
#[derive(Clone, Copy)]
struct Time {
    occurrence: Uuid,
    order: Uuid,
    expert: Uuid,
    starts_at: i64,
}

impl Time {
    /// Its beginning and end, and those of what is kept free around it.
    fn seconds(self) -> [i64; 4] {
        let ends_at = self.starts_at + 3_600;
        [self.starts_at, ends_at, self.starts_at - BREATH, ends_at + BREATH]
    }
}

/// What keeps bookings apart and no more: lock the calendar, look, insert, commit; the database's own rule stands, and
/// the settings are the server's. How many a second.
async fn bare_bookings(url: &str, clients: usize, times: &[Time]) -> f64 {
    const LOCK: &str = "UPDATE expert SET calendar_version = calendar_version + 1 WHERE id = $1";
    const LOOK: &str = "SELECT count(*) FROM assignment WHERE expert_id = $1
        AND state IN ('hold', 'confirmed', 'held') AND busy_from < $2 AND busy_until > $3";
    const BOOK: &str = "INSERT INTO assignment
        (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'confirmed', 1)";
    let (warming, counted) = times.split_at(clients);
    macro_rules! run {
        ($pool:expr, $begin:literal) => {{
            let pool = $pool;
            let mut took = Duration::ZERO;
            for part in [warming, counted] {
                let begin = Instant::now();
                let tasks: Vec<_> = shares(part, clients)
                    .into_iter()
                    .map(|own| {
                        let pool = pool.clone();
                        tokio::spawn(async move {
                            for time in own {
                                let [starts_at, ends_at, from, until] = time.seconds();
                                let mut tx = pool.begin_with($begin).await.unwrap();
                                sqlx::query(LOCK).bind(time.expert).execute(&mut *tx).await.unwrap();
                                let look = sqlx::query_scalar(LOOK).bind(time.expert).bind(until).bind(from);
                                let taken: i64 = look.fetch_one(&mut *tx).await.unwrap();
                                assert_eq!(taken, 0);
                                sqlx::query(BOOK)
                                    .bind(Uuid::now_v7())
                                    .bind(time.occurrence)
                                    .bind(time.order)
                                    .bind(time.expert)
                                    .bind(starts_at)
                                    .bind(ends_at)
                                    .bind(from)
                                    .bind(until)
                                    .execute(&mut *tx)
                                    .await
                                    .unwrap();
                                tx.commit().await.unwrap();
                            }
                        })
                    })
                    .collect();
                for task in tasks {
                    task.await.unwrap();
                }
                took = begin.elapsed();
            }
            pool.close().await;
            counted.len() as f64 / took.as_secs_f64()
        }};
    }
    if let Some(file) = url.strip_prefix("sqlite:") {
        let options = cluster::as_the_server_has(file);
        run!(
            SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap(),
            "BEGIN IMMEDIATE"
        )
    } else {
        let most = u32::try_from(clients).unwrap();
        run!(PgPoolOptions::new().max_connections(most).connect(url).await.unwrap(), "BEGIN")
    }
}

/// What is there to be booked, each for one of the experts in turn and all at times of their own.
struct Prepared {
    /// The secrets of the offers' links.
    offers: Vec<String>,
    /// Times for bookings past the service.
    times: Vec<Time>,
}

/// Who prepares.
struct Office {
    services: Services,
    actor: Actor,
}

async fn prepare(url: &str) -> Prepared {
    let office = Office::open(url).await;
    let mut experts = Vec::new();
    for number in 0..EXPERTS {
        experts.push(office.expert(number).await);
    }
    let all = ROUNDS * CLIENTS.iter().map(|clients| BOOKINGS + clients).sum::<usize>();
    // Whole seconds: so are busy times.
    let today = DateTime::from_timestamp(SystemClock.now().timestamp(), 0).unwrap();
    let start = |number: usize, days: i64| {
        let turn = i64::try_from(number / EXPERTS).unwrap();
        today + chrono::Duration::days(days) + chrono::Duration::hours(2 * turn)
    };
    let mut offers = Vec::new();
    let numbers: Vec<usize> = (0..all).collect();
    for some in numbers.chunks(AT_ONCE) {
        let asked = some.iter().map(|number| office.offer(&experts[number % EXPERTS], start(*number, 30)));
        offers.extend(futures::future::join_all(asked).await);
    }
    let draft = office.draft(start(0, 365)).await;
    let time = |number: usize| Time {
        occurrence: Uuid::now_v7(),
        order: draft.id.uuid(),
        expert: experts[number % EXPERTS].id.uuid(),
        starts_at: start(number, 365).timestamp(),
    };
    let times: Vec<Time> = (0..all).map(time).collect();
    write_times(url, &times).await;
    Prepared { offers, times }
}

impl Office {
    async fn open(url: &str) -> Self {
        let config = config(url, "127.0.0.1:0".parse().unwrap());
        let app = osallistu::app(&config, Arc::new(SystemClock), Arc::new(SystemEntropy)).await.unwrap();
        let grants = vec![Grant { role: Role::Coordinator, scope: Scope::County }];
        let made = service::identity::account::create_active(
            &app.services,
            "mittaaja@example.fi",
            "Mittaaja",
            PASSWORD,
            grants,
        );
        let account = made.await.unwrap();
        let actor = Actor::Staff(StaffActor {
            account: account.id,
            name: account.name,
            language: None,
            grants: account.grants,
            session: [0; 32],
        });
        Self { services: app.services, actor }
    }

    async fn expert(&self, number: usize) -> Expert {
        let essentials = Essentials {
            alias: format!("Koivu {number}"),
            languages: vec![LanguageTag::finnish()],
            modes: vec![Mode::Remote],
            agreement_until: civil_day(self.services.now()) + chrono::Duration::days(400),
        };
        let contact = Contact {
            name: format!("Koivu {number} Esimerkki"),
            email: Some(format!("koivu-{number}@example.fi")),
            ..Contact::default()
        };
        let new = Registration {
            standing: ExpertStatus::Active,
            essentials,
            contact: Some(contact),
            consents: vec![ConsentPurpose::Matching],
        };
        registry::register(&self.services, &self.actor, new).await.unwrap()
    }

    /// An order for one expert for an hour, not sent yet.
    async fn draft(&self, starts_at: DateTime<Utc>) -> domain::expert::Order {
        let content = OrderContent {
            title: "Mittaus".to_owned(),
            description: "Mittaus".to_owned(),
            mode: Mode::Remote,
            times: vec![(starts_at, starts_at + chrono::Duration::hours(1))],
            ..OrderContent::blank(LanguageTag::finnish())
        };
        let private = OrderPrivate::default();
        let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
        order::create(&self.services, &self.actor, new).await.unwrap()
    }

    /// Asks an expert for an hour; the secret of the offer's link.
    async fn offer(&self, expert: &Expert, starts_at: DateTime<Utc>) -> String {
        let (services, actor) = (&self.services, &self.actor);
        let draft = self.draft(starts_at).await;
        let order = order::submit(services, actor, draft.id, draft.version).await.unwrap();
        let asked = Asked { expert: expert.id, in_spite: None, on_reserve: false };
        let sent = offering::send_offers(services, actor, order.id, order.version, &[asked]).await;
        sent.unwrap().1[0].token.to_string()
    }
}

/// Writes what the bookings past the service are for: a booking belongs to a time of an order.
async fn write_times(url: &str, times: &[Time]) {
    let id = |id: Uuid| {
        let digits = id.simple();
        if url.starts_with("sqlite:") { format!("x'{digits}'") } else { format!("'{digits}'") }
    };
    let rows: Vec<String> = times
        .iter()
        .map(|time| {
            let [starts_at, ends_at, from, until] = time.seconds();
            let (occurrence, order) = (id(time.occurrence), id(time.order));
            format!("({occurrence}, {order}, 'replaced', {starts_at}, {ends_at}, {from}, {until})")
        })
        .collect();
    let rows = rows.join(", ");
    let sql = AssertSqlSafe(format!(
        "INSERT INTO occurrence (id, order_id, state, starts_at, ends_at, busy_from, busy_until) VALUES {rows}"
    ));
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    }
}

async fn count(url: &str, sql: &'static str) -> i64 {
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    }
}
