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
    /// Looking for panels that meet the quotas: so many, of about so many.
    Collecting { done: usize, of: usize },
    /// Weighing them against each other; so many times the bound has been tightened.
    Weighing { tightened: usize },
    /// Composing the panels to publish.
    Composing,
}

impl Phase {
    /// By which part of all the time this has to be done: to compose the panels of what was found takes some, too.
    pub fn share_of_time(self) -> f64 {
        match self {
            Self::Collecting { .. } | Self::Weighing { .. } => 0.9,
            Self::Composing => 1.0,
        }
    }
}

/// Asked again and again; `Break` ends the work with what there is, and while panels are composed with nothing.
pub type Watch<'a> = &'a mut dyn FnMut(Phase) -> ControlFlow<()>;

#[derive(Clone, Debug)]
pub struct Distribution {
    /// Panels with their shares, which add up to one.
    pub lottery: Vec<(Committee, f64)>,
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
        seats,
        sizes: classes.sizes(),
        committees: Vec::new(),
    };
    work.first(watch)?;
    // Panels are collected for the leximin chances in either case: those of maximin alone are no panel's average.
    let Some(chances) = work.chances(Objective::Leximin, watch) else {
        return Ok(work.so_far(None));
    };
    let lp_bound = work.outer.smallest(&chances);
    if work.collect(&chances, watch).is_break() {
        return Ok(work.so_far(Some(lp_bound)));
    }
    let ControlFlow::Continue(has_barred) = work.bar_unselectable(watch) else {
        return Ok(work.so_far(Some(lp_bound)));
    };
    if objective == Objective::Leximin && !has_barred {
        return Ok(work.weigh(objective, chances, lp_bound, watch));
    }
    match work.chances(objective, watch) {
        Some(chances) => {
            let lp_bound = work.outer.smallest(&chances);
            Ok(work.weigh(objective, chances, lp_bound, watch))
        }
        None => Ok(work.so_far(None)),
    }
}

struct Work<'a> {
    finder: Finder<'a>,
    outer: Outer<'a>,
    classes: &'a Classes,
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

    fn chances(&mut self, objective: Objective, watch: Watch) -> Option<Vec<f64>> {
        self.outer.chances(objective, &mut || watch(Phase::Weighing { tightened: 0 }).is_continue())
    }

    /// Panels whose average follows the chances: each is the heaviest by what its classes are still owed.
    fn collect(&mut self, target: &[f64], watch: Watch) -> ControlFlow<()> {
        let of = panels_wanted(self.classes.len());
        let mut owed = vec![0.0; target.len()];
        for done in 0..of {
            watch(Phase::Collecting { done, of })?;
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
        ControlFlow::Continue(())
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
            let search = self.finder.best(&weights, Effort::Above(-1.0), &mut || {
                watch(Phase::Weighing { tightened: 0 }).is_continue()
            });
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
        self.result(mixture.lottery(), lp_bound, bound, false)
    }

    fn result(
        self,
        lottery: Vec<(Committee, f64)>,
        lp_bound: f64,
        bound: f64,
        is_complete: bool,
    ) -> Distribution {
        let mut chances = vec![0.0; self.classes.len()];
        for (Committee(counts), share) in &lottery {
            for &(class, count) in counts {
                chances[class] += share * f64::from(count) / self.sizes[class];
            }
        }
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

    /// All panels collected so far with the same share. `lp_bound` bounds the smallest chance of everybody; as long as
    /// not everybody is seen on a panel, those who can sit on one may do better, though not better than if they shared
    /// all the seats.
    fn so_far(mut self, lp_bound: Option<f64>) -> Distribution {
        let seated = self.seated();
        let people: f64 =
            self.sizes.iter().zip(&seated).filter(|&(_, &is_seated)| is_seated).map(|(size, _)| size).sum();
        let shared = (f64::from(self.seats) / people.max(1.0)).min(1.0);
        let known = lp_bound.filter(|_| !seated.contains(&false));
        let bound = known.map_or(shared, |bound| bound.min(shared));
        let committees = std::mem::take(&mut self.committees);
        let share = 1.0 / committees.len().max(1) as f64;
        self.result(committees.into_iter().map(|committee| (committee, share)).collect(), bound, bound, false)
    }
}
