//! Several instances on one database.

use std::process::Stdio;
use std::sync::Arc;

use domain::identity::Role;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::support::postgres::Cluster;
use crate::support::program::{Program, Ran};
use crate::support::service::{Client, PASSWORD};
use crate::support::surveys::yes;
use crate::support::{Database, TestService, postgres};

const NEWER: &str = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000000_later', 0)";

/// Starts three at once on an empty database and gives how many migrations each says it applied.
fn migrate_three_times_at_once(url: &str) -> Vec<usize> {
    let program = Program::on(url);
    let start = || {
        let mut command = program.command(&["migrate"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children = [start(), start(), start()];
    let applied = children.into_iter().map(|child| {
        let ran = Ran::from(&child.wait_with_output().unwrap());
        assert!(ran.good, "{ran:?}");
        ran.said.split_whitespace().next().unwrap().parse().unwrap()
    });
    let mut applied: Vec<usize> = applied.collect();
    applied.sort_unstable();
    applied
}

#[tokio::test]
async fn three_that_start_together_migrate_postgres_once() {
    let Some(cluster) = postgres::cluster() else { return };
    cluster.create_database("three_at_once").await;
    let url = cluster.url("three_at_once");
    let applied = migrate_three_times_at_once(&url);
    assert_eq!((applied[0], applied[1]), (0, 0), "{applied:?}");
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let versions: Vec<String> =
        sqlx::query_scalar("SELECT version FROM seaql_migrations").fetch_all(&mut connection).await.unwrap();
    assert_eq!(versions.len(), applied[2], "one row a migration: {versions:?}");
    assert!(applied[2] > 0);
}

#[tokio::test]
async fn three_that_start_together_migrate_sqlite_once() {
    let folder = tempfile::tempdir().unwrap();
    // A plain address, as the manual gives it: the file is made.
    let url = format!("sqlite:{}", folder.path().join("new.sqlite").display());
    let applied = migrate_three_times_at_once(&url);
    assert_eq!((applied[0], applied[1]), (0, 0), "{applied:?}");
    assert_eq!(migrations::migrate(&url).await.unwrap(), 0, "again is nothing");
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    let rows: i64 =
        sqlx::query_scalar("SELECT count(*) FROM seaql_migrations").fetch_one(&mut connection).await.unwrap();
    assert_eq!(usize::try_from(rows).unwrap(), applied[2]);
}

#[tokio::test]
async fn a_database_that_a_newer_release_migrated_is_refused_and_left_alone() {
    let sqlite = Database::sqlite().await;
    let mut connection = SqliteConnection::connect(&sqlite.url).await.unwrap();
    sqlx::raw_sql(NEWER).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let refused = migrations::migrate(&sqlite.url).await.unwrap_err().to_string();
    assert!(refused.contains("newer") && refused.contains("m29991231_000000_later"), "{refused}");
    let served = Program::on(&sqlite.url).run(&["serve"]);
    assert!(!served.good && served.complained.contains("newer"), "{served:?}");

    let Some(postgres) = Database::postgres().await else { return };
    let mut connection = PgConnection::connect(&postgres.url).await.unwrap();
    sqlx::raw_sql(NEWER).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let refused = migrations::migrate(&postgres.url).await.unwrap_err().to_string();
    assert!(refused.contains("newer"), "{refused}");
}

/// Two instances on one PostgreSQL database, with the same clock.
async fn two() -> Option<(TestService, TestService)> {
    let database = Database::postgres().await?;
    let other = Database { url: database.url.clone(), folder: None };
    let one = TestService::start(database).await;
    let two = TestService::start_seeded(other, 2).await;
    Some((one, two))
}

#[tokio::test]
async fn the_same_key_sent_to_two_instances_at_once_is_one_response() {
    let Some((one, two)) = two().await else { return };
    let editor = one.staff(Role::SurveyEditor).await;
    let survey = editor.open_survey("Tieto palveluista").await;
    let (here, there) = (one.client(), two.client());
    let mut fresh = 0;
    for key in 0..40 {
        let (first, second) = tokio::join!(
            here.submit(&survey["slug"], key, "fi", yes()),
            there.submit(&survey["slug"], key, "fi", yes()),
        );
        assert_eq!(first["receiptCode"], second["receiptCode"], "{first} {second}");
        fresh += [&first, &second].into_iter().filter(|receipt| receipt["repeated"] == false).count();
        if key % 12 == 11 {
            // Both mixers at once, too.
            let (mixed, also_mixed) = tokio::join!(one.mix(), two.mix());
            assert_eq!(mixed.moved + also_mixed.moved, 12);
        }
    }
    assert_eq!(fresh, 40);
    assert_eq!(editor.results(&survey).await["received"], 40);
    one.clock.advance(chrono::Duration::days(11));
    two.clock.advance(chrono::Duration::days(11));
    let (mixed, also_mixed) = tokio::join!(one.mix(), two.mix());
    assert_eq!(mixed.finalised + also_mixed.finalised, 1, "one final mix");
    let editor = two.staff(Role::SurveyEditor).await;
    assert_eq!(editor.results(&survey).await["counted"], 40);
}

#[tokio::test]
async fn guesses_at_three_instances_are_counted_together_and_lock_nobody_out() {
    let Some((one, two)) = two().await else { return };
    let database = Database { url: one.database.url.clone(), folder: None };
    let three = TestService::start_seeded(database, 3).await;
    let instances = [&one, &two, &three];
    let email = me(&one.staff(Role::Analyst).await).await["email"].as_str().unwrap().to_owned();
    let hashes = || -> u64 { instances.iter().map(|service| service.services.password_hash_count()).sum() };
    let before = hashes();

    let guesses = (0..100).map(|guess| {
        let client = instances[guess % 3].client();
        let email = &email;
        async move { client.log_in(email, &format!("arvaus {guess}")).await }
    });
    let told: Vec<Value> = futures::future::join_all(guesses).await;
    let limited = |answer: &&Value| answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED";
    let let_through: Vec<&Value> = told.iter().filter(|answer| !limited(answer)).collect();
    assert!(let_through.iter().all(|a| a["data"]["logIn"]["code"] == "WRONG_CREDENTIALS"), "{let_through:?}");
    assert_eq!((let_through.len(), hashes() - before), (3, 3));

    let elsewhere = reqwest::Client::builder().local_address(std::net::IpAddr::from([127, 0, 9, 1]));
    let owner = Client { http: elsewhere.build().unwrap(), ..three.client() };
    assert_eq!(owner.log_in(&email, PASSWORD).await["data"]["logIn"]["__typename"], "LoggedIn");
}

async fn me(client: &Client) -> Value {
    client.graphql("{ me { email } }", json!({})).await["data"]["me"].clone()
}

#[tokio::test]
async fn a_session_that_ended_here_is_dead_there_at_once() {
    let Some((one, two)) = two().await else { return };
    let here = one.staff(Role::SurveyEditor).await;
    let there = Client { http: here.http.clone(), url: two.url.clone(), language: "en".to_owned() };
    let email = me(&here).await["email"].as_str().unwrap().to_owned();
    assert_eq!(me(&there).await["email"], email.as_str());

    // A copy of the cookie, as a thief has it: logging out clears the browser's own.
    let answer = here.log_in(&email, PASSWORD).await;
    assert_eq!(answer["data"]["logIn"]["__typename"], "LoggedIn");
    let stolen = cookie(&one, &email).await;
    assert_eq!(with_cookie(&two, &stolen).await["email"], email.as_str());
    let ended = with_cookie_run(&one, &stolen, "mutation { logOut { __typename } }").await;
    assert!(ended["errors"].is_null(), "{ended}");
    assert_eq!(with_cookie(&two, &stolen).await, Value::Null);
    assert_eq!(with_cookie(&one, &stolen).await, Value::Null);
}

/// The cookie of a new session.
async fn cookie(service: &TestService, email: &str) -> String {
    let document = "mutation($input: LogInInput!) { logIn(input: $input) { __typename } }";
    let input = json!({ "email": email, "password": PASSWORD });
    let body = json!({ "query": document, "variables": { "input": input } });
    let response = service.client().post_graphql(&body).await;
    let set = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    set.split(';').next().unwrap().to_owned()
}

async fn with_cookie(service: &TestService, cookie: &str) -> Value {
    with_cookie_run(service, cookie, "{ me { email } }").await["data"]["me"].clone()
}

async fn with_cookie_run(service: &TestService, cookie: &str, document: &str) -> Value {
    let request = reqwest::Client::new().post(format!("{}/graphql", service.url)).header("cookie", cookie);
    request.json(&json!({ "query": document })).send().await.unwrap().json().await.unwrap()
}

/// Submissions, retries and two mixers race on a cluster that keeps what it acknowledged.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn retries_race_two_mixers_and_count_once() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("race").await;
    let url = cluster.url("race");
    migrations::migrate(&url).await.unwrap();
    let one = Arc::new(TestService::start(Database { url: url.clone(), folder: None }).await);
    let two = Arc::new(TestService::start_seeded(Database { url: url.clone(), folder: None }, 2).await);
    let editor = one.staff(Role::SurveyEditor).await;
    let survey = editor.open_survey("Tieto palveluista").await;
    let submitters: Vec<_> = [(&one, 0_u128), (&two, 0), (&one, 1), (&two, 1)]
        .map(|(service, half)| {
            let (service, slug) = (Arc::clone(service), survey["slug"].clone());
            tokio::spawn(async move {
                let client = service.client();
                for key in 0..100 {
                    let receipt = client.submit(&slug, key * 2 + half, "fi", yes()).await;
                    assert_eq!(receipt["__typename"], "ResponseReceipt", "{receipt}");
                }
            })
        })
        .into();
    let mixers: Vec<_> = [&one, &two]
        .map(|service| {
            let service = Arc::clone(service);
            tokio::spawn(async move {
                loop {
                    service.mix().await;
                    tokio::time::sleep(std::time::Duration::from_millis(3)).await;
                }
            })
        })
        .into();
    for submitter in submitters {
        submitter.await.unwrap();
    }
    mixers.iter().for_each(tokio::task::JoinHandle::abort);
    assert_eq!(editor.results(&survey).await["received"], 200);
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let sql = "SELECT (SELECT count(*) FROM intake) + (SELECT count(*) FROM response)";
    let stored: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
    assert_eq!(stored, 200);
}
