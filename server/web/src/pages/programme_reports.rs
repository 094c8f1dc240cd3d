//! The published reports on a programme's indicators, as everybody reads them and takes them along.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::indicator::Period;
use domain::programme::ProgrammeKey;
use service::ServiceError;
use service::indicator::document::{self, Format};
use service::indicator::report::EditionHead;

use crate::Reply;
use crate::indicator::{self, FileFacts};
use crate::layout::{Frame, Keep, Page, html};
use crate::programme::key_of;
use crate::report::{ReportFacts, download};
use crate::said::Said;
use crate::state::WebState;

struct PeriodRow {
    period: Said,
    href: String,
    /// When its newest edition was published; `None` of a year that is put together of its halves.
    on: Option<String>,
    files: Vec<FileFacts>,
    older: Vec<OlderEdition>,
}

struct OlderEdition {
    number: u32,
    href: String,
    on: String,
}

#[derive(Template)]
#[template(path = "programme_reports.html")]
struct ReportsPage {
    frame: Frame,
    name: Said,
    back: String,
    periods: Vec<PeriodRow>,
}

pub async fn list(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let key = key_of(&path)?;
    let found = document::published_reports(&state.services, &key).await?;
    let frame = page.frame;
    let year = |year: &Period| row(&frame, &key, *year, &[]);
    let of = |(period, heads): &(Period, Vec<EditionHead>)| row(&frame, &key, *period, heads);
    let page = ReportsPage {
        name: frame.wording(&found.name),
        back: frame.address(&format!("programmes/{key}")),
        periods: found.years.iter().map(year).chain(found.periods.iter().map(of)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// `heads`: the editions of the period, the newest first.
fn row(frame: &Frame, key: &ProgrammeKey, period: Period, heads: &[EditionHead]) -> PeriodRow {
    let on = |head: &EditionHead| head.published_at.map_or_else(String::new, |at| frame.date_time(at));
    let older = heads.iter().skip(1).map(|head| OlderEdition {
        number: head.number,
        href: frame.address(&document::public_path(key, period, Some(head.number), None)),
        on: on(head),
    });
    PeriodRow {
        period: indicator::period(frame, period),
        href: frame.address(&document::public_path(key, period, None, None)),
        on: heads.first().map(on),
        files: indicator::files(frame, |format| document::public_path(key, period, None, Some(format))),
        older: older.collect(),
    }
}

#[derive(Template)]
#[template(path = "programme_report.html")]
struct ReportPage {
    frame: Frame,
    facts: ReportFacts,
    back: String,
    /// A newer edition has been published.
    is_older: bool,
    newest: String,
    files: Vec<FileFacts>,
}

/// The report on a period as a page, or as the file whose ending the address has.
pub async fn show(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let key = key_of(&path)?;
    let (period, format) = path.get("file").and_then(|file| asked(file)).ok_or(ServiceError::NotFound)?;
    let number = match query.get("edition") {
        Some(number) => Some(number.parse::<u32>().map_err(|_| ServiceError::NotFound)?),
        None => None,
    };
    let frame = page.frame;
    let found = document::of_period(&state.services, &key, period, number, frame.texts()).await?;
    if let Some(format) = format {
        return download(found, format).await;
    }
    let heads = document::published_reports(&state.services, &key).await?;
    let editions = heads.periods.iter().find(|(one, _)| *one == period).map(|(_, heads)| heads.as_slice());
    let newest = editions.and_then(<[EditionHead]>::first);
    let page = ReportPage {
        facts: ReportFacts::new(&frame, &found.report),
        back: frame.address(&format!("programmes/{key}/reports")),
        is_older: newest.is_some_and(|newest| newest.number > found.edition.head.number),
        newest: frame.address(&document::public_path(&key, period, None, None)),
        files: indicator::files(&frame, |format| document::public_path(&key, period, number, Some(format))),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// `2026-H1`, `2026-H1.pdf`, `2026-H1.xlsx`.
fn asked(file: &str) -> Option<(Period, Option<Format>)> {
    let format = Format::ALL.iter().copied().find(|format| file.ends_with(format.ending()));
    let period = format.and_then(|format| file.strip_suffix(format.ending())).unwrap_or(file);
    Some((period.parse().ok()?, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_period_and_maybe_a_file() {
        let period: Period = "2026-H1".parse().unwrap();
        assert_eq!(asked("2026-H1"), Some((period, None)));
        assert_eq!(asked("2026-H1.pdf"), Some((period, Some(Format::Pdf))));
        assert_eq!(asked("2026-H1.xlsx"), Some((period, Some(Format::Xlsx))));
        for wrong in ["", ".pdf", "2026-H3", "2026-H1.doc", "2026-H1.pdf.pdf"] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }
}
