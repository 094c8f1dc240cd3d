//! A panel as its organiser sees it, and the steps of its life.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Violations;
use domain::id::PanelId;
use domain::panel::PanelCommand;
use service::ServiceError;
use service::panel::{self, PanelView};

use super::form::managed;
use super::{lot_address, panel_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{LotRow, PanelFacts, public_address};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Command {
    value: &'static str,
    label: Said,
    /// The likely next step.
    is_first: bool,
}

#[derive(Template)]
#[template(path = "staff/panel.html")]
struct PanelPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    facts: PanelFacts,
    version: i64,
    action: String,
    edit: String,
    /// Its page for everybody, once there is one.
    public: Option<String>,
    commands: Vec<Command>,
    lots: Vec<LotRow>,
    /// Where another lot begins, when it can.
    new_lot: Option<String>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(panel_page(page, &view, notice, &Violations::new()))
}

pub async fn advance(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let command = PanelCommand::from_code(fields.get("command")).ok_or(ServiceError::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    match panel::advance(services, actor, id, version, command).await {
        Ok(_) => Ok(see_other(&panel_address(&page.frame, id, "?done=moved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = managed(&page, &state, id).await?;
            Ok(panel_page(page, &view, None, &wrong))
        }
    }
}

fn panel_page(
    page: Page,
    view: &PanelView,
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let frame = page.frame;
    let panel = &view.panel;
    let command = |(number, command): (usize, PanelCommand)| Command {
        value: command.code(),
        label: frame.text(command.label_key()),
        is_first: number == 0,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PanelPage {
        notice,
        problems: Problems::new(&frame, wrong, |_| String::new()),
        facts: PanelFacts::new(&frame, panel),
        version: panel.version,
        action: panel_address(&frame, panel.id, ""),
        edit: panel_address(&frame, panel.id, "/edit"),
        public: panel.is_public().then(|| public_address(&frame, panel)),
        commands: panel.state.commands().enumerate().map(command).collect(),
        lots: view.lots.iter().map(|lot| LotRow::new(&frame, lot, lot_address(&frame, lot.id, ""))).collect(),
        new_lot: panel::may_have_lot(view).map(|_| panel_address(&frame, panel.id, "/lots/new")),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
