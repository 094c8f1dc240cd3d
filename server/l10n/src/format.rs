//! Dates and numbers as a reader of a language expects them.
//!
//! Swedish and the other languages get the formats used in Finland, not those of Sweden or elsewhere: CLDR does not
//! know the former, and has little for the Sámi languages. English gets British ones. Only the part of a tag before
//! its first hyphen counts.

use std::convert::Infallible;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::Helsinki;
use fluent::{
    FluentValue,
    types::{FluentNumber, FluentNumberStyle},
};
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

const NO_BREAK_SPACE: char = '\u{a0}';
/// Rust cannot write more than 65 535 decimals, and `f64` has no more than these.
const MOST_DECIMALS: usize = 17;
/// What `Intl.NumberFormat` shows at most, and so what Fluent's writers expect.
const DEFAULT_DECIMALS: usize = 3;

struct Marks {
    group: char,
    decimal: char,
    minus: char,
    percent: &'static str,
}

const FINNISH: Marks = Marks { group: NO_BREAK_SPACE, decimal: ',', minus: '\u{2212}', percent: "\u{a0}%" };
const ENGLISH: Marks = Marks { group: ',', decimal: '.', minus: '-', percent: "%" };

/// A civil date, such as "21.11.2026" or "21 November 2026".
#[must_use]
pub fn date(lang: &str, date: NaiveDate) -> String {
    let pattern = if language(lang) == "en" { "%-d %B %Y" } else { "%-d.%-m.%Y" };
    date.format(pattern).to_string()
}

/// A time of day, to the minute: "14.30".
#[must_use]
pub fn clock(lang: &str, time: NaiveTime) -> String {
    time.format(if language(lang) == "en" { "%-H:%M" } else { "%-H.%M" }).to_string()
}

/// A moment as date and time in Europe/Helsinki, to the minute: "21.11.2026 klo 14.30".
#[must_use]
pub fn date_time(lang: &str, at: DateTime<Utc>) -> String {
    let pattern = match language(lang) {
        "fi" | "se" | "smn" | "sms" => "%-d.%-m.%Y klo %-H.%M",
        "sv" => "%-d.%-m.%Y kl. %-H.%M",
        "en" => "%-d %B %Y at %-H:%M",
        _ => "%-d.%-m.%Y %-H.%M",
    };
    at.with_timezone(&Helsinki).format(pattern).to_string()
}

/// A whole number with its digits in groups of three: "1 944" or "1,944".
#[must_use]
pub fn integer(lang: &str, number: i64) -> String {
    let marks = marks(lang);
    let digits = grouped(&number.unsigned_abs().to_string(), marks.group);
    signed(marks, number < 0, digits)
}

/// A number with so many decimals (at most 17), halves rounded away from zero: "4,25" or "4.25". A dash when there is
/// no number to show.
#[must_use]
pub fn decimal(lang: &str, number: f64, digits: usize) -> String {
    let digits = digits.min(MOST_DECIMALS);
    figures(marks(lang), number, digits, digits, true)
}

/// A share, where 1 is everything, in whole percent: "44 %" or "44%". A dash when there is no number to show.
#[must_use]
pub fn percent(lang: &str, share: f64) -> String {
    let marks = marks(lang);
    figures(marks, share * 100.0, 0, 0, true) + marks.percent
}

/// An amount of money, given in cents: "1 944,50 €" or "€1,944.50".
#[must_use]
pub fn euros(lang: &str, cents: i64) -> String {
    let marks = marks(lang);
    let amount = cents.unsigned_abs();
    let whole = grouped(&(amount / 100).to_string(), marks.group);
    let figures = format!("{whole}{}{:02}", marks.decimal, amount % 100);
    let shown = if language(lang) == "en" {
        format!("€{figures}")
    } else {
        format!("{figures}{NO_BREAK_SPACE}€")
    };
    signed(marks, cents < 0, shown)
}

/// Writes the numbers in interface texts, with the options given to `NUMBER`.
pub(crate) fn fluent_value(value: &FluentValue<'_>, intls: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    match intls.with_try_get::<BundleMarks, _, _>((), |marks| fluent_number(marks.0, number)) {
        Ok(text) => Some(text),
        Err(never) => match never {},
    }
}

fn fluent_number(marks: &Marks, number: &FluentNumber) -> String {
    let options = &number.options;
    let is_percent = options.style == FluentNumberStyle::Percent;
    let (value, default, unit) = if is_percent {
        (number.value * 100.0, 0, marks.percent)
    } else {
        (number.value, DEFAULT_DECIMALS, "")
    };
    let least = options.minimum_fraction_digits.unwrap_or(0).min(MOST_DECIMALS);
    let most = options.maximum_fraction_digits.unwrap_or(default).clamp(least, MOST_DECIMALS);
    figures(marks, value, least, most, options.use_grouping) + unit
}

/// A bundle hands its formatter no language except through this.
struct BundleMarks(&'static Marks);

impl Memoizable for BundleMarks {
    type Args = ();
    type Error = Infallible;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Infallible> {
        Ok(Self(marks(lang.language.as_str())))
    }
}

fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn marks(lang: &str) -> &'static Marks {
    if language(lang) == "en" { &ENGLISH } else { &FINNISH }
}

fn figures(marks: &Marks, number: f64, least: usize, most: usize, grouping: bool) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.most$}", round(number.abs(), most));
    let (whole, mut fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    while let Some(shorter) = fraction.strip_suffix('0')
        && fraction.len() > least
    {
        fraction = shorter;
    }
    let mut text = if grouping { grouped(whole, marks.group) } else { whole.to_owned() };
    if !fraction.is_empty() {
        text.push(marks.decimal);
        text.push_str(fraction);
    }
    let is_zero = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    signed(marks, number < 0.0 && !is_zero, text)
}

/// Rounds halves up, as people do by hand. `format!` alone would round 4.25 to 4.2, and 14.5 % to 14 %, of which a
/// computer holds a hair less than the half.
fn round(number: f64, decimals: usize) -> f64 {
    let Ok(decimals) = i32::try_from(decimals) else {
        return number;
    };
    let scale = 10_f64.powi(decimals);
    let rounded = (number * scale * (1.0 + 4.0 * f64::EPSILON)).round() / scale;
    // Where the nudge is as large as a unit there is no half left to round.
    if number * scale < 1e15 { rounded } else { number }
}

fn grouped(digits: &str, group: char) -> String {
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

fn signed(marks: &Marks, negative: bool, digits: String) -> String {
    if negative { format!("{}{digits}", marks.minus) } else { digits }
}

#[cfg(test)]
mod tests;
