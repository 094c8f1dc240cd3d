//! Two serving processes on one database.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;
use tokio::sync::{Barrier, OnceCell};

use crate::support::postgres::Cluster;
use crate::support::program::{Program, Running};
use crate::support::service::Client;
use crate::support::{Database, TestService};

/// A migrated file of its own.
pub(super) async fn database() -> Database {
    Database::sqlite().await
}

/// A migrated database in a cluster that keeps what it acknowledged: the program refuses to serve from another.
pub(super) async fn postgres() -> Option<Database> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    static TEMPLATE: OnceCell<()> = OnceCell::const_new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let cluster = CLUSTER.get_or_init(Cluster::durable).as_ref()?;
    TEMPLATE
        .get_or_init(|| async {
            cluster.create_database("template").await;
            migrations::migrate(&cluster.url("template")).await.unwrap();
        })
        .await;
    let name = format!("race_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    cluster.copy_database("template", &name).await;
    Some(Database { url: cluster.url(&name), folder: None })
}

/// Two processes, and beside them a service in this one, with which a test prepares and looks.
pub(super) struct Two {
    pub(super) database: Database,
    pub(super) here: TestService,
    pub(super) one: Running,
    pub(super) other: Running,
    pub(super) program: Program,
}

impl Two {
    pub(super) async fn start(database: Database) -> Self {
        let here = TestService::start_today(&database.url, 1).await;
        let program = Program::on(&database.url);
        let (one, other) = tokio::join!(program.serve(), program.serve());
        Self { database, here, one, other, program }
    }

    /// Strangers at both processes.
    pub(super) fn strangers(&self) -> [Client; 2] {
        [self.one.client(), self.other.client()]
    }

    /// Somebody who is logged in, at both processes.
    pub(super) fn both(&self, client: &Client) -> [Client; 2] {
        [&self.one.url, &self.other.url].map(|url| Client {
            http: client.http.clone(),
            url: url.clone(),
            language: client.language.clone(),
        })
    }
}

/// Calls about each subject at once, every other one through the other process. What each is told, in their order.
pub(super) async fn at_once<T>(
    clients: &[Client; 2],
    subjects: &[T],
    call: impl AsyncFn(&Client, &T) -> Value,
) -> Vec<Value> {
    let barrier = Barrier::new(subjects.len());
    let calls = subjects.iter().zip(clients.iter().cycle()).map(|(subject, client)| {
        let (barrier, call) = (&barrier, &call);
        async move {
            barrier.wait().await;
            call(client, subject).await
        }
    });
    futures::future::join_all(calls).await
}

/// How many, by the environment where it says so.
pub(super) fn how_many(variable: &str, usual: usize) -> usize {
    osallistu::config::environment(variable).map_or(usual, |value| value.parse().unwrap())
}
