//! A participation programme as residents and staff both see it.

use std::collections::BTreeMap;

use domain::programme::{
    Cycle, FocusArea, Goal, IndicatorCode, IndicatorDefinition, Measure, Party, PartyKey, Programme,
    ProgrammeContent, ProgrammeKey, ProgrammeVersion, Reach, ReportingStep, TextProvenance, VersionState,
    Wording,
};
use domain::{LanguageTag, LocalizedText};
use service::ServiceError;

use crate::layout::Frame;
use crate::said::Said;

/// The programme that the address of a page names.
///
/// # Errors
/// Not found, where it names none.
pub fn key_of(path: &BTreeMap<String, String>) -> Result<ProgrammeKey, ServiceError> {
    path.get("key").and_then(|key| key.parse().ok()).ok_or(ServiceError::NotFound)
}

/// What is told of a version, whole.
pub struct ProgrammeFacts {
    pub name: Said,
    pub years: Option<String>,
    /// Where everybody says what they think of it; `None` where it is not in force, or staff read it.
    pub comment: Option<String>,
    pub cycle: Vec<Said>,
    /// What is read here is a translation that the programme does not print.
    pub is_translated: bool,
    pub areas: Vec<AreaFacts>,
    pub reporting_is_supplied: bool,
    pub steps: Vec<StepFacts>,
}

pub struct AreaFacts {
    /// Names its heading.
    pub anchor: String,
    pub code: String,
    pub title: Said,
    pub description: Said,
    pub goals: Vec<GoalFacts>,
}

pub struct GoalFacts {
    pub anchor: String,
    pub code: String,
    pub title: Said,
    /// Blank where it is that of the goal before.
    pub section: Said,
    pub note: Said,
    pub indicators: Vec<IndicatorFacts>,
    pub measures: Vec<MeasureFacts>,
}

pub struct MeasureFacts {
    pub key: String,
    pub code: String,
    pub title: Said,
    pub responsible: Vec<PartyFacts>,
    pub followers: Vec<PartyFacts>,
    pub indicators: Vec<IndicatorFacts>,
}

pub struct PartyFacts {
    pub name: Said,
    pub is_everybody: bool,
}

pub struct IndicatorFacts {
    pub code: String,
    pub name: Said,
    pub kind: Said,
    pub source: Said,
    pub cycle: Said,
    pub target: Said,
    pub question: Said,
    pub question_is_supplied: bool,
    pub how: Said,
    pub how_is_supplied: bool,
    pub followers: Vec<PartyFacts>,
}

pub struct StepFacts {
    pub act: Said,
    pub actor: Option<PartyFacts>,
    pub to: Vec<PartyFacts>,
    pub cycle: Option<Said>,
    pub quote: Said,
}

/// When and by whom a version was approved.
pub struct AdoptionFacts {
    pub body: Said,
    pub on: String,
}

/// The address of the page that everybody sees.
pub fn public_programme(frame: &Frame, programme: &Programme) -> String {
    frame.address(&format!("programmes/{}", programme.key))
}

pub fn adoption(frame: &Frame, version: &ProgrammeVersion) -> Option<AdoptionFacts> {
    let adoption = version.adoption.as_ref()?;
    let body: &LocalizedText = &adoption.body;
    Some(AdoptionFacts { body: frame.content(body, &LanguageTag::finnish()), on: frame.date(adoption.on) })
}

pub fn state(frame: &Frame, state: VersionState) -> Said {
    frame.text(state.label_key())
}

pub fn years(content: &ProgrammeContent) -> Option<String> {
    content.period.map(|period| format!("{}–{}", period.first_year, period.last_year))
}

/// Reads a version for the reader of a page.
struct Reader<'a> {
    frame: &'a Frame,
    content: &'a ProgrammeContent,
}

