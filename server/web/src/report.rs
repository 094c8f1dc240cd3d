//! A report as a page: the same that its PDF and its workbook say.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use service::ServiceError;
use service::indicator::document::{
    self, Align, Block, Chart, Format, KeyFigure, Report, ReportDocument, Row, Section, Table, Text, Value,
};

use crate::Reply;
use crate::layout::Frame;
use crate::said::Said;

/// Deeper headings than this are marked up alike.
const DEEPEST: u8 = 6;

/// What a page shows of a report, in reading order.
pub struct ReportFacts {
    pub title: Said,
    pub subtitle: Said,
    pub author: Said,
    pub date: String,
    /// The sections with the anchors of their headings.
    pub contents: Vec<(String, Said)>,
    pub parts: Vec<Part>,
}

/// A piece of a page.
pub enum Part {
    Heading { level: u8, anchor: String, text: Said },
    Paragraph(Said),
    List { is_numbered: bool, items: Vec<Said> },
    Figures(Vec<FigureFacts>),
    Table(TableFacts),
    Chart(ChartFacts),
    Note { heading: Option<Said>, text: Said },
}

pub struct FigureFacts {
    pub label: Said,
    pub value: Said,
    pub note: Option<Said>,
}

pub struct TableFacts {
    /// Names its caption.
    pub anchor: String,
    pub caption: Said,
    /// Headings over several columns, as many columns as each is wide.
    pub groups: Vec<(usize, Said)>,
    pub columns: Vec<(Said, bool)>,
    pub rows: Vec<Vec<CellFacts>>,
    pub notes: Vec<Said>,
}

pub struct CellFacts {
    pub text: Said,
    pub is_head: bool,
    pub is_number: bool,
    pub is_missing: bool,
}

/// Bars, each with what it is of, and the same as a table.
pub struct ChartFacts {
    pub title: Said,
    pub description: String,
    pub bars: Vec<BarFacts>,
    pub table: TableFacts,
}

/// A bar; lengths in per cent of the drawing's width, as SVG writes numbers.
pub struct BarFacts {
    pub label: Said,
    pub value: Said,
    pub width: String,
    pub interval: Option<(String, String)>,
}

impl ReportFacts {
    pub fn new(frame: &Frame, report: &Report) -> Self {
        let mut reader = Reader { frame, report, parts: Vec::new(), contents: Vec::new(), tables: 0 };
        for section in &report.sections {
            reader.section(section, 2);
        }
        reader.definitions();
        Self {
            title: reader.plain(&report.title),
            subtitle: reader.plain(report.subtitle.as_deref().unwrap_or_default()),
            author: reader.plain(&report.author),
            date: frame.date(report.date),
            contents: reader.contents,
            parts: reader.parts,
        }
    }
}

/// Reads a report for the reader of a page.
struct Reader<'a> {
    frame: &'a Frame,
    report: &'a Report,
    parts: Vec<Part>,
    contents: Vec<(String, Said)>,
    tables: usize,
}

