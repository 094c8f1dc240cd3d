//! Localised content with the language that is really served.

use async_graphql::{InputObject, Object, SimpleObject};
use domain::LocalizedText;

use crate::scalar::LanguageTag;

/// A text in several languages.
pub(crate) struct Localized {
    text: LocalizedText,
    source: domain::LanguageTag,
    wanted: domain::LanguageTag,
}

impl Localized {
    pub(crate) fn new(
        text: &LocalizedText,
        source: &domain::LanguageTag,
        wanted: &domain::LanguageTag,
    ) -> Self {
        Self { text: text.clone(), source: source.clone(), wanted: wanted.clone() }
    }

    /// The same, or nothing where nothing is written.
    pub(crate) fn optional(
        text: &LocalizedText,
        source: &domain::LanguageTag,
        wanted: &domain::LanguageTag,
    ) -> Option<Self> {
        (!text.is_empty()).then(|| Self::new(text, source, wanted))
    }
}

/// A text in several languages. Ask for one and read which language you really got.
#[Object(name = "LocalizedText")]
impl Localized {
    /// The text in the language asked for, else the caller's, with fallback.
    async fn text(&self, language: Option<LanguageTag>) -> String {
        let wanted = language.map_or_else(|| self.wanted.clone(), |tag| tag.0);
        self.text.serve(&wanted, &self.source).map(|served| served.text.to_owned()).unwrap_or_default()
    }

    /// The language of `text`: set it as `lang`, so that a screen reader reads it right.
    async fn language(&self, language: Option<LanguageTag>) -> LanguageTag {
        let wanted = language.map_or_else(|| self.wanted.clone(), |tag| tag.0);
        let served = self.text.serve(&wanted, &self.source).map(|served| served.language.clone());
        LanguageTag(served.unwrap_or(wanted))
    }

    /// Every language in which it is written.
    async fn all(&self) -> Vec<TextInLanguage> {
        let entry = |(language, text): (&domain::LanguageTag, &str)| TextInLanguage {
            language: LanguageTag(language.clone()),
            text: text.to_owned(),
        };
        self.text.entries().map(entry).collect()
    }
}

/// A text in one language.
#[derive(SimpleObject)]
pub(crate) struct TextInLanguage {
    /// The language it is in.
    language: LanguageTag,
    /// The text.
    text: String,
}

/// A text in one language, to be written.
#[derive(InputObject)]
pub(crate) struct LocalizedTextInput {
    /// The language it is in.
    language: LanguageTag,
    /// The text; empty removes the language.
    #[graphql(validator(chars_max_length = 20000))]
    text: String,
}

/// Writes texts into localised content; languages that are not given stay as they are.
pub(crate) fn write(text: &mut LocalizedText, inputs: Vec<LocalizedTextInput>, source: &domain::LanguageTag) {
    // The source first, so that translations remember the source they were made from.
    let (sources, others): (Vec<_>, Vec<_>) =
        inputs.into_iter().partition(|input| input.language.0 == *source);
    for input in sources.into_iter().chain(others) {
        text.set(input.language.0, &input.text, source);
    }
}

/// A text whose source is Finnish, as a client wrote it whole.
pub(crate) fn finnish_first(inputs: Vec<LocalizedTextInput>) -> LocalizedText {
    let mut text = LocalizedText::default();
    write(&mut text, inputs, &domain::LanguageTag::finnish());
    text
}
