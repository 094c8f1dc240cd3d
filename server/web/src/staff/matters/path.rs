//! The path of a matter through bodies, edited as rows: a row without a body is none.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::body::Body;
use domain::id::{BodyId, MatterId, TypedId};
use domain::matter::{PathStep, STEPS_MAX, StepRole};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use service::matter::{self, MatterView};

use super::{managed, matter_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::preparation::{Choice, code_choices, needed_day};
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// Rows for steps to come that the form has.
const SPARE_ROWS: usize = 3;

/// A step as it stands in the form.
#[derive(Clone, Default)]
struct Typed {
    body: String,
    on: String,
    role: String,
    address: String,
}

impl Typed {
    fn is_blank(&self) -> bool {
        self.body.is_empty() && self.on.is_empty() && self.address.is_empty()
    }
}

/// A row of the form.
struct Row {
    /// From one on, as people count.
    number: usize,
    /// The names of its fields.
    on_field: String,
    body_field: String,
    role_field: String,
    address_field: String,
    bodies: Vec<Choice>,
    roles: Vec<Choice>,
    on: String,
    address: String,
}

#[derive(Template)]
#[template(path = "staff/matter_path.html")]
struct PathPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    version: String,
    rows: Vec<Row>,
    /// There are bodies to choose of.
    has_bodies: bool,
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MatterId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let typed = view.matter.path.steps().iter().map(|step| Typed {
        body: step.body.uuid().to_string(),
        on: step.on.to_string(),
        role: step.role.code().to_owned(),
        address: step.address.clone(),
    });
    let version = view.matter.version.to_string();
    let typed = typed.collect();
    form(page, &state, &view, (typed, version), &Violations::new()).await
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
    let typed = sent(&fields);
    let version = fields.get("version").to_owned();
    let wrong = match read(&typed, civil_day(services.now())) {
        Ok(steps) => {
            match matter::save_path(services, actor, id, version.parse().unwrap_or(0), steps).await {
                Ok(_) if fields.get("act") == "more" => {
                    return Ok(see_other(&matter_address(&page.frame, id, "/path")));
                }
                Ok(_) => return Ok(see_other(&matter_address(&page.frame, id, "?done=saved"))),
                Err(error) => mendable(error)?,
            }
        }
        Err(wrong) => wrong,
    };
    form(page, &state, &view, (typed, version), &wrong).await
}

/// The rows that something stands in.
fn sent(fields: &Fields) -> Vec<Typed> {
    let row = |number: usize| {
        let value = |name: &str| fields.get(&format!("steps.{number}.{name}")).trim().to_owned();
        Typed { body: value("bodyId"), on: value("on"), role: value("role"), address: value("address") }
    };
    // One more than there may be, so that too many are told of.
    (0..=STEPS_MAX + SPARE_ROWS).map(row).filter(|typed| !typed.is_blank()).collect()
}

/// What the rows mean, or what in them means nothing.
fn read(typed: &[Typed], today: chrono::NaiveDate) -> Result<Vec<PathStep>, Violations> {
    let mut wrong = Violations::new();
    let mut steps = Vec::new();
    for (place, row) in typed.iter().enumerate() {
        let field = |name: &str| format!("steps.{place}.{name}");
        let body: Option<BodyId> = parse_id(&row.body);
        if body.is_none() {
            wrong.push(Violation::new(Code::Required, [field("bodyId")]));
        }
        let role = StepRole::from_code(&row.role);
        if role.is_none() {
            wrong.push(Violation::new(Code::Required, [field("role")]));
        }
        let on = needed_day(&field("on"), &row.on, today, &mut wrong);
        if let (Some(body), Some(role)) = (body, role) {
            steps.push(PathStep { body, on, role, address: row.address.clone() });
        }
    }
    if wrong.is_empty() { Ok(steps) } else { Err(wrong) }
}

async fn form(
    page: Page,
    state: &WebState,
    view: &MatterView,
    (mut typed, version): (Vec<Typed>, String),
    wrong: &Violations,
) -> Reply {
    let bodies = service::body::all(&state.services, &page.caller.actor).await?;
    let today = civil_day(state.services.now());
    let frame = page.frame;
    let spare = SPARE_ROWS.min(STEPS_MAX.saturating_sub(typed.len()));
    typed.extend(std::iter::repeat_n(Typed::default(), spare));
    let row = |(number, typed): (usize, &Typed)| {
        let role = StepRole::from_code(&typed.role);
        Row {
            number: number + 1,
            on_field: format!("steps.{number}.on"),
            body_field: format!("steps.{number}.bodyId"),
            role_field: format!("steps.{number}.role"),
            address_field: format!("steps.{number}.address"),
            bodies: body_choices(&frame, &bodies, &typed.body, today),
            roles: code_choices!(frame, StepRole, role),
            on: typed.on.clone(),
            address: typed.address.clone(),
        }
    };
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("version" | "matterId") => String::new(),
        _ => violation.path.join("."),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut problems = Problems::new(&frame, wrong, field);
    let rows: Vec<Row> = typed.iter().enumerate().map(row).collect();
    let places: Vec<(&str, String)> = rows
        .iter()
        .flat_map(|row| {
            let fields = [&row.on_field, &row.body_field, &row.role_field, &row.address_field];
            fields.map(|field| (field.as_str(), format!("{}.", row.number)))
        })
        .collect();
    problems.place(&places);
    let page = PathPage {
        problems,
        title: frame.content(&view.matter.content.title, &LanguageTag::finnish()),
        back: matter_address(&frame, view.matter.id, ""),
        version,
        rows,
        has_bodies: !bodies.is_empty(),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

/// The bodies at work, and the one that is chosen even where it has ended.
fn body_choices(frame: &Frame, bodies: &[Body], chosen: &str, today: chrono::NaiveDate) -> Vec<Choice> {
    let choice = |body: &Body| {
        let value = body.id.uuid().to_string();
        let is_on = value == chosen;
        let name = frame.content(&body.content.name, &LanguageTag::finnish());
        (is_on || body.is_at_work(today)).then(|| Choice::new(value, name, is_on))
    };
    bodies.iter().filter_map(choice).collect()
}
