//! Connecting, and the two ways to reach rows: the storage itself and a transaction.

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, IsolationLevel,
    SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector, Statement, TransactionOptions,
    TransactionTrait, Value,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::{Result, StorageError};

/// Which database this is. Behaviour is the same; a few spellings are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Storage {
    pub(crate) write: DatabaseConnection,
    pub(crate) read: DatabaseConnection,
    /// SQLite's one writing connection, for what must not run in a transaction.
    pub(crate) sqlite_writer: Option<SqlitePool>,
    statements: Arc<AtomicU64>,
}

/// Reading connections to SQLite; each owns a thread.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

impl Storage {
    /// Connects to `sqlite:path` or `postgres://…`. The database must have been migrated. A caller waits for a
    /// connection, or for SQLite's one writer, as long as `patience` before it is told that the service is busy.
    pub async fn connect(url: &str, patience: Duration) -> Result<Self> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::connect_postgres(url, patience).await
        } else {
            Self::connect_sqlite(url, patience).await
        }
    }

    async fn connect_sqlite(url: &str, patience: Duration) -> Result<Self> {
        // FULL, not NORMAL: an acknowledged answer must survive a power loss. secure_delete: what the mixer
        // deletes must not stay readable in the file.
        let base = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(patience)
            .foreign_keys(true)
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .pragma("mmap_size", "268435456")
            .pragma("cache_size", "-32768")
            .pragma("journal_size_limit", "67108864");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(patience)
            .connect_with(base.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(patience)
            .connect_with(base.pragma("query_only", "on"))
            .await?;
        let (write, read) = (
            SqlxSqliteConnector::from_sqlx_sqlite_pool(writer.clone()),
            SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
        );
        Ok(Self::new(write, read, Some(writer)))
    }

    async fn connect_postgres(url: &str, patience: Duration) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.options([("timezone", "UTC")]);
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(patience)
            .connect_with(options)
            .await?;
        let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
        Ok(Self::new(connection.clone(), connection, None))
    }

    fn new(
        mut write: DatabaseConnection,
        mut read: DatabaseConnection,
        sqlite_writer: Option<SqlitePool>,
    ) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut write, &mut read] {
            let counter = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                counter.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self { write, read, sqlite_writer, statements }
    }

    /// Statements run so far: a test holds a query to a fixed number, so that no N+1 slips in.
    pub fn statement_count(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Begins a transaction that will write. On SQLite it takes the write lock at once: a transaction that
    /// reads first and writes later would fail under a concurrent writer, whatever its timeout.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions {
            // Whatever the database's own default is: a stricter level would end in conflicts what our locks wait for.
            isolation_level: (self.backend() == Backend::Postgres).then_some(IsolationLevel::ReadCommitted),
            sqlite_transaction_mode: (self.backend() == Backend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Tx { inner: self.write.begin_with_options(options).await? })
    }

    /// Waits for what is under way and closes.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        self.write.close().await?;
        Ok(())
    }
}

/// An open transaction. Dropped without [`Tx::commit`], it is rolled back.
pub struct Tx {
    inner: DatabaseTransaction,
}

impl Tx {
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await.map_err(StorageError::from)
    }
}

/// Something rows can be read through.
pub trait Access: Sync {
    #[doc(hidden)]
    fn connection(&self) -> &impl ConnectionTrait;

    fn backend(&self) -> Backend {
        match self.connection().get_database_backend() {
            DatabaseBackend::Postgres => Backend::Postgres,
            _ => Backend::Sqlite,
        }
    }

    /// A statement of our own, with each database's spelling of its placeholders (`?1` or `$1`).
    #[doc(hidden)]
    fn statement(&self, sqlite: &str, postgres: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        let sql = match self.backend() {
            Backend::Sqlite => sqlite,
            Backend::Postgres => postgres,
        };
        Statement::from_sql_and_values(self.connection().get_database_backend(), sql, values)
    }
}

impl Access for Storage {
    fn connection(&self) -> &impl ConnectionTrait {
        &self.read
    }
}

impl Access for Tx {
    fn connection(&self) -> &impl ConnectionTrait {
        &self.inner
    }
}
