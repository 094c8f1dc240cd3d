//! The keys under which surveys' pending answers are sealed: made before a survey opens, destroyed once its last
//! answer has been mixed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::SurveyId;
use domain::id::TypedId;
use storage::KeyStore;

use crate::entropy::Entropy;
use crate::vault::{SurveyKey, Vault};
use crate::{Result, ServiceError};

/// The key store, with the keys of this process's open surveys at hand.
#[derive(Clone)]
pub struct Keys {
    store: KeyStore,
    vault: Vault,
    known: Arc<Mutex<BTreeMap<SurveyId, Arc<SurveyKey>>>>,
}

impl Keys {
    pub(crate) fn new(store: KeyStore, vault: Vault) -> Self {
        Self { store, vault, known: Arc::default() }
    }

    /// Makes a survey's key, unless it has one. Durable when this returns.
    pub(crate) async fn make(&self, survey: SurveyId, entropy: &dyn Entropy) -> Result<()> {
        let wrapped = self.vault.wrap_fresh_key(survey, entropy)?;
        Ok(self.store.put(survey.uuid(), &wrapped).await?)
    }

    /// A survey's key; `None` where it has none, or where this secret cannot unwrap it.
    pub(crate) async fn of(&self, survey: SurveyId) -> Result<Option<Arc<SurveyKey>>> {
        if let Some(key) = self.known().get(&survey) {
            return Ok(Some(Arc::clone(key)));
        }
        let Some(wrapped) = self.store.get(survey.uuid()).await? else { return Ok(None) };
        let Ok(key) = self.vault.unwrap_key(survey, &wrapped) else { return Ok(None) };
        let key = Arc::new(key);
        self.known().insert(survey, Arc::clone(&key));
        Ok(Some(key))
    }

    /// The key of a survey that takes answers.
    pub(crate) async fn of_open(&self, survey: SurveyId) -> Result<Arc<SurveyKey>> {
        self.of(survey)
            .await?
            .ok_or_else(|| ServiceError::fault("an open survey has no key in the key store"))
    }

    /// Surveys with a key.
    pub(crate) async fn surveys(&self) -> Result<Vec<SurveyId>> {
        Ok(self.store.ids().await?.into_iter().map(SurveyId::from_uuid).collect())
    }

    pub(crate) async fn destroy(&self, survey: SurveyId) -> Result<()> {
        self.known().remove(&survey);
        Ok(self.store.destroy(survey.uuid()).await?)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<SurveyId, Arc<SurveyKey>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
