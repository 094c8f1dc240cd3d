//! Removing the traces that a mix leaves behind: deleted rows in the log of SQLite, dead rows in PostgreSQL.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use sqlx::{Row, SqlitePool};

use crate::{Result, Storage};

impl Storage {
    /// Empties SQLite's write-ahead log, or vacuums the tables of answers in PostgreSQL.
    ///
    /// False where a reader kept part of them in use: call again, and at start-up. SQLite's log alone would
    /// give back the order in which answers came.
    pub async fn scrub(&self) -> Result<bool> {
        let Some(writer) = &self.sqlite_writer else {
            self.vacuum(&["intake", "response", "withdrawal", "survey_invitation"]).await?;
            let left = "SELECT coalesce(sum(n_dead_tup), 0)::bigint AS dead FROM pg_stat_user_tables
                        WHERE relname IN ('intake', 'response', 'withdrawal', 'survey_invitation')";
            let left = self.write.query_one_raw(Statement::from_string(DbBackend::Postgres, left)).await?;
            let dead: i64 = left.map_or(Ok(0), |row| row.try_get("", "dead"))?;
            return Ok(dead == 0);
        };
        truncate_log(writer).await
    }

    /// The same for what an expert's erasure leaves. What is left of their sealed rows cannot be opened; this is for
    /// the profile, which was never sealed.
    pub async fn scrub_registry(&self) -> Result<bool> {
        match &self.sqlite_writer {
            Some(writer) => truncate_log(writer).await,
            None => {
                self.vacuum(&["expert", "expert_index", "outbox", "offer", "assignment"]).await?;
                Ok(true)
            }
        }
    }

    /// One statement each: VACUUM refuses to run in the implicit transaction of several.
    async fn vacuum(&self, tables: &[&str]) -> Result<()> {
        for table in tables {
            self.write.execute_unprepared(&format!("VACUUM {table}")).await?;
        }
        Ok(())
    }
}

async fn truncate_log(writer: &SqlitePool) -> Result<bool> {
    let mut connection = writer.acquire().await?;
    // A busy log is told in a column of the row, not as an error; do not hold up writers meanwhile.
    sqlx::query("PRAGMA busy_timeout = 200").execute(&mut *connection).await?;
    let outcome = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
    sqlx::query("PRAGMA busy_timeout = 5000").execute(&mut *connection).await?;
    let busy: i64 = outcome?.try_get(0)?;
    Ok(busy == 0)
}
