//! What the activities of a period come to. Indicators and the overview of staff count with the same functions.
//!
//! What was held counts in the period in which its last day lies, so that a period that is over is not added to by what
//! began in it. Participants are attendances (osallistumiskertoja), never distinct people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::content::ActivityMode;
use super::kind::{ActivityAudience, ActivityKind, ActivityTopic, Counting, ParticipationCategory};
use super::ways::{Taking, WayCount};
use super::{Activity, ActivityState};
use crate::id::MethodId;
use crate::method::MethodFamily;

/// The first and the last Helsinki day of a period, both in it.
pub type Days = (NaiveDate, NaiveDate);

/// Which activities are asked for. What is empty asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub kinds: BTreeSet<ActivityKind>,
    pub topics: BTreeSet<ActivityTopic>,
    pub audiences: BTreeSet<ActivityAudience>,
    pub municipality: Option<String>,
}

impl Selection {
    /// Whether an activity is among those asked for: it is of one of the kinds, has one of the topics, and so on.
    pub fn accepts(&self, one: &Activity) -> bool {
        let content = &one.content;
        (self.kinds.is_empty() || self.kinds.contains(&content.kind))
            && (self.topics.is_empty() || !self.topics.is_disjoint(&content.topics))
            && (self.audiences.is_empty() || !self.audiences.is_disjoint(&content.audiences))
            && (self.municipality.is_none() || self.municipality == content.municipality)
    }
}

/// How many activities there are, and how many came to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub activities: u32,
    /// Attendances, those that were estimated among them.
    pub participants: u64,
    /// How many of the activities have an estimated number of participants.
    pub estimated: u32,
    /// How many people were reached beside, as far as that is known.
    pub reach: u64,
}

impl Tally {
    fn add(&mut self, one: &Activity) {
        let Some(report) = one.report() else { return };
        self.activities += 1;
        self.participants += u64::from(report.participants);
        self.estimated += u32::from(report.counting == Counting::Estimated);
        self.reach += u64::from(report.reach.unwrap_or_default());
    }
}

/// One category of participation in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CategoryRow {
    pub held: Tally,
    /// Those that are planned in the period and not reported yet.
    pub planned: u32,
    pub surveys: WayCount,
    pub panels: WayCount,
}

impl CategoryRow {
    /// How many ways to take part there were: activities, surveys and panels together.
    pub fn ways(&self) -> u32 {
        self.held.activities + self.surveys.held + self.panels.held
    }

    /// How many there are still to be.
    pub fn ahead(&self) -> u32 {
        self.planned + self.surveys.ahead + self.panels.ahead
    }
}

/// The activities that were held in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub held: Tally,
    pub planned: u32,
    pub called_off: u32,
    /// Every category is there, so that an empty one shows. An activity, a survey or a panel counts in each of its categories.
    pub categories: BTreeMap<ParticipationCategory, CategoryRow>,
    /// Every kind is there.
    pub kinds: BTreeMap<ActivityKind, Tally>,
    /// Every audience is there. An activity counts for each of its audiences.
    pub audiences: BTreeMap<ActivityAudience, Tally>,
    /// Every topic is there. An activity counts for each of its topics.
    pub topics: BTreeMap<ActivityTopic, Tally>,
    /// Every mode is there; resident events only.
    pub event_modes: BTreeMap<ActivityMode, Tally>,
    /// By official code, `None` where it is in no one municipality; resident events only.
    pub event_municipalities: BTreeMap<Option<String>, Tally>,
    /// Those whose method is neither a survey nor a resident event.
    pub other_methods: Tally,
    /// Trials of new ways to take part that began in the period and were not called off.
    pub trials: u32,
}

/// The held activities of a period that a selection asks for.
pub fn select<'a>(
    activities: impl IntoIterator<Item = &'a Activity>,
    selection: &Selection,
    days: Days,
) -> impl Iterator<Item = &'a Activity> {
    activities.into_iter().filter(move |one| {
        one.state() == ActivityState::Held
            && is_within(one.content.last_day(), days)
            && selection.accepts(one)
    })
}

