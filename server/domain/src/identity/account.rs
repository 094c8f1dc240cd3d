//! Staff accounts.

use std::fmt;

use chrono::{DateTime, Utc};

use super::permission::Grant;
use crate::AccountId;
use crate::language::LanguageTag;
use crate::violation::{Code, Violation};

/// Fewest characters of a password. Length first, then a strength estimate (NIST SP 800-63B).
pub const PASSWORD_MIN_CHARS: usize = 12;
/// Most bytes of a password that are hashed, so that a huge one costs no more than a normal one.
pub const PASSWORD_MAX_BYTES: usize = 512;

/// An e-mail address as the key of an account: trimmed and in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Accepts what can be an address: one `@`, a dotted domain, no spaces or control characters.
    pub fn parse(value: &str) -> Result<Self, Violation> {
        let value = value.trim().to_lowercase();
        let well_formed = value.len() <= 254
            && !value.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\",;:\\()[]".contains(c))
            && value.split_once('@').is_some_and(|(local, domain)| {
                !local.is_empty()
                    && !domain.contains('@')
                    && domain.contains('.')
                    && domain.split('.').all(|part| !part.is_empty())
            });
        if well_formed { Ok(Self(value)) } else { Err(Violation::new(Code::NotAnEmail, ["email"])) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    /// Made, but its one-time link has not been used: it has no password.
    Invited,
    Active,
    /// Cannot log in; what it did stays in the audit log.
    Disabled,
}

/// A staff account with its roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: AccountId,
    pub email: Email,
    pub name: String,
    /// The language this person has chosen for the service, if any.
    pub language: Option<LanguageTag>,
    pub status: AccountStatus,
    pub grants: Vec<Grant>,
    pub created_at: DateTime<Utc>,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    Invitation,
    PasswordReset,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        assert_eq!(
            Email::parse(" Aino.Esimerkki@Example.FI ").unwrap().as_str(),
            "aino.esimerkki@example.fi"
        );
        for bad in
            ["", "a", "a@b", "@b.fi", "a@b..fi", "a b@c.fi", "a@b.fi\r\nBcc: c@d.fi", "a@@b.fi", "a@b@c.fi"]
        {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
    }
}
