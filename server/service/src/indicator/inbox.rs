//! Values that somebody owes, and reminding them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::DivisionId;
use domain::audit::Act;
use domain::id::{AccountId, TypedId};
use domain::identity::{Action, Actor, Scope};
use domain::indicator::{EntryState, Falls, Period, Rule};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::programme::{IndicatorCode, IndicatorKind, ProgrammeKey, Wording};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::indicator::{edition, listing, setting};

use super::entry::{division_party, is_whose};
use super::report::{Assembled, LineView, assemble};
use super::source::{Followed, followed, programmes};
use super::{may_manage, reported_period, subject};
use crate::outbox::{Outgoing, put};
use crate::{Result, ServiceError, Services, audit};

/// What is to be done about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Report,
    Approve,
    /// A division says whether it ran a survey beside the public list.
    Confirm,
}

/// A value that is owed.
#[derive(Clone, Debug)]
pub struct Owed {
    pub programme: ProgrammeKey,
    pub period: Period,
    pub due_on: NaiveDate,
    pub is_overdue: bool,
    pub indicator: IndicatorCode,
    pub name: Wording,
    pub kind: IndicatorKind,
    pub division: Option<DivisionId>,
    pub task: Task,
}

/// What a report still owes, with the accounts of those whose part it is.
struct Debt {
    indicator: IndicatorCode,
    division: Option<DivisionId>,
    task: Task,
}

/// What the actor owes of the reports on periods that are over, the most urgent first.
pub async fn owed_by_me(services: &Services, actor: &Actor) -> Result<Vec<Owed>> {
    super::may_view(actor)?;
    let Some(staff) = actor.staff() else { return Ok(Vec::new()) };
    let today = civil_day(services.now());
    let mut owed = Vec::new();
    for followed in programmes(services).await? {
        let Some(period) = followed.period_of(today).and_then(Period::previous) else { continue };
        if !edition::of_period(&services.storage, followed.key(), period).await?.is_empty() {
            continue;
        }
        let (reporting, _) = setting::reporting(&services.storage, followed.key()).await?;
        let mapped = setting::parties(&services.storage, followed.key()).await?;
        let due_on = period.due_on(reporting.days_to_report);
        let (assembled, debts) = debts(services, &followed, period).await?;
        for debt in debts {
            if !is_mine(actor, &mapped, &followed, &debt, staff.account) {
                continue;
            }
            let Some(view) = assembled.lines.iter().find(|view| view.line.code == debt.indicator) else {
                continue;
            };
            owed.push(Owed {
                programme: followed.key().clone(),
                period,
                due_on,
                is_overdue: today > due_on,
                indicator: debt.indicator,
                name: view.line.definition.name.clone(),
                kind: view.line.definition.kind,
                division: debt.division,
                task: debt.task,
            });
        }
    }
    owed.sort_by_key(|one| one.due_on);
    Ok(owed)
}

fn is_mine(
    actor: &Actor,
    mapped: &BTreeMap<String, Vec<AccountId>>,
    followed: &Followed,
    debt: &Debt,
    account: AccountId,
) -> bool {
    let scope = debt.division.map_or(Scope::County, Scope::Division);
    if debt.task == Task::Approve {
        return actor.may(Action::ApproveIndicators, scope);
    }
    let of_division = debt.division.is_some()
        && actor.may(Action::ReportIndicators, scope)
        && !actor.may(Action::ManageIndicators, Scope::County);
    of_division || is_whose(mapped, followed, &debt.indicator, debt.division, account)
}

async fn debts(services: &Services, followed: &Followed, period: Period) -> Result<(Assembled, Vec<Debt>)> {
    let today = civil_day(services.now());
    let assembled = assemble(services, followed, period, today).await?;
    let mut debts = Vec::new();
    for view in &assembled.lines {
        if view.line.definition.rule == Some(Rule::SurveysListed) {
            debts.extend(unconfirmed(services, view).await?);
        } else if view.line.explanation.is_none() && view.falls != Falls::NotYet {
            debts.extend(of_line(view));
        }
    }
    Ok((assembled, debts))
}

/// Parts that nobody has reported, or nobody has approved. What is tied to a date need not be there in every period.
fn of_line(view: &LineView) -> impl Iterator<Item = Debt> {
    let is_dated = view.falls == Falls::OnADate;
    view.parts.iter().filter_map(move |part| {
        let task = match part.entry.as_ref().map(|entry| entry.state) {
            None if is_dated => return None,
            None => Task::Report,
            Some(EntryState::Proposed) => Task::Approve,
            Some(EntryState::Approved) => return None,
        };
        Some(Debt { indicator: view.line.code.clone(), division: part.division, task })
    })
}

