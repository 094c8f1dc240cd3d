//! Giving customer feedback, following what becomes of it, and what the county publishes of it all.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::customer_feedback::{FeedbackChannel, FeedbackClass, FeedbackState};
use domain::identity::Scope;
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, Sent};

use super::own::without_referrer;
use super::see_other;
use super::told::{self, Told};
use crate::Reply;
use crate::customer_feedback::{
    Choice, ItemFacts, SummaryFacts, Typed, classes, field, paragraphs, service_languages, services,
};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::scopes::{self, ScopeOption};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "feedback_give.html")]
struct GivePage {
    frame: Frame,
    problems: Problems,
    typed: Typed,
    /// Where it came about: beside an answer, beside the rating of a page, or by itself.
    via: &'static str,
    classes: Vec<Choice>,
    services: Vec<Choice>,
    languages: Vec<Choice>,
    parts: Vec<ScopeOption>,
    /// Months after which what is written is forgotten.
    months: u32,
}

/// By which way feedback comes that is given with this value of the form's field.
fn channel(via: &str) -> FeedbackChannel {
    match via {
        "comment" => FeedbackChannel::SurveyComment,
        "page" => FeedbackChannel::Page,
        _ => FeedbackChannel::Web,
    }
}

fn via(channel: FeedbackChannel) -> &'static str {
    match channel {
        FeedbackChannel::SurveyComment => "comment",
        FeedbackChannel::Page => "page",
        _ => "",
    }
}

/// The form. An address may say what it is, as the accessibility statement does.
pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let typed = Typed { class: FeedbackClass::from_code(value("class")), ..Typed::default() };
    form(page, &state, typed, channel(value("via")), &Violations::new()).await
}

pub async fn give(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let typed = Typed::read(&fields);
    let channel = channel(fields.get("via"));
    let Some(classified) = typed.classified() else {
        let mut wrong = vec![Violation::new(Code::Required, ["class"])];
        if typed.text.trim().is_empty() {
            wrong.push(Violation::new(Code::Required, ["text"]));
        }
        return form(page, &state, typed, channel, &wrong).await;
    };
    let sent = Sent {
        channel,
        classified,
        language: page.frame.language.clone(),
        about: typed.about.unwrap_or(Scope::County),
        received_on: None,
        text: typed.text.clone(),
        sender: typed.sender(),
    };
    match feedback::give(&state.services, page.caller.address, sent).await {
        Ok(token) => {
            Ok(without_referrer(see_other(&page.frame.address(&format!("feedback/{token}?given=1")))))
        }
        Err(ServiceError::Invalid(wrong)) => form(page, &state, typed, channel, &wrong).await,
        Err(error) => Err(error.into()),
    }
}

async fn form(
    page: Page,
    state: &WebState,
    typed: Typed,
    channel: FeedbackChannel,
    wrong: &Violations,
) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, .. } = page;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = GivePage {
        problems: Problems::new(&frame, wrong, field),
        via: via(channel),
        months: county.feedback_months,
        classes: classes(&frame, typed.class),
        services: services(&frame, typed.service),
        languages: service_languages(&frame, typed.service_language),
        parts: scopes::options(&county, &divisions, &frame.language, typed.about, |scope| {
            scope != Scope::County
        }),
        typed,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

#[derive(Template)]
#[template(path = "feedback_status.html")]
struct StatusPage {
    frame: Frame,
    /// It has just been given.
    is_new: bool,
    facts: ItemFacts,
    text: Vec<String>,
    answer: Vec<String>,
    language: String,
    is_handled: bool,
    has_contact: bool,
    /// The address of this page, to be kept.
    link: String,
}

/// What has become of feedback, behind its private link.
pub async fn status(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let found = match feedback::status(&state.services, &token).await {
        Ok(found) => found,
        Err(ServiceError::NotFound) => {
            return Ok(without_referrer(told::reply(page.frame, Told::FeedbackLinkNotValid)));
        }
        Err(error) => return Err(error.into()),
    };
    let frame = page.frame;
    let page = StatusPage {
        is_new: query.contains_key("given"),
        facts: ItemFacts::new(&frame, &found.item),
        text: paragraphs(&found.text),
        answer: paragraphs(&found.answer),
        language: found.item.language.to_string(),
        is_handled: found.item.state() == FeedbackState::Handled,
        has_contact: found.item.has_contact,
        link: frame.absolute(&format!("feedback/{token}")),
        frame,
    };
    // The address holds the secret.
    Ok(without_referrer(html(StatusCode::OK, Keep::Nothing, &page)))
}

#[derive(Template)]
#[template(path = "feedback_summaries.html")]
struct SummariesPage {
    frame: Frame,
    items: Vec<SummaryFacts>,
}

/// What was received and what was done, the latest days first.
pub async fn summaries(page: Page, State(state): State<WebState>) -> Reply {
    let published = feedback::published(&state.services).await?;
    let frame = page.frame;
    let items = published.iter().map(|one| SummaryFacts::new(&frame, one)).collect();
    Ok(html(StatusCode::OK, Keep::Revalidate, &SummariesPage { frame, items }))
}

#[derive(Template)]
#[template(path = "page_rating.html")]
struct RatingPage {
    frame: Frame,
    problems: Problems,
    /// The page of the county that is rated.
    page: String,
    is_found: Option<bool>,
    is_counted: bool,
}

impl RatingPage {
    fn is_on(&self, found: bool) -> bool {
        self.is_found == Some(found)
    }
}

/// Asks whether somebody found what they looked for on a page of the county, which has led here.
pub async fn rating(page: Page, Query(query): Query<BTreeMap<String, String>>) -> Reply {
    let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let is_found = match value("found") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Ok(rating_page(page.frame, value("page").to_owned(), is_found, false, &Violations::new()))
}

pub async fn rate(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let address = fields.get("page").to_owned();
    let verdict = match fields.get("found") {
        "yes" => domain::customer_feedback::Verdict::Found,
        "no" => domain::customer_feedback::Verdict::NotFound,
        _ => {
            let wrong = vec![Violation::new(Code::Required, ["found"])];
            return Ok(rating_page(page.frame, address, None, false, &wrong));
        }
    };
    let is_found = Some(verdict == domain::customer_feedback::Verdict::Found);
    let language = page.frame.language.clone();
    let caller = page.caller.address;
    match feedback::rate_page(&state.services, caller, &address, language, verdict).await {
        Ok(_) => Ok(rating_page(page.frame, address, is_found, true, &Violations::new())),
        Err(ServiceError::Invalid(wrong)) => Ok(rating_page(page.frame, address, is_found, false, &wrong)),
        Err(error) => Err(error.into()),
    }
}

fn rating_page(
    frame: Frame,
    page: String,
    is_found: Option<bool>,
    is_counted: bool,
    wrong: &Violations,
) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    // A wrong page is no field of the form.
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("found") => "found".to_owned(),
        _ => String::new(),
    };
    let problems = Problems::new(&frame, wrong, field);
    html(status, Keep::Nothing, &RatingPage { frame, problems, page, is_found, is_counted })
}

/// The form beside the receipt of an anonymous answer: for which part of the county, and as what.
pub(super) struct Comment {
    pub about: String,
    pub classes: Vec<Choice>,
    pub title: Said,
}

/// What an answer to a standing feedback survey is followed by. Nothing of the answer goes along.
pub(super) fn comment(frame: &Frame, about: Scope) -> Comment {
    Comment {
        about: scopes::value_of(about),
        classes: classes(frame, None),
        title: frame.text("feedback-comment-title"),
    }
}
