//! What is sealed of an initiative: who made it under a key of its own, which is destroyed when that is forgotten; what it
//! says and what its maker was told under the secret of the installation.

use domain::expert::Contact;
use domain::id::{InitiativeId, NoteId, TypedId};
use domain::initiative::{InitiativeText, MakerReply, Note, NoteKind};
use storage::initiative::note::{self, NoteRow};
use storage::initiative::reply::{self, ReplyRow};
use storage::{Access, Tx};

use crate::{Result, ServiceError, Services};

const CONTACT: &str = "initiative.contact_sealed";
const TEXT: &str = "initiative.text_sealed";
const NOTE: &str = "initiative_note.text_sealed";
const REPLY: &str = "initiative_reply.text_sealed";

/// Makes the key of an initiative and seals who made it. Whoever does not store that destroys the key again.
pub(super) async fn seal_contact(
    services: &Services,
    id: InitiativeId,
    contact: &Contact,
) -> Result<Vec<u8>> {
    let key = services.keys.make_for_initiative(id, services.entropy.as_ref()).await?;
    key.seal(CONTACT, contact, services.entropy.as_ref())
}

/// Who made an initiative; `None` once that is forgotten. Who asks is written down by the caller.
pub(crate) async fn contact(services: &Services, id: InitiativeId) -> Result<Option<Contact>> {
    contact_in(services, &services.storage, id).await
}

/// The same inside of a transaction.
pub(super) async fn contact_in(
    services: &Services,
    access: &impl Access,
    id: InitiativeId,
) -> Result<Option<Contact>> {
    let Some(sealed) = storage::initiative::contact(access, id).await? else { return Ok(None) };
    let Some(key) = services.keys.of_initiative(id).await? else { return Ok(None) };
    key.open(CONTACT, &sealed).map(Some).map_err(ServiceError::fault)
}

pub(super) fn seal_text(services: &Services, id: InitiativeId, text: &InitiativeText) -> Result<Vec<u8>> {
    services.vault.seal_row(TEXT, id.uuid(), text, services.entropy.as_ref())
}

pub(super) fn open_text(services: &Services, id: InitiativeId, sealed: &[u8]) -> Result<InitiativeText> {
    services.vault.open_row(TEXT, id.uuid(), sealed).map_err(ServiceError::fault)
}

/// Writes down what a maker was told.
pub(super) async fn write_note(services: &Services, tx: &Tx, note: &Note) -> Result<()> {
    let text = services.vault.seal_row(NOTE, note.id.uuid(), &note.text, services.entropy.as_ref())?;
    let row = NoteRow { id: note.id, initiative: note.initiative, kind: note.kind, on: note.on, text };
    Ok(note::insert(tx, &row).await?)
}

/// What a maker was told, the earliest first.
pub(super) async fn notes(services: &Services, id: InitiativeId) -> Result<Vec<Note>> {
    let rows = note::of_initiative(&services.storage, id).await?;
    rows.into_iter().map(|row| open_note(services, row)).collect()
}

fn open_note(services: &Services, row: NoteRow) -> Result<Note> {
    let NoteRow { id, initiative, kind, on, text } = row;
    let text = services.vault.open_row(NOTE, id.uuid(), &text).map_err(ServiceError::fault)?;
    Ok(Note { id, initiative, kind, on, text })
}

/// Writes down what a maker has replied.
pub(super) async fn write_reply(services: &Services, tx: &Tx, one: &MakerReply) -> Result<()> {
    let text = services.vault.seal_row(REPLY, one.id.uuid(), &one.text, services.entropy.as_ref())?;
    let row = ReplyRow { id: one.id, initiative: one.initiative, on: one.on, text, is_seen: one.is_seen };
    Ok(reply::insert(tx, &row).await?)
}

/// What a maker has replied, the earliest first.
pub(super) async fn replies(
    services: &Services,
    access: &impl Access,
    id: InitiativeId,
) -> Result<Vec<MakerReply>> {
    let open = |row: ReplyRow| {
        let ReplyRow { id, initiative, on, text, is_seen } = row;
        let text = services.vault.open_row(REPLY, id.uuid(), &text).map_err(ServiceError::fault)?;
        Ok(MakerReply { id, initiative, on, text, is_seen })
    };
    reply::of_initiative(access, id).await?.into_iter().map(open).collect()
}

/// A note of today.
pub(super) fn fresh_note(
    services: &Services,
    initiative: InitiativeId,
    kind: NoteKind,
    on: chrono::NaiveDate,
    text: String,
) -> Note {
    Note { id: services.fresh_id::<NoteId>(), initiative, kind, on, text }
}
