//! One piece of feedback: read, taken, put right, handed on, and handled.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{Done, FeedbackState};
use domain::id::{FeedbackItemId, TypedId};
use domain::outbox::OutboxState;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, ItemView, Message};

use super::{Links, address, item_address};
use crate::Reply;
use crate::customer_feedback::{
    Choice, ItemFacts, Typed, classes, field, paragraphs, service_languages, services, themes,
};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct MessageRow {
    text: Said,
    state: Said,
    at: String,
    /// To be called: the id that says who.
    to_call: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/cf_item.html")]
struct ItemPage {
    frame: Frame,
    links: Links,
    notice: Option<Said>,
    problems: Problems,
    back: String,
    action: String,
    version: i64,
    facts: ItemFacts,
    about: String,
    queue: String,
    language: LanguageName,
    is_overdue: bool,
    has_contact: bool,
    /// Its texts are forgotten.
    is_forgotten: bool,
    text: Vec<String>,
    sender: Vec<String>,
    handler: String,
    is_in_handling: bool,
    is_handled: bool,
    told_action: Vec<String>,
    told_answer: Vec<String>,
    messages: Vec<MessageRow>,
    classes: Vec<Choice>,
    themes: Vec<Choice>,
    services: Vec<Choice>,
    languages: Vec<Choice>,
    queues: Vec<ScopeOption>,
    typed: Done,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeedbackItemId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    item_page(page, &state, id, &Fields::default(), notice, &Violations::new()).await
}

/// Does what the pressed button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeedbackItemId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match step(&page, &state, id, &fields).await {
        Ok(true) => Ok(see_other(&item_address(&page.frame, id, "?done=saved"))),
        // Handed on to where the caller does not see it.
        Ok(false) => Ok(see_other(&address(&page.frame, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            item_page(page, &state, id, &fields, None, &wrong).await
        }
    }
}

/// Whether the caller still sees it afterwards.
async fn step(
    page: &Page,
    state: &WebState,
    id: FeedbackItemId,
    fields: &Fields,
) -> Result<bool, ServiceError> {
    let (services, actor) = (&state.services, &page.caller.actor);
    let version = fields.get("version").parse().unwrap_or(0);
    let item = match fields.get("act") {
        "take" => feedback::take(services, actor, id, version).await?,
        "classify" => {
            let missing = || ServiceError::Invalid(vec![Violation::new(Code::Required, ["class"])]);
            let classified = Typed::read(fields).classified().ok_or_else(missing)?;
            feedback::classify(services, actor, id, version, classified).await?
        }
        "move" => {
            let missing = || ServiceError::Invalid(vec![Violation::new(Code::Required, ["queue"])]);
            let queue = scopes::parse(fields.get("queue")).ok_or_else(missing)?;
            feedback::move_to(services, actor, id, version, queue).await?
        }
        "handle" => feedback::handle(services, actor, id, version, done(fields)).await?,
        "called" => {
            let message = parse_id(fields.get("message")).ok_or(ServiceError::NotFound)?;
            service::outbox::called(services, actor, message).await?;
            return Ok(true);
        }
        _ => return Err(ServiceError::NotFound),
    };
    Ok(actor.may(domain::identity::Action::HandleFeedback, item.queue))
}

fn done(fields: &Fields) -> Done {
    let value = |name: &str| fields.get(name).replace("\r\n", "\n");
    Done { action: value("action"), answer: value("answer") }
}

async fn item_page(
    page: Page,
    state: &WebState,
    id: FeedbackItemId,
    fields: &Fields,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let view = feedback::view(&state.services, &page.caller.actor, id).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, .. } = page;
    let ItemView { item, written, done: told, handler, messages, today } = view;
    let named = |scope| scopes::label(scope, &county, &divisions, &frame.language);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // What was chosen last stands where it could not be stored.
    let typed = Typed::read(fields);
    let before = item.classified;
    let is_typed = fields.get("act") == "classify";
    let class = if is_typed { typed.class } else { Some(before.class) };
    let theme = if is_typed { typed.theme } else { before.theme };
    let service = if is_typed { typed.service } else { before.service };
    let language = if is_typed { typed.service_language } else { before.service_language };
    let is_forgotten = written.is_none();
    let written = written.unwrap_or_default();
    let told = told.unwrap_or_default();
    let sender = [Some(written.sender.name), written.sender.email, written.sender.phone];
    let page = ItemPage {
        links: Links::new(&frame),
        notice,
        problems: Problems::new(&frame, wrong, field),
        back: address(&frame, ""),
        action: item_address(&frame, id, ""),
        version: item.version,
        facts: ItemFacts::new(&frame, &item),
        about: named(item.about),
        queue: named(item.queue),
        language: LanguageName::of(&item.language),
        is_overdue: item.is_overdue(today),
        has_contact: item.has_contact,
        is_forgotten,
        text: paragraphs(&written.text),
        sender: sender.into_iter().flatten().filter(|line| !line.is_empty()).collect(),
        handler: handler.unwrap_or_default(),
        is_in_handling: item.state() == FeedbackState::InHandling,
        is_handled: item.state() == FeedbackState::Handled,
        told_action: paragraphs(&told.action),
        told_answer: paragraphs(&told.answer),
        messages: messages.into_iter().map(|one| message_row(&frame, &one)).collect(),
        classes: classes(&frame, class),
        themes: themes(&frame, theme),
        services: services(&frame, service),
        languages: service_languages(&frame, language),
        queues: scopes::options(&county, &divisions, &frame.language, Some(item.queue), |_| true),
        typed: done(fields),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

fn message_row(frame: &Frame, message: &Message) -> MessageRow {
    let is_answer = message.kind == "customer_feedback_answered";
    let text = if is_answer { "staff-cf-message-answer" } else { "staff-cf-message-receipt" };
    let state = match message.state {
        OutboxState::Waiting => "staff-cf-message-waiting",
        OutboxState::ToCall => "staff-cf-message-to-call",
        OutboxState::Sent => "staff-cf-message-sent",
        OutboxState::Called => "staff-cf-message-called",
        OutboxState::Stale | OutboxState::Failed => "staff-cf-message-failed",
    };
    MessageRow {
        text: frame.text(text),
        state: frame.text(state),
        at: frame.date_time(message.written_at),
        to_call: (message.state == OutboxState::ToCall).then(|| message.id.uuid().to_string()),
    }
}