impl ProgrammeFacts {
    pub fn new(frame: &Frame, content: &ProgrammeContent) -> Self {
        let reader = Reader { frame, content };
        let reporting = &content.reporting;
        let cycles = [reporting.cycle].into_iter().chain(reporting.also.iter().copied());
        Self {
            name: frame.wording(&content.name),
            years: years(content),
            comment: None,
            cycle: cycles.map(|cycle: Cycle| frame.text(cycle.label_key())).collect(),
            is_translated: content.goals().any(|goal| reader.is_supplied(&goal.title)),
            areas: content.focus_areas.iter().map(|area| reader.area(area)).collect(),
            reporting_is_supplied: reporting.is_supplied,
            steps: reporting.steps.iter().map(|step| reader.step(step)).collect(),
        }
    }
}

impl Reader<'_> {
    /// The programme does not print what the reader gets to read.
    fn is_supplied(&self, text: &Wording) -> bool {
        let served = text.serve(&self.frame.language);
        served.and_then(|served| text.provenance(served.language)) == Some(TextProvenance::Supplied)
    }

    fn parties(&self, keys: &[PartyKey]) -> Vec<PartyFacts> {
        keys.iter().filter_map(|key| self.content.party(key)).map(|party| self.party(party)).collect()
    }

    fn party(&self, party: &Party) -> PartyFacts {
        let is_everybody = party.reach == Reach::EveryDivision;
        PartyFacts { name: self.frame.wording(&party.name), is_everybody }
    }

    fn area(&self, area: &FocusArea) -> AreaFacts {
        let mut section = None;
        let goals = area.goals.iter().map(|goal| {
            let is_new = section.replace(&goal.section) != Some(&goal.section);
            self.goal(goal, is_new)
        });
        AreaFacts {
            anchor: area.key.to_string(),
            code: area.printed_code.clone(),
            title: self.frame.wording(&area.title),
            description: self.frame.wording(&area.description),
            goals: goals.collect(),
        }
    }

    fn goal(&self, goal: &Goal, has_section: bool) -> GoalFacts {
        let section = if has_section { goal.section.clone() } else { Wording::default() };
        GoalFacts {
            anchor: goal.key.to_string(),
            code: goal.printed_code.clone(),
            title: self.frame.wording(&goal.title),
            section: self.frame.wording(&section),
            note: self.frame.wording(&goal.note),
            indicators: self.indicators(&goal.indicators),
            measures: goal.measures.iter().map(|measure| self.measure(measure)).collect(),
        }
    }

    fn measure(&self, measure: &Measure) -> MeasureFacts {
        MeasureFacts {
            key: measure.key.to_string(),
            code: measure.printed_code.clone(),
            title: self.frame.wording(&measure.title),
            responsible: self.parties(&measure.responsible),
            followers: self.parties(&measure.followers),
            indicators: self.indicators(&measure.indicators),
        }
    }

    fn indicators(&self, codes: &[IndicatorCode]) -> Vec<IndicatorFacts> {
        let found = codes.iter().filter_map(|code| self.content.indicator(code));
        found.map(|indicator| self.indicator(indicator)).collect()
    }

    fn indicator(&self, one: &IndicatorDefinition) -> IndicatorFacts {
        let none = Wording::default();
        let target = one.target.as_ref().map_or(&none, |target| &target.text);
        let question = one.question.as_ref().map_or(&none, |question| &question.text);
        IndicatorFacts {
            code: one.code.to_string(),
            name: self.frame.wording(&one.name),
            kind: self.frame.text(one.kind.label_key()),
            source: self.frame.text(one.source.label_key()),
            cycle: self.frame.text(one.cycle.label_key()),
            target: self.frame.wording(target),
            question: self.frame.wording(question),
            question_is_supplied: self.is_supplied(question),
            how: self.frame.wording(&one.how),
            how_is_supplied: self.is_supplied(&one.how),
            followers: self.parties(&one.followers),
        }
    }

    fn step(&self, step: &ReportingStep) -> StepFacts {
        let actor = step.actor.as_ref().and_then(|key| self.content.party(key));
        StepFacts {
            act: self.frame.text(step.act.label_key()),
            actor: actor.map(|party| self.party(party)),
            to: self.parties(&step.to),
            cycle: step.cycle.map(|cycle| self.frame.text(cycle.label_key())),
            quote: self.frame.wording(&step.quote),
        }
    }
}
