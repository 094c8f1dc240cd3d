//! Values in a table: what is wrong with it, what it would bring in, and only then all of it or nothing.

use std::collections::BTreeMap;

use documents::csv::{self, Dialect, Limits, Table};
use domain::audit::Act;
use domain::identity::Actor;
use domain::indicator::{
    Entry, EntryState, Falls, IMPORT_COLUMNS, ImportColumn, ImportRow, Origin, Period, check_entry, imported,
    rule_for,
};
use domain::programme::{IndicatorCode, IndicatorDefinition, IndicatorKind, ProgrammeKey};
use domain::time::civil_day;
use domain::{Code, DivisionId, LanguageTag, Violation, Violations};
use serde_json::json;
use storage::Access;
use storage::indicator::{edition, setting, value};

use super::source::{Followed, followed};
use super::{may_manage, subject};
use crate::{Result, ServiceError, Services, audit, county};

/// More than the indicators of ten years; a longer table comes in parts.
const LIMITS: Limits = Limits { bytes: 512 * 1_024, rows: 1_000, columns: 20 };

/// A table of values.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Semicolons, tabs or commas between the cells.
    pub csv: String,
    /// They were measured before the county had the platform: then they may be of any indicator and any period that is
    /// over.
    pub is_before_go_live: bool,
    /// Writes over values that are there already.
    pub replaces: bool,
}

/// A row as it would be brought in.
#[derive(Clone, Debug)]
pub struct ImportLine {
    pub row: usize,
    pub entry: Entry,
    /// It writes over a value that is there.
    pub is_replacing: bool,
}

/// What a table would bring in. Nothing is written.
///
/// # Errors
/// Everything that is wrong in any row, each at `["rows", row, column]`.
pub async fn preview(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    import: &Import,
) -> Result<Vec<ImportLine>> {
    may_manage(actor)?;
    read(services, &services.storage, actor, programme, import).await
}

