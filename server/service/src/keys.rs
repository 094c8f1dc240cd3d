//! The keys that are destroyed one day: that of a survey's pending answers once the last one has been mixed, that of an
//! expert when they are erased, that of somebody of a panel when they leave it, that of an initiative or of feedback when it is
//! forgotten whose it is.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::SurveyId;
use domain::id::{ExpertId, FeedbackItemId, InitiativeId, MemberId, TypedId};
use storage::{Holder, KeyStore, StorageError};
use uuid::Uuid;

use crate::entropy::Entropy;
use crate::vault::{CannotUnwrap, PersonKey, SurveyKey, Vault, version_of};
use crate::{Result, ServiceError};

/// What lies under one version of the wrapping keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrappedUnder {
    /// `None`: under the secret itself.
    pub version: Option<u32>,
    pub keys: u64,
    /// Whether the version is there.
    pub opens: bool,
}

/// What a rotation has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewrapped {
    /// The newest one, under which every key lies now.
    pub version: u32,
    pub anew: u64,
    /// Keys that lay under it before.
    pub already: u64,
}

/// Why keys were not wrapped anew.
#[derive(Debug, thiserror::Error)]
pub enum RewrapError {
    #[error("there are no wrapping keys, so everything lies under the secret")]
    NoWrappingKeys,
    #[error(transparent)]
    CannotUnwrap(#[from] CannotUnwrap),
    #[error("a key could not be sealed")]
    Sealing,
    #[error("the key store cannot be used: {0}")]
    Store(#[from] StorageError),
    #[error("the keys are wrapped anew, but the audit log does not say so: {0}")]
    AuditLog(#[source] StorageError),
}

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
        let key = match self.vault.unwrap_key(survey, &wrapped) {
            Ok(key) => Arc::new(key),
            Err(CannotUnwrap::Wrong) => return Ok(None),
            // Somebody has taken it away too early: nothing is lost, and nothing is done until it is back.
            Err(missing @ CannotUnwrap::MissingVersion(_)) => return Err(ServiceError::fault(missing)),
        };
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
        let wrapped =
            |id: &ExpertId| Ok((id.uuid(), self.vault.wrap_person_key(Holder::Expert, id.uuid(), entropy)?));
        let keys = experts.iter().map(wrapped).collect::<Result<Vec<_>>>()?;
        Ok(self.store.put_all(Holder::Expert, &keys).await?)
    }

    /// An expert's key; `None` once it has been destroyed. Never kept at hand: another instance may destroy it.
    pub(crate) async fn of_expert(&self, expert: ExpertId) -> Result<Option<PersonKey>> {
        self.of_person(Holder::Expert, expert.uuid()).await
    }

    async fn of_person(&self, holder: Holder, person: Uuid) -> Result<Option<PersonKey>> {
        let Some(wrapped) = self.store.get(holder, person).await? else { return Ok(None) };
        let key = self.vault.unwrap_person_key(holder, person, &wrapped);
        key.map(Some).map_err(ServiceError::fault)
    }

    /// Makes the key of somebody of a panel, before their row. Durable when this returns.
    pub(crate) async fn make_for_member(&self, member: MemberId, entropy: &dyn Entropy) -> Result<PersonKey> {
        self.make_for_person(Holder::Member, member.uuid(), entropy).await
    }

    async fn make_for_person(
        &self,
        holder: Holder,
        person: Uuid,
        entropy: &dyn Entropy,
    ) -> Result<PersonKey> {
        let wrapped = self.vault.wrap_person_key(holder, person, entropy)?;
        self.store.put(holder, person, &wrapped).await?;
        self.vault.unwrap_person_key(holder, person, &wrapped).map_err(ServiceError::fault)
    }

    /// Makes the key of whoever made an initiative, before its row. Durable when this returns.
    pub(crate) async fn make_for_initiative(
        &self,
        initiative: InitiativeId,
        entropy: &dyn Entropy,
    ) -> Result<PersonKey> {
        self.make_for_person(Holder::Initiative, initiative.uuid(), entropy).await
    }

    /// The key of whoever made an initiative; `None` once it has been destroyed.
    pub(crate) async fn of_initiative(&self, initiative: InitiativeId) -> Result<Option<PersonKey>> {
        self.of_person(Holder::Initiative, initiative.uuid()).await
    }

    /// The initiatives for whose makers there are keys.
    pub(crate) async fn of_initiatives(&self) -> Result<Vec<InitiativeId>> {
        Ok(self.store.ids(Holder::Initiative).await?.into_iter().map(InitiativeId::from_uuid).collect())
    }

    /// Destroys the keys of makers of initiatives, once their rows are emptied.
    pub(crate) async fn destroy_initiatives(&self, initiatives: &[InitiativeId]) -> Result<()> {
        let ids: Vec<Uuid> = initiatives.iter().map(|id| id.uuid()).collect();
        if ids.is_empty() { Ok(()) } else { Ok(self.store.destroy_all(Holder::Initiative, &ids).await?) }
    }

    /// Makes the keys of a sample, before its rows. Durable when this returns.
    pub(crate) async fn make_for_members(&self, members: &[MemberId], entropy: &dyn Entropy) -> Result<()> {
        let wrapped =
            |id: &MemberId| Ok((id.uuid(), self.vault.wrap_person_key(Holder::Member, id.uuid(), entropy)?));
        let keys = members.iter().map(wrapped).collect::<Result<Vec<_>>>()?;
        Ok(self.store.put_all(Holder::Member, &keys).await?)
    }

    /// The key of somebody of a panel; `None` once it has been destroyed.
    pub(crate) async fn of_member(&self, member: MemberId) -> Result<Option<PersonKey>> {
        self.of_person(Holder::Member, member.uuid()).await
    }

    /// Whose keys there are of people of panels.
    pub(crate) async fn of_members(&self) -> Result<Vec<MemberId>> {
        Ok(self.store.ids(Holder::Member).await?.into_iter().map(MemberId::from_uuid).collect())
    }

    /// Destroys the keys of people of panels, once their rows are emptied.
    pub(crate) async fn destroy_members(&self, members: &[MemberId]) -> Result<()> {
        let ids: Vec<Uuid> = members.iter().map(|id| id.uuid()).collect();
        if ids.is_empty() { Ok(()) } else { Ok(self.store.destroy_all(Holder::Member, &ids).await?) }
    }

    /// Makes the key of a piece of feedback, before its row. Durable when this returns.
    pub(crate) async fn make_for_feedback(
        &self,
        item: FeedbackItemId,
        entropy: &dyn Entropy,
    ) -> Result<PersonKey> {
        let wrapped = self.vault.wrap_person_key(Holder::Feedback, item.uuid(), entropy)?;
        self.store.put(Holder::Feedback, item.uuid(), &wrapped).await?;
        let key = self.vault.unwrap_person_key(Holder::Feedback, item.uuid(), &wrapped);
        key.map_err(ServiceError::fault)
    }

    /// The key of a piece of feedback; `None` once it is forgotten.
    pub(crate) async fn of_feedback(&self, item: FeedbackItemId) -> Result<Option<PersonKey>> {
        self.of_person(Holder::Feedback, item.uuid()).await
    }

    /// Which feedback there are keys of.
    pub(crate) async fn of_all_feedback(&self) -> Result<Vec<FeedbackItemId>> {
        let ids = self.store.ids(Holder::Feedback).await?;
        Ok(ids.into_iter().map(FeedbackItemId::from_uuid).collect())
    }

    /// Destroys the keys of feedback, once its rows are emptied.
    pub(crate) async fn destroy_feedback(&self, items: &[FeedbackItemId]) -> Result<()> {
        let ids: Vec<Uuid> = items.iter().map(|id| id.uuid()).collect();
        if ids.is_empty() { Ok(()) } else { Ok(self.store.destroy_all(Holder::Feedback, &ids).await?) }
    }

    /// Destroys an expert's key, before their tombstone is written.
    pub(crate) async fn destroy_expert(&self, expert: ExpertId) -> Result<()> {
        Ok(self.store.destroy(Holder::Expert, expert.uuid()).await?)
    }

    /// How many keys lie under which version, and whether that can be opened.
    pub(crate) async fn wrapped(&self) -> Result<Vec<WrappedUnder>> {
        let mut counts = BTreeMap::<Option<u32>, u64>::new();
        for holder in Holder::ALL {
            for (_, wrapped) in self.store.all(holder).await? {
                *counts.entry(version_of(&wrapped)).or_default() += 1;
            }
        }
        let under = |(version, keys)| WrappedUnder { version, keys, opens: self.vault.has_version(version) };
        Ok(counts.into_iter().map(under).collect())
    }

    /// Wraps every key anew that does not lie under the newest version yet. Where one cannot be opened, the keys of its
    /// kind stay as they are.
    pub(crate) async fn rewrap(&self, entropy: &dyn Entropy) -> std::result::Result<Rewrapped, RewrapError> {
        let version = self.vault.newest_version().ok_or(RewrapError::NoWrappingKeys)?;
        let mut done = Rewrapped { version, anew: 0, already: 0 };
        for holder in Holder::ALL {
            let mut keys = Vec::new();
            for (id, was) in self.store.all(holder).await? {
                if version_of(&was) == Some(version) {
                    done.already += 1;
                    continue;
                }
                let key = self.vault.open_key(holder, id, &was)?;
                let wrapped = self.vault.wrap_key(holder, id, &key, entropy);
                keys.push((id, was, wrapped.map_err(|_| RewrapError::Sealing)?));
            }
            done.anew += self.store.replace_all(holder, &keys).await?;
        }
        Ok(done)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<SurveyId, Arc<SurveyKey>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
