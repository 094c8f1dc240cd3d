//! The keys that are destroyed one day: that of a survey's pending answers once the last one has been mixed, that of an
//! expert when they are erased.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::SurveyId;
use domain::id::{ExpertId, TypedId};
use storage::{Holder, KeyStore};

use crate::entropy::Entropy;
use crate::vault::{ExpertKey, SurveyKey, Vault};
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
        Ok(self.store.put(Holder::Survey, survey.uuid(), &wrapped).await?)
    }

    /// A survey's key; `None` where it has none, or where this secret cannot unwrap it.
    pub(crate) async fn of(&self, survey: SurveyId) -> Result<Option<Arc<SurveyKey>>> {
        if let Some(key) = self.known().get(&survey) {
            return Ok(Some(Arc::clone(key)));
        }
        let Some(wrapped) = self.store.get(Holder::Survey, survey.uuid()).await? else { return Ok(None) };
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
        Ok(self.store.ids(Holder::Survey).await?.into_iter().map(SurveyId::from_uuid).collect())
    }

    pub(crate) async fn destroy(&self, survey: SurveyId) -> Result<()> {
        self.known().remove(&survey);
        Ok(self.store.destroy(Holder::Survey, survey.uuid()).await?)
    }

    /// Makes an expert's key, before their row. Durable when this returns.
    pub(crate) async fn make_for_expert(&self, expert: ExpertId, entropy: &dyn Entropy) -> Result<()> {
        self.make_for_experts(&[expert], entropy).await
    }

    /// Makes the keys of several experts, before their rows. Durable when this returns.
    pub(crate) async fn make_for_experts(&self, experts: &[ExpertId], entropy: &dyn Entropy) -> Result<()> {
        let wrapped = |id: &ExpertId| Ok((id.uuid(), self.vault.wrap_expert_key(*id, entropy)?));
        let keys = experts.iter().map(wrapped).collect::<Result<Vec<_>>>()?;
        Ok(self.store.put_all(Holder::Expert, &keys).await?)
    }

    /// An expert's key; `None` once it has been destroyed. Never kept at hand: another instance may destroy it.
    pub(crate) async fn of_expert(&self, expert: ExpertId) -> Result<Option<ExpertKey>> {
        let Some(wrapped) = self.store.get(Holder::Expert, expert.uuid()).await? else { return Ok(None) };
        let key = self.vault.unwrap_expert_key(expert, &wrapped);
        key.map(Some).map_err(|_| ServiceError::fault("an expert's key cannot be unwrapped with this secret"))
    }

    /// Destroys an expert's key, before their tombstone is written.
    pub(crate) async fn destroy_expert(&self, expert: ExpertId) -> Result<()> {
        Ok(self.store.destroy(Holder::Expert, expert.uuid()).await?)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<SurveyId, Arc<SurveyKey>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
