//! The indicators in the order of the programme: focus areas, their goals, and what is told with the values.

use std::collections::BTreeSet;

use domain::indicator::{Figure, Line};
use domain::programme::{FocusArea, Goal, IndicatorCode, Measure};

use super::cells::nothing;
use super::{Span, Writer, codes};
use crate::report::{Block, Column, ColumnGroup, List, Row, Section, Table, Text, Value};

/// A section for each focus area, and one for what stands in none.
pub(super) fn areas(writer: Writer<'_>) -> Vec<Section> {
    let areas = writer.frozen.programme.map(|programme| programme.focus_areas.as_slice()).unwrap_or_default();
    let mut sections: Vec<Section> = areas.iter().filter_map(|area| of_area(writer, area)).collect();
    let placed: BTreeSet<&IndicatorCode> = areas.iter().flat_map(codes_of_area).collect();
    let others: Vec<&Line> = writer.lines().iter().filter(|line| !placed.contains(&line.code)).collect();
    if !others.is_empty() {
        let key = if sections.is_empty() { "report-indicators" } else { "report-other-indicators" };
        sections.push(Section::new(writer.text(key), tables(writer, &others)));
    }
    sections
}

/// Each focus area's title with its indicators.
pub(super) fn area_lines(writer: Writer<'_>) -> Vec<(Text, Vec<&Line>)> {
    let areas = writer.frozen.programme.map(|programme| programme.focus_areas.as_slice()).unwrap_or_default();
    let of = |area| (titled(writer, area), found(writer, codes_of_area(area)));
    areas.iter().map(of).filter(|(_, lines)| !lines.is_empty()).collect()
}

fn codes_of_area(area: &FocusArea) -> Vec<&IndicatorCode> {
    area.goals.iter().flat_map(codes_of_goal).collect()
}

fn codes_of_goal(goal: &Goal) -> Vec<&IndicatorCode> {
    let of_measures = goal.measures.iter().flat_map(|measure| &measure.indicators);
    goal.indicators.iter().chain(of_measures).collect()
}

/// The lines of the edition that these codes name, each once.
fn found<'a>(writer: Writer<'a>, wanted: Vec<&IndicatorCode>) -> Vec<&'a Line> {
    let mut seen = BTreeSet::new();
    let fresh = wanted.into_iter().filter(|code| seen.insert(*code));
    fresh.filter_map(|code| writer.frozen.edition.line(code)).collect()
}

fn coded(code: &str, title: Text) -> Text {
    match code.trim() {
        "" => title,
        code => Text { words: format!("{code} {}", title.words), ..title },
    }
}

fn titled(writer: Writer<'_>, area: &FocusArea) -> Text {
    coded(&area.printed_code, writer.speaker.wording(&area.title))
}

/// Goals that the programme gathers under a heading stand under it.
fn of_area(writer: Writer<'_>, area: &FocusArea) -> Option<Section> {
    let mut section = Section::new(titled(writer, area), Vec::new());
    let mut gathered = None;
    for goal in &area.goals {
        let Some(part) = of_goal(writer, goal) else { continue };
        if goal.section.is_empty() {
            gathered = None;
            section.sections.push(part);
        } else if gathered == Some(&goal.section)
            && let Some(last) = section.sections.last_mut()
        {
            last.sections.push(part);
        } else {
            gathered = Some(&goal.section);
            let mut heading = Section::new(writer.speaker.wording(&goal.section), Vec::new());
            heading.sections.push(part);
            section.sections.push(heading);
        }
    }
    (!section.sections.is_empty()).then_some(section)
}

fn of_goal(writer: Writer<'_>, goal: &Goal) -> Option<Section> {
    let lines = found(writer, codes_of_goal(goal));
    if lines.is_empty() {
        return None;
    }
    let heading = coded(&goal.printed_code, writer.speaker.wording(&goal.title));
    let mut blocks: Vec<Block> = measures(writer, goal).into_iter().collect();
    blocks.extend(tables(writer, &lines));
    Some(Section::new(heading, blocks))
}

