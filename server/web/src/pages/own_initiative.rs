//! What has become of an initiative, behind the private link of its maker. Looking changes nothing, since mail scanners open
//! links, too; only the button takes it back.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::initiative::InitiativeState;
use service::ServiceError;
use service::initiative::own::{self, OwnInitiative};

use super::own::without_referrer;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::initiative::{NoteFacts, OutcomeFacts, public_address, transferred};
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
        Ok(own) => Ok(seen(page.frame, &own, query.contains_key("sent"), &Violations::new())),
        Err(ServiceError::NotFound) => {
            Ok(without_referrer(told::reply(page.frame, Told::InitiativeLinkNotValid)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes it back.
pub async fn withdraw(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    if fields.get("act") != "withdraw" {
        return Err(ServiceError::NotFound.into());
    }
    match own::withdraw(&state.services, &token).await {
        Ok(own) => Ok(seen(page.frame, &own, false, &Violations::new())),
        Err(ServiceError::Invalid(wrong)) => {
            let own = own::own(&state.services, &token).await?;
            Ok(seen(page.frame, &own, false, &wrong))
        }
        Err(error) => Err(error.into()),
    }
}

fn seen(frame: Frame, own: &OwnInitiative, is_new: bool, wrong: &Violations) -> Response {
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
    // What was to be taken back has been decided meanwhile.
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let page = OwnPage {
        problems: Problems::new(&frame, wrong, |_| String::new()),
        is_new,
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
