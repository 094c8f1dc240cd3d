//! One piece of feedback: read, taken, put right, handed on, and handled.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{Commented, Done, FeedbackClass, FeedbackState, PublicComment};
use domain::id::{FeedbackItemId, TypedId};
use domain::outbox::OutboxState;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, ItemView, Message};

use super::{Links, address, item_address};
use crate::Reply;
use crate::comment::PartName;
use crate::customer_feedback::{
    Choice, ItemFacts, Typed, choices, classes, field, paragraphs, service_languages, services, themes,
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

/// Of what of a programme it is.
struct CommentFacts {
    /// The public page of the programme, and what part of it.
    href: String,
    part: String,
    may_publish: bool,
}

/// What everybody reads of it.
struct PublicFacts {
    href: String,
    text: Vec<String>,
    answer: Vec<String>,
    on: String,
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
    comment: Option<CommentFacts>,
    public: Option<PublicFacts>,
    publishes: bool,
    /// It is a comment that may be published now; the texts as they stand in the form.
    to_publish: Option<(String, String)>,
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
        "publish" => {
            let (text, answer) = public_texts(fields);
            feedback::publish_comment(services, actor, id, (&text, &answer)).await?;
            return Ok(true);
        }
        "unpublish" => {
            feedback::withdraw_comment(services, actor, id).await?;
            return Ok(true);
        }
        "called" => {
            let message = parse_id(fields.get("message")).ok_or(ServiceError::NotFound)?;
            service::outbox::called(services, actor, message).await?;
            return Ok(true);
        }
        _ => return Err(ServiceError::NotFound),
    };
    Ok(feedback::handles(actor, &item))
}

/// What is to be published.
fn public_texts(fields: &Fields) -> (String, String) {
    let value = |name: &str| fields.get(name).replace("\r\n", "\n");
    (value("text"), value("answer"))
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
    let Page { frame, county, caller } = page;
    let page_actor = caller.actor;
    let ItemView { item, written, done: told, handler, messages, published, today } = view;
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
    let comment = match &item.commented {
        Some(commented) => comment_facts(&frame, state, &page_actor, commented).await?,
        None => None,
    };
    let is_typed_anew = fields.get("act") == "publish";
    let texts =
        || if is_typed_anew { public_texts(fields) } else { (written.text.clone(), told.answer.clone()) };
    let to_publish = (published.is_none() && item.publishable().is_some()).then(texts);
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
        classes: if item.commented.is_some() {
            choices(&frame, FeedbackClass::ALL, |one| (one.code(), one.label_key()), class)
        } else {
            classes(&frame, class)
        },
        comment,
        public: published.map(|one| public_facts(&frame, &one)),
        publishes: frame.may(domain::identity::Action::PublishFeedback),
        to_publish,
        themes: themes(&frame, theme),
        services: services(&frame, service),
        languages: service_languages(&frame, language),
        queues: scopes::options(&county, &divisions, &frame.language, Some(item.queue), |_| true),
        typed: done(fields),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// `None` where the programme is there no more.
async fn comment_facts(
    frame: &Frame,
    state: &WebState,
    actor: &domain::identity::Actor,
    commented: &Commented,
) -> Result<Option<CommentFacts>, ServiceError> {
    let programme = match service::programme::named(&state.services, actor, &commented.programme).await {
        Ok(programme) => programme,
        Err(ServiceError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let version = programme.numbered(commented.version).or_else(|| programme.in_force());
    Ok(version.map(|version| CommentFacts {
        href: frame.address(&format!("programmes/{}", commented.programme)),
        part: PartName::new(frame, &version.content, &commented.part).line(),
        may_publish: commented.may_publish,
    }))
}

fn public_facts(frame: &Frame, one: &PublicComment) -> PublicFacts {
    PublicFacts {
        href: frame.address(&format!("programmes/{}/comments", one.commented.programme)),
        text: paragraphs(&one.text),
        answer: paragraphs(&one.answer),
        on: frame.date(one.published_on),
    }
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
