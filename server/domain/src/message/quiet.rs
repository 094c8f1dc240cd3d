//! Nobody's telephone rings at night.

use chrono::{DateTime, Duration, Timelike, Utc};

use super::Notice;
use crate::time::{from_civil, to_civil};

/// The hour in Helsinki at which the quiet hours begin.
pub const QUIET_FROM_HOUR: u32 = 20;
/// The hour in Helsinki at which they end.
pub const QUIET_UNTIL_HOUR: u32 = 8;

/// What arrives later than this before its gig, or before its offer ends, arrives too late.
fn notice_period() -> Duration {
    Duration::hours(2)
}

/// The first moment from `now` on at which a notice may be sent, by e-mail as by text message: now, or the end of
/// the quiet hours. Not held back is what somebody waits for, and what would come too late in the morning.
pub fn earliest(now: DateTime<Utc>, notice: &Notice) -> DateTime<Utc> {
    let Some(morning) = end_of_quiet(now).filter(|_| !notice.is_urgent()) else { return now };
    let waits_too_long = |end: DateTime<Utc>| now < end && end < morning + notice_period();
    if notice.useful_until().is_some_and(waits_too_long) { now } else { morning }
}

/// When the quiet hours end that reign at this moment; `None` by day. The clocks change at three and four, so
/// neither border is ever missing or doubled.
fn end_of_quiet(now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let local = to_civil(now);
    let morning = if local.hour() < QUIET_UNTIL_HOUR {
        local.date()
    } else if local.hour() >= QUIET_FROM_HOUR {
        local.date().succ_opt()?
    } else {
        return None;
    };
    from_civil(morning.and_hms_opt(QUIET_UNTIL_HOUR, 0, 0)?).ok()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn civil(text: &str) -> DateTime<Utc> {
        from_civil(text.parse().unwrap()).unwrap()
    }

    fn patient() -> Notice {
        Notice::AgreementEnds { on: NaiveDate::from_ymd_opt(2027, 1, 31).unwrap() }
    }

    fn cancelled(starts_at: DateTime<Utc>) -> Notice {
        Notice::BookingCancelled { reference: "KA-2026-0142".to_owned(), starts_at }
    }

    #[test]
    fn the_borders_are_eight_in_the_evening_and_eight_in_the_morning() {
        for (now, then) in [
            ("2026-11-20T19:59:59", "2026-11-20T19:59:59"),
            ("2026-11-20T20:00:00", "2026-11-21T08:00:00"),
            ("2026-11-21T00:00:00", "2026-11-21T08:00:00"),
            ("2026-11-21T07:59:59", "2026-11-21T08:00:00"),
            ("2026-11-21T08:00:00", "2026-11-21T08:00:00"),
        ] {
            assert_eq!(earliest(civil(now), &patient()), civil(then), "{now}");
        }
    }

    #[test]
    fn a_night_in_which_the_clocks_change_ends_at_eight_as_well() {
        let hours = |now: &str| (earliest(civil(now), &patient()) - civil(now)).num_hours();
        assert_eq!(hours("2026-10-23T20:00:00"), 12);
        assert_eq!(hours("2026-10-24T20:00:00"), 13);
        assert_eq!(hours("2027-03-27T20:00:00"), 11);
    }

    #[test]
    fn who_waits_for_a_code_gets_it_at_night() {
        let night = civil("2026-11-21T02:00:00");
        let code =
            Notice::SignInCode { code: "123456".to_owned(), expires_at: night + Duration::minutes(10) };
        assert_eq!(earliest(night, &code), night);
        assert_eq!(earliest(night, &Notice::PersonalLink { link: "https://a.example".to_owned() }), night);
    }

    #[test]
    fn whoever_has_not_felt_safe_does_not_wait_for_the_morning() {
        let night = civil("2026-11-21T02:00:00");
        assert_eq!(earliest(night, &Notice::SafetyReported { link: "https://a.example".to_owned() }), night);
    }

    #[test]
    fn nobody_sets_out_to_a_gig_that_was_called_off_in_the_evening() {
        let evening = civil("2026-11-20T21:00:00");
        let morning = civil("2026-11-21T08:00:00");
        assert_eq!(earliest(evening, &cancelled(civil("2026-11-21T09:59:00"))), evening);
        assert_eq!(earliest(evening, &cancelled(civil("2026-11-21T10:00:00"))), morning);
        // Too late already: no reason to wake anybody.
        assert_eq!(earliest(evening, &cancelled(civil("2026-11-20T21:00:00"))), morning);
    }

    proptest! {
        #[test]
        fn what_can_wait_waits_for_the_day_and_no_longer(seconds in 1_700_000_000_i64..2_000_000_000) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let then = earliest(now, &patient());
            let is_quiet = |at| !(QUIET_UNTIL_HOUR..QUIET_FROM_HOUR).contains(&to_civil(at).hour());
            prop_assert!(!is_quiet(then));
            prop_assert_eq!(then == now, !is_quiet(now));
            prop_assert!(now <= then && then - now <= Duration::hours(13));
            prop_assert_eq!(earliest(then, &patient()), then);
        }

        #[test]
        fn quiet_hours_never_make_a_notice_useless(
            seconds in 1_700_000_000_i64..2_000_000_000,
            minutes in 1_i64..3_000,
        ) {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let starts_at = now + Duration::minutes(minutes);
            let then = earliest(now, &cancelled(starts_at));
            prop_assert!(then == now || then + notice_period() <= starts_at);
        }
    }
}
