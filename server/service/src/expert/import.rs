//! Registering a whole list of experts: everything that is wrong is told at once, and all are registered or none.

use std::collections::{BTreeMap, BTreeSet};

use documents::csv::{self, Limits, Row, Table};
use domain::audit::Act;
use domain::expert::import::{self, Column, Entry};
use domain::expert::{ConsentPurpose, Contact, Expert};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use serde_json::json;
use storage::Access;
use storage::expert::{person, registry as rows};

use super::registry::{add, checked};
use super::sealed;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Registers of a county hold a hundred to a few hundred experts. As many as are registered, row by row in one
/// transaction, well before whoever sent them has waited too long; a longer list comes in parts.
const LIMITS: Limits = Limits { bytes: 1_024 * 1_024, rows: 500, columns: 30 };

/// A list to be registered.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Comma-separated text; semicolons and tabs do, too.
    pub csv: String,
    /// Rows that are registered although somebody has the name or number already.
    pub even_if_known: BTreeSet<usize>,
}

/// One row of a list that can be registered.
#[derive(Clone, Debug)]
pub struct Line {
    /// As a spreadsheet shows it.
    pub row: usize,
    pub expert: Expert,
    pub contact: Option<Contact>,
    pub has_consented: bool,
    /// Somebody has the name or the number already, or another row of the list has.
    pub known: Option<Violation>,
}

/// What a list would register. Nothing is written, and nothing sealed is opened.
///
/// # Errors
/// Everything that is wrong in any row, each at `["rows", row, column]`. That somebody is known already is an error
/// only beside others: alone, it is told with its line.
pub async fn preview(services: &Services, actor: &Actor, import: &Import) -> Result<Vec<Line>> {
    may_import(actor)?;
    let read = read(services, &import.csv)?;
    let (lines, wrong) = with_known(services, &services.storage, read).await?;
    if wrong.is_empty() {
        return Ok(lines);
    }
    Err(refused(wrong, &lines, import))
}

/// Registers a list, in one transaction. Whoever is active, as those are of whom it says nothing, can be asked from then on.
///
/// # Errors
/// As [`preview`]; here every row whose person is known already is refused, unless it is meant to be registered.
pub async fn register(services: &Services, actor: &Actor, import: &Import) -> Result<Vec<Line>> {
    let lines = preview(services, actor, import).await?;
    check_known(&lines, import)?;
    // Before the rows, so that nothing is ever stored that has no key.
    let ids: Vec<ExpertId> = lines.iter().map(|line| line.expert.id).collect();
    services.keys.make_for_experts(&ids, services.entropy.as_ref()).await?;
    let tx = services.storage.begin().await?;
    rows::lock_lists(&tx).await?;
    // Once more: the same list may have been sent twice.
    let lines = mark_known(services, &tx, lines).await?;
    check_known(&lines, import)?;
    for line in &lines {
        let consents: &[ConsentPurpose] = if line.has_consented { &[ConsentPurpose::Matching] } else { &[] };
        add(services, &tx, &line.expert, line.contact.as_ref(), consents).await?;
        let detail = json!({ "row": line.row, "status": line.expert.status.code() });
        audit::record(services, &tx, actor, Act::ExpertRegistered, line.expert.id, detail).await?;
    }
    tx.commit().await?;
    Ok(lines)
}

/// A header and nothing else, to be filled in: the columns are called as a reader of this language calls them.
pub fn template(language: &LanguageTag) -> String {
    const COLUMNS: usize = Column::ALL.len();
    let name = |place: usize| Column::ALL.get(place).map_or("", |column: &Column| column.name_in(language));
    csv::write::<COLUMNS>(csv::Dialect::Excel, std::array::from_fn(name), [])
}

/// Whoever is told that a name is known could try names: so it takes the right to read them.
fn may_import(actor: &Actor) -> Result<()> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    authorise_somewhere(actor, Action::ReadContact)
}

/// A list as it was read: what can be registered, who is in rows that cannot, and why they cannot.
#[derive(Default)]
struct ReadList {
    lines: Vec<Line>,
    /// Contacts of rows that cannot be registered for another reason.
    others: Vec<(usize, Contact)>,
    wrong: Violations,
}

fn read(services: &Services, text: &str) -> Result<ReadList> {
    let table = csv::read(text.as_bytes(), &[], &LIMITS).map_err(ServiceError::Invalid)?;
    let headers = headers(&table).map_err(ServiceError::Invalid)?;
    let today = civil_day(services.now());
    let mut list = ReadList::default();
    for row in table.rows() {
        let cell = |column: Column| headers.get(&column).and_then(|name| row.get(name)).unwrap_or_default();
        let (entry, mut wrong) = import::read(cell, today);
        let contact = entry.contact.clone().and_then(|contact| contact.check().ok());
        match check(services, entry, &mut wrong)? {
            Some((expert, contact, has_consented)) => {
                list.lines.push(Line { row: row.number(), expert, contact, has_consented, known: None });
            }
            None => list.others.extend(contact.map(|contact| (row.number(), contact))),
        }
        list.wrong.extend(wrong.into_iter().map(|violation| in_row(row, violation)));
    }
    if list.lines.is_empty() && list.wrong.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["rows"]));
    }
    Ok(list)
}

