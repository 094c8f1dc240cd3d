//! A report from the title to the last definition.

use super::chart;
use super::contents;
use super::drawing::{Bookmark, Drawing, ElementId, Mark, Role};
use super::face::Faces;
use super::flow::{Flow, Place};
use super::style;
use super::table;
use crate::report::{Align, Block, KeyFigure, List, Note, Report, Section, Table, Text};

/// Deeper headings than this are set alike.
const DEEPEST: u16 = 6;

/// The pages of a report. They are laid out twice, since the contents come first and name pages that are known last;
/// page numbers have a column of their own, so that nothing moves.
pub(super) fn lay_out(faces: &Faces, report: &Report) -> Drawing {
    let first = once(faces, report, &[]);
    once(faces, report, &first.bookmarks)
}

fn once(faces: &Faces, report: &Report, known: &[Bookmark]) -> Drawing {
    let mut flow = Flow::new(faces, report);
    title(&mut flow);
    contents::contents(&mut flow, known);
    for part in &report.sections {
        section(&mut flow, None, part, 2);
    }
    definitions(&mut flow);
    flow.furnish();
    flow.drawing
}

fn title(flow: &mut Flow<'_>) {
    let report = flow.report;
    let head = flow.drawing.element(None, Role::Group);
    let place = flow.place();
    flow.text(head, Role::Paragraph, &report.author.as_str().into(), style::AUTHOR, place);
    flow.y += 4.0;
    let heading = Text::from(report.title.as_str());
    bookmark(flow, 1, &heading);
    let role = Role::Heading { level: 1, text: report.title.clone() };
    flow.text(head, role, &heading, style::TITLE, place);
    if let Some(subtitle) = &report.subtitle {
        flow.y += 2.0;
        flow.text(head, Role::Paragraph, &subtitle.as_str().into(), style::SUBTITLE, place);
    }
    flow.y += 2.0;
    let date = l10n::format::date(flow.language(), report.date);
    flow.text(head, Role::Paragraph, &date.into(), style::AUTHOR, place);
    flow.y += 10.0;
    let (left, right, y) = (flow.left(), flow.left() + flow.width(), flow.y);
    flow.rule(Mark::Ornament, (left, y), (right, y), 1.5, style::DEEP);
    flow.y += 14.0;
}

fn section(flow: &mut Flow<'_>, parent: Option<ElementId>, section: &Section, level: u16) {
    let element = flow.drawing.element(parent, Role::Section);
    // The heading goes with a table that is turned.
    let is_turned =
        matches!(section.blocks.first(), Some(Block::Table(first)) if table::is_turned(flow, first));
    flow.turn(is_turned);
    let follows = least(flow, section);
    heading(flow, element, &section.heading, level, follows);
    for part in &section.blocks {
        block(flow, element, part);
    }
    for part in &section.sections {
        self::section(flow, Some(element), part, (level + 1).min(DEEPEST));
    }
}

/// How much of a section stays with its heading: what must not be broken, or a few lines.
fn least(flow: &mut Flow<'_>, section: &Section) -> f32 {
    let lines = 4.0 * style::BODY.leading;
    let follows = match (section.blocks.first(), section.sections.first()) {
        (Some(Block::Table(block)), _) => table::least(flow, block) + 8.0,
        // A list that leads to a table.
        (Some(Block::List(items)), _) => match section.blocks.get(1) {
            Some(Block::Table(block)) => list_height(flow, items) + table::least(flow, block) + 8.0,
            _ => lines,
        },
        (Some(Block::Chart(block)), _) => chart::least(flow, block) + 8.0,
        (Some(_), _) => lines,
        (None, Some(part)) => least(flow, part) + 2.0 * style::heading(3).leading,
        (None, None) => 0.0,
    };
    // With what fills a page alone no heading can stand.
    if follows < flow.height() * 0.9 { follows } else { lines }
}

