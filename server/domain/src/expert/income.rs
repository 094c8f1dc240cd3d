//! What an expert's gigs bring in. Fees stand apart from costs: a fee is income, which may count against a benefit;
//! what a journey cost is not.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::booking::ClaimState;
use super::fee::FeeClaim;

/// What the claims of a span of time come to, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Income {
    /// Fees that have been approved, whether or not they have been paid yet.
    pub fees: i64,
    /// Costs that have been approved with them.
    pub costs: i64,
    /// Fees and costs that wait for a decision.
    pub pending: i64,
}

impl Income {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    fn add(&mut self, claim: &FeeClaim) {
        match claim.state {
            ClaimState::Approved | ClaimState::Exported | ClaimState::Paid => {
                self.fees += claim.lines.fee();
                self.costs += claim.lines.costs();
            }
            ClaimState::Draft | ClaimState::Submitted | ClaimState::Checked => {
                self.pending += claim.lines.total();
            }
            ClaimState::Waived | ClaimState::Rejected => {}
        }
    }
}

/// By calendar month, as year and month, of the gig's Helsinki day. Months that bring nothing are missing.
pub fn by_month(claims: &[FeeClaim]) -> BTreeMap<(i32, u32), Income> {
    summed(claims, |day| (day.year(), day.month()))
}

/// By calendar year of the gig's Helsinki day. Years that bring nothing are missing.
pub fn by_year(claims: &[FeeClaim]) -> BTreeMap<i32, Income> {
    summed(claims, |day| day.year())
}

fn summed<P: Ord>(claims: &[FeeClaim], period: impl Fn(NaiveDate) -> P) -> BTreeMap<P, Income> {
    let mut sums: BTreeMap<P, Income> = BTreeMap::new();
    for claim in claims {
        sums.entry(period(claim.gig_day)).or_default().add(claim);
    }
    sums.retain(|_, income| !income.is_nothing());
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expert::fee::{ClaimFor, ClaimLines};
    use crate::id::{AssignmentId, ExpertId, FeeClaimId, OrderId, TypedId};
    use chrono::{DateTime, Duration};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn claim(day: NaiveDate, state: ClaimState, fee_cents: i64, other_cents: i64) -> FeeClaim {
        FeeClaim {
            id: FeeClaimId::from_uuid(Uuid::nil()),
            subject: ClaimFor::Gig {
                assignment: AssignmentId::from_uuid(Uuid::nil()),
                expert: ExpertId::from_uuid(Uuid::nil()),
                order: OrderId::from_uuid(Uuid::nil()),
            },
            state,
            lines: ClaimLines { fee_cents, other_cents, ..ClaimLines::default() },
            gig_day: day,
            version: 1,
            made_by: None,
            checked_by: None,
            approved_by: None,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_approved_stands_apart_from_what_waits_and_what_is_refused_counts_nowhere() {
        let claims = [
            claim(day("2026-12-31"), ClaimState::Paid, 5_000, 700),
            claim(day("2026-12-01"), ClaimState::Approved, 3_000, 0),
            claim(day("2026-12-05"), ClaimState::Draft, 4_000, 100),
            claim(day("2027-01-01"), ClaimState::Exported, 2_000, 0),
            claim(day("2027-02-01"), ClaimState::Rejected, 9_000, 0),
            claim(day("2027-02-01"), ClaimState::Waived, 9_000, 0),
        ];
        let december = Income { fees: 8_000, costs: 700, pending: 4_100 };
        let january = Income { fees: 2_000, costs: 0, pending: 0 };
        assert_eq!(by_month(&claims), BTreeMap::from([((2026, 12), december), ((2027, 1), january)]));
        assert_eq!(by_year(&claims), BTreeMap::from([(2026, december), (2027, january)]));
    }

    proptest! {
        #[test]
        fn the_months_of_a_year_come_to_the_year(
            entries in prop::collection::vec((0i64..1_500, 0usize..8, 0i64..10_000, 0i64..10_000), 0..30),
        ) {
            let claims: Vec<FeeClaim> = entries
                .into_iter()
                .map(|(days, state, fee, costs)| {
                    claim(day("2026-01-01") + Duration::days(days), ClaimState::ALL[state], fee, costs)
                })
                .collect();
            let mut years: BTreeMap<i32, Income> = BTreeMap::new();
            for ((year, _), month) in by_month(&claims) {
                let sum = years.entry(year).or_default();
                sum.fees += month.fees;
                sum.costs += month.costs;
                sum.pending += month.pending;
            }
            prop_assert_eq!(years, by_year(&claims));
        }
    }
}
