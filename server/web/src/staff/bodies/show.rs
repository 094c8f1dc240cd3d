//! A body with what it has done in a year.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::{Datelike, NaiveDate};
use domain::body::{BodyDocument, BodyFigures, BodyRecord, DocumentKind, RecordKind, YEARS};
use domain::id::{BodyId, MatterId};
use domain::time::{civil_day, half_year};
use domain::{LanguageTag, Violations};
use service::body::{self, BodyView};

use super::{body_address, days_of, keeper, proposal_address, record_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::matters::matter_address;
use crate::staff::preparation::typed_field;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// A document of the year: whether there is one, and where.
struct DocumentRow {
    kind: &'static str,
    label: Said,
    /// The name of the field of its address.
    field: String,
    exists: bool,
    address: String,
}

/// Something that the body has done.
struct RecordRow {
    /// Where it is changed; where the matter is, for a step of its path.
    href: Option<String>,
    on: String,
    title: Said,
    /// The matter that it is about.
    matter: Option<Said>,
    address: String,
    /// For a matter handled.
    is_before_decision: Option<bool>,
}

struct ProposalRow {
    href: String,
    title: Said,
    made_on: String,
    standing: Said,
    lacks_follow_up: bool,
}

#[derive(Template)]
#[template(path = "staff/body.html")]
struct BodyPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: Said,
    purpose: Said,
    kind: Said,
    role: Said,
    is_statutory: bool,
    ended_on: Option<String>,
    version: String,
    action: String,
    edit: String,
    /// Its page for everybody.
    public: String,
    year: i32,
    /// The pages of the years before and after.
    previous: Option<String>,
    next: Option<String>,
    figures: BodyFigures,
    documents: Vec<DocumentRow>,
    statements: Vec<RecordRow>,
    bulletins: Vec<RecordRow>,
    handled: Vec<RecordRow>,
    proposals: Vec<ProposalRow>,
    half_year: String,
    new_record: String,
    new_proposal: String,
    is_managed: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = body::view(&state.services, &page.caller.actor, id).await?;
    let today = civil_day(state.services.now());
    let notice = said_done(&page.frame, &query);
    let year = year_of(query.get("year").map_or("", String::as_str), today);
    Ok(body_page(page, &view, (year, today), None, notice, &Violations::new()))
}

/// Saves the documents of a year.
pub async fn save_documents(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let today = civil_day(services.now());
    let year = year_of(fields.get("year"), today);
    let document = |kind: &DocumentKind| {
        let address = fields.get(&format!("{}.address", kind.code())).trim().to_owned();
        let exists = fields.has(&format!("{}.exists", kind.code())) || !address.is_empty();
        exists.then_some(BodyDocument { body: id, year, kind: *kind, address })
    };
    let documents: Vec<_> = DocumentKind::ALL.iter().filter_map(document).collect();
    let version = fields.get("version").parse().unwrap_or(0);
    match body::save_documents(services, actor, id, version, year, documents.clone()).await {
        Ok(_) => Ok(see_other(&body_address(&page.frame, id, &format!("?year={year}&done=saved")))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = body::view(services, actor, id).await?;
            let typed = Some((documents, fields.get("version").to_owned()));
            Ok(body_page(page, &view, (year, today), typed, None, &wrong))
        }
    }
}

/// The year that is asked for; this one for what is none.
fn year_of(text: &str, today: NaiveDate) -> i32 {
    text.parse().ok().filter(|year| YEARS.contains(year)).unwrap_or_else(|| today.year())
}