/// Under which header each column stands.
fn headers(table: &Table) -> std::result::Result<BTreeMap<Column, &'static str>, Violations> {
    let mut unknown: BTreeSet<String> = table.header().map(str::to_lowercase).collect();
    let mut found = Violations::new();
    let mut headers = BTreeMap::new();
    for column in Column::ALL.iter().copied() {
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

/// Somebody to be registered; adds what is wrong with them, once for each column.
fn check(
    services: &Services,
    entry: Entry,
    wrong: &mut Violations,
) -> Result<Option<(Expert, Option<Contact>, bool)>> {
    let found = match checked(services, entry.standing, entry.profile, entry.contact) {
        Ok((expert, contact)) if wrong.is_empty() => return Ok(Some((expert, contact, entry.has_consented))),
        Ok(_) => Violations::new(),
        Err(ServiceError::Invalid(found)) => found,
        Err(error) => return Err(error),
    };
    for violation in found {
        let column = Column::of_path(&violation.path).map_or("alias", Column::code);
        if !wrong.iter().any(|one| one.path.last().is_some_and(|told| told == column)) {
            wrong.push(Violation { path: vec![column.to_owned()], ..violation });
        }
    }
    Ok(None)
}

fn in_row(row: Row<'_>, violation: Violation) -> Violation {
    let place = ["rows".to_owned(), row.number().to_string()];
    Violation { path: place.into_iter().chain(violation.path).collect(), ..violation }
}

/// Marks whose name or number is known; those in rows that are wrong otherwise are told beside the rest.
async fn with_known(
    services: &Services,
    access: &impl Access,
    list: ReadList,
) -> Result<(Vec<Line>, Violations)> {
    let ReadList { lines, others, mut wrong } = list;
    let people = lines.iter().filter_map(|line| Some((line.row, line.contact.as_ref()?)));
    let people: Vec<_> = people.chain(others.iter().map(|(row, contact)| (*row, contact))).collect();
    let known = known(services, access, people).await?;
    wrong.extend(others.iter().filter_map(|(row, _)| known.get(row).cloned()));
    let mark = |line: Line| Line { known: known.get(&line.row).cloned(), ..line };
    let lines = lines.into_iter().map(mark).collect();
    Ok((lines, wrong))
}

/// Looks again who is known by now.
async fn mark_known(services: &Services, access: &impl Access, lines: Vec<Line>) -> Result<Vec<Line>> {
    let list = ReadList { lines, ..ReadList::default() };
    Ok(with_known(services, access, list).await?.0)
}

/// The rows whose name or number somebody in the registry has, or an earlier row. Nothing is opened to find them.
async fn known(
    services: &Services,
    access: &impl Access,
    mut people: Vec<(usize, &Contact)>,
) -> Result<BTreeMap<usize, Violation>> {
    people.sort_by_key(|(row, _)| *row);
    let mut found = BTreeMap::new();
    for kind in [Column::Name, Column::Phone] {
        let value = |contact: &Contact| match kind {
            Column::Phone => contact.phone.clone(),
            _ => Some(sealed::folded(&contact.name)),
        };
        let tagged: Vec<_> = people
            .iter()
            .filter_map(|(row, contact)| {
                Some((*row, services.vault.index_tag(kind.code(), &value(contact)?)))
            })
            .collect();
        let tags: Vec<_> = tagged.iter().map(|(_, tag)| *tag).collect();
        let registered: BTreeSet<_> =
            person::indexed(access, kind.code(), &tags).await?.into_values().flatten().collect();
        let mut first = BTreeMap::new();
        for (row, tag) in tagged {
            let place = ["rows".to_owned(), row.to_string(), kind.code().to_owned()];
            let earlier = *first.entry(tag).or_insert(row);
            let violation = if registered.contains(&tag) {
                Violation::new(Code::AlreadyRegistered, place)
            } else if earlier != row {
                Violation::new(Code::TwiceInList, place).with("row", earlier)
            } else {
                continue;
            };
            found.entry(row).or_insert(violation);
        }
    }
    Ok(found)
}

/// Refuses rows whose person is known, unless they are meant to be registered.
fn check_known(lines: &[Line], import: &Import) -> Result<()> {
    match refused(Violations::new(), lines, import) {
        ServiceError::Invalid(wrong) if wrong.is_empty() => Ok(()),
        refusal => Err(refusal),
    }
}

/// What is wrong, in the order of the rows, with whoever is known and not meant to be registered all the same.
fn refused(mut wrong: Violations, lines: &[Line], import: &Import) -> ServiceError {
    let known = lines.iter().filter(|line| !import.even_if_known.contains(&line.row));
    wrong.extend(known.filter_map(|line| line.known.clone()));
    let row = |violation: &Violation| violation.path.get(1).and_then(|row| row.parse::<usize>().ok());
    wrong.sort_by_key(row);
    ServiceError::Invalid(wrong)
}
