//! What an order is likely to cost, before anybody has been asked: its fees by the price list, and what the ways there
//! and back may come to.
//!
//! Where an expert will come from is not known then, and nobody's home is looked at for it: the ways are those from the
//! nearest and from the farthest municipality of the county, in one's own car.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::busy::Mode;
use super::fee::{self, FeeClass, valid_on};
use super::order::OrderContent;
use super::travel::{Advice, Journey, Overrides, journey};
use crate::time::civil_day;

/// What an order is likely to cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The fees of all its experts at all its times, in cents; `None` where it has no time yet, or no class that holds on
    /// the day of each of them.
    pub fees: Option<i64>,
    pub travel: TravelEstimate,
}

/// What the ways to an order may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TravelEstimate {
    /// Nobody travels.
    Remote,
    /// Its days, where the place is, or what a kilometre is paid with is not known.
    Unknown,
    /// Of all its experts, there and back on each of its days, in cents.
    Between {
        least: i64,
        most: i64,
        /// Whoever comes from the farthest municipality stays the night: lodging comes on top.
        may_take_a_night: bool,
    },
}

/// Estimates what an order costs. `homes`: the municipalities of the county, by their codes.
pub fn estimate(
    content: &OrderContent,
    classes: &[FeeClass],
    homes: &[&str],
    overrides: &Overrides,
) -> Estimate {
    let code = content.fee_class.as_deref().filter(|_| !content.times.is_empty());
    Estimate {
        fees: code.and_then(|code| fee::estimate(classes, code, &content.times, content.seats)),
        travel: travel(content, classes, homes, overrides),
    }
}

/// Times of one day are one way there and back.
fn travel(
    content: &OrderContent,
    classes: &[FeeClass],
    homes: &[&str],
    overrides: &Overrides,
) -> TravelEstimate {
    if !content.mode.has_place() {
        return TravelEstimate::Remote;
    }
    let days: BTreeSet<NaiveDate> =
        content.times.iter().map(|(starts_at, _)| civil_day(*starts_at)).collect();
    let seats = i64::from(content.seats);
    let (mut least, mut most, mut may_take_a_night) = (0_i64, 0_i64, false);
    for day in days {
        let way = |home: &&str| journey(Some(*home), content.municipality.as_deref(), day, overrides);
        let ways: Vec<Journey> = homes.iter().map(way).collect();
        let km: Vec<i64> = ways.iter().filter_map(|way| way.km).map(i64::from).collect();
        let prices = km_prices(classes, content.fee_class.as_deref(), day);
        let (Some(nearest), Some(farthest), Some((cheapest, dearest))) =
            (km.iter().min(), km.iter().max(), prices)
        else {
            return TravelEstimate::Unknown;
        };
        least += seats * 2 * nearest * cheapest;
        most += seats * 2 * farthest * dearest;
        may_take_a_night |= ways.iter().any(|way| way.advice() == Some(Advice::Overnight));
    }
    if most == 0 {
        return TravelEstimate::Unknown;
    }
    // Whoever takes part in a hybrid gig from afar has no way.
    let least = if content.mode == Mode::Hybrid { 0 } else { least };
    TravelEstimate::Between { least, most, may_take_a_night }
}

