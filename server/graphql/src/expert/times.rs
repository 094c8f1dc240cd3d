//! When and how much an expert takes part.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::expert::{Times, registry};

use crate::mirror::mirrored;
use crate::scalar::{ClockTime, Date};

mirrored! {
    /// A day of the week.
    Weekday = "chrono::Weekday" {
        /// Monday.
        Mon,
        /// Tuesday.
        Tue,
        /// Wednesday.
        Wed,
        /// Thursday.
        Thu,
        /// Friday.
        Fri,
        /// Saturday.
        Sat,
        /// Sunday.
        Sun,
    }
}

/// Weekly hours in which an expert takes gigs.
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "WeeklyHoursInput")]
pub(crate) struct WeeklyHours {
    /// The day.
    weekday: Weekday,
    /// From when on.
    from: ClockTime,
    /// Until when; `00:00` for the end of the day.
    until: ClockTime,
}

/// Days on which the weekly hours do not count.
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "DifferingDaysInput")]
pub(crate) struct DifferingDays {
    /// The first of them.
    from: Date,
    /// The last of them.
    until: Date,
    /// Whether they take gigs all day, or none at all.
    is_available: bool,
}

/// When an expert can take gigs, and how many.
#[derive(SimpleObject)]
pub(crate) struct ExpertTimes {
    /// None: at any time.
    weekly: Vec<WeeklyHours>,
    /// Days that differ from the weekly hours.
    differing_days: Vec<DifferingDays>,
    /// At most so many gigs from Monday to Sunday; null: any number.
    max_per_week: Option<u8>,
    /// At most so many gigs in a calendar month; null: any number.
    max_per_month: Option<u8>,
}

impl From<Times> for ExpertTimes {
    fn from(times: Times) -> Self {
        let hours = |rule: registry::AvailabilityRule| WeeklyHours {
            weekday: rule.weekday.into(),
            from: ClockTime(rule.from),
            until: ClockTime(rule.until),
        };
        let days = |days: registry::AvailabilityException| DifferingDays {
            from: Date(days.from),
            until: Date(days.until),
            is_available: days.is_available,
        };
        Self {
            weekly: times.availability.into_iter().map(hours).collect(),
            differing_days: times.exceptions.into_iter().map(days).collect(),
            max_per_week: times.caps.per_week,
            max_per_month: times.caps.per_month,
        }
    }
}

/// When an expert can take gigs, and how many, whole.
#[derive(InputObject)]
pub(super) struct SetExpertTimesInput {
    /// `Expert:…`
    pub(super) expert_id: ID,
    /// None: at any time.
    #[graphql(default, validator(max_items = 50))]
    weekly: Vec<WeeklyHours>,
    /// Days that differ from the weekly hours.
    #[graphql(default, validator(max_items = 50))]
    differing_days: Vec<DifferingDays>,
    /// At most so many gigs from Monday to Sunday; left out: any number.
    #[graphql(validator(minimum = 1, maximum = 99))]
    max_per_week: Option<u8>,
    /// At most so many gigs in a calendar month; left out: any number.
    #[graphql(validator(minimum = 1, maximum = 99))]
    max_per_month: Option<u8>,
}

impl From<SetExpertTimesInput> for Times {
    fn from(input: SetExpertTimesInput) -> Self {
        let caps = registry::Caps { per_week: input.max_per_week, per_month: input.max_per_month };
        read(input.weekly, input.differing_days, caps)
    }
}

/// When the caller can take gigs, and how many, whole.
#[derive(InputObject)]
pub(super) struct SetOwnTimesInput {
    /// None: at any time.
    #[graphql(default, validator(max_items = 50))]
    weekly: Vec<WeeklyHours>,
    /// Days that differ from the weekly hours.
    #[graphql(default, validator(max_items = 50))]
    differing_days: Vec<DifferingDays>,
    /// At most so many gigs from Monday to Sunday; left out: any number.
    #[graphql(validator(minimum = 1, maximum = 99))]
    max_per_week: Option<u8>,
    /// At most so many gigs in a calendar month; left out: any number.
    #[graphql(validator(minimum = 1, maximum = 99))]
    max_per_month: Option<u8>,
}

impl From<SetOwnTimesInput> for Times {
    fn from(input: SetOwnTimesInput) -> Self {
        let caps = registry::Caps { per_week: input.max_per_week, per_month: input.max_per_month };
        read(input.weekly, input.differing_days, caps)
    }
}

fn read(weekly: Vec<WeeklyHours>, differing_days: Vec<DifferingDays>, caps: registry::Caps) -> Times {
    let rule = |hours: WeeklyHours| registry::AvailabilityRule {
        weekday: hours.weekday.into(),
        from: hours.from.0,
        until: hours.until.0,
    };
    let exception = |days: DifferingDays| registry::AvailabilityException {
        from: days.from.0,
        until: days.until.0,
        is_available: days.is_available,
    };
    Times {
        availability: weekly.into_iter().map(rule).collect(),
        exceptions: differing_days.into_iter().map(exception).collect(),
        caps,
    }
}
