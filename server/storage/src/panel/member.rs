//! Members of panels. Who they are and what a lot is drawn by are bytes here: this crate has no key.

use std::collections::BTreeMap;

use domain::id::{MemberId, PanelId, TypedId};
use domain::panel::{Member, MemberRoute, MemberState, MemberTerm};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::panel_member;
use crate::{Access, Result, StorageError, Tx};

/// What is stored of somebody beside their standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The hash of the token of their private link.
    pub link_hash: [u8; 32],
    /// The hash of the code of their invitation.
    pub code_hash: Option<[u8; 32]>,
    /// By which those who live together are found.
    pub household_tag: Option<[u8; 32]>,
    /// By which an address that has applied already is found.
    pub reach_tag: Option<[u8; 32]>,
    pub contact: Vec<u8>,
    /// What a lot is drawn by; `None` for whoever was named without it.
    pub answers: Option<Vec<u8>>,
}

/// What is stored of somebody who was invited when they apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// By which an address that has applied already is found; `None` where another of the sample has it.
    pub reach_tag: Option<[u8; 32]>,
    /// By which those who live together are found; `None` leaves what is known of it.
    pub household_tag: Option<[u8; 32]>,
    pub contact: Vec<u8>,
    pub answers: Vec<u8>,
}

/// A sealed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Contact,
    Answers,
}

fn bytes(tag: Option<[u8; 32]>) -> Option<Vec<u8>> {
    tag.map(|tag| tag.to_vec())
}

pub async fn insert(tx: &Tx, one: &Member, sealed: &Sealed) -> Result<()> {
    let row = panel_member::ActiveModel {
        link_hash: Set(sealed.link_hash.to_vec()),
        code_hash: Set(bytes(sealed.code_hash)),
        household_tag: Set(bytes(sealed.household_tag)),
        reach_tag: Set(bytes(sealed.reach_tag)),
        contact_sealed: Set(Some(sealed.contact.clone())),
        answers_sealed: Set(sealed.answers.clone()),
        ..columns(one)
    };
    panel_member::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes the standing of somebody who was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Member) -> Result<bool> {
    write(tx, one, columns(one)).await
}

