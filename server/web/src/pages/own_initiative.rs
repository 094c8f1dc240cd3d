//! What has become of an initiative, behind the private link of its maker. Looking changes nothing, since mail scanners open
//! links, too; only the buttons reply to it and take it back.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::initiative::InitiativeState;
use service::initiative::own::{self, OwnInitiative};
use service::{Fault, ServiceError};

use super::own::{own_file, without_referrer};
use super::see_other;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::initiative::{NoteFacts, OutcomeFacts, ReplyFacts, public_address, transferred};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own_initiative.html")]
struct OwnPage {
    frame: Frame,
    problems: Problems,
    /// It has just been sent.
    is_new: bool,
    state: Said,
    lead: Said,
    title: Option<Said>,
    text: Option<Said>,
    received_on: String,
    /// By when the maker is told, or it is answered; `None` once nothing is due.
    due: Option<Said>,
    notes: Vec<NoteFacts>,
    replies: Vec<ReplyFacts>,
    takes_replies: bool,
    /// It has just been replied to.
    is_replied: bool,
    /// A reply that was refused.
    typed: String,
    outcome: Option<OutcomeFacts>,
    transferred: Option<(Said, String)>,
    public: Option<String>,
    can_be_withdrawn: bool,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    match own::own(&state.services, &token).await {
        Ok(own) => {
            let shown = Shown {
                is_new: query.contains_key("sent"),
                is_replied: query.contains_key("replied"),
                ..Shown::default()
            };
            Ok(seen(page.frame, &own, shown))
        }
        Err(ServiceError::NotFound) => {
            Ok(without_referrer(told::reply(page.frame, Told::InitiativeLinkNotValid)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What stands on the page beside the initiative.
#[derive(Default)]
struct Shown {
    is_new: bool,
    is_replied: bool,
    wrong: Violations,
    /// A reply that was refused.
    typed: String,
}

/// Replies to it, or takes it back.
pub async fn act(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let services = &state.services;
    let done = match fields.get("act") {
        "withdraw" => own::withdraw(services, &token).await,
        "reply" => own::reply(services, &token, fields.get("message")).await,
        _ => return Err(ServiceError::NotFound.into()),
    };
    match done {
        Ok(_) if fields.get("act") == "reply" => {
            let address = page.frame.address(&format!("own-initiative/{token}?replied=1"));
            Ok(without_referrer(see_other(&address)))
        }
        Ok(own) => Ok(seen(page.frame, &own, Shown::default())),
        Err(ServiceError::Invalid(wrong)) => {
            let own = own::own(services, &token).await?;
            let typed = fields.get("message").to_owned();
            Ok(seen(page.frame, &own, Shown { wrong, typed, ..Shown::default() }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Everything that is kept of it as a file.
pub async fn data(State(state): State<WebState>, Path((_, token)): Path<(String, String)>) -> Reply {
    let value = own::data(&state.services, &token).await?;
    let body = serde_json::to_string_pretty(&value);
    Ok(without_referrer(own_file(body.map_err(|error| ServiceError::Fault(Fault::new(error)))?)))
}

fn seen(frame: Frame, own: &OwnInitiative, shown: Shown) -> Response {
    let wrong = &shown.wrong;
    let one = &own.initiative;
    let said = |text: &str| Said::new(text, one.language.as_str(), &frame.language);
    let lead = match one.state() {
        InitiativeState::Received => "own-initiative-received",
        InitiativeState::Handling => "own-initiative-handling",
        InitiativeState::Answered => "own-initiative-answered",
        InitiativeState::Transferred => "own-initiative-transferred",
        InitiativeState::Withdrawn => "own-initiative-withdrawn",
    };
    let due = one.next_due().map(|due| {
        let args = [("date", frame.date(due).into())];
        match one.first_told_on {
            None => frame.with("own-initiative-told-by", args),
            Some(_) => frame.with("own-initiative-answered-by", args),
        }
    });
    let is_of_reply = wrong.iter().any(|one| one.path.first().is_some_and(|field| field == "message"));
    let status = if wrong.is_empty() {
        StatusCode::OK
    } else if is_of_reply {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        // What was to be taken back has been decided meanwhile.
        StatusCode::CONFLICT
    };
    let page = OwnPage {
        problems: Problems::new(&frame, wrong, |one| match one.path.first() {
            Some(field) if field == "message" => "message".to_owned(),
            _ => String::new(),
        }),
        is_new: shown.is_new,
        is_replied: shown.is_replied,
        typed: shown.typed,
        replies: own.replies.iter().map(|reply| ReplyFacts::new(&frame, reply, &one.language)).collect(),
        takes_replies: one.takes_replies(),
        state: frame.text(one.state().label_key()),
        lead: frame.text(lead),
        title: own.text.as_ref().map(|text| said(&text.title)),
        text: own.text.as_ref().map(|text| said(&text.text)),
        received_on: frame.date(one.received_on),
        due,
        notes: own.notes.iter().map(|note| NoteFacts::new(&frame, note, &one.language)).collect(),
        outcome: one.outcome().map(|outcome| OutcomeFacts::new(&frame, outcome)),
        transferred: transferred(&frame, one),
        public: one.public.is_some().then(|| public_address(&frame, one)),
        can_be_withdrawn: one.is_open(),
        frame,
    };
    without_referrer(html(status, Keep::Nothing, &page))
}
