//! What is published of a lot: one JSON document, which `osallistu panel verify` proves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sortition::{Commitment, Draw, Selection};

/// How fair the lottery is, beside the panels themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// The smallest chance of anybody whom some panel seats.
    pub min_probability: f64,
    /// What it could be at most.
    pub lp_bound: f64,
    /// How far it may be from the best there is.
    pub gap: f64,
}

impl Fairness {
    pub fn of(selection: &Selection) -> Self {
        Self { min_probability: selection.smallest, lp_bound: selection.lp_bound, gap: selection.gap }
    }
}

/// The document: how fair it is, what is published, everybody's chance under the panels, and the draw.
#[derive(Serialize)]
pub struct Document<'a> {
    #[serde(flatten)]
    fairness: &'a Fairness,
    #[serde(flatten)]
    commitment: &'a Commitment,
    probabilities_rounded: BTreeMap<&'a str, f64>,
    #[serde(flatten)]
    draw: Option<&'a Draw>,
}

impl<'a> Document<'a> {
    pub fn new(fairness: &'a Fairness, commitment: &'a Commitment, draw: Option<&'a Draw>) -> Self {
        Self { fairness, probabilities_rounded: commitment.rounded_probabilities(), commitment, draw }
    }
}
