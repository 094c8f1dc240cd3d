//! What a report is made of.

use chrono::NaiveDate;
use domain::LanguageTag;

use super::{Chart, Value, Words};

/// A report, its texts already in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub title: String,
    /// Such as the period: "1.1.–30.6.2026".
    pub subtitle: Option<String>,
    /// What the report is written in: hyphenation, numbers, dates and the voice of a screen reader follow it.
    pub language: LanguageTag,
    /// The county, as the report names it.
    pub author: String,
    /// The day of the report in Europe/Helsinki; also the date that the files carry.
    pub date: NaiveDate,
    /// The few words that the documents add.
    pub words: Words,
    pub sections: Vec<Section>,
    /// What the words and figures mean: the last section of the PDF and a sheet of the workbook.
    pub definitions: Vec<Definition>,
}

/// Words of the report, or of somebody else in another language: a programme that exists in Finnish only, quoted in a
/// Swedish report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub words: String,
    /// `None`: the language of the report.
    pub language: Option<LanguageTag>,
}

impl Text {
    pub fn in_language(words: impl Into<String>, language: LanguageTag) -> Self {
        Self { words: words.into(), language: Some(language) }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), language: None }
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self { words, language: None }
    }
}

/// A part of a report under its heading. Headings nest as sections do, so that no level can be skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub heading: Text,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
}

impl Section {
    pub fn new(heading: impl Into<Text>, blocks: Vec<Block>) -> Self {
        Self { heading: heading.into(), blocks, sections: Vec::new() }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Text),
    List(List),
    KeyFigures(Vec<KeyFigure>),
    Table(Table),
    Chart(Chart),
    Note(Note),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub is_numbered: bool,
    pub items: Vec<Text>,
}

/// A figure that is shown large: "Palautteista käsiteltiin ajallaan", 87 %, "tavoite 90 %".
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    pub label: Text,
    pub value: Value,
    pub note: Option<Text>,
}

/// Something to know when reading: how sure the figures are, what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub heading: Option<Text>,
    pub text: Text,
}

/// A table. Cells beyond the last column are left out, and missing ones are empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: Text,
    /// A row above the headings that says what several columns have in common, from the first column on; empty where
    /// there is nothing to say.
    pub groups: Vec<ColumnGroup>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The first cell of each row says what the row is about.
    pub has_row_headers: bool,
    /// Said below the table.
    pub notes: Vec<Text>,
}

/// Columns side by side under one heading. An empty heading groups nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGroup {
    pub heading: Text,
    pub columns: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: Text,
    pub align: Align,
    /// What the column holds, for the definitions of the workbook.
    pub meaning: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn text(heading: impl Into<Text>) -> Self {
        Self { heading: heading.into(), align: Align::Start, meaning: None }
    }

    /// A column of numbers.
    pub fn number(heading: impl Into<Text>) -> Self {
        Self { heading: heading.into(), align: Align::End, meaning: None }
    }

    #[must_use]
    pub fn meaning(mut self, meaning: impl Into<String>) -> Self {
        self.meaning = Some(meaning.into());
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Start,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<Value>,
    /// A sum of the rows above, shown as such.
    pub is_total: bool,
}

impl From<Vec<Value>> for Row {
    fn from(cells: Vec<Value>) -> Self {
        Self { cells, is_total: false }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    pub term: Text,
    pub meaning: Text,
}
