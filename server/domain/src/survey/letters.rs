//! 128 random bits as letters that survive being read aloud or written by hand.

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters hold 130 bits; the two spare ones are zero.
const CHARS: usize = 26;
/// Longest text that is looked at.
const TEXT_MAX: usize = 100;

/// `7ZZZ-…`, in groups of four.
pub(super) fn spell(bytes: [u8; 16]) -> String {
    let number = u128::from_be_bytes(bytes);
    let mut text = String::with_capacity(CHARS + CHARS / 4);
    for position in 0..CHARS {
        if position > 0 && position % 4 == 0 {
            text.push('-');
        }
        let shift = 5 * (CHARS - 1 - position);
        let index = usize::try_from((number >> shift) & 31).unwrap_or_default();
        text.push(char::from(ALPHABET.get(index).copied().unwrap_or(b'0')));
    }
    text
}

/// Reads letters as people write them: any case, with or without dashes and spaces, O for 0, I or L for 1.
pub(super) fn read(text: &str) -> Option<[u8; 16]> {
    if text.len() > TEXT_MAX {
        return None;
    }
    let mut number: u128 = 0;
    let mut count = 0;
    for symbol in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let symbol = match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let digit = ALPHABET.iter().position(|c| char::from(*c) == symbol)?;
        if number >> 123 != 0 {
            return None;
        }
        number = (number << 5) | u128::try_from(digit).ok()?;
        count += 1;
    }
    (count == CHARS).then(|| number.to_be_bytes())
}
