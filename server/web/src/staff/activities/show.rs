//! One activity: what is written of it, and how it went.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::activity::{Counting, HeldReport};
use domain::id::ActivityId;
use domain::identity::Action;
use domain::time::civil_day;
use domain::{Code, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::activity::{self, ActivityView};

use super::{Choice, activity_address, choices, languages, managed, reader, shown, typed_field};
use crate::Reply;
use crate::activity::{ActivityFacts, public_activity};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, said_done, scopes};
use crate::state::WebState;

/// How it went, as it stands in the form.
#[derive(Clone)]
struct Typed {
    participants: String,
    counting: Option<Counting>,
    reach: String,
    outcome: LocalizedText,
}

impl Typed {
    fn of(view: &ActivityView) -> Self {
        let report = view.activity.report();
        let reach = report.and_then(|report| report.reach);
        Self {
            participants: report.map(|report| report.participants.to_string()).unwrap_or_default(),
            counting: report.map(|report| report.counting),
            reach: reach.map(|reach| reach.to_string()).unwrap_or_default(),
            outcome: report.map(|report| report.outcome.clone()).unwrap_or_default(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, view: &ActivityView) -> Self {
        let languages = languages();
        let before = Self::of(view);
        Self {
            participants: fields.get("participants").trim().to_owned(),
            counting: Counting::from_code(fields.get("counting")),
            reach: fields.get("reach").trim().to_owned(),
            outcome: shown(&languages).sent(fields, "outcome", before.outcome),
        }
    }

    /// What it means, or everything that is wrong with it.
    fn read(&self) -> Result<HeldReport, Violations> {
        let mut wrong = Violations::new();
        let mut number = |field: &'static str, text: &str, is_needed: bool| {
            let read = text.replace([' ', '\u{a0}'], "").parse::<u32>().ok();
            if read.is_none() && (is_needed || !text.is_empty()) {
                let code = if text.is_empty() { Code::Required } else { Code::NotAWholeNumber };
                wrong.push(Violation::new(code, [field]));
            }
            read
        };
        let participants = number("participants", &self.participants, true);
        let reach = number("reach", &self.reach, false);
        if self.counting.is_none() {
            wrong.push(Violation::new(Code::Required, ["counting"]));
        }
        match (participants, self.counting) {
            (Some(participants), Some(counting)) if wrong.is_empty() => {
                Ok(HeldReport { participants, counting, reach, outcome: self.outcome.clone() })
            }
            _ => Err(wrong),
        }
    }
}

#[derive(Template)]
#[template(path = "staff/activity.html")]
struct ActivityPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    facts: ActivityFacts,
    owner: String,
    topics: Vec<Said>,
    tags: Vec<String>,
    is_public: bool,
    action: String,
    edit: Option<String>,
    /// The page for everybody, where it is public.
    public: Option<String>,
    version: i64,
    /// Its last day has come, so that how it went can be written down.
    may_report: bool,
    is_held: bool,
    /// It lies ahead and nobody has to report it yet.
    is_ahead: bool,
    may_call_off: bool,
    may_remove: bool,
    participants: String,
    counting: Vec<Choice>,
    reach: String,
    outcome: TextField,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ActivityId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    reader(&page, Action::ViewActivities)?;
    let view = activity::view(&state.services, &page.caller.actor, id).await?;
    let (notice, typed) = (said_done(&page.frame, &query), Typed::of(&view));
    activity_page(page, &state, &view, typed, notice, &Violations::new()).await
}

/// Reports, takes the report back, calls off or takes out, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ActivityId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let version = fields.get("version").parse().unwrap_or(0);
    let mut typed = Typed::of(&view);
    let done = match fields.get("act") {
        "report" => {
            typed = Typed::sent(&fields, &view);
            match typed.read() {
                Ok(report) => activity::report(services, actor, id, version, report).await.map(drop),
                Err(wrong) => Err(ServiceError::Invalid(wrong)),
            }
        }
        "reopen" => activity::reopen(services, actor, id, version).await.map(drop),
        "callOff" => activity::call_off(services, actor, id, version).await.map(drop),
        "remove" => match activity::remove(services, actor, id, version).await {
            Ok(()) => return Ok(see_other(&page.frame.address("staff/activities?done=removed"))),
            Err(error) => Err(error),
        },
        _ => Err(ServiceError::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&activity_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            activity_page(page, &state, &view, typed, None, &wrong).await
        }
    }
}

async fn activity_page(
    page: Page,
    state: &WebState,
    view: &ActivityView,
    typed: Typed,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let one = &view.activity;
    let Page { frame, county, .. } = page;
    let facts = ActivityFacts::new(&frame, &county, view);
    let languages = languages();
    let outcome = shown(&languages).optional("outcome", frame.text("activity-outcome"), 5, &typed.outcome);
    let is_over = one.content.last_day() <= civil_day(state.services.now());
    let is_held = one.report().is_some();
    let is_open = view.is_managed && !facts.is_called_off;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ActivityPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        owner: scopes::label(one.owner, &county, &divisions, &frame.language),
        topics: one.content.topics.iter().map(|topic| frame.text(topic.label_key())).collect(),
        tags: one.content.tags.clone(),
        is_public: one.content.is_public,
        action: activity_address(&frame, one.id, ""),
        edit: is_open.then(|| activity_address(&frame, one.id, "/edit")),
        public: one.content.is_public.then(|| public_activity(&frame, one)),
        version: one.version,
        may_report: is_open && is_over,
        is_held,
        is_ahead: is_open && !is_over,
        may_call_off: is_open && !is_held,
        may_remove: view.is_managed && one.is_removable(),
        participants: typed.participants,
        counting: choices!(frame, Counting, |one| typed.counting == Some(*one)),
        reach: typed.reach,
        outcome,
        facts,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
