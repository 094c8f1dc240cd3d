//! In which periods surveys and panels count among the ways to take part, beside activities.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::figures::{Days, is_within};
use crate::panel::Meeting;
use crate::survey::{Phase, Publication};
use crate::time::civil_day;

/// Where a survey or a panel stands in a period in which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// People have taken part, or could have.
    Held,
    /// They still can, or will be able to.
    Ahead,
}

/// How many surveys or panels there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WayCount {
    pub held: u32,
    /// Those that are open, or planned, in the period.
    pub ahead: u32,
}

impl WayCount {
    pub(super) fn add(&mut self, taking: Taking) {
        match taking {
            Taking::Held => self.held += 1,
            Taking::Ahead => self.ahead += 1,
        }
    }
}

/// Whether a survey counts in a period. As an activity, it counts in the one in which its last day lies: the last Helsinki day on
/// which it could be answered. One that stands open without end counts in every period in which it was open. One that was closed
/// before it opened counts nowhere.
pub fn survey_in(publication: &Publication, days: Days, now: DateTime<Utc>) -> Option<Taking> {
    let opens = publication.schedule.opens_at;
    let phase = publication.phase(now);
    let Some(closes) = publication.closes_at() else {
        let (first, last) = (civil_day(opens), civil_day(now));
        let was_open = phase == Phase::Open && first <= days.1 && days.0 <= last;
        let will_open = phase == Phase::Scheduled && is_within(first, days);
        return was_open.then_some(Taking::Held).or(will_open.then_some(Taking::Ahead));
    };
    // Closed at midnight, it could be answered on the day before.
    let counts = opens < closes && is_within(civil_day(closes - Duration::microseconds(1)), days);
    counts.then_some(if phase == Phase::Closed { Taking::Held } else { Taking::Ahead })
}

/// Whether a panel counts in a period: where somebody came to a meeting of it within those days, or where one is to come.
pub fn panel_in<'a>(
    meetings: impl IntoIterator<Item = &'a Meeting>,
    days: Days,
    today: NaiveDate,
) -> Option<Taking> {
    let mut is_ahead = false;
    for one in meetings.into_iter().filter(|one| is_within(one.content.on, days)) {
        if one.attended.is_some_and(|attended| attended > 0) {
            return Some(Taking::Held);
        }
        is_ahead |= one.attended.is_none() && !one.is_called_off && today <= one.content.on;
    }
    is_ahead.then_some(Taking::Ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Schedule;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn published(opens: &str, closes: Option<&str>) -> Publication {
        Publication {
            version: 1,
            published_at: at(opens),
            schedule: Schedule { opens_at: at(opens), closes_at: closes.map(at), late_answer_days: 0 },
            closed_early_at: None,
            finalised_at: None,
            results_released_at: None,
            outcome_published_at: None,
            responses_deleted_at: None,
        }
    }

    fn halves() -> [Days; 3] {
        [
            (day("2026-01-01"), day("2026-06-30")),
            (day("2026-07-01"), day("2026-12-31")),
            (day("2027-01-01"), day("2027-06-30")),
        ]
    }

    fn counted(publication: &Publication, now: &str) -> [Option<Taking>; 3] {
        halves().map(|days| survey_in(publication, days, at(now)))
    }

    #[test]
    fn a_survey_counts_once_on_the_last_day_on_which_it_could_be_answered() {
        // Midnight in Helsinki between the two halves.
        let survey = published("2026-05-01T06:00", Some("2026-06-30T21:00"));
        assert_eq!(counted(&survey, "2026-12-01T10:00"), [Some(Taking::Held), None, None]);
        assert_eq!(counted(&survey, "2026-06-30T20:59"), [Some(Taking::Ahead), None, None]);
        let longer = published("2026-05-01T06:00", Some("2026-06-30T21:01"));
        assert_eq!(counted(&longer, "2026-12-01T10:00"), [None, Some(Taking::Held), None]);
        let early = Publication { closed_early_at: Some(at("2026-05-02T10:00")), ..longer };
        assert_eq!(counted(&early, "2026-12-01T10:00"), [Some(Taking::Held), None, None]);
        let never = Publication { closed_early_at: Some(at("2026-04-02T10:00")), ..longer };
        assert_eq!(counted(&never, "2026-12-01T10:00"), [None, None, None]);
    }

    #[test]
    fn a_standing_survey_counts_in_every_period_in_which_it_was_open() {
        let survey = published("2026-05-01T06:00", None);
        assert_eq!(counted(&survey, "2026-12-01T10:00"), [Some(Taking::Held), Some(Taking::Held), None]);
        assert_eq!(counted(&survey, "2026-04-01T10:00"), [Some(Taking::Ahead), None, None]);
    }
}
