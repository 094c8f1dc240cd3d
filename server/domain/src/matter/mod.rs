//! Matters under preparation (valmisteltavat asiat): who decides them and when, and what came of taking part.

mod path;
mod progress;
mod warning;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::LanguageTag;
use crate::body::check_address;
use crate::id::{AssessmentId, MatterId, PanelId, PositionId, SurveyId};
use crate::identity::Scope;
use crate::panel::{check_length, check_text};
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

pub use path::{Path, PathStep, STEPS_MAX, StepRole};
pub use progress::{Aftermath, Decision, MatterCommand, MatterState, Progress};
pub use warning::{MatterWarning, TiedSurvey, WarningKind, warnings};

const TITLE_MAX: usize = 200;
const SUMMARY_MAX: usize = 4_000;
/// The most characters of a case number (asianumero) of the registry office.
const CASE_NUMBER_MAX: usize = 60;

/// What is written of a matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MatterContent {
    pub title: LocalizedText,
    /// What it is about, as everybody reads it.
    pub summary: LocalizedText,
    /// The number of the registry office; blank before there is one.
    pub case_number: String,
    /// Everybody reads of it.
    pub is_public: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    pub id: MatterId,
    /// The part of the county that prepares it.
    pub owner: Scope,
    pub content: MatterContent,
    pub path: Path,
    pub progress: Progress,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What a matter is tied to: by which residents take part in its preparation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    Survey(SurveyId),
    Panel(PanelId),
    /// What a panel has said about it.
    Position(PositionId),
}

/// What an assessment of effects on children (lapsivaikutusten arviointi, LAVA) found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentContent {
    /// The Helsinki day on which it was made.
    pub on: NaiveDate,
    /// What it found, in short.
    pub summary: LocalizedText,
    /// Where it can be read; blank where it is not on the web.
    pub address: String,
}

/// An assessment of a matter's effects on children.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub id: AssessmentId,
    pub matter: MatterId,
    pub content: AssessmentContent,
    pub created_at: DateTime<Utc>,
}

impl MatterContent {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("title", &self.title, TITLE_MAX, &mut wrong);
        if self.is_public {
            check_text("summary", &self.summary, SUMMARY_MAX, &mut wrong);
        } else {
            check_length("summary", &self.summary, SUMMARY_MAX, &mut wrong);
        }
        if self.case_number.chars().count() > CASE_NUMBER_MAX {
            wrong.push(Violation::new(Code::TooLong, ["caseNumber"]).with("max", CASE_NUMBER_MAX));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl AssessmentContent {
    /// Everything wrong with it on this day; the names of fields are those of the forms and of the schema.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("summary", &self.summary, SUMMARY_MAX, &mut wrong);
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        check_address("address", &self.address, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Matter {
    pub fn state(&self) -> MatterState {
        self.progress.state()
    }

    /// Everybody may read it.
    pub fn is_public(&self) -> bool {
        self.content.is_public
    }

    /// Everybody may read it, and it is being prepared: one can still have effect on it.
    pub fn is_open_to_all(&self) -> bool {
        self.is_public() && self.state() == MatterState::Preparation
    }

    /// When it was decided, else when it is to be; `None` while that is not known.
    pub fn decided_on(&self) -> Option<NaiveDate> {
        match &self.progress {
            Progress::Decided { decision, .. } => Some(decision.on),
            Progress::Preparation => self.path.deciding().map(|step| step.on),
            Progress::Withdrawn { .. } => None,
        }
    }

    /// The languages in which everything is written that one reads before taking part.
    pub fn languages(&self) -> Vec<LanguageTag> {
        let (title, summary) = (&self.content.title, &self.content.summary);
        title.entries().map(|(tag, _)| tag).filter(|tag| summary.get(tag).is_some()).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_reads_tells_what_it_is_about() {
        let content =
            MatterContent { title: LocalizedText::from([("fi", "Palveluverkko")]), ..Default::default() };
        assert_eq!(content.check(), Ok(()));
        let public = MatterContent { is_public: true, ..content };
        let paths: Vec<_> = public.check().unwrap_err().into_iter().map(|one| one.path.join(".")).collect();
        assert_eq!(paths, ["summary.fi"]);
    }
}
