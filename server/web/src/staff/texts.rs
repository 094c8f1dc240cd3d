//! A text in several languages side by side, as a form shows it.

use domain::{LanguageTag, LocalizedText};

use crate::forms::Fields;
use crate::layout::LanguageName;
use crate::{Frame, Said};

/// Where the text of one language stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Fine,
    Missing,
    /// The source has changed since it was translated.
    Outdated,
}

/// One language of a text.
pub struct TextColumn {
    /// The name and the id of the field, for example `title.sv`.
    pub name: String,
    pub language: LanguageName,
    pub is_source: bool,
    pub value: String,
    pub standing: Standing,
}

impl TextColumn {
    pub fn is_missing(&self) -> bool {
        self.standing == Standing::Missing
    }

    pub fn is_outdated(&self) -> bool {
        self.standing == Standing::Outdated
    }
}

/// One text in all the languages that a form shows.
pub struct TextField {
    pub label: Said,
    pub help: Option<Said>,
    pub is_optional: bool,
    /// Lines to show; one makes a one-line field.
    pub rows: usize,
    pub columns: Vec<TextColumn>,
}

/// Languages in which staff tell everybody of things; the first is the source.
const TOLD_IN: [&str; 3] = ["fi", "sv", "en"];

/// The source, and every language of a form whose texts everybody reads.
pub fn told_in() -> (LanguageTag, Vec<LanguageTag>) {
    (LanguageTag::finnish(), TOLD_IN.iter().filter_map(|tag| tag.parse().ok()).collect())
}

/// Which languages a form shows, the source first.
pub struct Shown<'a> {
    pub languages: &'a [LanguageTag],
    pub source: &'a LanguageTag,
}

impl Shown<'_> {
    /// Writes what was sent over the text that there was, the source first; languages that are not shown stay.
    pub fn sent(&self, fields: &Fields, name: &str, mut text: LocalizedText) -> LocalizedText {
        for language in self.languages {
            let field = format!("{name}.{language}");
            let is_still_right = fields.all("still").any(|one| one == field);
            if is_still_right && text.is_outdated(language, self.source) {
                text.set(language.clone(), "", self.source);
            }
            text.set(language.clone(), &fields.get(&field).replace("\r\n", "\n"), self.source);
        }
        text
    }

    pub fn field(&self, name: &str, label: Said, rows: usize, text: &LocalizedText) -> TextField {
        self.build(name, label, rows, text, false)
    }

    /// A text that is needed in a language only where the source has it.
    pub fn optional(&self, name: &str, label: Said, rows: usize, text: &LocalizedText) -> TextField {
        self.build(name, label, rows, text, true)
    }

    fn build(
        &self,
        name: &str,
        label: Said,
        rows: usize,
        text: &LocalizedText,
        is_optional: bool,
    ) -> TextField {
        let is_needed = !is_optional || text.get(self.source).is_some();
        let columns = self.languages.iter().map(|language| {
            let value = text.get(language);
            TextColumn {
                name: format!("{name}.{language}"),
                language: LanguageName::of(language),
                is_source: language == self.source,
                standing: match value {
                    None if is_needed => Standing::Missing,
                    Some(_) if text.is_outdated(language, self.source) => Standing::Outdated,
                    _ => Standing::Fine,
                },
                value: value.unwrap_or_default().to_owned(),
            }
        });
        TextField { label, help: None, is_optional, rows, columns: columns.collect() }
    }
}

impl TextField {
    #[must_use]
    pub fn with_help(self, frame: &Frame, key: &str) -> Self {
        Self { help: Some(frame.text(key)), ..self }
    }
}
