//! Values in a table: what stands in each column, and what a row reports.

use chrono::NaiveDate;

use super::decimal::Decimal;
use super::entry::EntryContent;
use super::period::Period;
use super::value::{Document, Figure, Status};
use crate::programme::{IndicatorCode, IndicatorKind};
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

stored_enum! {
    /// A column of a table of values, by its English header.
    ImportColumn {
        Indicator = "indicator",
        Period = "period",
        /// The division whose part it is; blank: of the whole.
        Division = "division",
        Value = "value",
        /// Of how many; of a figure from elsewhere, what was agreed to be reached.
        Of = "of",
        Promoters = "promoters",
        Passives = "passives",
        Detractors = "detractors",
        Date = "date",
        Evidence = "evidence",
        Comment = "comment",
    }
}

/// Every column, in the order of a blank table.
pub const IMPORT_COLUMNS: &[ImportColumn] = ImportColumn::ALL;

impl ImportColumn {
    /// The headers under which it is found, in Finnish, Swedish and English tables.
    pub fn headers(self) -> &'static [&'static str; 3] {
        match self {
            Self::Indicator => &["mittari", "indikator", "indicator"],
            Self::Period => &["jakso", "period", "period"],
            Self::Division => &["toimiala", "sektor", "division"],
            Self::Value => &["arvo", "värde", "value"],
            Self::Of => &["mistä", "av", "of"],
            Self::Promoters => &["suosittelijat", "ambassadörer", "promoters"],
            Self::Passives => &["neutraalit", "passiva", "passives"],
            Self::Detractors => &["arvostelijat", "kritiker", "detractors"],
            Self::Date => &["päivä", "datum", "date"],
            Self::Evidence => &["todiste", "bevis", "evidence"],
            Self::Comment => &["kommentti", "kommentar", "comment"],
        }
    }

    /// The header in a language of staff's pages.
    pub fn name_in(self, language: &str) -> &'static str {
        let [finnish, swedish, english] = self.headers();
        match language {
            "sv" => swedish,
            "en" => english,
            _ => finnish,
        }
    }
}

/// A row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportRow {
    /// As a spreadsheet shows it.
    pub row: usize,
    pub indicator: IndicatorCode,
    pub period: Period,
    /// The name of the division, as it is written.
    pub division: Option<String>,
    pub content: EntryContent,
}

/// Reads a row by its number; `cell` gives what stands in a column, blank where there is none, and `kind` what sort of
/// value an indicator has, where the programme has it. Everything wrong is told, each at `["rows", row, column]`.
pub fn imported<'a>(
    row: usize,
    cell: impl Fn(ImportColumn) -> &'a str,
    kind: impl Fn(&IndicatorCode) -> Option<IndicatorKind>,
) -> Result<ImportRow, Violations> {
    let text = |column| cell(column).trim();
    let mut reading = Reading { row, wrong: Violations::new() };
    let code = text(ImportColumn::Indicator);
    let known = code.parse::<IndicatorCode>().ok().and_then(|code| Some((kind(&code)?, code)));
    if code.is_empty() {
        reading.refuse(Code::Required, ImportColumn::Indicator);
    } else if known.is_none() {
        let shown: String = code.chars().take(IndicatorCode::MAX).collect();
        reading.push(
            ImportColumn::Indicator,
            Violation::new(Code::NoSuchIndicator, ["indicator"]).with("indicator", shown),
        );
    }
    let period = text(ImportColumn::Period);
    let period = period.parse::<Period>().map_err(|_| {
        let code = if period.is_empty() { Code::Required } else { Code::NotAPeriod };
        reading.refuse(code, ImportColumn::Period);
    });
    let on = match text(ImportColumn::Date) {
        "" => None,
        written => day(written).or_else(|| {
            reading.refuse(Code::NotADate, ImportColumn::Date);
            None
        }),
    };
    if let (Ok(period), Some(day)) = (&period, on)
        && !period.contains(day)
    {
        reading.refuse(Code::OutsidePeriod, ImportColumn::Date);
    }
    let figure = known.as_ref().and_then(|(kind, _)| reading.figure(*kind, &text));
    let content = figure.map(|figure| EntryContent {
        figure,
        on,
        evidence: text(ImportColumn::Evidence).to_owned(),
        comment: LocalizedText::from([("fi", text(ImportColumn::Comment))]),
    });
    let division = Some(text(ImportColumn::Division)).filter(|name| !name.is_empty()).map(str::to_owned);
    match (known, period, content) {
        (Some((_, indicator)), Ok(period), Some(content)) if reading.wrong.is_empty() => {
            Ok(ImportRow { row, indicator, period, division, content })
        }
        _ => Err(reading.wrong),
    }
}

struct Reading {
    row: usize,
    wrong: Violations,
}

