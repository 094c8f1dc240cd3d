//! Looks at a test's database past the service, as somebody who stole it would.

use data_encoding::HEXUPPER;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::support::Database;

/// The one text column of a query, by row.
pub(crate) async fn texts(database: &Database, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    if database.is_sqlite() {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    }
}

/// A column of bytes, in hexadecimal capitals.
pub(crate) async fn hex(database: &Database, column: &str, table: &str) -> Vec<String> {
    let column = if database.is_sqlite() {
        format!("hex({column})")
    } else {
        format!("upper(encode({column}, 'hex'))")
    };
    texts(database, &format!("SELECT {column} FROM {table}")).await
}

/// Runs a statement.
pub(crate) async fn execute(database: &Database, sql: &str) {
    try_execute(database, sql).await.unwrap();
}

/// Runs a statement that the database may refuse.
pub(crate) async fn try_execute(database: &Database, sql: &str) -> sqlx::Result<()> {
    let sql = AssertSqlSafe(sql.to_owned());
    if database.is_sqlite() {
        let mut connection = SqliteConnection::connect(&database.url).await?;
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    } else {
        let mut connection = PgConnection::connect(&database.url).await?;
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    Ok(())
}

/// A backup of a SQLite file, as the manual says to make it.
pub(crate) async fn copy(database: &Database, to: &std::path::Path) {
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let sql = AssertSqlSafe(format!("VACUUM INTO '{}'", to.display()));
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
}

/// Everything that is stored: SQLite's files as they are, PostgreSQL's rows as text.
pub(crate) async fn everything(database: &Database) -> Vec<u8> {
    if let Some(folder) = &database.folder {
        let files = std::fs::read_dir(folder.path()).unwrap();
        return files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    }
    let tables = "SELECT table_name::text FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    let mut rows = Vec::new();
    for table in texts(database, tables).await {
        for row in texts(database, &format!("SELECT t::text FROM \"{table}\" t")).await {
            rows.extend(row.into_bytes());
        }
    }
    rows
}

pub(crate) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// The records of PostgreSQL's write-ahead log in one piece: a record goes on behind the header of the next page,
/// in the next segment too, so a marker may be cut in two by one.
pub(crate) fn unpaged(segments: &[Vec<u8>]) -> Vec<u8> {
    const PAGE: usize = 8_192;
    /// Lengths of a page's header, and of a segment's first.
    const HEADER: usize = 24;
    const FIRST_HEADER: usize = 40;
    let mut records = Vec::new();
    for segment in segments {
        for (number, page) in segment.chunks(PAGE).enumerate() {
            records.extend_from_slice(&page[if number == 0 { FIRST_HEADER } else { HEADER }..]);
        }
    }
    records
}

/// A statement that has been run and not committed yet.
pub(crate) enum Held {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Runs a statement in a transaction that stays open: others see nothing of it and wait to write there.
pub(crate) async fn hold(database: &Database, sql: &str) -> Held {
    if database.is_sqlite() {
        let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("BEGIN IMMEDIATE; {sql}")))
            .execute(&mut connection)
            .await
            .unwrap();
        Held::Sqlite(connection)
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("BEGIN; {sql}"))).execute(&mut connection).await.unwrap();
        Held::Postgres(connection)
    }
}

impl Held {
    pub(crate) async fn commit(self) {
        match self {
            Self::Sqlite(mut connection) => {
                sqlx::raw_sql("COMMIT").execute(&mut connection).await.unwrap();
            }
            Self::Postgres(mut connection) => {
                sqlx::raw_sql("COMMIT").execute(&mut connection).await.unwrap();
            }
        }
    }
}

/// Whether these bytes, in hexadecimal capitals, lie anywhere in a database: in SQLite's files, what was freed included, or
/// in PostgreSQL's rows.
pub(crate) async fn holds(store: &Database, hex: &str) -> bool {
    if !store.is_sqlite() {
        return contains(&everything(store).await, hex.to_lowercase().as_bytes());
    }
    let (file, bytes) = (store.url.trim_start_matches("sqlite:"), HEXUPPER.decode(hex.as_bytes()).unwrap());
    let lies_in = |end: &str| std::fs::read(format!("{file}{end}")).is_ok_and(|held| contains(&held, &bytes));
    lies_in("") || lies_in("-wal")
}
