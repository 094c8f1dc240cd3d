//! What experts are paid: a price list with validity, and a claim for each gig that was held.
//!
//! The class is copied when a gig is confirmed, so that a new price list changes nothing that was agreed. Travel stands
//! apart from the fee: a fee may be waived, costs are always paid. No bank account and no identity code is kept.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::booking::ClaimState;
use crate::id::{AccountId, AssignmentId, ExpertId, FeeClaimId, FeeClassId, OrderId};
use crate::text::LocalizedText;

stored_enum! {
    /// What a fee is paid for.
    FeeUnit {
        Hour = "hour",
        Task = "task",
        HalfDay = "half_day",
        Day = "day",
    }
}

/// One row of the price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeClass {
    pub id: FeeClassId,
    /// The same through every version of the class.
    pub code: String,
    /// The first Helsinki day on which this version holds; a later one ends it.
    pub valid_from: NaiveDate,
    pub name: LocalizedText,
    pub unit: FeeUnit,
    pub cents: i64,
    /// Paid on top of the gig's own time, where the unit is the hour.
    pub preparation_minutes: u32,
    /// What a kilometre in one's own car is paid with.
    pub km_cents: i64,
}

impl FeeClass {
    /// The fee of a gig of so many minutes: begun half hours count where it is paid by the hour.
    pub fn fee_for(&self, minutes: i64) -> i64 {
        match self.unit {
            FeeUnit::Hour => {
                let halves = (minutes.max(0) + i64::from(self.preparation_minutes) + 29) / 30;
                halves * self.cents / 2
            }
            FeeUnit::Task | FeeUnit::HalfDay | FeeUnit::Day => self.cents,
        }
    }
}

/// The version of a class that holds on a day.
pub fn valid_on<'a>(classes: &'a [FeeClass], code: &str, day: NaiveDate) -> Option<&'a FeeClass> {
    classes
        .iter()
        .filter(|class| class.code == code && class.valid_from <= day)
        .max_by_key(|class| class.valid_from)
}

/// What a gig is to be paid with, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLines {
    /// The class as it was when the gig was confirmed.
    pub class: Option<FeeClass>,
    pub fee_cents: i64,
    /// The fee is waived; costs are paid all the same.
    pub fee_waived: bool,
    pub km: u32,
    pub km_cents: i64,
    /// Tickets, meals and the like.
    pub other_cents: i64,
    pub other_note: String,
}

impl ClaimLines {
    /// What travel and other costs come to.
    pub fn costs(&self) -> i64 {
        i64::from(self.km) * self.km_cents + self.other_cents
    }

    /// The fee that is paid, none where it is waived.
    pub fn fee(&self) -> i64 {
        if self.fee_waived { 0 } else { self.fee_cents }
    }

    pub fn total(&self) -> i64 {
        self.fee() + self.costs()
    }
}

/// What an expert is to be paid for one gig.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeClaim {
    pub id: FeeClaimId,
    pub assignment: AssignmentId,
    pub expert: ExpertId,
    pub order: OrderId,
    pub state: ClaimState,
    pub lines: ClaimLines,
    /// The Helsinki day of the gig, by which it counts in months and years.
    pub gig_day: NaiveDate,
    pub version: i64,
    /// Who entered it; `None`: the expert, or the service itself.
    pub made_by: Option<AccountId>,
    pub checked_by: Option<AccountId>,
    pub approved_by: Option<AccountId>,
    pub updated_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn class(valid_from: &str, unit: FeeUnit, cents: i64) -> FeeClass {
        FeeClass {
            id: FeeClassId::from_uuid(Uuid::nil()),
            code: "lecture".into(),
            valid_from: valid_from.parse().unwrap(),
            name: LocalizedText::default(),
            unit,
            cents,
            preparation_minutes: 0,
            km_cents: 55,
        }
    }

    #[test]
    fn a_fee_is_that_of_its_day_and_hours_are_begun_halves() {
        let list = [class("2026-01-01", FeeUnit::Hour, 3_000), class("2027-01-01", FeeUnit::Hour, 3_200)];
        let on = |day: &str| valid_on(&list, "lecture", day.parse().unwrap()).map(|class| class.cents);
        assert_eq!((on("2025-12-31"), on("2026-12-31"), on("2027-01-01")), (None, Some(3_000), Some(3_200)));
        let fee = |minutes| list[0].fee_for(minutes);
        assert_eq!((fee(60), fee(61), fee(90), fee(0)), (3_000, 4_500, 4_500, 0));
        assert_eq!(class("2026-01-01", FeeUnit::Task, 5_000).fee_for(600), 5_000);
    }

    proptest! {
        #[test]
        fn costs_are_paid_whether_or_not_the_fee_is_waived(fee in 0i64..100_000, km in 0u32..2_000, other in 0i64..50_000) {
            let lines = ClaimLines { fee_cents: fee, km, km_cents: 55, other_cents: other, ..ClaimLines::default() };
            let waived = ClaimLines { fee_waived: true, ..lines.clone() };
            prop_assert_eq!(waived.total(), waived.costs());
            prop_assert_eq!(lines.total() - waived.total(), fee);
        }
    }
}
