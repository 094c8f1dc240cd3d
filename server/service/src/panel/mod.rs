//! Panels: their life, and the lots by which members are found.

pub mod call;
pub mod claim;
mod composition;
pub mod contact;
pub mod document;
pub mod files;
pub mod invitation;
pub mod leaving;
pub mod lot;
pub mod meeting;
pub mod member;
pub mod nominee;
pub mod own_data;
pub mod person;
pub mod pool;
pub mod position;
pub mod proof;
pub mod public_name;
pub mod reply;
mod reserve;
pub mod topic;

use std::collections::BTreeMap;

use domain::audit::Act;
use domain::id::PanelId;
use domain::identity::{Action, Actor, Scope};
use domain::panel::{
    Lot, LotState, Meeting, MemberState, Panel, PanelCommand, PanelContent, PanelState, Position,
    is_functioning,
};
use domain::survey::listing::Filter;
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::Tx;

use crate::identity::{authorise, authorise_somewhere};
use crate::survey::answer::PublishedSurvey;
use crate::{Result, ServiceError, Services, audit, county};

/// A panel with its lots as its reader sees them.
#[derive(Clone, Debug)]
pub struct PanelView {
    pub panel: Panel,
    /// In the order of their numbers. Who does not organise the panel sees those whose panels are published.
    pub lots: Vec<Lot>,
    /// The earliest first.
    pub meetings: Vec<Meeting>,
    /// What it has said; drafts for its organiser only.
    pub positions: Vec<Position>,
    /// What it was asked, once what came of it is told; the newest first.
    pub surveys: Vec<PublishedSurvey>,
    /// It counts as functioning today.
    pub is_functioning: bool,
    /// Whether the reader organises it.
    pub is_managed: bool,
    /// Applications are taken today.
    pub is_call_open: bool,
    /// How many people stand where with it.
    pub members: BTreeMap<MemberState, u32>,
    /// The members who want to be known to everybody, by the names that they have given, in the order of the alphabet.
    pub member_names: Vec<String>,
}

/// Panels that everybody may know of, the newest first; only those whose call is open, where that is asked for.
pub async fn public(services: &Services, is_call_open: bool) -> Result<Vec<Panel>> {
    let today = civil_day(services.now());
    let mut panels = storage::panel::all(&services.storage).await?;
    panels.retain(|panel| panel.is_public() && (!is_call_open || panel.call_open_on(today).is_some()));
    Ok(panels)
}

/// Panels to which everybody can apply today and that pass a filter of the list, those whose call closes first before the
/// others.
pub async fn recruiting(services: &Services, filter: &Filter) -> Result<Vec<Panel>> {
    let today = civil_day(services.now());
    let mut panels = storage::panel::all(&services.storage).await?;
    panels.retain(|panel| panel.call_open_on(today).is_some_and(|call| !call.is_by_invitation));
    panels.retain(|panel| filter.accepts_panel(panel));
    panels.sort_by_key(|panel| panel.call.as_ref().map(|call| call.closes_on));
    Ok(panels)
}

/// Panels that the actor organises, the newest first.
pub async fn managed(services: &Services, actor: &Actor) -> Result<Vec<Panel>> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let mut panels = storage::panel::all(&services.storage).await?;
    panels.retain(|panel| actor.may(Action::ManagePanels, panel.owner));
    Ok(panels)
}

/// A panel that everybody may know of or that the actor organises.
pub async fn view(services: &Services, actor: &Actor, id: PanelId) -> Result<PanelView> {
    views(services, actor, &[id]).await?.remove(&id).ok_or(ServiceError::NotFound)
}

