//! What the keys of the key store lie under: the secret, or wrapping keys of their own, which can be changed without
//! sealing anything anew.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER_PERMISSIVE;
use storage::Holder;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{NONCE, Sealer, Vault, derived};
use crate::ServiceError;
use crate::entropy::Entropy;

/// A wrapped key of 32 bytes: its nonce, itself, and 16 bytes that tell whether it was changed.
const WRAPPED: usize = NONCE + 32 + 16;
const VERSION: usize = 4;

/// Wrapping keys by version, from 1 on. The newest wraps, the others still open. Without any the secret wraps.
#[derive(Clone, Default)]
pub struct WrappingKeys(BTreeMap<u32, Zeroizing<[u8; 32]>>);

/// What is wrong with wrapping keys as they are written, without repeating one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWrappingKeys {
    #[error("line {0} is not version:key, with a version from 1 on and a key of 64 hexadecimal digits")]
    Line(usize),
    #[error("version {0} stands there twice, or has the key of another version")]
    Twice(u32),
    #[error("there is no wrapping key")]
    Empty,
}

/// Why a key of the key store cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotUnwrap {
    #[error("a key is wrapped under version {0}, which is not among the wrapping keys")]
    MissingVersion(u32),
    #[error("a key can be opened neither with this secret nor with the wrapping key of its version")]
    Wrong,
}

impl FromStr for WrappingKeys {
    type Err = NotWrappingKeys;

    /// Reads a line for each key, `version:key`. Empty lines and those that begin with `#` say nothing.
    fn from_str(text: &str) -> Result<Self, NotWrappingKeys> {
        let mut keys = BTreeMap::<u32, Zeroizing<[u8; 32]>>::new();
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (version, key) = read(line).ok_or(NotWrappingKeys::Line(number))?;
            let is_known = keys.values().any(|known| *known == key);
            if is_known || keys.insert(version, key).is_some() {
                return Err(NotWrappingKeys::Twice(version));
            }
        }
        if keys.is_empty() { Err(NotWrappingKeys::Empty) } else { Ok(Self(keys)) }
    }
}

fn read(line: &str) -> Option<(u32, Zeroizing<[u8; 32]>)> {
    let (version, key) = line.split_once(':')?;
    let version = version.trim().parse::<u32>().ok().filter(|version| *version > 0)?;
    let bytes = Zeroizing::new(HEXLOWER_PERMISSIVE.decode(key.trim().as_bytes()).ok()?);
    Some((version, Zeroizing::new(bytes.as_slice().try_into().ok()?)))
}

impl fmt::Debug for WrappingKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Under which version a key lies; `None`: under the secret itself.
pub(crate) fn version_of(wrapped: &[u8]) -> Option<u32> {
    parts(wrapped).0
}

/// A wrapped key without its version. The length tells whether it has one.
fn parts(wrapped: &[u8]) -> (Option<u32>, &[u8]) {
    match wrapped.split_first_chunk::<VERSION>() {
        Some((version, cipher)) if cipher.len() == WRAPPED => (Some(u32::from_be_bytes(*version)), cipher),
        _ => (None, wrapped),
    }
}

impl Vault {
    /// The same with wrapping keys for what lies in the key store.
    #[must_use]
    pub fn with_wrapping_keys(self, wrapping: WrappingKeys) -> Self {
        Self { wrapping, ..self }
    }

    /// The version that wraps; `None` where the secret itself does.
    pub(crate) fn newest_version(&self) -> Option<u32> {
        self.wrapping.0.keys().next_back().copied()
    }

    /// Whether what lies under this version can be opened.
    pub(crate) fn has_version(&self, version: Option<u32>) -> bool {
        version.is_none_or(|version| self.wrapping.0.contains_key(&version))
    }

