//! Panels as everybody sees them, with the proof of their lots.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{LotId, MeetingId, PanelId, PositionId, TypedId};
use service::ServiceError;
use service::panel;
use service::survey::answer::PublishedSurvey;

use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::panel::{
    CallFacts, LotFacts, LotRow, MeetingFacts, MeetingRow, PanelFacts, PositionFacts, PositionRow, order,
    public_address, public_meeting, public_position,
};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct Row {
    href: String,
    facts: PanelFacts,
}

#[derive(Template)]
#[template(path = "panels.html")]
struct PanelsPage {
    frame: Frame,
    rows: Vec<Row>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let mut panels = panel::public(&state.services, false).await?;
    panels.sort_by_key(|panel| order(panel.state));
    let frame = page.frame;
    let row = |panel: &domain::panel::Panel| Row {
        href: public_address(&frame, panel),
        facts: PanelFacts::new(&frame, panel),
    };
    let page = PanelsPage { rows: panels.iter().map(row).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "panel.html")]
struct PanelPage {
    frame: Frame,
    facts: PanelFacts,
    call: CallFacts,
    apply: String,
    /// The members who want to be known.
    members: Vec<String>,
    positions: Vec<PositionRow>,
    /// What the panel was asked, with the address of what came of it.
    surveys: Vec<(String, Said)>,
    meetings: Vec<MeetingRow>,
    lots: Vec<LotRow>,
}

pub async fn show(page: Page, IdPath(id): IdPath<PanelId>, State(state): State<WebState>) -> Reply {
    let view = panel::view(&state.services, &page.caller.actor, id).await?;
    // Drafts are for the pages of staff.
    if !view.panel.is_public() {
        return Err(ServiceError::NotFound.into());
    }
    let frame = page.frame;
    let href = |id: LotId| frame.address(&format!("panel-lots/{}", id.uuid()));
    let published = view.lots.iter().filter(|lot| lot.is_public());
    let meeting = |one| MeetingRow::new(&frame, one, public_meeting(&frame, one));
    let position = |one| PositionRow::new(&frame, one, public_position(&frame, one));
    let page = PanelPage {
        positions: view.positions.iter().filter(|one| one.is_public()).map(position).collect(),
        surveys: view.surveys.iter().map(|one| told_survey(&frame, one)).collect(),
        facts: PanelFacts::new(&frame, &view.panel),
        call: CallFacts::new(&frame, &view),
        apply: frame.address(&format!("panels/{}/apply", id.uuid())),
        meetings: view.meetings.iter().map(meeting).collect(),
        lots: published.map(|lot| LotRow::new(&frame, lot, href(lot.id))).collect(),
        members: view.member_names,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn told_survey(frame: &Frame, one: &PublishedSurvey) -> (String, Said) {
    let content = &one.version.content;
    let title = frame.content(&content.title, &content.source_language);
    (frame.address(&format!("surveys/{}/results", one.header.slug)), title)
}

#[derive(Template)]
#[template(path = "panel_meeting.html")]
struct MeetingPage {
    frame: Frame,
    panel: PanelFacts,
    back: String,
    facts: MeetingFacts,
}

/// A meeting, before and after it was held.
pub async fn meeting(page: Page, IdPath(id): IdPath<MeetingId>, State(state): State<WebState>) -> Reply {
    let view = panel::meeting::view(&state.services, &page.caller.actor, id).await?;
    if !view.panel.is_public() {
        return Err(ServiceError::NotFound.into());
    }
    let frame = page.frame;
    let page = MeetingPage {
        panel: PanelFacts::new(&frame, &view.panel),
        back: public_address(&frame, &view.panel),
        facts: MeetingFacts::new(&frame, &view.meeting),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "panel_position.html")]
struct PositionPage {
    frame: Frame,
    panel: PanelFacts,
    back: String,
    facts: PositionFacts,
}

/// What a panel says, and what came of it.
pub async fn position(page: Page, IdPath(id): IdPath<PositionId>, State(state): State<WebState>) -> Reply {
    let view = panel::position::view(&state.services, &page.caller.actor, id).await?;
    if !view.position.is_public() {
        return Err(ServiceError::NotFound.into());
    }
    let frame = page.frame;
    let page = PositionPage {
        panel: PanelFacts::new(&frame, &view.panel),
        back: public_address(&frame, &view.panel),
        facts: PositionFacts::new(&frame, &view.position),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "panel_lot.html")]
struct LotPage {
    frame: Frame,
    panel: PanelFacts,
    back: String,
    row: LotRow,
    facts: LotFacts,
    document: String,
}

pub async fn lot(page: Page, IdPath(id): IdPath<LotId>, State(state): State<WebState>) -> Reply {
    let view = panel::lot::view(&state.services, &page.caller.actor, id).await?;
    let of = panel::view(&state.services, &page.caller.actor, view.lot.panel).await?;
    let frame = page.frame;
    let facts = LotFacts::new(&frame, view.result.as_ref().ok_or(ServiceError::NotFound)?, false);
    let page = LotPage {
        panel: PanelFacts::new(&frame, &of.panel),
        back: public_address(&frame, &of.panel),
        row: LotRow::new(&frame, &view.lot, String::new()),
        document: frame.address(&format!("panel-lots/{}/document", id.uuid())),
        facts,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// The published document as a file.
pub async fn document(page: Page, IdPath(id): IdPath<LotId>, State(state): State<WebState>) -> Reply {
    let view = panel::lot::view(&state.services, &page.caller.actor, id).await?;
    let result = view.result.ok_or(ServiceError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"lot.json\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    let response: Response = (headers, result.document()?).into_response();
    Ok(response)
}
