//! A lot: what it is made from, how far it has come, what is published, and the draw.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{LotId, PanelId, TypedId};
use domain::panel::{LotObjective, LotState, MemberState};
use domain::{Violation, Violations};
use service::ServiceError;
use service::panel::lot::{self, LotPool, LotView, NewLot};
use service::panel::pool::{self, PoolCheck, PoolRow};
use service::panel::proof::{self, Tables};
use service::panel::{self, PanelView};

use super::form::managed;
use super::{lot_address, panel_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::{LotFacts, LotRow, PanelFacts};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct ObjectiveOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// What stands in the form.
#[derive(Default)]
struct Typed {
    from_applicants: bool,
    respondents: String,
    categories: String,
    household: String,
    objective: Option<LotObjective>,
    seed_source: String,
    reason: String,
}

impl Typed {
    fn sent(fields: &Fields) -> Self {
        let value = |name: &str| fields.get(name).to_owned();
        Self {
            from_applicants: fields.get("from") == "applicants",
            respondents: value("respondents"),
            categories: value("categories"),
            household: value("household").trim().to_owned(),
            objective: LotObjective::from_code(fields.get("objective")),
            seed_source: value("seedSource").trim().to_owned(),
            reason: value("reason").trim().to_owned(),
        }
    }

    fn pool(&self) -> LotPool {
        if self.from_applicants {
            return LotPool::Applicants;
        }
        LotPool::Files {
            respondents: self.respondents.clone(),
            categories: self.categories.clone(),
            household: Some(self.household.clone()).filter(|name| !name.is_empty()),
        }
    }

    fn read(&self) -> NewLot {
        let written = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        NewLot {
            from: self.pool(),
            objective: self.objective.unwrap_or(LotObjective::Leximin),
            seed_source: self.seed_source.clone(),
            reason: written(&self.reason),
        }
    }
}

#[derive(Template)]
#[template(path = "staff/panel_lot_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    action: String,
    objectives: Vec<ObjectiveOption>,
    needs_reason: bool,
    /// How many have applied and wait.
    waiting: u32,
    /// The pool beside its quotas, where that was asked for.
    pool: Option<PoolFacts>,
    typed: Typed,
}

/// A pool beside its quotas.
struct PoolFacts {
    people: usize,
    seats: u32,
    rows: Vec<PoolRow>,
    /// What can be seen to be impossible.
    told: Vec<Said>,
}

impl PoolFacts {
    fn new(frame: &Frame, checked: PoolCheck) -> Self {
        let PoolCheck { rows, people, seats, told } = checked;
        Self { people, seats, rows, told: told.iter().map(|one| frame.violation(one)).collect() }
    }
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let typed = Typed { from_applicants: waiting(&view) > 0, ..Typed::default() };
    Ok(form(page, &view, typed, None, &Violations::new()))
}

pub async fn prepare(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields);
    if fields.get("act") == "check" {
        let view = managed(&page, &state, id).await?;
        return match pool::check(services, actor, id, &typed.pool()).await {
            Ok(checked) => Ok(form(page, &view, typed, Some(checked), &Violations::new())),
            Err(error) => Ok(form(page, &view, typed, None, &mendable(error)?)),
        };
    }
    match lot::prepare(services, actor, id, typed.read()).await {
        Ok(lot) => Ok(see_other(&lot_address(&page.frame, lot.id, ""))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = managed(&page, &state, id).await?;
            Ok(form(page, &view, typed, None, &wrong))
        }
    }
}

/// How many of a panel can be drawn.
fn waiting(view: &PanelView) -> u32 {
    let of = |state| view.members.get(&state).copied().unwrap_or_default();
    of(MemberState::Applied) + of(MemberState::Reserve)
}

fn form(
    page: Page,
    view: &PanelView,
    typed: Typed,
    checked: Option<PoolCheck>,
    wrong: &Violations,
) -> Response {
    let frame = page.frame;
    let objective = |one: &LotObjective| ObjectiveOption {
        value: one.code(),
        label: frame.text(one.label_key()),
        is_on: typed.objective.unwrap_or(LotObjective::Leximin) == *one,
    };
    // Whatever is wrong in a table is mended in its field; the message says in which row.
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("applicants") => "from".to_owned(),
        Some(known @ ("respondents" | "categories" | "seedSource" | "reason")) => known.to_owned(),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, &view.panel),
        back: panel_address(&frame, view.panel.id, ""),
        action: panel_address(&frame, view.panel.id, "/lots/new"),
        objectives: LotObjective::ALL.iter().map(objective).collect(),
        needs_reason: panel::may_have_lot(view) == Some(true),
        waiting: waiting(view),
        pool: checked.map(|checked| PoolFacts::new(&frame, checked)),
        typed,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

#[derive(Template)]
#[template(path = "staff/panel_lot.html")]
struct LotPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    action: String,
    row: LotRow,
    state: LotState,
    /// In whole per cent.
    progress: u16,
    told: Vec<Said>,
    facts: Option<LotFacts>,
    /// It can be proved with its pool.
    has_tables: bool,
    /// What was typed as the seed.
    seed: String,
    again: String,
    public: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<LotId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let (lot, of) = read(&page, &state, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(lot_page(page.frame, &lot, &of, "", notice, &Violations::new()))
}

/// Calls the lot off, draws, or takes a table along, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<LotId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let done = match fields.get("act") {
        "cancel" => lot::cancel(services, actor, id).await,
        "draw" => lot::draw(services, actor, id, fields.get("seed")).await,
        "respondents" | "categories" => match proof::tables(services, actor, id).await {
            Ok(tables) => return Ok(download(fields.get("act"), tables)),
            Err(error) => Err(error),
        },
        _ => Err(ServiceError::NotFound),
    };
    match done {
        Ok(_) => Ok(see_other(&lot_address(&page.frame, id, "?done=done"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let (lot, of) = read(&page, &state, id).await?;
            Ok(lot_page(page.frame, &lot, &of, fields.get("seed"), None, &wrong))
        }
    }
}

/// One of the tables as a file.
fn download(which: &str, tables: Tables) -> Response {
    let Tables { respondents, categories } = tables;
    let (disposition, table) = match which {
        "respondents" => (r#"attachment; filename="respondents.csv""#, respondents),
        _ => (r#"attachment; filename="categories.csv""#, categories),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(proof::MEDIA_TYPE)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, table).into_response()
}

async fn read(page: &Page, state: &WebState, id: LotId) -> Result<(LotView, PanelView), crate::Failure> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    let lot = lot::view(&state.services, actor, id).await?;
    let of = managed(page, state, lot.lot.panel).await?;
    Ok((lot, of))
}

fn lot_page(
    frame: Frame,
    view: &LotView,
    of: &PanelView,
    seed: &str,
    notice: Option<Said>,
    wrong: &Violations,
) -> Response {
    let id = view.lot.id;
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("seed") => "seed".to_owned(),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = LotPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, &of.panel),
        back: panel_address(&frame, of.panel.id, ""),
        action: lot_address(&frame, id, ""),
        row: LotRow::new(&frame, &view.lot, String::new()),
        state: view.lot.state,
        progress: view.lot.progress / 10,
        told: view.told.iter().map(|violation| frame.violation(violation)).collect(),
        facts: view.result.as_ref().map(|result| LotFacts::new(&frame, result, true)),
        has_tables: view.has_tables,
        seed: seed.to_owned(),
        again: panel_address(&frame, of.panel.id, "/lots/new"),
        public: frame.address(&format!("panel-lots/{}", id.uuid())),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
