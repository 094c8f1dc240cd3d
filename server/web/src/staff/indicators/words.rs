//! Values of indicators in words.

use domain::indicator::{Basis, Breakdown, Figure, Measured, TargetStatus, Value};

pub(super) use crate::indicator::{period, wording};

use crate::indicator::{said, speaker};
use crate::layout::Frame;
use crate::said::Said;

/// A value, or why there is none.
pub(super) fn value(frame: &Frame, value: &Value) -> Said {
    said(frame, speaker(frame).value(value))
}

/// A figure with the ends of its interval and how many are behind it.
pub(super) fn figure(frame: &Frame, one: &Figure, basis: Basis) -> Said {
    said(frame, speaker(frame).figure(one, basis))
}

/// What a value says about its target.
pub(super) fn target(frame: &Frame, status: Option<TargetStatus>) -> Option<Said> {
    status.map(|status| frame.text(status.label_key()))
}

/// A figure beside the value.
pub(super) struct BesideRow {
    pub label: Said,
    pub figure: Said,
}

pub(super) fn beside(frame: &Frame, value: &Value) -> Vec<BesideRow> {
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
pub(super) struct BreakdownTable {
    pub id: &'static str,
    pub label: Said,
    pub rows: Vec<GroupRow>,
}

pub(super) struct GroupRow {
    pub name: String,
    /// `None` where it is too small to show.
    pub figure: Option<Said>,
}

pub(super) fn breakdowns(frame: &Frame, measured: &Measured) -> Vec<BreakdownTable> {
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
