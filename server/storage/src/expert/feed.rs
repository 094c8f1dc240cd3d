//! Private calendar feeds. The token of a feed's address is kept as a hash only.

use chrono::{DateTime, Utc};
use domain::expert::feed::FeedHolder;
use domain::id::{FeedId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::calendar_feed;
use crate::{Access, Result, StorageError, Tx};

/// A feed of gigs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: FeedId,
    pub holder: FeedHolder,
    /// Whether it says where the gigs are.
    pub shows_place: bool,
    pub created_at: DateTime<Utc>,
}

/// Gives its holder this feed; the address before it ends.
pub async fn replace(tx: &Tx, feed: &Feed, token_hash: &[u8; 32]) -> Result<()> {
    remove(tx, feed.holder).await?;
    let row = calendar_feed::ActiveModel {
        id: Set(feed.id.uuid()),
        token_hash: Set(token_hash.to_vec()),
        holder_kind: Set(feed.holder.kind().to_owned()),
        holder: Set(feed.holder.uuid()),
        shows_place: Set(feed.shows_place),
        created_at: Set(feed.created_at),
    };
    calendar_feed::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Ends the feed of a holder.
pub async fn remove(tx: &Tx, holder: FeedHolder) -> Result<()> {
    calendar_feed::Entity::delete_many()
        .filter(calendar_feed::Column::HolderKind.eq(holder.kind()))
        .filter(calendar_feed::Column::Holder.eq(holder.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Ends every feed of somebody, whatever it shows.
pub async fn remove_all(tx: &Tx, holder: Uuid) -> Result<()> {
    calendar_feed::Entity::delete_many()
        .filter(calendar_feed::Column::Holder.eq(holder))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The feed behind an address.
pub async fn find(access: &impl Access, token_hash: &[u8; 32]) -> Result<Option<Feed>> {
    let query =
        calendar_feed::Entity::find().filter(calendar_feed::Column::TokenHash.eq(token_hash.to_vec()));
    query.one(access.connection()).await?.map(read).transpose()
}

/// The feed that a holder has.
pub async fn of_holder(access: &impl Access, holder: FeedHolder) -> Result<Option<Feed>> {
    let query = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::HolderKind.eq(holder.kind()))
        .filter(calendar_feed::Column::Holder.eq(holder.uuid()));
    query.one(access.connection()).await?.map(read).transpose()
}

fn read(row: calendar_feed::Model) -> Result<Feed> {
    Ok(Feed {
        id: FeedId::from_uuid(row.id),
        holder: FeedHolder::from_parts(&row.holder_kind, row.holder)
            .ok_or_else(|| StorageError::unreadable("feed holder", &row.holder_kind))?,
        shows_place: row.shows_place,
        created_at: row.created_at,
    })
}