/// A heading on the page of what it heads, which takes so much of it at least.
fn heading(flow: &mut Flow<'_>, parent: ElementId, text: &Text, level: u16, follows: f32) {
    let style = style::heading(level);
    flow.space(if level == 2 { 20.0 } else { 12.0 });
    let lines = flow.whole_words(text, style, flow.width()).len();
    flow.need(lines as f32 * style.leading + 6.0 + follows);
    bookmark(flow, level, text);
    let place = flow.place();
    let role = Role::Heading { level, text: text.words.clone() };
    flow.text(parent, role, text, style, place);
    flow.y += if level == 2 { 6.0 } else { 4.0 };
}

fn bookmark(flow: &mut Flow<'_>, level: u16, text: &Text) {
    let page = flow.drawing.pages.len().saturating_sub(1);
    let bookmark = Bookmark { level, text: text.words.clone(), page, y: flow.y };
    flow.drawing.bookmarks.push(bookmark);
}

fn block(flow: &mut Flow<'_>, parent: ElementId, block: &Block) {
    if !matches!(block, Block::Table(_)) {
        flow.turn(false);
    }
    match block {
        Block::Paragraph(text) => {
            let place = flow.place();
            flow.text(parent, Role::Paragraph, text, style::BODY, place);
            flow.y += 7.0;
        }
        Block::List(items) => list(flow, parent, items),
        Block::KeyFigures(figures) => key_figures(flow, parent, figures),
        Block::Table(block) => table::table(flow, parent, block),
        Block::Chart(block) => chart::chart(flow, parent, block),
        Block::Note(block) => note(flow, parent, block),
    }
}

fn list(flow: &mut Flow<'_>, parent: ElementId, list: &List) {
    if list.items.is_empty() {
        return;
    }
    let element = flow.drawing.element(Some(parent), Role::List { is_numbered: list.is_numbered });
    let label_width = match list.is_numbered {
        true => flow.measure(&format!("{}.", list.items.len()), style::BODY),
        false => flow.measure("•", style::BODY),
    };
    let indent = label_width + 7.0;
    for (item, number) in list.items.iter().zip(1_usize..) {
        let part = flow.drawing.element(Some(element), Role::Item);
        let place = Place { x: flow.left() + indent, width: flow.width() - indent, align: Align::Start };
        let lines = flow.lines(item, style::BODY, place.width);
        // The label stays with the beginning of what it labels.
        flow.need(lines.len().min(2) as f32 * style::BODY.leading);
        let label = if list.is_numbered { format!("{number}.") } else { "•".to_owned() };
        let label_element = flow.drawing.element(Some(part), Role::Label);
        let start = Place { x: flow.left(), width: label_width, align: Align::End };
        flow.label(Mark::Content(label_element), &label, style::BODY, start, flow.y);
        let body = flow.element_of(part, Role::Body, item);
        flow.draw_lines(Mark::Content(body), lines, style::BODY, place);
        flow.y += 3.0;
    }
    flow.y += 6.0;
}

/// How high a list is, if no page ends within it.
fn list_height(flow: &Flow<'_>, list: &List) -> f32 {
    let width = flow.width() - flow.measure("•", style::BODY) - 7.0;
    let item = |item: &Text| flow.lines(item, style::BODY, width).len() as f32 * style::BODY.leading + 3.0;
    list.items.iter().map(item).sum::<f32>() + 6.0
}

/// What is to be known when reading, beside a rule.
fn note(flow: &mut Flow<'_>, parent: ElementId, note: &Note) {
    const INDENT: f32 = 12.0;
    let element = flow.drawing.element(Some(parent), Role::Group);
    let place = Place { x: flow.left() + INDENT, width: flow.width() - INDENT, align: Align::Start };
    let heading =
        note.heading.as_ref().map(|heading| flow.lines(heading, style::BODY.bold(), place.width).len());
    let lines = heading.unwrap_or_default() + flow.lines(&note.text, style::BODY, place.width).len();
    let height = lines as f32 * style::BODY.leading;
    flow.space(4.0);
    if height < flow.height() / 2.0 {
        flow.need(height);
    }
    let (page, top) = (flow.drawing.pages.len(), flow.y);
    if let Some(heading) = &note.heading {
        flow.text(element, Role::Paragraph, heading, style::BODY.bold(), place);
    }
    flow.text(element, Role::Paragraph, &note.text, style::BODY, place);
    let from = if page == flow.drawing.pages.len() { top } else { style::TOP };
    let (x, y) = (flow.left() + 1.5, flow.y);
    flow.rule(Mark::Ornament, (x, from), (x, y), 3.0, style::DEEP);
    flow.y += 10.0;
}

