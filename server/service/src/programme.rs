//! Participation programmes: bringing one, writing its drafts, telling that a body approved it, comparing versions.

use std::collections::{BTreeMap, BTreeSet};

use documents::csv::{self, Limits, Table};
use domain::audit::Act;
use domain::id::{ProgrammeId, ProgrammeVersionId};
use domain::identity::{Action, Actor, Scope};
use domain::programme::{
    self, Adoption, Brought, Change, KnownProgramme, Programme, ProgrammeContent, ProgrammeKey,
    ProgrammeVersion, SheetColumn, SheetRow,
};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use serde_json::json;
use storage::Tx;
use storage::programme as rows;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// The largest file, in bytes: some ten times the larger of the known programmes.
pub const FILE_MAX: usize = 1_024 * 1_024;
/// The media type of a table.
pub const CSV_TYPE: &str = csv::MEDIA_TYPE;
const LIMITS: Limits = Limits { bytes: FILE_MAX, rows: 3_000, columns: 30 };

/// What a file would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub content: ProgrammeContent,
    /// The programme that has its key already.
    pub programme: Option<Programme>,
    /// What differs from the last version of that.
    pub changes: Vec<Change>,
}

/// A version and the programme whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionView {
    pub programme: Programme,
    pub version: ProgrammeVersion,
    /// The actor writes drafts and tells of approvals.
    pub is_managed: bool,
}

/// What differs between two versions of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub programme: Programme,
    pub before: ProgrammeVersion,
    pub after: ProgrammeVersion,
    pub changes: Vec<Change>,
}

/// Every programme with what the actor may see of it: staff all its versions, everybody else what is in force.
pub async fn list(services: &Services, actor: &Actor) -> Result<Vec<Programme>> {
    let all = rows::all(&services.storage).await?;
    Ok(all.into_iter().filter_map(|programme| visible(actor, programme)).collect())
}

/// The programme with this key, as the actor may see it.
pub async fn named(services: &Services, actor: &Actor, key: &ProgrammeKey) -> Result<Programme> {
    let found = rows::named(&services.storage, key).await?;
    found.and_then(|programme| visible(actor, programme)).ok_or(ServiceError::NotFound)
}

/// A programme, as the actor may see it.
pub async fn find(services: &Services, actor: &Actor, id: ProgrammeId) -> Result<Programme> {
    let found = rows::find(&services.storage, id).await?;
    found.and_then(|programme| visible(actor, programme)).ok_or(ServiceError::NotFound)
}