    /// Wraps a key for the key store under the newest version.
    pub(crate) fn wrap_key(
        &self,
        holder: Holder,
        id: Uuid,
        key: &[u8; 32],
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, ServiceError> {
        let version = self.newest_version();
        let sealer = self.wrapping(holder, id, version).map_err(ServiceError::fault)?;
        let cipher = sealer.encrypt(key, entropy)?;
        let mut wrapped = version.map_or_else(Vec::new, |version| version.to_be_bytes().to_vec());
        wrapped.extend(cipher);
        Ok(wrapped)
    }

    /// Opens what [`Self::wrap_key`] made, under whichever version.
    pub(crate) fn open_key(
        &self,
        holder: Holder,
        id: Uuid,
        wrapped: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, CannotUnwrap> {
        let (version, cipher) = parts(wrapped);
        let key = self.wrapping(holder, id, version)?.decrypt(cipher).map_err(|_| CannotUnwrap::Wrong)?;
        Ok(Zeroizing::new(key.as_slice().try_into().map_err(|_| CannotUnwrap::Wrong)?))
    }

    fn wrapping(&self, holder: Holder, id: Uuid, version: Option<u32>) -> Result<Sealer, CannotUnwrap> {
        let purpose = match holder {
            Holder::Survey => "survey key wrap",
            Holder::Expert => "expert key wrap",
            Holder::Member => "member key wrap",
            Holder::Initiative => "initiative key wrap",
            Holder::Feedback => "feedback key wrap",
        };
        let Some(version) = version else {
            return Ok(Sealer { key: self.derive(purpose, id.as_bytes()), bound_to: id.as_bytes().to_vec() });
        };
        let root = self.wrapping.0.get(&version).ok_or(CannotUnwrap::MissingVersion(version))?;
        let bound_to = [id.as_bytes().as_slice(), version.to_be_bytes().as_slice()].concat();
        Ok(Sealer { key: derived(root, purpose, id.as_bytes()), bound_to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ones;

    impl Entropy for Ones {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(1);
        }
    }

    const KEY: [u8; 32] = [9; 32];

    fn line(version: u32) -> String {
        format!("{version}:{}\n", format!("{version:02x}").repeat(32))
    }

    fn vault(versions: &[u32]) -> Vault {
        let text: String = versions.iter().map(|version| line(*version)).collect();
        let vault = Vault::new(&[7; 32]).unwrap();
        if versions.is_empty() { vault } else { vault.with_wrapping_keys(text.parse().unwrap()) }
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn the_newest_wraps_and_every_known_one_opens() {
        let wrap = |versions: &[u32]| vault(versions).wrap_key(Holder::Expert, id(1), &KEY, &Ones).unwrap();
        let open = |versions: &[u32], wrapped: &[u8]| {
            vault(versions).open_key(Holder::Expert, id(1), wrapped).map(|key| *key)
        };
        let (bare, first, second) = (wrap(&[]), wrap(&[1]), wrap(&[2, 1]));
        assert_eq!([&bare, &first, &second].map(|one| version_of(one)), [None, Some(1), Some(2)]);
        for wrapped in [&bare, &first, &second] {
            assert_eq!(open(&[1, 2], wrapped), Ok(KEY));
        }
        assert_eq!(open(&[], &bare), Ok(KEY));
        assert_eq!(open(&[2], &first), Err(CannotUnwrap::MissingVersion(1)));
        assert_eq!(open(&[], &second), Err(CannotUnwrap::MissingVersion(2)));
    }

    #[test]
    fn a_key_opens_for_its_holder_and_version_alone() {
        let wrapped = vault(&[1]).wrap_key(Holder::Expert, id(1), &KEY, &Ones).unwrap();
        let open = |holder, id, wrapped: &[u8]| vault(&[1, 2]).open_key(holder, id, wrapped).map(|key| *key);
        assert_eq!(open(Holder::Survey, id(1), &wrapped), Err(CannotUnwrap::Wrong), "another kind");
        assert_eq!(open(Holder::Expert, id(2), &wrapped), Err(CannotUnwrap::Wrong), "another expert");
        let mut relabelled = wrapped.clone();
        relabelled[3] = 2;
        assert_eq!(open(Holder::Expert, id(1), &relabelled), Err(CannotUnwrap::Wrong));
        for cut in [&wrapped[1..], &wrapped[..10], &[]] {
            assert_eq!(open(Holder::Expert, id(1), cut), Err(CannotUnwrap::Wrong));
        }
    }

    #[test]
    fn a_file_of_wrapping_keys_is_read_or_refused() {
        let read = |text: &str| text.parse::<WrappingKeys>().map(|keys| format!("{keys:?}"));
        let good = format!("# of January\n\n{}  {}", line(12).to_uppercase(), line(3));
        assert_eq!(read(&good).as_deref(), Ok("{3, 12}"), "no key is shown");
        assert_eq!(read("\n# nothing\n"), Err(NotWrappingKeys::Empty));
        assert_eq!(read(&(line(1) + &line(1))), Err(NotWrappingKeys::Twice(1)));
        let again = line(1).replace("1:", "2:");
        assert_eq!(
            read(&(line(1) + &again)),
            Err(NotWrappingKeys::Twice(2)),
            "a rotation that rotates nothing"
        );
        let key = "ab".repeat(32);
        for bad in [key.clone(), format!("0:{key}"), format!("x:{key}"), format!("1:{key}0"), "1:".to_owned()]
        {
            assert_eq!(read(&format!("#\n{bad}")), Err(NotWrappingKeys::Line(2)), "{bad}");
        }
    }
}
