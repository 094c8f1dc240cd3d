//! The draw from published panels by a seed that nobody knew when they were published, and how anybody checks it.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::outer::Objective;
use crate::pool::Pool;
use crate::selection::Selection;

/// The form of the published document, and with it every rule of this module.
pub const FORMAT: &str = "osallistu-lot/1";

/// Numbers survive being written and read but for their last digits.
pub(crate) const READING: f64 = 1e-14;
/// Chances are published to this.
pub(crate) const BILLIONTH: f64 = 1e-9;

/// A quota as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedQuota {
    pub feature: String,
    pub value: String,
    pub min: u32,
    pub max: u32,
}

/// What is published before the randomness exists. People are named by pseudonyms; nothing says who is what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    pub format: String,
    pub objective: String,
    pub complete: bool,
    pub seats: u32,
    /// Of the canonical pool: every pseudonym with its values and household.
    pub pool_sha256: String,
    pub quotas: Vec<PublishedQuota>,
    /// The column of the pool's file that names households; `None`: everybody counts as living alone.
    pub household_column: Option<String>,
    /// Each person's chance in the fairest lottery, before it became so many panels.
    pub probabilities: BTreeMap<String, f64>,
    /// Panels of pseudonyms in ascending order; each is as likely as the others.
    pub portfolio: Vec<Vec<String>>,
    pub portfolio_sha256: String,
    /// Of all of the above.
    pub commitment_sha256: String,
}

/// What the seed says of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Hexadecimal, as it was announced.
    pub seed: String,
    /// Which of the panels, counted from zero.
    pub index: usize,
    pub panel: Vec<String>,
    /// Everybody else in the order in which they are asked when a seat becomes free.
    pub reserve: Vec<String>,
}

/// What does not hold in a published draw.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    UnknownFormat,
    PortfolioHash,
    CommitmentHash,
    /// A panel has another number of people than there are seats, or somebody twice.
    PanelSize {
        panel: usize,
    },
    UnknownPerson {
        id: String,
    },
    /// The chances do not add up to the seats, or one is no chance in whole billionths.
    Probabilities,
    /// Somebody's chance under the panels is not on how many of them they are.
    Rounded {
        id: String,
    },
    /// The smallest chance is another.
    MinProbability,
    /// A bound is less than what it bounds, or not the one that the pool gives.
    Bound,
    /// The gap is not from the smallest chance to the bound.
    Gap,
    /// It is not hexadecimal, or not in small letters as a draw writes it.
    Seed,
    Index,
    Panel,
    Reserve,
    PoolHash,
    Quotas,
    /// A panel does not meet the quotas, or seats two of one household.
    QuotaMissed {
        panel: usize,
    },
}

/// Whether something can be drawn by this: hexadecimal, and not empty.
pub fn is_seed(text: &str) -> bool {
    bytes_of(text).is_some()
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).ok().filter(|bytes| !bytes.is_empty())
}

/// Hashes texts so that no two lists of texts look the same: each after its length.
#[derive(Default)]
struct Canonical(Sha256);

impl Canonical {
    fn text(&mut self, text: &str) {
        self.0.update(text.len().to_be_bytes());
        self.0.update(text.as_bytes());
    }

    fn number(&mut self, number: u64) {
        self.0.update(number.to_be_bytes());
    }

    fn finish(self) -> String {
        HEXLOWER.encode(&self.0.finalize())
    }
}

/// People in the order of their ids, each with the values by name and the household by the ids of its members, so that
/// neither the order of the file nor the names of households matter.
pub fn pool_sha256(pool: &Pool) -> String {
    let mut people: Vec<_> = pool.people().iter().collect();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let mut first_of: BTreeMap<&str, &str> = BTreeMap::new();
    for person in &people {
        if let Some(household) = person.household.as_deref() {
            first_of.entry(household).or_insert(person.id.as_str());
        }
    }
    let mut hash = Canonical::default();
    hash.text(FORMAT);
    for person in people {
        hash.text(&person.id);
        for (&value, feature) in person.values.iter().zip(pool.features()) {
            hash.text(&feature.name);
            hash.text(feature.quotas.get(value).map_or("", |quota| &quota.value));
        }
        let household = person.household.as_deref().and_then(|name| first_of.get(name).copied());
        hash.text(household.unwrap_or(&person.id));
    }
    hash.finish()
}

