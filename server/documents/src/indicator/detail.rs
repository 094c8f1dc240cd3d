//! What stands beside a value and explains it, and its breakdowns: later in the report, for whoever wants to know more.

use domain::indicator::{self, Basis, Breakdown, Line};

use super::Writer;
use super::cells::{Cells, figure};
use crate::report::{Block, Column, Row, Section, Table, Text, Value};

/// A row: what it is of, and its figure; `None` where that is too small to be shown.
type Detail = (Vec<Value>, Option<Cells>);

/// One table of what stands beside the values, and one for each breakdown; `None` where there is nothing more to tell.
pub(super) fn details(writer: Writer<'_>) -> Option<Section> {
    let beside: Vec<Detail> = writer.lines().iter().flat_map(|line| beside(writer, line)).collect();
    let mut blocks = Vec::new();
    if !beside.is_empty() {
        let heads = vec![writer.text("report-code"), writer.text("report-figure")];
        blocks.push(Block::Table(table(writer, writer.text("report-beside-caption"), heads, beside)));
    }
    blocks.extend(writer.lines().iter().flat_map(|line| breakdowns(writer, line)).map(Block::Table));
    (!blocks.is_empty()).then(|| Section::new(writer.text("report-details"), blocks))
}

fn beside(writer: Writer<'_>, line: &Line) -> Vec<Detail> {
    let (basis, beside) = match &line.value {
        indicator::Value::Measured(measured) => (measured.basis, &measured.beside),
        indicator::Value::Empty { beside, .. } => (Basis::Register, beside),
    };
    let row = |(what, one): (&indicator::Beside, &indicator::Figure)| {
        let names = vec![line.code.to_string().into(), writer.text(what.label_key()).into()];
        (names, Some(figure(writer.speaker, one, basis)))
    };
    beside.iter().map(row).collect()
}

fn breakdowns(writer: Writer<'_>, line: &Line) -> Vec<Table> {
    let Some(measured) = line.value.measured() else { return Vec::new() };
    let of = |one: &Breakdown| {
        let by = writer.text(one.by.label_key());
        let args = [("code", line.code.to_string().into()), ("by", by.words.clone().into())];
        let caption = writer.speaker.with("report-breakdown-caption", &args);
        let rows = one.groups.iter().map(|group| {
            let name = Value::from(writer.speaker.group(one.by, group));
            (vec![name], group.figure.as_ref().map(|one| figure(writer.speaker, one, measured.basis)))
        });
        table(writer, caption, vec![by], rows.collect())
    };
    measured.breakdowns.iter().filter(|one| !one.groups.is_empty()).map(of).collect()
}

fn table(writer: Writer<'_>, caption: Text, heads: Vec<Text>, rows: Vec<Detail>) -> Table {
    let has = |is: fn(&Cells) -> bool| rows.iter().any(|(_, cells)| cells.as_ref().is_some_and(is));
    let has_interval = has(|cells| cells.interval.is_some());
    let has_n = has(|cells| cells.n.is_some());
    let mut columns: Vec<Column> = heads.into_iter().map(Column::text).collect();
    columns.push(Column::number(writer.text("report-value")));
    if has_interval {
        columns.push(Column::number(writer.text("report-low-end")));
        columns.push(Column::number(writer.text("report-high-end")));
    }
    if has_n {
        columns.push(Column::number("n"));
    }
    let row = |(mut row, cells): Detail| {
        match cells {
            None => row.push(Value::Missing(writer.text("indicator-hidden").words)),
            Some(cells) => {
                row.push(cells.value.clone());
                if has_interval {
                    row.extend([cells.low(), cells.high()]);
                }
                if has_n {
                    row.push(cells.n());
                }
            }
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
