//! What members propose. What it says is bytes here: this crate has no key.

use domain::id::{MemberId, PanelId, TopicId, TypedId};
use domain::panel::{Topic, TopicState};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::panel_topic;
use crate::{Access, Result, StorageError, Tx};

/// A proposal with what it says, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    pub topic: Topic,
    pub text: Vec<u8>,
}

pub async fn insert(tx: &Tx, row: &TopicRow) -> Result<()> {
    let TopicRow { topic, text } = row;
    let row = panel_topic::ActiveModel {
        id: Set(topic.id.uuid()),
        panel_id: Set(topic.panel.uuid()),
        member_id: Set(topic.member.uuid()),
        text_sealed: Set(text.clone()),
        state: Set(topic.state.code().to_owned()),
        answer: Set(topic.answer.clone()),
        version: Set(topic.version),
        created_at: Set(topic.created_at),
    };
    panel_topic::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes what became of a proposal that was read as version `one.version - 1`; false where it has changed since.
pub async fn update(tx: &Tx, one: &Topic) -> Result<bool> {
    let row = panel_topic::ActiveModel {
        state: Set(one.state.code().to_owned()),
        answer: Set(one.answer.clone()),
        version: Set(one.version),
        ..Default::default()
    };
    let done = panel_topic::Entity::update_many()
        .set(row)
        .filter(panel_topic::Column::Id.eq(one.id.uuid()))
        .filter(panel_topic::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: TopicId) -> Result<Option<Topic>> {
    let row = panel_topic::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    Ok(row.map(read).transpose()?.map(|row| row.topic))
}

/// The proposals to a panel, the latest first.
pub async fn of_panel(access: &impl Access, panel: PanelId) -> Result<Vec<TopicRow>> {
    of(access, panel_topic::Column::PanelId.eq(panel.uuid())).await
}

/// The proposals of a member, the latest first.
pub async fn of_member(access: &impl Access, member: MemberId) -> Result<Vec<TopicRow>> {
    of(access, panel_topic::Column::MemberId.eq(member.uuid())).await
}

async fn of(access: &impl Access, filter: sea_orm::sea_query::SimpleExpr) -> Result<Vec<TopicRow>> {
    let rows = panel_topic::Entity::find()
        .filter(filter)
        .order_by_desc(panel_topic::Column::Id)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Forgets everything that somebody has proposed.
pub async fn forget(tx: &Tx, member: MemberId) -> Result<()> {
    let of = panel_topic::Column::MemberId.eq(member.uuid());
    panel_topic::Entity::delete_many().filter(of).exec(tx.connection()).await?;
    Ok(())
}

fn read(row: panel_topic::Model) -> Result<TopicRow> {
    let topic = Topic {
        id: TopicId::from_uuid(row.id),
        panel: PanelId::from_uuid(row.panel_id),
        member: MemberId::from_uuid(row.member_id),
        state: TopicState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("topic state", &row.state))?,
        answer: row.answer,
        version: row.version,
        created_at: row.created_at,
    };
    Ok(TopicRow { topic, text: row.text_sealed })
}
