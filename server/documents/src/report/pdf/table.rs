//! Tables: how wide the columns are, and rows over pages.

use std::rc::Rc;

use super::drawing::{ElementId, Mark, Role};
use super::face::{Run, Weight};
use super::flow::{Flow, Place, width_of};
use super::line::{widest_syllable, widest_word};
use super::style::{self, Style};
use crate::report::{Align, Row, Table, Text, Value};

/// Between a cell's edge and its text.
const PAD_X: f32 = 4.5;
const PAD_Y: f32 = 3.0;
/// A word of a column need not fit a line if it is wider than this many points.
const WIDE_WORD: f32 = 110.0;
const ABOVE: f32 = 8.0;
const BELOW_CAPTION: f32 = 4.0;
/// Of a page: what is smaller than this stays together.
const SMALL: f32 = 0.45;
/// Text sizes that are tried, largest first, before a page is turned.
const SIZES: [f32; 3] = [9.5, 9.0, 8.5];
/// And on a page that is turned.
const TURNED_SIZES: [f32; 3] = [9.5, 8.5, 7.5];

/// How a table is set.
struct Plan {
    style: Style,
    widths: Vec<f32>,
    is_landscape: bool,
}

/// What the texts of a column would like, at size 1.
#[derive(Clone, Copy, Default)]
struct Wish {
    /// All in one line.
    whole: f32,
    /// No word divided.
    words: f32,
    /// No syllable divided.
    syllables: f32,
}

/// A row in lines.
struct Laid {
    cells: Vec<LaidCell>,
    height: f32,
    is_total: bool,
}

struct LaidCell {
    role: Role,
    text: Text,
    lines: Vec<Rc<Run>>,
    style: Style,
    place: Place,
}

/// Draws a table as the last child of an element.
pub(super) fn table(flow: &mut Flow<'_>, parent: ElementId, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let plan = plan(flow, table);
    flow.turn(plan.is_landscape);
    Setter { flow, table, plan: &plan }.set(parent);
}

/// Whether a table is set on a page that lies on its side.
pub(super) fn is_turned(flow: &Flow<'_>, table: &Table) -> bool {
    !table.columns.is_empty() && plan(flow, table).is_landscape
}

/// How high a table is if no page ends within it.
pub(super) fn height(flow: &mut Flow<'_>, table: &Table) -> f32 {
    let plan = plan(flow, table);
    Setter { flow, table, plan: &plan }.height()
}

/// How much of a table stays on the page on which it begins.
pub(super) fn least(flow: &mut Flow<'_>, table: &Table) -> f32 {
    let plan = plan(flow, table);
    Setter { flow, table, plan: &plan }.least()
}

struct Setter<'f, 'a> {
    flow: &'f mut Flow<'a>,
    table: &'f Table,
    plan: &'f Plan,
}

impl Setter<'_, '_> {
    fn set(mut self, parent: ElementId) {
        let table = self.table;
        let head: Vec<Laid> = self.head();
        let least = self.least();
        self.flow.space(ABOVE);
        self.flow.need(least);

        let element = self.flow.drawing.element(Some(parent), Role::Table);
        if !table.caption.words.is_empty() {
            let caption = self.flow.lines(&table.caption, style::CAPTION, self.flow.width());
            let caption_element = self.flow.element_of(element, Role::Caption, &table.caption);
            let place = self.flow.place();
            self.flow.draw_lines(Mark::Content(caption_element), caption, style::CAPTION, place);
            self.flow.y += BELOW_CAPTION;
        }

        let head_element = self.flow.drawing.element(Some(element), Role::Head);
        for row in &head {
            self.draw_row(Some(head_element), row, true);
        }
        if !table.rows.is_empty() {
            let rows = self.flow.drawing.element(Some(element), Role::Rows);
            // Headings that would leave no room for rows are not repeated.
            let tall: f32 = head.iter().map(|row| row.height).sum();
            let repeated = if tall < self.flow.height() / 2.0 { head.as_slice() } else { &[] };
            for row in &table.rows {
                let row = self.row(row);
                self.draw_over_pages(rows, row, repeated);
            }
        }
        self.notes(parent);
    }

    fn height(&self) -> f32 {
        let rows: f32 = self.table.rows.iter().map(|row| self.row(row).height).sum();
        let notes = self.table.notes.iter().map(|note| self.text_height(note, style::SMALL));
        self.head_height() + rows + notes.sum::<f32>()
    }

