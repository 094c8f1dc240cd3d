//! Token buckets: how often something may be tried.

use chrono::{DateTime, Utc};

/// How fast a bucket fills and how much it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Attempts that may be made at once.
    pub burst: f64,
    /// Attempts regained each second.
    pub per_second: f64,
}

/// Log-in attempts from one address prefix (IPv4 /24, IPv6 /56): three at once, then one in twenty seconds.
pub const LOGIN_BY_PREFIX: Rate = Rate { burst: 3.0, per_second: 0.05 };
/// Log-in attempts at one account, generous so that a stranger cannot lock its owner out.
pub const LOGIN_BY_ACCOUNT: Rate = Rate { burst: 1_800.0, per_second: 0.5 };
/// Guesses at the present password by whoever holds a session of the account.
pub const PASSWORD_CHANGE: Rate = Rate { burst: 3.0, per_second: 0.05 };
/// Codes asked for at an expert's private link: three at once, then one in ten minutes. With five guesses at each, a
/// link in the wrong hands opens within a day in fewer than one case of a thousand, and its expert sees every code.
pub const SIGN_IN_CODE: Rate = Rate { burst: 3.0, per_second: 1.0 / 600.0 };

/// Applications to panels from one address prefix: a family at once, then one in five minutes.
pub const APPLY: Rate = Rate { burst: 10.0, per_second: 1.0 / 300.0 };

/// Initiatives from one address prefix: a meeting at once, then one in five minutes.
pub const INITIATE: Rate = Rate { burst: 10.0, per_second: 1.0 / 300.0 };

/// Customer feedback from one address prefix: those at a library or a health centre at once, then one a minute.
pub const FEEDBACK: Rate = Rate { burst: 20.0, per_second: 1.0 / 60.0 };

/// Ratings of the county's own pages from one address prefix.
pub const PAGE_RATING: Rate = Rate { burst: 30.0, per_second: 0.1 };

/// The state of one bucket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bucket {
    pub tokens: f64,
    pub updated_at: DateTime<Utc>,
}

impl Bucket {
    pub fn full(rate: Rate, now: DateTime<Utc>) -> Self {
        Self { tokens: rate.burst, updated_at: now }
    }

    fn refilled(self, rate: Rate, now: DateTime<Utc>) -> Self {
        // A clock that jumped back gives nothing and takes nothing.
        let seconds = (now - self.updated_at).num_milliseconds().max(0) as f64 / 1_000.0;
        Self { tokens: (self.tokens + seconds * rate.per_second).min(rate.burst), updated_at: now }
    }

    /// Takes one token: the new state, or how many seconds to wait.
    pub fn take(self, rate: Rate, now: DateTime<Utc>) -> Result<Self, u64> {
        let bucket = self.refilled(rate, now);
        if bucket.tokens >= 1.0 {
            Ok(Self { tokens: bucket.tokens - 1.0, ..bucket })
        } else {
            Err(((1.0 - bucket.tokens) / rate.per_second).ceil() as u64)
        }
    }

    /// Gives one token back (a log-in that succeeded was no guess).
    #[must_use]
    pub fn give_back(self, rate: Rate) -> Self {
        Self { tokens: (self.tokens + 1.0).min(rate.burst), ..self }
    }

    /// Full again, so that forgetting it changes nothing.
    pub fn is_full(self, rate: Rate, now: DateTime<Utc>) -> bool {
        self.refilled(rate, now).tokens >= rate.burst
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn three_at_once_then_one_in_twenty_seconds() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut bucket = Bucket::full(LOGIN_BY_PREFIX, now);
        for _ in 0..3 {
            bucket = bucket.take(LOGIN_BY_PREFIX, now).unwrap();
        }
        assert_eq!(bucket.take(LOGIN_BY_PREFIX, now), Err(20));
        now += Duration::seconds(20);
        bucket = bucket.take(LOGIN_BY_PREFIX, now).unwrap();
        assert!(bucket.take(LOGIN_BY_PREFIX, now).is_err());
        assert!(bucket.take(LOGIN_BY_PREFIX, now - Duration::days(1)).is_err());
    }
}
