//! Reporting values, approving them, explaining why others are missing, and what divisions say about their surveys.

use domain::audit::Act;
use domain::id::{AccountId, IndicatorValueId};
use domain::identity::{Action, Actor, Scope};
use domain::indicator::facts::ConfirmationFact;
use domain::indicator::{
    Entry, EntryContent, EntryState, Explanation, Falls, Origin, Period, Rule, check_entry,
    check_explanation, rule_for,
};
use domain::programme::{IndicatorCode, ProgrammeKey};
use domain::time::civil_day;
use domain::{Code, DivisionId, LocalizedText, Violation};
use serde_json::json;
use storage::indicator::{edition, listing, setting, value};
use storage::{Access, Tx};

use super::source::{Followed, followed};
use super::{definition, may_manage, reported_period, subject};
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit, county};

/// Of which indicator, in which report, and whose part of it.
#[derive(Clone, Debug)]
pub struct Place {
    pub programme: ProgrammeKey,
    /// The period of the report.
    pub period: Period,
    pub indicator: IndicatorCode,
    /// `None`: of the whole.
    pub division: Option<DivisionId>,
}

/// Reports a value, or reports it anew as it was read: `version` is zero where there is none yet. Where the programme
/// wants four eyes, it counts once somebody else has approved it.
pub async fn enter(
    services: &Services,
    actor: &Actor,
    place: &Place,
    version: i64,
    content: EntryContent,
) -> Result<Entry> {
    authorise_somewhere(actor, Action::ReportIndicators)?;
    let required = county::settings(services).await?.required_languages;
    let tx = services.storage.begin().await?;
    let followed = followed(&tx, &place.programme).await?;
    let period = reported_period(&followed, place.period)?;
    let definition = definition(&followed, &place.indicator)?;
    let settings = setting::of_programme(&tx, &place.programme).await?;
    let setting = settings.get(&place.indicator).map(|(setting, _)| setting);
    if rule_for(&place.programme, definition, setting).is_some() {
        return Err(ServiceError::invalid(Code::IndicatorComputed, ["indicator"]));
    }
    may_report(&tx, actor, &followed, &place.indicator, place.division).await?;
    refuse_frozen(&tx, &place.programme, period, actor).await?;
    let over = match followed.measured(definition, period) {
        Falls::In(over) => over,
        Falls::OnADate => period,
        Falls::NotYet => return Err(ServiceError::invalid(Code::PeriodNotEnded, ["period"])),
    };
    let today = civil_day(services.now());
    check_entry(definition.kind, &content, over, &required, today).map_err(ServiceError::Invalid)?;
    let (reporting, _) = setting::reporting(&tx, &place.programme).await?;
    let state = if reporting.four_eyes { EntryState::Proposed } else { EntryState::Approved };
    let before = value::of_periods(&tx, &place.programme, &[over]).await?;
    let before =
        before.into_iter().find(|one| one.indicator == place.indicator && one.division == place.division);
    let entry = Entry {
        id: before.as_ref().map_or_else(|| services.fresh_id(), |one| one.id),
        programme: place.programme.clone(),
        indicator: place.indicator.clone(),
        period: over,
        division: place.division,
        content,
        origin: Origin::Entered,
        state,
        made_by: actor.staff().map(|staff| staff.account),
        approved_by: None,
        version: before.as_ref().map_or(0, |one| one.version) + 1,
        updated_at: services.now(),
    };
    if entry.version - 1 != version {
        return Err(stale());
    }
    write(&tx, &entry).await?;
    let detail = json!({ "indicator": entry.indicator, "period": entry.period, "version": entry.version });
    audit::record(services, &tx, actor, Act::IndicatorReported, entry.id, detail).await?;
    tx.commit().await?;
    Ok(entry)
}

async fn write(tx: &Tx, entry: &Entry) -> Result<()> {
    if entry.version == 1 {
        return match value::insert(tx, entry).await {
            // Somebody has reported it meanwhile.
            Err(storage::StorageError::Unique(_)) => Err(stale()),
            other => Ok(other?),
        };
    }
    if value::update(tx, entry).await? { Ok(()) } else { Err(stale()) }
}

/// Approves what somebody else has reported; `version` is as it was read.
pub async fn approve(
    services: &Services,
    actor: &Actor,
    id: IndicatorValueId,
    version: i64,
) -> Result<Entry> {
    authorise_somewhere(actor, Action::ApproveIndicators)?;
    let tx = services.storage.begin().await?;
    let entry = value::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let owner = entry.division.map_or(Scope::County, Scope::Division);
    crate::identity::authorise(actor, Action::ApproveIndicators, owner)?;
    if entry.version != version {
        return Err(stale());
    }
    let by = actor.staff().map(|staff| staff.account);
    let approved = entry.approved(by, services.now()).map_err(ServiceError::Invalid)?;
    if !value::update(&tx, &approved).await? {
        return Err(stale());
    }
    let detail = json!({ "indicator": approved.indicator, "period": approved.period });
    audit::record(services, &tx, actor, Act::IndicatorApproved, id, detail).await?;
    tx.commit().await?;
    Ok(approved)
}

