//! What makers of initiatives were told. What it says is bytes here.

use chrono::NaiveDate;
use domain::id::{InitiativeId, NoteId, TypedId};
use domain::initiative::NoteKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::initiative::initiative_note;
use crate::{Access, Result, StorageError, Tx};

/// A note with what it says, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    pub id: NoteId,
    pub initiative: InitiativeId,
    pub kind: NoteKind,
    /// The Helsinki day.
    pub on: NaiveDate,
    pub text: Vec<u8>,
}

pub async fn insert(tx: &Tx, note: &NoteRow) -> Result<()> {
    let row = initiative_note::ActiveModel {
        id: Set(note.id.uuid()),
        initiative_id: Set(note.initiative.uuid()),
        kind: Set(note.kind.code().to_owned()),
        told_on: Set(note.on),
        text_sealed: Set(note.text.clone()),
    };
    initiative_note::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// How many notes an initiative has.
pub async fn count(access: &impl Access, initiative: InitiativeId) -> Result<u64> {
    let of = initiative_note::Column::InitiativeId.eq(initiative.uuid());
    Ok(initiative_note::Entity::find().filter(of).count(access.connection()).await?)
}

/// The notes of an initiative, the earliest day first; those of a day in the order in which they were written.
pub async fn of_initiative(access: &impl Access, initiative: InitiativeId) -> Result<Vec<NoteRow>> {
    let rows = initiative_note::Entity::find()
        .filter(initiative_note::Column::InitiativeId.eq(initiative.uuid()))
        .order_by_asc(initiative_note::Column::ToldOn)
        .order_by_asc(initiative_note::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Forgets everything that a maker was told.
pub async fn forget(tx: &Tx, initiative: InitiativeId) -> Result<()> {
    let of = initiative_note::Column::InitiativeId.eq(initiative.uuid());
    initiative_note::Entity::delete_many().filter(of).exec(tx.connection()).await?;
    Ok(())
}

fn read(row: initiative_note::Model) -> Result<NoteRow> {
    Ok(NoteRow {
        id: NoteId::from_uuid(row.id),
        initiative: InitiativeId::from_uuid(row.initiative_id),
        kind: NoteKind::from_code(&row.kind)
            .ok_or_else(|| StorageError::unreadable("initiative note", &row.kind))?,
        on: row.told_on,
        text: row.text_sealed,
    })
}
