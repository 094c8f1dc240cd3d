//! How a programme is coming along, as everybody may know: by its published reports and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use domain::indicator::{DataColumn, Progress, Series};
use domain::programme::{FocusArea, Goal, IndicatorCode, ProgrammeKey};
use service::ServiceError;
use service::indicator::follow_up::{self, FollowUp};
use service::indicator::open_data;

use crate::Reply;
use crate::follow_up::{self as said, Mark};
use crate::indicator as words;
use crate::layout::{Frame, Keep, Page, html};
use crate::programme::key_of;
use crate::said::Said;
use crate::state::WebState;
use crate::trend::SmallTrend;

/// An indicator in a table.
struct Row {
    code: String,
    name: Said,
    href: String,
    mark: Mark,
    value: Said,
    is_empty: bool,
    /// The period that the value is about.
    over: Option<Said>,
    aim: Option<Said>,
    explanation: Option<Said>,
    trend: Option<SmallTrend>,
}

struct GoalRows {
    anchor: String,
    title: String,
    language: Said,
    rows: Vec<Row>,
}

struct AreaRows {
    anchor: String,
    code: String,
    title: Said,
    goals: Vec<GoalRows>,
}

struct FilterOption {
    value: String,
    label: Said,
    selected: bool,
}

/// What is asked for.
#[derive(Default)]
struct Wanted {
    area: String,
    state: Option<Progress>,
    search: String,
}

impl Wanted {
    fn read(query: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        Self { area: text("area"), state: Progress::from_code(&text("state")), search: text("q") }
    }

    fn is_anything(&self) -> bool {
        !self.area.is_empty() || self.state.is_some() || !self.search.is_empty()
    }

    fn accepts(&self, row: &Row, progress: Progress) -> bool {
        let text = format!("{} {}", row.code, row.name.plain()).to_lowercase();
        let is_found = self.search.to_lowercase().split_whitespace().all(|word| text.contains(word));
        is_found && self.state.is_none_or(|state| state == progress)
    }
}

#[derive(Template)]
#[template(path = "follow_up.html")]
struct FollowUpPage {
    frame: Frame,
    name: Said,
    here: String,
    programme: String,
    reports: String,
    is_empty: bool,
    next: Option<Said>,
    summary: Vec<(Mark, String)>,
    areas: Vec<AreaRows>,
    found: usize,
    is_filtered: bool,
    search: String,
    area_options: Vec<FilterOption>,
    state_options: Vec<FilterOption>,
    columns: Vec<(&'static str, Said)>,
}

/// The address of a programme's follow-up; `rest` begins with a slash or a point, or is empty.
pub(super) fn address(frame: &Frame, key: &ProgrammeKey, rest: &str) -> String {
    frame.address(&format!("programmes/{key}/indicators{rest}"))
}

pub async fn show(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let key = key_of(&path)?;
    let found = follow_up::published(&state.services, &key).await?;
    Ok(html(StatusCode::OK, Keep::Revalidate, &shown(page.frame, &found, &Wanted::read(&query))))
}

fn shown(frame: Frame, found: &FollowUp, wanted: &Wanted) -> FollowUpPage {
    let key = &found.programme.key;
    let reader = Reader { frame: &frame, found, series: found.series(), wanted };
    let areas = reader.areas();
    let codes: BTreeSet<&str> = areas
        .iter()
        .flat_map(|area| &area.goals)
        .flat_map(|goal| &goal.rows)
        .map(|row| row.code.as_str())
        .collect();
    FollowUpPage {
        found: codes.len(),
        name: frame.wording(&found.programme.name),
        here: address(&frame, key, ""),
        programme: frame.address(&format!("programmes/{key}")),
        reports: frame.address(&format!("programmes/{key}/reports")),
        is_empty: found.is_empty(),
        next: next(&frame, found),
        summary: reader.summary(),
        is_filtered: wanted.is_anything(),
        search: wanted.search.clone(),
        area_options: reader.area_options(),
        state_options: state_options(&frame, wanted),
        columns: columns(&frame),
        areas,
        frame,
    }
}

fn next(frame: &Frame, found: &FollowUp) -> Option<Said> {
    let (period, day) = found.next?;
    let args = [("period", words::period(frame, period).plain().into()), ("day", frame.date(day).into())];
    Some(match found.is_empty() {
        true => frame.with("followup-next-first", args),
        false => frame.with("followup-next", args),
    })
}

fn state_options(frame: &Frame, wanted: &Wanted) -> Vec<FilterOption> {
    let option = |progress: &Progress| FilterOption {
        value: progress.code().to_owned(),
        label: frame.text(progress.label_key()),
        selected: wanted.state == Some(*progress),
    };
    Progress::ALL.iter().map(option).collect()
}

fn columns(frame: &Frame) -> Vec<(&'static str, Said)> {
    DataColumn::ALL.iter().map(|column| (column.code(), frame.text(column.label_key()))).collect()
}

struct Reader<'a> {
    frame: &'a Frame,
    found: &'a FollowUp,
    series: BTreeMap<&'a IndicatorCode, Series<'a>>,
    wanted: &'a Wanted,
}

