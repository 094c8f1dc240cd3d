//! The values of a programme over a period: computed from the facts, or as they were reported, with what is missing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::id::EditionId;
use domain::identity::{Action, Actor};
use domain::indicator::facts::{Facts, IndicatorFact};
use domain::indicator::{
    Aim, Basis, Edition, Empty, Entry, EntryState, Falls, Figure, Gap, Held, IndicatorSetting, Line,
    LineDefinition, Measured, Origin, Part, Period, PeriodState, ReportingSetting, Rule, Value, growth,
    held_answers, period_state, roll_up, rule_for, rules_to_choose, target_status,
};
use domain::programme::{Doer, IndicatorCode, IndicatorDefinition, IndicatorKind, PartyKey, ProgrammeKey};
use domain::time::civil_day;
use domain::{DivisionId, LocalizedText, SurveyId};
use storage::indicator::{edition, setting, value};

use super::facts::{Wanted, gather};
use super::source::{Followed, followed};
use super::{may_view, reported_period};
use crate::{Result, Services};

/// Whose part of an indicator it is, and what they have reported.
#[derive(Clone, Debug)]
pub struct PartView {
    /// `None`: of the whole.
    pub division: Option<DivisionId>,
    /// The parties that report the whole; empty for a division's part.
    pub parties: Vec<PartyKey>,
    pub entry: Option<Entry>,
}

/// An indicator of the report.
#[derive(Clone, Debug)]
pub struct LineView {
    pub line: Line,
    pub setting: IndicatorSetting,
    pub setting_version: i64,
    /// The rules that can be chosen for it.
    pub rules: Vec<Rule>,
    /// Over which days it is measured, or why it is not in this report.
    pub falls: Falls,
    /// Those who report it; empty where the platform computes it.
    pub parts: Vec<PartView>,
}

impl LineView {
    /// The period under which values of it are kept.
    pub fn kept_under(&self, report: Period) -> Option<Period> {
        kept_under(self.falls, report)
    }
}

