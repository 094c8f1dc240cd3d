//! The lottery as so many whole panels of persons, each as likely as the others: what can be published before the draw.
//!
//! Shares become whole numbers of panels so that every class is seated as near to its chance as can be, one panel at a
//! time: the one that leaves the least still owed or owing. Within a class, whoever has been seated least is next, so
//! that people who are alike differ by one panel at most wherever their households let them. They wait in a queue, so
//! that a seat costs no more in a large class than in a small one.
#![expect(clippy::indexing_slicing, reason = "classes and people are numbered by the pool that was read")]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sha2::{Digest, Sha256};

use crate::classes::{Classes, Committee};
use crate::distribution::{Phase, Watch};
use crate::pool::Pool;

/// Panels of people, by their numbers in the pool, each in ascending order; nothing when `watch` ends the work, since
/// fewer panels than asked for would be another lottery.
pub fn compose(
    pool: &Pool,
    classes: &Classes,
    lottery: &[(Committee, f64)],
    panels: usize,
    watch: Watch,
) -> ControlFlow<(), Vec<Vec<usize>>> {
    let copies = rounded(classes, lottery, panels, watch)?;
    let mut seats = Seats::new(pool, classes);
    let mut composed = Vec::with_capacity(panels);
    // Round after round, so that the same committee comes back after the others.
    let most = copies.iter().copied().max().unwrap_or(0);
    for round in 0..most {
        for ((committee, _), _) in lottery.iter().zip(&copies).filter(|&(_, &copies)| copies > round) {
            watch(Phase::Composing)?;
            composed.push(seats.fill(committee));
        }
    }
    ControlFlow::Continue(composed)
}

/// How many of the panels each committee becomes.
fn rounded(
    classes: &Classes,
    lottery: &[(Committee, f64)],
    panels: usize,
    watch: Watch,
) -> ControlFlow<(), Vec<usize>> {
    let sizes = classes.sizes();
    let panels_f = panels as f64;
    let mut copies: Vec<usize> =
        lottery.iter().map(|(_, share)| (share * panels_f + 1e-9) as usize).collect();
    // Appearances that a person of each class has a claim to and does not have yet.
    let mut owed = vec![0.0; classes.len()];
    for ((Committee(counts), share), &copies) in lottery.iter().zip(&copies) {
        for &(class, count) in counts {
            owed[class] += f64::from(count) * (share * panels_f - copies as f64) / sizes[class];
        }
    }
    let mut is_left: Vec<bool> = lottery
        .iter()
        .zip(&copies)
        .map(|((_, share), &copies)| share * panels_f - copies as f64 > 1e-9)
        .collect();
    let missing = panels.saturating_sub(copies.iter().sum());
    for _ in 0..missing {
        watch(Phase::Composing)?;
        // Seating one of each more changes Σ size · owed² by this.
        let change = |Committee(counts): &Committee| -> f64 {
            counts
                .iter()
                .map(|&(class, count)| {
                    let by = f64::from(count) / sizes[class];
                    sizes[class] * by * (by - 2.0 * owed[class])
                })
                .sum()
        };
        let any_left = is_left.iter().any(|&left| left);
        let best = (0..lottery.len())
            .filter(|&number| is_left[number] || !any_left)
            .min_by(|&a, &b| change(&lottery[a].0).total_cmp(&change(&lottery[b].0)));
        let Some(best) = best else {
            break;
        };
        copies[best] += 1;
        is_left[best] = false;
        for &(class, count) in &lottery[best].0.0 {
            owed[class] -= f64::from(count) / sizes[class];
        }
    }
    ControlFlow::Continue(copies)
}

/// The people of a class, whoever has been seated least first.
struct Queue {
    /// In an order that has nothing to do with the file's.
    people: Vec<usize>,
    /// Of each household whoever is next: on how many panels they are, and where among `people`.
    next: BTreeSet<(u32, usize)>,
    /// Of each household the others, if there are any.
    behind: BTreeMap<usize, BTreeSet<(u32, usize)>>,
}

impl Queue {
    fn new(people: Vec<usize>, household_of: &[usize]) -> Self {
        let mut behind: BTreeMap<usize, BTreeSet<(u32, usize)>> = BTreeMap::new();
        for (place, &person) in people.iter().enumerate() {
            behind.entry(household_of[person]).or_default().insert((0, place));
        }
        let next = behind.values_mut().filter_map(|household| household.pop_first()).collect();
        behind.retain(|_, household| !household.is_empty());
        Self { people, next, behind }
    }

    /// Who was next of a household has been seated.
    fn seat(&mut self, turn: (u32, usize), household: usize) {
        self.next.remove(&turn);
        let again = (turn.0 + 1, turn.1);
        let next = match self.behind.get_mut(&household) {
            Some(behind) => {
                behind.insert(again);
                behind.pop_first().unwrap_or(again)
            }
            None => again,
        };
        self.next.insert(next);
    }
}

