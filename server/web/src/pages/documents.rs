//! Documents in use as everybody reads them, and where they were followed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::{DocumentId, TypedId};
use domain::register::{Document, DocumentKind};
use domain::{LanguageTag, LocalizedText};
use service::register::document;

use crate::Reply;
use crate::activity::ActivityItem;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

/// The documents of a kind.
struct Group {
    id: &'static str,
    kind: Said,
    documents: Vec<DocumentItem>,
}

struct DocumentItem {
    href: String,
    title: Said,
    summary: Said,
    since: String,
}

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    frame: Frame,
    groups: Vec<Group>,
}

/// The principles, guidelines, models and plans that are in use today.
pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let used = document::in_use(&state.services, None).await?;
    let frame = page.frame;
    let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
    let item = |one: &Document| DocumentItem {
        href: public_document(&frame, one.id),
        title: said(&one.content.title),
        summary: said(&one.content.summary),
        since: one.content.in_use_since.map(|day| frame.date(day)).unwrap_or_default(),
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

/// The address of a document's page for everybody.
fn public_document(frame: &Frame, id: DocumentId) -> String {
    frame.address(&format!("documents/{}", id.uuid()))
}

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage {
    frame: Frame,
    title: Said,
    summary: Said,
    kind: Said,
    since: String,
    is_in_use: bool,
    link: String,
    /// In how many activities it was followed.
    held: Said,
    uses: Vec<ActivityItem>,
}

/// One document that is or was in use: activities in which it was followed lead here.
pub async fn show(page: Page, IdPath(id): IdPath<DocumentId>, State(state): State<WebState>) -> Reply {
    let found = document::public_one(&state.services, id).await?;
    let uses = document::uses(&state.services, id).await?;
    let Page { frame, county, .. } = page;
    let content = found.document.content;
    let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
    let page = DocumentPage {
        title: said(&content.title),
        summary: said(&content.summary),
        kind: frame.text(content.kind.label_key()),
        since: content.in_use_since.map(|day| frame.date(day)).unwrap_or_default(),
        is_in_use: found.is_in_use,
        link: content.link,
        held: frame.with("document-held", [("count", uses.held.into())]),
        uses: uses.public.iter().map(|one| ActivityItem::new(&frame, &county, one)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