impl Reading {
    fn refuse(&mut self, code: Code, column: ImportColumn) {
        self.push(column, Violation::new(code, [""]));
    }

    fn push(&mut self, column: ImportColumn, wrong: Violation) {
        let path = vec!["rows".to_owned(), self.row.to_string(), column.code().to_owned()];
        self.wrong.push(Violation { path, ..wrong });
    }

    fn number(&mut self, written: &str, column: ImportColumn) -> Option<Decimal> {
        if written.is_empty() {
            self.refuse(Code::Required, column);
            return None;
        }
        let read = Decimal::parse_written(written).ok();
        if read.is_none() {
            self.refuse(Code::NotADecimal, column);
        }
        read
    }

    fn count(&mut self, written: &str, column: ImportColumn) -> Option<u64> {
        let number = self.number(written, column)?;
        let count = number.as_whole().and_then(|whole| u64::try_from(whole).ok());
        if count.is_none() {
            self.refuse(Code::NotAWholeNumber, column);
        }
        count
    }

    /// What the row reports of an indicator of this kind. Words come by the form, where every language has its field.
    fn figure<'a>(&mut self, kind: IndicatorKind, text: &impl Fn(ImportColumn) -> &'a str) -> Option<Figure> {
        use ImportColumn::{Detractors, Evidence, Of, Passives, Promoters, Value};
        Some(match kind {
            IndicatorKind::SurveyShare | IndicatorKind::Percentage => {
                let (count, of) = (self.count(text(Value), Value), self.count(text(Of), Of));
                let (count, of) = count.zip(of)?;
                if of == 0 || count > of {
                    self.refuse(if of == 0 { Code::Required } else { Code::ShareAboveWhole }, Of);
                    return None;
                }
                Figure::Share { count, of }
            }
            IndicatorKind::Nps => {
                let [p, m, d] =
                    [Promoters, Passives, Detractors].map(|column| self.count(text(column), column));
                Figure::Score { promoters: p?, passives: m?, detractors: d? }
            }
            IndicatorKind::Count => Figure::Count { count: self.count(text(Value), Value)? },
            IndicatorKind::Growth => {
                Figure::External { value: self.number(text(Value), Value)?, agreed: None }
            }
            IndicatorKind::External => {
                let value = self.number(text(Value), Value);
                let agreed = match text(Of) {
                    "" => None,
                    written => Some(self.number(written, Of)?),
                };
                Figure::External { value: value?, agreed }
            }
            IndicatorKind::YesNo => {
                Figure::YesNo { yes: self.word(text(Value), yes_or_no, Code::NotYesOrNo)? }
            }
            IndicatorKind::Status => {
                Figure::Status { status: self.word(text(Value), status, Code::NotAStatus)? }
            }
            IndicatorKind::Document => {
                let present = self.count(text(Value), Value)?;
                let expected = match text(Of) {
                    "" => None,
                    written => Some(self.count(written, Of)?),
                };
                let documents = match text(Evidence) {
                    "" => Vec::new(),
                    address => vec![Document { title: address.to_owned(), address: address.to_owned() }],
                };
                Figure::Documents { present, expected, documents }
            }
            IndicatorKind::Narrative => {
                self.refuse(Code::FigureNotOfKind, Value);
                return None;
            }
        })
    }

    fn word<T>(&mut self, written: &str, read: impl Fn(&str) -> Option<T>, refusal: Code) -> Option<T> {
        let found = read(&written.to_lowercase());
        if found.is_none() {
            self.refuse(if written.is_empty() { Code::Required } else { refusal }, ImportColumn::Value);
        }
        found
    }
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "kyllä" | "ja" | "yes" => Some(true),
        "ei" | "nej" | "no" => Some(false),
        _ => None,
    }
}

fn status(word: &str) -> Option<Status> {
    Some(match word {
        "ei aloitettu" | "inte påbörjad" | "not started" => Status::NotStarted,
        "aloitettu" | "påbörjad" | "started" => Status::Started,
        "laadittu" | "utarbetad" | "drawn up" => Status::DrawnUp,
        "käytössä" | "i bruk" | "in use" => Status::InUse,
        "valmis" | "färdig" | "finished" => Status::Finished,
        _ => return Status::from_code(word),
    })
}