/// A version, for staff.
pub async fn version(services: &Services, actor: &Actor, id: ProgrammeVersionId) -> Result<VersionView> {
    authorise_somewhere(actor, Action::ViewProgrammes)?;
    let programme = rows::of_version(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let version = programme.version(id).cloned().ok_or(ServiceError::NotFound)?;
    Ok(VersionView { programme, version, is_managed: actor.may(Action::ManageProgrammes, Scope::County) })
}

/// What differs between two versions of one programme, for staff.
///
/// # Errors
/// Not found, also where they are of different programmes.
pub async fn compare(
    services: &Services,
    actor: &Actor,
    before: ProgrammeVersionId,
    after: ProgrammeVersionId,
) -> Result<Comparison> {
    let VersionView { programme, version: after, .. } = version(services, actor, after).await?;
    let before = programme.version(before).cloned().ok_or(ServiceError::NotFound)?;
    let changes = programme::compare(&before.content, &after.content);
    Ok(Comparison { programme, before, after, changes })
}

/// What a file would bring. Nothing is written.
///
/// # Errors
/// Everything that is wrong with it, at once: in a table each at `["rows", row, column]`.
pub async fn preview(services: &Services, actor: &Actor, file: &str) -> Result<Preview> {
    authorise(actor, Action::ManageProgrammes, Scope::County)?;
    let content = read(file).map_err(ServiceError::Invalid)?;
    let programme = rows::named(&services.storage, &content.key).await?;
    let last = programme.as_ref().and_then(|programme| programme.versions.last());
    let changes = last.map(|last| programme::compare(&last.content, &content)).unwrap_or_default();
    Ok(Preview { content, programme, changes })
}

/// Brings a programme from a file: a new one as its first draft, otherwise the draft of the one with its key, which is
/// written anew where there is one already. All of it or nothing.
///
/// # Errors
/// As [`preview`]; and where `revision` is given and is not that of the draft that would be written anew.
pub async fn import(
    services: &Services,
    actor: &Actor,
    file: &str,
    revision: Option<i64>,
) -> Result<VersionView> {
    authorise(actor, Action::ManageProgrammes, Scope::County)?;
    let content = read(file).map_err(ServiceError::Invalid)?;
    bring(services, actor, content, revision).await
}

/// Loads one of the programmes that Osallistu knows, as if its file were brought.
pub async fn load(services: &Services, actor: &Actor, known: KnownProgramme) -> Result<VersionView> {
    authorise(actor, Action::ManageProgrammes, Scope::County)?;
    let content = known.content().ok_or(ServiceError::NotFound)?;
    bring(services, actor, content.clone(), None).await
}

/// Writes down that a body has approved a draft, on a Helsinki day that has been. From now on it stays as it is, and
/// what was in force is replaced.
pub async fn adopt(
    services: &Services,
    actor: &Actor,
    id: ProgrammeVersionId,
    revision: i64,
    adoption: Adoption,
) -> Result<VersionView> {
    let (tx, programme) = locked(services, actor, id, revision).await?;
    let now = services.now();
    let adopted = programme.adopted(id, adoption, now, civil_day(now)).map_err(ServiceError::Invalid)?;
    if !rows::update_version(&tx, programme.id, &adopted).await? {
        return Err(stale());
    }
    let on = adopted.adoption.as_ref().map(|adoption| adoption.on.to_string());
    let detail = json!({ "version": adopted.number, "on": on });
    audit::record(services, &tx, actor, Act::ProgrammeAdopted, programme.id, detail).await?;
    tx.commit().await?;
    version(services, actor, id).await
}

/// Throws a draft away; with its only version, a programme goes as well.
pub async fn remove_draft(
    services: &Services,
    actor: &Actor,
    id: ProgrammeVersionId,
    revision: i64,
) -> Result<()> {
    let (tx, programme) = locked(services, actor, id, revision).await?;
    let draft = programme.draft().filter(|draft| draft.id == id);
    let draft = draft.ok_or_else(|| ServiceError::invalid(Code::ProgrammeNotSo, ["versionId"]))?;
    if !rows::delete_version(&tx, draft).await? {
        return Err(stale());
    }
    if programme.versions.len() == 1 {
        rows::delete(&tx, programme.id).await?;
    }
    let detail = json!({ "version": draft.number });
    audit::record(services, &tx, actor, Act::ProgrammeDraftRemoved, programme.id, detail).await?;
    Ok(tx.commit().await?)
}

/// A version as a file that can be brought again: whole, as JSON.
pub fn as_json(version: &ProgrammeVersion) -> String {
    programme::to_json(&version.content)
}

/// A version as a table, which holds what [`SheetColumn`] names; the columns are called as a reader of this language
/// calls them.
pub fn as_csv(version: &ProgrammeVersion, language: &LanguageTag) -> String {
    let rows = programme::to_rows(&version.content);
    table(language, &rows)
}

/// A header and nothing below it, to be filled in.
pub fn template(language: &LanguageTag) -> String {
    table(language, &[])
}

fn table(language: &LanguageTag, rows: &[BTreeMap<SheetColumn, String>]) -> String {
    const COLUMNS: usize = SheetColumn::ALL.len();
    let column = |place: usize| SheetColumn::ALL.get(place).copied();
    let name = |place| column(place).map_or("", |column| column.name_in(language));
    let row = |cells: &BTreeMap<SheetColumn, String>| -> [csv::Cell; COLUMNS] {
        let cell = |place| column(place).and_then(|column| cells.get(&column)).map_or("", String::as_str);
        std::array::from_fn(|place| csv::Cell::from(cell(place)))
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    csv::write::<COLUMNS>(csv::Dialect::Excel, std::array::from_fn(name), rows)
}

/// Drafts and what was replaced are for staff; with nothing else, a programme is not there.
fn visible(actor: &Actor, programme: Programme) -> Option<Programme> {
    if actor.may_somewhere(Action::ViewProgrammes) {
        return Some(programme);
    }
    let in_force = programme.in_force()?.clone();
    Some(Programme { versions: vec![in_force], ..programme })
}

/// What a file says, JSON or a table, without a county that it could be brought to.
///
/// # Errors
/// As [`preview`].
pub fn check(file: &[u8]) -> std::result::Result<ProgrammeContent, Violations> {
    match std::str::from_utf8(file) {
        Ok(text) => read(text),
        // The reader of tables says on which row that is.
        Err(_) => {
            csv::read(file, &[], &LIMITS)?;
            Err(vec![Violation::new(Code::CsvNotUtf8, ["file", "1"]).with("row", 1_usize)])
        }
    }
}

/// A file: JSON where it begins like that, otherwise a table.
fn read(file: &str) -> std::result::Result<ProgrammeContent, Violations> {
    if file.len() > FILE_MAX {
        return Err(vec![Violation::new(Code::CsvTooLarge, ["file"]).with("max", FILE_MAX / 1_024)]);
    }
    let begins = file.trim_start_matches(|first: char| first == '\u{feff}' || first.is_whitespace());
    if begins.starts_with(['{', '[']) {
        return programme::from_json(file);
    }
    let table = csv::read(file.as_bytes(), &[], &LIMITS)?;
    let headers = headers(&table)?;
    let cells = |row: csv::Row<'_>| {
        let cell = |(column, name): (&SheetColumn, &&str)| Some((*column, row.get(name)?.to_owned()));
        headers.iter().filter_map(cell).collect()
    };
    let rows: Vec<SheetRow> =
        table.rows().map(|row| SheetRow { number: row.number(), cells: cells(row) }).collect();
    programme::from_rows(&rows)
}

/// Under which header each column stands.
fn headers(table: &Table) -> std::result::Result<BTreeMap<SheetColumn, &'static str>, Violations> {
    let mut unknown: BTreeSet<String> = table.header().map(str::to_lowercase).collect();
    let mut found = Violations::new();
    let mut headers = BTreeMap::new();
    for column in SheetColumn::ALL.iter().copied() {
        let told = |code, column: &str| Violation::new(code, ["columns", column]).with("column", column);
        for name in column.names() {
            if unknown.remove(name) && headers.insert(column, name).is_some() {
                found.push(told(Code::CsvColumnTwice, name));
            }
        }
        if column.is_required() && !headers.contains_key(&column) {
            found.push(told(Code::CsvColumnMissing, column.code()));
        }
    }
    // A misspelt header would lose what stands below it.
    let told = |name: &String| {
        Violation::new(Code::CsvColumnUnknown, ["columns", name.as_str()]).with("column", name.as_str())
    };
    found.extend(unknown.iter().map(told));
    if found.is_empty() { Ok(headers) } else { Err(found) }
}

