//! What an indicator of a programme is: what sort of value it has, who or what gives it, and how often.

use serde::{Deserialize, Serialize};

use super::key::{IndicatorCode, PartyKey};
use super::wording::Wording;

coded_enum! {
    /// What sort of value an indicator has.
    IndicatorKind, "indicator-kind-" {
        /// The share that chose an answer of a survey's question.
        SurveyShare = "survey_share",
        /// The net promoter score, -100 to 100.
        Nps = "nps",
        Count = "count",
        /// A share of which numerator and denominator are kept.
        Percentage = "percentage",
        /// The change from a baseline, in per cent.
        Growth = "growth",
        YesNo = "yes_no",
        /// Not started, started, finished.
        Status = "status",
        /// A figure that others make, as they give it.
        External = "external",
        /// A document that exists, with a link to it.
        Document = "document",
        /// Words, no figure.
        Narrative = "narrative",
    }
}

coded_enum! {
    /// Who or what gives an indicator its value.
    IndicatorSource, "indicator-source-" {
        /// Osallistu counts it of what it holds.
        Computed = "computed",
        /// Osallistu counts it once staff have recorded the events, trainings or matters that it counts.
        Recorded = "recorded",
        /// A figure from elsewhere is brought in.
        Imported = "imported",
        /// The responsible party tells it, with evidence.
        Entered = "entered",
    }
}

coded_enum! {
    /// For what span or occasion a value is told.
    Cycle, "indicator-cycle-" {
        HalfYear = "half_year",
        Year = "year",
        /// The four years of a county council.
        CouncilTerm = "council_term",
        /// Each county election; the value carries its day.
        Election = "election",
        /// Each negotiation, for example with the Sámi Parliament; the value carries its day.
        Negotiation = "negotiation",
        /// How things are on a day.
        Snapshot = "snapshot",
    }
}

impl IndicatorKind {
    /// Whether its value is a number, which can be compared and drawn.
    pub fn is_numeric(self) -> bool {
        match self {
            Self::SurveyShare
            | Self::Nps
            | Self::Count
            | Self::Percentage
            | Self::Growth
            | Self::External => true,
            Self::YesNo | Self::Status | Self::Document | Self::Narrative => false,
        }
    }
}

impl Cycle {
    /// Whether it follows the calendar; otherwise each value carries the day of its occasion.
    pub fn is_regular(self) -> bool {
        match self {
            Self::HalfYear | Self::Year | Self::CouncilTerm => true,
            Self::Election | Self::Negotiation | Self::Snapshot => false,
        }
    }
}

/// What is aimed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub text: Wording,
    /// Reached from this value on, in the unit of the indicator's kind; `None` where no figure is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
}

/// The question of a survey whose answers an indicator counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorQuestion {
    /// The key of the question bank, by which the answers of every survey are found.
    pub bank_key: String,
    pub text: Wording,
}

/// An indicator (mittari) as a programme defines it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorDefinition {
    pub code: IndicatorCode,
    pub name: Wording,
    pub kind: IndicatorKind,
    pub source: IndicatorSource,
    pub cycle: Cycle,
    /// `None` where the programme sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<IndicatorQuestion>,
    /// How its value comes about, for whoever reads or enters it.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub how: Wording,
    /// Who follows it, where these are others than those who do the measure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub followers: Vec<PartyKey>,
}
