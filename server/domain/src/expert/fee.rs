//! What experts and members of panels are paid: a price list with validity, and a claim for each gig that was held and
//! each meeting that a member attended.
//!
//! The class is copied when a gig is confirmed or a meeting reported, so that a new price list changes nothing that was
//! agreed. Travel stands apart from the fee: a fee may be waived or never have been agreed, costs are always paid. No bank
//! account and no identity code is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::booking::{AssignmentState, ClaimState};
use crate::LanguageTag;
use crate::id::{
    AccountId, AssignmentId, ExpertId, FeeClaimId, FeeClassId, MeetingId, MemberId, OrderId, PanelId,
};
use crate::identity::Action;
use crate::text::LocalizedText;
use crate::time::civil_day;
use crate::violation::{Code, Violation, Violations};

const CODE_MAX: usize = 40;
const NAME_MAX: usize = 100;
const NOTE_MAX: usize = 500;
const REASON_MAX: usize = 500;
/// Most that one fee, or the other costs of one gig, may be: 10 000 euros.
const CENTS_MAX: i64 = 1_000_000;
/// Most that a kilometre may be paid with: 10 euros.
const KM_CENTS_MAX: i64 = 1_000;
const PREPARATION_MINUTES_MAX: u32 = 600;
const KM_MAX: u32 = 5_000;
/// How long costs are waited for where no fee was agreed, in days.
const COSTS_DAYS: i64 = 14;

coded_enum! {
    /// What a fee is paid for.
    FeeUnit, "fee-unit-" {
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
    /// Everything that is wrong, at once. `today`: a version never begins in the past, where it would say another price
    /// than the one that was agreed.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut found = Violations::new();
        let is_plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
        if self.code.is_empty() {
            found.push(Violation::new(Code::Required, ["code"]));
        } else if self.code.len() > CODE_MAX {
            found.push(Violation::new(Code::TooLong, ["code"]).with("max", CODE_MAX));
        } else if !self.code.chars().all(is_plain) {
            found.push(Violation::new(Code::MalformedCode, ["code"]).with("code", self.code.as_str()));
        }
        for language in [LanguageTag::finnish(), LanguageTag::swedish()] {
            if self.name.get(&language).is_none() {
                let missing = Violation::new(Code::MissingText, ["name", language.as_str()]);
                found.push(missing.with("language", language.as_str()));
            }
        }
        for (language, text) in self.name.entries() {
            if text.chars().count() > NAME_MAX {
                let long = Violation::new(Code::TooLong, ["name", language.as_str()]);
                found.push(long.with("max", NAME_MAX));
            }
        }
        if self.valid_from < today {
            found.push(Violation::new(Code::TimeHasPassed, ["validFrom"]));
        }
        for (field, cents, max) in
            [("cents", self.cents, CENTS_MAX), ("kmCents", self.km_cents, KM_CENTS_MAX)]
        {
            check_amount(field, cents, max, &mut found);
        }
        if self.preparation_minutes > PREPARATION_MINUTES_MAX {
            let range = Violation::new(Code::OutOfRange, ["preparationMinutes"]);
            found.push(range.with("min", 0_i64).with("max", i64::from(PREPARATION_MINUTES_MAX)));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

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

/// Refuses an amount of cents; the message says the most in whole euros.
fn check_amount(field: &str, cents: i64, max: i64, found: &mut Violations) {
    if !(0..=max).contains(&cents) {
        found.push(Violation::new(Code::AmountOutOfRange, [field]).with("max", max / 100));
    }
}

/// The version of a class that holds on a day.
pub fn valid_on<'a>(classes: &'a [FeeClass], code: &str, day: NaiveDate) -> Option<&'a FeeClass> {
    classes
        .iter()
        .filter(|class| class.code == code && class.valid_from <= day)
        .max_by_key(|class| class.valid_from)
}

/// What a kilometre is paid with on a day where no class was agreed: the most that any class pays for it then. Nothing
/// where none holds.
pub fn km_cents_on(classes: &[FeeClass], day: NaiveDate) -> i64 {
    let codes: BTreeSet<&str> = classes.iter().map(|class| class.code.as_str()).collect();
    let prices =
        codes.into_iter().filter_map(|code| valid_on(classes, code, day)).map(|class| class.km_cents);
    prices.max().unwrap_or_default()
}

/// Each class as it holds on a day, or will first where it does not hold yet, by code.
pub fn each_on(classes: &[FeeClass], day: NaiveDate) -> Vec<&FeeClass> {
    let codes: BTreeSet<&str> = classes.iter().map(|class| class.code.as_str()).collect();
    let version = |code: &str| {
        let first = classes.iter().filter(|class| class.code == code).min_by_key(|class| class.valid_from);
        valid_on(classes, code, day).or(first)
    };
    codes.into_iter().filter_map(version).collect()
}

/// What the fees of so many experts at these times come to, in cents, without what they travel; `None` where the class
/// does not hold on the day of each of them.
pub fn estimate(
    classes: &[FeeClass],
    code: &str,
    times: &[(DateTime<Utc>, DateTime<Utc>)],
    seats: u8,
) -> Option<i64> {
    let fee = |(starts_at, ends_at): &(DateTime<Utc>, DateTime<Utc>)| {
        let class = valid_on(classes, code, civil_day(*starts_at))?;
        Some(class.fee_for((*ends_at - *starts_at).num_minutes()))
    };
    let of_one = times.iter().map(fee).sum::<Option<i64>>()?;
    Some(of_one.saturating_mul(i64::from(seats)))
}

/// What a gig or a meeting is to be paid with, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLines {
    /// The class as it was when the gig was confirmed or the meeting reported; `None` where the fee is none of the price
    /// list's.
    pub class: Option<FeeClass>,
    pub fee_cents: i64,
    /// The fee is waived; costs are paid all the same.
    pub fee_waived: bool,
    pub km: u32,
    pub km_cents: i64,
    /// Tickets, meals and the like.
    pub other_cents: i64,
    pub other_note: String,
    /// Why it was rejected; empty where it was not.
    #[serde(default)]
    pub reason: String,
    /// Staff who have entered, submitted or checked any of it, in whatever round: none of them approves it.
    #[serde(default)]
    pub hands: BTreeSet<AccountId>,
}

