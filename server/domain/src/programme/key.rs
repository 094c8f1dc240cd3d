//! Keys of a programme's parts. Codes that a programme prints may repeat and have gaps, so they are text and never keys.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The text is no key of this sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a key")]
pub struct NotAKey;

fn is_slug(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $max:literal $allows:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters of one.
            pub const MAX: usize = $max;

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAKey;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let fits = !text.is_empty() && text.len() <= Self::MAX && $allows(text);
                if fits { Ok(Self(text.to_owned())) } else { Err(NotAKey) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAKey;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

keys! {
    /// A programme, the same through all its versions; the address of its public page.
    ProgrammeKey = 60 is_slug;
    /// A focus area, a goal or a measure: the same through the versions of its programme.
    ItemKey = 60 is_slug;
    /// A responsible party of a programme.
    PartyKey = 60 is_slug;
    /// An indicator of a programme, for example `V01`: the same through its versions.
    IndicatorCode = 20 is_code;
}

impl ItemKey {
    /// A key made of a text: its letters and digits, anything else as a hyphen; `None` where nothing is left.
    pub fn of_text(text: &str) -> Option<Self> {
        slug(text).parse().ok()
    }
}

impl PartyKey {
    /// A key made of a party's name: its letters and digits, anything else as a hyphen; `None` where nothing is left.
    pub fn of_text(text: &str) -> Option<Self> {
        slug(text).parse().ok()
    }
}

/// Letters of Finnish, Swedish and Sámi without their marks, so that a key can stand in an address.
fn slug(text: &str) -> String {
    let mut made = String::new();
    for letter in text.to_lowercase().chars() {
        let plain = match letter {
            'ä' | 'å' | 'á' | 'â' => 'a',
            'ö' | 'õ' | 'ó' => 'o',
            'č' => 'c',
            'đ' => 'd',
            'ǧ' | 'ǥ' => 'g',
            'ǩ' => 'k',
            'ŋ' => 'n',
            'š' => 's',
            'ŧ' => 't',
            'ž' | 'ʒ' | 'ǯ' => 'z',
            'é' => 'e',
            other if other.is_ascii_alphanumeric() => other,
            _ => '-',
        };
        if plain != '-' || !(made.is_empty() || made.ends_with('-')) {
            made.push(plain);
        }
        if made.len() >= ItemKey::MAX {
            break;
        }
    }
    made.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_can_stand_in_an_address() {
        assert_eq!(
            PartyKey::of_text("Hyte-tehtäväalue (Kielitiimi)").unwrap().as_str(),
            "hyte-tehtavaalue-kielitiimi"
        );
        assert_eq!(PartyKey::of_text(" … "), None);
        for bad in ["", "Vake", "a b", "ä", &"a".repeat(61)] {
            assert!(bad.parse::<ItemKey>().is_err(), "{bad}");
        }
        for bad in ["", "V 01", "V01/2", "ä", &"V".repeat(21)] {
            assert!(bad.parse::<IndicatorCode>().is_err(), "{bad}");
        }
        assert_eq!("V01".parse::<IndicatorCode>().unwrap().to_string(), "V01");
    }
}
