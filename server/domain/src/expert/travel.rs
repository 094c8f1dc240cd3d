//! How long the way to a gig is: an estimate from the centres of two municipalities, no map needed.
//!
//! Staff who know better say so for a pair of municipalities ([`Overrides`]). Whole numbers throughout, so that the
//! estimate, and with it a booking's time, is the same on every machine.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};

use super::busy::Mode;
use super::municipality::{self, Municipality};

/// One way where either end is not known, in minutes.
pub const UNKNOWN_MINUTES: u32 = 60;
/// Shortest estimated way, in minutes, within one municipality too: from door to door, not from centre to centre.
pub const LEAST_MINUTES: u32 = 30;
/// A way longer than this, in minutes, makes a remote gig the better first suggestion.
pub const REMOTE_FIRST_MINUTES: u32 = 120;
/// A way longer than this, in minutes, takes a night.
pub const OVERNIGHT_MINUTES: u32 = 240;
/// What is kept free for the night, in hours: the daily rest of the Working Hours Act (872/2019, section 25).
const NIGHT_HOURS: i64 = 11;

/// Metres by road that are driven in a quarter of an hour, at 75 km/h.
const QUARTER_METRES: u64 = 18_750;

/// Minutes that staff have set for pairs of municipalities, the same in both directions and at every season.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides(BTreeMap<(String, String), u32>);

impl Overrides {
    /// Sets the minutes of one way; both codes may be the same.
    pub fn set(&mut self, one: &str, other: &str, minutes: u32) {
        self.0.insert(pair(one, other), minutes);
    }

    pub fn get(&self, one: &str, other: &str) -> Option<u32> {
        self.0.get(&pair(one, other)).copied()
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.min(other).to_owned(), one.max(other).to_owned())
}

/// One way to a gig.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journey {
    /// Kilometres by road; `None` where either end is not known.
    pub km: Option<u32>,
    pub minutes: u32,
}

coded_enum! {
    /// What a long way suggests to the coordinator.
    Advice, "travel-advice-" {
        /// Longer than [`REMOTE_FIRST_MINUTES`]: ask whether the gig can be remote.
        RemoteFirst = "remote_first",
        /// Longer than [`OVERNIGHT_MINUTES`]: the expert stays the night, lodging is a cost.
        Overnight = "overnight",
    }
}

impl Journey {
    pub const UNKNOWN: Self = Self { km: None, minutes: UNKNOWN_MINUTES };

    pub fn advice(self) -> Option<Advice> {
        if self.minutes > OVERNIGHT_MINUTES {
            Some(Advice::Overnight)
        } else if self.minutes > REMOTE_FIRST_MINUTES {
            Some(Advice::RemoteFirst)
        } else {
            None
        }
    }

    /// What an expert who takes part in this way is kept free before and after. Where a night lies between the way
    /// and the gig, the night's rest is kept free, too: they travel on the day before and home on the day after.
    pub fn buffer(self, mode: Mode) -> Duration {
        if !mode.has_place() {
            return mode.buffer();
        }
        let way = Duration::minutes(i64::from(self.minutes));
        match self.advice() {
            Some(Advice::Overnight) => way + Duration::hours(NIGHT_HOURS),
            Some(Advice::RemoteFirst) | None => way,
        }
    }
}

/// The way between two municipalities, by their codes, on a Helsinki day.
///
/// Kilometres are the great circle's times 1.3, the usual detour of a road; minutes are those at 75 km/h, a fifth
/// more from November to April, rounded up to a quarter of an hour. The factors are first guesses for the whole
/// country; what staff set for the pair comes before them.
pub fn journey(from: Option<&str>, to: Option<&str>, day: NaiveDate, overrides: &Overrides) -> Journey {
    let (Some(from), Some(to)) = (from, to) else { return Journey::UNKNOWN };
    let metres = if from == to {
        Some(0)
    } else {
        municipality::find(from)
            .zip(municipality::find(to))
            .map(|(from, to)| great_circle(from, to) * 13 / 10)
    };
    let estimate = || metres.map_or(UNKNOWN_MINUTES, |metres| driving_minutes(metres, is_winter(day)));
    Journey {
        km: metres.map(|metres| small((metres + 500) / 1_000)),
        minutes: overrides.get(from, to).unwrap_or_else(estimate),
    }
}

