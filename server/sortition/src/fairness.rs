//! How fair a lottery is, in the numbers that are published beside it, and how anybody checks them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::classes::Classes;
use crate::draw::{BILLIONTH, Commitment, Flaw, READING};
use crate::mixture::EXACT;
use crate::outer::{Objective, Outer};
use crate::pool::Pool;
use crate::selection::Selection;

/// Bounds are the same when they differ by no more than this: a lottery may fall short of them by the tenth of it.
const ARITHMETIC: f64 = 10.0 * EXACT;
/// A bound is tighter than another when it is by more than this.
const TIGHTER: f64 = 1e-12;

/// How fair the lottery is, beside the panels themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// The smallest chance of anybody whom some panel seats.
    pub min_probability: f64,
    /// What it could be at most, even if panels could be divided.
    pub lp_bound: f64,
    /// What it could be at most with whole panels, where that is known to be less.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub certified_bound: Option<f64>,
    /// How far it may be from the best there is: from the lesser of the two bounds.
    pub gap: f64,
}

impl Fairness {
    pub fn of(selection: &Selection) -> Self {
        let Selection { smallest, lp_bound, bound, .. } = *selection;
        let certified_bound = (lp_bound - bound > TIGHTER).then_some(bound);
        Self {
            min_probability: smallest,
            lp_bound,
            certified_bound,
            gap: certified_bound.unwrap_or(lp_bound) - smallest,
        }
    }

    /// What of these numbers does not follow from the chances and the panels that are published with them, and which of
    /// the chances under the panels (`rounded`) do not follow from the panels.
    pub fn flaws(&self, commitment: &Commitment, rounded: &BTreeMap<String, f64>) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let expected = commitment.rounded_probabilities();
        let is_right =
            |id: &str, chance: f64| rounded.get(id).is_some_and(|one| (one - chance).abs() <= READING);
        let wrong = expected.iter().filter(|&(id, &chance)| !is_right(id, chance)).map(|(&id, _)| id);
        let strangers = rounded.keys().map(String::as_str).filter(|id| !expected.contains_key(id));
        flaws.extend(wrong.chain(strangers).map(|id| Flaw::Rounded { id: id.to_owned() }));

        // Whom no panel seats has no chance and does not count; but when the work was ended early, nobody may have looked.
        let chances = commitment.probabilities.values().copied();
        let least = chances.clone().fold(1.0, f64::min);
        let least_of_seated = chances.filter(|&chance| chance > 0.0).fold(1.0, f64::min);
        let is_least = |least: f64| (self.min_probability - least).abs() <= BILLIONTH;
        if !is_least(least_of_seated) && (commitment.complete || !is_least(least)) {
            flaws.push(Flaw::MinProbability);
        }

        let bound = self.certified_bound.unwrap_or(self.lp_bound);
        let is_tighter = self.certified_bound.is_none_or(|bound| bound < self.lp_bound);
        let are_chances = [bound, self.lp_bound].iter().all(|bound| (0.0..=1.0).contains(bound));
        if !are_chances || !is_tighter || bound < self.min_probability - READING {
            flaws.push(Flaw::Bound);
        }
        let is_difference = (self.gap - (bound - self.min_probability)).abs() <= READING;
        if !is_difference || (commitment.complete && self.gap > ARITHMETIC) {
            flaws.push(Flaw::Gap);
        }
        flaws
    }

    /// With the organiser's own pool the bound is worked out anew. What was known of it when work was ended early
    /// cannot be told again.
    pub fn flaws_against(&self, commitment: &Commitment, pool: &Pool) -> Vec<Flaw> {
        if !commitment.complete {
            return Vec::new();
        }
        let classes = Classes::of(pool);
        let mut outer = Outer::new(&classes, pool.features(), commitment.seats);
        for (number, class) in classes.classes.iter().enumerate() {
            let mut people = class.people.iter().filter_map(|&person| pool.people().get(person));
            let has_chance =
                people.any(|person| commitment.probabilities.get(&person.id).is_some_and(|&one| one > 0.0));
            if !has_chance {
                outer.bar(number);
            }
        }
        let bound = outer.chances(Objective::Maximin, &mut || true).map(|chances| outer.smallest(&chances));
        let is_same = bound.is_some_and(|bound| (bound - self.lp_bound).abs() <= ARITHMETIC);
        if is_same { Vec::new() } else { vec![Flaw::Bound] }
    }
}