/// Several panels with their lots, in as many statements as one. Those that the actor may not see are left out.
pub async fn views(
    services: &Services,
    actor: &Actor,
    ids: &[PanelId],
) -> Result<BTreeMap<PanelId, PanelView>> {
    let panels = storage::panel::many(&services.storage, ids).await?;
    let lots = lots_of(services, &services.storage, ids).await?;
    let meetings = storage::panel::meeting::of_panels(&services.storage, ids).await?;
    let positions = storage::panel::position::of_panels(&services.storage, ids).await?;
    let mut members = storage::panel::member::counts(&services.storage, ids).await?;
    let mut names = storage::panel::member::public_names(&services.storage, ids).await?;
    let mut surveys = crate::survey::panel::told(services, ids).await?;
    let months = county::settings(services).await?.functioning_months;
    let today = civil_day(services.now());
    let view = |panel: Panel| {
        let is_managed = actor.may(Action::ManagePanels, panel.owner);
        let of_panel = lots.iter().filter(|lot| lot.panel == panel.id && (is_managed || lot.is_public()));
        let meetings: Vec<Meeting> = meetings.iter().filter(|one| one.panel == panel.id).cloned().collect();
        let positions =
            positions.iter().filter(|one| one.panel == panel.id && (is_managed || one.is_public())).cloned();
        let mut member_names: Vec<String> =
            names.remove(&panel.id).unwrap_or_default().into_values().collect();
        member_names.sort_by_key(|name| name.to_lowercase());
        let is_functioning = is_functioning(&panel, panel.state, &meetings, today, months);
        PanelView {
            lots: of_panel.cloned().collect(),
            positions: positions.collect(),
            meetings,
            is_functioning,
            is_managed,
            is_call_open: panel.call_open_on(today).is_some(),
            members: members.remove(&panel.id).unwrap_or_default(),
            member_names,
            surveys: surveys.remove(&panel.id).unwrap_or_default(),
            panel,
        }
    };
    let visible = panels.into_iter().map(view).filter(|view| view.is_managed || view.panel.is_public());
    Ok(visible.map(|view| (view.panel.id, view)).collect())
}

/// Starts a panel as a draft.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: PanelContent,
) -> Result<Panel> {
    authorise(actor, Action::ManagePanels, owner)?;
    content.check().map_err(ServiceError::Invalid)?;
    claim::check_rule(&services.storage, &content.compensation).await?;
    county::check_scope(services, owner, "owner").await?;
    let now = services.now();
    let panel = Panel {
        id: services.fresh_id(),
        owner,
        content,
        call: None,
        state: PanelState::Draft,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let tx = services.storage.begin().await?;
    storage::panel::insert(&tx, &panel).await?;
    storage::panel::note_state(&tx, &panel).await?;
    audit::record(services, &tx, actor, Act::PanelCreated, panel.id, json!({})).await?;
    tx.commit().await?;
    Ok(panel)
}

/// Replaces what is written of a panel that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    version: i64,
    content: PanelContent,
) -> Result<Panel> {
    let tx = services.storage.begin().await?;
    let mut panel = organised(&tx, actor, id, version).await?;
    content.check().map_err(ServiceError::Invalid)?;
    claim::check_rule(&tx, &content.compensation).await?;
    panel.content = content;
    write(services, tx, actor, panel, Act::PanelSaved, json!({})).await
}

/// Moves a panel on in its life. Once it has ended, its members and those who waited are told so, and who they were is
/// forgotten as soon as nothing is owed to them.
pub async fn advance(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    version: i64,
    command: PanelCommand,
) -> Result<Panel> {
    let tx = services.storage.begin().await?;
    storage::panel::lock(&tx, id).await?;
    let panel = organised(&tx, actor, id, version).await?;
    step(services, tx, actor, panel, command).await
}

/// Ends panels of whose end nobody has thought since their terms were over; tells of how many.
async fn end_overdue(services: &Services) -> Result<usize> {
    let today = civil_day(services.now());
    let mut ended = 0;
    for panel in storage::panel::all(&services.storage).await? {
        if !panel.is_overdue(today) {
            continue;
        }
        let tx = services.storage.begin().await?;
        storage::panel::lock(&tx, panel.id).await?;
        // Its organiser may have moved the end of its term at this moment.
        let found = storage::panel::find(&tx, panel.id).await?;
        if let Some(panel) = found.filter(|panel| panel.is_overdue(today)) {
            step(services, tx, &Actor::System, panel, PanelCommand::End).await?;
            ended += 1;
        }
    }
    Ok(ended)
}

