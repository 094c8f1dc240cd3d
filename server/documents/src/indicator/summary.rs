//! The first page: how much is known, and what the targets say.

use domain::indicator::{Basis, Empty, Figure, Line, TargetStatus};

use super::Writer;
use super::places::area_lines;
use crate::report::{Block, Chart, ChartKind, KeyFigure, Note, Point, Section, Series, Text, Value};

/// Fewer bars than this are no chart.
const BARS_FROM: usize = 2;

pub(super) fn summary(writer: Writer<'_>) -> Section {
    let (mut figures, targets) = (known(writer), targets(writer));
    let has_targets = !targets.is_empty();
    figures.extend(targets);
    let mut blocks = vec![Block::KeyFigures(figures)];
    if !has_targets {
        blocks.push(Block::Paragraph(writer.text("report-no-targets")));
    }
    blocks.extend(target_chart(writer).map(Block::Chart));
    blocks.extend(share_chart(writer).map(Block::Chart));
    let day = writer.speaker.date(writer.frozen.edition.as_of);
    blocks.push(Block::Note(Note {
        heading: Some(writer.text("report-how-to-read")),
        text: writer.speaker.with("report-how-to-read-text", &[("day", day.into())]),
    }));
    Section::new(writer.text("report-summary"), blocks)
}

fn number(lines: &[&Line]) -> Value {
    Value::Whole(super::speaker::counted(lines.len() as u64))
}

fn key_figure(label: Text, found: &[&Line], note: Text) -> KeyFigure {
    KeyFigure { label, value: number(found), note: Some(note) }
}

/// How many have a value, and why the others have none.
fn known(writer: Writer<'_>) -> Vec<KeyFigure> {
    let (lines, speaker) = (writer.lines(), writer.speaker);
    let of = |is: fn(Empty) -> bool| -> Vec<&Line> {
        lines.iter().filter(|line| line.value.why_empty().is_some_and(is)).collect()
    };
    let known: Vec<&Line> = lines.iter().filter(|line| line.value.measured().is_some()).collect();
    let gaps = of(Empty::is_gap);
    let explained = gaps.iter().filter(|line| line.explanation.is_some()).count();
    let total = speaker.with("report-of-indicators", &[("count", lines.len().into())]);
    let mut figures = vec![
        key_figure(writer.text("report-with-value"), &known, total),
        key_figure(
            writer.text("report-without-value"),
            &gaps,
            speaker.with("report-explained", &[("count", explained.into())]),
        ),
    ];
    let waiting = of(|why| why == Empty::NotDue);
    let hidden = of(|why| why == Empty::Suppressed);
    if !waiting.is_empty() {
        let note = writer.text("report-not-due-note");
        figures.push(key_figure(writer.text("report-not-due"), &waiting, note));
    }
    if !hidden.is_empty() {
        let note = writer.text("report-hidden-note");
        figures.push(key_figure(writer.text("report-hidden"), &hidden, note));
    }
    figures
}

fn with_status(lines: &[Line], status: TargetStatus) -> Vec<&Line> {
    lines.iter().filter(|line| line.target == Some(status)).collect()
}

/// What the values say about the targets; nothing where no targets have been set.
fn targets(writer: Writer<'_>) -> Vec<KeyFigure> {
    let lines = writer.lines();
    let set = lines.iter().filter(|line| line.target.is_some()).count();
    if set == 0 {
        return Vec::new();
    }
    let none = lines.len() - set;
    let of = |status| with_status(lines, status);
    let named = |found: &[&Line]| Text::from(super::codes(found.iter().copied()));
    let (reached, missed, open) =
        (of(TargetStatus::Reached), of(TargetStatus::Missed), of(TargetStatus::CannotSay));
    let mut figures = vec![
        key_figure(writer.text("report-reached"), &reached, named(&reached)),
        key_figure(writer.text("report-missed"), &missed, named(&missed)),
        key_figure(writer.text("report-cannot-say"), &open, named(&open)),
    ];
    if none > 0 {
        let value = Value::Whole(super::speaker::counted(none as u64));
        figures.push(KeyFigure { label: writer.text("report-without-target"), value, note: None });
    }
    figures
}

/// How the targets of each focus area stand.
fn target_chart(writer: Writer<'_>) -> Option<Chart> {
    let areas: Vec<(Text, Vec<&Line>)> = area_lines(writer)
        .into_iter()
        .filter(|(_, lines)| lines.iter().any(|line| line.target.is_some()))
        .collect();
    if areas.len() < BARS_FROM {
        return None;
    }
    let series = |status: TargetStatus| Series {
        name: writer.text(status.label_key()),
        points: areas
            .iter()
            .map(|(_, lines)| {
                let count = lines.iter().filter(|line| line.target == Some(status)).count();
                Point::from(Value::Whole(super::speaker::counted(count as u64)))
            })
            .collect(),
    };
    Some(Chart {
        title: writer.text("report-target-chart"),
        description: writer.text("report-target-chart-text").words,
        kind: ChartKind::Bars,
        dimension: writer.text("report-area"),
        categories: areas.iter().map(|(title, _)| title.clone()).collect(),
        series: [TargetStatus::Reached, TargetStatus::CannotSay, TargetStatus::Missed].map(series).into(),
    })
}

/// Shares of answers with their intervals, beside those of the report before.
fn share_chart(writer: Writer<'_>) -> Option<Chart> {
    let is_share = |line: &&Line| {
        let measured = line.value.measured();
        measured.is_some_and(|one| one.basis == Basis::Answers && matches!(one.figure, Figure::Share { .. }))
    };
    let lines: Vec<&Line> = writer.lines().iter().filter(is_share).collect();
    if lines.len() < BARS_FROM {
        return None;
    }
    let (was, is) = writer.heads();
    let mut series = Vec::new();
    if writer.frozen.before.is_some() {
        let point = |line: &&Line| match writer.before(line) {
            Some(before) => writer.cells(before).point(),
            None => super::cells::nothing().into(),
        };
        series.push(Series { name: was, points: lines.iter().map(point).collect() });
    }
    let now = lines.iter().map(|line| writer.cells(line).point()).collect();
    series.push(Series { name: is, points: now });
    Some(Chart {
        title: writer.text("report-share-chart"),
        description: writer.text("report-share-chart-text").words,
        kind: ChartKind::Bars,
        dimension: writer.text("report-indicator"),
        categories: lines.iter().map(|line| writer.heading(line)).collect(),
        series,
    })
}
