//! The report on a frozen edition as people read it: one report, shown as a page, as a tagged PDF and as a workbook.

use std::collections::BTreeMap;

use documents::indicator::{Frozen, Span};
use documents::report;
use domain::id::{EditionId, TypedId};
use domain::identity::Actor;
use domain::indicator::{Edition, Period, PeriodKind};
use domain::programme::{ProgrammeKey, Wording};
use storage::indicator::edition as rows;
use tokio::sync::Semaphore;

use super::edition::{self, EditionView};
use super::report::EditionHead;
use crate::{Result, ServiceError, Services, county};

pub use documents::indicator::Speaker;
pub use documents::report::{
    Align, Block, Chart, Column, Definition, KeyFigure, List, Note, Report, Row, Section, Table, Text, Texts,
    Value,
};

/// How many documents are made at a time: each takes a processor, and a published report may be asked for by anybody.
const AT_ONCE: usize = 2;
static MAKERS: Semaphore = Semaphore::const_new(AT_ONCE);

/// A file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Xlsx,
}

impl Format {
    pub const ALL: &[Self] = &[Self::Pdf, Self::Xlsx];

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => report::PDF_MEDIA_TYPE,
            Self::Xlsx => report::XLSX_MEDIA_TYPE,
        }
    }

    /// With its point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Xlsx => ".xlsx",
        }
    }
}

/// An edition and what is said of it.
#[derive(Clone, Debug)]
pub struct ReportDocument {
    pub edition: EditionView,
    pub report: Report,
    pub is_year: bool,
}

impl ReportDocument {
    /// The year or the period that it tells about.
    pub fn period(&self) -> Period {
        let period = self.edition.content.period;
        if self.is_year { year_of(period).unwrap_or(period) } else { period }
    }

    /// Its address without a language, or that of a file of it.
    pub fn path(&self, format: Option<Format>) -> String {
        match (self.is_year, self.edition.for_staff) {
            (false, _) => path(&self.edition, format),
            (true, true) => path(&self.edition, format) + "?span=year",
            (true, false) => public_path(&self.edition.content.programme, self.period(), None, format),
        }
    }

    /// What a file of it is called: programme, period, edition where it is a corrected one, and language.
    pub fn file_name(&self, format: Format) -> String {
        let content = &self.edition.content;
        let edition = match content.number {
            0 | 1 => String::new(),
            number => format!("-{number}"),
        };
        let (programme, period) = (&content.programme, self.period());
        format!("{programme}-{period}{edition}-{}{}", self.report.language, format.ending())
    }
}

/// The address of a report of ours without its language: what staff read of an edition, or what everybody does.
pub fn path(edition: &EditionView, format: Option<Format>) -> String {
    let ending = format.map_or("", Format::ending);
    if edition.for_staff {
        return format!("staff/indicator-editions/{}/report{ending}", edition.head.id.uuid());
    }
    let content = &edition.content;
    public_path(&content.programme, content.period, Some(edition.head.number), format)
}

/// The address of what everybody reads of a period; without a number, of its newest edition.
pub fn public_path(
    programme: &ProgrammeKey,
    period: Period,
    number: Option<u32>,
    format: Option<Format>,
) -> String {
    let edition = number.map(|number| format!("?edition={number}")).unwrap_or_default();
    format!("programmes/{programme}/reports/{period}{}{edition}", format.map_or("", Format::ending))
}

/// The report on an edition, for whoever may read that: staff everything, everybody what has been published of it.
pub async fn of_edition(
    services: &Services,
    actor: &Actor,
    id: EditionId,
    texts: &Texts,
) -> Result<ReportDocument> {
    let found = edition::view(services, actor, id).await?;
    let before = compared_with(services, &found).await?;
    written(services, found, before.as_ref(), Span::Period, texts).await
}

/// The report on the year of which an edition tells the second half, beside the first one. For whoever may read them.
///
/// # Errors
/// Not found, also where the first half has no edition yet.
pub async fn of_year_of(
    services: &Services,
    actor: &Actor,
    id: EditionId,
    texts: &Texts,
) -> Result<ReportDocument> {
    let found = edition::view(services, actor, id).await?;
    of_two_halves(services, found, texts).await
}

/// What everybody reads of a period: its newest published edition, or the one with this number. Of a year whose halves
/// are reported on, both side by side.
pub async fn of_period(
    services: &Services,
    programme: &ProgrammeKey,
    period: Period,
    number: Option<u32>,
    texts: &Texts,
) -> Result<ReportDocument> {
    if let Some(found) = published(services, programme, period, number).await? {
        let before = compared_with(services, &found).await?;
        return written(services, found, before.as_ref(), Span::Period, texts).await;
    }
    if period.kind() != PeriodKind::Year || number.is_some() {
        return Err(ServiceError::NotFound);
    }
    let second = published(services, programme, Period::half_year_of(period.last()), None).await?;
    of_two_halves(services, second.ok_or(ServiceError::NotFound)?, texts).await
}