/// What the expert or the member, or a coordinator for them, fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimEntry {
    pub fee_waived: bool,
    pub km: u32,
    /// Tickets, meals and the like, in cents.
    pub other_cents: i64,
    pub other_note: String,
}

impl ClaimEntry {
    /// Everything that is wrong, at once.
    pub fn check(&self) -> Result<(), Violations> {
        let mut found = Violations::new();
        if self.km > KM_MAX {
            let range = Violation::new(Code::OutOfRange, ["km"]);
            found.push(range.with("min", 0_i64).with("max", i64::from(KM_MAX)));
        }
        check_amount("otherCents", self.other_cents, CENTS_MAX, &mut found);
        if self.other_note.chars().count() > NOTE_MAX {
            found.push(Violation::new(Code::TooLong, ["otherNote"]).with("max", NOTE_MAX));
        } else if self.other_cents > 0 && self.other_note.trim().is_empty() {
            found.push(Violation::new(Code::Required, ["otherNote"]));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

/// Why a claim is rejected, trimmed; whoever it was to pay reads it.
pub fn check_reason(reason: &str) -> Result<String, Violation> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(Violation::new(Code::Required, ["reason"]))
    } else if reason.chars().count() > REASON_MAX {
        Err(Violation::new(Code::TooLong, ["reason"]).with("max", REASON_MAX))
    } else {
        Ok(reason.to_owned())
    }
}

impl ClaimLines {
    /// Takes in what was filled in; fee and kilometre price stay as they were agreed.
    pub fn enter(&mut self, entry: ClaimEntry) {
        self.fee_waived = entry.fee_waived;
        self.km = entry.km;
        self.other_cents = entry.other_cents;
        self.other_note = entry.other_note.trim().to_owned();
    }

    /// Whether a fee was agreed, and not costs only.
    pub fn has_fee(&self) -> bool {
        self.class.is_some() || self.fee_cents > 0
    }

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

/// What a claim is for, and whom it pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimFor {
    /// An expert's gig of an order.
    Gig { assignment: AssignmentId, expert: ExpertId, order: OrderId },
    /// A meeting that a member of a panel has attended.
    Meeting { meeting: MeetingId, member: MemberId, panel: PanelId },
}

impl ClaimFor {
    /// What whoever fills it in for others, checks, rejects and reopens it has to be allowed.
    pub fn managing(self) -> Action {
        match self {
            Self::Gig { .. } => Action::ManageFees,
            Self::Meeting { .. } => Action::ManagePanels,
        }
    }
}

/// What somebody is to be paid for one gig or one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeClaim {
    pub id: FeeClaimId,
    pub subject: ClaimFor,
    pub state: ClaimState,
    pub lines: ClaimLines,
    /// The Helsinki day of the gig or the meeting, by which it counts in months and years.
    pub gig_day: NaiveDate,
    pub version: i64,
    /// Who entered it; `None`: whom it pays, or the service itself.
    pub made_by: Option<AccountId>,
    pub checked_by: Option<AccountId>,
    pub approved_by: Option<AccountId>,
    pub updated_at: DateTime<Utc>,
}

