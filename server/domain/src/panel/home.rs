//! Where somebody lives, as far as it tells who lives together.

use crate::violation::{Code, Violation, Violations};

/// The most characters of a street address.
const STREET_MAX: usize = 200;

/// The address of a home, as an applicant writes it. It is kept nowhere: a keyed hash of its [`key`](Self::key) is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Street, number, staircase and flat.
    pub street: String,
    /// Five digits.
    pub postcode: String,
}

impl Home {
    pub(super) fn check(&self, wrong: &mut Violations) {
        let street = self.street.trim();
        let of_street = |code| Violation::new(code, ["homeAddress", "street"]);
        if street.is_empty() {
            wrong.push(of_street(Code::Required));
        } else if street.chars().count() > STREET_MAX {
            wrong.push(of_street(Code::TooLong).with("max", STREET_MAX));
        } else if street.chars().any(char::is_control) {
            wrong.push(of_street(Code::ControlCharacter));
        }
        let postcode: String = self.postcode.split_whitespace().collect();
        if postcode.is_empty() {
            wrong.push(Violation::new(Code::Required, ["homeAddress", "postcode"]));
        } else if postcode.len() != 5 || !postcode.bytes().all(|one| one.is_ascii_digit()) {
            wrong.push(Violation::new(Code::NotAPostcode, ["homeAddress", "postcode"]));
        }
    }

    /// The same for everybody who writes this address, in whatever way.
    pub fn key(&self) -> String {
        let postcode: String = self.postcode.split_whitespace().collect();
        home_key(&self.street, &postcode)
    }
}

/// Words and numbers in small letters, whatever stands between them: `RANTATIE 1, a2` is `Rantatie 1 A 2`. Spreadsheets take
/// the zeros off the front of a postcode, so they do not count.
pub(super) fn home_key(street: &str, area: &str) -> String {
    let mut key = String::new();
    let mut before = None;
    let letters = street.chars().chain([' ']).chain(area.trim_start_matches('0').chars());
    for one in letters.flat_map(char::to_lowercase) {
        let kind = one.is_alphanumeric().then_some(one.is_numeric());
        if kind.is_some() {
            if kind != before && !key.is_empty() {
                key.push(' ');
            }
            key.push(one);
        }
        before = kind;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(street: &str, postcode: &str) -> Home {
        Home { street: street.to_owned(), postcode: postcode.to_owned() }
    }

    #[test]
    fn one_address_has_one_key_however_it_is_written() {
        let key = home("Rantatie 1 A 2", "00100").key();
        assert_eq!(key, "rantatie 1 a 2 100");
        for same in ["RANTATIE 1 a2", " rantatie 1, A 2 ", "Rantatie 1 A/2", "rantatie 1A2"] {
            assert_eq!(home(same, " 001 00").key(), key, "{same}");
        }
        for (street, postcode) in
            [("Rantatie 1 A 3", "00100"), ("Rantatie 1 A 2", "00200"), ("Rantatie 1 A", "21 00")]
        {
            assert_ne!(home(street, postcode).key(), key, "{street}");
        }
        assert_ne!(home("Rantatie 1 12", "00100").key(), home("Rantatie 11 2", "00100").key());
    }

    #[test]
    fn what_is_no_address_is_told() {
        let told = |street: &str, postcode: &str| {
            let mut wrong = Violations::new();
            home(street, postcode).check(&mut wrong);
            wrong.into_iter().map(|one| (one.path.join("."), one.code)).collect::<Vec<_>>()
        };
        let of = |field: &str, code| (format!("homeAddress.{field}"), code);
        assert!(told("Rantatie 1", "01300").is_empty());
        assert_eq!(told(" ", ""), [of("street", Code::Required), of("postcode", Code::Required)]);
        assert_eq!(
            told("Rantatie\n1", "0130"),
            [of("street", Code::ControlCharacter), of("postcode", Code::NotAPostcode)]
        );
        assert_eq!(told(&"x".repeat(201), "01300"), [of("street", Code::TooLong)]);
    }
}
