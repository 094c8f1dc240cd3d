//! A value as it is kept, written only at the end: a PDF needs words, a workbook needs numbers.

use chrono::NaiveDate;

use super::Text;

/// Decimals are whole numbers of their last place, so that nothing is rounded on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(Text),
    Whole(i64),
    /// `units` × 10^-`places`: 4.25 is 425 with two places.
    Decimal {
        units: i64,
        places: u8,
    },
    /// A share in per cent: 44.2 % is 442 with one place.
    Percent {
        units: i64,
        places: u8,
    },
    /// A civil date.
    Date(NaiveDate),
    /// There is no value, and why: "ei tietoa", "salattu", "ei vielä". Empty is not zero.
    Missing(String),
}

/// More places than this are not shown: no figure of a report knows them.
const MOST_PLACES: u8 = 9;

impl Value {
    /// A measured number with so many decimals, halves rounded away from zero; missing, with the reason given, when
    /// there is no number.
    pub fn rounded(number: f64, places: u8, missing: &str) -> Self {
        match units(number, places) {
            Some(units) => Self::Decimal { units, places: places.min(MOST_PLACES) },
            None => Self::Missing(missing.to_owned()),
        }
    }

    /// A share, where 1 is everything, in per cent with so many decimals; missing when there is no number.
    pub fn share(share: f64, places: u8, missing: &str) -> Self {
        match units(share * 100.0, places) {
            Some(units) => Self::Percent { units, places: places.min(MOST_PLACES) },
            None => Self::Missing(missing.to_owned()),
        }
    }

    /// As a reader of the language expects it: "1 944", "4,25", "44,2 %", "30.6.2026".
    pub fn written(&self, language: &str) -> String {
        match self {
            Self::Text(text) => text.words.clone(),
            Self::Whole(number) => l10n::format::integer(language, *number),
            Self::Decimal { units, places } => decimal(language, *units, *places),
            Self::Percent { units, places } => {
                let sign = if language == "en" { "%" } else { "\u{a0}%" };
                decimal(language, *units, *places) + sign
            }
            Self::Date(date) => l10n::format::date(language, *date),
            Self::Missing(why) => why.clone(),
        }
    }

    /// As a number: that of a share is between 0 and 1. `None` where there is none.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Decimal { units, places } => Some(*units as f64 / power(*places)),
            // One division, so that 87.4 % is 0.874 and not the float beside it.
            Self::Percent { units, places } => Some(*units as f64 / (power(*places) * 100.0)),
            Self::Text(_) | Self::Date(_) | Self::Missing(_) => None,
        }
    }

    /// Numbers are not broken over lines.
    pub(super) fn is_number(&self) -> bool {
        self.number().is_some()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

fn units(number: f64, places: u8) -> Option<i64> {
    let units = (number * power(places)).round();
    // What is larger has no exact units; no figure of a county comes near.
    (units.is_finite() && units.abs() < 9e15).then_some(units as i64)
}

fn power(places: u8) -> f64 {
    10_f64.powi(i32::from(places.min(MOST_PLACES)))
}

fn decimal(language: &str, units: i64, places: u8) -> String {
    l10n::format::decimal(language, units as f64 / power(places), usize::from(places.min(MOST_PLACES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_language_writes_them() {
        let written = |value: Value, language| value.written(language).replace('\u{a0}', "_");
        assert_eq!(written(Value::Whole(1_234_567), "fi"), "1_234_567");
        assert_eq!(written(Value::Decimal { units: -425, places: 2 }, "sv"), "−4,25");
        assert_eq!(written(Value::Percent { units: 442, places: 1 }, "fi"), "44,2_%");
        assert_eq!(written(Value::Percent { units: 442, places: 1 }, "en"), "44.2%");
        assert_eq!(written(Value::Missing("ei tietoa".to_owned()), "fi"), "ei tietoa");
        let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        assert_eq!(written(Value::Date(day), "sv"), "30.6.2026");
    }

    #[test]
    fn what_is_no_number_is_missing() {
        assert_eq!(Value::rounded(4.255, 1, "-"), Value::Decimal { units: 43, places: 1 });
        assert_eq!(Value::share(2.0 / 3.0, 0, "-"), Value::Percent { units: 67, places: 0 });
        for number in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Value::rounded(number, 2, "ei tietoa"), Value::Missing("ei tietoa".to_owned()));
            assert_eq!(Value::share(number, 2, "ei tietoa"), Value::Missing("ei tietoa".to_owned()));
        }
    }

    #[test]
    fn a_share_is_a_part_of_one() {
        assert_eq!(Value::Percent { units: 442, places: 1 }.number(), Some(0.442));
        assert_eq!(Value::Percent { units: 874, places: 1 }.number(), Some(0.874));
        assert_eq!(Value::Decimal { units: 425, places: 2 }.number(), Some(4.25));
        assert_eq!(Value::from("44").number(), None);
    }
}
