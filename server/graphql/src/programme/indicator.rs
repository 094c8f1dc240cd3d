//! Indicators as a programme defines them.

use async_graphql::SimpleObject;
use domain::LanguageTag;
use domain::programme::{IndicatorDefinition as Definition, ProgrammeContent};

use super::content::ResponsibleParty;
use super::text::ProgrammeText;
use crate::mirror::mirrored;

mirrored! {
    /// What sort of value an indicator has.
    IndicatorKind = "domain::programme::IndicatorKind" {
        /// The share that chose an answer of a survey's question.
        SurveyShare,
        /// The net promoter score, -100 to 100.
        Nps,
        /// A whole number.
        Count,
        /// A share of which numerator and denominator are kept.
        Percentage,
        /// The change from a baseline, in per cent.
        Growth,
        /// Yes or no.
        YesNo,
        /// Not started, started, finished.
        Status,
        /// A figure that others make, as they give it.
        External,
        /// A document that exists, with a link to it.
        Document,
        /// Words, no figure.
        Narrative,
    }
}
mirrored! {
    /// Who or what gives an indicator its value.
    IndicatorSource = "domain::programme::IndicatorSource" {
        /// Osallistu counts it of what it holds.
        Computed,
        /// Osallistu counts it once staff have recorded the events, trainings or matters that it counts.
        Recorded,
        /// A figure from elsewhere is brought in.
        Imported,
        /// The responsible party tells it, with evidence.
        Entered,
    }
}
mirrored! {
    /// For what span or occasion a value is told.
    IndicatorCycle = "domain::programme::Cycle" {
        /// Each half of a year.
        HalfYear,
        /// Each year.
        Year,
        /// The four years of a county council.
        CouncilTerm,
        /// Each county election.
        Election,
        /// Each negotiation, for example with the Sámi Parliament.
        Negotiation,
        /// How things are on a day.
        Snapshot,
    }
}

/// An indicator (mittari) as a programme defines it.
#[derive(SimpleObject)]
pub(crate) struct IndicatorDefinition {
    /// Its code, the same through the versions of the programme, for example `V01`.
    code: String,
    /// What it is called.
    name: ProgrammeText,
    /// What sort of value it has.
    kind: IndicatorKind,
    /// Who or what gives its value.
    source: IndicatorSource,
    /// How often its value is told.
    cycle: IndicatorCycle,
    /// What is aimed at, in words; null where the programme sets nothing.
    target: Option<ProgrammeText>,
    /// Reached from this value on, in the unit of its kind; null where no figure is set.
    target_at_least: Option<i64>,
    /// The key of the question bank whose answers it counts; null where it counts none.
    question_key: Option<String>,
    /// That question.
    question: Option<ProgrammeText>,
    /// How its value comes about.
    how: Option<ProgrammeText>,
    /// Who answers for it: the parties of its measures, each once.
    responsible: Vec<ResponsibleParty>,
    /// Who follows it, where these are others than those who do the measure.
    followers: Vec<ResponsibleParty>,
}

impl IndicatorDefinition {
    pub(super) fn new(content: &ProgrammeContent, one: &Definition, wanted: &LanguageTag) -> Self {
        let text = |wording| ProgrammeText::optional(wording, wanted);
        let followers = one.followers.iter().filter_map(|key| content.party(key));
        let responsible = content.responsible_for(&one.code).into_iter();
        Self {
            code: one.code.to_string(),
            name: ProgrammeText::new(&one.name, wanted),
            kind: one.kind.into(),
            source: one.source.into(),
            cycle: one.cycle.into(),
            target: one.target.as_ref().and_then(|target| text(&target.text)),
            target_at_least: one.target.as_ref().and_then(|target| target.at_least),
            question_key: one.question.as_ref().map(|question| question.bank_key.clone()),
            question: one.question.as_ref().and_then(|question| text(&question.text)),
            how: text(&one.how),
            responsible: responsible.map(|party| ResponsibleParty::new(party, wanted)).collect(),
            followers: followers.map(|party| ResponsibleParty::new(party, wanted)).collect(),
        }
    }
}
