//! Scores that came by text message, taken in from a file or a list: all of it or nothing, and each batch once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use documents::csv::{self, Limits, Row};
use domain::audit::Act;
use domain::county::Division;
use domain::customer_feedback::{BATCHES_MAX, BatchColumn, BatchFate, ScoreBatch, Scores, Span};
use domain::id::ScoreBatchId;
use domain::identity::{Action, Actor, Scope};
use domain::time::civil_day;
use domain::{Code, LocalizedText, Violation, Violations};
use serde_json::json;
use storage::StorageError;
use storage::customer_feedback::batch::{self as rows, BatchRow};

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit, county};

const LIMITS: Limits = Limits { bytes: 1_024 * 1_024, rows: BATCHES_MAX, columns: 30 };

/// A batch and where it stands in what was sent, from the outside in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchLine {
    pub batch: ScoreBatch,
    pub place: [String; 2],
}

/// A batch that is there.
pub type BatchView = BatchRow;

/// Every batch, the latest days first.
pub async fn batches(services: &Services, actor: &Actor) -> Result<Vec<BatchView>> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    Ok(rows::all(&services.storage).await?)
}

/// Takes batches in, or tells what would become of each where it is only looked at.
///
/// # Errors
/// Everything that is wrong with any of them; nothing is stored then. So with one whose name is there with another content.
pub async fn import(
    services: &Services,
    actor: &Actor,
    lines: Vec<BatchLine>,
    is_preview: bool,
) -> Result<Vec<(ScoreBatch, BatchFate)>> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    if lines.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["batches"]));
    }
    if lines.len() > BATCHES_MAX {
        return Err(Violation::new(Code::CsvTooManyRows, ["batches"]).with("max", BATCHES_MAX).into());
    }
    let divisions = county::divisions(services).await?;
    let tx = services.storage.begin().await?;
    let fates = judged(services, &tx, &divisions, lines).await?;
    if is_preview {
        return Ok(fates);
    }
    let added = fates.iter().filter(|(_, fate)| *fate == BatchFate::Added).map(|(batch, _)| batch);
    let by = actor.staff().map(|staff| staff.account);
    let mut count = 0_usize;
    let mut last: Option<ScoreBatchId> = None;
    for batch in added {
        let id: ScoreBatchId = services.fresh_id();
        let row = BatchRow { id, batch: batch.clone(), by, at: services.now() };
        match rows::insert(&tx, &row).await {
            Ok(()) => {}
            // Sent twice at once: the next attempt finds the first.
            Err(StorageError::Unique(_)) => return Err(ServiceError::Unavailable),
            Err(error) => return Err(error.into()),
        }
        count += 1;
        last = Some(id);
    }
    if let Some(id) = last {
        audit::record(services, &tx, actor, Act::ScoresImported, id, json!({ "batches": count })).await?;
    }
    tx.commit().await?;
    Ok(fates)
}

/// Takes the batches of a file in, or tells what would become of each.
///
/// # Errors
/// As [`import`]; what is wrong in the file stands at `["rows", row, column]`.
pub async fn import_file(
    services: &Services,
    actor: &Actor,
    text: &str,
    is_preview: bool,
) -> Result<Vec<(ScoreBatch, BatchFate)>> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    let lines = read_file(services, text).await?;
    import(services, actor, lines, is_preview).await
}

async fn judged(
    services: &Services,
    tx: &storage::Tx,
    divisions: &[Division],
    lines: Vec<BatchLine>,
) -> Result<Vec<(ScoreBatch, BatchFate)>> {
    let today = civil_day(services.now());
    let names: Vec<&str> = lines.iter().map(|line| line.batch.external_id.trim()).collect();
    let stored = rows::named(tx, &names).await?.into_iter().map(|row| row.batch);
    let mut known: BTreeMap<String, ScoreBatch> =
        stored.map(|batch| (batch.external_id.clone(), batch)).collect();
    let (mut fates, mut wrong) = (Vec::new(), Violations::new());
    for BatchLine { batch, place } in lines {
        let at = |column: BatchColumn| [place.as_slice(), &[column.code().to_owned()]].concat();
        if !is_there(divisions, batch.about) {
            wrong.push(Violation::new(Code::UnknownUnit, at(BatchColumn::Unit)));
        }
        match batch.check(today, at) {
            Ok(batch) => match batch.beside(known.get(&batch.external_id), at) {
                Ok(fate) => {
                    known.insert(batch.external_id.clone(), batch.clone());
                    fates.push((batch, fate));
                }
                Err(differs) => wrong.push(differs),
            },
            Err(found) => wrong.extend(found),
        }
    }
    if wrong.is_empty() { Ok(fates) } else { Err(ServiceError::Invalid(wrong)) }
}

