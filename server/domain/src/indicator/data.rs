//! Published values as open data: a row for each indicator of each edition, a datum under each column.

use chrono::{DateTime, SecondsFormat, Utc};

use super::decimal::Decimal;
use super::series::{Point, Progress};
use super::target::Aim;
use super::value::{Basis, Estimate, Figure};
use crate::language::LanguageTag;

coded_enum! {
    /// A column of the open data. Its code is its name, in every language.
    DataColumn, "indicator-data-" {
        Code = "code",
        Name = "name",
        Kind = "kind",
        Source = "source",
        /// The period of the report.
        Report = "report",
        /// The period over which it was measured.
        Period = "period",
        FirstDay = "first_day",
        LastDay = "last_day",
        Edition = "edition",
        IsNewestEdition = "is_newest_edition",
        Value = "value",
        Low = "low",
        High = "high",
        Numerator = "numerator",
        Denominator = "denominator",
        N = "n",
        Promoters = "promoters",
        Passives = "passives",
        Detractors = "detractors",
        Choice = "choice",
        Words = "words",
        NoValue = "no_value",
        Explanation = "explanation",
        Baseline = "baseline",
        BaselineOn = "baseline_on",
        BaselineIsConfirmed = "baseline_is_confirmed",
        Aim = "aim",
        Target = "target",
        Status = "status",
        AsOf = "as_of",
        Rule = "rule",
        RuleVersion = "rule_version",
        IsBeforeGoLive = "is_before_go_live",
        PublishedAt = "published_at",
        Sha256 = "sha256",
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// There is none. It is not zero.
    Nothing,
    Text(String),
    Number(Decimal),
    Flag(bool),
}

/// An indicator of a published edition.
#[derive(Clone, Copy, Debug)]
pub struct DataRow<'a> {
    pub point: Point<'a>,
    /// Of this period no later edition is published.
    pub is_newest: bool,
    pub published_at: Option<DateTime<Utc>>,
    /// SHA-256 of the edition as everybody reads it, in hexadecimal.
    pub sha256: &'a str,
}

impl DataRow<'_> {
    /// What stands under a column; texts of people in the best language there is for this reader.
    pub fn datum(&self, column: DataColumn, language: &LanguageTag) -> Datum {
        let Point { over, edition, line } = self.point;
        let baseline = line.baseline.as_ref();
        let measured = line.value.measured();
        match column {
            DataColumn::Code => text(line.code.to_string()),
            DataColumn::Name => optional(line.definition.name.serve(language).map(|name| name.text)),
            DataColumn::Kind => text(line.definition.kind.code()),
            DataColumn::Source => text(line.definition.source.code()),
            DataColumn::Report => text(edition.period.to_string()),
            DataColumn::Period => text(over.to_string()),
            DataColumn::FirstDay => text(over.first().to_string()),
            DataColumn::LastDay => text(over.last().to_string()),
            DataColumn::Edition => whole(u64::from(edition.number)),
            DataColumn::IsNewestEdition => Datum::Flag(self.is_newest),
            DataColumn::NoValue => optional(line.value.why_empty().map(|why| why.code())),
            DataColumn::Explanation => {
                let served =
                    line.explanation.as_ref().and_then(|why| why.serve(language, &LanguageTag::finnish()));
                optional(served.map(|served| served.text))
            }
            DataColumn::Baseline => baseline.map_or(Datum::Nothing, |one| Datum::Number(one.value)),
            DataColumn::BaselineOn => optional(baseline.map(|one| one.on.to_string())),
            DataColumn::BaselineIsConfirmed => {
                baseline.map_or(Datum::Nothing, |one| Datum::Flag(one.is_confirmed))
            }
            DataColumn::Aim => optional(line.aim.map(aim_code)),
            DataColumn::Target => line.aim.and_then(aim_number).map_or(Datum::Nothing, Datum::Number),
            DataColumn::Status => text(Progress::of(line).code()),
            DataColumn::AsOf => optional(measured.map(|one| one.as_of.to_string())),
            DataColumn::Rule => optional(measured.and_then(|one| one.rule).map(|(rule, _)| rule.code())),
            DataColumn::RuleVersion => {
                let version = measured.and_then(|one| one.rule).map(|(_, version)| version);
                version.map_or(Datum::Nothing, |version| whole(u64::from(version)))
            }
            DataColumn::IsBeforeGoLive => Datum::Flag(line.is_before_go_live),
            DataColumn::PublishedAt => {
                optional(self.published_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)))
            }
            DataColumn::Sha256 => text(self.sha256),
            of_figure => measured.map_or(Datum::Nothing, |measured| {
                figure_datum(of_figure, &measured.figure, measured.basis, language)
            }),
        }
    }
}

