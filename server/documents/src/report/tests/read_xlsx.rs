//! The workbooks, read back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;

use crate::report::sample::{In, bare, report};
use crate::report::{Block, Column, Report, Row, Section, Table, Value, xlsx};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(report: &Report) -> Book {
    Xlsx::new(Cursor::new(xlsx(report).unwrap())).unwrap()
}

fn sheet(book: &mut Book, name: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

/// A report of tables.
fn of(tables: Vec<Table>) -> Report {
    let blocks = tables.into_iter().map(Block::Table).collect();
    Report { sections: vec![Section::new("Luku", blocks)], ..bare(In::Finnish) }
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: caption.into(),
        groups: Vec::new(),
        columns,
        rows,
        has_row_headers: true,
        notes: Vec::new(),
    }
}

#[test]
fn every_table_has_a_sheet_and_the_contents_name_it() {
    let mut book = open(&report(In::Finnish));
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "Sisällys",
            "1 Tunnusluvut",
            "2 Muuttuneet mittarit",
            "3 Yhä useampi palaute käsitellä",
            "4 Tiedonsaantiin oltiin tyytyvä",
            "5 Verkossa annettu palaute ohit",
            "6 Toimenpiteet ja niiden mittar",
            "7 Toiminta osallistumisen muodo",
            "Määritelmät",
        ]
    );
    let contents = sheet(&mut book, "Sisällys");
    assert_eq!(contents[0][0], text("Osallisuusohjelman puolivuosiraportti"));
    let listed: Vec<String> = contents.iter().skip(6).map(|row| row[0].to_string()).collect();
    assert_eq!(listed, names[1..]);
    let section = contents.iter().find(|row| row[0] == text("6 Toimenpiteet ja niiden mittar")).unwrap();
    assert_eq!(section[1], text("Toimenpiteiden tilanne"));
}

#[test]
fn numbers_are_numbers_and_what_is_missing_says_why() {
    let mut book = open(&report(In::Swedish));
    let changes = sheet(&mut book, "2 Förändrade indikatorer");
    assert_eq!(changes[0][0], text("Förändrade indikatorer"));
    // Caption, section, an empty row, the groups, the headings, the rows.
    assert_eq!(changes[3][1], text("Värde"));
    assert_eq!(changes[4][1], text("7–12/2025"));
    assert_eq!(changes[5][2], Data::Float(0.874));
    assert_eq!(changes[5][3], Data::Float(16.2));
    assert_eq!(changes[6][2], Data::Float(1284.0));
    assert_eq!(changes[7][1], text("uppgift saknas"));
}

#[test]
fn the_values_of_a_chart_have_their_intervals() {
    let mut book = open(&report(In::Finnish));
    let chart = sheet(&mut book, "3 Yhä useampi palaute käsitellä");
    let heads = ["Puolivuosi", "Ajallaan", "Väli, alaraja", "Väli, yläraja"];
    assert_eq!(chart[3], heads.map(text));
    assert_eq!(chart[4], [text("1/2024"), Data::Float(0.58), Data::Float(0.52), Data::Float(0.64)]);
    assert_eq!(chart[6][1], text("ei tietoa"));
    // Of two series each has its own.
    let chart = sheet(&mut book, "4 Tiedonsaantiin oltiin tyytyvä");
    assert_eq!((&chart[3][1], &chart[3][4]), (&text("2025"), &text("2026")));
    assert_eq!((&chart[4][1], &chart[4][4]), (&text("Arvo"), &text("Arvo")));
    assert_eq!(chart[5][4], Data::Float(0.7));
}

#[test]
fn the_codebook_has_terms_and_columns() {
    let mut book = open(&report(In::Finnish));
    let codebook = sheet(&mut book, "Määritelmät");
    assert_eq!(codebook[3], [text("Taulukko"), text("Käsite"), text("Merkitys")]);
    assert_eq!(codebook[4][1], text("Käsitelty ajallaan"));
    let column = codebook.last().unwrap();
    assert_eq!(column[0], text("2 Muuttuneet mittarit"));
    assert_eq!(column[1], text("Muutos"));
}

#[test]
fn text_is_never_a_formula() {
    let evil = ["=1+1", "+358", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://example.org\")"];
    let rows = evil.map(|words| Row::from(vec![words.into(), Value::Whole(-2)])).to_vec();
    let mut book = open(&of(vec![table("=1+1", vec![Column::text("=A1"), Column::number("-1")], rows)]));
    let names = book.sheet_names();
    let found = sheet(&mut book, &names[1]);
    assert_eq!(found[0][0], text("=1+1"));
    for (row, words) in found[4..].iter().zip(evil) {
        assert_eq!(row[0], text(words));
        assert_eq!(row[1], Data::Float(-2.0));
    }
    for name in names {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn sheets_have_names_that_a_workbook_takes() {
    let captions =
        ["a/b:c*[x]?\\", "'lainattu'", "", &"pitkä ".repeat(20), "History", "\u{1f600}".repeat(40).as_str()]
            .map(|caption| table(caption, vec![Column::text("x")], Vec::new()));
    let book = open(&of(captions.to_vec()));
    assert_eq!(book.sheet_names().len(), 7);
    assert!(book.sheet_names().iter().all(|name| name.encode_utf16().count() <= 31 && !name.is_empty()));
}

#[test]
fn long_texts_and_early_days_are_written() {
    let day = NaiveDate::from_ymd_opt(1850, 3, 1).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let rows = vec![vec!["ä".repeat(40_000).into(), day.into(), today.into()].into()];
    let columns = vec![Column::text("a"), Column::text("b"), Column::text("c")];
    let mut book = open(&of(vec![table("Taulu", columns, rows)]));
    let found = sheet(&mut book, "1 Taulu");
    assert_eq!(found[4][0].to_string().chars().count(), 32_767);
    assert_eq!(found[4][1], text("1850-03-01"));
    assert!(
        matches!(found[4][2], Data::DateTime(day) if (day.as_f64() - 46_203.0).abs() < 1e-9),
        "{:?}",
        found[4][2]
    );
}
