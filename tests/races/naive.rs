//! Bookings as most systems make them, by plain clients of the database: beside the races, so that it shows what each
//! barrier is for.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::{Database, TestService, on_both_databases};

/// One client past the service.
pub(super) enum Plain {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Plain {
    pub(super) async fn connect(database: &Database) -> Self {
        if database.is_sqlite() {
            Self::Sqlite(SqliteConnection::connect(&database.url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(&database.url).await.unwrap())
        }
    }

    pub(super) async fn run(&mut self, sql: &str) -> sqlx::Result<()> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => sqlx::raw_sql(sql).execute(connection).await.map(|_| ()),
            Self::Postgres(connection) => sqlx::raw_sql(sql).execute(connection).await.map(|_| ()),
        }
    }

    /// Whether nobody has booked the expert.
    async fn finds_it_free(&mut self) -> bool {
        let sql = "SELECT count(*) FROM assignment WHERE state IN ('hold', 'confirmed', 'held')";
        let booked: i64 = match self {
            Self::Sqlite(connection) => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
            Self::Postgres(connection) => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
        };
        booked == 0
    }

    /// Books the expert for the order of this number.
    async fn book(&mut self, number: usize) -> sqlx::Result<()> {
        let id = match self {
            Self::Sqlite(_) => "randomblob(16)",
            Self::Postgres(_) => "gen_random_uuid()",
        };
        self.run(&booking(id, number)).await
    }
}

