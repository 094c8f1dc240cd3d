//! Charts: the values, and the same values as a table. How they are drawn is the renderer's.

use super::{Column, ColumnGroup, Row, Table, Text, Value, Words};

/// A chart of one or more series over the same categories. Its scale begins at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The finding in a sentence: "Yhä useampi palaute käsitellään ajallaan".
    pub title: Text,
    /// What a reader who does not see the chart has to know of it; the values follow as a table.
    pub description: String,
    pub kind: ChartKind,
    /// What the categories are: "Vuosipuolisko".
    pub dimension: Text,
    pub categories: Vec<Text>,
    pub series: Vec<Series>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each category and series, side by side: for shares and counts.
    Bars,
    /// A line for each series, the categories in the order of time.
    Lines,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: Text,
    /// As many as the categories; `None` beyond the last.
    pub points: Vec<Point>,
}

/// A value that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// A number, or why there is none: then nothing is drawn, and the reason is written.
    pub value: Value,
    pub interval: Option<Interval>,
}

/// Between what the true value probably lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Value,
    pub high: Value,
}

impl From<Value> for Point {
    fn from(value: Value) -> Self {
        Self { value, interval: None }
    }
}

impl Chart {
    /// The values as a table: a row for each category, a column for each series, with the limits of its intervals. Where
    /// several series have them, their columns stand under their names.
    pub fn table(&self, words: &Words) -> Table {
        let is_grouped = self.series.len() > 1 && self.series.iter().any(Series::has_intervals);
        let mut columns = vec![Column::text(self.dimension.clone())];
        let mut groups = Vec::new();
        for series in &self.series {
            if is_grouped {
                let columns_of_series = if series.has_intervals() { 3 } else { 1 };
                groups.push(ColumnGroup { heading: series.name.clone(), columns: columns_of_series });
                columns.push(Column::number(words.value.as_str()));
            } else {
                columns.push(Column::number(series.name.clone()));
            }
            if series.has_intervals() {
                columns.push(Column::number(words.low.as_str()));
                columns.push(Column::number(words.high.as_str()));
            }
        }
        if is_grouped {
            groups.insert(0, ColumnGroup { heading: "".into(), columns: 1 });
        }
        let rows = self.categories.iter().zip(0..).map(|(category, place)| self.row(category, place));
        Table {
            caption: words.chart_values.as_str().into(),
            groups,
            columns,
            rows: rows.collect(),
            has_row_headers: true,
            notes: Vec::new(),
        }
    }

    fn row(&self, category: &Text, place: usize) -> Row {
        let mut cells = vec![Value::Text(category.clone())];
        for series in &self.series {
            let point = series.points.get(place);
            cells.push(point.map_or_else(empty, |point| point.value.clone()));
            if series.has_intervals() {
                let interval = point.and_then(|point| point.interval.as_ref());
                cells.push(interval.map_or_else(empty, |interval| interval.low.clone()));
                cells.push(interval.map_or_else(empty, |interval| interval.high.clone()));
            }
        }
        cells.into()
    }

    /// Every number that is drawn, with the ends of the intervals.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        self.series.iter().flat_map(|series| &series.points).flat_map(Point::numbers)
    }
}

impl Series {
    fn has_intervals(&self) -> bool {
        self.points.iter().any(|point| point.interval.is_some())
    }
}

impl Point {
    fn numbers(&self) -> impl Iterator<Item = f64> {
        let ends = self.interval.iter().flat_map(|interval| [&interval.low, &interval.high]);
        ends.chain([&self.value]).filter_map(Value::number)
    }
}

fn empty() -> Value {
    Value::Missing(String::new())
}
