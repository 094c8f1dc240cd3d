//! Who may be drawn, and what the panel has to look like.

use std::collections::BTreeMap;

/// How many of a panel have one value of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    pub value: String,
    pub min: u32,
    pub max: u32,
    /// The least that `min` may become when the quotas cannot be met; `None`: as little as it takes.
    pub min_flex: Option<u32>,
    /// The most that `max` may become; `None`: as much as it takes.
    pub max_flex: Option<u32>,
}

/// What a panel is balanced by: age band, mother tongue, area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    pub name: String,
    pub quotas: Vec<Quota>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    /// For each feature, which of its quotas the person counts towards.
    pub values: Vec<usize>,
    /// At most one of those who share it is chosen. `None`: lives with nobody else in the pool.
    pub household: Option<String>,
}

/// Invariants, which `Pool::new` checks: ids are unique, each person has one known value for each feature, and no
/// quota asks for more than it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    features: Vec<Feature>,
    people: Vec<Person>,
}

/// A caller's mistake, not a person's: whoever reads a file refuses it row by row before (`input::read`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPool {
    SameId,
    UnknownValue,
    MinAboveMax,
}

impl Pool {
    pub fn new(features: Vec<Feature>, people: Vec<Person>) -> Result<Self, BadPool> {
        let ids: std::collections::BTreeSet<&str> = people.iter().map(|person| person.id.as_str()).collect();
        if ids.len() != people.len() {
            return Err(BadPool::SameId);
        }
        let is_known = |person: &Person| {
            person.values.len() == features.len()
                && person.values.iter().zip(&features).all(|(&value, feature)| value < feature.quotas.len())
        };
        if !people.iter().all(is_known) {
            return Err(BadPool::UnknownValue);
        }
        if features.iter().flat_map(|feature| &feature.quotas).any(|quota| quota.min > quota.max) {
            return Err(BadPool::MinAboveMax);
        }
        Ok(Self { features, people })
    }

    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Everybody with everybody they live with, in the order of the first of each.
    pub(crate) fn households(&self) -> Vec<Vec<usize>> {
        let mut households: Vec<Vec<usize>> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, person) in self.people.iter().enumerate() {
            let place =
                person.household.as_deref().map(|name| *known.entry(name).or_insert(households.len()));
            match place.and_then(|place| households.get_mut(place)) {
                Some(household) => household.push(index),
                None => households.push(vec![index]),
            }
        }
        households
    }

    /// Whether these people meet every quota, counted in whole numbers, with at most one from a household.
    pub fn is_met_by(&self, panel: &[usize]) -> bool {
        let mut counts: Vec<Vec<u32>> =
            self.features.iter().map(|feature| vec![0; feature.quotas.len()]).collect();
        let mut households = std::collections::BTreeSet::new();
        let mut people = std::collections::BTreeSet::new();
        for &index in panel {
            let Some(person) = self.people.get(index) else {
                return false;
            };
            let is_new = people.insert(index);
            let lives_alone = person.household.as_ref().is_none_or(|name| households.insert(name));
            if !is_new || !lives_alone {
                return false;
            }
            for (count, &value) in counts.iter_mut().zip(&person.values) {
                if let Some(count) = count.get_mut(value) {
                    *count += 1;
                }
            }
        }
        counts.iter().zip(&self.features).all(|(counts, feature)| {
            counts.iter().zip(&feature.quotas).all(|(&count, quota)| (quota.min..=quota.max).contains(&count))
        })
    }
}
