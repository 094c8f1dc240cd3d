//! `keys rewrap`: the second step of a rotation.

use service::WrappedUnder;

use super::{Failure, say};

pub(super) async fn rewrap() -> Result<(), Failure> {
    let services = super::services().await?;
    let done = services.rewrap_keys().await?;
    say(&format!(
        "{} keys wrapped anew under version {}, {} were already",
        done.anew, done.version, done.already
    ))
}

/// Refuses to go on where keys lie under a version that is not there.
pub(super) fn refuse_missing(wrapped: &[WrappedUnder]) -> Result<(), Failure> {
    match wrapped.iter().find(|under| !under.opens) {
        None => Ok(()),
        Some(under) => Err(format!(
            "{} keys of the key store are wrapped under {}, which is not in OSALLISTU_WRAPPING_KEYS_FILE",
            under.keys,
            under_what(under)
        )
        .into()),
    }
}

/// What keys lie under, in words.
pub(super) fn under_what(under: &WrappedUnder) -> String {
    under.version.map_or_else(|| "the secret".to_owned(), |version| format!("version {version}"))
}