async fn unconfirmed(services: &Services, view: &LineView) -> Result<Vec<Debt>> {
    let Falls::In(over) = view.falls else { return Ok(Vec::new()) };
    let said = listing::confirmations(&services.storage, &[over]).await?;
    let said: BTreeSet<DivisionId> = said.iter().map(|one| one.division).collect();
    let divisions = storage::county::divisions(&services.storage).await?;
    let missing = divisions.iter().map(|division| division.id).filter(|id| !said.contains(id));
    let debt =
        |division| Debt { indicator: view.line.code.clone(), division: Some(division), task: Task::Confirm };
    Ok(missing.map(debt).collect())
}

/// Whom a reminder has gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminded {
    pub accounts: usize,
    /// Indicators of which nobody has been told, since nobody reports for their parties.
    pub unmapped: Vec<IndicatorCode>,
}

/// Reminds everybody who owes a value of a report: one message a day to each.
pub async fn remind(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Reminded> {
    may_manage(actor)?;
    let followed = followed(&services.storage, programme).await?;
    let period = reported_period(&followed, period)?;
    let today = civil_day(services.now());
    if !period.has_ended(today) {
        return Err(ServiceError::invalid(Code::PeriodNotEnded, ["period"]));
    }
    if !edition::of_period(&services.storage, programme, period).await?.is_empty() {
        return Err(ServiceError::invalid(Code::PeriodFrozen, ["period"]));
    }
    let (_, debts) = debts(services, &followed, period).await?;
    let mapped = setting::parties(&services.storage, programme).await?;
    let (reporting, _) = setting::reporting(&services.storage, programme).await?;
    let tx = services.storage.begin().await?;
    let mut accounts: BTreeSet<AccountId> = BTreeSet::new();
    let mut unmapped: BTreeSet<IndicatorCode> = BTreeSet::new();
    for debt in &debts {
        let found = whose(&tx, &mapped, &followed, debt).await?;
        if found.is_empty() {
            unmapped.insert(debt.indicator.clone());
        }
        accounts.extend(found);
    }
    if accounts.is_empty() {
        return Err(Violation::new(Code::NobodyToAsk, ["period"]).into());
    }
    let notice = || Notice::IndicatorsOwed {
        due_on: period.due_on(reporting.days_to_report),
        link: "staff/indicators".to_owned(),
    };
    let messages: Vec<Outgoing> = accounts
        .iter()
        .map(|account| Outgoing {
            about: format!("indicators:{}:{programme}:{period}:{today}", account.uuid()),
            to: Recipient::Account(*account),
            notice: notice(),
            valid_for: None,
            not_before: None,
        })
        .collect();
    put(services, &tx, &messages).await?;
    let detail = json!({ "period": period, "accounts": accounts.len() });
    audit::record_about(services, &tx, actor, Act::PartiesReminded, subject(programme, None), detail).await?;
    tx.commit().await?;
    Ok(Reminded { accounts: accounts.len(), unmapped: unmapped.into_iter().collect() })
}

/// The accounts of those whose part it is; of what waits for approval, those who approve.
async fn whose(
    tx: &storage::Tx,
    mapped: &BTreeMap<String, Vec<AccountId>>,
    followed: &Followed,
    debt: &Debt,
) -> Result<Vec<AccountId>> {
    let scope = debt.division.map_or(Scope::County, Scope::Division);
    if debt.task == Task::Approve {
        return crate::identity::account::who_may(tx, Action::ApproveIndicators, scope).await;
    }
    let Some(division) = debt.division else {
        let responsible = followed.content.responsible_for(&debt.indicator);
        let of = responsible.iter().filter_map(|party| mapped.get(party.key.as_str()));
        return Ok(of.flatten().copied().collect());
    };
    if let Some(accounts) = mapped.get(&division_party(division)) {
        return Ok(accounts.clone());
    }
    let managers = crate::identity::account::who_may(tx, Action::ManageIndicators, Scope::County).await?;
    let mut found = crate::identity::account::who_may(tx, Action::ReportIndicators, scope).await?;
    found.retain(|account| !managers.contains(account));
    Ok(found)
}
