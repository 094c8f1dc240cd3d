//! Each of the 37 indicators that the platform counts, by its code, from planted facts, among which are some that must
//! not count.

use std::collections::{BTreeMap, BTreeSet};

use super::planted::*;
use crate::indicator::facts::*;
use crate::indicator::*;
use crate::panel::PanelKind::{Customer, Deliberative, Resident};
use crate::panel::PanelState;
use crate::programme::KnownProgramme;

const FROZEN_ON: &str = "2027-01-20";

/// The value of an indicator of a known programme, by its code, as it is computed over a period.
pub(super) fn computed(code: &str, facts: &Facts, period: &str) -> Value {
    computed_on(code, facts, period, FROZEN_ON)
}

fn computed_on(code: &str, facts: &Facts, period: &str, as_of: &str) -> Value {
    let known = if code.starts_with('V') { KnownProgramme::VantaaKerava } else { KnownProgramme::Lapland };
    let programme = &known.content().unwrap().key;
    let rule = rule_of(programme, &code.parse().unwrap()).unwrap();
    rule.compute(facts, period.parse().unwrap(), day(as_of), Some(survey(1)))
}

pub(super) fn figure(value: &Value) -> &Figure {
    value.figure().unwrap_or_else(|| panic!("no value: {value:?}"))
}

pub(super) fn count(count: u64) -> Figure {
    Figure::Count { count }
}

pub(super) fn beside(value: &Value, what: Beside) -> Option<&Figure> {
    value.measured().and_then(|measured| measured.beside.get(&what))
}

pub(super) fn groups(value: &Value, by: Dimension) -> BTreeMap<&str, &Figure> {
    let breakdowns = &value.measured().unwrap().breakdowns;
    let found = breakdowns.iter().find(|one| one.by == by).unwrap();
    found.groups.iter().filter_map(|group| Some((group.code.as_str(), group.figure.as_ref()?))).collect()
}

/// A register that is kept and empty counts zero; one that is not kept knows nothing.
pub(super) fn assert_empty_is_not_zero(code: &str, period: &str, when_kept: Result<Figure, Empty>) {
    let found = computed(code, &kept(), period);
    assert_eq!(found.figure().cloned().ok_or_else(|| found.why_empty().unwrap()), when_kept, "{code}");
    assert_eq!(computed(code, &Facts::default(), period).figure(), None, "{code}");
    let later =
        Facts { kept_since: kept().kept_since.keys().map(|of| (*of, day("2027-01-02"))).collect(), ..kept() };
    assert_eq!(computed(code, &later, period).figure(), None, "{code}: its register came later");
}

#[test]
fn v01_pools_answers_over_surveys_and_channels_by_their_day() {
    let question = "information-received";
    let other_survey = |choice, count| AnswerFact { survey: survey(2), ..answers(question, choice, count) };
    let mut facts = kept();
    facts.answers = vec![
        answers(question, "yes", 30),
        AnswerFact { channel: "paper".into(), language: "sv".into(), ..answers(question, "yes", 10) },
        // A standing survey with another share: pooled, not averaged.
        other_survey("yes", 4),
        other_survey("no", 36),
        answers(question, "partly", 15),
        AnswerFact { day: day("2026-12-31"), ..answers(question, "no", 5) },
        // Answered, but not among valid answers; and what the bank does not know.
        answers(question, "not-needed", 500),
        answers(question, "unheard-of", 500),
    ]
    .into();
    facts.answers.extend(answers_that_do_not_count(question, "yes"));
    let value = computed("V01", &facts, "2026");
    assert_eq!(figure(&value), &Figure::Share { count: 44, of: 100 });
    assert_eq!(beside(&value, Beside::Partly), Some(&Figure::Share { count: 15, of: 100 }));
    assert_eq!(groups(&value, Dimension::Language)["sv"], &Figure::Share { count: 10, of: 10 });
    assert_eq!(groups(&value, Dimension::Channel).len(), 2);
    assert_eq!(groups(&value, Dimension::Answer)["not-needed"], &count(500));
    assert_empty_is_not_zero("V01", "2026", Err(Empty::NoData));
}

