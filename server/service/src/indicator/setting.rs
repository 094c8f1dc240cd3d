//! Baselines, targets, rules, who reports for whom, and how a programme is reported.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Act;
use domain::id::{AccountId, TypedId};
use domain::identity::{Account, Action, Actor, permits};
use domain::indicator::{IndicatorSetting, ReportingSetting, Rule, rule_for};
use domain::programme::{IndicatorCode, ProgrammeKey, Reach};
use domain::survey::{Survey, SurveyKind};
use domain::time::civil_day;
use domain::{Code, DivisionId, LocalizedText};
use serde_json::json;
use storage::Access;
use storage::indicator::setting;

use super::entry::division_party;
use super::source::{Followed, followed};
use super::{definition, may_manage, subject};
use crate::{Result, ServiceError, Services, audit};

/// Sets what an indicator is compared with and computed by, as it was read: `version` is zero where nothing was set.
pub async fn save(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    indicator: &IndicatorCode,
    version: i64,
    one: IndicatorSetting,
) -> Result<IndicatorSetting> {
    may_manage(actor)?;
    let tx = services.storage.begin().await?;
    let followed = followed(&tx, programme).await?;
    let definition = definition(&followed, indicator)?;
    let mut wrong = domain::Violations::new();
    if let Some(baseline) = &one.baseline {
        wrong.extend(baseline.check(civil_day(services.now())).err().into_iter().flatten());
    }
    if let Some(aim) = one.aim {
        wrong.extend(aim.check(definition.kind).err().into_iter().flatten());
    }
    if one.rule.is_some() && rule_for(programme, definition, Some(&one)) != one.rule {
        wrong.push(domain::Violation::new(Code::FigureNotOfKind, ["rule"]));
    }
    if let Some(survey) = one.survey {
        let follows = rule_for(programme, definition, Some(&one)).is_some_and(Rule::follows_survey);
        if !follows {
            wrong.push(domain::Violation::new(Code::FigureNotOfKind, ["surveyId"]));
        } else if !to_follow(&tx).await?.iter().any(|known| known.id == survey) {
            wrong.push(domain::Violation::new(Code::NotAnId, ["surveyId"]));
        }
    }
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    if !setting::save(&tx, programme, indicator, &one, version, services.now()).await? {
        return Err(ServiceError::invalid(Code::StaleValue, ["version"]));
    }
    let about = subject(programme, Some(indicator));
    let detail = json!({ "baseline": one.baseline, "aim": one.aim, "rule": one.rule, "survey": one.survey.map(TypedId::node_id) });
    audit::record_about(services, &tx, actor, Act::IndicatorSet, about, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// The surveys that an indicator can follow, drafts as well: those that are answered here, and by whoever wants to.
pub async fn surveys(services: &Services, actor: &Actor) -> Result<Vec<Survey>> {
    may_manage(actor)?;
    to_follow(&services.storage).await
}

async fn to_follow(access: &impl Access) -> Result<Vec<Survey>> {
    let mut found = storage::survey::all(access).await?;
    found.retain(|survey| survey.draft.kind != SurveyKind::Panel && !survey.draft.form.is_external());
    Ok(found)
}

/// Sets how a programme is reported, as it was read.
pub async fn save_reporting(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    version: i64,
    one: ReportingSetting,
) -> Result<ReportingSetting> {
    may_manage(actor)?;
    one.check().map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    followed(&tx, programme).await?;
    if !setting::save_reporting(&tx, programme, &one, version, services.now()).await? {
        return Err(ServiceError::invalid(Code::StaleValue, ["version"]));
    }
    let detail = json!({ "four_eyes": one.four_eyes, "days": one.days_to_report });
    audit::record_about(services, &tx, actor, Act::ReportingSet, subject(programme, None), detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// Somebody who reports: a party of the programme or a division, and the accounts that do so for it.
#[derive(Clone, Debug)]
pub struct Reporter {
    /// The key of the party, or the name under which a division's part is mapped.
    pub key: String,
    pub name: ReporterName,
    pub accounts: Vec<AccountId>,
}

/// How a reporter is called: by the programme, or by the county.
#[derive(Clone, Debug)]
pub enum ReporterName {
    Party(domain::programme::Wording),
    Division(DivisionId, LocalizedText),
}

/// Who reports for whom, and the accounts that could.
#[derive(Clone, Debug)]
pub struct Reporters {
    pub followed: Followed,
    pub reporters: Vec<Reporter>,
    pub candidates: Vec<Account>,
}

/// Who reports for each party of a programme and for each division.
pub async fn reporters(services: &Services, actor: &Actor, programme: &ProgrammeKey) -> Result<Reporters> {
    may_manage(actor)?;
    let access = &services.storage;
    let followed = followed(access, programme).await?;
    let mut mapped: BTreeMap<String, Vec<AccountId>> = setting::parties(access, programme).await?;
    let mut reporters = Vec::new();
    for division in storage::county::divisions(access).await? {
        let key = division_party(division.id);
        let accounts = mapped.remove(&key).unwrap_or_default();
        reporters.push(Reporter { key, name: ReporterName::Division(division.id, division.name), accounts });
    }
    for party in followed.content.parties.iter().filter(|party| party.reach == Reach::One) {
        let accounts = mapped.remove(party.key.as_str()).unwrap_or_default();
        let name = ReporterName::Party(party.name.clone());
        reporters.push(Reporter { key: party.key.to_string(), name, accounts });
    }
    let mut candidates = storage::account::all(access).await?;
    candidates.retain(may_report);
    Ok(Reporters { followed, reporters, candidates })
}

fn may_report(account: &Account) -> bool {
    account.grants.iter().any(|grant| permits(grant.role, Action::ReportIndicators))
}

/// Sets who reports for a party or a division, in place of whoever did. They must have the right to report somewhere.
pub async fn map(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    key: &str,
    accounts: &[AccountId],
) -> Result<()> {
    let known = reporters(services, actor, programme).await?;
    if !known.reporters.iter().any(|reporter| reporter.key == key) {
        return Err(ServiceError::NotFound);
    }
    let accounts: BTreeSet<AccountId> = accounts.iter().copied().collect();
    let can = |id: &AccountId| known.candidates.iter().any(|account| account.id == *id);
    if !accounts.iter().all(can) {
        return Err(ServiceError::invalid(Code::RoleRequired, ["accountIds"]));
    }
    let accounts: Vec<AccountId> = accounts.into_iter().collect();
    let tx = services.storage.begin().await?;
    setting::save_party(&tx, programme, key, &accounts).await?;
    let detail = json!({
        "party": key,
        "accounts": accounts.iter().map(|id| id.node_id()).collect::<Vec<_>>(),
    });
    audit::record_about(services, &tx, actor, Act::PartyMapped, subject(programme, None), detail).await?;
    tx.commit().await?;
    Ok(())
}
