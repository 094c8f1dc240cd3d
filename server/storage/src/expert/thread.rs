//! What the orderer and the coordinator of an order have written to each other: sealed, as free text about people is.

use chrono::{DateTime, Utc};
use domain::AccountId;
use domain::expert::ThreadSide;
use domain::id::{MessageId, OrderId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::order_message;
use crate::{Access, Result, StorageError, Tx};

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageRow {
    pub id: MessageId,
    pub order: OrderId,
    /// Its place among those of its order, from one on.
    pub number: usize,
    pub author: AccountId,
    pub side: ThreadSide,
    pub sealed: Vec<u8>,
    pub at: DateTime<Utc>,
}

/// Adds a message. A second one with its number, or under the same key of its sender, is refused.
pub async fn insert(tx: &Tx, one: &MessageRow, dedup_key: Option<[u8; 32]>) -> Result<()> {
    let row = order_message::ActiveModel {
        id: Set(one.id.uuid()),
        order_id: Set(one.order.uuid()),
        number: Set(i32::try_from(one.number).unwrap_or(i32::MAX)),
        author: Set(one.author.uuid()),
        side: Set(one.side.code().to_owned()),
        sealed: Set(one.sealed.clone()),
        dedup_key: Set(dedup_key.map(|key| key.to_vec())),
        at: Set(one.at),
    };
    order_message::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The message that was written under a key of its sender.
pub async fn by_dedup_key(access: &impl Access, key: [u8; 32]) -> Result<Option<MessageRow>> {
    let query = order_message::Entity::find().filter(order_message::Column::DedupKey.eq(key.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// How many messages an order has.
pub async fn count(access: &impl Access, order: OrderId) -> Result<usize> {
    let query = order_message::Entity::find().filter(order_message::Column::OrderId.eq(order.uuid()));
    Ok(usize::try_from(query.count(access.connection()).await?).unwrap_or(usize::MAX))
}

/// The messages of several orders, those of each the oldest first.
pub async fn of_orders(access: &impl Access, orders: &[OrderId]) -> Result<Vec<MessageRow>> {
    let query = order_message::Entity::find()
        .filter(order_message::Column::OrderId.is_in(orders.iter().map(|id| id.uuid())))
        .order_by_asc(order_message::Column::Number);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

fn read(row: order_message::Model) -> Result<MessageRow> {
    Ok(MessageRow {
        id: MessageId::from_uuid(row.id),
        order: OrderId::from_uuid(row.order_id),
        number: usize::try_from(row.number).map_err(|_| StorageError::unreadable("number", row.number))?,
        author: AccountId::from_uuid(row.author),
        side: ThreadSide::from_code(&row.side).ok_or_else(|| StorageError::unreadable("side", &row.side))?,
        sealed: row.sealed,
        at: row.at,
    })
}
