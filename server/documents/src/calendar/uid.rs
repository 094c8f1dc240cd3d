//! The name of an event, the same wherever it is sent.

use std::fmt;

use domain::id::TypedId;

/// An event's name for all time and everywhere: `<id>@<host>`, of the characters `A-Z a-z 0-9 - . @` only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(String);

/// The host is empty, too long, or holds something other than `A-Z a-z 0-9 - .`
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a host name for the events of a calendar")]
pub struct NotAUid;

/// What every reader must be able to keep (RFC 5545, section 3.8.4.7).
const OCTETS_MAX: usize = 255;

impl Uid {
    /// Names what `id` names. The host is that of the service, without a port, and international ones in their
    /// ASCII form.
    pub fn new(id: impl TypedId, host: &str) -> Result<Self, NotAUid> {
        if host.is_empty()
            || !host.bytes().all(|byte| matches!(byte, b'-' | b'.') || byte.is_ascii_alphanumeric())
        {
            return Err(NotAUid);
        }
        let uid = format!("{}@{host}", id.uuid().hyphenated());
        if uid.len() <= OCTETS_MAX { Ok(Self(uid)) } else { Err(NotAUid) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
