//! How a programme is coming along for staff: what was frozen, and how it stands now.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::indicator::{Progress, Series};
use domain::programme::{FocusArea, IndicatorCode};
use service::indicator::follow_up::{self, StaffFollowUp};

use super::{PlacePath, line_address, logged_in, report_address, words};
use crate::Reply;
use crate::follow_up::{self as said, Mark};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::state::WebState;
use crate::trend::SmallTrend;

struct Row {
    code: String,
    name: Said,
    href: String,
    /// The newest frozen value and its period.
    frozen: Option<(Said, Said)>,
    now: Option<Said>,
    is_empty_now: bool,
    mark: Option<Mark>,
    trend: Option<SmallTrend>,
}

struct AreaRows {
    anchor: String,
    caption: String,
    title: Said,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/indicator_follow_up.html")]
struct FollowUpPage {
    frame: Frame,
    name: Said,
    period: Said,
    report: String,
    public: String,
    summary: Vec<(Mark, String)>,
    areas: Vec<AreaRows>,
}

pub async fn show(StaffPage(page): StaffPage, place: PlacePath, State(state): State<WebState>) -> Reply {
    logged_in(&page.frame)?;
    let Page { frame, caller, .. } = page;
    let found = follow_up::for_staff(&state.services, &caller.actor, &place.programme).await?;
    Ok(html(StatusCode::OK, Keep::Revalidate, &shown(frame, &found)))
}

fn shown(frame: Frame, found: &StaffFollowUp) -> FollowUpPage {
    let key = &found.frozen.programme.key;
    let areas = found.frozen.programme.focus_areas.iter().map(|area| area_rows(&frame, found, area));
    let areas = areas.filter(|area| !area.rows.is_empty()).collect();
    FollowUpPage {
        name: words::wording(&frame, &found.frozen.programme.name),
        period: words::period(&frame, found.now.period),
        report: report_address(&frame, key, found.now.period, ""),
        public: frame.address(&format!("programmes/{key}/indicators")),
        summary: summary(&frame, found),
        areas,
        frame,
    }
}

/// How many indicators stand how now.
fn summary(frame: &Frame, found: &StaffFollowUp) -> Vec<(Mark, String)> {
    let now: Vec<Progress> = found.now.lines.iter().map(|view| Progress::of(&view.line)).collect();
    let count = |progress: &Progress| {
        let count = now.iter().filter(|one| *one == progress).count();
        (said::mark(frame, *progress), count.to_string())
    };
    Progress::ALL.iter().map(count).collect()
}

fn area_rows(frame: &Frame, found: &StaffFollowUp, area: &FocusArea) -> AreaRows {
    let series = found.frozen.series();
    let mut known: BTreeSet<&IndicatorCode> = BTreeSet::new();
    let mut rows = Vec::new();
    for goal in &area.goals {
        let of_measures = goal.measures.iter().flat_map(|measure| &measure.indicators);
        for code in goal.indicators.iter().chain(of_measures) {
            if known.insert(code) {
                rows.extend(row(frame, found, code, series.get(code)));
            }
        }
    }
    let title = words::wording(frame, &area.title);
    AreaRows {
        anchor: format!("area-{}", area.key),
        caption: format!("{} {}", area.printed_code, title.plain()).trim().to_owned(),
        title,
        rows,
    }
}

fn row(
    frame: &Frame,
    found: &StaffFollowUp,
    code: &IndicatorCode,
    series: Option<&Series<'_>>,
) -> Option<Row> {
    let definition = found.frozen.programme.indicator(code)?;
    let nothing = Series::default();
    let series = series.unwrap_or(&nothing);
    let now = found.line_now(code);
    let frozen = series
        .newest()
        .map(|point| (words::value(frame, &point.line.value), words::period(frame, point.over)));
    Some(Row {
        code: code.to_string(),
        name: words::wording(frame, &definition.name),
        href: line_address(frame, &found.frozen.programme.key, found.now.period, code, ""),
        frozen,
        now: now.map(|line| words::value(frame, &line.value)),
        is_empty_now: now.is_none_or(|line| line.value.measured().is_none()),
        mark: now.map(|line| said::mark(frame, Progress::of(line))),
        trend: SmallTrend::new(frame, series, now),
    })
}