/// Tells why a value of a report is missing, in every language that the county requires.
pub async fn explain(
    services: &Services,
    actor: &Actor,
    place: &Place,
    text: LocalizedText,
) -> Result<Explanation> {
    authorise_somewhere(actor, Action::ReportIndicators)?;
    let required = county::settings(services).await?.required_languages;
    let tx = services.storage.begin().await?;
    let followed = followed(&tx, &place.programme).await?;
    let period = reported_period(&followed, place.period)?;
    definition(&followed, &place.indicator)?;
    may_report(&tx, actor, &followed, &place.indicator, place.division).await?;
    refuse_frozen(&tx, &place.programme, period, actor).await?;
    check_explanation(&text, &required).map_err(ServiceError::Invalid)?;
    let one = Explanation {
        programme: place.programme.clone(),
        indicator: place.indicator.clone(),
        period,
        text,
        made_by: actor.staff().map(|staff| staff.account),
        updated_at: services.now(),
    };
    value::explain(&tx, &one).await?;
    let about = subject(&place.programme, Some(&place.indicator));
    let detail = json!({ "period": period });
    audit::record_about(services, &tx, actor, Act::IndicatorExplained, about, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// A division says whether it ran a survey beside the public list in the period over which that is measured.
pub async fn confirm_listing(
    services: &Services,
    actor: &Actor,
    place: &Place,
    ran_unlisted: bool,
) -> Result<ConfirmationFact> {
    authorise_somewhere(actor, Action::ReportIndicators)?;
    let division = place.division.ok_or(ServiceError::invalid(Code::Required, ["divisionId"]))?;
    let tx = services.storage.begin().await?;
    let followed = followed(&tx, &place.programme).await?;
    let period = reported_period(&followed, place.period)?;
    let definition = definition(&followed, &place.indicator)?;
    let settings = setting::of_programme(&tx, &place.programme).await?;
    let setting = settings.get(&place.indicator).map(|(setting, _)| setting);
    if rule_for(&place.programme, definition, setting) != Some(Rule::SurveysListed) {
        return Err(ServiceError::invalid(Code::FigureNotOfKind, ["indicator"]));
    }
    let Falls::In(over) = followed.measured(definition, period) else {
        return Err(ServiceError::invalid(Code::PeriodNotEnded, ["period"]));
    };
    if !over.has_ended(civil_day(services.now())) {
        return Err(ServiceError::invalid(Code::PeriodNotEnded, ["period"]));
    }
    may_report(&tx, actor, &followed, &place.indicator, Some(division)).await?;
    refuse_frozen(&tx, &place.programme, period, actor).await?;
    let one = ConfirmationFact { division, period: over, ran_unlisted };
    listing::confirm(&tx, &one, actor.staff().map(|staff| staff.account), services.now()).await?;
    let detail = json!({ "period": over, "ran_unlisted": ran_unlisted });
    audit::record(services, &tx, actor, Act::ListingConfirmed, division, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// Once a period is frozen, only those who answer for the report change what it rests on, for a correction.
pub(super) async fn refuse_frozen(
    access: &impl Access,
    programme: &ProgrammeKey,
    period: Period,
    actor: &Actor,
) -> Result<()> {
    let is_frozen = !edition::of_period(access, programme, period).await?.is_empty();
    if is_frozen && may_manage(actor).is_err() {
        return Err(ServiceError::invalid(Code::PeriodFrozen, ["period"]));
    }
    Ok(())
}

/// Who answers for the programme reports everything; others what falls to their party or to their division.
async fn may_report(
    access: &impl Access,
    actor: &Actor,
    followed: &Followed,
    indicator: &IndicatorCode,
    division: Option<DivisionId>,
) -> Result<()> {
    if let Some(id) = division {
        let divisions = storage::county::divisions(access).await?;
        if !divisions.iter().any(|division| division.id == id) {
            return Err(ServiceError::invalid(Code::UnknownDivision, ["divisionId"]));
        }
    }
    if actor.may(Action::ManageIndicators, Scope::County) {
        return Ok(());
    }
    let account = actor.staff().map(|staff| staff.account).ok_or(ServiceError::Unauthenticated)?;
    let mapped = setting::parties(access, followed.key()).await?;
    if is_whose(&mapped, followed, indicator, division, account) {
        return Ok(());
    }
    let is_in_scope = division.is_some_and(|id| actor.may(Action::ReportIndicators, Scope::Division(id)));
    if is_in_scope { Ok(()) } else { Err(ServiceError::Denied) }
}

/// Under which name a division's part is mapped to accounts.
pub(super) fn division_party(division: DivisionId) -> String {
    use domain::id::TypedId;
    format!("division:{}", division.uuid())
}

/// The account reports for one of the parties that are responsible, or for the division.
pub(super) fn is_whose(
    mapped: &std::collections::BTreeMap<String, Vec<AccountId>>,
    followed: &Followed,
    indicator: &IndicatorCode,
    division: Option<DivisionId>,
    account: AccountId,
) -> bool {
    let has = |party: &str| mapped.get(party).is_some_and(|accounts| accounts.contains(&account));
    match division {
        Some(division) => has(&division_party(division)),
        None => followed.content.responsible_for(indicator).iter().any(|party| has(party.key.as_str())),
    }
}

fn stale() -> ServiceError {
    Violation::new(Code::StaleValue, ["version"]).into()
}
