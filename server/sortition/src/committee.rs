//! Panels that meet every quota: the best for given weights, with a bound on what any panel could weigh.
//!
//! Branch and bound over a linear programme that stays warm. What it finds is counted again in whole numbers; what it
//! does not find is bounded by the relaxations of the nodes that were left.
#![expect(clippy::indexing_slicing, reason = "classes and quotas are numbered by the pool that was read")]

use crate::classes::{Classes, Committee};
use crate::pool::Feature;
use crate::simplex::{KeepGoing, Programme, Row, Status, Var};

/// A count is whole when it is off by no more than this.
const WHOLE: f64 = 1e-6;

/// How hard to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effort {
    /// The first panel that comes up, near the best.
    First,
    /// The best, unless none weighs more than this.
    Above(f64),
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Every panel that was better than those before it; the last is the best.
    pub found: Vec<Committee>,
    pub value: f64,
    /// No panel weighs more.
    pub bound: f64,
    /// Nothing was left out: the last one found is the best, or there is none above the floor.
    pub is_complete: bool,
}

/// What a quota may be stretched by, at a price: `relax` looks for the smallest change.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub feature: usize,
    pub quota: usize,
    pub less: u32,
    pub more: u32,
    pub price_of_less: f64,
    pub price_of_more: f64,
}

struct Node {
    /// How many changes of bounds lead here.
    depth: usize,
    change: Option<(Var, f64, f64)>,
    bound: f64,
}

pub struct Finder<'a> {
    classes: &'a Classes,
    features: &'a [Feature],
    seats: u32,
    programme: Programme,
    /// One for each class, then whatever else has to be whole.
    counts: Vec<Var>,
    weights: Vec<f64>,
    rows: Vec<Vec<Row>>,
    /// Whether a group's households have a row yet; groups of one class are kept by the bounds.
    has_row: Vec<bool>,
    changes: Vec<(Var, f64, f64)>,
    nodes_max: usize,
}

impl<'a> Finder<'a> {
    pub fn new(classes: &'a Classes, features: &'a [Feature], seats: u32, keeps_households: bool) -> Self {
        let mut programme = Programme::default();
        let counts: Vec<Var> = classes
            .classes
            .iter()
            .map(|class| {
                let most = if keeps_households {
                    classes.most(class)
                } else {
                    u32::try_from(class.people.len()).unwrap_or(u32::MAX)
                };
                programme.add_variable(0.0, 0.0, f64::from(most.min(seats)), &[])
            })
            .collect();
        let all: Vec<(Var, f64)> = counts.iter().map(|&count| (count, 1.0)).collect();
        programme.add_row(f64::from(seats), f64::from(seats), &all);
        let rows = features
            .iter()
            .enumerate()
            .map(|(feature, Feature { quotas, .. })| {
                quotas
                    .iter()
                    .enumerate()
                    .map(|(number, quota)| {
                        let entries: Vec<(Var, f64)> = classes
                            .classes
                            .iter()
                            .zip(&counts)
                            .filter(|(class, _)| class.values[feature] == number)
                            .map(|(_, &count)| (count, 1.0))
                            .collect();
                        programme.add_row(f64::from(quota.min), f64::from(quota.max.min(seats)), &entries)
                    })
                    .collect()
            })
            .collect();
        let has_row =
            classes.groups.iter().map(|group| !keeps_households || group.classes.len() == 1).collect();
        let weights = vec![0.0; counts.len()];
        Self {
            classes,
            features,
            seats,
            programme,
            counts,
            weights,
            rows,
            has_row,
            changes: Vec::new(),
            nodes_max: 20_000,
        }
    }

    /// From now on nobody of this class is chosen.
    pub fn bar(&mut self, class: usize) {
        self.programme.set_bounds(self.counts[class], 0.0, 0.0);
    }

    /// From now on at least one of this class is chosen, or, with `false`, nobody has to be.
    pub fn insist_on(&mut self, class: usize, insists: bool) {
        let (_, most) = self.programme.bounds(self.counts[class]);
        self.programme.set_bounds(self.counts[class], if insists { 1.0_f64.min(most) } else { 0.0 }, most);
    }

    /// Lets quotas stretch at a price, which counts against the weight of a panel. How far each was stretched comes
    /// after the classes in what is found: number `classes + 2 i` for less, the next for more.
    pub fn stretch(&mut self, stretches: &[Stretch]) {
        for stretch in stretches {
            let row = self.rows[stretch.feature][stretch.quota];
            for (most, price, sign) in
                [(stretch.less, stretch.price_of_less, 1.0), (stretch.more, stretch.price_of_more, -1.0)]
            {
                self.counts.push(self.programme.add_variable(price, 0.0, f64::from(most), &[(row, sign)]));
                self.weights.push(-price);
            }
        }
    }

    /// From now on the search goes through more nodes before it leaves the rest.
    pub fn look_further(&mut self) {
        self.nodes_max = self.nodes_max.saturating_mul(2);
    }

    /// The heaviest panel by the weights of its classes.
    pub fn best(&mut self, weights: &[f64], effort: Effort, keep_going: KeepGoing) -> Search {
        for (index, &weight) in weights.iter().enumerate() {
            self.weights[index] = weight;
        }
        for (&count, &weight) in self.counts.iter().zip(&self.weights) {
            self.programme.set_cost(count, -weight);
        }
        let search = self.branch(effort, keep_going);
        self.rewind(0);
        search
    }

