//! Positions: what a panel says, to whom, and what came of it.

use chrono::NaiveDate;
use domain::Code;
use domain::audit::Act;
use domain::id::{PanelId, PositionId};
use domain::identity::{Action, Actor};
use domain::panel::{Panel, PanelState, Position, PositionContent, Progress, Told};
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;
use storage::panel::position;

use super::managed_one;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Begins a position of a panel as a draft, which only its organiser sees.
pub async fn create(
    services: &Services,
    actor: &Actor,
    panel: PanelId,
    content: PositionContent,
) -> Result<Position> {
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, panel).await?;
    content.check().map_err(ServiceError::Invalid)?;
    let one = Position {
        id: services.fresh_id(),
        panel,
        content,
        progress: Progress::Draft,
        version: 1,
        created_at: services.now(),
    };
    position::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::PositionWritten, panel, json!({ "position": one.id })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes a draft anew.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: PositionId,
    version: i64,
    content: PositionContent,
) -> Result<Position> {
    let (tx, one, _) = read(services, actor, id, version).await?;
    let written = one.written(content).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, written, Act::PositionWritten).await
}

/// Gives a position to its recipient on a Helsinki day that has been. From now on everybody reads it, and it stays as it is.
pub async fn give(
    services: &Services,
    actor: &Actor,
    id: PositionId,
    version: i64,
    on: NaiveDate,
) -> Result<Position> {
    let (tx, one, panel) = read(services, actor, id, version).await?;
    if panel.state == PanelState::Draft {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    let given = one.given(on, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, given, Act::PositionGiven).await
}

/// Writes down what the recipient answered; again, when that was written down wrong.
pub async fn answer(
    services: &Services,
    actor: &Actor,
    id: PositionId,
    version: i64,
    response: Told,
) -> Result<Position> {
    let (tx, one, _) = read(services, actor, id, version).await?;
    let answered = one.answered(response, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, answered, Act::PositionAnswered).await
}

/// Writes down one more thing that was done because of it.
pub async fn follow(
    services: &Services,
    actor: &Actor,
    id: PositionId,
    version: i64,
    deed: Told,
) -> Result<Position> {
    let (tx, one, _) = read(services, actor, id, version).await?;
    let followed = one.followed(deed, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, followed, Act::PositionFollowed).await
}

/// Throws a draft away.
pub async fn remove(services: &Services, actor: &Actor, id: PositionId, version: i64) -> Result<PanelId> {
    let (tx, one, _) = read(services, actor, id, version).await?;
    if one.is_public() {
        return Err(ServiceError::invalid(Code::PositionNotSo, ["positionId"]));
    }
    if !position::delete(&tx, &one).await? {
        return Err(stale());
    }
    let detail = json!({ "position": one.id });
    audit::record(services, &tx, actor, Act::PositionRemoved, one.panel, detail).await?;
    tx.commit().await?;
    Ok(one.panel)
}

/// A position and the panel whose it is.
#[derive(Clone, Debug)]
pub struct PositionView {
    pub position: Position,
    pub panel: Panel,
    /// The actor organises the panel.
    pub is_managed: bool,
}

/// A position that everybody may read or whose panel the actor organises.
pub async fn view(services: &Services, actor: &Actor, id: PositionId) -> Result<PositionView> {
    let access = &services.storage;
    let position = position::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    let panel = storage::panel::find(access, position.panel).await?.ok_or(ServiceError::NotFound)?;
    let is_managed = actor.may(Action::ManagePanels, panel.owner);
    if !is_managed && !position.is_public() {
        return Err(ServiceError::NotFound);
    }
    Ok(PositionView { position, panel, is_managed })
}

/// A position that the actor organises, as they read it.
async fn read(
    services: &Services,
    actor: &Actor,
    id: PositionId,
    version: i64,
) -> Result<(Tx, Position, Panel)> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let tx = services.storage.begin().await?;
    let one = position::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let panel = managed_one(&tx, actor, one.panel).await?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one, panel))
}

async fn write(services: &Services, tx: Tx, actor: &Actor, one: Position, act: Act) -> Result<Position> {
    let one = Position { version: one.version + 1, ..one };
    if !position::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, one.panel, json!({ "position": one.id })).await?;
    tx.commit().await?;
    Ok(one)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StalePosition, ["version"])
}
