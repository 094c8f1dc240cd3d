//! What the pages of residents and of staff both show of indicators: values in words, and the files of a report.

use domain::indicator::Period;
use domain::programme::Wording;
use service::indicator::document::{Format, Speaker, Text};

use crate::layout::Frame;
use crate::said::Said;

/// A file of a report.
pub struct FileFacts {
    pub href: String,
    /// The key of what it is called.
    pub label: &'static str,
}

/// The files of a report under the addresses that they have without the page's language.
pub fn files(frame: &Frame, path: impl Fn(Format) -> String) -> Vec<FileFacts> {
    let file = |format: &Format| FileFacts {
        href: frame.address(&path(*format)),
        label: match format {
            Format::Pdf => "programme-report-pdf",
            Format::Xlsx => "programme-report-xlsx",
        },
    };
    Format::ALL.iter().map(file).collect()
}

/// Says values to the reader of a page as its documents say them.
pub fn speaker(frame: &Frame) -> Speaker<'_> {
    Speaker::new(frame.texts(), &frame.language)
}

/// What a [`Speaker`] has said.
pub fn said(frame: &Frame, text: Text) -> Said {
    let language = text.language.unwrap_or_else(|| frame.language.clone());
    Said::new(text.words, language.as_str(), &frame.language)
}

/// A text of a programme in the best language there is for this reader.
pub fn wording(frame: &Frame, text: &Wording) -> Said {
    said(frame, speaker(frame).wording(text))
}

/// A period as people call it.
pub fn period(frame: &Frame, one: Period) -> Said {
    said(frame, speaker(frame).period(one))
}
