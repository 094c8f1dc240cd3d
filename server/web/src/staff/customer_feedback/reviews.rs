//! The log of units going through their feedback.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::identity::Action;
use domain::{Code, Violation, Violations};
use service::customer_feedback::{self as feedback, ReviewView};

use super::{Links, address};
use crate::Reply;
use crate::customer_feedback::{field, paragraphs};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

/// Rows that the page shows; the rest is in the interface.
const ROWS: usize = 100;

struct Row {
    on: String,
    queue: String,
    by: String,
    waiting: String,
    overdue: String,
    note: Vec<String>,
}

#[derive(Template)]
#[template(path = "staff/cf_reviews.html")]
struct ReviewsPage {
    frame: Frame,
    links: Links,
    notice: Option<Said>,
    problems: Problems,
    rows: Vec<Row>,
    queues: Vec<ScopeOption>,
    note: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    reviews_page(page, &state, &Fields::default(), notice, &Violations::new()).await
}

pub async fn note(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let Some(queue) = scopes::parse(fields.get("queue")) else {
        let wrong = vec![Violation::new(Code::Required, ["queue"])];
        return reviews_page(page, &state, &fields, None, &wrong).await;
    };
    let note = fields.get("note").replace("\r\n", "\n");
    match feedback::note_review(services, actor, queue, &note).await {
        Ok(_) => Ok(see_other(&address(&page.frame, "/reviews?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            reviews_page(page, &state, &fields, None, &wrong).await
        }
    }
}

async fn reviews_page(
    page: Page,
    state: &WebState,
    fields: &Fields,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let reviews = feedback::reviews(&state.services, &page.caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, caller } = page;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let row = |view: &ReviewView| Row {
        on: frame.date(view.review.on),
        queue: scopes::label(view.review.queue, &county, &divisions, &frame.language),
        by: view.by.clone(),
        waiting: frame.integer(view.review.waiting),
        overdue: frame.integer(view.review.overdue),
        note: paragraphs(view.review.note.as_str()),
    };
    let chosen = scopes::parse(fields.get("queue"));
    let page = ReviewsPage {
        links: Links::new(&frame),
        notice,
        problems: Problems::new(&frame, wrong, field),
        rows: reviews.iter().take(ROWS).map(row).collect(),
        queues: scopes::options(&county, &divisions, &frame.language, chosen, |scope| {
            caller.actor.may(Action::HandleFeedback, scope)
        }),
        note: fields.get("note").to_owned(),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