/// Writes columns of somebody who was read as version `one.version - 1`; false where it has changed since.
async fn write(tx: &Tx, one: &Member, row: panel_member::ActiveModel) -> Result<bool> {
    let row = panel_member::ActiveModel { id: sea_orm::ActiveValue::NotSet, ..row };
    let done = panel_member::Entity::update_many()
        .set(row)
        .filter(panel_member::Column::Id.eq(one.id.uuid()))
        .filter(panel_member::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes what somebody who was invited tells of themselves, with their standing as it was read in the version before;
/// false where that has changed since. Their code is spent.
pub async fn apply(tx: &Tx, one: &Member, applied: &Applied) -> Result<bool> {
    let mut row = columns(one);
    row.code_hash = Set(None);
    row.reach_tag = Set(bytes(applied.reach_tag));
    if applied.household_tag.is_some() {
        row.household_tag = Set(bytes(applied.household_tag));
    }
    row.contact_sealed = Set(Some(applied.contact.clone()));
    row.answers_sealed = Set(Some(applied.answers.clone()));
    write(tx, one, row).await
}

/// Writes what somebody tells who takes the seat for which they were named, with their standing as it was read in the
/// version before; false where that has changed since.
pub async fn accept(tx: &Tx, one: &Member, contact: &[u8], household_tag: Option<[u8; 32]>) -> Result<bool> {
    let mut row = columns(one);
    row.contact_sealed = Set(Some(contact.to_vec()));
    if household_tag.is_some() {
        row.household_tag = Set(bytes(household_tag));
    }
    write(tx, one, row).await
}

/// Writes who somebody is and how they are reached; false where they stand otherwise than they were read, or are forgotten.
/// It is no part of their standing, whose version stays.
pub async fn set_contact(tx: &Tx, one: &Member, contact: &[u8]) -> Result<bool> {
    let row = panel_member::ActiveModel { contact_sealed: Set(Some(contact.to_vec())), ..Default::default() };
    let done = panel_member::Entity::update_many()
        .set(row)
        .filter(panel_member::Column::Id.eq(one.id.uuid()))
        .filter(panel_member::Column::State.eq(one.state.code()))
        .filter(panel_member::Column::ContactSealed.is_not_null())
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes by which address somebody is found when they apply again.
pub async fn set_reach(tx: &Tx, id: MemberId, tag: Option<[u8; 32]>) -> Result<()> {
    let row = panel_member::ActiveModel { reach_tag: Set(bytes(tag)), ..Default::default() };
    let of_one = panel_member::Column::Id.eq(id.uuid());
    panel_member::Entity::update_many().set(row).filter(of_one).exec(tx.connection()).await?;
    Ok(())
}

/// Forgets everything of somebody who has left but how they are reached: something is owed to them yet.
pub async fn forget_but_contact(tx: &Tx, id: MemberId) -> Result<()> {
    let row = panel_member::ActiveModel {
        code_hash: Set(None),
        household_tag: Set(None),
        reach_tag: Set(None),
        answers_sealed: Set(None),
        public_name: Set(None),
        own_code_hash: Set(None),
        own_code_expires_at: Set(None),
        own_code_attempts: Set(0),
        ..Default::default()
    };
    let of_one = panel_member::Column::Id.eq(id.uuid());
    panel_member::Entity::update_many().set(row).filter(of_one).exec(tx.connection()).await?;
    Ok(())
}

/// Forgets how somebody who has left was reached: only their standing stays.
pub async fn forget_contact(tx: &Tx, id: MemberId) -> Result<()> {
    let row = panel_member::ActiveModel { contact_sealed: Set(None), ..Default::default() };
    let of_one = panel_member::Column::Id.eq(id.uuid());
    panel_member::Entity::update_many().set(row).filter(of_one).exec(tx.connection()).await?;
    Ok(())
}

/// Those who have left or whose term has ended, and of whom it is still known how they are reached.
pub async fn leaving(access: &impl Access) -> Result<Vec<Member>> {
    let states = MemberState::ALL.iter().filter(|state| state.is_forgotten()).map(|state| state.code());
    let rows = standing()
        .filter(panel_member::Column::ContactSealed.is_not_null())
        .filter(panel_member::Column::State.is_in(states))
        .into_model::<Standing>()
        .all(access.connection())
        .await?;
    rows.into_iter().map(Standing::read).collect()
}

/// Several people of whatever panels.
pub async fn many(access: &impl Access, ids: &[MemberId]) -> Result<Vec<Member>> {
    let rows = standing()
        .filter(panel_member::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .into_model::<Standing>()
        .all(access.connection())
        .await?;
    rows.into_iter().map(Standing::read).collect()
}

/// Forgets what these were drawn by, and who lives with whom; tells of how many people.
pub async fn forget_answers(tx: &Tx, ids: &[MemberId]) -> Result<u64> {
    let row = panel_member::ActiveModel {
        household_tag: Set(None),
        answers_sealed: Set(None),
        ..Default::default()
    };
    let done = panel_member::Entity::update_many()
        .set(row)
        .filter(panel_member::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .filter(is_drawn_by())
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected)
}

/// What a lot is drawn by is kept: answers, or with whom they live of whoever was named and has answered nothing.
fn is_drawn_by() -> sea_orm::sea_query::SimpleExpr {
    panel_member::Column::AnswersSealed
        .is_not_null()
        .or(panel_member::Column::HouseholdTag.is_not_null().and(is_named()))
}

fn is_named() -> sea_orm::sea_query::SimpleExpr {
    panel_member::Column::Route.eq(MemberRoute::Nominated.code())
}

/// Those of a panel of whom what a lot is drawn by is kept.
pub async fn with_answers(access: &impl Access, panel: PanelId) -> Result<Vec<Member>> {
    let rows = standing()
        .filter(panel_member::Column::PanelId.eq(panel.uuid()))
        .filter(is_drawn_by())
        .into_model::<Standing>()
        .all(access.connection())
        .await?;
    rows.into_iter().map(Standing::read).collect()
}

pub async fn find(access: &impl Access, id: MemberId) -> Result<Option<Member>> {
    one(access, panel_member::Column::Id.eq(id.uuid())).await
}

pub async fn find_by_link(access: &impl Access, hash: &[u8; 32]) -> Result<Option<Member>> {
    one(access, panel_member::Column::LinkHash.eq(hash.to_vec())).await
}

/// Whoever was invited to a panel with a code and has not used it.
pub async fn find_by_code(access: &impl Access, panel: PanelId, hash: &[u8; 32]) -> Result<Option<Member>> {
    let here = panel_member::Column::PanelId.eq(panel.uuid());
    one(access, here.and(panel_member::Column::CodeHash.eq(hash.to_vec()))).await
}

/// By which those of a panel who live together are found.
pub async fn households(access: &impl Access, panel: PanelId) -> Result<BTreeMap<MemberId, Vec<u8>>> {
    let rows: Vec<(uuid::Uuid, Vec<u8>)> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::Id)
        .column(panel_member::Column::HouseholdTag)
        .filter(panel_member::Column::PanelId.eq(panel.uuid()))
        .filter(panel_member::Column::HouseholdTag.is_not_null())
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, tag)| (MemberId::from_uuid(id), tag)).collect())
}

