//! From a drawing to the bytes of a PDF.

use std::num::{NonZeroU16, NonZeroU32};

use chrono::Datelike;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope,
    Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::drawing::{
    Bookmark, Child, Colour, Drawing, Element, LONG_SIDE, Mark, Page, Role, SHORT_SIDE, Shape,
};
use super::face::Faces;
use crate::report::{Report, ReportError};

/// What parts of the structure point at, by page.
#[derive(Default)]
struct Found {
    pieces: Vec<Vec<Identifier>>,
    links: Vec<Vec<Identifier>>,
}

pub(super) fn write(faces: &Faces, report: &Report, drawing: Drawing) -> Result<Vec<u8>, ReportError> {
    let mut document = Document::new_with(settings()?);
    let mut found = Found::default();
    for page in &drawing.pages {
        write_page(&mut document, faces, page, &drawing.bookmarks, &mut found)?;
    }
    document.set_tag_tree(tree(report, &drawing, &found));
    document.set_outline(outline(&drawing.bookmarks));
    document.set_metadata(metadata(report));
    document.finish().map_err(|error| ReportError::Pdf(format!("{error}: {error:?}")))
}

/// Accessible and fit for an archive; the writer refuses what breaks the rules of either that it can see.
fn settings() -> Result<SerializeSettings, ReportError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|error| ReportError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn metadata(report: &Report) -> Metadata {
    // The day, not the moment of writing: the same report is the same document.
    let year = u16::try_from(report.date.year()).unwrap_or_default();
    let day = DateTime::new(year)
        .month(u8::try_from(report.date.month()).unwrap_or(1))
        .day(u8::try_from(report.date.day()).unwrap_or(1))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let metadata = Metadata::new()
        .title(said(&report.title))
        .language(report.language.primary().to_owned())
        .authors(vec![report.author.clone()])
        .creator("Osallistu".to_owned())
        .producer("Osallistu".to_owned())
        .creation_date(day);
    match &report.subtitle {
        Some(subtitle) => metadata.description(subtitle.clone()),
        None => metadata,
    }
}

/// A document and a heading must have a name, even where the report gives none.
fn said(text: &str) -> String {
    if text.trim().is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn write_page(
    document: &mut Document,
    faces: &Faces,
    page: &Page,
    bookmarks: &[Bookmark],
    found: &mut Found,
) -> Result<(), ReportError> {
    let (width, height) = if page.is_landscape { (LONG_SIDE, SHORT_SIDE) } else { (SHORT_SIDE, LONG_SIDE) };
    let size = PageSettings::from_wh(width, height).ok_or_else(|| ReportError::Pdf("no page".to_owned()))?;
    let mut sheet = document.start_page_with(size);
    let mut surface = sheet.surface();
    let mut pieces = Vec::new();
    for piece in &page.pieces {
        let id = surface.start_tagged(tag_of(piece.mark, &piece.shapes));
        for shape in &piece.shapes {
            draw(&mut surface, faces, shape);
        }
        surface.end_tagged();
        pieces.push(id);
    }
    surface.finish();
    let mut links = Vec::new();
    for link in &page.links {
        let Some(bookmark) = bookmarks.get(link.bookmark) else { continue };
        let target = Target::Destination(destination(bookmark).into());
        let annotation =
            Annotation::new_link(LinkAnnotation::new(link.place, target), Some(link.text.clone()));
        links.push(sheet.add_tagged_annotation(annotation));
    }
    sheet.finish();
    found.pieces.push(pieces);
    found.links.push(links);
    Ok(())
}

fn tag_of(mark: Mark, shapes: &[Shape]) -> ContentTag<'static> {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match mark {
        Mark::Content(_) if shapes.iter().all(|shape| matches!(shape, Shape::Text { .. })) => {
            ContentTag::Span(SpanTag::empty())
        }
        Mark::Content(_) => ContentTag::Other,
        Mark::Ornament => artifact(ArtifactType::Layout),
        Mark::Header => artifact(ArtifactType::Header),
        Mark::Footer => artifact(ArtifactType::Footer),
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, shape: &Shape) {
    match shape {
        Shape::Text { run, x, baseline, size, weight, colour } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*colour)));
            let font = faces.get(*weight).font();
            surface.draw_glyphs(Point::from_xy(*x, *baseline), &run.glyphs, font, &run.text, *size, false);
        }
        Shape::Area { corners, colour } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*colour)));
            path(surface, corners, true);
        }
        Shape::Stroke { points, width, colour, dash } => {
            surface.set_fill(None);
            let dash = (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 });
            let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
            surface.set_stroke(Some(Stroke { paint, width: *width, dash, ..Stroke::default() }));
            path(surface, points, false);
        }
    }
}

