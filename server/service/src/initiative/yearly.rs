//! What initiatives of a time come to, and that the council was told of those of a year.

use chrono::{Datelike, NaiveDate};
use domain::audit::Act;
use domain::identity::{Action, Actor, Scope};
use domain::initiative::{Initiative, InitiativeFigures, figures};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::initiative::settings;

use super::{InitiativeView, QueueFilter, managed};
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// What the initiatives that the actor handles and that came from one Helsinki day to another come to.
pub async fn counted(
    services: &Services,
    actor: &Actor,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<InitiativeFigures> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    let mut all = storage::initiative::all(&services.storage).await?;
    all.retain(|one: &Initiative| actor.may(Action::ManageInitiatives, one.owner));
    Ok(figures(&all, from, until, civil_day(services.now())))
}

/// The initiatives of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    pub year: i32,
    pub figures: InitiativeFigures,
    /// The first first.
    pub initiatives: Vec<InitiativeView>,
    /// The Helsinki day on which the council was told of them.
    pub told_on: Option<NaiveDate>,
    /// The years in which initiatives came, and this one, the latest first.
    pub years: Vec<i32>,
}

/// The initiatives of a year, or of this one. For those who handle initiatives of the whole county: the council is told of
/// all of them.
pub async fn year(services: &Services, actor: &Actor, year: Option<i32>) -> Result<Year> {
    authorise(actor, Action::ManageInitiatives, Scope::County)?;
    let today = civil_day(services.now());
    let year = year.filter(|year| (2000..=today.year()).contains(year)).unwrap_or(today.year());
    let mut initiatives = managed(services, actor, &QueueFilter::default()).await?;
    let mut years: Vec<i32> = initiatives.iter().map(|view| view.initiative.received_on.year()).collect();
    years.push(today.year());
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    initiatives.retain(|view| view.initiative.received_on.year() == year);
    initiatives.sort_by_key(|view| (view.initiative.received_on, view.initiative.id));
    let all: Vec<Initiative> = initiatives.iter().map(|view| view.initiative.clone()).collect();
    let day = |month, of_month| NaiveDate::from_ymd_opt(year, month, of_month).unwrap_or(today);
    Ok(Year {
        year,
        figures: figures(&all, day(1, 1), day(12, 31), today),
        initiatives,
        told_on: settings::told_years(&services.storage).await?.remove(&year),
        years,
    })
}

/// Notes when the council was told of the initiatives of a year; again, where that was noted wrong.
pub async fn note_told(services: &Services, actor: &Actor, of: i32, on: NaiveDate) -> Result<Year> {
    authorise(actor, Action::ManageInitiatives, Scope::County)?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let today = civil_day(services.now());
    if !(2000..=today.year()).contains(&of) {
        let range = Violation::new(Code::OutOfRange, ["year"]);
        return Err(range.with("min", 2000_i64).with("max", i64::from(today.year())).into());
    }
    if on > today {
        return Err(ServiceError::invalid(Code::DayInFuture, ["on"]));
    }
    if on.year() < of {
        return Err(ServiceError::invalid(Code::BeforeItWasReceived, ["on"]));
    }
    let tx = services.storage.begin().await?;
    settings::note_told(&tx, of, on).await?;
    let detail = json!({ "year": of, "on": on });
    audit::record(services, &tx, actor, Act::CouncilTold, staff.account, detail).await?;
    tx.commit().await?;
    year(services, actor, Some(of)).await
}