/// What held activities come to together.
pub fn tally<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Tally {
    let mut sum = Tally::default();
    for one in activities {
        sum.add(one);
    }
    sum
}

/// Everything that is counted of a period. `family` tells what a method is counted as; `today` is the Helsinki day after
/// which no trial has begun yet.
pub fn figures(
    activities: &[Activity],
    family: impl Fn(MethodId) -> Option<MethodFamily>,
    days: Days,
    today: NaiveDate,
) -> Figures {
    let mut found = Figures {
        categories: zeros(ParticipationCategory::ALL),
        kinds: zeros(ActivityKind::ALL),
        audiences: zeros(ActivityAudience::ALL),
        topics: zeros(ActivityTopic::ALL),
        event_modes: zeros(ActivityMode::ALL),
        ..Figures::default()
    };
    for one in activities {
        let began = one.content.trial_since.filter(|day| is_within(*day, days) && *day <= today);
        if began.is_some() && one.state() != ActivityState::CalledOff {
            found.trials += 1;
        }
        if is_within(one.content.last_day(), days) {
            match one.state() {
                ActivityState::Held => found.add(one, one.content.method.and_then(&family)),
                ActivityState::Planned => found.plan(one),
                ActivityState::CalledOff => found.called_off += 1,
            }
        }
    }
    found
}

impl Figures {
    fn add(&mut self, one: &Activity, family: Option<MethodFamily>) {
        let content = &one.content;
        self.held.add(one);
        self.kinds.entry(content.kind).or_default().add(one);
        for category in &content.categories {
            self.categories.entry(*category).or_default().held.add(one);
        }
        for audience in &content.audiences {
            self.audiences.entry(*audience).or_default().add(one);
        }
        for topic in &content.topics {
            self.topics.entry(*topic).or_default().add(one);
        }
        if content.kind == ActivityKind::ResidentEvent {
            self.event_modes.entry(content.mode).or_default().add(one);
            self.event_municipalities.entry(content.municipality.clone()).or_default().add(one);
        }
        if is_other_method(content.kind, family) {
            self.other_methods.add(one);
        }
    }

    fn plan(&mut self, one: &Activity) {
        self.planned += 1;
        for category in &one.content.categories {
            self.categories.entry(*category).or_default().planned += 1;
        }
    }

    /// Counts a survey in each of its categories.
    pub fn add_survey(&mut self, categories: &BTreeSet<ParticipationCategory>, taking: Taking) {
        for category in categories {
            self.categories.entry(*category).or_default().surveys.add(taking);
        }
    }

    /// Counts a panel in each of its categories.
    pub fn add_panel(&mut self, categories: &BTreeSet<ParticipationCategory>, taking: Taking) {
        for category in categories {
            self.categories.entry(*category).or_default().panels.add(taking);
        }
    }

    /// The categories of participation in which nothing was held, asked or met for.
    pub fn empty_categories(&self) -> impl Iterator<Item = ParticipationCategory> {
        self.categories.iter().filter(|(_, row)| row.ways() == 0).map(|(category, _)| *category)
    }
}

/// Whether somebody took part by a method that is neither a survey nor a resident event. Trainings are no way to take part.
/// Where no method of the bank is named, workshops, outreach and participatory budgeting are methods of their own.
pub(crate) fn is_other_method(kind: ActivityKind, family: Option<MethodFamily>) -> bool {
    match (kind, family) {
        (ActivityKind::Training, _) => false,
        (_, Some(family)) => family == MethodFamily::Other,
        (ActivityKind::ResidentEvent | ActivityKind::Other, None) => false,
        (ActivityKind::Workshop | ActivityKind::Outreach | ActivityKind::ParticipatoryBudgeting, None) => {
            true
        }
    }
}

pub(super) fn is_within(day: NaiveDate, (first, last): Days) -> bool {
    first <= day && day <= last
}

fn zeros<K: Copy + Ord, V: Default>(all: &[K]) -> BTreeMap<K, V> {
    all.iter().map(|key| (*key, V::default())).collect()
}
