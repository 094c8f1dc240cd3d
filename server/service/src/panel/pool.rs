//! A pool beside its quotas, before any lot is made of it: how many have what, and which quotas cannot be met. Nothing of it
//! is stored.

use std::collections::BTreeMap;

use documents::csv;
use domain::Violations;
use domain::id::PanelId;
use domain::identity::Actor;
use domain::panel::{Feature, OpenCall, finnish};
use sortition::Refusal;

use super::composition::counts;
use super::lot::{LotPool, pool_of};
use super::managed_one;
use super::reserve::Applicants;
use crate::{Result, Services};

/// One value of a feature: its quota, and how many of the pool have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolRow {
    pub feature: String,
    pub value: String,
    pub min: u32,
    pub max: u32,
    pub pool: u32,
}

impl PoolRow {
    /// Fewer than the quota needs.
    pub fn is_short(&self) -> bool {
        self.pool < self.min
    }
}

/// A pool beside its quotas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolCheck {
    /// In the order of the quotas.
    pub rows: Vec<PoolRow>,
    pub people: usize,
    /// The seats that would be drawn for.
    pub seats: u32,
    /// What can be seen to be impossible without looking for a panel.
    pub told: Violations,
}

/// Holds a pool against its quotas: those who have applied against what the call leaves, or tables against each other. For
/// whoever organises the panel.
///
/// # Errors
/// Everything that is wrong in the tables, each with its row.
pub async fn check(services: &Services, actor: &Actor, id: PanelId, from: &LotPool) -> Result<PoolCheck> {
    let panel = managed_one(&services.storage, actor, id).await?;
    let Applicants { pool, seats } = pool_of(services, &panel, from).await?;
    let mut have = counts(&pool, pool.people().iter()).into_iter();
    let mut rows = Vec::new();
    for feature in pool.features() {
        for quota in &feature.quotas {
            rows.push(PoolRow {
                feature: feature.name.clone(),
                value: quota.value.clone(),
                min: quota.min,
                max: quota.max,
                pool: have.next().unwrap_or_default(),
            });
        }
    }
    let told = sortition::at_a_glance(&pool, seats).iter().map(Refusal::violation).collect();
    Ok(PoolCheck { rows, people: pool.people().len(), seats, told })
}

/// How many of a table of people, whose columns and cells are named as the call names them in Finnish, have each value: by
/// the codes of feature and value. For whoever organises the panel, who writes the call at this moment.
pub async fn against_call(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    call: &OpenCall,
    respondents: &str,
) -> Result<BTreeMap<(String, String), u32>> {
    let files =
        LotPool::Files { respondents: respondents.to_owned(), categories: categories(call), household: None };
    let checked = check(services, actor, id, &files).await?;
    let codes = call.features.iter().flat_map(codes);
    Ok(codes.zip(checked.rows.into_iter().map(|row| row.pool)).collect())
}

fn codes(feature: &Feature) -> impl Iterator<Item = (String, String)> {
    feature.values.iter().map(move |value| (feature.code.clone(), value.code.clone()))
}

/// The quotas of a call as a table.
fn categories(call: &OpenCall) -> String {
    let header = ["feature", "value", "min", "max"].map(str::to_owned);
    let rows = call.features.iter().flat_map(|feature| {
        feature.values.iter().map(move |value| {
            vec![finnish(&feature.name), finnish(&value.label), value.min.to_string(), value.max.to_string()]
        })
    });
    csv::write_exactly(&header, rows)
}
