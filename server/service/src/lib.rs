//! The use cases of Osallistu.
//!
//! Each is `fn(&Services, &Actor, Input) -> Result<Output, ServiceError>` and goes one way: authorise, ask
//! the domain, write in one transaction with its audit row. Faces (GraphQL, pages) decide nothing.

mod audit;
mod error;

pub mod activity;
pub mod body;
pub mod caller;
pub mod county;
pub mod customer_feedback;
pub mod entropy;
pub mod expert;
pub mod fees;
pub mod identity;
pub mod indicator;
pub mod initiative;
mod keys;
pub mod matter;
pub mod method;
mod one_time_code;
pub mod outbox;
pub mod panel;
pub mod programme;
pub mod register;
pub mod survey;
mod token;
pub mod vault;
pub mod work;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::id::TypedId;
use domain::time::Clock;
use storage::rate::Buckets;
use storage::{KeyStore, Storage};
use tokio::sync::Semaphore;

pub use audit::{AuditPage, audit_log};
pub use error::{Fault, Result, ServiceError};
pub use keys::{RewrapError, Rewrapped, WrappedUnder};
pub use storage::Guard;

use entropy::Entropy;
use identity::password::Passwords;
use keys::Keys;
use survey::cache::Versions;
use survey::intake::Intake;
use vault::Vault;

/// Everything a use case needs. Cheap to clone; one for the whole process.
#[derive(Clone)]
pub struct Services {
    pub(crate) storage: Storage,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) vault: Vault,
    pub(crate) keys: Keys,
    pub(crate) passwords: Passwords,
    pub(crate) buckets: Buckets,
    pub(crate) versions: Versions,
    /// What editions of reports say, read.
    pub(crate) editions: indicator::ReadEditions,
    /// What reports are computed from, as far as it has been read.
    pub(crate) kept: indicator::Kept,
    pub(crate) intake: Intake,
    /// Lots are worked out one at a time, so that a core is left for everybody else.
    pub(crate) lots: Arc<Semaphore>,
    /// Whether messages wait for the morning: not where nobody is written to, as in the demonstration.
    pub(crate) keeps_quiet_hours: bool,
}

impl Services {
    /// Wires the use cases to a migrated database. Starts the intake task, so it needs a tokio runtime. Half of
    /// `patience` may go by in the queue for hashing passwords, so that the rest of a log-in has time as well.
    pub fn new(
        storage: Storage,
        key_store: KeyStore,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        vault: Vault,
        patience: Duration,
    ) -> Self {
        Self {
            passwords: Passwords::new(vault.pepper(), patience / 2),
            keys: Keys::new(key_store, vault.clone()),
            buckets: Buckets::new(storage.clone()),
            versions: Versions::default(),
            editions: indicator::ReadEditions::default(),
            kept: indicator::Kept::default(),
            intake: Intake::start(storage.clone(), Arc::clone(&clock)),
            lots: Arc::new(Semaphore::new(1)),
            keeps_quiet_hours: true,
            storage,
            clock,
            entropy,
            vault,
        }
    }

    /// The same services with another intake, for measuring what the durable one costs.
    #[must_use]
    pub fn with_intake(self, intake: Intake) -> Self {
        Self { intake, ..self }
    }

    /// The same services, but messages leave at night as well, for the demonstration: it writes to nobody, and whoever
    /// tries it at night looks for a message at once.
    #[must_use]
    pub fn without_quiet_hours(self) -> Self {
        Self { keeps_quiet_hours: false, ..self }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Looks the database's own guards up, for `osallistu check` and readiness.
    pub async fn guards(&self) -> Result<Vec<Guard>> {
        Ok(self.storage.guards().await?)
    }

    /// Under which wrapping keys the key store's keys lie, for `osallistu check` and before serving.
    pub async fn wrapped_keys(&self) -> Result<Vec<WrappedUnder>> {
        self.keys.wrapped().await
    }

    /// Wraps every key of the key store anew under the newest wrapping key, for `osallistu keys rewrap`, and writes so
    /// into the audit log.
    pub async fn rewrap_keys(&self) -> std::result::Result<Rewrapped, RewrapError> {
        let done = self.keys.rewrap(self.entropy.as_ref()).await?;
        audit::record_rewrapped(self, &done).await.map_err(RewrapError::AuditLog)?;
        Ok(done)
    }

    /// Statements run so far, for tests that hold a query to a fixed number.
    pub fn statement_count(&self) -> u64 {
        self.storage.statement_count()
    }

    /// Argon2 verifications and hashes so far, for tests that count what an attempt costs.
    pub fn password_hash_count(&self) -> u64 {
        self.passwords.count()
    }

    pub(crate) fn fresh_id<I: TypedId>(&self) -> I {
        I::fresh(self.now(), self.random())
    }

    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