impl Reader<'_> {
    /// Words in the report's own language.
    fn plain(&self, words: &str) -> Said {
        Said::new(words, self.report.language.as_str(), &self.frame.language)
    }

    fn said(&self, text: &Text) -> Said {
        let language = text.language.as_ref().unwrap_or(&self.report.language);
        Said::new(text.words.as_str(), language.as_str(), &self.frame.language)
    }

    fn value(&self, value: &Value) -> Said {
        match value {
            Value::Text(text) => self.said(text),
            Value::Missing(why) => self.plain(why),
            number => Said::neutral(number.written(self.report.language.primary()), &self.frame.language),
        }
    }

    fn heading(&mut self, text: &Text, level: u8) {
        let anchor = format!("part-{}", self.parts.len() + 1);
        let text = self.said(text);
        if level == 2 {
            self.contents.push((anchor.clone(), text.clone()));
        }
        self.parts.push(Part::Heading { level, anchor, text });
    }

    fn section(&mut self, section: &Section, level: u8) {
        self.heading(&section.heading, level);
        for block in &section.blocks {
            let part = self.block(block);
            self.parts.push(part);
        }
        for part in &section.sections {
            self.section(part, (level + 1).min(DEEPEST));
        }
    }

    fn block(&mut self, block: &Block) -> Part {
        match block {
            Block::Paragraph(text) => Part::Paragraph(self.said(text)),
            Block::List(list) => Part::List {
                is_numbered: list.is_numbered,
                items: list.items.iter().map(|item| self.said(item)).collect(),
            },
            Block::KeyFigures(figures) => {
                Part::Figures(figures.iter().map(|figure| self.figure(figure)).collect())
            }
            Block::Table(table) => Part::Table(self.table(table)),
            Block::Chart(chart) => Part::Chart(self.chart(chart)),
            Block::Note(note) => Part::Note {
                heading: note.heading.as_ref().map(|heading| self.said(heading)),
                text: self.said(&note.text),
            },
        }
    }

    fn figure(&self, figure: &KeyFigure) -> FigureFacts {
        FigureFacts {
            label: self.said(&figure.label),
            value: self.value(&figure.value),
            note: figure.note.as_ref().map(|note| self.said(note)).filter(|note| !note.is_empty()),
        }
    }

    fn table(&mut self, table: &Table) -> TableFacts {
        self.tables += 1;
        let grouped: usize = table.groups.iter().map(|group| group.columns).sum();
        let rest = table.columns.len().saturating_sub(grouped);
        let mut groups: Vec<(usize, Said)> =
            table.groups.iter().map(|group| (group.columns, self.said(&group.heading))).collect();
        if !groups.is_empty() && rest > 0 {
            groups.push((rest, self.plain("")));
        }
        TableFacts {
            anchor: format!("table-{}", self.tables),
            caption: self.said(&table.caption),
            groups,
            columns: table
                .columns
                .iter()
                .map(|column| (self.said(&column.heading), column.align == Align::End))
                .collect(),
            rows: table.rows.iter().map(|row| self.row(table, row)).collect(),
            notes: table.notes.iter().map(|note| self.said(note)).collect(),
        }
    }

    fn row(&self, table: &Table, row: &Row) -> Vec<CellFacts> {
        let cell = |(place, value): (usize, &Value)| CellFacts {
            text: self.value(value),
            is_head: place == 0 && table.has_row_headers,
            is_number: value.number().is_some(),
            is_missing: matches!(value, Value::Missing(why) if !why.is_empty()),
        };
        row.cells.iter().take(table.columns.len()).enumerate().map(cell).collect()
    }

    fn chart(&mut self, chart: &Chart) -> ChartFacts {
        let most = chart.numbers().fold(0.0, f64::max);
        let length = |number: f64| {
            let part = if most > 0.0 { number / most } else { 0.0 };
            format!("{:.1}%", (100.0 * part).clamp(0.0, 100.0))
        };
        let mut bars = Vec::new();
        for (category, place) in chart.categories.iter().zip(0..) {
            for series in &chart.series {
                let Some(point) = series.points.get(place) else { continue };
                let Some(number) = point.value.number() else { continue };
                let ends = point.interval.as_ref();
                let ends = ends.and_then(|ends| Some((ends.low.number()?, ends.high.number()?)));
                let label = Text {
                    words: format!("{} · {}", category.words, series.name.words),
                    ..category.clone()
                };
                bars.push(BarFacts {
                    label: self.said(&label),
                    value: self.value(&point.value),
                    width: length(number),
                    interval: ends.map(|(low, high)| (length(low), length(high))),
                });
            }
        }
        let table = Table { caption: chart.title.clone(), ..chart.table(&self.report.words) };
        ChartFacts {
            title: self.said(&chart.title),
            description: chart.description.clone(),
            bars,
            table: self.table(&table),
        }
    }

    /// What the words mean, as the last section.
    fn definitions(&mut self) {
        let (report, words) = (self.report, &self.report.words);
        if report.definitions.is_empty() {
            return;
        }
        let heading = Text::from(words.definitions.as_str());
        self.heading(&heading, 2);
        let row = |one: &document::Definition| {
            Row::from(vec![Value::Text(one.term.clone()), Value::Text(one.meaning.clone())])
        };
        let table = Table {
            caption: heading,
            groups: Vec::new(),
            columns: vec![
                document::Column::text(words.term.as_str()),
                document::Column::text(words.meaning.as_str()),
            ],
            rows: report.definitions.iter().map(row).collect(),
            has_row_headers: true,
            notes: Vec::new(),
        };
        let table = self.table(&table);
        self.parts.push(Part::Table(table));
    }
}

/// A file of a report, to be saved under a name that says what it is.
pub async fn download(found: ReportDocument, format: Format) -> Reply {
    let name = format!("attachment; filename=\"{}\"", found.file_name(format));
    let disposition = HeaderValue::from_str(&name).map_err(|_| ServiceError::NotFound)?;
    let caching = if found.edition.for_staff { "no-store" } else { "no-cache" };
    let bytes = document::file(found.report, format).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
    ];
    let response: Response = (headers, bytes).into_response();
    Ok(response)
}
