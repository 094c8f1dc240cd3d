//! The values of a programme's indicators: computed, reported, explained, frozen, corrected and published.

pub mod document;
pub mod edition;
pub mod entry;
mod facts;
pub mod follow_up;
pub mod import;
pub mod inbox;
pub mod listing;
pub mod open_data;
pub mod report;
pub mod setting;
mod source;

use domain::Code;
use domain::identity::{Action, Actor, Scope};
use domain::indicator::Period;
use domain::programme::{IndicatorCode, IndicatorDefinition, ProgrammeKey};

pub(crate) use facts::Kept;
pub(crate) use follow_up::ReadEditions;
pub use source::{Followed, followed, programmes};

use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError};

/// Whoever may see values before they are published.
fn may_view(actor: &Actor) -> Result<()> {
    authorise_somewhere(actor, Action::ViewIndicators)
}

/// Whoever answers for the whole report.
fn may_manage(actor: &Actor) -> Result<()> {
    crate::identity::authorise(actor, Action::ManageIndicators, Scope::County)
}

fn definition<'a>(followed: &'a Followed, code: &IndicatorCode) -> Result<&'a IndicatorDefinition> {
    followed.content.indicator(code).ok_or(ServiceError::NotFound)
}

/// A period of the kind by which the programme is reported; others are not reported on.
fn reported_period(followed: &Followed, period: Period) -> Result<Period> {
    if followed.reports(period) {
        Ok(period)
    } else {
        Err(ServiceError::invalid(Code::PeriodNotReported, ["period"]))
    }
}

/// What acts on a programme's indicator, or on its report as a whole, are about in the audit log.
fn subject(programme: &ProgrammeKey, indicator: Option<&IndicatorCode>) -> String {
    match indicator {
        Some(code) => format!("Indicator:{programme}/{code}"),
        None => format!("IndicatorReport:{programme}"),
    }
}
