//! The report on an edition for the agenda: as a page, as a PDF and as a workbook, with everything that staff read of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::{EditionId, TypedId};
use service::indicator::document::{self, Format, ReportDocument};

use super::logged_in;
use crate::indicator::{self, FileFacts};
use crate::layout::{Frame, Keep, Page, html};
use crate::report::{ReportFacts, download};
use crate::staff::{IdPath, StaffPage};
use crate::state::WebState;
use crate::{Failure, Reply};

#[derive(Template)]
#[template(path = "staff/indicator_document.html")]
struct DocumentPage {
    frame: Frame,
    facts: ReportFacts,
    back: String,
    number: u32,
    files: Vec<FileFacts>,
}

/// What is asked for beside the edition: `?span=year` is the year whose second half it tells, both halves side by side.
type Asked = Query<BTreeMap<String, String>>;

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
    Query(query): Asked,
) -> Reply {
    let found = found(&page, &state, id, &query).await?;
    let frame = page.frame;
    let page = DocumentPage {
        facts: ReportFacts::new(&frame, &found.report),
        back: frame.address(&format!("staff/indicator-editions/{}", id.uuid())),
        number: found.edition.head.number,
        files: indicator::files(&frame, |format| found.path(Some(format))),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

pub async fn pdf(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
    Query(query): Asked,
) -> Reply {
    download(found(&page, &state, id, &query).await?, Format::Pdf).await
}

pub async fn xlsx(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<EditionId>,
    State(state): State<WebState>,
    Query(query): Asked,
) -> Reply {
    download(found(&page, &state, id, &query).await?, Format::Xlsx).await
}

async fn found(
    page: &Page,
    state: &WebState,
    id: EditionId,
    query: &BTreeMap<String, String>,
) -> Result<ReportDocument, Failure> {
    logged_in(&page.frame)?;
    let (services, actor, texts) = (&state.services, &page.caller.actor, page.frame.texts());
    let is_year = query.get("span").is_some_and(|span| span == "year");
    let found = if is_year {
        document::of_year_of(services, actor, id, texts).await?
    } else {
        document::of_edition(services, actor, id, texts).await?
    };
    Ok(found)
}
