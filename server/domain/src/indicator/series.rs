//! What becomes of an indicator from one report to the next.

use std::collections::BTreeMap;

use super::edition::{EditionContent, Line};
use super::period::Period;
use super::target::TargetStatus;
use super::value::Empty;
use crate::programme::IndicatorCode;

coded_enum! {
    /// Where an indicator stands: what its value says about its target, or why it says nothing about one.
    Progress, "indicator-progress-" {
        Reached = "reached",
        Missed = "missed",
        /// The target lies within the interval.
        CannotSay = "cannot_say",
        /// There is a value, and nothing is aimed at.
        NoTarget = "no_target",
        NoValue = "no_value",
    }
}

impl Progress {
    pub fn of(line: &Line) -> Self {
        match (line.value.measured(), line.target) {
            (None, _) => Self::NoValue,
            (Some(_), None) => Self::NoTarget,
            (Some(_), Some(TargetStatus::Reached)) => Self::Reached,
            (Some(_), Some(TargetStatus::Missed)) => Self::Missed,
            (Some(_), Some(TargetStatus::CannotSay)) => Self::CannotSay,
        }
    }
}

/// An indicator in the report on a period.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// Over which days it is measured: the report's period where the line says nothing else.
    pub over: Period,
    pub edition: &'a EditionContent,
    pub line: &'a Line,
}

impl<'a> Point<'a> {
    pub fn new(edition: &'a EditionContent, line: &'a Line) -> Self {
        Self { over: line.measured_over.unwrap_or(edition.period), edition, line }
    }

    fn is_due(&self) -> bool {
        self.line.value.why_empty() != Some(Empty::NotDue)
    }
}

/// An indicator over the reports that tell of it, the earliest period first.
#[derive(Clone, Debug, Default)]
pub struct Series<'a>(Vec<Point<'a>>);

impl<'a> Series<'a> {
    pub fn points(&self) -> &[Point<'a>] {
        &self.0
    }

    /// How it stands by the newest report: the last point that was due. A gap is newer than the value before it, but what
    /// is told once a year is as it was in the middle of the next.
    pub fn newest(&self) -> Option<Point<'a>> {
        self.0.iter().rfind(|point| point.is_due()).or(self.0.last()).copied()
    }

    /// What had a turn to be told, with gaps.
    pub fn due(&self) -> impl DoubleEndedIterator<Item = &Point<'a>> {
        self.0.iter().filter(|point| point.is_due())
    }
}

/// Every indicator that these editions of one programme tell of, each over the reports: of each period the newest edition.
pub fn series<'a>(
    editions: impl IntoIterator<Item = &'a EditionContent>,
) -> BTreeMap<&'a IndicatorCode, Series<'a>> {
    let mut newest: BTreeMap<Period, &EditionContent> = BTreeMap::new();
    for edition in editions {
        let kept = newest.entry(edition.period).or_insert(edition);
        if edition.number > kept.number {
            *kept = edition;
        }
    }
    let mut found: BTreeMap<&IndicatorCode, Series<'_>> = BTreeMap::new();
    for edition in newest.into_values() {
        for line in &edition.lines {
            found.entry(&line.code).or_default().0.push(Point::new(edition, line));
        }
    }
    for series in found.values_mut() {
        series.0.sort_by_key(|point| (point.over.last(), point.over.first(), point.edition.period));
    }
    found
}

