//! What a county decides about its experts: what they are called, what matters in matching, how far places are apart.

use serde::{Deserialize, Serialize};

use super::matching::{Policy, Weights};
use super::travel::Overrides;
use crate::violation::{Code, Violation, Violations};

stored_enum! {
    /// What the county calls them; usage differs in Finland.
    Wording {
        Kokemusasiantuntija = "kokemusasiantuntija",
        Kokemusosaaja = "kokemusosaaja",
    }
}

/// A way that takes longer or shorter than reckoned, such as one with a ferry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravelTime {
    /// Official three-digit codes of two municipalities; the direction does not matter.
    pub between: (String, String),
    pub minutes: u32,
}

/// The settings. The default is that of a county that has decided nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertSettings {
    pub wording: Wording,
    pub weights: Weights,
    /// Whether an expert must have a training that counts; agreements of other kinds never need one.
    pub needs_training: bool,
    pub travel_times: Vec<TravelTime>,
    /// How many days ahead orders are best made; the form says so.
    pub lead_days: u16,
}

impl Default for ExpertSettings {
    fn default() -> Self {
        Self {
            wording: Wording::Kokemusasiantuntija,
            weights: Weights::default(),
            needs_training: false,
            travel_times: Vec::new(),
            lead_days: 14,
        }
    }
}

const TRAVEL_TIMES_MAX: usize = 500;
const MINUTES_MAX: u32 = 24 * 60;

impl ExpertSettings {
    pub fn check(&self) -> Result<(), Violations> {
        let mut found: Violations = self.weights.check().err().into_iter().collect();
        if self.travel_times.len() > TRAVEL_TIMES_MAX {
            found.push(Violation::new(Code::TooManyTimes, ["travelTimes"]).with("max", TRAVEL_TIMES_MAX));
        }
        if self.travel_times.iter().any(|time| time.minutes > MINUTES_MAX) {
            let range = Violation::new(Code::OutOfRange, ["travelTimes"]);
            found.push(range.with("min", 0_i64).with("max", i64::from(MINUTES_MAX)));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// What the matching asks.
    pub fn policy(&self) -> Policy {
        let mut overrides = Overrides::default();
        for time in &self.travel_times {
            overrides.set(&time.between.0, &time.between.1, time.minutes);
        }
        Policy { weights: self.weights, needs_training: self.needs_training, overrides }
    }
}
