//! What runs by itself, in a process of its own.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::time::Duration;

use service::expert::own::entry;

use crate::past;
use crate::support::orders::Office;
use crate::support::postgres::Cluster;
use crate::support::program::{Program, Running, free_port};
use crate::support::{Database, TestService};

/// Longer than a worker waits between two rounds.
const A_ROUND: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_millis(20);
const LOOKS: usize = 15_000;

#[tokio::test]
async fn a_message_waits_for_a_worker_on_sqlite() {
    let database = Database::sqlite().await;
    check(&database).await;
}

#[tokio::test]
async fn a_message_waits_for_a_worker_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("worker").await;
    let url = cluster.url("worker");
    migrations::migrate(&url).await.unwrap();
    check(&Database { url, folder: None }).await;
}

async fn check(database: &Database) {
    let service = TestService::start_today(&database.url, 1).await;
    let office = Office::open(&service.services).await;
    let expert = office.expert("Kuusi").await;
    // Somebody waits for it, so that it goes at night, too.
    entry::send_link(&service.services, &office.actor, expert.id).await.unwrap();
    drop(service);
    let spool = tempfile::tempdir().unwrap();
    let program = Program::on(&database.url).with("OSALLISTU_SPOOL", &spool.path().to_string_lossy());
    let sent = || std::fs::read_dir(spool.path()).unwrap().count();
    let states = async || past::texts(database, "SELECT state FROM outbox").await;

    let mut serving = program.serve_with(&["--without-worker"]).await;
    tokio::time::sleep(A_ROUND).await;
    assert_eq!((states().await, sent()), (vec!["waiting".to_owned()], 0), "nobody sends");

    let mut command = program.command(&["worker"]);
    // A port that is taken: it does not listen.
    command.env("OSALLISTU_LISTEN", serving.url.trim_start_matches("http://"));
    let mut worker = Running::spawn(command, &program, free_port());
    for _ in 0..LOOKS {
        if states().await == ["sent"] {
            break;
        }
        tokio::time::sleep(PATIENCE).await;
    }
    assert_eq!((states().await, sent()), (vec!["sent".to_owned()], 1), "{}", worker.logged());
    assert!(worker.terminate().await, "{}", worker.logged());
    assert!(serving.terminate().await, "{}", serving.logged());
}
