//! The secret that lives outside the database, and what is derived from it.
//!
//! Whoever has the database but not this secret can neither tie an intake row to a client key, nor read
//! an answer before it is mixed.

mod wrapping;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::SurveyId;
use domain::id::{ExpertId, FeedbackItemId, InitiativeId, MemberId, OfferId, OrderId, TypedId};
use domain::survey::{ClientKey, InvitationKey, Pair, Submission};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use storage::Holder;
use storage::survey::intake::Tag;
use storage::survey::response::Response;
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use crate::ServiceError;
use crate::entropy::Entropy;

pub(crate) use wrapping::version_of;
pub use wrapping::{CannotUnwrap, NotWrappingKeys, WrappingKeys};

/// Fewest bytes of the secret.
pub const SECRET_MIN_BYTES: usize = 32;
/// Sealed answers are padded to whole blocks: an answer's length would re-link it.
const BLOCK: usize = 1_024;
const NONCE: usize = 24;

/// The secret is too short to protect anything.
#[derive(Debug, thiserror::Error)]
#[error("the secret must have at least {SECRET_MIN_BYTES} bytes")]
pub struct SecretTooShort;

/// A sealed answer could not be opened: another secret, or a changed row.
#[derive(Debug, thiserror::Error)]
#[error("a sealed answer cannot be opened with this secret")]
pub struct CannotOpen;

/// The keys of this installation.
#[derive(Clone)]
pub struct Vault {
    root: Zeroizing<[u8; 32]>,
    key_id: String,
    wrapping: WrappingKeys,
}

/// What is sealed: the answer and where it will stand.
#[derive(Serialize, Deserialize)]
struct Sealed {
    key: Tag,
    submission: Submission,
}

impl Vault {
    /// Derives the keys from the secret of `OSALLISTU_SECRET_FILE`.
    pub fn new(secret: &[u8]) -> Result<Self, SecretTooShort> {
        if secret.len() < SECRET_MIN_BYTES {
            return Err(SecretTooShort);
        }
        let root: [u8; 32] = Sha256::digest(secret).into();
        let mut vault =
            Self { root: Zeroizing::new(root), key_id: String::new(), wrapping: WrappingKeys::default() };
        // Names the secret without telling it, so that a wrong one is noticed.
        let name = vault.derive("key id", b"");
        vault.key_id = data_encoding::HEXLOWER.encode(name.get(..8).unwrap_or_default());
        Ok(vault)
    }

    pub(crate) fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The name of a pending answer, from its client key.
    pub(crate) fn intake_tag(&self, key: &ClientKey) -> Tag {
        self.tag("intake", key)
    }

    /// The name of a mixed answer, from its client key. Not derivable from the intake tag.
    pub(crate) fn response_key(&self, key: &ClientKey) -> Tag {
        self.tag("response", key)
    }

    /// Mixed into every password hash, so that the database alone cannot be guessed at.
    pub(crate) fn pepper(&self) -> Zeroizing<[u8; 32]> {
        self.derive("password pepper", b"")
    }

    fn tag(&self, purpose: &str, key: &ClientKey) -> Tag {
        let derived = self.derive(purpose, b"");
        // HMAC takes a key of any length; the error cannot happen and yields a tag nobody else has.
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(derived.as_slice()) else { return *key.bytes() };
        let digest = mac.chain_update(key.bytes()).finalize().into_bytes();
        let mut tag = Tag::default();
        tag.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        tag
    }

    fn derive(&self, purpose: &str, context: &[u8]) -> Zeroizing<[u8; 32]> {
        derived(&self.root, purpose, context)
    }

    /// A fresh key for a survey, wrapped.
    pub(crate) fn wrap_fresh_key(
        &self,
        survey: SurveyId,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        self.wrap_key(Holder::Survey, survey.uuid(), &fresh(entropy), entropy)
    }

    /// Opens what [`Self::wrap_fresh_key`] made.
    pub(crate) fn unwrap_key(&self, survey: SurveyId, wrapped: &[u8]) -> Result<SurveyKey, CannotUnwrap> {
        let id = survey.uuid();
        let key = self.open_key(Holder::Survey, id, wrapped)?;
        Ok(SurveyKey(Sealer { key, bound_to: id.as_bytes().to_vec() }))
    }

