//! The dual simplex: from a basis with the right prices to one that is feasible, too.
#![expect(
    clippy::indexing_slicing,
    reason = "over row and column numbers that the programme hands out itself"
)]

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::{CHECK_EVERY, DUAL, FEASIBLE, KeepGoing, PIVOT, Programme, Status};

/// So many pivots of the dual simplex without progress, and the costs are moved a little.
const STALL_OF_DUAL: usize = 5;

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

impl Programme {
    /// Moves nonbasic variables to the bound at which their reduced cost has the right sign.
    pub(super) fn make_dual_feasible(&mut self) {
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

    pub(super) fn dual(&mut self, keep_going: KeepGoing) -> Status {
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

    pub(super) fn restore_costs(&mut self) {
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
        self.absorb(&off);
    }
}
