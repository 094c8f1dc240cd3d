//! One indicator of a report: its value and what it was counted from, who reports it, why it is missing, and what it is
//! compared with.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::county::Division;
use domain::id::TypedId;
use domain::identity::{Action, Scope};
use domain::indicator::{Aim, Baseline, Decimal, EntryState, IndicatorSetting, Line, Origin, Period, Rule};
use domain::survey::Survey;
use domain::{Code, DivisionId, LocalizedText, SurveyId, Violation, Violations};
use service::county;
use service::indicator::entry::{self, Place};
use service::indicator::follow_up::{self, FollowUp};
use service::indicator::report::{self, LineView, PartView, ReportView};
use service::indicator::setting;

use super::list::division_name;
use super::{PlacePath, languages, line_address, logged_in, report_address, shown, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::indicator::{BesideRow, BreakdownTable};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::follow_up_indicator::{PeriodRow, period_rows};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::texts::TextField;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;
use crate::trend::Trend;

struct PartRow {
    name: Said,
    value: Option<Said>,
    state: Said,
    href: String,
    /// The value and its version, where it waits for somebody to approve it.
    approve: Option<(String, i64)>,
}

struct ConfirmRow {
    id: String,
    name: Said,
}

/// Baseline and target as they stand in the form.
#[derive(Clone, Default)]
struct Typed {
    baseline: String,
    baseline_on: String,
    baseline_source: String,
    is_confirmed: bool,
    aim: String,
    aim_value: String,
    rule: String,
    survey: String,
}

struct Choice {
    value: String,
    label: Said,
    selected: bool,
}

/// A rule with what it counts.
struct RuleText {
    name: Said,
    how: Said,
}

/// What an indicator can be computed by; empty where its programme says so, or somebody reports it.
#[derive(Default)]
struct Computing {
    rules: Vec<Choice>,
    explained: Vec<RuleText>,
    surveys: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "staff/indicator_line.html")]
struct LinePage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: Said,
    code: String,
    title: Said,
    back: String,
    action: String,
    how: Said,
    rule: Option<Said>,
    rule_version: u32,
    value: Said,
    target: Option<Said>,
    is_before_go_live: bool,
    as_of: Option<String>,
    kept_since: Option<String>,
    measured_over: Option<Said>,
    beside: Vec<BesideRow>,
    breakdowns: Vec<BreakdownTable>,
    /// Where the orders of these days are counted, for those who may see that.
    orders: Option<String>,
    evidence: Vec<String>,
    parts: Vec<PartRow>,
    confirmations: Vec<ConfirmRow>,
    trend: Option<Trend>,
    periods: Vec<PeriodRow>,
    explanation: Option<TextField>,
    is_managed: bool,
    setting_version: i64,
    typed: Typed,
    aims: Vec<Choice>,
    computing: Computing,
}

pub async fn show(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    logged_in(&page.frame)?;
    let notice = said_done(&page.frame, &query);
    shown_page(page, &state, &place, notice, &Fields::default(), &Violations::new()).await
}

pub async fn act(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match done(&page, &state, &place, &fields).await? {
        Ok(()) => {
            let (period, code) = (place.period()?, place.indicator()?);
            let here = line_address(&page.frame, &place.programme, period, &code, "?done=saved");
            Ok(see_other(&here))
        }
        Err(wrong) => shown_page(page, &state, &place, None, &fields, &wrong).await,
    }
}

