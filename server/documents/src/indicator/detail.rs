//! What stands beside a value and explains it, and its breakdowns: later in the report, for whoever wants to know more.

use domain::indicator::{self, Basis, Breakdown, Line};

use super::Writer;
use super::cells::{Cells, figure};
use crate::report::{Block, Column, Row, Section, Table, Text, Value};

/// A section with one for each indicator of which there is more to tell; `None` where there is of none.
pub(super) fn details(writer: Writer<'_>) -> Option<Section> {
    let sections: Vec<Section> = writer.lines().iter().filter_map(|line| of_line(writer, line)).collect();
    if sections.is_empty() {
        return None;
    }
    let mut section = Section::new(writer.text("report-details"), Vec::new());
    section.sections = sections;
    Some(section)
}

fn of_line(writer: Writer<'_>, line: &Line) -> Option<Section> {
    let (basis, beside) = match &line.value {
        indicator::Value::Measured(measured) => (measured.basis, &measured.beside),
        indicator::Value::Empty { beside, .. } => (Basis::Register, beside),
    };
    let mut blocks = Vec::new();
    if !beside.is_empty() {
        let rows = beside.iter().map(|(what, one)| {
            (Value::Text(writer.text(what.label_key())), Some(figure(writer.speaker, one, basis)))
        });
        let caption = writer.text("report-beside-caption");
        blocks.push(Block::Table(table(writer, caption, writer.text("report-figure"), rows.collect())));
    }
    let breakdowns = line.value.measured().map(|measured| measured.breakdowns.as_slice()).unwrap_or_default();
    for one in breakdowns.iter().filter(|one| !one.groups.is_empty()) {
        blocks.push(Block::Table(breakdown(writer, one, basis)));
    }
    (!blocks.is_empty()).then(|| Section::new(writer.heading(line), blocks))
}

fn breakdown(writer: Writer<'_>, one: &Breakdown, basis: Basis) -> Table {
    let by = writer.text(one.by.label_key());
    let caption = writer.speaker.with("report-breakdown-caption", &[("by", by.words.clone().into())]);
    let rows = one.groups.iter().map(|group| {
        let name = Value::from(writer.speaker.group(one.by, group));
        (name, group.figure.as_ref().map(|one| figure(writer.speaker, one, basis)))
    });
    table(writer, caption, by, rows.collect())
}

/// Rows of a name and its figure; `None`: too few to be shown.
fn table(writer: Writer<'_>, caption: Text, head: Text, rows: Vec<(Value, Option<Cells>)>) -> Table {
    let has = |is: fn(&Cells) -> bool| rows.iter().any(|(_, cells)| cells.as_ref().is_some_and(is));
    let has_interval = has(|cells| cells.interval.is_some());
    let has_n = has(|cells| cells.n.is_some());
    let mut columns = vec![Column::text(head), Column::number(writer.text("report-value"))];
    if has_interval {
        columns.push(Column::number(writer.text("report-low-end")));
        columns.push(Column::number(writer.text("report-high-end")));
    }
    if has_n {
        columns.push(Column::number("n"));
    }
    let row = |(name, cells): (Value, Option<Cells>)| {
        let Some(cells) = cells else {
            return Row::from(vec![name, Value::Missing(writer.text("indicator-hidden").words)]);
        };
        let mut row = vec![name, cells.value.clone()];
        if has_interval {
            row.extend([cells.low(), cells.high()]);
        }
        if has_n {
            row.push(cells.n());
        }
        Row::from(row)
    };
    Table {
        caption,
        groups: Vec::new(),
        columns,
        rows: rows.into_iter().map(row).collect(),
        has_row_headers: true,
        notes: Vec::new(),
    }
}
