//! Activities (toiminta): events, trainings, workshops and other ways in which the county meets people, what was held of
//! them, and how many came. Participants are counted and never named.

mod content;
mod figures;
mod kind;
mod ways;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::ActivityId;
use crate::identity::Scope;
use crate::panel::check_length;
use crate::text::LocalizedText;
use crate::time::civil_day;
use crate::violation::{Code, Violation, Violations};

pub use content::{ActivityContent, ActivityMode, TAGS_MAX};
pub(crate) use figures::is_other_method;
pub use figures::{CategoryRow, Figures, Selection, Tally, figures, select, tally};
pub use kind::{ActivityAudience, ActivityKind, ActivityTopic, Counting, ParticipationCategory};
pub use ways::{Taking, WayCount, panel_in, survey_in};

/// More than this do not take part in one activity, and are not reached by it.
const PEOPLE_MAX: u32 = 1_000_000;
/// The most characters of what came of an activity.
const OUTCOME_MAX: usize = 10_000;

coded_enum! {
    /// Where an activity stands.
    ActivityState, "activity-state-" {
        Planned = "planned",
        Held = "held",
        CalledOff = "called_off",
    }
}

/// How an activity that was held went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldReport {
    /// How many attendances there were: somebody who came twice counts twice.
    pub participants: u32,
    pub counting: Counting,
    /// How many people heard of it or were met on the way, where that is known.
    pub reach: Option<u32>,
    /// What came of it; may be blank until that is known.
    #[serde(default)]
    pub outcome: LocalizedText,
}

impl HeldReport {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        for (field, people) in [("participants", Some(self.participants)), ("reach", self.reach)] {
            if people.is_some_and(|people| people > PEOPLE_MAX) {
                let range = Violation::new(Code::OutOfRange, [field]);
                wrong.push(range.with("min", 0_i64).with("max", i64::from(PEOPLE_MAX)));
            }
        }
        check_length("outcome", &self.outcome, OUTCOME_MAX, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// What has become of an activity.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Planned,
    Held(HeldReport),
    CalledOff,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: ActivityId,
    /// The part of the county whose activity it is.
    pub owner: Scope,
    pub content: ActivityContent,
    pub stage: Stage,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Activity {
    pub fn state(&self) -> ActivityState {
        match self.stage {
            Stage::Planned => ActivityState::Planned,
            Stage::Held(_) => ActivityState::Held,
            Stage::CalledOff => ActivityState::CalledOff,
        }
    }

    /// How it went, once it was held.
    pub fn report(&self) -> Option<&HeldReport> {
        match &self.stage {
            Stage::Held(report) => Some(report),
            Stage::Planned | Stage::CalledOff => None,
        }
    }

    /// Its last day is over and nobody has said how it went.
    pub fn awaits_report(&self, today: NaiveDate) -> bool {
        self.stage == Stage::Planned && self.content.last_day() < today
    }

    /// Whether it is still ahead or going on: residents are told of it on the list.
    pub fn is_to_come(&self, now: DateTime<Utc>) -> bool {
        let is_over = match self.content.times() {
            Some((_, ends)) => ends <= now,
            None => self.content.last_day() < civil_day(now),
        };
        !is_over && !matches!(self.stage, Stage::Held(_))
    }

    /// The activity with other contents. What was called off stays so, and what was held does not lie ahead.
    pub fn written(self, content: ActivityContent, today: NaiveDate) -> Result<Self, Violations> {
        if self.stage == Stage::CalledOff {
            return Err(vec![not_so()]);
        }
        content.check()?;
        if self.report().is_some() && content.last_day() > today {
            let field = if content.until.is_some() { "until" } else { "on" };
            return Err(vec![Violation::new(Code::ActivityNotYet, [field])]);
        }
        Ok(Self { content, ..self })
    }

    /// Held, with so many people; again, when that was written down wrong. One whose last day has not come has not been held.
    pub fn held(self, report: HeldReport, today: NaiveDate) -> Result<Self, Violations> {
        if self.stage == Stage::CalledOff {
            return Err(vec![not_so()]);
        }
        if self.content.last_day() > today {
            return Err(vec![Violation::new(Code::ActivityNotYet, ["activityId"])]);
        }
        report.check()?;
        Ok(Self { stage: Stage::Held(report), ..self })
    }

    /// Not held after all: the report was written to the wrong activity.
    pub fn reopened(self) -> Result<Self, Violation> {
        match self.stage {
            Stage::Held(_) => Ok(Self { stage: Stage::Planned, ..self }),
            Stage::Planned | Stage::CalledOff => Err(not_so()),
        }
    }

    /// Called off for good. What was held was held.
    pub fn called_off(self) -> Result<Self, Violation> {
        match self.stage {
            Stage::Planned => Ok(Self { stage: Stage::CalledOff, ..self }),
            Stage::Held(_) | Stage::CalledOff => Err(not_so()),
        }
    }

    /// Whether it can be taken out as if it had never been written: a plan of which nobody was told.
    pub fn is_removable(&self) -> bool {
        self.stage == Stage::Planned && !self.content.is_public
    }
}

fn not_so() -> Violation {
    Violation::new(Code::ActivityNotSo, ["activityId"])
}

#[cfg(test)]
mod tests;
