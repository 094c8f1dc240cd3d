//! The audit log, newest first.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::audit::AuditEvent;
use domain::id::{AuditId, TypedId};
use domain::{AccountId, SurveyId};
use service::audit_log;
use service::identity::account;

use super::StaffPage;
use super::edit::parse_id;
use crate::Reply;
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::state::WebState;

/// Events of one page.
const PAGE: u64 = 50;

struct EventRow {
    at: String,
    who: Said,
    act: Said,
    /// Its name where we know one, else its id.
    subject: String,
    /// Its page, where it has one.
    href: Option<String>,
    /// The log of this subject alone.
    only: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "staff/audit.html")]
struct AuditLogPage {
    frame: Frame,
    rows: Vec<EventRow>,
    subject: Option<String>,
    is_first: bool,
    newest: String,
    older: Option<String>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let subject = query.get("subject").map(String::as_str).filter(|subject| !subject.is_empty());
    let before = query.get("before").and_then(|id| parse_id::<AuditId>(id));
    let found = audit_log(&state.services, &caller.actor, subject, before, PAGE).await?;
    let accounts = account::accounts(&state.services, &caller.actor).await?;
    let names: BTreeMap<AccountId, String> = accounts.into_iter().map(|a| (a.id, a.name)).collect();
    let narrowed = subject.map(|subject| format!("subject={}", url_encode(subject)));
    let address = |parts: &[Option<String>]| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        frame.address(&format!("staff/audit{}{}", if parts.is_empty() { "" } else { "?" }, parts.join("&")))
    };
    let older = found.next.map(|next| address(&[narrowed.clone(), Some(format!("before={}", next.uuid()))]));
    let page = AuditLogPage {
        rows: found.events.iter().map(|event| row(&frame, event, &names)).collect(),
        subject: subject.map(str::to_owned),
        is_first: before.is_none(),
        newest: address(&[narrowed]),
        older,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn row(frame: &Frame, event: &AuditEvent, names: &BTreeMap<AccountId, String>) -> EventRow {
    let account = AccountId::parse_node_id(&event.subject);
    let survey = SurveyId::parse_node_id(&event.subject);
    let name_of = |id: AccountId| names.get(&id).cloned().unwrap_or_else(|| id.node_id());
    EventRow {
        at: frame.date_time(event.at),
        who: match event.actor {
            Some(id) => Said::neutral(name_of(id), &frame.language),
            None => frame.text("staff-audit-system"),
        },
        act: frame.text(event.act.label_key()),
        subject: account.map(name_of).or_else(|| slug(event)).unwrap_or_else(|| event.subject.clone()),
        href: match (account, survey) {
            (Some(id), _) => Some(frame.address(&format!("staff/accounts/{}", id.uuid()))),
            (_, Some(id)) => Some(frame.address(&format!("staff/surveys/{}", id.uuid()))),
            _ => None,
        },
        only: frame.address(&format!("staff/audit?subject={}", url_encode(&event.subject))),
        detail: detail(&event.detail),
    }
}

fn slug(event: &AuditEvent) -> Option<String> {
    event.detail.get("slug").and_then(serde_json::Value::as_str).map(str::to_owned)
}

/// The figures of an event in one line.
fn detail(detail: &serde_json::Value) -> String {
    let Some(fields) = detail.as_object() else { return String::new() };
    let parts: Vec<String> = fields
        .iter()
        .map(|(name, value)| match value {
            serde_json::Value::String(text) => format!("{name}: {text}"),
            other => format!("{name}: {other}"),
        })
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_stand_in_one_line() {
        assert_eq!(detail(&json!({})), "");
        assert_eq!(detail(&json!({ "revision": 3, "slug": "a-b" })), "revision: 3, slug: a-b");
    }
}