    /// A fresh key for a person, wrapped: an expert, or somebody of a panel.
    pub(crate) fn wrap_person_key(
        &self,
        holder: Holder,
        person: Uuid,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        self.wrap_key(holder, person, &fresh(entropy), entropy)
    }

    /// Opens what [`Self::wrap_person_key`] made for the same holder and person.
    pub(crate) fn unwrap_person_key(
        &self,
        holder: Holder,
        person: Uuid,
        wrapped: &[u8],
    ) -> Result<PersonKey, CannotUnwrap> {
        Ok(PersonKey { person, key: self.open_key(holder, person, wrapped)? })
    }

    /// Seals what belongs to no expert, such as what an order looks for: under this secret itself, bound to its
    /// place (table and column) and its row.
    pub(crate) fn seal_row(
        &self,
        place: &str,
        row: Uuid,
        value: &impl Serialize,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        self.row_sealer(place, row).seal(value, entropy)
    }

    /// Opens what [`Self::seal_row`] made for the same place and row.
    pub(crate) fn open_row<T: DeserializeOwned>(
        &self,
        place: &str,
        row: Uuid,
        sealed: &[u8],
    ) -> Result<T, CannotOpen> {
        self.row_sealer(place, row).open(sealed)
    }

    fn row_sealer(&self, place: &str, row: Uuid) -> Sealer {
        Sealer { key: self.derive("row", place.as_bytes()), bound_to: row.as_bytes().to_vec() }
    }

    /// The name under which a sealed value is found without being read. Whoever has the database alone learns which
    /// rows hold the same value and not which one.
    pub(crate) fn index_tag(&self, kind: &str, value: &str) -> Tag32 {
        self.keyed_hash("index", kind, value.as_bytes())
    }

    /// A draw between equals that nobody can steer: the same for one order and one expert, wherever it is computed.
    pub(crate) fn tie_break(&self, order: OrderId, expert: ExpertId) -> Tag32 {
        let pair = [order.uuid().into_bytes(), expert.uuid().into_bytes()].concat();
        self.keyed_hash("tie break", "", &pair)
    }

    /// The secret of an offer's private link: made again whenever a message needs it, so that the database keeps its
    /// hash only.
    pub(crate) fn offer_secret(&self, offer: OfferId) -> Zeroizing<Tag32> {
        Zeroizing::new(self.keyed_hash("offer link", "", offer.uuid().as_bytes()))
    }

    /// What the private link of somebody of a panel is made of, the same for every message to them.
    pub(crate) fn member_secret(&self, member: MemberId) -> Zeroizing<Tag32> {
        Zeroizing::new(self.keyed_hash("member link", "", member.uuid().as_bytes()))
    }

    /// What the private link of whoever made an initiative is made of, the same for every message to them.
    pub(crate) fn initiative_secret(&self, initiative: InitiativeId) -> Zeroizing<Tag32> {
        Zeroizing::new(self.keyed_hash("initiative link", "", initiative.uuid().as_bytes()))
    }

    /// The invitation of somebody of a panel to one of its surveys, the same whenever it is asked for.
    pub(crate) fn survey_invitation(&self, survey: SurveyId, member: MemberId) -> InvitationKey {
        let pair = [survey.uuid().into_bytes(), member.uuid().into_bytes()].concat();
        InvitationKey::from_bytes(first_half(&self.keyed_hash("survey invitation", "", &pair)))
    }

    /// The name of an invitation, from its key: what the database holds of it.
    pub(crate) fn invitation_tag(&self, key: &InvitationKey) -> Tag {
        first_half(&self.keyed_hash("survey invitation tag", "", key.bytes()))
    }

    /// What the code of somebody's invitation is made of, the same whenever it is asked for.
    pub(crate) fn invitation_secret(&self, member: MemberId) -> [u8; 16] {
        first_half(&self.keyed_hash("invitation code", "", member.uuid().as_bytes()))
    }

    /// What the private link of somebody who gave feedback is made of, the same for every message to them.
    pub(crate) fn feedback_secret(&self, item: FeedbackItemId) -> Zeroizing<Tag32> {
        Zeroizing::new(self.keyed_hash("feedback link", "", item.uuid().as_bytes()))
    }

