//! Values of indicators and what belongs to them. A programme is named by its key, an indicator by its code.

pub mod edition;
pub mod listing;
pub mod setting;
pub mod value;

use std::str::FromStr;

use crate::{Result, StorageError};

/// A key, a code or a period as it is stored.
fn parsed<T: FromStr>(what: &'static str, text: &str) -> Result<T>
where
    T::Err: ToString,
{
    text.parse().map_err(|error: T::Err| StorageError::unreadable(what, error))
}
