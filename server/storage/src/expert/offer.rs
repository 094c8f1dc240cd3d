//! Offers to experts. The token of an offer's link is kept as a hash only.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::expert::{Offer, OfferState};
use domain::id::{ExpertId, OfferId, OrderId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::offer;
use crate::{Access, Result, StorageError, Tx, json};

pub async fn insert(tx: &Tx, offer: &Offer, token_hash: [u8; 32]) -> Result<()> {
    let row = offer::ActiveModel {
        id: Set(offer.id.uuid()),
        order_id: Set(offer.order.uuid()),
        expert_id: Set(offer.expert.uuid()),
        state: Set(offer.state.code().to_owned()),
        version: Set(offer.version),
        token_hash: Set(token_hash.to_vec()),
        sent_at: Set(offer.sent_at),
        expires_at: Set(offer.expires_at),
        wave: Set(i32::try_from(offer.wave).unwrap_or(i32::MAX)),
        rank: Set(i32::try_from(offer.rank).unwrap_or(i32::MAX)),
        explanation: Set(json::write("explanation", &offer.explanation)?),
    };
    offer::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

pub async fn find_by_token(access: &impl Access, token_hash: &[u8; 32]) -> Result<Option<Offer>> {
    let query = offer::Entity::find().filter(offer::Column::TokenHash.eq(token_hash.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

pub async fn find(access: &impl Access, id: OfferId) -> Result<Option<Offer>> {
    offer::Entity::find_by_id(id.uuid()).one(access.connection()).await?.map(read).transpose()
}

/// The offers of an order, the oldest first.
pub async fn of_order(access: &impl Access, order: OrderId) -> Result<Vec<Offer>> {
    of_orders(access, &[order]).await
}

/// The offers of several orders, the oldest first.
pub async fn of_orders(access: &impl Access, orders: &[OrderId]) -> Result<Vec<Offer>> {
    let query = offer::Entity::find()
        .filter(offer::Column::OrderId.is_in(orders.iter().map(|id| id.uuid())))
        .order_by_asc(offer::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Sends an offer that was on the reserve list, with another time to answer until. False where somebody
/// else has changed it since it was read.
pub async fn send_queued(
    tx: &Tx,
    offer: &Offer,
    sent_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<bool> {
    let row = offer::ActiveModel {
        state: Set(OfferState::Sent.code().to_owned()),
        version: Set(offer.version + 1),
        sent_at: Set(sent_at),
        expires_at: Set(expires_at),
        ..Default::default()
    };
    let done = offer::Entity::update_many()
        .set(row)
        .filter(offer::Column::Id.eq(offer.id.uuid()))
        .filter(offer::Column::Version.eq(offer.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The offers to one expert, the newest first.
pub async fn of_expert(access: &impl Access, expert: ExpertId) -> Result<Vec<Offer>> {
    let query = offer::Entity::find()
        .filter(offer::Column::ExpertId.eq(expert.uuid()))
        .order_by_desc(offer::Column::Id);
    query.all(access.connection()).await?.into_iter().map(read).collect()
}

/// Who was sent an offer in a span of time, whatever came of it.
pub async fn asked_between(
    access: &impl Access,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<BTreeSet<ExpertId>> {
    let query = offer::Entity::find()
        .filter(offer::Column::SentAt.gte(from))
        .filter(offer::Column::SentAt.lt(until))
        .filter(offer::Column::State.ne(OfferState::Queued.code()));
    let rows = query.all(access.connection()).await?;
    Ok(rows.iter().map(|row| ExpertId::from_uuid(row.expert_id)).collect())
}

/// Orders with an offer that has not been answered in time.
pub async fn orders_with_expired(access: &impl Access, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
    let query = offer::Entity::find()
        .filter(offer::Column::State.eq(OfferState::Sent.code()))
        .filter(offer::Column::ExpiresAt.lte(now));
    let mut orders: Vec<OrderId> =
        query.all(access.connection()).await?.iter().map(|row| OrderId::from_uuid(row.order_id)).collect();
    orders.sort();
    orders.dedup();
    Ok(orders)
}

/// Moves an offer on; false where somebody else has changed it since it was read.
pub async fn move_on(tx: &Tx, offer: &Offer, to: OfferState) -> Result<bool> {
    let row = offer::ActiveModel {
        state: Set(to.code().to_owned()),
        version: Set(offer.version + 1),
        ..Default::default()
    };
    let done = offer::Entity::update_many()
        .set(row)
        .filter(offer::Column::Id.eq(offer.id.uuid()))
        .filter(offer::Column::Version.eq(offer.version))
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

fn read(row: offer::Model) -> Result<Offer> {
    Ok(Offer {
        id: OfferId::from_uuid(row.id),
        order: OrderId::from_uuid(row.order_id),
        expert: ExpertId::from_uuid(row.expert_id),
        state: OfferState::from_code(&row.state)
            .ok_or_else(|| StorageError::unreadable("offer state", &row.state))?,
        version: row.version,
        sent_at: row.sent_at,
        expires_at: row.expires_at,
        wave: u32::try_from(row.wave).unwrap_or_default(),
        rank: u32::try_from(row.rank).unwrap_or_default(),
        explanation: json::read("explanation", &row.explanation)?,
    })
}