struct Seats<'a> {
    household_of: &'a [usize],
    /// Of each class.
    queues: Vec<Queue>,
    /// The last panel on which each household sits.
    seated_on: Vec<usize>,
    panel: usize,
}

impl<'a> Seats<'a> {
    fn new(pool: &Pool, classes: &'a Classes) -> Self {
        let key = |&person: &usize| Sha256::digest(pool.people()[person].id.as_bytes());
        let queues = classes
            .classes
            .iter()
            .map(|class| {
                let mut people = class.people.clone();
                people.sort_by_cached_key(key);
                Queue::new(people, &classes.household_of)
            })
            .collect();
        let seated_on = vec![0; pool.people().len()];
        Self { household_of: &classes.household_of, queues, seated_on, panel: 0 }
    }

    fn fill(&mut self, Committee(counts): &Committee) -> Vec<usize> {
        self.panel += 1;
        let mut seated = Vec::new();
        for &(class, count) in counts {
            let queue = &mut self.queues[class];
            // A household is there once, so that nobody of these is in the way of another.
            let mut turns = Vec::new();
            for &(panels, place) in &queue.next {
                if turns.len() == count as usize {
                    break;
                }
                if self.seated_on[self.household_of[queue.people[place]]] != self.panel {
                    turns.push((panels, place));
                }
            }
            for turn in turns {
                let person = queue.people[turn.1];
                let household = self.household_of[person];
                queue.seat(turn, household);
                self.seated_on[household] = self.panel;
                seated.push(person);
            }
        }
        seated.sort_unstable();
        seated
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brute_tests::{Case, panels, tiny};
    use crate::distribution::fairest;
    use crate::outer::Objective;
    use crate::pool::{Feature, Person, Quota};

    /// As it is defined: for each seat everybody of the class is looked at.
    fn by_definition(
        pool: &Pool,
        classes: &Classes,
        lottery: &[(Committee, f64)],
        panels: usize,
    ) -> Vec<Vec<usize>> {
        let ControlFlow::Continue(copies) =
            rounded(classes, lottery, panels, &mut |_| ControlFlow::Continue(()))
        else {
            panic!("ended");
        };
        let mut appearances = vec![0; pool.people().len()];
        let mut composed = Vec::new();
        for round in 0..copies.iter().copied().max().unwrap() {
            for ((Committee(counts), _), _) in lottery.iter().zip(&copies).filter(|&(_, &n)| n > round) {
                let mut seated: Vec<usize> = Vec::new();
                for &(class, count) in counts {
                    for _ in 0..count {
                        let household = |person: usize| classes.household_of[person];
                        let next = classes.classes[class]
                            .people
                            .iter()
                            .copied()
                            .filter(|&person| seated.iter().all(|&one| household(one) != household(person)))
                            .min_by_key(|&person| {
                                let id = pool.people()[person].id.as_bytes();
                                (appearances[person], Sha256::digest(id).to_vec())
                            });
                        appearances[next.unwrap()] += 1;
                        seated.push(next.unwrap());
                    }
                }
                seated.sort_unstable();
                composed.push(seated);
            }
        }
        composed
    }

    fn assert_same(case: &Case, panels: usize) {
        let classes = Classes::of(&case.pool);
        let mut go_on = |_: Phase| -> ControlFlow<()> { ControlFlow::Continue(()) };
        let found =
            fairest(&classes, case.pool.features(), case.seats, Objective::Leximin, &mut go_on).unwrap();
        let expected = by_definition(&case.pool, &classes, &found.lottery, panels);
        let composed = compose(&case.pool, &classes, &found.lottery, panels, &mut go_on);
        assert_eq!(composed, ControlFlow::Continue(expected));
    }

    #[test]
    fn the_queues_seat_whom_the_definition_seats() {
        for seed in 0..1_000 {
            let case = tiny(seed);
            if !panels(&case).is_empty() {
                assert_same(&case, 40);
            }
        }
        // Families of up to five who are all alike, and of two of each kind.
        let people = (0..90).map(|number| Person {
            id: format!("p{number}"),
            values: vec![usize::from(number >= 60 && number % 2 == 0)],
            household: Some(if number < 60 {
                format!("a{}", number / 5)
            } else {
                format!("b{}", number / 4)
            }),
        });
        let quota =
            |value: &str| Quota { value: value.to_owned(), min: 2, max: 9, min_flex: None, max_flex: None };
        let feature = Feature { name: "kind".to_owned(), quotas: vec![quota("one"), quota("other")] };
        let pool = Pool::new(vec![feature], people.collect()).unwrap();
        assert_same(&Case { pool, seats: 11 }, 300);
    }
}
