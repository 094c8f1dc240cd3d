//! Rules over the register of activities: what was held, not what was planned.

use std::collections::BTreeMap;

use super::super::facts::{ActivityFact, ActivityStanding, Register};
use super::super::value::{Basis, Beside, Dimension, Empty, Figure, Value};
use super::super::{Context, tally};
use crate::activity::{ActivityAudience, ActivityKind, ActivityTopic, is_other_method};

/// What was held on days of the period.
fn held<'a>(context: &Context<'a>, which: impl Fn(&ActivityFact) -> bool) -> Vec<&'a ActivityFact> {
    let counts = |fact: &&ActivityFact| {
        fact.standing == ActivityStanding::Held && context.counts(fact.on) && which(fact)
    };
    context.facts.activities.iter().filter(counts).collect()
}

fn trained<'a>(context: &Context<'a>, topic: ActivityTopic) -> Vec<&'a ActivityFact> {
    held(context, |fact| fact.kind == ActivityKind::Training && fact.topics.contains(&topic))
}

fn size(facts: &[&ActivityFact]) -> Figure {
    Figure::Count { count: u64::try_from(facts.len()).unwrap_or(u64::MAX) }
}

fn counted(
    facts: &[&ActivityFact],
    code: impl Fn(&ActivityFact) -> Option<String>,
) -> BTreeMap<String, Figure> {
    tally(facts.iter().copied(), code, |_| 1)
}

/// How many came, where anybody counted; who came twice counts twice.
fn attendance(facts: &[&ActivityFact]) -> Option<u64> {
    let counted: Vec<u64> = facts.iter().filter_map(|fact| fact.attendance).collect();
    (!counted.is_empty() || facts.is_empty()).then(|| counted.iter().sum())
}

fn how_many(context: &Context<'_>, facts: &[&ActivityFact], by: &[Dimension]) -> Value {
    let mut value = context.value(Register::Activities, size(facts), Basis::Register);
    if let Some(count) = attendance(facts) {
        value = value.beside(Beside::Attendance, Figure::Count { count });
    }
    for dimension in by {
        let groups = counted(facts, |fact| match dimension {
            Dimension::Municipality => fact.municipality.clone(),
            Dimension::Mode => Some(fact.mode.code().to_owned()),
            Dimension::Method => Some(fact.method.clone().unwrap_or_else(|| fact.kind.code().to_owned())),
            _ => None,
        });
        value = value.by(*dimension, groups);
    }
    value.done()
}

/// Trainings on a topic.
pub fn trainings(context: &Context<'_>, topic: ActivityTopic) -> Value {
    how_many(context, &trained(context, topic), &[Dimension::Mode])
}

/// Participations in trainings on a topic. Distinct people stand beside them where everybody signed up by name.
pub fn participants(context: &Context<'_>, topic: ActivityTopic) -> Value {
    let trainings = trained(context, topic);
    let Some(count) = attendance(&trainings) else {
        return Value::empty(Empty::NoData);
    };
    let mut value = context.value(Register::Activities, Figure::Count { count }, Basis::Register);
    let people: Option<u64> = trainings.iter().map(|fact| fact.distinct_people).sum();
    if let Some(count) = people.filter(|_| !trainings.is_empty()) {
        value = value.beside(Beside::DistinctPeople, Figure::Count { count });
    }
    let uncounted = trainings.iter().filter(|fact| fact.attendance.is_none()).count();
    if uncounted > 0 {
        let count = u64::try_from(uncounted).unwrap_or(u64::MAX);
        value = value.beside(Beside::Lacking, Figure::Count { count });
    }
    let mut by_group: BTreeMap<String, u64> = BTreeMap::new();
    for (group, count) in trainings.iter().flat_map(|fact| &fact.by_staff_group) {
        *by_group.entry(group.clone()).or_default() += count;
    }
    let by_group = by_group.into_iter().map(|(group, count)| (group, Figure::Count { count })).collect();
    value.by(Dimension::StaffGroup, by_group).done()
}

/// Trainings and workshops for those who decide.
pub fn for_decision_makers(context: &Context<'_>) -> Value {
    let is_one = |fact: &ActivityFact| {
        matches!(fact.kind, ActivityKind::Training | ActivityKind::Workshop)
            && fact.audiences.contains(&ActivityAudience::DecisionMakers)
    };
    how_many(context, &held(context, is_one), &[])
}

/// Events for residents, by municipality and by how one could come.
pub fn resident_events(context: &Context<'_>) -> Value {
    let events = held(context, |fact| fact.kind == ActivityKind::ResidentEvent);
    how_many(context, &events, &[Dimension::Municipality, Dimension::Mode])
}

/// Ways of taking part other than surveys and events for residents.
pub fn other_methods(context: &Context<'_>) -> Value {
    let is_other = |fact: &ActivityFact| is_other_method(fact.kind, fact.family);
    how_many(context, &held(context, is_other), &[Dimension::Method])
}

/// Trials of new ways that began in the period, held or still to be held, and were not called off.
pub fn trials(context: &Context<'_>) -> Value {
    let began = |fact: &&ActivityFact| {
        matches!(fact.standing, ActivityStanding::Planned | ActivityStanding::Held)
            && fact.trial_since.is_some_and(|day| context.counts(day))
    };
    let trials: Vec<&ActivityFact> = context.facts.activities.iter().filter(began).collect();
    context
        .value(Register::Activities, size(&trials), Basis::Register)
        .by(
            Dimension::Method,
            counted(&trials, |fact| Some(fact.method.clone().unwrap_or_else(|| fact.kind.code().to_owned()))),
        )
        .done()
}
