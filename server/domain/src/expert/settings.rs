//! What a county decides about its experts: what they are called, what matters in matching, how far places are apart.

use serde::{Deserialize, Serialize};

use super::matching::{Policy, Weights};
use super::municipality;
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
const LEAD_DAYS_MAX: u16 = 365;

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
        let is_known = |(one, other): &(String, String)| {
            municipality::find(one).is_some() && municipality::find(other).is_some()
        };
        if !self.travel_times.iter().all(|time| is_known(&time.between)) {
            found.push(Violation::new(Code::UnknownMunicipality, ["travelTimes"]));
        }
        if self.lead_days > LEAD_DAYS_MAX {
            let range = Violation::new(Code::OutOfRange, ["leadDays"]);
            found.push(range.with("min", 0_i64).with("max", i64::from(LEAD_DAYS_MAX)));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// The same, its weights numbered anew where any differs from those of `before`: each version of them is kept
    /// beside the scores that it gave.
    #[must_use]
    pub fn succeeding(mut self, before: &Self) -> Self {
        self.weights.version = before.weights.version;
        if self.weights != before.weights {
            self.weights.version = before.weights.version.saturating_add(1);
        }
        self
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_get_a_new_number_when_one_of_them_changes_and_never_from_outside() {
        let before = ExpertSettings::default();
        let forged = Weights { version: 9, ..before.weights };
        let same = ExpertSettings { weights: forged, ..before.clone() }.succeeding(&before);
        assert_eq!(same, before);
        let other = Weights { theme: 25, travel: 15, ..forged };
        let after = ExpertSettings { weights: other, ..before.clone() }.succeeding(&before);
        assert_eq!((after.weights.version, after.check()), (before.weights.version + 1, Ok(())));
    }

    #[test]
    fn a_way_is_between_municipalities_that_there_are() {
        let time = |one: &str| TravelTime { between: (one.to_owned(), "890".to_owned()), minutes: 60 };
        let codes = |settings: ExpertSettings| -> Vec<Code> {
            settings.check().err().unwrap_or_default().into_iter().map(|one| one.code).collect()
        };
        let with = |times| ExpertSettings { travel_times: times, ..ExpertSettings::default() };
        assert_eq!(codes(with(vec![time("148")])), []);
        assert_eq!(codes(with(vec![time("148"), time("000")])), [Code::UnknownMunicipality]);
        assert_eq!(codes(ExpertSettings { lead_days: 366, ..with(Vec::new()) }), [Code::OutOfRange]);
    }
}
