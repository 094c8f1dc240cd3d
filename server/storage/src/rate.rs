//! Token buckets. In memory with SQLite, where one process serves; in an UNLOGGED table with PostgreSQL,
//! so that every instance sees them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::identity::bucket::{Bucket, Rate};
use sea_orm::{ConnectionTrait, Value};

use crate::{Access, Backend, Result, Storage, StorageError};

/// More buckets than this, and full ones are forgotten.
const PRUNE_AT: usize = 10_000;

/// The buckets of this installation.
#[derive(Clone)]
pub struct Buckets {
    storage: Storage,
    memory: Arc<Mutex<HashMap<String, (Bucket, Rate)>>>,
}

impl Buckets {
    pub fn new(storage: Storage) -> Self {
        Self { storage, memory: Arc::default() }
    }

    /// Takes a token from the bucket of `key`: `Err` holds the seconds to wait.
    pub async fn take(
        &self,
        key: &str,
        rate: Rate,
        now: DateTime<Utc>,
    ) -> Result<std::result::Result<(), u64>> {
        self.change(key, rate, now, |bucket| bucket.take(rate, now)).await
    }

    /// Gives a token back.
    pub async fn give_back(&self, key: &str, rate: Rate, now: DateTime<Utc>) -> Result<()> {
        self.change(key, rate, now, |bucket| Ok(bucket.give_back(rate))).await.map(|_| ())
    }

    async fn change(
        &self,
        key: &str,
        rate: Rate,
        now: DateTime<Utc>,
        change: impl Fn(Bucket) -> std::result::Result<Bucket, u64> + Send + Sync,
    ) -> Result<std::result::Result<(), u64>> {
        match self.storage.backend() {
            Backend::Sqlite => Ok(self.change_in_memory(key, rate, now, change)),
            Backend::Postgres => self.change_in_table(key, rate, now, change).await,
        }
    }

    fn change_in_memory(
        &self,
        key: &str,
        rate: Rate,
        now: DateTime<Utc>,
        change: impl Fn(Bucket) -> std::result::Result<Bucket, u64>,
    ) -> std::result::Result<(), u64> {
        let mut buckets = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > PRUNE_AT {
            buckets.retain(|_, (bucket, rate)| !bucket.is_full(*rate, now));
        }
        let bucket = buckets.get(key).map_or_else(|| Bucket::full(rate, now), |(bucket, _)| *bucket);
        let next = change(bucket)?;
        buckets.insert(key.to_owned(), (next, rate));
        Ok(())
    }

    async fn change_in_table(
        &self,
        key: &str,
        rate: Rate,
        now: DateTime<Utc>,
        change: impl Fn(Bucket) -> std::result::Result<Bucket, u64> + Send + Sync,
    ) -> Result<std::result::Result<(), u64>> {
        const ADD: &str =
            "INSERT INTO rate_bucket (key, tokens, updated_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        const LOCK: &str = "SELECT tokens, updated_at FROM rate_bucket WHERE key = $1 FOR UPDATE";
        const SAVE: &str = "UPDATE rate_bucket SET tokens = $2, updated_at = $3 WHERE key = $1";
        let tx = self.storage.begin().await?;
        let connection = tx.connection();
        let values =
            |bucket: Bucket| -> [Value; 3] { [key.into(), bucket.tokens.into(), bucket.updated_at.into()] };
        connection.execute_raw(tx.statement("", ADD, values(Bucket::full(rate, now)))).await?;
        let row = connection
            .query_one_raw(tx.statement("", LOCK, [key.into()]))
            .await?
            .ok_or_else(|| StorageError::unreadable("rate bucket", key))?;
        let bucket =
            Bucket { tokens: row.try_get("", "tokens")?, updated_at: row.try_get("", "updated_at")? };
        match change(bucket) {
            Ok(next) => {
                connection.execute_raw(tx.statement("", SAVE, values(next))).await?;
                tx.commit().await?;
                Ok(Ok(()))
            }
            Err(wait) => Ok(Err(wait)),
        }
    }

    /// Forgets buckets that nobody has touched since `before`, by the nightly job.
    pub async fn forget_before(&self, before: DateTime<Utc>) -> Result<()> {
        match self.storage.backend() {
            Backend::Sqlite => {
                let mut buckets = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                buckets.retain(|_, (bucket, _)| bucket.updated_at >= before);
            }
            Backend::Postgres => {
                let sql = "DELETE FROM rate_bucket WHERE updated_at < $1";
                let tx = self.storage.begin().await?;
                tx.connection().execute_raw(tx.statement("", sql, [before.into()])).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }
}