/// A day as Finnish writes it (13.4.2025) or as programs do (2025-04-13).
fn day(written: &str) -> Option<NaiveDate> {
    written.parse().ok().or_else(|| NaiveDate::parse_from_str(written, "%d.%m.%Y").ok())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(cells: &[(ImportColumn, &'static str)]) -> Result<ImportRow, Vec<(Code, String)>> {
        let cells: BTreeMap<_, _> = cells.iter().copied().collect();
        let kind = |code: &IndicatorCode| match code.as_str() {
            "V03" => Some(IndicatorKind::Count),
            "V02" => Some(IndicatorKind::External),
            "L23" => Some(IndicatorKind::Percentage),
            "L22" => Some(IndicatorKind::Count),
            "V10" => Some(IndicatorKind::YesNo),
            "V09" => Some(IndicatorKind::Status),
            "V05" => Some(IndicatorKind::Nps),
            "L07" => Some(IndicatorKind::Narrative),
            _ => None,
        };
        imported(4, |column| cells.get(&column).copied().unwrap_or_default(), kind)
            .map_err(|wrong| wrong.into_iter().map(|one| (one.code, one.path.join("."))).collect())
    }

    use ImportColumn::{Date, Detractors, Indicator, Of, Passives, Period, Promoters, Value};

    #[test]
    fn a_row_is_read_as_finnish_writes_it() {
        let row = read(&[(Indicator, "V02"), (Period, "2026"), (Value, "1 234,5"), (Of, "90")]).unwrap();
        let number = |text: &str| Decimal::parse_plain(text).unwrap();
        let expected = Figure::External { value: number("1234.5"), agreed: Some(number("90")) };
        assert_eq!((row.row, row.content.figure), (4, expected));
        let turnout =
            [(Indicator, "L23"), (Period, "2025"), (Value, "51 000"), (Of, "142 000"), (Date, "13.4.2025")];
        let row = read(&turnout).unwrap();
        assert_eq!(row.content.figure, Figure::Share { count: 51_000, of: 142_000 });
        assert_eq!(row.content.on, "2025-04-13".parse().ok());
        let yes = read(&[(Indicator, "V10"), (Period, "2026"), (Value, "Kyllä")]).unwrap();
        assert_eq!(yes.content.figure, Figure::YesNo { yes: true });
        let status = read(&[(Indicator, "V09"), (Period, "2026"), (Value, "utarbetad")]).unwrap();
        assert_eq!(status.content.figure, Figure::Status { status: Status::DrawnUp });
        let scores =
            [(Indicator, "V05"), (Period, "2024"), (Promoters, "60"), (Passives, "25"), (Detractors, "15")];
        let expected = Figure::Score { promoters: 60, passives: 25, detractors: 15 };
        assert_eq!(read(&scores).unwrap().content.figure, expected);
    }

    #[test]
    fn everything_wrong_with_a_row_is_told_with_its_row_and_column() {
        let place = |column: &str| format!("rows.4.{column}");
        let cases = [
            (
                vec![(Indicator, "X99"), (Period, "2026"), (Value, "1")],
                vec![(Code::NoSuchIndicator, "indicator")],
            ),
            (vec![(Indicator, "V03"), (Period, "kevät"), (Value, "1")], vec![(Code::NotAPeriod, "period")]),
            (vec![(Indicator, "V03"), (Period, "2026"), (Value, "12.5")], vec![(Code::NotADecimal, "value")]),
            (
                vec![(Indicator, "V03"), (Period, "2026"), (Value, "12,5")],
                vec![(Code::NotAWholeNumber, "value")],
            ),
            (
                vec![(Indicator, "V03"), (Period, "2026"), (Value, "-3")],
                vec![(Code::NotAWholeNumber, "value")],
            ),
            (vec![(Indicator, "V03"), (Period, "2026")], vec![(Code::Required, "value")]),
            (vec![(Indicator, "V10"), (Period, "2026"), (Value, "ehkä")], vec![(Code::NotYesOrNo, "value")]),
            (vec![(Indicator, "V09"), (Period, "2026"), (Value, "pian")], vec![(Code::NotAStatus, "value")]),
            (
                vec![(Indicator, "L23"), (Period, "2025"), (Value, "3"), (Of, "2")],
                vec![(Code::ShareAboveWhole, "of")],
            ),
            (
                vec![(Indicator, "L22"), (Period, "2025"), (Value, "3"), (Date, "1.1.2026")],
                vec![(Code::OutsidePeriod, "date")],
            ),
            (
                vec![(Indicator, "L07"), (Period, "2026"), (Value, "x")],
                vec![(Code::FigureNotOfKind, "value")],
            ),
            (
                vec![(Indicator, ""), (Period, ""), (Date, "huomenna")],
                vec![(Code::Required, "indicator"), (Code::Required, "period"), (Code::NotADate, "date")],
            ),
        ];
        for (cells, expected) in cases {
            let expected: Vec<_> = expected.into_iter().map(|(code, column)| (code, place(column))).collect();
            assert_eq!(read(&cells).unwrap_err(), expected);
        }
    }

    #[test]
    fn headers_are_those_of_three_languages() {
        for column in IMPORT_COLUMNS {
            assert_eq!(column.name_in("en"), column.headers()[2]);
            assert_eq!(column.name_in("fi"), column.headers()[0]);
        }
    }
}
