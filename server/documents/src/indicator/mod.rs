//! What a report on a programme's indicators says: the frozen figures of a period in the order of the programme, with what
//! has changed since the last report, what is missing and why, and how everything was counted.
//!
//! Pure: the same edition gives the same report. It is in the language in which its own words exist; texts of a
//! programme that are in another say so.

mod cells;
mod changes;
mod counting;
mod detail;
mod places;
mod speaker;
mod summary;
#[cfg(test)]
mod tests;

use domain::indicator::{EditionContent, Line};
use domain::programme::ProgrammeContent;
use domain::{LanguageTag, LocalizedText};
use l10n::Texts;

pub use speaker::Speaker;

use crate::report::{Report, Text, Words};
use cells::Cells;

/// What is reported.
#[derive(Clone, Copy, Debug)]
pub struct Frozen<'a> {
    pub edition: &'a EditionContent,
    /// SHA-256 of the edition's bytes, in hexadecimal.
    pub sha256: &'a str,
    /// The programme as it was in the version that the edition names; `None` where that is not there any more.
    pub programme: Option<&'a ProgrammeContent>,
    /// The report with which it is compared.
    pub before: Option<&'a EditionContent>,
    pub county: &'a LocalizedText,
    pub span: Span,
}

/// What one report tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The period of the edition.
    Period,
    /// A year whose halves are told side by side: the edition is that of the second one, and `before` that of the first.
    Year,
}

/// The report, in the first language of the reader in which reports are written.
pub fn report(frozen: &Frozen<'_>, texts: &Texts) -> Report {
    let written = texts.text("report-summary").lang;
    let language: LanguageTag = written.parse().unwrap_or_else(|_| LanguageTag::finnish());
    let texts = texts.from_language_on(language.as_str());
    let writer = Writer { speaker: Speaker::new(&texts, &language), frozen };
    let mut sections = vec![summary::summary(writer), changes::since_the_last(writer)];
    sections.extend(changes::corrections(writer));
    sections.extend(places::areas(writer));
    sections.extend(detail::details(writer));
    sections.push(counting::how_counted(writer));
    sections.push(counting::about(writer));
    Report {
        title: writer.title(),
        subtitle: Some(writer.subtitle()),
        author: writer.speaker.content(frozen.county).words,
        date: frozen.edition.made_on,
        words: Words::of(&texts),
        sections,
        definitions: counting::definitions(writer),
        language: language.clone(),
    }
}

/// Writes one report.
#[derive(Clone, Copy)]
struct Writer<'a> {
    speaker: Speaker<'a>,
    frozen: &'a Frozen<'a>,
}

impl<'a> Writer<'a> {
    fn title(self) -> String {
        let name = self.speaker.wording(&self.frozen.edition.name).words;
        let args = [("programme", name.into())];
        match self.frozen.span {
            Span::Period => self.speaker.with("report-title", &args).words,
            Span::Year => self.speaker.with("report-title-year", &args).words,
        }
    }

    fn subtitle(self) -> String {
        let edition = self.frozen.edition;
        if self.frozen.span == Span::Year {
            return edition.period.first().format("%Y").to_string();
        }
        let period = self.speaker.period(edition.period).words;
        match edition.number {
            0 | 1 => period,
            number => {
                let args = [("period", period.into()), ("number", number.into())];
                self.speaker.with("report-subtitle-corrected", &args).words
            }
        }
    }

    fn lines(self) -> &'a [Line] {
        &self.frozen.edition.lines
    }

    fn cells(self, line: &Line) -> Cells {
        cells::cells(self.speaker, &line.value)
    }

    /// The same indicator in the report before.
    fn before(self, line: &Line) -> Option<&'a Line> {
        self.frozen.before?.line(&line.code)
    }

    fn name(self, line: &Line) -> Text {
        self.speaker.wording(&line.definition.name)
    }

    /// Code and name: what a heading about an indicator says.
    fn heading(self, line: &Line) -> Text {
        let name = self.name(line);
        Text { words: format!("{} {}", line.code, name.words), ..name }
    }

    fn text(self, key: &str) -> Text {
        self.speaker.text(key)
    }

    /// What the columns of the two reports are headed by: before and now.
    fn heads(self) -> (Text, Text) {
        match (self.frozen.span, self.frozen.before) {
            (Span::Year, Some(before)) => {
                (self.speaker.period(before.period), self.speaker.period(self.frozen.edition.period))
            }
            _ => (self.text("report-before"), self.text("report-now")),
        }
    }
}

/// "V01, V07"
fn codes<'a>(lines: impl IntoIterator<Item = &'a Line>) -> String {
    lines.into_iter().map(|line| line.code.to_string()).collect::<Vec<_>>().join(", ")
}