impl FeeClaim {
    /// The expert whom it pays; `None` where that is a member of a panel.
    pub fn expert(&self) -> Option<ExpertId> {
        match self.subject {
            ClaimFor::Gig { expert, .. } => Some(expert),
            ClaimFor::Meeting { .. } => None,
        }
    }

    /// The order whose gig it pays; `None` where it pays a meeting.
    pub fn order(&self) -> Option<OrderId> {
        match self.subject {
            ClaimFor::Gig { order, .. } => Some(order),
            ClaimFor::Meeting { .. } => None,
        }
    }

    /// The booking of the gig that it pays; `None` where it pays a meeting.
    pub fn assignment(&self) -> Option<AssignmentId> {
        match self.subject {
            ClaimFor::Gig { assignment, .. } => Some(assignment),
            ClaimFor::Meeting { .. } => None,
        }
    }

    /// Refuses an approver who has had a hand in the claim (four eyes).
    pub fn check_approver(&self, approver: AccountId) -> Result<(), Violation> {
        let had_a_hand = self.lines.hands.contains(&approver)
            || self.made_by == Some(approver)
            || self.checked_by == Some(approver);
        if had_a_hand { Err(Violation::new(Code::FourEyes, ["approver"])) } else { Ok(()) }
    }

    /// Whether costs have been waited for long enough: no fee was agreed, and nobody has told of any.
    pub fn is_idle(&self, now: DateTime<Utc>) -> bool {
        self.state == ClaimState::Draft
            && !self.lines.has_fee()
            && self.lines.total() == 0
            && now - self.updated_at > Duration::days(COSTS_DAYS)
    }

