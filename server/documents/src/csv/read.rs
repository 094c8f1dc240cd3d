//! Text as a table.
//!
//! Everything wrong is told at once, each with its place: `["file", row, column]`, rows numbered as a spreadsheet
//! shows them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use ::csv::{ReaderBuilder, StringRecord};
use domain::{Code, Violation, Violations};

use super::table::{Table, key};

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub bytes: usize,
    /// Rows that are not blank, the header not counted.
    pub rows: usize,
    pub columns: usize,
}

/// Nobody mends more than this at once, and it is usually one mistake all the way down.
const VIOLATIONS_MAX: usize = 100;

/// A row of the file, not blank.
struct Line {
    number: usize,
    cells: StringRecord,
    /// Whether each quotation mark has a pair.
    is_paired: bool,
}

/// Reads a table that has at least the `required` columns, in any order.
///
/// The text is UTF-8, with or without a byte order mark; its cells are separated by tabs, semicolons or commas, and
/// its lines end as they like: those inside a cell come out as `\n`. Blank rows are passed over, and so are blank
/// cells to the right of the last column.
pub fn read(bytes: &[u8], required: &[&str], limits: &Limits) -> Result<Table, Violations> {
    table(bytes, required, Others::Named, limits)
}

/// The same for a table of which only some columns matter: others may have no name, or one name twice. Of columns with
/// the same name the first one is found.
pub fn read_loosely(bytes: &[u8], limits: &Limits) -> Result<Table, Violations> {
    table(bytes, &[], Others::Anyhow, limits)
}

/// What columns that nobody asks for must be like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// Each has a name of its own.
    Named,
    Anyhow,
}

fn table(bytes: &[u8], required: &[&str], others: Others, limits: &Limits) -> Result<Table, Violations> {
    if bytes.len() > limits.bytes {
        return Err(vec![of_file(Code::CsvTooLarge).with("max", limits.bytes / 1_024)]);
    }
    let text = decoded(bytes).map_err(|row| vec![not_utf8(row)])?;
    // The one thing that can go wrong when a slice is read.
    let lines = lines(&text, limits.rows.saturating_add(2)).map_err(|_| vec![not_utf8(1)])?;
    let mut lines = lines.into_iter();
    let header = lines.next().ok_or_else(|| vec![of_file(Code::CsvEmpty)])?;

    let mut found = Violations::new();
    let names = names(&header.cells);
    let mut of_names = Violations::new();
    let columns = columns(&names, header.number, &mut of_names);
    if others == Others::Named {
        found.append(&mut of_names);
    }
    if !header.is_paired {
        found.push(quote_open(&header));
    }
    if names.len() > limits.columns {
        found.push(of_row(Code::CsvTooManyColumns, header.number).with("max", limits.columns));
    }
    for name in required.iter().filter(|name| !columns.contains_key(&key(name))) {
        found.push(of_column(Code::CsvColumnMissing, header.number, name).with("column", *name));
    }
    if lines.len() > limits.rows {
        found.push(of_file(Code::CsvTooManyRows).with("max", limits.rows));
    }
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        match check(&line, names.len()) {
            Ok(()) => rows.push((line.number, line.cells)),
            Err(violation) => found.push(violation),
        }
    }
    if found.is_empty() {
        return Ok(Table { header: names, columns, rows });
    }
    found.truncate(VIOLATIONS_MAX);
    Err(found)
}

/// UTF-8 text without its byte order mark, its lines ended by `\n`. A zero byte is valid UTF-8, but stands in files
/// of UTF-16 only.
///
/// Else the line, counted from one, where it ends to be text.
fn decoded(bytes: &[u8]) -> Result<String, usize> {
    let line_of = |place: usize| bytes.iter().take(place).filter(|byte| **byte == b'\n').count() + 1;
    let text = std::str::from_utf8(bytes).map_err(|error| line_of(error.valid_up_to()))?;
    if let Some(place) = text.find('\0') {
        return Err(line_of(place));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The first rows that are not blank, at most `max`.
fn lines(text: &str, max: usize) -> Result<Vec<Line>, ::csv::Error> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let (mut number, mut begins) = (0, 0);
    let mut cells = StringRecord::new();
    while lines.len() < max && reader.read_record(&mut cells)? {
        let ends = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        let written = text.get(begins..ends).unwrap_or_default();
        begins = ends;
        number += written.bytes().take_while(|byte| *byte == b'\n').count() + 1;
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            let is_paired = written.matches('"').count().is_multiple_of(2);
            lines.push(Line { number, cells: cells.clone(), is_paired });
        }
    }
    Ok(lines)
}

/// What the header uses most, quoted names aside. Of those used equally often, the one rarest in a text: a table of
/// one column may well hold commas.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.trim_start_matches('\n').bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' => break,
            _ => counts.iter_mut().filter(|(one, _)| *one == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The last of equals.
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(b',', |(one, _)| one)
}

/// The header without blank cells to the right.
fn names(cells: &StringRecord) -> Vec<String> {
    let mut names: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// Where each column stands, by its [`key`].
fn columns(names: &[String], row: usize, found: &mut Violations) -> BTreeMap<String, usize> {
    let mut columns = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for (place, name) in names.iter().enumerate() {
        let number = place + 1;
        if name.is_empty() {
            let violation = of_column(Code::CsvColumnUnnamed, row, &number.to_string());
            found.push(violation.with("number", number));
        } else if let Entry::Vacant(free) = columns.entry(key(name)) {
            free.insert(place);
        } else if twice.insert(key(name)) {
            found.push(of_column(Code::CsvColumnTwice, row, name).with("column", name.as_str()));
        }
    }
    columns
}

fn check(line: &Line, columns: usize) -> Result<(), Violation> {
    if !line.is_paired {
        return Err(quote_open(line));
    }
    let cells = line.cells.len();
    if cells < columns || line.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
        let violation = of_row(Code::CsvRowWidth, line.number).with("row", line.number);
        return Err(violation.with("cells", cells).with("columns", columns));
    }
    Ok(())
}

fn quote_open(line: &Line) -> Violation {
    of_row(Code::CsvQuoteOpen, line.number).with("row", line.number)
}

fn not_utf8(row: usize) -> Violation {
    of_row(Code::CsvNotUtf8, row).with("row", row)
}

fn of_file(code: Code) -> Violation {
    Violation::new(code, ["file"])
}

fn of_row(code: Code, row: usize) -> Violation {
    Violation::new(code, ["file", row.to_string().as_str()])
}

fn of_column(code: Code, row: usize, column: &str) -> Violation {
    Violation::new(code, ["file", row.to_string().as_str(), column])
}
