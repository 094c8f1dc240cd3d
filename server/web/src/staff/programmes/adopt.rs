//! Writing down that a body has approved a draft: asked for and explained first, since it cannot be undone.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::id::ProgrammeVersionId;
use domain::programme::{Adoption, VersionState};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::programme::{self, VersionView};

use super::{may_manage, typed_field, version_address, written};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Page};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::texts::{Shown, TextField};
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// The languages in which bodies have names.
const TOLD_IN: [&str; 3] = ["fi", "sv", "en"];

#[derive(Template)]
#[template(path = "staff/programme_adopt.html")]
struct AdoptPage {
    frame: Frame,
    problems: Problems,
    name: Said,
    number: i32,
    back: String,
    revision: String,
    body: TextField,
    on: String,
}

/// What was typed, or what the programme itself tells of its approval.
struct Typed {
    body: LocalizedText,
    on: String,
    revision: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
) -> Reply {
    let view = draft(&page, &state, id).await?;
    let today = civil_day(state.services.now());
    let content = &view.version.content;
    let approval = content.approval.as_ref();
    let party = approval.and_then(|approval| content.party(&approval.body));
    let mut body = LocalizedText::default();
    let finnish = LanguageTag::finnish();
    for (language, text) in party.iter().flat_map(|party| party.name.entries()) {
        body.set(language.clone(), text, &finnish);
    }
    let on = approval.map(|approval| approval.on).filter(|on| *on <= today).unwrap_or(today);
    let typed = Typed { body, on: on.to_string(), revision: view.version.revision.to_string() };
    Ok(adopt_page(page.frame, &view, &typed, &Violations::new()))
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = draft(&page, &state, id).await?;
    let (languages, source) = (languages(), LanguageTag::finnish());
    let shown = Shown { languages: &languages, source: &source };
    let typed = Typed {
        body: shown.sent(&fields, "body", LocalizedText::default()),
        on: fields.get("on").to_owned(),
        revision: fields.get("revision").to_owned(),
    };
    let Some(on) = parse_day(&typed.on) else {
        let wrong = vec![Violation::new(Code::NotADate, ["on"])];
        return Ok(adopt_page(page.frame, &view, &typed, &wrong));
    };
    let adoption = Adoption { body: typed.body.clone(), on };
    let revision = typed.revision.parse().unwrap_or(0);
    match programme::adopt(services, actor, id, revision, adoption).await {
        Ok(_) => Ok(see_other(&version_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            Ok(adopt_page(page.frame, &view, &typed, &wrong))
        }
    }
}

fn languages() -> Vec<LanguageTag> {
    TOLD_IN.iter().filter_map(|tag| tag.parse().ok()).collect()
}

/// A draft that the reader may write of.
async fn draft(page: &Page, state: &WebState, id: ProgrammeVersionId) -> Result<VersionView, crate::Failure> {
    may_manage(page)?;
    let view = programme::version(&state.services, &page.caller.actor, id).await?;
    if view.programme.state(&view.version) == VersionState::Draft {
        Ok(view)
    } else {
        Err(ServiceError::NotFound.into())
    }
}

fn adopt_page(frame: Frame, view: &VersionView, typed: &Typed, wrong: &Violations) -> Response {
    let (languages, source) = (languages(), LanguageTag::finnish());
    let shown = Shown { languages: &languages, source: &source };
    let page = AdoptPage {
        problems: Problems::new(&frame, wrong, typed_field),
        name: frame.wording(&view.version.content.name),
        number: view.version.number,
        back: version_address(&frame, view.version.id, ""),
        revision: typed.revision.clone(),
        body: shown.field("body", frame.text("staff-programme-body"), 1, &typed.body),
        on: typed.on.clone(),
        frame,
    };
    written(wrong, &page)
}