async fn done(
    page: &Page,
    state: &WebState,
    path: &PlacePath,
    fields: &Fields,
) -> Result<Result<(), Violations>, crate::Failure> {
    let (services, actor) = (&state.services, &page.caller.actor);
    let division = crate::staff::parse_id::<DivisionId>(fields.get("division"));
    let place = Place {
        programme: path.programme.clone(),
        period: path.period()?,
        indicator: path.indicator()?,
        division,
    };
    let done = match fields.get("act") {
        "explain" => {
            let languages = languages();
            let text = shown(&languages).sent(fields, "text", LocalizedText::default());
            entry::explain(services, actor, &place, text).await.map(|_| ())
        }
        "approve" => {
            let id = crate::staff::parse_id(fields.get("value")).ok_or(service::ServiceError::NotFound)?;
            let version = fields.get("version").parse().unwrap_or_default();
            entry::approve(services, actor, id, version).await.map(|_| ())
        }
        "confirm" => {
            let ran_unlisted = match fields.get("unlisted") {
                "no" => false,
                "yes" => true,
                _ => return Ok(Err(vec![Violation::new(Code::Required, ["unlisted"])])),
            };
            entry::confirm_listing(services, actor, &place, ran_unlisted).await.map(|_| ())
        }
        "set" => {
            let version = fields.get("version").parse().unwrap_or_default();
            let view = report::view(services, actor, &place.programme, place.period).await?;
            let line = line_of(&view, path)?;
            match read_setting(fields, &line.setting) {
                Ok(one) => setting::save(services, actor, &place.programme, &place.indicator, version, one)
                    .await
                    .map(|_| ()),
                Err(wrong) => return Ok(Err(wrong)),
            }
        }
        _ => return Err(service::ServiceError::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(Ok(())),
        Err(error) => Ok(Err(mendable(error)?)),
    }
}

fn line_of<'a>(view: &'a ReportView, path: &PlacePath) -> Result<&'a LineView, service::ServiceError> {
    let code = path.indicator()?;
    view.lines.iter().find(|line| line.line.code == code).ok_or(service::ServiceError::NotFound)
}

/// What was sent over what was set: the form shows a rule and a survey only where they can be chosen.
fn read_setting(fields: &Fields, before: &IndicatorSetting) -> Result<IndicatorSetting, Violations> {
    let text = |name: &str| fields.get(name).trim().to_owned();
    let mut wrong = Violations::new();
    let mut decimal = |name: &str| match Decimal::parse_written(&text(name)) {
        Ok(number) => Some(number),
        Err(_) => {
            let code = if text(name).is_empty() { Code::Required } else { Code::NotADecimal };
            wrong.push(Violation::new(code, [name]));
            None
        }
    };
    let has_baseline = ["baseline", "on", "source"].iter().any(|name| !text(name).is_empty());
    let value = if has_baseline { decimal("baseline") } else { None };
    let aim = match fields.get("aim") {
        "at_least" => decimal("aimValue").map(|value| Aim::AtLeast { value }),
        "at_most" => decimal("aimValue").map(|value| Aim::AtMost { value }),
        "growth" => decimal("aimValue").map(|by| Aim::Growth { by }),
        "done" => Some(Aim::Done),
        _ => None,
    };
    let on = parse_day(&text("on"));
    if has_baseline && on.is_none() {
        let code = if text("on").is_empty() { Code::Required } else { Code::NotADate };
        wrong.push(Violation::new(code, ["on"]));
    }
    let baseline = value.zip(on).map(|(value, on)| Baseline {
        value,
        on,
        source: text("source"),
        is_confirmed: fields.has("confirmed"),
    });
    let rule = match fields.get("rule") {
        _ if !fields.has("rule") => before.rule,
        "" => None,
        code => Rule::from_code(code).or_else(|| {
            wrong.push(Violation::new(Code::FigureNotOfKind, ["rule"]));
            None
        }),
    };
    let survey = match fields.get("surveyId") {
        _ if !fields.has("surveyId") => before.survey,
        "" => None,
        id => crate::staff::parse_id::<SurveyId>(id).or_else(|| {
            wrong.push(Violation::new(Code::NotAnId, ["surveyId"]));
            None
        }),
    };
    if wrong.is_empty() { Ok(IndicatorSetting { baseline, aim, rule, survey }) } else { Err(wrong) }
}

/// What can be chosen; `surveys` are those that an indicator can follow.
fn computing(frame: &Frame, line: &LineView, surveys: &[Survey], typed: &Typed) -> Computing {
    let follows = line.rules.iter().copied().chain(line.line.definition.rule).any(Rule::follows_survey);
    let choice =
        |value: String, label: Said, chosen: &str| Choice { selected: value == chosen, value, label };
    let mut found = Computing::default();
    if !line.rules.is_empty() {
        found.rules.push(choice(String::new(), frame.text("indicator-rule-none"), &typed.rule));
    }
    for rule in &line.rules {
        let name = frame.text(rule.label_key());
        found.rules.push(choice(rule.code().to_owned(), name.clone(), &typed.rule));
        found.explained.extend(rule.how().map(|how| RuleText { name, how: words::wording(frame, how) }));
    }
    if follows {
        found.surveys.push(choice(String::new(), frame.text("indicator-survey-none"), &typed.survey));
        found.surveys.extend(surveys.iter().map(|survey| {
            let title = frame.content(&survey.draft.title, &survey.draft.source_language);
            choice(survey.id.uuid().to_string(), title, &typed.survey)
        }));
    }
    found
}

