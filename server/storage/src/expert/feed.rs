//! Private calendar feeds. The token of a feed's address is kept as a hash only.

use chrono::{DateTime, Utc};
use domain::id::{ExpertId, FeedId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::calendar_feed;
use crate::{Access, Result, Tx};

/// Whose gigs a feed shows: an expert's own.
const EXPERT: &str = "expert";

/// A feed of an expert's gigs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: FeedId,
    pub expert: ExpertId,
    /// Whether it says where the gigs are.
    pub shows_place: bool,
    pub created_at: DateTime<Utc>,
}

/// Gives an expert this feed; the address before it ends.
pub async fn replace(tx: &Tx, feed: &Feed, token_hash: &[u8; 32]) -> Result<()> {
    remove(tx, feed.expert).await?;
    let row = calendar_feed::ActiveModel {
        id: Set(feed.id.uuid()),
        token_hash: Set(token_hash.to_vec()),
        holder_kind: Set(EXPERT.to_owned()),
        holder: Set(feed.expert.uuid()),
        shows_place: Set(feed.shows_place),
        created_at: Set(feed.created_at),
    };
    calendar_feed::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Ends an expert's feed.
pub async fn remove(tx: &Tx, expert: ExpertId) -> Result<()> {
    calendar_feed::Entity::delete_many()
        .filter(calendar_feed::Column::HolderKind.eq(EXPERT))
        .filter(calendar_feed::Column::Holder.eq(expert.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The feed behind an address.
pub async fn find(access: &impl Access, token_hash: &[u8; 32]) -> Result<Option<Feed>> {
    let query = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::HolderKind.eq(EXPERT))
        .filter(calendar_feed::Column::TokenHash.eq(token_hash.to_vec()));
    Ok(query.one(access.connection()).await?.map(read))
}

/// The feed that an expert has.
pub async fn of_expert(access: &impl Access, expert: ExpertId) -> Result<Option<Feed>> {
    let query = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::HolderKind.eq(EXPERT))
        .filter(calendar_feed::Column::Holder.eq(expert.uuid()));
    Ok(query.one(access.connection()).await?.map(read))
}

fn read(row: calendar_feed::Model) -> Feed {
    Feed {
        id: FeedId::from_uuid(row.id),
        expert: ExpertId::from_uuid(row.holder),
        shows_place: row.shows_place,
        created_at: row.created_at,
    }
}
