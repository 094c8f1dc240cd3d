//! The programmes that are followed, and in which periods.

use domain::indicator::{Falls, MeasuredBy, Period, PeriodKind};
use domain::programme::{Cycle, IndicatorDefinition, Programme, ProgrammeContent, ProgrammeKey};
use storage::Access;

use crate::{Result, ServiceError, Services};

/// A programme as it is followed: what it says now, and the number of that version.
#[derive(Clone, Debug)]
pub struct Followed {
    pub content: ProgrammeContent,
    pub version: i32,
}

impl Followed {
    pub fn key(&self) -> &ProgrammeKey {
        &self.content.key
    }

    /// By which periods it is reported: half-years or years.
    pub fn period_kind(&self) -> PeriodKind {
        match self.content.reporting.cycle {
            Cycle::HalfYear => PeriodKind::HalfYear,
            _ => PeriodKind::Year,
        }
    }

    /// It is reported on this period.
    pub fn reports(&self, period: Period) -> bool {
        period.kind() == self.period_kind()
    }

    /// The period that a day lies in.
    pub fn period_of(&self, day: chrono::NaiveDate) -> Option<Period> {
        use chrono::Datelike;
        match self.period_kind() {
            PeriodKind::HalfYear => Some(Period::half_year_of(day)),
            _ => Period::year(day.year()),
        }
    }

    /// Over which days an indicator is measured in the report on a period.
    pub fn measured(&self, definition: &IndicatorDefinition, period: Period) -> Falls {
        period.measured(match definition.cycle {
            Cycle::HalfYear => MeasuredBy::HalfYear,
            Cycle::Year => MeasuredBy::Year,
            Cycle::CouncilTerm => MeasuredBy::CouncilTerm,
            Cycle::Snapshot => MeasuredBy::Snapshot,
            Cycle::Election | Cycle::Negotiation => MeasuredBy::Date,
        })
    }
}

/// What is followed of a programme: the version in force, or the draft as long as none is.
fn of(programme: &Programme) -> Option<Followed> {
    let version = programme.current()?;
    Some(Followed { content: version.content.clone(), version: version.number })
}

/// The programme with this key.
pub async fn followed(access: &impl Access, key: &ProgrammeKey) -> Result<Followed> {
    let found = storage::programme::named(access, key).await?;
    found.as_ref().and_then(of).ok_or(ServiceError::NotFound)
}

/// Every programme that is followed.
pub async fn programmes(services: &Services) -> Result<Vec<Followed>> {
    let found = storage::programme::all(&services.storage).await?;
    Ok(found.iter().filter_map(of).collect())
}
