//! The list of sections, with their pages.

use krilla::geom::Rect;

use super::drawing::{Bookmark, ElementId, Link, Mark, Role};
use super::flow::{Flow, Place};
use super::style;
use crate::report::{Align, Section, Text};

/// Fewer sections than this are found without a list.
const FROM: usize = 3;
/// Room for the number of a page.
const NUMBER: f32 = 32.0;
const INDENT: f32 = 14.0;

/// `known`: the headings as they were found when the pages were laid out before; none the first time.
pub(super) fn contents(flow: &mut Flow<'_>, known: &[Bookmark]) {
    let report = flow.report;
    let mut entries = Vec::new();
    for section in &report.sections {
        list(section, 2, &mut entries);
    }
    if !report.definitions.is_empty() {
        entries.push(Entry { level: 2, heading: report.words.definitions.as_str().into(), bookmark: 0 });
    }
    if report.sections.len() < FROM {
        return;
    }
    // The first bookmark is the title; the others are the sections in the same order.
    number(&report.sections, &mut entries);
    let group = flow.drawing.element(None, Role::Group);
    let place = flow.place();
    let heading = Text::from(report.words.contents.as_str());
    flow.text(group, Role::Paragraph, &heading, style::heading(3), place);
    flow.y += 4.0;
    let list = flow.drawing.element(Some(group), Role::Contents);
    for entry in &entries {
        let page = known.get(entry.bookmark).map(|bookmark| bookmark.page + 1);
        item(flow, list, entry, page);
    }
    flow.y += 8.0;
}

struct Entry {
    level: u16,
    heading: Text,
    /// Which of the document's bookmarks.
    bookmark: usize,
}

/// Sections and theirs; what lies deeper is found from these.
fn list(section: &Section, level: u16, entries: &mut Vec<Entry>) {
    entries.push(Entry { level, heading: section.heading.clone(), bookmark: 0 });
    if level < 3 {
        for part in &section.sections {
            list(part, level + 1, entries);
        }
    }
}

/// Finds the bookmark of each entry: every section has one, listed or not.
fn number(sections: &[Section], entries: &mut [Entry]) {
    let mut bookmarks = Vec::new();
    for section in sections {
        levels(section, 2, &mut bookmarks);
    }
    bookmarks.push(2);
    let listed = bookmarks.iter().zip(1..).filter(|(level, _)| **level <= 3);
    for (entry, (_, bookmark)) in entries.iter_mut().zip(listed) {
        entry.bookmark = bookmark;
    }
}

fn levels(section: &Section, level: u16, found: &mut Vec<u16>) {
    found.push(level);
    for part in &section.sections {
        levels(part, level + 1, found);
    }
}

fn item(flow: &mut Flow<'_>, list: ElementId, entry: &Entry, page: Option<usize>) {
    let style = if entry.level == 2 { style::BODY } else { style::SMALL };
    let indent = if entry.level == 2 { 0.0 } else { INDENT };
    let place = Place { x: flow.left() + indent, width: flow.width() - indent - NUMBER, align: Align::Start };
    let lines = flow.whole_words(&entry.heading, style, place.width);
    let height = lines.len() as f32 * style.leading;
    flow.need(height);
    let top = flow.y;

    let item = flow.drawing.element(Some(list), Role::ContentsItem);
    let reference = flow.drawing.element(Some(item), Role::Reference);
    let link = flow.element_of(reference, Role::Link, &entry.heading);
    flow.draw_lines(Mark::Content(link), lines, style, place);
    let number = page.map_or_else(String::new, |page| format!(" {page}"));
    let end = Place { x: flow.left(), width: flow.width(), align: Align::End };
    let last = flow.y - style.leading;
    flow.label(Mark::Content(link), &number, style, end, last);
    dots(flow, &entry.heading, &number, style, place, last);
    if let Some(area) = Rect::from_xywh(place.x, top, flow.width() - indent, height) {
        let text = format!("{}{number}", entry.heading.words);
        flow.drawing.link(link, Link { place: area, bookmark: entry.bookmark, text });
    }
    flow.y += if entry.level == 2 { 2.0 } else { 1.0 };
}

/// From the end of a heading to its page, for the eye.
fn dots(flow: &mut Flow<'_>, heading: &Text, number: &str, style: style::Style, place: Place, top: f32) {
    let lines = flow.whole_words(heading, style, place.width);
    let end = lines.last().map_or(0.0, |line| line.width * style.size);
    let from = place.x + end + 6.0;
    let to = flow.left() + flow.width() - flow.measure(number.trim_start(), style) - 6.0;
    if to > from {
        let y = top + style.baseline() - 0.5;
        flow.rule(Mark::Ornament, (from, y), (to, y), 0.4, style::RULE);
    }
}
