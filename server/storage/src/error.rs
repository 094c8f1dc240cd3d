//! What can go wrong with a database, told apart as far as a caller can act on it.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A unique rule that a write ran into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    AccountEmail,
    SurveySlug,
    /// Two orders with one key of the sender's.
    OrderKey,
    /// Two programmes with one key, or two versions of a programme with one number.
    Programme,
    Other,
}

/// A failed read or write. Its text is for the log only: it may hold SQL.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("unique rule {0:?}")]
    Unique(Constraint),
    /// Busy, deadlocked, serialisation failure or pool exhausted: the same call may succeed later.
    #[error("busy: {0}")]
    Busy(DbErr),
    /// Two bookings of one expert would overlap.
    #[error("double booked: {0}")]
    DoubleBooked(DbErr),
    #[error("disk full: {0}")]
    Full(DbErr),
    /// A stored value that this program cannot read.
    #[error("unreadable {what}: {detail}")]
    Unreadable { what: &'static str, detail: String },
    #[error("{0}")]
    Database(DbErr),
}

impl StorageError {
    pub(crate) fn unreadable(what: &'static str, detail: impl ToString) -> Self {
        Self::Unreadable { what, detail: detail.to_string() }
    }
}

/// PostgreSQL names the rule, SQLite the column.
fn constraint(message: &str) -> Constraint {
    if message.contains("expert_order_dedup") || message.contains("expert_order.dedup_key") {
        Constraint::OrderKey
    } else if message.contains("account_email") || message.contains("account.email") {
        Constraint::AccountEmail
    } else if message.contains("survey_slug") || message.contains("survey.slug") {
        Constraint::SurveySlug
    } else if message.contains("programme_key")
        || message.contains("programme.key")
        || message.contains("programme_version_number")
        || message.contains("programme_version.number")
    {
        Constraint::Programme
    } else {
        Constraint::Other
    }
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() {
            return Self::Unique(constraint(&message));
        }
        if matches!(error, DbErr::ConnectionAcquire(_)) {
            return Self::Busy(error);
        }
        let code = match &error {
            DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => {
                match e.as_ref() {
                    // sea-orm knows unique and foreign keys only: a rule of ours says its name itself.
                    sqlx::Error::Database(e) if is_double_booking(e.as_ref()) => {
                        return Self::DoubleBooked(error);
                    }
                    sqlx::Error::Database(e) => e.code().map(|code| code.into_owned()),
                    _ => None,
                }
            }
            _ => None,
        };
        match code.as_deref() {
            // SQLite: 5 busy, 6 locked, with their extended forms. PostgreSQL: serialisation, deadlock, shutdown.
            Some(
                "5" | "6" | "261" | "262" | "517" | "773" | "40001" | "40P01" | "55P03" | "57P01" | "57P03"
                | "53300",
            ) => Self::Busy(error),
            // SQLITE_FULL, and PostgreSQL's disk_full.
            Some("13" | "53100") => Self::Full(error),
            _ => Self::Database(error),
        }
    }
}

/// PostgreSQL names its exclusion constraint, SQLite says what our trigger says.
fn is_double_booking(error: &dyn sqlx::error::DatabaseError) -> bool {
    error.constraint() == Some("assignment_no_overlap") || error.message().contains("EXPERT_DOUBLE_BOOKED")
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        Self::from(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
    }
}
