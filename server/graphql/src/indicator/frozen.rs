//! What was frozen of reports, as the schema shows it.

use async_graphql::{ID, SimpleObject};
use domain::LanguageTag;
use domain::id::TypedId;
use domain::indicator::{Change, EditionContent};
use service::indicator::document::{self, Format};
use service::indicator::edition::EditionView;
use service::indicator::report::EditionHead;

use super::view::{IndicatorLine, IndicatorValue};
use crate::context::Request;
use crate::localized::Localized;
use crate::scalar::{Date, DateTime};

/// An edition of a report without what it says.
#[derive(SimpleObject)]
pub(crate) struct IndicatorEdition {
    /// `IndicatorEdition:…`
    id: ID,
    /// 1 for what was frozen first.
    number: u32,
    /// SHA-256 of its bytes as staff read them, in hexadecimal.
    sha256: String,
    /// SHA-256 of its bytes as everybody reads them.
    public_sha256: String,
    /// When it was frozen.
    frozen_at: DateTime,
    /// When it was published; null before.
    published_at: Option<DateTime>,
}

impl IndicatorEdition {
    pub(super) fn new(head: &EditionHead) -> Self {
        Self {
            id: head.id.node_id().into(),
            number: head.number,
            sha256: head.sha256.clone(),
            public_sha256: head.public_sha256.clone(),
            frozen_at: DateTime(head.frozen_at),
            published_at: head.published_at.map(DateTime),
        }
    }
}

/// What a correction changed.
#[derive(SimpleObject)]
pub(crate) struct IndicatorChange {
    /// The indicator's code.
    code: String,
    /// As it was.
    before: IndicatorValue,
    /// As it is now.
    after: IndicatorValue,
}

/// Where the report on an edition is read, in one language: addresses of this installation that begin with a slash.
#[derive(SimpleObject)]
pub(crate) struct ReportAddresses {
    /// `fi`, `sv` or `en`.
    language: String,
    /// The page.
    html: String,
    /// The tagged PDF, for the agenda.
    pdf: String,
    /// The workbook.
    xlsx: String,
}

/// The languages in which reports are written.
const REPORT_LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

impl ReportAddresses {
    fn of(view: &EditionView) -> Vec<Self> {
        let of = |language: &str| {
            let address = |format| format!("/{language}/{}", document::path(view, format));
            Self {
                language: language.to_owned(),
                html: address(None),
                pdf: address(Some(Format::Pdf)),
                xlsx: address(Some(Format::Xlsx)),
            }
        };
        REPORT_LANGUAGES.into_iter().map(of).collect()
    }
}

impl IndicatorChange {
    pub(super) fn new(one: &Change, request: &Request<'_>) -> Self {
        Self {
            code: one.code.to_string(),
            before: IndicatorValue::new(&one.before, request),
            after: IndicatorValue::new(&one.after, request),
        }
    }
}

/// A report that was frozen.
#[derive(SimpleObject)]
pub(crate) struct FrozenReport {
    /// The edition.
    edition: IndicatorEdition,
    /// The key of the programme.
    programme: String,
    /// For example `2026-H1` or `2026`.
    period: String,
    /// The Helsinki day of the first freezing.
    as_of: Date,
    /// Why it was corrected; null in the first edition.
    reason: Option<Localized>,
    /// What this edition changed.
    changes: Vec<IndicatorChange>,
    /// Every indicator, in the order of the programme.
    lines: Vec<IndicatorLine>,
    /// The bytes that were hashed, as JSON.
    document: String,
    /// SHA-256 of `document`, in hexadecimal.
    sha256: String,
    /// The same as a report for people, in each language in which reports are written: what you may read of it.
    documents: Vec<ReportAddresses>,
}

impl FrozenReport {
    pub(super) fn new(view: EditionView, request: &Request<'_>) -> Self {
        let content: &EditionContent = &view.content;
        Self {
            edition: IndicatorEdition::new(&view.head),
            programme: content.programme.to_string(),
            period: content.period.to_string(),
            as_of: Date(content.as_of),
            reason: Localized::optional(&content.reason, &LanguageTag::finnish(), &request.caller.language),
            changes: content.changes.iter().map(|one| IndicatorChange::new(one, request)).collect(),
            lines: content.lines.iter().map(|line| IndicatorLine::new(line, request)).collect(),
            document: String::from_utf8_lossy(&view.bytes).into_owned(),
            documents: ReportAddresses::of(&view),
            sha256: view.sha256,
        }
    }
}