/// An indicator in every edition, also in those that were corrected since, in the order of the editions.
pub fn revisions<'a>(
    editions: impl IntoIterator<Item = &'a EditionContent>,
    code: &IndicatorCode,
) -> Vec<Point<'a>> {
    let point = |edition: &'a EditionContent| Some(Point::new(edition, edition.line(code)?));
    editions.into_iter().filter_map(point).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::super::edition::LineDefinition;
    use super::super::value::{Basis, Figure, Measured, Value};
    use super::*;
    use crate::programme::{Cycle, IndicatorKind, IndicatorSource, Wording};
    use crate::text::LocalizedText;

    pub(in super::super) fn count(count: u64) -> Value {
        Value::Measured(Box::new(Measured {
            figure: Figure::Count { count },
            basis: Basis::Register,
            beside: BTreeMap::new(),
            breakdowns: Vec::new(),
            as_of: NaiveDate::default(),
            kept_since: None,
            rule: None,
        }))
    }

    pub(in super::super) fn edition(
        period: &str,
        number: u32,
        over: Option<&str>,
        value: Value,
    ) -> EditionContent {
        let line = Line {
            code: "V14".parse().unwrap(),
            definition: LineDefinition {
                name: Wording::from([("fi", "Tilaukset")]),
                kind: IndicatorKind::Count,
                source: IndicatorSource::Computed,
                cycle: Cycle::Year,
                rule: None,
            },
            measured_over: over.map(|over| over.parse().unwrap()),
            value,
            reported: None,
            aim: None,
            baseline: None,
            target: None,
            explanation: None,
            evidence: Vec::new(),
            comments: Vec::new(),
            is_before_go_live: false,
        };
        EditionContent {
            programme: "lapland".parse().unwrap(),
            programme_version: 1,
            name: Wording::from([("fi", "Ohjelma")]),
            period: period.parse().unwrap(),
            number,
            as_of: NaiveDate::default(),
            made_on: NaiveDate::default(),
            reason: LocalizedText::default(),
            changes: Vec::new(),
            lines: vec![line],
        }
    }

    fn counts(series: &Series<'_>) -> Vec<(String, Option<u64>)> {
        let of = |point: &Point<'_>| {
            (point.over.to_string(), point.line.value.figure().and_then(|figure| figure.n()))
        };
        series.points().iter().map(of).collect()
    }

    #[test]
    fn a_series_goes_by_time_and_takes_the_newest_edition_of_each_period() {
        let editions = [
            edition("2026", 2, None, count(33)),
            edition("2024", 1, None, count(10)),
            edition("2026", 1, None, count(30)),
            edition("2025", 1, None, Value::empty(Empty::NoData)),
        ];
        let found = series(&editions);
        let told = |period: &str, count| (period.to_owned(), count);
        let of = found.values().next().unwrap();
        assert_eq!(counts(of), [told("2024", Some(10)), told("2025", None), told("2026", Some(33))]);
        assert_eq!(of.newest().unwrap().edition.number, 2);
        let code = "V14".parse().unwrap();
        assert_eq!(revisions(&editions, &code).len(), 4, "what was corrected is still told");
    }

    #[test]
    fn what_is_told_once_a_year_stands_until_the_next_and_a_gap_does_not() {
        let year = edition("2025-H2", 1, Some("2025"), count(7));
        let half = edition("2026-H1", 1, None, Value::empty(Empty::NotDue));
        let both = [year.clone(), half];
        let found = series(&both);
        assert_eq!(found.values().next().unwrap().newest().unwrap().over.to_string(), "2025");
        assert_eq!(found.values().next().unwrap().due().count(), 1);
        let gap = [year, edition("2026-H1", 1, None, Value::empty(Empty::NotReported))];
        let found = series(&gap);
        assert_eq!(found.values().next().unwrap().newest().unwrap().over.to_string(), "2026-H1");
    }

    #[test]
    fn nothing_stands_reached_without_a_value() {
        let mut line = edition("2025", 1, None, Value::empty(Empty::Suppressed)).lines.remove(0);
        line.target = Some(TargetStatus::Reached);
        assert_eq!(Progress::of(&line), Progress::NoValue);
        line.value = count(1);
        assert_eq!(Progress::of(&line), Progress::Reached);
        line.target = None;
        assert_eq!(Progress::of(&line), Progress::NoTarget);
    }

    proptest! {
        #[test]
        fn no_order_of_editions_changes_a_series(mut years in proptest::collection::vec(2001i32..2099, 1..12)) {
            let editions: Vec<_> =
                years.iter().map(|year| edition(&year.to_string(), 1, None, count(1))).collect();
            let found = counts(series(&editions).values().next().unwrap());
            years.sort_unstable();
            years.dedup();
            let expected: Vec<_> = years.iter().map(|year| (year.to_string(), Some(1))).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
