//! What is stored of a member, behind their private link and a code. Opening the page changes nothing, since mail scanners
//! open links, too; each look takes a code.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::LanguageTag;
use domain::expert::FeeClaim;
use domain::panel::{Guardian, MeetingNeeds, MemberRoute};
use service::ServiceError;
use service::panel::contact as correct;
use service::panel::own_data::{self, OwnAnswer, OwnData};
use service::panel::reply::OwnReply;
use service::panel::topic::TopicView;

use super::own::{own_file, without_referrer};
use super::panel_seat::{own_key, words};
use super::see_other;
use super::told::{self, Told};
use crate::Reply;
use crate::contact::{self, ContactForm};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::said::Said;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "panel_seat_data.html")]
struct DataPage {
    frame: Frame,
    problems: Problems,
    /// The seat's own page.
    back: String,
    /// Until when the code that has been sent can be entered; `None` where it has to be asked for.
    until: Option<String>,
    /// `None` until the code was right.
    data: Option<Shown>,
    /// What can be corrected, as it is stored or was typed.
    form: Option<Correcting>,
}

/// The form in which a member corrects who they are and how they are reached.
struct Correcting {
    /// What only this page knows: it stands for a code, once.
    permit: String,
    /// Until when; blank where that was told before.
    until: String,
    contact: ContactForm,
}

/// What is stored, in words.
struct Shown {
    panel: Said,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    /// Line by line.
    address: Vec<String>,
    needs: String,
    guardian: Option<Guardian>,
    state: Said,
    route: Said,
    since: String,
    turn: Option<u32>,
    pseudonym: String,
    public_name: Option<String>,
    answers: Vec<AnswerLine>,
    has_consented: bool,
    consented: Option<String>,
    /// The version of the text that they agreed to, where that is known.
    consent_text: Option<u32>,
    pairing: Option<bool>,
    replies: Vec<ReplyLine>,
    topics: Vec<TopicLine>,
    claims: Vec<ClaimLine>,
    messages: usize,
}

struct ClaimLine {
    on: String,
    state: Said,
    total: String,
}

struct AnswerLine {
    name: Said,
    label: Said,
}

struct ReplyLine {
    on: String,
    attendance: Said,
    needs: String,
}

struct TopicLine {
    on: String,
    text: String,
    state: Said,
    answer: String,
}

impl Shown {
    fn new(frame: &Frame, data: &OwnData) -> Self {
        let (member, contact) = (&data.member, &data.person.contact);
        let language = contact.language.as_ref();
        let (state, _) = words(member.state);
        Self {
            panel: frame.content(&data.panel.content.name, &LanguageTag::finnish()),
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
            language: language.map(|tag| LanguageName::of(tag).name),
            address: data.person.address.lines().map(str::to_owned).collect(),
            needs: data.person.needs.clone(),
            guardian: data.person.guardian.clone(),
            state: frame.text(state),
            route: frame.text(route_key(member.route)),
            since: frame.date_time(member.created_at),
            turn: member.turn,
            pseudonym: member.pseudonym.clone(),
            public_name: data.public_name.clone(),
            answers: data.answers.iter().map(|one| answer_line(frame, one)).collect(),
            has_consented: data.has_consented,
            consent_text: data.person.consent.as_ref().map(|one| one.text_version.into()),
            consented: data.consented_at.map(|at| frame.date_time(at)),
            pairing: data.is_paired,
            replies: data.replies.iter().map(|one| reply_line(frame, one)).collect(),
            topics: data.topics.iter().map(|one| topic_line(frame, one)).collect(),
            claims: data.claims.iter().map(|one| claim_line(frame, one)).collect(),
            messages: data.messages(),
        }
    }
}

fn answer_line(frame: &Frame, one: &OwnAnswer) -> AnswerLine {
    // What the call does not ask for any more has no words but its codes.
    let said = |text: &domain::LocalizedText, code: &str| {
        if text.is_empty() {
            Said::neutral(code, &frame.language)
        } else {
            frame.content(text, &LanguageTag::finnish())
        }
    };
    AnswerLine { name: said(&one.name, &one.feature), label: said(&one.label, &one.value) }
}

fn reply_line(frame: &Frame, one: &OwnReply) -> ReplyLine {
    ReplyLine {
        on: frame.date(one.meeting.content.on),
        attendance: frame.text(own_key(one.attendance)),
        needs: needs_in_words(frame, &one.needs),
    }
}

/// An interpreter and what else somebody needs, in one line; blank where nothing.
fn needs_in_words(frame: &Frame, needs: &MeetingNeeds) -> String {
    let interpreter = needs.interpreter.as_ref().map(|language| {
        let name = LanguageName::of(language).name;
        frame.with("seat-data-interpreter", [("language", name.as_str().into())]).plain().to_owned()
    });
    let access = Some(needs.access.clone()).filter(|access| !access.is_empty());
    interpreter.into_iter().chain(access).collect::<Vec<_>>().join(" ")
}

