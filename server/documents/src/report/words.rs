//! The few words that the documents add to what a report says.

use l10n::Texts;

/// In the language of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Over the list of sections, and the name of the workbook's first sheet.
    pub contents: String,
    /// In brackets after the caption of a table that goes on: "jatkuu".
    pub continued: String,
    /// Over the figures of a chart.
    pub chart_values: String,
    /// Heads the columns of those who count: the table, the section it is in.
    pub table: String,
    pub section: String,
    pub key_figures: String,
    pub figure: String,
    pub value: String,
    pub note: String,
    /// The least and the most that an interval allows.
    pub low: String,
    pub high: String,
    pub definitions: String,
    pub term: String,
    pub meaning: String,
}

impl Words {
    /// From the catalogue of the report's language.
    pub fn of(texts: &Texts) -> Self {
        let word = |key: &str| texts.text(key).text;
        Self {
            contents: word("document-contents"),
            continued: word("document-continued"),
            chart_values: word("document-chart-values"),
            table: word("document-table"),
            section: word("document-section"),
            key_figures: word("document-key-figures"),
            figure: word("document-figure"),
            value: word("document-value"),
            note: word("document-note"),
            low: word("document-low"),
            high: word("document-high"),
            definitions: word("document-definitions"),
            term: word("document-term"),
            meaning: word("document-meaning"),
        }
    }
}
