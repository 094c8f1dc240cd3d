//! What bodies have done in a period, counted (L24, L25).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{BodyRecord, RecordKind, is_before_decision};
use crate::id::{BodyRecordId, MatterId};

/// A matter that a body has handled on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandledMatter {
    pub on: NaiveDate,
    /// `None` for one that is no matter under preparation here.
    pub matter: Option<MatterId>,
    pub is_before_decision: bool,
}

/// What a body has done in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyFigures {
    pub statements: u32,
    pub bulletins: u32,
    pub handled: u32,
    /// Of those handled, the ones that others had not decided yet.
    pub handled_before_decision: u32,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Matter(MatterId, NaiveDate),
    Loose(BodyRecordId),
}

/// The matters that one body has handled up to a day, the earliest first: those of its records, and the steps of the paths
/// of matters that lead through it. A matter that stands in both on the same day is one.
///
/// `steps` are those of this body: the matter, the day, and when the matter is decided, where that is known. `decided`
/// tells the same of the matters that records are about.
pub fn handled(
    records: &[BodyRecord],
    steps: &[(MatterId, NaiveDate, Option<NaiveDate>)],
    decided: &BTreeMap<MatterId, NaiveDate>,
    until: NaiveDate,
) -> Vec<HandledMatter> {
    let mut found: BTreeMap<Key, HandledMatter> = BTreeMap::new();
    for record in records.iter().filter(|one| one.content.kind == RecordKind::Handled) {
        let content = &record.content;
        let decided_on = content.matter.and_then(|matter| decided.get(&matter).copied());
        let key = content.matter.map_or(Key::Loose(record.id), |matter| Key::Matter(matter, content.on));
        let before = is_before_decision(content.on, decided_on, content.was_before_decision);
        let one = HandledMatter { on: content.on, matter: content.matter, is_before_decision: before };
        found.insert(key, one);
    }
    for (matter, on, decided_on) in steps.iter().copied() {
        let before = is_before_decision(on, decided_on, true);
        let one = HandledMatter { on, matter: Some(matter), is_before_decision: before };
        found.entry(Key::Matter(matter, on)).or_insert(one);
    }
    let mut all: Vec<_> = found.into_values().filter(|one| one.on <= until).collect();
    all.sort_by_key(|one| (one.on, one.matter));
    all
}

impl BodyFigures {
    /// Counts what was done from the first day to the last, both included.
    pub fn count(
        records: &[BodyRecord],
        handled: &[HandledMatter],
        (from, until): (NaiveDate, NaiveDate),
    ) -> Self {
        let is_within = |on: NaiveDate| (from..=until).contains(&on);
        let of =
            |kind| count(records.iter().filter(|one| one.content.kind == kind && is_within(one.content.on)));
        let handled = || handled.iter().filter(|one| is_within(one.on));
        Self {
            statements: of(RecordKind::Statement),
            bulletins: of(RecordKind::Bulletin),
            handled: count(handled()),
            handled_before_decision: count(handled().filter(|one| one.is_before_decision)),
        }
    }
}

pub(super) fn count<T>(some: impl Iterator<Item = T>) -> u32 {
    u32::try_from(some.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::RecordContent;
    use super::*;
    use crate::LocalizedText;
    use crate::id::{BodyId, TypedId};
    use chrono::{DateTime, Days};
    use proptest::prelude::*;
    use uuid::Uuid;

    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

    fn day(n: u64) -> NaiveDate {
        FIRST + Days::new(n)
    }

    fn matter(n: u128) -> MatterId {
        MatterId::from_uuid(Uuid::from_u128(n))
    }

    fn record(
        id: u128,
        kind: RecordKind,
        on: u64,
        of: Option<u128>,
        was_before_decision: bool,
    ) -> BodyRecord {
        BodyRecord {
            id: BodyRecordId::from_uuid(Uuid::from_u128(id)),
            body: BodyId::from_uuid(Uuid::nil()),
            content: RecordContent {
                kind,
                on: day(on),
                title: LocalizedText::from([("fi", "Asia")]),
                address: String::new(),
                matter: of.map(matter),
                was_before_decision,
            },
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_matter_on_the_path_and_in_the_records_of_one_day_is_handled_once() {
        let records = [
            record(1, RecordKind::Handled, 10, Some(7), true),
            record(2, RecordKind::Handled, 10, None, true),
            record(3, RecordKind::Statement, 10, Some(7), false),
        ];
        let decided = BTreeMap::from([(matter(7), day(10))]);
        let steps = [(matter(7), day(10), Some(day(10))), (matter(7), day(4), Some(day(10)))];
        let all = handled(&records, &steps, &decided, day(20));
        let told: Vec<_> =
            all.iter().map(|one| (one.on, one.matter.is_some(), one.is_before_decision)).collect();
        // What happens on the day of the decision comes too late, whatever was noted.
        assert_eq!(told, [(day(4), true, true), (day(10), false, true), (day(10), true, false)]);
        let figures = BodyFigures::count(&records, &all, (day(5), day(20)));
        let expected = BodyFigures { statements: 1, bulletins: 0, handled: 2, handled_before_decision: 1 };
        assert_eq!(figures, expected);
    }

    proptest! {
        /// The figures of a year are the sums of those of its parts, and what is to come counts nowhere.
        #[test]
        fn parts_of_a_period_add_up(
            rows in prop::collection::vec((0_u64..100, 0_usize..3, prop::option::of(1_u128..5), any::<bool>()), 0..40),
            steps in prop::collection::vec((1_u128..5, 0_u64..100, prop::option::of(0_u64..100)), 0..20),
            cut in 0_u64..99,
            until in 0_u64..100,
        ) {
            let records: Vec<_> = (1_u128..).zip(&rows)
                .map(|(id, (on, kind, of, noted))| record(id, RecordKind::ALL[*kind], *on, *of, *noted))
                .collect();
            let steps: Vec<_> = steps.iter().map(|(of, on, decided)| (matter(*of), day(*on), decided.map(day))).collect();
            let all = handled(&records, &steps, &BTreeMap::new(), day(until));
            prop_assert!(all.iter().all(|one| one.on <= day(until)));
            let of = |from, to| BodyFigures::count(&records, &all, (day(from), day(to)));
            let (whole, first, second) = (of(0, 99), of(0, cut), of(cut + 1, 99));
            prop_assert_eq!(whole.statements, first.statements + second.statements);
            prop_assert_eq!(whole.handled, first.handled + second.handled);
            prop_assert!(whole.handled_before_decision <= whole.handled);
            prop_assert!(usize::try_from(whole.handled).unwrap() <= records.len() + steps.len());
        }
    }
}
