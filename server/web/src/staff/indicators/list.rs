//! The programmes with their periods, and what this person owes.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::county::Division;
use domain::identity::Action;
use domain::indicator::PeriodState;
use service::indicator::inbox::{self, Owed, Task};
use service::indicator::report::{self, PeriodView};
use service::{county, indicator::Followed};

use super::{line_address, logged_in, report_address, words};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::state::WebState;

struct OwedRow {
    name: Said,
    href: String,
    code: String,
    part: Option<Said>,
    period: Said,
    task: Said,
    due: Said,
}

struct PeriodRow {
    name: Said,
    href: String,
    state: Said,
    state_mark: &'static str,
    due_on: String,
    edition: Option<u32>,
}

struct ProgrammeRows {
    key: String,
    name: Said,
    follow_up: String,
    reporters: String,
    import: String,
    periods: Vec<PeriodRow>,
}

#[derive(Template)]
#[template(path = "staff/indicators.html")]
struct ListPage {
    frame: Frame,
    owed: Vec<OwedRow>,
    programmes: Vec<ProgrammeRows>,
    is_managed: bool,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    logged_in(&page.frame)?;
    let Page { frame, caller, .. } = page;
    let services = &state.services;
    let programmes = report::overview(services, &caller.actor).await?;
    let owed = inbox::owed_by_me(services, &caller.actor).await?;
    let divisions = county::divisions(services).await?;
    let page = ListPage {
        owed: owed.iter().map(|one| owed_row(&frame, one, &divisions)).collect(),
        programmes: programmes.iter().map(|(one, periods)| rows(&frame, one, periods)).collect(),
        is_managed: frame.may(Action::ManageIndicators),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn owed_row(frame: &Frame, one: &Owed, divisions: &[Division]) -> OwedRow {
    let due = [("day", frame.date(one.due_on).into())];
    OwedRow {
        name: words::wording(frame, &one.name),
        href: line_address(frame, &one.programme, one.period, &one.indicator, ""),
        code: one.indicator.to_string(),
        part: one.division.map(|id| division_name(frame, divisions, id)),
        period: words::period(frame, one.period),
        task: frame.text(match one.task {
            Task::Report => "indicator-task-report",
            Task::Approve => "indicator-task-approve",
            Task::Confirm => "indicator-task-confirm",
        }),
        due: frame.with(if one.is_overdue { "indicator-was-due" } else { "indicator-due" }, due),
    }
}

/// What a division is called; blank where it is gone.
pub(super) fn division_name(frame: &Frame, divisions: &[Division], id: domain::DivisionId) -> Said {
    let found = divisions.iter().find(|division| division.id == id);
    match found {
        Some(division) => frame.content(&division.name, &domain::LanguageTag::finnish()),
        None => Said::neutral("", &frame.language),
    }
}

fn rows(frame: &Frame, followed: &Followed, periods: &[PeriodView]) -> ProgrammeRows {
    let key = followed.key();
    let row = |view: &PeriodView| PeriodRow {
        name: words::period(frame, view.period),
        href: report_address(frame, key, view.period, ""),
        state: frame.text(view.state.label_key()),
        state_mark: mark(view.state),
        due_on: frame.date(view.due_on),
        edition: view.edition,
    };
    ProgrammeRows {
        key: key.to_string(),
        name: words::wording(frame, &followed.content.name),
        follow_up: frame.address(&format!("staff/indicators/{key}")),
        reporters: frame.address(&format!("staff/indicators/{key}/reporters")),
        import: frame.address(&format!("staff/indicators/{key}/import")),
        periods: periods.iter().map(row).collect(),
    }
}

/// The mark of a state in the style sheet, which knows those of surveys.
pub(super) fn mark(state: PeriodState) -> &'static str {
    match state {
        PeriodState::Open => "scheduled",
        PeriodState::Due | PeriodState::Overdue => "open",
        PeriodState::Frozen => "closed",
        PeriodState::Published => "archived",
    }
}