fn topic_line(frame: &Frame, one: &TopicView) -> TopicLine {
    TopicLine {
        on: frame.date_time(one.topic.created_at),
        text: one.text.clone(),
        state: frame.text(one.topic.state.label_key()),
        answer: one.topic.answer.clone(),
    }
}

fn claim_line(frame: &Frame, one: &FeeClaim) -> ClaimLine {
    ClaimLine {
        on: frame.date(one.gig_day),
        state: frame.text(one.state.label_key()),
        total: frame.euros(one.lines.total()),
    }
}

fn route_key(route: MemberRoute) -> &'static str {
    match route {
        MemberRoute::Applied => "seat-data-route-applied",
        MemberRoute::Nominated => "seat-data-route-nominated",
        MemberRoute::Invited => "seat-data-route-invited",
    }
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    form(page.frame, &state, &token, Problems::default()).await
}

async fn form(frame: Frame, state: &WebState, token: &str, problems: Problems) -> Reply {
    let until = match own_data::look(&state.services, token).await {
        Ok(until) => until.map(|at| frame.date_time(at)),
        Err(ServiceError::NotFound) => return Ok(not_valid(frame)),
        Err(error) => return Err(error.into()),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DataPage { problems, back: seat_page(&frame, token), until, data: None, form: None, frame };
    Ok(without_referrer(html(status, Keep::Nothing, &page)))
}

fn seat_page(frame: &Frame, token: &str) -> String {
    frame.address(&format!("panel-seat/{token}"))
}

fn not_valid(frame: Frame) -> Response {
    without_referrer(told::reply(frame, Told::SeatLinkNotValid))
}

/// Sends a code, or takes the one that was sent and shows what is stored, on a page or as a file.
pub async fn submit(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let (frame, services) = (page.frame, &state.services);
    if fields.get("act") == "send" {
        return match own_data::ask_code(services, &token).await {
            Ok(_) => Ok(without_referrer(see_other(&frame.here()))),
            Err(ServiceError::NotFound) => Ok(not_valid(frame)),
            Err(error) => Err(error.into()),
        };
    }
    if fields.get("act") == "change" {
        return change(frame, &state, &token, &fields).await;
    }
    match own_data::read(services, &token, fields.get("code")).await {
        Ok(data) if fields.get("act") == "file" => file(&frame, &data),
        Ok(data) => {
            let form = Some(Correcting {
                permit: data.permit.clone(),
                until: frame.date_time(data.permit_until),
                contact: ContactForm::of(&data.person),
            });
            let data = Some(Shown::new(&frame, &data));
            let back = seat_page(&frame, &token);
            let page = DataPage { problems: Problems::default(), back, until: None, data, form, frame };
            Ok(without_referrer(html(StatusCode::OK, Keep::Nothing, &page)))
        }
        Err(ServiceError::Invalid(wrong)) => {
            let problems = Problems::by_path(&frame, &wrong);
            form(frame, &state, &token, problems).await
        }
        Err(ServiceError::NotFound) => Ok(not_valid(frame)),
        Err(error) => Err(error.into()),
    }
}

/// Corrects what is stored. What was typed is shown again with what is wrong; where the permission has ended, a code has
/// to be asked for.
async fn change(frame: Frame, state: &WebState, token: &str, fields: &Fields) -> Reply {
    let (permit, typed) = (fields.get("permit").to_owned(), contact::sent(fields));
    match correct::change(&state.services, token, &permit, typed.clone()).await {
        Ok(()) => Ok(without_referrer(told::reply(frame, Told::ContactChanged))),
        Err(ServiceError::Invalid(wrong)) => {
            let problems = Problems::by_path(&frame, &wrong);
            if wrong.iter().any(|one| one.path.first().is_some_and(|first| first == "code")) {
                return form(frame, state, token, problems).await;
            }
            let contact = ContactForm::of_change(&typed);
            let form = Some(Correcting { permit, until: String::new(), contact });
            let back = seat_page(&frame, token);
            let page = DataPage { problems, back, until: None, data: None, form, frame };
            Ok(without_referrer(html(StatusCode::UNPROCESSABLE_ENTITY, Keep::Nothing, &page)))
        }
        Err(ServiceError::NotFound) => Ok(not_valid(frame)),
        Err(error) => Err(error.into()),
    }
}

fn file(frame: &Frame, data: &OwnData) -> Reply {
    let body = own_data::file(data, &frame.language)?;
    Ok(without_referrer(own_file(body)))
}
