//! Linear programmes that stay warm: columns and rows are added, costs and bounds change, and the next solution starts
//! from the last basis. Every variable has finite bounds, so that any basis can be made dual feasible by moving
//! nonbasic variables to their other bound.
//!
//! Minimises `c·x` over `A x = 0, lower ≤ x ≤ upper`; each row has a logical variable of its own that carries the
//! row's range. The inverse of the basis is kept dense: programmes here have up to some two thousand rows and
//! few structural zeros in the inverse. Bounded primal and dual simplex as in Maros, Computational Techniques of the
//! Simplex Method (2003), with Harris's ratio test and devex prices.
#![expect(
    clippy::indexing_slicing,
    reason = "dense linear algebra over row and column numbers that this module hands out itself"
)]

mod dual;
mod primal;

/// A bound or a row is met when it is off by no more than this.
const FEASIBLE: f64 = 1e-10;
/// A reduced cost of less is zero.
const DUAL: f64 = 1e-10;
/// A smaller pivot is taken for zero.
const PIVOT: f64 = 1e-8;
/// How often the values are held against the rows.
const CHECK_EVERY: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Optimal,
    Infeasible,
    /// The caller did not want to wait any longer.
    Stopped,
    /// Rounding errors got the better of it.
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Var(usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(usize);

impl Row {
    /// Its place in `Programme::duals`.
    pub fn number(self) -> usize {
        self.0
    }
}

#[derive(Clone, Debug)]
struct Column {
    cost: f64,
    /// What `perturb` has added to the cost.
    shift: f64,
    lower: f64,
    upper: f64,
    entries: Vec<(usize, f64)>,
    value: f64,
    /// Where in the basis, if it is there.
    place: Option<usize>,
    /// Whether a nonbasic variable sits at its upper bound.
    at_upper: bool,
    /// Reference weight of devex pricing.
    weight: f64,
}

impl Column {
    fn range(&self) -> f64 {
        self.upper - self.lower
    }
}

/// Asked again and again; `false` ends the solution.
pub type KeepGoing<'a> = &'a mut dyn FnMut() -> bool;

#[derive(Clone, Debug, Default)]
pub struct Programme {
    columns: Vec<Column>,
    /// The variable that is basic in each row.
    basis: Vec<usize>,
    /// The logical variable of each row.
    logicals: Vec<usize>,
    inverse: Vec<Vec<f64>>,
}

impl Programme {
    /// A variable without entries in any row, at its lower bound. Both bounds are finite.
    pub fn add_variable(&mut self, cost: f64, lower: f64, upper: f64, entries: &[(Row, f64)]) -> Var {
        self.columns.push(Column {
            cost,
            shift: 0.0,
            lower,
            upper,
            entries: entries.iter().map(|&(Row(row), value)| (row, value)).collect(),
            value: lower,
            place: None,
            at_upper: false,
            weight: 1.0,
        });
        let index = self.columns.len() - 1;
        if lower != 0.0 && !entries.is_empty() {
            self.recompute();
        }
        Var(index)
    }

    /// The row `lower ≤ Σ entries ≤ upper`. Its logical variable enters the basis.
    pub fn add_row(&mut self, lower: f64, upper: f64, entries: &[(Var, f64)]) -> Row {
        let row = self.basis.len();
        let mut activity = 0.0;
        // The new row of the inverse: the logical has −1 in its row, so it is (row of the basis · inverse).
        let mut below = vec![0.0; row + 1];
        for &(Var(index), value) in entries {
            let column = &mut self.columns[index];
            column.entries.push((row, value));
            activity += value * column.value;
            if let Some(place) = column.place {
                for (to, from) in below.iter_mut().zip(&self.inverse[place]) {
                    *to += value * from;
                }
            }
        }
        below[row] = -1.0;
        for line in &mut self.inverse {
            line.push(0.0);
        }
        self.inverse.push(below);
        self.columns.push(Column {
            cost: 0.0,
            shift: 0.0,
            lower,
            upper,
            entries: vec![(row, -1.0)],
            value: activity,
            place: Some(row),
            at_upper: false,
            weight: 1.0,
        });
        let logical = self.columns.len() - 1;
        self.basis.push(logical);
        self.logicals.push(logical);
        Row(row)
    }

    pub fn set_cost(&mut self, Var(index): Var, cost: f64) {
        self.columns[index].cost = cost;
    }

    /// Takes effect with the next solution.
    pub fn set_bounds(&mut self, Var(index): Var, lower: f64, upper: f64) {
        let column = &mut self.columns[index];
        column.lower = lower;
        column.upper = upper;
    }

    pub fn set_range(&mut self, Row(row): Row, lower: f64, upper: f64) {
        self.set_bounds(Var(self.logicals[row]), lower, upper);
    }

    pub fn bounds(&self, Var(index): Var) -> (f64, f64) {
        let column = &self.columns[index];
        (column.lower, column.upper)
    }

    pub fn value(&self, Var(index): Var) -> f64 {
        self.columns[index].value
    }

    pub fn objective(&self) -> f64 {
        self.columns.iter().map(|column| column.cost * column.value).sum()
    }

    /// What one more unit of each row's activity would cost.
    pub fn duals(&self) -> Vec<f64> {
        let mut duals = vec![0.0; self.basis.len()];
        for (line, &index) in self.inverse.iter().zip(&self.basis) {
            let cost = self.columns[index].cost;
            if cost != 0.0 {
                for (to, from) in duals.iter_mut().zip(line) {
                    *to += cost * from;
                }
            }
        }
        duals
    }

    /// What one more unit of a variable would cost, the basis as it is; of a basic one, nothing.
    pub fn reduced_cost(&self, Var(index): Var, duals: &[f64]) -> f64 {
        self.price(index, duals)
    }

    fn price(&self, index: usize, duals: &[f64]) -> f64 {
        let column = &self.columns[index];
        if column.place.is_some() {
            return 0.0;
        }
        column.cost - column.entries.iter().map(|&(row, value)| duals[row] * value).sum::<f64>()
    }

    /// Solves from where the last solution left off.
    pub fn solve(&mut self, keep_going: KeepGoing) -> Status {
        self.settle();
        self.solve_settled(keep_going)
    }

    /// Solves after many costs have changed: every variable first goes to the bound where its new price wants it.
    pub fn solve_repriced(&mut self, keep_going: KeepGoing) -> Status {
        self.settle();
        self.make_dual_feasible();
        self.solve_settled(keep_going)
    }

    fn solve_settled(&mut self, keep_going: KeepGoing) -> Status {
        // A lost solution starts again from a fresh inverse, and at last from the logicals.
        for attempt in 0..4 {
            if attempt > 0 {
                self.rebuild(attempt > 1);
            }
            let status = if self.is_feasible_within(FEASIBLE) {
                self.primal(keep_going)
            } else {
                self.make_dual_feasible();
                let status = self.dual(keep_going);
                self.restore_costs();
                match status {
                    Status::Optimal => self.primal(keep_going),
                    other => other,
                }
            };
            match status {
                Status::Lost => {}
                Status::Optimal if !self.is_sound() => {}
                done => return done,
            }
        }
        Status::Lost
    }

    /// Nonbasic variables go to the bound where they belong, which may have moved.
    fn settle(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.place.is_none()) {
            column.value = if column.at_upper { column.upper } else { column.lower };
        }
        self.recompute();
    }

    /// By how much each row is off.
    fn off(&self) -> Vec<f64> {
        let mut off = vec![0.0; self.basis.len()];
        for column in self.columns.iter().filter(|column| column.value != 0.0) {
            for &(row, value) in &column.entries {
                off[row] += value * column.value;
            }
        }
        off
    }

    /// The basic values that make every row hold.
    fn recompute(&mut self) {
        for _ in 0..3 {
            let off = self.off();
            if off.iter().all(|value| value.abs() < 1e-13) {
                break;
            }
            self.absorb(&off);
        }
    }

    /// Moves the basic values so that rows that are off by this much hold.
    fn absorb(&mut self, off: &[f64]) {
        for (line, &index) in self.inverse.iter().zip(&self.basis) {
            let shift: f64 = line.iter().zip(off).map(|(a, b)| a * b).sum();
            self.columns[index].value -= shift;
        }
    }

    /// Whether the rows hold and nothing is out of bounds.
    fn is_sound(&mut self) -> bool {
        self.recompute();
        self.is_feasible_within(1e-7) && self.residual() < 1e-8
    }

    fn is_feasible_within(&self, tolerance: f64) -> bool {
        self.basis.iter().all(|&index| {
            let column = &self.columns[index];
            column.value >= column.lower - tolerance && column.value <= column.upper + tolerance
        })
    }

    fn residual(&self) -> f64 {
        self.off().iter().fold(0.0, |most: f64, value| most.max(value.abs()))
    }

    /// `inverse · column`.
    fn transformed(&self, index: usize) -> Vec<f64> {
        let entries = &self.columns[index].entries;
        self.inverse.iter().map(|line| entries.iter().map(|&(row, value)| line[row] * value).sum()).collect()
    }

    fn prices(&self) -> Vec<f64> {
        let duals = self.duals();
        (0..self.columns.len()).map(|index| self.price(index, &duals)).collect()
    }

    fn shift(&mut self, entering: usize, by: f64, column: &[f64]) {
        if by != 0.0 {
            for (&index, rate) in self.basis.iter().zip(column) {
                self.columns[index].value -= by * rate;
            }
            self.columns[entering].value += by;
        }
    }

    /// Reduced costs after the pivot, from the pivot row.
    fn reprice(&mut self, entering: usize, place: usize, pivot: f64, rates: &[f64], prices: &mut [f64]) {
        let ratio = prices[entering] / pivot;
        for (price, rate) in prices.iter_mut().zip(rates) {
            *price -= ratio * rate;
        }
        prices[self.basis[place]] = -ratio;
        prices[entering] = 0.0;
    }

    /// The entering variable takes the place of the one that is basic there.
    fn pivot(&mut self, entering: usize, place: usize, column: &[f64], to_upper: bool) {
        let leaving = self.basis[place];
        let left = &mut self.columns[leaving];
        left.place = None;
        left.at_upper = to_upper;
        left.value = if to_upper { left.upper } else { left.lower };
        self.columns[entering].place = Some(place);
        self.basis[place] = entering;
        self.eliminate(place, column);
    }

    fn eliminate(&mut self, place: usize, column: &[f64]) {
        let pivot = column[place];
        let mut line = std::mem::take(&mut self.inverse[place]);
        for value in &mut line {
            *value /= pivot;
        }
        for (other, &rate) in self.inverse.iter_mut().zip(column) {
            if rate != 0.0 && !other.is_empty() {
                for (to, from) in other.iter_mut().zip(&line) {
                    *to -= rate * from;
                }
            }
        }
        self.inverse[place] = line;
    }

    /// The row of the inverse at this place, times every nonbasic column.
    fn rates(&self, place: usize) -> Vec<f64> {
        let line = &self.inverse[place];
        let rate = |column: &Column| match column.place {
            Some(_) => 0.0,
            None => column.entries.iter().map(|&(row, value)| line[row] * value).sum(),
        };
        self.columns.iter().map(rate).collect()
    }

    /// Starts again from the logicals, with every other variable at its lower bound but for these.
    pub fn start_over(&mut self, at_upper: &[Var]) {
        for column in &mut self.columns {
            column.at_upper = false;
            column.value = column.lower;
        }
        for &Var(index) in at_upper {
            let column = &mut self.columns[index];
            column.at_upper = true;
            column.value = column.upper;
        }
        self.rebuild(true);
    }

    /// The inverse anew from the columns of the basis; with `from_logicals`, from the basis of all logicals.
    fn rebuild(&mut self, from_logicals: bool) {
        let wanted: Vec<usize> = if from_logicals { Vec::new() } else { self.basis.clone() };
        for column in self.columns.iter_mut().filter(|column| column.place.is_some()) {
            column.place = None;
            column.at_upper = column.value > f64::midpoint(column.lower, column.upper);
        }
        let rows = self.logicals.len();
        self.basis = self.logicals.clone();
        for (row, line) in self.inverse.iter_mut().enumerate() {
            line.fill(0.0);
            line[row] = -1.0;
        }
        for (row, &logical) in self.logicals.iter().enumerate() {
            self.columns[logical].place = Some(row);
        }
        let keeps: Vec<bool> = (0..rows).map(|row| wanted.contains(&self.logicals[row])).collect();
        let mut entering: Vec<usize> =
            wanted.into_iter().filter(|&index| self.columns[index].place.is_none()).collect();
        entering.sort_by_key(|&index| self.columns[index].entries.len());
        let mut is_open: Vec<bool> = keeps.iter().map(|keep| !keep).collect();
        for index in entering {
            let column = self.transformed(index);
            let best = (0..rows)
                .filter(|&place| is_open[place])
                .max_by(|&a, &b| column[a].abs().total_cmp(&column[b].abs()));
            if let Some(place) = best.filter(|&place| column[place].abs() > PIVOT) {
                is_open[place] = false;
                let logical = self.basis[place];
                self.columns[logical].place = None;
                let value = &self.columns[logical];
                let to_upper = value.value > f64::midpoint(value.lower, value.upper);
                self.columns[logical].at_upper = to_upper;
                self.columns[index].place = Some(place);
                self.basis[place] = index;
                self.eliminate(place, &column);
            }
        }
        self.settle();
    }
}
