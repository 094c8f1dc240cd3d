//! Lots of panels. What is published of one is written once; the database refuses to change it.

use chrono::{DateTime, Utc};
use domain::AccountId;
use domain::id::{LotId, PanelId, TypedId};
use domain::panel::{Lot, LotState};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::panel_lot;
use crate::{Access, Result, StorageError, Tx};

/// A lot with its documents, each as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct LotRow {
    pub lot: Lot,
    /// Why nothing came of it.
    pub refusals: Option<String>,
    pub report: Option<String>,
    pub commitment: Option<String>,
    pub draw: Option<String>,
    /// What each of its panels would be made up of, until one is drawn; bytes here: this crate has no key.
    pub compositions: Option<Vec<u8>>,
    /// What the drawn panel is made up of.
    pub composition: Option<String>,
}

pub async fn insert(tx: &Tx, lot: &Lot) -> Result<()> {
    let row = panel_lot::ActiveModel {
        id: Set(lot.id.uuid()),
        panel_id: Set(lot.panel.uuid()),
        number: Set(i32::try_from(lot.number).unwrap_or(i32::MAX)),
        made_by: Set(lot.made_by.uuid()),
        state: Set(lot.state.code().to_owned()),
        seed_source: Set(lot.seed_source.clone()),
        reason: Set(lot.reason.clone()),
        progress: Set(i32::from(lot.progress)),
        started_at: Set(lot.started_at),
        heard_at: Set(lot.heard_at),
        ..Default::default()
    };
    panel_lot::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Notes how far the work has come; false where it is no longer wanted.
pub async fn hear(tx: &Tx, id: LotId, progress: u16, now: DateTime<Utc>) -> Result<bool> {
    let row = panel_lot::ActiveModel {
        progress: Set(i32::from(progress)),
        heard_at: Set(now),
        ..Default::default()
    };
    change(tx, id, LotState::Working, row).await
}

pub async fn refuse(tx: &Tx, id: LotId, refusals: &str) -> Result<bool> {
    let row = panel_lot::ActiveModel {
        state: Set(LotState::Refused.code().to_owned()),
        refusals: Set(Some(refusals.to_owned())),
        ..Default::default()
    };
    change(tx, id, LotState::Working, row).await
}

pub async fn cancel(tx: &Tx, id: LotId) -> Result<bool> {
    let row =
        panel_lot::ActiveModel { state: Set(LotState::Cancelled.code().to_owned()), ..Default::default() };
    change(tx, id, LotState::Working, row).await
}

/// What comes of the working out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub report: String,
    pub commitment: String,
    /// What each of its panels would be made up of, sealed.
    pub compositions: Vec<u8>,
}

/// Publishes what the lot will be drawn from.
pub async fn commit(tx: &Tx, id: LotId, published: Published, now: DateTime<Utc>) -> Result<bool> {
    let Published { report, commitment, compositions } = published;
    let row = panel_lot::ActiveModel {
        state: Set(LotState::Committed.code().to_owned()),
        progress: Set(1_000),
        report: Set(Some(report)),
        commitment: Set(Some(commitment)),
        compositions_sealed: Set(Some(compositions)),
        committed_at: Set(Some(now)),
        ..Default::default()
    };
    change(tx, id, LotState::Working, row).await
}

/// Forgets what panels would be made up of that are not drawn any more: those of the lots of a panel but of one.
pub async fn forget_compositions(tx: &Tx, panel: PanelId, but: Option<LotId>) -> Result<()> {
    let row = panel_lot::ActiveModel { compositions_sealed: Set(None), ..Default::default() };
    let mut update = panel_lot::Entity::update_many()
        .set(row)
        .filter(panel_lot::Column::PanelId.eq(panel.uuid()))
        .filter(panel_lot::Column::CompositionsSealed.is_not_null());
    if let Some(but) = but {
        update = update.filter(panel_lot::Column::Id.ne(but.uuid()));
    }
    update.exec(tx.connection()).await?;
    Ok(())
}

