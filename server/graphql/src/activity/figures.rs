//! What the activities of a period come to.

use async_graphql::SimpleObject;
use domain::activity::{Figures, Tally, WayCount};

use super::{ActivityAudience, ActivityKind, ActivityTopic, ParticipationCategory};
use crate::panel::MeetingMode;

/// How many activities were held, and how many came.
#[derive(SimpleObject)]
pub(crate) struct ActivityTally {
    /// How many were held.
    activities: u32,
    /// Attendances, not distinct people; estimated ones among them.
    participants: u64,
    /// How many of the activities have an estimated number of participants.
    estimated: u32,
    /// How many people were reached beside, as far as that is known.
    reach: u64,
}

impl From<Tally> for ActivityTally {
    fn from(tally: Tally) -> Self {
        Self {
            activities: tally.activities,
            participants: tally.participants,
            estimated: tally.estimated,
            reach: tally.reach,
        }
    }
}

/// Surveys or panels by which people took part in a period.
#[derive(SimpleObject)]
pub(crate) struct ParticipationCount {
    /// Surveys whose last day lies in the period, standing ones that were open in it; panels to a meeting of which somebody came.
    held: u32,
    /// Those that are still open or to come in the period.
    ahead: u32,
}

impl From<WayCount> for ParticipationCount {
    fn from(count: WayCount) -> Self {
        Self { held: count.held, ahead: count.ahead }
    }
}

/// A category of participation in a period.
#[derive(SimpleObject)]
pub(crate) struct CategoryFigures {
    /// The category.
    category: ParticipationCategory,
    /// What was held; nothing, where the category was empty.
    held: ActivityTally,
    /// How many are planned in the period, or not reported yet.
    planned: u32,
    /// Surveys in this category.
    surveys: ParticipationCount,
    /// Panels in this category.
    panels: ParticipationCount,
}

/// A kind of activity in a period.
#[derive(SimpleObject)]
pub(crate) struct KindFigures {
    /// The kind.
    kind: ActivityKind,
    /// What was held.
    held: ActivityTally,
}

/// An audience in a period.
#[derive(SimpleObject)]
pub(crate) struct AudienceFigures {
    /// The audience.
    audience: ActivityAudience,
    /// What was held for it.
    held: ActivityTally,
}

/// A topic in a period.
#[derive(SimpleObject)]
pub(crate) struct TopicFigures {
    /// The topic.
    topic: ActivityTopic,
    /// What was held about it.
    held: ActivityTally,
}

/// A way to hold resident events in a period.
#[derive(SimpleObject)]
pub(crate) struct EventModeFigures {
    /// How they were held.
    mode: MeetingMode,
    /// What was held so.
    held: ActivityTally,
}

/// The resident events of a municipality in a period.
#[derive(SimpleObject)]
pub(crate) struct EventMunicipalityFigures {
    /// Its official code; null for events that were in no one municipality.
    municipality: Option<String>,
    /// What was held there.
    held: ActivityTally,
}

/// What the activities of a period come to. What was held counts in the period in which its last day lies.
#[derive(SimpleObject)]
pub(crate) struct ActivityFigures {
    /// Everything that was held.
    held: ActivityTally,
    /// How many are planned in the period, or not reported yet.
    planned: u32,
    /// How many were called off.
    called_off: u32,
    /// Each of the six categories, empty ones too. An activity, a survey or a panel counts in each of its categories.
    categories: Vec<CategoryFigures>,
    /// The categories in which nothing was held, no survey asked and no panel met.
    empty_categories: Vec<ParticipationCategory>,
    /// Each kind.
    kinds: Vec<KindFigures>,
    /// Each audience. An activity counts for each of its audiences.
    audiences: Vec<AudienceFigures>,
    /// Each topic. An activity counts for each of its topics.
    topics: Vec<TopicFigures>,
    /// Resident events by how they were held.
    event_modes: Vec<EventModeFigures>,
    /// Resident events by municipality.
    event_municipalities: Vec<EventMunicipalityFigures>,
    /// Those whose method was neither a survey nor a resident event; trainings are left out.
    other_methods: ActivityTally,
    /// How many trials of new ways to take part began.
    trials: u32,
}

impl From<Figures> for ActivityFigures {
    fn from(found: Figures) -> Self {
        let empty_categories = found.empty_categories().map(Into::into).collect();
        let category = |(category, row): (_, domain::activity::CategoryRow)| CategoryFigures {
            category: ParticipationCategory::from(category),
            held: row.held.into(),
            planned: row.planned,
            surveys: row.surveys.into(),
            panels: row.panels.into(),
        };
        Self {
            empty_categories,
            held: found.held.into(),
            planned: found.planned,
            called_off: found.called_off,
            categories: found.categories.into_iter().map(category).collect(),
            kinds: found
                .kinds
                .into_iter()
                .map(|(kind, held)| KindFigures { kind: kind.into(), held: held.into() })
                .collect(),
            audiences: found
                .audiences
                .into_iter()
                .map(|(audience, held)| AudienceFigures { audience: audience.into(), held: held.into() })
                .collect(),
            topics: found
                .topics
                .into_iter()
                .map(|(topic, held)| TopicFigures { topic: topic.into(), held: held.into() })
                .collect(),
            event_modes: found
                .event_modes
                .into_iter()
                .map(|(mode, held)| EventModeFigures { mode: mode.into(), held: held.into() })
                .collect(),
            event_municipalities: found
                .event_municipalities
                .into_iter()
                .map(|(municipality, held)| EventMunicipalityFigures { municipality, held: held.into() })
                .collect(),
            other_methods: found.other_methods.into(),
            trials: found.trials,
        }
    }
}
