//! Messages on their way: whom they are for and where they stand.

use chrono::Duration;
use uuid::Uuid;

use crate::id::{AccountId, ExpertId, FeedbackItemId, InitiativeId, MemberId, OrderId, TypedId};

stored_enum! {
    /// What a recipient is.
    RecipientKind {
        Expert = "expert",
        Account = "account",
        /// An orderer without an account, reached by phone as their order says.
        Order = "order",
        /// Somebody who has applied to a panel, or is a member of one.
        Member = "member",
        /// Whoever made an initiative.
        Initiative = "initiative",
        /// Somebody who gave customer feedback.
        Feedback = "feedback",
    }
}

/// Whom a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    Expert(ExpertId),
    Account(AccountId),
    /// The orderer of an order who has no account.
    OrdererOf(OrderId),
    Member(MemberId),
    /// Whoever made it.
    MakerOf(InitiativeId),
    /// Whoever gave a piece of customer feedback.
    SenderOf(FeedbackItemId),
}

impl Recipient {
    pub fn kind(self) -> RecipientKind {
        match self {
            Self::Expert(_) => RecipientKind::Expert,
            Self::Account(_) => RecipientKind::Account,
            Self::OrdererOf(_) => RecipientKind::Order,
            Self::Member(_) => RecipientKind::Member,
            Self::MakerOf(_) => RecipientKind::Initiative,
            Self::SenderOf(_) => RecipientKind::Feedback,
        }
    }

    pub fn uuid(self) -> Uuid {
        match self {
            Self::Expert(id) => id.uuid(),
            Self::Account(id) => id.uuid(),
            Self::OrdererOf(id) => id.uuid(),
            Self::Member(id) => id.uuid(),
            Self::MakerOf(id) => id.uuid(),
            Self::SenderOf(id) => id.uuid(),
        }
    }

    pub fn from_parts(kind: RecipientKind, id: Uuid) -> Self {
        match kind {
            RecipientKind::Expert => Self::Expert(ExpertId::from_uuid(id)),
            RecipientKind::Account => Self::Account(AccountId::from_uuid(id)),
            RecipientKind::Order => Self::OrdererOf(OrderId::from_uuid(id)),
            RecipientKind::Member => Self::Member(MemberId::from_uuid(id)),
            RecipientKind::Initiative => Self::MakerOf(InitiativeId::from_uuid(id)),
            RecipientKind::Feedback => Self::SenderOf(FeedbackItemId::from_uuid(id)),
        }
    }
}

stored_enum! {
    /// Where a message stands.
    OutboxState {
        Waiting = "waiting",
        /// Nobody can be written to: a coordinator calls.
        ToCall = "to_call",
        Sent = "sent",
        /// A coordinator has called.
        Called = "called",
        /// What it tells has changed before it was sent.
        Stale = "stale",
        /// Refused for good, or tried too often.
        Failed = "failed",
    }
}

impl OutboxState {
    /// Whether nothing more happens to it.
    pub fn has_ended(self) -> bool {
        !matches!(self, Self::Waiting | Self::ToCall)
    }
}

/// Most attempts at one message.
pub const ATTEMPTS_MAX: u32 = 8;

/// How long to wait after so many failed attempts: a minute, doubled each time, six hours at most.
pub fn pause(attempts: u32) -> Duration {
    Duration::minutes(1_i64.checked_shl(attempts.saturating_sub(1)).unwrap_or(i64::MAX).clamp(1, 360))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_longer_up_to_six_hours() {
        let minutes: Vec<i64> = (1..=ATTEMPTS_MAX + 3).map(|n| pause(n).num_minutes()).collect();
        assert_eq!(minutes[..4], [1, 2, 4, 8]);
        assert!(minutes.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!(pause(63).num_minutes(), 360);
    }
}
