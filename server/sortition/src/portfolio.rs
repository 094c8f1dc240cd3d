//! The lottery as so many whole panels of persons, each as likely as the others: what can be published before the draw.
//!
//! Shares become whole numbers of panels so that every class is seated as near to its chance as can be, one panel at a
//! time: the one that leaves the least still owed or owing. Within a class, whoever has been seated least is next, so
//! that people who are alike differ by one panel at most wherever their households let them.
#![expect(clippy::indexing_slicing, reason = "classes and people are numbered by the pool that was read")]

use sha2::{Digest, Sha256};

use crate::classes::{Classes, Committee};
use crate::pool::Pool;

/// Panels of people, by their numbers in the pool, each in ascending order.
pub fn compose(
    pool: &Pool,
    classes: &Classes,
    lottery: &[(Committee, f64)],
    panels: usize,
) -> Vec<Vec<usize>> {
    let copies = rounded(classes, lottery, panels);
    let mut seats = Seats::new(pool, classes);
    let mut composed = Vec::with_capacity(panels);
    // Round after round, so that the same committee comes back after the others.
    let most = copies.iter().copied().max().unwrap_or(0);
    for round in 0..most {
        for ((committee, _), _) in lottery.iter().zip(&copies).filter(|&(_, &copies)| copies > round) {
            composed.push(seats.fill(committee));
        }
    }
    composed
}

/// How many of the panels each committee becomes.
fn rounded(classes: &Classes, lottery: &[(Committee, f64)], panels: usize) -> Vec<usize> {
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
    copies
}

struct Seats<'a> {
    classes: &'a Classes,
    /// Members of each class in an order that has nothing to do with the file's.
    members: Vec<Vec<usize>>,
    appearances: Vec<u32>,
    /// The last panel on which each household sits.
    seated_on: Vec<usize>,
    panel: usize,
}

impl<'a> Seats<'a> {
    fn new(pool: &Pool, classes: &'a Classes) -> Self {
        let key = |&person: &usize| Sha256::digest(pool.people()[person].id.as_bytes());
        let members = classes
            .classes
            .iter()
            .map(|class| {
                let mut people = class.people.clone();
                people.sort_by_cached_key(key);
                people
            })
            .collect();
        let people = pool.people().len();
        Self { classes, members, appearances: vec![0; people], seated_on: vec![0; people], panel: 0 }
    }

    fn fill(&mut self, Committee(counts): &Committee) -> Vec<usize> {
        self.panel += 1;
        let mut seated = Vec::new();
        for &(class, count) in counts {
            for _ in 0..count {
                let free = self.members[class]
                    .iter()
                    .copied()
                    .filter(|&person| self.seated_on[self.classes.household_of[person]] != self.panel);
                if let Some(person) = free.min_by_key(|&person| self.appearances[person]) {
                    self.appearances[person] += 1;
                    self.seated_on[self.classes.household_of[person]] = self.panel;
                    seated.push(person);
                }
            }
        }
        seated.sort_unstable();
        seated
    }
}
