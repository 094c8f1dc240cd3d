//! The key store: small keys that can be destroyed, apart from the database and its backups. What was sealed under a
//! destroyed key is unreadable in every backup that was ever made of the database.

use std::time::Duration;

use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::{Access, Backend, Result, Storage};

/// Where the keys are. Cheap to clone. Keys are stored wrapped: the store alone opens nothing either.
#[derive(Clone)]
pub struct KeyStore(Storage);

/// Whose key it is. Each kind has a table of its own, so that the keys of surveys are listed without those of experts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Survey,
    Expert,
    /// Somebody who has applied to a panel, or is a member of one.
    Member,
    /// Whoever made an initiative.
    Initiative,
    /// A piece of customer feedback.
    Feedback,
}

impl Holder {
    pub const ALL: [Self; 5] = [Self::Survey, Self::Expert, Self::Member, Self::Initiative, Self::Feedback];

    fn table(self) -> &'static str {
        match self {
            Self::Survey => "sealing_key",
            Self::Expert => "expert_key",
            Self::Member => "member_key",
            Self::Initiative => "initiative_key",
            Self::Feedback => "feedback_key",
        }
    }
}

/// Any number that no other lock has: instances that start together make the table once.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7311146993772)";

impl KeyStore {
    /// Opens `sqlite:path`, made where there is none, or `postgres://…`.
    pub async fn connect(url: &str, patience: Duration) -> Result<Self> {
        let makes_file = url.starts_with("sqlite:") && !url.contains('?');
        let url = if makes_file { format!("{url}?mode=rwc") } else { url.to_owned() };
        let storage = Storage::connect(&url, patience).await?;
        let tx = storage.begin().await?;
        let columns = match storage.backend() {
            Backend::Sqlite => "(id blob PRIMARY KEY, wrapped blob NOT NULL) WITHOUT ROWID",
            Backend::Postgres => {
                tx.connection().execute_unprepared(LOCK).await?;
                "(id uuid PRIMARY KEY, wrapped bytea NOT NULL)"
            }
        };
        for holder in Holder::ALL {
            let table = format!("CREATE TABLE IF NOT EXISTS {} {columns}", holder.table());
            tx.connection().execute_unprepared(&table).await?;
        }
        tx.commit().await?;
        Ok(Self(storage))
    }

    /// Stores a key, durably, unless there is one already.
    pub async fn put(&self, holder: Holder, id: Uuid, wrapped: &[u8]) -> Result<()> {
        self.put_all(holder, &[(id, wrapped.to_vec())]).await
    }

    /// Stores keys, durably, of those who have none: all of them or none.
    pub async fn put_all(&self, holder: Holder, keys: &[(Uuid, Vec<u8>)]) -> Result<()> {
        let tx = self.0.begin().await?;
        let table = holder.table();
        for (id, wrapped) in keys {
            let insert = tx.statement(
                &format!("INSERT INTO {table} (id, wrapped) VALUES (?1, ?2) ON CONFLICT DO NOTHING"),
                &format!("INSERT INTO {table} (id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING"),
                [Value::from(*id), Value::from(wrapped.clone())],
            );
            tx.connection().execute_raw(insert).await?;
        }
        tx.commit().await
    }

    pub async fn get(&self, holder: Holder, id: Uuid) -> Result<Option<Vec<u8>>> {
        let table = holder.table();
        let select = self.0.statement(
            &format!("SELECT wrapped FROM {table} WHERE id = ?1"),
            &format!("SELECT wrapped FROM {table} WHERE id = $1"),
            [Value::from(id)],
        );
        let row = self.0.connection().query_one_raw(select).await?;
        Ok(row.map(|row| row.try_get("", "wrapped")).transpose()?)
    }

    /// Whose keys there are.
    pub async fn ids(&self, holder: Holder) -> Result<Vec<Uuid>> {
        let select = format!("SELECT id FROM {}", holder.table());
        let select = self.0.statement(&select, &select, []);
        let rows = self.0.connection().query_all_raw(select).await?;
        Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<std::result::Result<_, _>>()?)
    }

    /// Every key as it is stored.
    pub async fn all(&self, holder: Holder) -> Result<Vec<(Uuid, Vec<u8>)>> {
        let select = format!("SELECT id, wrapped FROM {}", holder.table());
        let select = self.0.statement(&select, &select, []);
        let rows = self.0.connection().query_all_raw(select).await?;
        let mut keys = Vec::new();
        for row in &rows {
            keys.push((row.try_get("", "id")?, row.try_get("", "wrapped")?));
        }
        Ok(keys)
    }

    /// Stores keys as they are wrapped anew: all of them or none, and how many. Each is given with what it was; one that
    /// was destroyed meanwhile stays so. What they were goes from the store's own log and freed pages too.
    pub async fn replace_all(&self, holder: Holder, keys: &[(Uuid, Vec<u8>, Vec<u8>)]) -> Result<u64> {
        let table = holder.table();
        let tx = self.0.begin().await?;
        let mut replaced = 0;
        for (id, was, wrapped) in keys {
            let update = tx.statement(
                &format!("UPDATE {table} SET wrapped = ?1 WHERE id = ?2 AND wrapped = ?3"),
                &format!("UPDATE {table} SET wrapped = $1 WHERE id = $2 AND wrapped = $3"),
                [Value::from(wrapped.clone()), Value::from(*id), Value::from(was.clone())],
            );
            replaced += tx.connection().execute_raw(update).await?.rows_affected();
        }
        tx.commit().await?;
        self.scrub(table).await?;
        Ok(replaced)
    }

    /// Destroys a key, in the store's own log and freed pages too.
    pub async fn destroy(&self, holder: Holder, id: Uuid) -> Result<()> {
        self.destroy_all(holder, &[id]).await
    }

    /// The same for several keys at once.
    pub async fn destroy_all(&self, holder: Holder, ids: &[Uuid]) -> Result<()> {
        let table = holder.table();
        let tx = self.0.begin().await?;
        for id in ids {
            let delete = tx.statement(
                &format!("DELETE FROM {table} WHERE id = ?1"),
                &format!("DELETE FROM {table} WHERE id = $1"),
                [Value::from(*id)],
            );
            tx.connection().execute_raw(delete).await?;
        }
        tx.commit().await?;
        self.scrub(table).await
    }

    async fn scrub(&self, table: &str) -> Result<()> {
        match &self.0.sqlite_writer {
            Some(writer) => {
                sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(writer).await?;
            }
            None => {
                self.0.write.execute_unprepared(&format!("VACUUM {table}")).await?;
            }
        }
        Ok(())
    }
}
