//! Initiatives and documents in use as everybody reads them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::InitiativeId;
use domain::register::{Document, DocumentKind};
use domain::{LanguageTag, LocalizedText};
use service::initiative;
use service::register::document;

use crate::Reply;
use crate::initiative::{PublicFacts, public_address};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct Row {
    href: String,
    facts: PublicFacts,
}

#[derive(Template)]
#[template(path = "initiatives.html")]
struct InitiativesPage {
    frame: Frame,
    rows: Vec<Row>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let all = initiative::public(&state.services).await?;
    let frame = page.frame;
    let row = |one: &domain::initiative::Initiative| {
        Some(Row { href: public_address(&frame, one), facts: PublicFacts::new(&frame, one)? })
    };
    let page = InitiativesPage { rows: all.iter().filter_map(row).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "initiative.html")]
struct InitiativePage {
    frame: Frame,
    facts: PublicFacts,
}

/// An initiative and what came of it.
pub async fn show(page: Page, IdPath(id): IdPath<InitiativeId>, State(state): State<WebState>) -> Reply {
    let one = initiative::public_one(&state.services, id).await?;
    let frame = page.frame;
    let facts = PublicFacts::new(&frame, &one).ok_or(service::ServiceError::NotFound)?;
    Ok(html(StatusCode::OK, Keep::Revalidate, &InitiativePage { facts, frame }))
}

/// The documents of a kind.
struct Group {
    id: &'static str,
    kind: Said,
    documents: Vec<DocumentItem>,
}

struct DocumentItem {
    title: Said,
    summary: Said,
    since: String,
    link: String,
}

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    frame: Frame,
    groups: Vec<Group>,
}

/// The principles, guidelines, models and plans that are in use today.
pub async fn documents(page: Page, State(state): State<WebState>) -> Reply {
    let used = document::in_use(&state.services, None).await?;
    let frame = page.frame;
    let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
    let item = |one: &Document| DocumentItem {
        title: said(&one.content.title),
        summary: said(&one.content.summary),
        since: one.content.in_use_since.map(|day| frame.date(day)).unwrap_or_default(),
        link: one.content.link.clone(),
    };
    let group = |kind: &DocumentKind| Group {
        id: kind.code(),
        kind: frame.text(kind.label_key()),
        documents: used.iter().filter(|one| one.content.kind == *kind).map(item).collect(),
    };
    let mut groups: Vec<Group> = DocumentKind::ALL.iter().map(group).collect();
    groups.retain(|group| !group.documents.is_empty());
    Ok(html(StatusCode::OK, Keep::Revalidate, &DocumentsPage { groups, frame }))
}