fn figure_datum(column: DataColumn, figure: &Figure, basis: Basis, language: &LanguageTag) -> Datum {
    let end = |of: fn(Estimate) -> f64| {
        let number = figure.estimate(basis).and_then(|estimate| Decimal::rounded(of(estimate)));
        number.map_or(Datum::Nothing, Datum::Number)
    };
    match (column, figure) {
        (DataColumn::Value, _) => end(|estimate| estimate.value),
        (DataColumn::Low, _) if basis == Basis::Answers => end(|estimate| estimate.low),
        (DataColumn::High, _) if basis == Basis::Answers => end(|estimate| estimate.high),
        (DataColumn::Numerator, Figure::Share { count, .. } | Figure::Documents { present: count, .. })
        | (DataColumn::Denominator, Figure::Share { of: count, .. })
        | (DataColumn::Denominator, Figure::Documents { expected: Some(count), .. })
        | (DataColumn::Promoters, Figure::Score { promoters: count, .. })
        | (DataColumn::Passives, Figure::Score { passives: count, .. })
        | (DataColumn::Detractors, Figure::Score { detractors: count, .. }) => whole(*count),
        (DataColumn::N, Figure::Share { .. } | Figure::Score { .. }) => {
            figure.n().map_or(Datum::Nothing, whole)
        }
        (DataColumn::Choice, Figure::YesNo { yes }) => text(if *yes { "yes" } else { "no" }),
        (DataColumn::Choice, Figure::Status { status }) => text(status.code()),
        (DataColumn::Words, Figure::Narrative { text }) => {
            optional(text.serve(language, &LanguageTag::finnish()).map(|served| served.text))
        }
        _ => Datum::Nothing,
    }
}

fn text(text: impl Into<String>) -> Datum {
    Datum::Text(text.into())
}

fn optional(found: Option<impl Into<String>>) -> Datum {
    found.map_or(Datum::Nothing, text)
}

fn whole(count: u64) -> Datum {
    Datum::Number(Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn aim_code(aim: Aim) -> &'static str {
    match aim {
        Aim::AtLeast { .. } => "at_least",
        Aim::AtMost { .. } => "at_most",
        Aim::Growth { .. } => "growth",
        Aim::Done => "done",
    }
}

fn aim_number(aim: Aim) -> Option<Decimal> {
    match aim {
        Aim::AtLeast { value } | Aim::AtMost { value } => Some(value),
        Aim::Growth { by } => Some(by),
        Aim::Done => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::series::tests::{count, edition};
    use super::super::value::{Empty, Value};
    use super::*;

    fn row(edition: &crate::indicator::EditionContent) -> DataRow<'_> {
        let line = edition.lines.first().unwrap();
        DataRow {
            point: Point { over: edition.period, edition, line },
            is_newest: true,
            published_at: DateTime::from_timestamp(1_800_000_000, 0),
            sha256: "ab",
        }
    }

    fn of(edition: &crate::indicator::EditionContent, column: DataColumn) -> Datum {
        row(edition).datum(column, &LanguageTag::finnish())
    }

    #[test]
    fn a_gap_is_nothing_and_says_why_and_is_never_zero() {
        let gap = edition("2025", 1, None, Value::empty(Empty::Suppressed));
        for column in [DataColumn::Value, DataColumn::Low, DataColumn::N, DataColumn::Numerator] {
            assert_eq!(of(&gap, column), Datum::Nothing, "{column:?}");
        }
        assert_eq!(of(&gap, DataColumn::NoValue), text("suppressed"));
        assert_eq!(of(&gap, DataColumn::Status), text("no_value"));
        let zero = edition("2025", 1, None, count(0));
        assert_eq!(of(&zero, DataColumn::Value), Datum::Number(Decimal::ZERO));
        assert_eq!(of(&zero, DataColumn::NoValue), Datum::Nothing);
        assert_eq!(of(&zero, DataColumn::PublishedAt), text("2027-01-15T08:00:00Z"));
    }

    #[test]
    fn a_share_of_answers_has_its_interval_and_what_was_registered_has_none() {
        let figure = Figure::Share { count: 44, of: 100 };
        let of = |column, basis| figure_datum(column, &figure, basis, &LanguageTag::finnish());
        assert_eq!(of(DataColumn::Value, Basis::Answers), Datum::Number(Decimal::whole(44)));
        assert_ne!(of(DataColumn::Low, Basis::Answers), Datum::Nothing);
        assert_eq!(of(DataColumn::Low, Basis::Register), Datum::Nothing);
        assert_eq!(of(DataColumn::Numerator, Basis::Answers), Datum::Number(Decimal::whole(44)));
        assert_eq!(of(DataColumn::Denominator, Basis::Answers), Datum::Number(Decimal::whole(100)));
    }
}
