//! How a programme is coming along, as the schema shows it.

use async_graphql::SimpleObject;
use domain::LanguageTag;
use domain::indicator::{self, Line, Period, Point, Series};
use domain::programme::{IndicatorCode, Wording};
use service::indicator::follow_up::{FollowUp, StaffFollowUp};

use super::codes::{IndicatorProgress, TargetStatus};
use super::frozen::IndicatorChange;
use super::view::{IndicatorLine, IndicatorValue, wording};
use crate::context::Request;
use crate::localized::Localized;
use crate::programme::{IndicatorKind, IndicatorSource};
use crate::scalar::{Date, DateTime};

/// A programme by its reports: every indicator over the periods.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeFollowUp {
    /// The key of the programme.
    programme: String,
    /// Its name.
    name: Localized,
    /// The period of the next report, for example `2026-H1`.
    next_period: Option<String>,
    /// The last Helsinki day on which its values are in time.
    next_due_on: Option<Date>,
    /// The period that is going on; null for everybody but those who follow indicators.
    now_period: Option<String>,
    /// The indicators, in the order of the programme; those that are no longer in it last.
    indicators: Vec<FollowedIndicator>,
}

/// An indicator over the reports.
#[derive(SimpleObject)]
pub(crate) struct FollowedIndicator {
    /// Its code in the programme.
    code: String,
    /// What it is called.
    name: Localized,
    /// What sort of value it has.
    kind: IndicatorKind,
    /// Who or what gives its value.
    source: IndicatorSource,
    /// How its value comes about.
    how: Option<Localized>,
    /// Who answers for it.
    responsible: Vec<Localized>,
    /// Where it stands by its newest value.
    progress: IndicatorProgress,
    /// Where it stood before, as its newest report has it.
    baseline: Option<IndicatorBaseline>,
    /// What is aimed at, as its newest report has it.
    aim: Option<IndicatorAim>,
    /// The newest value that was due; null before the first report.
    newest: Option<IndicatorPoint>,
    /// Its values by the newest edition of each period, the earliest period first.
    series: Vec<IndicatorPoint>,
    /// What editions have corrected of it, the earliest period first.
    corrections: Vec<IndicatorCorrection>,
    /// How it stands now; null for everybody but those who follow indicators.
    now: Option<IndicatorLine>,
}

/// Where an indicator stood before.
#[derive(SimpleObject)]
pub(crate) struct IndicatorBaseline {
    /// The number, with a decimal point.
    decimal: String,
    /// The Helsinki day that it is about.
    on: Date,
    /// Where it is from.
    source: String,
    /// Before that nothing is compared with it.
    is_confirmed: bool,
}

/// What is aimed at: one of these. Numbers have a decimal point; per cent for shares, points for scores.
#[derive(SimpleObject, Default)]
pub(crate) struct IndicatorAim {
    /// At least so much.
    at_least: Option<String>,
    /// At most so much.
    at_most: Option<String>,
    /// Growth from the baseline: in points for shares and scores, otherwise in per cent of it.
    growth: Option<String>,
    /// Yes, finished, in use, or every document that was expected.
    done: bool,
}

/// An indicator in the report on a period.
#[derive(SimpleObject)]
pub(crate) struct IndicatorPoint {
    /// The period over which it was measured.
    period: String,
    /// The period of the report.
    report: String,
    /// The number of the edition.
    edition: u32,
    /// When that was published; null for staff where it is not.
    published_at: Option<DateTime>,
    /// SHA-256 of the edition as the caller reads it, in hexadecimal.
    sha256: String,
    /// The value, or why there is none.
    value: IndicatorValue,
    /// What the value says about the target; null where none is set.
    target: Option<TargetStatus>,
    /// Why there is no value, as somebody has told.
    explanation: Option<Localized>,
    /// It was measured before the county had the platform.
    is_before_go_live: bool,
}

/// What an edition corrected of an indicator.
#[derive(SimpleObject)]
pub(crate) struct IndicatorCorrection {
    /// The period of the report.
    report: String,
    /// The number of the edition.
    edition: u32,
    /// Why it was made.
    reason: Option<Localized>,
    /// What changed.
    change: IndicatorChange,
}

struct Reader<'a, 'r> {
    found: &'a FollowUp,
    request: &'a Request<'r>,
    wanted: &'a LanguageTag,
}

impl ProgrammeFollowUp {
    pub(super) fn published(found: &FollowUp, request: &Request<'_>) -> Self {
        Self::new(found, request, None, |_| None)
    }

    pub(super) fn for_staff(found: &StaffFollowUp, request: &Request<'_>) -> Self {
        Self::new(&found.frozen, request, Some(found.now.period), |code| found.line_now(code))
    }

