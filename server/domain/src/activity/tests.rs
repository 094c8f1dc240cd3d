//! Rules of activities, and that what is counted of them adds up.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::figures::is_other_method;
use super::*;
use crate::id::{MethodId, TypedId};
use crate::method::MethodFamily;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn content(on: &str) -> ActivityContent {
    let mut content = ActivityContent::new(ActivityKind::ResidentEvent, day(on));
    content.title = LocalizedText::from([("fi", "Asukasilta")]);
    content.audiences.insert(ActivityAudience::Residents);
    content.categories.insert(ParticipationCategory::Information);
    content
}

fn activity(on: &str) -> Activity {
    let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    Activity {
        id: ActivityId::fresh(at, [1; 10]),
        owner: Scope::County,
        content: content(on),
        stage: Stage::Planned,
        version: 1,
        created_at: at,
        updated_at: at,
    }
}

fn report(participants: u32) -> HeldReport {
    HeldReport { participants, counting: Counting::Counted, reach: None, outcome: LocalizedText::default() }
}

fn codes(wrong: Violations) -> Vec<(Code, String)> {
    wrong.into_iter().map(|one| (one.code, one.path.join("."))).collect()
}

#[test]
fn what_lies_ahead_was_not_held_and_what_was_held_is_not_called_off() {
    let today = day("2026-11-28");
    let ahead = activity("2026-11-29").held(report(3), today).unwrap_err();
    assert_eq!(codes(ahead), [(Code::ActivityNotYet, "activityId".to_owned())]);
    let held = activity("2026-11-28").held(report(3), today).unwrap();
    assert_eq!(held.state(), ActivityState::Held);
    assert_eq!(held.clone().called_off().unwrap_err().code, Code::ActivityNotSo);
    let moved = held.clone().written(content("2026-11-29"), today).unwrap_err();
    assert_eq!(codes(moved), [(Code::ActivityNotYet, "on".to_owned())]);
    let mended = held.clone().held(report(30), today).unwrap();
    assert_eq!(mended.report().unwrap().participants, 30);
    let off = held.reopened().unwrap().called_off().unwrap();
    assert_eq!(off.state(), ActivityState::CalledOff);
    for refused in [off.clone().written(content("2026-12-01"), today), off.clone().held(report(1), today)] {
        assert_eq!(codes(refused.unwrap_err()), [(Code::ActivityNotSo, "activityId".to_owned())]);
    }
    assert!(off.clone().reopened().is_err() && off.called_off().is_err());
    let many = activity("2026-11-28").held(report(PEOPLE_MAX + 1), today).unwrap_err();
    assert_eq!(codes(many), [(Code::OutOfRange, "participants".to_owned())]);
}

#[test]
fn one_of_several_days_is_held_when_its_last_day_has_come() {
    let mut long = activity("2026-11-02");
    long.content.until = Some(day("2026-11-30"));
    assert_eq!(
        long.clone().held(report(1), day("2026-11-29")).unwrap_err().first().unwrap().code,
        Code::ActivityNotYet
    );
    assert!(!long.awaits_report(day("2026-11-30")));
    assert!(long.awaits_report(day("2026-12-01")));
    assert!(long.held(report(1), day("2026-11-30")).is_ok());
}

#[test]
fn it_is_to_come_until_it_ends() {
    let mut evening = activity("2026-11-28");
    evening.content.hours = Some(("17:00:00".parse().unwrap(), "19:00:00".parse().unwrap()));
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    assert!(evening.is_to_come(at("2026-11-28T16:59:59Z")));
    assert!(!evening.is_to_come(at("2026-11-28T17:00:00Z")), "19 o'clock in Helsinki");
    let whole_day = activity("2026-11-28");
    assert!(whole_day.is_to_come(at("2026-11-28T21:59:59Z")));
    assert!(!whole_day.is_to_come(at("2026-11-28T22:00:00Z")), "midnight in Helsinki");
}