#[test]
fn v05_pools_the_counts_of_surveys_and_batches_and_averages_no_scores() {
    let question = "recommendation-nps";
    let mut facts = kept();
    facts.answers = vec![
        answers(question, "10", 50),
        answers(question, "9", 10),
        answers(question, "8", 25),
        answers(question, "6", 5),
        answers(question, "0", 10),
        answers(question, "11", 500),
    ]
    .into();
    facts.answers.extend(answers_that_do_not_count(question, "10"));
    let batch = |first: &str, last: &str, promoters| ScoreFact {
        first: day(first),
        last: day(last),
        channel: "sms".into(),
        unit: None,
        promoters,
        passives: 0,
        detractors: 2,
    };
    // The second does not lie within the period.
    facts.scores = vec![batch("2026-05-01", "2026-05-31", 0), batch("2025-12-20", "2026-01-05", 1_000)];
    let value = computed("V05", &facts, "2026");
    assert_eq!(figure(&value), &Figure::Score { promoters: 60, passives: 25, detractors: 17 });
    let sms = groups(&value, Dimension::Channel)["sms"];
    assert_eq!(sms, &Figure::Score { promoters: 0, passives: 0, detractors: 2 });
    // The mean of the two scores, 45 and -100, would be below zero.
    assert!(figure(&value).estimate(Basis::Answers).unwrap().value > 42.0);
    assert_empty_is_not_zero("V05", "2026", Err(Empty::NoData));
}

#[test]
fn v06_is_broken_down_by_ones_own_language_and_not_by_that_of_the_answer() {
    let question = "own-language-service";
    let own = |own: Option<&str>, choice, count| AnswerFact {
        own_language: own.map(str::to_owned),
        ..answers(question, choice, count)
    };
    let mut facts = kept();
    facts.answers = vec![
        own(Some("fi"), "yes", 60),
        // They answered in Finnish, and it is not their own language.
        own(Some("sv"), "yes", 6),
        own(Some("sv"), "no", 14),
        own(Some("other"), "no", 3),
        own(None, "partly", 7),
        own(Some("sv"), "cannot-say", 100),
    ]
    .into();
    facts.answers.extend(answers_that_do_not_count(question, "yes"));
    let value = computed("V06", &facts, "2026");
    assert_eq!(figure(&value), &Figure::Share { count: 66, of: 90 });
    let by_own = groups(&value, Dimension::OwnLanguage);
    assert_eq!(by_own["sv"], &Figure::Share { count: 6, of: 20 });
    assert_eq!(by_own["unknown"], &Figure::Share { count: 0, of: 7 });
    assert!(value.measured().unwrap().breakdowns.iter().all(|one| one.by != Dimension::Language));
    let seen = value.for_staff();
    let seen = groups(&seen, Dimension::OwnLanguage);
    assert!(
        !seen.contains_key("other") && !seen.contains_key("unknown"),
        "three, and what would tell of them"
    );
    assert!(seen.contains_key("fi") && seen.contains_key("sv"));
    assert_empty_is_not_zero("V06", "2026", Err(Empty::NoData));
}

#[test]
fn v07_counts_messages_and_keeps_scores_without_words_apart() {
    let mut facts = kept();
    facts.feedback = vec![
        feedback(7),
        FeedbackFact { channel: "phone".into(), received_on: day("2026-12-31"), ..feedback(3) },
        FeedbackFact { is_score_only: true, channel: "sms".into(), ..feedback(900) },
    ]
    .into();
    facts.feedback.extend(feedback_that_does_not_count(&feedback(1)));
    let value = computed("V07", &facts, "2026");
    assert_eq!(figure(&value), &count(10));
    assert_eq!(beside(&value, Beside::ScoreOnly), Some(&count(900)));
    assert_eq!(groups(&value, Dimension::Month)["2026-12"], &count(3));
    assert!(!groups(&value, Dimension::Channel).contains_key("sms"));
    assert_empty_is_not_zero("V07", "2026", Ok(count(0)));
}

