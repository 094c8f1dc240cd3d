//! Telephone numbers.

use std::fmt;

use crate::violation::{Code, Violation};

/// Finland's country code, which a number written with a leading zero gets.
const FINLAND: &str = "358";
/// Digits of a number with its country code; 15 at most by ITU-T E.164.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// A telephone number in the form of E.164: a plus sign, the country code, the number (`+358401234567`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Accepts what people in Finland write: `040 123 4567`, `(09) 123-4567`, `+358 (0)40 123 4567`,
    /// `0046 70 123 45 67`. A number without a country code is Finnish.
    pub fn parse(value: &str) -> Result<Self, Violation> {
        Self::read(value).ok_or_else(|| Violation::new(Code::NotAPhoneNumber, ["phone"]))
    }

    fn read(value: &str) -> Option<Self> {
        let value = value.trim_matches(is_separator);
        let is_international = value.starts_with('+') || value.starts_with("00");
        // The zero that is dialled inside the country only.
        let value = if is_international { value.replacen("(0)", "", 1) } else { value.to_owned() };
        let compact: String = value.chars().filter(|c| !is_separator(*c) && !"()".contains(*c)).collect();
        let number = if let Some(rest) = compact.strip_prefix('+').or_else(|| compact.strip_prefix("00")) {
            rest.to_owned()
        } else {
            format!("{FINLAND}{}", compact.strip_prefix('0')?)
        };
        let is_dialled = number.bytes().all(|b| b.is_ascii_digit())
            && DIGITS.contains(&number.len())
            && !number.starts_with('0')
            && !number.strip_prefix(FINLAND).is_some_and(|rest| rest.starts_with('0'));
        is_dialled.then(|| Self(format!("+{number}")))
    }

    /// With the plus sign.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What people put between digits: spaces, also those that do not break, hyphens and dots.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '\u{2013}' | '.')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_has_one_form() {
        for (written, stored) in [
            ("040 123 4567", "+358401234567"),
            ("040-1234567", "+358401234567"),
            ("040\u{a0}123\u{2013}4567 ", "+358401234567"),
            ("(09) 123 456", "+3589123456"),
            ("+358401234567", "+358401234567"),
            ("+358 (0)40 123 4567", "+358401234567"),
            ("00358 40 123 4567", "+358401234567"),
            ("+46 70 123 45 67", "+46701234567"),
            ("0046701234567", "+46701234567"),
        ] {
            assert_eq!(PhoneNumber::parse(written).unwrap().as_str(), stored, "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in [
            "",
            "112",
            "401234567",
            "+3580401234567",
            "040",
            "+",
            "++358401234567",
            "+358401234567890123",
            "040 123 456a",
            "040 123 4567\r\nTo: +358",
            "040\t1234567",
            "0401234567\0",
            "٠٤٠١٢٣٤٥٦٧",
            "+000401234567",
        ] {
            let refused = PhoneNumber::parse(bad).unwrap_err();
            assert_eq!(refused.code, Code::NotAPhoneNumber, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_digits_after_a_plus(value in "[+0-9 ().\\-\r\n]{0,24}|.{0,24}") {
            if let Ok(number) = PhoneNumber::parse(&value) {
                let digits = number.as_str().strip_prefix('+').unwrap();
                prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()) && DIGITS.contains(&digits.len()));
                prop_assert_eq!(PhoneNumber::parse(number.as_str()).unwrap(), number);
            }
        }

        #[test]
        fn spaces_and_hyphens_change_nothing(number in "0[1-9][0-9]{5,9}", gaps in prop::collection::vec(0_usize..3, 12)) {
            let spaced: String =
                number.chars().zip(&gaps).map(|(digit, gap)| format!("{digit}{}", &" -"[..*gap])).collect();
            prop_assert_eq!(PhoneNumber::parse(&spaced), PhoneNumber::parse(&number));
        }
    }
}
