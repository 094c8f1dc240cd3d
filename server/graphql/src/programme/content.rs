//! What a version of a programme says.

use async_graphql::SimpleObject;
use domain::LanguageTag;
use domain::programme::{
    self, Measure, Party, PartyKey, ProgrammeContent, ProgrammeCounts as Counts, ReportingStep,
    ReportingWindow,
};

use super::indicator::{IndicatorCycle, IndicatorDefinition};
use super::text::ProgrammeText;
use crate::mirror::mirrored;

mirrored! {
    /// Whom a responsible party stands for.
    PartyReach = "domain::programme::Reach" {
        /// The party itself.
        One,
        /// Every division of the county, each for its own part.
        EveryDivision,
    }
}
mirrored! {
    /// What is done in a step of reporting.
    ReportingAct = "domain::programme::ReportingAct" {
        /// Evaluates how the programme is carried out.
        Evaluates,
        /// Prepares the report.
        PreparesReport,
        /// Answers for evaluating and following the programme.
        EvaluatesAndFollows,
        /// Reports to somebody.
        ReportsTo,
        /// Approves the programme and follows what it brings about.
        ApprovesAndFollowsImpact,
    }
}

/// A responsible party (vastuutaho).
#[derive(SimpleObject)]
pub(crate) struct ResponsibleParty {
    /// Its key within the programme.
    key: String,
    /// What it is called.
    name: ProgrammeText,
    /// Whom it stands for.
    reach: PartyReach,
}

impl ResponsibleParty {
    pub(super) fn new(party: &Party, wanted: &LanguageTag) -> Self {
        Self {
            key: party.key.to_string(),
            name: ProgrammeText::new(&party.name, wanted),
            reach: party.reach.into(),
        }
    }
}

/// A focus area (painopiste).
#[derive(SimpleObject)]
pub(crate) struct ProgrammeFocusArea {
    /// Its key, the same through the versions of the programme.
    key: String,
    /// The code that the programme prints; blank where it prints none.
    printed_code: String,
    /// What it is called.
    title: ProgrammeText,
    /// More about it, where the programme says more.
    description: Option<ProgrammeText>,
    /// Its goals.
    goals: Vec<ProgrammeGoal>,
}

/// A goal (tavoite).
#[derive(SimpleObject)]
pub(crate) struct ProgrammeGoal {
    /// Its key, the same through the versions of the programme.
    key: String,
    /// The code that the programme prints; blank where it prints none. Two goals may have the same.
    printed_code: String,
    /// What is aimed at.
    title: ProgrammeText,
    /// A heading under which the programme gathers some goals.
    section: Option<ProgrammeText>,
    /// A remark that the programme makes about the goal.
    note: Option<ProgrammeText>,
    /// Codes of the indicators of the goal as a whole.
    indicators: Vec<String>,
    /// Its measures.
    measures: Vec<ProgrammeMeasure>,
}

/// A measure (toimenpide).
#[derive(SimpleObject)]
pub(crate) struct ProgrammeMeasure {
    /// Its key, the same through the versions of the programme.
    key: String,
    /// The code that the programme prints; blank where it prints none. Two measures may have the same.
    printed_code: String,
    /// What is done.
    title: ProgrammeText,
    /// Who carries it out and reports on it.
    responsible: Vec<ResponsibleParty>,
    /// Who is responsible as the programme prints it, where that is more than their names one after the other.
    responsible_printed: Option<String>,
    /// Who follows it, where these are others.
    followers: Vec<ResponsibleParty>,
    /// Codes of its indicators.
    indicators: Vec<String>,
}

/// How a programme is reported on.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeReporting {
    /// How often.
    cycle: IndicatorCycle,
    /// Longer cycles in which it is told as well.
    also: Vec<IndicatorCycle>,
    /// The programme does not say so itself; it was added.
    is_supplied: bool,
    /// The steps in their order.
    steps: Vec<ProgrammeReportingStep>,
}

/// A step of reporting.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeReportingStep {
    /// What is done.
    act: ReportingAct,
    /// By whom; null where the programme does not say.
    actor: Option<ResponsibleParty>,
    /// To whom.
    to: Vec<ResponsibleParty>,
    /// How often; null where the programme does not say.
    cycle: Option<IndicatorCycle>,
    /// When in the year.
    windows: Vec<ProgrammeReportingWindow>,
    /// The programme's own words.
    quote: Option<ProgrammeText>,
}

