//! Values of indicators as cells of a table: numbers stay numbers.

use domain::indicator::{self, Basis, Decimal, Empty, Estimate, Figure};

use super::speaker::{Speaker, counted};
use crate::report::{Interval, Point, Value};

/// A value in its columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    pub(super) value: Value,
    /// The ends of the 95 % interval; `None` where everything was counted.
    pub(super) interval: Option<(Value, Value)>,
    /// How many are behind a share or a score.
    pub(super) n: Option<Value>,
}

impl Cells {
    fn only(value: Value) -> Self {
        Self { value, interval: None, n: None }
    }

    pub(super) fn low(&self) -> Value {
        self.interval.as_ref().map_or_else(nothing, |(low, _)| low.clone())
    }

    pub(super) fn high(&self) -> Value {
        self.interval.as_ref().map_or_else(nothing, |(_, high)| high.clone())
    }

    pub(super) fn n(&self) -> Value {
        self.n.clone().unwrap_or_else(nothing)
    }

    pub(super) fn point(&self) -> Point {
        let interval = self.interval.clone().map(|(low, high)| Interval { low, high });
        Point { value: self.value.clone(), interval }
    }
}

/// A cell about which nothing is to be said.
pub(super) fn nothing() -> Value {
    Value::Missing(String::new())
}

/// A value, or why there is none.
pub(super) fn cells(speaker: Speaker<'_>, value: &indicator::Value) -> Cells {
    match value {
        indicator::Value::Measured(measured) => figure(speaker, &measured.figure, measured.basis),
        indicator::Value::Empty { why, .. } => Cells::only(missing(speaker, *why)),
    }
}

/// A figure: the same number as [`Speaker::figure`] says.
pub(super) fn figure(speaker: Speaker<'_>, one: &Figure, basis: Basis) -> Cells {
    match (one, one.estimate(basis)) {
        (Figure::Share { of, .. }, Some(share)) => {
            let percent = |value: f64| Value::share(value / 100.0, 0, "");
            counted_from(share, basis, *of, percent)
        }
        (Figure::Score { .. }, Some(score)) => {
            let points = |value: f64| Value::rounded(value, 0, "");
            counted_from(score, basis, one.n().unwrap_or_default(), points)
        }
        (Figure::Growth { .. }, Some(growth)) => Cells::only(Value::share(growth.value / 100.0, 0, "")),
        (Figure::Count { count } | Figure::Documents { present: count, expected: None, .. }, _) => {
            Cells::only(Value::Whole(counted(*count)))
        }
        (Figure::External { value, .. }, _) => Cells::only(decimal(*value)),
        (Figure::Narrative { .. }, _) => Cells::only(speaker.text("report-in-words").into()),
        (Figure::Share { .. } | Figure::Score { .. } | Figure::Growth { .. }, None) => {
            Cells::only(missing(speaker, Empty::NoData))
        }
        _ => Cells::only(speaker.figure(one, basis).into()),
    }
}

fn counted_from(estimate: Estimate, basis: Basis, n: u64, shown: impl Fn(f64) -> Value) -> Cells {
    let interval = (basis == Basis::Answers).then(|| (shown(estimate.low), shown(estimate.high)));
    Cells { value: shown(estimate.value), interval, n: Some(Value::Whole(counted(n))) }
}

fn missing(speaker: Speaker<'_>, why: Empty) -> Value {
    Value::Missing(speaker.text(why.label_key()).words)
}

/// A number with the decimals with which it was reported.
fn decimal(number: Decimal) -> Value {
    match number.as_whole() {
        Some(whole) => Value::Whole(whole),
        None => {
            let plain = number.to_string();
            let places = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            Value::rounded(number.as_f64(), u8::try_from(places).unwrap_or_default(), "")
        }
    }
}

/// After less before, of the numbers as they are shown, so that whoever subtracts finds the same. Of shares, per cent
/// points. `None` where these are no two numbers of one sort.
pub(super) fn difference(before: &Value, after: &Value) -> Option<Value> {
    let both_shares = matches!((before, after), (Value::Percent { .. }, Value::Percent { .. }));
    let (was, is) = (parts(before)?, parts(after)?);
    if !both_shares && (matches!(before, Value::Percent { .. }) || matches!(after, Value::Percent { .. })) {
        return None;
    }
    let places = was.1.max(is.1);
    let scaled = |(units, of): (i64, u8)| units.checked_mul(10_i64.checked_pow(u32::from(places - of))?);
    let units = scaled(is)?.checked_sub(scaled(was)?)?;
    Some(if places == 0 { Value::Whole(units) } else { Value::Decimal { units, places } })
}

/// A number in units of its last place.
fn parts(value: &Value) -> Option<(i64, u8)> {
    match value {
        Value::Whole(units) => Some((*units, 0)),
        Value::Decimal { units, places } | Value::Percent { units, places } => Some((*units, *places)),
        Value::Text(_) | Value::Date(_) | Value::Missing(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_what_is_shown() {
        let percent = |units| Value::Percent { units, places: 0 };
        assert_eq!(difference(&percent(44), &percent(47)), Some(Value::Whole(3)));
        assert_eq!(difference(&Value::Whole(10), &Value::Whole(7)), Some(Value::Whole(-3)));
        let tenths = Value::Decimal { units: 125, places: 1 };
        assert_eq!(difference(&Value::Whole(12), &tenths), Some(Value::Decimal { units: 5, places: 1 }));
        assert_eq!(difference(&percent(44), &Value::Whole(3)), None, "a share and a count");
        assert_eq!(difference(&Value::from("Aloitettu"), &Value::from("Valmis")), None);
        assert_eq!(
            difference(&Value::Missing("ei tietoa".into()), &Value::Whole(3)),
            None,
            "empty is not zero"
        );
    }
}
