//! A text with the language it is really in, ready for a page.

use std::fmt;

use askama::filters::HtmlSafe;
use domain::LanguageTag;
use domain::language::Direction;

/// A text on a page. Written out, it stands in a `<span>` with `lang` and `dir` where its language is not
/// the page's, and is always escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    text: String,
    language: String,
    differs: bool,
}

impl Said {
    pub fn new(text: impl Into<String>, language: &str, page: &LanguageTag) -> Self {
        Self { text: text.into(), language: language.to_owned(), differs: language != page.as_str() }
    }

    /// Interface text, as a catalogue serves it.
    pub fn from_text(text: l10n::Text, page: &LanguageTag) -> Self {
        Self::new(text.text, &text.lang, page)
    }

    /// A text that is nobody's language: a number, a date, a name. Takes the page's.
    pub fn neutral(text: impl Into<String>, page: &LanguageTag) -> Self {
        Self::new(text, page.as_str(), page)
    }

    /// The text alone, for attributes and titles.
    pub fn plain(&self) -> &str {
        &self.text
    }

    /// The tag of the language it is really in.
    pub fn language(&self) -> &str {
        &self.language
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// ` lang="…" dir="…"` for the element that holds [`Said::plain`]; nothing in the page's language.
    pub fn attributes(&self) -> Attributes<'_> {
        Attributes(self)
    }

    /// The text as paragraphs, parted where it has line breaks.
    pub fn paragraphs(&self) -> Paragraphs<'_> {
        Paragraphs(self)
    }

    fn direction(&self) -> &'static str {
        self.language.parse::<LanguageTag>().map_or(Direction::LeftToRight, |tag| tag.direction()).as_str()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.differs {
            write!(f, "<span{}>{}</span>", self.attributes(), Escaped(&self.text))
        } else {
            write!(f, "{}", Escaped(&self.text))
        }
    }
}

impl HtmlSafe for Said {}

/// See [`Said::attributes`].
pub struct Attributes<'a>(&'a Said);

impl fmt::Display for Attributes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.differs {
            write!(f, " lang=\"{}\" dir=\"{}\"", Escaped(&self.0.language), self.0.direction())?;
        }
        Ok(())
    }
}

impl HtmlSafe for Attributes<'_> {}

/// See [`Said::paragraphs`].
pub struct Paragraphs<'a>(&'a Said);

impl fmt::Display for Paragraphs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.0.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            write!(f, "<p{}>{}</p>", self.0.attributes(), Escaped(line))?;
        }
        Ok(())
    }
}

impl HtmlSafe for Paragraphs<'_> {}

/// Text with the characters replaced that mean something in HTML and XML, in elements and attributes.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&#34;")?,
                '\'' => f.write_str("&#39;")?,
                other => write!(f, "{other}")?,
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Escaped<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, language: &str) -> Said {
        Said::new(text, language, &LanguageTag::finnish())
    }

    #[test]
    fn a_text_in_another_language_says_so_and_one_in_the_pages_language_does_not() {
        assert_eq!(said("Hei", "fi").to_string(), "Hei");
        assert_eq!(said("مرحبا", "ar").to_string(), r#"<span lang="ar" dir="rtl">مرحبا</span>"#);
    }

    #[test]
    fn markup_in_a_text_is_text() {
        let hostile = "<script>\"'&";
        assert_eq!(said(hostile, "fi").to_string(), "&lt;script&gt;&#34;&#39;&amp;");
        assert_eq!(
            said(hostile, "sv").paragraphs().to_string(),
            r#"<p lang="sv" dir="ltr">&lt;script&gt;&#34;&#39;&amp;</p>"#
        );
    }

    #[test]
    fn line_breaks_part_paragraphs() {
        assert_eq!(said("Yksi\r\n\r\nkaksi\n", "fi").paragraphs().to_string(), "<p>Yksi</p><p>kaksi</p>");
    }
}
