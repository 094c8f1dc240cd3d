//! Writing down feedback that came on paper, by phone, face to face or by text message.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::customer_feedback::FeedbackChannel;
use domain::identity::{Action, Scope};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, Sent};

use super::{Links, address, item_address};
use crate::Reply;
use crate::customer_feedback::{Choice, Typed, choices, classes, field, service_languages, services, themes};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

/// Languages in which senders are answered.
const LANGUAGES: [&str; 7] = ["fi", "sv", "en", "fi-simple", "se", "smn", "sms"];

struct LanguageChoice {
    language: LanguageName,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/cf_enter.html")]
struct EnterPage {
    frame: Frame,
    links: Links,
    problems: Problems,
    back: String,
    typed: Typed,
    received_on: String,
    channels: Vec<Choice>,
    classes: Vec<Choice>,
    themes: Vec<Choice>,
    services: Vec<Choice>,
    languages: Vec<Choice>,
    parts: Vec<ScopeOption>,
    written_in: Vec<LanguageChoice>,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let today = civil_day(state.services.now()).to_string();
    let fields = Fields::new(vec![("receivedOn".to_owned(), today)]);
    form(page, &state, &fields, &Violations::new()).await
}

pub async fn enter(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let sent = match read(&fields) {
        Ok(sent) => sent,
        Err(wrong) => return form(page, &state, &fields, &wrong).await,
    };
    match feedback::enter(&state.services, &page.caller.actor, sent).await {
        Ok(item) if page.caller.actor.may(Action::HandleFeedback, item.queue) => {
            Ok(see_other(&item_address(&page.frame, item.id, "?done=saved")))
        }
        // It has gone to somebody else's queue.
        Ok(_) => Ok(see_other(&address(&page.frame, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            form(page, &state, &fields, &wrong).await
        }
    }
}

fn read(fields: &Fields) -> Result<Sent, Violations> {
    let typed = Typed::read(fields);
    let mut wrong = Violations::new();
    let channel = FeedbackChannel::from_code(fields.get("channel")).filter(|one| one.is_entered());
    if channel.is_none() {
        wrong.push(Violation::new(Code::Required, ["way"]));
    }
    let classified = typed.classified();
    if classified.is_none() {
        wrong.push(Violation::new(Code::Required, ["class"]));
    }
    let received_on = parse_day(fields.get("receivedOn"));
    if received_on.is_none() {
        wrong.push(Violation::new(Code::NotADate, ["receivedOn"]));
    }
    let (Some(channel), Some(classified), true) = (channel, classified, wrong.is_empty()) else {
        if typed.text.trim().is_empty() {
            wrong.push(Violation::new(Code::Required, ["text"]));
        }
        return Err(wrong);
    };
    Ok(Sent {
        channel,
        classified,
        language: fields.get("language").parse().unwrap_or_else(|_| LanguageTag::finnish()),
        about: typed.about.unwrap_or(Scope::County),
        received_on,
        text: typed.text.clone(),
        sender: typed.sender(),
    })
}

async fn form(page: Page, state: &WebState, fields: &Fields, wrong: &Violations) -> Reply {
    if !page.caller.actor.may_somewhere(Action::HandleFeedback) {
        let is_staff = page.caller.actor.staff().is_some();
        return Err(if is_staff { ServiceError::Denied } else { ServiceError::Unauthenticated }.into());
    }
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, .. } = page;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let typed = Typed::read(fields);
    let entered: Vec<FeedbackChannel> =
        FeedbackChannel::ALL.iter().copied().filter(|one| one.is_entered()).collect();
    let chosen = FeedbackChannel::from_code(fields.get("channel"));
    let known = LANGUAGES.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    let of_sender = if fields.has("language") { fields.get("language") } else { frame.language.as_str() };
    let written_in = known
        .map(|tag| LanguageChoice { is_on: tag.as_str() == of_sender, language: LanguageName::of(&tag) });
    let page = EnterPage {
        links: Links::new(&frame),
        problems: Problems::new(&frame, wrong, field),
        back: address(&frame, ""),
        received_on: fields.get("receivedOn").to_owned(),
        channels: choices(&frame, &entered, |one| (one.code(), one.label_key()), chosen),
        classes: classes(&frame, typed.class),
        themes: themes(&frame, typed.theme),
        services: services(&frame, typed.service),
        languages: service_languages(&frame, typed.service_language),
        parts: scopes::options(&county, &divisions, &frame.language, typed.about, |_| true),
        written_in: written_in.collect(),
        typed,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