fn fill(Colour(red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn path(surface: &mut Surface<'_>, points: &[(f32, f32)], is_closed: bool) {
    let Some(((x, y), rest)) = points.split_first() else { return };
    let mut builder = PathBuilder::new();
    builder.move_to(*x, *y);
    for (x, y) in rest {
        builder.line_to(*x, *y);
    }
    if is_closed {
        builder.close();
    }
    // None of what has no extent.
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

fn destination(bookmark: &Bookmark) -> XyzDestination {
    XyzDestination::new(bookmark.page, Point::from_xy(0.0, (bookmark.y - 12.0).max(0.0)))
}

/// The headings as a tree by their levels; the title is the first node, and the sections stand beside it.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    for bookmark in bookmarks {
        let level = bookmark.level.max(2);
        close(&mut open, &mut outline, level);
        open.push((
            level,
            OutlineNode::new(bookmark.text.clone(), destination(bookmark)).with_open(level == 2),
        ));
    }
    close(&mut open, &mut outline, 0);
    outline
}

/// Puts away what is not above `level`.
fn close(open: &mut Vec<(u16, OutlineNode)>, outline: &mut Outline, level: u16) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

fn tree(report: &Report, drawing: &Drawing, found: &Found) -> TagTree {
    let roots = drawing.elements.iter().filter(|element| element.parent.is_none());
    let nodes: Vec<Node> = roots.map(|element| group(drawing, found, element).into()).collect();
    TagTree::from(nodes).with_lang(Some(report.language.primary().to_owned()))
}

fn group(drawing: &Drawing, found: &Found, element: &Element) -> TagGroup {
    let mut group = TagGroup::new(kind(&element.role, element.language.clone()));
    // A link stands before what is linked.
    let (links, others): (Vec<Child>, Vec<Child>) =
        element.children.iter().partition(|child| matches!(child, Child::Link { .. }));
    for child in links.into_iter().chain(others) {
        match child {
            Child::Element(id) => {
                group.children.extend(drawing.get(id).map(|child| self::group(drawing, found, child).into()))
            }
            Child::Piece { page, piece } => group.children.extend(at(&found.pieces, page, piece)),
            Child::Link { page, link } => group.children.extend(at(&found.links, page, link)),
        }
    }
    group
}

fn at(pages: &[Vec<Identifier>], page: usize, place: usize) -> Option<Node> {
    pages.get(page)?.get(place).map(|id| Node::Leaf(*id))
}

fn kind(role: &Role, language: Option<String>) -> TagKind {
    let mut kind: TagKind = match role {
        Role::Section => Tag::Section.into(),
        Role::Group => Tag::Div.into(),
        Role::Heading { level, text } => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(said(text))).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List { is_numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { is_numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadOfColumn { columns } => {
            let span = u32::try_from(*columns).ok().filter(|columns| *columns > 1).and_then(NonZeroU32::new);
            Tag::TH(TableHeaderScope::Column).with_col_span(span).into()
        }
        Role::HeadOfRow => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure { description, page, place } => {
            Tag::Figure(Some(description.clone())).with_bbox(Some(BBox::new(*page, *place))).into()
        }
        Role::Contents => Tag::TOC.into(),
        Role::ContentsItem => Tag::TOCI.into(),
        Role::Reference => Tag::Reference.into(),
        Role::Link => Tag::Link.into(),
    };
    if language.is_some() {
        kind.as_any_mut().set_lang(language);
    }
    kind
}