    /// A table that is small is not broken; another begins with two rows at least.
    fn least(&self) -> f32 {
        let whole = self.height();
        if whole < self.flow.height() * SMALL {
            return whole;
        }
        self.head_height() + self.table.rows.iter().take(2).map(|row| self.row(row).height).sum::<f32>()
    }

    /// Of what stands above the rows.
    fn head_height(&self) -> f32 {
        let caption = match self.table.caption.words.is_empty() {
            true => 0.0,
            false => self.text_height(&self.table.caption, style::CAPTION) + BELOW_CAPTION,
        };
        caption + self.head().iter().map(|row| row.height).sum::<f32>()
    }

    fn text_height(&self, text: &Text, style: Style) -> f32 {
        self.flow.lines(text, style, self.flow.width()).len() as f32 * style.leading
    }

    fn notes(&mut self, parent: ElementId) {
        self.flow.y += 4.0;
        for note in &self.table.notes {
            let place = self.flow.place();
            self.flow.text(parent, Role::Paragraph, note, style::SMALL, place);
        }
        self.flow.y += 10.0;
    }

    /// A row, on the next page if it does not fit this one; one that fits no page goes on over several.
    fn draw_over_pages(&mut self, parent: ElementId, row: Laid, head: &[Laid]) {
        if self.flow.y + row.height <= self.flow.bottom() {
            self.draw_row(Some(parent), &row, false);
            return;
        }
        let head_height: f32 = head.iter().map(|row| row.height).sum();
        let room = self.flow.height() - head_height - style::SMALL.leading - 4.0;
        if row.height <= room {
            self.go_on(head);
            self.draw_row(Some(parent), &row, false);
        } else {
            self.draw_in_parts(parent, row, head);
        }
    }

    /// The next page, with the headings again. They are said once, so a reader that speaks does not hear them here.
    fn go_on(&mut self, head: &[Laid]) {
        self.flow.next_page();
        let words = &self.flow.report.words;
        let text = format!("{} ({})", self.table.caption.words, words.continued);
        let text = text.trim_start();
        let line =
            self.flow.lines(&text.into(), style::SMALL, self.flow.width()).into_iter().take(1).collect();
        let place = self.flow.place();
        self.flow.draw_lines(Mark::Ornament, line, style::SMALL, place);
        self.flow.y += 4.0;
        for row in head {
            self.draw_row(None, row, true);
        }
    }

    /// As many lines of a row on each page as fit.
    fn draw_in_parts(&mut self, parent: ElementId, row: Laid, head: &[Laid]) {
        let leading = self.plan.style.leading;
        let element = self.flow.drawing.element(Some(parent), Role::Row);
        let cells: Vec<ElementId> = row.cells.iter().map(|cell| self.cell_element(element, cell)).collect();
        let mut waiting: Vec<_> =
            row.cells.into_iter().map(|cell| (cell.lines.into_iter(), cell.style, cell.place)).collect();
        while waiting.iter().any(|(lines, ..)| lines.len() > 0) {
            let room = self.flow.bottom() - self.flow.y - 2.0 * PAD_Y;
            let fitting = (room / leading).floor().max(0.0) as usize;
            if fitting < 2 {
                self.go_on(head);
                continue;
            }
            let most = waiting.iter().map(|(lines, ..)| lines.len()).max().unwrap_or_default();
            let top = self.flow.y + PAD_Y;
            for ((lines, style, place), element) in waiting.iter_mut().zip(&cells) {
                for (line, number) in lines.by_ref().take(fitting).zip(0_u16..) {
                    let y = top + f32::from(number) * leading;
                    self.flow.draw_line(Mark::Content(*element), line, *style, *place, y);
                }
            }
            self.flow.y = top + most.min(fitting) as f32 * leading + PAD_Y;
            self.line_below(style::RULE, 0.5);
            if most > fitting {
                self.go_on(head);
            }
        }
    }

