//! Taking an answer in. The reply to the form is the receipt itself: no redirect, no code in an address.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::identity::Actor;
use domain::survey::listing::{Filter, Section};
use domain::survey::{Channel, ClientKey, InvitationKey, SurveyKind};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use service::ServiceError;
use service::survey::answer::{
    NewSubmission, PublishedSurvey, Submitted, fresh_key, published, submit as take_in,
};
use service::survey::listing::list;
use service::survey::panel;

use super::customer_feedback::{Comment, comment};
use super::survey::{Filled, Heading, answer_language, code_page, form_page, matters_of};
use super::told::{self, Told};
use super::{Item, items, question};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::state::WebState;

/// Most of the other surveys that the thank-you page offers.
const OTHERS: usize = 3;

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    frame: Frame,
    heading: Heading,
    code: String,
    /// The first answer with this code stands.
    repeated: bool,
    /// Entered by staff for somebody else.
    is_entered_by_staff: bool,
    version: i32,
    language: LanguageTag,
    /// The day it closes; `None` for a standing survey.
    closes_on: Option<String>,
    others: Vec<Item>,
    /// The form of a comment, after an answer to a standing feedback survey.
    comment: Option<Comment>,
    problems: Problems,
}

pub async fn submit(
    page: Page,
    State(state): State<WebState>,
    Path((_, slug)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let survey = published(&state.services, &slug).await?;
    let now = state.services.now();
    let actor = page.caller.actor.clone();
    let key = fields.get("key").parse::<ClientKey>();
    let invitation = fields.get("invitation").parse::<InvitationKey>().ok();
    let needs_invitation = survey.header.respondents.are_invited() && !fields.has("receipt");
    if needs_invitation && fields.has("open") {
        return open(page.frame, &state, &survey, &actor, fields.get("invitation")).await;
    }
    // The language switch posts the form so that nothing typed is lost. On the receipt it repeats the
    // submission instead, which by its key gets the same receipt.
    if fields.has("switch") && !fields.has("receipt") {
        let key = key.unwrap_or_else(|_| fresh_key(&state.services));
        let matters = matters_of(&state, &survey).await;
        let filled = Filled { key, invitation, fields, violations: Vec::new(), matters };
        return Ok(form_page(page.frame, &survey, &actor, now, filled));
    }
    let Ok(key) = key else {
        let violations = vec![Violation::new(Code::NotAClientKey, ["key"])];
        let matters = matters_of(&state, &survey).await;
        let filled = Filled { key: fresh_key(&state.services), invitation, fields, violations, matters };
        return Ok(form_page(page.frame, &survey, &actor, now, filled));
    };
    let channel = Channel::from_code(fields.get("channel")).unwrap_or(Channel::Web);
    let new = NewSubmission {
        slug,
        key: key.clone(),
        language: fields
            .get("language")
            .parse()
            .unwrap_or_else(|_| answer_language(&page.frame.language, &survey)),
        channel,
        version: fields.get("version").parse().ok(),
        answers: question::read(&survey.version.content.form, &fields),
        invitation: invitation.clone(),
        agrees_to_pairing: fields.has("pairing"),
    };
    let language = new.language.clone();
    let (status, violations) = match take_in(&state.services, &actor, new).await {
        Ok(Submitted::Accepted { receipt, repeated }) => {
            let taken = Taken { receipt, repeated, channel, language };
            return Ok(receipt_page(page, &state, &survey, taken).await);
        }
        Ok(Submitted::KeyUsedElsewhere) => return Ok(told::reply(page.frame, Told::KeyUsedElsewhere)),
        Ok(Submitted::AlreadyWithdrawn) => return Ok(told::reply(page.frame, Told::AnswerWithdrawn)),
        Ok(Submitted::Invalid(violations)) => (StatusCode::UNPROCESSABLE_ENTITY, violations),
        Ok(Submitted::NotOpen) => (StatusCode::CONFLICT, not_taken_in(Code::NotOpen)),
        Ok(Submitted::NotInvited) => {
            (StatusCode::UNPROCESSABLE_ENTITY, not_taken_in(Code::SurveyInvitationNeeded))
        }
        Ok(Submitted::InvitationUsed) => (StatusCode::CONFLICT, not_taken_in(Code::SurveyInvitationUsed)),
        Err(ServiceError::Unavailable) => (StatusCode::SERVICE_UNAVAILABLE, not_taken_in(Code::NotStored)),
        Err(ServiceError::Fault(fault)) => {
            fault.log(&page.caller.request_id);
            (StatusCode::INTERNAL_SERVER_ERROR, not_taken_in(Code::NotStored))
        }
        Err(error) => return Err(error.into()),
    };
    // The form again, with everything that was typed and the key that makes a second attempt safe.
    let matters = matters_of(&state, &survey).await;
    let filled = Filled { key, invitation, fields, violations, matters };
    let mut form = form_page(page.frame, &survey, &actor, now, filled);
    *form.status_mut() = status;
    Ok(form)
}

/// The form, by the code of an invitation that somebody has typed.
async fn open(frame: Frame, state: &WebState, survey: &PublishedSurvey, actor: &Actor, typed: &str) -> Reply {
    let now = state.services.now();
    let refused = |frame, code| {
        let wrong = vec![Violation::new(code, ["invitation"])];
        Ok(code_page(frame, survey, now, typed, &wrong))
    };
    let Ok(key) = typed.parse::<InvitationKey>() else {
        return refused(frame, Code::SurveyInvitationNeeded);
    };
    match panel::uninvited(&state.services, survey, Some(&key)).await? {
        Some(Submitted::InvitationUsed) => refused(frame, Code::SurveyInvitationUsed),
        Some(_) => refused(frame, Code::SurveyInvitationNeeded),
        None => {
            let (key, invitation) = (fresh_key(&state.services), Some(key));
            let matters = matters_of(state, survey).await;
            let filled =
                Filled { key, invitation, fields: Fields::default(), violations: Vec::new(), matters };
            Ok(form_page(frame, survey, actor, now, filled))
        }
    }
}

/// What stands in the way of the whole answer.
fn not_taken_in(code: Code) -> Violations {
    vec![Violation::new(code, Vec::<String>::new())]
}

struct Taken {
    receipt: ClientKey,
    repeated: bool,
    channel: Channel,
    language: LanguageTag,
}

async fn receipt_page(page: Page, state: &WebState, survey: &PublishedSurvey, taken: Taken) -> Response {
    let Page { mut frame, county, .. } = page;
    frame.switch_form = Some("receipt-again");
    let now = state.services.now();
    // The answer is stored: whatever happens to the rest of the page, the receipt must come.
    let open = Filter { section: Some(Section::Open), ..Filter::default() };
    let others = list(&state.services, &open).await.unwrap_or_default();
    let others = others.iter().filter(|other| other.id != survey.header.id).take(OTHERS);
    let is_own = !taken.channel.is_entered_by_staff();
    let takes_comment = is_own && survey.version.content.kind == SurveyKind::CustomerFeedback;
    let page = ReceiptPage {
        heading: Heading::new(&frame, survey, now),
        code: taken.receipt.to_string(),
        repeated: taken.repeated,
        is_entered_by_staff: taken.channel.is_entered_by_staff(),
        version: survey.publication.version,
        language: taken.language,
        closes_on: survey.publication.closes_at().map(|at| frame.date(civil_day(at))),
        others: items(&frame, &county, others, now),
        comment: takes_comment.then(|| comment(&frame, survey.header.owner)),
        problems: Problems::default(),
        frame,
    };
    html(StatusCode::OK, Keep::Nothing, &page)
}
