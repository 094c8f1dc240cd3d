//! What a matter is tied to: surveys and panels by which residents take part in it, and what panels have said.

use domain::Code;
use domain::audit::Act;
use domain::id::{MatterId, TypedId};
use domain::identity::{Action, Actor};
use domain::matter::{Matter, Tie};
use domain::panel::{Panel, Position};
use domain::survey::Survey;
use serde_json::json;
use storage::{Access, Tx};

use super::managed_one;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// What a matter can be tied to.
#[derive(Clone, Debug, Default)]
pub struct TieChoices {
    pub surveys: Vec<Survey>,
    pub panels: Vec<Panel>,
    pub positions: Vec<Position>,
}

/// What the actor sees and could tie a matter to, the newest first. For those who prepare matters.
pub async fn choices(services: &Services, actor: &Actor) -> Result<TieChoices> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let access = &services.storage;
    let mut surveys = storage::survey::all(access).await?;
    surveys.retain(|survey| survey.allows(actor, Action::ViewSurveys));
    let mut panels = storage::panel::all(access).await?;
    panels.retain(|panel| is_seen(actor, panel));
    let ids: Vec<_> = panels.iter().map(|panel| panel.id).collect();
    let mut positions = storage::panel::position::of_panels(access, &ids).await?;
    positions.retain(Position::is_public);
    positions.reverse();
    Ok(TieChoices { surveys, panels, positions })
}

fn is_seen(actor: &Actor, panel: &Panel) -> bool {
    panel.is_public() || actor.may(Action::ManagePanels, panel.owner)
}

/// Ties a matter to something that the actor sees; nothing happens where it is tied so already.
pub async fn add(services: &Services, actor: &Actor, id: MatterId, tie: Tie) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id).await?;
    check(&tx, actor, tie).await?;
    storage::matter::tie::insert(&tx, id, tie).await?;
    audit::record(services, &tx, actor, Act::MatterTied, id, json!({ "to": node_id(tie) })).await?;
    tx.commit().await?;
    Ok(matter)
}

/// Unties a matter; nothing happens where it is not tied so.
pub async fn remove(services: &Services, actor: &Actor, id: MatterId, tie: Tie) -> Result<Matter> {
    let (tx, matter) = begin(services, actor, id).await?;
    if storage::matter::tie::delete(&tx, id, tie).await? {
        audit::record(services, &tx, actor, Act::MatterUntied, id, json!({ "from": node_id(tie) })).await?;
    }
    tx.commit().await?;
    Ok(matter)
}

async fn begin(services: &Services, actor: &Actor, id: MatterId) -> Result<(Tx, Matter)> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let tx = services.storage.begin().await?;
    let matter = managed_one(&tx, actor, id).await?;
    Ok((tx, matter))
}

/// Refuses what does not exist, or is none of the actor's business.
async fn check(access: &impl Access, actor: &Actor, tie: Tie) -> Result<()> {
    let is_seen = match tie {
        Tie::Survey(id) => storage::survey::find(access, id)
            .await?
            .is_some_and(|survey| survey.allows(actor, Action::ViewSurveys)),
        Tie::Panel(id) => storage::panel::find(access, id).await?.is_some_and(|panel| is_seen(actor, &panel)),
        Tie::Position(id) => {
            storage::panel::position::find(access, id).await?.is_some_and(|one| one.is_public())
        }
    };
    if is_seen { Ok(()) } else { Err(ServiceError::invalid(Code::NotAnId, ["to"])) }
}

fn node_id(tie: Tie) -> String {
    match tie {
        Tie::Survey(id) => id.node_id(),
        Tie::Panel(id) => id.node_id(),
        Tie::Position(id) => id.node_id(),
    }
}
