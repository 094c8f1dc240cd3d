//! One indicator of a programme as everybody may know it: how it is counted, its published values and their corrections.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::LanguageTag;
use domain::indicator::{Basis, EditionContent, Measured, Point, Progress, Series};
use domain::programme::{IndicatorCode, Party};
use service::ServiceError;
use service::indicator::follow_up::{self, FollowUp};

use super::follow_up::address;
use crate::Reply;
use crate::follow_up::{self as said, Mark};
use crate::indicator::{self as words, BesideRow};
use crate::layout::{Frame, Keep, Page, html};
use crate::programme::key_of;
use crate::said::Said;
use crate::state::WebState;
use crate::trend::Trend;

/// A period in the table beside the drawing.
pub(crate) struct PeriodRow {
    pub period: Said,
    pub value: Said,
    pub counted: Option<Said>,
    pub is_before_go_live: bool,
    pub explanation: Option<Said>,
    pub mark: Mark,
}

/// What an edition says of the indicator.
struct EditionRow {
    period: Said,
    number: u32,
    published_at: Option<String>,
    value: Said,
    /// What it corrected, and why.
    change: Option<(Said, Said)>,
}

/// How it is counted.
struct DefinitionFacts {
    how: Said,
    kind: Said,
    source: Said,
    cycle: Said,
    question: Said,
    responsible: Vec<Said>,
    rule: Option<(Said, u32)>,
}

/// The newest value.
struct ValueFacts {
    period: Said,
    value: Said,
    mark: Mark,
    target: Option<Said>,
    aim: Option<Said>,
    baseline: Option<Said>,
    is_baseline_confirmed: bool,
    counted: Option<Said>,
    certainty: Option<Said>,
    reported: Option<Said>,
    as_of: Option<String>,
    kept_since: Option<String>,
    beside: Vec<BesideRow>,
    evidence: Vec<String>,
    explanation: Option<Said>,
    is_before_go_live: bool,
}

#[derive(Template)]
#[template(path = "follow_up_indicator.html")]
struct IndicatorPage {
    frame: Frame,
    programme: Said,
    code: String,
    name: Said,
    back: String,
    reports: String,
    definition: DefinitionFacts,
    newest: Option<ValueFacts>,
    trend: Option<Trend>,
    periods: Vec<PeriodRow>,
    editions: Vec<EditionRow>,
}