fn is_there(divisions: &[Division], about: Scope) -> bool {
    match about {
        Scope::County => true,
        Scope::Division(id) => divisions.iter().any(|division| division.id == id),
        Scope::Unit { division, unit } => {
            divisions.iter().any(|one| one.id == division && one.units.iter().any(|of_it| of_it.id == unit))
        }
    }
}

/// Reads a file of batches. Units are found by their names in any language; a blank one is the whole county.
async fn read_file(services: &Services, text: &str) -> Result<Vec<BatchLine>> {
    let table = csv::read_loosely(text.as_bytes(), &LIMITS).map_err(ServiceError::Invalid)?;
    let headers: Vec<String> = table.header().map(|header| header.trim().to_lowercase()).collect();
    let is_missing =
        |column: &BatchColumn| !column.headers().iter().any(|name| headers.iter().any(|one| one == name));
    let needed = BatchColumn::ALL.iter().filter(|column| **column != BatchColumn::Unit);
    let missing: Violations = needed
        .filter(|column| is_missing(column))
        .map(|column| {
            let name = column.headers().first().copied().unwrap_or_default();
            Violation::new(Code::CsvColumnMissing, ["csv"]).with("column", name)
        })
        .collect();
    if !missing.is_empty() {
        return Err(ServiceError::Invalid(missing));
    }
    let divisions = county::divisions(services).await?;
    let (mut lines, mut wrong) = (Vec::new(), Violations::new());
    for row in table.rows() {
        match read_row(row, &divisions) {
            Ok(line) => lines.push(line),
            Err(found) => wrong.extend(found),
        }
    }
    if lines.is_empty() && wrong.is_empty() {
        wrong.push(Violation::new(Code::CsvEmpty, ["csv"]));
    }
    if wrong.is_empty() { Ok(lines) } else { Err(ServiceError::Invalid(wrong)) }
}

fn read_row(row: Row<'_>, divisions: &[Division]) -> std::result::Result<BatchLine, Violations> {
    let place = ["rows".to_owned(), row.number().to_string()];
    let mut wrong = Violations::new();
    let cell =
        |column: BatchColumn| column.headers().iter().find_map(|header| row.get(header)).unwrap_or_default();
    let mut refuse = |code, column: BatchColumn| {
        wrong.push(Violation::new(code, [place.as_slice(), &[column.code().to_owned()]].concat()));
    };
    let about = match cell(BatchColumn::Unit) {
        "" => Some(Scope::County),
        name => named(divisions, name),
    };
    if about.is_none() {
        refuse(Code::UnknownUnit, BatchColumn::Unit);
    }
    let mut day = |column| {
        let day = parse_day(cell(column));
        if day.is_none() {
            refuse(Code::NotADate, column);
        }
        day
    };
    let (from, until) = (day(BatchColumn::From), day(BatchColumn::Until));
    let mut number = |column| {
        let number = cell(column).parse::<u32>().ok();
        if number.is_none() {
            refuse(Code::NotAWholeNumber, column);
        }
        number.unwrap_or_default()
    };
    let scores = Scores {
        promoters: number(BatchColumn::Promoters),
        passives: number(BatchColumn::Passives),
        detractors: number(BatchColumn::Detractors),
    };
    let external_id = cell(BatchColumn::ExternalId).to_owned();
    match (about, from, until) {
        (Some(about), Some(from), Some(until)) if wrong.is_empty() => {
            let batch = ScoreBatch { external_id, about, span: Span { from, until }, scores };
            Ok(BatchLine { batch, place })
        }
        _ => Err(wrong),
    }
}

/// A day as databases and as Finns write it.
fn parse_day(cell: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|format| NaiveDate::parse_from_str(cell, format).ok())
}

/// A division or a unit by its name in any language.
fn named(divisions: &[Division], name: &str) -> Option<Scope> {
    let name = name.to_lowercase();
    let is_called =
        |texts: &LocalizedText| texts.entries().any(|(_, text)| text.trim().to_lowercase() == name);
    divisions.iter().find_map(|division| {
        let unit = division.units.iter().find(|unit| is_called(&unit.name));
        let unit = unit.map(|unit| Scope::Unit { division: division.id, unit: unit.id });
        unit.or_else(|| is_called(&division.name).then_some(Scope::Division(division.id)))
    })
}