#[test]
fn everything_wrong_is_told_at_once() {
    let mut bare = ActivityContent::new(ActivityKind::Training, day("2026-03-29"));
    bare.until = Some(day("2026-03-28"));
    bare.hours = Some(("03:30:00".parse().unwrap(), "05:00:00".parse().unwrap()));
    bare.sign_up = "http://example.fi".to_owned();
    bare.place = "a\nb".to_owned();
    let expected = [
        (Code::Required, "title.fi"),
        (Code::EndsBeforeStart, "until"),
        (Code::LocalTimeDoesNotExist, "starts"),
        (Code::ControlCharacter, "place"),
        (Code::NotAnAddress, "signUp"),
        (Code::Required, "audiences"),
        (Code::Required, "categories"),
    ]
    .map(|(code, path)| (code, path.to_owned()));
    assert_eq!(codes(bare.check().unwrap_err()), expected);
    let mut long = content("2026-01-01");
    long.until = Some(day("2027-01-03"));
    assert_eq!(codes(long.check().unwrap_err()), [(Code::ActivityTooLong, "until".to_owned())]);
}

#[test]
fn tags_are_kept_once() {
    let mut tagged = content("2026-11-28");
    tagged.tags = ["  Nuoret ", "nuoret", "", "lähi  palvelut"].map(str::to_owned).to_vec();
    assert_eq!(tagged.tidied().tags, ["Nuoret", "lähi palvelut"]);
}

#[test]
fn trainings_and_resident_events_are_no_other_methods() {
    for kind in ActivityKind::ALL {
        let without = matches!(
            kind,
            ActivityKind::Workshop | ActivityKind::Outreach | ActivityKind::ParticipatoryBudgeting
        );
        assert_eq!(is_other_method(*kind, None), without, "{kind:?}");
        let is_training = *kind == ActivityKind::Training;
        assert_eq!(is_other_method(*kind, Some(MethodFamily::Other)), !is_training, "{kind:?}");
        for family in [MethodFamily::Survey, MethodFamily::ResidentEvent] {
            assert!(!is_other_method(*kind, Some(family)), "{kind:?} {family:?}");
        }
    }
}

#[test]
fn the_trainings_of_an_indicator_are_those_of_its_topic_and_period() {
    let today = day("2026-12-31");
    let training = |on: &str, topic: ActivityTopic, people: u32| {
        let mut one = activity(on);
        one.content.kind = ActivityKind::Training;
        one.content.topics.insert(topic);
        one.held(report(people), today).unwrap()
    };
    let all = [
        training("2026-07-01", ActivityTopic::EncounteringCustomers, 10),
        training("2026-12-31", ActivityTopic::EncounteringCustomers, 5),
        training("2026-06-30", ActivityTopic::EncounteringCustomers, 100),
        training("2026-08-01", ActivityTopic::SamiRights, 1_000),
    ];
    let selection = Selection {
        kinds: BTreeSet::from([ActivityKind::Training]),
        topics: BTreeSet::from([ActivityTopic::EncounteringCustomers]),
        ..Selection::default()
    };
    let found = tally(select(&all, &selection, (day("2026-07-01"), today)));
    assert_eq!((found.activities, found.participants), (2, 15));
}