pub async fn show(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let key = key_of(&path)?;
    let code: Option<IndicatorCode> = path.get("code").and_then(|code| code.parse().ok());
    let code = code.ok_or(ServiceError::NotFound)?;
    let found = follow_up::published(&state.services, &key).await?;
    let page = shown(page.frame, &found, &code).ok_or(ServiceError::NotFound)?;
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn shown(frame: Frame, found: &FollowUp, code: &IndicatorCode) -> Option<IndicatorPage> {
    let all = found.series();
    let series = all.get(code).cloned().unwrap_or_default();
    let newest = series.newest();
    let (name, definition) = definition(&frame, found, code, newest)?;
    let key = &found.programme.key;
    Some(IndicatorPage {
        programme: frame.wording(&found.programme.name),
        code: code.to_string(),
        back: address(&frame, key, ""),
        reports: frame.address(&format!("programmes/{key}/reports")),
        newest: newest.map(|point| value_facts(&frame, point)),
        trend: Trend::new(&frame, &name, &series, None),
        periods: period_rows(&frame, &series),
        editions: editions(&frame, found, code),
        name,
        definition,
        frame,
    })
}

/// What the programme says of it, else what its newest report did; with its name.
fn definition(
    frame: &Frame,
    found: &FollowUp,
    code: &IndicatorCode,
    newest: Option<Point<'_>>,
) -> Option<(Said, DefinitionFacts)> {
    let reported = newest.map(|point| &point.line.definition);
    let said = found.programme.indicator(code);
    let name = said.map(|one| &one.name).or(reported.map(|one| &one.name))?;
    let kind = said.map(|one| one.kind).or(reported.map(|one| one.kind))?;
    let source = said.map(|one| one.source).or(reported.map(|one| one.source))?;
    let cycle = said.map(|one| one.cycle).or(reported.map(|one| one.cycle))?;
    let nothing = || Said::neutral("", &frame.language);
    let question = said.and_then(|one| one.question.as_ref());
    let rule = newest.and_then(|point| point.line.value.measured()).and_then(|measured| measured.rule);
    let party = |party: &Party| frame.wording(&party.name);
    let facts = DefinitionFacts {
        how: said.map_or_else(nothing, |one| frame.wording(&one.how)),
        kind: frame.text(kind.label_key()),
        source: frame.text(source.label_key()),
        cycle: frame.text(cycle.label_key()),
        question: question.map_or_else(nothing, |question| frame.wording(&question.text)),
        responsible: found.programme.responsible_for(code).into_iter().map(party).collect(),
        rule: rule.map(|(rule, version)| (frame.text(rule.label_key()), version)),
    };
    Some((frame.wording(name), facts))
}

fn value_facts(frame: &Frame, point: Point<'_>) -> ValueFacts {
    let line = point.line;
    let measured = line.value.measured();
    let is_number = |one: &&Measured| one.figure.estimate(one.basis).is_some();
    let certainty = measured.filter(is_number).map(|one| match one.basis {
        Basis::Answers => frame.text("followup-sampled"),
        Basis::Register => frame.text("followup-registered"),
    });
    let reported = line.reported.map(|(reported, expected)| {
        frame.with("indicator-reported-of", [("count", reported.into()), ("of", expected.into())])
    });
    ValueFacts {
        period: words::period(frame, point.over),
        value: words::value(frame, &line.value),
        mark: said::mark(frame, Progress::of(line)),
        target: words::target(frame, line.target.filter(|_| measured.is_some())),
        aim: words::aim(frame, line),
        baseline: line.baseline.as_ref().map(|one| said::baseline(frame, one)),
        is_baseline_confirmed: line.baseline.as_ref().is_some_and(|one| one.is_confirmed),
        counted: measured.and_then(|one| said::counted(frame, &one.figure)),
        certainty,
        reported,
        as_of: measured.map(|one| frame.date(one.as_of)),
        kept_since: measured.and_then(|one| one.kept_since).map(|day| frame.date(day)),
        beside: words::beside(frame, &line.value),
        evidence: line.evidence.clone(),
        explanation: explanation(frame, point),
        is_before_go_live: line.is_before_go_live,
    }
}

fn explanation(frame: &Frame, point: Point<'_>) -> Option<Said> {
    let text = point.line.explanation.as_ref();
    text.map(|text| frame.content(text, &LanguageTag::finnish()))
}

/// The periods of a series, the newest first.
pub(crate) fn period_rows(frame: &Frame, series: &Series<'_>) -> Vec<PeriodRow> {
    let row = |point: &Point<'_>| PeriodRow {
        period: words::period(frame, point.over),
        value: words::value(frame, &point.line.value),
        counted: point.line.value.figure().and_then(|figure| said::counted(frame, figure)),
        is_before_go_live: point.line.is_before_go_live,
        explanation: explanation(frame, *point),
        mark: said::mark(frame, Progress::of(point.line)),
    };
    series.due().rev().map(row).collect()
}

fn editions(frame: &Frame, found: &FollowUp, code: &IndicatorCode) -> Vec<EditionRow> {
    let row = |point: &Point<'_>| EditionRow {
        period: words::period(frame, point.edition.period),
        number: point.edition.number,
        published_at: found
            .edition_of(point)
            .and_then(|edition| edition.published_at)
            .map(|at| frame.date_time(at)),
        value: words::value(frame, &point.line.value),
        change: change(frame, point.edition, code),
    };
    found.revisions(code).iter().rev().map(row).collect()
}

/// What an edition corrected of the indicator, and why.
fn change(frame: &Frame, edition: &EditionContent, code: &IndicatorCode) -> Option<(Said, Said)> {
    let change = edition.changes.iter().find(|change| change.code == *code)?;
    let args = [
        ("before", words::value(frame, &change.before).plain().into()),
        ("after", words::value(frame, &change.after).plain().into()),
    ];
    let reason = frame.content(&edition.reason, &LanguageTag::finnish());
    Some((frame.with("followup-corrected", args), reason))
}
