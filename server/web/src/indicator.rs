//! What the pages of residents and of staff both show of indicators: values in words, and the files of a report.

use domain::indicator::{Basis, Breakdown, Figure, Line, Measured, Period, TargetStatus, Value};
use domain::programme::Wording;
use service::indicator::document::{Format, Speaker, Text};

use crate::layout::Frame;
use crate::said::Said;

/// A file of a report.
pub struct FileFacts {
    pub href: String,
    /// The key of what it is called.
    pub label: &'static str,
}

/// The files of a report under the addresses that they have without the page's language.
pub fn files(frame: &Frame, path: impl Fn(Format) -> String) -> Vec<FileFacts> {
    let file = |format: &Format| FileFacts {
        href: frame.address(&path(*format)),
        label: match format {
            Format::Pdf => "programme-report-pdf",
            Format::Xlsx => "programme-report-xlsx",
        },
    };
    Format::ALL.iter().map(file).collect()
}

/// Says values to the reader of a page as its documents say them.
pub fn speaker(frame: &Frame) -> Speaker<'_> {
    Speaker::new(frame.texts(), &frame.language)
}

/// What a [`Speaker`] has said.
pub fn said(frame: &Frame, text: Text) -> Said {
    let language = text.language.unwrap_or_else(|| frame.language.clone());
    Said::new(text.words, language.as_str(), &frame.language)
}

/// A text of a programme in the best language there is for this reader.
pub fn wording(frame: &Frame, text: &Wording) -> Said {
    said(frame, speaker(frame).wording(text))
}

/// A period as people call it.
pub fn period(frame: &Frame, one: Period) -> Said {
    said(frame, speaker(frame).period(one))
}

/// A value, or why there is none.
pub fn value(frame: &Frame, value: &Value) -> Said {
    said(frame, speaker(frame).value(value))
}

/// A figure with the ends of its interval and how many are behind it.
pub fn figure(frame: &Frame, one: &Figure, basis: Basis) -> Said {
    said(frame, speaker(frame).figure(one, basis))
}

/// What is aimed at; `None` where there is no target.
pub fn aim(frame: &Frame, line: &Line) -> Option<Said> {
    line.aim.map(|aim| said(frame, speaker(frame).aim(aim, line.definition.kind)))
}

/// What a value says about its target.
pub fn target(frame: &Frame, status: Option<TargetStatus>) -> Option<Said> {
    status.map(|status| frame.text(status.label_key()))
}

/// A figure beside the value.
pub struct BesideRow {
    pub label: Said,
    pub figure: Said,
}

pub fn beside(frame: &Frame, value: &Value) -> Vec<BesideRow> {
    let (basis, figures) = match value {
        Value::Measured(measured) => (measured.basis, &measured.beside),
        Value::Empty { beside, .. } => (Basis::Register, beside),
    };
    let row = |(what, one): (&domain::indicator::Beside, &Figure)| BesideRow {
        label: frame.text(what.label_key()),
        figure: figure(frame, one, basis),
    };
    figures.iter().map(row).collect()
}

/// A breakdown as a table.
pub struct BreakdownTable {
    pub id: &'static str,
    pub label: Said,
    pub rows: Vec<GroupRow>,
}

pub struct GroupRow {
    pub name: String,
    /// `None` where it is too small to show.
    pub figure: Option<Said>,
}

pub fn breakdowns(frame: &Frame, measured: &Measured) -> Vec<BreakdownTable> {
    let table = |one: &Breakdown| BreakdownTable {
        id: one.by.code(),
        label: frame.text(one.by.label_key()),
        rows: one
            .groups
            .iter()
            .map(|group| GroupRow {
                name: speaker(frame).group(one.by, group),
                figure: group.figure.as_ref().map(|one| figure(frame, one, measured.basis)),
            })
            .collect(),
    };
    measured.breakdowns.iter().map(table).collect()
}