/// The measures that have indicators of their own, each with their codes.
fn measures(writer: Writer<'_>, goal: &Goal) -> Option<Block> {
    let item = |measure: &Measure| {
        let lines = found(writer, measure.indicators.iter().collect());
        let title = coded(&measure.printed_code, writer.speaker.wording(&measure.title));
        let words = format!("{} ({})", title.words.trim_end_matches('.'), codes(lines.iter().copied()));
        (!lines.is_empty()).then_some(Text { words, ..title })
    };
    let items: Vec<Text> = goal.measures.iter().filter_map(item).collect();
    (!items.is_empty()).then_some(Block::List(List { is_numbered: false, items }))
}

/// The values, and what is told with them.
fn tables(writer: Writer<'_>, lines: &[&Line]) -> Vec<Block> {
    let mut blocks = vec![Block::Table(values(writer, lines))];
    let told: Vec<Row> = lines.iter().flat_map(|line| told(writer, line)).collect();
    if !told.is_empty() {
        blocks.push(Block::Table(Table {
            caption: writer.speaker.with("report-told-caption", &[("codes", span(lines).into())]),
            groups: Vec::new(),
            columns: vec![
                Column::text(writer.text("report-code")),
                Column::text(writer.text("report-told-what")),
                Column::text(writer.text("report-told-text")),
            ],
            rows: told,
            has_row_headers: true,
            notes: Vec::new(),
        }));
    }
    blocks
}

/// More codes than this are told by the first and the last one.
const CODES_MAX: usize = 4;

/// Tells the tables of goals apart.
fn span(lines: &[&Line]) -> String {
    match lines {
        [first, .., last] if lines.len() > CODES_MAX => format!("{}–{}", first.code, last.code),
        _ => codes(lines.iter().copied()),
    }
}

/// Which columns a table needs: what no line has is left out.
#[derive(Clone, Copy)]
struct Shown {
    /// The first half of a year stands before the second.
    first_half: bool,
    interval: bool,
    n: bool,
    before: bool,
    target: bool,
}

fn values(writer: Writer<'_>, lines: &[&Line]) -> Table {
    let cells: Vec<_> = lines.iter().map(|line| writer.cells(line)).collect();
    let is_year = writer.frozen.span == Span::Year;
    let shown = Shown {
        first_half: is_year && writer.frozen.before.is_some(),
        interval: cells.iter().any(|cells| cells.interval.is_some()),
        n: cells.iter().any(|cells| cells.n.is_some()),
        before: !is_year && writer.frozen.before.is_some(),
        target: lines.iter().any(|line| goal_of(writer, line).is_some()),
    };
    let before = |line: &Line| writer.before(line).map_or_else(nothing, |before| writer.cells(before).value);
    let row = |(line, cells): (&&Line, &super::Cells)| {
        let mut row = vec![Value::from(line.code.to_string()), Value::Text(writer.name(line))];
        if shown.first_half {
            row.push(before(line));
        }
        row.push(cells.value.clone());
        if shown.interval {
            row.extend([cells.low(), cells.high()]);
        }
        if shown.n {
            row.push(cells.n());
        }
        if shown.before {
            row.push(before(line));
        }
        if shown.target {
            let status = line.target.map_or_else(nothing, |status| writer.text(status.label_key()).into());
            row.extend([goal_of(writer, line).map_or_else(nothing, Value::Text), status]);
        }
        Row::from(row)
    };
    Table {
        caption: writer.speaker.with("report-values-caption", &[("codes", span(lines).into())]),
        groups: groups(writer, shown),
        columns: columns(writer, shown),
        rows: lines.iter().zip(&cells).map(row).collect(),
        has_row_headers: true,
        notes: Vec::new(),
    }
}

