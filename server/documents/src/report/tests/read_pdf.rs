//! The structure of the documents, read back.

use lopdf::{Dictionary, Document, Object};

use crate::report::sample::{In, bare, report};
use crate::report::{Block, Column, List, Report, Row, Section, Table, Text, Value, pdf};

/// An element of the structure tree.
#[derive(Debug)]
struct Element {
    role: String,
    attributes: Vec<(String, Object)>,
    language: Option<String>,
    alternative: Option<String>,
    /// Pieces of pages that it holds itself.
    pieces: usize,
    children: Vec<Element>,
}

impl Element {
    fn read(document: &Document, dictionary: &Dictionary) -> Self {
        let text = |key: &[u8]| dictionary.get(key).ok().map(decoded);
        let mut element = Self {
            role: name(dictionary.get(b"S").unwrap()),
            attributes: Vec::new(),
            language: text(b"Lang"),
            alternative: text(b"Alt"),
            pieces: 0,
            children: Vec::new(),
        };
        for attributes in listed(document, dictionary, b"A") {
            for (key, value) in attributes.as_dict().unwrap() {
                element.attributes.push((String::from_utf8(key.clone()).unwrap(), value.clone()));
            }
        }
        for child in listed(document, dictionary, b"K") {
            match child {
                Object::Dictionary(child) if child.has(b"S") => {
                    element.children.push(Self::read(document, &child))
                }
                _ => element.pieces += 1,
            }
        }
        element
    }

    fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        found.extend(self.children.iter().flat_map(Self::all));
        found
    }

    fn of_role<'a>(&'a self, role: &str) -> Vec<&'a Element> {
        self.all().into_iter().filter(|element| element.role == role).collect()
    }

    fn attribute(&self, key: &str) -> Option<&Object> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn roles(&self) -> Vec<&str> {
        self.children.iter().map(|child| child.role.as_str()).collect()
    }
}

/// What a key holds, one or several, references followed.
fn listed(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Vec<Object> {
    let Ok(found) = dictionary.get(key) else { return Vec::new() };
    let found = document.dereference(found).unwrap().1;
    let found = match found {
        Object::Array(found) => found.clone(),
        one => vec![one.clone()],
    };
    found.iter().map(|object| document.dereference(object).unwrap().1.clone()).collect()
}

fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().unwrap().to_vec()).unwrap()
}

/// A string of a PDF: UTF-16 after its mark, else Latin letters.
fn decoded(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units: Vec<u16> = units.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn open(report: &Report) -> Document {
    Document::load_mem(&pdf(report).unwrap()).unwrap()
}

fn structure(document: &Document) -> Element {
    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", document).unwrap().as_dict().unwrap();
    let tops = listed(document, root, b"K");
    Element::read(document, tops[0].as_dict().unwrap())
}

/// A report of one section.
fn of(blocks: Vec<Block>) -> Report {
    Report { sections: vec![Section::new("Luku", blocks)], ..bare(In::Finnish) }
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: "Taulukko".into(),
        groups: Vec::new(),
        columns,
        rows,
        has_row_headers: true,
        notes: Vec::new(),
    }
}

#[test]
fn the_document_says_what_it_is() {
    let document = open(&report(In::Swedish));
    let catalog = document.catalog().unwrap();
    assert_eq!(decoded(catalog.get(b"Lang").unwrap()), "sv");
    let marked = catalog.get_deref(b"MarkInfo", &document).unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = catalog.get_deref(b"ViewerPreferences", &document).unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let information = document.trailer.get_deref(b"Info", &document).unwrap().as_dict().unwrap();
    assert_eq!(decoded(information.get(b"Title").unwrap()), "Halvårsrapport om delaktighetsprogrammet");
    assert!(decoded(information.get(b"CreationDate").unwrap()).starts_with("D:20260824000000"));

    let about = catalog.get_deref(b"Metadata", &document).unwrap().as_stream().unwrap();
    let about = String::from_utf8(about.get_plain_content().unwrap()).unwrap();
    assert!(about.contains("pdfuaid:part") && about.contains("pdfaid:part"), "{about}");
}

