//! What will be on the pages and how it is structured, before it is written: a document has to be laid out before
//! anybody knows how many pages it has.

use std::rc::Rc;

use krilla::geom::Rect;

use super::face::{Run, SOFT_HYPHEN, Weight};

/// Points; A4.
pub(super) const SHORT_SIDE: f32 = 595.28;
pub(super) const LONG_SIDE: f32 = 841.89;

#[derive(Default)]
pub(super) struct Drawing {
    pub(super) pages: Vec<Page>,
    /// Parents before their children.
    pub(super) elements: Vec<Element>,
    pub(super) bookmarks: Vec<Bookmark>,
}

pub(super) struct Page {
    pub(super) is_landscape: bool,
    /// In the order in which they are drawn.
    pub(super) pieces: Vec<Piece>,
    pub(super) links: Vec<Link>,
}

/// Shapes that belong together: to one element, or to none.
pub(super) struct Piece {
    pub(super) mark: Mark,
    pub(super) shapes: Vec<Shape>,
}

impl Piece {
    /// Ends in a word that is divided. What stands for the hyphen is explained within the piece, and some readers lose
    /// what follows in it.
    fn ends_divided(&self) -> bool {
        matches!(self.shapes.last(), Some(Shape::Text { run, .. }) if run.text.ends_with(SOFT_HYPHEN))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Part of what the document says.
    Content(ElementId),
    /// Rules, backgrounds, and what is said again on the next page.
    Ornament,
    Header,
    Footer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ElementId(usize);

/// A part of the document's structure (ISO 32000-1, 14.8.4).
pub(super) struct Element {
    pub(super) role: Role,
    pub(super) parent: Option<ElementId>,
    /// If it is another than the document's.
    pub(super) language: Option<String>,
    pub(super) children: Vec<Child>,
}

#[derive(Clone, Copy)]
pub(super) enum Child {
    Element(ElementId),
    Piece { page: usize, piece: usize },
    Link { page: usize, link: usize },
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Section,
    Group,
    /// From 1, the title of the document.
    Heading {
        level: u16,
        text: String,
    },
    Paragraph,
    List {
        is_numbered: bool,
    },
    Item,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    HeadOfColumn {
        columns: usize,
    },
    HeadOfRow,
    Cell,
    Figure {
        description: String,
        page: usize,
        place: Rect,
    },
    Contents,
    ContentsItem,
    Reference,
    Link,
}

/// Something that leads to a heading.
pub(super) struct Link {
    pub(super) place: Rect,
    /// Which of the bookmarks.
    pub(super) bookmark: usize,
    /// What a reader says of it.
    pub(super) text: String,
}

/// A heading, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bookmark {
    pub(super) level: u16,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// Something that is seen. Points from the upper left corner.
pub(super) enum Shape {
    Text { run: Rc<Run>, x: f32, baseline: f32, size: f32, weight: Weight, colour: Colour },
    Area { corners: Vec<(f32, f32)>, colour: Colour },
    Stroke { points: Vec<(f32, f32)>, width: f32, colour: Colour, dash: &'static [f32] },
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Drawing {
    pub(super) fn page(&mut self, is_landscape: bool) {
        self.pages.push(Page { is_landscape, pieces: Vec::new(), links: Vec::new() });
    }

    /// A new element, the last of its parent so far.
    pub(super) fn element(&mut self, parent: Option<ElementId>, role: Role) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element { role, parent, language: None, children: Vec::new() });
        if let Some(parent) = parent {
            self.child(parent, Child::Element(id));
        }
        id
    }

    pub(super) fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0)
    }

    pub(super) fn set_language(&mut self, id: ElementId, language: &str) {
        if let Some(element) = self.elements.get_mut(id.0) {
            element.language = Some(language.to_owned());
        }
    }

    /// Draws on the last page. What follows with the same mark is the same piece.
    pub(super) fn draw(&mut self, mark: Mark, shape: Shape) {
        let number = self.pages.len().saturating_sub(1);
        let Some(page) = self.pages.last_mut() else { return };
        match page.pieces.last_mut() {
            Some(piece) if piece.mark == mark && !piece.ends_divided() => piece.shapes.push(shape),
            _ => {
                let piece = page.pieces.len();
                page.pieces.push(Piece { mark, shapes: vec![shape] });
                if let Mark::Content(element) = mark {
                    self.child(element, Child::Piece { page: number, piece });
                }
            }
        }
    }

    /// A link on the last page, the last child of its element so far.
    pub(super) fn link(&mut self, element: ElementId, link: Link) {
        let number = self.pages.len().saturating_sub(1);
        let Some(page) = self.pages.last_mut() else { return };
        page.links.push(link);
        let place = page.links.len().saturating_sub(1);
        self.child(element, Child::Link { page: number, link: place });
    }

    fn child(&mut self, parent: ElementId, child: Child) {
        if let Some(element) = self.elements.get_mut(parent.0) {
            element.children.push(child);
        }
    }
}
