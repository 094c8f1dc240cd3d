//! What has changed since the last report, and what a correction changed.

use domain::indicator::{Figure, Line, TargetStatus};

use super::cells::{Cells, cells, difference};
use super::{Writer, codes};
use crate::report::{Block, Column, List, Row, Section, Table, Text, Value};

/// How an indicator has moved from one report to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Changed,
    /// It has a value and had none.
    New,
    /// It had a value and has none.
    Gone,
}

struct Moved<'a> {
    line: &'a Line,
    kind: Kind,
    before: Value,
    after: Value,
    difference: Value,
}

pub(super) fn since_the_last(writer: Writer<'_>) -> Section {
    let heading = writer.text("report-changes");
    let Some(before) = writer.frozen.before else {
        let first = Block::Paragraph(writer.text("report-nothing-before"));
        return Section::new(heading, vec![first]);
    };
    let moved: Vec<Moved<'_>> = writer.lines().iter().filter_map(|line| moved(writer, line)).collect();
    let args = [
        ("period", writer.speaker.period(before.period).words.into()),
        ("number", before.number.into()),
        ("day", writer.speaker.date(before.made_on).into()),
    ];
    let mut blocks = vec![Block::Paragraph(writer.speaker.with("report-compared-with", &args))];
    let items = said(writer, &moved);
    if items.is_empty() {
        blocks.push(Block::Paragraph(writer.text("report-nothing-changed")));
    } else {
        blocks.push(Block::List(List { is_numbered: false, items }));
    }
    if !moved.is_empty() {
        blocks.push(Block::Table(table(writer, &moved)));
    }
    Section::new(heading, blocks)
}

fn moved<'a>(writer: Writer<'a>, line: &'a Line) -> Option<Moved<'a>> {
    let old = writer.before(line)?;
    let (was, is) = (writer.cells(old), writer.cells(line));
    let kind = match (old.value.measured(), line.value.measured()) {
        (None, None) => return None,
        (None, Some(_)) => Kind::New,
        (Some(_), None) => Kind::Gone,
        (Some(before), Some(after)) if is_same(&was, &is, &before.figure, &after.figure) => return None,
        (Some(_), Some(_)) => Kind::Changed,
    };
    Some(Moved {
        line,
        kind,
        difference: shown_difference(writer, old, line, &was.value, &is.value),
        before: was.value,
        after: is.value,
    })
}

/// What is shown of both is the same. Words are told as changed where they are not the same words.
fn is_same(was: &Cells, is: &Cells, before: &Figure, after: &Figure) -> bool {
    match (before, after) {
        (Figure::Narrative { .. }, Figure::Narrative { .. }) => before == after,
        _ => was.value == is.value,
    }
}

/// The difference, where the two can be compared: they were counted by the same rule in the same version.
fn shown_difference(writer: Writer<'_>, old: &Line, line: &Line, was: &Value, is: &Value) -> Value {
    let rule = |line: &Line| line.value.measured().map(|measured| measured.rule);
    match (rule(old), rule(line)) {
        (Some(before), Some(after)) if before != after => {
            Value::Missing(writer.text("report-rule-changed").words)
        }
        _ => difference(was, is).unwrap_or_else(|| Value::Missing("–".to_owned())),
    }
}

/// What has changed, in sentences.
fn said(writer: Writer<'_>, moved: &[Moved<'_>]) -> Vec<Text> {
    let of = |kind| moved.iter().filter(move |one| one.kind == kind).map(|one| one.line).collect::<Vec<_>>();
    let by_target = |is_it: fn(bool, bool) -> bool| -> Vec<&Line> {
        let reached = |line: &Line| line.target == Some(TargetStatus::Reached);
        let is_so =
            |line: &&Line| writer.before(line).is_some_and(|before| is_it(reached(before), reached(line)));
        writer.lines().iter().filter(is_so).collect()
    };
    let added = || -> Vec<&Line> { writer.lines().iter().filter(|l| writer.before(l).is_none()).collect() };
    let sentences = [
        ("report-now-reached", by_target(|was, is| !was && is)),
        ("report-no-longer-reached", by_target(|was, is| was && !is)),
        ("report-changed-values", of(Kind::Changed)),
        ("report-new-values", of(Kind::New)),
        ("report-gone-values", of(Kind::Gone)),
        ("report-new-indicators", added()),
    ];
    let sentence = |(key, lines): (&str, Vec<&Line>)| {
        let args = [("count", lines.len().into()), ("codes", codes(lines.iter().copied()).into())];
        (!lines.is_empty()).then(|| writer.speaker.with(key, &args))
    };
    sentences.into_iter().filter_map(sentence).collect()
}

fn table(writer: Writer<'_>, moved: &[Moved<'_>]) -> Table {
    let row = |one: &Moved<'_>| {
        let name = Value::Text(writer.name(one.line));
        let code = Value::from(one.line.code.to_string());
        Row::from(vec![code, name, one.before.clone(), one.after.clone(), one.difference.clone()])
    };
    let (was, is) = writer.heads();
    Table {
        caption: writer.text("report-changes-caption"),
        groups: Vec::new(),
        columns: vec![
            Column::text(writer.text("report-code")),
            Column::text(writer.text("report-indicator")),
            Column::number(was),
            Column::number(is),
            Column::number(writer.text("report-difference"))
                .meaning(writer.text("report-difference-meaning").words),
        ],
        rows: moved.iter().map(row).collect(),
        has_row_headers: true,
        notes: vec![writer.text("report-difference-meaning")],
    }
}

/// What this edition corrects, and why; `None` of the first one.
pub(super) fn corrections(writer: Writer<'_>) -> Option<Section> {
    let edition = writer.frozen.edition;
    if edition.number < 2 {
        return None;
    }
    let mut blocks = Vec::new();
    if !edition.reason.is_empty() {
        blocks.push(Block::Paragraph(writer.text("report-reason")));
        let reason = writer.speaker.content(&edition.reason);
        blocks.push(Block::List(List { is_numbered: false, items: vec![reason] }));
    }
    if edition.changes.is_empty() {
        blocks.push(Block::Paragraph(writer.text("report-no-value-corrected")));
    } else {
        let row = |change: &domain::indicator::Change| {
            let name = edition.line(&change.code).map_or_else(|| "".into(), |line| writer.name(line));
            let before = cells(writer.speaker, &change.before).value;
            let after = cells(writer.speaker, &change.after).value;
            let difference = difference(&before, &after).unwrap_or_else(|| Value::Missing("–".to_owned()));
            Row::from(vec![change.code.to_string().into(), name.into(), before, after, difference])
        };
        blocks.push(Block::Table(Table {
            caption: writer.text("report-corrections-caption"),
            groups: Vec::new(),
            columns: vec![
                Column::text(writer.text("report-code")),
                Column::text(writer.text("report-indicator")),
                Column::number(writer.text("report-was")),
                Column::number(writer.text("report-corrected")),
                Column::number(writer.text("report-difference")),
            ],
            rows: edition.changes.iter().map(row).collect(),
            has_row_headers: true,
            notes: vec![writer.text("report-difference-meaning")],
        }));
    }
    Some(Section::new(writer.text("report-corrections"), blocks))
}
