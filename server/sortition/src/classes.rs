//! The pool in classes: people who are alike in everything that the lot looks at.
//!
//! Two people are alike when they have the same values and live in households of the same make-up. The fairest
//! distribution is unique and treats them the same, so that it is worked out over classes, and people are drawn evenly
//! within each.

use std::collections::BTreeMap;

use crate::pool::Pool;

/// People with the same values in households of the same make-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// For each feature, which of its quotas these people count towards.
    pub values: Vec<usize>,
    pub people: Vec<usize>,
    /// In which of `Classes::groups`.
    pub group: usize,
}

/// Households of the same make-up; at most one person of each is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub households: u32,
    pub classes: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    pub classes: Vec<Class>,
    pub groups: Vec<Group>,
    /// For each person, the class.
    pub class_of: Vec<usize>,
    /// For each person, the household; households are numbered through.
    pub household_of: Vec<usize>,
}

/// How many of each class sit on a panel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Committee(pub Vec<(usize, u32)>);

impl Classes {
    pub fn of(pool: &Pool) -> Self {
        let households = pool.households();
        let mut by_make_up: BTreeMap<Vec<&[usize]>, Vec<usize>> = BTreeMap::new();
        let values =
            |index: usize| pool.people().get(index).map_or(&[][..], |person| person.values.as_slice());
        for (number, household) in households.iter().enumerate() {
            let mut make_up: Vec<&[usize]> = household.iter().map(|&index| values(index)).collect();
            make_up.sort_unstable();
            by_make_up.entry(make_up).or_default().push(number);
        }

        let mut found = Self {
            classes: Vec::new(),
            groups: Vec::new(),
            class_of: vec![0; pool.people().len()],
            household_of: vec![0; pool.people().len()],
        };
        for members in by_make_up.into_values() {
            let group = found.groups.len();
            let mut by_values: BTreeMap<&[usize], Vec<usize>> = BTreeMap::new();
            for &number in &members {
                for &index in households.get(number).into_iter().flatten() {
                    by_values.entry(values(index)).or_default().push(index);
                    if let Some(place) = found.household_of.get_mut(index) {
                        *place = number;
                    }
                }
            }
            let first = found.classes.len();
            for (values, people) in by_values {
                for &index in &people {
                    if let Some(place) = found.class_of.get_mut(index) {
                        *place = found.classes.len();
                    }
                }
                found.classes.push(Class { values: values.to_vec(), people, group });
            }
            found.groups.push(Group {
                households: u32::try_from(members.len()).unwrap_or(u32::MAX),
                classes: (first..found.classes.len()).collect(),
            });
        }
        found
    }

    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// How many people each class has.
    pub fn sizes(&self) -> Vec<f64> {
        self.classes
            .iter()
            .map(|class| f64::from(u32::try_from(class.people.len()).unwrap_or(u32::MAX)))
            .collect()
    }

    /// The most of a class that one panel can seat: one from each of its households.
    pub fn most(&self, class: &Class) -> u32 {
        self.groups.get(class.group).map_or(0, |group| group.households)
    }
}