/// The lowest and the highest price of a kilometre on a day: that of the class, or of every class where the expert's own
/// pays.
fn km_prices(classes: &[FeeClass], code: Option<&str>, day: NaiveDate) -> Option<(i64, i64)> {
    let codes: BTreeSet<&str> = match code {
        Some(code) => BTreeSet::from([code]),
        None => classes.iter().map(|class| class.code.as_str()).collect(),
    };
    let class = |code: &str| valid_on(classes, code, day);
    let prices: Vec<i64> = codes.into_iter().filter_map(class).map(|class| class.km_cents).collect();
    Some((*prices.iter().min()?, *prices.iter().max()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LanguageTag;
    use crate::expert::FeeUnit;
    use crate::id::{FeeClassId, TypedId};
    use crate::text::LocalizedText;
    use chrono::{DateTime, Duration, Utc};
    use uuid::Uuid;

    /// Rovaniemi, Inari and Utsjoki.
    const HOMES: [&str; 3] = ["698", "148", "890"];

    fn class(code: &str, km_cents: i64) -> FeeClass {
        FeeClass {
            id: FeeClassId::from_uuid(Uuid::nil()),
            code: code.into(),
            valid_from: "2026-01-01".parse().unwrap(),
            name: LocalizedText::default(),
            unit: FeeUnit::Hour,
            cents: 3_000,
            preparation_minutes: 0,
            km_cents,
        }
    }

    /// An hour at each of these moments, in Utsjoki.
    fn content(starts: &[&str]) -> OrderContent {
        let time = |start: &&str| -> (DateTime<Utc>, DateTime<Utc>) {
            let starts_at: DateTime<Utc> = start.parse().unwrap();
            (starts_at, starts_at + Duration::hours(1))
        };
        OrderContent {
            municipality: Some("890".into()),
            fee_class: Some("lecture".into()),
            times: starts.iter().map(time).collect(),
            ..OrderContent::blank(LanguageTag::finnish())
        }
    }

    fn of(content: &OrderContent) -> Estimate {
        let classes = [class("lecture", 50), class("panel", 60)];
        estimate(content, &classes, &HOMES, &Overrides::default())
    }

    fn between(least: i64, most: i64) -> TravelEstimate {
        TravelEstimate::Between { least, most, may_take_a_night: true }
    }

    #[test]
    fn ways_are_from_the_nearest_and_the_farthest_of_the_county_once_a_day() {
        // From Rovaniemi it is 498 km.
        let one = content(&["2027-06-01T06:00:00Z"]);
        assert_eq!(of(&one), Estimate { fees: Some(3_000), travel: between(0, 2 * 498 * 50) });
        let same_day = content(&["2027-06-01T06:00:00Z", "2027-06-01T12:00:00Z"]);
        assert_eq!(of(&same_day), Estimate { fees: Some(6_000), travel: between(0, 2 * 498 * 50) });
        // The second begins after midnight in Helsinki.
        let two_days = content(&["2027-06-01T06:00:00Z", "2027-06-01T21:30:00Z"]);
        let two_seats = OrderContent { seats: 2, ..two_days };
        assert_eq!(of(&two_seats), Estimate { fees: Some(12_000), travel: between(0, 2 * 2 * 2 * 498 * 50) });
        let elsewhere =
            OrderContent { municipality: Some("261".into()), ..content(&["2027-06-01T06:00:00Z"]) };
        let TravelEstimate::Between { least, most, .. } = of(&elsewhere).travel else {
            panic!("{elsewhere:?}")
        };
        assert!(0 < least && least < most, "Kittilä is none of them: {least} {most}");
        let hybrid = OrderContent { mode: Mode::Hybrid, ..elsewhere };
        let TravelEstimate::Between { least, .. } = of(&hybrid).travel else { panic!("{hybrid:?}") };
        assert_eq!(least, 0, "or nobody comes");
    }

    #[test]
    fn without_a_class_fees_are_not_known_and_a_kilometre_costs_what_any_class_says() {
        let own = OrderContent { fee_class: None, ..content(&["2027-06-01T06:00:00Z"]) };
        assert_eq!(of(&own), Estimate { fees: None, travel: between(0, 2 * 498 * 60) });
    }

    #[test]
    fn what_does_not_follow_is_not_made_up() {
        let known = content(&["2027-06-01T06:00:00Z"]);
        let remote = OrderContent { mode: Mode::Remote, ..known.clone() };
        assert_eq!(of(&remote), Estimate { fees: Some(3_000), travel: TravelEstimate::Remote });
        let unknown = TravelEstimate::Unknown;
        assert_eq!(of(&content(&[])), Estimate { fees: None, travel: unknown });
        assert_eq!(of(&content(&["2025-06-01T06:00:00Z"])), Estimate { fees: None, travel: unknown });
        let nowhere = OrderContent { municipality: None, ..known.clone() };
        assert_eq!(of(&nowhere).travel, unknown);
        let near = estimate(&known, &[class("lecture", 50)], &["890"], &Overrides::default());
        assert_eq!(near.travel, unknown, "how far it is within the one municipality nobody knows");
        assert_eq!(estimate(&known, &[class("lecture", 50)], &[], &Overrides::default()).travel, unknown);
    }
}
