//! A lot of a panel, from the working out to the draw. One commitment, one draw: who is not content with it makes
//! another lot, says why, and both stay visible.

use chrono::{DateTime, Duration, Utc};

use crate::AccountId;
use crate::id::{LotId, PanelId};

coded_enum! {
    /// Where a lot stands.
    LotState, "lot-state-" {
        /// The fairest lottery is being worked out.
        Working = "working",
        /// The quotas cannot be met, or the time was not enough.
        Refused = "refused",
        /// Called off while it was being worked out.
        Cancelled = "cancelled",
        /// Nobody is working on it any more, since the program was stopped. Make another one.
        Interrupted = "interrupted",
        /// The panels are published; the seed is waited for.
        Committed = "committed",
        Drawn = "drawn",
    }
}

coded_enum! {
    /// What makes one lottery fairer than another.
    LotObjective, "lot-objective-" {
        /// The smallest chance as large as can be, then the next smallest, and so on.
        Leximin = "leximin",
        /// The smallest chance as large as can be; the rest as it comes.
        Maximin = "maximin",
    }
}

/// Whoever works on a lot says so several times a minute; after so long nobody does.
pub const STALE_AFTER: Duration = Duration::seconds(60);

/// What is known of a lot beside its documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    pub id: LotId,
    pub panel: PanelId,
    /// Its place among those of its panel, from one on.
    pub number: u32,
    pub made_by: AccountId,
    pub state: LotState,
    /// Where the seed will come from, as it was announced.
    pub seed_source: String,
    /// Why there is another one after the first.
    pub reason: Option<String>,
    /// How far the work has come, in thousandths.
    pub progress: u16,
    pub started_at: DateTime<Utc>,
    pub heard_at: DateTime<Utc>,
    pub committed_at: Option<DateTime<Utc>>,
    pub drawn_at: Option<DateTime<Utc>>,
}

impl Lot {
    /// Where it stands at this moment: work of which nothing is heard any more is interrupted.
    pub fn state_at(&self, now: DateTime<Utc>) -> LotState {
        if self.state == LotState::Working && now - self.heard_at > STALE_AFTER {
            LotState::Interrupted
        } else {
            self.state
        }
    }

    /// Its panels are out: it stays visible for good.
    pub fn is_public(&self) -> bool {
        matches!(self.state, LotState::Committed | LotState::Drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;

    #[test]
    fn work_of_which_nothing_is_heard_is_interrupted() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut lot = Lot {
            id: LotId::fresh(now, [1; 10]),
            panel: PanelId::fresh(now, [2; 10]),
            number: 1,
            made_by: AccountId::fresh(now, [3; 10]),
            state: LotState::Working,
            seed_source: "Saturday's lottery".to_owned(),
            reason: None,
            progress: 0,
            started_at: now,
            heard_at: now,
            committed_at: None,
            drawn_at: None,
        };
        assert_eq!(lot.state_at(now + STALE_AFTER), LotState::Working);
        assert_eq!(lot.state_at(now + STALE_AFTER + Duration::seconds(1)), LotState::Interrupted);
        lot.state = LotState::Committed;
        assert_eq!(lot.state_at(now + Duration::days(9)), LotState::Committed);
    }
}
