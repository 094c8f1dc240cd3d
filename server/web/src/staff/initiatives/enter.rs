//! Writing down an initiative that came on paper, by phone or face to face.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::identity::{Action, Scope};
use domain::initiative::IntakeChannel;
use domain::time::civil_day;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::initiative::intake;

use super::initiative_address;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::initiative::{Choice, InitiativeForm, Typed};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/initiative_form.html")]
struct EntryPage {
    frame: Frame,
    problems: Problems,
    form: InitiativeForm,
    channels: Vec<Choice>,
    received_on: String,
    owners: Vec<ScopeOption>,
}

/// What was typed beside what the initiative says.
struct Entry {
    typed: Typed,
    channel: Option<IntakeChannel>,
    received_on: String,
    owner: Option<Scope>,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !page.caller.actor.may_somewhere(Action::ManageInitiatives) {
        return Err(ServiceError::Denied.into());
    }
    let entry = Entry {
        typed: Typed::blank(&page.frame.language),
        channel: None,
        received_on: civil_day(state.services.now()).to_string(),
        owner: None,
    };
    form(page, &state, entry, &Violations::new()).await
}

pub async fn submit(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let entry = Entry {
        typed: Typed::sent(&fields),
        channel: IntakeChannel::from_code(fields.get("channel")),
        received_on: fields.get("receivedOn").trim().to_owned(),
        owner: scopes::parse(fields.get("owner")),
    };
    let mut wrong = Violations::new();
    if entry.channel.is_none() {
        wrong.push(Violation::new(Code::Required, ["channel"]));
    }
    let received_on = parse_day(&entry.received_on);
    if received_on.is_none() {
        let code = if entry.received_on.is_empty() { Code::Required } else { Code::NotADate };
        wrong.push(Violation::new(code, ["receivedOn"]));
    }
    let new = match entry.typed.read() {
        Ok(new) if wrong.is_empty() => Some(new),
        Ok(new) => {
            wrong.extend(new.check().err().into_iter().flatten());
            None
        }
        Err(violations) => {
            wrong.extend(violations);
            None
        }
    };
    if let (Some(new), Some(channel), Some(on)) = (new, entry.channel, received_on) {
        let owner = entry.owner.unwrap_or(Scope::County);
        match intake::enter(services, actor, owner, channel, on, new).await {
            Ok(made) => return Ok(see_other(&initiative_address(&page.frame, made.id, "?done=saved"))),
            Err(error) => wrong = mendable(error)?,
        }
    }
    form(page, &state, entry, &wrong).await
}

async fn form(page: Page, state: &WebState, entry: Entry, wrong: &Violations) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, caller, county } = page;
    let channel = |channel: &IntakeChannel| Choice {
        value: channel.code(),
        label: frame.text(channel.label_key()),
        is_on: entry.channel == Some(*channel),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = EntryPage {
        problems: Problems::by_path(&frame, wrong),
        channels: IntakeChannel::ALL.iter().filter(|one| **one != IntakeChannel::Web).map(channel).collect(),
        owners: scopes::options(&county, &divisions, &frame.language, entry.owner, |scope| {
            caller.actor.may(Action::ManageInitiatives, scope)
        }),
        received_on: entry.received_on,
        form: entry.typed.form(&frame),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