/// Brings a table in, in one transaction: all of it or, where anything is wrong, nothing.
///
/// # Errors
/// As [`preview`].
pub async fn bring(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    import: &Import,
) -> Result<Vec<ImportLine>> {
    may_manage(actor)?;
    let tx = services.storage.begin().await?;
    let lines = read(services, &tx, actor, programme, import).await?;
    for line in &lines {
        let written = if line.is_replacing {
            value::update(&tx, &line.entry).await
        } else {
            value::insert(&tx, &line.entry).await.map(|()| true)
        };
        match written {
            Ok(true) => {}
            // Somebody else has reported it meanwhile.
            Ok(false) | Err(storage::StorageError::Unique(_)) => {
                return Err(ServiceError::Invalid(vec![at(
                    line.row,
                    ImportColumn::Indicator,
                    Violation::new(Code::ValueAlreadyThere, ["indicator"]),
                )]));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let detail = json!({ "rows": lines.len(), "before_go_live": import.is_before_go_live });
    audit::record_about(services, &tx, actor, Act::IndicatorsImported, subject(programme, None), detail)
        .await?;
    tx.commit().await?;
    Ok(lines)
}

/// A header and nothing else, to be filled in: the columns are called as a reader of this language calls them.
pub fn template(language: &LanguageTag) -> String {
    const COLUMNS: usize = IMPORT_COLUMNS.len();
    let name = |place: usize| {
        IMPORT_COLUMNS.get(place).map_or("", |column: &ImportColumn| column.name_in(language.as_str()))
    };
    csv::write::<COLUMNS>(Dialect::Excel, std::array::from_fn(name), [])
}

fn at(row: usize, column: ImportColumn, wrong: Violation) -> Violation {
    let path = vec!["rows".to_owned(), row.to_string(), column.code().to_owned()];
    Violation { path, ..wrong }
}

/// Where each column stands, by its header.
fn headers(table: &Table) -> std::result::Result<BTreeMap<ImportColumn, String>, Violations> {
    let mut found: BTreeMap<ImportColumn, String> = BTreeMap::new();
    let mut wrong = Violations::new();
    for header in table.header() {
        let name = header.to_lowercase();
        let column = IMPORT_COLUMNS.iter().find(|column| column.headers().contains(&name.as_str()));
        match column {
            Some(column) if found.contains_key(column) => {
                wrong.push(Violation::new(Code::CsvColumnTwice, ["file"]).with("column", header));
            }
            Some(column) => _ = found.insert(*column, header.to_owned()),
            None => wrong.push(Violation::new(Code::CsvColumnUnknown, ["file"]).with("column", header)),
        }
    }
    for column in [ImportColumn::Indicator, ImportColumn::Period] {
        if !found.contains_key(&column) {
            let missing = Violation::new(Code::CsvColumnMissing, ["file"]);
            wrong.push(missing.with("column", column.name_in("fi")));
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// What a table is read against.
struct Known {
    followed: Followed,
    settings: BTreeMap<IndicatorCode, (domain::indicator::IndicatorSetting, i64)>,
    /// Divisions by their names in lower case, in every language.
    divisions: BTreeMap<String, DivisionId>,
    frozen: Vec<Period>,
    required: Vec<LanguageTag>,
}

async fn read(
    services: &Services,
    access: &impl Access,
    actor: &Actor,
    programme: &ProgrammeKey,
    import: &Import,
) -> Result<Vec<ImportLine>> {
    let table = csv::read(import.csv.as_bytes(), &[], &LIMITS).map_err(ServiceError::Invalid)?;
    let headers = headers(&table).map_err(ServiceError::Invalid)?;
    let known = known(services, access, programme).await?;
    let kind = |code: &IndicatorCode| -> Option<IndicatorKind> {
        known.followed.content.indicator(code).map(|definition| definition.kind)
    };
    let (mut rows, mut wrong) = (Vec::new(), Violations::new());
    for row in table.rows() {
        let cell = |column: ImportColumn| {
            headers.get(&column).and_then(|header| row.get(header)).unwrap_or_default()
        };
        match imported(row.number(), cell, kind) {
            Ok(read) => rows.push(read),
            Err(found) => wrong.extend(found),
        }
    }
    if rows.is_empty() && wrong.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["rows"]));
    }
    let periods: Vec<Period> = rows.iter().map(|row| row.period).collect();
    let before = value::of_periods(access, programme, &periods).await?;
    let mut lines: Vec<ImportLine> = Vec::new();
    for row in rows {
        match line(services, actor, &known, import, &before, &lines, row) {
            Ok(line) => lines.push(line),
            Err(found) => wrong.extend(found),
        }
    }
    if wrong.is_empty() { Ok(lines) } else { Err(ServiceError::Invalid(wrong)) }
}

async fn known(services: &Services, access: &impl Access, programme: &ProgrammeKey) -> Result<Known> {
    let followed = followed(access, programme).await?;
    let settings = setting::of_programme(access, programme).await?;
    let mut divisions = BTreeMap::new();
    for division in storage::county::divisions(access).await? {
        for (_, name) in division.name.entries() {
            divisions.insert(name.to_lowercase(), division.id);
        }
    }
    let editions = edition::heads(access, programme).await?;
    let frozen = editions.iter().map(|edition| edition.period).collect();
    let required = county::settings(services).await?.required_languages;
    Ok(Known { followed, settings, divisions, frozen, required })
}

fn line(
    services: &Services,
    actor: &Actor,
    known: &Known,
    import: &Import,
    before: &[Entry],
    earlier: &[ImportLine],
    row: ImportRow,
) -> std::result::Result<ImportLine, Violations> {
    let mut wrong = Violations::new();
    let mut refuse = |column, code| wrong.push(at(row.row, column, Violation::new(code, [""])));
    let today = civil_day(services.now());
    let definition = known.followed.content.indicator(&row.indicator);
    if let Some(code) =
        definition.and_then(|definition| refused(known, import, definition, row.period, today))
    {
        let column =
            if code == Code::IndicatorComputed { ImportColumn::Indicator } else { ImportColumn::Period };
        refuse(column, code);
    }
    let division = row.division.as_ref().map(|name| known.divisions.get(&name.to_lowercase()).copied());
    if division == Some(None) {
        refuse(ImportColumn::Division, Code::UnknownDivision);
    }
    let division = division.flatten();
    let is_it = |entry: &Entry| {
        entry.indicator == row.indicator && entry.period == row.period && entry.division == division
    };
    let there = before.iter().find(|entry| is_it(entry));
    if there.is_some() && !import.replaces {
        refuse(ImportColumn::Indicator, Code::ValueAlreadyThere);
    }
    if let Some(twin) = earlier.iter().find(|line| is_it(&line.entry)) {
        let twice = Violation::new(Code::ValueTwiceInTable, [""]).with("row", twin.row);
        wrong.push(at(row.row, ImportColumn::Indicator, twice));
    }
    if let Some(definition) = definition {
        let checked = check_entry(definition.kind, &row.content, row.period, &known.required, today);
        for found in checked.err().into_iter().flatten() {
            let column = match found.path.first().map(String::as_str) {
                Some("of") => ImportColumn::Of,
                Some("on") => ImportColumn::Date,
                Some("evidence" | "documents") => ImportColumn::Evidence,
                Some("comment") => ImportColumn::Comment,
                _ => ImportColumn::Value,
            };
            wrong.push(at(row.row, column, found));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let origin = if import.is_before_go_live { Origin::BeforeGoLive } else { Origin::Imported };
    let entry = Entry {
        id: there.map_or_else(|| services.fresh_id(), |entry| entry.id),
        programme: known.followed.key().clone(),
        indicator: row.indicator,
        period: row.period,
        division,
        content: row.content,
        origin,
        state: EntryState::Approved,
        made_by: actor.staff().map(|staff| staff.account),
        approved_by: None,
        version: there.map_or(0, |entry| entry.version) + 1,
        updated_at: services.now(),
    };
    Ok(ImportLine { row: row.row, entry, is_replacing: there.is_some() })
}

/// Why a row's indicator or period cannot be brought in, if it cannot.
fn refused(
    known: &Known,
    import: &Import,
    definition: &IndicatorDefinition,
    period: Period,
    today: chrono::NaiveDate,
) -> Option<Code> {
    // A year is reported with its second half.
    let report = known.followed.period_of(period.last());
    if known.frozen.iter().any(|frozen| period.is_within(*frozen) || Some(*frozen) == report) {
        return Some(Code::PeriodFrozen);
    }
    if import.is_before_go_live {
        return (!period.has_ended(today)).then_some(Code::PeriodNotEnded);
    }
    let setting = known.settings.get(&definition.code).map(|(setting, _)| setting);
    if rule_for(known.followed.key(), definition, setting).is_some() {
        return Some(Code::IndicatorComputed);
    }
    // Values lie under the period over which the indicator is measured; those of a date under the report's own.
    let fits = report.is_some_and(|report| match known.followed.measured(definition, report) {
        Falls::In(over) => over == period,
        Falls::OnADate => report == period,
        Falls::NotYet => false,
    });
    if !fits {
        return Some(Code::PeriodNotReported);
    }
    (period.first() > today).then_some(Code::PeriodNotEnded)
}
