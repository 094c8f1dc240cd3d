//! The client key of a submission, and the receipt code that is its readable form.

use std::fmt;
use std::str::FromStr;

/// The random 128-bit key of one submission. Whoever holds it can prove, repeat or withdraw the answer;
/// the database never holds it, only values derived from it under a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientKey([u8; 16]);

/// The text is not a client key or a receipt code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a client key")]
pub struct NotAClientKey;

/// Crockford's base 32: no I, L, O or U, so that a code read aloud or written by hand survives.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters hold 130 bits; the two spare ones are zero.
const CHARS: usize = 26;

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
        let number = u128::from_be_bytes(self.0);
        for position in 0..CHARS {
            if position > 0 && position % 4 == 0 {
                f.write_str("-")?;
            }
            let shift = 5 * (CHARS - 1 - position);
            let index = usize::try_from((number >> shift) & 31).unwrap_or_default();
            let symbol = ALPHABET.get(index).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(symbol))?;
        }
        Ok(())
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

    /// Reads a receipt code as people write it: any case, with or without dashes and spaces, O for 0, I or L for 1.
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        if value.len() > 100 {
            return Err(NotAClientKey);
        }
        let mut number: u128 = 0;
        let mut count = 0;
        for symbol in value.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let symbol = match symbol.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = ALPHABET.iter().position(|c| char::from(*c) == symbol).ok_or(NotAClientKey)?;
            if number >> 123 != 0 {
                return Err(NotAClientKey);
            }
            number = (number << 5) | u128::try_from(digit).map_err(|_| NotAClientKey)?;
            count += 1;
        }
        if count == CHARS { Ok(Self(number.to_be_bytes())) } else { Err(NotAClientKey) }
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
