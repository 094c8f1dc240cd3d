//! Values of a programme's indicators: from which facts, by which rules, over which periods, and what is frozen of them.

mod data;
mod decimal;
mod edition;
mod entry;
pub mod facts;
mod import;
mod period;
mod report;
mod roll_up;
mod rule;
mod rules;
mod series;
mod setting;
mod target;
mod value;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

pub use data::{DataColumn, DataRow, Datum};
pub use decimal::{Decimal, NotADecimal};
pub use edition::{
    Change, Edition, EditionContent, Held, Line, LineDefinition, corrected, held_answers, sha256,
};
pub use entry::{
    COMMENT_MAX, Entry, EntryContent, EntryState, Explanation, Origin, check_entry, check_explanation,
};
pub use import::{IMPORT_COLUMNS, ImportColumn, ImportRow, imported};
pub use period::{DAYS_TO_REPORT, Falls, MeasuredBy, NotAPeriod, Period, PeriodKind};
pub use report::{Gap, PeriodState, period_state};
pub use roll_up::{Part, RolledUp, growth, roll_up};
pub use rule::{Rule, rule_of};
pub use series::{Point, Progress, Series, revisions, series};
pub use setting::{IndicatorSetting, ReportingSetting, rule_for, rules_to_choose};
pub use target::{Aim, Baseline, TargetStatus, aimed_at, target_status};
pub use value::{
    Basis, Beside, Breakdown, Dimension, Document, Empty, Estimate, Figure, Group, Measured, Status, Value,
};

use facts::{Facts, Register, Standing};

use crate::SurveyId;

/// What a rule looks at.
struct Context<'a> {
    facts: &'a Facts,
    period: Period,
    as_of: NaiveDate,
    rule: Rule,
    /// The survey that the indicator follows.
    survey: Option<SurveyId>,
}

impl Context<'_> {
    /// Since when the value covers the period, where its register was kept in it at all.
    fn kept(&self, register: Register) -> Option<Option<NaiveDate>> {
        let since = *self.facts.kept_since.get(&register)?;
        if since > self.period.last() || since > self.as_of {
            return None;
        }
        Some((since > self.period.first()).then_some(since))
    }

    /// A day counts: it lies in the period and has come.
    fn counts(&self, day: NaiveDate) -> bool {
        self.period.contains(day) && day <= self.as_of
    }

    /// A value of this rule; no data where its register was not kept in the period.
    fn value(&self, register: Register, figure: Figure, basis: Basis) -> Measuring {
        let Some(kept_since) = self.kept(register) else {
            return Measuring(None);
        };
        Measuring(Some(Measured {
            figure,
            basis,
            beside: BTreeMap::new(),
            breakdowns: Vec::new(),
            as_of: self.as_of,
            kept_since,
            rule: Some((self.rule, self.rule.version())),
        }))
    }
}

/// A value that is being put together; nothing where there is no data.
struct Measuring(Option<Measured>);

impl Measuring {
    fn beside(mut self, what: Beside, figure: Figure) -> Self {
        if let Some(measured) = &mut self.0 {
            measured.beside.insert(what, figure);
        }
        self
    }

    fn by(mut self, by: Dimension, groups: BTreeMap<String, Figure>) -> Self {
        let groups: Vec<Group> =
            groups.into_iter().map(|(code, figure)| Group { code, figure: Some(figure) }).collect();
        if let Some(measured) = self.0.as_mut().filter(|_| !groups.is_empty()) {
            measured.breakdowns.push(Breakdown { by, groups });
        }
        self
    }

    fn done(self) -> Value {
        self.0.map_or_else(|| Value::empty(Empty::NoData), |measured| Value::Measured(Box::new(measured)))
    }
}

/// How many there are of each code.
fn tally<'a, T: 'a, K: Ord + Into<String>>(
    of: impl IntoIterator<Item = &'a T>,
    code: impl Fn(&'a T) -> Option<K>,
    count: impl Fn(&T) -> u64,
) -> BTreeMap<String, Figure> {
    let mut counts: BTreeMap<K, u64> = BTreeMap::new();
    for one in of {
        if let Some(code) = code(one) {
            *counts.entry(code).or_default() += count(one);
        }
    }
    counts.into_iter().map(|(code, count)| (code.into(), Figure::Count { count })).collect()
}

/// A month as a group: `2026-03`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month {
    year: i32,
    month: u32,
}

impl Month {
    fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

impl From<Month> for String {
    fn from(Month { year, month }: Month) -> Self {
        format!("{year:04}-{month:02}")
    }
}

fn stands(standing: Standing) -> bool {
    standing == Standing::Counts
}
