//! The client key of a submission, and the receipt code that is its readable form.

use std::fmt;
use std::str::FromStr;

use super::letters;

/// The random 128-bit key of one submission. Whoever holds it can prove, repeat or withdraw the answer;
/// the database never holds it, only values derived from it under a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientKey([u8; 16]);

/// The text is not a client key or a receipt code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a client key")]
pub struct NotAClientKey;

impl ClientKey {
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for ClientKey {
    /// The receipt code: `7ZZZ-…`, in groups of four.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&letters::spell(self.0))
    }
}

impl fmt::Debug for ClientKey {
    /// Never the key itself: a log must not hold what opens an answer.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientKey(…)")
    }
}

impl FromStr for ClientKey {
    type Err = NotAClientKey;

    /// Reads a receipt code as people write it.
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        letters::read(value).map(Self).ok_or(NotAClientKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_receipt_code_reads_back_as_its_key(bytes: [u8; 16]) {
            let key = ClientKey::from_bytes(bytes);
            let code = key.to_string();
            prop_assert_eq!(code.parse::<ClientKey>().unwrap(), key.clone());
            let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(sloppy.parse::<ClientKey>().unwrap(), key);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,120}") {
            let _ = text.parse::<ClientKey>();
        }
    }

    #[test]
    fn a_code_of_another_length_or_value_is_refused() {
        for bad in ["", "0000", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ", "U000-0000-0000-0000-0000-0000-00"] {
            assert!(bad.parse::<ClientKey>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_key_never_shows_in_a_debug_print() {
        assert_eq!(format!("{:?}", ClientKey::from_bytes([9; 16])), "ClientKey(…)");
    }
}