impl Reader<'_> {
    /// How many indicators of the programme stand how, each counted once.
    fn summary(&self) -> Vec<(Mark, String)> {
        let mut counts: BTreeMap<Progress, u64> = BTreeMap::new();
        for indicator in &self.found.programme.indicators {
            *counts.entry(self.progress(&indicator.code)).or_default() += 1;
        }
        let count = |progress: &Progress| {
            let number = counts.get(progress).copied().unwrap_or_default();
            (said::mark(self.frame, *progress), self.frame.integer(number))
        };
        Progress::ALL.iter().map(count).collect()
    }

    fn progress(&self, code: &IndicatorCode) -> Progress {
        let newest = self.series.get(code).and_then(Series::newest);
        newest.map_or(Progress::NoValue, |point| Progress::of(point.line))
    }

    fn areas(&self) -> Vec<AreaRows> {
        let mut known: BTreeSet<&IndicatorCode> = BTreeSet::new();
        let programme = &self.found.programme;
        let mut areas: Vec<AreaRows> = Vec::new();
        for area in &programme.focus_areas {
            let goals = area.goals.iter().map(|goal| self.goal(goal, &mut known)).collect();
            areas.push(self.area(area, goals));
        }
        let others: Vec<Row> = (self.series.keys())
            .filter(|code| !known.contains(*code))
            .filter_map(|code| self.row(code))
            .collect();
        let title = self.frame.text("followup-others");
        let goals = vec![GoalRows {
            anchor: "others-all".to_owned(),
            title: title.plain().to_owned(),
            language: title.clone(),
            rows: others,
        }];
        areas.push(AreaRows { anchor: "others".to_owned(), code: String::new(), title, goals });
        areas.retain_mut(|area| {
            area.goals.retain(|goal| !goal.rows.is_empty());
            !area.goals.is_empty() && (self.wanted.area.is_empty() || self.wanted.area == area.anchor)
        });
        areas
    }

    fn area(&self, area: &FocusArea, goals: Vec<GoalRows>) -> AreaRows {
        AreaRows {
            anchor: area.key.to_string(),
            code: area.printed_code.clone(),
            title: self.frame.wording(&area.title),
            goals,
        }
    }

    fn goal<'b>(&self, goal: &'b Goal, known: &mut BTreeSet<&'b IndicatorCode>) -> GoalRows {
        let of_measures = goal.measures.iter().flat_map(|measure| &measure.indicators);
        let mut codes: Vec<&IndicatorCode> = Vec::new();
        for code in goal.indicators.iter().chain(of_measures) {
            known.insert(code);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let title = self.frame.wording(&goal.title);
        GoalRows {
            anchor: format!("{}-all", goal.key),
            title: format!("{} {}", goal.printed_code, title.plain()).trim().to_owned(),
            language: title,
            rows: codes.into_iter().filter_map(|code| self.row(code)).collect(),
        }
    }

    /// `None` where it is not asked for, or nobody knows it.
    fn row(&self, code: &IndicatorCode) -> Option<Row> {
        let frame = self.frame;
        let series = self.series.get(code);
        let point = series.and_then(Series::newest);
        let definition = self.found.programme.indicator(code);
        let name = definition.map(|one| &one.name).or(point.map(|point| &point.line.definition.name))?;
        let line = point.map(|point| point.line);
        let progress = self.progress(code);
        let explanation = line.and_then(|line| line.explanation.as_ref());
        let row = Row {
            code: code.to_string(),
            name: frame.wording(name),
            href: address(frame, &self.found.programme.key, &format!("/{code}")),
            mark: said::mark(frame, progress),
            value: line
                .map_or_else(|| frame.text("followup-not-reported"), |line| words::value(frame, &line.value)),
            is_empty: progress == Progress::NoValue,
            over: point.map(|point| words::period(frame, point.over)),
            aim: line.and_then(|line| words::aim(frame, line)),
            explanation: explanation.map(|text| frame.content(text, &domain::LanguageTag::finnish())),
            trend: series.and_then(|series| SmallTrend::new(frame, series, None)),
        };
        self.wanted.accepts(&row, progress).then_some(row)
    }

    fn area_options(&self) -> Vec<FilterOption> {
        let option = |area: &FocusArea| FilterOption {
            value: area.key.to_string(),
            label: self.frame.wording(&area.title),
            selected: self.wanted.area == area.key.as_str(),
        };
        self.found.programme.focus_areas.iter().map(option).collect()
    }
}

/// Every published value as a table.
pub async fn csv(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let key = key_of(&path)?;
    let found = follow_up::published(&state.services, &key).await?;
    file(&key, "csv", open_data::CSV_TYPE, open_data::as_csv(&found, &page.frame.language))
}

/// The same as JSON.
pub async fn json(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let key = key_of(&path)?;
    let found = follow_up::published(&state.services, &key).await?;
    file(&key, "json", "application/json", open_data::as_json(&found, &page.frame.language))
}

fn file(key: &ProgrammeKey, ending: &str, media: &'static str, body: String) -> Reply {
    let name = format!("attachment; filename=\"{key}-indicators.{ending}\"");
    let disposition = HeaderValue::from_str(&name).map_err(|_| ServiceError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    Ok((headers, body).into_response())
}