#[test]
fn v08_knows_what_is_late_from_what_is_not_due_yet() {
    let mut facts = kept();
    let mut items = vec![
        feedback(5),
        // Handled on the last day in time, and the day after it.
        FeedbackFact { handled_on: Some(day("2026-03-31")), ..feedback(1) },
        FeedbackFact { handled_on: Some(day("2026-04-01")), ..feedback(1) },
        // Due and not handled: late.
        FeedbackFact { handled_on: None, ..feedback(2) },
        // Received at the end of the year and due after the report: pending, not late.
        FeedbackFact {
            received_on: day("2026-12-30"),
            due_on: day("2027-01-22"),
            handled_on: None,
            ..feedback(1)
        },
        // Due on the very day: not late yet.
        FeedbackFact {
            received_on: day("2026-12-28"),
            due_on: day("2027-01-20"),
            handled_on: None,
            ..feedback(1)
        },
        // Handled after the report: not handled as far as it knows.
        FeedbackFact {
            received_on: day("2026-12-29"),
            due_on: day("2027-01-21"),
            handled_on: Some(day("2027-01-21")),
            ..feedback(1)
        },
        // Handled before it was due: it counts as on time although it is not due.
        FeedbackFact {
            received_on: day("2026-12-31"),
            due_on: day("2027-01-25"),
            handled_on: Some(day("2027-01-08")),
            ..feedback(1)
        },
        FeedbackFact { is_score_only: true, handled_on: None, ..feedback(900) },
    ];
    facts.feedback = items.clone().into();
    facts.feedback.extend(feedback_that_does_not_count(&feedback(1)));
    let value = computed("V08", &facts, "2026");
    assert_eq!(figure(&value), &Figure::Share { count: 8, of: 13 });
    assert_eq!(beside(&value, Beside::OnTime), Some(&Figure::Share { count: 7, of: 10 }));
    assert_eq!(beside(&value, Beside::Pending), Some(&count(3)));
    // Later handling is no correction: the same report, computed a year later.
    items[3].handled_on = Some(day("2027-02-01"));
    facts.feedback = items.into();
    facts.feedback.extend(feedback_that_does_not_count(&feedback(1)));
    assert_eq!(computed("V08", &facts, "2026"), value);
    assert_empty_is_not_zero("V08", "2026", Err(Empty::NoData));
}

#[test]
fn v07_pools_what_is_alike_or_not_and_counts_nothing_that_has_not_come_yet() {
    let mut facts = kept();
    facts.feedback = vec![
        // The same day and channel, of another unit and class: counted together, and apart by unit.
        FeedbackFact { unit: Some("one".into()), ..feedback(4) },
        FeedbackFact { unit: Some("two".into()), class: "thanks".into(), ..feedback(6) },
        FeedbackFact { received_on: day("2026-06-30"), channel: "paper".into(), ..feedback(2) },
        FeedbackFact { received_on: day("2026-07-01"), ..feedback(500) },
    ]
    .into();
    let value = computed_on("V07", &facts, "2026", "2026-06-30");
    assert_eq!(figure(&value), &count(12), "what comes after the day of the report");
    assert_eq!(groups(&value, Dimension::Unit), [("one", &count(4)), ("two", &count(6))].into());
    assert_eq!(groups(&value, Dimension::Class)["complaint"], &count(6));
    assert_eq!(groups(&value, Dimension::Month).len(), 2);
    assert_eq!(beside(&value, Beside::ScoreOnly), Some(&count(0)));
    // A county whose first feedback came in the middle of the year says so, and nothing is not zero before.
    facts.kept_since.insert(Register::Feedback, day("2026-03-10"));
    let value = computed("V07", &facts, "2026");
    assert_eq!(value.measured().unwrap().kept_since, Some(day("2026-03-10")));
    assert_eq!(computed("V07", &facts, "2025").why_empty(), Some(Empty::NoData));
}

