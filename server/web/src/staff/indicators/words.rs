//! Values of indicators in words, for residents and for staff.

use domain::indicator::{Basis, Breakdown, Figure, Measured, Period, PeriodKind, TargetStatus, Value};
use domain::programme::Wording;
use domain::survey::question::YesNo;

use crate::layout::Frame;
use crate::said::Said;

/// A text of a programme in the best language there is for this reader.
pub(crate) fn wording(frame: &Frame, text: &Wording) -> Said {
    match text.serve(&frame.language) {
        Some(served) => Said::new(served.text, served.language.as_str(), &frame.language),
        None => Said::neutral("", &frame.language),
    }
}

/// A period as people call it.
pub(crate) fn period(frame: &Frame, one: Period) -> Said {
    use chrono::Datelike;
    let year = one.first().year().to_string();
    match one.kind() {
        PeriodKind::HalfYear if one.first().month() == 1 => {
            frame.with("indicator-period-spring", [("year", year.into())])
        }
        PeriodKind::HalfYear => frame.with("indicator-period-autumn", [("year", year.into())]),
        PeriodKind::Year => Said::neutral(year, &frame.language),
        PeriodKind::CouncilTerm => {
            let until = one.last().year().to_string();
            frame.with("indicator-period-term", [("from", year.into()), ("until", until.into())])
        }
        PeriodKind::Day => Said::neutral(frame.date(one.first()), &frame.language),
    }
}

/// A value, or why there is none.
pub(crate) fn value(frame: &Frame, value: &Value) -> Said {
    match value {
        Value::Measured(measured) => figure(frame, &measured.figure, measured.basis),
        Value::Empty { why, .. } => frame.text(why.label_key()),
    }
}

/// A figure with the ends of its interval and how many are behind it.
pub(crate) fn figure(frame: &Frame, one: &Figure, basis: Basis) -> Said {
    let estimate = one.estimate(basis);
    match (one, estimate) {
        (Figure::Share { count, of }, Some(share)) => {
            let counts = [("count", frame.integer(*count).into()), ("of", frame.integer(*of).into())];
            let [count, of] = counts;
            let percent = |value: f64| frame.percent(value / 100.0);
            let value = ("value", percent(share.value).into());
            if basis == Basis::Register {
                return frame.with("indicator-figure-share", [value, count, of]);
            }
            let (low, high) = (("low", percent(share.low).into()), ("high", percent(share.high).into()));
            frame.with("indicator-figure-share-between", [value, low, high, count, of])
        }
        (Figure::Score { .. }, Some(score)) => {
            let n = frame.integer(one.n().unwrap_or_default());
            frame.with(
                "indicator-figure-score",
                [
                    ("value", whole(score.value).into()),
                    ("low", whole(score.low).into()),
                    ("high", whole(score.high).into()),
                    ("n", n.into()),
                ],
            )
        }
        (Figure::Growth { value, baseline }, Some(growth)) => frame.with(
            "indicator-figure-growth",
            [
                ("percent", frame.percent(growth.value / 100.0).into()),
                ("value", value.written().into()),
                ("baseline", baseline.written().into()),
            ],
        ),
        (Figure::YesNo { yes: true }, _) => frame.text(YesNo::Yes.label_key()),
        (Figure::YesNo { yes: false }, _) => frame.text(YesNo::No.label_key()),
        (Figure::Status { status }, _) => frame.text(status.label_key()),
        (Figure::External { value, agreed: Some(agreed) }, _) => frame.with(
            "indicator-figure-agreed",
            [("value", value.written().into()), ("agreed", agreed.written().into())],
        ),
        (Figure::External { value, .. }, _) => Said::neutral(value.written(), &frame.language),
        (Figure::Documents { present, expected: Some(expected), .. }, _) => {
            let counts = [("count", frame.integer(*present).into()), ("of", frame.integer(*expected).into())];
            frame.with("indicator-figure-documents", counts)
        }
        (Figure::Count { count } | Figure::Documents { present: count, .. }, _) => {
            Said::neutral(frame.integer(*count), &frame.language)
        }
        (Figure::Narrative { text }, _) => frame.content(text, &domain::LanguageTag::finnish()),
        (Figure::Share { .. } | Figure::Score { .. } | Figure::Growth { .. }, None) => {
            frame.text("indicator-empty-no_data")
        }
    }
}

/// A whole number with its sign as it is printed.
fn whole(number: f64) -> String {
    format!("{number:.0}").replace('-', "\u{2212}")
}

/// What a value says about its target.
pub(crate) fn target(frame: &Frame, status: Option<TargetStatus>) -> Option<Said> {
    status.map(|status| frame.text(status.label_key()))
}

/// A figure beside the value.
pub(crate) struct BesideRow {
    pub label: Said,
    pub figure: Said,
}

pub(crate) fn beside(frame: &Frame, value: &Value) -> Vec<BesideRow> {
    let (basis, figures) = match value {
        Value::Measured(measured) => (measured.basis, &measured.beside),
        Value::Empty { beside, .. } => (Basis::Register, beside),
    };
    let row = |(what, one): (&domain::indicator::Beside, &Figure)| BesideRow {
        label: frame.text(what.label_key()),
        figure: figure(frame, one, basis),
    };
    figures.iter().map(row).collect()
}

/// A breakdown as a table.
pub(crate) struct BreakdownTable {
    pub id: &'static str,
    pub label: Said,
    pub rows: Vec<GroupRow>,
}

pub(crate) struct GroupRow {
    pub name: String,
    /// `None` where it is too small to show.
    pub figure: Option<Said>,
}

pub(crate) fn breakdowns(frame: &Frame, measured: &Measured) -> Vec<BreakdownTable> {
    let table = |one: &Breakdown| BreakdownTable {
        id: one.by.code(),
        label: frame.text(one.by.label_key()),
        rows: one
            .groups
            .iter()
            .map(|group| GroupRow {
                name: group.code.clone(),
                figure: group.figure.as_ref().map(|one| figure(frame, one, measured.basis)),
            })
            .collect(),
    };
    measured.breakdowns.iter().map(table).collect()
}