    fn keyed_hash(&self, purpose: &str, context: &str, value: &[u8]) -> Tag32 {
        let derived = self.derive(purpose, context.as_bytes());
        // HMAC takes a key of any length; the error cannot happen and yields what matches nothing.
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(derived.as_slice()) else { return [0; 32] };
        mac.chain_update(value).finalize().into_bytes().into()
    }

    /// Seals an answer under its survey's key, padded to whole KiB.
    pub(crate) fn seal(
        &self,
        under: &SurveyKey,
        key: &ClientKey,
        submission: Submission,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        under.0.seal(&Sealed { key: self.response_key(key), submission }, entropy)
    }
}

/// A keyed hash.
pub(crate) type Tag32 = [u8; 32];

fn first_half(hash: &Tag32) -> [u8; 16] {
    let mut half = [0; 16];
    half.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    half
}

fn fresh(entropy: &dyn Entropy) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    entropy.fill(key.as_mut_slice());
    key
}

fn derived(root: &[u8; 32], purpose: &str, context: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let info = [b"osallistu/", purpose.as_bytes(), b"/", context].concat();
    // 32 bytes are always within HKDF's output limit.
    let done = Hkdf::<Sha256>::new(None, root.as_slice()).expand(&info, key.as_mut_slice());
    debug_assert!(done.is_ok());
    key
}

/// A key, and what everything sealed under it is bound to.
struct Sealer {
    key: Zeroizing<[u8; 32]>,
    bound_to: Vec<u8>,
}

impl Sealer {
    fn encrypt(&self, plain: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let payload = Payload { msg: plain, aad: &self.bound_to };
        let cipher = XChaCha20Poly1305::new((&*self.key).into()).encrypt(&XNonce::from(nonce), payload);
        let cipher = cipher.map_err(|_| ServiceError::fault("sealing failed"))?;
        Ok([nonce.as_slice(), &cipher].concat())
    }

    fn decrypt(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let (nonce, cipher) = sealed.split_first_chunk::<NONCE>().ok_or(CannotOpen)?;
        let payload = Payload { msg: cipher, aad: &self.bound_to };
        let cipher = XChaCha20Poly1305::new((&*self.key).into()).decrypt(&XNonce::from(*nonce), payload);
        Ok(Zeroizing::new(cipher.map_err(|_| CannotOpen)?))
    }

    /// Seals a value as JSON, padded to whole blocks: a length tells how much there is to hide.
    fn seal(&self, value: &impl Serialize, entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        let mut plain = serde_json::to_vec(value).map_err(ServiceError::fault)?;
        // JSON may end in spaces, so the padding needs no length of its own.
        plain.resize(plain.len().next_multiple_of(BLOCK), b' ');
        let sealed = self.encrypt(&plain, entropy);
        plain.zeroize();
        sealed
    }

    fn open<T: DeserializeOwned>(&self, sealed: &[u8]) -> Result<T, CannotOpen> {
        serde_json::from_slice(&self.decrypt(sealed)?).map_err(|_| CannotOpen)
    }
}

/// The key of one person. Destroyed, nothing that tells who they are can be read any more, in no backup either.
pub(crate) struct PersonKey {
    person: Uuid,
    key: Zeroizing<[u8; 32]>,
}

impl PersonKey {
    /// Seals a value into its place: `place` names table and column.
    pub(crate) fn seal(
        &self,
        place: &str,
        value: &impl Serialize,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        self.sealer(place).seal(value, entropy)
    }

    /// Opens what [`Self::seal`] made for the same place.
    pub(crate) fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, CannotOpen> {
        self.sealer(place).open(sealed)
    }

    /// By which the answers of this person to surveys of their panel are paired. Without the key nobody can tell whose they
    /// are, however much else they have.
    pub(crate) fn pair(&self) -> Pair {
        first_half(&derived(&self.key, "pair", self.person.as_bytes()))
    }

    fn sealer(&self, place: &str) -> Sealer {
        let bound_to = [place.as_bytes(), b"|", self.person.as_bytes()].concat();
        Sealer { key: self.key.clone(), bound_to }
    }
}

/// The key of one survey's intake.
pub(crate) struct SurveyKey(Sealer);

impl SurveyKey {
    /// Opens what [`Vault::seal`] made.
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<Response, CannotOpen> {
        let Sealed { key, submission } = self.0.open(sealed)?;
        Ok(Response { key, submission })
    }

