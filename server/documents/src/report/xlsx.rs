//! The tables of a report as a workbook: a sheet of contents, a sheet for each table, the definitions at the end.
//!
//! Numbers are numbers, with the format that shows them as the report does; the workbook's reader sees the marks of
//! his own language. Text is text: nothing is calculated, whatever it begins with.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};

use super::{Align, Block, Column, KeyFigure, Report, ReportError, Row, Section, Table, Text, Value, Words};
use crate::csv::is_formula;

pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a cell holds at most, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// What a sheet's name holds at most, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// Characters; of a column.
const NARROWEST: usize = 9;
const WIDEST: usize = 60;
const PALE: Color = Color::RGB(0xee_f2f6);
const RULE: Color = Color::RGB(0xb4_bcc6);
const QUIET: Color = Color::RGB(0x46_4c54);
/// A4, as Excel counts paper.
const A4: u8 = 9;

/// A table and where the report has it.
struct Sheet<'a> {
    name: String,
    section: &'a str,
    table: Table,
}

/// The report's tables, charts and key figures as a workbook. The same report gives the same bytes.
///
/// # Errors
/// If a table has more rows or columns than a sheet takes (1,048,576 and 16,384).
pub fn xlsx(report: &Report) -> Result<Vec<u8>, ReportError> {
    workbook(report).map_err(|error| ReportError::Xlsx(error.to_string()))
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let sheets = sheets(report);
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(&report.title).set_author(&report.author).set_comment("Osallistu");
    // Without it the clock of the machine would be written.
    let day = excel_date(report.date).map_or_else(|| ExcelDateTime::from_ymd(1970, 1, 1), Ok)?;
    properties = properties.set_creation_datetime(&day);
    book.set_properties(&properties);

    let definitions = codebook(report, &sheets);
    contents(book.add_worksheet(), report, &sheets, definitions.as_ref())?;
    for sheet in sheets.iter().chain(&definitions) {
        table(book.add_worksheet(), report, sheet)?;
    }
    book.save_to_buffer()
}

/// Every table of the report in its order, those of charts and key figures among them.
fn sheets(report: &Report) -> Vec<Sheet<'_>> {
    let mut found = Vec::new();
    for section in &report.sections {
        collect(section, &report.words, &mut found);
    }
    let mut names = BTreeSet::from([report.words.contents.to_lowercase(), "history".to_owned()]);
    for (sheet, number) in found.iter_mut().zip(1_usize..) {
        sheet.name = name(&format!("{number} {}", sheet.table.caption.words), &mut names);
    }
    found
}

fn collect<'a>(section: &'a Section, words: &Words, found: &mut Vec<Sheet<'a>>) {
    let heading = section.heading.words.as_str();
    for block in &section.blocks {
        let table = match block {
            Block::Table(table) => table.clone(),
            Block::Chart(chart) => Table { caption: chart.title.clone(), ..chart.table(words) },
            Block::KeyFigures(figures) => key_figures(figures, words),
            Block::Paragraph(_) | Block::List(_) | Block::Note(_) => continue,
        };
        found.push(Sheet { name: String::new(), section: heading, table });
    }
    for part in &section.sections {
        collect(part, words, found);
    }
}

fn key_figures(figures: &[KeyFigure], words: &Words) -> Table {
    let row = |figure: &KeyFigure| {
        let note = figure.note.clone().map_or_else(|| Value::Missing(String::new()), Value::Text);
        Row::from(vec![Value::Text(figure.label.clone()), figure.value.clone(), note])
    };
    Table {
        caption: words.key_figures.as_str().into(),
        groups: Vec::new(),
        columns: vec![
            Column::text(words.figure.as_str()),
            Column::number(words.value.as_str()),
            Column::text(words.note.as_str()),
        ],
        rows: figures.iter().map(row).collect(),
        has_row_headers: true,
        notes: Vec::new(),
    }
}

