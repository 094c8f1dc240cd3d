//! The secret that lives outside the database, and what is derived from it.
//!
//! Whoever has the database but not this secret can neither tie an intake row to a client key, nor read
//! an answer before it is mixed.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::SurveyId;
use domain::id::TypedId;
use domain::survey::{ClientKey, Submission};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use storage::survey::intake::Tag;
use storage::survey::response::Response;
use zeroize::{Zeroize, Zeroizing};

use crate::ServiceError;
use crate::entropy::Entropy;

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
        let mut vault = Self { root: Zeroizing::new(root), key_id: String::new() };
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
        let mut key = Zeroizing::new([0; 32]);
        let info = [b"osallistu/", purpose.as_bytes(), b"/", context].concat();
        // 32 bytes are always within HKDF's output limit.
        let done = Hkdf::<Sha256>::new(None, self.root.as_slice()).expand(&info, key.as_mut_slice());
        debug_assert!(done.is_ok());
        key
    }

    /// A fresh key for a survey, wrapped so that only this secret opens it.
    pub(crate) fn wrap_fresh_key(
        &self,
        survey: SurveyId,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        let mut key = Zeroizing::new([0; 32]);
        entropy.fill(key.as_mut_slice());
        self.wrapping(survey).encrypt(key.as_slice(), entropy)
    }

    /// Opens what [`Self::wrap_fresh_key`] made.
    pub(crate) fn unwrap_key(&self, survey: SurveyId, wrapped: &[u8]) -> Result<SurveyKey, CannotOpen> {
        let key = self.wrapping(survey).decrypt(wrapped)?;
        let key: [u8; 32] = key.as_slice().try_into().map_err(|_| CannotOpen)?;
        Ok(SurveyKey { survey, key: Zeroizing::new(key) })
    }

    fn wrapping(&self, survey: SurveyId) -> SurveyKey {
        SurveyKey { survey, key: self.derive("survey key wrap", survey.uuid().as_bytes()) }
    }

    /// Seals an answer under its survey's key, padded to whole KiB.
    pub(crate) fn seal(
        &self,
        under: &SurveyKey,
        key: &ClientKey,
        submission: Submission,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        let sealed = Sealed { key: self.response_key(key), submission };
        let mut plain = serde_json::to_vec(&sealed).map_err(ServiceError::fault)?;
        // JSON may end in spaces, so the padding needs no length of its own.
        plain.resize(plain.len().next_multiple_of(BLOCK), b' ');
        let sealed = under.encrypt(&plain, entropy);
        plain.zeroize();
        sealed
    }
}

/// The key of one survey's intake.
pub(crate) struct SurveyKey {
    survey: SurveyId,
    key: Zeroizing<[u8; 32]>,
}

impl SurveyKey {
    /// Opens what [`Vault::seal`] made.
    pub(crate) fn open(&self, sealed: &[u8]) -> Result<Response, CannotOpen> {
        let plain = self.decrypt(sealed)?;
        let Sealed { key, submission } = serde_json::from_slice(&plain).map_err(|_| CannotOpen)?;
        Ok(Response { key, submission })
    }

    /// Seals the name of a mixed answer that is to be withdrawn, so that the tombstone does not tell it.
    pub(crate) fn seal_name(&self, name: Tag, entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        self.encrypt(&name, entropy)
    }

    /// Opens what [`Self::seal_name`] made.
    pub(crate) fn open_name(&self, sealed: &[u8]) -> Result<Tag, CannotOpen> {
        Tag::try_from(self.decrypt(sealed)?.as_slice()).map_err(|_| CannotOpen)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }

    fn encrypt(&self, plain: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>, ServiceError> {
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let survey_bytes = self.survey.uuid().into_bytes();
        let payload = Payload { msg: plain, aad: &survey_bytes };
        let cipher = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let cipher = cipher.map_err(|_| ServiceError::fault("sealing failed"))?;
        Ok([nonce.as_slice(), &cipher].concat())
    }

    fn decrypt(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let (nonce, cipher) = sealed.split_first_chunk::<NONCE>().ok_or(CannotOpen)?;
        let survey_bytes = self.survey.uuid().into_bytes();
        let payload = Payload { msg: cipher, aad: &survey_bytes };
        let plain = self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| CannotOpen)?;
        Ok(Zeroizing::new(plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::survey::{Answers, Channel};
    use uuid::Uuid;

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
    fn a_short_secret_is_refused() {
        assert!(Vault::new(&[0; 31]).is_err());
    }
}