/// Whoever has applied from this address already.
pub async fn find_by_reach(access: &impl Access, panel: PanelId, tag: &[u8; 32]) -> Result<Option<Member>> {
    let here = panel_member::Column::PanelId.eq(panel.uuid());
    one(access, here.and(panel_member::Column::ReachTag.eq(tag.to_vec()))).await
}

async fn one(access: &impl Access, filter: sea_orm::sea_query::SimpleExpr) -> Result<Option<Member>> {
    let row = standing().filter(filter).into_model::<Standing>().one(access.connection()).await?;
    row.map(Standing::read).transpose()
}

/// Everybody of a panel: those without a turn in the order in which they came, then the reserve in its turn.
pub async fn of_panel(access: &impl Access, panel: PanelId) -> Result<Vec<Member>> {
    let rows = standing()
        .filter(panel_member::Column::PanelId.eq(panel.uuid()))
        .into_model::<Standing>()
        .all(access.connection())
        .await?;
    let mut members = rows.into_iter().map(Standing::read).collect::<Result<Vec<_>>>()?;
    // Where a column without a value comes is each database's own.
    members.sort_by_key(|one| (one.turn, one.id));
    Ok(members)
}

/// How many of several panels are in each state.
pub async fn counts(
    access: &impl Access,
    panels: &[PanelId],
) -> Result<BTreeMap<PanelId, BTreeMap<MemberState, u32>>> {
    let rows: Vec<(uuid::Uuid, String, i64)> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::PanelId)
        .column(panel_member::Column::State)
        .column_as(panel_member::Column::Id.count(), "members")
        .filter(panel_member::Column::PanelId.is_in(panels.iter().map(|id| id.uuid())))
        .group_by(panel_member::Column::PanelId)
        .group_by(panel_member::Column::State)
        .into_tuple()
        .all(access.connection())
        .await?;
    let mut counts = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (panel, state, members) in rows {
        let of_panel = counts.entry(PanelId::from_uuid(panel)).or_default();
        of_panel.insert(state_of(&state)?, u32::try_from(members).unwrap_or(u32::MAX));
    }
    Ok(counts)
}

/// Writes from when to when somebody who has a seat is a member; false where they have left it. It is no part of their
/// standing, whose version stays.
pub async fn set_term(tx: &Tx, id: MemberId, term: MemberTerm) -> Result<bool> {
    let row = panel_member::ActiveModel {
        term_starts: Set(term.starts),
        term_ends: Set(term.ends),
        ..Default::default()
    };
    let done = panel_member::Entity::update_many()
        .set(row)
        .filter(panel_member::Column::Id.eq(id.uuid()))
        .filter(panel_member::Column::State.eq(MemberState::Member.code()))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes the name by which everybody knows somebody who has a seat; false where they have left it. It is no part of their
/// standing, whose version stays.
pub async fn set_public_name(tx: &Tx, id: MemberId, name: Option<&str>) -> Result<bool> {
    let row = panel_member::ActiveModel { public_name: Set(name.map(str::to_owned)), ..Default::default() };
    let done = panel_member::Entity::update_many()
        .set(row)
        .filter(panel_member::Column::Id.eq(id.uuid()))
        .filter(panel_member::Column::State.eq(MemberState::Member.code()))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The name by which everybody knows a member; `None` where nobody is to.
pub async fn public_name(access: &impl Access, id: MemberId) -> Result<Option<String>> {
    let row: Option<Option<String>> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::PublicName)
        .filter(panel_member::Column::Id.eq(id.uuid()))
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(row.flatten())
}

/// The names by which everybody knows members of several panels.
pub async fn public_names(
    access: &impl Access,
    panels: &[PanelId],
) -> Result<BTreeMap<PanelId, BTreeMap<MemberId, String>>> {
    let rows: Vec<(uuid::Uuid, uuid::Uuid, String)> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::PanelId)
        .column(panel_member::Column::Id)
        .column(panel_member::Column::PublicName)
        .filter(panel_member::Column::PanelId.is_in(panels.iter().map(|id| id.uuid())))
        .filter(panel_member::Column::PublicName.is_not_null())
        .filter(panel_member::Column::State.eq(MemberState::Member.code()))
        .into_tuple()
        .all(access.connection())
        .await?;
    let mut names = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (panel, id, name) in rows {
        names.entry(PanelId::from_uuid(panel)).or_default().insert(MemberId::from_uuid(id), name);
    }
    Ok(names)
}

/// Those of a panel who were members or applicants and did not want to go on.
pub async fn withdrawn(access: &impl Access, panel: PanelId) -> Result<Vec<MemberId>> {
    let ids: Vec<uuid::Uuid> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::Id)
        .filter(panel_member::Column::PanelId.eq(panel.uuid()))
        .filter(
            panel_member::Column::State
                .is_in([MemberState::Withdrawn, MemberState::Replaced].map(MemberState::code)),
        )
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(ids.into_iter().map(MemberId::from_uuid).collect())
}

