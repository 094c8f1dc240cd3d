use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use crate::{Arg, CatalogueError, ExpertWord, catalogue::Catalogue};

/// The language in which every text exists.
pub const SOURCE_LANGUAGE: &str = "fi";

/// The language of a key that has no text: BCP 47 for "no linguistic content".
pub const NO_LANGUAGE: &str = "zxx";

/// Language tag, file name and content of every file under `/locales`, sorted.
static SOURCES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The interface texts of all languages. Read once at start; a clone is a pointer.
#[derive(Clone)]
pub struct Catalogues {
    by_tag: Arc<BTreeMap<String, Arc<Catalogue>>>,
}

impl Catalogues {
    /// The texts compiled into the binary.
    ///
    /// # Errors
    /// Names the file and line of the first text that is not valid, stands twice or refers to one that is not there.
    pub fn embedded() -> Result<Self, CatalogueError> {
        Self::from_sources(SOURCES)
    }

    /// Texts from memory, each source given as language tag, file name and content.
    ///
    /// # Errors
    /// As [`Catalogues::embedded`].
    pub fn from_sources(sources: &[(&str, &str, &str)]) -> Result<Self, CatalogueError> {
        let mut files: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for (tag, file, source) in sources {
            files.entry(tag).or_default().push((file, source));
        }
        let by_tag = files
            .into_iter()
            .map(|(tag, files)| Ok((tag.to_owned(), Arc::new(Catalogue::read(tag, &files)?))))
            .collect::<Result<_, CatalogueError>>()?;
        Ok(Self { by_tag: Arc::new(by_tag) })
    }

    /// The texts for one reader, whose fallback chain starts with the language most wanted. Languages without a
    /// catalogue are passed over, and Finnish is the last resort of every chain.
    #[must_use]
    pub fn texts(&self, chain: &[&str]) -> Texts {
        let source = (!chain.contains(&SOURCE_LANGUAGE)).then_some(&SOURCE_LANGUAGE);
        Texts {
            language: chain.first().copied().unwrap_or(SOURCE_LANGUAGE).into(),
            chain: chain.iter().chain(source).filter_map(|tag| self.by_tag.get(*tag).cloned()).collect(),
            word: ExpertWord::default(),
        }
    }

    /// The languages that have a catalogue, however incomplete, in the order of their tags.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        self.by_tag.keys().map(String::as_str).collect()
    }

    /// The keys that a language has itself, without fallback.
    #[must_use]
    pub fn keys(&self, tag: &str) -> BTreeSet<String> {
        self.by_tag
            .get(tag)
            .map_or_else(BTreeSet::new, |catalogue| catalogue.variables.keys().cloned().collect())
    }

    /// The variables that a text takes in one language, with those of the messages it includes. Empty when the
    /// language does not have the key.
    #[must_use]
    pub fn variables(&self, tag: &str, key: &str) -> BTreeSet<String> {
        self.by_tag.get(tag).and_then(|catalogue| catalogue.variables.get(key)).cloned().unwrap_or_default()
    }
}

impl fmt::Debug for Catalogues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Catalogues").field(&self.tags()).finish()
    }
}

/// The interface texts as one reader gets them.
#[derive(Clone)]
pub struct Texts {
    language: Arc<str>,
    chain: Vec<Arc<Catalogue>>,
    word: ExpertWord,
}

impl Texts {
    /// The same texts with the word by which the county calls its experts. Only Finnish has two.
    #[must_use]
    pub fn calling_experts(self, word: ExpertWord) -> Self {
        Self { word, ..self }
    }

    /// The same texts as a reader of a language further down the chain gets them: a document is in one language, also
    /// where the page that offers it has some of its texts in another. A language that is not there changes nothing.
    #[must_use]
    pub fn from_language_on(&self, tag: &str) -> Self {
        match self.chain.iter().position(|catalogue| &*catalogue.tag == tag) {
            Some(first) => {
                let chain = self.chain.iter().skip(first).cloned().collect();
                Self { language: tag.into(), chain, word: self.word }
            }
            None => self.clone(),
        }
    }

    /// The text of a key that takes no variables.
    #[must_use]
    pub fn text(&self, key: &str) -> Text {
        self.with(key, &[])
    }

    /// The text of a key with its variables filled in, each given as name and value.
    ///
    /// A key that no language of the chain has is served as itself, in [`NO_LANGUAGE`].
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> Text {
        self.chain
            .iter()
            .find_map(|catalogue| {
                Some(Text { text: catalogue.format(key, args, self.word)?, lang: Arc::clone(&catalogue.tag) })
            })
            .unwrap_or_else(|| Text { text: key.to_owned(), lang: NO_LANGUAGE.into() })
    }

    /// Whether some language of the chain has the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.chain.iter().any(|catalogue| catalogue.variables.contains_key(key))
    }

    /// The language the reader asked for, which a text may fall short of: see [`Text::lang`].
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chain: Vec<_> = self.chain.iter().map(|catalogue| &catalogue.tag).collect();
        f.debug_struct("Texts").field("language", &self.language).field("chain", &chain).finish()
    }
}

/// A text and the language it really is in. Displays as the text alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Plain text, not HTML.
    pub text: String,
    /// The tag of the catalogue that served it.
    pub lang: Arc<str>,
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests;
