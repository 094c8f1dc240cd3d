//! Initiatives. What they say and who made them is bytes here: this crate has no key.

pub mod note;
pub mod reply;
pub mod settings;

use chrono::NaiveDate;
use domain::id::{InitiativeId, TypedId};
use domain::initiative::{
    Deadlines, Initiative, InitiativeState, IntakeChannel, MakerGround, MakerKind, Progress,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::account::{read_scope, scope_columns};
use crate::entity::initiative::initiative;
use crate::{Access, Result, StorageError, Tx, json};

/// What is stored of an initiative beside what everybody who handles it sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What it says.
    pub text: Vec<u8>,
    /// Who made it.
    pub contact: Vec<u8>,
    pub link_hash: [u8; 32],
    /// Of the sender's key, so that what is sent twice is there once.
    pub dedup_key: Option<[u8; 32]>,
}

/// Adds an initiative. A second one under the same key of its sender is refused ([`by_dedup_key`] finds the first).
pub async fn insert(tx: &Tx, one: &Initiative, sealed: &Sealed) -> Result<()> {
    let mut row = row(one)?;
    row.text_sealed = Set(Some(sealed.text.clone()));
    row.contact_sealed = Set(Some(sealed.contact.clone()));
    row.link_hash = Set(sealed.link_hash.to_vec());
    row.dedup_key = Set(sealed.dedup_key.map(|key| key.to_vec()));
    initiative::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes an initiative that was read as version `one.version - 1`; false where it has changed since. What is sealed stays.
pub async fn update(tx: &Tx, one: &Initiative) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = NotSet;
    write(tx, one, columns).await
}

/// The same, and forgets what it said and who made it.
pub async fn update_forgotten(tx: &Tx, one: &Initiative) -> Result<bool> {
    let mut columns = row(one)?;
    columns.id = NotSet;
    columns.text_sealed = Set(None);
    columns.contact_sealed = Set(None);
    write(tx, one, columns).await
}