    /// A row here; with no element it is there for the eye only.
    fn draw_row(&mut self, parent: Option<ElementId>, row: &Laid, is_head: bool) {
        let (left, width, top) = (self.flow.left(), self.flow.width(), self.flow.y);
        if is_head || row.is_total {
            self.flow.area(Mark::Ornament, left, top, width, row.height, style::PALE);
        }
        let element = parent.map(|parent| self.flow.drawing.element(Some(parent), Role::Row));
        for cell in &row.cells {
            let mark = match element {
                Some(element) => Mark::Content(self.cell_element(element, cell)),
                None => Mark::Ornament,
            };
            if is_group(cell) {
                let (left, right) = (cell.place.x, cell.place.x + cell.place.width);
                let y = top + row.height - 0.5;
                self.flow.rule(Mark::Ornament, (left, y), (right, y), 1.0, style::DEEP);
            }
            let height = cell.lines.len() as f32 * cell.style.leading;
            // Headings stand on the line below them.
            let mut y = if is_head { top + row.height - PAD_Y - height } else { top + PAD_Y };
            for line in &cell.lines {
                self.flow.draw_line(mark, Rc::clone(line), cell.style, cell.place, y);
                y += cell.style.leading;
            }
        }
        self.flow.y += row.height;
        match is_head {
            // Each group has a line of its own.
            true if row.cells.iter().any(is_group) => {}
            true => self.line_below(style::DEEP, 1.0),
            false => self.line_below(style::RULE, 0.5),
        }
    }

    fn line_below(&mut self, colour: super::drawing::Colour, width: f32) {
        let (left, right, y) = (self.flow.left(), self.flow.left() + self.flow.width(), self.flow.y);
        self.flow.rule(Mark::Ornament, (left, y), (right, y), width, colour);
    }

    fn cell_element(&mut self, row: ElementId, cell: &LaidCell) -> ElementId {
        self.flow.element_of(row, cell.role.clone(), &cell.text)
    }

    /// The headings: those of groups, if there are any, above those of the columns.
    fn head(&self) -> Vec<Laid> {
        let mut rows = Vec::new();
        if !self.table.groups.is_empty() {
            rows.push(self.group_head());
        }
        let cells = self.table.columns.iter().enumerate().map(|(place, column)| {
            let role = Role::HeadOfColumn { columns: 1 };
            self.cell(role, column.heading.clone(), place, 1, column.align, Weight::Bold)
        });
        rows.push(laid(cells.collect(), false));
        rows
    }

    fn group_head(&self) -> Laid {
        let mut cells = Vec::new();
        let mut place = 0;
        let count = self.table.columns.len();
        for group in &self.table.groups {
            let columns = group.columns.min(count - place);
            if columns == 0 {
                continue;
            }
            let role = match group.heading.words.is_empty() {
                true => Role::Cell,
                false => Role::HeadOfColumn { columns },
            };
            let heading = group.heading.clone();
            cells.push(self.cell(role, heading, place, columns, Align::Start, Weight::Bold));
            place += columns;
        }
        // A row has as many columns as the table, for readers that go from cell to cell.
        for place in place..count {
            cells.push(self.cell(Role::Cell, "".into(), place, 1, Align::Start, Weight::Bold));
        }
        laid(cells, false)
    }

    fn row(&self, row: &Row) -> Laid {
        let language = self.flow.language();
        let empty = Value::Missing(String::new());
        let cells = self.table.columns.iter().enumerate().map(|(place, column)| {
            let value = row.cells.get(place).unwrap_or(&empty);
            let text = match value {
                Value::Text(text) => text.clone(),
                value => value.written(language).into(),
            };
            let is_head = place == 0 && self.table.has_row_headers;
            let role = if is_head { Role::HeadOfRow } else { Role::Cell };
            let weight = if row.is_total { Weight::Bold } else { Weight::Regular };
            let mut cell = self.cell(role, text, place, 1, column.align, weight);
            if matches!(value, Value::Missing(_)) {
                cell.style.colour = style::QUIET;
            }
            cell
        });
        laid(cells.collect(), row.is_total)
    }

    /// A cell over so many columns from a place on.
    fn cell(
        &self,
        role: Role,
        text: Text,
        place: usize,
        columns: usize,
        align: Align,
        weight: Weight,
    ) -> LaidCell {
        let before: f32 = self.plan.widths.iter().take(place).sum();
        let width: f32 = self.plan.widths.iter().skip(place).take(columns).sum();
        let place = Place { x: self.flow.left() + before + PAD_X, width: width - 2.0 * PAD_X, align };
        let style = Style { weight, ..self.plan.style };
        let lines = self.flow.cell_lines(&text, style, place.width);
        LaidCell { role, text, lines, style, place }
    }
}

/// A heading over several columns.
fn is_group(cell: &LaidCell) -> bool {
    matches!(cell.role, Role::HeadOfColumn { columns } if columns > 1)
}

fn laid(cells: Vec<LaidCell>, is_total: bool) -> Laid {
    let heights = cells.iter().map(|cell| cell.lines.len() as f32 * cell.style.leading);
    let height = heights.fold(0.0, f32::max) + 2.0 * PAD_Y;
    Laid { cells, height, is_total }
}

