//! What differs between two versions of a programme.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::ProgrammeVersionId;
use domain::programme::{Change, ChangeKind, ChangedValue, FieldChange};
use service::ServiceError;
use service::programme;

use super::version_address;
use crate::Reply;
use crate::layout::{Frame, Keep, LanguageName, html};
use crate::said::Said;
use crate::staff::{IdPath, StaffPage};
use crate::state::WebState;

/// A change, as a row of the table.
pub(super) struct ChangeRow {
    pub(super) part: Said,
    pub(super) title: Said,
    pub(super) key: String,
    pub(super) kind: Said,
    pub(super) fields: Vec<FieldRow>,
}

pub(super) struct FieldRow {
    pub(super) field: Said,
    pub(super) language: Option<LanguageName>,
    pub(super) before: Said,
    pub(super) after: Said,
}

impl ChangeRow {
    pub(super) fn new(frame: &Frame, change: &Change) -> Self {
        Self {
            part: frame.text(change.part.label_key()),
            title: frame.wording(&change.title),
            key: change.key.clone(),
            kind: frame.text(change.kind.label_key()),
            fields: change.fields.iter().map(|field| FieldRow::new(frame, field)).collect(),
        }
    }
}

impl FieldRow {
    fn new(frame: &Frame, change: &FieldChange) -> Self {
        let language = change.language.as_ref();
        let value = |value: &ChangedValue| match (value, language) {
            (ChangedValue::Nothing, _) => frame.text("staff-programme-compare-nothing"),
            (ChangedValue::Long, _) => frame.text("staff-programme-compare-long"),
            (ChangedValue::Label(key), _) => frame.text(key),
            (ChangedValue::Text(text), Some(language)) => {
                Said::new(text.as_str(), language.as_str(), &frame.language)
            }
            (ChangedValue::Text(text), None) => Said::neutral(text.as_str(), &frame.language),
        };
        Self {
            field: frame.text(change.field.label_key()),
            language: language.map(LanguageName::of),
            before: value(&change.before),
            after: value(&change.after),
        }
    }
}

#[derive(Template)]
#[template(path = "staff/programme_compare.html")]
struct ComparePage {
    frame: Frame,
    name: Said,
    back: String,
    before: i32,
    after: i32,
    changes: Vec<ChangeRow>,
    added: usize,
    removed: usize,
    changed: usize,
}

/// A version compared with the one that `with` numbers, otherwise with the one before it; the later of the two is the
/// later one, whichever was asked for.
pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let view = programme::version(services, actor, id).await?;
    let number = query.get("with").and_then(|number| number.parse().ok());
    let number = number.unwrap_or(view.version.number - 1);
    let other = view.programme.numbered(number).ok_or(ServiceError::NotFound)?;
    let (before, after) = if other.number < view.version.number {
        (other.id, view.version.id)
    } else {
        (view.version.id, other.id)
    };
    let compared = programme::compare(services, actor, before, after).await?;
    let frame = page.frame;
    let count = |kind| compared.changes.iter().filter(|change| change.kind == kind).count();
    let page = ComparePage {
        name: frame.wording(&view.version.content.name),
        back: version_address(&frame, id, ""),
        before: compared.before.number,
        after: compared.after.number,
        added: count(ChangeKind::Added),
        removed: count(ChangeKind::Removed),
        changed: count(ChangeKind::Changed),
        changes: compared.changes.iter().map(|change| ChangeRow::new(&frame, change)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
