//! Attaching an assessment of effects on children to a matter.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::MatterId;
use domain::matter::AssessmentContent;
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText, Violations};
use service::matter::{MatterView, assessment};

use super::{managed, matter_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::{join, needed_day, typed_field};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// An assessment as it stands in the form.
struct Typed {
    on: String,
    summary: LocalizedText,
    address: String,
}

#[derive(Template)]
#[template(path = "staff/matter_assessment.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    on: String,
    summary: TextField,
    address: String,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let on = civil_day(state.services.now()).to_string();
    let typed = Typed { on, summary: LocalizedText::default(), address: String::new() };
    Ok(form(page, &view, typed, &Violations::new()))
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let languages = languages();
    let typed = Typed {
        on: fields.get("on").trim().to_owned(),
        summary: shown(&languages).sent(&fields, "summary", LocalizedText::default()),
        address: fields.get("address").trim().to_owned(),
    };
    let today = civil_day(services.now());
    let mut wrong = Violations::new();
    let content = AssessmentContent {
        on: needed_day("on", &typed.on, today, &mut wrong),
        summary: typed.summary.clone(),
        address: typed.address.clone(),
    };
    let mut wrong = join(wrong, content.check(today));
    if wrong.is_empty() {
        match assessment::add(services, actor, id, content).await {
            Ok(_) => return Ok(see_other(&matter_address(&page.frame, id, "?done=saved"))),
            Err(error) => wrong = mendable(error)?,
        }
    }
    Ok(form(page, &view, typed, &wrong))
}

fn form(page: Page, view: &MatterView, typed: Typed, wrong: &Violations) -> axum::response::Response {
    let frame = page.frame;
    let languages = languages();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        title: frame.content(&view.matter.content.title, &LanguageTag::finnish()),
        back: matter_address(&frame, view.matter.id, ""),
        summary: shown(&languages).field(
            "summary",
            frame.text("staff-assessment-summary"),
            5,
            &typed.summary,
        ),
        on: typed.on,
        address: typed.address,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
