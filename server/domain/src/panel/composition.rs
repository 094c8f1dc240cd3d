//! What a drawn panel is made up of, beside its quotas; and what of that everybody may know.

use serde::{Deserialize, Serialize};

use crate::disclosure::{PUBLIC_TOTAL, visible_groups};

/// One value of a feature: its quota, and how many have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompositionRow {
    pub feature: String,
    pub value: String,
    /// The quota, as it was published with the lot.
    pub min: u32,
    pub max: u32,
    /// Of everybody the lot was drawn from.
    pub pool: u32,
    /// Of those who were drawn.
    pub panel: u32,
    /// Of everybody else, who wait in the reserve.
    pub reserve: u32,
}

/// What a drawn panel is made up of, in the order of the quotas. For whoever organises it, who sees each of these people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Composition(pub Vec<CompositionRow>);

/// How many have a value, as far as everybody may know: no number of fewer than ten people, and no exact one: what is left
/// of the pool could be reckoned from two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadCount {
    /// From so many to so many.
    Between(u32, u32),
    AtLeast(u32),
    /// Fewer than ten, or so many that others could be reckoned from it.
    Hidden,
}

/// A row as everybody reads it: the quota has been published with the lot, and whether it is met tells no more than that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRow {
    pub feature: String,
    pub value: String,
    pub min: u32,
    pub max: u32,
    pub pool: HeadCount,
    pub panel: HeadCount,
}

impl Composition {
    /// Whether the drawn panel is within every quota.
    pub fn meets_quotas(&self) -> bool {
        self.0.iter().all(|row| (row.min..=row.max).contains(&row.panel))
    }

    /// The rows of each feature, in their order.
    pub fn features(&self) -> impl Iterator<Item = &[CompositionRow]> {
        self.0.chunk_by(|one, next| one.feature == next.feature)
    }

    /// What everybody may know of it. Each feature is told by itself, and the reserve not at all: it is what is left.
    pub fn told(&self) -> Vec<ToldRow> {
        self.features().flat_map(told_feature).collect()
    }
}

fn told_feature(rows: &[CompositionRow]) -> Vec<ToldRow> {
    let counts = |of: fn(&CompositionRow) -> u32| visible(&rows.iter().map(of).collect::<Vec<_>>());
    let (pool, panel) = (counts(|row| row.pool), counts(|row| row.panel));
    let row = |((row, pool), panel): ((&CompositionRow, HeadCount), HeadCount)| ToldRow {
        feature: row.feature.clone(),
        value: row.value.clone(),
        min: row.min,
        max: row.max,
        pool,
        panel,
    };
    rows.iter().zip(pool).zip(panel).map(row).collect()
}

/// Groups that are too small are hidden, and others with them where the total would give them away (`visible_groups`).
fn visible(counts: &[u32]) -> Vec<HeadCount> {
    let sizes: Vec<u64> = counts.iter().map(|count| u64::from(*count)).collect();
    let told = |(count, shown): (&u32, bool)| if shown { in_steps(*count) } else { HeadCount::Hidden };
    counts.iter().zip(visible_groups(&sizes, PUBLIC_TOTAL)).map(told).collect()
}

fn in_steps(count: u32) -> HeadCount {
    match count {
        0..10 => HeadCount::Hidden,
        10..20 => HeadCount::Between(10, 19),
        20..50 => HeadCount::Between(20, 49),
        50..100 => HeadCount::Between(50, 99),
        _ => HeadCount::AtLeast(100),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_groups_are_hidden_and_cannot_be_reckoned_from_the_rest() {
        use HeadCount::{AtLeast, Between, Hidden};
        assert_eq!(visible(&[120, 40, 12]), [AtLeast(100), Between(20, 49), Between(10, 19)]);
        assert_eq!(
            visible(&[120, 40, 3]),
            [Hidden; 3],
            "with the second one hidden, one is left: it tells nothing"
        );
        assert_eq!(visible(&[120, 40, 30, 3]), [AtLeast(100), Between(20, 49), Hidden, Hidden]);
        assert_eq!(visible(&[120, 40, 0]), [AtLeast(100), Between(20, 49), Hidden], "nobody is hidden alone");
        assert_eq!(visible(&[5, 5]), [Hidden; 2]);
    }

    #[test]
    fn a_panel_is_held_against_each_quota() {
        let row = |value: &str, min, max, panel| CompositionRow {
            feature: "Ikä".to_owned(),
            value: value.to_owned(),
            min,
            max,
            pool: 40,
            panel,
            reserve: 40 - panel,
        };
        let met = Composition(vec![row("alle 30", 2, 3, 2), row("30+", 1, 2, 2)]);
        assert!(met.meets_quotas());
        assert!(!Composition(vec![row("alle 30", 3, 3, 2)]).meets_quotas());
        assert_eq!(met.features().count(), 1);
        let told = met.told();
        assert_eq!((told[0].pool, told[0].panel), (HeadCount::Between(20, 49), HeadCount::Hidden));
    }

    proptest! {
        #[test]
        fn whatever_is_hidden_is_nobody_or_ten_people(counts in proptest::collection::vec(0_u32..60, 2..8)) {
            let told = visible(&counts);
            let shown = told.iter().filter(|one| **one != HeadCount::Hidden).count();
            prop_assert!(shown != 1);
            let hidden = |one: &&(&u32, &HeadCount)| *one.1 == HeadCount::Hidden;
            let rows: Vec<_> = counts.iter().zip(&told).collect();
            let sum: u32 = rows.iter().filter(hidden).map(|(count, _)| **count).sum();
            prop_assert!(shown == 0 || sum == 0 || sum >= 10);
            prop_assert!(rows.iter().all(|(count, told)| **told == HeadCount::Hidden || **count >= 10));
        }
    }
}
