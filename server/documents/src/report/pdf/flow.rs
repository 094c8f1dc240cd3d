//! Where on the pages things go: a place that moves down and on to the next page.

use std::rc::Rc;

use super::drawing::{Colour, Drawing, ElementId, LONG_SIDE, Mark, Piece, Role, SHORT_SIDE, Shape};
use super::face::{Faces, Run, Weight};
use super::line::{self, Measure};
use super::style::{self, Style};
use crate::report::{Align, Report, Text};

pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces,
    pub(super) report: &'a Report,
    pub(super) drawing: Drawing,
    /// How far down the open page is filled.
    pub(super) y: f32,
    is_landscape: bool,
}

/// Where a text stands between two edges.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) align: Align,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces, report: &'a Report) -> Self {
        let mut drawing = Drawing::default();
        drawing.page(false);
        Self { faces, report, drawing, y: style::TOP, is_landscape: false }
    }

    pub(super) fn language(&self) -> &'a str {
        self.report.language.primary()
    }

    /// The width between the margins.
    pub(super) fn width(&self) -> f32 {
        width_of(self.is_landscape)
    }

    pub(super) fn left(&self) -> f32 {
        style::SIDE
    }

    pub(super) fn bottom(&self) -> f32 {
        let height = if self.is_landscape { SHORT_SIDE } else { LONG_SIDE };
        height - style::BOTTOM
    }

    /// What a page holds from top to bottom.
    pub(super) fn height(&self) -> f32 {
        self.bottom() - style::TOP
    }

    pub(super) fn place(&self) -> Place {
        Place { x: self.left(), width: self.width(), align: Align::Start }
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.y <= style::TOP + 0.01
    }

    pub(super) fn next_page(&mut self) {
        self.drawing.page(self.is_landscape);
        self.y = style::TOP;
    }

    /// Pages of the other direction from here on; a page that is still empty is turned.
    pub(super) fn turn(&mut self, is_landscape: bool) {
        if self.is_landscape == is_landscape {
            return;
        }
        self.is_landscape = is_landscape;
        let at_top = self.is_at_top();
        match self.drawing.pages.last_mut() {
            Some(page) if at_top && page.pieces.is_empty() => page.is_landscape = is_landscape,
            _ => self.next_page(),
        }
    }

    /// Goes on to the next page if this one has less room, unless no page has more.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.bottom() && !self.is_at_top() {
            self.next_page();
        }
    }

    pub(super) fn space(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y += height;
        }
    }

    /// A text in lines that are filled by dividing words.
    pub(super) fn lines(&self, text: &Text, style: Style, width: f32) -> Vec<Rc<Run>> {
        self.broken(text, style, width, 9)
    }

    /// As text in a cell is: only the longest words are divided, so that names are whole.
    pub(super) fn cell_lines(&self, text: &Text, style: Style, width: f32) -> Vec<Rc<Run>> {
        self.broken(text, style, width, 14)
    }

    /// A text in lines of whole words, as far as they fit: for names and headings.
    pub(super) fn whole_words(&self, text: &Text, style: Style, width: f32) -> Vec<Rc<Run>> {
        self.broken(text, style, width, usize::MAX)
    }

    fn broken(&self, text: &Text, style: Style, width: f32, divided_from: usize) -> Vec<Rc<Run>> {
        let language = text.language.as_ref().map_or(self.language(), |language| language.primary());
        let face = self.faces.get(style.weight);
        line::lines(Measure { face, size: style.size, width, language, divided_from }, &text.words)
    }

    /// An element, in the language of its text where that is another one.
    pub(super) fn element_of(&mut self, parent: ElementId, role: Role, text: &Text) -> ElementId {
        let id = self.drawing.element(Some(parent), role);
        if let Some(language) = &text.language
            && language.primary() != self.language()
        {
            self.drawing.set_language(id, language.primary());
        }
        id
    }

    /// A text of its own element, over pages if it must be.
    pub(super) fn text(&mut self, parent: ElementId, role: Role, text: &Text, style: Style, place: Place) {
        let lines = match role {
            Role::Heading { .. } => self.whole_words(text, style, place.width),
            _ => self.lines(text, style, place.width),
        };
        let element = self.element_of(parent, role, text);
        self.draw_lines(Mark::Content(element), lines, style, place);
    }

    /// Lines from here down. Neither the first nor the last of several is left alone on a page.
    pub(super) fn draw_lines(&mut self, mark: Mark, lines: Vec<Rc<Run>>, style: Style, place: Place) {
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let together = match count - number {
                _ if number == 0 => count.min(2),
                2 => 2,
                _ => 1,
            };
            self.need(together as f32 * style.leading);
            self.draw_line(mark, line, style, place, self.y);
            self.y += style.leading;
        }
    }

    /// A line whose upper edge is given.
    pub(super) fn draw_line(&mut self, mark: Mark, run: Rc<Run>, style: Style, place: Place, top: f32) {
        if run.glyphs.is_empty() {
            return;
        }
        let x = match place.align {
            Align::Start => place.x,
            Align::End => place.x + place.width - run.width * style.size,
        };
        let baseline = top + style.baseline();
        let Style { size, weight, colour, .. } = style;
        self.drawing.draw(mark, Shape::Text { run, x, baseline, size, weight, colour });
    }

    /// A text that fits its line, such as a label.
    pub(super) fn label(&mut self, mark: Mark, text: &str, style: Style, place: Place, top: f32) {
        let run = self.faces.get(style.weight).run(text);
        self.draw_line(mark, run, style, place, top);
    }

    pub(super) fn area(&mut self, mark: Mark, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let corners = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        self.drawing.draw(mark, Shape::Area { corners, colour });
    }

    pub(super) fn rule(&mut self, mark: Mark, from: (f32, f32), to: (f32, f32), width: f32, colour: Colour) {
        self.drawing.draw(mark, Shape::Stroke { points: vec![from, to], width, colour, dash: &[] });
    }

    pub(super) fn measure(&self, text: &str, style: Style) -> f32 {
        self.faces.get(style.weight).width(text) * style.size
    }

    /// Running title and page numbers, now that the pages are counted.
    pub(super) fn furnish(&mut self) {
        let count = self.drawing.pages.len();
        let title = self.report.title.as_str();
        let date = l10n::format::date(self.language(), self.report.date);
        let author = format!("{} · {date}", self.report.author);
        for index in 0..count {
            let is_landscape = self.drawing.pages.get(index).is_some_and(|page| page.is_landscape);
            let place = Place { x: style::SIDE, width: width_of(is_landscape), align: Align::Start };
            let foot = if is_landscape { SHORT_SIDE } else { LONG_SIDE } - style::FOOTER;
            let number = format!("{}/{count}", index + 1);
            let mut shapes = vec![
                (Mark::Footer, self.one_line(&author, Place { width: place.width - 60.0, ..place }, foot)),
                (Mark::Footer, self.one_line(&number, Place { align: Align::End, ..place }, foot)),
            ];
            // The first page says it large.
            if index > 0 {
                shapes.push((Mark::Header, self.one_line(title, place, style::HEADER)));
            }
            if let Some(page) = self.drawing.pages.get_mut(index) {
                let pieces = shapes.into_iter().map(|(mark, shape)| Piece { mark, shapes: vec![shape] });
                page.pieces.extend(pieces);
            }
        }
    }

    /// A text cut to one line.
    fn one_line(&self, text: &str, place: Place, top: f32) -> Shape {
        let style = style::SMALL;
        let lines = self.lines(&text.into(), style, place.width);
        let cut = lines.len() > 1;
        let mut run = lines.into_iter().next().unwrap_or_else(|| self.faces.get(Weight::Regular).run(""));
        if cut {
            run = self.faces.get(style.weight).run(&format!("{}…", run.text.trim_end()));
        }
        let x = match place.align {
            Align::Start => place.x,
            Align::End => place.x + place.width - run.width * style.size,
        };
        let Style { size, weight, colour, .. } = style;
        Shape::Text { run, x, baseline: top + style.baseline(), size, weight, colour }
    }
}

/// The width between the margins of a page.
pub(super) fn width_of(is_landscape: bool) -> f32 {
    let width = if is_landscape { LONG_SIDE } else { SHORT_SIDE };
    width - 2.0 * style::SIDE
}
