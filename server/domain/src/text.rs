//! Localised content: what staff write, in several languages, and which language is really served.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::language::LanguageTag;

/// Who made a translation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    #[default]
    Human,
    Machine,
    /// Made by a machine and read by a person.
    Reviewed,
}

/// A text in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    pub text: String,
    #[serde(default)]
    pub provenance: Provenance,
    /// Fingerprint of the source text that this translates; `None` in the source language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A text and the language it is really in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedText<'a> {
    pub text: &'a str,
    pub language: &'a LanguageTag,
}

/// One text in the languages it has been written in. A blank text counts as missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalizedText(BTreeMap<LanguageTag, Translation>);

impl LocalizedText {
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|t| t.text.trim().is_empty())
    }

    /// The text in exactly this language; `None` where it is missing or blank.
    pub fn get(&self, language: &LanguageTag) -> Option<&str> {
        self.0.get(language).map(|t| t.text.as_str()).filter(|t| !t.trim().is_empty())
    }

    /// Every text that is there, by language tag.
    pub fn entries(&self) -> impl Iterator<Item = (&LanguageTag, &str)> {
        self.0.iter().map(|(tag, t)| (tag, t.text.as_str())).filter(|(_, t)| !t.trim().is_empty())
    }

    /// Writes the text of one language and remembers which source text it was made from.
    /// A blank text removes the language.
    pub fn set(&mut self, language: LanguageTag, text: &str, source_language: &LanguageTag) {
        let text = text.trim();
        if text.is_empty() {
            self.0.remove(&language);
            return;
        }
        if self.get(&language) == Some(text) {
            return;
        }
        let source =
            (language != *source_language).then(|| self.get(source_language).map(fingerprint)).flatten();
        self.0.insert(language, Translation { text: text.to_owned(), provenance: Provenance::Human, source });
    }

    /// The best text for a reader: the fallback chain of the wanted language, then the source language,
    /// then whatever there is. `None` only where nothing is written at all.
    pub fn serve(&self, wanted: &LanguageTag, source_language: &LanguageTag) -> Option<ServedText<'_>> {
        let chain = wanted.fallback_chain();
        let order = chain.into_iter().chain([source_language.as_str()]);
        for tag in order {
            let found =
                self.0.iter().find(|(language, t)| language.as_str() == tag && !t.text.trim().is_empty());
            if let Some((language, translation)) = found {
                return Some(ServedText { text: &translation.text, language });
            }
        }
        self.0
            .iter()
            .find(|(_, t)| !t.text.trim().is_empty())
            .map(|(language, t)| ServedText { text: &t.text, language })
    }

    /// True where the source text has changed since this language was written.
    pub fn is_outdated(&self, language: &LanguageTag, source_language: &LanguageTag) -> bool {
        let Some(made_from) = self.0.get(language).and_then(|t| t.source.as_ref()) else { return false };
        self.get(source_language).is_some_and(|source| fingerprint(source) != *made_from)
    }
}

impl<const N: usize> From<[(&str, &str); N]> for LocalizedText {
    /// A text whose first entry is its source. Entries whose tag is malformed are left out.
    fn from(entries: [(&str, &str); N]) -> Self {
        let mut text = Self::default();
        let Some(source) = entries.first().and_then(|(tag, _)| tag.parse::<LanguageTag>().ok()) else {
            return text;
        };
        for (tag, value) in entries {
            if let Ok(language) = tag.parse::<LanguageTag>() {
                text.set(language, value, &source);
            }
        }
        text
    }
}

/// A short fingerprint of a source text: the first 64 bits of its SHA-256, in hexadecimal.
fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// Whether a text is an address that a page may lead to.
pub fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(|one: char| one.is_whitespace() || one.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(value: &str) -> LanguageTag {
        value.parse().unwrap()
    }

    #[test]
    fn the_language_really_served_is_told() {
        let text = LocalizedText::from([("fi", "Hei"), ("sv", "Hej")]);
        let served = text.serve(&tag("se"), &tag("fi")).unwrap();
        assert_eq!((served.text, served.language.as_str()), ("Hei", "fi"));
        let swedish_source = LocalizedText::from([("sv", "Hej")]);
        assert_eq!(swedish_source.serve(&tag("fi"), &tag("sv")).unwrap().language.as_str(), "sv");
    }

    #[test]
    fn a_changed_source_marks_its_translations_outdated() {
        let mut text = LocalizedText::from([("fi", "Hei"), ("sv", "Hej")]);
        assert!(!text.is_outdated(&tag("sv"), &tag("fi")));
        text.set(tag("fi"), "Hyvää päivää", &tag("fi"));
        assert!(text.is_outdated(&tag("sv"), &tag("fi")));
        text.set(tag("sv"), "God dag", &tag("fi"));
        assert!(!text.is_outdated(&tag("sv"), &tag("fi")));
    }

    #[test]
    fn blank_is_missing() {
        let mut text = LocalizedText::from([("fi", "Hei"), ("sv", "  ")]);
        assert_eq!(text.get(&tag("sv")), None);
        text.set(tag("fi"), " ", &tag("fi"));
        assert!(text.is_empty());
    }
}
