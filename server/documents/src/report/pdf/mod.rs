//! A report as tagged PDF (PDF/UA-1, ISO 14289-1; PDF/A-2a, ISO 19005-2), A4.
//!
//! First everything is laid out ([`document`]) as shapes that belong to elements of the structure ([`drawing`]), then
//! it is written ([`write`]). What reads the document aloud meets each thing once, in order: repeated headings, page
//! numbers, rules and backgrounds are no part of the structure.

mod chart;
mod contents;
mod document;
mod drawing;
mod face;
mod flow;
mod line;
mod style;
mod table;
mod write;

use super::{Report, ReportError};
use face::Faces;

pub const MEDIA_TYPE: &str = "application/pdf";

/// The report as a PDF. The same report gives the same bytes.
///
/// Text is set from left to right in Latin, Greek or Cyrillic letters; what the document's faces lack is shown as □.
pub fn pdf(report: &Report) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::new().ok_or_else(|| ReportError::Pdf("the faces are damaged".to_owned()))?;
    let drawing = document::lay_out(&faces, report);
    write::write(&faces, report, drawing)
}
