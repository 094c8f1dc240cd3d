//! What a drawn panel is made up of.
//!
//! The pool is stored nowhere, so what each published panel would be made up of is counted while the lot is worked out. All
//! of these counts together would tell who is what: they lie sealed until the draw, and then only those of the drawn panel
//! are left.

use std::collections::BTreeMap;

use domain::id::{LotId, TypedId};
use domain::panel::{Composition, CompositionRow};
use serde::{Deserialize, Serialize};
use sortition::{Commitment, Draw, Person, Pool};

use crate::{Result, ServiceError, Services};

const PLACE: &str = "panel_lot.compositions_sealed";

/// How many count towards each quota, in the order of the published quotas: of the pool, and of each published panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Compositions {
    pool: Vec<u32>,
    panels: Vec<Vec<u32>>,
}

impl Compositions {
    pub(super) fn of(pool: &Pool, commitment: &Commitment) -> Self {
        let known: BTreeMap<&str, &Person> =
            pool.people().iter().map(|person| (person.id.as_str(), person)).collect();
        let panel =
            |ids: &Vec<String>| counts(pool, ids.iter().filter_map(|id| known.get(id.as_str()).copied()));
        Self {
            pool: counts(pool, pool.people().iter()),
            panels: commitment.portfolio.iter().map(panel).collect(),
        }
    }

    pub(super) fn seal(&self, services: &Services, id: LotId) -> Result<Vec<u8>> {
        services.vault.seal_row(PLACE, id.uuid(), self, services.entropy.as_ref())
    }

    pub(super) fn open(services: &Services, id: LotId, sealed: &[u8]) -> Result<Self> {
        services.vault.open_row(PLACE, id.uuid(), sealed).map_err(ServiceError::fault)
    }

    /// What a drawn panel is made up of; `None` where these are not the counts of its lot.
    pub(super) fn drawn(&self, commitment: &Commitment, draw: &Draw) -> Option<Composition> {
        let panel = self.panels.get(draw.index)?;
        let counted = self.pool.iter().zip(panel);
        let rows = commitment.quotas.iter().zip(counted).map(|(quota, (pool, panel))| CompositionRow {
            feature: quota.feature.clone(),
            value: quota.value.clone(),
            min: quota.min,
            max: quota.max,
            pool: *pool,
            panel: *panel,
            reserve: pool.saturating_sub(*panel),
        });
        Some(Composition(rows.collect()))
    }
}

/// How many of these people count towards each quota of the pool, feature by feature.
pub(super) fn counts<'a>(pool: &Pool, people: impl Iterator<Item = &'a Person>) -> Vec<u32> {
    let mut counts: Vec<Vec<u32>> =
        pool.features().iter().map(|feature| vec![0; feature.quotas.len()]).collect();
    for person in people {
        for (of_feature, value) in counts.iter_mut().zip(&person.values) {
            if let Some(count) = of_feature.get_mut(*value) {
                *count += 1;
            }
        }
    }
    counts.concat()
}
