//! Hashing passwords: argon2id, bounded so that a storm of log-ins leaves a core to the residents.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::identity::account::{PASSWORD_MAX_BYTES, PASSWORD_MIN_CHARS};
use domain::violation::{Code, Violation};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::{Result, ServiceError};

/// 19 MiB, two passes, one lane (OWASP's first choice for argon2id).
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
/// More attempts waiting than this are turned away at once.
const QUEUE: usize = 50;
const RETRY_AFTER: u64 = 5;

/// Verified when the account is unknown or has no password, so that it costs the same. Made with the
/// parameters above from a password that nobody knows.
const DUMMY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$b3NhbGxpc3R1LWR1bW15$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The password hasher of this process.
#[derive(Clone)]
pub struct Passwords {
    pepper: Arc<Zeroizing<[u8; 32]>>,
    permits: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    done: Arc<AtomicU64>,
    patience: Duration,
}

/// What a verification found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verified {
    Right,
    /// Right, but hashed with older parameters: hash it again.
    RightButOld,
    Wrong,
}

impl Passwords {
    /// An attempt waits for its turn as long as `patience`, then it is turned away.
    pub(crate) fn new(pepper: Zeroizing<[u8; 32]>, patience: Duration) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            pepper: Arc::new(pepper),
            permits: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))),
            waiting: Arc::default(),
            done: Arc::default(),
            patience,
        }
    }

    pub(crate) fn count(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Hashes a password with a salt of its own.
    pub(crate) async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String> {
        self.run(password, move |argon2, password| {
            argon2
                .hash_password_with_salt(password, &salt)
                .map(|hash| hash.to_string())
                .map_err(|e| e.to_string())
        })
        .await?
        .map_err(ServiceError::fault)
    }

    /// Verifies a password; `None` costs exactly as much as a stored hash.
    pub(crate) async fn verify(&self, password: &str, stored: Option<&str>) -> Result<Verified> {
        let known = stored.is_some();
        let hash = stored.unwrap_or(DUMMY).to_owned();
        let is_current = hash.contains(&format!("$m={MEMORY_KIB},t={PASSES},p=1$"));
        // Before anything is decided: an unknown account must cost one verification, too.
        let right = self
            .run(password, move |argon2, password| argon2.verify_password(password, hash.as_str()).is_ok())
            .await?;
        Ok(match (known && right, is_current) {
            (false, _) => Verified::Wrong,
            (true, true) => Verified::Right,
            (true, false) => Verified::RightButOld,
        })
    }

    async fn run<T: Send + 'static>(
        &self,
        password: &str,
        work: impl FnOnce(&Argon2<'_>, &[u8]) -> T + Send + 'static,
    ) -> Result<T> {
        let _permit = self.permit().await?;
        let password = Zeroizing::new(password.as_bytes().to_vec());
        let pepper = Arc::clone(&self.pepper);
        self.done.fetch_add(1, Ordering::Relaxed);
        let task = tokio::task::spawn_blocking(move || {
            let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| e.to_string())?;
            let argon2 =
                Argon2::new_with_secret(pepper.as_slice(), Algorithm::Argon2id, Version::V0x13, params)
                    .map_err(|e| e.to_string())?;
            Ok::<_, String>(work(&argon2, &password))
        });
        task.await.map_err(ServiceError::fault)?.map_err(ServiceError::fault)
    }

    async fn permit(&self) -> Result<tokio::sync::OwnedSemaphorePermit> {
        let limited = || ServiceError::Limited { retry_after: RETRY_AFTER };
        let place = Place::take(&self.waiting);
        if place.ahead >= QUEUE {
            return Err(limited());
        }
        let permit = tokio::time::timeout(self.patience, Arc::clone(&self.permits).acquire_owned()).await;
        permit.map_err(|_| limited())?.map_err(ServiceError::fault)
    }
}

