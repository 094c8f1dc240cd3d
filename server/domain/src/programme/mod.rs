//! Participation programmes: what a county has promised, who does it, and by which indicators it is followed.
//!
//! A programme comes in versions. What a version says is [`ProgrammeContent`]; its indicators are defined here and get
//! their values elsewhere, by [`IndicatorCode`].

mod content;
mod indicator;
mod key;
mod known;
mod wording;

pub use content::{
    Approval, Doer, FocusArea, Goal, Measure, Party, Period, Place, ProgrammeContent, ProgrammeCounts, Reach,
    Reporting, ReportingAct, ReportingStep, ReportingWindow,
};
pub use indicator::{Cycle, IndicatorDefinition, IndicatorKind, IndicatorQuestion, IndicatorSource, Target};
pub use key::{IndicatorCode, ItemKey, NotAKey, PartyKey, ProgrammeKey};
pub use known::KnownProgramme;
pub use wording::{TextProvenance, Wording};
