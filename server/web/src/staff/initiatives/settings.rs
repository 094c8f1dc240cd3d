//! What the county has decided of initiatives.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::identity::{Action, Scope};
use domain::initiative::InitiativeSettings;
use service::ServiceError;
use service::initiative::settings;

use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

/// One number of the form.
struct Number {
    field: &'static str,
    label: Said,
    help: Said,
    value: String,
}

#[derive(Template)]
#[template(path = "staff/initiative_settings.html")]
struct SettingsPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    numbers: Vec<Number>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let actor = &page.caller.actor;
    let now = settings::read(&state.services, actor).await?;
    if !actor.may(Action::ManageInitiatives, Scope::County) {
        return Err(ServiceError::Denied.into());
    }
    let notice = said_done(&page.frame, &query);
    let typed = [
        now.residents,
        now.share_percent,
        now.share_months,
        now.tell_days,
        now.answer_months,
        now.kept_months,
    ];
    Ok(form(page.frame, notice, typed.map(|number| number.to_string()), &Violations::new()))
}

const FIELDS: [&str; 6] =
    ["residents", "sharePercent", "shareMonths", "tellDays", "answerMonths", "keptMonths"];

pub async fn save(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = FIELDS.map(|field| fields.get(field).trim().to_owned());
    // What is no number is out of range, and told as that.
    let [residents, share_percent, share_months, tell_days, answer_months, kept_months] =
        typed.clone().map(|number| number.replace([' ', '\u{a0}'], "").parse().unwrap_or(u32::MAX));
    let new =
        InitiativeSettings { residents, share_percent, share_months, tell_days, answer_months, kept_months };
    match settings::change(services, actor, new).await {
        Ok(_) => Ok(see_other(&page.frame.address("staff/initiatives/settings?done=saved"))),
        Err(error) => Ok(form(page.frame, None, typed, &mendable(error)?)),
    }
}

fn form(frame: Frame, notice: Option<Said>, typed: [String; 6], wrong: &Violations) -> Response {
    let words = [
        (frame.text("staff-initiative-residents"), frame.text("staff-initiative-residents-help")),
        (frame.text("staff-initiative-share-percent"), frame.text("staff-initiative-share-percent-help")),
        (frame.text("staff-initiative-share-months"), frame.text("staff-initiative-share-months-help")),
        (frame.text("staff-initiative-tell-days"), frame.text("staff-initiative-tell-days-help")),
        (frame.text("staff-initiative-answer-months"), frame.text("staff-initiative-answer-months-help")),
        (frame.text("staff-initiative-kept-months"), frame.text("staff-initiative-kept-months-help")),
    ];
    let numbers = FIELDS.into_iter().zip(words).zip(typed);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SettingsPage {
        notice,
        problems: Problems::by_path(&frame, wrong),
        numbers: numbers
            .map(|((field, (label, help)), value)| Number { field, label, help, value })
            .collect(),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
