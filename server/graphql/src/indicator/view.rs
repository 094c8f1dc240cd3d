//! Reports and values as the schema shows them.

use async_graphql::{ID, SimpleObject};
use domain::id::TypedId;
use domain::indicator::{self, Basis, Estimate, Figure, Line, Measured, Value};
use domain::programme::Wording;
use domain::{LanguageTag, LocalizedText};
use service::indicator::Followed;
use service::indicator::import::ImportLine;
use service::indicator::inbox::{Owed, Task};
use service::indicator::report::{LineView, PartView, PeriodView, ReportView};

use super::codes::{
    IndicatorPeriodState, IndicatorStatus, NoValue, TargetStatus, ValueOrigin, ValueState, ValueTask,
};
use super::frozen::IndicatorEdition;
use crate::context::Request;
use crate::localized::Localized;
use crate::programme::{IndicatorKind, IndicatorSource};
use crate::scalar::Date;

pub(super) fn wording(text: &Wording, wanted: &LanguageTag) -> Localized {
    let mut localized = LocalizedText::default();
    for (language, words) in text.entries() {
        localized.set(language.clone(), words, &LanguageTag::finnish());
    }
    Localized::new(&localized, &LanguageTag::finnish(), wanted)
}

/// A programme whose indicators are followed.
#[derive(SimpleObject)]
pub(crate) struct FollowedProgramme {
    /// By which it is asked for.
    key: String,
    /// Its name.
    name: Localized,
    /// Its periods, the newest first.
    periods: Vec<IndicatorPeriod>,
}

/// A period of a programme's report.
#[derive(SimpleObject)]
pub(crate) struct IndicatorPeriod {
    /// For example `2026-H1` or `2026`.
    code: String,
    /// How far its report has come.
    state: IndicatorPeriodState,
    /// The last Helsinki day on which its values are in time.
    due_on: Date,
    /// The number of the newest edition.
    edition: Option<u32>,
}

impl FollowedProgramme {
    pub(super) fn new(followed: &Followed, periods: &[PeriodView], wanted: &LanguageTag) -> Self {
        let period = |view: &PeriodView| IndicatorPeriod {
            code: view.period.to_string(),
            state: view.state.into(),
            due_on: Date(view.due_on),
            edition: view.edition,
        };
        Self {
            key: followed.key().to_string(),
            name: wording(&followed.content.name, wanted),
            periods: periods.iter().map(period).collect(),
        }
    }
}

/// The figures of a value: those that its kind has.
#[derive(SimpleObject)]
pub(crate) struct IndicatorFigure {
    /// The number that is shown: per cent for shares and growth, points for scores.
    number: Option<f64>,
    /// The lower end of the 95 % interval; the number itself where everything was counted.
    low: Option<f64>,
    /// The upper end of the 95 % interval.
    high: Option<f64>,
    /// How many; of a share, how many of `of`.
    count: Option<u64>,
    /// Of how many.
    of: Option<u64>,
    /// Scores of 9 and 10.
    promoters: Option<u64>,
    /// Scores of 7 and 8.
    passives: Option<u64>,
    /// Scores of 0 to 6.
    detractors: Option<u64>,
    /// A number as it was reported, with a decimal point.
    decimal: Option<String>,
    /// What was agreed to be reached, with a decimal point.
    agreed: Option<String>,
    /// Yes or no.
    yes: Option<bool>,
    /// How far something has come.
    status: Option<IndicatorStatus>,
    /// Documents that exist.
    documents: Vec<IndicatorDocument>,
    /// Words.
    text: Option<Localized>,
}

/// A document with its address.
#[derive(SimpleObject)]
pub(crate) struct IndicatorDocument {
    /// What it is called.
    title: String,
    /// Where it is read.
    address: String,
}

