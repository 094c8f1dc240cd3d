//! What the activities of a period come to: every category of participation, also where nothing was held.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::activity::{CategoryRow, Figures, ParticipationCategory, Tally};
use domain::county::County;
use domain::identity::Action;
use domain::time::{civil_day, half_year};
use serde::Deserialize;
use service::activity;

use super::reader;
use crate::Reply;
use crate::activity::municipality;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::staff::experts::parse_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::state::WebState;

/// What is asked for; the half-year of today where that cannot be read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeriodQuery {
    from: String,
    until: String,
    owner: String,
}

impl PeriodQuery {
    /// The first day and the last.
    fn read(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let (from, until) = half_year(today);
        let (from, until) = (parse_day(&self.from).unwrap_or(from), parse_day(&self.until).unwrap_or(until));
        (from, until.max(from))
    }
}

/// A category of participation: everything by which people took part.
struct CategoryLine {
    label: Said,
    held: u32,
    surveys: u32,
    panels: u32,
    /// Activities, surveys and panels together.
    ways: u32,
    participants: String,
    planned: u32,
    /// Of the drawing's width, as SVG writes it.
    width: String,
}

/// A row of numbers of activities.
struct Row {
    label: Said,
    held: u32,
    participants: String,
}

struct Table {
    id: &'static str,
    title: Said,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/activities_overview.html")]
struct OverviewPage {
    frame: Frame,
    from: String,
    until: String,
    period: String,
    owners: Vec<ScopeOption>,
    totals: Vec<(Said, String)>,
    categories: Vec<CategoryLine>,
    /// Categories in which nothing was held.
    empty: Vec<Said>,
    tables: Vec<Table>,
    /// Some participants were estimated.
    has_estimates: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<PeriodQuery>,
) -> Reply {
    reader(&page, Action::ViewActivities)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    let (first, last) = query.read(civil_day(services.now()));
    let owner = scopes::parse(&query.owner);
    let figures = activity::counted(services, actor, first, last, owner).await?;
    let divisions = service::county::divisions(services).await?;
    let Page { frame, caller, county } = page;
    let page = OverviewPage {
        from: first.to_string(),
        until: last.to_string(),
        period: format!("{}–{}", frame.date(first), frame.date(last)),
        owners: scopes::options(&county, &divisions, &frame.language, owner, |scope| {
            caller.actor.may(Action::ViewActivities, scope)
        }),
        totals: totals(&frame, &figures),
        categories: categories(&frame, &figures),
        empty: figures.empty_categories().map(|category| frame.text(category.label_key())).collect(),
        tables: tables(&frame, &county, &figures),
        has_estimates: figures.held.estimated > 0,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn totals(frame: &Frame, figures: &Figures) -> Vec<(Said, String)> {
    [
        ("staff-activities-held", u64::from(figures.held.activities)),
        ("activity-participants", figures.held.participants),
        ("activity-reach", figures.held.reach),
        ("staff-activities-estimated", u64::from(figures.held.estimated)),
        ("staff-activities-planned", u64::from(figures.planned)),
        ("staff-activities-called-off", u64::from(figures.called_off)),
        ("staff-activities-other-methods", u64::from(figures.other_methods.activities)),
        ("staff-activities-trials", u64::from(figures.trials)),
    ]
    .into_iter()
    .map(|(key, number)| (frame.text(key), frame.integer(number)))
    .collect()
}

fn categories(frame: &Frame, figures: &Figures) -> Vec<CategoryLine> {
    let most = figures.categories.values().map(CategoryRow::ways).max().unwrap_or_default().max(1);
    let line = |(category, found): (&ParticipationCategory, &CategoryRow)| CategoryLine {
        label: frame.text(category.label_key()),
        held: found.held.activities,
        surveys: found.surveys.held,
        panels: found.panels.held,
        ways: found.ways(),
        participants: frame.integer(found.held.participants),
        planned: found.ahead(),
        width: format!("{}%", u64::from(found.ways()) * 100 / u64::from(most)),
    };
    figures.categories.iter().map(line).collect()
}

fn tables(frame: &Frame, county: &County, figures: &Figures) -> Vec<Table> {
    let row = |(label, held): (Said, Tally)| Row {
        label,
        held: held.activities,
        participants: frame.integer(held.participants),
    };
    let table = |id, title: &str, rows: Vec<(Said, Tally)>| Table {
        id,
        title: frame.text(title),
        rows: rows.into_iter().map(row).collect(),
    };
    let nowhere = |label: Said| if label.is_empty() { frame.text("staff-activities-nowhere") } else { label };
    let kinds = figures.kinds.iter().map(|(kind, held)| (frame.text(kind.label_key()), *held));
    let topics = figures.topics.iter().map(|(topic, held)| (frame.text(topic.label_key()), *held));
    let audiences = figures.audiences.iter().map(|(one, held)| (frame.text(one.label_key()), *held));
    let modes = figures.event_modes.iter().map(|(mode, held)| (frame.text(mode.label_key()), *held));
    let places = figures
        .event_municipalities
        .iter()
        .map(|(code, held)| (nowhere(municipality(frame, county, code.as_deref())), *held));
    vec![
        table("kinds", "staff-activity-kind", kinds.collect()),
        table("topics", "staff-activity-topics", topics.collect()),
        table("audiences", "activity-audiences", audiences.collect()),
        table("modes", "staff-activities-event-modes", modes.collect()),
        table("places", "staff-activities-event-places", places.collect()),
    ]
}
