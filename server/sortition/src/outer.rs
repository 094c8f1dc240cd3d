//! What the fairest chances would be if panels could be divided: the bound that real panels are held against.
//!
//! Over the linear relaxation of the quotas, households and cuts, the leximin chances of the classes are worked out
//! stage by stage: raise the smallest chance as far as it goes, fix those that no solution can raise further (their
//! bound has a positive price), and go on with the rest. Each stage is a programme with a row for each quota.
#![expect(clippy::indexing_slicing, reason = "classes and quotas are numbered by the pool that was read")]

use crate::classes::Classes;
use crate::pool::Feature;
use crate::simplex::{KeepGoing, Programme, Row, Status, Var};

/// Taken off a chance before it becomes a floor for later stages, which its rounding must not make impossible; far
/// below what a lottery is held to.
const ROUNDING: f64 = 1e-8;
/// How many more times floors give way when rounding has made them impossible all the same.
const LENIENT: usize = 3;

/// What holds for every whole panel though not for divided ones: `Σ weight · count ≤ most`.
#[derive(Clone, Debug)]
pub struct Cut {
    pub weights: Vec<(usize, f64)>,
    pub most: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The smallest chance as large as can be, then the next smallest, and so on.
    Leximin,
    /// The smallest chance as large as can be; the rest as it comes.
    Maximin,
}

impl Objective {
    pub const ALL: &[Self] = &[Self::Leximin, Self::Maximin];

    /// Its name in documents and arguments.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leximin => "leximin",
            Self::Maximin => "maximin",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|objective| objective.code() == code)
    }
}

pub struct Outer<'a> {
    classes: &'a Classes,
    features: &'a [Feature],
    seats: u32,
    sizes: Vec<f64>,
    /// Classes of which no panel can seat anybody.
    barred: Vec<bool>,
    cuts: Vec<Cut>,
    /// Groups whose households were seen to be in the way.
    crowded: Vec<usize>,
}

/// One stage's programme.
struct Stage {
    programme: Programme,
    smallest: Var,
    beyond: Vec<Var>,
    crowded: Vec<Row>,
}

impl<'a> Outer<'a> {
    pub fn new(classes: &'a Classes, features: &'a [Feature], seats: u32) -> Self {
        Self {
            classes,
            features,
            seats,
            sizes: classes.sizes(),
            barred: vec![false; classes.len()],
            cuts: Vec::new(),
            crowded: Vec::new(),
        }
    }

    pub fn bar(&mut self, class: usize) {
        self.barred[class] = true;
    }

    pub fn barred(&self) -> &[bool] {
        &self.barred
    }

    pub fn cuts(&self) -> usize {
        self.cuts.len()
    }

    pub fn cut(&mut self, cut: Cut) {
        self.cuts.push(cut);
    }

    /// The smallest of the chances of those who are not barred.
    pub fn smallest(&self, chances: &[f64]) -> f64 {
        let open = chances.iter().zip(&self.barred).filter(|&(_, &barred)| !barred);
        open.map(|(&chance, _)| chance).fold(f64::INFINITY, f64::min).clamp(0.0, 1.0)
    }

    /// The chance of each class; `None` when the caller would not wait.
    pub fn chances(&mut self, objective: Objective, keep_going: KeepGoing) -> Option<Vec<f64>> {
        let mut fixed: Vec<Option<f64>> = self.barred.iter().map(|&barred| barred.then_some(0.0)).collect();
        while fixed.iter().any(Option::is_none) {
            let (smallest, held) = self.stage(&mut fixed, keep_going)?;
            match objective {
                Objective::Maximin => {
                    for chance in fixed.iter_mut().filter(|chance| chance.is_none()) {
                        *chance = Some(smallest);
                    }
                }
                Objective::Leximin => {
                    for class in held {
                        fixed[class] = Some((smallest - ROUNDING).max(0.0));
                    }
                }
            }
        }
        Some(fixed.into_iter().map(|chance| chance.unwrap_or(0.0)).collect())
    }

    /// The largest smallest chance of the classes that are not fixed, and which of them it holds down.
    fn stage(&mut self, fixed: &mut [Option<f64>], keep_going: KeepGoing) -> Option<(f64, Vec<usize>)> {
        let mut stage = self.solved(fixed, keep_going);
        for _ in 0..LENIENT {
            if stage.is_some() || !keep_going() {
                break;
            }
            for floor in fixed.iter_mut().flatten() {
                *floor = (*floor - 10.0 * ROUNDING).max(0.0);
            }
            stage = self.solved(fixed, keep_going);
        }
        let stage = stage?;
        let smallest = stage.programme.value(stage.smallest);
        let duals = stage.programme.duals();
        // The prices of the bounds of all classes add up to one, weighted by their sizes.
        let price =
            |class: usize| stage.programme.reduced_cost(stage.beyond[class], &duals) * self.sizes[class];
        let open: Vec<usize> = (0..fixed.len()).filter(|&class| fixed[class].is_none()).collect();
        let most = open.iter().map(|&class| price(class)).fold(0.0, f64::max);
        let held: Vec<usize> =
            open.iter().copied().filter(|&class| price(class) > 1e-7 * most.max(1e-7)).collect();
        // Nothing has a price when the chance itself is at its end: everybody left is certain.
        Some((smallest, if held.is_empty() { open } else { held }))
    }

