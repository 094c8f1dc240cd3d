//! The service itself with one barrier taken away, with the other, and with both.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::time::Duration;

use domain::expert::Expert;
use domain::identity::Role;
use serde_json::Value;

use super::naive::drop_the_rule;
use super::two::{Two, at_once, database, postgres};
use crate::past;
use crate::support::Database;
use crate::support::calls::{accept, end, select_or_fail};
use crate::support::orders::{Offered, Office, gig};
use crate::support::service::Client;

const RIVALS: usize = 4;
const PATIENCE: Duration = Duration::from_millis(20);
const LOOKS: usize = 15_000;

#[tokio::test]
async fn without_the_rule_a_write_past_the_service_lands_and_nobody_is_ready_on_sqlite() {
    without_the_rule(database().await).await;
}

#[tokio::test]
async fn without_the_rule_a_write_past_the_service_lands_and_nobody_is_ready_on_postgres() {
    let Some(database) = postgres().await else { return };
    without_the_rule(database).await;
}

async fn ready(two: &Two) -> [u16; 2] {
    let [one, other] = two.strangers();
    [one.get("/health/ready").await.status().as_u16(), other.get("/health/ready").await.status().as_u16()]
}

async fn without_the_rule(database: Database) {
    let two = Two::start(database).await;
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Kuusi").await;
    let starts_at = office.services.now() + chrono::Duration::hours(48);
    office.confirmed(gig(starts_at, chrono::Duration::hours(5)), &[&expert]).await;
    let rivals = asked_for(&office, &expert).await;

    let id = if two.database.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let outside = format!(
        "INSERT INTO assignment
            (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
         SELECT {id}, (SELECT t.id FROM occurrence t WHERE NOT EXISTS
            (SELECT 1 FROM assignment b WHERE b.occurrence_id = t.id) LIMIT 1), order_id, expert_id,
            starts_at, ends_at, busy_from, busy_until, 'held', 1 FROM assignment a LIMIT 1"
    );
    let refused = past::try_execute(&two.database, &outside).await.unwrap_err().to_string();
    assert!(
        refused.contains("EXPERT_DOUBLE_BOOKED") || refused.contains("assignment_no_overlap"),
        "{refused}"
    );
    assert_eq!(ready(&two).await, [200, 200]);
    let checked = two.program.run(&["check"]);
    assert!(checked.good, "{checked:?}");

    drop_the_rule(&two.database).await;
    // The lock alone still keeps those apart who come through the service.
    let tokens: Vec<String> = rivals.iter().map(|order| order.token(0)).collect();
    let told = at_once(&two.strangers(), &tokens, async |client: &Client, token: &String| {
        accept(client, token).await
    })
    .await;
    let won = told.iter().filter(|result| end(result) == "ACCEPTED").count();
    let refused = told.iter().filter(|result| end(result) == "EXPERT_DOUBLE_BOOKED").count();
    assert_eq!((won, refused), (1, tokens.len() - 1), "{told:?}");

    past::execute(&two.database, &outside).await;
    assert_eq!(ready(&two).await, [503, 503]);
    let checked = two.program.run(&["check"]);
    assert!(!checked.good && checked.said.contains("DOES NOT HOLD no double booking"), "{checked:?}");
    let served = two.program.run(&["serve"]);
    assert!(!served.good && served.complained.contains("no double booking"), "{served:?}");
}

/// Orders for one expert at one time, on another day.
async fn asked_for(office: &Office, expert: &Expert) -> Vec<Offered> {
    let starts_at = office.services.now() + chrono::Duration::hours(24 * 7);
    let mut orders = Vec::new();
    for _ in 0..20 {
        orders.push(office.offered(gig(starts_at, chrono::Duration::hours(5)), &[expert]).await);
    }
    orders
}

/// Which barriers stand.
struct Barriers {
    lock: bool,
    rule: bool,
}

/// What came of a race in which everybody had looked before anybody wrote, as far as the lock let them.
struct Outcome {
    won: usize,
    /// Told by the look under the lock.
    refused: usize,
    /// Told by the database's rule.
    conflicts: usize,
    /// Attempts that the database ended and the service repeated.
    repeated: usize,
    /// Told to try again later, after as many attempts as the service makes.
    given_up: usize,
}

/// Orders for one expert at one time, who would come to each.
async fn rivals(office: &Office, expert: &Expert) -> Vec<Offered> {
    let starts_at = office.services.now() + chrono::Duration::hours(48);
    let mut orders = Vec::new();
    for _ in 0..RIVALS {
        orders.push(office.interested(gig(starts_at, chrono::Duration::hours(1)), &[expert]).await);
    }
    orders
}

/// Rivals are held up just before they write, until all of them wait: on PostgreSQL, where a rule of the database can
/// swallow the statement that locks a calendar.
async fn held_up(barriers: Barriers) -> Option<Outcome> {
    let two = Two::start(postgres().await?).await;
    let office = Office::open(&two.here.services).await;
    let expert = office.expert("Kuusi").await;
    let orders = rivals(&office, &expert).await;
    let clients = two.both(&two.here.staff(Role::Coordinator).await);
    if !barriers.lock {
        past::execute(&two.database, "CREATE RULE unlocked AS ON UPDATE TO expert DO INSTEAD NOTHING").await;
    }
    if !barriers.rule {
        drop_the_rule(&two.database).await;
    }
    let held = past::hold(&two.database, "LOCK TABLE assignment IN SHARE MODE").await;
    let release = async {
        let waiting = "SELECT CAST(count(*) AS text) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'";
        for _ in 0..LOOKS {
            let count = past::texts(&two.database, waiting).await;
            if count[0].parse::<usize>().unwrap() >= RIVALS {
                held.commit().await;
                return;
            }
            tokio::time::sleep(PATIENCE).await;
        }
        panic!("they do not wait for each other");
    };
    let choose =
        async |client: &Client, one: &Offered| select_or_fail(client, &one.order, &one.offers()).await;
    let (told, ()) = tokio::join!(at_once(&clients, &orders, choose), release);
    let path = |result: &Value| result["violations"][0]["path"][0].clone();
    let logged = [two.one.logged(), two.other.logged()].concat();
    let outcome = Outcome {
        won: told.iter().filter(|result| end(result) == "CONFIRMED").count(),
        refused: told.iter().filter(|result| path(result) == "times").count(),
        conflicts: told.iter().filter(|result| path(result) == "offer").count(),
        repeated: logged.matches("the database is busy or full").count(),
        given_up: told.iter().filter(|result| end(result) == "UNAVAILABLE").count(),
    };
    let ends = outcome.won + outcome.refused + outcome.conflicts + outcome.given_up;
    assert_eq!(ends, RIVALS, "{told:?}");
    Some(outcome)
}

#[tokio::test]
async fn with_both_barriers_one_wins_and_the_database_meets_no_conflict() {
    let Some(outcome) = held_up(Barriers { lock: true, rule: true }).await else { return };
    assert_eq!((outcome.won, outcome.refused), (1, RIVALS - 1));
    assert_eq!((outcome.conflicts, outcome.repeated, outcome.given_up), (0, 0, 0));
}

#[tokio::test]
async fn without_the_lock_one_wins_and_the_database_meets_conflicts() {
    let Some(outcome) = held_up(Barriers { lock: false, rule: true }).await else { return };
    assert_eq!(outcome.won, 1);
    assert!(outcome.conflicts + outcome.repeated > 0, "the rule was all that stood between them");
}

#[tokio::test]
async fn without_either_barrier_an_expert_is_booked_several_times() {
    let Some(outcome) = held_up(Barriers { lock: false, rule: false }).await else { return };
    assert_eq!(outcome.won, RIVALS, "so the race can see it");
}

/// On SQLite a trigger can swallow what locks a calendar. It makes no difference there, with the rule or without it: whoever
/// begins to book has the only writer's place until the end, and looks after that, through whatever process they come. So
/// the file is the lock, and the rule is for what is written past the service.
#[tokio::test]
async fn on_sqlite_whoever_books_has_the_file_and_neither_barrier_is_missed() {
    for (lock, rule) in [(true, true), (false, true), (false, false)] {
        let two = Two::start(database().await).await;
        let office = Office::open(&two.here.services).await;
        let expert = office.expert("Kuusi").await;
        let orders = rivals(&office, &expert).await;
        let clients = two.both(&two.here.staff(Role::Coordinator).await);
        if !lock {
            let unlocked = "CREATE TRIGGER unlocked BEFORE UPDATE OF calendar_version ON expert
                BEGIN SELECT RAISE(IGNORE); END";
            past::execute(&two.database, unlocked).await;
        }
        if !rule {
            drop_the_rule(&two.database).await;
        }
        // All of them have come by the time the file is free.
        let held = past::hold(&two.database, "SELECT 1").await;
        let release = async {
            tokio::time::sleep(PATIENCE * 25).await;
            held.commit().await;
        };
        let choose =
            async |client: &Client, one: &Offered| select_or_fail(client, &one.order, &one.offers()).await;
        let (told, ()) = tokio::join!(at_once(&clients, &orders, choose), release);
        let count = |wanted: &str| told.iter().filter(|result| end(result) == wanted).count();
        let ends = (count("CONFIRMED"), count("EXPERT_DOUBLE_BOOKED"));
        assert_eq!(ends, (1, RIVALS - 1), "lock: {lock}, rule: {rule}: {told:?}");
        let version = past::texts(&two.database, "SELECT CAST(calendar_version AS text) FROM expert").await;
        assert_eq!(version, [if lock { "1" } else { "0" }], "the lock was taken, or was not");
        let logged = [two.one.logged(), two.other.logged()].concat();
        assert!(!logged.contains("the database is busy or full"), "{logged}");
    }
}
