//! Numbers that people report: exact, with at most four decimals, so that what was typed is what is shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One, in the unit in which a [`Decimal`] is kept.
const ONE: i64 = 10_000;
/// The most decimals.
const PLACES: usize = 4;
/// The largest number, either way: a thousand milliards, far above any count of a county.
const LARGEST: i64 = 1_000_000_000_000;

/// A number with at most four decimals. In JSON and the database it is text with a point: `"1234.5"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i64);

/// The text is no number, has more than four decimals, or is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NotADecimal;

impl Decimal {
    pub const ZERO: Self = Self(0);

    /// A whole number; the largest there is, where it is larger.
    pub fn whole(value: i64) -> Self {
        Self(value.clamp(-LARGEST, LARGEST) * ONE)
    }

    /// The nearest number with four decimals; `None` for what is no number or too large.
    pub fn rounded(value: f64) -> Option<Self> {
        let kept = (value * ONE as f64).round();
        let fits = kept.is_finite() && kept.abs() <= (LARGEST * ONE) as f64;
        fits.then_some(Self(kept as i64))
    }

    /// A number as Finnish and Swedish write it: a decimal comma, spaces between thousands (`1 234,5`). A point is
    /// refused, since `1.234` means one thing in one table and another in the next.
    pub fn parse_written(text: &str) -> Result<Self, NotADecimal> {
        let text = text.trim().replace('\u{2212}', "-");
        let negative = text.starts_with('-');
        let unsigned = text.strip_prefix('-').unwrap_or(&text);
        let (whole, decimals) = unsigned.split_once(',').map_or((unsigned, None), |(w, d)| (w, Some(d)));
        Self::of(negative, &without_thousands(whole)?, decimals)
    }

    /// A number as programs write it: a decimal point and nothing else.
    pub fn parse_plain(text: &str) -> Result<Self, NotADecimal> {
        let negative = text.starts_with('-');
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(w, d)| (w, Some(d)));
        Self::of(negative, whole, decimals)
    }

    fn of(negative: bool, whole: &str, decimals: Option<&str>) -> Result<Self, NotADecimal> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let decimals = match decimals {
            Some(text) if !digits(text) || text.len() > PLACES => return Err(NotADecimal),
            Some(text) => format!("{text:0<PLACES$}"),
            None => "0".repeat(PLACES),
        };
        if !digits(whole) {
            return Err(NotADecimal);
        }
        let whole: i64 = whole.parse().map_err(|_| NotADecimal)?;
        let rest: i64 = decimals.parse().map_err(|_| NotADecimal)?;
        if whole >= LARGEST {
            return Err(NotADecimal);
        }
        let value = whole * ONE + rest;
        Ok(Self(if negative { -value } else { value }))
    }

    /// Sums two numbers; the largest there is, where the sum is larger.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).clamp(-LARGEST * ONE, LARGEST * ONE))
    }

    /// The nearest floating-point number, for estimates and charts.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / ONE as f64
    }

    /// The whole number that it is; `None` where it has decimals.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % ONE == 0).then_some(self.0 / ONE)
    }

    /// The number as Finnish and Swedish write it, without spaces: `1234,5`.
    pub fn written(self) -> String {
        self.to_string().replace('.', ",")
    }
}

/// Spaces between thousands must stand between groups of three.
fn without_thousands(text: &str) -> Result<String, NotADecimal> {
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).collect();
    let is_grouped = match groups.as_slice() {
        [] | [_] => true,
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
    };
    if is_grouped { Ok(groups.concat()) } else { Err(NotADecimal) }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) =
            (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let decimals = format!("{rest:0PLACES$}");
        write!(out, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotADecimal;

    fn try_from(text: String) -> Result<Self, NotADecimal> {
        Self::parse_plain(&text)
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_finnish_writes_them() {
        for (text, plain) in [
            ("12,5", "12.5"),
            ("1 234,50", "1234.5"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("-0,25", "-0.25"),
            ("\u{2212}3", "-3"),
            (" 7 ", "7"),
        ] {
            assert_eq!(Decimal::parse_written(text).map(|n| n.to_string()), Ok(plain.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_numbers_or_none_is_refused() {
        for text in
            ["", "12.5", "1.234", "12,", ",5", "1 23", "12 34,5", "1,23456", "kaksi", "1e3", "--1", "∞"]
        {
            assert_eq!(Decimal::parse_written(text), Err(NotADecimal), "{text}");
        }
        assert_eq!(Decimal::parse_written("1000000000000"), Err(NotADecimal));
    }

    #[test]
    fn a_computed_number_keeps_four_decimals() {
        let rounded = |value: f64| Decimal::rounded(value).map(|number| number.to_string());
        assert_eq!(rounded(100.0 * 2.0 / 3.0).as_deref(), Some("66.6667"));
        assert_eq!(rounded(-0.000_04).as_deref(), Some("0"));
        assert_eq!((rounded(f64::NAN), rounded(f64::INFINITY), rounded(1e13)), (None, None, None));
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_as_it_was_written(whole in -9_999_999i64..9_999_999, rest in 0u32..10_000) {
            let number = Decimal::parse_plain(&format!("{whole}.{rest:04}")).unwrap();
            prop_assert_eq!(Decimal::parse_plain(&number.to_string()), Ok(number));
            prop_assert_eq!(Decimal::parse_written(&number.written()), Ok(number));
        }
    }
}