/// Any activity, anywhere in three years round the period that is counted.
fn any_activity() -> impl Strategy<Value = Activity> {
    let sets = (
        proptest::collection::btree_set(proptest::sample::select(ParticipationCategory::ALL), 1..4),
        proptest::collection::btree_set(proptest::sample::select(ActivityAudience::ALL), 1..3),
        proptest::collection::btree_set(proptest::sample::select(ActivityTopic::ALL), 0..3),
    );
    let rest = (
        proptest::sample::select(ActivityKind::ALL),
        proptest::sample::select(ActivityMode::ALL),
        proptest::option::of(0_u8..3),
        proptest::option::of(0_i64..1_000),
        0_i64..1_000,
        0_i64..40,
    );
    let stage = prop_oneof![
        Just(Stage::Planned),
        Just(Stage::CalledOff),
        (0_u32..500, proptest::sample::select(Counting::ALL), proptest::option::of(0_u32..500)).prop_map(
            |(participants, counting, reach)| Stage::Held(HeldReport {
                participants,
                counting,
                reach,
                outcome: LocalizedText::default()
            })
        ),
    ];
    (sets, rest, stage).prop_map(
        |((categories, audiences, topics), (kind, mode, municipality, trial, first, length), stage)| {
            let start = day("2025-01-01");
            let after = |days: i64| start + chrono::Duration::days(days);
            let mut one = activity("2025-01-01");
            one.content.kind = kind;
            one.content.mode = mode;
            one.content.municipality = municipality.map(|number| format!("90{number}"));
            one.content.trial_since = trial.map(after);
            one.content.on = after(first);
            one.content.until = (length > 0).then(|| after(first + length));
            (one.content.categories, one.content.audiences, one.content.topics) =
                (categories, audiences, topics);
            one.stage = stage;
            one
        },
    )
}

fn sum(tallies: impl Iterator<Item = Tally>) -> Tally {
    tallies.fold(Tally::default(), |sum, one| Tally {
        activities: sum.activities + one.activities,
        participants: sum.participants + one.participants,
        estimated: sum.estimated + one.estimated,
        reach: sum.reach + one.reach,
    })
}

proptest! {
    /// Each held activity counts once in its kind, and once in each of its categories; two halves make a year.
    #[test]
    fn figures_add_up(all in proptest::collection::vec(any_activity(), 0..40)) {
        let no_family = |_: MethodId| None;
        let today = day("2027-12-31");
        let of = |from: &str, until: &str| figures(&all, no_family, (day(from), day(until)), today);
        let year = of("2026-01-01", "2026-12-31");
        prop_assert_eq!(year.categories.len(), ParticipationCategory::ALL.len());
        prop_assert_eq!(sum(year.kinds.values().copied()), year.held);
        let events = year.kinds[&ActivityKind::ResidentEvent];
        prop_assert_eq!(sum(year.event_modes.values().copied()), events);
        prop_assert_eq!(sum(year.event_municipalities.values().copied()), events);
        let (spring, autumn) = (of("2026-01-01", "2026-06-30"), of("2026-07-01", "2026-12-31"));
        prop_assert_eq!(sum([spring.held, autumn.held].into_iter()), year.held);
        prop_assert_eq!(spring.trials + autumn.trials, year.trials);
        prop_assert_eq!(spring.called_off + autumn.called_off, year.called_off);
        for category in ParticipationCategory::ALL {
            let (row, half, other) = (
                year.categories[category], spring.categories[category], autumn.categories[category]);
            prop_assert_eq!(sum([half.held, other.held].into_iter()), row.held);
            prop_assert_eq!(half.planned + other.planned, row.planned);
            let is_empty = year.empty_categories().any(|one| one == *category);
            prop_assert_eq!(is_empty, row.held.activities == 0);
            let by_hand = all.iter().filter(|one| {
                one.report().is_some() && one.content.last_day().format("%Y").to_string() == "2026"
                    && one.content.categories.contains(category)
            }).count();
            prop_assert_eq!(row.held.activities as usize, by_hand);
        }
        prop_assert_eq!(tally(select(&all, &Selection::default(), (day("2026-01-01"), day("2026-12-31")))), year.held);
    }

    /// What was counted of a period does not depend on the order in which it was written down.
    #[test]
    fn order_does_not_matter(mut all in proptest::collection::vec(any_activity(), 0..20)) {
        let days = (day("2026-01-01"), day("2026-12-31"));
        let forwards = figures(&all, |_| Some(MethodFamily::Other), days, days.1);
        all.reverse();
        prop_assert_eq!(figures(&all, |_| Some(MethodFamily::Other), days, days.1), forwards);
    }
}
