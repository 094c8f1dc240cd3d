//! A table that has been read.

use std::collections::BTreeMap;

use ::csv::StringRecord;

/// A header and rows of as many cells.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) header: Vec<String>,
    /// Where the column of a [`key`] stands.
    pub(super) columns: BTreeMap<String, usize>,
    /// By the number of the row in the file.
    pub(super) rows: Vec<(usize, StringRecord)>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    number: usize,
    cells: &'a StringRecord,
}

impl Table {
    /// The names of the columns as they are written, without the space around them.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str)
    }

    /// The rows that are not blank, in the order of the file.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { table: self, number: *number, cells })
    }
}

impl<'a> Row<'a> {
    /// The number of the row as a spreadsheet shows it: the header is row 1, and blank rows count.
    pub fn number(self) -> usize {
        self.number
    }

    /// The cell under a header, without the space around it; `None` where the table has no such column. Upper and
    /// lower case are the same in headers.
    pub fn get(self, column: &str) -> Option<&'a str> {
        let place = self.table.columns.get(&key(column))?;
        self.cells.get(*place).map(str::trim)
    }

    /// Every cell in the order of the header, without the space around it.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(str::trim)
    }

    /// Where a cell stands, as the path of a violation: `["file", "7", "alias"]`.
    pub fn place(self, column: &str) -> [String; 3] {
        ["file".to_owned(), self.number.to_string(), column.to_owned()]
    }
}

/// By what columns are found.
pub(super) fn key(header: &str) -> String {
    header.trim().to_lowercase()
}