impl IndicatorFigure {
    fn new(figure: &Figure, basis: Basis, wanted: &LanguageTag) -> Self {
        let estimate = figure.estimate(basis);
        let end = |of: fn(Estimate) -> f64| estimate.map(of);
        let mut one = Self {
            number: end(|estimate| estimate.value),
            low: end(|estimate| estimate.low),
            high: end(|estimate| estimate.high),
            count: None,
            of: None,
            promoters: None,
            passives: None,
            detractors: None,
            decimal: None,
            agreed: None,
            yes: None,
            status: None,
            documents: Vec::new(),
            text: None,
        };
        match figure {
            Figure::Share { count, of } => (one.count, one.of) = (Some(*count), Some(*of)),
            Figure::Score { promoters, passives, detractors } => {
                one.promoters = Some(*promoters);
                one.passives = Some(*passives);
                one.detractors = Some(*detractors);
            }
            Figure::Count { count } => one.count = Some(*count),
            Figure::Growth { value, baseline } => {
                (one.decimal, one.agreed) = (Some(value.to_string()), Some(baseline.to_string()));
            }
            Figure::YesNo { yes } => one.yes = Some(*yes),
            Figure::Status { status } => one.status = Some((*status).into()),
            Figure::External { value, agreed } => {
                (one.decimal, one.agreed) =
                    (Some(value.to_string()), agreed.map(|number| number.to_string()));
            }
            Figure::Documents { present, expected, documents } => {
                (one.count, one.of) = (Some(*present), *expected);
                let document = |one: &indicator::Document| IndicatorDocument {
                    title: one.title.clone(),
                    address: one.address.clone(),
                };
                one.documents = documents.iter().map(document).collect();
            }
            Figure::Narrative { text } => {
                one.text = Some(Localized::new(text, &LanguageTag::finnish(), wanted));
            }
        }
        one
    }
}

/// A figure that stands beside the one that is reported.
#[derive(SimpleObject)]
pub(crate) struct FigureBeside {
    /// A code, for example `on_time` or `pending`.
    code: String,
    /// What it is, in the caller's language.
    label: String,
    /// The figure.
    figure: IndicatorFigure,
}

/// A figure by group.
#[derive(SimpleObject)]
pub(crate) struct IndicatorBreakdown {
    /// By what, as a code.
    code: String,
    /// By what, in the caller's language.
    label: String,
    /// In the order of their codes.
    groups: Vec<IndicatorGroup>,
}

/// One group.
#[derive(SimpleObject)]
pub(crate) struct IndicatorGroup {
    /// A code or a name of the register.
    code: String,
    /// Null where the group is too small to show, or would give a small one away.
    figure: Option<IndicatorFigure>,
}

/// A value, or why there is none.
#[derive(SimpleObject)]
pub(crate) struct IndicatorValue {
    /// Null where there is none.
    figure: Option<IndicatorFigure>,
    /// Why there is none.
    no_value: Option<NoValue>,
    /// What stands beside it, or is known although there is no value.
    beside: Vec<FigureBeside>,
    /// By group, small ones hidden. Only while a report is made, and for staff.
    breakdowns: Vec<IndicatorBreakdown>,
    /// The Helsinki day whose knowledge it rests on.
    as_of: Option<Date>,
    /// The first day on which its register was kept, where that is later than the first day of the period.
    kept_since: Option<Date>,
    /// The rule by which it was computed, as a code.
    rule: Option<String>,
    /// The version of that rule.
    rule_version: Option<u32>,
}

impl IndicatorValue {
    pub(super) fn new(value: &Value, request: &Request<'_>) -> Self {
        let texts = request.texts(None);
        let wanted = &request.caller.language;
        let basis = value.measured().map_or(Basis::Register, |measured| measured.basis);
        let figure = |figure: &Figure| IndicatorFigure::new(figure, basis, wanted);
        let measured: Option<&Measured> = value.measured();
        let beside = match value {
            Value::Measured(measured) => &measured.beside,
            Value::Empty { beside, .. } => beside,
        };
        let breakdown = |one: &indicator::Breakdown| IndicatorBreakdown {
            code: one.by.code().to_owned(),
            label: texts.text(one.by.label_key()).text,
            groups: one
                .groups
                .iter()
                .map(|group| IndicatorGroup {
                    code: group.code.clone(),
                    figure: group.figure.as_ref().map(figure),
                })
                .collect(),
        };
        Self {
            figure: value.figure().map(figure),
            no_value: value.why_empty().map(Into::into),
            beside: beside
                .iter()
                .map(|(what, one)| FigureBeside {
                    code: what.code().to_owned(),
                    label: texts.text(what.label_key()).text,
                    figure: figure(one),
                })
                .collect(),
            breakdowns: measured
                .map(|one| one.breakdowns.iter().map(breakdown).collect())
                .unwrap_or_default(),
            as_of: measured.map(|one| Date(one.as_of)),
            kept_since: measured.and_then(|one| one.kept_since).map(Date),
            rule: measured.and_then(|one| one.rule).map(|(rule, _)| rule.code().to_owned()),
            rule_version: measured.and_then(|one| one.rule).map(|(_, version)| version),
        }
    }
}