fn is_winter(day: NaiveDate) -> bool {
    matches!(day.month(), 11 | 12 | 1..=4)
}

fn driving_minutes(metres: u64, is_winter: bool) -> u32 {
    let fifths = metres * if is_winter { 6 } else { 5 };
    small(fifths.div_ceil(5 * QUARTER_METRES) * 15).max(LEAST_MINUTES)
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Fixed-point one: angles in billionths of a radian, sines in billionths.
const ONE: i64 = 1_000_000_000;
const HALF_PI: i64 = 1_570_796_327;
/// The mean radius of the Earth (IUGG), in metres.
const EARTH_METRES: i64 = 6_371_009;

/// Metres between two centres on a sphere, by the haversine formula (Sinnott 1984).
///
/// In fixed point and not in `f64`, whose sines differ by the machine's library. Within Finland it is off the exact
/// formula by less than a metre, far less than a sphere is off the Earth (0.5 %).
fn great_circle(from: &Municipality, to: &Municipality) -> u64 {
    let north = sine(radians(i64::from(from.latitude) - i64::from(to.latitude)) / 2);
    let east = sine(radians(i64::from(from.longitude) - i64::from(to.longitude)) / 2);
    let cosines = cosine(from.latitude) * cosine(to.latitude) / ONE;
    let squared = north * north + cosines * east / ONE * east;
    let half_chord = squared.max(0).isqrt();
    // The arc sine's series; the next term is below a billionth for ways within Finland.
    let cubed = power(half_chord, 3);
    let half_arc = half_chord + cubed / 6 + power(half_chord, 5) * 3 / 40;
    (2 * EARTH_METRES * half_arc / ONE).unsigned_abs()
}

/// An angle in ten-thousandths of a degree as billionths of a radian.
fn radians(angle: i64) -> i64 {
    angle * 17_453_292_520 / 10_000_000
}

fn cosine(latitude: i32) -> i64 {
    sine(HALF_PI - radians(i64::from(latitude)))
}

/// The sine by its series, for angles up to a quarter turn.
fn sine(angle: i64) -> i64 {
    let square = angle * angle / ONE;
    let mut term = angle;
    let mut sum = angle;
    for n in [2 * 3, 4 * 5, 6 * 7, 8 * 9, 10 * 11, 12 * 13] {
        term = -(term * square / ONE) / n;
        sum += term;
    }
    sum
}

fn power(base: i64, exponent: u32) -> i64 {
    (1..exponent).fold(base, |power, _| power * base / ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SUMMER: NaiveDate = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
    const WINTER: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 15).unwrap();

    fn way(from: &str, to: &str, day: NaiveDate) -> Journey {
        journey(Some(from), Some(to), day, &Overrides::default())
    }

    fn straight_km(from: &str, to: &str) -> f64 {
        great_circle(municipality::find(from).unwrap(), municipality::find(to).unwrap()) as f64 / 1_000.0
    }

    #[test]
    fn distances_are_those_of_the_map() {
        for (from, to, km) in [
            ("698", "890", 383.0), // Rovaniemi, Utsjoki
            ("091", "092", 15.0),  // Helsinki, Vantaa
            ("091", "564", 540.0), // Helsinki, Oulu
            ("091", "853", 150.0), // Helsinki, Turku
            ("478", "167", 587.0), // Mariehamn, Joensuu
        ] {
            let found = straight_km(from, to);
            assert!((found - km).abs() <= km * 0.05, "{from}–{to}: {found} km");
        }
    }

    #[test]
    fn a_way_has_a_least_time_and_quarters_of_an_hour() {
        assert_eq!(way("091", "091", SUMMER), Journey { km: Some(0), minutes: 30 });
        assert_eq!(way("091", "235", SUMMER).minutes, 30, "Kauniainen is near");
        let rovaniemi_utsjoki = way("698", "890", SUMMER);
        assert_eq!(rovaniemi_utsjoki, Journey { km: Some(498), minutes: 405 });
        assert_eq!(way("698", "890", WINTER), Journey { km: Some(498), minutes: 480 });
    }

    #[test]
    fn what_is_not_known_takes_an_hour_and_staff_know_better() {
        let mut overrides = Overrides::default();
        assert_eq!(journey(None, Some("091"), SUMMER, &overrides), Journey::UNKNOWN);
        assert_eq!(journey(Some("091"), None, SUMMER, &overrides), Journey::UNKNOWN);
        assert_eq!(journey(Some("901"), Some("902"), SUMMER, &overrides), Journey::UNKNOWN);
        overrides.set("148", "148", 90);
        overrides.set("890", "148", 150);
        for day in [SUMMER, WINTER] {
            assert_eq!(journey(Some("148"), Some("148"), day, &overrides).minutes, 90, "Inari is large");
            let both_ways = [("890", "148"), ("148", "890")]
                .map(|(from, to)| journey(Some(from), Some(to), day, &overrides).minutes);
            assert_eq!(both_ways, [150, 150]);
        }
    }

    #[test]
    fn winter_is_from_november_to_april() {
        let months = (1..=12).filter(|month| is_winter(NaiveDate::from_ymd_opt(2027, *month, 1).unwrap()));
        assert_eq!(months.collect::<Vec<_>>(), [1, 2, 3, 4, 11, 12]);
    }

    #[test]
    fn a_long_way_suggests_a_remote_gig_and_a_longer_one_a_night() {
        let of = |minutes| Journey { km: None, minutes };
        let advice = [120, 121, 240, 241].map(|minutes| of(minutes).advice());
        assert_eq!(
            advice,
            [None, Some(Advice::RemoteFirst), Some(Advice::RemoteFirst), Some(Advice::Overnight)]
        );
        assert_eq!(of(240).buffer(Mode::InPerson), Duration::hours(4));
        assert_eq!(of(255).buffer(Mode::InPerson), Duration::minutes(255 + 11 * 60));
        assert_eq!(of(255).buffer(Mode::Remote), Duration::minutes(10));
    }

    fn any_municipality() -> impl Strategy<Value = Municipality> {
        prop::sample::select(municipality::all())
    }

    /// The haversine formula as it stands in books.
    fn haversine(a: &Municipality, b: &Municipality) -> f64 {
        let angle = |e4: i32| (f64::from(e4) / 1e4).to_radians();
        let north = (angle(a.latitude - b.latitude) / 2.0).sin().powi(2);
        let east = (angle(a.longitude - b.longitude) / 2.0).sin().powi(2);
        let h = north + angle(a.latitude).cos() * angle(b.latitude).cos() * east;
        2.0 * 6_371_009.0 * h.sqrt().asin()
    }

    proptest! {
        #[test]
        fn a_way_is_as_long_there_as_back_and_never_shorter_in_winter(
            a in any_municipality(), b in any_municipality(),
        ) {
            prop_assert_eq!(way(a.code, b.code, SUMMER), way(b.code, a.code, SUMMER));
            let (summer, winter) = (way(a.code, b.code, SUMMER), way(a.code, b.code, WINTER));
            prop_assert_eq!(summer.km, winter.km);
            prop_assert!(winter.minutes >= summer.minutes);
            prop_assert!(winter.minutes.is_multiple_of(15) && summer.minutes >= LEAST_MINUTES);
        }

        #[test]
        fn the_fixed_point_is_within_a_metre_of_the_formula(a in any_municipality(), b in any_municipality()) {
            prop_assert!((great_circle(&a, &b) as f64 - haversine(&a, &b)).abs() < 1.5);
        }
    }
}