/// Upright and large if no word has to be divided for it; else smaller, else on its side.
fn plan(flow: &Flow<'_>, table: &Table) -> Plan {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|place| wish(flow, table, place)).collect();
    let pads = 2.0 * PAD_X * wishes.len() as f32;
    let fits = |size: f32, width: f32, least: fn(&Wish, f32) -> f32| {
        wishes.iter().map(|wish| least(wish, size)).sum::<f32>() + pads <= width
    };
    let upright = SIZES.map(|size| (size, false));
    let turned = TURNED_SIZES.map(|size| (size, true));
    let tried = upright.into_iter().chain(turned);
    let (size, is_landscape) = tried
        .clone()
        .find(|(size, turned)| fits(*size, width_of(*turned), Wish::words_at))
        .or_else(|| tried.clone().find(|(size, turned)| fits(*size, width_of(*turned), Wish::syllables_at)))
        .unwrap_or((7.5, true));
    let widths = widths(&wishes, table, size, width_of(is_landscape));
    Plan { style: style::cell(size), widths, is_landscape }
}

impl Wish {
    fn whole_at(&self, size: f32) -> f32 {
        self.whole * size
    }

    fn words_at(&self, size: f32) -> f32 {
        (self.words * size).min(WIDE_WORD.max(self.syllables * size))
    }

    fn syllables_at(&self, size: f32) -> f32 {
        self.syllables * size
    }
}

fn wish(flow: &Flow<'_>, table: &Table, place: usize) -> Wish {
    let language = flow.language();
    let mut wish = Wish::default();
    if let Some(column) = table.columns.get(place) {
        let face = flow.faces.get(Weight::Bold);
        let heading = column.heading.words.as_str();
        wish.words = widest_word(face, heading);
        wish.syllables = widest_syllable(face, heading, language);
        // A heading may take two lines rather than make a column of numbers as wide as itself.
        wish.whole = (face.width(heading) * 0.6).max(wish.words);
    }
    for row in &table.rows {
        let Some(value) = row.cells.get(place) else { continue };
        let weight = if row.is_total { Weight::Bold } else { Weight::Regular };
        let face = flow.faces.get(weight);
        let text = value.written(language);
        let whole = face.width(&text);
        wish.whole = wish.whole.max(whole);
        if value.is_number() || matches!(value, Value::Date(_)) {
            wish.words = wish.words.max(whole);
            wish.syllables = wish.syllables.max(whole);
        } else if whole > wish.syllables {
            wish.words = wish.words.max(widest_word(face, &text));
            wish.syllables = wish.syllables.max(widest_syllable(face, &text, language));
        }
    }
    wish
}

/// Widths that fill the page: everybody gets what must not be divided, then what is left in proportion to what is
/// still wished for.
fn widths(wishes: &[Wish], table: &Table, size: f32, width: f32) -> Vec<f32> {
    let room = width - 2.0 * PAD_X * wishes.len() as f32;
    let at =
        |least: fn(&Wish, f32) -> f32| -> Vec<f32> { wishes.iter().map(|wish| least(wish, size)).collect() };
    let levels = [at(Wish::syllables_at), at(Wish::words_at), at(Wish::whole_at)];
    let mut granted = vec![0.0_f32; wishes.len()];
    for level in levels {
        let left = room - granted.iter().sum::<f32>();
        let more: Vec<f32> = level.iter().zip(&granted).map(|(wish, had)| (wish - had).max(0.0)).collect();
        let asked: f32 = more.iter().sum();
        let part = if asked > left { (left / asked).max(0.0) } else { 1.0 };
        for (had, more) in granted.iter_mut().zip(more) {
            *had += more * part;
        }
    }
    let left = (room - granted.iter().sum::<f32>()).max(0.0);
    let is_words = |place: usize| table.columns.get(place).is_some_and(|column| column.align == Align::Start);
    let of_words = (0..wishes.len()).filter(|place| is_words(*place)).count();
    let of_numbers = wishes.len() - of_words;
    // Half to the words, half to the numbers, so that these stand apart and not far from what they are of.
    let part = if of_words > 0 && of_numbers > 0 { left / 2.0 } else { left };
    for (place, had) in granted.iter_mut().enumerate() {
        let sharers = if is_words(place) { of_words } else { of_numbers };
        *had += part / sharers as f32 + 2.0 * PAD_X;
    }
    granted
}
