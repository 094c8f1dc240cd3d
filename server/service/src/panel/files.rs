//! A pool and its quotas from files.

use documents::csv::{self, Limits, Table};
use sortition::input::{self, Sheet};
use sortition::{File, Pool, Refusal};

/// More than any pool in the field; what is larger was not meant.
const LIMITS: Limits = Limits { bytes: 64 * 1_024 * 1_024, rows: 200_000, columns: 500 };

/// Reads both tables; `household` is the column of the first that names households. Everything wrong is told at once
/// with its row.
pub fn read(respondents: &[u8], categories: &[u8], household: Option<&str>) -> Result<Pool, Vec<Refusal>> {
    let both = (sheet(respondents, File::Respondents), sheet(categories, File::Categories));
    match both {
        (Ok(respondents), Ok(categories)) => input::read(&respondents, &categories, household),
        (respondents, categories) => {
            let refused = [respondents.err(), categories.err()];
            Err(refused.into_iter().flatten().flatten().collect())
        }
    }
}

fn sheet(bytes: &[u8], file: File) -> Result<Sheet, Vec<Refusal>> {
    match csv::read_loosely(bytes, &LIMITS) {
        Ok(table) => Ok(copied(&table)),
        Err(violations) => {
            Err(violations.into_iter().map(|violation| Refusal::File { file, violation }).collect())
        }
    }
}

fn copied(table: &Table) -> Sheet {
    let cells = |row: csv::Row<'_>| (row.number(), row.cells().map(str::to_owned).collect());
    Sheet { header: table.header().map(str::to_owned).collect(), rows: table.rows().map(cells).collect() }
}