fn typed(fields: &Fields, setting: &IndicatorSetting) -> Typed {
    if fields.get("act") == "set" {
        let text = |name: &str| fields.get(name).to_owned();
        return Typed {
            baseline: text("baseline"),
            baseline_on: text("on"),
            baseline_source: text("source"),
            is_confirmed: fields.has("confirmed"),
            aim: text("aim"),
            aim_value: text("aimValue"),
            rule: text("rule"),
            survey: text("surveyId"),
        };
    }
    let (aim, aim_value) = match setting.aim {
        None => ("", String::new()),
        Some(Aim::AtLeast { value }) => ("at_least", value.written()),
        Some(Aim::AtMost { value }) => ("at_most", value.written()),
        Some(Aim::Growth { by }) => ("growth", by.written()),
        Some(Aim::Done) => ("done", String::new()),
    };
    let baseline = setting.baseline.as_ref();
    Typed {
        baseline: baseline.map(|one| one.value.written()).unwrap_or_default(),
        baseline_on: baseline.map(|one| one.on.to_string()).unwrap_or_default(),
        baseline_source: baseline.map(|one| one.source.clone()).unwrap_or_default(),
        is_confirmed: baseline.is_some_and(|one| one.is_confirmed),
        aim: aim.to_owned(),
        aim_value,
        rule: setting.rule.map(|rule| rule.code().to_owned()).unwrap_or_default(),
        survey: setting.survey.map(|id| id.uuid().to_string()).unwrap_or_default(),
    }
}

const AIMS: [(&str, &str); 5] = [
    ("", "indicator-aim-none"),
    ("at_least", "indicator-aim-at-least"),
    ("at_most", "indicator-aim-at-most"),
    ("growth", "indicator-aim-growth"),
    ("done", "indicator-aim-done"),
];

async fn shown_page(
    page: Page,
    state: &WebState,
    path: &PlacePath,
    notice: Option<Said>,
    fields: &Fields,
    wrong: &Violations,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let view = report::view(services, actor, &path.programme, path.period()?).await?;
    let line = line_of(&view, path)?;
    let divisions = county::divisions(services).await?;
    let may_approve = |scope: Scope| actor.may(Action::ApproveIndicators, scope);
    let frame = page.frame;
    let parts = line.parts.iter().map(|part| part_row(&frame, &view, line, part, &divisions, &may_approve));
    let parts: Vec<PartRow> = parts.collect();
    let confirmations = if line.line.definition.rule == Some(Rule::SurveysListed) {
        divisions
            .iter()
            .filter(|division| actor.may(Action::ReportIndicators, Scope::Division(division.id)))
            .map(|division| ConfirmRow {
                id: division.id.uuid().to_string(),
                name: division_name(&frame, &divisions, division.id),
            })
            .collect()
    } else {
        Vec::new()
    };
    let typed = typed(fields, &line.setting);
    let computing = if view.is_managed {
        computing(&frame, line, &setting::surveys(services, actor).await?, &typed)
    } else {
        Computing::default()
    };
    let frozen = follow_up::frozen(services, actor, &path.programme).await?;
    let rows = Rows { parts, confirmations, frozen, typed, computing };
    Ok(line_page(frame, &view, line, rows, notice, fields, wrong))
}

/// What a page about a line is made of beside the line itself.
struct Rows {
    parts: Vec<PartRow>,
    confirmations: Vec<ConfirmRow>,
    frozen: FollowUp,
    typed: Typed,
    computing: Computing,
}

fn orders_address(frame: &Frame, line: &Line, report: Period) -> Option<String> {
    let is_seen = line.definition.rule == Some(Rule::ExpertOrders) && frame.may(Action::ViewFigures);
    let over = line.measured_over.unwrap_or(report);
    let days = format!("from={}&until={}", over.first(), over.last());
    is_seen.then(|| frame.address(&format!("staff/orders/figures?{days}")))
}

