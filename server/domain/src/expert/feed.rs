//! Calendar feeds: whose they are, and what they show.

use uuid::Uuid;

use crate::id::{AccountId, ExpertId, TypedId};
use crate::identity::Action;

stored_enum! {
    /// What a calendar feed shows to somebody of staff.
    StaffFeed {
        /// What they have ordered and is confirmed.
        Orders = "orderer",
        /// Every confirmed gig of their part of the county.
        Gigs = "coordinator",
    }
}

impl StaffFeed {
    /// What its holder must be allowed to do, and where: the feed shows the orders of no other part of the county.
    pub fn needs(self) -> Action {
        match self {
            Self::Orders => Action::PlaceOrder,
            Self::Gigs => Action::CoordinateOrders,
        }
    }
}

/// An expert's own gigs, as stored.
const EXPERT: &str = "expert";

/// Whose a calendar feed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedHolder {
    /// An expert, who sees their own gigs.
    Expert(ExpertId),
    Staff(StaffFeed, AccountId),
}

impl FeedHolder {
    /// What the holder is, as stored.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Expert(_) => EXPERT,
            Self::Staff(feed, _) => feed.code(),
        }
    }

    pub fn uuid(self) -> Uuid {
        match self {
            Self::Expert(id) => id.uuid(),
            Self::Staff(_, id) => id.uuid(),
        }
    }

    pub fn from_parts(kind: &str, id: Uuid) -> Option<Self> {
        if kind == EXPERT {
            return Some(Self::Expert(ExpertId::from_uuid(id)));
        }
        StaffFeed::from_code(kind).map(|feed| Self::Staff(feed, AccountId::from_uuid(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_read_as_it_was_stored() {
        let id = Uuid::from_u128(7);
        let staff = StaffFeed::ALL.iter().map(|feed| FeedHolder::Staff(*feed, AccountId::from_uuid(id)));
        for holder in staff.chain([FeedHolder::Expert(ExpertId::from_uuid(id))]) {
            assert_eq!(FeedHolder::from_parts(holder.kind(), holder.uuid()), Some(holder));
        }
        assert_eq!(FeedHolder::from_parts("panel", id), None);
    }
}
