//! Language tags and the one rule of fallback.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language tag as Osallistu stores it: a primary language, or an easy-language variant of one
/// (`fi`, `sv`, `se`, `fi-simple`, `fse`).
///
/// Regions and scripts are dropped on input and `sme` is stored as `se` (IANA registry 2025-08-25).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

/// Reading direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The text is not a language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguageTag;

const SIMPLE: &str = "-simple";
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

impl LanguageTag {
    /// Finnish, the source language of the interface and the last resort of every fallback.
    pub fn finnish() -> Self {
        Self("fi".to_owned())
    }

    pub fn swedish() -> Self {
        Self("sv".to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language without an easy-language variant.
    pub fn primary(&self) -> &str {
        self.0.strip_suffix(SIMPLE).unwrap_or(&self.0)
    }

    /// Of the names of something in Finnish, in Swedish and as a code, the one for a reader of this language.
    pub fn name_of<'a>(&self, [finnish, swedish, code]: [&'a str; 3]) -> &'a str {
        match self.primary() {
            "fi" => finnish,
            "sv" => swedish,
            _ => code,
        }
    }

    /// An easy-language (selkokieli, lättläst) variant.
    pub fn is_simple(&self) -> bool {
        self.0.ends_with(SIMPLE)
    }

    pub fn direction(&self) -> Direction {
        if RIGHT_TO_LEFT.contains(&self.primary()) { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Which languages to try, most wanted first. sv-simple → sv → fi; everything else → its own
    /// primary language → fi. Never from one Sámi language to another.
    pub fn fallback_chain(&self) -> Vec<&str> {
        let mut chain = vec![self.as_str()];
        for next in [self.primary(), "fi"] {
            if !chain.contains(&next) {
                chain.push(next);
            }
        }
        chain
    }
}

impl FromStr for LanguageTag {
    type Err = NotALanguageTag;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        let mut subtags = value.split(['-', '_']);
        let primary = subtags.next().unwrap_or_default().to_ascii_lowercase();
        let is_alphabetic = primary.bytes().all(|b| b.is_ascii_lowercase());
        if !(2..=3).contains(&primary.len()) || !is_alphabetic || value.len() > 35 {
            return Err(NotALanguageTag);
        }
        let mut simple = false;
        for subtag in subtags {
            if subtag.is_empty() || subtag.len() > 8 || !subtag.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(NotALanguageTag);
            }
            simple |= subtag.eq_ignore_ascii_case("simple");
        }
        let primary = if primary == "sme" { "se" } else { primary.as_str() };
        Ok(Self(format!("{primary}{}", if simple { SIMPLE } else { "" })))
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = NotALanguageTag;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        value.parse()
    }
}

impl From<LanguageTag> for String {
    fn from(value: LanguageTag) -> Self {
        value.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(value: &str) -> LanguageTag {
        value.parse().unwrap()
    }

    #[test]
    fn tags_are_stored_in_one_form() {
        for (given, stored) in [
            ("FI", "fi"),
            ("sv-FI", "sv"),
            ("sme", "se"),
            ("sme-FI", "se"),
            ("fi-SIMPLE", "fi-simple"),
            ("fse", "fse"),
        ] {
            assert_eq!(tag(given).as_str(), stored);
        }
        for bad in ["", "f", "finnish", "fi-", "1a", "fi-ääkköset", "../etc"] {
            assert!(bad.parse::<LanguageTag>().is_err(), "{bad}");
        }
    }

    #[test]
    fn fallback_never_crosses_from_one_sami_language_to_another() {
        assert_eq!(tag("fi-simple").fallback_chain(), ["fi-simple", "fi"]);
        assert_eq!(tag("sv-simple").fallback_chain(), ["sv-simple", "sv", "fi"]);
        assert_eq!(tag("smn").fallback_chain(), ["smn", "fi"]);
        assert_eq!(tag("fi").fallback_chain(), ["fi"]);
    }

    #[test]
    fn arabic_reads_from_the_right() {
        assert_eq!(tag("ar").direction(), Direction::RightToLeft);
        assert_eq!(tag("sms").direction(), Direction::LeftToRight);
    }
}
