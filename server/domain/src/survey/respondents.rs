//! Who may answer a survey, and how answers relate to people.

use std::fmt;
use std::str::FromStr;

use super::{AnonymityMode, letters};
use crate::id::PanelId;

/// Who may answer a survey. Fixed when it is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Respondents {
    /// Whoever has the address.
    #[default]
    Anyone,
    /// The members of a panel, each once, by an invitation of their own.
    Members {
        panel: PanelId,
        /// Those who want it have their answers paired with those to other such surveys of the panel.
        is_paired: bool,
    },
}

impl Respondents {
    /// The panel whose members are asked.
    pub fn panel(self) -> Option<PanelId> {
        match self {
            Self::Anyone => None,
            Self::Members { panel, .. } => Some(panel),
        }
    }

    /// Whether an invitation is needed to answer.
    pub fn are_invited(self) -> bool {
        self.panel().is_some()
    }

    pub fn are_paired(self) -> bool {
        matches!(self, Self::Members { is_paired: true, .. })
    }

    /// How answers relate to people.
    pub fn mode(self) -> AnonymityMode {
        match self {
            Self::Anyone => AnonymityMode::AnonymousOpen,
            Self::Members { is_paired: false, .. } => AnonymityMode::AnonymousInvited,
            Self::Members { is_paired: true, .. } => AnonymityMode::Consented,
        }
    }
}

/// The random-looking 128-bit key of one invitation to a survey. Whoever holds it may answer once; the database holds a
/// value derived from it under a secret, beside nothing that tells whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationKey([u8; 16]);

/// The text is not the code of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of an invitation")]
pub struct NotAnInvitation;

impl InvitationKey {
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for InvitationKey {
    /// The code of the invitation, as a letter shows it and a link holds it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&letters::spell(self.0))
    }
}

impl fmt::Debug for InvitationKey {
    /// Never the key itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationKey(…)")
    }
}

impl FromStr for InvitationKey {
    type Err = NotAnInvitation;

    /// Reads the code of an invitation as people type it off a letter.
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        letters::read(value).map(Self).ok_or(NotAnInvitation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use uuid::Uuid;

    #[test]
    fn a_code_survives_the_way_people_type_it_and_shows_in_no_log() {
        let key = InvitationKey::from_bytes([0xA5; 16]);
        let typed = key.to_string().replace('-', " ").to_lowercase();
        assert_eq!(typed.parse::<InvitationKey>().unwrap(), key);
        assert_eq!(format!("{key:?}"), "InvitationKey(…)");
        assert!("".parse::<InvitationKey>().is_err() && "U".repeat(26).parse::<InvitationKey>().is_err());
    }

    #[test]
    fn only_members_are_invited_and_only_they_are_paired() {
        let panel = PanelId::from_uuid(Uuid::nil());
        let members = |is_paired| Respondents::Members { panel, is_paired };
        assert!(!Respondents::Anyone.are_invited() && members(false).are_invited());
        assert_eq!(Respondents::Anyone.mode(), AnonymityMode::AnonymousOpen);
        assert_eq!(members(false).mode(), AnonymityMode::AnonymousInvited);
        assert_eq!(members(true).mode(), AnonymityMode::Consented);
    }
}