/// An indicator of a report.
#[derive(SimpleObject)]
pub(crate) struct IndicatorLine {
    /// Its code in the programme.
    code: String,
    /// What it is called.
    name: Localized,
    /// What sort of value it has.
    kind: IndicatorKind,
    /// Who or what gives its value.
    source: IndicatorSource,
    /// Over which period it is measured, where that is not the report's own.
    measured_over: Option<String>,
    /// The value, or why there is none.
    value: IndicatorValue,
    /// How many of those who report it have, where several do.
    reported: Option<u32>,
    /// How many report it.
    expected: Option<u32>,
    /// What the value says about the target; null where none is set.
    target: Option<TargetStatus>,
    /// Why there is no value, as somebody has told.
    explanation: Option<Localized>,
    /// Web addresses of what shows it.
    evidence: Vec<String>,
    /// It was measured before the county had the platform.
    is_before_go_live: bool,
}

impl IndicatorLine {
    pub(super) fn new(line: &Line, request: &Request<'_>) -> Self {
        let wanted = &request.caller.language;
        Self {
            code: line.code.to_string(),
            name: wording(&line.definition.name, wanted),
            kind: line.definition.kind.into(),
            source: line.definition.source.into(),
            measured_over: line.measured_over.map(|period| period.to_string()),
            value: IndicatorValue::new(&line.value, request),
            reported: line.reported.map(|(reported, _)| reported),
            expected: line.reported.map(|(_, expected)| expected),
            target: line.target.map(Into::into),
            explanation: line
                .explanation
                .as_ref()
                .map(|text| Localized::new(text, &LanguageTag::finnish(), wanted)),
            evidence: line.evidence.clone(),
            is_before_go_live: line.is_before_go_live,
        }
    }
}

/// A part of an indicator that somebody reports.
#[derive(SimpleObject)]
pub(crate) struct IndicatorPart {
    /// `Division:…`; null: of the whole.
    division_id: Option<ID>,
    /// The keys of the parties that report the whole.
    parties: Vec<String>,
    /// What has been reported.
    entry: Option<ReportedValue>,
}

/// A value as it was reported.
#[derive(SimpleObject)]
pub(crate) struct ReportedValue {
    /// `IndicatorValue:…`
    id: ID,
    /// Counts up with every change: send it back with yours.
    version: i64,
    /// Whether it counts.
    state: ValueState,
    /// How it came here.
    origin: ValueOrigin,
    /// The period over which it was measured.
    period: String,
    /// What was reported.
    figure: IndicatorFigure,
    /// A web address that shows it.
    evidence: Option<String>,
    /// The day of an election, a negotiation or a measurement.
    on: Option<Date>,
}

impl ReportedValue {
    pub(super) fn new(entry: &indicator::Entry, wanted: &LanguageTag) -> Self {
        let content = &entry.content;
        Self {
            id: entry.id.node_id().into(),
            version: entry.version,
            state: entry.state.into(),
            origin: entry.origin.into(),
            period: entry.period.to_string(),
            figure: IndicatorFigure::new(&content.figure, Basis::Register, wanted),
            evidence: Some(content.evidence.clone()).filter(|address| !address.is_empty()),
            on: content.on.map(Date),
        }
    }
}

/// An indicator of a report that is being made.
#[derive(SimpleObject)]
pub(crate) struct IndicatorReportLine {
    /// As it would be frozen.
    line: IndicatorLine,
    /// Those who report it; empty where the platform computes it.
    parts: Vec<IndicatorPart>,
    /// The version of its baseline, target and rule: send it back with yours; zero where nothing is set.
    setting_version: i64,
    /// The rule that was chosen for it in a programme of the county's own, as a code.
    setting_rule: Option<String>,
    /// `Survey:…` that was chosen for it to follow.
    setting_survey_id: Option<ID>,
    /// The codes of the rules that can be chosen for it; none where its programme has one for it, or somebody reports it.
    rules_to_choose: Vec<String>,
}