/// An edition without what it says.
#[derive(Clone, Debug)]
pub struct EditionHead {
    pub id: EditionId,
    pub number: u32,
    pub sha256: String,
    pub public_sha256: String,
    pub frozen_at: chrono::DateTime<chrono::Utc>,
    pub published_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<edition::Head> for EditionHead {
    fn from(head: edition::Head) -> Self {
        Self {
            id: head.id,
            number: head.number,
            sha256: head.content_sha256,
            public_sha256: head.public_sha256,
            frozen_at: head.frozen_at,
            published_at: head.published_at,
        }
    }
}

impl EditionHead {
    pub(super) fn of(edition: &Edition) -> Self {
        Self {
            id: edition.id,
            number: edition.number,
            sha256: edition.content_sha256.clone(),
            public_sha256: edition.public_sha256.clone(),
            frozen_at: edition.frozen_at,
            published_at: edition.published.map(|(at, _)| at),
        }
    }
}

/// A report as staff see it while it is made.
#[derive(Clone, Debug)]
pub struct ReportView {
    pub followed: Followed,
    pub period: Period,
    pub state: PeriodState,
    pub due_on: NaiveDate,
    pub reporting: ReportingSetting,
    pub reporting_version: i64,
    pub lines: Vec<LineView>,
    /// What is missing and nobody has explained: nothing is frozen before.
    pub gaps: Vec<Gap>,
    pub editions: Vec<EditionHead>,
    /// The actor may set, freeze, correct and publish.
    pub is_managed: bool,
}

/// A report as it stands now, for staff.
pub async fn view(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
    period: Period,
) -> Result<ReportView> {
    may_view(actor)?;
    let access = &services.storage;
    let followed = followed(access, programme).await?;
    let period = reported_period(&followed, period)?;
    let today = civil_day(services.now());
    let (reporting, reporting_version) = setting::reporting(access, programme).await?;
    let assembled = assemble(services, &followed, period, today).await?;
    let editions: Vec<EditionHead> =
        edition::of_period(access, programme, period).await?.iter().map(EditionHead::of).collect();
    let is_published = editions.iter().any(|one| one.published_at.is_some());
    let state = period_state(period, today, reporting.days_to_report, !editions.is_empty(), is_published);
    Ok(ReportView {
        due_on: period.due_on(reporting.days_to_report),
        gaps: assembled.gaps(),
        lines: assembled.lines,
        is_managed: actor.may(Action::ManageIndicators, domain::identity::Scope::County),
        followed,
        period,
        state,
        reporting,
        reporting_version,
        editions,
    })
}

/// How a programme is reported, with the version of that.
pub async fn reporting(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
) -> Result<(ReportingSetting, i64)> {
    may_view(actor)?;
    Ok(setting::reporting(&services.storage, programme).await?)
}

/// A programme's report on a period in a list.
#[derive(Clone, Debug)]
pub struct PeriodView {
    pub period: Period,
    pub state: PeriodState,
    pub due_on: NaiveDate,
    /// The number of the newest edition; `None` before the first.
    pub edition: Option<u32>,
}

/// How many periods back a list goes beside those that have been frozen.
const PERIODS_BACK: usize = 3;

/// The programmes that are followed, each with its periods, the newest first.
pub async fn overview(services: &Services, actor: &Actor) -> Result<Vec<(Followed, Vec<PeriodView>)>> {
    may_view(actor)?;
    let access = &services.storage;
    let today = civil_day(services.now());
    let mut found = Vec::new();
    for followed in super::programmes(services).await? {
        let (reporting, _) = setting::reporting(access, followed.key()).await?;
        let editions = edition::heads(access, followed.key()).await?;
        let mut periods: BTreeSet<Period> = editions.iter().map(|one| one.period).collect();
        let mut one = followed.period_of(today);
        for _ in 0..=PERIODS_BACK {
            periods.extend(one);
            one = one.and_then(Period::previous);
        }
        let of = |period: Period| editions.iter().filter(move |one| one.period == period);
        let view = |period: Period| PeriodView {
            period,
            state: period_state(
                period,
                today,
                reporting.days_to_report,
                of(period).next().is_some(),
                of(period).any(|one| one.published_at.is_some()),
            ),
            due_on: period.due_on(reporting.days_to_report),
            edition: of(period).map(|one| one.number).max(),
        };
        let views = periods.into_iter().rev().map(view).collect();
        found.push((followed, views));
    }
    Ok(found)
}

/// What was put together of a period.
pub(super) struct Assembled {
    pub lines: Vec<LineView>,
    pub held: Held,
}

impl Assembled {
    /// What has no value and no explanation.
    pub fn gaps(&self) -> Vec<Gap> {
        let gap = |view: &LineView| {
            let why = view.line.value.why_empty().filter(|why| why.is_gap())?;
            let is_explained = view.line.explanation.is_some();
            (!is_explained).then(|| Gap { indicator: view.line.code.clone(), why })
        };
        self.lines.iter().filter_map(gap).collect()
    }
}

fn kept_under(falls: Falls, report: Period) -> Option<Period> {
    match falls {
        Falls::In(period) => Some(period),
        Falls::OnADate => Some(report),
        Falls::NotYet => None,
    }
}

/// Everything from which the lines are made.
struct Material<'a> {
    followed: &'a Followed,
    period: Period,
    as_of: NaiveDate,
    facts: Facts,
    settings: BTreeMap<IndicatorCode, (IndicatorSetting, i64)>,
    entries: Vec<Entry>,
    explanations: BTreeMap<IndicatorCode, LocalizedText>,
    divisions: Vec<DivisionId>,
}

/// Puts a report together from what was known at the end of the day `as_of`.
pub(super) async fn assemble(
    services: &Services,
    followed: &Followed,
    period: Period,
    as_of: NaiveDate,
) -> Result<Assembled> {
    let access = &services.storage;
    let settings = setting::of_programme(access, followed.key()).await?;
    let mut periods = vec![period];
    for definition in &followed.content.indicators {
        match kept_under(followed.measured(definition, period), period) {
            Some(one) if !periods.contains(&one) => periods.push(one),
            _ => {}
        }
    }
    let entries = value::of_periods(access, followed.key(), &periods).await?;
    let explained = value::explanations(access, followed.key(), period).await?;
    let divisions = storage::county::divisions(access).await?;
    let followed_surveys: BTreeSet<SurveyId> =
        settings.values().filter_map(|(setting, _)| setting.survey).collect();
    let facts = gather(services, &Wanted { periods, as_of, followed_surveys }).await?;
    let mut material = Material {
        followed,
        period,
        as_of,
        facts,
        settings,
        entries,
        explanations: explained.into_iter().map(|one| (one.indicator, one.text)).collect(),
        divisions: divisions.iter().map(|division| division.id).collect(),
    };
    let of_others = |definition: &&IndicatorDefinition| !material.is_about_the_programme(definition);
    let indicators = &followed.content.indicators;
    let others: Vec<LineView> = indicators.iter().filter(of_others).map(|one| material.line(one)).collect();
    material.facts.indicators = others.iter().map(fact_of).collect();
    let mut others: BTreeMap<IndicatorCode, LineView> =
        others.into_iter().map(|view| (view.line.code.clone(), view)).collect();
    let take = |definition: &IndicatorDefinition| {
        others.remove(&definition.code).unwrap_or_else(|| material.line(definition))
    };
    let lines: Vec<LineView> = indicators.iter().map(take).collect();
    let held = material.held(&lines);
    Ok(Assembled { lines, held })
}

