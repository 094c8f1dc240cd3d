//! Finnish working days (arkipäivät), computed for any year.
//!
//! Free are Saturdays, Sundays and the public holidays: those of a fixed date, those that move with Easter, Midsummer Day on
//! the Saturday of 20–26 June, All Saints on that of 31 October – 6 November. On Christmas Eve and Midsummer Eve offices are
//! closed as well, though neither is a public holiday everywhere: whether they count is a setting of the county.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Whether Christmas Eve and Midsummer Eve are working days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eves {
    /// As in section 5 of the act on computing statutory time limits (150/1930).
    #[default]
    NonWorking,
    Working,
}

/// Easter Sunday of a year of the Gregorian calendar, after the method printed anonymously in Nature in 1876.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, rest) = (century.div_euclid(4), century.rem_euclid(4));
    let correction = (century + 8).div_euclid(25);
    let moon = (century - correction + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon + 15).rem_euclid(30);
    let (leaps, after_leap) = (of_century.div_euclid(4), of_century.rem_euclid(4));
    let to_sunday = (32 + 2 * rest + 2 * leaps - epact - after_leap).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let number = epact + to_sunday - 7 * late + 114;
    let month = u32::try_from(number.div_euclid(31)).ok()?;
    let day = u32::try_from(number.rem_euclid(31)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a day is a public holiday. Those that are always Sundays are told as well.
pub fn is_public_holiday(day: NaiveDate) -> bool {
    let is_fixed = matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (12, 6 | 25 | 26));
    is_fixed || moves_with_easter(day) || is_midsummer_day(day) || is_all_saints(day)
}

fn moves_with_easter(day: NaiveDate) -> bool {
    // Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday.
    let from_easter = easter_sunday(day.year()).map(|easter| (day - easter).num_days());
    matches!(from_easter, Some(-2 | 0 | 1 | 39 | 49))
}

fn is_midsummer_day(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sat && day.month() == 6 && (20..=26).contains(&day.day())
}

fn is_all_saints(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sat && matches!((day.month(), day.day()), (10, 31) | (11, 1..=6))
}

/// Christmas Eve or Midsummer Eve, the day before Midsummer Day.
fn is_eve(day: NaiveDate) -> bool {
    (day.month(), day.day()) == (12, 24) || day.succ_opt().is_some_and(is_midsummer_day)
}

/// Whether the county's offices work on a day.
pub fn is_working_day(day: NaiveDate, eves: Eves) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let is_free_eve = eves == Eves::NonWorking && is_eve(day);
    !is_weekend && !is_free_eve && !is_public_holiday(day)
}

/// The working day that comes as the `count`th after a day, which is not counted itself.
pub fn after(day: NaiveDate, count: u32, eves: Eves) -> NaiveDate {
    let mut reached = day;
    let mut left = count;
    while left > 0 {
        // Beyond the end of the calendar there is no day any more.
        let Some(next) = reached.succ_opt() else { return NaiveDate::MAX };
        reached = next;
        left -= u32::from(is_working_day(reached, eves));
    }
    reached
}

coded_enum! {
    /// By what the time for handling feedback is counted.
    Clock, "feedback-clock-" {
        /// The county's own aim: 15 working days.
        WorkingDays = "working_days",
        /// Of the act on providing digital services (306/2019, section 11): 14 days, free ones as well.
        Accessibility = "accessibility",
    }
}

/// Working days within which feedback is handled.
const WORKING_DAYS: u32 = 15;
/// Days within which accessibility feedback is answered.
const ACCESSIBILITY_DAYS: u64 = 14;

