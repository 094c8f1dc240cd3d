use std::borrow::Cow;

use fluent::FluentValue;

/// Where `f64` stops holding every whole number (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;
/// More fraction digits than any text shows.
const STEPS: f64 = 1e6;

/// A value put into an interface text in place of a variable.
///
/// Numbers choose the plural form and are written with the marks of the language that serves the text. A number that
/// is a name rather than a quantity (a year, a case number) goes in as text, or it gets grouped.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// A count.
    Integer(i64),
    /// A measured or computed number; shown with at most three decimals unless the text says otherwise.
    Decimal(f64),
}

impl Arg {
    pub(crate) fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Integer(count) => FluentValue::from(*count),
            // fluent-bundle panics on a number whose digits do not fit 64 bits, while it holds a lock.
            Self::Decimal(number) if number.abs() < EXACT => {
                FluentValue::from((number * STEPS).round() / STEPS)
            }
            Self::Decimal(number) => FluentValue::String(number.to_string().into()),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

// By reference too: a template's loop variables are references.
macro_rules! from_integers {
    ($($integer:ty)+) => {$(
        impl From<$integer> for Arg {
            /// A count beyond `i64` becomes the largest one.
            fn from(count: $integer) -> Self {
                Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }

        impl From<&$integer> for Arg {
            fn from(count: &$integer) -> Self {
                Self::from(*count)
            }
        }
    )+};
}

from_integers!(i64 i32 u32 u64 usize);

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

impl From<&f64> for Arg {
    fn from(number: &f64) -> Self {
        Self::Decimal(*number)
    }
}
