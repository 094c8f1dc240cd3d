//! A clock that can be moved, so that a history can be told in the order in which it happened.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};
use domain::time::Clock;

/// The time of another clock, shifted. It runs on between moves.
pub struct MovableClock {
    inner: Arc<dyn Clock>,
    shift_in_microseconds: AtomicI64,
}

impl MovableClock {
    /// Shows the time of `inner` until it is moved.
    pub fn new(inner: Arc<dyn Clock>) -> Self {
        Self { inner, shift_in_microseconds: AtomicI64::new(0) }
    }

    /// Makes it this moment.
    pub fn travel_to(&self, moment: DateTime<Utc>) {
        let shift = moment - self.inner.now();
        // Only a journey of 292 000 years does not fit; it stays at home.
        self.shift_in_microseconds.store(shift.num_microseconds().unwrap_or_default(), Ordering::SeqCst);
    }

    /// Shows the time of the inner clock again.
    pub fn come_back(&self) {
        self.shift_in_microseconds.store(0, Ordering::SeqCst);
    }
}

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        self.inner.now() + Duration::microseconds(self.shift_in_microseconds.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Still;

    impl Clock for Still {
        fn now(&self) -> DateTime<Utc> {
            DateTime::UNIX_EPOCH
        }
    }

    #[test]
    fn it_goes_where_it_is_sent_and_comes_back() {
        let clock = MovableClock::new(Arc::new(Still));
        let yesterday = DateTime::UNIX_EPOCH - Duration::days(1);
        clock.travel_to(yesterday);
        assert_eq!(clock.now(), yesterday);
        clock.come_back();
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH);
    }
}
