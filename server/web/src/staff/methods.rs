//! The methods bank on the pages of staff: the county rewrites, retires and adds.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::activity::ParticipationCategory;
use domain::id::{MethodId, TypedId};
use domain::identity::{Action, Scope};
use domain::method::{Effort, Method, MethodContent, MethodFamily};
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::{ServiceError, method};

use super::activities::{Choice, choices, languages, reader, shown};
use super::edit::expired;
use super::texts::TextField;
use super::{IdPath, StaffPage, mendable, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::{public_method, see_other};
use crate::said::Said;
use crate::state::WebState;

struct Row {
    /// The form, for those who may write; else the page for everybody.
    href: String,
    name: Said,
    effort: Said,
    family: Said,
    held: u32,
    is_retired: bool,
    origin: Said,
}

#[derive(Template)]
#[template(path = "staff/methods.html")]
struct MethodsPage {
    frame: Frame,
    notice: Option<Said>,
    rows: Vec<Row>,
    may_write: bool,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    reader(&page, Action::ViewActivities)?;
    let bank = method::bank(&state.services).await?;
    let uses = method::use_counts(&state.services).await?;
    let may_write = page.caller.actor.may(Action::ManageActivities, Scope::County);
    let frame = page.frame;
    let row = |one: &Method| Row {
        href: if may_write { method_address(&frame, one.id, "") } else { public_method(&frame, one.id) },
        name: frame.content(&one.content.name, &LanguageTag::finnish()),
        effort: frame.text(one.content.effort.label_key()),
        family: frame.text(one.content.family.label_key()),
        held: uses.get(&one.id).copied().unwrap_or_default(),
        is_retired: one.is_retired,
        origin: frame.text(match (one.is_built_in, one.version) {
            (true, 0) => "staff-method-built-in",
            (true, _) => "staff-method-rewritten",
            (false, _) => "staff-method-own",
        }),
    };
    let rows = bank.iter().map(row).collect();
    let page = MethodsPage { notice: said_done(&frame, &query), rows, may_write, frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// The address of a method's form.
fn method_address(frame: &Frame, id: MethodId, rest: &str) -> String {
    frame.address(&format!("staff/methods/{}{rest}", id.uuid()))
}

/// A method as it stands in the form.
struct Typed {
    content: MethodContent,
    effort: Option<Effort>,
    family: Option<MethodFamily>,
    version: String,
}

impl Typed {
    fn of(one: &Method) -> Self {
        Self {
            content: one.content.clone(),
            effort: Some(one.content.effort),
            family: Some(one.content.family),
            version: one.version.to_string(),
        }
    }

    fn blank() -> Self {
        let content = MethodContent::blank();
        Self { effort: Some(content.effort), family: Some(content.family), content, version: String::new() }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: MethodContent) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let categories: BTreeSet<_> =
            fields.all("categories").filter_map(ParticipationCategory::from_code).collect();
        let (effort, family) =
            (Effort::from_code(fields.get("effort")), MethodFamily::from_code(fields.get("family")));
        let content = MethodContent {
            name: shown.sent(fields, "name", before.name),
            about: shown.sent(fields, "about", before.about),
            suits: shown.sent(fields, "suits", before.suits),
            steps: shown.sent(fields, "steps", before.steps),
            access: shown.sent(fields, "access", before.access),
            effort: effort.unwrap_or(before.effort),
            family: family.unwrap_or(before.family),
            categories,
        };
        Self { content, effort, family, version: fields.get("version").to_owned() }
    }

    /// What it means, or everything that is wrong with it.
    fn read(&self) -> Result<MethodContent, Violations> {
        let mut wrong = self.content.check().err().unwrap_or_default();
        for (field, is_blank) in [("effort", self.effort.is_none()), ("family", self.family.is_none())] {
            if is_blank {
                wrong.push(Violation::new(Code::Required, [field]));
            }
        }
        if wrong.is_empty() { Ok(self.content.clone()) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/method_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    /// `None` for one that is being added.
    before: Option<Before>,
    texts: [TextField; 5],
    efforts: Vec<Choice>,
    families: Vec<Choice>,
    categories: Vec<Choice>,
    version: String,
}

/// What the form is about.
struct Before {
    name: Said,
    public: String,
    is_retired: bool,
}

/// Only those who write of activities of the whole county keep the bank.
fn keeper(page: &Page) -> Result<(), crate::Failure> {
    reader(page, Action::ManageActivities)?;
    match page.caller.actor.may(Action::ManageActivities, Scope::County) {
        true => Ok(()),
        false => Err(ServiceError::Denied.into()),
    }
}

pub async fn new(StaffPage(page): StaffPage) -> Reply {
    keeper(&page)?;
    Ok(form(page.frame, None, &Typed::blank(), &Violations::new()))
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields, MethodContent::blank());
    let wrong = match typed.read() {
        Ok(content) => match method::create(services, actor, content).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/methods?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(form(page.frame, None, &typed, &wrong))
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MethodId>,
    State(state): State<WebState>,
) -> Reply {
    keeper(&page)?;
    let one = method::find(&state.services, id).await?;
    Ok(form(page.frame, Some(&one), &Typed::of(&one), &Violations::new()))
}

/// Saves, or takes the method out of what is offered or back into it, as the button says.
pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MethodId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let one = method::find(services, id).await?;
    let act = fields.get("act");
    let (typed, done) = if matches!(act, "retire" | "takeBack") {
        let version = fields.get("version").parse().unwrap_or(-1);
        (Typed::of(&one), method::retire(services, actor, id, version, act == "retire").await)
    } else {
        let typed = Typed::sent(&fields, one.content.clone());
        let version = typed.version.parse().unwrap_or(-1);
        let done = match typed.read() {
            Ok(content) => method::save(services, actor, id, version, content).await,
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        (typed, done)
    };
    match done {
        Ok(_) => Ok(see_other(&page.frame.address("staff/methods?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            Ok(form(page.frame, Some(&one), &typed, &wrong))
        }
    }
}

fn form(
    frame: Frame,
    before: Option<&Method>,
    typed: &Typed,
    wrong: &Violations,
) -> axum::response::Response {
    let languages = languages();
    let shown = shown(&languages);
    let content = &typed.content;
    let optional = |name: &str, label: &str, rows, text: &LocalizedText| {
        shown.optional(name, frame.text(label), rows, text)
    };
    let texts = [
        shown.field("name", frame.text("staff-method-name"), 1, &content.name),
        shown.field("about", frame.text("staff-method-about"), 3, &content.about),
        optional("suits", "method-suits", 3, &content.suits),
        optional("steps", "method-steps", 6, &content.steps).with_help(&frame, "staff-method-steps-help"),
        optional("access", "activity-access", 3, &content.access),
    ];
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("version") => String::new(),
        _ => violation.path.join("."),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, field),
        before: before.map(|one| Before {
            name: frame.content(&one.content.name, &LanguageTag::finnish()),
            public: public_method(&frame, one.id),
            is_retired: one.is_retired,
        }),
        texts,
        efforts: choices!(frame, Effort, |one| typed.effort == Some(*one)),
        families: choices!(frame, MethodFamily, |one| typed.family == Some(*one)),
        categories: choices!(frame, ParticipationCategory, |one| content.categories.contains(one)),
        version: typed.version.clone(),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
