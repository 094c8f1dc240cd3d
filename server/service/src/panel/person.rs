//! Who somebody of a panel is: sealed under a key of their own, which is destroyed when they leave.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::expert::Contact;
use domain::id::{MemberId, PanelId, TypedId};
use domain::panel::{Guardian, MemberConsent};
use serde::{Deserialize, Serialize};
use storage::panel::member::{self, Applied, Column, Sealed};

use crate::{Result, ServiceError, Services, token};

const CONTACT: &str = "panel_member.contact_sealed";
const ANSWERS: &str = "panel_member.answers_sealed";

/// Name, contact and needs of somebody of a panel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub contact: Contact,
    /// What they need to take part.
    pub needs: String,
    /// Where a letter goes, line by line; blank but for those of a sample.
    #[serde(default)]
    pub address: String,
    /// Who agrees, where they are not of age.
    #[serde(default)]
    pub guardian: Option<Guardian>,
    /// When they applied, and so agreed that what they tell is used; `None` where they were named, or have been invited only.
    #[serde(default)]
    pub applied_at: Option<DateTime<Utc>>,
    /// What they have agreed to; `None` where they were named and have not answered yet, have been invited only, or agreed
    /// before that was kept.
    #[serde(default)]
    pub consent: Option<MemberConsent>,
}

/// What somebody answered, by the codes of features and values.
pub type Answers = BTreeMap<String, String>;

/// Makes somebody's key and seals what is stored of them. Whoever does not store it destroys the key again.
pub(super) async fn seal(
    services: &Services,
    panel: PanelId,
    id: MemberId,
    person: &Person,
    answers: Option<&Answers>,
    household_tag: Option<[u8; 32]>,
) -> Result<Sealed> {
    let key = services.keys.make_for_member(id, services.entropy.as_ref()).await?;
    let entropy = services.entropy.as_ref();
    Ok(Sealed {
        link_hash: token::hash(&token::of_member(services, id)),
        code_hash: None,
        household_tag,
        reach_tag: Some(reach_tag(services, panel, &person.contact)),
        contact: key.seal(CONTACT, person, entropy)?,
        answers: answers.map(|answers| key.seal(ANSWERS, answers, entropy)).transpose()?,
    })
}

/// Seals what is stored of somebody of a sample, whose key is there. Nobody is told from others by their address yet: two
/// of a sample may share a phone.
pub(super) async fn seal_invited(
    services: &Services,
    id: MemberId,
    panel: PanelId,
    person: &Person,
    household: Option<&str>,
) -> Result<Sealed> {
    let key = services.keys.of_member(id).await?.ok_or(ServiceError::NotFound)?;
    Ok(Sealed {
        link_hash: token::hash(&token::of_member(services, id)),
        code_hash: Some(token::hash(&token::invitation_code(services, id))),
        household_tag: household.map(|home| household_tag(services, panel, home)),
        reach_tag: None,
        contact: key.seal(CONTACT, person, services.entropy.as_ref())?,
        answers: None,
    })
}

/// Seals what somebody who was invited tells of themselves.
pub(super) async fn seal_application(
    services: &Services,
    id: MemberId,
    person: &Person,
    answers: &Answers,
    (reach_tag, household_tag): (Option<[u8; 32]>, Option<[u8; 32]>),
) -> Result<Applied> {
    let key = services.keys.of_member(id).await?.ok_or(ServiceError::NotFound)?;
    let entropy = services.entropy.as_ref();
    let (contact, answers) = (key.seal(CONTACT, person, entropy)?, key.seal(ANSWERS, answers, entropy)?);
    Ok(Applied { reach_tag, household_tag, contact, answers })
}

/// Seals who somebody is and how they are reached anew.
pub(super) async fn seal_contact(services: &Services, id: MemberId, person: &Person) -> Result<Vec<u8>> {
    let key = services.keys.of_member(id).await?.ok_or(ServiceError::NotFound)?;
    key.seal(CONTACT, person, services.entropy.as_ref())
}

/// By which whoever has applied already is found: the address, else the number.
pub(super) fn reach_tag(services: &Services, panel: PanelId, contact: &Contact) -> [u8; 32] {
    let reach = contact.email.as_deref().or(contact.phone.as_deref()).unwrap_or_default();
    services.vault.index_tag("panel reach", &format!("{}|{reach}", panel.uuid()))
}

/// By which those who live together are found, from what is the same for them.
pub(super) fn household_tag(services: &Services, panel: PanelId, home: &str) -> [u8; 32] {
    services.vault.index_tag("panel household", &format!("{}|{home}", panel.uuid()))
}

/// Everybody of a panel who is not forgotten. Who asks is written down by the caller.
pub(super) async fn people(services: &Services, panel: PanelId) -> Result<BTreeMap<MemberId, Person>> {
    opened(services, panel, Column::Contact, CONTACT).await
}

/// What those who wait for a lot have answered, and those it has seated.
pub(super) async fn answers(services: &Services, panel: PanelId) -> Result<BTreeMap<MemberId, Answers>> {
    opened(services, panel, Column::Answers, ANSWERS).await
}

/// One of a panel; `None` once they are forgotten.
pub(crate) async fn person(services: &Services, id: MemberId) -> Result<Option<Person>> {
    let Some(sealed) = member::contact(&services.storage, id).await? else { return Ok(None) };
    let Some(key) = services.keys.of_member(id).await? else { return Ok(None) };
    key.open(CONTACT, &sealed).map(Some).map_err(ServiceError::fault)
}

/// What one of a panel answered for the lot; nothing where that is forgotten.
pub(super) async fn answers_of(services: &Services, id: MemberId) -> Result<Answers> {
    let Some(sealed) = member::answers(&services.storage, id).await? else { return Ok(Answers::new()) };
    let Some(key) = services.keys.of_member(id).await? else { return Ok(Answers::new()) };
    key.open(ANSWERS, &sealed).map_err(ServiceError::fault)
}

/// Something of somebody's that was sealed elsewhere; blank once their key is gone.
pub(super) async fn opened_elsewhere<T: Default + serde::de::DeserializeOwned>(
    services: &Services,
    id: MemberId,
    place: &str,
    sealed: &[u8],
) -> Result<T> {
    let Some(key) = services.keys.of_member(id).await? else { return Ok(T::default()) };
    key.open(place, sealed).map_err(ServiceError::fault)
}

async fn opened<T: serde::de::DeserializeOwned>(
    services: &Services,
    panel: PanelId,
    column: Column,
    place: &str,
) -> Result<BTreeMap<MemberId, T>> {
    let mut opened = BTreeMap::new();
    for (id, sealed) in member::sealed(&services.storage, panel, column).await? {
        // The key of somebody who is leaving may be gone already.
        let Some(key) = services.keys.of_member(id).await? else { continue };
        opened.insert(id, key.open(place, &sealed).map_err(ServiceError::fault)?);
    }
    Ok(opened)
}
