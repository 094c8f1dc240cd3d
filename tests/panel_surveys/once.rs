//! One answer an invitation, however many come at once and wherever.

use std::sync::Arc;

use domain::identity::Role;
use futures::StreamExt;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use super::{answer, asked, end, invitations, large_panel, members};
use crate::support::postgres::Cluster;
use crate::support::{Database, TestService};

const INVITED: usize = 100;
const SUBMITS: usize = 50;
/// How many are under way at a time: fewer than wait in a queue of one instance.
const AT_ONCE: usize = 300;

/// Fifty submissions for each of a hundred invitations, over three instances with two mixers at work.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_at_once_by_each_of_a_hundred_invitations_are_a_hundred_answers() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("once").await;
    let url = cluster.url("once");
    migrations::migrate(&url).await.unwrap();
    let start = |seed| TestService::start_seeded(Database { url: url.clone(), folder: None }, seed);
    let services = [Arc::new(start(1).await), Arc::new(start(2).await), Arc::new(start(3).await)];
    let coordinator = services[0].staff(Role::Coordinator).await;
    let panel = large_panel(&coordinator).await;
    members(&services[0], &coordinator, &panel, INVITED).await;
    let survey = asked(&services[0], &coordinator, &panel, false).await;
    let codes = invitations(&services[0]).await;
    assert_eq!(codes.len(), INVITED);

    let mixers: Vec<_> = services[..2]
        .iter()
        .map(|service| {
            let service = Arc::clone(service);
            tokio::spawn(async move {
                loop {
                    service.mix().await;
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
            })
        })
        .collect();
    let clients: Vec<_> = services.iter().map(|service| service.client()).collect();
    let submissions = (0..INVITED * SUBMITS).map(|number| {
        // Neighbours share an invitation, and each goes to another instance.
        let (client, code) = (&clients[number % clients.len()], &codes[number / SUBMITS]);
        let (survey, key) = (&survey, u128::try_from(number).unwrap());
        async move { answer(client, survey, key, json!({ "invitation": code })).await }
    });
    let ends: Vec<_> = futures::stream::iter(submissions).buffer_unordered(AT_ONCE).collect().await;
    mixers.iter().for_each(tokio::task::JoinHandle::abort);
    let count = |kind: &str| ends.iter().filter(|one| end(one) == kind).count();
    assert_eq!(count("ResponseReceipt"), INVITED);
    assert_eq!(count("SurveyInvitationUsed"), INVITED * (SUBMITS - 1));
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let sql = "SELECT (SELECT count(*) FROM intake) + (SELECT count(*) FROM response)";
    let stored: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
    assert_eq!(usize::try_from(stored).unwrap(), INVITED);
}

/// The same key twice at once, to two instances, by one invitation: one answer, one receipt, no refusal.
#[tokio::test]
async fn a_retry_that_overtakes_its_first_attempt_gets_its_receipt() {
    let Some(database) = Database::postgres().await else { return };
    let other = Database { url: database.url.clone(), folder: None };
    let one = TestService::start(database).await;
    let two = TestService::start_seeded(other, 2).await;
    let coordinator = one.staff(Role::Coordinator).await;
    let panel = large_panel(&coordinator).await;
    members(&one, &coordinator, &panel, 20).await;
    let survey = asked(&one, &coordinator, &panel, false).await;
    let (here, there) = (one.client(), two.client());
    for (code, key) in invitations(&one).await.iter().zip(1..) {
        let by = json!({ "invitation": code });
        let (first, second) =
            tokio::join!(answer(&here, &survey, key, by.clone()), answer(&there, &survey, key, by));
        assert_eq!((end(&first), end(&second)), ("ResponseReceipt", "ResponseReceipt"), "{first} {second}");
        assert_eq!(first["receiptCode"], second["receiptCode"]);
    }
    assert_eq!(coordinator.results(&survey).await["received"], 20);
}

/// The usual way, looking and then writing, lets two answers in by one invitation.
#[tokio::test]
async fn looking_before_writing_lets_two_in() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("naive_once").await;
    let mut one = PgConnection::connect(&cluster.url("naive_once")).await.unwrap();
    let mut two = PgConnection::connect(&cluster.url("naive_once")).await.unwrap();
    one.execute("CREATE TABLE invitation (used boolean); INSERT INTO invitation VALUES (false); CREATE TABLE answer (n int)")
        .await
        .unwrap();
    let (mut first, mut second) = (one.begin().await.unwrap(), two.begin().await.unwrap());
    for tx in [&mut first, &mut second] {
        let used: bool =
            sqlx::query_scalar("SELECT used FROM invitation").fetch_one(&mut **tx).await.unwrap();
        assert!(!used, "each sees it free");
        tx.execute("INSERT INTO answer VALUES (1)").await.unwrap();
    }
    first.execute("UPDATE invitation SET used = true").await.unwrap();
    first.commit().await.unwrap();
    second.execute("UPDATE invitation SET used = true").await.unwrap();
    second.commit().await.unwrap();
    let answers: i64 = sqlx::query_scalar("SELECT count(*) FROM answer").fetch_one(&mut one).await.unwrap();
    assert_eq!(answers, 2);
}
