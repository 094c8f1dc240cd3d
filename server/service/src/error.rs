//! How a use case can end without doing what was asked.

use std::fmt;

use domain::{Code, Violation, Violations};
use storage::{Constraint, StorageError};

pub type Result<T> = std::result::Result<T, ServiceError>;

/// Why a use case did not happen. Nothing has been written.
#[derive(Debug)]
pub enum ServiceError {
    /// Nobody is logged in, and somebody must be.
    Unauthenticated,
    /// Whoever is logged in may not do this.
    Denied,
    /// It does not exist, or its existence is none of the caller's business.
    NotFound,
    /// The input is wrong, or the state does not allow it; everything that is wrong, at once.
    Invalid(Violations),
    /// Somebody else has changed it meanwhile.
    Conflict(Violation),
    /// Tried too often; seconds to wait.
    Limited { retry_after: u64 },
    /// Too busy now; the same call may succeed in a moment.
    Unavailable,
    /// A fault of ours. The caller gets an id, never the text.
    Fault(Fault),
}

/// An unexpected failure. Its text goes to the log and nowhere else.
pub struct Fault(Box<dyn std::error::Error + Send + Sync>);

impl Fault {
    pub fn new(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(error.into())
    }

    /// Writes what happened to the log, under the id that the caller is shown.
    pub fn log(&self, id: &str) {
        tracing::error!(fault = id, error = %self.0, "fault");
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({})", self.0)
    }
}

impl ServiceError {
    /// One thing wrong with the input.
    pub(crate) fn invalid<P: Into<String>>(code: Code, path: impl IntoIterator<Item = P>) -> Self {
        Self::Invalid(vec![Violation::new(code, path)])
    }

    pub(crate) fn fault(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(Fault::new(error))
    }
}

impl From<Violation> for ServiceError {
    fn from(violation: Violation) -> Self {
        Self::Invalid(vec![violation])
    }
}

impl From<StorageError> for ServiceError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Unique(Constraint::AccountEmail) => Self::invalid(Code::EmailTaken, ["email"]),
            StorageError::Unique(Constraint::SurveySlug) => Self::invalid(Code::SlugTaken, ["slug"]),
            StorageError::Unique(Constraint::Programme) => Self::invalid(Code::StaleProgramme, ["revision"]),
            // The first of the two is found at the next attempt.
            StorageError::Unique(Constraint::OrderKey) => Self::Unavailable,
            StorageError::DoubleBooked(_) => Self::invalid(Code::ExpertDoubleBooked, ["offer"]),
            StorageError::Busy(_) | StorageError::Full(_) => {
                tracing::warn!(%error, "the database is busy or full");
                Self::Unavailable
            }
            error => Self::Fault(Fault::new(error)),
        }
    }
}