/// The last Helsinki day on which feedback received on a day is handled in time. The day of receipt is not counted.
///
/// Counted again from receipt where the clock changes; where it stands written down it is not, even if holidays are moved
/// by law or the county sets its eves otherwise later.
pub fn due(received: NaiveDate, clock: Clock, eves: Eves) -> NaiveDate {
    match clock {
        Clock::WorkingDays => after(received, WORKING_DAYS, eves),
        Clock::Accessibility => {
            received.checked_add_days(Days::new(ACCESSIBILITY_DAYS)).unwrap_or(NaiveDate::MAX)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Received, due with the eves free, due with the eves worked.
    const DEADLINES: [(&str, &str, &str); 19] = [
        ("2026-01-05", "2026-01-27", "2026-01-27"),
        ("2026-03-20", "2026-04-14", "2026-04-14"),
        ("2026-03-31", "2026-04-23", "2026-04-23"),
        ("2026-04-10", "2026-05-04", "2026-05-04"),
        ("2026-04-30", "2026-05-25", "2026-05-25"),
        ("2026-05-13", "2026-06-04", "2026-06-04"),
        ("2026-06-05", "2026-06-29", "2026-06-26"),
        ("2026-06-18", "2026-07-10", "2026-07-09"),
        ("2026-07-01", "2026-07-22", "2026-07-22"),
        ("2026-10-30", "2026-11-20", "2026-11-20"),
        ("2026-11-27", "2026-12-18", "2026-12-18"),
        ("2026-12-04", "2026-12-29", "2026-12-28"),
        ("2026-12-15", "2027-01-11", "2027-01-08"),
        ("2026-12-18", "2027-01-14", "2027-01-13"),
        ("2026-12-23", "2027-01-19", "2027-01-18"),
        ("2026-12-31", "2027-01-25", "2027-01-25"),
        ("2027-03-24", "2027-04-16", "2027-04-16"),
        ("2027-06-11", "2027-07-05", "2027-07-02"),
        ("2027-12-06", "2027-12-28", "2027-12-27"),
    ];

    #[test]
    fn the_fifteenth_working_day_is_the_known_one() {
        for (received, eves_free, eves_worked) in DEADLINES {
            let due = |eves| due(day(received), Clock::WorkingDays, eves).to_string();
            assert_eq!(due(Eves::NonWorking), eves_free, "{received}");
            assert_eq!(due(Eves::Working), eves_worked, "{received}");
        }
    }

    #[test]
    fn the_holidays_of_a_year_are_known() {
        let known = [
            (
                2026,
                "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-20 10-31 12-06 12-25 12-26",
                "06-19 12-24",
            ),
            (
                2027,
                "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-26 11-06 12-06 12-25 12-26",
                "06-25 12-24",
            ),
            (
                2028,
                "01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-24 11-04 12-06 12-25 12-26",
                "06-23 12-24",
            ),
            (
                2029,
                "01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-23 11-03 12-06 12-25 12-26",
                "06-22 12-24",
            ),
            (
                2030,
                "01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-09 06-22 11-02 12-06 12-25 12-26",
                "06-21 12-24",
            ),
        ];
        for (year, holidays, eves) in known {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let found = |is: fn(NaiveDate) -> bool| {
                let days = first.iter_days().take_while(|day| day.year() == year).filter(|day| is(*day));
                days.map(|day| day.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
            };
            assert_eq!((found(is_public_holiday), found(is_eve)), (holidays.to_owned(), eves.to_owned()));
        }
    }

    #[test]
    fn easter_is_where_it_was_and_will_be() {
        for (year, sunday) in [
            (1818, "03-22"),
            (1943, "04-25"),
            (1954, "04-18"),
            (1981, "04-19"),
            (2000, "04-23"),
            (2038, "04-25"),
            (2049, "04-18"),
            (2285, "03-22"),
        ] {
            assert_eq!(easter_sunday(year).unwrap().format("%m-%d").to_string(), sunday, "{year}");
        }
    }

    #[test]
    fn accessibility_has_fourteen_days_free_ones_as_well() {
        for (received, due_on) in [("2026-12-15", "2026-12-29"), ("2026-12-11", "2026-12-25")] {
            for eves in [Eves::NonWorking, Eves::Working] {
                assert_eq!(due(day(received), Clock::Accessibility, eves), day(due_on));
            }
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_reached_and_not_passed() {
        for clock in Clock::ALL {
            assert_eq!(due(NaiveDate::MAX, *clock, Eves::NonWorking), NaiveDate::MAX);
        }
    }

    proptest! {
        #[test]
        fn fifteen_working_days_lie_between(offset in 0_u64..200_000, are_worked in any::<bool>()) {
            let eves = if are_worked { Eves::Working } else { Eves::NonWorking };
            let received = day("1900-01-01") + Days::new(offset);
            let due_on = due(received, Clock::WorkingDays, eves);
            prop_assert!(is_working_day(due_on, eves));
            let between = received.iter_days().skip(1).take_while(|day| *day <= due_on);
            prop_assert_eq!(between.filter(|day| is_working_day(*day, eves)).count(), 15);
            // Never earlier for what came later.
            prop_assert!(due(received + Days::new(1), Clock::WorkingDays, eves) >= due_on);
            // Fewer days are worked where the eves are free.
            prop_assert!(due(received, Clock::WorkingDays, Eves::Working) <= due(received, Clock::WorkingDays, Eves::NonWorking));
        }

        /// Easter is a Sunday between 22 March and 25 April.
        #[test]
        fn easter_is_a_sunday_of_spring(year in 1583_i32..9999) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            let of_year = (easter.month(), easter.day());
            prop_assert!(((3, 22)..=(4, 25)).contains(&of_year));
        }
    }
}