fn line_page(
    frame: Frame,
    view: &ReportView,
    line_view: &LineView,
    rows: Rows,
    notice: Option<Said>,
    fields: &Fields,
    wrong: &Violations,
) -> Response {
    let Rows { parts, confirmations, frozen, typed, computing } = rows;
    let line = &line_view.line;
    let key = view.followed.key();
    let languages = languages();
    let is_gap = line.value.why_empty().is_some_and(|why| why.is_gap());
    let explained = if fields.get("act") == "explain" {
        Some(shown(&languages).sent(fields, "text", LocalizedText::default()))
    } else {
        line.explanation.clone().or(is_gap.then(LocalizedText::default))
    };
    let explanation =
        explained.map(|text| shown(&languages).field("text", frame.text("indicator-explanation"), 3, &text));
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("version" | "valueId" | "period" | "indicator" | "divisionId") => String::new(),
        Some("aim") => "aim".to_owned(),
        _ => violation.path.join("."),
    };
    let measured = line.value.measured();
    let series = frozen.series().remove(&line.code).unwrap_or_default();
    // What was frozen of this period stands in the series already.
    let now = Some(line).filter(|_| view.editions.is_empty());
    let name = words::wording(&frame, &line.definition.name);
    let definition = view.followed.content.indicator(&line.code);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = LinePage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        trend: Trend::new(&frame, &name, &series, now),
        periods: period_rows(&frame, &series),
        name,
        code: line.code.to_string(),
        title: words::period(&frame, view.period),
        back: report_address(&frame, key, view.period, ""),
        action: line_address(&frame, key, view.period, &line.code, ""),
        how: definition.map_or_else(
            || Said::neutral("", &frame.language),
            |definition| words::wording(&frame, &definition.how),
        ),
        rule: line.definition.rule.map(|rule| frame.text(rule.label_key())),
        rule_version: line.definition.rule.map_or(0, Rule::version),
        value: words::value(&frame, &line.value),
        target: words::target(&frame, line.target),
        is_before_go_live: line.is_before_go_live,
        as_of: measured.map(|one| frame.date(one.as_of)),
        kept_since: measured.and_then(|one| one.kept_since).map(|day| frame.date(day)),
        orders: orders_address(&frame, line, view.period),
        measured_over: line.measured_over.map(|period| words::period(&frame, period)),
        beside: words::beside(&frame, &line.value),
        breakdowns: measured.map(|one| words::breakdowns(&frame, one)).unwrap_or_default(),
        evidence: line.evidence.clone(),
        parts,
        confirmations,
        explanation,
        is_managed: view.is_managed,
        setting_version: line_view.setting_version,
        aims: AIMS
            .iter()
            .map(|(value, key)| Choice {
                value: (*value).to_owned(),
                label: frame.text(key),
                selected: *value == typed.aim,
            })
            .collect(),
        computing,
        typed,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

fn part_row(
    frame: &Frame,
    view: &ReportView,
    line: &LineView,
    part: &PartView,
    divisions: &[Division],
    may_approve: &impl Fn(Scope) -> bool,
) -> PartRow {
    let name = match part.division {
        Some(id) => division_name(frame, divisions, id),
        None => {
            let party = |key| view.followed.content.party(key);
            let names = part.parties.iter().filter_map(party);
            let names: Vec<String> =
                names.map(|party| words::wording(frame, &party.name).plain().to_owned()).collect();
            Said::neutral(names.join(", "), &frame.language)
        }
    };
    let rest = match part.division {
        Some(id) => format!("/report?division={}", id.uuid()),
        None => "/report".to_owned(),
    };
    let state = match &part.entry {
        None => "indicator-empty-not_reported",
        Some(entry) if entry.state == EntryState::Proposed => entry.state.label_key(),
        Some(entry) if entry.origin == Origin::Entered => entry.state.label_key(),
        Some(entry) => entry.origin.label_key(),
    };
    let scope = part.division.map_or(Scope::County, Scope::Division);
    let waiting = part.entry.as_ref().filter(|entry| entry.state == EntryState::Proposed);
    let approve = waiting.filter(|_| may_approve(scope));
    PartRow {
        name,
        value: part
            .entry
            .as_ref()
            .map(|entry| words::figure(frame, &entry.content.figure, domain::indicator::Basis::Register)),
        state: frame.text(state),
        href: line_address(frame, view.followed.key(), view.period, &line.line.code, &rest),
        approve: approve.map(|entry| (entry.id.uuid().to_string(), entry.version)),
    }
}