fn booking(id: &str, number: usize) -> String {
    format!(
        "INSERT INTO assignment
            (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
         SELECT {id}, t.id, t.order_id, (SELECT id FROM expert), t.starts_at, t.ends_at, t.busy_from, t.busy_until,
            'hold', 1
         FROM occurrence t ORDER BY t.starts_at LIMIT 1 OFFSET {number}"
    )
}

/// What the database says where it refuses: a code of PostgreSQL or an extended one of SQLite.
fn code(refused: sqlx::Result<()>) -> String {
    let error = refused.unwrap_err();
    let code = error.as_database_error().and_then(|error| error.code());
    code.unwrap_or_else(|| panic!("{error}")).into_owned()
}

/// One expert, and orders that overlap.
async fn rivals(service: &TestService, count: i64) {
    let office = Office::open(&service.services).await;
    office.expert("Kuusi").await;
    let first = service.services.now() + Duration::hours(48);
    for minute in 0..count {
        office.submitted(gig(first + Duration::minutes(minute), Duration::hours(5))).await;
    }
}

/// Takes the database's own rule away.
pub(super) async fn drop_the_rule(database: &Database) {
    let sql = if database.is_sqlite() {
        "DROP TRIGGER assignment_no_overlap_insert; DROP TRIGGER assignment_no_overlap_update"
    } else {
        "ALTER TABLE assignment DROP CONSTRAINT assignment_no_overlap"
    };
    past::execute(database, sql).await;
}

async fn booked(database: &Database) -> usize {
    past::texts(database, "SELECT state FROM assignment").await.len()
}

/// What each client locks before it looks: on SQLite the file, on PostgreSQL the expert's calendar.
async fn begin_and_lock(plain: &mut Plain) -> sqlx::Result<()> {
    match plain {
        Plain::Sqlite(_) => plain.run("BEGIN IMMEDIATE").await,
        Plain::Postgres(_) => {
            plain.run("BEGIN; UPDATE expert SET calendar_version = calendar_version + 1").await
        }
    }
}

on_both_databases! {
    /// A look and then a write, with neither barrier: everybody wins.
    async fn a_look_and_then_a_write_books_everybody(service: TestService) {
        const CLIENTS: usize = 10;
        rivals(&service, 10).await;
        drop_the_rule(&service.database).await;
        let mut clients = Vec::new();
        for _ in 0..CLIENTS {
            clients.push(Plain::connect(&service.database).await);
        }
        for client in &mut clients {
            assert!(client.finds_it_free().await);
        }
        let writes = clients.iter_mut().enumerate().map(|(number, client)| client.book(number));
        for written in futures::future::join_all(writes).await {
            written.unwrap();
        }
        assert_eq!(booked(&service.database).await, CLIENTS, "one expert, at one time");
    }

    /// The rule alone: nobody is booked twice, and the loser meets an error of the database.
    async fn without_the_lock_the_rule_answers_with_errors(service: TestService) {
        rivals(&service, 2).await;
        let (mut one, mut other) =
            (Plain::connect(&service.database).await, Plain::connect(&service.database).await);
        for client in [&mut one, &mut other] {
            client.run("BEGIN").await.unwrap();
            assert!(client.finds_it_free().await);
        }
        one.book(0).await.unwrap();
        one.run("COMMIT").await.unwrap();
        let conflict = code(other.book(1).await);
        let expected = if service.database.is_sqlite() { "517" } else { "23P01" };
        assert_eq!(conflict, expected, "a stale view, or the rule itself");
        other.run("ROLLBACK").await.unwrap();
        assert_eq!(booked(&service.database).await, 1);
    }

    /// The lock alone: whoever comes second looks after the first has written, and meets no error.
    async fn with_the_lock_the_second_one_looks_and_sees(service: TestService) {
        rivals(&service, 2).await;
        drop_the_rule(&service.database).await;
        let (mut one, mut other) =
            (Plain::connect(&service.database).await, Plain::connect(&service.database).await);
        begin_and_lock(&mut one).await.unwrap();
        assert!(one.finds_it_free().await);
        let first = async {
            one.book(0).await.unwrap();
            one.run("COMMIT").await.unwrap();
        };
        let second = async {
            begin_and_lock(&mut other).await.unwrap();
            let free = other.finds_it_free().await;
            other.run("ROLLBACK").await.unwrap();
            free
        };
        let (free, ()) = tokio::join!(second, first);
        assert!(!free);
        assert_eq!(booked(&service.database).await, 1);
    }
}

/// A row that is only locked protects nothing where the view is older than the lock; one that is changed does.
#[tokio::test]
async fn under_a_stale_view_a_lock_protects_nothing_and_a_change_does() {
    const LOCK: &str = "SELECT id FROM expert FOR UPDATE";
    const CHANGE: &str = "UPDATE expert SET calendar_version = calendar_version + 1";
    for (barrier, books_twice) in [(LOCK, true), (CHANGE, false)] {
        let Some(database) = Database::postgres().await else { return };
        let service = TestService::start(database).await;
        rivals(&service, 2).await;
        drop_the_rule(&service.database).await;
        let (mut one, mut other) =
            (Plain::connect(&service.database).await, Plain::connect(&service.database).await);
        for client in [&mut one, &mut other] {
            client
                .run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM assignment")
                .await
                .unwrap();
        }
        one.run(barrier).await.unwrap();
        assert!(one.finds_it_free().await);
        one.book(0).await.unwrap();
        one.run("COMMIT").await.unwrap();
        let locked = other.run(barrier).await;
        if books_twice {
            locked.unwrap();
            assert!(other.finds_it_free().await, "as it was before the other one began");
            other.book(1).await.unwrap();
            other.run("COMMIT").await.unwrap();
        } else {
            assert_eq!(code(locked), "40001");
        }
        assert_eq!(booked(&service.database).await, if books_twice { 2 } else { 1 });
    }
}

/// Calendars locked in an order of one's own wait for each other; in one order they do not.
#[tokio::test]
async fn calendars_locked_in_any_order_deadlock() {
    let Some(database) = Database::postgres().await else { return };
    let service = TestService::start(database).await;
    let office = Office::open(&service.services).await;
    office.expert("Kuusi").await;
    office.expert("Koivu").await;
    let lock = |place: u8| {
        format!(
            "UPDATE expert SET calendar_version = calendar_version + 1
             WHERE id = (SELECT id FROM expert ORDER BY id LIMIT 1 OFFSET {place})"
        )
    };
    let (mut one, mut other) =
        (Plain::connect(&service.database).await, Plain::connect(&service.database).await);
    one.run(&format!("BEGIN; {}", lock(0))).await.unwrap();
    other.run(&format!("BEGIN; {}", lock(1))).await.unwrap();
    let (second, first) = (lock(1), lock(0));
    let (here, there) = tokio::join!(one.run(&second), other.run(&first));
    let lost: Vec<sqlx::Result<()>> = [here, there].into_iter().filter(Result::is_err).collect();
    assert_eq!(lost.len(), 1);
    assert_eq!(lost.into_iter().map(code).collect::<Vec<_>>(), ["40P01"]);
}