/// Where an indicator stands, for those that look at the programme itself.
fn fact_of(view: &LineView) -> IndicatorFact {
    let setting = &view.setting;
    let is_growing = matches!(setting.aim, Some(Aim::Growth { .. }));
    let is_told = match view.line.value.why_empty() {
        None => Some(true),
        Some(why) if !why.is_gap() => None,
        Some(_) => Some(view.line.explanation.is_some()),
    };
    IndicatorFact {
        code: view.line.code.to_string(),
        is_active: true,
        is_to_change: is_growing || view.line.definition.kind == IndicatorKind::Growth,
        has_confirmed_baseline: setting.baseline.as_ref().is_some_and(|baseline| baseline.is_confirmed),
        is_told,
    }
}

impl Material<'_> {
    fn setting(&self, code: &IndicatorCode) -> Option<&IndicatorSetting> {
        self.settings.get(code).map(|(setting, _)| setting)
    }

    fn rule(&self, definition: &IndicatorDefinition) -> Option<Rule> {
        rule_for(self.followed.key(), definition, self.setting(&definition.code))
    }

    fn is_about_the_programme(&self, definition: &IndicatorDefinition) -> bool {
        matches!(self.rule(definition), Some(Rule::IndicatorsInUse | Rule::BaselinesDefined))
    }

    fn held(&self, lines: &[LineView]) -> Held {
        let of = |view: &LineView| {
            let (rule, Falls::In(over)) = (view.line.definition.rule?, view.falls) else { return None };
            let held = held_answers(rule, &self.facts, over, self.as_of, view.setting.survey)?;
            Some((view.line.code.clone(), held))
        };
        Held(lines.iter().filter_map(of).collect())
    }

    fn line(&self, definition: &IndicatorDefinition) -> LineView {
        let falls = self.followed.measured(definition, self.period);
        let rule = self.rule(definition);
        let (setting, setting_version) = self.settings.get(&definition.code).cloned().unwrap_or_default();
        let kept = kept_under(falls, self.period);
        let parts = if rule.is_some() { Vec::new() } else { self.parts(definition, kept) };
        let mine: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.indicator == definition.code && Some(entry.period) == kept)
            .collect();
        let (value, told) = match (rule, falls) {
            (Some(rule), Falls::In(over)) => {
                let value = rule.compute(&self.facts, over, self.as_of, setting.survey);
                let before = mine.iter().any(|entry| entry.origin == Origin::BeforeGoLive);
                if value.why_empty() == Some(Empty::NoData) && before {
                    reported(definition, &parts, &mine, &setting, self, falls)
                } else {
                    (value, Told::default())
                }
            }
            (Some(_), _) => (Value::empty(Empty::NotDue), Told::default()),
            (None, _) => reported(definition, &parts, &mine, &setting, self, falls),
        };
        let target = setting.aim.map(|aim| target_status(aim, &value, setting.baseline.as_ref()));
        let line = Line {
            code: definition.code.clone(),
            definition: LineDefinition {
                name: definition.name.clone(),
                kind: definition.kind,
                source: definition.source,
                cycle: definition.cycle,
                rule,
            },
            measured_over: kept.filter(|over| *over != self.period),
            value: value.for_staff(),
            reported: told.reported,
            aim: setting.aim,
            baseline: setting.baseline.clone(),
            target,
            explanation: self.explanations.get(&definition.code).cloned(),
            evidence: told.evidence,
            comments: told.comments,
            is_before_go_live: told.is_before_go_live,
        };
        let rules = rules_to_choose(self.followed.key(), definition);
        LineView { line, setting, setting_version, rules, falls, parts }
    }

    /// Those who report an indicator: each division its own part where it falls to all of them, and the other parties the
    /// whole together.
    fn parts(&self, definition: &IndicatorDefinition, kept: Option<Period>) -> Vec<PartView> {
        let content = &self.followed.content;
        let responsible = content.responsible_for(&definition.code);
        let keys: Vec<PartyKey> = responsible.iter().map(|party| party.key.clone()).collect();
        let mut slots: Vec<Option<DivisionId>> = Vec::new();
        let mut parties = Vec::new();
        for doer in content.doers(&keys, &self.divisions) {
            match doer {
                Doer::Division(division) => slots.push(Some(division)),
                Doer::Party(party) => parties.push(party),
            }
        }
        if !parties.is_empty() || slots.is_empty() {
            slots.push(None);
        }
        let entry = |division: Option<DivisionId>| {
            let is_it = |entry: &&Entry| {
                entry.indicator == definition.code && Some(entry.period) == kept && entry.division == division
            };
            self.entries.iter().find(is_it).cloned()
        };
        let part = |division: Option<DivisionId>| PartView {
            division,
            parties: if division.is_none() { parties.clone() } else { Vec::new() },
            entry: entry(division),
        };
        slots.into_iter().map(part).collect()
    }
}

