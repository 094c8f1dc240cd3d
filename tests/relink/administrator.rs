//! What a database administrator has: every row, every hidden column, every byte of the files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sqlx::postgres::PgConnection;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Row};

use crate::past;

/// A connection past the service.
pub(crate) enum Administrator {
    Sqlite {
        connection: SqliteConnection,
        file: PathBuf,
    },
    /// The first segment of the write-ahead log that is looked at.
    Postgres {
        connection: PgConnection,
        first_segment: String,
    },
}

/// An answer as it stands in a table: its group (a batch, a day) and everything it says.
pub(crate) type Found = (String, String);

impl Administrator {
    pub(crate) async fn sqlite(file: PathBuf) -> Self {
        let connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        Self::Sqlite { connection, file }
    }

    pub(crate) async fn postgres(url: &str) -> Self {
        let connection = PgConnection::connect(url).await.unwrap();
        let mut this = Self::Postgres { connection, first_segment: String::new() };
        let now = this.rows("SELECT pg_walfile_name(pg_current_wal_lsn())").await;
        if let Self::Postgres { first_segment, .. } = &mut this {
            first_segment.clone_from(&now[0][0]);
        }
        this
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }

    /// Rows of text columns.
    pub(crate) async fn rows(&mut self, sql: &str) -> Vec<Vec<String>> {
        self.try_rows(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    pub(crate) async fn try_rows(&mut self, sql: &str) -> sqlx::Result<Vec<Vec<String>>> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Self::Sqlite { connection, .. } => {
                let rows = sqlx::query(sql).fetch_all(connection).await?;
                rows.iter().map(|row| (0..row.len()).map(|i| row.get(i)).collect()).collect()
            }
            Self::Postgres { connection, .. } => {
                let rows = sqlx::query(sql).fetch_all(connection).await?;
                rows.iter().map(|row| (0..row.len()).map(|i| row.get(i)).collect()).collect()
            }
        })
    }

    /// Statements without a result, in one go.
    pub(crate) async fn run(&mut self, sql: &str) {
        let raw = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let done = match self {
            Self::Sqlite { connection, .. } => raw.execute(connection).await.map(|_| ()),
            Self::Postgres { connection, .. } => raw.execute(connection).await.map(|_| ()),
        };
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub(crate) async fn columns(&mut self, table: &str) -> Vec<String> {
        let sql = if self.is_sqlite() {
            format!("SELECT name FROM pragma_table_info('{table}')")
        } else {
            format!("SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}'")
        };
        self.rows(&sql).await.into_iter().map(|row| row[0].clone()).collect()
    }

    pub(crate) async fn tables(&mut self) -> Vec<String> {
        let sql = if self.is_sqlite() {
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        } else {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        };
        self.rows(sql).await.into_iter().map(|row| row[0].clone()).collect()
    }

    /// Every row of every table but the given ones, as text.
    pub(crate) async fn everything_but(&mut self, tables: &[&str]) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for table in self.tables().await {
            if tables.contains(&table.as_str()) {
                continue;
            }
            let row = if self.is_sqlite() {
                let columns: Vec<String> =
                    self.columns(&table).await.iter().map(|column| format!("quote(\"{column}\")")).collect();
                columns.join(" || '|' || ")
            } else {
                "t::text".to_owned()
            };
            let rows = self.rows(&format!("SELECT {row} FROM {table} t")).await;
            let mut rows: Vec<String> = rows.into_iter().map(|row| row[0].clone()).collect();
            rows.sort();
            all.insert(table, rows);
        }
        all
    }

    /// The answers of a table in every order that the database can give them in, by what gave it.
    pub(crate) async fn orders(&mut self, table: &str, group: &str) -> Vec<(String, Vec<Found>)> {
        let mut tails = vec![("as they come".to_owned(), String::new())];
        for column in self.columns(table).await {
            tails.push((format!("by {column}"), format!("ORDER BY {column}")));
        }
        if self.is_sqlite() {
            if table == "response" {
                tails.push((
                    "by the index".to_owned(),
                    "INDEXED BY response_place ORDER BY survey_id, batch_no".to_owned(),
                ));
            }
            let hidden = format!("SELECT CAST(rowid AS text) FROM {table}");
            if self.try_rows(&hidden).await.is_ok() {
                tails.push(("by the hidden rowid".to_owned(), "ORDER BY rowid".to_owned()));
            }
        } else {
            for hidden in ["ctid", "xmin::text::bigint", "cmin::text::bigint"] {
                tails.push((format!("by {hidden}"), format!("ORDER BY {hidden}, ctid")));
            }
        }
        tails.push(("by length".to_owned(), "ORDER BY length(answers)".to_owned()));
        let mut orders = Vec::new();
        for (name, tail) in tails {
            let sql = format!("SELECT CAST({group} AS text), answers FROM {table} {tail}");
            let rows = self.rows(&sql).await;
            orders.push((name, rows.into_iter().map(|mut row| (row.remove(0), row.remove(0))).collect()));
        }
        orders
    }

    /// Pending answers as they come: tag, length of the sealed blob, transaction.
    pub(crate) async fn intake(&mut self) -> Vec<(String, usize, String)> {
        let sql = if self.is_sqlite() {
            "SELECT lower(hex(tag)), CAST(length(sealed) AS text), '' FROM intake"
        } else {
            "SELECT encode(tag, 'hex'), length(sealed)::text, xmin::text FROM intake"
        };
        let rows = self.rows(sql).await;
        rows.into_iter().map(|row| (row[0].clone(), row[1].parse().unwrap(), row[2].clone())).collect()
    }

    /// A column of bytes, as hexadecimal.
    pub(crate) async fn bytes_of(&mut self, table: &str, column: &str) -> Vec<String> {
        let hex = if self.is_sqlite() {
            format!("lower(hex({column}))")
        } else {
            format!("encode({column}, 'hex')")
        };
        let rows = self.rows(&format!("SELECT {hex} FROM {table} WHERE {column} IS NOT NULL")).await;
        rows.into_iter().map(|row| row[0].clone()).collect()
    }

    /// The files, by name: on SQLite all that lies beside the database, and a backup made now; on PostgreSQL
    /// the tables of answers and the write-ahead log, put together.
    pub(crate) async fn files(&mut self) -> Vec<(String, Vec<u8>)> {
        if let Self::Sqlite { file, .. } = self {
            let folder = file.parent().unwrap().to_owned();
            let backup = folder.join("backup");
            let _ = std::fs::remove_file(&backup);
            self.run(&format!("VACUUM INTO '{}'", backup.display())).await;
            let mut files: Vec<_> =
                std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            files.sort();
            return files.into_iter().map(|path| (named(&path), std::fs::read(&path).unwrap())).collect();
        }
        self.run("CHECKPOINT").await;
        let Self::Postgres { connection, first_segment } = self else { return Vec::new() };
        let tables = "SELECT relname::text, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
                      WHERE relname IN ('intake', 'response', 'withdrawal') ORDER BY 1";
        let tables = sqlx::query(tables).fetch_all(&mut *connection).await.unwrap();
        let segments = "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()
                        WHERE name BETWEEN $1 AND pg_walfile_name(pg_current_wal_lsn()) ORDER BY name";
        let segments =
            sqlx::query_scalar(segments).bind(&*first_segment).fetch_all(connection).await.unwrap();
        let mut files: Vec<_> = tables.iter().map(|row| (row.get(0), row.get(1))).collect();
        files.push(("pg_wal".to_owned(), past::unpaged(&segments)));
        files
    }

    /// The bytes of SQLite's write-ahead log.
    pub(crate) fn log(&self) -> Vec<u8> {
        let Self::Sqlite { file, .. } = self else { return Vec::new() };
        std::fs::read(format!("{}-wal", file.display())).unwrap_or_default()
    }
}

fn named(path: &std::path::Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
