//! Published versions never change, so each is read and parsed once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use domain::SurveyId;
use domain::survey::SurveyVersion;
use storage::{Access, Storage};

use crate::{Result, ServiceError};

/// More versions than this, and all are forgotten: reading them again is cheap.
const MOST: usize = 1_000;

type Key = (SurveyId, i32);

/// The versions read so far.
#[derive(Clone, Default)]
pub struct Versions {
    known: Arc<RwLock<HashMap<Key, Arc<SurveyVersion>>>>,
}

impl Versions {
    pub(crate) async fn get(
        &self,
        storage: &Storage,
        survey: SurveyId,
        number: i32,
    ) -> Result<Arc<SurveyVersion>> {
        if let Some(version) = self.peek((survey, number)) {
            return Ok(version);
        }
        let version =
            storage::survey::version::find(storage, survey, number).await?.ok_or(ServiceError::NotFound)?;
        Ok(self.keep(version))
    }

    /// Several versions with at most one statement.
    pub(crate) async fn get_many(
        &self,
        access: &impl Access,
        wanted: &[Key],
    ) -> Result<BTreeMap<Key, Arc<SurveyVersion>>> {
        let mut found: BTreeMap<_, _> =
            wanted.iter().filter_map(|key| Some((*key, self.peek(*key)?))).collect();
        let missing: Vec<Key> = wanted.iter().filter(|key| !found.contains_key(*key)).copied().collect();
        if !missing.is_empty() {
            for (key, version) in storage::survey::version::find_many(access, &missing).await? {
                found.insert(key, self.keep(version));
            }
        }
        Ok(found)
    }

    fn peek(&self, key: Key) -> Option<Arc<SurveyVersion>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    fn keep(&self, version: SurveyVersion) -> Arc<SurveyVersion> {
        let version = Arc::new(version);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert((version.survey, version.number), Arc::clone(&version));
        version
    }
}