    fn solved(&mut self, fixed: &[Option<f64>], keep_going: KeepGoing) -> Option<Stage> {
        let mut stage = self.programme(fixed);
        loop {
            if stage.programme.solve(keep_going) != Status::Optimal {
                return None;
            }
            if !self.crowd(&mut stage, fixed) {
                return Some(stage);
            }
        }
    }

    fn programme(&self, fixed: &[Option<f64>]) -> Stage {
        let mut programme = Programme::default();
        let smallest = programme.add_variable(-1.0, 0.0, 1.0, &[]);
        let beyond: Vec<Var> = self
            .classes
            .classes
            .iter()
            .zip(&self.barred)
            .map(|(class, &barred)| {
                let most = if barred { 0.0 } else { f64::from(self.classes.most(class)) };
                programme.add_variable(0.0, 0.0, most, &[])
            })
            .collect();
        let mut stage = Stage { programme, smallest, beyond, crowded: Vec::new() };
        let seats = f64::from(self.seats);
        let all: Vec<(usize, f64)> = (0..fixed.len()).map(|class| (class, 1.0)).collect();
        self.add_row(&mut stage, fixed, (seats, seats), &all);
        for (feature, Feature { quotas, .. }) in self.features.iter().enumerate() {
            for (number, quota) in quotas.iter().enumerate() {
                let entries: Vec<(usize, f64)> = (0..fixed.len())
                    .filter(|&class| self.classes.classes[class].values[feature] == number)
                    .map(|class| (class, 1.0))
                    .collect();
                self.add_row(
                    &mut stage,
                    fixed,
                    (f64::from(quota.min), f64::from(quota.max.min(self.seats))),
                    &entries,
                );
            }
        }
        for cut in &self.cuts {
            // Weights are not negative, so that zero is the least.
            self.add_row(&mut stage, fixed, (0.0, cut.most), &cut.weights);
        }
        for &group in &self.crowded {
            self.add_group(&mut stage, fixed, group);
        }
        stage
    }

    /// The row `range.0 ≤ Σ weight · (size · floor + beyond) ≤ range.1`, where the floor of a class is its fixed chance,
    /// which is taken off the range, or the smallest of the others.
    fn add_row(
        &self,
        stage: &mut Stage,
        fixed: &[Option<f64>],
        range: (f64, f64),
        entries: &[(usize, f64)],
    ) -> Row {
        let mut settled = 0.0;
        let mut of_smallest = 0.0;
        let mut row = Vec::with_capacity(entries.len() + 1);
        for &(class, weight) in entries {
            match fixed[class] {
                Some(chance) => settled += weight * chance * self.sizes[class],
                None => of_smallest += weight * self.sizes[class],
            }
            row.push((stage.beyond[class], weight));
        }
        row.push((stage.smallest, of_smallest));
        stage.programme.add_row(range.0 - settled, range.1 - settled, &row)
    }

    fn add_group(&self, stage: &mut Stage, fixed: &[Option<f64>], group: usize) {
        let entries: Vec<(usize, f64)> =
            self.classes.groups[group].classes.iter().map(|&class| (class, 1.0)).collect();
        let households = f64::from(self.classes.groups[group].households);
        let row = self.add_row(stage, fixed, (0.0, households), &entries);
        stage.crowded.push(row);
    }

    /// Adds rows for the groups of which more people are chosen than there are households.
    fn crowd(&mut self, stage: &mut Stage, fixed: &[Option<f64>]) -> bool {
        let smallest = stage.programme.value(stage.smallest);
        let mut over = Vec::new();
        for (number, group) in self.classes.groups.iter().enumerate() {
            let chosen: f64 = group
                .classes
                .iter()
                .map(|&class| {
                    let floor = fixed[class].unwrap_or(smallest) * self.sizes[class];
                    floor + stage.programme.value(stage.beyond[class])
                })
                .sum();
            if chosen > f64::from(group.households) + 1e-8 && !self.crowded.contains(&number) {
                over.push(number);
            }
        }
        for &group in &over {
            self.crowded.push(group);
            self.add_group(stage, fixed, group);
        }
        !over.is_empty()
    }
}
