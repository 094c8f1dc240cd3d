//! Tables as comma-separated text (RFC 4180): written for spreadsheets, and read as spreadsheets write them.

mod read;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use read::{Limits, read, read_loosely};
pub use table::{Row, Table};
pub(crate) use write::is_formula;
pub use write::{Cell, Dialect, MEDIA_TYPE, write, write_exactly};
