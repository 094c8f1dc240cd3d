//! The initiatives of a year, of which the council is told.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::initiative::MakerKind;
use domain::time::civil_day;
use domain::{Code, Violation, Violations};
use service::initiative::InitiativeView;
use service::initiative::yearly::{self, Year};

use super::{initiative_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

struct YearOption {
    year: i32,
    selected: bool,
}

struct Figure {
    label: Said,
    value: String,
}

struct Row {
    title: Said,
    href: String,
    received: String,
    state: Said,
    outcome: Option<Said>,
}

#[derive(Template)]
#[template(path = "staff/initiative_year.html")]
struct YearPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    year: i32,
    years: Vec<YearOption>,
    figures: Vec<Figure>,
    rows: Vec<Row>,
    told_on: Option<String>,
    on: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let asked = query.get("year").and_then(|year| year.parse().ok());
    let year = yearly::year(&state.services, &page.caller.actor, asked).await?;
    let notice = said_done(&page.frame, &query);
    let on = civil_day(state.services.now()).to_string();
    Ok(shown(page.frame, notice, &year, on, &Violations::new()))
}

/// Notes when the council was told.
pub async fn note(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let asked: i32 = fields.get("year").parse().unwrap_or(0);
    let typed = fields.get("on").trim().to_owned();
    let wrong = match parse_day(&typed) {
        Some(on) => match yearly::note_told(services, actor, asked, on).await {
            Ok(_) => {
                let rest = format!("staff/initiatives/year?year={asked}&done=saved");
                return Ok(see_other(&page.frame.address(&rest)));
            }
            Err(error) => mendable(error)?,
        },
        None => {
            let code = if typed.is_empty() { Code::Required } else { Code::NotADate };
            vec![Violation::new(code, ["on"])]
        }
    };
    let year = yearly::year(services, actor, Some(asked)).await?;
    Ok(shown(page.frame, None, &year, typed, &wrong))
}

fn shown(frame: Frame, notice: Option<Said>, year: &Year, on: String, wrong: &Violations) -> Response {
    let row = |view: &InitiativeView| Row {
        title: title_of(&frame, view),
        href: initiative_address(&frame, view.initiative.id, ""),
        received: frame.date(view.initiative.received_on),
        state: frame.text(view.initiative.state().label_key()),
        outcome: view.initiative.outcome().map(|outcome| frame.text(outcome.kind.label_key())),
    };
    let counted = &year.figures;
    let of = [
        ("staff-initiatives-received", counted.received),
        ("staff-initiatives-handling", counted.handling),
        ("staff-initiatives-answered", counted.answered),
        ("staff-initiatives-accepted", counted.accepted),
        ("staff-initiatives-transferred", counted.transferred),
        ("staff-initiatives-withdrawn", counted.withdrawn),
        ("staff-initiatives-in-time", counted.in_time),
        ("staff-initiatives-late", counted.late),
    ];
    let figure =
        |(key, count): (&str, u32)| Figure { label: frame.text(key), value: frame.integer(count.into()) };
    let of_maker = |(kind, count): &(MakerKind, u32)| Figure {
        label: frame.text(kind.label_key()),
        value: frame.integer((*count).into()),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("on") => "on".to_owned(),
        _ => String::new(),
    };
    let page = YearPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        year: year.year,
        years: year.years.iter().map(|one| YearOption { year: *one, selected: *one == year.year }).collect(),
        figures: of.into_iter().map(figure).chain(counted.by_maker.iter().map(of_maker)).collect(),
        rows: year.initiatives.iter().map(row).collect(),
        told_on: year.told_on.map(|on| frame.date(on)),
        on,
        frame,
    };
    html(status, Keep::Nothing, &page)
}