    /// Seals an answer again that [`Self::open`] has opened.
    pub(crate) fn seal(&self, response: Response, entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        self.0.seal(&Sealed { key: response.key, submission: response.submission }, entropy)
    }

    /// Seals the name of a mixed answer that is to be withdrawn, so that the tombstone does not tell it.
    pub(crate) fn seal_name(&self, name: Tag, entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        self.0.encrypt(&name, entropy)
    }

    /// Opens what [`Self::seal_name`] made.
    pub(crate) fn open_name(&self, sealed: &[u8]) -> Result<Tag, CannotOpen> {
        Tag::try_from(self.0.decrypt(sealed)?.as_slice()).map_err(|_| CannotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::survey::{Answers, Channel};

    struct Zeros;

    impl Entropy for Zeros {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    struct Ones;

    impl Entropy for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(1);
        }
    }

    fn vault(byte: u8) -> Vault {
        Vault::new(&[byte; 32]).unwrap()
    }

    fn survey(n: u128) -> SurveyId {
        SurveyId::from_uuid(Uuid::from_u128(n))
    }

    fn submission() -> Submission {
        Submission {
            version: 1,
            language: "sv".parse().unwrap(),
            channel: Channel::Web,
            day: "2026-11-21".parse().unwrap(),
            answers: Answers::default(),
            pair: None,
        }
    }

    #[test]
    fn an_answer_opens_only_with_its_own_secret_survey_and_bytes() {
        let key = ClientKey::from_bytes([3; 16]);
        let wrapped = vault(1).wrap_fresh_key(survey(1), &Zeros).unwrap();
        let of_survey = vault(1).unwrap_key(survey(1), &wrapped).unwrap();
        let sealed = vault(1).seal(&of_survey, &key, submission(), &Zeros).unwrap();
        assert_eq!(sealed.len(), NONCE + BLOCK + 16);
        assert_eq!(of_survey.open(&sealed).unwrap().submission, submission());
        assert!(vault(2).unwrap_key(survey(1), &wrapped).is_err(), "another secret");
        assert!(vault(1).unwrap_key(survey(2), &wrapped).is_err(), "another survey");
        let other = vault(1).wrap_fresh_key(survey(2), &Ones).unwrap();
        assert!(vault(1).unwrap_key(survey(2), &other).unwrap().open(&sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(of_survey.open(&changed).is_err());
        assert!(of_survey.open(&[]).is_err());
    }

    #[test]
    fn the_names_of_one_answer_have_nothing_in_common() {
        let key = ClientKey::from_bytes([3; 16]);
        let (tag, response) = (vault(1).intake_tag(&key), vault(1).response_key(&key));
        assert_ne!(tag, response);
        assert_ne!(tag, *key.bytes());
        assert_ne!(tag, vault(2).intake_tag(&key));
        assert_eq!(tag, vault(1).intake_tag(&key));
    }

    #[test]
    fn what_is_sealed_for_one_expert_and_place_opens_for_no_other() {
        let person = Uuid::from_u128;
        let wrapped = vault(1).wrap_person_key(Holder::Expert, person(1), &Ones).unwrap();
        let unwrapped = |secret, holder, n| vault(secret).unwrap_person_key(holder, person(n), &wrapped);
        let key = unwrapped(1, Holder::Expert, 1).unwrap();
        let sealed = key.seal("expert.sensitive", &"masennus", &Ones).unwrap();
        assert_eq!(key.open::<String>("expert.sensitive", &sealed).unwrap(), "masennus");
        assert!(key.open::<String>("expert.contact", &sealed).is_err(), "another column");
        assert!(unwrapped(1, Holder::Expert, 2).is_err(), "another expert");
        assert!(unwrapped(1, Holder::Member, 1).is_err(), "not of an expert");
        assert!(unwrapped(2, Holder::Expert, 1).is_err(), "another secret");
        let longer = key.seal("expert.sensitive", &"x".repeat(900), &Ones).unwrap();
        assert_eq!(sealed.len(), longer.len(), "the length tells nothing");
        assert_ne!(vault(1).index_tag("theme", "debt"), vault(1).index_tag("need", "debt"));
        assert_ne!(vault(1).index_tag("theme", "debt"), vault(2).index_tag("theme", "debt"));
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert!(Vault::new(&[0; 31]).is_err());
    }
}