fn body_page(
    page: Page,
    view: &BodyView,
    (year, today): (i32, NaiveDate),
    typed: Option<(Vec<BodyDocument>, String)>,
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let frame = page.frame;
    let source = LanguageTag::finnish();
    let (body, content) = (&view.body, &view.body.content);
    let period = days_of(year).unwrap_or((today, today));
    let is_within = |on: NaiveDate| (period.0..=period.1).contains(&on);
    let of_kind = |kind: RecordKind| {
        let records = view.records.iter().filter(|one| one.content.kind == kind && is_within(one.content.on));
        records.map(|one| record_row(&frame, view, one)).collect::<Vec<_>>()
    };
    let mut handled = of_kind(RecordKind::Handled);
    handled.extend(path_rows(&frame, view, period));
    let half = half_year(today);
    let proposal = |one: &domain::body::Proposal| ProposalRow {
        href: proposal_address(&frame, one.id, ""),
        title: frame.content(&one.content.title, &source),
        made_on: frame.date(one.content.made_on),
        standing: frame.text(one.standing().label_key()),
        lacks_follow_up: one.lacks_follow_up(half),
    };
    let of_year =
        |year: i32| YEARS.contains(&year).then(|| body_address(&frame, body.id, &format!("?year={year}")));
    let (documents, version) = typed.unwrap_or_else(|| {
        let of_year = view.documents.iter().filter(|one| one.year == year).cloned().collect();
        (of_year, body.version.to_string())
    });
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = BodyPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        name: frame.content(&content.name, &source),
        purpose: frame.content(&content.purpose, &source),
        kind: frame.text(content.kind.label_key()),
        role: frame.text(content.role.label_key()),
        is_statutory: content.is_statutory,
        ended_on: content.ended_on.map(|day| frame.date(day)),
        version,
        action: body_address(&frame, body.id, ""),
        edit: body_address(&frame, body.id, "/edit"),
        public: crate::matter::body_address(&frame, body.id),
        year,
        previous: of_year(year - 1),
        next: of_year(year + 1),
        figures: view.figures(period),
        documents: document_rows(&frame, &documents),
        statements: of_kind(RecordKind::Statement),
        bulletins: of_kind(RecordKind::Bulletin),
        handled,
        proposals: view.proposals.iter().map(proposal).collect(),
        half_year: format!("{}–{}", frame.date(half.0), frame.date(half.1)),
        new_record: body_address(&frame, body.id, "/records/new"),
        new_proposal: body_address(&frame, body.id, "/proposals/new"),
        is_managed: view.is_managed,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

fn document_rows(frame: &Frame, documents: &[BodyDocument]) -> Vec<DocumentRow> {
    let row = |kind: &DocumentKind| {
        let found = documents.iter().find(|one| one.kind == *kind);
        DocumentRow {
            kind: kind.code(),
            label: frame.text(kind.label_key()),
            field: format!("{}.address", kind.code()),
            exists: found.is_some(),
            address: found.map(|one| one.address.clone()).unwrap_or_default(),
        }
    };
    DocumentKind::ALL.iter().map(row).collect()
}

fn title_of(frame: &Frame, view: &BodyView, matter: Option<MatterId>) -> Option<Said> {
    let matter = view.matters.get(&matter?)?;
    Some(frame.content(&matter.content.title, &LanguageTag::finnish()))
}

fn record_row(frame: &Frame, view: &BodyView, one: &BodyRecord) -> RecordRow {
    let content = &one.content;
    let counted = view.handled.iter().find(|it| it.on == content.on && it.matter == content.matter);
    let before = match (content.matter, counted) {
        (Some(_), Some(counted)) => counted.is_before_decision,
        _ => content.was_before_decision,
    };
    RecordRow {
        href: view.is_managed.then(|| record_address(frame, one.id)),
        on: frame.date(content.on),
        title: frame.content(&content.title, &LanguageTag::finnish()),
        matter: title_of(frame, view, content.matter),
        address: content.address.clone(),
        is_before_decision: (content.kind == RecordKind::Handled).then_some(before),
    }
}

/// The steps of paths that no record stands for.
fn path_rows(frame: &Frame, view: &BodyView, (from, until): (NaiveDate, NaiveDate)) -> Vec<RecordRow> {
    let is_recorded = |matter: MatterId, on: NaiveDate| {
        view.records.iter().any(|one| {
            let content = &one.content;
            content.kind == RecordKind::Handled && content.matter == Some(matter) && content.on == on
        })
    };
    let steps = view.handled.iter().filter(|one| (from..=until).contains(&one.on));
    let row = |one: &domain::body::HandledMatter| {
        let matter = one.matter.filter(|matter| !is_recorded(*matter, one.on))?;
        Some(RecordRow {
            href: Some(matter_address(frame, matter, "")),
            on: frame.date(one.on),
            title: title_of(frame, view, Some(matter))?,
            matter: None,
            address: String::new(),
            is_before_decision: Some(one.is_before_decision),
        })
    };
    steps.filter_map(row).collect()
}
