//! Freezing a report, correcting what was frozen, and publishing it.

use std::collections::BTreeSet;

use domain::audit::Act;
use domain::id::EditionId;
use domain::identity::{Action, Actor, Scope};
use domain::indicator::{Edition, EditionContent, Period, check_explanation, corrected};
use domain::programme::ProgrammeKey;
use domain::time::civil_day;
use domain::{Code, LocalizedText, SurveyId, Violation};
use serde_json::json;
use storage::indicator::edition;

use super::report::{Assembled, EditionHead, assemble};
use super::source::{Followed, followed};
use super::{may_manage, reported_period};
use crate::{Result, ServiceError, Services, audit, county};

/// The most indicators that a refusal names.
const NAMED_MAX: usize = 10;

/// Freezes the report on a period that is over. Every gap must be explained.
pub async fn freeze(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Edition> {
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
    let assembled = assemble(services, &followed, period, today).await?;
    let gaps = assembled.gaps();
    if !gaps.is_empty() {
        let named: Vec<&str> = gaps.iter().take(NAMED_MAX).map(|gap| gap.indicator.as_str()).collect();
        let refusal = Violation::new(Code::GapsUnexplained, ["period"]);
        return Err(refusal.with("count", gaps.len()).with("indicators", named.join(", ")).into());
    }
    let content = content(&followed, period, &assembled, 1, today, today);
    let one = sealed(services, actor, &content, assembled.held)?;
    write(services, actor, one, Act::ReportFrozen).await
}

fn content(
    followed: &Followed,
    period: Period,
    assembled: &Assembled,
    number: u32,
    as_of: chrono::NaiveDate,
    made_on: chrono::NaiveDate,
) -> EditionContent {
    EditionContent {
        programme: followed.key().clone(),
        programme_version: followed.version,
        name: followed.content.name.clone(),
        period,
        number,
        as_of,
        made_on,
        reason: LocalizedText::default(),
        changes: Vec::new(),
        lines: assembled.lines.iter().map(|view| view.line.clone()).collect(),
    }
}

fn sealed(
    services: &Services,
    actor: &Actor,
    content: &EditionContent,
    held: domain::indicator::Held,
) -> Result<Edition> {
    let by = actor.staff().map(|staff| staff.account);
    Edition::freeze(services.fresh_id(), content, held, by, services.now()).map_err(ServiceError::fault)
}

async fn write(services: &Services, actor: &Actor, one: Edition, act: Act) -> Result<Edition> {
    let tx = services.storage.begin().await?;
    match edition::insert(&tx, &one).await {
        // Somebody else has frozen it at the same time.
        Err(storage::StorageError::Unique(_)) => {
            return Err(ServiceError::invalid(Code::PeriodFrozen, ["period"]));
        }
        other => other?,
    }
    let detail = json!({ "period": one.period, "number": one.number, "sha256": one.content_sha256 });
    audit::record(services, &tx, actor, act, one.id, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// What a correction would change.
#[derive(Clone, Debug)]
pub struct Correction {
    pub content: EditionContent,
    held: domain::indicator::Held,
}

/// What the next edition would say; `None` where nothing is to be corrected. Looks at what was known on the day of the
/// first freezing: what has happened since is no correction. Late answers count once there are enough of them.
pub async fn correction(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Option<Correction>> {
    may_manage(actor)?;
    let followed = followed(&services.storage, programme).await?;
    let period = reported_period(&followed, period)?;
    let editions = edition::of_period(&services.storage, programme, period).await?;
    let newest = editions.last().ok_or(ServiceError::invalid(Code::EditionNotSo, ["period"]))?;
    let before = newest.read().map_err(ServiceError::fault)?;
    let today = civil_day(services.now());
    let assembled = assemble(services, &followed, period, before.as_of).await?;
    let now = content(&followed, period, &assembled, before.number + 1, before.as_of, today);
    let deleted = deleted_surveys(services).await?;
    let found = corrected(&before, &newest.held, now, assembled.held, &deleted);
    Ok(found.map(|(content, held)| Correction { content, held }))
}

/// Surveys whose answers have been deleted as their privacy notices promised.
async fn deleted_surveys(services: &Services) -> Result<BTreeSet<SurveyId>> {
    let surveys = storage::survey::all(&services.storage).await?;
    let is_deleted = |survey: &domain::survey::Survey| {
        survey.life.publication().is_some_and(|publication| publication.responses_deleted_at.is_some())
    };
    Ok(surveys.iter().filter(|survey| is_deleted(survey)).map(|survey| survey.id).collect())
}

/// Makes the next edition, with the reason for it in every language that the county requires. The one before stays as it is.
pub async fn correct(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    period: Period,
    reason: LocalizedText,
) -> Result<Edition> {
    may_manage(actor)?;
    let required = county::settings(services).await?.required_languages;
    let renamed = |violation: Violation| {
        let rest = violation.path.iter().skip(1).cloned();
        Violation { path: std::iter::once("reason".to_owned()).chain(rest).collect(), ..violation }
    };
    check_explanation(&reason, &required)
        .map_err(|wrong| ServiceError::Invalid(wrong.into_iter().map(renamed).collect()))?;
    let found = correction(services, actor, programme, period).await?;
    let Correction { content, held } =
        found.ok_or(ServiceError::invalid(Code::NothingToCorrect, ["period"]))?;
    let one = sealed(services, actor, &EditionContent { reason, ..content }, held)?;
    write(services, actor, one, Act::ReportCorrected).await
}

/// Publishes an edition: an act of its own, once.
pub async fn publish(services: &Services, actor: &Actor, id: EditionId) -> Result<Edition> {
    may_manage(actor)?;
    let tx = services.storage.begin().await?;
    let one = edition::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let newest = edition::of_period(&tx, &one.programme, one.period).await?.into_iter().next_back();
    let is_newest = newest.is_some_and(|newest| newest.id == id);
    if one.published.is_some() || !is_newest || !one.is_intact() {
        return Err(ServiceError::invalid(Code::EditionNotSo, ["editionId"]));
    }
    let by = actor.staff().map(|staff| staff.account);
    match edition::publish(&tx, id, by, services.now()).await {
        Err(storage::StorageError::Unique(_)) => {
            return Err(ServiceError::invalid(Code::EditionNotSo, ["editionId"]));
        }
        other => other?,
    }
    let detail = json!({ "period": one.period, "number": one.number, "sha256": one.public_sha256 });
    audit::record(services, &tx, actor, Act::ReportPublished, id, detail).await?;
    tx.commit().await?;
    Ok(Edition { published: Some((services.now(), by)), ..one })
}

/// What an edition says, for whoever asks: staff everything, everybody what has been published of it.
#[derive(Clone, Debug)]
pub struct EditionView {
    pub head: EditionHead,
    pub content: EditionContent,
    /// The bytes that were hashed, of what is shown.
    pub bytes: Vec<u8>,
    pub sha256: String,
    /// It is what staff read, and not what everybody does.
    pub for_staff: bool,
}

/// An edition, frozen as it was.
pub async fn view(services: &Services, actor: &Actor, id: EditionId) -> Result<EditionView> {
    let one = edition::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let is_staff = actor.may_somewhere(Action::ViewIndicators);
    if !is_staff && one.published.is_none() {
        return Err(ServiceError::NotFound);
    }
    read(one, is_staff)
}

pub(super) fn read(one: Edition, for_staff: bool) -> Result<EditionView> {
    let head = EditionHead::of(&one);
    let content = if for_staff { one.read() } else { one.read_public() }.map_err(ServiceError::fault)?;
    let (bytes, sha256) =
        if for_staff { (one.content, one.content_sha256) } else { (one.public_content, one.public_sha256) };
    Ok(EditionView { head, content, bytes, sha256, for_staff })
}

/// The newest published edition of a period, as everybody reads it. For everybody.
pub async fn published(
    services: &Services,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<Option<EditionView>> {
    let editions = edition::of_period(&services.storage, programme, period).await?;
    let newest = editions.into_iter().rfind(|one| one.published.is_some());
    newest.map(|one| read(one, false)).transpose()
}

/// Every published edition of a programme without what it says: of each period the first one first. For everybody.
pub async fn published_heads(
    services: &Services,
    programme: &ProgrammeKey,
) -> Result<Vec<(Period, EditionHead)>> {
    let heads = edition::heads(&services.storage, programme).await?;
    let published = heads.into_iter().filter(|head| head.published_at.is_some());
    Ok(published.map(|head| (head.period, head.into())).collect())
}

/// An edition without what it says.
pub fn head(one: &Edition) -> EditionHead {
    EditionHead::of(one)
}

/// Whether the actor answers for reports.
pub fn is_managed(actor: &Actor) -> bool {
    actor.may(Action::ManageIndicators, Scope::County)
}
