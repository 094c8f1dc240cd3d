//! Documents in use: the list, and writing one down.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::id::{DocumentId, TypedId};
use domain::identity::{Action, Scope};
use domain::register::{Document, DocumentContent, DocumentKind};
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use serde::Deserialize;
use service::ServiceError;
use service::register::document::{self, DocumentFilter, DocumentView};

use super::{Pages, SelectOption, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::preparation::optional_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::{Shown, TextField, told_in};
use crate::staff::{IdPath, StaffPage, mendable, parse_id, said_done};
use crate::state::WebState;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DocumentQuery {
    search: String,
    /// A kind's code.
    kind: String,
    /// Filled where only those are asked for that are in use today.
    used: String,
    page: String,
}

struct Row {
    href: String,
    title: Said,
    kind: Said,
    drawn_up: Option<String>,
    since: Option<String>,
    is_in_use: bool,
    owner: String,
}

#[derive(Template)]
#[template(path = "staff/documents.html")]
struct DocumentsPage {
    frame: Frame,
    notice: Option<Said>,
    search: String,
    kinds: Vec<SelectOption>,
    only_used: bool,
    rows: Vec<Row>,
    found: usize,
    pages: Pages,
    has_any: bool,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<DocumentQuery>,
    Query(done): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let filter = DocumentFilter {
        search: query.search.clone(),
        kind: DocumentKind::from_code(&query.kind),
        is_in_use: !query.used.is_empty(),
    };
    let found = document::documents(&state.services, &caller.actor, &filter).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let day = |day: Option<NaiveDate>| day.map(|day| frame.date(day));
    let row = |view: &DocumentView| {
        let Document { id, content, owner, .. } = &view.document;
        Row {
            href: frame.address(&format!("staff/documents/{}", id.uuid())),
            title: frame.content(&content.title, &LanguageTag::finnish()),
            kind: frame.text(content.kind.label_key()),
            drawn_up: day(content.drawn_up_on),
            since: day(content.in_use_since),
            is_in_use: view.is_in_use,
            owner: scopes::label(*owner, &county, &divisions, &frame.language),
        }
    };
    let parts =
        [("search", query.search.as_str()), ("kind", query.kind.as_str()), ("used", query.used.as_str())];
    let pages = Pages::of(found.len(), &query.page, &frame.address("staff/documents"), &parts);
    let of_kind = |kind: &DocumentKind| (kind.code(), frame.text(kind.label_key()));
    let kinds = std::iter::once(("", frame.text("staff-surveys-all")))
        .chain(DocumentKind::ALL.iter().map(of_kind))
        .map(|(value, label)| SelectOption { selected: query.kind == value, value: value.to_owned(), label });
    let page = DocumentsPage {
        notice: said_done(&frame, &done),
        kinds: kinds.collect(),
        only_used: filter.is_in_use,
        rows: pages.cut(&found).iter().map(row).collect(),
        found: found.len(),
        pages,
        has_any: filter != DocumentFilter::default() || !found.is_empty(),
        search: query.search,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// A document as it stands in the form.
struct Typed {
    kind: Option<DocumentKind>,
    title: LocalizedText,
    summary: LocalizedText,
    drawn_up_on: String,
    in_use_since: String,
    in_use_until: String,
    replaced_by: Option<DocumentId>,
    link: String,
    owner: Scope,
    version: String,
}

impl Typed {
    fn blank() -> Self {
        Self {
            kind: None,
            title: LocalizedText::default(),
            summary: LocalizedText::default(),
            drawn_up_on: String::new(),
            in_use_since: String::new(),
            in_use_until: String::new(),
            replaced_by: None,
            link: String::new(),
            owner: Scope::County,
            version: String::new(),
        }
    }

    fn of(one: &Document) -> Self {
        let content = one.content.clone();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            kind: Some(content.kind),
            title: content.title,
            summary: content.summary,
            drawn_up_on: day(content.drawn_up_on),
            in_use_since: day(content.in_use_since),
            in_use_until: day(content.in_use_until),
            replaced_by: content.replaced_by,
            link: content.link,
            owner: one.owner,
            version: one.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: Option<&Document>) -> Self {
        let (source, languages) = told_in();
        let shown = Shown { languages: &languages, source: &source };
        let value = |name: &str| fields.get(name).trim().to_owned();
        let content = before.map(|one| &one.content);
        let (title, summary) =
            content.map(|one| (one.title.clone(), one.summary.clone())).unwrap_or_default();
        let owner = before.map(|one| one.owner).or_else(|| scopes::parse(fields.get("owner")));
        Self {
            kind: DocumentKind::from_code(fields.get("kind")),
            title: shown.sent(fields, "title", title),
            summary: shown.sent(fields, "summary", summary),
            drawn_up_on: value("drawnUpOn"),
            in_use_since: value("inUseSince"),
            in_use_until: value("inUseUntil"),
            replaced_by: parse_id(fields.get("replacedBy")),
            link: value("link"),
            owner: owner.unwrap_or(Scope::County),
            version: value("version"),
        }
    }

    /// What it means, or everything that is wrong where something means nothing.
    fn read(&self) -> Result<DocumentContent, Violations> {
        let mut wrong = Violations::new();
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let content = DocumentContent {
            kind: self.kind.unwrap_or(DocumentKind::Guideline),
            title: self.title.clone(),
            summary: self.summary.clone(),
            drawn_up_on: optional_day("drawnUpOn", &self.drawn_up_on, &mut wrong),
            in_use_since: optional_day("inUseSince", &self.in_use_since, &mut wrong),
            in_use_until: optional_day("inUseUntil", &self.in_use_until, &mut wrong),
            replaced_by: self.replaced_by,
            link: self.link.clone(),
        };
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/document.html")]
struct DocumentPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    typed: Typed,
    kinds: Vec<SelectOption>,
    texts: [TextField; 2],
    /// In how many activities it was followed; not told of a new one.
    followed: Option<Said>,
    /// What can take its place.
    others: Vec<SelectOption>,
    owners: Vec<ScopeOption>,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    form(page, &state, None, Typed::blank(), &Violations::new()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields, None);
    let wrong = match typed.read() {
        Ok(content) => match document::create(services, actor, typed.owner, content).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/documents?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, None, typed, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<DocumentId>,
    State(state): State<WebState>,
) -> Reply {
    let one = document::find(&state.services, &page.caller.actor, id).await?.document;
    form(page, &state, Some(id), Typed::of(&one), &Violations::new()).await
}

/// Writes it anew, or removes it.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<DocumentId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let one = document::find(services, actor, id).await?.document;
    let version = fields.get("version").parse().unwrap_or(0);
    let (typed, done) = if fields.get("act") == "remove" {
        (Typed::of(&one), document::remove(services, actor, id, version).await)
    } else {
        let typed = Typed::sent(&fields, Some(&one));
        let done = match typed.read() {
            Ok(content) => document::save(services, actor, id, version, content).await,
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        (typed, done)
    };
    match done {
        Ok(_) => Ok(see_other(&page.frame.address("staff/documents?done=saved"))),
        Err(error) => form(page, &state, Some(id), typed, &mendable(error)?).await,
    }
}

async fn form(
    page: Page,
    state: &WebState,
    id: Option<DocumentId>,
    typed: Typed,
    wrong: &Violations,
) -> Reply {
    let all = document::documents(&state.services, &page.caller.actor, &DocumentFilter::default()).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let held = match id {
        Some(id) => Some(document::uses(&state.services, id).await?.held),
        None => None,
    };
    let Page { frame, caller, county } = page;
    let (source, languages) = told_in();
    let shown = Shown { languages: &languages, source: &source };
    let kind = |kind: &DocumentKind| SelectOption {
        value: kind.code().to_owned(),
        label: frame.text(kind.label_key()),
        selected: typed.kind == Some(*kind),
    };
    let other = |view: &DocumentView| SelectOption {
        value: view.document.id.uuid().to_string(),
        label: frame.content(&view.document.content.title, &LanguageTag::finnish()),
        selected: typed.replaced_by == Some(view.document.id),
    };
    let title = shown.field("title", frame.text("staff-document-title"), 1, &typed.title);
    let summary = shown.optional("summary", frame.text("staff-document-summary"), 3, &typed.summary);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DocumentPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: id.is_none(),
        followed: held.map(|count| frame.with("document-held", [("count", count.into())])),
        kinds: DocumentKind::ALL.iter().map(kind).collect(),
        others: all.iter().filter(|view| Some(view.document.id) != id).map(other).collect(),
        texts: [title, summary],
        owners: scopes::options(&county, &divisions, &frame.language, Some(typed.owner), |scope| {
            caller.actor.may(Action::ManageRegister, scope)
        }),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