    /// Refuses to pay for a gig that was not held, as a report says that has been corrected since. A booking that was
    /// cancelled has a claim only where that was so late that the fee is paid all the same.
    pub fn check_gig(&self, state: AssignmentState) -> Result<(), Violation> {
        match state {
            AssignmentState::Held | AssignmentState::Cancelled => Ok(()),
            _ => Err(Violation::new(Code::GigNotHeld, ["state"])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn gig() -> ClaimFor {
        let nil = Uuid::nil();
        ClaimFor::Gig {
            assignment: AssignmentId::from_uuid(nil),
            expert: ExpertId::from_uuid(nil),
            order: OrderId::from_uuid(nil),
        }
    }

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

    #[test]
    fn a_class_is_chosen_by_what_it_pays_now_or_will_first() {
        let later = FeeClass { code: "panel".into(), ..class("2028-01-01", FeeUnit::Day, 9_000) };
        let list = [
            class("2026-01-01", FeeUnit::Hour, 3_000),
            class("2027-01-01", FeeUnit::Hour, 3_200),
            class("2029-01-01", FeeUnit::Hour, 3_400),
            later,
        ];
        let cents: Vec<i64> =
            each_on(&list, "2027-06-01".parse().unwrap()).iter().map(|class| class.cents).collect();
        assert_eq!(cents, [3_200, 9_000]);
    }

    #[test]
    fn an_estimate_is_made_where_the_class_holds_on_every_day() {
        let list = [class("2026-01-01", FeeUnit::Hour, 3_000), class("2027-01-01", FeeUnit::Task, 5_000)];
        let time = |text: &str| -> (DateTime<Utc>, DateTime<Utc>) {
            let starts_at: DateTime<Utc> = text.parse().unwrap();
            (starts_at, starts_at + Duration::hours(2))
        };
        // New Year comes two hours earlier in Helsinki.
        let times = [time("2026-12-31T21:00:00Z"), time("2026-12-31T22:30:00Z")];
        assert_eq!(estimate(&list, "lecture", &times, 3), Some(3 * (6_000 + 5_000)));
        assert_eq!(estimate(&list, "lecture", &[times[0], time("2025-12-31T12:00:00Z")], 3), None);
        assert_eq!(estimate(&list, "panel", &times, 3), None);
    }

    #[test]
    fn a_class_is_named_in_both_languages_priced_and_not_of_the_past() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let name = LocalizedText::from([("fi", "Luento"), ("sv", "Föreläsning")]);
        let good = FeeClass { name, ..class("2026-11-21", FeeUnit::Hour, 3_000) };
        assert_eq!(good.check(today), Ok(()));
        let bad = FeeClass {
            code: "Luento 1".into(),
            cents: -1,
            km_cents: 5_500,
            ..class("2026-11-20", FeeUnit::Day, 0)
        };
        let codes: Vec<Code> = bad.check(today).unwrap_err().into_iter().map(|one| one.code).collect();
        let amount = Code::AmountOutOfRange;
        assert_eq!(
            codes,
            [Code::MalformedCode, Code::MissingText, Code::MissingText, Code::TimeHasPassed, amount, amount]
        );
    }

    #[test]
    fn other_costs_say_what_they_are_for() {
        let entry = ClaimEntry { other_cents: 1_250, ..ClaimEntry::default() };
        assert_eq!(entry.check().unwrap_err().first().unwrap().code, Code::Required);
        assert_eq!(ClaimEntry { other_note: "Bussiliput".into(), ..entry }.check(), Ok(()));
        assert_eq!(
            ClaimEntry { km: 5_001, other_cents: -1, ..ClaimEntry::default() }.check().unwrap_err().len(),
            2
        );
        assert_eq!(check_reason(" \n").unwrap_err().code, Code::Required);
    }

    #[test]
    fn a_kilometre_without_a_class_is_paid_with_the_most_that_any_pays_on_that_day() {
        let priced = |code: &str, from, km_cents| FeeClass {
            code: code.into(),
            km_cents,
            ..class(from, FeeUnit::Hour, 3_000)
        };
        let list = [
            priced("lecture", "2026-01-01", 60),
            priced("lecture", "2027-01-01", 55),
            priced("panel", "2026-06-01", 57),
            priced("later", "2028-01-01", 90),
        ];
        let on = |day: &str| km_cents_on(&list, day.parse().unwrap());
        assert_eq!(["2025-12-31", "2026-12-31", "2027-01-01"].map(on), [0, 60, 57]);
    }

    #[test]
    fn costs_that_nobody_tells_of_are_waited_for_two_weeks_and_a_fee_for_ever() {
        let at = |days| DateTime::UNIX_EPOCH + Duration::days(days);
        let claim = |lines: ClaimLines| FeeClaim {
            id: FeeClaimId::from_uuid(Uuid::nil()),
            subject: gig(),
            state: ClaimState::Draft,
            lines,
            gig_day: NaiveDate::MIN,
            version: 1,
            made_by: None,
            checked_by: None,
            approved_by: None,
            updated_at: at(0),
        };
        let blank = claim(ClaimLines { km_cents: 55, ..ClaimLines::default() });
        assert_eq!([14, 15].map(|days| blank.is_idle(at(days))), [false, true]);
        assert!(!FeeClaim { state: ClaimState::Submitted, ..blank }.is_idle(at(99)));
        let of_costs = claim(ClaimLines { km: 1, km_cents: 55, ..ClaimLines::default() });
        let of_class = claim(ClaimLines {
            class: Some(class("2026-01-01", FeeUnit::Hour, 3_000)),
            fee_waived: true,
            fee_cents: 3_000,
            ..ClaimLines::default()
        });
        let of_meeting = claim(ClaimLines { fee_cents: 3_000, fee_waived: true, ..ClaimLines::default() });
        assert!([of_costs, of_class, of_meeting].iter().all(|one| !one.is_idle(at(99))));
    }

    fn account(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    proptest! {
        #[test]
        fn whoever_had_a_hand_in_a_claim_never_approves_it(
            hands in proptest::collection::btree_set(0u128..6, 0..4),
            made in proptest::option::of(0u128..6),
            checked in proptest::option::of(0u128..6),
            approver in 0u128..6,
        ) {
            let claim = FeeClaim {
                id: FeeClaimId::from_uuid(Uuid::nil()),
                subject: gig(),
                state: ClaimState::Checked,
                lines: ClaimLines { hands: hands.iter().copied().map(account).collect(), ..ClaimLines::default() },
                gig_day: NaiveDate::MIN,
                version: 1,
                made_by: made.map(account),
                checked_by: checked.map(account),
                approved_by: None,
                updated_at: DateTime::UNIX_EPOCH,
            };
            let is_free = !hands.contains(&approver) && made != Some(approver) && checked != Some(approver);
            prop_assert_eq!(claim.check_approver(account(approver)).is_ok(), is_free);
        }

        #[test]
        fn costs_are_paid_whether_or_not_the_fee_is_waived(fee in 0i64..100_000, km in 0u32..2_000, other in 0i64..50_000) {
            let lines = ClaimLines { fee_cents: fee, km, km_cents: 55, other_cents: other, ..ClaimLines::default() };
            let waived = ClaimLines { fee_waived: true, ..lines.clone() };
            prop_assert_eq!(waived.total(), waived.costs());
            prop_assert_eq!(lines.total() - waived.total(), fee);
        }
    }
}