#[test]
fn headings_follow_the_sections_and_skip_no_level() {
    let document = open(&report(In::Finnish));
    let structure = structure(&document);
    let headings: Vec<&str> = structure
        .all()
        .into_iter()
        .map(|element| element.role.as_str())
        .filter(|role| is_heading(role))
        .collect();
    assert_eq!(headings, ["H1", "H2", "H2", "H2", "H3", "H3", "H3", "H2", "H2", "H2"]);
    // The bookmarks: the title, five sections and the definitions.
    let outlines = document.catalog().unwrap().get_deref(b"Outlines", &document).unwrap().as_dict().unwrap();
    let mut next = outlines.get_deref(b"First", &document).ok();
    let mut titles = Vec::new();
    while let Some(node) = next {
        let node = node.as_dict().unwrap();
        titles.push(decoded(node.get(b"Title").unwrap()));
        next = node.get_deref(b"Next", &document).ok();
    }
    assert_eq!(titles.len(), 7, "{titles:?}");
    assert_eq!(titles[3], "Palaute");
}

fn is_heading(role: &str) -> bool {
    role.strip_prefix('H')
        .is_some_and(|level| !level.is_empty() && level.chars().all(|sign| sign.is_ascii_digit()))
}

#[test]
fn every_link_of_the_contents_leads_somewhere() {
    let document = open(&report(In::Finnish));
    let structure = structure(&document);
    let links = structure.of_role("Link");
    // Five sections, three below one of them, the definitions.
    assert_eq!(links.len(), 9);
    assert!(links.iter().all(|link| link.pieces >= 2), "a link and what is linked");
    let first_page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let annotations = listed(&document, first_page, b"Annots");
    assert_eq!(annotations.len(), 9);
    let texts: Vec<String> =
        annotations.iter().map(|link| decoded(link.as_dict().unwrap().get(b"Contents").unwrap())).collect();
    assert!(texts[0].starts_with("Yhteenveto ") && texts[8].starts_with("Määritelmät "), "{texts:?}");
}

#[test]
fn a_table_has_its_headings_once_however_long_it_is() {
    let rows =
        (0..200).map(|number| vec![format!("Rivi {number}").into(), Value::Whole(number)].into()).collect();
    let columns = vec![Column::text("Nimi"), Column::number("Määrä")];
    let document = open(&of(vec![Block::Table(table(columns, rows))]));
    assert!(document.get_pages().len() >= 4);
    let structure = structure(&document);
    let tables = structure.of_role("Table");
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].roles(), ["Caption", "THead", "TBody"]);
    assert_eq!(tables[0].of_role("THead").len(), 1);
    assert_eq!(tables[0].of_role("TR").len(), 201);
    let heads = tables[0].of_role("TH");
    let of_scope = |scope: &str| {
        heads.iter().filter(|head| head.attribute("Scope").map(name).as_deref() == Some(scope)).count()
    };
    assert_eq!((of_scope("Column"), of_scope("Row"), heads.len()), (2, 200, 202));
    assert!(structure.all().iter().all(|element| element.role != "TD" || element.pieces == 1));
    // For the eye the headings are on each page.
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    for page in pages {
        assert!(document.extract_text(&[page]).unwrap().contains("Määrä"), "page {page}");
    }
}

#[test]
fn every_row_has_as_many_cells_as_columns() {
    let document = open(&report(In::Finnish));
    for table in structure(&document).of_role("Table") {
        let widths: Vec<i64> = table
            .of_role("TR")
            .iter()
            .map(|row| {
                row.children
                    .iter()
                    .map(|cell| cell.attribute("ColSpan").map_or(1, |span| span.as_i64().unwrap()))
                    .sum()
            })
            .collect();
        assert!(widths.windows(2).all(|two| two[0] == two[1]), "{widths:?}");
    }
}

#[test]
fn a_wide_table_lies_on_its_side_and_stays_on_the_page() {
    let columns = (0..14).map(|number| Column::number(format!("Osallistumisjärjestelmä {number}"))).collect();
    let rows = (0..5)
        .map(|row| (0..14).map(|column| Value::Whole(row * 1_000_000 + column)).collect::<Vec<_>>().into());
    let document =
        open(&of(vec![Block::Table(table(columns, rows.collect())), Block::Paragraph("Perässä.".into())]));
    let sizes: Vec<Vec<i64>> = document
        .get_pages()
        .into_values()
        .map(|page| {
            let page = document.get_dictionary(page).unwrap();
            let corners = listed(&document, page, b"MediaBox");
            corners.iter().map(|corner| corner.as_float().unwrap() as i64).collect()
        })
        .collect();
    assert!(sizes.contains(&vec![0, 0, 841, 595]), "{sizes:?}");
    assert_eq!(sizes.last(), Some(&vec![0, 0, 595, 841]), "text goes on upright");
}

