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

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A bound or a row is met when it is off by no more than this.
const FEASIBLE: f64 = 1e-10;
/// A reduced cost of less is zero.
const DUAL: f64 = 1e-10;
/// A smaller pivot is taken for zero.
const PIVOT: f64 = 1e-8;
/// How often the values are held against the rows.
const CHECK_EVERY: usize = 64;
/// So many pivots without progress, and the rule of least index takes over until there is some.
const STALL: usize = 400;
/// So many pivots of the dual simplex without progress, and the costs are moved a little.
const STALL_OF_DUAL: usize = 5;

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

/// Who might enter in the dual simplex; the smallest ratio first, then the largest pivot.
struct Candidate {
    ratio: f64,
    rate: f64,
    index: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.ratio
            .total_cmp(&other.ratio)
            .then_with(|| other.rate.total_cmp(&self.rate))
            .then_with(|| self.index.cmp(&other.index))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// How far a solution may run. `Clone` of nothing: the caller lends it.
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
            if attempt > 0 && !self.rebuild(attempt > 1) {
                continue;
            }
            let status = if self.is_primal_feasible() {
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

    /// The basic values that make every row hold.
    fn recompute(&mut self) {
        let rows = self.basis.len();
        for _ in 0..3 {
            let mut off = vec![0.0; rows];
            for column in self.columns.iter().filter(|column| column.value != 0.0) {
                for &(row, value) in &column.entries {
                    off[row] += value * column.value;
                }
            }
            if off.iter().all(|value| value.abs() < 1e-13) {
                break;
            }
            for (line, &index) in self.inverse.iter().zip(&self.basis) {
                let shift: f64 = line.iter().zip(&off).map(|(a, b)| a * b).sum();
                self.columns[index].value -= shift;
            }
        }
    }

    fn is_primal_feasible(&self) -> bool {
        self.basis.iter().all(|&index| {
            let column = &self.columns[index];
            column.value >= column.lower - FEASIBLE && column.value <= column.upper + FEASIBLE
        })
    }

    /// Whether the rows hold and nothing is out of bounds.
    fn is_sound(&mut self) -> bool {
        self.recompute();
        self.is_primal_feasible_within(1e-7) && self.residual() < 1e-8
    }

    fn is_primal_feasible_within(&self, tolerance: f64) -> bool {
        self.basis.iter().all(|&index| {
            let column = &self.columns[index];
            column.value >= column.lower - tolerance && column.value <= column.upper + tolerance
        })
    }

    fn residual(&self) -> f64 {
        let mut off = vec![0.0; self.basis.len()];
        for column in &self.columns {
            for &(row, value) in &column.entries {
                off[row] += value * column.value;
            }
        }
        off.iter().fold(0.0, |most: f64, value| most.max(value.abs()))
    }

    /// Moves nonbasic variables to the bound at which their reduced cost has the right sign.
    fn make_dual_feasible(&mut self) {
        let duals = self.duals();
        for index in 0..self.columns.len() {
            let price = self.price(index, &duals);
            let column = &mut self.columns[index];
            if column.place.is_none() && price.abs() > DUAL {
                column.at_upper = price < 0.0;
                column.value = if column.at_upper { column.upper } else { column.lower };
            }
        }
        self.recompute();
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

    fn primal(&mut self, keep_going: KeepGoing) -> Status {
        for column in &mut self.columns {
            column.weight = 1.0;
        }
        let mut prices = self.prices();
        let mut since_fresh = 0;
        let mut stalled = 0;
        loop {
            if !keep_going() {
                return Status::Stopped;
            }
            let Some(entering) = self.entering(&prices, stalled > STALL) else {
                if since_fresh == 0 {
                    return Status::Optimal;
                }
                self.recompute();
                prices = self.prices();
                since_fresh = 0;
                continue;
            };
            let column = self.transformed(entering);
            let up = if self.columns[entering].at_upper { -1.0 } else { 1.0 };
            let Some((step, leaving)) = self.step(entering, up, &column, stalled > STALL) else {
                return Status::Lost;
            };
            stalled = if step * prices[entering].abs() > 1e-13 { 0 } else { stalled + 1 };
            self.shift(entering, up * step, &column);
            let Some(place) = leaving else {
                let flipped = &mut self.columns[entering];
                flipped.at_upper = !flipped.at_upper;
                flipped.value = if flipped.at_upper { flipped.upper } else { flipped.lower };
                continue;
            };
            let rates = self.rates(place);
            self.reprice(entering, place, column[place], &rates, &mut prices);
            self.reweigh(entering, place, column[place], &rates);
            let to_upper = up * column[place] < 0.0;
            self.pivot(entering, place, &column, to_upper);
            since_fresh += 1;
            if since_fresh >= CHECK_EVERY {
                if self.residual() > 1e-10 {
                    self.recompute();
                    if self.residual() > 1e-9 || !self.is_primal_feasible_within(1e-6) {
                        return Status::Lost;
                    }
                }
                prices = self.prices();
                since_fresh = 0;
            }
        }
    }

    fn entering(&self, prices: &[f64], by_index: bool) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for (index, (column, &price)) in self.columns.iter().zip(prices).enumerate() {
            if column.place.is_some() || column.range() <= 0.0 {
                continue;
            }
            let gains = if column.at_upper { price > DUAL } else { price < -DUAL };
            if gains {
                if by_index {
                    return Some(index);
                }
                let merit = price * price / column.weight;
                if merit > most {
                    most = merit;
                    best = Some(index);
                }
            }
        }
        best
    }

    /// How far the entering variable goes, and who leaves for it; nobody when it only changes its bound.
    fn step(&self, entering: usize, up: f64, column: &[f64], by_index: bool) -> Option<(f64, Option<usize>)> {
        let own = self.columns[entering].range();
        let room = |place: usize, slack: f64| {
            let basic = &self.columns[self.basis[place]];
            let rate = up * column[place];
            if rate > 0.0 {
                (basic.value - basic.lower + slack) / rate
            } else {
                (basic.value - basic.upper - slack) / rate
            }
        };
        let movers = || (0..column.len()).filter(|&place| column[place].abs() > PIVOT);
        let reach = movers().map(|place| room(place, FEASIBLE)).fold(f64::INFINITY, f64::min);
        if own <= reach {
            return own.is_finite().then_some((own, None));
        }
        let among = movers().filter(|&place| room(place, 0.0) <= reach);
        let leaving = if by_index {
            among.min_by_key(|&place| self.basis[place])
        } else {
            among.max_by(|&a, &b| column[a].abs().total_cmp(&column[b].abs()))
        }?;
        Some((room(leaving, 0.0).max(0.0), Some(leaving)))
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

    /// The reference weights of devex pricing after the pivot.
    fn reweigh(&mut self, entering: usize, place: usize, pivot: f64, rates: &[f64]) {
        let reference = self.columns[entering].weight;
        for (column, rate) in self.columns.iter_mut().zip(rates) {
            if *rate != 0.0 {
                let share = rate / pivot;
                column.weight = column.weight.max(share * share * reference);
            }
        }
        let leaving = self.basis[place];
        self.columns[leaving].weight = (reference / (pivot * pivot)).max(1.0);
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

    fn dual(&mut self, keep_going: KeepGoing) -> Status {
        let mut prices = self.prices();
        let mut since_fresh = 0;
        let mut pivots_left = 50 * (self.basis.len() + 20);
        let mut stalled = 0;
        loop {
            if !keep_going() {
                return Status::Stopped;
            }
            let Some((place, low)) = self.most_infeasible() else {
                return Status::Optimal;
            };
            let rates = self.rates(place);
            let Some((entering, passed)) = self.entering_for(place, low, &rates, &prices) else {
                if since_fresh == 0 {
                    return Status::Infeasible;
                }
                self.recompute();
                prices = self.prices();
                since_fresh = 0;
                continue;
            };
            stalled = if prices[entering].abs() > DUAL { 0 } else { stalled + 1 };
            if stalled > STALL_OF_DUAL {
                self.perturb();
                prices = self.prices();
                stalled = 0;
                continue;
            }
            let column = self.transformed(entering);
            if column[place].abs() < PIVOT || pivots_left == 0 {
                return Status::Lost;
            }
            self.flip(&passed);
            let leaving = &self.columns[self.basis[place]];
            let bound = if low { leaving.lower } else { leaving.upper };
            let by = (leaving.value - bound) / column[place];
            self.shift(entering, by, &column);
            self.reprice(entering, place, column[place], &rates, &mut prices);
            self.pivot(entering, place, &column, !low);
            pivots_left -= 1;
            since_fresh += 1;
            if since_fresh >= CHECK_EVERY {
                self.recompute();
                if self.residual() > 1e-9 {
                    return Status::Lost;
                }
                prices = self.prices();
                since_fresh = 0;
            }
        }
    }

    /// Moves the costs of nonbasic variables a little, each by another amount and so that no sign of a price turns:
    /// then no two bounds are passed at the same moment. `primal` puts right what that costs.
    fn perturb(&mut self) {
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut shifts = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = (state >> 40) as f64 / (1_u64 << 24) as f64;
            let shift = 1e-6 * (1.0 + column.cost.abs()) * (0.5 + share);
            shifts.push(match column.place {
                Some(_) => 0.0,
                None if column.at_upper => -shift,
                None => shift,
            });
        }
        for (column, shift) in self.columns.iter_mut().zip(shifts) {
            column.shift += shift;
            column.cost += shift;
        }
    }

    fn restore_costs(&mut self) {
        for column in &mut self.columns {
            column.cost -= std::mem::take(&mut column.shift);
        }
    }

    /// The basic variable farthest outside its bounds, and whether it is below them.
    fn most_infeasible(&self) -> Option<(usize, bool)> {
        let mut worst = FEASIBLE;
        let mut found = None;
        for (place, &index) in self.basis.iter().enumerate() {
            let column = &self.columns[index];
            let (below, above) = (column.lower - column.value, column.value - column.upper);
            if below.max(above) > worst {
                worst = below.max(above);
                found = Some((place, below > above));
            }
        }
        found
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

    /// Who enters for the basic variable of a row, and whose bounds are passed on the way: as long as going to the
    /// other bound leaves the row infeasible, a variable does that and the next one is looked at.
    fn entering_for(
        &self,
        place: usize,
        low: bool,
        rates: &[f64],
        prices: &[f64],
    ) -> Option<(usize, Vec<usize>)> {
        let sign = if low { -1.0 } else { 1.0 };
        let mut candidates = Vec::new();
        for (index, (column, rate)) in self.columns.iter().zip(rates).enumerate() {
            let rate = sign * rate;
            let helps = if column.at_upper { rate < -PIVOT } else { rate > PIVOT };
            if helps && column.place.is_none() && column.range() > 0.0 {
                let ratio = prices[index].abs() / rate.abs();
                candidates.push(Reverse(Candidate { ratio, rate: rate.abs(), index }));
            }
        }
        let mut candidates = BinaryHeap::from(candidates);
        let leaving = &self.columns[self.basis[place]];
        let mut missing = if low { leaving.lower - leaving.value } else { leaving.value - leaving.upper };
        let mut passed = Vec::new();
        while let Some(Reverse(mut best)) = candidates.pop() {
            missing -= best.rate * self.columns[best.index].range();
            if missing > FEASIBLE && !candidates.is_empty() {
                passed.push(best.index);
                continue;
            }
            // Of those at the same ratio, the one with the largest pivot.
            let reach = best.ratio + DUAL;
            while let Some(Reverse(other)) = candidates.pop().filter(|Reverse(other)| other.ratio <= reach) {
                if other.rate > best.rate {
                    best = other;
                }
            }
            return Some((best.index, passed));
        }
        None
    }

    /// Moves nonbasic variables to their other bound, and the basic ones with them.
    fn flip(&mut self, passed: &[usize]) {
        if passed.is_empty() {
            return;
        }
        let mut off = vec![0.0; self.basis.len()];
        for &index in passed {
            let column = &mut self.columns[index];
            let old = column.value;
            column.at_upper = !column.at_upper;
            column.value = if column.at_upper { column.upper } else { column.lower };
            for &(row, value) in &column.entries {
                off[row] += value * (column.value - old);
            }
        }
        for (line, &index) in self.inverse.iter().zip(&self.basis) {
            let shift: f64 = line.iter().zip(&off).map(|(a, b)| a * b).sum();
            self.columns[index].value -= shift;
        }
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
    fn rebuild(&mut self, from_logicals: bool) -> bool {
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
        true
    }
}