async fn step(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    mut panel: Panel,
    command: PanelCommand,
) -> Result<Panel> {
    let before = panel.state;
    panel.state = before.after(command)?;
    let detail = json!({ "from": before.code(), "to": panel.state.code() });
    let left = match panel.state {
        PanelState::Ended => {
            storage::panel::lot::forget_compositions(&tx, panel.id, None).await?;
            leaving::end_terms(services, &tx, panel.id).await?
        }
        _ => Vec::new(),
    };
    let panel = write(services, tx, actor, panel, Act::PanelMoved, detail).await?;
    services.keys.destroy_members(&left).await?;
    Ok(panel)
}

/// A panel that the actor organises, as they read it.
async fn organised(tx: &Tx, actor: &Actor, id: PanelId, version: i64) -> Result<Panel> {
    let panel = managed_one(tx, actor, id).await?;
    if panel.version != version {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    Ok(panel)
}

/// A panel that the actor organises. Of a draft nobody else learns that it is there.
pub(crate) async fn managed_one(access: &impl storage::Access, actor: &Actor, id: PanelId) -> Result<Panel> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let found = storage::panel::find(access, id).await?;
    let panel = found.filter(|panel| panel.is_public() || actor.may(Action::ManagePanels, panel.owner));
    let panel = panel.ok_or(ServiceError::NotFound)?;
    authorise(actor, Action::ManagePanels, panel.owner)?;
    Ok(panel)
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    mut panel: Panel,
    act: Act,
    detail: serde_json::Value,
) -> Result<Panel> {
    panel.version += 1;
    panel.updated_at = services.now();
    if !storage::panel::update(&tx, &panel).await? {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    if act == Act::PanelMoved {
        storage::panel::note_state(&tx, &panel).await?;
    }
    audit::record(services, &tx, actor, act, panel.id, detail).await?;
    tx.commit().await?;
    Ok(panel)
}

/// What of people of panels the nightly job has forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Panels that nobody had ended when their terms were long over.
    pub ended: usize,
    /// Those of a sample who did not apply.
    pub invited: usize,
    /// People whose answers for the lot had been kept for long enough.
    pub answers: u64,
    /// Those who had left, and to whom nothing was owed any more.
    pub settled: usize,
    /// Keys of people who had been forgotten already.
    pub keys: usize,
}

impl Forgotten {
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Ends panels whose terms are long over, and forgets people of panels and what they have answered as soon as that has
/// been promised. For the nightly job.
pub async fn forget_due(services: &Services) -> Result<Forgotten> {
    Ok(Forgotten {
        ended: end_overdue(services).await?,
        invited: invitation::forget_unanswered(services).await?,
        answers: member::forget_answers_due(services).await?,
        settled: leaving::forget_settled(services).await?,
        keys: leaving::sweep_keys(services).await?,
    })
}

/// Whether a panel can have another lot now, and whether that needs a reason.
pub fn may_have_lot(view: &PanelView) -> Option<bool> {
    needs_reason(&view.panel, &view.lots).ok()
}

/// Refuses another lot where no members can be chosen or one is being worked out; else whether it needs a reason.
/// `lots` are in the states in which they are now.
fn needs_reason(panel: &Panel, lots: &[Lot]) -> std::result::Result<bool, Violation> {
    if !panel.state.has_lots() {
        return Err(Violation::new(Code::PanelNotSo, ["panelId"]));
    }
    if lots.iter().any(|lot| lot.state == LotState::Working) {
        return Err(lot_not_so());
    }
    Ok(lots.iter().any(Lot::is_public))
}

/// The lots of several panels in the states in which they are now.
async fn lots_of(services: &Services, access: &impl storage::Access, ids: &[PanelId]) -> Result<Vec<Lot>> {
    let mut lots = storage::panel::lot::of_panels(access, ids).await?;
    for lot in &mut lots {
        lot.state = lot.state_at(services.now());
    }
    Ok(lots)
}

fn lot_not_so() -> Violation {
    Violation::new(Code::LotNotSo, ["lotId"])
}
