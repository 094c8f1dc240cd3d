//! Scalars of the schema.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime as ChronoDateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, Utc};

/// A language as a BCP 47 tag: a primary language (`fi`, `sv`, `se`, `ar`) or its easy-language variant
/// (`fi-simple`). Regions are dropped and `sme` is read as `se`.
pub(crate) struct LanguageTag(pub(crate) domain::LanguageTag);

/// A language as a BCP 47 tag: a primary language (`fi`, `sv`, `se`, `ar`) or its easy-language variant
/// (`fi-simple`). Regions are dropped and `sme` is read as `se`.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/info/bcp47")]
impl ScalarType for LanguageTag {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text.parse().map(Self).map_err(InputValueError::custom),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A moment in UTC, as RFC 3339: `2026-11-21T12:30:00Z`.
pub(crate) struct DateTime(pub(crate) ChronoDateTime<Utc>);

/// A moment in UTC, as RFC 3339: `2026-11-21T12:30:00Z`.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => {
                let time: ChronoDateTime<Utc> =
                    text.parse().map_err(|_| InputValueError::custom("not an RFC 3339 time"))?;
                Ok(Self(domain::time::to_storable(time)))
            }
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

/// A time by the wall clock in Helsinki, to the minute: `09:30`.
pub(crate) struct ClockTime(pub(crate) NaiveTime);

/// A time by the wall clock in Helsinki, to the minute: `09:30`.
#[Scalar(specified_by_url = "https://www.iso.org/iso-8601-date-and-time-format.html")]
impl ScalarType for ClockTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => NaiveTime::parse_from_str(text, "%H:%M")
                .map(Self)
                .map_err(|_| InputValueError::custom("not a time like 09:30")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.format("%H:%M").to_string())
    }
}

/// A calendar day in Europe/Helsinki, as ISO 8601: `2026-11-21`.
pub(crate) struct Date(pub(crate) NaiveDate);

/// A calendar day in Europe/Helsinki, as ISO 8601: `2026-11-21`.
#[Scalar(specified_by_url = "https://www.iso.org/iso-8601-date-and-time-format.html")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            // Four digits of the year, as both databases know them.
            Value::String(text) => text
                .parse()
                .ok()
                .filter(|day: &NaiveDate| (1..=9999).contains(&day.year()))
                .map(Self)
                .ok_or_else(|| InputValueError::custom("not a date")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
