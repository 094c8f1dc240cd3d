//! The fairest lottery over whole panels.
//!
//! From outside, the chances that divided panels would allow (`outer`); from inside, lotteries over whole panels
//! (`mixture`). When a lottery gives everybody those chances, they are the fairest there are, since every lottery keeps
//! the relaxation. When none does, what whole panels keep and the chances do not is added to the relaxation, and the
//! chances are worked out again. Both sides only ever move towards each other, so that at any moment the best lottery
//! so far has a proven distance from the best there is.
#![expect(clippy::indexing_slicing, reason = "classes are numbered by the pool that was read")]

use std::ops::ControlFlow;

use crate::classes::{Classes, Committee};
use crate::committee::{Effort, Finder};
use crate::mixture::{Mixture, Outcome};
use crate::outer::{Objective, Outer};
use crate::pool::Feature;

/// What the work is at, for whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Working out the chances that divided panels would allow.
    Bounding,
    /// Looking for panels that meet the quotas: so many, of about so many.
    Collecting { done: usize, of: usize },
    /// Looking for a panel for those who are on none yet.
    Seating,
    /// Weighing the panels against each other; so many times the bound has been tightened.
    Weighing { tightened: usize },
    /// There was not time enough for that: making the smallest chance as large as what was found allows.
    Settling,
    /// Composing the panels to publish.
    Composing,
}

impl Phase {
    /// By which part of all the time this has to be done, so that what comes after it has some, too: a lottery of the
    /// panels found so far is worth more than another panel.
    pub fn share_of_time(self) -> f64 {
        match self {
            Self::Bounding => 0.3,
            Self::Collecting { .. } => 0.5,
            Self::Seating => 0.65,
            Self::Weighing { .. } => 0.75,
            Self::Settling => 0.9,
            Self::Composing => 1.0,
        }
    }
}

/// Asked again and again; `Break` ends the phase with what there is, and while panels are composed all with nothing.
pub type Watch<'a> = &'a mut dyn FnMut(Phase) -> ControlFlow<()>;

/// Panels with their shares, which add up to one.
pub type Lottery = Vec<(Committee, f64)>;

#[derive(Clone, Debug)]
pub struct Distribution {
    pub lottery: Lottery,
    /// The chance of each person of each class under the lottery.
    pub chances: Vec<f64>,
    /// The smallest chance cannot be larger than this, even if panels could be divided.
    pub lp_bound: f64,
    /// The same, with what is known of whole panels: what an incomplete result is certified by.
    pub bound: f64,
    /// How often divided panels promised what whole ones cannot keep, and were held to it.
    pub tightened: usize,
    /// The objective is met; else the work was ended early.
    pub is_complete: bool,
    /// Classes of which no panel can seat anybody.
    pub unselectable: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPanel {
    /// No panel meets the quotas.
    Infeasible,
    /// None was found before the caller would not wait any longer.
    Stopped,
}

/// So many classes are weighed against each other: the inverse of the basis, kept dense, would not fit with many more.
const WEIGHED_MAX: usize = 5_000;
/// By how much another lottery's smallest chance has to be larger to be preferred.
const CLEARLY: f64 = 1.01;

/// How many panels are collected before they are weighed: enough that a mixture of them hits the chances, found by
/// trying. One more costs milliseconds here and a hundred times that once it has to be asked for by its price.
fn panels_wanted(classes: usize) -> usize {
    let classes = classes as f64;
    (classes * (1.6 + (classes / 630.0).powi(2)).min(5.0)) as usize + 20
}

pub fn fairest(
    classes: &Classes,
    features: &[Feature],
    seats: u32,
    objective: Objective,
    watch: Watch,
) -> Result<Distribution, NoPanel> {
    let mut work = Work {
        finder: Finder::new(classes, features, seats, true),
        outer: Outer::new(classes, features, seats),
        classes,
        features,
        seats,
        sizes: classes.sizes(),
        committees: Vec::new(),
    };
    work.first(watch)?;
    // Panels are collected for the leximin chances in either case: those of maximin alone are no panel's average.
    let Some(chances) = work.chances(Objective::Leximin, Phase::Bounding, watch) else {
        return Ok(work.without_bound(watch));
    };
    let lp_bound = work.outer.smallest(&chances);
    work.collect(&chances, watch);
    let ControlFlow::Continue(has_barred) = work.bar_unselectable(watch) else {
        return Ok(work.settle(Some(lp_bound), watch));
    };
    if objective == Objective::Leximin && !has_barred {
        return Ok(work.weigh(objective, chances, lp_bound, watch));
    }
    match work.chances(objective, Phase::Weighing { tightened: 0 }, watch) {
        Some(chances) => {
            let lp_bound = work.outer.smallest(&chances);
            Ok(work.weigh(objective, chances, lp_bound, watch))
        }
        None => Ok(work.settle((!has_barred).then_some(lp_bound), watch)),
    }
}

struct Work<'a> {
    finder: Finder<'a>,
    outer: Outer<'a>,
    classes: &'a Classes,
    features: &'a [Feature],
    seats: u32,
    sizes: Vec<f64>,
    committees: Vec<Committee>,
}