fn portfolio_sha256(portfolio: &[Vec<String>]) -> String {
    let mut hash = Canonical::default();
    for panel in portfolio {
        hash.number(panel.len() as u64);
        panel.iter().for_each(|id| hash.text(id));
    }
    hash.finish()
}

fn quotas_of(pool: &Pool) -> Vec<PublishedQuota> {
    let quotas = pool.features().iter().flat_map(|feature| {
        feature.quotas.iter().map(|quota| PublishedQuota {
            feature: feature.name.clone(),
            value: quota.value.clone(),
            min: quota.min,
            max: quota.max,
        })
    });
    quotas.collect()
}

impl Commitment {
    /// To be published as it is, before anybody can know the seed.
    pub fn new(
        pool: &Pool,
        seats: u32,
        objective: Objective,
        household: Option<&str>,
        selection: &Selection,
    ) -> Self {
        let id =
            |&person: &usize| pool.people().get(person).map_or_else(String::new, |person| person.id.clone());
        let mut portfolio: Vec<Vec<String>> = selection
            .panels
            .iter()
            .map(|panel| {
                let mut ids: Vec<String> = panel.iter().map(id).collect();
                ids.sort();
                ids
            })
            .collect();
        portfolio.sort();
        let chances = selection.chances.iter().map(|chance| (chance * 1e9).round() / 1e9);
        let mut commitment = Self {
            format: FORMAT.to_owned(),
            objective: objective.code().to_owned(),
            complete: selection.is_complete,
            seats,
            pool_sha256: pool_sha256(pool),
            quotas: quotas_of(pool),
            household_column: household.map(str::to_owned),
            probabilities: pool.people().iter().map(|person| person.id.clone()).zip(chances).collect(),
            portfolio_sha256: portfolio_sha256(&portfolio),
            portfolio,
            commitment_sha256: String::new(),
        };
        commitment.commitment_sha256 = commitment.sha256();
        commitment
    }

    pub(crate) fn sha256(&self) -> String {
        let mut hash = Canonical::default();
        for text in [&self.format, &self.objective, &self.pool_sha256, &self.portfolio_sha256] {
            hash.text(text);
        }
        hash.number(u64::from(self.complete));
        hash.number(u64::from(self.seats));
        hash.text(self.household_column.as_deref().unwrap_or(""));
        hash.number(self.quotas.len() as u64);
        for quota in &self.quotas {
            hash.text(&quota.feature);
            hash.text(&quota.value);
            hash.number(u64::from(quota.min));
            hash.number(u64::from(quota.max));
        }
        for (id, chance) in &self.probabilities {
            hash.text(id);
            // In billionths: whole numbers survive any way of writing them.
            hash.number((chance * 1e9).round() as u64);
        }
        hash.finish()
    }

    /// Each person's chance under the panels.
    pub fn rounded_probabilities(&self) -> BTreeMap<&str, f64> {
        let mut counts: BTreeMap<&str, u32> = self.probabilities.keys().map(|id| (id.as_str(), 0)).collect();
        for id in self.portfolio.iter().flatten() {
            *counts.entry(id).or_default() += 1;
        }
        let panels = self.portfolio.len().max(1) as f64;
        counts.into_iter().map(|(id, count)| (id, f64::from(count) / panels)).collect()
    }

    /// Draws; `None` when the seed is not hexadecimal or there is no panel. One seed, one panel: a second draw from
    /// the same commitment would be a choice.
    pub fn draw(&self, seed: &str) -> Option<Draw> {
        let key = bytes_of(seed)?;
        let index = self.index(&key)?;
        let panel = self.portfolio.get(index)?.clone();
        let drawn: BTreeSet<&String> = panel.iter().collect();
        let mut reserve: Vec<&String> = self.probabilities.keys().filter(|id| !drawn.contains(id)).collect();
        reserve.sort_by_cached_key(|id| self.mac(&key, "reserve", id.as_bytes()));
        Some(Draw {
            seed: seed.to_lowercase(),
            index,
            reserve: reserve.into_iter().cloned().collect(),
            panel,
        })
    }

