//! JSON columns: text on both databases, read and written whole.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Result, StorageError};

pub(crate) fn write(what: &'static str, value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|e| StorageError::unreadable(what, e))
}

pub(crate) fn read<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|e| StorageError::unreadable(what, e))
}