impl Work<'_> {
    fn first(&mut self, watch: Watch) -> Result<(), NoPanel> {
        let weights = vec![0.0; self.classes.len()];
        let mut is_stopped = false;
        let mut keep_going = || {
            is_stopped = is_stopped || watch(Phase::Collecting { done: 0, of: 0 }).is_break();
            !is_stopped
        };
        let search = self.finder.best(&weights, Effort::Above(-1.0), &mut keep_going);
        match search.found.into_iter().next() {
            Some(committee) => {
                self.committees.push(committee);
                Ok(())
            }
            None if search.is_complete => Err(NoPanel::Infeasible),
            None => Err(NoPanel::Stopped),
        }
    }

    fn chances(&mut self, objective: Objective, phase: Phase, watch: Watch) -> Option<Vec<f64>> {
        self.outer.chances(objective, &mut || watch(phase).is_continue())
    }

    /// Panels whose average follows the chances: each is the heaviest by what its classes are still owed. As many as
    /// there is time for: fewer will do as well, if less well.
    fn collect(&mut self, target: &[f64], watch: Watch) {
        let of = panels_wanted(self.classes.len());
        let mut owed = vec![0.0; target.len()];
        for done in 0..of {
            if watch(Phase::Collecting { done, of }).is_break() {
                break;
            }
            for (owed, chance) in owed.iter_mut().zip(target) {
                *owed += chance;
            }
            let weights: Vec<f64> = owed.iter().zip(&self.sizes).map(|(owed, size)| owed / size).collect();
            let search = self
                .finder
                .best(&weights, Effort::First, &mut || watch(Phase::Collecting { done, of }).is_continue());
            let Some(committee) = search.found.into_iter().next_back() else {
                break;
            };
            for &(class, count) in &committee.0 {
                owed[class] -= f64::from(count) / self.sizes[class];
            }
            self.committees.push(committee);
        }
    }

    /// Which classes are on some panel that is known.
    fn seated(&self) -> Vec<bool> {
        let mut is_seated = vec![false; self.classes.len()];
        for Committee(counts) in &self.committees {
            for &(class, _) in counts {
                is_seated[class] = true;
            }
        }
        is_seated
    }

    /// Looks for a panel for every class that has none yet; says whether there is a class for which there is none.
    fn bar_unselectable(&mut self, watch: Watch) -> ControlFlow<(), bool> {
        let mut is_seated = self.seated();
        let weights = vec![0.0; self.classes.len()];
        let mut has_barred = false;
        for class in 0..is_seated.len() {
            if is_seated[class] {
                continue;
            }
            self.finder.insist_on(class, true);
            let search =
                self.finder.best(&weights, Effort::Above(-1.0), &mut || watch(Phase::Seating).is_continue());
            self.finder.insist_on(class, false);
            match search.found.into_iter().next() {
                Some(committee) => {
                    for &(class, _) in &committee.0 {
                        is_seated[class] = true;
                    }
                    self.committees.push(committee);
                }
                None if search.is_complete => {
                    self.finder.bar(class);
                    self.outer.bar(class);
                    has_barred = true;
                }
                None => return ControlFlow::Break(()),
            }
        }
        ControlFlow::Continue(has_barred)
    }

    fn weigh(
        mut self,
        objective: Objective,
        mut target: Vec<f64>,
        lp_bound: f64,
        watch: Watch,
    ) -> Distribution {
        if self.classes.len() > WEIGHED_MAX {
            return self.settle(Some(lp_bound), watch);
        }
        let mut bound = lp_bound;
        let mut mixture =
            Mixture::new(self.classes, self.outer.barred(), std::mem::take(&mut self.committees));
        for tightened in 0.. {
            let mut keep_going = || watch(Phase::Weighing { tightened }).is_continue();
            let outcome = mixture.reach(&target, &mut self.finder, &mut keep_going);
            match outcome {
                Outcome::Reached => return self.result(mixture.lottery(), lp_bound, bound, true),
                Outcome::Stopped | Outcome::Undecided => break,
                Outcome::OutOfReach(cut) => {
                    self.outer.cut(cut);
                    let Some(chances) = self.outer.chances(objective, &mut keep_going) else {
                        break;
                    };
                    bound = self.outer.smallest(&chances).min(bound);
                    target = chances;
                }
            }
        }
        let unfinished = mixture.lottery();
        let aim = vec![bound; self.classes.len()];
        // Whether it gets there or not, it is as near as there is time for.
        let _ = mixture.reach(&aim, &mut self.finder, &mut || watch(Phase::Settling).is_continue());
        let is_open: Vec<bool> = self.outer.barred().iter().map(|barred| !barred).collect();
        let lottery = self.fairer(unfinished, mixture.lottery(), &is_open);
        self.result(lottery, lp_bound, bound, false)
    }

    fn chances_of(&self, lottery: &Lottery) -> Vec<f64> {
        let mut chances = vec![0.0; self.classes.len()];
        for (Committee(counts), share) in lottery {
            for &(class, count) in counts {
                chances[class] += share * f64::from(count) / self.sizes[class];
            }
        }
        chances
    }

    /// The second one only if it makes the smallest of these chances clearly larger: the first may do more for the
    /// others.
    fn fairer(&self, first: Lottery, second: Lottery, of: &[bool]) -> Lottery {
        let smallest = |lottery: &Lottery| {
            let chances = self.chances_of(lottery).into_iter().zip(of);
            chances.filter(|&(_, &counts)| counts).map(|(chance, _)| chance).fold(1.0, f64::min)
        };
        if smallest(&second) > CLEARLY * smallest(&first) { second } else { first }
    }

    fn result(self, lottery: Lottery, lp_bound: f64, bound: f64, is_complete: bool) -> Distribution {
        let chances = self.chances_of(&lottery);
        let unselectable = self
            .outer
            .barred()
            .iter()
            .enumerate()
            .filter(|&(_, &barred)| barred)
            .map(|(class, _)| class)
            .collect();
        Distribution {
            lottery,
            chances,
            lp_bound,
            bound,
            tightened: self.outer.cuts(),
            is_complete,
            unselectable,
        }
    }

    /// There was no time to say what divided panels allow. Panels are collected all the same, as if everybody could have
    /// the same chance.
    fn without_bound(mut self, watch: Watch) -> Distribution {
        let people: f64 = self.sizes.iter().sum();
        let even = vec![f64::from(self.seats) / people.max(1.0); self.classes.len()];
        self.collect(&even, watch);
        // Ended early or not, more people are on a panel than before.
        let _ = self.bar_unselectable(watch);
        self.settle(None, watch)
    }

    /// The lottery over the panels found so far whose smallest chance is as large as there is time to make it.
    ///
    /// `lp_bound` bounds the smallest chance of everybody; as long as not everybody is seen on a panel, those who can sit
    /// on one may do better, though not better than if they shared all the seats that there are for them.
    fn settle(mut self, lp_bound: Option<f64>, watch: Watch) -> Distribution {
        let seated = self.seated();
        let is_known =
            seated.iter().zip(self.outer.barred()).all(|(&is_seated, &barred)| is_seated || barred);
        let shared = self.shared(&seated);
        let bound = lp_bound.filter(|_| is_known).map_or(shared, |bound| bound.min(shared));
        let committees = std::mem::take(&mut self.committees);
        let share = 1.0 / committees.len().max(1) as f64;
        let even: Lottery = committees.iter().map(|committee| (committee.clone(), share)).collect();
        if self.classes.len() > WEIGHED_MAX {
            return self.result(even, bound, bound, false);
        }
        let left_out: Vec<bool> = seated.iter().map(|is_seated| !is_seated).collect();
        let mut mixture = Mixture::new(self.classes, &left_out, committees);
        let aim = vec![bound; self.classes.len()];
        let _ = mixture.reach(&aim, &mut self.finder, &mut || watch(Phase::Settling).is_continue());
        let lottery = self.fairer(even, mixture.lottery(), &seated);
        self.result(lottery, bound, bound, false)
    }

    /// The chance that each of those seated would have if they shared the seats evenly: all seats, or those that a
    /// quota leaves to its people, whichever is less.
    fn shared(&self, seated: &[bool]) -> f64 {
        let people = |of: &dyn Fn(usize) -> bool| -> f64 {
            (0..seated.len()).filter(|&class| seated[class] && of(class)).map(|class| self.sizes[class]).sum()
        };
        let mut shared = f64::from(self.seats) / people(&|_| true).max(1.0);
        for (feature, Feature { quotas, .. }) in self.features.iter().enumerate() {
            for (number, quota) in quotas.iter().enumerate() {
                let those = people(&|class| self.classes.classes[class].values[feature] == number);
                if those > 0.0 {
                    shared = shared.min(f64::from(quota.max) / those);
                }
            }
        }
        shared.min(1.0)
    }
}