    /// Evenly by rejection: what is beyond the last whole multiple of the number of panels is thrown again.
    pub(crate) fn index(&self, key: &[u8]) -> Option<usize> {
        let panels = u64::try_from(self.portfolio.len()).ok().filter(|&panels| panels > 0)?;
        let whole = u64::MAX - u64::MAX % panels;
        (0_u32..)
            .find_map(|throw| {
                let mac = self.mac(key, "panel", &throw.to_be_bytes());
                let number = mac.iter().take(8).fold(0, |number: u64, &byte| number << 8 | u64::from(byte));
                (number < whole).then_some(number % panels)
            })
            .and_then(|index| usize::try_from(index).ok())
    }

    fn mac(&self, key: &[u8], what_for: &str, of: &[u8]) -> Vec<u8> {
        // HMAC takes keys of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
            return Vec::new();
        };
        mac.update(self.commitment_sha256.as_bytes());
        mac.update(what_for.as_bytes());
        mac.update(of);
        mac.finalize().into_bytes().to_vec()
    }

    /// What does not hold in the document itself and, when it has been drawn, in the draw.
    pub fn flaws(&self, draw: Option<&Draw>) -> Vec<Flaw> {
        let mut flaws = BTreeSet::new();
        if self.format != FORMAT {
            flaws.insert(Flaw::UnknownFormat);
        }
        if portfolio_sha256(&self.portfolio) != self.portfolio_sha256 {
            flaws.insert(Flaw::PortfolioHash);
        }
        // To the hash a column without a name is the same as none, and no lot is made with one.
        let has_unnamed_column = self.household_column.as_deref() == Some("");
        if self.sha256() != self.commitment_sha256 || has_unnamed_column {
            flaws.insert(Flaw::CommitmentHash);
        }
        // Each has been rounded by half a billionth at most.
        let sum: f64 = self.probabilities.values().sum();
        let off = BILLIONTH * self.probabilities.len() as f64 + 1e-6;
        let is_chance = |&chance: &f64| {
            let rounded = (chance * 1e9).round() / 1e9;
            (0.0..=1.0).contains(&rounded) && (chance - rounded).abs() <= READING
        };
        if !self.probabilities.values().all(is_chance) || (sum - f64::from(self.seats)).abs() > off {
            flaws.insert(Flaw::Probabilities);
        }
        for (number, panel) in self.portfolio.iter().enumerate() {
            let people: BTreeSet<&String> = panel.iter().collect();
            if people.len() != panel.len() || u32::try_from(panel.len()) != Ok(self.seats) {
                flaws.insert(Flaw::PanelSize { panel: number });
            }
            for id in people.into_iter().filter(|id| !self.probabilities.contains_key(*id)) {
                flaws.insert(Flaw::UnknownPerson { id: id.clone() });
            }
        }
        if let Some(draw) = draw {
            match self.draw(&draw.seed) {
                None => _ = flaws.insert(Flaw::Seed),
                Some(again) => {
                    flaws.extend((again.seed != draw.seed).then_some(Flaw::Seed));
                    flaws.extend((again.index != draw.index).then_some(Flaw::Index));
                    flaws.extend((again.panel != draw.panel).then_some(Flaw::Panel));
                    flaws.extend((again.reserve != draw.reserve).then_some(Flaw::Reserve));
                }
            }
        }
        flaws.into_iter().collect()
    }

    /// What does not hold against the organiser's own pool.
    pub fn flaws_against(&self, pool: &Pool) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if pool_sha256(pool) != self.pool_sha256 {
            flaws.push(Flaw::PoolHash);
        }
        if quotas_of(pool) != self.quotas {
            flaws.push(Flaw::Quotas);
        }
        let numbers: BTreeMap<&str, usize> =
            pool.people().iter().enumerate().map(|(number, person)| (person.id.as_str(), number)).collect();
        for (number, panel) in self.portfolio.iter().enumerate() {
            let people: Option<Vec<usize>> =
                panel.iter().map(|id| numbers.get(id.as_str()).copied()).collect();
            if !people.is_some_and(|people| pool.is_met_by(&people)) {
                flaws.push(Flaw::QuotaMissed { panel: number });
            }
        }
        flaws
    }
}