/// What terms and columns mean, if the report says so of any.
fn codebook<'a>(report: &Report, sheets: &[Sheet<'a>]) -> Option<Sheet<'a>> {
    let words = &report.words;
    let mut rows: Vec<Row> = Vec::new();
    for definition in &report.definitions {
        let (term, meaning) = (definition.term.clone(), definition.meaning.clone());
        rows.push(vec![Value::Missing(String::new()), term.into(), meaning.into()].into());
    }
    for sheet in sheets {
        for column in &sheet.table.columns {
            if let Some(meaning) = &column.meaning {
                let name = Value::from(sheet.name.as_str());
                rows.push(vec![name, column.heading.clone().into(), meaning.as_str().into()].into());
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut taken = sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect();
    let name = name(&words.definitions, &mut taken);
    let columns =
        [&words.table, &words.term, &words.meaning].map(|heading| Column::text(heading.as_str())).into();
    let caption = words.definitions.as_str().into();
    let table =
        Table { caption, groups: Vec::new(), columns, rows, has_row_headers: false, notes: Vec::new() };
    Some(Sheet { name, section: "", table })
}

fn contents(
    sheet: &mut Worksheet,
    report: &Report,
    sheets: &[Sheet<'_>],
    definitions: Option<&Sheet<'_>>,
) -> Result<(), XlsxError> {
    let words = &report.words;
    sheet.set_name(name(&words.contents, &mut BTreeSet::new()))?;
    sheet.set_column_width(0, 52)?.set_column_width(1, 40)?;
    page(sheet);
    text(sheet, 0, 0, &report.title, title())?;
    let date = l10n::format::date(report.language.primary(), report.date);
    let about = report.subtitle.iter().chain([&report.author, &date]);
    let mut row = 1;
    for line in about {
        text(sheet, row, 0, line, Format::new().set_font_color(QUIET))?;
        row += 1;
    }
    row += 1;
    text(sheet, row, 0, &words.table, heading(Align::Start))?;
    text(sheet, row, 1, &words.section, heading(Align::Start))?;
    for listed in sheets.iter().chain(definitions) {
        row += 1;
        // An apostrophe inside the name is written twice.
        let link = format!("internal:'{}'!A1", listed.name.replace('\'', "''"));
        sheet.write_url(row, 0, Url::new(link).set_text(&listed.name))?;
        text(sheet, row, 1, listed.section, Format::new().set_text_wrap())?;
    }
    Ok(())
}

fn table(sheet: &mut Worksheet, report: &Report, listed: &Sheet<'_>) -> Result<(), XlsxError> {
    let table = &listed.table;
    sheet.set_name(&listed.name)?;
    page(sheet);
    text(sheet, 0, 0, &table.caption.words, title())?;
    text(sheet, 1, 0, listed.section, Format::new().set_font_color(QUIET))?;
    let mut row = 3;
    if !table.groups.is_empty() {
        groups(sheet, row, table)?;
        row += 1;
    }
    let language = report.language.primary();
    for (column, place) in table.columns.iter().zip(0_u16..) {
        text(sheet, row, place, &column.heading.words, heading(column.align))?;
        sheet.set_column_width(place, width(table, usize::from(place), language) as f64)?;
    }
    let head = row;
    sheet.set_freeze_panes(head + 1, u16::from(table.has_row_headers))?;
    sheet.set_repeat_rows(head, head)?;
    for values in &table.rows {
        row += 1;
        for (value, (place, column)) in values.cells.iter().zip((0_u16..).zip(&table.columns)) {
            cell(sheet, row, place, value, column.align, values.is_total)?;
        }
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if row > head {
        sheet.autofilter(head, 0, row, last)?;
    }
    row += 1;
    for note in &table.notes {
        row += 1;
        text(sheet, row, 0, &note.words, Format::new().set_font_color(QUIET))?;
    }
    Ok(())
}

/// Headings over several columns.
fn groups(sheet: &mut Worksheet, row: u32, table: &Table) -> Result<(), XlsxError> {
    let count = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    let mut first = 0_u16;
    for group in &table.groups {
        let columns = u16::try_from(group.columns).unwrap_or(u16::MAX).min(count - first);
        let words = clipped(&group.heading.words);
        match columns {
            0 => continue,
            1 => text(sheet, row, first, &words, heading(Align::Start))?,
            _ => {
                let format = guarded(heading(Align::Start), &words);
                sheet.merge_range(row, first, row, first + columns - 1, &words, &format)?;
            }
        }
        first += columns;
    }
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    value: &Value,
    align: Align,
    is_total: bool,
) -> Result<(), XlsxError> {
    let mut format = Format::new().set_align(FormatAlign::Top);
    if is_total {
        format = format.set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(RULE);
    }
    if align == Align::End {
        format = format.set_align(FormatAlign::Right);
    }
    match value {
        Value::Text(Text { words, .. }) => text(sheet, row, place, words, format.set_text_wrap()),
        Value::Missing(why) => text(sheet, row, place, why, format.set_font_color(QUIET).set_italic()),
        Value::Date(date) => match excel_date(*date) {
            Some(day) => {
                let format = format.set_num_format("d.m.yyyy");
                sheet.write_datetime_with_format(row, place, day, &format).map(drop)
            }
            None => text(sheet, row, place, &date.to_string(), format),
        },
        Value::Whole(_) | Value::Decimal { .. } | Value::Percent { .. } => {
            let format = format.set_num_format(number_format(value));
            sheet.write_number_with_format(row, place, value.number().unwrap_or_default(), &format).map(drop)
        }
    }
}

/// As the report shows it, in the notation of workbooks: the reader's own marks are put in when it is shown.
fn number_format(value: &Value) -> String {
    let decimals = |places: u8| match places {
        0 => String::new(),
        places => format!(".{}", "0".repeat(usize::from(places))),
    };
    match value {
        Value::Decimal { places, .. } => format!("#,##0{}", decimals(*places)),
        Value::Percent { places, .. } => format!("0{} %", decimals(*places)),
        _ => "#,##0".to_owned(),
    }
}

/// Text that stays text: what begins like a formula is marked so that it is none when somebody edits the cell or
/// saves the sheet in another format.
fn text(sheet: &mut Worksheet, row: u32, place: u16, words: &str, format: Format) -> Result<(), XlsxError> {
    if words.is_empty() {
        return Ok(());
    }
    let words = clipped(words);
    let format = guarded(format, &words);
    sheet.write_string_with_format(row, place, words, &format).map(drop)
}

fn guarded(format: Format, words: &str) -> Format {
    if is_formula(words) { format.set_quote_prefix() } else { format }
}

/// As much as a cell holds.
fn clipped(words: &str) -> String {
    first_units(words, LONGEST_TEXT)
}

fn first_units(words: &str, most: usize) -> String {
    let mut units = 0;
    let fitting = words.chars().take_while(|sign| {
        units += sign.len_utf16();
        units <= most
    });
    fitting.collect()
}

/// A name that a sheet may have and none has had.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed: String = wanted
        .chars()
        .map(|sign| if "[]:*?/\\".contains(sign) || sign.is_control() { ' ' } else { sign })
        .collect();
    let allowed = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = first_units(allowed.trim_matches('\''), LONGEST_NAME);
    name = name.trim_end_matches([' ', '\'']).to_owned();
    let mut number = 2_u32;
    while name.is_empty() || !taken.insert(name.to_lowercase()) {
        let end = format!(" ({number})");
        name = first_units(&allowed, LONGEST_NAME - end.len()).trim_end().to_owned() + &end;
        number += 1;
    }
    name
}

/// As wide as what is in it, within reason; a heading may take two lines.
fn width(table: &Table, place: usize, language: &str) -> usize {
    let count = |text: &str| text.chars().count();
    let heading = table.columns.get(place).map_or(0, |column| {
        let words = column.heading.words.split_whitespace();
        words.map(count).max().unwrap_or_default().max(count(&column.heading.words) / 2)
    });
    let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
    let widest = cells.map(|value| count(&value.written(language))).max().unwrap_or_default();
    // The button of the filter stands beside the heading.
    widest.max(heading + 3).clamp(NARROWEST, WIDEST) + 1
}

fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, month, day).ok()
}

fn page(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&F&R&P/&N");
}

fn title() -> Format {
    Format::new().set_bold().set_font_size(14)
}

fn heading(align: Align) -> Format {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_background_color(PALE)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(RULE)
        .set_align(FormatAlign::Bottom);
    match align {
        Align::Start => format,
        Align::End => format.set_align(FormatAlign::Right),
    }
}
