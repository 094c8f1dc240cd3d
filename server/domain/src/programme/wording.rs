//! A text of a programme in several languages, and which of them the programme itself prints.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::language::LanguageTag;
use crate::text::ServedText;

coded_enum! {
    /// Where a text comes from.
    TextProvenance, "programme-text-" {
        /// Stands in the programme as it was approved.
        Printed = "printed",
        /// Added beside the programme: a translation, or an explanation that it does not give.
        Supplied = "supplied",
    }
}

/// A text by language. A blank text counts as missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    #[serde(flatten)]
    texts: BTreeMap<LanguageTag, String>,
    /// The languages whose text is supplied.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    supplied: BTreeSet<LanguageTag>,
}

impl Wording {
    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    /// The text in exactly this language; `None` where it is missing or blank.
    pub fn get(&self, language: &LanguageTag) -> Option<&str> {
        self.texts.get(language).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// Every text that is there, by language.
    pub fn entries(&self) -> impl Iterator<Item = (&LanguageTag, &str)> {
        let entries = self.texts.iter().map(|(language, text)| (language, text.as_str()));
        entries.filter(|(_, text)| !text.trim().is_empty())
    }

    /// Where the text of a language comes from; `None` where there is none.
    pub fn provenance(&self, language: &LanguageTag) -> Option<TextProvenance> {
        self.get(language)?;
        let is_supplied = self.supplied.contains(language);
        Some(if is_supplied { TextProvenance::Supplied } else { TextProvenance::Printed })
    }

    /// Writes the text of a language. A blank text removes it.
    pub fn set(&mut self, language: LanguageTag, text: &str, provenance: TextProvenance) {
        self.supplied.remove(&language);
        let text = text.trim();
        if text.is_empty() {
            self.texts.remove(&language);
            return;
        }
        if provenance == TextProvenance::Supplied {
            self.supplied.insert(language.clone());
        }
        self.texts.insert(language, text.to_owned());
    }

    /// The best text for a reader: the fallback chain of the wanted language, then one that is printed, then whatever
    /// there is. `None` only where nothing is written at all.
    pub fn serve(&self, wanted: &LanguageTag) -> Option<ServedText<'_>> {
        let chain = wanted.fallback_chain();
        let of_chain =
            chain.iter().find_map(|tag| self.entries().find(|(language, _)| language.as_str() == *tag));
        let printed = || self.entries().find(|(language, _)| !self.supplied.contains(*language));
        let (language, text) = of_chain.or_else(printed).or_else(|| self.entries().next())?;
        Some(ServedText { text, language })
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Wording {
    /// Texts that are printed. Entries whose tag is malformed are left out.
    fn from(entries: [(&str, &str); N]) -> Self {
        let mut wording = Self::default();
        for (tag, text) in entries {
            if let Ok(language) = tag.parse() {
                wording.set(language, text, TextProvenance::Printed);
            }
        }
        wording
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_supplied_is_told_apart_and_kept() {
        let mut wording = Wording::from([("fi", "Tavoite")]);
        wording.set(tag("sv"), " Mål ", TextProvenance::Supplied);
        assert_eq!(wording.provenance(&tag("fi")), Some(TextProvenance::Printed));
        assert_eq!(wording.provenance(&tag("sv")), Some(TextProvenance::Supplied));
        assert_eq!(wording.provenance(&tag("en")), None);
        let kept = serde_json::to_value(&wording).unwrap();
        assert_eq!(kept, serde_json::json!({ "fi": "Tavoite", "sv": "Mål", "supplied": ["sv"] }));
        assert_eq!(serde_json::from_value::<Wording>(kept).unwrap(), wording);
        wording.set(tag("sv"), "", TextProvenance::Supplied);
        assert_eq!(wording, Wording::from([("fi", "Tavoite")]));
    }

    #[test]
    fn a_reader_gets_their_language_or_what_is_printed() {
        let mut wording = Wording::from([("sv", "Mål")]);
        wording.set(tag("en"), "Goal", TextProvenance::Supplied);
        assert_eq!(wording.serve(&tag("en")).unwrap().text, "Goal");
        assert_eq!(wording.serve(&tag("fi")).unwrap().language, &tag("sv"));
        assert!(Wording::default().serve(&tag("fi")).is_none());
    }
}
