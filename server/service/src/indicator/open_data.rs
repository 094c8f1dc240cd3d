//! What was published of a programme as files: a row for each indicator of each published edition.

use std::collections::BTreeMap;

use documents::csv::{self, Cell};
use domain::LanguageTag;
use domain::indicator::{DataColumn, DataRow, Datum, Period, Point};
use serde_json::{Map, Number, Value, json};

use super::follow_up::FollowUp;

/// The media type of the table.
pub const CSV_TYPE: &str = csv::MEDIA_TYPE;

const COLUMNS: usize = DataColumn::ALL.len();

/// The rows, in the order of the editions and of the programme.
fn rows(found: &FollowUp) -> Vec<DataRow<'_>> {
    let mut newest: BTreeMap<Period, u32> = BTreeMap::new();
    for edition in &found.editions {
        let number = newest.entry(edition.content.period).or_default();
        *number = edition.content.number.max(*number);
    }
    let of_edition = found.editions.iter().flat_map(|one| {
        let is_newest = newest.get(&one.content.period) == Some(&one.content.number);
        one.content.lines.iter().map(move |line| DataRow {
            point: Point::new(&one.content, line),
            is_newest,
            published_at: one.published_at,
            sha256: &one.sha256,
        })
    });
    of_edition.collect()
}

/// As a table for spreadsheets in Finnish and Swedish; names and words in the best language there is for the reader.
pub fn as_csv(found: &FollowUp, language: &LanguageTag) -> String {
    let column = |place: usize| DataColumn::ALL.get(place).copied();
    let cell = |row: &DataRow<'_>, place| match column(place).map(|column| row.datum(column, language)) {
        None | Some(Datum::Nothing) => Cell::from(""),
        Some(Datum::Text(text)) => Cell::Text(text),
        Some(Datum::Number(number)) => Cell::Number(number),
        Some(Datum::Flag(flag)) => Cell::from(if flag { "true" } else { "false" }),
    };
    let cells = |row: DataRow<'_>| -> [Cell; COLUMNS] { std::array::from_fn(|place| cell(&row, place)) };
    let header = std::array::from_fn(|place| column(place).map_or("", DataColumn::code));
    csv::write::<COLUMNS>(csv::Dialect::Excel, header, rows(found).into_iter().map(cells))
}

/// The same as JSON: an object for each row, with null where there is nothing.
pub fn as_json(found: &FollowUp, language: &LanguageTag) -> String {
    let value = |datum| match datum {
        Datum::Nothing => Value::Null,
        Datum::Text(text) => Value::String(text),
        Datum::Number(number) => match number.as_whole() {
            Some(whole) => whole.into(),
            None => Number::from_f64(number.as_f64()).map_or(Value::Null, Value::Number),
        },
        Datum::Flag(flag) => Value::Bool(flag),
    };
    let object = |row: DataRow<'_>| -> Map<String, Value> {
        let of = |column: &DataColumn| (column.code().to_owned(), value(row.datum(*column, language)));
        DataColumn::ALL.iter().map(of).collect()
    };
    let programme = &found.programme;
    let body = json!({
        "programme": programme.key,
        "name": programme.name.serve(language).map(|served| served.text),
        "language": language,
        "rows": rows(found).into_iter().map(object).collect::<Vec<_>>(),
    });
    body.to_string()
}