/// Months in which a step is done, and the months that it tells about, 1 to 12 and both ends included.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeReportingWindow {
    /// From this month on.
    from_month: u8,
    /// To the end of this month.
    to_month: u8,
    /// The first month that it tells about.
    covers_from_month: u8,
    /// The last month that it tells about.
    covers_to_month: u8,
    /// How many years earlier the months that it tells about lie.
    years_back: u8,
}

impl From<&ReportingWindow> for ProgrammeReportingWindow {
    fn from(window: &ReportingWindow) -> Self {
        let ReportingWindow { from_month, to_month, covers_from_month, covers_to_month, years_back } =
            *window;
        Self { from_month, to_month, covers_from_month, covers_to_month, years_back }
    }
}

/// How much there is of each part.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeCounts {
    /// Focus areas.
    focus_areas: usize,
    /// Goals.
    goals: usize,
    /// Measures.
    measures: usize,
    /// Indicators.
    indicators: usize,
    /// Responsible parties.
    parties: usize,
}

impl From<Counts> for ProgrammeCounts {
    fn from(counts: Counts) -> Self {
        let Counts { focus_areas, goals, measures, indicators, parties } = counts;
        Self { focus_areas, goals, measures, indicators, parties }
    }
}

/// Reads the parts of a programme for somebody who wants a language.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) content: &'a ProgrammeContent,
    pub(super) wanted: &'a LanguageTag,
}

impl Reader<'_> {
    pub(super) fn text(self, wording: &programme::Wording) -> ProgrammeText {
        ProgrammeText::new(wording, self.wanted)
    }

    fn optional(self, wording: &programme::Wording) -> Option<ProgrammeText> {
        ProgrammeText::optional(wording, self.wanted)
    }

    fn parties(self, keys: &[PartyKey]) -> Vec<ResponsibleParty> {
        let found = keys.iter().filter_map(|key| self.content.party(key));
        found.map(|party| ResponsibleParty::new(party, self.wanted)).collect()
    }

    pub(super) fn each_party(self) -> Vec<ResponsibleParty> {
        self.content.parties.iter().map(|party| ResponsibleParty::new(party, self.wanted)).collect()
    }

    pub(super) fn indicators(self) -> Vec<IndicatorDefinition> {
        let definitions = self.content.indicators.iter();
        definitions.map(|one| IndicatorDefinition::new(self.content, one, self.wanted)).collect()
    }

    pub(super) fn focus_areas(self) -> Vec<ProgrammeFocusArea> {
        let area = |area: &programme::FocusArea| ProgrammeFocusArea {
            key: area.key.to_string(),
            printed_code: area.printed_code.clone(),
            title: self.text(&area.title),
            description: self.optional(&area.description),
            goals: area.goals.iter().map(|goal| self.goal(goal)).collect(),
        };
        self.content.focus_areas.iter().map(area).collect()
    }

    fn goal(self, goal: &programme::Goal) -> ProgrammeGoal {
        ProgrammeGoal {
            key: goal.key.to_string(),
            printed_code: goal.printed_code.clone(),
            title: self.text(&goal.title),
            section: self.optional(&goal.section),
            note: self.optional(&goal.note),
            indicators: goal.indicators.iter().map(ToString::to_string).collect(),
            measures: goal.measures.iter().map(|measure| self.measure(measure)).collect(),
        }
    }

    fn measure(self, measure: &Measure) -> ProgrammeMeasure {
        let printed = &measure.responsible_printed;
        ProgrammeMeasure {
            key: measure.key.to_string(),
            printed_code: measure.printed_code.clone(),
            title: self.text(&measure.title),
            responsible: self.parties(&measure.responsible),
            responsible_printed: (!printed.is_empty()).then(|| printed.clone()),
            followers: self.parties(&measure.followers),
            indicators: measure.indicators.iter().map(ToString::to_string).collect(),
        }
    }

    pub(super) fn reporting(self) -> ProgrammeReporting {
        let reporting = &self.content.reporting;
        ProgrammeReporting {
            cycle: reporting.cycle.into(),
            also: reporting.also.iter().map(|cycle| (*cycle).into()).collect(),
            is_supplied: reporting.is_supplied,
            steps: reporting.steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(self, step: &ReportingStep) -> ProgrammeReportingStep {
        let actor = step.actor.as_ref().and_then(|key| self.content.party(key));
        ProgrammeReportingStep {
            act: step.act.into(),
            actor: actor.map(|party| ResponsibleParty::new(party, self.wanted)),
            to: self.parties(&step.to),
            cycle: step.cycle.map(Into::into),
            windows: step.windows.iter().map(Into::into).collect(),
            quote: self.optional(&step.quote),
        }
    }
}
