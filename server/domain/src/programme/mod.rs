//! Participation programmes: what a county has promised, who does it, and by which indicators it is followed.
//!
//! A programme comes in versions. What a version says is [`ProgrammeContent`]; its indicators are defined here and get
//! their values elsewhere, by [`IndicatorCode`].

mod compare;
mod content;
mod indicator;
mod json;
mod key;
mod known;
mod sheet;
mod sheet_writing;
mod sketch;
mod version;
mod wording;

pub use compare::{Change, ChangeKind, ChangedField, ChangedPart, ChangedValue, FieldChange, compare};
pub use content::{
    Approval, Doer, FocusArea, Goal, Measure, Party, Period, Place, ProgrammeContent, ProgrammeCounts, Reach,
    Reporting, ReportingAct, ReportingStep, ReportingWindow,
};
pub use indicator::{Cycle, IndicatorDefinition, IndicatorKind, IndicatorQuestion, IndicatorSource, Target};
pub use json::{from_json, to_json};
pub use key::{IndicatorCode, ItemKey, NotAKey, PartyKey, ProgrammeKey};
pub use known::KnownProgramme;
pub use sheet::{SheetColumn, SheetPart, SheetRow, from_rows};
pub use sheet_writing::to_rows;
pub use sketch::{PARTS_MAX, TEXT_MAX, TITLE_MAX};
pub use version::{Adoption, Brought, Programme, ProgrammeVersion, VersionState, first_draft};
pub use wording::{TextProvenance, Wording};
