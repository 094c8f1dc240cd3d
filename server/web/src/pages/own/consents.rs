//! What an expert consents to: given and withdrawn by themselves, each after a question that says what follows.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::expert::{Consent, ConsentPurpose};
use service::ServiceError;
use service::expert::registry;

use super::confirm::{self, Question};
use super::{OwnPage, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

struct Line {
    label: Said,
    /// Since when it has been given; `None`: it is not.
    since: Option<String>,
    href: String,
}

#[derive(Template)]
#[template(path = "own/consents.html")]
struct ConsentsPage {
    frame: Frame,
    notice: Option<Said>,
    lines: Vec<Line>,
}

pub async fn show(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let consents = own_consents(&page, &state).await?;
    let frame = page.frame;
    let line = |purpose: &ConsentPurpose| Line {
        label: frame.text(purpose.label_key()),
        since: given(&consents, *purpose).map(|consent| frame.date_time(consent.given_at)),
        href: frame.address(&format!("own/consents/{}", purpose.code())),
    };
    let page = ConsentsPage {
        notice: said_done(&frame, &query),
        lines: ConsentPurpose::ALL.iter().map(line).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

async fn own_consents(page: &Page, state: &WebState) -> Result<Vec<Consent>, ServiceError> {
    let id = page.caller.actor.expert().ok_or(ServiceError::Unauthenticated)?;
    registry::consents(&state.services, &page.caller.actor, id).await
}

fn given(consents: &[Consent], purpose: ConsentPurpose) -> Option<&Consent> {
    consents.iter().find(|consent| consent.purpose == purpose && consent.is_given())
}

fn purpose_of(code: &str) -> Result<ConsentPurpose, ServiceError> {
    ConsentPurpose::from_code(code).ok_or(ServiceError::NotFound)
}

/// Asks whether to give a consent, or to withdraw one that is given.
pub async fn ask(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Path((_, code)): Path<(String, String)>,
) -> Reply {
    let purpose = purpose_of(&code)?;
    let is_given = given(&own_consents(&page, &state).await?, purpose).is_some();
    let frame = page.frame;
    let (title, text, button) = if is_given {
        ("own-consent-withdraw-title", withdrawing(purpose), "own-consent-withdraw")
    } else {
        ("own-consent-give-title", giving(purpose), "own-consent-give")
    };
    let question = Question {
        title: frame.text(title),
        paragraphs: vec![frame.text(purpose.label_key()), frame.text(text)],
        lines: Vec::new(),
        button: frame.text(button),
        act: if is_given { "withdraw" } else { "give" },
        is_grave: is_given,
        back: "own/consents",
    };
    Ok(confirm::ask(frame, question, Problems::default()))
}

/// What follows when a consent is given.
fn giving(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::Matching => "own-consent-give-matching",
        ConsentPurpose::ToldToOrderer => "own-consent-give-told",
        ConsentPurpose::TextMessages => "own-consent-give-texts",
    }
}

/// What follows when it is withdrawn.
fn withdrawing(purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::Matching => "own-consent-withdraw-matching",
        ConsentPurpose::ToldToOrderer => "own-consent-withdraw-told",
        ConsentPurpose::TextMessages => "own-consent-withdraw-texts",
    }
}

pub async fn change(
    OwnPage(page): OwnPage,
    State(state): State<WebState>,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let purpose = purpose_of(&code)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    let id = actor.expert().ok_or(ServiceError::Unauthenticated)?;
    let consents = own_consents(&page, &state).await?;
    // The button says which way: pressed twice, it does not turn back.
    let done = if fields.get("act") == "withdraw" {
        if let Some(consent) = given(&consents, purpose) {
            registry::withdraw_consent(services, actor, id, consent.id).await?;
        }
        "taken-back"
    } else {
        registry::give_consent(services, actor, id, purpose).await?;
        "given"
    };
    Ok(see_other(&page.frame.address(&format!("own/consents?done={done}"))))
}