impl IndicatorReportLine {
    fn new(view: &LineView, request: &Request<'_>) -> Self {
        let part = |part: &PartView| IndicatorPart {
            division_id: part.division.map(|id| id.node_id().into()),
            parties: part.parties.iter().map(ToString::to_string).collect(),
            entry: part.entry.as_ref().map(|entry| ReportedValue::new(entry, &request.caller.language)),
        };
        Self {
            line: IndicatorLine::new(&view.line, request),
            parts: view.parts.iter().map(part).collect(),
            setting_version: view.setting_version,
            setting_rule: view.setting.rule.map(|rule| rule.code().to_owned()),
            setting_survey_id: view.setting.survey.map(|id| id.node_id().into()),
            rules_to_choose: view.rules.iter().map(|rule| rule.code().to_owned()).collect(),
        }
    }
}

/// The report on a period while it is made.
#[derive(SimpleObject)]
pub(crate) struct IndicatorReport {
    /// The key of the programme.
    programme: String,
    /// Its name.
    name: Localized,
    /// For example `2026-H1` or `2026`.
    period: String,
    /// How far it has come.
    state: IndicatorPeriodState,
    /// The last Helsinki day on which values are in time.
    due_on: Date,
    /// What somebody has reported counts only after somebody else has approved it.
    needs_approval: bool,
    /// Every indicator, in the order of the programme.
    lines: Vec<IndicatorReportLine>,
    /// The codes of those that have no value and no explanation.
    gaps: Vec<String>,
    /// What has been frozen, the first one first.
    editions: Vec<IndicatorEdition>,
}

impl IndicatorReport {
    pub(super) fn new(view: ReportView, request: &Request<'_>) -> Self {
        Self {
            programme: view.followed.key().to_string(),
            name: wording(&view.followed.content.name, &request.caller.language),
            period: view.period.to_string(),
            state: view.state.into(),
            due_on: Date(view.due_on),
            needs_approval: view.reporting.four_eyes,
            lines: view.lines.iter().map(|line| IndicatorReportLine::new(line, request)).collect(),
            gaps: view.gaps.iter().map(|gap| gap.indicator.to_string()).collect(),
            editions: view.editions.iter().map(IndicatorEdition::new).collect(),
        }
    }
}

/// A value that is owed.
#[derive(SimpleObject)]
pub(crate) struct OwedValue {
    /// The key of the programme.
    programme: String,
    /// The period of the report.
    period: String,
    /// The last Helsinki day on which it is in time.
    due_on: Date,
    /// That day has passed.
    is_overdue: bool,
    /// The indicator's code.
    indicator: String,
    /// What it is called.
    name: Localized,
    /// `Division:…`; null: of the whole.
    division_id: Option<ID>,
    /// What is to be done.
    task: ValueTask,
}

impl OwedValue {
    pub(super) fn new(owed: &Owed, wanted: &LanguageTag) -> Self {
        Self {
            programme: owed.programme.to_string(),
            period: owed.period.to_string(),
            due_on: Date(owed.due_on),
            is_overdue: owed.is_overdue,
            indicator: owed.indicator.to_string(),
            name: wording(&owed.name, wanted),
            division_id: owed.division.map(|id| id.node_id().into()),
            task: match owed.task {
                Task::Report => ValueTask::Report,
                Task::Approve => ValueTask::Approve,
                Task::Confirm => ValueTask::Confirm,
            },
        }
    }
}

/// Values that a table brings in.
#[derive(SimpleObject)]
pub(crate) struct ImportedValues {
    /// They have been brought in; otherwise it was a look ahead.
    is_done: bool,
    /// Each row.
    rows: Vec<ImportedValue>,
}

/// A value of a table.
#[derive(SimpleObject)]
pub(crate) struct ImportedValue {
    /// As a spreadsheet shows it.
    row: u32,
    /// The indicator's code.
    indicator: String,
    /// It writes over a value that is there.
    is_replacing: bool,
    /// The value.
    value: ReportedValue,
}

impl ImportedValues {
    pub(super) fn new(lines: &[ImportLine], is_done: bool, wanted: &LanguageTag) -> Self {
        let row = |line: &ImportLine| ImportedValue {
            row: u32::try_from(line.row).unwrap_or(u32::MAX),
            indicator: line.entry.indicator.to_string(),
            is_replacing: line.is_replacing,
            value: ReportedValue::new(&line.entry, wanted),
        };
        Self { is_done, rows: lines.iter().map(row).collect() }
    }
}
