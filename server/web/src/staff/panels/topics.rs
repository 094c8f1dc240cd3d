//! What members propose that their panel talk about, on the pages of staff.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Violations;
use domain::id::{PanelId, TypedId};
use domain::panel::TopicState;
use service::ServiceError;
use service::panel::topic::{self, TopicView};

use super::form::managed;
use super::panel_address;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Keep, Page, html};
use crate::pages::see_other;
use crate::panel::PanelFacts;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Item {
    id: String,
    version: i64,
    /// In paragraphs.
    text: Vec<String>,
    state: Said,
    is_open: bool,
    on: String,
    /// What was answered, or typed.
    answer: String,
}

#[derive(Template)]
#[template(path = "staff/panel_topics.html")]
struct TopicsPage {
    frame: crate::Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    action: String,
    items: Vec<Item>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    topics_page(page, &state, id, None, notice, &Violations::new()).await
}

/// Takes a proposal up or leaves it, as the button says.
pub async fn decide(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let of = parse_id(fields.get("topic")).ok_or(ServiceError::NotFound)?;
    let is_taken = fields.get("act") == "take";
    let version = fields.get("version").parse().unwrap_or(0);
    let answer = fields.get("answer").replace("\r\n", "\n");
    match topic::decide(services, actor, of, version, is_taken, &answer).await {
        Ok(_) => Ok(see_other(&panel_address(&page.frame, id, "/topics?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let typed = (fields.get("topic").to_owned(), answer);
            topics_page(page, &state, id, Some(typed), None, &wrong).await
        }
    }
}

async fn topics_page(
    page: Page,
    state: &WebState,
    id: PanelId,
    typed: Option<(String, String)>,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let view = managed(&page, state, id).await?;
    let topics = topic::topics(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let item = |TopicView { topic, text }: TopicView| {
        let id = topic.id.uuid().to_string();
        let typed = typed.as_ref().filter(|(of, _)| *of == id).map(|(_, answer)| answer.clone());
        Item {
            version: topic.version,
            text: text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
            state: frame.text(topic.state.label_key()),
            is_open: topic.state == TopicState::Proposed || typed.is_some(),
            on: frame.date_time(topic.created_at),
            answer: typed.unwrap_or(topic.answer),
            id,
        }
    };
    let field = |violation: &domain::Violation| match (&typed, violation.path.first().map(String::as_str)) {
        (Some((of, _)), Some("answer")) => format!("answer.{of}"),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TopicsPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, &view.panel),
        back: panel_address(&frame, id, ""),
        action: panel_address(&frame, id, "/topics"),
        items: topics.into_iter().map(item).collect(),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