async fn write(tx: &Tx, one: &Initiative, columns: initiative::ActiveModel) -> Result<bool> {
    let done = initiative::Entity::update_many()
        .set(columns)
        .filter(initiative::Column::Id.eq(one.id.uuid()))
        .filter(initiative::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets who made an initiative; what it says stays.
pub async fn forget_contact(tx: &Tx, id: InitiativeId) -> Result<()> {
    let columns = initiative::ActiveModel { contact_sealed: Set(None), ..Default::default() };
    initiative::Entity::update_many()
        .set(columns)
        .filter(initiative::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

pub async fn find(access: &impl Access, id: InitiativeId) -> Result<Option<Initiative>> {
    initiative::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

pub async fn find_by_link(access: &impl Access, hash: &[u8; 32]) -> Result<Option<Initiative>> {
    let query = initiative::Entity::find().filter(initiative::Column::LinkHash.eq(hash.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// The initiative that was sent with this key.
pub async fn by_dedup_key(access: &impl Access, key: &[u8; 32]) -> Result<Option<Initiative>> {
    let query = initiative::Entity::find().filter(initiative::Column::DedupKey.eq(key.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// Every initiative, the newest first.
pub async fn all(access: &impl Access) -> Result<Vec<Initiative>> {
    let rows =
        initiative::Entity::find().order_by_desc(initiative::Column::Id).all(access.connection()).await?;
    rows.into_iter().map(read).collect()
}

/// What initiatives say, sealed; those that are forgotten are left out.
pub async fn texts(access: &impl Access) -> Result<Vec<(InitiativeId, Vec<u8>)>> {
    sealed(access, initiative::Column::TextSealed).await
}

/// What one initiative says, sealed.
pub async fn text(access: &impl Access, id: InitiativeId) -> Result<Option<Vec<u8>>> {
    let row = initiative::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    Ok(row.and_then(|row| row.text_sealed))
}

/// Who made an initiative, sealed; `None` once that is forgotten.
pub async fn contact(access: &impl Access, id: InitiativeId) -> Result<Option<Vec<u8>>> {
    let row = initiative::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    Ok(row.and_then(|row| row.contact_sealed))
}

/// Those of whom it is known who made them.
pub async fn known(access: &impl Access) -> Result<Vec<InitiativeId>> {
    let rows = sealed(access, initiative::Column::ContactSealed).await?;
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}

async fn sealed(access: &impl Access, column: initiative::Column) -> Result<Vec<(InitiativeId, Vec<u8>)>> {
    let rows: Vec<(uuid::Uuid, Vec<u8>)> = initiative::Entity::find()
        .select_only()
        .column(initiative::Column::Id)
        .column(column)
        .filter(column.is_not_null())
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, sealed)| (InitiativeId::from_uuid(id), sealed)).collect())
}

fn row(one: &Initiative) -> Result<initiative::ActiveModel> {
    let (division, unit) = scope_columns(one.owner);
    Ok(initiative::ActiveModel {
        id: Set(one.id.uuid()),
        division_id: Set(division),
        unit_id: Set(unit),
        maker: Set(one.maker.code().to_owned()),
        ground: Set(one.ground.code().to_owned()),
        channel: Set(one.channel.code().to_owned()),
        language: Set(one.language.to_string()),
        supporters: Set(one.supporters.into()),
        received_on: Set(one.received_on),
        tell_by: Set(one.deadlines.tell_by),
        answer_by: Set(one.deadlines.answer_by),
        is_by_share: Set(one.deadlines.is_by_share),
        state: Set(one.state().code().to_owned()),
        state_on: Set(state_on(one)),
        outcome: Set(one.outcome().map(|outcome| json::write("outcome", outcome)).transpose()?),
        transfer: Set(one.transfer().map(|transfer| json::write("transfer", transfer)).transpose()?),
        first_told_on: Set(one.first_told_on),
        case_number: Set(one.case_number.clone()),
        public_text: Set(one.public.as_ref().map(|text| json::write("public text", text)).transpose()?),
        text_sealed: NotSet,
        contact_sealed: NotSet,
        link_hash: NotSet,
        dedup_key: NotSet,
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(one.updated_at),
    })
}

fn state_on(one: &Initiative) -> NaiveDate {
    match &one.progress {
        Progress::Handling { since } => *since,
        other => other.ended_on().unwrap_or(one.received_on),
    }
}

fn read(row: initiative::Model) -> Result<Initiative> {
    let unreadable = |what: &'static str, text: &str| StorageError::unreadable(what, text);
    Ok(Initiative {
        id: InitiativeId::from_uuid(row.id),
        owner: read_scope(row.division_id, row.unit_id),
        maker: MakerKind::from_code(&row.maker).ok_or_else(|| unreadable("maker", &row.maker))?,
        ground: MakerGround::from_code(&row.ground).ok_or_else(|| unreadable("ground", &row.ground))?,
        channel: IntakeChannel::from_code(&row.channel).ok_or_else(|| unreadable("channel", &row.channel))?,
        language: row.language.parse().map_err(|_| unreadable("language", &row.language))?,
        supporters: u32::try_from(row.supporters).map_err(|e| StorageError::unreadable("supporters", e))?,
        received_on: row.received_on,
        deadlines: Deadlines { tell_by: row.tell_by, answer_by: row.answer_by, is_by_share: row.is_by_share },
        progress: progress(&row)?,
        first_told_on: row.first_told_on,
        case_number: row.case_number,
        public: row.public_text.as_deref().map(|text| json::read("public text", text)).transpose()?,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

fn progress(row: &initiative::Model) -> Result<Progress> {
    let missing = || StorageError::unreadable("initiative", "its columns do not go together");
    let state = InitiativeState::from_code(&row.state)
        .ok_or_else(|| StorageError::unreadable("initiative state", &row.state))?;
    Ok(match state {
        InitiativeState::Received => Progress::Received,
        InitiativeState::Handling => Progress::Handling { since: row.state_on },
        InitiativeState::Answered => {
            Progress::Answered(json::read("outcome", row.outcome.as_deref().ok_or_else(missing)?)?)
        }
        InitiativeState::Transferred => {
            Progress::Transferred(json::read("transfer", row.transfer.as_deref().ok_or_else(missing)?)?)
        }
        InitiativeState::Withdrawn => Progress::Withdrawn { on: row.state_on },
    })
}
