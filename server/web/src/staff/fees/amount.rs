//! Amounts of money as people write them.

use domain::{Code, Violation};

/// Cents of an amount in euros, such as `12`, `12,5`, `1 234,50` or `12.50 €`; `None` where it is none.
fn parse(value: &str) -> Option<i64> {
    let plain: String = value.chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    let (whole, fraction) = plain.split_once([',', '.']).unwrap_or((plain.as_str(), ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 2 || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let euros: i64 = whole.parse().ok()?;
    let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
    euros.checked_mul(100)?.checked_add(cents)
}

/// Reads the amount of a field; nothing written is nothing.
pub(crate) fn read(field: &str, value: &str) -> Result<i64, Violation> {
    if value.trim().is_empty() {
        return Ok(0);
    }
    parse(value).ok_or_else(|| Violation::new(Code::NotAnAmount, [field]))
}

/// Cents as they stand in a field; empty for nothing.
pub(crate) fn write(cents: i64) -> String {
    if cents == 0 { String::new() } else { format!("{},{:02}", cents / 100, cents % 100) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [("12", 1_200), ("12,5", 1_250), ("1 234,50 €", 123_450), ("0.05", 5)] {
            assert_eq!(parse(text), Some(cents), "{text}");
        }
        for text in ["", ",5", "12,345", "-1", "1,2,3", "kymppi", "99999999999999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(cents in 0i64..100_000_000) {
            prop_assert_eq!(read("x", &write(cents)), Ok(cents));
        }
    }
}
