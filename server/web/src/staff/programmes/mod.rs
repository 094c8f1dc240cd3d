//! Participation programmes on the pages of staff: the list, what a version says, bringing one, approving, comparing.

mod adopt;
mod compare;
mod import;
mod show;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{ProgrammeVersionId, TypedId};
use domain::identity::{Action, Scope};
use domain::programme::{KnownProgramme, Programme, ProgrammeVersion};
use domain::{Violation, Violations};
use service::ServiceError;

use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::programme::{adoption, state};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;
use crate::{Failure, Reply};

pub(super) use adopt::{save as adopt, show as show_adoption};
pub(super) use compare::show as compare;
pub(super) use import::{show as show_import, submit as submit_import, template};
pub(super) use show::{csv, json, remove, show};

/// The address of a version's page; `rest` begins with a slash or a question mark, or is empty.
fn version_address(frame: &Frame, id: ProgrammeVersionId, rest: &str) -> String {
    frame.address(&format!("staff/programme-versions/{}{rest}", id.uuid()))
}

/// The id of the field that a violation is about; blank for what is not typed.
fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("revision" | "versionId" | "file" | "key") => String::new(),
        _ => violation.path.join("."),
    }
}

/// Refuses whoever may not bring programmes, before anything is shown to them.
fn may_manage(page: &Page) -> Result<(), Failure> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if actor.may(Action::ManageProgrammes, Scope::County) { Ok(()) } else { Err(ServiceError::Denied.into()) }
}

/// How much of each part there is, in a line.
fn counts(frame: &Frame, content: &domain::programme::ProgrammeContent) -> Said {
    let counts = content.counts();
    frame.with(
        "staff-programme-counts",
        [
            ("goals", counts.goals.into()),
            ("measures", counts.measures.into()),
            ("indicators", counts.indicators.into()),
        ],
    )
}

struct Row {
    href: String,
    name: Said,
    number: i32,
    state: Said,
    counts: Said,
    /// When it was approved, and when a draft was changed.
    when: String,
}

struct Known {
    value: &'static str,
    label: Said,
}

#[derive(Template)]
#[template(path = "staff/programmes.html")]
struct ListPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    rows: Vec<Row>,
    is_managed: bool,
    known: Vec<Known>,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    list_page(page, &state, notice, &Violations::new()).await
}

/// Loads a programme that Osallistu knows.
pub async fn load(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let known = KnownProgramme::from_code(fields.get("known")).ok_or(ServiceError::NotFound)?;
    match service::programme::load(services, actor, known).await {
        Ok(view) => Ok(see_other(&version_address(&page.frame, view.version.id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            list_page(page, &state, None, &wrong).await
        }
    }
}

async fn list_page(page: Page, web: &WebState, notice: Option<Said>, wrong: &Violations) -> Reply {
    let Page { frame, caller, .. } = page;
    let actor = &caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !actor.may_somewhere(Action::ViewProgrammes) {
        return Err(ServiceError::Denied.into());
    }
    let programmes = service::programme::list(&web.services, actor).await?;
    let row = |programme: &Programme, version: &ProgrammeVersion| Row {
        href: version_address(&frame, version.id, ""),
        name: frame.wording(&version.content.name),
        number: version.number,
        state: state(&frame, programme.state(version)),
        counts: counts(&frame, &version.content),
        when: adoption(&frame, version)
            .map_or_else(|| frame.date_time(version.updated_at), |adoption| adoption.on),
    };
    let rows = programmes
        .iter()
        .flat_map(|programme| programme.versions.iter().rev().map(|version| row(programme, version)))
        .collect();
    let known = KnownProgramme::ALL.iter();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        rows,
        is_managed: actor.may(Action::ManageProgrammes, Scope::County),
        known: known.map(|one| Known { value: one.code(), label: frame.text(one.label_key()) }).collect(),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

/// The status of a page that tells what is wrong, or that nothing is.
fn written(wrong: &Violations, page: &impl Template) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html(status, Keep::Revalidate, page)
}
