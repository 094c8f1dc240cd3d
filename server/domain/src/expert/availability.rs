//! Whether a gig lies in an expert's own hours, and within the number of gigs that they take.
//!
//! Neither is a guard of the calendar: an expert may knowingly accept more. Both speak against asking.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Duration, DurationRound, NaiveDate, NaiveTime, Utc};

use super::registry::{AvailabilityException, AvailabilityRule, Caps, Profile};
use crate::time::{civil_day, to_civil};

impl Profile {
    /// Whether the expert can take a gig from `starts_at` until `ends_at`, by their weekly hours and the days that
    /// differ. Without weekly hours they can at any time; of two differing days that contradict each other the
    /// unavailable one holds.
    ///
    /// Hours are those of the wall clock in Helsinki. On the day on which an hour comes twice, both count; on the
    /// day on which one is skipped, nothing is missing.
    pub fn is_available(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> bool {
        let mut from = starts_at;
        while from < ends_at {
            let until = next_hour(from).min(ends_at);
            if !self.has_hours(from, until - from) {
                return false;
            }
            from = until;
        }
        true
    }

    /// The same for a time within one hour.
    fn has_hours(&self, from: DateTime<Utc>, length: Duration) -> bool {
        let local = to_civil(from);
        if let Some(is_available) = exception_on(&self.exceptions, local.date()) {
            return is_available;
        }
        if self.availability.is_empty() {
            return true;
        }
        let start = since_midnight(local.time());
        covers(&self.availability, local.date(), start, start + length)
    }
}

/// The next full hour. Clocks change and days begin at a full hour in Helsinki, so that between two of them the wall
/// clock runs evenly and on one day.
fn next_hour(time: DateTime<Utc>) -> DateTime<Utc> {
    let hour = Duration::hours(1);
    time.duration_trunc(hour).map_or(time + hour, |full| full + hour)
}

fn exception_on(exceptions: &[AvailabilityException], day: NaiveDate) -> Option<bool> {
    let of_day = exceptions.iter().filter(|exception| exception.from <= day && day <= exception.until);
    of_day.map(|exception| exception.is_available).min()
}

/// Whether the rules of a day cover a stretch of it together.
fn covers(rules: &[AvailabilityRule], day: NaiveDate, start: Duration, end: Duration) -> bool {
    let mut stretches: Vec<(Duration, Duration)> =
        rules.iter().filter(|rule| rule.weekday == day.weekday()).map(stretch).collect();
    stretches.sort_unstable();
    let reached = stretches
        .into_iter()
        .fold(start, |reached, (from, until)| if from <= reached { reached.max(until) } else { reached });
    reached >= end
}

fn stretch(rule: &AvailabilityRule) -> (Duration, Duration) {
    let until = if rule.until == NaiveTime::MIN { Duration::days(1) } else { since_midnight(rule.until) };
    (since_midnight(rule.from), until)
}

fn since_midnight(time: NaiveTime) -> Duration {
    time - NaiveTime::MIN
}

impl Caps {
    /// Whether taking these gigs beside those that the expert has would be more than they want, in any week from
    /// Monday to Sunday or any calendar month of them. Gigs are given by their starts.
    pub fn are_exceeded(self, others: &[DateTime<Utc>], taking: &[DateTime<Utc>]) -> bool {
        let week = |time: DateTime<Utc>| {
            let week = civil_day(time).iso_week();
            (week.year(), week.week())
        };
        let month = |time: DateTime<Utc>| {
            let day = civil_day(time);
            (day.year(), day.month())
        };
        is_exceeded(self.per_week, others, taking, week) || is_exceeded(self.per_month, others, taking, month)
    }
}

fn is_exceeded<P: Ord>(
    cap: Option<u8>,
    others: &[DateTime<Utc>],
    taking: &[DateTime<Utc>],
    period: impl Fn(DateTime<Utc>) -> P,
) -> bool {
    let Some(cap) = cap else { return false };
    let mut counts: BTreeMap<P, usize> = BTreeMap::new();
    for time in taking {
        *counts.entry(period(*time)).or_default() += 1;
    }
    for time in others {
        if let Some(count) = counts.get_mut(&period(*time)) {
            *count += 1;
        }
    }
    counts.values().any(|count| *count > usize::from(cap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expert::registry::tests::profile;
    use crate::time::{from_civil, start_of_day};
    use chrono::Weekday;
    use proptest::prelude::*;

    fn at(local: &str) -> DateTime<Utc> {
        from_civil(local.parse().unwrap()).unwrap()
    }

    fn utc(time: &str) -> DateTime<Utc> {
        time.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rule(weekday: Weekday, from: &str, until: &str) -> AvailabilityRule {
        AvailabilityRule { weekday, from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    fn with(availability: Vec<AvailabilityRule>) -> Profile {
        Profile { availability, ..profile() }
    }

    #[test]
    fn adjoining_hours_cover_together_and_a_gap_does_not() {
        // 2026-11-23 is a Monday.
        let monday = with(vec![
            rule(Weekday::Mon, "12:30:00", "16:00:00"),
            rule(Weekday::Mon, "09:00:00", "12:30:00"),
            rule(Weekday::Mon, "17:00:00", "20:00:00"),
        ]);
        let can = |from, until| monday.is_available(at(from), at(until));
        assert!(can("2026-11-23T09:00:00", "2026-11-23T16:00:00"));
        assert!(can("2026-11-23T12:10:00", "2026-11-23T12:50:00"));
        assert!(!can("2026-11-23T08:59:00", "2026-11-23T10:00:00"));
        assert!(!can("2026-11-23T15:30:00", "2026-11-23T17:30:00"), "not from four to five");
        assert!(!can("2026-11-24T10:00:00", "2026-11-24T11:00:00"), "a Tuesday");
        assert!(
            profile().is_available(at("2026-11-24T00:00:00"), at("2026-11-26T00:00:00")),
            "no hours: any"
        );
    }

    #[test]
    fn a_gig_over_midnight_needs_both_days() {
        let late = rule(Weekday::Mon, "18:00:00", "00:00:00");
        let early = rule(Weekday::Tue, "00:00:00", "02:00:00");
        let (from, until) = (at("2026-11-23T22:00:00"), at("2026-11-24T01:30:00"));
        assert!(with(vec![late, early]).is_available(from, until));
        assert!(!with(vec![late]).is_available(from, until));
        assert!(with(vec![late]).is_available(from, at("2026-11-24T00:00:00")), "midnight is the day's end");
    }

    #[test]
    fn differing_days_come_before_the_weekly_hours() {
        let exception = |from, until, is_available| AvailabilityException {
            from: day(from),
            until: day(until),
            is_available,
        };
        let usual = Profile {
            exceptions: vec![
                exception("2026-11-23", "2026-11-24", false),
                exception("2026-11-24", "2026-11-25", true),
            ],
            ..with(vec![rule(Weekday::Mon, "09:00:00", "12:00:00")])
        };
        let can = |profile: &Profile, day: &str| {
            profile.is_available(at(&format!("{day}T10:00:00")), at(&format!("{day}T11:00:00")))
        };
        assert!(can(&usual, "2026-11-30"));
        assert!(!can(&usual, "2026-11-23"));
        assert!(!can(&usual, "2026-11-24"), "of two that contradict each other the unavailable one holds");
        assert!(can(&usual, "2026-11-25"), "a Wednesday without hours");
        let any_time = Profile { availability: Vec::new(), ..usual };
        assert!(!can(&any_time, "2026-11-23"));
        assert!(can(&any_time, "2026-11-26"));
    }

    /// The night on which three o'clock comes twice: 03:00–04:00 first in summer time, then in winter time.
    #[test]
    fn an_hour_that_comes_twice_counts_both_times() {
        for (date, before) in [("2026-10-25", "2026-10-24"), ("2027-10-31", "2027-10-30")] {
            let half_past = utc(&format!("{date}T00:30:00Z"));
            let half_past_again = utc(&format!("{date}T01:30:00Z"));
            let until = |end| with(vec![rule(Weekday::Sun, "00:00:00", end)]);
            assert!(until("04:00:00").is_available(utc(&format!("{before}T21:00:00Z")), at_four(date)));
            assert!(
                !until("03:30:00").is_available(half_past, half_past_again),
                "between the two it is past"
            );
            assert!(until("03:30:00").is_available(utc(&format!("{date}T01:00:00Z")), half_past_again));
            let from = with(vec![rule(Weekday::Sun, "03:15:00", "04:00:00")]);
            assert!(!from.is_available(half_past, at_four(date)), "a quarter of an hour is missing at 03:00");
        }
    }

    fn at_four(date: &str) -> DateTime<Utc> {
        at(&format!("{date}T04:00:00"))
    }

    /// The night on which the clock goes from 03:00 to 04:00.
    #[test]
    fn an_hour_that_is_skipped_is_not_missed() {
        let around = with(vec![
            rule(Weekday::Sun, "01:00:00", "03:00:00"),
            rule(Weekday::Sun, "04:00:00", "06:00:00"),
        ]);
        assert!(around.is_available(at("2027-03-28T02:00:00"), at("2027-03-28T05:00:00")), "two hours long");
        assert!(!around.is_available(at("2027-03-21T02:00:00"), at("2027-03-21T05:00:00")), "a week before");
    }

    #[test]
    fn caps_count_by_week_and_month_and_only_where_something_is_taken() {
        let caps = |per_week, per_month| Caps { per_week, per_month };
        // A Monday and the Sunday of the same week; the Monday after it begins another.
        let (monday, sunday, next) =
            (at("2026-11-23T10:00:00"), at("2026-11-29T23:30:00"), at("2026-11-30T00:30:00"));
        assert!(!caps(None, None).are_exceeded(&[monday; 50], &[sunday]));
        assert!(caps(Some(1), None).are_exceeded(&[monday], &[sunday]));
        assert!(!caps(Some(1), None).are_exceeded(&[monday], &[next]));
        assert!(caps(None, Some(2)).are_exceeded(&[monday, sunday], &[next]));
        assert!(!caps(None, Some(2)).are_exceeded(&[monday, sunday], &[at("2026-12-01T00:30:00")]));
        assert!(caps(Some(1), None).are_exceeded(&[], &[monday, sunday]), "the order alone");
        assert!(!caps(Some(1), None).are_exceeded(&[monday, sunday], &[next]), "a full week elsewhere");
        assert!(caps(Some(0), None).are_exceeded(&[], &[monday]));
        assert!(!caps(Some(0), Some(0)).are_exceeded(&[monday], &[]));
        // The first days of 2027 belong to the last week of 2026.
        assert!(caps(Some(1), None).are_exceeded(&[at("2026-12-31T10:00:00")], &[at("2027-01-03T10:00:00")]));
    }

    proptest! {
        /// Minute by minute over a week with a change of the clocks: available is what every minute is.
        #[test]
        fn a_gig_is_available_when_each_of_its_minutes_is(
            week in prop::sample::select(vec!["2026-10-23", "2027-03-26", "2026-06-01"]),
            rules in prop::collection::vec((0u8..7, 0u32..96, 1u32..96), 1..12),
            (start, length) in (0i64..5_000, 1i64..1_500),
        ) {
            let clock = |quarter: u32| NaiveTime::from_num_seconds_from_midnight_opt(quarter % 96 * 900, 0).unwrap();
            let rules: Vec<_> = rules
                .into_iter()
                .map(|(weekday, from, length)| AvailabilityRule {
                    weekday: Weekday::try_from(weekday).unwrap(),
                    from: clock(from),
                    until: clock((from + length).min(96)),
                })
                .collect();
            let is_within = |minute: DateTime<Utc>| {
                let local = to_civil(minute);
                rules.iter().any(|rule| {
                    let ends = rule.until == NaiveTime::MIN || local.time() < rule.until;
                    rule.weekday == local.weekday() && rule.from <= local.time() && ends
                })
            };
            let from = start_of_day(day(week)) + Duration::minutes(start);
            let expected = (0..length).all(|minute| is_within(from + Duration::minutes(minute)));
            let found = with(rules.clone()).is_available(from, from + Duration::minutes(length));
            prop_assert_eq!(found, expected);
        }
    }
}
