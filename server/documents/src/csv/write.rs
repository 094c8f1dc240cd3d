//! A table as text.

use domain::indicator::Decimal;

/// For whom a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// For programs, as RFC 4180 has it: commas, decimal points, no byte order mark.
    Plain,
    /// For Excel as it is set up in Finland, in Finnish and in Swedish: it takes the text for UTF-8 only after a byte
    /// order mark, separates cells at semicolons, and reads decimal commas.
    Excel,
}

impl Dialect {
    fn byte_order_mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Excel => "\u{feff}",
        }
    }

    fn separator(self) -> char {
        match self {
            Self::Plain => ',',
            Self::Excel => ';',
        }
    }

    fn decimal_sign(self) -> char {
        match self {
            Self::Plain => '.',
            Self::Excel => ',',
        }
    }
}

/// The media type of what [`write`] writes (RFC 7111).
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// A cell. Only text may have come from anybody, so only text is guarded, and negative numbers stay numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    /// Hundredths, written with two decimals: euros of cents, hours of hundredths.
    Hundredths(i64),
    /// A number with as many decimals as it has.
    Number(Decimal),
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Whole(value)
    }
}

/// Writes a header and rows of as many cells.
///
/// Text is always quoted, so that a cell may hold anything, and numbers never are. A text that a spreadsheet would
/// take for a formula gets a `'` in front, in the header too. That stays in the cell: `+358 40 …` becomes
/// `'+358 40 …`, which is the lesser evil.
pub fn write<const COLUMNS: usize>(
    dialect: Dialect,
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [Cell; COLUMNS]>,
) -> String {
    let mut out = dialect.byte_order_mark().to_owned();
    write_row(&mut out, dialect, &header.map(Cell::from));
    for row in rows {
        write_row(&mut out, dialect, &row);
    }
    out
}

/// Writes a header and rows of as many cells for a program that compares them with what it knows: as [`write`] in the plain
/// dialect, but each text is left as it is, since a `'` in front would make it another one. Not for what anybody may have
/// written: a spreadsheet calculates with it.
pub fn write_exactly(header: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        cells.join(",") + "\r\n"
    };
    let mut out = row(header);
    out.extend(rows.into_iter().map(|cells| row(&cells)));
    out
}

fn write_row(out: &mut String, dialect: Dialect, cells: &[Cell]) {
    for (cell, number) in cells.iter().zip(0..) {
        if number > 0 {
            out.push(dialect.separator());
        }
        match cell {
            Cell::Text(text) => {
                let guard = if is_formula(text) { "'" } else { "" };
                out.extend(["\"", guard, text.replace('"', "\"\"").as_str(), "\""]);
            }
            Cell::Whole(number) => out.push_str(&number.to_string()),
            Cell::Number(number) => {
                let written = number.to_string();
                out.extend(
                    written.chars().map(|sign| if sign == '.' { dialect.decimal_sign() } else { sign }),
                );
            }
            Cell::Hundredths(number) => {
                let sign = if *number < 0 { "-" } else { "" };
                let size = number.unsigned_abs();
                let point = dialect.decimal_sign();
                out.push_str(&format!("{sign}{}{point}{:02}", size / 100, size % 100));
            }
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet may calculate with it (OWASP, "CSV Injection"): the signs that begin a formula, their
/// full-width forms, and the white space after which one is still seen.
pub(crate) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}
