//! A statement or bulletin of a body, or a matter that it has handled, as it is written down.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::body::{Body, BodyRecord, RecordContent, RecordKind};
use domain::id::{BodyId, BodyRecordId, MatterId, TypedId};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::body::record;
use service::matter;

use super::{body_address, keeper};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::{
    Choice, chosen, code_choices, join, matter_choices, needed_day, typed_field,
};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// A record as it stands in the form.
#[derive(Default)]
struct Typed {
    kind: Option<RecordKind>,
    on: String,
    title: LocalizedText,
    address: String,
    matter: String,
    was_before_decision: bool,
    version: String,
}

impl Typed {
    fn of(record: &BodyRecord) -> Self {
        let content = record.content.clone();
        Self {
            kind: Some(content.kind),
            on: content.on.to_string(),
            title: content.title,
            address: content.address,
            matter: content.matter.map(|id| id.uuid().to_string()).unwrap_or_default(),
            was_before_decision: content.was_before_decision,
            version: record.version.to_string(),
        }
    }

    fn sent(fields: &Fields, before: LocalizedText) -> Self {
        let languages = languages();
        let value = |name: &str| fields.get(name).trim().to_owned();
        Self {
            kind: RecordKind::from_code(fields.get("kind")),
            on: value("on"),
            title: shown(&languages).sent(fields, "title", before),
            address: value("address"),
            matter: value("matter"),
            was_before_decision: fields.has("wasBeforeDecision"),
            version: value("version"),
        }
    }

    /// What it means, or what in it means nothing.
    fn read(&self, today: chrono::NaiveDate) -> Result<RecordContent, Violations> {
        let mut wrong = Violations::new();
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let content = RecordContent {
            kind: self.kind.unwrap_or(RecordKind::Statement),
            on: needed_day("on", &self.on, today, &mut wrong),
            title: self.title.clone(),
            address: self.address.clone(),
            matter: chosen("matter", &self.matter, &mut wrong),
            was_before_decision: self.was_before_decision,
        };
        let wrong = join(wrong, content.check(today));
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/body_record.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    body: Said,
    back: String,
    kinds: Vec<Choice>,
    text: TextField,
    matters: Vec<Choice>,
    typed: Typed,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    keeper(&page)?;
    let view = service::body::view(&state.services, &page.caller.actor, id).await?;
    let typed = Typed {
        kind: query.get("kind").and_then(|code| RecordKind::from_code(code)),
        on: civil_day(state.services.now()).to_string(),
        ..Typed::default()
    };
    form(page, &state, &view.body, typed, &Violations::new()).await
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let view = service::body::view(services, actor, id).await?;
    let typed = Typed::sent(&fields, LocalizedText::default());
    let wrong = match typed.read(civil_day(services.now())) {
        Ok(content) => match record::create(services, actor, id, content).await {
            Ok(one) => return Ok(see_other(&of_year(&page.frame, id, &one.content))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, &view.body, typed, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyRecordId>,
    State(state): State<WebState>,
) -> Reply {
    keeper(&page)?;
    let (body, one) = record::view(&state.services, &page.caller.actor, id).await?;
    form(page, &state, &body, Typed::of(&one), &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyRecordId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let (body, one) = record::view(services, actor, id).await?;
    let typed = Typed::sent(&fields, one.content.title.clone());
    let version = typed.version.parse().unwrap_or(0);
    if fields.get("act") == "remove" {
        let wrong = match record::remove(services, actor, id, version).await {
            Ok(body) => return Ok(see_other(&of_year(&page.frame, body, &one.content))),
            Err(error) => mendable(error)?,
        };
        return form(page, &state, &body, typed, &wrong).await;
    }
    let wrong = match typed.read(civil_day(services.now())) {
        Ok(content) => match record::save(services, actor, id, version, content).await {
            Ok(one) => return Ok(see_other(&of_year(&page.frame, body.id, &one.content))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, &body, typed, &wrong).await
}

/// The page of the body in the year of a record.
fn of_year(frame: &Frame, body: BodyId, content: &RecordContent) -> String {
    let year = content.on.format("%Y");
    body_address(frame, body, &format!("?year={year}&done=saved"))
}

async fn form(page: Page, state: &WebState, body: &Body, typed: Typed, wrong: &Violations) -> Reply {
    let matters = matter::for_bodies(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let languages = languages();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let about: Option<MatterId> = parse_id(&typed.matter);
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("matterId") => "matter".to_owned(),
        _ => typed_field(violation),
    };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, field),
        is_new: typed.version.is_empty(),
        body: frame.content(&body.content.name, &LanguageTag::finnish()),
        back: body_address(&frame, body.id, ""),
        kinds: code_choices!(frame, RecordKind, typed.kind),
        text: shown(&languages).field("title", frame.text("staff-record-title"), 1, &typed.title),
        matters: matter_choices(&frame, &matters, about),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
