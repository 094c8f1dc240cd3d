//! Reports as documents for people: tagged PDF for the agenda, a workbook for whoever counts further.
//!
//! A [`Report`] is plain data whose texts have already been put into words; the renderers only lay it out. The same
//! report always gives the same bytes: no clock, no randomness and no fonts of the machine.

mod chart;
mod model;
mod pdf;
mod value;
mod words;
mod xlsx;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use l10n::Texts;

pub use chart::{Chart, ChartKind, Interval, Point, Series};
pub use model::{
    Align, Block, Column, ColumnGroup, Definition, KeyFigure, List, Note, Report, Row, Section, Table, Text,
};
pub use pdf::{MEDIA_TYPE as PDF_MEDIA_TYPE, pdf};
pub use value::Value;
pub use words::Words;
pub use xlsx::{MEDIA_TYPE as XLSX_MEDIA_TYPE, xlsx};

/// A report could not be made into a document. Both are faults of ours: what a report says cannot cause them, short of
/// a table with more rows than a workbook takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    #[error("the report does not make a PDF: {0}")]
    Pdf(String),
    #[error("the report does not make a workbook: {0}")]
    Xlsx(String),
}
