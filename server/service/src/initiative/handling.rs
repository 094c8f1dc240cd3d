//! Handling initiatives: who has them, what their makers are told, what was decided, and what everybody reads.

use chrono::NaiveDate;
use domain::audit::Act;
use domain::id::InitiativeId;
use domain::identity::{Action, Actor};
use domain::initiative::{Filing, Initiative, NOTES_MAX, Note, NoteKind, Outcome, check_note};
use domain::message::Notice;
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, Violation};
use serde_json::json;
use storage::Tx;
use storage::initiative::{note, settings};

use super::{intake, maker, managed_one};
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county, token};

/// Gives an initiative to the part of the county that handles it, under the number that the registry has for it, and with as
/// many makers as were counted.
pub async fn file(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
    filing: Filing,
) -> Result<Initiative> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    county::check_scope(services, filing.owner, "owner").await?;
    let (tx, one) = begin(services, actor, id, version).await?;
    // Whoever gives it away can only give it where they handle initiatives, too, unless they do so for the whole county.
    if filing.owner != one.owner {
        authorise(actor, Action::ManageInitiatives, filing.owner)?;
    }
    let filed = one.filed(filing, &settings::read(&tx).await?).map_err(ServiceError::Invalid)?;
    let detail = json!({ "case_number": filed.case_number, "supporters": filed.supporters });
    write(services, tx, actor, filed, Act::InitiativeFiled, detail).await
}

/// Begins to handle an initiative.
pub async fn take_up(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
) -> Result<Initiative> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let handled = one.taken_up(civil_day(services.now())).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, handled, Act::InitiativeTakenUp, json!({})).await
}

/// Tells the maker of an initiative what is done, or writes down that they were heard, on a Helsinki day that has been.
pub async fn tell(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
    is_hearing: bool,
    on: NaiveDate,
    message: &str,
) -> Result<Initiative> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let mut wrong = Vec::new();
    let text = check_note(message).unwrap_or_else(|violation| {
        wrong.push(violation);
        String::new()
    });
    let told = one.clone().told(on, civil_day(services.now())).unwrap_or_else(|violations| {
        wrong.extend(violations);
        one
    });
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let kind = if is_hearing { NoteKind::Hearing } else { NoteKind::Told };
    let note = maker::fresh_note(services, id, kind, on, text);
    let detail = json!({ "kind": kind.code() });
    note_and_write(services, tx, actor, told, note, Act::InitiativeMakerTold, detail).await
}

/// Writes down what was decided, and tells it to the maker; again, when that was written down wrong.
pub async fn answer(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
    outcome: Outcome,
) -> Result<Initiative> {
    let required = required_languages(services).await?;
    let (tx, one) = begin(services, actor, id, version).await?;
    let today = civil_day(services.now());
    let answered = one.answered(outcome, today, &required).map_err(ServiceError::Invalid)?;
    let said = |text: &LocalizedText| {
        let served = text.serve(&answered.language, &LanguageTag::finnish());
        served.map(|served| served.text.to_owned()).unwrap_or_default()
    };
    let text = answered.outcome().map(|outcome| said(&outcome.text)).unwrap_or_default();
    let detail = json!({ "outcome": answered.outcome().map(|outcome| outcome.kind.code()) });
    let note = maker::fresh_note(services, id, NoteKind::Answer, today, text);
    note_and_write(services, tx, actor, answered, note, Act::InitiativeAnswered, detail).await
}

/// Gives an initiative to somebody outside of the county, and tells its maker.
pub async fn transfer(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
    to: LocalizedText,
    message: &str,
) -> Result<Initiative> {
    let required = required_languages(services).await?;
    let (tx, one) = begin(services, actor, id, version).await?;
    let today = civil_day(services.now());
    let transferred = one.transferred(to, today, &required).map_err(ServiceError::Invalid)?;
    let note = maker::fresh_note(services, id, NoteKind::Transfer, today, check_note(message)?);
    note_and_write(services, tx, actor, transferred, note, Act::InitiativeTransferred, json!({})).await
}

/// Lets everybody read an initiative, as staff have written it, in every language that the county owes them; again, to write
/// it anew.
pub async fn publish(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
    title: LocalizedText,
    text: LocalizedText,
) -> Result<Initiative> {
    let required = required_languages(services).await?;
    let (tx, one) = begin(services, actor, id, version).await?;
    let today = civil_day(services.now());
    let published = one.published(title, text, today, &required).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, published, Act::InitiativePublished, json!({})).await
}

/// Lets nobody read an initiative any more.
pub async fn hide(services: &Services, actor: &Actor, id: InitiativeId, version: i64) -> Result<Initiative> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let hidden = one.hidden().map_err(ServiceError::Invalid)?;
    write(services, tx, actor, hidden, Act::InitiativeHidden, json!({})).await
}

/// The languages in which everybody is told things.
async fn required_languages(services: &Services) -> Result<Vec<LanguageTag>> {
    Ok(county::settings(services).await?.required_languages)
}

/// An initiative that the actor handles, as they read it.
async fn begin(
    services: &Services,
    actor: &Actor,
    id: InitiativeId,
    version: i64,
) -> Result<(Tx, Initiative)> {
    let tx = services.storage.begin().await?;
    let one = managed_one(&tx, actor, id).await?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one))
}

async fn note_and_write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    one: Initiative,
    written: Note,
    act: Act,
    detail: serde_json::Value,
) -> Result<Initiative> {
    let notes = note::count(&tx, one.id).await?;
    if usize::try_from(notes).is_ok_and(|notes| notes >= NOTES_MAX) {
        let full = Violation::new(Code::TooManyNotes, ["message"]);
        return Err(full.with("max", NOTES_MAX).into());
    }
    maker::write_note(services, &tx, &written).await?;
    // Nobody is written to any more once it is forgotten who made it.
    if let Some(contact) = maker::contact_in(services, &tx, one.id).await? {
        let link = token::initiative_link(services, one.id);
        intake::tell(services, &tx, one.id, &contact, Notice::InitiativeTold { link }).await?;
    }
    write(services, tx, actor, one, act, detail).await
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    one: Initiative,
    act: Act,
    detail: serde_json::Value,
) -> Result<Initiative> {
    let one = Initiative { version: one.version + 1, updated_at: services.now(), ..one };
    if !storage::initiative::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, one.id, detail).await?;
    tx.commit().await?;
    Ok(one)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleInitiative, ["version"])
}
