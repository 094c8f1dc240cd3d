//! A lottery over whole panels that gives every class its chance, or as near to it as panels allow.
//!
//! The master programme weighs the panels known so far so that the largest shortfall of any class is as small as can
//! be. Its prices say which further panel would help most (`committee`), and prove, when none does, that no lottery
//! reaches the chances: the price of the best panel is then a cut that whole panels keep and the chances do not.
#![expect(clippy::indexing_slicing, reason = "classes are numbered by the pool that was read")]

use std::collections::BTreeSet;

use crate::classes::{Classes, Committee};
use crate::committee::{Effort, Finder};
use crate::outer::Cut;
use crate::simplex::{KeepGoing, Programme, Row, Status, Var};

/// A shortfall of a chance that counts as none.
pub const EXACT: f64 = 1e-6;

/// The chances are first asked for less a little, for each class another little: many classes with the very same
/// chance would keep the simplex turning on the spot.
const NEARLY: f64 = 1e-6;

/// A number from zero to one for each class, without a pattern.
fn spread(number: usize) -> f64 {
    let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 29)) >> 11) as f64 / (1_u64 << 53) as f64
}

pub struct Mixture {
    programme: Programme,
    shortfall: Var,
    rows: Vec<Option<Row>>,
    total: Row,
    sizes: Vec<f64>,
    committees: Vec<Committee>,
    shares: Vec<Var>,
    known: BTreeSet<Committee>,
    target: Vec<f64>,
}

/// How a round of looking for panels ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The lottery gives every class its chance.
    Reached,
    /// No lottery does: every whole panel keeps this, and the chances do not.
    OutOfReach(Cut),
    /// The caller would not wait.
    Stopped,
    /// Neither could be shown to the exactness of the arithmetic.
    Undecided,
}

impl Mixture {
    /// `barred` classes have no chance and no row.
    pub fn new(classes: &Classes, barred: &[bool], committees: Vec<Committee>) -> Self {
        let sizes = classes.sizes();
        let mut programme = Programme::default();
        let shortfall = programme.add_variable(1.0, 0.0, 1.0, &[]);
        let known: BTreeSet<Committee> = committees.into_iter().collect();
        let committees: Vec<Committee> = known.iter().cloned().collect();
        let shares: Vec<Var> =
            committees.iter().map(|_| programme.add_variable(0.0, 0.0, 1.0, &[])).collect();
        let all: Vec<(Var, f64)> = shares.iter().map(|&share| (share, 1.0)).collect();
        let mut entries: Vec<Vec<(Var, f64)>> = vec![vec![(shortfall, 1.0)]; sizes.len()];
        for (Committee(counts), &share) in committees.iter().zip(&shares) {
            for &(class, count) in counts {
                entries[class].push((share, f64::from(count) / sizes[class]));
            }
        }
        let rows = entries
            .iter()
            .zip(barred)
            .map(|(entries, &barred)| (!barred).then(|| programme.add_row(0.0, 2.0, entries)))
            .collect();
        let total = programme.add_row(1.0, 1.0, &all);
        let target = vec![0.0; sizes.len()];
        // The first panel and a shortfall of everything: feasible, whatever the chances are.
        let start: Vec<Var> = shares.first().copied().into_iter().chain([shortfall]).collect();
        programme.start_over(&start);
        Self { programme, shortfall, rows, total, sizes, committees, shares, known, target }
    }

    fn add(&mut self, committee: Committee) -> bool {
        if !self.known.insert(committee.clone()) {
            return false;
        }
        let mut entries = vec![(self.total, 1.0)];
        for &(class, count) in &committee.0 {
            if let Some(row) = self.rows[class] {
                entries.push((row, f64::from(count) / self.sizes[class]));
            }
        }
        self.shares.push(self.programme.add_variable(0.0, 0.0, 1.0, &entries));
        self.committees.push(committee);
        true
    }

    /// Looks for a lottery that gives each class at least the chance in `target`.
    pub fn reach(&mut self, target: &[f64], finder: &mut Finder, keep_going: KeepGoing) -> Outcome {
        self.target = target.to_vec();
        self.aim(|number| spread(number) * NEARLY);
        if self.programme.solve(keep_going) == Status::Stopped {
            return Outcome::Stopped;
        }
        self.aim(|_| 0.0);
        loop {
            match self.programme.solve(keep_going) {
                Status::Optimal => {}
                Status::Stopped => return Outcome::Stopped,
                Status::Infeasible | Status::Lost => return Outcome::Undecided,
            }
            let shortfall = self.programme.value(self.shortfall);
            if shortfall <= EXACT {
                return Outcome::Reached;
            }
            let (weights, promised) = self.prices();
            // What the panels known so far weigh at most under these prices.
            let known = promised - shortfall;
            let quick = finder.best(&weights, Effort::First, keep_going);
            if self.take(quick.found, &weights, known + EXACT * 0.01) {
                continue;
            }
            let search = finder.best(&weights, Effort::Above(known + EXACT * 0.01), keep_going);
            let is_better = self.take(search.found, &weights, known + EXACT * 0.01);
            if !keep_going() {
                return Outcome::Stopped;
            }
            if promised - search.bound > EXACT.max(0.2 * shortfall) {
                let weights = weights.into_iter().enumerate().filter(|&(_, weight)| weight > 0.0).collect();
                return Outcome::OutOfReach(Cut { weights, most: search.bound });
            }
            if !is_better {
                if search.is_complete {
                    return Outcome::Undecided;
                }
                finder.look_further();
            }
        }
    }

    /// Asks for the chances, less a little.
    fn aim(&mut self, less: impl Fn(usize) -> f64) {
        for (number, (row, &chance)) in self.rows.iter().zip(&self.target).enumerate() {
            if let Some(row) = *row {
                self.programme.set_range(row, chance - less(number), 2.0);
            }
        }
    }

    /// The weight of one seat of each class, and what the chances in `target` add up to under these weights.
    fn prices(&self) -> (Vec<f64>, f64) {
        let duals = self.programme.duals();
        let mut promised = 0.0;
        let mut weights = vec![0.0; self.sizes.len()];
        for (class, row) in self.rows.iter().enumerate() {
            if let Some(row) = *row {
                let price = duals[row.number()].max(0.0);
                weights[class] = price / self.sizes[class];
                promised += price * self.target[class];
            }
        }
        (weights, promised)
    }

    /// Adds those that weigh more than what is known.
    fn take(&mut self, found: Vec<Committee>, weights: &[f64], known: f64) -> bool {
        let mut has_added = false;
        for committee in found {
            let weight: f64 =
                committee.0.iter().map(|&(class, count)| weights[class] * f64::from(count)).sum();
            if weight > known && self.add(committee) {
                has_added = true;
            }
        }
        has_added
    }

    /// The panels that may be drawn, each with its share; the shares add up to one. As good as the last solution.
    pub fn lottery(&self) -> Vec<(Committee, f64)> {
        let shares: Vec<f64> =
            self.shares.iter().map(|&share| self.programme.value(share).max(0.0)).collect();
        let total: f64 = shares.iter().sum();
        self.committees
            .iter()
            .cloned()
            .zip(shares)
            .filter(|&(_, share)| share > 1e-12)
            .map(|(committee, share)| (committee, share / total))
            .collect()
    }
}
