//! The panels that a person organises.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use service::panel;

use super::panel_address;
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::panel::{PanelFacts, changed_on, order};
use crate::staff::StaffPage;
use crate::state::WebState;

struct Row {
    href: String,
    facts: PanelFacts,
    changed: String,
}

#[derive(Template)]
#[template(path = "staff/panels.html")]
struct PanelsPage {
    frame: Frame,
    rows: Vec<Row>,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let Page { frame, caller, .. } = page;
    let mut panels = panel::managed(&state.services, &caller.actor).await?;
    panels.sort_by_key(|panel| order(panel.state));
    let row = |panel: &domain::panel::Panel| Row {
        href: panel_address(&frame, panel.id, ""),
        facts: PanelFacts::new(&frame, panel),
        changed: changed_on(&frame, panel),
    };
    let page = PanelsPage { rows: panels.iter().map(row).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
