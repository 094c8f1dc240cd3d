//! The primal simplex: from a feasible basis to the best one.
#![expect(
    clippy::indexing_slicing,
    reason = "over row and column numbers that the programme hands out itself"
)]

use super::{CHECK_EVERY, DUAL, FEASIBLE, KeepGoing, PIVOT, Programme, Status};

/// So many pivots without progress, and the rule of least index takes over until there is some.
const STALL: usize = 400;

impl Programme {
    pub(super) fn primal(&mut self, keep_going: KeepGoing) -> Status {
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
                    if self.residual() > 1e-9 || !self.is_feasible_within(1e-6) {
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
}
