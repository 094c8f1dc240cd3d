//! What a programme says: focus areas, their goals, the measures of these, and the indicators by which they are followed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::indicator::{Cycle, IndicatorDefinition};
use super::key::{IndicatorCode, ItemKey, PartyKey, ProgrammeKey};
use super::wording::Wording;
use crate::id::DivisionId;

/// One version of a programme as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeContent {
    pub key: ProgrammeKey,
    pub name: Wording,
    /// Whose programme it is.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub county: Wording,
    /// `None` where the programme does not print its years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The approval that the programme itself tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    pub reporting: Reporting,
    pub parties: Vec<Party>,
    pub focus_areas: Vec<FocusArea>,
    pub indicators: Vec<IndicatorDefinition>,
}

/// The years of a programme, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub first_year: i32,
    pub last_year: i32,
}

/// Who is said to approve a programme, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub body: PartyKey,
    /// A Helsinki day.
    pub on: NaiveDate,
    /// Still to come when the programme was written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_planned: bool,
}

/// How often a programme is reported on, and by which steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// The cycle of an indicator that has none of its own.
    pub cycle: Cycle,
    /// Longer cycles in which it is told as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Cycle>,
    /// The programme does not say it; it was added.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_supplied: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ReportingStep>,
}

coded_enum! {
    /// What is done in a step of reporting.
    ReportingAct, "reporting-act-" {
        Evaluates = "evaluates",
        PreparesReport = "prepares_report",
        EvaluatesAndFollows = "evaluates_and_follows",
        ReportsTo = "reports_to",
        ApprovesAndFollowsImpact = "approves_and_follows_impact",
    }
}

/// A step of reporting, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportingStep {
    pub act: ReportingAct,
    /// `None` where the programme does not say who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<PartyKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<PartyKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
    /// When in the year it is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<ReportingWindow>,
    /// The programme's own words.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub quote: Wording,
}

/// Months in which a step is done, and the months that it tells about. All 1 to 12, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportingWindow {
    pub from_month: u8,
    pub to_month: u8,
    pub covers_from_month: u8,
    pub covers_to_month: u8,
    /// How many years earlier the months that it tells about lie.
    #[serde(default)]
    pub years_back: u8,
}

coded_enum! {
    /// Whom a responsible party stands for.
    Reach, "party-reach-" {
        /// The party itself.
        One = "one",
        /// Every division of the county, each for its own part: "Kaikki toimialat", "Koko organisaatio".
        EveryDivision = "every_division",
    }
}

/// A responsible party (vastuutaho): a unit, a role, a body, or everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub key: PartyKey,
    pub name: Wording,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub reach: Reach,
}

fn one() -> Reach {
    Reach::One
}

fn is_one(reach: &Reach) -> bool {
    *reach == Reach::One
}

/// Who has to do or tell something, when parties that stand for every division are spread over these.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doer {
    Party(PartyKey),
    Division(DivisionId),
}

/// A focus area (painopiste).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FocusArea {
    pub key: ItemKey,
    /// As the programme prints it; blank where it prints none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed_code: String,
    pub title: Wording,
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub description: Wording,
    pub goals: Vec<Goal>,
}

/// A goal (tavoite) of a focus area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub key: ItemKey,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed_code: String,
    pub title: Wording,
    /// A heading under which the programme gathers some goals of a focus area.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub section: Wording,
    /// A remark that the programme makes about the goal.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub note: Wording,
    /// Indicators of the goal as a whole, shared by its measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorCode>,
    pub measures: Vec<Measure>,
}

/// A measure (toimenpide) of a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub key: ItemKey,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed_code: String,
    pub title: Wording,
    /// Who carries it out and reports on it.
    pub responsible: Vec<PartyKey>,
    /// Who is responsible as the programme prints it, where that is more than their names one after the other.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsible_printed: String,
    /// Who follows it, where these are others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub followers: Vec<PartyKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorCode>,
}

/// Where an indicator belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub focus_area: &'a FocusArea,
    pub goal: &'a Goal,
    /// `None` where it belongs to the goal as a whole.
    pub measure: Option<&'a Measure>,
}

/// How much there is of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeCounts {
    pub focus_areas: usize,
    pub goals: usize,
    pub measures: usize,
    pub indicators: usize,
    pub parties: usize,
}

impl ProgrammeContent {
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.focus_areas.iter().flat_map(|area| &area.goals)
    }

    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.goals().flat_map(|goal| &goal.measures)
    }

    pub fn counts(&self) -> ProgrammeCounts {
        ProgrammeCounts {
            focus_areas: self.focus_areas.len(),
            goals: self.goals().count(),
            measures: self.measures().count(),
            indicators: self.indicators.len(),
            parties: self.parties.len(),
        }
    }

    pub fn indicator(&self, code: &IndicatorCode) -> Option<&IndicatorDefinition> {
        self.indicators.iter().find(|indicator| indicator.code == *code)
    }

    pub fn party(&self, key: &PartyKey) -> Option<&Party> {
        self.parties.iter().find(|party| party.key == *key)
    }

    /// Where an indicator belongs, in the order of the programme; to several measures it may.
    pub fn places(&self, code: &IndicatorCode) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for focus_area in &self.focus_areas {
            for goal in &focus_area.goals {
                if goal.indicators.contains(code) {
                    places.push(Place { focus_area, goal, measure: None });
                }
                let measures = goal.measures.iter().filter(|measure| measure.indicators.contains(code));
                places.extend(measures.map(|measure| Place { focus_area, goal, measure: Some(measure) }));
            }
        }
        places
    }

    /// Who answers for an indicator: the parties of its measures, those of all the goal's measures where it belongs to
    /// a goal; each once, in the order of the programme.
    pub fn responsible_for(&self, code: &IndicatorCode) -> Vec<&Party> {
        let mut keys: Vec<&PartyKey> = Vec::new();
        for place in self.places(code) {
            let of_measure = place.measure.into_iter();
            let of_goal = place.goal.measures.iter().filter(|_| place.measure.is_none());
            for key in of_measure.chain(of_goal).flat_map(|measure| &measure.responsible) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys.into_iter().filter_map(|key| self.party(key)).collect()
    }

    /// The parties with those that stand for every division spread over these; each doer once.
    pub fn doers(&self, parties: &[PartyKey], divisions: &[DivisionId]) -> Vec<Doer> {
        let mut doers = Vec::new();
        for party in parties.iter().filter_map(|key| self.party(key)) {
            let found: Vec<Doer> = match party.reach {
                Reach::One => vec![Doer::Party(party.key.clone())],
                Reach::EveryDivision => divisions.iter().map(|division| Doer::Division(*division)).collect(),
            };
            for doer in found {
                if !doers.contains(&doer) {
                    doers.push(doer);
                }
            }
        }
        doers
    }
}