    fn new<'a>(
        found: &FollowUp,
        request: &Request<'_>,
        now: Option<Period>,
        line_now: impl Fn(&IndicatorCode) -> Option<&'a Line>,
    ) -> Self {
        let reader = Reader { found, request, wanted: &request.caller.language };
        let mut series = found.series();
        let of_programme = found.programme.indicators.iter().map(|one| &one.code);
        let mut indicators: Vec<FollowedIndicator> = of_programme
            .filter_map(|code| {
                let series = series.remove(code).unwrap_or_default();
                reader.indicator(code, &series, line_now(code))
            })
            .collect();
        let others = series.iter().filter_map(|(code, series)| reader.indicator(code, series, None));
        indicators.extend(others);
        Self {
            programme: found.programme.key.to_string(),
            name: wording(&found.programme.name, reader.wanted),
            next_period: found.next.map(|(period, _)| period.to_string()),
            next_due_on: found.next.map(|(_, day)| Date(day)),
            now_period: now.map(|period| period.to_string()),
            indicators,
        }
    }
}

impl Reader<'_, '_> {
    fn indicator(
        &self,
        code: &IndicatorCode,
        series: &Series<'_>,
        now: Option<&Line>,
    ) -> Option<FollowedIndicator> {
        let newest = series.newest();
        let said = self.found.programme.indicator(code);
        let reported = newest.map(|point| &point.line.definition);
        let name: &Wording = said.map(|one| &one.name).or(reported.map(|one| &one.name))?;
        let kind = said.map(|one| one.kind).or(reported.map(|one| one.kind))?;
        let source = said.map(|one| one.source).or(reported.map(|one| one.source))?;
        let progress =
            newest.map_or(indicator::Progress::NoValue, |point| indicator::Progress::of(point.line));
        let how = said.map(|one| &one.how).filter(|how| !how.is_empty());
        let responsible = self.found.programme.responsible_for(code);
        Some(FollowedIndicator {
            code: code.to_string(),
            name: wording(name, self.wanted),
            kind: kind.into(),
            source: source.into(),
            how: how.map(|how| wording(how, self.wanted)),
            responsible: responsible.iter().map(|party| wording(&party.name, self.wanted)).collect(),
            progress: progress.into(),
            baseline: newest.and_then(|point| point.line.baseline.as_ref()).map(IndicatorBaseline::new),
            aim: newest.and_then(|point| point.line.aim).map(IndicatorAim::new),
            newest: newest.as_ref().map(|point| self.point(point)),
            series: series.points().iter().map(|point| self.point(point)).collect(),
            corrections: self.corrections(code),
            now: now.map(|line| IndicatorLine::new(line, self.request)),
        })
    }

    fn point(&self, point: &Point<'_>) -> IndicatorPoint {
        let line = point.line;
        let edition = self.found.edition_of(point);
        let explanation = line.explanation.as_ref();
        IndicatorPoint {
            period: point.over.to_string(),
            report: point.edition.period.to_string(),
            edition: point.edition.number,
            published_at: edition.and_then(|one| one.published_at).map(DateTime),
            sha256: edition.map(|one| one.sha256.clone()).unwrap_or_default(),
            value: IndicatorValue::new(&line.value, self.request),
            target: line.target.map(Into::into),
            explanation: explanation.map(|text| Localized::new(text, &LanguageTag::finnish(), self.wanted)),
            is_before_go_live: line.is_before_go_live,
        }
    }

    fn corrections(&self, code: &IndicatorCode) -> Vec<IndicatorCorrection> {
        let of_edition = |point: Point<'_>| {
            let edition = point.edition;
            let change = edition.changes.iter().find(|change| change.code == *code)?;
            Some(IndicatorCorrection {
                report: edition.period.to_string(),
                edition: edition.number,
                reason: Localized::optional(&edition.reason, &LanguageTag::finnish(), self.wanted),
                change: IndicatorChange::new(change, self.request),
            })
        };
        self.found.revisions(code).into_iter().filter_map(of_edition).collect()
    }
}

impl IndicatorBaseline {
    fn new(one: &indicator::Baseline) -> Self {
        Self {
            decimal: one.value.to_string(),
            on: Date(one.on),
            source: one.source.clone(),
            is_confirmed: one.is_confirmed,
        }
    }
}

impl IndicatorAim {
    fn new(aim: indicator::Aim) -> Self {
        let nothing = Self::default();
        match aim {
            indicator::Aim::AtLeast { value } => Self { at_least: Some(value.to_string()), ..nothing },
            indicator::Aim::AtMost { value } => Self { at_most: Some(value.to_string()), ..nothing },
            indicator::Aim::Growth { by } => Self { growth: Some(by.to_string()), ..nothing },
            indicator::Aim::Done => Self { done: true, ..nothing },
        }
    }
}
