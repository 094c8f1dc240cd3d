//! What whoever ordered sees of an expert: a card while they are held or booked (L1), name and contact once they are
//! confirmed (L2), and after the order has been closed for a while no more than an alias.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use super::booking::AssignmentState;
use super::busy::Mode;
use super::order::GigType;
use super::registry::{ExpertLanguage, Profile, Training};
use super::theme::Theme;

/// Days after an order was closed for which more than aliases is seen.
pub const SEEN_DAYS: i64 = 30;

/// What is told of an expert without their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub alias: String,
    pub languages: Vec<ExpertLanguage>,
    pub gig_types: BTreeSet<GigType>,
    pub modes: Vec<Mode>,
    pub trainings: Vec<Training>,
    /// Those that the expert has agreed to have told.
    pub themes: BTreeSet<Theme>,
}

impl Card {
    pub fn of(profile: &Profile, themes: BTreeSet<Theme>) -> Self {
        Self {
            alias: profile.alias.clone(),
            languages: profile.languages.clone(),
            gig_types: profile.gig_types.clone(),
            modes: profile.modes.clone(),
            trainings: profile.trainings.clone(),
            themes,
        }
    }
}

/// Whether more than aliases is still seen of the experts of an order; `closed_at` is `None` until it is closed.
pub fn is_seen(closed_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    closed_at.is_none_or(|at| now - at <= Duration::days(SEEN_DAYS))
}

/// Whether an expert with such a seat is known by name to whoever ordered.
pub fn tells_contact(state: AssignmentState) -> bool {
    matches!(state, AssignmentState::Confirmed | AssignmentState::Held | AssignmentState::NoShow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_the_confirmation_until_thirty_days_after_the_order_is_closed() {
        let told: Vec<_> =
            AssignmentState::ALL.iter().copied().filter(|state| tells_contact(*state)).collect();
        assert_eq!(told, [AssignmentState::Confirmed, AssignmentState::Held, AssignmentState::NoShow]);
        let closed_at = DateTime::UNIX_EPOCH;
        assert!(is_seen(None, closed_at));
        assert!(is_seen(Some(closed_at), closed_at + Duration::days(30)));
        assert!(!is_seen(Some(closed_at), closed_at + Duration::days(30) + Duration::seconds(1)));
    }
}
