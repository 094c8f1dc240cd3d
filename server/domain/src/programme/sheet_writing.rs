//! A programme written as a table, in the form in which [`super::sheet`] reads one.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Party, ProgrammeContent};
use super::indicator::IndicatorDefinition;
use super::key::IndicatorCode;
use super::sheet::{SheetColumn, SheetPart};
use super::wording::{TextProvenance, Wording};
use crate::language::LanguageTag;

/// The programme as such a table. What has no column is left out: the steps of reporting, descriptions, headings,
/// remarks, who follows, and the second language of a target.
pub fn to_rows(content: &ProgrammeContent) -> Vec<BTreeMap<SheetColumn, String>> {
    let mut rows = vec![programme_row(content)];
    let mut told = BTreeSet::new();
    let mut mention = |codes: &[IndicatorCode], rows: &mut Vec<_>| {
        for code in codes {
            let is_first = told.insert(code.clone());
            let defined = content.indicator(code).filter(|_| is_first);
            rows.push(defined.map_or_else(|| row(SheetPart::Indicator, code.as_str()), indicator_row));
        }
    };
    for area in &content.focus_areas {
        rows.push(titled(SheetPart::FocusArea, area.key.as_str(), &area.printed_code, &area.title));
        for goal in &area.goals {
            rows.push(titled(SheetPart::Goal, goal.key.as_str(), &goal.printed_code, &goal.title));
            mention(&goal.indicators, &mut rows);
            for measure in &goal.measures {
                let mut row =
                    titled(SheetPart::Measure, measure.key.as_str(), &measure.printed_code, &measure.title);
                let parties = measure.responsible.iter().filter_map(|key| content.party(key));
                let names: Vec<&str> = parties.filter_map(|party| name_of(party)).collect();
                row.insert(SheetColumn::Responsible, names.join("; "));
                rows.push(row);
                mention(&measure.indicators, &mut rows);
            }
        }
    }
    rows
}

fn name_of(party: &Party) -> Option<&str> {
    party.name.serve(&LanguageTag::finnish()).map(|served| served.text)
}

fn row(part: SheetPart, key: &str) -> BTreeMap<SheetColumn, String> {
    [(SheetColumn::Part, part.code().to_owned()), (SheetColumn::Key, key.to_owned())].into()
}

fn titled(part: SheetPart, key: &str, printed_code: &str, title: &Wording) -> BTreeMap<SheetColumn, String> {
    let mut row = row(part, key);
    row.insert(SheetColumn::PrintedCode, printed_code.to_owned());
    let mut supplied = Vec::new();
    for (language, text) in title.entries() {
        let column = match language.as_str() {
            "fi" => SheetColumn::TextFi,
            "sv" => SheetColumn::TextSv,
            "en" => SheetColumn::TextEn,
            _ => continue,
        };
        row.insert(column, text.to_owned());
        if title.provenance(language) == Some(TextProvenance::Supplied) {
            supplied.push(language.as_str());
        }
    }
    row.insert(SheetColumn::Supplied, supplied.join(" "));
    row
}

fn programme_row(content: &ProgrammeContent) -> BTreeMap<SheetColumn, String> {
    let mut row = titled(SheetPart::Programme, content.key.as_str(), "", &content.name);
    row.insert(SheetColumn::Cycle, content.reporting.cycle.code().to_owned());
    if let Some(period) = content.period {
        row.insert(SheetColumn::Years, format!("{}-{}", period.first_year, period.last_year));
    }
    row
}

fn indicator_row(indicator: &IndicatorDefinition) -> BTreeMap<SheetColumn, String> {
    let mut row = titled(SheetPart::Indicator, indicator.code.as_str(), "", &indicator.name);
    let one = |text: &Wording| {
        text.serve(&LanguageTag::finnish()).map(|served| served.text.to_owned()).unwrap_or_default()
    };
    row.insert(SheetColumn::Kind, indicator.kind.code().to_owned());
    row.insert(SheetColumn::Source, indicator.source.code().to_owned());
    row.insert(SheetColumn::Cycle, indicator.cycle.code().to_owned());
    if let Some(target) = &indicator.target {
        row.insert(SheetColumn::Target, one(&target.text));
        row.insert(SheetColumn::AtLeast, target.at_least.map(|value| value.to_string()).unwrap_or_default());
    }
    if let Some(question) = &indicator.question {
        row.insert(SheetColumn::Question, question.bank_key.clone());
    }
    row.insert(SheetColumn::How, one(&indicator.how));
    row
}