/// Publishes the draw, and what the drawn panel is made up of; false where there is one already.
pub async fn draw(
    tx: &Tx,
    id: LotId,
    draw: &str,
    composition: Option<String>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = panel_lot::ActiveModel {
        state: Set(LotState::Drawn.code().to_owned()),
        draw: Set(Some(draw.to_owned())),
        compositions_sealed: Set(None),
        composition: Set(composition),
        drawn_at: Set(Some(now)),
        ..Default::default()
    };
    change(tx, id, LotState::Committed, row).await
}

async fn change(tx: &Tx, id: LotId, from: LotState, row: panel_lot::ActiveModel) -> Result<bool> {
    let done = panel_lot::Entity::update_many()
        .set(row)
        .filter(panel_lot::Column::Id.eq(id.uuid()))
        .filter(panel_lot::Column::State.eq(from.code()))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: LotId) -> Result<Option<LotRow>> {
    panel_lot::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// The lots of several panels, those of each in the order of their numbers, without the long documents.
pub async fn of_panels(access: &impl Access, panels: &[PanelId]) -> Result<Vec<Lot>> {
    let rows = panel_lot::Entity::find()
        .select_only()
        .columns([
            panel_lot::Column::Id,
            panel_lot::Column::PanelId,
            panel_lot::Column::Number,
            panel_lot::Column::MadeBy,
            panel_lot::Column::State,
            panel_lot::Column::SeedSource,
            panel_lot::Column::Reason,
            panel_lot::Column::Progress,
            panel_lot::Column::StartedAt,
            panel_lot::Column::HeardAt,
            panel_lot::Column::CommittedAt,
            panel_lot::Column::DrawnAt,
        ])
        .filter(panel_lot::Column::PanelId.is_in(panels.iter().map(|id| id.uuid())))
        .order_by_asc(panel_lot::Column::Number)
        .into_model::<Brief>()
        .all(access.connection())
        .await?;
    rows.into_iter().map(Brief::read).collect()
}

/// A row without its documents.
#[derive(FromQueryResult)]
struct Brief {
    id: uuid::Uuid,
    panel_id: uuid::Uuid,
    number: i32,
    made_by: uuid::Uuid,
    state: String,
    seed_source: String,
    reason: Option<String>,
    progress: i32,
    started_at: DateTime<Utc>,
    heard_at: DateTime<Utc>,
    committed_at: Option<DateTime<Utc>>,
    drawn_at: Option<DateTime<Utc>>,
}

impl Brief {
    fn read(self) -> Result<Lot> {
        Ok(Lot {
            id: LotId::from_uuid(self.id),
            panel: PanelId::from_uuid(self.panel_id),
            number: u32::try_from(self.number)
                .map_err(|_| StorageError::unreadable("number", self.number))?,
            made_by: AccountId::from_uuid(self.made_by),
            state: LotState::from_code(&self.state)
                .ok_or_else(|| StorageError::unreadable("lot state", &self.state))?,
            seed_source: self.seed_source,
            reason: self.reason,
            progress: u16::try_from(self.progress).unwrap_or_default(),
            started_at: self.started_at,
            heard_at: self.heard_at,
            committed_at: self.committed_at,
            drawn_at: self.drawn_at,
        })
    }
}

fn read(row: panel_lot::Model) -> Result<LotRow> {
    let brief = Brief {
        id: row.id,
        panel_id: row.panel_id,
        number: row.number,
        made_by: row.made_by,
        state: row.state,
        seed_source: row.seed_source,
        reason: row.reason,
        progress: row.progress,
        started_at: row.started_at,
        heard_at: row.heard_at,
        committed_at: row.committed_at,
        drawn_at: row.drawn_at,
    };
    Ok(LotRow {
        lot: brief.read()?,
        refusals: row.refusals,
        report: row.report,
        commitment: row.commitment,
        draw: row.draw,
        compositions: row.compositions_sealed,
        composition: row.composition,
    })
}