    fn branch(&mut self, effort: Effort, keep_going: KeepGoing) -> Search {
        let floor = match effort {
            Effort::First => f64::NEG_INFINITY,
            Effort::Above(floor) => floor,
        };
        let mut search =
            Search { found: Vec::new(), value: floor, bound: f64::NEG_INFINITY, is_complete: true };
        let mut open = vec![Node { depth: 0, change: None, bound: f64::INFINITY }];
        let mut nodes = 0;
        let mut left_out = f64::NEG_INFINITY;
        while let Some(node) = open.pop() {
            // More than this is better; without a panel yet, anything is.
            let margin = if search.value.is_finite() { 1e-9 * (1.0 + search.value.abs()) } else { 0.0 };
            if node.bound <= search.value + margin {
                continue;
            }
            self.rewind(node.depth);
            if let Some((var, lower, upper)) = node.change {
                self.change(var, lower, upper);
            }
            nodes += 1;
            let is_enough = nodes > self.nodes_max || (effort == Effort::First && !search.found.is_empty());
            let status = if is_enough { Status::Stopped } else { self.relaxed(nodes == 1, keep_going) };
            match status {
                Status::Optimal => {}
                Status::Infeasible => continue,
                Status::Stopped | Status::Lost => {
                    left_out = left_out.max(node.bound);
                    search.is_complete = false;
                    continue;
                }
            }
            let weight = -self.programme.objective();
            if weight <= search.value + margin {
                continue;
            }
            let divided = if effort == Effort::First { self.nearest_to_whole() } else { self.most_divided() };
            match divided {
                None => match self.counted() {
                    Some(committee) => {
                        search.value = weight;
                        search.found.push(committee);
                        if nodes == 1 {
                            break;
                        }
                    }
                    None => {
                        left_out = left_out.max(weight);
                        search.is_complete = false;
                    }
                },
                Some((var, value)) => {
                    let (lower, upper) = self.programme.bounds(var);
                    let depth = self.changes.len();
                    let down = Node { depth, change: Some((var, lower, value.floor())), bound: weight };
                    let up = Node { depth, change: Some((var, value.ceil(), upper)), bound: weight };
                    if value - value.floor() > 0.5 || effort == Effort::First {
                        open.extend([down, up]);
                    } else {
                        open.extend([up, down]);
                    }
                }
            }
        }
        search.bound = search.value.max(left_out);
        search
    }

    /// The relaxation at this node, with the households' rows that it needs.
    fn relaxed(&mut self, is_root: bool, keep_going: KeepGoing) -> Status {
        let mut status = if is_root {
            self.programme.solve_repriced(keep_going)
        } else {
            self.programme.solve(keep_going)
        };
        loop {
            if status != Status::Optimal || !self.add_rows_of_households() {
                return status;
            }
            status = self.programme.solve(keep_going);
        }
    }

    fn add_rows_of_households(&mut self) -> bool {
        let mut has_added = false;
        for (number, group) in self.classes.groups.iter().enumerate() {
            if self.has_row[number] {
                continue;
            }
            let chosen: f64 =
                group.classes.iter().map(|&class| self.programme.value(self.counts[class])).sum();
            if chosen > f64::from(group.households) + WHOLE {
                let entries: Vec<(Var, f64)> =
                    group.classes.iter().map(|&class| (self.counts[class], 1.0)).collect();
                self.programme.add_row(0.0, f64::from(group.households), &entries);
                self.has_row[number] = true;
                has_added = true;
            }
        }
        has_added
    }

    /// The count farthest from a whole number.
    fn most_divided(&self) -> Option<(Var, f64)> {
        let mut most = WHOLE;
        let mut found = None;
        for &count in &self.counts {
            let value = self.programme.value(count);
            let off = (value - value.round()).abs();
            if off > most {
                most = off;
                found = Some((count, value));
            }
        }
        found
    }

    /// The divided count nearest to the whole number above it: to seat it settles the most at once.
    fn nearest_to_whole(&self) -> Option<(Var, f64)> {
        let divided = self.counts.iter().map(|&count| (count, self.programme.value(count)));
        let divided = divided.filter(|(_, value)| (value - value.round()).abs() > WHOLE);
        divided.min_by(|a, b| (a.1.ceil() - a.1).total_cmp(&(b.1.ceil() - b.1)))
    }

    /// The panel of this node, when it holds in whole numbers, too.
    fn counted(&self) -> Option<Committee> {
        let whole = |var: Var| {
            let value = self.programme.value(var).round();
            if value >= 0.0 { value as u32 } else { 0 }
        };
        let stretched = self.counts.len() > self.classes.len();
        let counts: Vec<(usize, u32)> = self
            .counts
            .iter()
            .map(|&count| whole(count))
            .enumerate()
            .filter(|&(_, count)| count > 0)
            .collect();
        let committee = Committee(counts);
        (stretched || self.holds(&committee)).then_some(committee)
    }

    fn holds(&self, Committee(counts): &Committee) -> bool {
        let seats: u32 = counts.iter().map(|&(_, count)| count).sum();
        seats == self.seats
            && self.features.iter().enumerate().all(|(feature, Feature { quotas, .. })| {
                let mut seated = vec![0; quotas.len()];
                for &(class, count) in counts {
                    seated[self.classes.classes[class].values[feature]] += count;
                }
                seated.iter().zip(quotas).all(|(&seated, quota)| (quota.min..=quota.max).contains(&seated))
            })
    }

    fn change(&mut self, var: Var, lower: f64, upper: f64) {
        let (old_lower, old_upper) = self.programme.bounds(var);
        self.changes.push((var, old_lower, old_upper));
        self.programme.set_bounds(var, lower, upper);
    }

    fn rewind(&mut self, depth: usize) {
        while self.changes.len() > depth {
            if let Some((var, lower, upper)) = self.changes.pop() {
                self.programme.set_bounds(var, lower, upper);
            }
        }
    }
}