/// It tells the second half of a year, so that a report on the year can be put together.
pub fn has_year(edition: &EditionView) -> bool {
    let period = edition.content.period;
    year_of(period).is_some_and(|year| year.last() == period.last())
}

async fn of_two_halves(services: &Services, second: EditionView, texts: &Texts) -> Result<ReportDocument> {
    let first = if has_year(&second) { compared_with(services, &second).await? } else { None };
    let first = first.ok_or(ServiceError::NotFound)?;
    written(services, second, Some(&first), Span::Year, texts).await
}

/// The year in which a half-year lies.
fn year_of(period: Period) -> Option<Period> {
    use chrono::Datelike;
    let is_half = period.kind() == PeriodKind::HalfYear;
    if is_half { Period::year(period.first().year()) } else { None }
}

async fn published(
    services: &Services,
    programme: &ProgrammeKey,
    period: Period,
    number: Option<u32>,
) -> Result<Option<EditionView>> {
    let editions = rows::of_period(&services.storage, programme, period).await?;
    let is_wanted =
        |one: &Edition| one.published.is_some() && number.is_none_or(|number| one.number == number);
    editions.into_iter().rfind(is_wanted).map(|one| edition::read(one, false)).transpose()
}

/// The newest report on the period before that was frozen before this one was, so that a later correction of that one
/// changes nothing here: for everybody, of those that are published.
async fn compared_with(services: &Services, of: &EditionView) -> Result<Option<EditionView>> {
    let Some(previous) = of.content.period.previous() else { return Ok(None) };
    let editions = rows::of_period(&services.storage, &of.content.programme, previous).await?;
    let is_known =
        |one: &Edition| one.frozen_at <= of.head.frozen_at && (of.for_staff || one.published.is_some());
    editions.into_iter().rfind(is_known).map(|one| edition::read(one, of.for_staff)).transpose()
}

async fn written(
    services: &Services,
    found: EditionView,
    before: Option<&EditionView>,
    span: Span,
    texts: &Texts,
) -> Result<ReportDocument> {
    let programme = storage::programme::named(&services.storage, &found.content.programme).await?;
    let version = programme.as_ref().and_then(|one| one.numbered(found.content.programme_version));
    let county = county::settings(services).await?;
    let frozen = Frozen {
        edition: &found.content,
        sha256: &found.sha256,
        programme: version.map(|version| &version.content),
        before: before.map(|before| &before.content),
        county: &county.name,
        span,
    };
    let report = documents::indicator::report(&frozen, texts);
    Ok(ReportDocument { edition: found, report, is_year: span == Span::Year })
}

/// Makes a file of a report. The same report gives the same bytes.
pub async fn file(report: Report, format: Format) -> Result<Vec<u8>> {
    let _permit = MAKERS.acquire().await.map_err(ServiceError::fault)?;
    let make = move || match format {
        Format::Pdf => report::pdf(&report),
        Format::Xlsx => report::xlsx(&report),
    };
    let made = tokio::task::spawn_blocking(make).await.map_err(ServiceError::fault)?;
    made.map_err(ServiceError::fault)
}

/// The published reports of a programme.
#[derive(Clone, Debug)]
pub struct PublishedReports {
    pub name: Wording,
    /// The newest period first; of each, the newest edition first. A year is told where both of its halves are.
    pub periods: Vec<(Period, Vec<EditionHead>)>,
    pub years: Vec<Period>,
}

/// Every published report of a programme. For everybody.
///
/// # Errors
/// Not found, where the programme is not in force and nothing of it has been published.
pub async fn published_reports(services: &Services, programme: &ProgrammeKey) -> Result<PublishedReports> {
    let mut heads = rows::heads(&services.storage, programme).await?;
    heads.retain(|head| head.published_at.is_some());
    let newest = heads.iter().max_by_key(|head| (head.period, head.number)).cloned().into_iter().collect();
    let name = match services.editions.read(services, newest, false).await?.pop() {
        Some(newest) => newest.content.name.clone(),
        None => {
            let found = crate::programme::named(services, &Actor::Anonymous, programme).await?;
            found.in_force().ok_or(ServiceError::NotFound)?.content.name.clone()
        }
    };
    let mut periods: BTreeMap<Period, Vec<EditionHead>> = BTreeMap::new();
    for head in heads.into_iter().rev() {
        periods.entry(head.period).or_default().push(head.into());
    }
    let has_both = |period: &&Period| {
        let is_second = year_of(**period).is_some_and(|year| year.last() == period.last());
        is_second && period.previous().is_some_and(|first| periods.contains_key(&first))
    };
    let years = periods.keys().rev().filter(has_both).filter_map(|period| year_of(*period)).collect();
    let periods = periods.into_iter().rev().collect();
    Ok(PublishedReports { name, periods, years })
}
