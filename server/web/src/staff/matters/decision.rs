//! What was decided, and what taking part had to do with it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::MatterId;
use domain::matter::Decision;
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText, Violations};
use service::ServiceError;
use service::matter::{self, MatterView};

use super::{managed, matter_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::{needed_day, typed_field};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// A decision as it stands in the form.
struct Typed {
    on: String,
    decided: LocalizedText,
    effect: LocalizedText,
    version: String,
}

#[derive(Template)]
#[template(path = "staff/matter_decision.html")]
struct DecisionPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    version: String,
    on: String,
    texts: [TextField; 2],
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let matter = &view.matter;
    if !matter.progress.may_be_decided() {
        return Err(ServiceError::NotFound.into());
    }
    let today = civil_day(state.services.now());
    let (decided, effect) =
        matter.progress.decision().map(|it| (it.decided.clone(), it.effect.clone())).unwrap_or_default();
    let typed = Typed {
        on: matter.decided_on().filter(|on| *on <= today).unwrap_or(today).to_string(),
        decided,
        effect,
        version: matter.version.to_string(),
    };
    Ok(form(page, &view, typed, &Violations::new()))
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
    let view = managed(&page, &state, id).await?;
    let languages = languages();
    let shown = shown(&languages);
    let (decided, effect) =
        view.matter.progress.decision().map(|it| (it.decided.clone(), it.effect.clone())).unwrap_or_default();
    let typed = Typed {
        on: fields.get("on").trim().to_owned(),
        decided: shown.sent(&fields, "decided", decided),
        effect: shown.sent(&fields, "effect", effect),
        version: fields.get("version").to_owned(),
    };
    let mut wrong = Violations::new();
    let on = needed_day("on", &typed.on, civil_day(services.now()), &mut wrong);
    if wrong.is_empty() {
        let decision = Decision { on, decided: typed.decided.clone(), effect: typed.effect.clone() };
        let version = typed.version.parse().unwrap_or(0);
        match matter::decide(services, actor, id, version, decision).await {
            Ok(_) => return Ok(see_other(&matter_address(&page.frame, id, "?done=saved"))),
            Err(error) => wrong = mendable(error)?,
        }
    }
    Ok(form(page, &view, typed, &wrong))
}

fn form(page: Page, view: &MatterView, typed: Typed, wrong: &Violations) -> axum::response::Response {
    let frame = page.frame;
    let languages = languages();
    let shown = shown(&languages);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let effect = shown.optional("effect", frame.text("matter-effect"), 6, &typed.effect);
    let page = DecisionPage {
        problems: Problems::new(&frame, wrong, typed_field),
        title: frame.content(&view.matter.content.title, &LanguageTag::finnish()),
        back: matter_address(&frame, view.matter.id, ""),
        version: typed.version,
        on: typed.on,
        texts: [
            shown.field("decided", frame.text("matter-decided"), 6, &typed.decided),
            effect.with_help(&frame, "staff-matter-effect-help"),
        ],
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