/// What goes with a reported value.
#[derive(Default)]
struct Told {
    reported: Option<(u32, u32)>,
    evidence: Vec<String>,
    comments: Vec<LocalizedText>,
    is_before_go_live: bool,
}

/// The value that people have reported of an indicator, rolled up where several report it.
fn reported(
    definition: &IndicatorDefinition,
    parts: &[PartView],
    mine: &[&Entry],
    setting: &IndicatorSetting,
    material: &Material<'_>,
    falls: Falls,
) -> (Value, Told) {
    if falls == Falls::NotYet {
        return (Value::empty(Empty::NotDue), Told::default());
    }
    let counting: Vec<&Entry> =
        mine.iter().copied().filter(|entry| entry.state == EntryState::Approved).collect();
    let told = Told {
        reported: None,
        evidence: counting
            .iter()
            .map(|entry| entry.content.evidence.clone())
            .filter(|address| !address.is_empty())
            .collect(),
        comments: counting
            .iter()
            .map(|entry| entry.content.comment.clone())
            .filter(|comment| !comment.is_empty())
            .collect(),
        is_before_go_live: counting.iter().any(|entry| entry.origin == Origin::BeforeGoLive),
    };
    // Somebody has reported the whole although it falls to each division: that is the whole.
    let whole = counting.iter().find(|entry| entry.division.is_none());
    let is_split = parts.iter().any(|part| part.division.is_some());
    let has_whole_slot = parts.iter().any(|part| part.division.is_none());
    let (figure, reported) = match whole {
        Some(entry) if !is_split || !has_whole_slot => (Some(entry.content.figure.clone()), None),
        _ if parts.is_empty() => (None, None),
        _ => {
            let figure_of = |part: &PartView| {
                let entry = part.entry.as_ref()?;
                (entry.state == EntryState::Approved).then(|| entry.content.figure.clone())
            };
            let of: Vec<Part> = parts.iter().map(|part| Part { figure: figure_of(part) }).collect();
            let rolled = roll_up(&of);
            let several = (rolled.expected > 1).then_some((rolled.reported, rolled.expected));
            (rolled.figure, several)
        }
    };
    let told = Told { reported, ..told };
    let value = match figure {
        Some(figure) => compared(definition.kind, figure, setting, material.as_of),
        None => Value::empty(why_missing(mine, material, falls)),
    };
    (value, told)
}

fn why_missing(mine: &[&Entry], material: &Material<'_>, falls: Falls) -> Empty {
    if mine.iter().any(|entry| entry.state == EntryState::Proposed) {
        Empty::NotApproved
    } else if falls == Falls::OnADate || !material.period.has_ended(material.as_of) {
        // An election or a negotiation need not fall in every period.
        Empty::NotDue
    } else {
        Empty::NotReported
    }
}

/// Growth is compared with its baseline; everything else is what was reported.
fn compared(kind: IndicatorKind, figure: Figure, setting: &IndicatorSetting, as_of: NaiveDate) -> Value {
    let basis = match kind {
        IndicatorKind::SurveyShare | IndicatorKind::Nps => Basis::Answers,
        _ => Basis::Register,
    };
    let figure = match (kind, figure) {
        (IndicatorKind::Growth, Figure::External { value, .. }) => {
            let baseline = setting.baseline.as_ref().filter(|baseline| baseline.is_confirmed);
            match baseline.and_then(|baseline| growth(value, baseline.value)) {
                Some(figure) => figure,
                None => return Value::empty(Empty::NoBaseline),
            }
        }
        (_, figure) => figure,
    };
    Value::Measured(Box::new(Measured {
        figure,
        basis,
        beside: BTreeMap::new(),
        breakdowns: Vec::new(),
        as_of,
        kept_since: None,
        rule: None,
    }))
}
