//! Looks for texts in whatever form a column, a file or a log might hold them.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fmt::Write;

use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};

/// One text in one form.
pub(super) struct Needle {
    pub(super) text: String,
    pub(super) form: String,
    pub(super) bytes: Vec<u8>,
}

/// A part of what is stored: its name and its bytes.
pub(super) type Part = (String, Vec<u8>);

/// Every form of these texts.
pub(super) fn needles<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Needle> {
    let mut needles = Vec::new();
    for text in texts {
        let mut seen = BTreeSet::new();
        for (form, bytes) in forms(text) {
            if seen.insert(bytes.clone()) {
                needles.push(Needle { text: text.to_owned(), form, bytes });
            }
        }
    }
    needles
}

/// A text as it is, within JSON and an address, in UTF-16 and in Base64; each of these in hexadecimal digits, too,
/// as PostgreSQL shows bytes.
fn forms(text: &str) -> Vec<(String, Vec<u8>)> {
    let units = || text.encode_utf16();
    let mut forms = vec![
        ("plain".to_owned(), text.as_bytes().to_vec()),
        ("JSON".to_owned(), in_json(text, |escaped, unit| write!(escaped, "\\u{unit:04x}"))),
        ("JSON in capitals".to_owned(), in_json(text, |escaped, unit| write!(escaped, "\\u{unit:04X}"))),
        ("percent".to_owned(), in_address(text)),
        ("UTF-16LE".to_owned(), units().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE".to_owned(), units().flat_map(u16::to_be_bytes).collect()),
    ];
    for before in 0..3 {
        for (name, alphabet) in [("Base64", &BASE64_NOPAD), ("Base64 for addresses", &BASE64URL_NOPAD)] {
            let encoded = alphabet.encode(&[vec![0; before], text.as_bytes().to_vec()].concat());
            // Characters that hold bits of the text and of nothing before or behind it.
            let (first, last) = ((before * 8).div_ceil(6), (before + text.len()) * 8 / 6);
            forms.push((format!("{name}, {before} bytes on"), encoded.as_bytes()[first..last].to_vec()));
        }
    }
    for (form, bytes) in forms.clone() {
        forms.push((format!("{form} in hexadecimal"), HEXLOWER.encode(&bytes).into_bytes()));
        forms.push((format!("{form} in hexadecimal capitals"), HEXUPPER.encode(&bytes).into_bytes()));
    }
    forms
}

fn in_json(text: &str, escape: impl Fn(&mut String, u16) -> std::fmt::Result) -> Vec<u8> {
    let mut escaped = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                escape(&mut escaped, *unit).unwrap();
            }
        }
    }
    escaped.into_bytes()
}

fn in_address(text: &str) -> Vec<u8> {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").unwrap();
        }
    }
    escaped.into_bytes()
}

/// Which of these stand where, by their numbers: one pass, however many there are.
pub(super) fn found(parts: &[Part], needles: &[Needle]) -> BTreeSet<(usize, String)> {
    let mut by_start: Vec<Vec<usize>> = vec![Vec::new(); 1 << 16];
    for (number, needle) in needles.iter().enumerate() {
        by_start[start(needle.bytes[0], needle.bytes[1])].push(number);
    }
    let mut found = BTreeSet::new();
    for (name, bytes) in parts {
        for (place, pair) in bytes.windows(2).enumerate() {
            for number in &by_start[start(pair[0], pair[1])] {
                if bytes[place..].starts_with(&needles[*number].bytes) {
                    found.insert((*number, name.clone()));
                }
            }
        }
    }
    found
}

fn start(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}
