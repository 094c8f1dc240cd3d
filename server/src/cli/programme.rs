//! `programme check`: what is wrong with a county's own programme, without a server.

use std::path::PathBuf;

use clap::Args;
use domain::programme::{ProgrammeContent, SheetColumn};
use domain::violation::Arg;
use domain::{LanguageTag, Violation};
use l10n::Texts;
use serde_json::{Map, Value, json};

use super::language::{self, Language};
use super::{Failure, REFUSED, complain, say, words};
use crate::config::Variables;

#[derive(Args)]
pub(super) struct Check {
    /// The programme: JSON, or a table as CSV.
    file: PathBuf,
    /// Prints one JSON document.
    #[arg(long)]
    json: bool,
    /// What it says is in this language; else in that of the environment (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, value_enum)]
    language: Option<Language>,
}

/// Exit status 0 when the file could be brought as it is, 2 when something in it is wrong.
pub(super) fn check(args: &Check, variables: Variables<'_>) -> Result<u8, Failure> {
    let texts = language::texts(args.language, variables)?;
    let bytes = std::fs::read(&args.file).map_err(|error| {
        let args = [("file", args.file.display().to_string().into()), ("reason", error.to_string().into())];
        texts.with("lot-cli-unreadable", &args).text
    })?;
    let checked = service::programme::check(&bytes);
    if args.json {
        let document = match &checked {
            Ok(content) => json!({ "valid": true, "programme": described(content), "errors": [] }),
            Err(wrong) => {
                let errors: Vec<Value> = wrong.iter().map(|one| error(&texts, one)).collect();
                json!({ "valid": false, "programme": null, "errors": errors })
            }
        };
        say(&serde_json::to_string_pretty(&document)?)?;
    } else {
        match &checked {
            Ok(content) => say(&counted(&texts, content))?,
            Err(wrong) => {
                wrong
                    .iter()
                    .for_each(|one| complain(&format!("{}: {}", one.code.name(), placed(&texts, one))));
            }
        }
    }
    Ok(if checked.is_ok() { 0 } else { REFUSED })
}

fn counted(texts: &Texts, content: &ProgrammeContent) -> String {
    let counts = content.counts();
    let args = [
        ("goals", counts.goals.into()),
        ("measures", counts.measures.into()),
        ("indicators", counts.indicators.into()),
    ];
    format!("{}: {}", content.key, texts.with("staff-programme-counts", &args).text)
}

fn described(content: &ProgrammeContent) -> Value {
    let counts = content.counts();
    json!({
        "key": content.key, "focus_areas": counts.focus_areas, "goals": counts.goals,
        "measures": counts.measures, "indicators": counts.indicators,
    })
}

/// The place is that of the path: of a table its row as a spreadsheet shows it, and its column.
fn error(texts: &Texts, violation: &Violation) -> Value {
    let mut args: Map<String, Value> = Map::new();
    for (name, value) in &violation.args {
        let value = match value {
            Arg::Text(text) => json!(text),
            Arg::Number(number) => json!(number),
        };
        args.insert((*name).to_owned(), value);
    }
    if let [of, row, column @ ..] = violation.path.as_slice()
        && ["rows", "file"].contains(&of.as_str())
    {
        args.insert("row".to_owned(), json!(row.parse::<usize>().ok()));
        args.extend(column.first().map(|column| ("column".to_owned(), json!(column))));
    }
    json!({
        "code": violation.code.name(), "message": placed(texts, violation),
        "path": violation.path.join("."), "args": args,
    })
}

/// What is wrong, after where it is: the row and the column of a table, the place in JSON.
fn placed(texts: &Texts, violation: &Violation) -> String {
    let message = words(texts, violation);
    match violation.path.as_slice() {
        [rows, row, column] if rows == "rows" => {
            let language = texts.language().parse().unwrap_or_else(|_| LanguageTag::finnish());
            let known = SheetColumn::from_code(column);
            let name = known.map_or(column.as_str(), |column| column.name_in(&language));
            let args = [("row", row.into()), ("column", name.into()), ("message", message.into())];
            texts.with("staff-programme-problem", &args).text
        }
        [first, ..] if !["file", "rows", "columns"].contains(&first.as_str()) => {
            let args = [("place", violation.path.join(".").into()), ("message", message.into())];
            texts.with("staff-programme-problem-place", &args).text
        }
        _ => message,
    }
}