/// A place in the queue, given up also where its caller goes away.
struct Place<'a> {
    waiting: &'a AtomicUsize,
    ahead: usize,
}

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Self {
        Self { ahead: waiting.fetch_add(1, Ordering::Relaxed), waiting }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether a password may be used: long enough, and not one that is guessed first.
pub(crate) fn check(password: &str, known_words: &[&str]) -> std::result::Result<(), Violation> {
    if password.chars().count() < PASSWORD_MIN_CHARS {
        return Err(Violation::new(Code::PasswordTooShort, ["password"]).with("min", PASSWORD_MIN_CHARS));
    }
    if password.len() > PASSWORD_MAX_BYTES {
        return Err(Violation::new(Code::TooLong, ["password"]).with("max", PASSWORD_MAX_BYTES));
    }
    // The estimate reads at most a hundred characters; a longer password is strong enough by its length.
    let start: String = password.chars().take(100).collect();
    if zxcvbn::zxcvbn(&start, known_words).score() < zxcvbn::Score::Three {
        return Err(Violation::new(Code::PasswordTooWeak, ["password"]));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords() -> Passwords {
        Passwords::new(Zeroizing::new([1; 32]), Duration::from_secs(2))
    }

    #[tokio::test]
    async fn a_hash_verifies_only_with_its_password_and_pepper() {
        let hash = passwords().hash("oikea hevonen akku", [1; 16]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(passwords().verify("oikea hevonen akku", Some(&hash)).await.unwrap(), Verified::Right);
        assert_eq!(passwords().verify("väärä", Some(&hash)).await.unwrap(), Verified::Wrong);
        let other = Passwords::new(Zeroizing::new([2; 32]), Duration::from_secs(2));
        assert_eq!(other.verify("oikea hevonen akku", Some(&hash)).await.unwrap(), Verified::Wrong);
    }

    #[tokio::test]
    async fn an_unknown_account_costs_one_real_verification() {
        let passwords = passwords();
        assert_eq!(passwords.verify("x", None).await.unwrap(), Verified::Wrong);
        assert_eq!(passwords.count(), 1);
        // The dummy must parse, or verifying it would cost nothing.
        argon2::password_hash::phc::PasswordHash::new(DUMMY).unwrap();
    }

    #[tokio::test]
    async fn a_hash_of_weaker_parameters_is_right_and_to_be_made_again() {
        let params = Params::new(8_192, 1, 1, None).unwrap();
        let weaker = Argon2::new_with_secret(&[1; 32], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let hash = weaker.hash_password_with_salt(b"oikea hevonen akku", &[1; 16]).unwrap().to_string();
        let verified = passwords().verify("oikea hevonen akku", Some(&hash)).await.unwrap();
        assert_eq!(verified, Verified::RightButOld);
        assert_eq!(passwords().verify("arvaus", Some(&hash)).await.unwrap(), Verified::Wrong);
    }

    #[tokio::test(start_paused = true)]
    async fn a_storm_waits_in_a_short_queue_and_is_turned_away() {
        let passwords = passwords();
        let permits = u32::try_from(passwords.permits.available_permits()).unwrap();
        let busy = passwords.permits.acquire_many(permits).await.unwrap();
        let began = tokio::time::Instant::now();
        let attempts = (0..QUEUE + 10).map(|_| async {
            let refused = passwords.verify("x", None).await.unwrap_err();
            assert!(matches!(refused, ServiceError::Limited { .. }), "{refused:?}");
            began.elapsed()
        });
        let waited: Vec<Duration> = futures::future::join_all(attempts).await;
        let at_once = waited.iter().filter(|waited| waited.is_zero()).count();
        let after_a_while = waited.iter().filter(|waited| (1..=3).contains(&waited.as_secs())).count();
        assert_eq!((at_once, after_a_while), (10, QUEUE));
        assert_eq!(passwords.count(), 0, "nothing was hashed");

        // Whoever hangs up gives the place in the queue back.
        for _ in 0..QUEUE {
            let gone = tokio::time::timeout(Duration::from_millis(1), passwords.verify("x", None)).await;
            gone.unwrap_err();
        }
        drop(busy);
        assert_eq!(passwords.verify("x", None).await.unwrap(), Verified::Wrong);
    }

    #[test]
    fn a_weak_password_is_refused() {
        assert_eq!(check("lyhyt", &[]).unwrap_err().code, Code::PasswordTooShort);
        assert_eq!(check("aaaaaaaaaaaaaaaa", &[]).unwrap_err().code, Code::PasswordTooWeak);
        assert_eq!(check("password123456", &[]).unwrap_err().code, Code::PasswordTooWeak);
        assert!(check("tunturikoivun varjossa 7", &[]).is_ok());
    }
}
