//! What is written of a body.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::body::{BodyContent, BodyKind, BodyRole};
use domain::id::BodyId;
use domain::{Code, LocalizedText, Violation, Violations};
use service::body;

use super::{body_address, keeper};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::{Choice, code_choices, join, optional_day, typed_field};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// A body as it stands in the form.
#[derive(Default)]
struct Typed {
    kind: Option<BodyKind>,
    role: Option<BodyRole>,
    is_statutory: bool,
    name: LocalizedText,
    purpose: LocalizedText,
    ended_on: String,
    contact: LocalizedText,
    meets: LocalizedText,
    website: String,
    /// One a line.
    members: String,
    version: String,
}

impl Typed {
    fn of(body: &domain::body::Body) -> Self {
        let content = body.content.clone();
        Self {
            kind: Some(content.kind),
            role: Some(content.role),
            is_statutory: content.is_statutory,
            name: content.name,
            purpose: content.purpose,
            ended_on: content.ended_on.map(|day| day.to_string()).unwrap_or_default(),
            contact: content.contact,
            meets: content.meets,
            website: content.website,
            members: content.members,
            version: body.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: Option<&BodyContent>) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let text = |field: &str, of: fn(&BodyContent) -> &LocalizedText| {
            shown.sent(fields, field, before.map(|one| of(one).clone()).unwrap_or_default())
        };
        Self {
            kind: BodyKind::from_code(fields.get("kind")),
            role: BodyRole::from_code(fields.get("role")),
            is_statutory: fields.has("isStatutory"),
            name: text("name", |one| &one.name),
            purpose: text("purpose", |one| &one.purpose),
            contact: text("contact", |one| &one.contact),
            meets: text("meets", |one| &one.meets),
            website: fields.get("website").trim().to_owned(),
            members: fields.get("members").trim().to_owned(),
            ended_on: fields.get("endedOn").trim().to_owned(),
            version: fields.get("version").to_owned(),
        }
    }

    /// What it means, or what in it means nothing.
    fn read(&self) -> Result<BodyContent, Violations> {
        let mut wrong = Violations::new();
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        if self.role.is_none() {
            wrong.push(Violation::new(Code::Required, ["role"]));
        }
        let content = BodyContent {
            kind: self.kind.unwrap_or(BodyKind::Other),
            role: self.role.unwrap_or(BodyRole::Influencing),
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            is_statutory: self.is_statutory,
            ended_on: optional_day("endedOn", &self.ended_on, &mut wrong),
            contact: self.contact.clone(),
            meets: self.meets.clone(),
            website: self.website.clone(),
            members: self.members.clone(),
        };
        let wrong = join(wrong, content.check());
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/body_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    back: String,
    kinds: Vec<Choice>,
    roles: Vec<Choice>,
    texts: [TextField; 2],
    /// How one reaches it, and when it meets.
    reaching: [TextField; 2],
    typed: Typed,
}

pub async fn new(StaffPage(page): StaffPage) -> Reply {
    keeper(&page)?;
    let typed = Typed { role: Some(BodyRole::Influencing), ..Typed::default() };
    Ok(form(page, None, typed, &Violations::new()))
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let typed = Typed::sent(&fields, None);
    let wrong = match typed.read() {
        Ok(content) => match body::create(services, actor, content).await {
            Ok(body) => return Ok(see_other(&body_address(&page.frame, body.id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(form(page, None, typed, &wrong))
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
) -> Reply {
    keeper(&page)?;
    let view = body::view(&state.services, &page.caller.actor, id).await?;
    Ok(form(page, Some(id), Typed::of(&view.body), &Violations::new()))
}

pub async fn save(
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
    let view = body::view(services, actor, id).await?;
    let typed = Typed::sent(&fields, Some(&view.body.content));
    let version = typed.version.parse().unwrap_or(0);
    let wrong = match typed.read() {
        Ok(content) => match body::save(services, actor, id, version, content).await {
            Ok(_) => return Ok(see_other(&body_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(form(page, Some(id), typed, &wrong))
}

fn form(page: Page, id: Option<BodyId>, typed: Typed, wrong: &Violations) -> axum::response::Response {
    let frame = page.frame;
    let languages = languages();
    let shown = shown(&languages);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: id.is_none(),
        back: id.map_or_else(|| frame.address("staff/bodies"), |id| body_address(&frame, id, "")),
        kinds: code_choices!(frame, BodyKind, typed.kind),
        roles: code_choices!(frame, BodyRole, typed.role),
        texts: [
            shown.field("name", frame.text("body-name"), 1, &typed.name),
            shown.optional("purpose", frame.text("body-purpose"), 3, &typed.purpose),
        ],
        reaching: [
            shown.optional("contact", frame.text("body-contact"), 3, &typed.contact),
            shown.optional("meets", frame.text("staff-body-meets"), 2, &typed.meets),
        ],
        typed,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
