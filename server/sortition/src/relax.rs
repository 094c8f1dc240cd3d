//! Why no panel meets the quotas, and the smallest change after which one would.

use crate::classes::Classes;
use crate::committee::{Effort, Finder, Stretch};
use crate::pool::{Feature, Pool};
use crate::refusal::{QuotaName, Refusal, Relaxation};
use crate::simplex::KeepGoing;

/// What can be seen without looking for a panel.
pub fn at_a_glance(pool: &Pool, seats: u32) -> Vec<Refusal> {
    let mut refused = Vec::new();
    let households = pool.households().len();
    if usize::try_from(seats).is_ok_and(|seats| households < seats) {
        refused.push(Refusal::PoolTooSmall { have: households, need: seats });
    }
    for (number, feature) in pool.features().iter().enumerate() {
        let least = feature.quotas.iter().fold(0_u32, |sum, quota| sum.saturating_add(quota.min));
        let most = feature.quotas.iter().fold(0_u32, |sum, quota| sum.saturating_add(quota.max));
        if least > seats {
            refused.push(Refusal::QuotaSumMinGtK { feature: feature.name.clone(), sum: least, seats });
        }
        if most < seats {
            refused.push(Refusal::QuotaSumMaxLtK { feature: feature.name.clone(), sum: most, seats });
        }
        for (place, quota) in feature.quotas.iter().enumerate() {
            let have =
                pool.people().iter().filter(|person| person.values.get(number) == Some(&place)).count();
            if usize::try_from(quota.min).is_ok_and(|need| have < need) {
                refused.push(Refusal::ValueShortage {
                    feature: feature.name.clone(),
                    value: quota.value.clone(),
                    have,
                    need: quota.min,
                });
            }
        }
    }
    refused
}

/// Why there is no panel, when none was found.
pub fn why(pool: &Pool, classes: &Classes, seats: u32, keep_going: KeepGoing) -> Refusal {
    let features = pool.features();
    let within = smallest_change(classes, features, seats, Flex::AsStated, None, keep_going);
    let (is_within, change) = match within {
        Change::Nothing => (false, smallest_change(classes, features, seats, Flex::Any, None, keep_going)),
        within => (true, within),
    };
    let relaxations = match change {
        Change::Smallest(relaxations) => relaxations,
        Change::Helping(relaxations) => return Refusal::ChangeNotProven { relaxations },
        Change::Nothing | Change::Unknown => return Refusal::ChangeNotProven { relaxations: Vec::new() },
    };
    let zeros = vec![0.0; classes.len()];
    let mut without_households = Finder::new(classes, features, seats, false);
    let fits_without = !without_households.best(&zeros, Effort::Above(-1.0), keep_going).found.is_empty();
    if fits_without {
        Refusal::HouseholdConflict { relaxations }
    } else if is_within {
        Refusal::Infeasible { relaxations }
    } else {
        Refusal::InfeasibleWithinFlex { relaxations }
    }
}

/// Which quotas keep people of this class from every panel.
pub fn what_blocks(
    pool: &Pool,
    classes: &Classes,
    seats: u32,
    class: usize,
    keep_going: KeepGoing,
) -> Vec<QuotaName> {
    let change = smallest_change(classes, pool.features(), seats, Flex::Any, Some(class), keep_going);
    let (Change::Smallest(relaxations) | Change::Helping(relaxations)) = change else {
        return Vec::new();
    };
    relaxations.into_iter().map(|one| QuotaName { feature: one.feature, value: one.value }).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flex {
    AsStated,
    Any,
}

/// What came of looking for the smallest change.
enum Change {
    /// No smaller one helps.
    Smallest(Vec<Relaxation>),
    /// It helps; the search ended before it was shown that no smaller one does.
    Helping(Vec<Relaxation>),
    /// None helps.
    Nothing,
    /// The search ended before any was found.
    Unknown,
}

/// Minimises `Σ (1 + 2 / min) · decrease + Σ increase`: a small minimum protects a small group.
fn smallest_change(
    classes: &Classes,
    features: &[Feature],
    seats: u32,
    flex: Flex,
    with: Option<usize>,
    keep_going: KeepGoing,
) -> Change {
    let mut stretches = Vec::new();
    for (feature, Feature { quotas, .. }) in features.iter().enumerate() {
        for (number, quota) in quotas.iter().enumerate() {
            let (least, most) = match flex {
                Flex::AsStated => (quota.min_flex.unwrap_or(0), quota.max_flex.unwrap_or(u32::MAX)),
                Flex::Any => (0, u32::MAX),
            };
            stretches.push(Stretch {
                feature,
                quota: number,
                less: quota.min.saturating_sub(least),
                more: most.saturating_sub(quota.max).min(seats),
                price_of_less: 1.0 + 2.0 / f64::from(quota.min.max(1)),
                price_of_more: 1.0,
            });
        }
    }
    let mut finder = Finder::new(classes, features, seats, true);
    finder.stretch(&stretches);
    if let Some(class) = with {
        finder.insist_on(class, true);
    }
    let zeros = vec![0.0; classes.len()];
    let search = finder.best(&zeros, Effort::Above(f64::NEG_INFINITY), keep_going);
    let Some(found) = search.found.last() else {
        return if search.is_complete { Change::Nothing } else { Change::Unknown };
    };
    let stretched = |place: usize| {
        found.0.iter().find(|&&(number, _)| number == classes.len() + place).map_or(0, |&(_, by)| by)
    };
    let changed = stretches.iter().enumerate().filter_map(|(number, stretch)| {
        let (less, more) = (stretched(2 * number), stretched(2 * number + 1));
        let feature = features.get(stretch.feature)?;
        let quota = feature.quotas.get(stretch.quota)?;
        (less > 0 || more > 0).then(|| Relaxation {
            feature: feature.name.clone(),
            value: quota.value.clone(),
            min: quota.min,
            max: quota.max,
            new_min: quota.min.saturating_sub(less),
            new_max: quota.max.saturating_add(more),
        })
    });
    let changed = changed.collect();
    if search.is_complete { Change::Smallest(changed) } else { Change::Helping(changed) }
}