/// Handled so far of everything received, and of what is due: whatever is not due yet makes no share, not even of zero.
#[test]
fn v08_tells_no_share_on_time_while_everything_is_pending() {
    let mut facts = kept();
    let pending = FeedbackFact {
        received_on: day("2026-12-30"),
        due_on: day("2027-01-22"),
        handled_on: None,
        ..feedback(3)
    };
    facts.feedback = vec![pending.clone()].into();
    facts.feedback.extend(feedback_that_does_not_count(&feedback(1)));
    let value = computed("V08", &facts, "2026");
    assert_eq!(figure(&value), &Figure::Share { count: 0, of: 3 });
    assert_eq!(beside(&value, Beside::OnTime), None);
    assert_eq!(beside(&value, Beside::Pending), Some(&count(3)));
    // The day after it was due it is late, and of what is due nothing was on time.
    let later = computed_on("V08", &facts, "2026", "2027-01-23");
    assert_eq!(beside(&later, Beside::OnTime), Some(&Figure::Share { count: 0, of: 3 }));
    assert_eq!(beside(&later, Beside::Pending), Some(&count(0)));
    // Scores without a word are not handled, and are no messages: alone they are no data.
    facts.feedback = vec![FeedbackFact { is_score_only: true, ..pending }].into();
    assert_eq!(computed("V08", &facts, "2026").why_empty(), Some(Empty::NoData));
}

#[test]
fn v12_counts_panels_that_have_met_and_not_those_that_only_exist() {
    let mut facts = kept();
    let met = [("2026-03-10", 9)];
    facts.panels = vec![
        panel(Resident, PanelState::Active, &met),
        panel(Customer, PanelState::Active, &[("2025-01-10", 9), ("2026-12-31", 4)]),
        // Never met, met long ago, met and nobody came, met after the day.
        panel(Resident, PanelState::Active, &[]),
        panel(Resident, PanelState::Active, &[("2025-12-31", 9)]),
        panel(Resident, PanelState::Active, &[("2026-03-10", 0)]),
        panel(Resident, PanelState::Active, &[("2027-01-05", 9)]),
        // Not at work, and no panel of residents or customers.
        panel(Resident, PanelState::Paused, &met),
        panel(Resident, PanelState::Draft, &met),
        panel(Deliberative, PanelState::Active, &met),
        // Active only after the day; ended before it.
        PanelFact {
            states: vec![(day("2027-01-02"), PanelState::Active)],
            ..panel(Resident, PanelState::Active, &met)
        },
        PanelFact {
            states: vec![(day("2025-06-01"), PanelState::Active), (day("2026-12-30"), PanelState::Ended)],
            ..panel(Resident, PanelState::Active, &met)
        },
    ];
    let value = computed("V12", &facts, "2026");
    assert_eq!(figure(&value), &count(2));
    assert_eq!(
        groups(&value, Dimension::PanelKind),
        [("customer", &count(1)), ("resident", &count(1))].into()
    );
    assert_empty_is_not_zero("V12", "2026", Ok(count(0)));
}