fn columns(writer: Writer<'_>, shown: Shown) -> Vec<Column> {
    let (was, is) = writer.heads();
    let before = Column::number(was).meaning(writer.text("report-before-meaning").words);
    let mut columns =
        vec![Column::text(writer.text("report-code")), Column::text(writer.text("report-indicator"))];
    if shown.first_half {
        columns.extend([before.clone(), Column::number(is)]);
    } else {
        columns.push(Column::number(writer.text("report-value")));
    }
    if shown.interval {
        columns.push(
            Column::number(writer.text("report-low")).meaning(writer.text("report-interval-meaning").words),
        );
        columns.push(
            Column::number(writer.text("report-high")).meaning(writer.text("report-interval-meaning").words),
        );
    }
    if shown.n {
        columns.push(Column::number("n").meaning(writer.text("report-n-meaning").words));
    }
    if shown.before {
        columns.push(before);
    }
    if shown.target {
        columns.push(Column::text(writer.text("report-target")));
        columns.push(Column::text(writer.text("report-status")));
    }
    columns
}

/// The two ends of the interval stand under one heading.
fn groups(writer: Writer<'_>, shown: Shown) -> Vec<ColumnGroup> {
    if !shown.interval {
        return Vec::new();
    }
    let blanks = if shown.first_half { 4 } else { 3 };
    let mut groups = vec![ColumnGroup { heading: "".into(), columns: 1 }; blanks];
    groups.push(ColumnGroup { heading: writer.text("report-interval"), columns: 2 });
    groups
}

/// What is aimed at: the target that is set, or what was agreed with whoever gives the figure.
fn goal_of(writer: Writer<'_>, line: &Line) -> Option<Text> {
    if let Some(aim) = line.aim {
        return Some(writer.speaker.aim(aim, line.definition.kind));
    }
    match line.value.figure() {
        Some(Figure::External { agreed: Some(agreed), .. }) => {
            Some(writer.speaker.with("report-agreed", &[("value", agreed.written().into())]))
        }
        _ => None,
    }
}

/// What is told with a value, or instead of one, each in a row.
fn told(writer: Writer<'_>, line: &Line) -> Vec<Row> {
    let speaker = writer.speaker;
    let mut found: Vec<(Text, Text)> = Vec::new();
    if let Some(explanation) = &line.explanation
        && line.value.why_empty().is_some()
    {
        found.push((writer.text("report-told-why"), speaker.content(explanation)));
    }
    match line.value.figure() {
        Some(Figure::Narrative { text }) => {
            found.push((writer.text("report-told-words"), speaker.content(text)));
        }
        Some(Figure::Documents { documents, .. }) => {
            for one in documents {
                let words = format!("{}: {}", one.title, one.address);
                found.push((writer.text("report-told-document"), words.into()));
            }
        }
        _ => {}
    }
    let comments = line.comments.iter().map(|comment| speaker.content(comment));
    found.extend(comments.map(|comment| (writer.text("report-told-comment"), comment)));
    let evidence = line.evidence.iter().map(|address| Text::from(address.as_str()));
    found.extend(evidence.map(|address| (writer.text("report-told-evidence"), address)));
    found.extend(limits(writer, line).into_iter().map(|text| (writer.text("report-told-note"), text)));
    let row =
        |(what, text): (Text, Text)| Row::from(vec![line.code.to_string().into(), what.into(), text.into()]);
    found.into_iter().map(row).collect()
}

/// What a value covers, where that is not the whole period of the county's own figures.
fn limits(writer: Writer<'_>, line: &Line) -> Vec<Text> {
    let speaker = writer.speaker;
    let mut found = Vec::new();
    if let Some(over) = line.measured_over {
        let args = [("period", speaker.period(over).words.into())];
        found.push(speaker.with("report-measured-over", &args));
    }
    if let Some(since) = line.value.measured().and_then(|measured| measured.kept_since) {
        found.push(speaker.with("report-kept-since", &[("day", speaker.date(since).into())]));
    }
    if let Some((reported, expected)) = line.reported {
        let args = [("count", reported.into()), ("of", expected.into())];
        found.push(speaker.with("report-reported-by", &args));
    }
    if line.is_before_go_live {
        found.push(writer.text("report-before-go-live"));
    }
    found
}