async fn bring(
    services: &Services,
    actor: &Actor,
    content: ProgrammeContent,
    revision: Option<i64>,
) -> Result<VersionView> {
    let tx = services.storage.begin().await?;
    let now = services.now();
    let found = rows::named(&tx, &content.key).await?;
    let (programme, brought) = match found {
        None => {
            let id: ProgrammeId = services.fresh_id();
            rows::insert(&tx, id, &content.key, now).await?;
            (id, Brought::Begun(programme::first_draft(services.fresh_id(), 1, content, now)))
        }
        Some(found) => {
            rows::lock(&tx, found.id).await?;
            let programme = rows::find(&tx, found.id).await?.ok_or(ServiceError::NotFound)?;
            let draft = programme.draft().map(|draft| draft.revision);
            if revision.is_some() && revision != draft {
                return Err(stale());
            }
            let brought = programme.brought(services.fresh_id(), content, now);
            (programme.id, brought.map_err(ServiceError::Invalid)?)
        }
    };
    let (act, version_id, number) = match &brought {
        Brought::Begun(draft) => {
            rows::insert_version(&tx, programme, draft).await?;
            (Act::ProgrammeBegun, draft.id, draft.number)
        }
        Brought::Written(draft) => {
            if !rows::update_version(&tx, programme, draft).await? {
                return Err(stale());
            }
            (Act::ProgrammeWritten, draft.id, draft.number)
        }
    };
    audit::record(services, &tx, actor, act, programme, json!({ "version": number })).await?;
    tx.commit().await?;
    version(services, actor, version_id).await
}

/// The programme of a version, held until the transaction ends.
async fn locked(
    services: &Services,
    actor: &Actor,
    id: ProgrammeVersionId,
    revision: i64,
) -> Result<(Tx, Programme)> {
    authorise(actor, Action::ManageProgrammes, Scope::County)?;
    let tx = services.storage.begin().await?;
    let found = rows::of_version(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    rows::lock(&tx, found.id).await?;
    let programme = rows::find(&tx, found.id).await?.ok_or(ServiceError::NotFound)?;
    match programme.version(id) {
        Some(version) if version.revision == revision => Ok((tx, programme)),
        _ => Err(stale()),
    }
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleProgramme, ["revision"])
}
