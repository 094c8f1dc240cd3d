//! What is set of an indicator beside what its programme says, and of how a programme is reported.

use serde::{Deserialize, Serialize};

use super::period::DAYS_TO_REPORT;
use super::rule::{Rule, rule_of};
use super::target::{Aim, Baseline};
use crate::SurveyId;
use crate::programme::{IndicatorDefinition, IndicatorSource, ProgrammeKey};
use crate::violation::{Code, Violation, Violations};

/// The most days after a period by which its values can be owed.
const DAYS_MAX: u32 = 365;

/// What is set of an indicator. Baseline and target are records of their own: a programme prints at most a text of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorSetting {
    #[serde(default)]
    pub baseline: Option<Baseline>,
    #[serde(default)]
    pub aim: Option<Aim>,
    /// The rule by which the platform computes it, in a programme whose rules are not known.
    #[serde(default)]
    pub rule: Option<Rule>,
    /// The survey that it follows, where it follows one.
    #[serde(default)]
    pub survey: Option<SurveyId>,
}

/// How a programme is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingSetting {
    /// What somebody has reported counts only after somebody else has approved it.
    #[serde(default)]
    pub four_eyes: bool,
    /// Days after the last one of a period by which its values are owed.
    pub days_to_report: u32,
}

impl Default for ReportingSetting {
    fn default() -> Self {
        Self { four_eyes: false, days_to_report: DAYS_TO_REPORT }
    }
}

impl ReportingSetting {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        if (1..=DAYS_MAX).contains(&self.days_to_report) {
            return Ok(());
        }
        let range = Violation::new(Code::OutOfRange, ["daysToReport"]);
        Err(vec![range.with("min", 1_i64).with("max", i64::from(DAYS_MAX))])
    }
}

/// The rules that a county can choose between for an indicator; none where it has one by its programme, or somebody
/// reports it.
pub fn rules_to_choose(programme: &ProgrammeKey, definition: &IndicatorDefinition) -> Vec<Rule> {
    let fits = |rule: &Rule| {
        let setting = IndicatorSetting { rule: Some(*rule), ..IndicatorSetting::default() };
        rule_for(programme, definition, Some(&setting)) == Some(*rule)
    };
    if rule_of(programme, &definition.code).is_some() {
        return Vec::new();
    }
    Rule::ALL.iter().copied().filter(fits).collect()
}

/// The rule by which the platform computes an indicator: that of the known programme, else the one that was set and fits
/// its kind; `None` where somebody reports it.
pub fn rule_for(
    programme: &ProgrammeKey,
    definition: &IndicatorDefinition,
    setting: Option<&IndicatorSetting>,
) -> Option<Rule> {
    if !matches!(definition.source, IndicatorSource::Computed | IndicatorSource::Recorded) {
        return None;
    }
    rule_of(programme, &definition.code)
        .or_else(|| setting?.rule.filter(|rule| rule.kind() == definition.kind))
}
