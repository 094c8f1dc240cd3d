//! The list of claims: what waits for this person first.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::ClaimState;
use domain::identity::Action;
use service::fees::{self, ClaimFilter, ClaimView};

use super::steps::waits_for;
use super::{claim_address, mark};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::state::WebState;

struct Row {
    reference: String,
    href: String,
    alias: String,
    day: String,
    state: Said,
    state_mark: &'static str,
    total: String,
}

struct StateOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

#[derive(Template)]
#[template(path = "staff/fees.html")]
struct FeesPage {
    frame: Frame,
    states: Vec<StateOption>,
    /// Claims that this person checks or approves next.
    waiting: Vec<Row>,
    rows: Vec<Row>,
    /// What the rows come to.
    total: String,
    has_any: bool,
    may_export: bool,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let claims = fees::claims(&state.services, &caller.actor, ClaimFilter::default()).await?;
    let wanted = query.get("state").and_then(|code| ClaimState::from_code(code));
    let shown: Vec<&ClaimView> =
        claims.iter().filter(|view| wanted.is_none_or(|state| view.claim.state == state)).collect();
    let total: i64 = shown.iter().map(|view| view.claim.lines.total()).sum();
    let page = FeesPage {
        states: states(&frame, wanted),
        waiting: claims
            .iter()
            .filter(|view| waits_for(view, &caller.actor))
            .map(|view| row(&frame, view))
            .collect(),
        rows: shown.into_iter().map(|view| row(&frame, view)).collect(),
        total: frame.euros(total),
        has_any: !claims.is_empty(),
        may_export: frame.may(Action::ExportPayroll),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn row(frame: &Frame, view: &ClaimView) -> Row {
    Row {
        reference: view.about.reference.clone(),
        href: claim_address(frame, view.claim.id, ""),
        alias: view.alias.clone(),
        day: frame.date(view.claim.gig_day),
        state: frame.text(view.claim.state.label_key()),
        state_mark: mark(view.claim.state),
        total: frame.euros(view.claim.lines.total()),
    }
}

fn states(frame: &Frame, wanted: Option<ClaimState>) -> Vec<StateOption> {
    let of_state = |state: &ClaimState| StateOption {
        value: state.code(),
        label: frame.text(state.label_key()),
        selected: wanted == Some(*state),
    };
    let all = StateOption { value: "", label: frame.text("staff-surveys-all"), selected: wanted.is_none() };
    std::iter::once(all).chain(ClaimState::ALL.iter().map(of_state)).collect()
}