/// Everybody of any panel who is not forgotten.
pub async fn known(access: &impl Access) -> Result<Vec<MemberId>> {
    let ids: Vec<uuid::Uuid> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::Id)
        .filter(panel_member::Column::ContactSealed.is_not_null())
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(ids.into_iter().map(MemberId::from_uuid).collect())
}

/// A sealed column of everybody of a panel who has it.
pub async fn sealed(
    access: &impl Access,
    panel: PanelId,
    column: Column,
) -> Result<Vec<(MemberId, Vec<u8>)>> {
    let column = match column {
        Column::Contact => panel_member::Column::ContactSealed,
        Column::Answers => panel_member::Column::AnswersSealed,
    };
    let rows: Vec<(uuid::Uuid, Vec<u8>)> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::Id)
        .column(column)
        .filter(panel_member::Column::PanelId.eq(panel.uuid()))
        .filter(column.is_not_null())
        .order_by_asc(panel_member::Column::Id)
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, sealed)| (MemberId::from_uuid(id), sealed)).collect())
}

/// How somebody is reached, sealed.
pub async fn contact(access: &impl Access, id: MemberId) -> Result<Option<Vec<u8>>> {
    let row: Option<Option<Vec<u8>>> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::ContactSealed)
        .filter(panel_member::Column::Id.eq(id.uuid()))
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(row.flatten())
}

/// What somebody answered for the lot, sealed.
pub async fn answers(access: &impl Access, id: MemberId) -> Result<Option<Vec<u8>>> {
    let row: Option<Option<Vec<u8>>> = panel_member::Entity::find()
        .select_only()
        .column(panel_member::Column::AnswersSealed)
        .filter(panel_member::Column::Id.eq(id.uuid()))
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(row.flatten())
}

fn columns(one: &Member) -> panel_member::ActiveModel {
    panel_member::ActiveModel {
        id: Set(one.id.uuid()),
        panel_id: Set(one.panel.uuid()),
        pseudonym: Set(one.pseudonym.clone()),
        route: Set(one.route.code().to_owned()),
        state: Set(one.state.code().to_owned()),
        turn: Set(one.turn.map(|turn| i32::try_from(turn).unwrap_or(i32::MAX))),
        version: Set(one.version),
        created_at: Set(one.created_at),
        changed_at: Set(one.changed_at),
        term_starts: Set(one.term.starts),
        term_ends: Set(one.term.ends),
        replaced_by: Set(one.replaced_by.map(|id| id.uuid())),
        ..Default::default()
    }
}

fn standing() -> sea_orm::Select<panel_member::Entity> {
    panel_member::Entity::find().select_only().columns([
        panel_member::Column::Id,
        panel_member::Column::PanelId,
        panel_member::Column::Pseudonym,
        panel_member::Column::Route,
        panel_member::Column::State,
        panel_member::Column::Turn,
        panel_member::Column::Version,
        panel_member::Column::CreatedAt,
        panel_member::Column::ChangedAt,
        panel_member::Column::TermStarts,
        panel_member::Column::TermEnds,
        panel_member::Column::ReplacedBy,
    ])
}

/// A row without what is sealed.
#[derive(FromQueryResult)]
struct Standing {
    id: uuid::Uuid,
    panel_id: uuid::Uuid,
    pseudonym: String,
    route: String,
    state: String,
    turn: Option<i32>,
    version: i64,
    created_at: chrono::DateTime<chrono::Utc>,
    changed_at: chrono::DateTime<chrono::Utc>,
    term_starts: Option<chrono::NaiveDate>,
    term_ends: Option<chrono::NaiveDate>,
    replaced_by: Option<uuid::Uuid>,
}

impl Standing {
    fn read(self) -> Result<Member> {
        let turn = self.turn.map(u32::try_from).transpose();
        Ok(Member {
            id: MemberId::from_uuid(self.id),
            panel: PanelId::from_uuid(self.panel_id),
            pseudonym: self.pseudonym,
            route: MemberRoute::from_code(&self.route)
                .ok_or_else(|| StorageError::unreadable("member route", &self.route))?,
            state: state_of(&self.state)?,
            turn: turn.map_err(|_| StorageError::unreadable("turn", "a number below zero"))?,
            term: MemberTerm { starts: self.term_starts, ends: self.term_ends },
            replaced_by: self.replaced_by.map(MemberId::from_uuid),
            version: self.version,
            created_at: self.created_at,
            changed_at: self.changed_at,
        })
    }
}

fn state_of(code: &str) -> Result<MemberState> {
    MemberState::from_code(code).ok_or_else(|| StorageError::unreadable("member state", code))
}
