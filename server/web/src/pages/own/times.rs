//! When and how much an expert takes part, on their own page.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::expert::Times;
use service::ServiceError;
use service::expert::own::times;

use super::{OwnPage, said_done};
use crate::Reply;
use crate::expert_times::{Form, Reader, View};
use crate::forms::Fields;
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own/times.html")]
struct TimesPage {
    frame: Frame,
    notice: Option<Said>,
    times: View,
}

pub async fn show(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let expert = times::expert(&state.services, &page.caller.actor).await?;
    let notice = said_done(&page.frame, &query);
    Ok(form(page.frame, Form::of(&Times::of(&expert.profile)), &Violations::new(), notice))
}

pub async fn save(OwnPage(page): OwnPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let typed = Form::sent(&fields);
    let (times, mut wrong) = typed.read();
    if wrong.is_empty() {
        match times::set_times(services, actor, times).await {
            Ok(_) => return Ok(see_other(&page.frame.address("own/times?done=saved"))),
            Err(ServiceError::Invalid(found)) => wrong = found,
            Err(error) => return Err(error.into()),
        }
    } else {
        // Beside what the use case would find, so that all is mended at once.
        let expert = times::expert(services, actor).await?;
        wrong.extend(times.put_into(expert.profile).err().unwrap_or_default());
    }
    Ok(form(page.frame, typed, &wrong, None))
}

fn form(frame: Frame, typed: Form, wrong: &Violations, notice: Option<Said>) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TimesPage { notice, times: View::new(&frame, Reader::Expert, typed, wrong), frame };
    html(status, Keep::Nothing, &page)
}

/// A break, or the end of one.
pub async fn change_standing(OwnPage(page): OwnPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let done = match fields.get("to") {
        "active" => times::resume(services, actor).await.map(|_| "resumed"),
        "paused" => times::pause(services, actor).await.map(|_| "paused"),
        _ => return Err(ServiceError::NotFound.into()),
    };
    Ok(see_other(&page.frame.address(&format!("own?done={}", done?))))
}