#[test]
fn a_row_that_no_page_holds_goes_on_over_pages() {
    let long = "Osallistumismahdollisuuksien kehittäminen jatkuu. ".repeat(300);
    let columns = vec![Column::text("Asia"), Column::text("Kuvaus")];
    let rows = vec![vec!["Yksi".into(), long.into()].into(), vec!["Kaksi".into(), "Lyhyt.".into()].into()];
    let document = open(&of(vec![Block::Table(table(columns, rows))]));
    let structure = structure(&document);
    assert_eq!(structure.of_role("TR").len(), 3);
    let cells = structure.of_role("TD");
    assert!(cells[0].pieces >= 3, "on every page of it: {}", cells[0].pieces);
    assert_eq!(cells[1].pieces, 1);
}

#[test]
fn a_chart_is_a_figure_with_words_and_a_table() {
    let document = open(&report(In::Finnish));
    let structure = structure(&document);
    let figures = structure.of_role("Figure");
    assert_eq!(figures.len(), 3);
    for figure in figures {
        assert!(figure.alternative.as_ref().is_some_and(|words| words.len() > 40));
        assert!(figure.attribute("BBox").is_some());
    }
    // Three of charts, three others, the definitions.
    assert_eq!(structure.of_role("Table").len(), 7);
}

#[test]
fn another_language_is_said() {
    let document = open(&report(In::Swedish));
    let structure = structure(&document);
    let finnish = structure.all().into_iter().filter(|element| element.language.as_deref() == Some("fi"));
    assert_eq!(finnish.count(), 48, "the Finnish programme's texts in the Swedish report");
    let document = open(&report(In::Finnish));
    let languages = self::structure(&document);
    assert!(languages.all().iter().skip(1).all(|element| element.language.is_none()));
}

#[test]
fn lists_are_lists() {
    let items = vec!["yksi".into(), "kaksi".into()];
    let document = open(&of(vec![Block::List(List { is_numbered: true, items })]));
    let structure = structure(&document);
    let list = structure.of_role("L")[0];
    assert_eq!(list.roles(), ["LI", "LI"]);
    assert_eq!(list.children[0].roles(), ["Lbl", "LBody"]);
    assert_eq!(list.attribute("ListNumbering").map(name).as_deref(), Some("Decimal"));
}

#[test]
fn letters_of_the_sami_languages_can_be_read_back() {
    let sentence = "Dearvvuohta: áčđŋšŧž ÁČĐŊŠŦŽ âõʒǯǥǧ";
    let document = open(&of(vec![Block::Paragraph(Text::in_language(sentence, "se".parse().unwrap()))]));
    let text = document.extract_text(&[1]).unwrap();
    assert!(text.contains(sentence), "{text}");
}

#[test]
fn headings_that_fill_a_page_are_not_repeated() {
    let heading = "Otsikko, joka ei lopu. ".repeat(400);
    let long = "Osallistumismahdollisuuksien kehittäminen jatkuu. ".repeat(200);
    let columns = vec![Column::text(heading), Column::text("Kuvaus")];
    let rows = vec![vec!["Yksi".into(), long.into()].into()];
    let document = open(&of(vec![Block::Table(table(columns, rows))]));
    assert!((2..30).contains(&document.get_pages().len()));
}

#[test]
fn nothing_that_is_written_breaks_the_document() {
    let odd = "a\u{0}b\u{feff}\u{fffe}\u{202e}cd\u{e000}\u{1f600} العربية ".repeat(40);
    let section = |heading: &str, sections| Section { heading: heading.into(), blocks: Vec::new(), sections };
    let deep = (0..9).fold(Vec::new(), |inner, level| vec![section(&format!("Taso {level} {odd}"), inner)]);
    let mut report = of(vec![
        Block::Paragraph(odd.as_str().into()),
        Block::Table(table(
            vec![Column::text(odd.as_str())],
            vec![vec![odd.as_str().into(), "liikaa".into()].into()],
        )),
        Block::Table(table(Vec::new(), Vec::new())),
        Block::Table(table(vec![Column::text("")], Vec::new())),
        Block::KeyFigures(Vec::new()),
        Block::List(List { is_numbered: false, items: Vec::new() }),
        Block::Paragraph("".into()),
    ]);
    report.sections.extend(deep);
    report.title = odd;
    pdf(&report).unwrap();
    report.title = String::new();
    assert!(pdf(&report).is_ok());
}