/// Figures side by side, three in a row, each under its label.
fn key_figures(flow: &mut Flow<'_>, parent: ElementId, figures: &[KeyFigure]) {
    const GAP: f32 = 10.0;
    const PAD: f32 = 9.0;
    if figures.is_empty() {
        return;
    }
    let columns = if figures.len() == 4 { 2 } else { figures.len().min(3) };
    let width = (flow.width() - GAP * (columns - 1) as f32) / columns as f32;
    let list = flow.drawing.element(Some(parent), Role::List { is_numbered: false });
    flow.space(2.0);
    for row in figures.chunks(columns) {
        let height =
            row.iter().map(|figure| key_figure_height(flow, figure, width - 2.0 * PAD)).fold(0.0, f32::max);
        flow.need(height + 2.0 * PAD);
        let top = flow.y;
        for (figure, place) in row.iter().zip(0_u16..) {
            let x = flow.left() + f32::from(place) * (width + GAP);
            flow.area(Mark::Ornament, x, top, width, height + 2.0 * PAD, style::PALE);
            flow.area(Mark::Ornament, x, top, 3.0, height + 2.0 * PAD, style::DEEP);
            flow.y = top + PAD;
            let inner = Place { x: x + PAD + 3.0, width: width - 2.0 * PAD - 3.0, align: Align::Start };
            key_figure(flow, list, figure, inner);
        }
        flow.y = top + height + 2.0 * PAD + GAP;
    }
    flow.y += 4.0;
}

fn key_figure(flow: &mut Flow<'_>, list: ElementId, figure: &KeyFigure, place: Place) {
    let item = flow.drawing.element(Some(list), Role::Item);
    let body = flow.drawing.element(Some(item), Role::Body);
    flow.text(body, Role::Paragraph, &figure.label, style::SMALL, place);
    let value: Text = figure.value.written(flow.language()).into();
    flow.text(body, Role::Paragraph, &value, style::FIGURE, place);
    if let Some(note) = &figure.note {
        flow.text(body, Role::Paragraph, note, style::SMALL, place);
    }
}

fn key_figure_height(flow: &Flow<'_>, figure: &KeyFigure, width: f32) -> f32 {
    let width = width - 3.0;
    let small = |text: &Text| flow.lines(text, style::SMALL, width).len() as f32 * style::SMALL.leading;
    let value: Text = figure.value.written(flow.language()).into();
    let value = flow.lines(&value, style::FIGURE, width).len() as f32 * style::FIGURE.leading;
    small(&figure.label) + value + figure.note.as_ref().map_or(0.0, small)
}

fn definitions(flow: &mut Flow<'_>) {
    let report = flow.report;
    if report.definitions.is_empty() {
        return;
    }
    let words = &report.words;
    let rows = report
        .definitions
        .iter()
        .map(|definition| vec![definition.term.clone().into(), definition.meaning.clone().into()].into());
    let list = Table {
        // The heading above says it.
        caption: "".into(),
        groups: Vec::new(),
        columns: vec![
            crate::report::Column::text(words.term.as_str()),
            crate::report::Column::text(words.meaning.as_str()),
        ],
        rows: rows.collect(),
        has_row_headers: true,
        notes: Vec::new(),
    };
    section(flow, None, &Section::new(words.definitions.as_str(), vec![Block::Table(list)]), 2);
}
