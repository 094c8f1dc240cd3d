//! When and how much an expert takes part, as a coordinator writes it down for them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::expert::{Expert, Times};
use domain::id::ExpertId;
use service::expert::{profile, registry};

use super::expert_address;
use crate::Reply;
use crate::expert_times::{Form, Reader, View};
use crate::forms::Fields;
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/expert_times.html")]
struct TimesPage {
    frame: Frame,
    alias: String,
    /// The expert's page.
    back: String,
    times: View,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let typed = Form::of(&Times::of(&expert.profile));
    Ok(form(page.frame, &expert, typed, &Violations::new()))
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let expert = registry::expert(services, actor, id).await?;
    let typed = Form::sent(&fields);
    let (times, mut wrong) = typed.read();
    if wrong.is_empty() {
        match profile::set_times(services, actor, id, times).await {
            Ok(_) => return Ok(see_other(&expert_address(&page.frame, id, "?done=saved"))),
            Err(error) => wrong = mendable(error)?,
        }
    } else {
        // Beside what the use case would find, so that all is mended at once.
        wrong.extend(times.put_into(expert.profile.clone()).err().unwrap_or_default());
    }
    Ok(form(page.frame, &expert, typed, &wrong))
}

fn form(frame: Frame, expert: &Expert, typed: Form, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TimesPage {
        alias: expert.profile.alias.clone(),
        back: expert_address(&frame, expert.id, ""),
        times: View::new(&frame, Reader::Coordinator, typed, wrong),
        frame,
    };
    html(status, Keep::Nothing, &page)
}
