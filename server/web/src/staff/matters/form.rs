//! What is written of a matter.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::Violations;
use domain::id::MatterId;
use domain::identity::{Action, Scope};
use domain::matter::MatterContent;
use service::matter;

use super::list::may_begin;
use super::{managed, matter_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::typed_field;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/matter_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    back: String,
    version: String,
    texts: [TextField; 2],
    case_number: String,
    is_public: bool,
    owners: Vec<ScopeOption>,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    may_begin(&page)?;
    let form = Form { typed: MatterContent::default(), version: String::new(), owner: Scope::County };
    shown_form(page, &state, None, form, &Violations::new()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    may_begin(&page)?;
    let owner = scopes::parse(fields.get("owner")).unwrap_or(Scope::County);
    let form = Form::sent(&fields, MatterContent::default(), owner);
    match matter::create(services, actor, owner, form.typed.clone()).await {
        Ok(matter) => Ok(see_other(&matter_address(&page.frame, matter.id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            shown_form(page, &state, None, form, &wrong).await
        }
    }
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
) -> Reply {
    let matter = managed(&page, &state, id).await?.matter;
    let version = matter.version.to_string();
    let form = Form { typed: matter.content, version, owner: matter.owner };
    shown_form(page, &state, Some(id), form, &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let matter = managed(&page, &state, id).await?.matter;
    let form = Form::sent(&fields, matter.content, matter.owner);
    let version = form.version.parse().unwrap_or(0);
    match matter::save(services, actor, id, version, form.typed.clone()).await {
        Ok(_) => Ok(see_other(&matter_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            shown_form(page, &state, Some(id), form, &wrong).await
        }
    }
}

/// A matter as it stands in the form.
struct Form {
    typed: MatterContent,
    version: String,
    owner: Scope,
}

impl Form {
    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: MatterContent, owner: Scope) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let typed = MatterContent {
            title: shown.sent(fields, "title", before.title),
            summary: shown.sent(fields, "summary", before.summary),
            case_number: fields.get("caseNumber").trim().to_owned(),
            is_public: fields.has("isPublic"),
        };
        Self { typed, version: fields.get("version").to_owned(), owner }
    }
}

async fn shown_form(
    page: Page,
    state: &WebState,
    id: Option<MatterId>,
    form: Form,
    wrong: &Violations,
) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, caller, county } = page;
    let languages = languages();
    let shown = shown(&languages);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let summary = shown.field("summary", frame.text("staff-matter-summary"), 5, &form.typed.summary);
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: id.is_none(),
        back: id.map_or_else(|| frame.address("staff/matters"), |id| matter_address(&frame, id, "")),
        version: form.version,
        texts: [
            shown.field("title", frame.text("staff-matter-title"), 1, &form.typed.title),
            summary.with_help(&frame, "staff-matter-summary-help"),
        ],
        case_number: form.typed.case_number,
        is_public: form.typed.is_public,
        owners: scopes::options(&county, &divisions, &frame.language, Some(form.owner), |scope| {
            caller.actor.may(Action::ManageMatters, scope)
        }),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
