//! Matters under preparation as everybody sees them: who decides and when, how one takes part, and what came of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::MatterId;
use domain::survey::Phase;
use domain::time::civil_day;
use service::ServiceError;
use service::matter;
use service::survey::answer::PublishedSurvey;

use super::item::open_until;
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::{MatterFacts, MatterItem};
use crate::panel::{CallItem, PositionRow, public_address, public_position};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

#[derive(Template)]
#[template(path = "matters.html")]
struct MattersPage {
    frame: Frame,
    open: Vec<MatterItem>,
    closed: Vec<MatterItem>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let matters = matter::public(&state.services).await?;
    let frame = page.frame;
    let (open, closed): (Vec<_>, Vec<_>) = matters.iter().partition(|matter| matter.is_open_to_all());
    let items = |some: Vec<&domain::matter::Matter>| {
        some.into_iter().map(|one| MatterItem::public(&frame, one)).collect()
    };
    let page = MattersPage { open: items(open), closed: items(closed), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// Something that residents were asked, or are.
struct SurveyRow {
    href: String,
    title: Said,
    when: Said,
}

#[derive(Template)]
#[template(path = "matter.html")]
struct MatterPage {
    frame: Frame,
    facts: MatterFacts,
    /// Surveys that can be answered now.
    open: Vec<SurveyRow>,
    /// Panels to which anybody can apply now.
    calls: Vec<CallItem>,
    /// Surveys that are going to open.
    upcoming: Vec<SurveyRow>,
    /// Surveys that have closed.
    closed: Vec<SurveyRow>,
    /// The other panels that work on it.
    panels: Vec<(String, Said)>,
    positions: Vec<PositionRow>,
}

impl MatterPage {
    /// There is some way to take part now.
    fn can_take_part(&self) -> bool {
        !self.open.is_empty() || !self.calls.is_empty()
    }

    /// Residents or panels have said something.
    fn has_heard(&self) -> bool {
        !self.closed.is_empty() || !self.positions.is_empty() || !self.facts.statements.is_empty()
    }
}

pub async fn show(page: Page, IdPath(id): IdPath<MatterId>, State(state): State<WebState>) -> Reply {
    let view = matter::view(&state.services, &page.caller.actor, id).await?;
    // What is not public is for the pages of staff.
    if !view.matter.is_public() {
        return Err(ServiceError::NotFound.into());
    }
    let now = state.services.now();
    let today = civil_day(now);
    let frame = page.frame;
    let of = |phase: Phase| {
        let in_phase = view.surveys.iter().filter(|one| one.header.life.phase(now) == phase);
        in_phase.map(|one| survey_row(&frame, one, phase, now)).collect::<Vec<_>>()
    };
    let is_open_to_all =
        |panel: &&domain::panel::Panel| panel.call_open_on(today).is_some_and(|call| !call.is_by_invitation);
    let public_panels = || view.panels.iter().filter(|panel| panel.is_public());
    let named = |panel: &domain::panel::Panel| {
        let name = frame.content(&panel.content.name, &domain::LanguageTag::finnish());
        (public_address(&frame, panel), name)
    };
    let position = |one| PositionRow::new(&frame, one, public_position(&frame, one));
    let page = MatterPage {
        facts: MatterFacts::new(&frame, &view, today),
        open: of(Phase::Open),
        calls: public_panels().filter(is_open_to_all).map(|one| CallItem::new(&frame, one)).collect(),
        upcoming: of(Phase::Scheduled),
        closed: of(Phase::Closed),
        panels: public_panels().filter(|panel| !is_open_to_all(panel)).map(named).collect(),
        positions: view.positions.iter().map(position).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn survey_row(
    frame: &Frame,
    survey: &PublishedSurvey,
    phase: Phase,
    now: chrono::DateTime<chrono::Utc>,
) -> SurveyRow {
    let content = &survey.version.content;
    let publication = &survey.publication;
    let has_results = publication.results_released_at.is_some() || publication.outcome_published_at.is_some();
    let rest = if has_results { "/results" } else { "" };
    let when = match (phase, publication.closes_at()) {
        (Phase::Open, Some(at)) => open_until(frame, at, now),
        (Phase::Open, None) => frame.text("timing-standing"),
        (Phase::Closed | Phase::Archived, at) => {
            let date = at.map(|at| frame.date(civil_day(at))).unwrap_or_default();
            frame.with("timing-closed", [("date", date.into())])
        }
        (Phase::Draft | Phase::Scheduled, _) => {
            let date = frame.date_time(publication.schedule.opens_at);
            frame.with("timing-opens", [("date", date.into())])
        }
    };
    SurveyRow {
        href: frame.address(&format!("surveys/{}{rest}", survey.header.slug)),
        title: frame.content(&content.title, &content.source_language),
        when,
    }
}
