//! Texts of programmes, with where each comes from.

use async_graphql::{Object, SimpleObject};
use domain::programme::Wording;

use crate::mirror::mirrored;
use crate::scalar::LanguageTag;

mirrored! {
    /// Where a text of a programme comes from.
    TextProvenance = "domain::programme::TextProvenance" {
        /// Stands in the programme as it was approved.
        Printed,
        /// Added beside the programme: a translation, or an explanation that it does not give.
        Supplied,
    }
}

/// A text of a programme in several languages.
#[derive(Clone)]
pub(crate) struct ProgrammeText {
    wording: Wording,
    wanted: domain::LanguageTag,
}

impl ProgrammeText {
    pub(super) fn new(wording: &Wording, wanted: &domain::LanguageTag) -> Self {
        Self { wording: wording.clone(), wanted: wanted.clone() }
    }

    /// The same, or nothing where nothing is written.
    pub(super) fn optional(wording: &Wording, wanted: &domain::LanguageTag) -> Option<Self> {
        (!wording.is_empty()).then(|| Self::new(wording, wanted))
    }

    fn wanted(&self, language: Option<LanguageTag>) -> domain::LanguageTag {
        language.map_or_else(|| self.wanted.clone(), |tag| tag.0)
    }
}

/// A text of a programme in several languages. Ask for one and read which language you really got, and whether the
/// programme prints it.
#[Object]
impl ProgrammeText {
    /// The text in the language asked for, else the caller's, with fallback.
    async fn text(&self, language: Option<LanguageTag>) -> &str {
        self.wording.serve(&self.wanted(language)).map(|served| served.text).unwrap_or_default()
    }

    /// The language of `text`: set it as `lang`, so that a screen reader reads it right.
    async fn language(&self, language: Option<LanguageTag>) -> LanguageTag {
        let wanted = self.wanted(language);
        let served = self.wording.serve(&wanted).map(|served| served.language.clone());
        LanguageTag(served.unwrap_or(wanted))
    }

    /// Where `text` comes from; null where nothing is written.
    async fn provenance(&self, language: Option<LanguageTag>) -> Option<TextProvenance> {
        let served = self.wording.serve(&self.wanted(language))?;
        self.wording.provenance(served.language).map(Into::into)
    }

    /// Every language in which it is written.
    async fn all(&self) -> Vec<ProgrammeTextInLanguage> {
        let provenance = |language| self.wording.provenance(language).map(Into::into);
        let entries = self.wording.entries().filter_map(|(language, text)| {
            let provenance = provenance(language)?;
            let (language, text) = (LanguageTag(language.clone()), text.to_owned());
            Some(ProgrammeTextInLanguage { language, text, provenance })
        });
        entries.collect()
    }
}

/// A text of a programme in one language.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeTextInLanguage {
    /// The language it is in.
    language: LanguageTag,
    /// The text.
    text: String,
    /// Where it comes from.
    provenance: TextProvenance,
}
