//! One-time codes: six digits that are sent to whoever a private link belongs to, and that are good for that link only.

use chrono::{DateTime, Duration, Utc};
use domain::message::Notice;
use domain::{Code, Violation};
use storage::expert::link::{Hash, PendingCode};
use zeroize::Zeroizing;

use crate::{ServiceError, Services, token};

/// How long a code can be used.
const CODE_MINUTES: i64 = 10;
/// Guesses at one code.
const ATTEMPTS_MAX: u32 = 5;

/// A code that has just been made.
pub(crate) struct Fresh {
    pub hash: Hash,
    pub expires_at: DateTime<Utc>,
    /// The message that tells it.
    pub notice: Notice,
}

/// Six digits, each code as likely as any other but for one part in ten million million.
pub(crate) fn fresh(services: &Services, purpose: &str, link: &Hash) -> Fresh {
    let code = Zeroizing::new(format!("{:06}", u64::from_le_bytes(services.random()) % 1_000_000));
    let expires_at = services.now() + Duration::minutes(CODE_MINUTES);
    let notice = Notice::SignInCode { code: code.as_str().to_owned(), expires_at };
    Fresh { hash: hash(services, purpose, link, &code), expires_at, notice }
}

/// A permission that has just been given, to whoever has entered a code: for one more thing they do not enter another.
pub(crate) struct Permit {
    pub secret: Zeroizing<String>,
    pub hash: Hash,
    pub expires_at: DateTime<Utc>,
}

/// A secret that holds as long as a code does, and is too long to be guessed.
pub(crate) fn permit(services: &Services, purpose: &str, link: &Hash) -> Permit {
    let secret = token::fresh(services);
    let expires_at = services.now() + Duration::minutes(CODE_MINUTES);
    Permit { hash: hash(services, purpose, link, &secret), secret, expires_at }
}

/// Whether what is shown is the permission that was given, and it still holds.
pub(crate) fn is_permitted(
    services: &Services,
    purpose: &str,
    link: &Hash,
    given: Option<PendingCode>,
    shown: &str,
) -> bool {
    given.is_some_and(|given| {
        services.now() < given.expires_at && given.hash == hash(services, purpose, link, shown)
    })
}

/// What is stored of a code: keyed, since a million codes are soon tried by whoever has the database, and bound to its
/// link.
fn hash(services: &Services, purpose: &str, link: &Hash, code: &str) -> Hash {
    let bound = format!("{}:{code}", data_encoding::HEXLOWER.encode(link));
    services.vault.index_tag(purpose, &bound)
}

/// The code if it can still be entered.
pub(crate) fn usable(services: &Services, code: Option<PendingCode>) -> Option<PendingCode> {
    code.filter(|code| services.now() < code.expires_at && code.attempts < ATTEMPTS_MAX)
}

/// There is no code that could be entered.
pub(crate) fn not_valid() -> ServiceError {
    ServiceError::invalid(Code::CodeNotValid, ["code"])
}

/// Compares what was typed with the code that was sent; whatever stands between the digits is skipped. The caller counts
/// a wrong guess, and the fifth ends the code.
pub(crate) fn check(
    services: &Services,
    purpose: &str,
    link: &Hash,
    pending: PendingCode,
    typed: &str,
) -> Result<(), Violation> {
    let digits: Zeroizing<String> = Zeroizing::new(typed.chars().filter(char::is_ascii_digit).collect());
    if pending.hash == hash(services, purpose, link, &digits) {
        return Ok(());
    }
    Err(match ATTEMPTS_MAX.saturating_sub(pending.attempts + 1) {
        0 => Violation::new(Code::CodeNotValid, ["code"]),
        left => Violation::new(Code::WrongCode, ["code"]).with("left", i64::from(left)),
    })
}
