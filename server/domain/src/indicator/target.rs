//! Baselines and targets: records of their own, and what a value says about a target.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::value::{Figure, Value};
use crate::programme::IndicatorKind;
use crate::violation::{Code, Violation, Violations};

const SOURCE_MAX: usize = 300;

/// What is aimed at, in the unit of the indicator: per cent for shares, points for scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Aim {
    AtLeast {
        value: Decimal,
    },
    AtMost {
        value: Decimal,
    },
    /// Growth by so many per cent of the baseline, or points where the indicator is a share or a score; zero: any growth.
    Growth {
        by: Decimal,
    },
    /// Yes, finished, in use, or every document that was expected.
    Done,
}

/// Where an indicator stood before (lähtötaso): a value, the day that it is about, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    pub value: Decimal,
    /// A Helsinki day.
    pub on: NaiveDate,
    pub source: String,
    /// Somebody who answers for the programme has confirmed it: before that nothing is compared with it.
    pub is_confirmed: bool,
}

impl Baseline {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        if self.source.trim().is_empty() {
            wrong.push(Violation::new(Code::Required, ["source"]));
        } else if self.source.chars().count() > SOURCE_MAX {
            wrong.push(Violation::new(Code::TooLong, ["source"]).with("max", SOURCE_MAX));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Aim {
    /// An aim that an indicator of this kind can have.
    pub fn check(self, kind: IndicatorKind) -> Result<(), Violations> {
        let fits = match self {
            Self::Done => {
                matches!(kind, IndicatorKind::YesNo | IndicatorKind::Status | IndicatorKind::Document)
            }
            Self::Growth { .. } => kind.is_numeric() && kind != IndicatorKind::Growth,
            Self::AtLeast { .. } | Self::AtMost { .. } => kind.is_numeric(),
        };
        if fits { Ok(()) } else { Err(vec![Violation::new(Code::FigureNotOfKind, ["aim"])]) }
    }
}

coded_enum! {
    /// What a value says about a target.
    TargetStatus, "target-status-" {
        Reached = "reached",
        Missed = "missed",
        /// The target lies within the interval, or there is no value to compare.
        CannotSay = "cannot_say",
    }
}

/// Reached only where the lower end of the interval is, missed only where the upper end is not; else it cannot be said.
pub fn target_status(aim: Aim, value: &Value, baseline: Option<&Baseline>) -> TargetStatus {
    let Some(measured) = value.measured() else {
        return TargetStatus::CannotSay;
    };
    let done = |is_done: bool| if is_done { TargetStatus::Reached } else { TargetStatus::Missed };
    if aim == Aim::Done {
        return match &measured.figure {
            Figure::YesNo { yes } => done(*yes),
            Figure::Status { status } => done(status.is_done()),
            Figure::Documents { present, expected: Some(expected), .. } => done(present >= expected),
            Figure::Documents { present, .. } => done(*present > 0),
            _ => TargetStatus::CannotSay,
        };
    }
    let Some(estimate) = measured.figure.estimate(measured.basis) else {
        return TargetStatus::CannotSay;
    };
    let Some(line) = aimed_at(aim, &measured.figure, baseline) else {
        return TargetStatus::CannotSay;
    };
    match aim {
        Aim::AtMost { .. } if estimate.high <= line => TargetStatus::Reached,
        Aim::AtMost { .. } if estimate.low > line => TargetStatus::Missed,
        Aim::AtMost { .. } => TargetStatus::CannotSay,
        // No growth at all is none.
        Aim::Growth { by: Decimal::ZERO } if estimate.low >= line && estimate.value <= line => {
            TargetStatus::Missed
        }
        _ if estimate.low >= line => TargetStatus::Reached,
        _ if estimate.high < line => TargetStatus::Missed,
        _ => TargetStatus::CannotSay,
    }
}

/// The number that a figure is to reach or not to pass, in the unit in which it is shown. Growth is counted from a confirmed
/// baseline: in points for shares and scores, in per cent of it for the rest. `None` where nothing is aimed at in numbers.
pub fn aimed_at(aim: Aim, figure: &Figure, baseline: Option<&Baseline>) -> Option<f64> {
    match aim {
        Aim::AtLeast { value } | Aim::AtMost { value } => Some(value.as_f64()),
        Aim::Growth { by } => {
            let from = baseline.filter(|baseline| baseline.is_confirmed)?.value.as_f64();
            Some(match figure {
                Figure::Share { .. } | Figure::Score { .. } => from + by.as_f64(),
                _ => from * (1.0 + by.as_f64() / 100.0),
            })
        }
        Aim::Done => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::{Basis, Measured, Status};
    use super::*;
    use proptest::prelude::*;

    fn value(figure: Figure, basis: Basis) -> Value {
        Value::Measured(Box::new(Measured {
            figure,
            basis,
            beside: Default::default(),
            breakdowns: Vec::new(),
            as_of: NaiveDate::default(),
            kept_since: None,
            rule: None,
        }))
    }

    fn at_least(value: i64) -> Aim {
        Aim::AtLeast { value: Decimal::whole(value) }
    }

    fn baseline(value: i64, is_confirmed: bool) -> Baseline {
        Baseline { value: Decimal::whole(value), on: NaiveDate::default(), source: "s".into(), is_confirmed }
    }

    #[test]
    fn a_share_reaches_a_target_only_by_the_lower_end_of_its_interval() {
        // 44 % of 100 answers: Wilson says 34.7 to 53.8 %.
        let share = value(Figure::Share { count: 44, of: 100 }, Basis::Answers);
        assert_eq!(target_status(at_least(34), &share, None), TargetStatus::Reached);
        assert_eq!(target_status(at_least(44), &share, None), TargetStatus::CannotSay);
        assert_eq!(target_status(at_least(54), &share, None), TargetStatus::Missed);
        let registered = value(Figure::Share { count: 44, of: 100 }, Basis::Register);
        assert_eq!(target_status(at_least(44), &registered, None), TargetStatus::Reached, "a census");
        let at_most = Aim::AtMost { value: Decimal::whole(44) };
        assert_eq!(target_status(at_most, &share, None), TargetStatus::CannotSay);
    }

    #[test]
    fn growth_is_measured_against_a_confirmed_baseline_and_nothing_else() {
        let growth = Aim::Growth { by: Decimal::whole(15) };
        let count = |count| value(Figure::Count { count }, Basis::Register);
        let from = baseline(100, true);
        assert_eq!(target_status(growth, &count(115), Some(&from)), TargetStatus::Reached);
        assert_eq!(target_status(growth, &count(114), Some(&from)), TargetStatus::Missed);
        assert_eq!(target_status(growth, &count(200), None), TargetStatus::CannotSay);
        assert_eq!(target_status(growth, &count(200), Some(&baseline(100, false))), TargetStatus::CannotSay);
        let any = Aim::Growth { by: Decimal::ZERO };
        assert_eq!(target_status(any, &count(100), Some(&from)), TargetStatus::Missed, "as it was");
        assert_eq!(target_status(any, &count(101), Some(&from)), TargetStatus::Reached);
    }

    #[test]
    fn what_is_done_is_done_and_what_is_empty_says_nothing() {
        let status = |status| value(Figure::Status { status }, Basis::Register);
        assert_eq!(target_status(Aim::Done, &status(Status::Finished), None), TargetStatus::Reached);
        assert_eq!(target_status(Aim::Done, &status(Status::DrawnUp), None), TargetStatus::Missed);
        let some = Figure::Documents { present: 2, expected: Some(3), documents: Vec::new() };
        assert_eq!(target_status(Aim::Done, &value(some, Basis::Register), None), TargetStatus::Missed);
        let nothing = Value::empty(super::super::Empty::NoData);
        assert_eq!(target_status(Aim::Done, &nothing, None), TargetStatus::CannotSay);
        assert_eq!(target_status(at_least(0), &nothing, None), TargetStatus::CannotSay);
    }

    proptest! {
        #[test]
        fn a_higher_target_is_never_easier(count in 0u64..200, more in 0u64..200, line in 0i64..100) {
            let share = value(Figure::Share { count, of: count + more }, Basis::Answers);
            let rank = |status| match status {
                TargetStatus::Reached => 2,
                TargetStatus::CannotSay => 1,
                TargetStatus::Missed => 0,
            };
            let lower = rank(target_status(at_least(line), &share, None));
            let higher = rank(target_status(at_least(line + 1), &share, None));
            prop_assert!(higher <= lower);
        }
    }
}
