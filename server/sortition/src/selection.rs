//! From a pool to panels that can be published: the whole selection but for the draw.

use std::ops::ControlFlow;

use crate::classes::Classes;
use crate::distribution::{NoPanel, Phase, Watch, fairest};
use crate::outer::Objective;
use crate::pool::Pool;
use crate::portfolio::compose;
use crate::refusal::Refusal;
use crate::relax;

/// How many classes of people that no panel seats are explained one by one.
const EXPLAINED_MAX: usize = 20;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub seats: u32,
    pub objective: Objective,
    /// How many panels are published, each as likely as the others; 1,000 by custom.
    pub panels: usize,
}

#[derive(Clone, Debug)]
pub struct Selection {
    /// Each person's chance in the fairest lottery, in the order of the pool.
    pub chances: Vec<f64>,
    /// The panels, of people by their numbers in the pool.
    pub panels: Vec<Vec<usize>>,
    /// The smallest chance of anybody whom some panel seats.
    pub smallest: f64,
    /// The smallest chance cannot be larger than this.
    pub lp_bound: f64,
    /// The same with what is known of whole panels; never more than `lp_bound`.
    pub bound: f64,
    /// How far `smallest` may be from the best there is.
    pub gap: f64,
    /// How often divided panels promised what whole ones cannot keep, and were held to it.
    pub tightened: usize,
    /// The objective is met.
    pub is_complete: bool,
    /// What the organiser should know though a draw is possible.
    pub warnings: Vec<Refusal>,
}

impl Selection {
    /// Each person's chance under the panels: on how many of them, by how many there are.
    pub fn rounded_chances(&self) -> Vec<f64> {
        let mut counts = vec![0_u32; self.chances.len()];
        for &person in self.panels.iter().flatten() {
            if let Some(count) = counts.get_mut(person) {
                *count += 1;
            }
        }
        let panels = self.panels.len().max(1) as f64;
        counts.into_iter().map(|count| f64::from(count) / panels).collect()
    }
}

/// Works out the fairest lottery and its panels; identical for identical input unless `watch` ends it early.
pub fn select(pool: &Pool, wish: &Wish, watch: Watch) -> Result<Selection, Vec<Refusal>> {
    let Wish { seats, objective, panels } = *wish;
    let classes = Classes::of(pool);
    let mut refused = relax::at_a_glance(pool, seats);
    let found = if refused.is_empty() {
        fairest(&classes, pool.features(), seats, objective, watch)
    } else {
        Err(NoPanel::Infeasible)
    };
    let found = match found {
        Ok(found) => found,
        Err(NoPanel::Stopped) => return Err(vec![Refusal::TimeLimit { gap: None }]),
        Err(NoPanel::Infeasible) => {
            let is_too_small = refused.iter().any(|one| matches!(one, Refusal::PoolTooSmall { .. }));
            if !is_too_small {
                refused
                    .push(relax::why(pool, &classes, seats, &mut || watch(Phase::Composing).is_continue()));
            }
            return Err(refused);
        }
    };
    // What was found in time is put to use. Composing it comes before the explanations: they can be shorter.
    let ControlFlow::Continue(composed) = compose(pool, &classes, &found.lottery, panels, watch) else {
        return Err(vec![Refusal::NotComposed { panels }]);
    };
    let chances: Vec<f64> =
        classes.class_of.iter().map(|&class| found.chances.get(class).copied().unwrap_or(0.0)).collect();
    let is_selectable = |class: usize| !found.unselectable.contains(&class);
    let smallest = classes
        .class_of
        .iter()
        .zip(&chances)
        .filter(|&(&class, _)| is_selectable(class))
        .map(|(_, &chance)| chance)
        .fold(1.0, f64::min);
    let mut warnings = Vec::new();
    if !found.unselectable.is_empty() {
        warnings.push(unselectable(pool, &classes, seats, &found.unselectable, watch));
    }
    // What has been reached can be reached, whatever the arithmetic of the bounds has lost.
    let (lp_bound, bound) = (found.lp_bound.max(smallest), found.bound.max(smallest));
    let gap = bound - smallest;
    if !found.is_complete {
        warnings.push(Refusal::TimeLimit { gap: Some(gap) });
    }
    Ok(Selection {
        panels: composed,
        chances,
        smallest,
        lp_bound,
        bound,
        gap,
        tightened: found.tightened,
        is_complete: found.is_complete,
        warnings,
    })
}

fn unselectable(pool: &Pool, classes: &Classes, seats: u32, barred: &[usize], watch: Watch) -> Refusal {
    let mut ids = Vec::new();
    let mut quotas = Vec::new();
    for &class in barred {
        let people = classes.classes.get(class).into_iter().flat_map(|class| &class.people);
        ids.extend(people.filter_map(|&person| pool.people().get(person)).map(|person| person.id.clone()));
    }
    for &class in barred.iter().take(EXPLAINED_MAX) {
        if watch(Phase::Composing) == ControlFlow::Break(()) {
            break;
        }
        quotas.extend(relax::what_blocks(pool, classes, seats, class, &mut || {
            watch(Phase::Composing).is_continue()
        }));
    }
    ids.sort();
    quotas.sort();
    quotas.dedup();
    Refusal::CandidateUnselectable { ids, quotas }
}