#[test]
fn v13_is_yes_no_or_not_confirmed() {
    let of = |listing: ListingFacts| computed("V13", &Facts { listing, ..kept() }, "2026");
    let whole = || listing("2026");
    assert_eq!(figure(&of(whole())), &Figure::YesNo { yes: true });
    let mut unlisted = whole();
    unlisted.confirmations[1].ran_unlisted = true;
    assert_eq!(figure(&of(unlisted.clone())), &Figure::YesNo { yes: false });
    // A no holds whatever else is missing.
    unlisted.snapshots.clear();
    unlisted.confirmations.remove(0);
    assert_eq!(figure(&of(unlisted)), &Figure::YesNo { yes: false });
    let mut one_day_missing = whole();
    one_day_missing.snapshots.remove(&day("2026-08-15"));
    let value = of(one_day_missing);
    assert_eq!(value.why_empty(), Some(Empty::NotConfirmed));
    assert!(
        matches!(&value, Value::Empty { beside, .. } if beside[&Beside::DaysWithoutSnapshot] == count(1))
    );
    let mut one_day_down = whole();
    one_day_down.snapshots.insert(day("2026-08-15"), false);
    assert_eq!(figure(&of(one_day_down)), &Figure::YesNo { yes: false });
    let mut unconfirmed = whole();
    unconfirmed.confirmations.remove(0);
    assert_eq!(of(unconfirmed).why_empty(), Some(Empty::NotConfirmed));
    // A confirmation of another period, and snapshots of other days, confirm nothing of this one.
    let mut other_period = whole();
    other_period.confirmations.iter_mut().for_each(|one| one.period = "2025".parse().unwrap());
    assert_eq!(of(other_period).why_empty(), Some(Empty::NotConfirmed));
    assert_eq!(
        of(ListingFacts { divisions: BTreeSet::new(), ..whole() }).why_empty(),
        Some(Empty::NotConfirmed)
    );
    assert_empty_is_not_zero("V13", "2026", Err(Empty::NotConfirmed));
}

#[test]
fn v14_counts_orders_and_not_sessions() {
    let mut facts = kept();
    facts.orders = vec![
        // One order of a series of ten times with three experts each.
        order("2026-03-10"),
        OrderFact { is_held: false, is_cancelled: true, ..order("2026-12-31") },
        OrderFact {
            is_confirmed: false,
            is_held: false,
            is_unfilled: true,
            gig_type: Some("panel".into()),
            ..order("2026-05-01")
        },
        OrderFact { is_reversed: true, ..order("2026-03-11") },
        order("2025-12-31"),
        order("2027-01-01"),
    ];
    facts.gigs = vec![day("2026-03-10"); 30];
    facts.gigs.extend([day("2025-12-31"), day("2027-01-01")]);
    let value = computed("V14", &facts, "2026");
    assert_eq!(figure(&value), &count(3));
    for (what, expected) in [
        (Beside::Confirmed, 2),
        (Beside::Delivered, 1),
        (Beside::Unfilled, 1),
        (Beside::Cancelled, 1),
        (Beside::Gigs, 30),
    ] {
        assert_eq!(beside(&value, what), Some(&count(expected)), "{what:?}");
    }
    assert_eq!(groups(&value, Dimension::GigType)["panel"], &count(1));
    assert_empty_is_not_zero("V14", "2026", Ok(count(0)));
}

#[test]
fn a_register_that_was_begun_in_the_middle_says_so() {
    let mut facts = kept();
    facts.kept_since.insert(Register::Orders, day("2026-05-01"));
    facts.orders = vec![order("2026-05-10")];
    let value = computed("V14", &facts, "2026");
    assert_eq!(value.measured().unwrap().kept_since, Some(day("2026-05-01")));
    assert_eq!(computed("V14", &facts, "2025").why_empty(), Some(Empty::NoData));
}

#[test]
fn every_value_tells_its_rule_and_the_day_whose_knowledge_it_rests_on() {
    let value = computed("V14", &kept(), "2026");
    let measured = value.measured().unwrap();
    assert_eq!(measured.rule, Some((Rule::ExpertOrders, Rule::ExpertOrders.version())));
    assert_eq!(measured.as_of, day(FROZEN_ON));
    let early =
        computed_on("V14", &Facts { orders: vec![order("2026-05-10")], ..kept() }, "2026", "2026-05-09");
    assert_eq!(figure(&early), &count(0), "what had not happened yet does not count");
}
